//! Many commands at once: what each of them keeps is there afterwards.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use widget_studio::account::Recorder as _;
use widget_studio::account::history::Entry;
use widget_studio::system::history::{History, MAX_ENTRIES};

use super::{ADMIN, Place, program};

/// Names the folder of a history that a child writes to.
const FOLDER: &str = "WIDGET_STUDIO_TEST_HISTORY";
/// Requests that a child records: it looks for surplus ones several times.
const RECORDED: usize = 250;

/// Starts the program as often as there are `args`, and waits for all of them.
fn at_once(place: &Place, args: impl Iterator<Item = Vec<String>>) -> Vec<i32> {
    let start = |args| {
        program(place.dir.path())
            .env("WIDGET_STUDIO_TOKEN", ADMIN)
            .args::<Vec<String>, _>(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    };
    let running: Vec<Child> = args.map(|args| start(args).unwrap()).collect();
    running.into_iter().map(|mut child| child.wait().unwrap().code().unwrap()).collect()
}

/// More old requests than are kept: whoever opens the history trims it.
fn old_requests() -> String {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let entry = |number: usize| Entry { at: now - 3_600_000, path: format!("/old/{number}"), ..Entry::default() };
    (0..MAX_ENTRIES + 100).map(|number| serde_json::to_string(&entry(number)).unwrap() + "\n").collect()
}

#[test]
fn twenty_accounts_added_at_once_are_twenty_accounts() {
    let place = Place::new();
    let names: BTreeSet<String> = (0..20).map(|number| format!("account {number}")).collect();
    let add = |name: &String| {
        let host = format!("{}.amocrm.ru", name.replace(' ', "-"));
        ["account", "add", name, "--host", &host, "--ask-each-time"].map(str::to_owned).to_vec()
    };
    assert_eq!(at_once(&place, names.iter().map(add)), [0; 20]);
    let list: Value = serde_json::from_str(&place.run_as("", 0, &["account", "list", "--format", "json"]).0).unwrap();
    let listed: BTreeSet<String> = list["accounts"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(listed, names);
    // Half of them are removed and added under other names at once.
    let (removed, stay): (Vec<_>, Vec<_>) = names.iter().partition(|name| name.ends_with(['1', '3', '5', '7', '9']));
    let renamed: Vec<String> = removed.iter().map(|name| format!("new {name}")).collect();
    let remove = removed.iter().map(|name| vec!["account".to_owned(), "remove".to_owned(), (*name).clone()]);
    assert!(at_once(&place, remove.chain(renamed.iter().map(add))).iter().all(|code| *code == 0));
    let text = place.run_as("", 0, &["account", "list"]).0;
    assert_eq!(text.lines().count(), 20, "{text}");
    assert!(stay.into_iter().chain(&renamed).all(|name| text.contains(name.as_str())), "{text}");
}

#[test]
fn a_list_that_cannot_be_read_refuses_another_account_and_stays() {
    let place = Place::new();
    let file = place.dir.path().join("data/accounts.json");
    for broken in ["{\"accounts\": [{\"name\": \"shop\"", "[]"] {
        fs::write(&file, broken).unwrap();
        for args in [&["account", "add", "demo", "--host", "demo.amocrm.ru", "--ask-each-time"][..], &["account", "remove", "shop"]] {
            let (_, stderr) = place.run_as(ADMIN, 2, args);
            assert!(stderr.contains("can't be read") && stderr.contains("accounts.json"), "{stderr}");
            assert_eq!(fs::read_to_string(&file).unwrap(), broken);
        }
    }
}

#[test]
fn every_request_of_28_commands_at_once_is_recorded() {
    let place = Place::new();
    let file = place.dir.path().join("data/history.jsonl");
    fs::write(&file, old_requests()).unwrap();
    let command = ["status", "--code", "demo_notes", "--host", &place.address].map(str::to_owned).to_vec();
    // Some are refused: that many are more than an account takes. Their requests are recorded as well.
    at_once(&place, std::iter::repeat_n(command, 28));
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let measured = agent.get(format!("{}/practice/measured", place.address)).header("Authorization", "Bearer practice-admin").call();
    let measured: Value = serde_json::from_str(&measured.unwrap().body_mut().read_to_string().unwrap()).unwrap();
    let lines = fs::read_to_string(&file).unwrap();
    let recorded = lines.lines().filter(|line| serde_json::from_str::<Entry>(line).unwrap().path.starts_with("/api/v4/")).count();
    assert_eq!(Some(recorded as u64), measured["requests"].as_u64());
    assert!(recorded >= 28 && lines.lines().count() <= MAX_ENTRIES + recorded, "{recorded}");
}

#[test]
#[ignore = "a child that writes a history"]
fn records() {
    let history = History::open(&PathBuf::from(std::env::var_os(FOLDER).unwrap()));
    let id = std::process::id();
    for number in 0..RECORDED {
        let at = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap();
        history.record(Entry { at, path: format!("/new/{id}/{number}"), ..Entry::default() });
    }
}

#[test]
fn processes_that_write_many_requests_and_trim_lose_none() {
    const PROCESSES: usize = 6;
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("history.jsonl"), old_requests()).unwrap();
    let start = || {
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "at_once::records", "--ignored"]).env(FOLDER, dir.path()).stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<Child> = (0..PROCESSES).map(|_| start()).collect();
    let ids: Vec<u32> = children.iter().map(Child::id).collect();
    assert!(children.into_iter().all(|mut child| child.wait().unwrap().success()));
    let entries = History::open(dir.path()).entries().unwrap();
    for id in ids {
        let of_child = format!("/new/{id}/");
        let numbers = entries.iter().filter_map(|entry| entry.path.strip_prefix(&of_child)?.parse::<usize>().ok());
        assert!(numbers.eq(0..RECORDED), "lines of {id} are missing or out of order");
    }
    assert_eq!(entries.len(), MAX_ENTRIES);
}
