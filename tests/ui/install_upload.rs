//! What stands in the way of an installation, an upload by hand that is waited for, and a change that is stopped on its way.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use serde_json::json;
use widget_studio::app::features::install::{InstallCommand, Pace, Receipt, RemoteStatus, Work};
use widget_studio::app::features::pack::Packed;
use widget_studio::practice::{ADMIN_TOKEN, Fault, Mode, Options, Practice};
use widget_studio::services::archive as zip;
use widget_studio::system::accounts::{Keep, Kind};
use widget_studio::text::Lang;

use crate::harness::Window;
use crate::install::{CANARY, add, agree, ask, front, opened};

/// Longest time that something may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// Draws frames until `is_so`, also while something runs.
#[track_caller]
fn until(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !is_so(window) {
        assert!(Instant::now() < deadline, "{what}: {:?}\n{}", window.app().install.error, window.outline());
        window.harness.step();
        std::thread::yield_now();
    }
}

/// Presses a button and doesn't wait for what it starts.
#[track_caller]
fn press(window: &mut Window, label: &str) {
    window.get(Role::Button, label).scroll_to_me();
    (0..3).for_each(|_| window.harness.step());
    window.get(Role::Button, label).click();
    (0..3).for_each(|_| window.harness.step());
}

fn upload(window: &Window, practice: &Practice) {
    let archive = zip::build(window.open_widget().project.widget()).unwrap();
    practice.upload(&archive, Some("plain")).unwrap();
}

fn posts(window: &Window) -> usize {
    window.app().install.requests().iter().filter(|entry| entry.method == "POST").count()
}

/// An account that isn't the window's own, so that the upload is by hand, with a form in which the key is missing.
fn by_hand(lang: Lang) -> (Practice, Window) {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(lang);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    let milliseconds = Duration::from_millis;
    window.harness.state_mut().app.install.pace = Pace { every: milliseconds(50), at_most: DEADLINE, countdown: milliseconds(400) };
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    window.fill("Address", "https://api.example.net");
    (practice, window)
}

fn said(lang: Lang, id: &str) -> String {
    lang.with(id, &[("name", "demo".into()), ("version", "0.1.0".into())])
}

fn an_upload_is_waited_for_and_installed(lang: Lang) {
    let (practice, mut window) = by_hand(lang);
    window.fill("Key", CANARY);
    assert!(window.says(&lang.tr("install-not-uploaded")) && !window.is_enabled(&said(lang, "install-into")), "{}", window.outline());
    press(&mut window, &said(lang, "install-watch"));
    // The time that is left stands beside it.
    assert!(window.mentions("0:19") || window.mentions("0:20"), "{}", window.outline());
    assert!(matches!(&window.app().install.running, Some(running) if running.work == Work::Watch && running.until.is_some()));
    upload(&window, &practice);
    until(&mut window, "the countdown", |window| front(window).remote.goes_on);
    window.harness.step();
    let counts = |seconds: u64| lang.with("install-goes-on-in", &[("seconds", seconds.into())]);
    assert!(window.says(&counts(1)) && posts(&window) == 0, "{}", window.outline());
    until(&mut window, "installed", |window| front(window).remote.receipt.is_some());
    window.settle();
    assert!(matches!(&front(&window).remote.receipt, Some(Receipt::Installed(installed)) if installed.is_as_asked()));
    assert!(window.says(&said(lang, "install-receipt-done")) && posts(&window) == 1, "{}", window.outline());
}

#[test]
fn an_upload_is_waited_for_and_installed_in_english() {
    an_upload_is_waited_for_and_installed(Lang::En);
}

#[test]
fn an_upload_is_waited_for_and_installed_in_russian() {
    an_upload_is_waited_for_and_installed(Lang::Ru);
}

#[test]
fn the_countdown_can_be_stopped() {
    let (practice, mut window) = by_hand(Lang::En);
    window.fill("Key", CANARY);
    window.harness.state_mut().app.install.pace.countdown = Duration::from_secs(3600);
    press(&mut window, "Wait for 0.1.0");
    upload(&window, &practice);
    until(&mut window, "the countdown", |window| window.mentions("It goes on in"));
    press(&mut window, "Stop");
    window.settle();
    assert!(!window.mentions("It goes on in") && !front(&window).remote.goes_on && posts(&window) == 0);
    assert!(window.is_enabled("Install into demo"), "{}", window.outline());
}

#[test]
fn a_wait_can_be_stopped_and_ends_by_itself() {
    let (practice, mut window) = by_hand(Lang::En);
    press(&mut window, "Wait for 0.1.0");
    press(&mut window, "Stop");
    window.settle();
    assert!(window.app().install.running.is_none() && window.app().install.error.is_none());
    upload(&window, &practice);
    window.settle();
    assert!(front(&window).remote.status == RemoteStatus::Absent && posts(&window) == 0, "nobody looks any more");
    window.harness.state_mut().app.install.pace.at_most = Duration::ZERO;
    practice.reset().unwrap();
    press(&mut window, "Wait for 0.1.0");
    window.settle();
    assert!(window.mentions("did not appear"), "{}", window.outline());
}

fn a_production_account_goes_on_by_hand(lang: Lang) {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(lang);
    add(&mut window, &practice, Kind::Production, ADMIN_TOKEN, Keep::Keyring);
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    let tr = |id: &str| lang.tr(id);
    assert!(window.says(&tr("install-step-install-locked")) && window.says(&tr("install-goes-on-locked")), "{}", window.outline());
    assert!(!window.says(&tr("install-step-install.about")) && !window.mentions(&tr("install-samples")), "{}", window.outline());
    assert!(!window.says(&said(lang, "install-goes-on")));
}

#[test]
fn a_production_account_goes_on_by_hand_in_english() {
    a_production_account_goes_on_by_hand(Lang::En);
}

#[test]
fn a_production_account_goes_on_by_hand_in_russian() {
    a_production_account_goes_on_by_hand(Lang::Ru);
}

#[test]
fn what_is_not_complete_does_not_go_on() {
    let (practice, mut window) = by_hand(Lang::En);
    press(&mut window, "Wait for 0.1.0");
    upload(&window, &practice);
    until(&mut window, "there", |window| matches!(front(window).remote.status, RemoteStatus::Present(_)));
    window.settle();
    assert!(!window.mentions("It goes on in") && window.says("Key must be filled in") && posts(&window) == 0, "{}", window.outline());
}

#[test]
fn the_packed_archive_is_shown_in_its_folder() {
    let (_practice, mut window) = by_hand(Lang::En);
    window.reach(Role::Button, "Pack widget.zip…");
    window.click("Pack widget.zip…");
    assert!(window.state().dialogs.is_open());
    window.click("Cancel");
    let path = window.path("widget.zip");
    let revision = window.open_widget().project.revision();
    window.harness.state_mut().app.pack.last = Some(Packed { path: path.clone(), size: 2048, revision });
    window.settle();
    assert!(window.mentions("widget.zip, 2.0"), "{}", window.outline());
    window.click("Show the file");
    assert_eq!(window.revealed(), [path]);
}

#[test]
fn a_stopped_change_is_looked_after() {
    let (practice, mut window) = by_hand(Lang::En);
    window.fill("Key", CANARY);
    upload(&window, &practice);
    press(&mut window, "Look again");
    window.settle();
    // The account carries it out, and is slow to say so.
    practice.misbehave(Some(Fault { ms: 60_000, ..Fault::new(Mode::Slow).once("POST") }));
    press(&mut window, "Install into demo");
    let is_active = |practice: &Practice| {
        let state = practice.state();
        state.widget("plain").and_then(|widget| widget.model.get("is_active_in_account")?.as_bool()) == Some(true)
    };
    until(&mut window, "carried out", |_| is_active(&practice));
    press(&mut window, "Stop");
    window.settle();
    assert!(window.mentions("but the change was made") && window.says("Installed"), "{}", window.outline());
    // This one never arrives.
    practice.misbehave(Some(Fault { ms: 60_000, ..Fault::new(Mode::Drop).once("DELETE") }));
    window.reach(Role::Button, "Uninstall from demo");
    window.click("Uninstall from demo");
    agree(&mut window, "Uninstall from demo");
    assert!(window.says("Still installed in demo"), "{}", window.outline());
    assert!(window.mentions("still shows the widget as installed"), "{}", window.outline());
}

#[test]
fn json_is_checked_while_it_is_typed() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    ask(&mut window, InstallCommand::Code("demo_dropbox".to_owned()));
    window.fill("custom", "{\"a\": [1,");
    assert!(window.says("Not JSON yet: line 1, column 9") && !window.is_enabled("Install into demo"), "{}", window.outline());
    window.fill("custom", "{\"a\": [1]}");
    assert!(!window.mentions("Not JSON yet") && window.is_enabled("Install into demo"));
    // Another build than the one here is installed on purpose: that is told, before and after.
    assert!(window.mentions("The account has version 0.0.13, here is 0.1.0"), "{}", window.outline());
    window.click("Install into demo");
    assert!(window.says("Installed in demo, but not this build"), "{}", window.outline());
    let stored = practice.state().widget("demo_dropbox").unwrap().settings.clone().unwrap();
    assert_eq!(stored, json!({"conf": "{\"a\": [1]}"}));
}

#[test]
fn users_are_found_and_filled_in() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    upload(&window, &practice);
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    window.fill("Find a user: Extensions", "boris");
    assert_eq!(window.inputs("Extensions, Anna Example"), 0);
    window.fill("Extensions, Boris Sample", "102");
    window.fill("Address", "https://api.example.net");
    window.fill("Key", CANARY);
    window.click("Install into demo");
    let stored = practice.state().widget("plain").unwrap().settings.clone().unwrap();
    assert_eq!(stored["ext"], json!({"1002": "102"}));
}
