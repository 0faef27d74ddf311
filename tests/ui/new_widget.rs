//! The dialog that makes widgets: what is chosen and typed, the files beside it, errors at their places, folders without a
//! manifest; by mouse and by keyboard, in both languages.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use widget_studio::app::core::navigation::Unsaved;
use widget_studio::checks::engine::rule::Product;
use widget_studio::formats::json::Node;
use widget_studio::model::widget::MANIFEST;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

fn manifest_text<'w>(window: &'w Window, at: &str) -> Option<&'w str> {
    window.open_widget().project.widget().manifest(at).and_then(Node::as_str)
}

/// How many times there are these words.
fn times(window: &Window, words: &str) -> usize {
    window.harness.query_all_by_label(words).count()
}

#[test]
fn a_widget_is_made_as_chosen() {
    let mut window = Window::new();
    window.press(CTRL, Key::N);
    assert!(window.is_on(Role::CheckBox, "Panel in cards") && window.says("11 files"));
    assert!(window.says("1 warning in private use or in moderation"), "nobody has named it yet");
    window.click_on(Role::CheckBox, "Digital Pipeline action");
    window.click_on(Role::CheckBox, "Panel in cards");
    window.click_on(Role::RadioButton, "Kommo");
    assert!(!window.says("ru") && window.is_on(Role::CheckBox, "en"));
    window.click_on(Role::CheckBox, "es");
    window.fill("Name, en", "Shop exchange");
    window.fill("Name, es", "Intercambio");
    window.fill("Key of field 1", "shop");
    window.click("Add a field");
    window.choose("Type of field 2", "users");
    window.click_on(Role::Switch, "Field 2 is required");
    assert_eq!(window.value("Key of field 2"), "field_1");
    // Files are looked at before they are made, pictures too.
    window.reach(Role::RadioButton, "images/logo_dp.png");
    window.click_on(Role::RadioButton, "images/logo_dp.png");
    window.get(Role::Image, "Picture of images/logo_dp.png");
    window.reach(Role::RadioButton, "script.js");
    window.click_on(Role::RadioButton, "script.js");
    assert!(window.mentions("dpSettings: function () {"));
    assert!(window.state().open.is_none());

    window.click("Create widget");
    let open = window.open_widget();
    assert_eq!((open.product, open.origin.clone(), open.project.is_dirty()), (Product::Kommo, None, true));
    assert!(window.rules().iter().all(|rule| !rule.starts_with("manifest/")) && window.says("No errors"));
    assert_eq!(manifest_text(&window, "/settings/field_1/type"), Some("users"));
    assert_eq!(manifest_text(&window, "/locations/1"), Some("digital_pipeline"));
    assert!(window.text("i18n/es.json").contains("Intercambio") && window.text("i18n/en.json").contains("Field shop"));
}

#[test]
fn errors_stand_where_they_are_and_nothing_is_made() {
    let mut window = Window::new();
    window.press(CTRL, Key::N);
    window.fill("Key of field 1", "два");
    let words = "The key “два” may have Latin letters, digits and _ and begins with a letter";
    assert!(times(&window, words) == 2 && !window.is_enabled("Create widget"), "at the field and in the foot: {}", window.outline());
    window.click("Remove field 1");
    assert!(times(&window, "At least one field is needed: without one the platform installs no widget") == 2);
    window.click("Add a field");
    assert!(window.is_enabled("Create widget"));
    for (role, name, words) in [
        (Role::CheckBox, "Panel in cards", "Choose what the widget is for"),
        (Role::CheckBox, "Salesbot step", ""),
        (Role::CheckBox, "ru", "The marketplace of this product asks for ru as well"),
        (Role::CheckBox, "en", "Choose at least one locale"),
    ] {
        window.reach(role, name);
        window.click_on(role, name);
        assert!(words.is_empty() || window.says(words), "{words}\n{}", window.outline());
    }
    assert!(!window.is_enabled("Create widget"));
    window.click_on(Role::CheckBox, "en");
    window.fill("Name, en", "");
    assert!(window.is_enabled("Create widget"), "the name is that of another locale");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().dialogs.is_open() && window.state().open.is_none());
    window.press(CTRL, Key::N);
    assert!(window.is_on(Role::CheckBox, "Salesbot step") && !window.is_on(Role::CheckBox, "ru"), "what was chosen is there again");
}

#[test]
fn what_the_checks_would_say_is_said_before() {
    let mut window = Window::new();
    window.press(CTRL, Key::N);
    window.fill("Name, ru", "Quick notes beside the lead");
    window.fill("Key of field 1", "password");
    assert!(window.mentions(" in private use or in moderation") && window.is_enabled("Create widget"), "{}", window.outline());
    window.choose("Type of field 1", "pass");
    window.fill("Name, ru", "Заметки рядом со сделкой");
    window.fill("Name, en", "Notes beside the lead");
    assert!(window.says("No errors, no warnings: neither privately nor in moderation"), "{}", window.outline());
}

#[test]
fn by_keyboard_alone_in_russian_in_the_smallest_window() {
    let ru = |id: &str| Lang::Ru.tr(id);
    let mut window = Window::with(Look { lang: Lang::Ru, size: SMALLEST, ..Look::default() });
    window.press(CTRL, Key::N);
    for word in ["intent-salesbot", "intent-website-chat"] {
        window.focus_on(Role::CheckBox, &ru(word));
        window.press(Modifiers::NONE, Key::Space);
    }
    assert!(window.is_on(Role::CheckBox, &ru("intent-website-chat")));
    window.reach(Role::RadioButton, "script.js");
    window.focus_on(Role::RadioButton, "script.js");
    window.press(Modifiers::NONE, Key::Space);
    assert!(window.mentions("Вызывается при сохранении бота"), "{}", window.outline());
    window.focus_on(Role::Button, &ru("new-create"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says(&ru("count-no-errors")));
    assert!(window.text("script.js").contains("onAddAsSource") && window.text("i18n/ru.json").contains("Мой виджет"));
}

#[test]
fn unsaved_changes_are_asked_about_when_the_widget_is_made() {
    let mut window = Window::new();
    window.open_plain();
    window.fill("Version", "0.2.0");
    window.press(CTRL, Key::N);
    window.click("Create widget");
    assert!(window.state().dialogs.front::<Unsaved>().is_some());
    window.click("Don't save");
    assert!(window.open_widget().origin.is_none() && manifest_text(&window, "/widget/version") == Some("0.1.0"));
}

#[test]
fn a_folder_without_manifest_becomes_a_widget_in_one_step() {
    let mut window = Window::new();
    let folder = window.path("shop notes");
    fs::create_dir_all(folder.join("i18n")).unwrap();
    fs::write(
        folder.join("script.js"),
        "define([], function () { return function () { this.callbacks = { advancedSettings: function () {} }; }; });",
    )
    .unwrap();
    fs::write(folder.join("i18n/en.json"), "{\"widget\": {\"name\": \"Shop notes\"}, \"settings\": {\"shop\": \"Shop\"}}").unwrap();
    window.open_by_dialog(&folder);
    assert!(window.says("Turn the folder into a widget") && window.says("Shop notes") && window.says("From i18n/en.json; it stays"));
    assert!(window.is_on(Role::CheckBox, "Page in the settings") && !window.is_on(Role::CheckBox, "Panel in cards"));
    assert_eq!((window.value("Key of field 1").as_str(), window.inputs("Name, en")), ("shop", 0));
    assert!(window.says("Texts added") && window.says("New"));
    window.reach(Role::RadioButton, "script.js");
    assert!(window.says("Kept"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("The manifest can't be read"));
    window.click("Make a widget of this folder…");
    window.click("Make what is missing");
    assert!(!window.state().dialogs.is_open());
    let of_script = ["script/callback-missing", "script/callback-missing", "settings/unused"];
    assert_eq!(window.rules(), of_script, "the script is the person's");
    assert!(window.text("script.js").starts_with("define([], function") && !folder.join(MANIFEST).exists());
    assert!(window.text("i18n/en.json").contains("\"settings\": {\"shop\": \"Shop\"}"));
    window.press(CTRL, Key::Z);
    assert!(!window.open_widget().project.widget().contains(MANIFEST) && !window.open_widget().project.is_dirty());
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    window.press(CTRL, Key::S);
    assert!(window.on_disk("shop notes/manifest.json").contains("\"settings.shop\""));
}

#[test]
fn the_address_for_support_is_asked_for_and_must_be_one() {
    let mut window = Window::new();
    window.press(CTRL, Key::N);
    window.fill("Name, ru", "Заявки");
    window.fill("Help", "romashka");
    assert!(window.says("Neither a web address nor an e-mail") && !window.is_enabled("Create widget"), "{}", window.outline());
    window.fill("Help", "help@romashka.ru");
    window.click("Create widget");
    assert_eq!(manifest_text(&window, "/widget/support/email"), Some("help@romashka.ru"));
    assert_eq!(manifest_text(&window, "/widget/support/link"), None);
}
