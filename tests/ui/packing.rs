//! Packing where something stands already: the window says what it is, and replaces it only if the person says so.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::pack::{PackCommand, PackDialog};
use widget_studio::app::features::texts::TextsCommand;
use widget_studio::model::widget::MANIFEST;
use widget_studio::services::archive;

use super::harness::{CTRL, Window};

#[test]
fn what_stands_beside_the_widget_is_named_before_it_is_replaced() {
    let mut window = Window::new();
    let folder = window.open_plain();
    let target = folder.with_file_name("widget.zip");
    fs::write(&target, "notes").unwrap();
    window.press(CTRL, Key::P);
    window.fill("Save as", target.to_str().unwrap());
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
fn a_pack_meets_no_other_widget_s_by_itself() {
    let mut window = Window::new();
    let packed = |window: &mut Window, folder: &Path| {
        window.send(NavCommand::Open(folder.to_owned()));
        window.press(CTRL, Key::P);
        let target = window.value("Save as");
        window.send(PackCommand::Now { anyway: true });
        assert!(window.says("Packed, read back and compared"), "{}", window.outline());
        window.click("Done");
        PathBuf::from(target)
    };
    // The other one has the same name and version, and another code.
    let (one, other) = (window.plain_folder("one"), window.plain_folder("other"));
    let manifest = fs::read_to_string(other.join(MANIFEST)).unwrap();
    fs::write(other.join(MANIFEST), manifest.replace("\"version\": \"0.1.0\"", "\"version\": \"0.1.0\",\n    \"code\": \"other\""))
        .unwrap();
    let first = packed(&mut window, &one);
    assert_eq!(first.parent().and_then(Path::parent), Some(window.dir.path().canonicalize().unwrap().as_path()));
    assert!(first.ends_with("widget.zip") && first.parent().unwrap().to_str().unwrap().ends_with(" 0.1.0"), "{first:?}");
    let bytes = fs::read(&first).unwrap();
    let second = packed(&mut window, &other);
    assert_ne!(first, second);
    assert_eq!(fs::read(&first).unwrap(), bytes);
    // Its own is packed to the same place again.
    assert_eq!(packed(&mut window, &one), first);
}

#[test]
fn a_place_that_was_typed_is_the_widget_s_own_from_then_on() {
    let mut window = Window::new();
    let folder = window.open_plain();
    window.press(CTRL, Key::P);
    window.fill("Save as", "parcels.zip");
    assert!(window.says("Type the full path, from the beginning"), "{}", window.outline());
    window.send(PackCommand::Now { anyway: false });
    assert!(!window.says("Packed, read back and compared"), "nobody knows from where it would be read");
    let place = window.path("builds").join("parcels.zip");
    window.fill("Save as", place.to_str().unwrap());
    window.send(PackCommand::Now { anyway: false });
    assert!(window.says("Packed, read back and compared"), "{}", window.outline());
    let mut window = window.restarted();
    window.open_by_dialog(&folder);
    window.press(CTRL, Key::P);
    assert_eq!(window.value("Save as"), place.to_str().unwrap());
    assert!(place.is_file());
}

#[test]
fn the_archive_that_is_open_is_no_target() {
    let mut window = Window::new();
    let folder = window.open_plain();
    let archive = folder.with_file_name("widget.zip");
    fs::write(&archive, archive::build_all(window.open_widget().project.widget()).unwrap()).unwrap();
    window.send(NavCommand::Open(archive.clone()));
    window.press(CTRL, Key::P);
    assert_ne!(window.value("Save as"), archive.to_str().unwrap());
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
    window.send(TextsCommand::ChooseExport(Vec::new()));
    assert!(window.mentions("texts.xlsx is there already"), "{}", window.outline());
    assert_eq!(fs::read(&table).unwrap(), b"of a translator");
}
