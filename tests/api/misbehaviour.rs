//! Every misbehaviour, and the truth after it.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Map, json};
use widget_studio::account::{
    Cancel, Client, Credentials, ErrorKind, Forgetful, Host, Limits, NoRecord, Secret, Settings, SettingsReadback, Step, install, uninstall,
};
use widget_studio::practice::{ADMIN, ADMIN_TOKEN, Fault, INTEGRATION_TOKEN, Mode};

use crate::harness::{Place, kind, settings, short};

#[test]
fn each_kind_is_told_apart() {
    let place = Place::new();
    let table = [
        (Mode::ServerError, ErrorKind::Server),
        (Mode::PaymentRequired, ErrorKind::PaymentRequired),
        (Mode::Forbidden, ErrorKind::Blocked),
        (Mode::Html, ErrorKind::Html),
        (Mode::BrokenJson, ErrorKind::NotJson),
        (Mode::Drop, ErrorKind::Lost),
        (Mode::LostAnswer, ErrorKind::Lost),
        (Mode::Redirect, ErrorKind::Redirect),
        (Mode::ExpireTokens, ErrorKind::Unauthorized),
        (Mode::TooManyRequests, ErrorKind::TooManyRequests),
    ];
    for (mode, expected) in table {
        place.misbehave(mode);
        let error = place.admin().account().unwrap_err();
        assert_eq!(error.kind, expected, "{mode:?}: {error}");
    }
    place.misbehave(Mode::RefuseUsers);
    assert_eq!(place.admin().users().unwrap_err().kind, ErrorKind::Forbidden);
    assert!(place.admin().account().is_ok());
    place.practice.misbehave(None);
    assert!(place.admin().users().is_ok());
}

#[test]
fn reads_are_tried_again_and_changes_are_not() {
    let place = Place::new();
    for mode in [Mode::ServerError, Mode::Drop, Mode::TooManyRequests] {
        place.misbehave_once(mode, "GET");
        place.admin().account().unwrap();
    }
    assert_eq!(place.record.count("GET"), 6);
    let settings = Settings::new(Map::new(), &[]).unwrap();
    for mode in [Mode::ServerError, Mode::Drop, Mode::TooManyRequests] {
        let before = place.record.entries().len();
        place.misbehave_once(mode, "POST");
        place.admin().post_widget("demo_notes", &settings).unwrap_err();
        place.misbehave_once(mode, "DELETE");
        place.admin().delete_widget("demo_notes").unwrap_err();
        assert_eq!(place.record.entries().len() - before, 2, "{mode:?}");
    }
}

#[test]
fn a_long_pause_is_told_instead_of_waited_for() {
    let place = Place::new();
    place.practice.misbehave(Some(Fault { retry_after: 300, ..Fault::new(Mode::TooManyRequests) }));
    let error = place.admin().account().unwrap_err();
    assert_eq!((error.kind, place.record.count("GET")), (ErrorKind::TooManyRequests, 1));
    place.practice.misbehave(None);
    // Whoever asks now is told without a request.
    let error = place.admin().account().unwrap_err();
    assert!(error.retry_after.unwrap() > Duration::from_secs(250), "{error:?}");
    assert_eq!(place.record.count("GET"), 1);
}

#[test]
fn a_slow_answer_ends_in_a_timeout_or_with_a_stop() {
    let place = Place::new();
    place.misbehave_once(Mode::Slow, "GET");
    assert_eq!(kind(place.client_with(ADMIN_TOKEN, short()).account()), ErrorKind::Timeout);

    place.misbehave_once(Mode::Slow, "GET");
    let cancel = Cancel::default();
    let client = place.admin().with_cancel(&cancel);
    let started = Instant::now();
    let requests = place.practice.measured().requests;
    let result = std::thread::scope(|scope| {
        let job = scope.spawn(|| client.account());
        while place.practice.measured().requests == requests {
            assert!(started.elapsed() < Duration::from_secs(20), "the request never arrived");
            std::thread::yield_now();
        }
        cancel.cancel();
        job.join().unwrap()
    });
    assert_eq!(kind(result), ErrorKind::Cancelled);
    assert_eq!(kind(client.account()), ErrorKind::Cancelled);
    assert!(place.admin().account().is_ok());
}

#[test]
fn after_a_lost_answer_the_truth_is_read() {
    let place = Place::new();
    let admin = place.client_with(ADMIN_TOKEN, short());
    for mode in [Mode::LostAnswer, Mode::Slow] {
        let before = place.admin().widget("demo_dropbox").unwrap();
        let sent = settings(&place.admin(), "demo_dropbox", json!({"conf": 7}));
        place.misbehave_once(mode, "POST");
        let mut steps = Vec::new();
        let installed = install(&admin, &before, &sent, &mut |step| steps.push(step)).unwrap();
        assert!(installed.lost.is_some() && installed.is_as_asked() && !installed.was_active, "{installed:?}");
        assert_eq!(steps, [Step::Sending, Step::Verifying]);
        place.misbehave_once(mode, "DELETE");
        let removed = uninstall(&admin, "demo_dropbox", &mut |_| {}).unwrap();
        assert!(removed.lost.is_some() && removed.is_as_asked(), "{removed:?}");
    }
    assert_eq!((place.record.count("POST"), place.record.count("DELETE")), (2, 2));
}

#[test]
fn a_request_that_never_arrived_is_no_success() {
    let place = Place::new();
    let before = place.admin().widget("demo_dropbox").unwrap();
    let sent = settings(&place.admin(), "demo_dropbox", json!({}));
    place.misbehave_once(Mode::Drop, "POST");
    let installed = install(&place.admin(), &before, &sent, &mut |_| {}).unwrap();
    assert!(installed.lost.is_some() && !installed.is_as_asked() && !installed.widget.is_active);

    // It was installed before, and nobody shows its settings: the truth can't be known.
    let before = place.admin().widget("demo_mailer").unwrap();
    let sent = settings(&place.admin(), "demo_mailer", json!({"api_key": "other"}));
    place.misbehave_once(Mode::Drop, "POST");
    let installed = install(&place.admin(), &before, &sent, &mut |_| {}).unwrap();
    assert!(installed.is_unclear() && !installed.is_as_asked());

    // The widget's own integration is shown them.
    let own = place.client(INTEGRATION_TOKEN);
    let lines = |password: &str| settings(&own, "demo_sip", json!({"lines": {ADMIN.to_string(): {"login": "u", "password": password}}}));
    own.post_widget("demo_sip", &lines("first")).unwrap();
    let before = own.widget("demo_sip").unwrap();
    place.misbehave_once(Mode::Drop, "POST");
    let installed = install(&own, &before, &lines("second"), &mut |_| {}).unwrap();
    assert_eq!((installed.readback.clone(), installed.is_as_asked()), (SettingsReadback::Differs(vec!["lines".into()]), false));
}

#[test]
fn a_change_that_cannot_be_read_back_is_told_as_open() {
    let place = Place::new();
    let before = place.admin().widget("demo_dropbox").unwrap();
    let sent = settings(&place.admin(), "demo_dropbox", json!({}));
    place.misbehave(Mode::Html);
    let interrupted = install(&place.admin(), &before, &sent, &mut |_| {}).unwrap_err();
    assert!(interrupted.may_have_changed() && interrupted.error.kind == ErrorKind::Html);
    place.misbehave(Mode::PaymentRequired);
    let interrupted = install(&place.admin(), &before, &sent, &mut |_| {}).unwrap_err();
    assert!(!interrupted.may_have_changed() && interrupted.step == Step::Sending);
}

#[test]
fn no_account_behind_the_address() {
    let client = |address: &str, limits: Limits| {
        let credentials = Credentials::Token(Secret::new("t0ken"));
        Client::new("x", Host::parse(address).unwrap(), credentials, Arc::new(Forgetful), Arc::new(NoRecord), limits)
    };
    // A port that was free a moment ago.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(kind(client(&format!("http://{free}"), Limits::default()).account()), ErrorKind::NoNetwork);
    // Accepts and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    assert_eq!(kind(client(&format!("http://{}", silent.local_addr().unwrap()), short()).account()), ErrorKind::Timeout);
}

#[test]
fn an_answer_without_end_is_not_read_to_the_end() {
    let place = Place::new();
    let limits = Limits { body: 100, ..Limits::default() };
    assert_eq!(kind(place.client_with(ADMIN_TOKEN, limits).account()), ErrorKind::TooLarge);
}
