//! Editing: the form, the source, the version; undo and redo.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use widget_studio::app::core::tab::Tab;
use widget_studio::model::widget::MANIFEST;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, Window};

/// A window with the plain template whose manifest has `new` in the place of `old`.
fn opened_with(old: &str, new: &str, look: Look) -> (Window, String) {
    let mut window = Window::with(look);
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json");
    assert!(text.contains(old));
    let text = text.replacen(old, new, 1);
    fs::write(folder.join(MANIFEST), &text).unwrap();
    window.open_by_dialog(&folder);
    (window, text)
}

#[test]
fn a_field_is_edited_taken_back_and_saved() {
    let (mut window, before) = opened_with("0.1.0", "beta", Look::default());
    assert_eq!(window.rules(), ["manifest/version-format"]);
    let after = before.replace("beta", "1.0.1");
    window.fill("Version", "1.0.1");
    assert_eq!((window.rules().len(), window.text(MANIFEST)), (0, after.as_str()));
    assert!(window.says("1 unsaved file") && window.is_enabled("Save"));

    window.click_first(Role::Button, "Undo");
    assert_eq!((window.rules(), window.text(MANIFEST)), (vec!["manifest/version-format"], before.as_str()));
    assert!(window.says("All changes saved") && !window.open_widget().project.can_undo());
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.value("Version"), "1.0.1");
    window.press(CTRL, Key::Z);
    assert_eq!(window.value("Version"), "beta");
    window.click_first(Role::Button, "Redo");
    assert_eq!(window.on_disk("widget/manifest.json"), before, "nothing is written before it is saved");

    let script = fs::metadata(window.path("widget/script.js")).unwrap().modified().unwrap();
    window.press(CTRL, Key::S);
    assert!(window.says("Saved") && window.says("All changes saved"));
    assert_eq!(window.on_disk("widget/manifest.json"), after);
    assert_eq!(fs::metadata(window.path("widget/script.js")).unwrap().modified().unwrap(), script);
}

#[test]
fn a_field_is_edited_in_russian() {
    let ru = |id| Lang::Ru.tr(id);
    let look = Look { lang: Lang::Ru, ..Look::default() };
    let (mut window, before) = opened_with("\"widget.name\"", "\"widget.nmae\"", look);
    assert_eq!(window.rules(), ["manifest/ref-missing"]);
    window.fill(&ru("field-widget-name"), "widget.name");
    assert_eq!((window.rules().len(), window.text(MANIFEST)), (0, before.replace("nmae", "name").as_str()));
    window.press(CTRL, Key::S);
    assert!(window.says(&ru("notice-saved")) && window.says(&ru("status-all-saved")));
    assert_eq!(window.on_disk("widget/manifest.json"), before.replace("nmae", "name"));
}

#[test]
fn typing_in_a_field_is_one_step_and_the_next_field_another() {
    let mut window = Window::new();
    window.open_plain();
    let before = window.text(MANIFEST).to_owned();
    window.fill("Link", "https://example.net/new");
    window.fill("E-mail", "new@example.net");
    window.fill("Link", "https://example.net/newer");
    window.press(CTRL, Key::Z);
    assert_eq!((window.value("Link"), window.value("E-mail")), ("https://example.net/new".into(), "new@example.net".into()));
    window.press(CTRL, Key::Z);
    assert_eq!(window.value("E-mail"), "support@widgets.example.net");
    window.press(CTRL, Key::Z);
    assert_eq!(window.text(MANIFEST), before);
    assert!(!window.open_widget().project.can_undo());
    assert!(!window.is_enabled("Undo") && window.is_enabled("Redo"));
}

#[test]
fn typing_in_the_source_edits_the_text_and_is_taken_back() {
    let mut window = Window::new();
    window.open_plain();
    let before = window.text(MANIFEST).to_owned();
    window.focus("Source of manifest.json");
    window.press(CTRL, Key::End);
    window.write("!!");
    assert_eq!(window.text(MANIFEST), format!("{before}!!"));
    assert_eq!(window.rules(), ["json/syntax"]);
    window.press(CTRL, Key::Z);
    assert_eq!((window.text(MANIFEST), window.rules().len()), (before.as_str(), 0));
    assert_eq!(window.value("Source of manifest.json"), before);
}

#[test]
fn another_file_is_chosen_and_edited_in_the_source() {
    let mut window = Window::new();
    window.open_plain();
    window.choose("File: manifest.json", "i18n/ru.json");
    let before = window.text("i18n/ru.json").to_owned();
    window.focus("Source of i18n/ru.json");
    window.press(CTRL, Key::Home);
    window.write("ё");
    assert_eq!(window.text("i18n/ru.json"), format!("ё{before}"));
    window.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.text("i18n/ru.json"), before);
    assert!(window.says("All changes saved"), "the text is as it is on disk");
}

#[test]
fn a_switch_changes_its_word_alone() {
    let mut window = Window::new();
    window.open_plain();
    let before = window.text(MANIFEST).to_owned();
    assert!(!window.is_on(Role::Switch, "Start once") && window.is_on(Role::Switch, "Can be installed"));
    window.click_on(Role::Switch, "Start once");
    assert_eq!(window.text(MANIFEST), before.replace("\"init_once\": false", "\"init_once\": true"));
    assert!(window.is_on(Role::Switch, "Start once"));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text(MANIFEST), before);
}

#[test]
fn locales_are_taken_away_and_added() {
    let mut window = Window::new();
    window.open_plain();
    window.click("Remove en");
    assert!(window.text(MANIFEST).contains(r#""locale": ["ru"]"#), "{}", window.text(MANIFEST));
    assert_eq!(window.rules(), ["i18n/file-extra"]);
    window.click("Locales: Add");
    window.click("es (no file yet)");
    assert!(window.text(MANIFEST).contains(r#""locale": ["ru", "es"]"#), "{}", window.text(MANIFEST));
    window.click("Locales: Add");
    window.click("en");
    assert!(window.text(MANIFEST).contains(r#""locale": ["ru", "es", "en"]"#), "{}", window.text(MANIFEST));
}

#[test]
fn the_version_is_raised_in_three_places() {
    let mut window = Window::new();
    window.open_plain();
    window.click("+ patch");
    assert_eq!(window.open_widget().version(), Some("0.1.1"));
    window.click("Raise the version");
    window.click("Raise the version: minor");
    assert_eq!(window.open_widget().version(), Some("0.2.0"));
    window.run("version: major");
    assert_eq!((window.open_widget().version(), window.value("Version")), (Some("1.0.0"), "1.0.0".to_owned()));
    for version in ["0.2.0", "0.1.1", "0.1.0"] {
        window.press(CTRL, Key::Z);
        assert_eq!(window.open_widget().version(), Some(version));
    }
}

#[test]
fn a_version_that_is_no_number_is_not_raised() {
    let (mut window, before) = opened_with("0.1.0", "beta", Look::default());
    window.click("+ minor");
    assert!(window.says("The version isn't made of numbers, so it can't be raised. Write it as 1.0.0"));
    assert_eq!(window.text(MANIFEST), before);
}

#[test]
fn a_key_that_no_document_names_is_shown_and_removed() {
    let (mut window, before) = opened_with("\"locations\"", "\"notes\": {\"by\": \"me\"},\n  \"locations\"", Look::default());
    window.reach(Role::Button, "Remove /notes");
    window.click("Remove /notes");
    assert_eq!(window.text(MANIFEST), before.replace("\"notes\": {\"by\": \"me\"},\n  ", ""));
}

#[test]
fn a_number_takes_digits_only() {
    let mut window = Window::new();
    window.open_plain();
    let before = window.text(MANIFEST).to_owned();
    window.fill("Interface version", "x");
    assert_eq!(window.text(MANIFEST), before);
    window.fill("Interface version", "1");
    assert_eq!(window.text(MANIFEST), before.replace("\"interface_version\": 2", "\"interface_version\": 1"));
    // Retyped: what was there does not come back while there is nothing.
    window.focus("Interface version");
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.value("Interface version"), "");
    window.write("3");
    assert_eq!(window.text(MANIFEST), before.replace("\"interface_version\": 2", "\"interface_version\": 3"));
}

#[test]
fn a_field_that_is_absent_is_added_and_taken_back() {
    let (mut window, before) = opened_with("    \"installation\": true,\n", "", Look::default());
    window.reach(Role::Switch, "Can be installed");
    window.click_on(Role::Switch, "Can be installed");
    let added = window.open_widget().project.widget().manifest("/widget/installation").and_then(|node| node.as_bool());
    assert_eq!(added, Some(true));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text(MANIFEST), before);
}

#[test]
fn the_preview_shows_the_texts_of_the_chosen_language() {
    let mut window = Window::new();
    window.open_plain();
    window.click_on(Role::RadioButton, "Preview");
    let (ru, en) = ("Приветствует из карточки сделки", "Greets people from the lead card");
    // In the form the text of every language is typed, the preview shows one.
    assert_eq!((window.value("Short description, ru").as_str(), window.value("Short description, en").as_str()), (ru, en));
    let count = |window: &Window, words| window.harness.query_all_by_label(words).count();
    assert!(window.says("Version 0.1.0"));
    assert_eq!((count(&window, ru), count(&window, en)), (1, 0));
    window.choose("Language of the preview", "en");
    assert_eq!((count(&window, ru), count(&window, en)), (0, 1));
}

#[test]
fn help_says_what_a_field_is_for() {
    let mut window = Window::new();
    window.open_plain();
    window.click("? Version");
    assert!(window.mentions("Raise it before every upload"));
}

#[test]
fn the_name_is_typed_in_each_language_where_its_key_is() {
    let mut window = Window::new();
    window.open_plain();
    let key = window.value("Name");
    window.fill("Name, en", "Parcels");
    assert!(window.text("i18n/en.json").contains("\"Parcels\"") && window.value("Name") == key);
    window.press(CTRL, Key::Z);
    assert!(!window.text("i18n/en.json").contains("\"Parcels\""), "one step");
}

#[test]
fn the_palette_leads_to_pictures_settings_and_texts() {
    let mut window = Window::new();
    window.open_plain();
    window.run("logo_min.png");
    assert_eq!(window.open_widget().tab, Tab::Images);
    window.search("greeting");
    assert!(window.names(Role::Button).iter().any(|name| name == "greeting"), "{}", window.outline());
}
