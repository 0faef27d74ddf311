//! `run`: the address, events as lines, each change on disk in the page, and an end in order.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

use super::{Place, good};

/// A running command, with what it prints.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Running {
    fn start(place: &Place, arguments: &[&str]) -> Self {
        let mut child =
            place.command(&["run", "--no-open", "w"]).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert!(self.out.read_line(&mut line).unwrap() > 0, "it has ended");
        line
    }

    fn json(&mut self) -> Value {
        serde_json::from_str(&self.line()).unwrap()
    }

    /// Ends it as Ctrl+C does; the exit code.
    fn interrupt(mut self) -> Option<i32> {
        assert!(Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap().success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        self.child.wait().unwrap().code()
    }
}

fn get(address: &str, path: &str) -> String {
    let (host, token) = address.trim_start_matches("http://").split_once('/').unwrap();
    let token = token.split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{token}/{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}

#[test]
#[cfg(unix)]
fn a_change_on_disk_is_a_build_and_the_end_leaves_nothing() {
    let place = Place::new(good);
    let folder = place.path("w");
    let mut running = Running::start(&place, &["--scene", "lead", "--locale", "en", "--format", "json"]);
    let started = running.json();
    let address = started["address"].as_str().unwrap().to_owned();
    assert!(address.starts_with("http://127.0.0.1:") && address.ends_with("/?scene=lead&locale=en"), "{address}");
    let first = running.json();
    assert_eq!((&first["kind"], &first["number"]), (&"published".into(), &1.into()));

    let script = fs::read_to_string(folder.join("script.js")).unwrap();
    fs::write(folder.join("script.js"), format!("{script}\n// second\n")).unwrap();
    let second = running.json();
    assert_eq!((&second["kind"], &second["number"]), (&"published".into(), &2.into()));
    fs::write(folder.join("script.js"), "define(").unwrap();
    let broken = running.json();
    assert_eq!((&broken["kind"], &broken["file"]), (&"no-build".into(), &"script.js".into()));
    fs::create_dir(folder.join(".widget-studio")).unwrap();
    fs::write(folder.join(".widget-studio/account.json"), r#"{"users": [{"id": 7, "name": "Sample user"}]}"#).unwrap();
    fs::write(folder.join("script.js"), script).unwrap();
    let third = running.json();
    assert_eq!((&third["kind"], &third["number"]), (&"published".into(), &3.into()));
    let session: Value = serde_json::from_str(&get(&address, "session")).unwrap();
    assert_eq!((&session["accountIs"], &session["build"]["broken"]), (&"file".into(), &Value::Null));

    assert_eq!(running.interrupt(), Some(130));
    let port: u16 = address.split([':', '/']).nth(4).unwrap().parse().unwrap();
    TcpListener::bind(("127.0.0.1", port)).expect("the port is free again");
}

#[test]
#[cfg(unix)]
fn people_get_lines() {
    let place = Place::new(good);
    let mut running = Running::start(&place, &[]);
    let lines: Vec<String> = (0..4).map(|_| running.line()).collect();
    assert!(lines[0].contains("nothing in it is real") && lines[1].starts_with("Address: http://127.0.0.1:"), "{lines:?}");
    assert!(lines[3].contains("Build 1"), "{lines:?}");
    assert_eq!(running.interrupt(), Some(130));
}

#[test]
fn what_cannot_be_run_is_told() {
    let place = Place::new(good);
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for arguments in [&["none"] as &[&str], &["w", "--port", &port], &["w", "--scene", "no-such"], &["w", "--libraries", "w"]] {
        let output = place.command(&["run", "--no-open"]).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
    let output = place.command(&["run", "--no-open", "w", "--format", "json", "--port", &port]).output().unwrap();
    let error: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(error["error"]["kind"], "run");
}
