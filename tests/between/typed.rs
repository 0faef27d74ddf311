//! What a person typed: it is written whatever else was typed meanwhile, and taken only for what it was typed for.

use std::sync::atomic::Ordering;

use widget_studio::app::action::Action;
use widget_studio::app::core::asking::PathCommand;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::compare::CompareCommand;
use widget_studio::services::bundled;
use widget_studio::system::dialogs::Wanted;
use widget_studio::system::shelf::{Build, Shelf};

use crate::machine::Machine;

#[test]
fn what_is_typed_of_several_builds_in_a_row_is_written_of_all() {
    let mut machine = Machine::new();
    let shelf = Shelf::new(Some(&machine.dir.path().join("data")));
    let widget = bundled::sample();
    let keep = |bytes: &[u8], at: i64| shelf.keep(Build::of(&widget, bytes, "widget.zip".as_ref(), at), bytes, 99).unwrap();
    keep(b"one", 1);
    let sums: Vec<String> = keep(b"two", 2).into_iter().map(|build| build.sha256).collect();
    machine.act(Action::OpenSample);
    machine.act(Action::Compare);
    machine.settle();
    // The first is being written while the others are typed.
    machine.app.send(CompareCommand::Note(sums[0].clone(), "first".to_owned()));
    machine.app.send(CompareCommand::Note(sums[1].clone(), "second".to_owned()));
    machine.app.send(CompareCommand::SignOff(sums[0].clone(), "A tester".to_owned()));
    machine.settle();
    let told = |builds: &[Build]| builds.iter().map(|build| (build.note.clone(), build.sign_off.clone())).collect::<Vec<_>>();
    let typed = [("first".to_owned(), "A tester".to_owned()), ("second".to_owned(), String::new())];
    assert_eq!(told(&shelf.builds().unwrap()), typed);
    assert_eq!(told(machine.app.compare.builds.as_deref().unwrap()), typed);
}

#[test]
fn a_list_that_was_read_before_does_not_take_back_what_was_typed() {
    let mut machine = Machine::new();
    let shelf = Shelf::new(Some(&machine.dir.path().join("data")));
    let widget = bundled::sample();
    let sums: Vec<String> = [b"one", b"two"]
        .map(|bytes| shelf.keep(Build::of(&widget, bytes, "a.zip".as_ref(), 1), bytes, 99).unwrap()[0].sha256.clone())
        .into();
    machine.act(Action::OpenSample);
    machine.act(Action::Compare);
    machine.settle();
    machine.app.send(CompareCommand::Note(sums[0].clone(), "kept".to_owned()));
    machine.app.send(CompareCommand::Delete(sums[1].clone()));
    // The list without the other build is read before the note is written.
    machine.run("build shelf");
    let note = |machine: &Machine| machine.app.compare.builds.as_ref().unwrap().iter().map(|build| build.note.clone()).collect::<Vec<_>>();
    assert_eq!(note(&machine), ["kept"]);
    machine.settle();
    assert_eq!((note(&machine), shelf.builds().unwrap()[0].note.as_str()), (vec!["kept".to_owned()], "kept"));
}

#[test]
fn a_path_is_taken_only_for_the_dialog_that_it_was_typed_for() {
    let mut machine = Machine::new();
    let folder = machine.widget("a", &[("manifest.json", "{}")]);
    let archive = machine.dir.path().join("there.zip");
    std::fs::write(&archive, "precious").unwrap();
    machine.answers.has_none.store(true, Ordering::Relaxed);
    machine.act(Action::OpenFolder);
    machine.settle();
    let enter = |text: &std::path::Path| PathCommand::Enter { text: text.display().to_string(), may_replace: false };
    machine.app.send(NavCommand::Path(enter(&folder)));
    machine.app.send(NavCommand::Path(PathCommand::Leave));
    machine.act(Action::OpenZip);
    machine.run("dialog");
    machine.settle();
    let line = machine.app.core.path_line().expect("the second one is still asked for");
    assert!(line.wanted == Wanted::Zip && machine.app.core.open.is_none());
}
