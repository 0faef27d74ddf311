//! A system without dialogs for files, or with one that doesn't answer: a line takes the path, wherever one is asked for.

use std::fs;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::texts::TextsCommand;
use widget_studio::model::widget::MANIFEST;

use super::harness::{CTRL, Window};

const NO_DIALOG: &str = "The system has no dialog for files here. Type or paste the full path; Tab completes it.";

#[test]
fn without_a_dialog_a_path_is_typed_to_open_and_to_save() {
    let mut window = Window::new();
    window.leave_alone();
    let folder = window.plain_folder("widget");
    window.press(CTRL, Key::O);
    assert!(window.says(NO_DIALOG) && window.has_focus("Path"), "{}", window.outline());
    window.fill("Path", "widget");
    window.click("Use this path");
    assert!(window.mentions("Type the full path, from the beginning"), "{}", window.outline());
    window.fill("Path", folder.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.open_widget().home(), Some(folder.canonicalize().unwrap().as_path()));
    assert!(!window.says(NO_DIALOG));

    window.open_sample();
    window.press(CTRL, Key::S);
    assert!(window.says(NO_DIALOG));
    let saved = window.path("saved");
    window.fill("Path", saved.to_str().unwrap());
    window.click("Use this path");
    assert!(saved.join(MANIFEST).is_file() && !window.open_widget().project.is_dirty(), "{}", window.outline());
}

#[test]
fn a_yes_to_replace_one_file_is_none_to_replace_another() {
    let mut window = Window::new();
    window.leave_alone();
    window.open_plain();
    let (one, other) = (window.path("one.zip"), window.path("other.zip"));
    for path in [&one, &other] {
        fs::write(path, "precious").unwrap();
    }
    window.run("Save as zip");
    window.fill("Path", one.to_str().unwrap());
    window.click("Use this path");
    assert!(window.has_button("Replace it"), "{}", window.outline());
    window.fill("Path", other.to_str().unwrap());
    assert!(!window.has_button("Replace it"), "{}", window.outline());
    window.click("Use this path");
    assert!(window.has_button("Replace it") && fs::read(&other).unwrap() == b"precious");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!([fs::read(&one).unwrap(), fs::read(&other).unwrap()], [b"precious", b"precious"]);
}

#[test]
fn a_dialog_that_does_not_answer_is_not_waited_for() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    window.keep_silent(true);
    let asked = Instant::now();
    window.harness.key_press_modifiers(CTRL, Key::O);
    while window.state().path_line().is_none() {
        window.harness.step();
        assert!(asked.elapsed() < Duration::from_secs(20), "nothing is said");
        std::thread::park_timeout(Duration::from_millis(10));
    }
    window.harness.step();
    assert!(window.mentions("has not come up yet"), "{}", window.outline());
    // An answer that comes after all counts.
    window.answer(&folder);
    window.keep_silent(false);
    window.settle();
    assert!(window.state().path_line().is_none() && window.state().open.is_some());
}

#[test]
fn a_path_is_completed_and_replaces_nothing_unasked() {
    let mut window = Window::new();
    window.open_plain();
    window.leave_alone();
    let table = window.path("texts.xlsx");
    fs::write(&table, "of a translator").unwrap();
    window.send(TextsCommand::ChooseExport(Vec::new()));
    window.fill("Path", window.path("tex").to_str().unwrap());
    window.press(Modifiers::NONE, Key::Tab);
    assert_eq!(window.value("Path"), table.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.mentions("is there already. Nothing was written yet"), "{}", window.outline());
    assert_eq!(fs::read(&table).unwrap(), b"of a translator");
    window.click("Cancel");
    assert!(window.state().path_line().is_none());
    window.send(TextsCommand::ChooseExport(Vec::new()));
    window.fill("Path", table.to_str().unwrap());
    window.click("Use this path");
    window.click("Replace it");
    assert_ne!(fs::read(&table).unwrap(), b"of a translator");
}

#[test]
fn whoever_leaves_the_line_goes_nowhere_after_a_later_save() {
    let mut window = Window::new();
    window.leave_alone();
    window.open_sample();
    window.edit(widget_studio::app::core::intent::Intent::set(MANIFEST, "/widget/version", "7.7.7"));
    window.press(CTRL, Key::W);
    window.send(NavCommand::SaveThenGo);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.state().path_line().is_none());
    window.press(CTRL.plus(Modifiers::SHIFT), Key::S);
    window.fill("Path", window.path("saved").to_str().unwrap());
    window.click("Use this path");
    assert!(window.state().open.is_some() && !window.open_widget().project.is_dirty(), "{}", window.outline());
}
