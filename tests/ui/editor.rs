//! What an editor has: keys for lines, an offer at the caret, the way to what is named.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::core::tab::Tab;

use super::harness::{CTRL, Window};

/// The plain widget with this file in the source, and the caret at its beginning.
fn editing(file: &str, text: &str) -> Window {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::write(folder.join(file), text).unwrap();
    window.open_by_dialog(&folder);
    window.show_by_key(Tab::Files);
    window.click_first(Role::Button, file);
    window.focus(&format!("Source of {file}"));
    window.press(CTRL, Key::Home);
    window
}

#[test]
fn keys_for_lines_change_them_and_each_is_a_step() {
    let mut window = editing("notes.js", "first\nsecond\nthird\n");
    let text = |window: &Window| window.text("notes.js").to_owned();
    window.press(CTRL, Key::Slash);
    assert_eq!(text(&window), "// first\nsecond\nthird\n");
    window.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(text(&window), "second\n// first\nthird\n");
    window.press(CTRL, Key::D);
    assert_eq!(text(&window), "second\n// first\n// first\nthird\n");
    for _ in 0..3 {
        window.press(CTRL, Key::Z);
    }
    assert_eq!(text(&window), "first\nsecond\nthird\n");
    assert!(window.has_focus("Source of notes.js"));
    window.press(CTRL, Key::A);
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(text(&window), "  first\n  second\n  third\n");
    assert!(window.has_focus("Source of notes.js"), "what is selected is indented, not left");
    window.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(text(&window), "first\nsecond\nthird\n");
}

#[test]
fn a_new_line_is_indented_and_home_goes_to_the_first_sign() {
    let mut window = editing("notes.js", "  f({})\n");
    let text = |window: &Window| window.text("notes.js").to_owned();
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::Enter);
    window.write("a: 1");
    assert_eq!(text(&window), "  f({\n    a: 1\n  })\n");
    window.press(Modifiers::NONE, Key::Home);
    window.write("b, ");
    assert_eq!(text(&window), "  f({\n    b, a: 1\n  })\n");
}

#[test]
fn tab_leaves_the_source_where_nothing_is_selected() {
    let mut window = editing("notes.js", "first\n");
    window.press(Modifiers::NONE, Key::Tab);
    assert!(!window.has_focus("Source of notes.js"));
    assert_eq!(window.text("notes.js"), "first\n");
}

#[test]
fn what_can_be_written_is_offered_and_narrowed() {
    let mut window = editing("script.js", "x = self.i18n('')\n");
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::CTRL, Key::Space);
    let all = window.names(Role::ListBoxOption);
    assert!(all.contains(&"widget.name".to_owned()) && all.len() > 2, "{all:?}");
    window.write("widget.n");
    assert_eq!(window.names(Role::ListBoxOption), ["widget.name"]);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.text("script.js"), "x = self.i18n('widget.name')\n");
    assert!(window.names(Role::ListBoxOption).is_empty());
    window.press(Modifiers::NONE, Key::F12);
    assert_eq!(window.open_widget().shown_file(), "i18n/ru.json");
}

#[test]
fn escape_closes_the_offer_and_nothing_else() {
    let mut window = editing("script.js", "x = self.i18n('')\n");
    window.press(Modifiers::NONE, Key::End);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    window.press(Modifiers::CTRL, Key::Space);
    assert!(!window.names(Role::ListBoxOption).is_empty());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.names(Role::ListBoxOption).is_empty() && window.has_focus("Source of script.js"));
}

#[test]
fn the_focus_goes_from_part_to_part_of_the_window() {
    let mut window = Window::new();
    window.open_plain();
    let middle = |window: &Window| {
        window.harness.ctx.memory(|memory| memory.focused()).map(|id| window.harness.ctx.read_response(id).unwrap().rect.center())
    };
    let mut places = Vec::new();
    for _ in 0..5 {
        window.press(Modifiers::NONE, Key::F6);
        places.push(middle(&window).expect("a focus"));
    }
    // The page, Problems, the status bar, the header, the rail.
    assert!(places[0].x > 200.0 && places[0].y < 500.0 && places[3].y < 60.0 && places[4].x < 200.0, "{places:?}");
    window.press(Modifiers::SHIFT, Key::F6);
    assert_eq!(middle(&window), Some(places[3]));
}
