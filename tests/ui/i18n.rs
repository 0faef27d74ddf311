//! The i18n tab: typing as in a spreadsheet, blocks, keys and locales, files that can't be read; by the keyboard where it can be.

use std::fs;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use widget_studio::app::core::tab::Tab;
use widget_studio::model::widget::MANIFEST;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, Window};

const NONE: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

const RU: &str = "{\r\n\t\"widget\": {\r\n\t\t\"name\": \"\\u0418\\u043c\\u044f\",\r\n\t\t\"short_description\": \"\\u0414\\u0432\\u0430\",\r\n\t\t\"description\": \"\\u0422\\u0440\\u0438\"\r\n\t},\r\n\t\"settings\": {\r\n\t\t\"greeting\": \"\\u0410\"\r\n\t},\r\n\t\"card\": {\r\n\t\t\"hello\": \"\\u0411 #HOST#\",\r\n\t\t\"old\": \"\\u0412\"\r\n\t}\r\n}\r\n";
const EN: &str = "{\"widget\": {\"name\": \"Name\", \"short_description\": \"Two\", \"description\": \"Three\"}, \"settings\": {\"greeting\": \"A\"}, \"card\": {\"hello\": \"B\"}}";

/// A window with the plain template, these texts, and the tab in front.
fn opened(files: &[(&str, &str)]) -> Window {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    for (path, text) in files {
        fs::write(folder.join(path), text).unwrap();
    }
    window.open_by_dialog(&folder);
    window.press(CTRL, Key::Num4);
    assert_eq!(window.open_widget().tab, Tab::I18n);
    window
}

fn usual() -> Window {
    opened(&[("i18n/ru.json", RU), ("i18n/en.json", EN)])
}

/// Moves the cursor of the grid, which stands at `widget.name` in ru at first.
fn go(window: &mut Window, keys: &[Key]) {
    keys.iter().for_each(|key| window.press(NONE, *key));
}

fn is_at(window: &Window, cell: &str) -> bool {
    let cells = window.names(Role::Cell);
    let start = cells.iter().find(|name| name.starts_with(cell)).unwrap_or_else(|| panic!("no {cell} in {cells:?}")).clone();
    window.is_on(Role::Cell, &start)
}

#[test]
fn a_text_is_typed_over_and_only_its_bytes_change() {
    let mut window = usual();
    go(&mut window, &[Key::ArrowDown]);
    assert!(is_at(&window, "ru widget.short_description"));
    window.write("Новый");
    assert_eq!(window.value("ru widget.short_description"), "Новый");
    window.press(NONE, Key::Enter);
    let typed = RU.replace("\\u0414\\u0432\\u0430", "\\u041d\\u043e\\u0432\\u044b\\u0439");
    assert_eq!(window.text("i18n/ru.json"), typed);
    assert!(is_at(&window, "ru widget.description"));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text("i18n/ru.json"), RU, "typing is one step");
    window.press(CTRL | SHIFT, Key::Z);
    assert_eq!(window.text("i18n/ru.json"), typed);
}

#[test]
fn keys_do_as_in_a_spreadsheet() {
    let mut window = usual();
    go(&mut window, &[Key::Enter]);
    window.write("!");
    window.press(ALT, Key::Enter);
    window.write("x");
    window.press(NONE, Key::Tab);
    assert!(window.text("i18n/ru.json").contains("\\u0418\\u043c\\u044f!\\nx\""), "{}", window.text("i18n/ru.json"));
    assert!(is_at(&window, "en widget.name"));
    go(&mut window, &[Key::Tab]);
    assert!(is_at(&window, "ru widget.short_description"));
    window.press(SHIFT, Key::Tab);
    assert!(is_at(&window, "en widget.name"));
    window.write("gone");
    window.press(NONE, Key::Escape);
    assert_eq!(window.text("i18n/en.json"), EN, "Escape takes the typing back");
    assert_eq!(window.inputs("en widget.name"), 0);
    go(&mut window, &[Key::F2]);
    window.write("d");
    window.press(SHIFT, Key::Enter);
    assert!(window.text("i18n/en.json").contains("\"Named\""));
    go(&mut window, &[Key::End]);
    assert!(is_at(&window, "en card.old"));
    window.press(CTRL, Key::D);
    assert!(window.text("i18n/en.json").ends_with("\"hello\": \"B\", \"old\": \"В\"}}"), "{}", window.text("i18n/en.json"));
    go(&mut window, &[Key::ArrowUp, Key::Delete]);
    assert!(window.text("i18n/en.json").contains("\"hello\": \"\""));
    go(&mut window, &[Key::Home, Key::ArrowLeft]);
    assert!(window.is_on(Role::RowHeader, "widget"));
    assert!(!window.names(Role::RowHeader).contains(&"widget.name".to_owned()), "the arrow closes the section");
    go(&mut window, &[Key::Enter]);
    assert!(window.names(Role::RowHeader).contains(&"widget.name".to_owned()));
}

#[test]
fn blocks_go_to_a_spreadsheet_and_come_back() {
    let mut window = usual();
    window.press(SHIFT, Key::ArrowDown);
    window.press(SHIFT, Key::ArrowRight);
    window.harness.event(Event::Copy);
    window.settle();
    assert_eq!(window.copied.as_deref(), Some("Имя\tName\nДва\tTwo"));
    go(&mut window, &[Key::Home, Key::ArrowLeft, Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft]);
    window.harness.event(Event::Paste("\"one\nline\"\tOne\r\n2\tTwo\r\n3\t\"say \"\"hi\"\"\"\textra\r\n".to_owned()));
    window.settle();
    let en = window.text("i18n/en.json");
    assert!(en.contains("\"name\": \"One\"") && en.contains("\"description\": \"say \\\"hi\\\"\""), "{en}");
    assert!(window.text("i18n/ru.json").contains("\"one\\nline\""));
    assert!(window.mentions("1 cell was left out"));
    window.press(CTRL, Key::Z);
    assert_eq!((window.text("i18n/ru.json"), window.text("i18n/en.json")), (RU, EN), "a block is one step");
    window.press(SHIFT, Key::ArrowDown);
    window.harness.event(Event::Paste("same".to_owned()));
    window.settle();
    assert!(window.text("i18n/ru.json").contains("\"name\": \"same\",\r\n\t\t\"short_description\": \"same\""));
}

#[test]
fn keys_are_added_renamed_moved_copied_and_deleted_in_all_locales() {
    let mut window = usual();
    window.click("Add a key or a section");
    window.click("Add key");
    window.write("name");
    window.press(NONE, Key::Enter);
    assert!(window.mentions("There is widget.name already"));
    window.write("_two");
    window.press(NONE, Key::Enter);
    assert!(window.text("i18n/en.json").contains("\"name\": \"Name\", \"name_two\": \"\""), "{}", window.text("i18n/en.json"));
    assert!(is_at(&window, "ru widget.name_two"));
    window.write("Текст");
    window.press(NONE, Key::Escape);

    window.press(ALT, Key::ArrowUp);
    assert!(window.text("i18n/en.json").contains("{\"name_two\": \"\", \"name\": \"Name\""));
    window.click("Duplicate");
    window.press(NONE, Key::Enter);
    assert!(window.text("i18n/en.json").contains("\"name_two\": \"\", \"name_two_2\": \"\""), "{}", window.text("i18n/en.json"));
    window.click("Delete");
    assert!(!window.text("i18n/en.json").contains("name_two_2"), "what nothing uses goes at once");
    window.click("Add a key or a section");
    window.click("Add section");
    window.press(CTRL, Key::A);
    window.write("panel");
    window.press(NONE, Key::Enter);
    assert!(window.text("i18n/ru.json").contains("\"panel\": {}") && window.text("i18n/en.json").ends_with("\"panel\": {}}"));
}

#[test]
fn a_new_name_is_followed_by_the_manifest_and_after_a_look_by_the_script() {
    let mut window = usual();
    window.click_on(Role::RowHeader, "settings.greeting");
    window.click("Rename");
    window.press(CTRL, Key::A);
    window.write("settings.welcome");
    window.press(NONE, Key::Enter);
    assert!(window.text(MANIFEST).contains("\"settings.welcome\""));
    assert!(window.text("i18n/ru.json").contains("\"welcome\": \"\\u0410\""));

    window.click_on(Role::RowHeader, "card.hello");
    window.click("Rename");
    window.press(CTRL, Key::A);
    window.write("card.hi");
    window.press(NONE, Key::Enter);
    assert!(window.says("Rename card.hello to card.hi"));
    assert!(window.text("script.js").contains("hello"), "nothing is changed before it is confirmed");
    window.click_first(Role::Button, &Lang::En.tr("fix-apply"));
    assert!(window.text("script.js").contains("self.i18n('card').hi") && window.text("i18n/en.json").contains("\"hi\": \"B\""));

    window.click_on(Role::RowHeader, "card.hi");
    window.click("Delete");
    assert!(window.says("Delete card.hi") && window.mentions("would find nothing"));
}

#[test]
fn what_a_script_may_mean_is_not_offered_for_deletion() {
    let mut window =
        opened(&[("i18n/ru.json", RU), ("i18n/en.json", EN), ("script.js", "define(function () { return self.i18n('card')[code]; });")]);
    window.click_on(Role::RowHeader, "card.old");
    assert!(!window.names(Role::Button).contains(&"Delete".to_owned()));
    assert!(!window.is_enabled("A script may use it"));
    window.click("Rename");
    window.press(CTRL, Key::A);
    window.write("card.new");
    window.press(NONE, Key::Enter);
    assert!(window.mentions("ask for card.old by the old name, look there: script.js:1"));
    window.click_on(Role::RowHeader, "settings.greeting");
    assert!(window.is_enabled("Delete"));
}

#[test]
fn rows_are_filtered_and_searched() {
    let mut window = usual();
    window.click_on(Role::RadioButton, "Missing: 1");
    assert_eq!(window.names(Role::RowHeader), ["card", "card.old"]);
    window.click_on(Role::RadioButton, "Tags: 1");
    assert_eq!(window.names(Role::RowHeader), ["card", "card.hello"]);
    window.click_on(Role::RadioButton, "All: 6");
    go(&mut window, &[Key::ArrowDown]);
    window.press(CTRL, Key::F);
    window.write("имя");
    assert_eq!(window.names(Role::RowHeader), ["widget", "widget.name"]);
    window.write("zz");
    assert!(window.says("No key fits the search and the filter"));
}

#[test]
fn locales_come_and_go() {
    let mut window = usual();
    window.click("Add locale");
    window.write("xx");
    assert!(window.says(&Lang::En.tr("texts-locale-unknown")));
    window.press(CTRL, Key::A);
    window.write("es");
    window.press(NONE, Key::Enter);
    assert!(window.text(MANIFEST).contains("\"es\""));
    assert!(window.text("i18n/es.json").contains("\"TODO: \\u0418"));
    window.choose("es: 0\u{a0}%", "Remove the locale…");
    assert!(window.says("Remove the locale es") && window.mentions("with 6 texts goes"));
    assert!(window.times("Delete") > 1, "the button says what it does");
    window.press(NONE, Key::Enter);
    assert!(!window.text(MANIFEST).contains("\"es\"") && !window.open_widget().project.widget().contains("i18n/es.json"));
    window.choose("en: ", "Fill what is missing from the base");
    assert!(window.text("i18n/en.json").contains("\"old\": \"TODO: В\""));
    window.choose("The locale that others", "en");
    assert_eq!(window.app().texts.grid.as_ref().unwrap().base, 1);
}

#[test]
fn a_file_and_its_entry_find_each_other_in_one_click() {
    let mut window = opened(&[("i18n/ru.json", RU), ("i18n/es.json", EN)]);
    fs::remove_file(window.path("widget/i18n/en.json")).unwrap();
    window.press(CTRL, Key::R);
    window.press(CTRL, Key::Num4);
    window.click_on(Role::Link, "Create the file");
    assert!(window.text("i18n/en.json").contains("TODO"));
    window.click_on(Role::Link, "Declare");
    assert!(window.text(MANIFEST).contains("\"es\""));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_others_to_be_edited() {
    let mut window = opened(&[("i18n/ru.json", RU), ("i18n/en.json", "{\"widget\": ")]);
    assert!(window.mentions("en: Can't be read"));
    window.write("");
    go(&mut window, &[Key::ArrowDown, Key::ArrowRight, Key::Enter]);
    assert!(window.says(&Lang::En.tr("texts-not-editable")));
    go(&mut window, &[Key::ArrowLeft]);
    window.write("x");
    window.press(NONE, Key::Enter);
    assert!(window.text("i18n/ru.json").contains("\"x\"") && window.text("i18n/en.json") == "{\"widget\": ");
    window.click_on(Role::Link, "Show the error");
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::Manifest, "i18n/en.json"));
}

#[test]
fn whatever_stands_in_a_file_is_shown() {
    let long = "я".repeat(600_000);
    let odd = format!(
        "{{\"n\": 1, \"z\": null, \"l\": [1, \"two\"], \"e\": {{}}, \"a.b\": \"dot\", \"d\": \"1\", \"d\": \"2\", \"m\": \"\u{200f}x\", \"s\": {{\"k\": \"v\"}}, \"\": \"no name\", \"big\": \"{long}\"}}"
    );
    let mut window = opened(&[("i18n/ru.json", &odd), ("i18n/en.json", "{\"s\": \"text\"}")]);
    for cell in ["ru n: 1", "ru z: null", "ru l: [1, \"two\"]", "ru d: 2", "en s: text", "en s.k: Missing"] {
        assert!(window.names(Role::Cell).iter().any(|name| name == cell), "{cell}: {:?}", window.names(Role::Cell));
    }
    assert!(window.names(Role::RowHeader).contains(&"e".to_owned()));
    window.click_first(Role::Link, "Repair… /s");
    assert!(window.mentions("is a text in one locale"));
    window.click_first(Role::Button, &Lang::En.tr("fix-apply"));
    assert!(window.text("i18n/en.json").contains("\"s\": {") && window.text("i18n/ru.json") == odd);
    window.click_on(Role::RowHeader, "big");
    go(&mut window, &[Key::Enter]);
    assert!(window.says(&Lang::En.tr("texts-too-long")));
}

#[test]
fn a_finding_leads_to_its_cell() {
    let mut window = usual();
    window.click_on(Role::RadioButton, "Missing: 1");
    let finding = window.findings().iter().find(|finding| finding.rule.id == "i18n/placeholder-mismatch").unwrap().id();
    window.send(widget_studio::app::features::checking::CheckingCommand::Select(finding));
    assert!(is_at(&window, "en card.hello"));
}

#[test]
fn the_window_is_in_russian_too() {
    let mut window = Window::with(Look { lang: Lang::Ru, size: super::harness::SMALLEST, ..Look::default() });
    window.open_plain();
    window.press(CTRL, Key::Num4);
    assert!(window.says(&Lang::Ru.tr("texts-used")));
    window.click_on(Role::Switch, &Lang::Ru.tr("texts-pseudo"));
    assert!(window.is_on(Role::Switch, &Lang::Ru.tr("texts-pseudo")));
}

#[test]
fn what_is_deleted_leaves_no_empty_section_and_the_next_key_is_chosen() {
    let widget = r#"{"a": {"one": "1"}, "b": {"two": "2", "three": "3"}}"#;
    let mut window = opened(&[("i18n/ru.json", widget), ("i18n/en.json", widget)]);
    window.click_on(Role::RowHeader, "a.one");
    window.click("Delete");
    assert_eq!(window.text("i18n/en.json"), r#"{"b": {"two": "2", "three": "3"}}"#);
    window.click_on(Role::RowHeader, "b.two");
    window.click("Delete");
    assert_eq!(window.text("i18n/ru.json"), r#"{"b": {"three": "3"}}"#);
    assert!(is_at(&window, "ru b.three"), "{}", window.outline());
}

#[test]
fn a_translator_gets_the_base_and_one_language() {
    let text = r#"{"a": "1"}"#;
    let mut window = opened(&[("i18n/ru.json", text), ("i18n/en.json", text), ("i18n/es.json", text)]);
    let table = window.path("texts.csv");
    window.answer(&table);
    window.click("Translators");
    window.click("Export ru and es…");
    let written = std::fs::read_to_string(&table).unwrap();
    assert!(written.lines().next().unwrap().contains("es") && !written.lines().next().unwrap().contains("en"), "{written}");
}
