//! What pages tell: typed, numbered, bounded, and without secrets.

use std::time::Duration;

use serde_json::{Value, json};
use widget_studio::stand_in::event::{Grade, What};

use crate::harness::{Bench, options, write};

/// One of each kind, as the pages tell them.
fn each() -> Vec<Value> {
    let place = json!({"file": "script.js", "line": 3, "column": 5});
    let error = json!({"name": "TypeError", "message": "x is not a function", "where": place, "stack": [place]});
    let item = json!({"what": "listener", "text": "document click", "where": place});
    vec![
        json!({"kind": "page", "what": "opened", "agent": "Browser"}),
        json!({"kind": "bar", "state": {"scene": "lead"}}),
        json!({"kind": "build", "number": 1, "unsaved": true}),
        json!({"kind": "decided", "host": "api.example.net", "way": "block"}),
        json!({"kind": "scene", "scene": "lead", "location": "lcard", "page": "leads_card", "area": "lcard", "declared": true}),
        json!({"kind": "ready", "started": true, "why": null}),
        json!({"kind": "call", "id": 1, "name": "render", "args": [{"…": "undefined"}], "system": {"area": "lcard"}}),
        json!({"kind": "return", "id": 1, "name": "render", "value": true, "thenable": false, "ms": 1.5}),
        json!({"kind": "settled", "id": 1, "name": "render", "how": "rejected", "value": null, "error": error, "ms": 2.0}),
        json!({"kind": "thrown", "call": 1, "name": "init", "ms": 1.0, "error": error, "uncaught": false, "stops": ["bind_actions"]}),
        json!({"kind": "thrown", "call": null, "error": error, "uncaught": true, "rejection": true, "stops": []}),
        json!({"kind": "skipped", "name": "init", "why": "render-falsy"}),
        json!({"kind": "rule", "id": "callback-missing", "names": ["init"]}),
        json!({"kind": "use", "name": "crm_post", "args": ["https://api.example.net"]}),
        json!({"kind": "click", "text": "Save"}),
        json!({"kind": "navigate", "path": "/leads/"}),
        json!({"kind": "popup", "url": "https://example.net", "where": place}),
        json!({"kind": "missing", "api": "module clipboard", "mark": "missing", "where": place}),
        json!({"kind": "leftover", "items": [item]}),
        json!({"kind": "doubled", "items": [item]}),
        json!({"kind": "globals", "names": ["myWidget"]}),
        json!({"kind": "failed", "what": "picture", "url": "http://x/a.png", "file": "a.png", "why": "not-loaded", "where": null}),
        json!({"kind": "broken", "text": "x", "stack": "y"}),
        json!({"kind": "console", "level": "warn", "text": "hello", "values": ["hello"], "where": place}),
        json!({"kind": "network", "phase": "start", "id": 1, "method": "GET", "url": "https://api.example.net/a", "via": "fetch", "headers": {}, "body": null, "carries": ["api_key"], "where": place}),
        json!({"kind": "network", "phase": "end", "id": 1, "to": "host", "status": 0, "by": "blocked", "type": null, "answer": "", "ms": 1, "error": "network", "trouble": null, "known": true}),
        json!({"kind": "refused", "url": "https://cdn.example.net/a.js", "what": "script-src", "host": "cdn.example.net", "where": null}),
        json!({"kind": "stored", "what": "settings", "settings": {"login": "a"}, "status": "installed", "active": "Y"}),
        json!({"kind": "stored", "what": "step", "settings": {}}),
        json!({"kind": "stored", "what": "localStorage", "entries": {"a": "1"}, "where": null}),
        json!({"kind": "mark", "name": "open"}),
    ]
}

#[test]
fn every_kind_is_understood_and_told_on_as_it_is() {
    let bench = Bench::plain();
    let told = each();
    assert_eq!(bench.report("tab", 1, &told)["got"], told.len());
    let events = bench.events();
    for (told, event) in told.iter().zip(&events[1..]) {
        for (key, value) in told.as_object().unwrap() {
            if !value.is_null() {
                let same = event[key] == *value || value.as_f64().is_some_and(|number| event[key].as_f64() == Some(number));
                assert!(same, "{key} of {told} is {}", event[key]);
            }
        }
    }
    assert_eq!(events.len(), told.len() + 1);
    assert!(events.iter().zip(1..).all(|(event, number)| event["n"] == number));
}

#[test]
fn a_red_line_is_where_the_crm_stops_or_the_widget_fails() {
    let bench = Bench::plain();
    bench.report("tab", 1, &each());
    let red: Vec<String> = bench
        .stand_in
        .events()
        .since(0)
        .iter()
        .filter(|event| event.what.grade() == Grade::Red)
        .map(|event| event.to_json()["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(red, ["settled", "thrown", "thrown", "rule", "missing", "leftover", "doubled", "failed", "broken", "refused"]);
    let places = bench
        .stand_in
        .events()
        .since(0)
        .iter()
        .filter(|event| event.what.place().is_some_and(|place| place.file == "script.js" && place.line == 3))
        .count();
    assert_eq!(places, 9);
}

#[test]
fn what_no_page_may_say_is_passed_over() {
    let bench = Bench::plain();
    let events = [
        json!({"kind": "published", "number": 99, "unsaved": false}),
        json!({"kind": "no-build", "number": 99, "file": "a", "line": 1, "text": "x"}),
        json!({"kind": "wish", "what": "add-area", "location": "lcard"}),
        json!({"kind": "format-disk"}),
        json!({"kind": "click"}),
        json!("text"),
        json!({"kind": "click", "text": "last"}),
    ];
    // Not an object: a gap, at which the server stops.
    assert_eq!(bench.bar("POST", "report", &json!({"page": "t", "events": ["text"]}).to_string()).json()["got"], 0);
    let objects: Vec<Value> = events.iter().filter(|event| event.is_object()).cloned().collect();
    assert_eq!(bench.report("tab", 1, &objects)["got"], objects.len());
    let kinds: Vec<_> = bench.events().iter().skip(1).map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds, ["click"]);
}

#[test]
fn a_reload_loses_nothing_and_counts_nothing_twice() {
    let bench = Bench::plain();
    let clicks = |range: std::ops::RangeInclusive<u32>| range.map(|n| json!({"kind": "click", "text": n.to_string()})).collect::<Vec<_>>();
    bench.report("tab", 1, &clicks(1..=3));
    // The page was loaded anew before it heard the answer, and tells all again.
    bench.report("tab", 1, &clicks(1..=5));
    bench.report("other", 7, &clicks(1..=1));
    let texts: Vec<_> = bench.events().iter().skip(1).map(|event| (event["tab"].clone(), event["text"].clone())).collect();
    let expected: Vec<_> = [(1, "1"), (1, "2"), (1, "3"), (1, "4"), (1, "5"), (2, "1")].map(|(tab, text)| (json!(tab), json!(text))).into();
    assert_eq!(texts, expected);
}

#[test]
fn secrets_are_masked_and_settings_come_back_to_the_page_only() {
    let canary = "canary-Zx81Qw";
    let mut bench = Bench::with(options(), widget_studio::services::bundled::plain());
    let mut manifest: Value = serde_json::from_str(bench.widget.text("manifest.json").unwrap().as_str()).unwrap();
    manifest["settings"] = json!({"door": {"name": "settings.door", "type": "pass", "required": false}});
    let build = bench.change(&[write("manifest.json", &manifest.to_string())]);
    bench.stand_in.publish(build);
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    bench.report(
        "tab",
        1,
        &[
            json!({"kind": "stored", "what": "settings", "settings": {"door": canary, "name": "plain"}, "status": "installed", "active": "Y"}),
            json!({"kind": "call", "id": 1, "name": "onSave", "args": [{"fields": {"door": canary}, "api_key": canary}], "system": {"amohash": "1234567890abcdef1234567890abcdef"}}),
            json!({"kind": "network", "phase": "start", "id": 1, "method": "POST", "url": format!("https://user:{canary}@api.example.net/?token={canary}"), "via": "fetch", "headers": {"authorization": format!("Bearer {canary}")}, "body": format!("door={canary}"), "where": null}),
            json!({"kind": "console", "level": "log", "text": format!("sent {canary}"), "values": [canary], "where": {"file": "script.js", "line": 1, "column": 1}}),
            json!({"kind": "thrown", "call": null, "error": {"name": "Error", "message": format!("{canary} at http://practice.localhost/{f}/x {}", bench.token()), "where": null, "stack": []}, "uncaught": true, "stops": []}),
            json!({"kind": "stored", "what": "localStorage", "entries": {"access_token": canary}, "where": null}),
        ],
    );
    let events = bench.events();
    assert_eq!(events.len(), 8);
    let text = Value::from(events).to_string();
    for secret in [canary, &f, &bench.token(), "1234567890abcdef"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.contains("\"plain\"") && text.contains("script.js"));
    assert_eq!(bench.session()["installed"]["settings"]["door"], canary, "the page gets its own settings back");
}

#[test]
fn files_of_the_widget_keep_their_names_whatever_they_look_like() {
    let mut bench = Bench::plain();
    let file = "chunk-9f8A7b6C5d4E3f2A1b.js";
    let build = bench.change(&[write(file, "1")]);
    bench.stand_in.publish(build);
    bench.report("tab", 1, &[json!({"kind": "console", "level": "log", "text": "x", "where": {"file": file, "line": 1}})]);
    let events = bench.stand_in.events().since(0);
    let What::Console { place: Some(place), .. } = &events.last().unwrap().what else { panic!() };
    assert_eq!(place.file, file);
}

#[test]
fn wishes_are_taken_only_where_somebody_can_edit() {
    let bench = Bench::plain();
    let wish = r#"{"what": "add-area", "location": "lcard"}"#;
    assert_eq!(bench.bar("POST", "wish", wish).json(), json!({"done": false}));
    assert_eq!((bench.session()["canAdd"].clone(), bench.events().len()), (json!(false), 1));
    let bench = Bench::with(widget_studio::stand_in::Options { can_edit: true, ..options() }, bench.widget.clone());
    assert_eq!(bench.bar("POST", "wish", wish).json(), json!({"done": true}));
    assert_eq!(bench.bar("POST", "wish", r#"{"what": "open", "file": "script.js", "line": 3}"#).json(), json!({"done": true}));
    for impossible in [
        r#"{"what": "add-area", "location": "no-such"}"#,
        r#"{"what": "open", "file": "../a", "line": 1}"#,
        r#"{"what": "open", "file": "script.js", "line": 0}"#,
    ] {
        assert_eq!(bench.bar("POST", "wish", impossible).status, 400, "{impossible}");
    }
    assert!(bench.events()[1..].iter().map(|event| &event["kind"]).eq(["wish", "wish"]));
}

#[test]
fn whoever_waits_is_woken() {
    let bench = Bench::plain();
    let events = bench.stand_in.events().clone();
    let last = events.last();
    bench.report("tab", 1, &[json!({"kind": "click", "text": "a"})]);
    events.wait(last, Duration::from_secs(60));
    assert_eq!(events.since(last).len(), 1);
    drop(bench);
    events.wait(events.last(), Duration::from_secs(60));
}
