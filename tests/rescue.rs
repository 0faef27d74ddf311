//! Unsaved edits outlive the studio, however it ends: killed at any moment, broken down, or just gone.

#![allow(clippy::disallowed_methods, reason = "threads of a test's own")]

#[path = "between/answers.rs"]
mod answers;
#[path = "rescue/breakdown.rs"]
mod breakdown;
#[path = "rescue/killed.rs"]
mod killed;
#[path = "rescue/offered.rs"]
mod offered;
#[path = "rescue/refused.rs"]
mod refused;
#[cfg(target_os = "linux")]
#[path = "rescue/window.rs"]
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::sync::Arc;
use std::time::{Duration, Instant};

use widget_studio::app::App;
use widget_studio::app::command::Command;
use widget_studio::app::core::Services;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::jobs::Threads;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::system::preferences::Preferences;
use widget_studio::system::recovery;

use answers::Answers;

const DEADLINE: Duration = Duration::from_secs(60);
/// Names the folder that a child works in.
const PLACE: &str = "WIDGET_STUDIO_TEST_PLACE";
/// The file that is edited.
const FILE: &str = "texts.txt";

/// A studio whose data lies in `place`, with nothing open.
fn studio(place: &Path) -> App {
    let here = std::thread::current();
    let services = Services {
        dialogs: Arc::new(Answers::default()),
        config: None,
        data: Some(data(place)),
        vault: Arc::new(Answers::default()),
        executor: Arc::new(Threads),
        wake: Arc::new(move || here.unpark()),
    };
    App::new(services, Preferences::default())
}

fn data(place: &Path) -> PathBuf {
    place.join("data")
}

/// A small widget in `place`.
fn widget(place: &Path) -> PathBuf {
    let folder = place.join("widget");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(FILE), "as saved").unwrap();
    fs::write(folder.join("other.txt"), "other").unwrap();
    folder
}

/// Takes up what jobs bring until `done`.
#[track_caller]
fn until(app: &mut App, mut done: impl FnMut(&App) -> bool) {
    let deadline = Instant::now() + DEADLINE;
    app.poll();
    while !done(app) {
        assert!(Instant::now() < deadline, "it doesn't happen");
        std::thread::park_timeout(Duration::from_millis(5));
        app.poll();
    }
}

/// Until nothing runs and nothing is left to be kept.
#[track_caller]
fn settle(app: &mut App) {
    until(app, |app| !app.is_busy() && app.keeps_in().is_none());
}

/// A studio with the widget open.
fn opened(place: &Path, folder: &Path) -> App {
    let mut app = studio(place);
    app.send(NavCommand::Open(folder.to_owned()));
    until(&mut app, |app| app.core.open.is_some());
    app
}

fn path(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn write(app: &App, name: &str, text: &str) -> Command {
    edit(app, Intent::WriteFile(path(name), FileBody::text(text)))
}

fn edit(app: &App, intent: Intent) -> Command {
    Command::Editing(EditingCommand::Edit { doc: app.core.open.as_ref().unwrap().project.id(), intent })
}

fn text(app: &App, name: &str) -> Option<String> {
    app.core.open.as_ref()?.project.widget().text(name).map(|text| text.as_str().to_owned())
}

/// How many processes' edits lie in the rescue folder, living ones included.
fn kept(place: &Path) -> usize {
    let entries = fs::read_dir(recovery::folder(&data(place)));
    entries.map_or(0, |entries| entries.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|it| it == "zip")).count())
}

/// This program as a child that runs one of its ignored tests in `place`.
fn child(test: &str, place: &Path) -> Program {
    let mut program = Program::new(std::env::current_exe().unwrap());
    program.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]).env(PLACE, place);
    program
}

/// The place of a child.
fn place() -> PathBuf {
    std::env::var_os(PLACE).expect("run by its parent alone").into()
}
