//! The program itself breaks down in a native window, on a display that nobody sees: nothing is lost, and the next start says so.
//!
//! Needs Xvfb; without it this is skipped with a printed line, unless `WIDGET_STUDIO_REQUIRE_WINDOW=1`.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command as Program, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::features::diagnostics::CrashDialog;
use widget_studio::app::features::diagnostics::DiagnosticsCommand;
use widget_studio::services::bundled;
use widget_studio::system::crashes;
use widget_studio::system::files;
use widget_studio::system::files::Origin;

use super::breakdown::all_text;
use super::offered::{restore_all, started};
use super::{DEADLINE, data, kept, settle, text};

const MANIFEST: &str = "manifest.json";

/// A child that ends with the test.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Ends {
    #[track_caller]
    fn status(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the program doesn't end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A display of its own and its name, as soon as it takes connections.
fn display() -> Option<(Ends, String)> {
    let mut server = Program::new("Xvfb");
    server.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = server.spawn() else {
        assert!(std::env::var_os("WIDGET_STUDIO_REQUIRE_WINDOW").is_none(), "a window is required, and there is no Xvfb");
        println!("skipped: there is no Xvfb");
        return None;
    };
    let output = child.stdout.take().unwrap();
    let child = Ends(child);
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).unwrap();
    Some((child, format!(":{}", number.trim())))
}

/// The program opens `widget`, edits it and breaks down; its data lies in `place`.
fn break_down(place: &Path, widget: &Path, display: &str) -> ExitStatus {
    let mut program = Program::new(env!("CARGO_BIN_EXE_widget-studio"));
    program.args(["--lang", "en", "--break-down"]).arg(widget).env("WIDGET_STUDIO_CONFIG_DIR", data(place)).env("DISPLAY", display);
    program.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").stdout(Stdio::null()).stderr(Stdio::null());
    Ends(program.spawn().unwrap()).status()
}

#[test]
fn a_panic_in_the_window_loses_nothing_and_is_told() {
    let Some((_server, display)) = display() else { return };
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("widget");
    files::save_as(&Origin::Folder(folder.clone()), &bundled::plain()).unwrap();
    let before = fs::read_to_string(folder.join(MANIFEST)).unwrap();
    let after = before.replace("\"0.1.0\"", "\"0.1.1\"");
    assert_ne!(before, after);

    let status = break_down(dir.path(), &folder, &display);
    assert_eq!(status.code(), Some(101), "{status}");
    assert_eq!(fs::read_to_string(folder.join(MANIFEST)).unwrap(), before, "the widget's folder was touched");
    assert_eq!(kept(dir.path()), 1);
    let report = crashes::newest(&data(dir.path())).unwrap().text;
    for part in ["Thread: main", "Place: src/ui/window.rs:", "Message: asked to break down", "Backtrace:", "opened "] {
        assert!(report.contains(part), "{part} not in {report}");
    }
    let said = report + &all_text(&data(dir.path()).join("logs"));
    for of_widget in ["widgets.example.net", "widget.short_description"] {
        assert!(after.contains(of_widget) && !said.contains(of_widget), "{of_widget} in {said}");
    }

    let mut app = started(dir.path());
    assert!(app.core.dialogs.front::<CrashDialog>().is_some(), "it isn't told");
    app.send(Command::Diagnostics(DiagnosticsCommand::Keep));
    settle(&mut app);
    restore_all(&mut app);
    assert_eq!(text(&app, MANIFEST), Some(after.clone()));
    app.send(Action::Save);
    settle(&mut app);
    assert_eq!(fs::read_to_string(folder.join(MANIFEST)).unwrap(), after);
}
