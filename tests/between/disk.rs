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
