//! Search in all texts, and in one: narrowed by case, words and patterns; replaced as one step, which is seen before.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::core::tab::Tab;

use super::harness::{CTRL, Window};

const BOTH: Modifiers = Modifiers { shift: true, ..CTRL };

fn opened() -> Window {
    let mut window = Window::new();
    window.open_plain();
    window
}

#[test]
fn all_texts_are_searched_and_a_place_is_gone_to() {
    let mut window = opened();
    window.press(BOTH, Key::F);
    assert!(window.has_focus("Search in all texts"), "{}", window.outline());
    window.write("GREETING");
    assert!(window.mentions("places in"), "{}", window.outline());
    window.click_on(Role::Switch, "Match case");
    assert!(window.says("Nothing found"), "{}", window.outline());
    window.click_on(Role::Switch, "Match case");
    window.click_first(Role::Button, "manifest.json:");
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::Files, "manifest.json"));
    let range = window.open_widget().focus.as_ref().and_then(|focus| focus.range.clone()).unwrap();
    assert_eq!(window.text("manifest.json")[range].to_lowercase(), "greeting");
    window.press(BOTH, Key::F);
    window.fill("Search in all texts", "(");
    window.click_on(Role::Switch, "Regular expression");
    assert!(window.mentions("Not a regular expression"), "{}", window.outline());
    window.press(Modifiers::NONE, Key::Escape);
}

#[test]
fn replacing_everywhere_is_seen_before_and_one_step() {
    let mut window = opened();
    let before = [window.text("manifest.json").to_owned(), window.text("i18n/en.json").to_owned()];
    window.press(BOTH, Key::F);
    window.write("greeting");
    window.fill("Replace with", "welcome");
    window.click("Replace all…");
    assert!(window.state().dialogs.is_open() && window.text("manifest.json") == before[0], "it is shown first");
    window.click("Apply");
    assert!(!window.text("manifest.json").contains("greeting") && window.text("manifest.json").contains("welcome"));
    assert!(window.text("i18n/en.json").contains("welcome"));
    window.press(CTRL, Key::Z);
    assert_eq!((window.text("manifest.json"), window.text("i18n/en.json")), (before[0].as_str(), before[1].as_str()));
}

#[test]
fn in_one_file_one_place_or_all_are_replaced() {
    let mut window = opened();
    window.show_by_key(Tab::Files);
    window.click_first(Role::Button, "script.js");
    let before = window.text("script.js").to_owned();
    let count = before.matches("self").count();
    assert!(count > 1);
    window.press(CTRL, Key::H);
    window.write("self");
    window.fill("Replace with", "me");
    window.click("Replace");
    assert_eq!(window.text("script.js").matches("self").count(), count - 1);
    window.click_on(Role::Switch, "Whole words");
    window.click("Replace all");
    assert!(!window.text("script.js").split(|c: char| !c.is_alphanumeric()).any(|word| word == "self"));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text("script.js").matches("self").count(), count - 1, "one step");
}
