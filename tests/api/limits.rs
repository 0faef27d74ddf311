//! The limit of seven requests a second, measured by the server.

use std::sync::atomic::{AtomicUsize, Ordering};

use widget_studio::account::bulk::{Blocked, BulkQueue, Operation, Outcome, Participant, Phase, Seen};
use widget_studio::account::{Cancel, Confidential, MAX_PER_SECOND};
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

fn participants(places: &[Place], code: &str) -> Vec<Participant> {
    let participant =
        |(at, place): (usize, &Place)| Participant { name: at.to_string(), code: code.to_owned(), client: Some(place.admin()) };
    places.iter().enumerate().map(participant).collect()
}

/// The outcomes in the order of the accounts.
fn outcomes(matrix: &BulkQueue) -> Vec<Outcome> {
    (0..matrix.len()).map(|at| matrix.read(at, |_, row| row.outcome.clone()).flatten().expect("an outcome")).collect()
}

#[test]
fn a_hundred_accounts_are_worked_off_in_parallel() {
    let places: Vec<Place> = (0..100).map(|_| Place::new()).collect();
    places[7].misbehave(Mode::PaymentRequired);
    places[42].practice.edit(|state| state.widgets.clear());
    places[43].practice.edit(|state| drop(state.widget_mut("demo_dropbox").unwrap().model.insert("version".into(), "9".into())));
    let values = Confidential::new(serde_json::json!({}));
    let participants = participants(&places, "demo_dropbox");
    let matrix = BulkQueue::new(Operation::Trial(values), Some("0.0.13".to_owned()), participants, &Cancel::default());
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
    let outcomes = outcomes(&matrix);
    assert_eq!(outcomes.len(), 100);
    for (at, outcome) in outcomes.into_iter().enumerate() {
        match at {
            7 => assert!(matches!(outcome, Outcome::Failed(_)), "{at}: {outcome:?}"),
            42 => assert_eq!(outcome, Outcome::Blocked(Blocked::Absent)),
            43 => assert_eq!(outcome, Outcome::Blocked(Blocked::OtherVersion("9".to_owned()))),
            _ => assert!(matches!(outcome, Outcome::Tried(..)) && outcome.is_as_asked(), "{at}: {outcome:?}"),
        }
    }
    assert!(changes.into_inner() > 500);
    assert!(places.iter().all(|place| place.practice.state().widget("demo_dropbox").is_none_or(|widget| !widget.is_active())));
    let (seen, ended) = matrix.read(0, |_, row| (row.seen.clone(), row.ended.iter().map(|(phase, _)| *phase).collect::<Vec<_>>())).unwrap();
    assert_eq!(seen, Some(Seen::Present("0.0.13".to_owned(), false)));
    assert_eq!(ended, [Phase::Look, Phase::Install, Phase::Verify, Phase::Uninstall]);
    assert_eq!((places[42].record.count("POST"), places[43].record.count("POST")), (0, 0));
}

#[test]
fn an_account_without_a_way_in_or_a_code_is_told_and_passed_over() {
    let place = Place::new();
    let participant = |code: &str, client| Participant { name: String::new(), code: code.to_owned(), client };
    let participants =
        vec![participant("demo_notes", None), participant("", Some(place.admin())), participant("demo_sip", Some(place.admin()))];
    let values = Confidential::new(serde_json::json!({"lines": {"999": {"login": "a", "password": "b"}}}));
    let matrix = BulkQueue::new(Operation::Install(values), None, participants, &Cancel::default());
    matrix.work(&|_| {});
    let outcomes = outcomes(&matrix);
    assert_eq!(outcomes[..2], [Outcome::Blocked(Blocked::NoToken), Outcome::Blocked(Blocked::NoCode)]);
    // What the account refuses is told by field, as what is found before sending.
    assert!(matches!(&outcomes[2], Outcome::BadSettings(fields) if fields[0].path == "lines.999"), "{:?}", outcomes[2]);
}

#[test]
fn a_stopped_matrix_begins_no_other_account() {
    let places: Vec<Place> = (0..3).map(|_| Place::new()).collect();
    let cancel = Cancel::default();
    let matrix = BulkQueue::new(Operation::Uninstall, None, participants(&places, "demo_notes"), &cancel);
    // Stopped while the first account is read.
    matrix.work(&|_| cancel.cancel());
    assert_eq!(outcomes(&matrix), vec![Outcome::Blocked(Blocked::Stopped); 3]);
    assert!(places.iter().all(|place| place.record.count("DELETE") == 0));
}
