//! A panic leaves a report and the unsaved edits; neither it nor the log nor the diagnostics hold a secret.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use widget_studio::account::{Client, Credentials, Forgetful, Host, Limits, NoRecord, Secret, Settings, install};
use widget_studio::app::App;
use widget_studio::app::command::Command;
use widget_studio::app::features::diagnostics::CrashDialog;
use widget_studio::app::features::diagnostics::DiagnosticsCommand;
use widget_studio::practice::{ADMIN, ADMIN_TOKEN, Options, Practice};
use widget_studio::system::preferences::LogLevel;
use widget_studio::system::{crashes, logs};

use super::offered::started;
use super::{FILE, child, data, kept, opened, place, text, widget, write};

const PASSWORD: &str = "canary-pass \"quoted\" и кириллица";
const TOKEN: &str = "canaryeyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9";
const OF_WIDGET: &str = "a text of the widget";
const DIAGNOSTICS: &str = "diagnostics.txt";

#[test]
#[ignore = "a child that panics"]
fn panics() {
    let place = place();
    logs::start(Some(&data(&place)), LogLevel::Debug);
    crashes::watch(Some(&data(&place)));
    let mut app = opened(&place, &place.join("widget"));
    let autosave = app.autosave();
    crashes::before_end(move || autosave.flush_at_once());
    call_account();
    log::info!("Authorization: Bearer {TOKEN}, password=\"{PASSWORD}\", code {TOKEN}");
    app.send(write(&app, FILE, "just typed"));
    app.core.renderer = "test".to_owned();
    fs::write(place.join(DIAGNOSTICS), app.diagnostics()).unwrap();
    assert_eq!(kept(&place), 0, "the time to keep it has not come");
    panic!("called `Result::unwrap()` on an `Err` value: Error(\"{OF_WIDGET}\"), token {TOKEN}\n{OF_WIDGET}");
}

/// Talks to the practice account: an install with a password, and a token that is refused.
fn call_account() {
    let practice = Practice::start(Options { port: 0, file: None, ..Options::default() }).unwrap();
    let host = Host::parse(practice.address()).unwrap();
    let client = |token: &str| {
        let credentials = Credentials::Token(Secret::new(token));
        Client::new("canary", host.clone(), credentials, Arc::new(Forgetful), Arc::new(NoRecord), Limits::default())
    };
    let admin = client(ADMIN_TOKEN);
    let before = admin.widget("demo_phone").unwrap();
    let values = json!({"login": "l", "password": PASSWORD, "phones": {ADMIN.to_string(): "1"}});
    let settings = Settings::new(values.as_object().unwrap().clone(), &before.template).unwrap();
    install(&admin, &before, &settings, &mut |_| {}).ok();
    client(TOKEN).account().unwrap_err();
}

/// All files below `folder` as text, but for edits.
pub fn all_text(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| if path.is_dir() { all_text(&path) } else { String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned() })
        .collect()
}

#[test]
fn a_panic_leaves_a_report_and_the_edits_and_no_secret() {
    let dir = tempfile::tempdir().unwrap();
    widget(dir.path());
    let output = child("breakdown::panics", dir.path()).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(kept(dir.path()), 1, "{}", String::from_utf8_lossy(&output.stdout));

    let report = crashes::newest(&data(dir.path())).unwrap().text;
    for part in [
        "Widget Studio 0.",
        "System: ",
        "Thread: ",
        "Place: tests/rescue/breakdown.rs:",
        "`Result::unwrap()`",
        "Backtrace:",
        "/api/v4/widgets/demo_phone 200",
    ] {
        assert!(report.contains(part), "{part} not in {report}");
    }
    let diagnostics = fs::read_to_string(dir.path().join(DIAGNOSTICS)).unwrap();
    for part in ["Drawn by: test", "Widget: 2 files", "1 unsaved files", "GET /api/v4/account 401"] {
        assert!(diagnostics.contains(part), "{part} not in {diagnostics}");
    }
    let everything = all_text(&data(dir.path())) + &diagnostics;
    assert!(everything.contains("panic in ") && everything.contains("just typed") && everything.contains("opened "));
    for secret in ["canary", PASSWORD, TOKEN, ADMIN_TOKEN] {
        assert!(!everything.contains(secret), "{secret} in {everything}");
    }
    let but_edits = [report, diagnostics, all_text(&data(dir.path()).join("logs"))].concat();
    assert!(!but_edits.contains(OF_WIDGET) && !but_edits.contains("just typed") && !but_edits.contains("as saved"));
}

fn crash(app: &App) -> bool {
    app.core.dialogs.front::<CrashDialog>().is_some()
}

#[test]
fn the_next_start_tells_of_a_breakdown_and_offers_the_edits() {
    let dir = tempfile::tempdir().unwrap();
    widget(dir.path());
    child("breakdown::panics", dir.path()).output().unwrap();
    let mut app = started(dir.path());
    assert!(crash(&app), "it is told first");
    app.send(Command::Diagnostics(DiagnosticsCommand::Copy));
    assert!(app.core.clipboard.take().unwrap().contains("Backtrace:"));
    app.send(Command::Diagnostics(DiagnosticsCommand::Keep));
    super::settle(&mut app);
    drop(app);
    let mut app = started(dir.path());
    assert!(!crash(&app), "it is told once");
    super::offered::restore_all(&mut app);
    assert_eq!(text(&app, FILE), Some("just typed".to_owned()));
}

#[test]
fn a_report_can_be_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let folder = data(dir.path()).join("crashes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("1.new.txt"), "report").unwrap();
    let mut app = started(dir.path());
    app.send(Command::Diagnostics(DiagnosticsCommand::Show));
    assert!(app.core.dialogs.front::<CrashDialog>().is_some_and(|dialog| dialog.is_shown && dialog.text == "report"));
    app.send(Command::Diagnostics(DiagnosticsCommand::Delete));
    assert!(!app.core.dialogs.is_open() && fs::read_dir(folder).unwrap().next().is_none());
}
