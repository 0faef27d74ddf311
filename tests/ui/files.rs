//! Files of the widget: made, copied, renamed with what names them, deleted, dropped in; by menu, keyboard and palette.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::tab::Tab;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::MANIFEST;

use super::harness::{CTRL, Window};

fn has(window: &Window, path: &str) -> bool {
    window.open_widget().project.widget().contains(path)
}

/// The plain template with a module that its script asks for, at its files.
fn at_files() -> Window {
    let mut window = Window::new();
    window.open_plain();
    let path = |path: &str| RelPath::new(path).unwrap();
    let script = window.text("script.js").replacen("define(['jquery']", "define(['jquery', './lib/cart.js']", 1);
    assert!(script.contains("./lib/cart.js"), "{script}");
    window.edit(Intent::WriteFile(path("script.js"), FileBody::text(script)));
    window.edit(Intent::WriteFile(path("lib/cart.js"), FileBody::text("define([], function () {});\n")));
    window.show_by_key(Tab::Files);
    window
}

#[test]
fn a_file_is_made_from_a_template_and_refused_where_it_cannot_be() {
    let mut window = at_files();
    window.click("New file…");
    assert!(window.has_focus("Path in the widget"));
    window.fill("Path in the widget", "Script.js");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.mentions("It can't stand beside script.js") && !has(&window, "Script.js"), "{}", window.outline());
    window.click_on(Role::RadioButton, "Twig template");
    assert_eq!(window.value("Path in the widget"), "templates/template.twig");
    window.fill("Path in the widget", "templates/card.twig");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.text("templates/card.twig").contains("{{ title }}"));
    assert_eq!(window.open_widget().source_file, "templates/card.twig");
    window.press(CTRL, Key::Z);
    assert!(!has(&window, "templates/card.twig"), "one step");
    window.run("New file");
    window.click_on(Role::RadioButton, "Locale");
    window.fill("Path in the widget", "i18n/es.json");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(has(&window, "i18n/es.json") && window.text(MANIFEST).contains("\"es\""));
}

#[test]
fn what_names_a_file_follows_its_new_path_and_is_shown_before() {
    let mut window = at_files();
    window.click_first(Role::Button, "lib/cart.js");
    window.press(Modifiers::NONE, Key::F2);
    window.fill("Path in the widget", "core/basket.js");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.is_on(Role::RadioButton, "Change them too") && has(&window, "lib/cart.js"), "{}", window.outline());
    window.click("Apply");
    assert!(has(&window, "core/basket.js") && window.text("script.js").contains("'./core/basket.js'"));
    assert_eq!(window.open_widget().source_file, "core/basket.js");
    window.press(CTRL, Key::Z);
    assert!(has(&window, "lib/cart.js") && window.text("script.js").contains("'./lib/cart.js'"), "one step");
}

#[test]
fn a_file_is_copied_and_deleted_by_its_menu_and_keys() {
    let mut window = at_files();
    window.click_first(Role::Button, "lib/cart.js");
    window.press(CTRL, Key::D);
    assert_eq!(window.value("Path in the widget"), "lib/cart-2.js");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text("lib/cart-2.js"), window.text("lib/cart.js"));
    window.click("What can be done with this file");
    window.click("Delete");
    assert!(!has(&window, "lib/cart-2.js") && window.says("lib/cart-2.js is deleted. Undo brings it back"), "{}", window.outline());
    assert_ne!(window.open_widget().source_file, "lib/cart-2.js");
    // One that is still named is shown first.
    window.click_first(Role::Button, "lib/cart.js");
    window.press(Modifiers::NONE, Key::Delete);
    assert!(has(&window, "lib/cart.js") && window.mentions("It is still named in one place: script.js"), "{}", window.outline());
    window.click("Delete");
    assert!(!has(&window, "lib/cart.js"));
}

#[test]
fn a_context_menu_acts_on_the_file_under_the_pointer() {
    let mut window = at_files();
    window.click_first(Role::Button, "script.js");
    let at = window.rect_of(Role::Button, "lib/cart.js").center();
    window.right_click_at(at);
    window.click("Copy the path");
    assert_eq!(window.copied.as_deref(), Some("lib/cart.js"));
}

#[test]
fn dropped_files_come_beside_the_one_that_is_shown_and_replace_nothing() {
    let mut window = at_files();
    window.click_first(Role::Button, "lib/cart.js");
    let (new, known) = (window.path("helper.js"), window.path("cart.js"));
    fs::write(&new, "define([], {});").unwrap();
    fs::write(&known, "other").unwrap();
    window.drop_file(&new);
    assert_eq!(window.text("lib/helper.js"), "define([], {});");
    let before = window.text("lib/cart.js").to_owned();
    window.drop_file(&known);
    assert_eq!(window.text("lib/cart.js"), before);
    assert!(window.mentions("There is a file lib/cart.js already"), "{}", window.outline());
}
