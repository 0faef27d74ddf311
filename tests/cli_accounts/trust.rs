//! What a command may believe of an account, and what the person may believe of a command: versions, names of hosts, errors, pauses,
//! and a change that is stopped on its way.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use widget_studio::services::bundled;
use widget_studio::system::files::{Origin, save_as};

use super::{ADMIN, Place, program};

/// Longest time that something may take.
const DEADLINE: Duration = Duration::from_secs(20);

impl Place {
    fn port(&self) -> &str {
        self.address.rsplit_once(':').unwrap().1
    }

    fn measured(&self) -> u64 {
        let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
        let answer = agent.get(format!("{}/practice/measured", self.address)).header("Authorization", "Bearer practice-admin").call();
        let measured: Value = serde_json::from_str(&answer.unwrap().body_mut().read_to_string().unwrap()).unwrap();
        measured["requests"].as_u64().unwrap()
    }

    /// The lines of the history.
    fn history(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.dir.path().join("data/history.jsonl")).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}

/// A server on this machine that gives the same answer to every request. Returns its address.
#[allow(clippy::disallowed_methods, reason = "a server of the test")]
fn server(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            // A request without a body ends with an empty line.
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            lines.find(String::is_empty);
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    address
}

#[test]
fn another_version_than_the_one_named_is_installed_only_if_that_is_wanted() {
    let place = Place::new();
    save_as(&Origin::Folder(place.dir.path().join("w")), &bundled::plain()).unwrap();
    let install = ["install", "w", "--code", "demo_dropbox"];
    let error = place.json(1, &install)["error"].clone();
    assert_eq!(error["kind"], "other-version");
    assert!(error["title"].as_str().unwrap().contains("0.0.13") && error["title"].as_str().unwrap().contains("0.1.0"), "{error}");
    assert!(place.history().iter().all(|entry| entry["method"] == "GET"), "nothing was sent");
    assert_eq!(place.json(0, &["status", "--code", "demo_dropbox"])["widget"]["installed"], false);
    let done = place.json(0, &[&install[..], &["--any-version"]].concat());
    assert_eq!((&done["verified"], &done["widget"]["version"]), (&json!(true), &json!("0.0.13")));
}

#[test]
fn a_production_account_stays_locked_under_every_name() {
    let place = Place::new();
    place.run_as(ADMIN, 0, &["account", "add", "shop", "--host", &place.address, "--kind", "production", "--ask-each-time"]);
    // A second entry without the mark is the same account.
    let other = format!("localhost:{}", place.port());
    place.run_as(ADMIN, 0, &["account", "add", "again", "--host", &other, "--ask-each-time"]);
    let spelled = [
        ["--host", other.as_str()],
        ["--host", &format!("http://LOCALHOST:{}/x", place.port())],
        ["--host", &format!("127.1:{}", place.port())],
        ["--host", &format!("[::1]:{}", place.port())],
        ["--account", "again"],
    ]
    .map(|[argument, value]| [argument.to_owned(), value.to_owned()]);
    for [argument, value] in &spelled {
        for change in ["install", "uninstall"] {
            let (_, stderr) = place.run_as(ADMIN, 1, &[change, "--code", "demo_notes", argument, value]);
            assert!(stderr.contains("production"), "{value}: {stderr}");
        }
    }
    assert!(place.history().iter().all(|entry| entry["method"] == "GET"));
}

#[test]
fn an_error_is_no_acceptance_and_a_missing_account_no_missing_widget() {
    let place = Place::new();
    place.misbehave(&json!({"mode": "server-error", "times": 1, "method": "POST"}));
    let (stdout, stderr) = place.run(1, &["install", "--code", "demo_dropbox"]);
    assert!(stdout.contains("answered with an error") && stdout.contains("is not installed"), "{stdout}");
    assert!(!format!("{stdout}{stderr}").contains("took the"), "{stdout}{stderr}");
    assert!(stderr.contains("500"), "{stderr}");
    // An error is none either where the widget is installed anyway.
    place.misbehave(&json!({"mode": "server-error", "times": 1, "method": "POST"}));
    let done = place.json(1, &["install", "--code", "demo_notes"]);
    assert_eq!(
        (&done["verified"], &done["widget"]["installed"], &done["answer_lost"]["kind"]),
        (&json!(false), &json!(true), &json!("server"))
    );
    place.misbehave(&json!({"mode": "server-error", "times": 1, "method": "DELETE"}));
    let (_, stderr) = place.run(1, &["uninstall", "--code", "demo_notes"]);
    assert!(!stderr.contains("took the") && stderr.contains("500"), "{stderr}");

    let nowhere = server("HTTP/1.1 404 Not Found\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"title\":\"Nope\"}\r\n");
    for command in [&["account", "test"][..], &["widgets"]] {
        let (stdout, _) = place.run_as(ADMIN, 1, &[command, &["--host", &nowhere, "--format", "json"]].concat());
        let error = serde_json::from_str::<Value>(&stdout).unwrap()["error"].clone();
        assert_eq!(error["kind"], "no-api");
        assert!(!error.to_string().contains("widget") && !error.to_string().contains("Keys"), "{error}");
    }
    // A page of a server in between says nothing of a widget.
    let page = server("HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<!doctype html>");
    let (stdout, _) = place.run_as(ADMIN, 2, &["status", "--code", "x", "--host", &page, "--format", "json"]);
    assert!(stdout.contains("\"html\""), "{stdout}");
}

#[test]
fn only_the_practice_account_is_called_so() {
    let place = Place::new();
    assert!(place.run(0, &["account", "test"]).0.contains("practice account"));
    let stand_in =
        server("HTTP/1.1 200 OK\r\nContent-Length: 42\r\nConnection: close\r\n\r\n{\"id\":7,\"name\":\"Shop\",\"current_user_id\":1}\n");
    let (stdout, _) = place.run_as(ADMIN, 0, &["account", "test", "--host", &stand_in]);
    assert!(stdout.contains("Shop") && !stdout.contains("practice account"), "{stdout}");
    let (stdout, _) = place.run_as(ADMIN, 0, &["account", "test", "--host", &stand_in, "--format", "json"]);
    assert!(stdout.contains("\"practice\": false"), "{stdout}");
}

#[test]
fn a_code_that_is_none_is_refused_before_anything_is_asked() {
    let place = Place::new();
    let before = place.measured();
    for code in ["../account", "a/b", "", "код", "a b"] {
        for command in ["status", "install", "uninstall"] {
            let error = place.json(1, &[command, "--code", code])["error"].clone();
            assert_eq!(error["kind"], "bad-code", "{command} {code}");
        }
    }
    assert_eq!(place.measured(), before);
}

#[test]
fn settings_that_say_something_twice_are_refused_with_the_place() {
    let place = Place::new();
    let install = ["install", "--code", "demo_phone", "--settings", "settings.json"];
    place.write("settings.json", "{\n  \"login\": \"a\",\n  \"password\": \"canary-pass\",\n  \"login\": \"b\"\n}");
    let (_, stderr) = place.run(2, &install);
    assert!(stderr.contains("Line 4, column 3: login is there a second time") && stderr.contains("line 2, column 3"), "{stderr}");
    place.write("settings.json", "{\n  \"password\": \"canary-pass\"\n  \"login\": 1}");
    let (_, stderr) = place.run(2, &install);
    assert!(stderr.contains("Line 2") || stderr.contains("Line 3"), "{stderr}");
    assert!(stderr.contains("comma"), "{stderr}");
}

#[test]
fn a_pause_holds_for_the_next_command() {
    let place = Place::new();
    place.misbehave(&json!({"mode": "too-many-requests", "times": 1, "retry_after": 399}));
    assert_eq!(place.json(1, &["widgets"])["error"]["kind"], "too-many-requests");
    let asked = place.measured();
    for host in [place.address.clone(), format!("localhost:{}", place.port())] {
        let (stdout, _) = place.run_as(ADMIN, 1, &["status", "--code", "demo_notes", "--host", &host, "--format", "json"]);
        let error = serde_json::from_str::<Value>(&stdout).unwrap()["error"].clone();
        assert_eq!((&error["kind"], &error["status"]), (&json!("too-many-requests"), &Value::Null), "nothing was sent");
        let title = error["title"].as_str().unwrap();
        assert!((300..400).any(|seconds| title.contains(&seconds.to_string())), "{title}");
    }
    assert_eq!(place.measured(), asked);
}

/// Installs and sends `signal` once the change was sent, which is never answered.
#[cfg(unix)]
fn stopped(place: &Place, signal: &str, accounts: &[&str]) -> std::process::Output {
    place.misbehave(&json!({"mode": "slow", "ms": 600_000, "method": "POST"}));
    let mut install = program(place.dir.path());
    install.args(["install", "--code", "demo_dropbox", "--lang", "en"]).args(accounts).env("WIDGET_STUDIO_TOKEN", ADMIN);
    let child = install.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The history has the request before it is answered.
    let deadline = Instant::now() + DEADLINE;
    let is_sent = |entry: &Value| entry["method"] == "POST" && entry["error"] == "announced";
    while !place.history().iter().any(is_sent) {
        assert!(Instant::now() < deadline, "{:?}", place.history());
        std::thread::sleep(Duration::from_millis(5));
    }
    let (listed, _) = place.run_as(ADMIN, 0, &["history"]);
    assert!(listed.contains("/api/v4/widgets/demo_dropbox  sent"), "{listed}");
    std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    child.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn many_accounts_that_are_stopped_are_told_one_by_one() {
    let place = Place::new();
    for name in ["one", "two"] {
        place.run_as(ADMIN, 0, &["account", "add", name, "--host", &place.address, "--ask-each-time"]);
    }
    let done = stopped(&place, "-INT", &["--account", "one", "--account", "two", "--format", "json"]);
    assert_eq!(done.status.code(), Some(130));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let results: Vec<_> = told["accounts"].as_array().unwrap().iter().map(|account| account["result"].as_str().unwrap()).collect();
    assert_eq!(results, ["Sent, not verified", "Stopped, nothing sent"]);
}

#[cfg(unix)]
#[test]
fn a_change_that_is_stopped_says_what_was_sent_and_how_to_look() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let place = Place::new();
        let done = stopped(&place, signal, &["--host", &place.address]);
        let stderr = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(code), "{stderr}");
        assert!(stderr.contains("demo_dropbox") && stderr.contains("already sent"), "{stderr}");
        assert!(stderr.contains(&format!("widget-studio status --code demo_dropbox --host 127.0.0.1:{}", place.port())), "{stderr}");
        assert!(place.history().iter().any(|entry| entry["method"] == "POST" && entry["error"] == "cancelled"));
    }
}

#[test]
fn a_practice_account_names_the_folder_that_it_cannot_write_to() {
    let dir = tempfile::tempdir().unwrap();
    // A file where the folder should be: nobody can write there, not even an administrator.
    fs::write(dir.path().join("data"), "").unwrap();
    let done = program(dir.path()).args(["practice", "--port", "0", "--lang", "en"]).output().unwrap();
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains(&dir.path().join("data").display().to_string()) && !stderr.contains("port"), "{stderr}");
}
