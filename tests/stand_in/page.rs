//! Builds and news: what a page gets, and what it is told of.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use widget_studio::checks;
use widget_studio::model::product::Product;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;
use widget_studio::stand_in::Published;

use crate::harness::{Bench, write};

/// A page that listens.
struct Listener(BufReader<TcpStream>);

impl Listener {
    fn of(bench: &Bench) -> Self {
        let port = bench.stand_in.port();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(stream, "GET /{}/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", bench.token()).unwrap();
        let mut listener = Self(BufReader::new(stream));
        while listener.line().as_deref() != Some("retry: 1000") {}
        listener
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        (self.0.read_line(&mut line).unwrap() > 0).then(|| line.trim_end().to_owned())
    }

    /// The next event; `None` at the end.
    fn next(&mut self) -> Option<(String, Value)> {
        let mut kind = String::new();
        loop {
            let line = self.line()?;
            if let Some(name) = line.strip_prefix("event: ") {
                name.clone_into(&mut kind);
            } else if let Some(data) = line.strip_prefix("data: ") {
                return Some((kind, serde_json::from_str(data).unwrap()));
            }
        }
    }
}

#[test]
fn a_page_is_told_of_each_build_and_of_the_end() {
    let mut bench = Bench::plain();
    let mut page = Listener::of(&bench);
    assert_eq!(bench.session()["build"], json!({"number": 1, "unsaved": false, "broken": null}));

    let build = bench.change(&[write("style.css", "p {}")]);
    assert_eq!(bench.stand_in.publish(build), Published::New(2));
    assert_eq!(page.next(), Some(("build".to_owned(), json!({"number": 2}))));
    assert_eq!(bench.session()["build"], json!({"number": 2, "unsaved": true, "broken": null}));

    let saved = bench.build(false);
    assert_eq!(bench.stand_in.publish(saved), Published::Same);
    assert_eq!(page.next().unwrap().0, "build");
    assert_eq!(bench.session()["build"]["unsaved"], false);

    bench.stand_in.show(&json!({"scene": "leads"}));
    assert_eq!(page.next(), Some(("state".to_owned(), json!({"state": {"scene": "leads"}}))));
    drop(bench);
    assert_eq!(page.next().unwrap().0, "stopped");
    assert_eq!(page.next(), None);
}

#[test]
fn a_build_that_cannot_be_loaded_keeps_the_last_good_one() {
    let mut bench = Bench::plain();
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    let good = bench.frame(&format!("/{f}/upl/plain/1/widget/script.js"), &[]).body;
    let script = bench.widget.text("script.js").unwrap().as_str().to_owned();
    for (path, text, line) in [
        ("script.js", "define([], function () {\n  let = ;\n});".to_owned(), 2),
        ("manifest.json", "{\n  \"widget\": {} 1\n}".to_owned(), 2),
        ("manifest.json", "[]".to_owned(), 1),
        ("i18n/en.json", "{\"a\": 1,}".to_owned(), 1),
        ("more.js", "(".to_owned(), 1),
    ] {
        let before = bench.widget.get(path).cloned();
        let build = bench.change(&[write(path, &text)]);
        assert_eq!(bench.stand_in.publish(build), Published::Broken, "{path}: {text}");
        let broken = &bench.session()["build"]["broken"];
        assert_eq!((&broken["number"], &broken["file"], &broken["line"]), (&json!(2), &json!(path), &json!(line)), "{text}");
        assert!(!broken["text"].as_str().unwrap().is_empty());
        assert_eq!(bench.frame(&format!("/{f}/upl/plain/1/widget/script.js"), &[]).body, good);
        let path = widget_studio::formats::path::RelPath::new(path).unwrap();
        let back = before.map_or_else(|| FileChange::Delete { path: path.clone() }, |body| FileChange::Write { path: path.clone(), body });
        let build = bench.change(&[back]);
        assert_eq!(bench.stand_in.publish(build), Published::Same);
        assert_eq!(bench.session()["build"]["broken"], Value::Null);
    }
    let told = bench.events().iter().filter(|event| event["kind"] == "no-build").count();
    assert_eq!(told, 5);
    // A file that couldn't be read before the widget was run is no reason to hold all edits back.
    let build = bench.change(&[write("vendor.js", "(")]);
    assert_eq!(bench.stand_in.publish(build), Published::Broken);
    let mut other = Bench::with(crate::harness::options(), bench.widget.clone());
    let build = other.change(&[write("script.js", &format!("{script}\n"))]);
    assert_eq!(other.stand_in.publish(build), Published::New(2));
}

#[test]
fn only_newer_states_of_the_same_widget_are_taken() {
    let mut bench = Bench::plain();
    let older = bench.change(&[write("a.txt", "1")]);
    let newer = bench.change(&[write("a.txt", "2")]);
    assert_eq!(bench.stand_in.publish(newer), Published::New(2));
    assert_eq!(bench.stand_in.publish(older), Published::Outdated);
    let other = Bench::plain().build(false);
    assert_eq!(bench.stand_in.publish(other), Published::Outdated);
}

#[test]
fn the_last_builds_stay_for_pages_that_load() {
    let mut bench = Bench::plain();
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    for number in 2..=12_u32 {
        let build = bench.change(&[write("a.txt", &number.to_string())]);
        assert_eq!(bench.stand_in.publish(build), Published::New(number));
    }
    let at = |number: u32| bench.frame(&format!("/{f}/upl/plain/{number}/widget/a.txt"), &[]);
    assert_eq!((at(4).status, at(5).status, at(5).body, at(12).body, at(13).status), (404, 200, "5".to_owned(), "12".to_owned(), 404));
}

#[test]
fn the_account_beside_the_widget_is_taken_and_never_served() {
    let mut bench = Bench::plain();
    assert_eq!(bench.session()["accountIs"], "sample");
    let mut page = Listener::of(&bench);
    let build = bench.change(&[write(".widget-studio/account.json", r#"{"users": [{"id": 7, "name": "Sample user"}]}"#)]);
    assert_eq!(bench.stand_in.publish(build), Published::Same, "the packed files are the same");
    assert_eq!(page.next().unwrap().0, "account");
    let session = bench.session();
    assert_eq!((&session["accountIs"], &session["account"]["users"][0]["id"]), (&json!("file"), &json!(7)));
    assert!(session["account"]["leads"].is_array(), "what isn't in the file is from the sample");
    let faults = |widget: &Widget| checks::faults(widget, Product::AmoCrm).findings.len();
    assert_eq!(faults(&bench.widget), faults(&bundled::plain()), "it is no fault of the widget");
    let build = bench.change(&[write(".widget-studio/account.json", "{")]);
    bench.stand_in.publish(build);
    assert_eq!(bench.session()["accountIs"], "broken");
    assert!(!bench.session()["widget"]["files"].to_string().contains("account.json"));
}
