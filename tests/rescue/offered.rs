//! What the next start offers, and what comes of each answer.

use std::fs;
use std::path::Path;
use std::time::Duration;

use widget_studio::app::App;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::navigation::Unsaved;
use widget_studio::app::features::recovery::{Offer, RecoveryCommand, RescueDialog};

use super::{FILE, data, edit, kept, opened, path, settle, studio, text, widget, write};

/// A studio that was just started.
pub fn started(place: &Path) -> App {
    let mut app = studio(place);
    app.started("test".to_owned());
    settle(&mut app);
    app
}

fn dialog(app: &App) -> &RescueDialog {
    app.core.dialogs.front().expect("edits are offered")
}

fn offer(app: &App) -> &Offer {
    let [offer] = dialog(app).offers.as_slice() else { panic!("{} offers", dialog(app).offers.len()) };
    offer
}

fn files(app: &App) -> Vec<&str> {
    offer(app).files.iter().map(|file| file.path.as_str()).collect()
}

fn restore(app: &mut App, names: &[&str]) {
    app.send(Command::Recovery(RecoveryCommand::Restore(names.iter().map(|name| path(name)).collect())));
    settle(app);
}

pub fn restore_all(app: &mut App) {
    let names: Vec<String> = files(app).into_iter().map(str::to_owned).collect();
    restore(app, &names.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A studio ends with these files edited and `other.txt` deleted.
fn left(place: &Path) {
    let folder = widget(place);
    let mut app = opened(place, &folder);
    app.send(write(&app, FILE, "edited"));
    app.send(write(&app, "new.txt", "new"));
    app.send(edit(&app, Intent::DeleteFile(path("other.txt"))));
    settle(&mut app);
}

#[test]
fn edits_are_kept_soon_and_an_idle_studio_has_nothing_to_wake_for() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = opened(dir.path(), &widget(dir.path()));
    settle(&mut app);
    assert_eq!((app.keeps_in(), kept(dir.path())), (None, 0));
    app.send(write(&app, FILE, "1"));
    let first = app.keeps_in().unwrap();
    assert!(first > Duration::ZERO && first <= Duration::from_secs(1));
    app.send(write(&app, FILE, "2"));
    assert!(app.keeps_in().unwrap() <= first, "typing on doesn't put it off");
    settle(&mut app);
    assert_eq!((app.keeps_in(), kept(dir.path())), (None, 1));
    app.send(Action::Undo);
    app.send(Action::Undo);
    settle(&mut app);
    assert_eq!((app.keeps_in(), kept(dir.path())), (None, 0), "nothing is unsaved any more");
}

#[test]
fn what_is_saved_or_discarded_is_offered_no_more() {
    let dir = tempfile::tempdir().unwrap();
    let folder = widget(dir.path());
    let mut app = opened(dir.path(), &folder);
    app.send(write(&app, FILE, "saved"));
    settle(&mut app);
    app.send(Action::Save);
    settle(&mut app);
    assert_eq!(kept(dir.path()), 0);
    app.send(write(&app, FILE, "dropped"));
    settle(&mut app);
    assert_eq!(kept(dir.path()), 1);
    app.send(NavCommand::CloseWindow);
    app.send(NavCommand::DropThenGo);
    assert!(app.core.may_close);
    drop(app);
    assert_eq!(kept(dir.path()), 0);
    assert!(!started(dir.path()).core.dialogs.is_open());
    assert_eq!(fs::read_to_string(folder.join(FILE)).unwrap(), "saved");
}

#[test]
fn all_of_it_comes_back_as_one_step_and_the_disk_is_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let mut app = started(dir.path());
    assert_eq!(files(&app), ["new.txt", "other.txt", FILE]);
    assert!(!offer(&app).is_gone && offer(&app).files.iter().all(|file| !file.is_changed_on_disk));
    restore_all(&mut app);
    assert_eq!((text(&app, FILE), text(&app, "new.txt"), text(&app, "other.txt")), (Some("edited".into()), Some("new".into()), None));
    let folder = dir.path().join("widget");
    assert_eq!(fs::read_to_string(folder.join(FILE)).unwrap(), "as saved");
    assert!(folder.join("other.txt").exists() && !folder.join("new.txt").exists());
    assert_eq!(kept(dir.path()), 1, "from here on this studio keeps them");
    app.send(Action::Undo);
    let open = app.core.open.as_ref().unwrap();
    assert!(!open.project.is_dirty() && !open.project.can_undo());
    app.send(Action::Redo);
    app.send(Action::Save);
    settle(&mut app);
    drop(app);
    assert_eq!(kept(dir.path()), 0);
    assert_eq!(fs::read_to_string(folder.join(FILE)).unwrap(), "edited");
}

#[test]
fn what_was_not_chosen_stays_on_offer() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let mut app = started(dir.path());
    restore(&mut app, &["new.txt"]);
    assert_eq!((text(&app, FILE), text(&app, "new.txt")), (Some("as saved".into()), Some("new".into())));
    app.send(Action::Save);
    settle(&mut app);
    drop(app);
    let app = started(dir.path());
    assert_eq!(files(&app), ["other.txt", FILE], "what is on disk by now is no offer");
}

#[test]
fn later_keeps_them_and_delete_asks_first() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let mut app = started(dir.path());
    app.send(Command::Cancel);
    assert_eq!(kept(dir.path()), 1);
    app.send(Action::RescuedEdits);
    settle(&mut app);
    app.send(Command::Recovery(RecoveryCommand::AskDelete));
    assert!(dialog(&app).asks_delete);
    app.send(Command::Recovery(RecoveryCommand::Choose(0)));
    assert!(!dialog(&app).asks_delete && kept(dir.path()) == 1);
    app.send(Command::Recovery(RecoveryCommand::Delete));
    assert!(!app.core.dialogs.is_open());
    assert_eq!(kept(dir.path()), 0);
    app.send(Action::RescuedEdits);
    settle(&mut app);
    assert_eq!(app.core.notices.last().unwrap().text.id, "notice-nothing-rescued");
}

#[test]
fn a_file_that_changed_on_disk_since_is_marked() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let folder = dir.path().join("widget");
    fs::write(folder.join(FILE), "theirs").unwrap();
    fs::remove_file(folder.join("other.txt")).unwrap();
    let app = started(dir.path());
    let marks: Vec<_> = offer(&app).files.iter().map(|file| (file.path.as_str(), file.is_changed_on_disk)).collect();
    assert_eq!(marks, [("new.txt", false), (FILE, true)], "what is deleted there as well is no offer");
}

#[test]
fn without_its_folder_a_widget_opens_as_a_new_one() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    fs::remove_dir_all(dir.path().join("widget")).unwrap();
    let mut app = started(dir.path());
    assert!(offer(&app).is_gone);
    restore_all(&mut app);
    let open = app.core.open.as_ref().unwrap();
    assert!(open.origin.is_none() && open.project.is_dirty());
    assert_eq!(text(&app, FILE), Some("edited".into()));
    assert!(!dir.path().join("widget").exists());
    assert_eq!(kept(dir.path()), 1);
}

#[test]
fn a_widget_that_was_never_saved_comes_back_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut app = studio(dir.path());
    app.send(Action::OpenSample);
    app.send(write(&app, FILE, "new"));
    let before = app.core.open.as_ref().unwrap().project.widget().clone();
    settle(&mut app);
    drop(app);
    let mut app = started(dir.path());
    assert!(!offer(&app).name.is_empty());
    restore_all(&mut app);
    let open = app.core.open.as_ref().unwrap();
    assert_eq!(**open.project.widget(), *before);
    assert!(open.origin.is_none() && open.project.is_dirty());
}

#[test]
fn a_living_studio_keeps_its_edits_to_itself() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = opened(dir.path(), &widget(dir.path()));
    first.send(write(&first, FILE, "mine"));
    settle(&mut first);
    let second = started(dir.path());
    assert!(!second.core.dialogs.is_open());
    drop(second);
    drop(first);
    assert_eq!(files(&started(dir.path())), [FILE]);
}

#[test]
fn unsaved_changes_of_the_open_widget_are_asked_about_first() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let mut app = started(dir.path());
    app.send(Command::Cancel);
    app.send(Action::OpenSample);
    app.send(write(&app, FILE, "other"));
    app.send(Action::RescuedEdits);
    settle(&mut app);
    restore_all(&mut app);
    assert!(app.core.dialogs.front::<Unsaved>().is_some());
    app.send(NavCommand::DropThenGo);
    settle(&mut app);
    assert_eq!(text(&app, FILE), Some("edited".into()));
    drop(app);
    assert_eq!(files(&started(dir.path())), ["new.txt", "other.txt", FILE]);
}

#[test]
fn damaged_and_foreign_files_are_said() {
    let dir = tempfile::tempdir().unwrap();
    left(dir.path());
    let folder = widget_studio::system::recovery::folder(&data(dir.path()));
    fs::write(folder.join("unsaved-zz.zip"), "PK cut off").unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    let mut app = started(dir.path());
    assert_eq!(dialog(&app).foreign, ["notes.txt"]);
    let faults: Vec<_> = dialog(&app).offers.iter().map(|offer| offer.fault.is_some()).collect();
    let at = faults.iter().position(|fault| *fault).unwrap();
    assert_eq!(faults.len(), 2);
    app.send(Command::Recovery(RecoveryCommand::Choose(at)));
    app.send(Command::Recovery(RecoveryCommand::Delete));
    assert!(!folder.join("unsaved-zz.zip").exists() && folder.join("notes.txt").exists());
    assert_eq!(files(&app).len(), 3);
    app.send(Command::Recovery(RecoveryCommand::Choose(7)));
    app.send(Command::Recovery(RecoveryCommand::Delete));
    app.send(Command::Recovery(RecoveryCommand::Restore(Vec::new())));
}

#[test]
fn edits_that_cannot_be_kept_are_said_once() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(data(dir.path()), "in the way").unwrap();
    let mut app = opened(dir.path(), &widget(dir.path()));
    app.send(write(&app, FILE, "1"));
    super::until(&mut app, |app| app.core.notices.iter().any(|notice| notice.text.id == "notice-not-kept"));
    assert!(app.keeps_in().unwrap() > Duration::from_secs(5), "tried again, not at once");
}
