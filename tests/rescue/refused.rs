//! What the system refuses while unsaved edits and reports are kept is in the log.

use std::fs;

use widget_studio::system::preferences::LogLevel;
use widget_studio::system::{crashes, logs, recovery};

use super::breakdown::all_text;
use super::{FILE, child, data, kept, opened, place, settle, widget, write};

/// A folder in the place of a file: the system neither opens nor deletes it as one, whoever asks.
const IN_THE_WAY: &str = "unsaved-1.lock";

#[test]
#[ignore = "a child that panics"]
fn panics_where_no_report_can_be_written() {
    let place = place();
    logs::start(Some(&data(&place)), LogLevel::Warn);
    crashes::watch(Some(&data(&place)));
    fs::write(data(&place).join("crashes"), "in the way").unwrap();
    panic!("broken");
}

#[test]
#[ignore = "a child with a log of its own"]
fn looks_and_ends_where_the_system_refuses() {
    let place = place();
    logs::start(Some(&data(&place)), LogLevel::Warn);
    let folder = recovery::folder(&data(&place));
    fs::create_dir_all(folder.join(IN_THE_WAY)).unwrap();
    fs::write(folder.join("unsaved-1.zip"), "of a process whose lock can't be opened").unwrap();
    assert_eq!(recovery::find(&data(&place)).unwrap().left.len(), 0);
    let mut app = opened(&place, &widget(&place));
    settle(&mut app);
    app.send(write(&app, FILE, "edited"));
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "in the way").unwrap();
    drop(app);
}

fn log_of(test: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(data(dir.path())).unwrap();
    let output = child(test, dir.path()).output().unwrap();
    assert_eq!(kept(dir.path()), 0, "{}", String::from_utf8_lossy(&output.stdout));
    all_text(&data(dir.path()).join("logs"))
}

#[test]
fn a_report_that_cannot_be_written_is_in_the_log() {
    let log = log_of("refused::panics_where_no_report_can_be_written");
    assert!(log.contains("ERROR crashes: no report of the panic in "), "{log}");
}

#[test]
fn edits_that_cannot_be_claimed_or_kept_are_in_the_log() {
    let log = log_of("refused::looks_and_ends_where_the_system_refuses");
    assert!(log.contains("unsaved-1.zip in the folder of unsaved edits: "), "{log}");
    assert!(log.contains("ERROR recovery: unsaved edits could not be kept or deleted at the end: "), "{log}");
}
