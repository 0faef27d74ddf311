//! Documents for others: the report of the check, and the moderation checklist with its ticks and notes.

use std::fs;
use std::process::Command as Process;

use egui::Key;
use egui::accesskit::Role;
use widget_studio::app::core::navigation::Page;
use widget_studio::report::Format;
use widget_studio::services::mark;
use widget_studio::system::dialogs::Wanted;

use super::harness::{CTRL, Window};

const POINT: &str = "The name tells what the widget is for, and isn't “test” or “widget”";
const STUDIO_FILE: &str = ".widget-studio.json";

/// What the command line prints for the widget that a window has open.
fn printed(window: &Window, args: &[&str]) -> String {
    let output = Process::new(env!("CARGO_BIN_EXE_widget-studio")).args(args).arg(window.path("widget")).args(["--lang", "en"]).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

#[test]
fn a_report_is_copied_and_saved_as_the_command_line_gives_it() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::remove_file(folder.join("images/logo_medium.png")).unwrap();
    window.open_by_dialog(&folder);
    window.run("report of the check");
    for (name, word) in [("Text", "text"), ("JSON", "json"), ("Markdown", "markdown"), ("SARIF", "sarif"), ("HTML", "html")] {
        window.click_on(Role::RadioButton, name);
        window.click("Copy");
        let expected = printed(&window, &["check", "--format", word]);
        assert!(expected.contains("logo_medium"), "{word}");
        assert_eq!(window.copied.clone().unwrap().trim_end(), expected.trim_end(), "{word}");
    }
    window.answer(folder.join("manifest.json"));
    window.click("Save…");
    assert_eq!(window.asked().last(), Some(&Wanted::NewFile("widget-report.html".to_owned())));
    assert!(window.mentions("belongs to the widget"), "{}", window.outline());
    let target = window.path("report.html");
    window.answer(&target);
    window.click("Save…");
    let printed = printed(&window, &["check", "--format", "html"]);
    let expected = mark::marked(printed, mark::Document::Check, window.open_widget().project.widget(), Format::Html.carrier());
    assert_eq!(fs::read_to_string(target).unwrap().trim_end(), expected.trim_end());
    assert!(!window.state().dialogs.is_open());
}

#[test]
fn points_are_ticked_with_notes_kept_beside_the_widget() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    window.open_by_dialog(&folder);
    window.run("moderation checklist");
    assert_eq!(window.state().page, Some(Page::Checklist));
    assert!(window.says("What the studio checked itself") && window.mentions("0 of "));
    window.reach(Role::CheckBox, POINT);
    window.click_on(Role::CheckBox, POINT);
    assert!(window.is_on(Role::CheckBox, POINT) && window.mentions("1 of "));
    let add = format!("Add a note: {POINT}");
    window.reach(Role::Link, &add);
    window.click_on(Role::Link, &add);
    window.write("asked the vendor");
    assert!(window.text(STUDIO_FILE).contains("\"note\": \"asked the vendor\""), "{}", window.text(STUDIO_FILE));
    assert_eq!(window.value(&format!("Note: {POINT}")), "asked the vendor");

    window.press(CTRL, Key::S);
    assert!(fs::read_to_string(folder.join(STUDIO_FILE)).unwrap().contains("real-name"));
    window.reach(Role::Button, "For sign-off…");
    window.click("For sign-off…");
    window.click("Copy");
    let copied = window.copied.clone().unwrap();
    assert_eq!(copied.trim_end(), printed(&window, &["checklist"]).trim_end());
    assert!(copied.contains("- [x] The name tells") && copied.contains("asked the vendor"));
    window.press(egui::Modifiers::NONE, Key::Escape);
    // Writing the note is one step, the tick another.
    window.press(CTRL, Key::Z);
    assert!(window.is_on(Role::CheckBox, POINT) && !window.text(STUDIO_FILE).contains("asked"));
    window.press(CTRL, Key::Z);
    assert!(!window.is_on(Role::CheckBox, POINT) && !window.open_widget().project.widget().contains(STUDIO_FILE));
}
