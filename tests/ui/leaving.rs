//! Leaving with unsaved changes, packing, pictures, accepted findings.

use std::fs;

use egui::{Key, Modifiers};
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::navigation::Unsaved;
use widget_studio::app::features::disk::DiskCommand;
use widget_studio::app::features::images::ImagesCommand;
use widget_studio::app::features::pack::PackCommand;
use widget_studio::formats::path::RelPath;
use widget_studio::model::widget::MANIFEST;
use widget_studio::services::archive;

use super::harness::{CTRL, Window};

fn edited() -> (Window, std::path::PathBuf) {
    let mut window = Window::new();
    let folder = window.open_plain();
    window.fill("Version", "7.7.7");
    (window, folder)
}

#[test]
fn closing_with_unsaved_changes_asks_and_each_answer_is_kept() {
    let (mut window, folder) = edited();
    window.close();
    assert!(window.says("Save the changes of Card greeting?") && !window.state().may_close);
    window.click("Cancel");
    assert!(!window.state().dialogs.is_open() && !window.state().may_close);

    window.press(CTRL, Key::W);
    window.click("Don't save");
    assert!(window.state().open.is_none());
    assert!(fs::read_to_string(folder.join(MANIFEST)).unwrap().contains("0.1.0"));

    let (mut window, folder) = edited();
    window.close();
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL, Key::W);
    assert!(window.state().dialogs.front::<Unsaved>().is_some());
    window.send(NavCommand::SaveThenGo);
    assert!(window.state().open.is_none());
    assert!(fs::read_to_string(folder.join(MANIFEST)).unwrap().contains("7.7.7"));
}

#[test]
fn a_widget_is_packed_and_shown_in_its_folder() {
    let mut window = Window::new();
    let folder = window.open_plain();
    fs::write(folder.join(".env"), "A=1").unwrap();
    window.send(DiskCommand::Look);
    window.press(CTRL, Key::P);
    assert!(window.says("Left out: 1") && window.says("May hold secrets") && window.says("No errors"), "{}", window.outline());
    let target = std::path::PathBuf::from(window.value("Save as"));
    window.send(PackCommand::Now { anyway: false });
    let packed = archive::read("widget.zip", &fs::read(&target).unwrap()).unwrap();
    let widget = window.open_widget().project.widget().clone();
    assert_eq!(packed.files().len() + 1, widget.files().len());
    assert!(packed.files().all(|(path, body)| widget.get(path.as_str()) == Some(body)) && !packed.contains(".env"));
    window.click("Show in folder");
    assert_eq!(window.revealed(), [target]);
}

#[test]
fn errors_block_packing_until_it_is_confirmed() {
    let mut window = Window::new();
    window.open_sample();
    let target = window.path("out.zip");
    window.press(CTRL, Key::P);
    window.answer(&target);
    window.click("Change…");
    window.send(PackCommand::Now { anyway: false });
    assert!(!target.exists() && window.says("The platform will most likely refuse it: 6 errors."));
    window.click("Pack anyway");
    assert!(target.exists() && window.says("Packed, read back and compared"));
}

#[test]
fn a_picture_is_replaced_and_taken_back_and_a_text_is_refused() {
    let mut window = Window::new();
    let folder = window.open_plain();
    let logo = RelPath::new("images/logo.png").unwrap();
    let before = window.open_widget().project.widget().get("images/logo.png").cloned();
    window.answer(folder.join("images/logo_min.png"));
    window.send(ImagesCommand::Replace(logo.clone()));
    assert!(window.rules().contains(&"images/wrong-size"), "{:?}", window.rules());
    window.press(CTRL, Key::Z);
    assert_eq!(window.open_widget().project.widget().get("images/logo.png").cloned(), before);
    window.send(ImagesCommand::TakePicture { target: logo, source: folder.join("script.js") });
    assert!(window.mentions("script.js is not a PNG") && !window.open_widget().project.is_dirty());
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_taken_back() {
    let mut window = Window::new();
    window.open_sample();
    window.click_in_problem("Error: widget.descripton leads", "More about this finding");
    window.click("Accept…");
    window.write("the text comes later");
    window.click("Accept");
    assert_eq!(window.findings().len(), 5);
    assert!(window.text(".widget-studio.json").contains("the text comes later"));
    window.click("1 accepted");
    window.click("Take back");
    assert_eq!(window.findings().len(), 6);
}
