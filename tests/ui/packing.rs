//! Packing where something stands already: the window says what it is, and replaces it only if the person says so.

use std::fs;

use egui::Key;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::pack::{PackCommand, PackDialog};
use widget_studio::app::features::texts::TextsCommand;
use widget_studio::services::archive;

use super::harness::{CTRL, Window};

#[test]
fn what_stands_beside_the_widget_is_named_before_it_is_replaced() {
    let mut window = Window::new();
    let folder = window.open_plain();
    let target = folder.with_file_name("widget.zip");
    fs::write(&target, "notes").unwrap();
    window.press(CTRL, Key::P);
    window.send(PackCommand::Now { anyway: false });
    assert!(window.mentions("it is no archive of a widget"), "{}", window.outline());
    assert_eq!(fs::read(&target).unwrap(), b"notes");
    window.click("Replace it");
    assert!(window.says("Packed, read back and compared"), "{}", window.outline());
    let widget = window.open_widget().project.widget().clone();
    assert_eq!(archive::verify(&fs::read(&target).unwrap(), &widget), Ok(()));
    window.click("Done");

    // Its own pack is replaced without a question; that of another widget is named.
    window.press(CTRL, Key::P);
    window.send(PackCommand::Now { anyway: false });
    assert!(window.says("Packed, read back and compared"), "{}", window.outline());
    window.click("Done");
    let sample = widget_studio::services::bundled::sample();
    fs::write(&target, archive::build(&sample).unwrap()).unwrap();
    window.press(CTRL, Key::P);
    window.send(PackCommand::Now { anyway: false });
    assert!(window.mentions("This archive is there already, with “"), "{}", window.outline());
    assert_eq!(fs::read(&target).unwrap(), archive::build(&sample).unwrap());
}

#[test]
fn the_archive_that_is_open_is_no_target() {
    let mut window = Window::new();
    let folder = window.open_plain();
    let archive = folder.with_file_name("widget.zip");
    fs::write(&archive, archive::build_all(window.open_widget().project.widget()).unwrap()).unwrap();
    window.send(NavCommand::Open(archive.clone()));
    window.press(CTRL, Key::P);
    assert!(window.says("No place chosen yet"), "{}", window.outline());
    // Not even if the person chooses it.
    let before = fs::read(&archive).unwrap();
    window.send(PackCommand::SetTarget(archive.clone()));
    window.send(PackCommand::Now { anyway: false });
    assert!(window.mentions("is the archive that is being read"), "{}", window.outline());
    assert_eq!(fs::read(&archive).unwrap(), before);
    assert!(window.state().dialogs.front::<PackDialog>().is_none_or(|dialog| !dialog.written));
}

#[test]
fn a_table_whose_name_was_completed_replaces_nothing() {
    let mut window = Window::new();
    window.open_plain();
    let table = window.path("texts.xlsx");
    fs::write(&table, "of a translator").unwrap();
    window.answer(window.path("texts"));
    window.send(TextsCommand::ChooseExport);
    assert!(window.mentions("texts.xlsx is there already"), "{}", window.outline());
    assert_eq!(fs::read(&table).unwrap(), b"of a translator");
}
