//! `history`: what was sent is found again by the id that the list shows.

use serde_json::{Value, json};

use super::{ADMIN, Place};

#[test]
fn a_request_is_listed_and_shown_whole() {
    let place = Place::new();
    place.write("settings.json", r#"{"login": "example", "password": "canary-pass", "phones": {"1001": "1039"}}"#);
    place.run(0, &["install", "--code", "demo_phone", "--settings", "settings.json"]);
    place.run(0, &["widgets"]);
    let list = |args: &[&str]| -> Value {
        let (stdout, _) = place.run_as(ADMIN, 0, &[&["history", "--format", "json"], args].concat());
        serde_json::from_str(&stdout).unwrap()
    };
    let all = list(&[]);
    let requests = all["requests"].as_array().unwrap();
    let sent = requests.iter().find(|request| request["method"] == "POST").unwrap();
    let ids: std::collections::BTreeSet<&str> = requests.iter().map(|request| request["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), requests.len(), "{all}");
    assert_eq!(list(&["--limit", "1"])["requests"].as_array().unwrap()[..], requests[requests.len() - 1..]);
    assert_eq!(list(&["--account", "other"])["requests"], json!([]));
    assert_eq!(list(&["--account", sent["account"].as_str().unwrap()]), all);

    let id = sent["id"].as_str().unwrap();
    let (text, _) = place.run_as(ADMIN, 0, &["history", "show", id]);
    assert!(
        text.starts_with(id) && text.contains("•••") && text.contains("/api/v4/widgets/demo_phone") && text.contains("Answer:"),
        "{text}"
    );
    let (whole, _) = place.run_as(ADMIN, 0, &["history", "show", id, "--format", "json"]);
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert!(whole["request"].as_str().unwrap().contains("example") && whole["status"] == sent["status"], "{whole}");
    let (text, _) = place.run_as(ADMIN, 0, &["history"]);
    assert!(text.lines().any(|line| line.starts_with(id)), "{text}");
    assert!(place.run_as(ADMIN, 2, &["history", "show", "1"]).1.contains("widget-studio history"));
}
