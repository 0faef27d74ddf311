//! The limit of seven requests a second, measured by the server.

use std::sync::atomic::{AtomicUsize, Ordering};

use widget_studio::api::matrix::{Matrix, Operation, Outcome, Progress};
use widget_studio::api::{Cancel, Confidential, MAX_PER_SECOND};
use widget_studio::practice::Mode;

use crate::harness::Place;

#[test]
fn ten_parallel_jobs_stay_within_the_limit() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for number in 0..10 {
            // Half of them share a client, half have their own: the account counts all.
            let client = if number % 2 == 0 { place.admin() } else { place.admin().with_cancel(&Cancel::default()) };
            scope.spawn(move || (0..3).for_each(|_| drop(client.account().unwrap())));
        }
    });
    let measured = place.practice.measured();
    assert_eq!(measured.requests, 30);
    assert!(measured.most_in_a_second <= MAX_PER_SECOND, "{measured:?}");
    assert!(measured.most_in_a_second > 1, "{measured:?}");
}

#[test]
fn the_server_refuses_who_keeps_no_limit() {
    let place = Place::new();
    let get = || {
        let agent = ureq_agent();
        let url = format!("{}/api/v4/account", place.practice.address());
        agent.get(url).header("Authorization", "Bearer practice-admin").call().unwrap().status().as_u16()
    };
    let codes: Vec<u16> = (0..60).map(|_| get()).collect();
    assert!(codes[..7].iter().all(|code| *code == 200), "{codes:?}");
    assert!(codes.contains(&429) && codes.contains(&403), "{codes:?}");
}

fn ureq_agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent()
}

#[test]
fn a_hundred_accounts_are_worked_off_in_parallel() {
    let places: Vec<Place> = (0..100).map(|_| Place::new()).collect();
    places[7].misbehave(Mode::PaymentRequired);
    places[42].practice.edit(|state| state.widgets.clear());
    let clients: Vec<_> = places.iter().map(Place::admin).collect();
    let values = Confidential::new(serde_json::json!({}));
    let matrix = Matrix::new("demo_dropbox", Operation::Trial(values), &clients, &Cancel::default());
    let changes = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                matrix.work(&|_| {
                    changes.fetch_add(1, Ordering::Relaxed);
                });
            });
        }
    });
    let outcomes = matrix.progress();
    assert_eq!(outcomes.len(), 100);
    for (at, (_, progress)) in outcomes.into_iter().enumerate() {
        let Progress::Done(outcome) = progress else { panic!("{at}: {progress:?}") };
        match at {
            7 | 42 => assert!(matches!(outcome, Outcome::Failed(_)), "{at}: {outcome:?}"),
            _ => assert!(matches!(outcome, Outcome::Tried(..)) && outcome.is_as_asked(), "{at}: {outcome:?}"),
        }
    }
    assert!(changes.into_inner() > 500);
    assert!(places.iter().all(|place| place.practice.state().widget("demo_dropbox").is_none_or(|widget| !widget.is_active())));
}

#[test]
fn a_stopped_matrix_begins_no_other_account() {
    let places: Vec<Place> = (0..3).map(|_| Place::new()).collect();
    let clients: Vec<_> = places.iter().map(Place::admin).collect();
    let cancel = Cancel::default();
    let matrix = Matrix::new("demo_notes", Operation::Uninstall, &clients, &cancel);
    // Stopped while the first account is read.
    matrix.work(&|_| cancel.cancel());
    let done = |progress: &Progress| matches!(progress, Progress::Done(outcome) if matches!(outcome, Outcome::Failed(_)));
    assert!(matrix.progress().iter().all(|(_, progress)| done(progress)));
    assert!(places.iter().all(|place| place.record.count("DELETE") == 0));
}
