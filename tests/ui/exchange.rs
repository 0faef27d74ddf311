//! Texts out to translators, and back after a look at what changes.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::system::dialogs::Wanted;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

/// The plain template with a placeholder, its texts written to a table by the palette; the table with `changes` made.
fn exported(look: Look, changes: &[(&str, &str)]) -> Window {
    let mut window = Window::with(look);
    let folder = window.plain_folder("widget");
    for (file, old, new) in [("i18n/ru.json", "Здравствуйте!", "Привет, {{name}}!"), ("i18n/en.json", "Hello!", "Hello, {{name}}!")]
    {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{text}");
        fs::write(path, text.replace(old, new)).unwrap();
    }
    window.open_by_dialog(&folder);
    let table = window.path("texts.csv");
    window.answer(&table);
    let action = window.state().lang().tr("action-export-texts");
    window.run(&action);
    assert_eq!(window.asked(), [Wanted::NewTable]);
    let mut text = fs::read_to_string(&table).unwrap();
    for (old, new) in changes {
        assert!(text.contains(old), "{old} in {text}");
        text = text.replace(old, new);
    }
    fs::write(&table, text).unwrap();
    window
}

/// Presses an entry of the menu above the grid.
fn choose(window: &mut Window, entry: &str) {
    let lang = window.state().lang();
    window.click_on(Role::Button, &lang.tr("texts-exchange"));
    window.click(&lang.tr(entry));
}

fn import(window: &mut Window) {
    window.answer(window.path("texts.csv"));
    let action = window.state().lang().tr("action-import-texts");
    window.run(&action);
    assert_eq!(window.asked(), [Wanted::Table]);
}

#[test]
fn chosen_texts_are_taken_as_one_step() {
    let mut window = exported(
        Look::default(),
        &[("Hello, {{name}}!", "Hi, {{name}}!"), ("Привет, {{name}}!", "Пока, {{name}}!"), ("Card greeting", "Deal greeting")],
    );
    let before = [window.text("i18n/en.json").to_owned(), window.text("i18n/ru.json").to_owned()];
    import(&mut window);
    assert!(window.says("Changes: 3") && window.is_enabled("Take 3 texts"));
    let boxes = window.names(Role::CheckBox);
    let greeting = boxes.iter().find(|name| name.starts_with("Take ru")).unwrap().clone();
    window.click_on(Role::CheckBox, &greeting);
    assert!(window.is_enabled("Take 2 texts"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("What you made here would be lost"), "{}", window.outline());
    window.click("Go on here");
    window.click("Take 2 texts");
    assert!(!window.state().dialogs.is_open());
    assert_eq!(window.text("i18n/en.json"), before[0].replace("Hello, ", "Hi, ").replace("Card greeting", "Deal greeting"));
    assert_eq!(window.text("i18n/ru.json"), before[1]);
    window.press(CTRL, Key::Z);
    assert_eq!(window.text("i18n/en.json"), before[0], "one step");
    assert!(window.says("All changes saved"));
}

#[test]
fn texts_go_out_and_come_back_by_the_menu_above_the_grid() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    window.open_by_dialog(&folder);
    window.press(CTRL, Key::Num4);
    let table = window.path("texts.csv");
    window.answer(&table);
    choose(&mut window, "texts-export");
    let text = fs::read_to_string(&table).unwrap();
    assert!(text.contains("Hello!"), "{text}");
    fs::write(&table, text.replace("Hello!", "\"Hello;\n\"\"you\"\"\"")).unwrap();
    let before = window.text("i18n/en.json").to_owned();
    window.answer(&table);
    choose(&mut window, "texts-import");
    assert_eq!(window.asked(), [Wanted::NewTable, Wanted::Table]);
    assert!(window.says("Changes: 1"), "{}", window.outline());
    assert_eq!(window.text("i18n/en.json"), before, "nothing is changed before it is taken");
    window.click("Take 1 text");
    assert_eq!(window.text("i18n/en.json"), before.replace("Hello!", "Hello;\\n\\\"you\\\""));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text("i18n/en.json"), before);
}

#[test]
fn a_dropped_table_is_reviewed_for_the_open_widget() {
    let mut window = exported(Look::default(), &[("Card greeting", "Deal greeting")]);
    let table = window.path("texts.csv");
    let tabs = window.path("texts.TSV");
    fs::copy(&table, &tabs).unwrap();
    for file in [table, tabs] {
        window.drop_file(&file);
        assert!(window.says("Changes: 1"), "{}", window.outline());
        window.drop_file(&file);
        window.press(Modifiers::NONE, Key::Escape);
        assert!(!window.state().dialogs.is_open());
    }
}

#[test]
fn what_would_break_something_cannot_be_chosen() {
    let mut window =
        exported(Look::default(), &[("Hello, {{name}}!", "Hi!"), ("Card greeting", ""), ("Привет, {{name}}!", "Пока, {{name}}!")]);
    import(&mut window);
    for words in
        ["Refused: 1", "{{name}} is missingHi!", "Changes: 1", "Passed over: 1", "The cell is empty: the text “Card greeting” stays"]
    {
        assert!(window.says(words), "{words}\n{}", window.outline());
    }
    assert_eq!(window.names(Role::CheckBox).len(), 1);
    window.click_on(Role::RadioButton, "en");
    assert!(window.names(Role::CheckBox).is_empty() && window.says("Refused: 1"));
    window.click_on(Role::RadioButton, "ru");
    assert!(window.says("Changes: 1") && !window.says("Refused: 1"));
    window.click_on(Role::Link, "Choose none");
    assert!(!window.is_enabled("Take texts"));
    window.click_on(Role::Link, "Choose all");
    window.click("Take 1 text");
    assert!(window.text("i18n/ru.json").contains("Пока, {{name}}!"));
}

#[test]
fn a_table_that_says_the_same_or_is_none_opens_no_dialog() {
    let mut window = exported(Look::default(), &[]);
    import(&mut window);
    assert!(!window.state().dialogs.is_open() && window.mentions("The table says what the widget says"));
    window.dismiss_all();
    fs::write(window.path("texts.csv"), "a;b\n").unwrap();
    import(&mut window);
    assert!(!window.state().dialogs.is_open() && window.mentions("its first row has no cell “key”"));
}

#[test]
fn texts_are_taken_by_keyboard_alone_in_russian_in_the_smallest_window() {
    let look = Look { lang: Lang::Ru, size: SMALLEST, ..Look::default() };
    let mut window = exported(look, &[("Hello, {{name}}!", "\"Hi,\n{{name}}!\"")]);
    import(&mut window);
    let take = Lang::Ru.with("exchange-take", &[("count", 1_usize.into())]);
    for _ in 0..20 {
        if window.get(Role::Button, &take).is_focused() {
            break;
        }
        window.press(Modifiers::NONE, Key::Tab);
    }
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.text("i18n/en.json").contains("\"Hi,\\n{{name}}!\""), "{}", window.outline());
}
