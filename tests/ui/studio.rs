//! The window as a whole: theme, language, tabs, the palette, keys.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use widget_studio::app::action::Action;
use widget_studio::app::core::navigation::Page;
use widget_studio::app::core::tab::Tab;
use widget_studio::system::preferences::Theme;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

#[test]
fn the_theme_is_switched_and_remembered() {
    let mut window = Window::new();
    assert!(!window.is_dark());
    window.choose("Theme: Light", "Dark");
    assert!(window.is_dark() && window.names(Role::ComboBox).contains(&"Theme: Dark".to_owned()));
    let mut window = window.restarted();
    assert!(window.is_dark());
    window.open_sample();
    window.click("More");
    window.click("Light");
    assert!(!window.is_dark());
    window.run("Switch the theme");
    assert!(window.is_dark() && window.state().preferences.theme == Theme::Dark);
}

#[test]
fn a_disk_that_cannot_take_the_preferences_is_told_of() {
    let mut window = Window::new();
    let config = window.dir.path().join("config");
    std::fs::remove_dir_all(&config).unwrap();
    std::fs::write(&config, "a file in the place of the folder").unwrap();
    window.choose("Theme: Light", "Dark");
    assert!(window.is_dark() && window.says("The preferences can't be written"));
}

#[test]
fn good_news_goes_by_itself_but_not_from_under_the_focus() {
    let mut window = Window::new();
    window.open_plain();
    window.dismiss_all();
    window.click("+ patch");
    window.press(CTRL, Key::S);
    let wait = |window: &mut Window| (0..300).for_each(|_| window.harness.step());
    window.get(Role::Button, "Dismiss").focus();
    wait(&mut window);
    assert!(window.get(Role::Button, "Dismiss").is_focused() && window.says("Saved"));
    window.press(Modifiers::NONE, Key::Tab);
    wait(&mut window);
    assert!(window.state().notices.last().is_none());
}

#[test]
fn the_language_is_switched_and_remembered() {
    let mut window = Window::new();
    window.choose("Language: English", "Русский");
    assert!(window.says(&Lang::Ru.tr("start-title")) && !window.says("Open a widget"));
    let mut window = window.restarted();
    assert!(window.says(&Lang::Ru.tr("start-title")));
    window.run(&Lang::Ru.tr("action-open-sample"));
    assert!(window.says("6 ошибок"));
    window.click(&Lang::Ru.tr("header-more"));
    window.click("English");
    assert!(window.says("6 errors") && window.says("Order courier"), "the widget's own name follows");
}

#[test]
fn tabs_are_shown_by_the_rail_and_by_keys() {
    let mut window = Window::new();
    window.open_sample();
    window.click("Images, Error: 2");
    assert!(window.open_widget().tab == Tab::Images && window.says("logo_dp.png") && window.inputs("Name") == 0);
    window.show_by_key(Tab::Manifest);
    assert!(window.open_widget().tab == Tab::Manifest && window.inputs("Name") == 1);
    window.show_by_key(Tab::Images);
    assert!(window.is_on(Role::Button, "Images, Error: 2"));
}

#[test]
fn the_palette_finds_by_letters_moves_by_arrows_and_runs_by_enter() {
    let mut window = Window::new();
    window.open_sample();
    window.search("raise the version");
    let entries = ["Raise the version: patch", "Raise the version: minor", "Raise the version: major"];
    assert!(window.is_on(Role::Button, entries[0]));
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert!(window.is_on(Role::Button, entries[1]) && !window.is_on(Role::Button, entries[0]));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.state().palette);
    assert_eq!(window.open_widget().version(), Some("1.5.0"));

    // From the first one up to the last one, and by a click.
    window.search("raise the version");
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert!(!window.is_on(Role::Button, entries[0]));
    window.click(entries[2]);
    assert_eq!(window.open_widget().version(), Some("2.0.0"));
}

#[test]
fn the_palette_is_closed_without_doing_anything() {
    let mut window = Window::new();
    window.click("Find an action, a file or a check");
    assert!(window.state().palette);
    window.write("zzzz");
    assert!(window.says("Nothing fits. Try fewer letters, or the path of a widget."));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.state().palette, "there is nothing to run");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().palette);
    window.press(CTRL, Key::K);
    assert_eq!(window.value("Type an action, a field, a file or a check"), "", "it opens empty");
    window.press(CTRL, Key::K);
    assert!(!window.state().palette);
}

#[test]
fn a_path_in_the_palette_is_opened() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    window.run(&folder.display().to_string());
    assert_eq!(window.open_widget().origin.as_ref().map(|origin| origin.path()), Some(folder.as_path()));
}

#[test]
fn the_palette_leads_to_fields_files_checks_and_fixes() {
    let mut window = Window::new();
    window.open_sample();
    window.run("/widget/support/email");
    assert!(window.has_focus("E-mail"));
    window.run("i18n/ru.json");
    assert_eq!(window.open_widget().shown_file(), "i18n/ru.json");
    window.run("A logo over 300 KB");
    assert_eq!(window.state().page, Some(Page::Rule("images/too-big".to_owned())));
    window.run("Delete the comma");
    assert_eq!(window.findings().len(), 5);
}

#[test]
fn the_palette_offers_all_that_can_be_done() {
    let mut window = Window::new();
    let offered = |window: &Window, action: Action| window.names(Role::Button).contains(&Lang::En.tr(action.text_id()));
    window.press(CTRL, Key::K);
    for action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
        assert_eq!(offered(&window, *action), !action.needs_widget(), "{action:?}");
    }
    window.press(Modifiers::NONE, Key::Escape);
    window.open_sample();
    window.press(CTRL, Key::K);
    for action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
        assert!(offered(&window, *action), "{action:?}");
    }
}

#[test]
fn keys_are_reached_by_tab_and_escape_closes_a_dialog() {
    let mut window = Window::with(Look { size: SMALLEST, ..Look::default() });
    window.open_sample();
    window.press(CTRL | Modifiers::SHIFT, Key::R);
    assert!(window.state().dialogs.is_open());
    window.press(CTRL, Key::N);
    assert!(window.state().dialogs.is_open() && window.findings().len() == 6, "keys of the window are off behind a dialog");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().dialogs.is_open());
    // From control to control until the button of the sample's packing has the focus.
    let pack = (0..60).any(|_| {
        window.press(Modifiers::NONE, Key::Tab);
        window.get(Role::Button, "Pack widget.zip").is_focused()
    });
    assert!(pack, "Tab never came to it");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.state().dialogs.is_open());
}

#[test]
fn a_long_name_leaves_room_for_the_rest_of_the_header() {
    for lang in Lang::ALL {
        let mut window = Window::with(Look { lang, size: SMALLEST, ..Look::default() });
        let folder = window.plain_folder("widget");
        for code in ["en", "ru"] {
            let path = folder.join(format!("i18n/{code}.json"));
            let text = std::fs::read_to_string(&path).unwrap();
            let name = serde_json::from_str::<serde_json::Value>(&text).unwrap()["widget"]["name"].as_str().unwrap().to_owned();
            std::fs::write(&path, text.replace(&name, &"A name of many words ".repeat(4))).unwrap();
        }
        window.send(widget_studio::app::core::navigation::NavCommand::Open(folder));
        let undo = window.rect_of(Role::Button, &lang.tr("action-undo"));
        let profile = window.rect_of(Role::ComboBox, &lang.tr("header-profile"));
        assert!(profile.right() <= undo.left(), "{profile:?} {undo:?}\n{}", window.outline());
    }
}

#[test]
fn the_size_of_the_window_is_remembered() {
    let window = Window::with(Look { size: SMALLEST, ..Look::default() });
    assert_eq!(window.restarted().state().preferences.window, Some(SMALLEST));
}

#[test]
fn the_keys_are_on_a_page_and_in_menus_and_redo_has_two() {
    let mut window = Window::new();
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.says("Redo: Ctrl Shift Z, Ctrl Y"), "{}", window.outline());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.state().page.is_none());
    window.open_plain();
    window.fill("Version", "7.7.7");
    window.press(CTRL, Key::Z);
    assert_eq!(window.open_widget().version(), Some("0.1.0"));
    window.press(CTRL, Key::Y);
    assert_eq!(window.open_widget().version(), Some("7.7.7"));
}

#[test]
fn every_entry_of_the_longest_menu_can_be_reached_in_the_smallest_window() {
    let mut window = Window::with(Look { size: SMALLEST, ..Look::default() });
    window.open_sample();
    window.click("More");
    let entries =
        [Action::NewWidget, Action::OpenZip, Action::CloseWidget, Action::ChooseEditor, Action::Keys, Action::AllChecks, Action::About];
    for action in entries {
        let words = Lang::En.tr(action.text_id());
        // The header has a button of the same name for some of them, narrower than a row.
        let entry = |window: &Window| {
            let buttons = window.harness.query_all_by_role_and_label(Role::Button, &words);
            let wide = buttons.max_by(|a, b| a.rect().width().total_cmp(&b.rect().width())).unwrap();
            wide.scroll_to_me();
            wide.rect()
        };
        entry(&window);
        window.settle();
        let rect = entry(&window);
        assert!(rect.top() >= 0.0 && rect.bottom() <= SMALLEST.1, "{words}: {rect:?}");
    }
}
