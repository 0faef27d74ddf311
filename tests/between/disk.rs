//! What other programs do to the files of the open widget between two events.

use std::fs;

use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::navigation::Unsaved;
use widget_studio::app::features::disk::ConflictsDialog;
use widget_studio::app::features::disk::DiskCommand;
use widget_studio::app::features::disk::Version;
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::services::texts::structure::NewText;

use crate::machine::Machine;

const FILES: &[(&str, &str)] = &[("manifest.json", "{\"of\": \"a\"}"), ("i18n/en.json", "{\"a\": \"text\"}"), ("script.js", "1")];

#[test]
fn an_undo_while_the_disk_is_read_is_kept() {
    let mut machine = Machine::with("a", FILES);
    machine.write("manifest.json", "{\"of\": \"edited\"}");
    machine.write_on_disk("a/manifest.json", "{\"of\": \"theirs\"}");
    machine.app.send(DiskCommand::Look);
    let scan = machine.take("disk scan");
    machine.act(Action::Undo);
    scan();
    machine.settle();
    // Nothing is edited here any more, so the other program's text is the one that goes on.
    assert_eq!(machine.text("manifest.json"), "{\"of\": \"theirs\"}");
    assert!(!machine.opened().project.is_dirty());
    machine.act(Action::Undo);
    assert_eq!(machine.text("manifest.json"), "{\"of\": \"a\"}");
}

#[test]
fn cancelling_a_cell_takes_back_the_cell_and_not_what_the_disk_did() {
    let mut machine = Machine::with("a", FILES);
    let cell = |text: &str| Intent::SetText(NewText { key: "/a".into(), locale: "en".into(), text: text.into() });
    let doc = machine.opened().project.id();
    let cancel = Command::Editing(EditingCommand::CancelTyping { doc, key: cell("").merge_key().unwrap(), before: cell("text") });
    machine.edit(cell("t"));
    machine.edit(cell("typed"));
    machine.write_on_disk("a/script.js", "2");
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert_eq!(machine.text("script.js"), "2");
    machine.app.send(cancel.clone());
    assert_eq!((machine.text("i18n/en.json"), machine.text("script.js")), ("{\"a\": \"text\"}", "2"));
    assert!(!machine.opened().project.is_dirty());
    // Without a change from outside it is the step itself that goes: nothing is left to be done again but it.
    machine.edit(cell("typed"));
    machine.app.send(cancel);
    assert_eq!(machine.text("i18n/en.json"), "{\"a\": \"text\"}");
    machine.act(Action::Redo);
    assert_eq!(machine.text("i18n/en.json"), "{\"a\": \"typed\"}");
}

#[test]
fn a_folder_that_was_deleted_is_written_again_as_a_whole() {
    let mut machine = Machine::with("a", FILES);
    let folder = machine.dir.path().join("a");
    fs::remove_dir_all(&folder).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(machine.opened().is_gone && machine.opened().project.is_dirty(), "all of it is unsaved");
    assert!(machine.notices().contains(&"notice-gone"));
    machine.act(Action::Save);
    machine.settle();
    assert_eq!((machine.on_disk("a/manifest.json"), machine.on_disk("a/i18n/en.json")), (FILES[0].1.to_owned(), FILES[1].1.to_owned()));
    assert!(!machine.opened().is_gone && !machine.opened().project.is_dirty());
    assert!(!machine.notices().contains(&"notice-gone"), "the message ends with what it is about");
}

#[test]
fn saving_into_a_folder_that_vanished_unseen_writes_all_files() {
    for is_made_again in [false, true] {
        let mut machine = Machine::with("a", FILES);
        let folder = machine.dir.path().join("a");
        machine.write("manifest.json", "{\"of\": \"edited\"}");
        fs::remove_dir_all(&folder).unwrap();
        if is_made_again {
            fs::create_dir(&folder).unwrap();
        }
        machine.act(Action::Save);
        machine.run("save");
        machine.settle();
        assert!(!machine.app.core.dialogs.is_open(), "nothing is lost on either side, so nothing is asked");
        assert_eq!(machine.on_disk("a/manifest.json"), "{\"of\": \"edited\"}");
        assert_eq!((machine.on_disk("a/i18n/en.json"), machine.on_disk("a/script.js")), (FILES[1].1.to_owned(), FILES[2].1.to_owned()));
        assert_eq!(machine.opened().project.widget().files().len(), FILES.len());
    }
}

#[test]
fn a_folder_that_is_made_anew_by_another_program_is_read_again() {
    let mut machine = Machine::with("a", FILES);
    let folder = machine.dir.path().join("a");
    machine.write("manifest.json", "{\"of\": \"edited\"}");
    fs::remove_dir_all(&folder).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(machine.opened().is_gone);
    machine.widget("a", &[("manifest.json", FILES[0].1), ("i18n/en.json", FILES[1].1), ("script.js", "built again")]);
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(!machine.opened().is_gone && !machine.app.core.dialogs.is_open());
    assert_eq!((machine.text("script.js"), machine.text("manifest.json")), ("built again", "{\"of\": \"edited\"}"));
    let unsaved: Vec<String> = machine.opened().project.changed_paths().iter().map(ToString::to_string).collect();
    assert_eq!(unsaved, ["manifest.json"]);
}

#[test]
fn a_conflict_is_decided_for_the_widget_that_it_is_of() {
    let mut machine = Machine::with("a", FILES);
    let b = machine.widget("b", FILES);
    machine.write("script.js", "mine");
    machine.write_on_disk("a/script.js", "theirs");
    machine.act(Action::Save);
    machine.run("save");
    assert!(machine.app.core.dialogs.front::<ConflictsDialog>().is_some());
    machine.app.send(DiskCommand::ChooseVersion(Version::Theirs));
    // Another widget is asked for meanwhile.
    machine.app.send(NavCommand::Open(b));
    assert!(machine.app.core.dialogs.front::<Unsaved>().is_some());
    machine.app.send(NavCommand::DropThenGo);
    machine.settle();
    assert!(!machine.app.core.dialogs.is_open(), "the question about a closed widget doesn't come up again");
    machine.app.send(DiskCommand::TakeVersions);
    assert_eq!((machine.text("script.js"), machine.on_disk("a/script.js")), ("1", "theirs".to_owned()));
}

fn lost(machine: &Machine) -> Vec<String> {
    machine.app.disk.question(machine.opened()).lost.iter().map(ToString::to_string).collect()
}

#[test]
fn a_folder_that_comes_back_in_part_takes_nothing_away() {
    let mut machine = Machine::with("a", FILES);
    fs::remove_dir_all(machine.dir.path().join("a")).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(machine.opened().is_gone && lost(&machine).is_empty(), "one thing is said of all files");
    machine.widget("a", &FILES[..1]);
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert_eq!(lost(&machine), ["i18n/en.json", "script.js"]);
    assert!(!machine.opened().is_gone && machine.opened().project.is_dirty());
    machine.act(Action::Save);
    machine.settle();
    assert_eq!((machine.on_disk("a/i18n/en.json"), machine.on_disk("a/script.js")), (FILES[1].1.to_owned(), FILES[2].1.to_owned()));
    assert!(lost(&machine).is_empty() && !machine.opened().project.is_dirty());
}

#[test]
fn a_file_that_goes_stays_here_until_the_person_lets_it_go() {
    let mut machine = Machine::with("a", FILES);
    let script = machine.dir.path().join("a/script.js");
    fs::remove_file(&script).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert_eq!((lost(&machine).as_slice(), machine.text("script.js")), (["script.js".to_owned()].as_slice(), "1"));
    machine.app.send(DiskCommand::LetGo);
    assert!(!machine.opened().project.widget().contains("script.js") && !machine.opened().project.is_dirty());
    assert!(lost(&machine).is_empty());
    machine.act(Action::Undo);
    assert_eq!(machine.text("script.js"), "1");

    // What comes back by itself is no question any more.
    fs::remove_file(machine.dir.path().join("a/i18n/en.json")).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert_eq!(lost(&machine), ["i18n/en.json"]);
    machine.widget("a", FILES);
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(lost(&machine).is_empty() && !machine.opened().project.is_dirty());
}

#[test]
fn a_file_that_only_got_another_name_follows_it() {
    let mut machine = Machine::with("a", FILES);
    let folder = machine.dir.path().join("a");
    fs::rename(folder.join("script.js"), folder.join("main.js")).unwrap();
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert!(lost(&machine).is_empty() && !machine.opened().project.widget().contains("script.js"));
    assert_eq!(machine.text("main.js"), "1");
}

const PARCEL: &[(&str, &str)] =
    &[("manifest.json", "{\"widget\": {\"name\": \"Parcel\"}}"), ("i18n/en.json", "{}"), ("script.js", "parcel")];
const PHONE: &[(&str, &str)] = &[("manifest.json", "{\"widget\": {\"name\": \"Phone\"}}"), ("script.js", "phone"), ("style.css", "a {}")];

/// The folder of the open widget has become the one of another.
fn replaced(machine: &mut Machine, is_seen: bool) {
    let folder = machine.dir.path().join("a");
    fs::rename(&folder, machine.dir.path().join("away")).unwrap();
    machine.widget("a", PHONE);
    if is_seen {
        machine.app.send(DiskCommand::Look);
        machine.settle();
    }
}

#[test]
fn another_widget_in_its_place_takes_nothing_and_is_not_written_over_unasked() {
    for is_seen in [true, false] {
        let mut machine = Machine::with("a", PARCEL);
        machine.write("script.js", "edited");
        replaced(&mut machine, is_seen);
        assert_eq!((machine.text("manifest.json"), machine.text("script.js")), (PARCEL[0].1, "edited"));
        if is_seen {
            let other = machine.app.disk.question(machine.opened()).other.unwrap();
            assert_eq!(other.in_locale("en"), Some("Phone"));
        }
        machine.act(Action::Save);
        machine.settle();
        let dialog = machine.app.core.dialogs.front::<ConflictsDialog>().expect("a question");
        assert!(dialog.saves() && dialog.files.iter().all(|file| file.version == Version::Mine));
        assert_eq!((machine.on_disk("a/manifest.json"), machine.on_disk("a/script.js")), (PHONE[0].1.to_owned(), "phone".to_owned()));
    }
}

#[test]
fn another_widget_is_written_over_once_the_person_has_said_so() {
    let mut machine = Machine::with("a", PARCEL);
    replaced(&mut machine, true);
    assert!(!machine.app.core.dialogs.is_open(), "it doesn't come up in the middle of typing");
    machine.app.send(DiskCommand::Decide);
    machine.settle();
    assert!(machine.app.core.dialogs.front::<ConflictsDialog>().is_some());
    machine.app.send(DiskCommand::TakeVersions);
    machine.act(Action::Save);
    machine.settle();
    assert_eq!((machine.on_disk("a/manifest.json"), machine.on_disk("a/script.js")), (PARCEL[0].1.to_owned(), "parcel".to_owned()));
    assert_eq!(machine.on_disk("a/i18n/en.json"), "{}");
}
