//! Secrets in fields of every kind, sent by commands to accounts of every temper: searched for in all that is printed and kept. And
//! who may read what is kept.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::files::{Origin, save_as};

use super::{ADMIN, Place, program};

/// Every secret has one of these in it: a mark, and what looks random by itself.
const MARK: &str = "canary-pass";
const RANDOM: [&str; 3] = ["9f86d081884c7d659a2feaa0c55ad015", "sk_live_4Tq9", "wJalrXUtnFEMI/K7MDENG"];

/// Fields with a text type and a name that tells, in a key or in the label of one language; of other types; and with a value that tells.
fn widget() -> Widget {
    let mut settings = json!({"login": {"name": "settings.login", "type": "text", "required": false}});
    for (key, name, kind) in [
        ("api_key", "settings.login", "text"),
        ("webhookSecret", "settings.login", "text"),
        ("PWD", "settings.login", "text"),
        ("f1", "settings.token", "text"),
        ("f2", "settings.login", "text"),
        ("f3", "settings.login", "text"),
        ("f4", "settings.login", "text"),
        ("f5", "settings.login", "text"),
        ("password", "settings.login", "pass"),
        ("numbers", "settings.login", "users"),
        ("tokens", "settings.login", "users"),
        ("lines", "settings.login", "users_lp"),
    ] {
        settings[key] = json!({"name": name, "type": kind, "required": false});
    }
    let mut widget = bundled::plain();
    let mut manifest: Value = serde_json::from_str(widget.text("manifest.json").unwrap().as_str()).unwrap();
    manifest["settings"] = settings;
    let write =
        |path: &str, value: &Value| FileChange::Write { path: RelPath::new(path).unwrap(), body: FileBody::text(value.to_string()) };
    let locale = |path: &str, token: &str| {
        let mut json: Value = serde_json::from_str(widget.text(path).unwrap().as_str()).unwrap();
        json["settings"] = json!({"login": "Login", "token": token});
        write(path, &json)
    };
    let locales: Vec<&str> = widget.files().map(|(path, _)| path.as_str()).filter(|path| path.starts_with("i18n/")).collect();
    assert!(locales.len() > 1, "labels in several languages");
    let mut changes: Vec<FileChange> =
        locales.iter().enumerate().map(|(at, path)| locale(path, if at == 0 { "Value" } else { "Токен доступа" })).collect();
    changes.push(write("manifest.json", &manifest));
    widget.apply(&changes).unwrap();
    widget
}

fn settings() -> Value {
    json!({
        "login": "example", "api_key": "canary-pass-1", "webhookSecret": "canary-pass \"2\" ю", "PWD": "canary-pass-3", "f1": "canary-pass-4",
        "f2": RANDOM[0], "f3": "sk_live_4Tq9ab12cd34", "f4": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "f5": "https://user:canary-pass-5@example.com/?token=canary-pass-6", "password": "canary-pass-7",
        "numbers": {"1001": "1039"}, "tokens": {"1001": "canary-pass-8"}, "lines": {"1001": {"login": "l", "password": "canary-pass-9"}}
    })
}

#[track_caller]
fn holds_no_secret(what: &str, text: &str) {
    for secret in [MARK].iter().chain(&RANDOM) {
        let at = text.find(secret);
        assert!(at.is_none(), "{secret} is in {what}: {}", at.map_or("", |at| text.get(at.saturating_sub(200)..at + 40).unwrap_or(text)));
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn search(place: &Place) {
    for path in files(&place.dir.path().join("data")) {
        holds_no_secret(&path.display().to_string(), &String::from_utf8_lossy(&fs::read(&path).unwrap()));
    }
}

#[test]
fn secrets_of_every_kind_are_found_nowhere() {
    let place = Place::new();
    let widget = widget();
    save_as(&Origin::Folder(place.dir.path().join("w")), &widget).unwrap();
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let upload = format!("{}/practice/upload?code=hello", place.address);
    agent.post(&upload).header("Authorization", "Bearer practice-admin").send(&zip::build(&widget).unwrap()[..]).unwrap();
    place.write("settings.json", &settings().to_string());
    let install = ["install", "w", "--code", "hello", "--settings", "settings.json"];
    let done = place.json(0, &install);
    holds_no_secret("the result", &done.to_string());
    let masked = ["api_key", "webhookSecret", "PWD", "f1", "f2", "f3", "f4", "password"];
    assert!(masked.iter().all(|key| done["sent"][*key] == "•••"), "{}", done["sent"]);
    assert_eq!((&done["sent"]["login"], &done["sent"]["numbers"]["1001"]), (&json!("example"), &json!("1039")));
    for mode in ["lost-answer", "server-error", "html", "broken-json", "forbidden", "payment-required", "drop", "refuse-users"] {
        for format in ["text", "json"] {
            place.misbehave(&json!({"mode": mode, "times": 1, "method": "POST"}));
            let mut command = program(place.dir.path());
            command.args(install).args(["--format", format, "--host", &place.address, "--lang", "ru"]).env("WIDGET_STUDIO_TOKEN", ADMIN);
            let output = command.output().unwrap();
            holds_no_secret(mode, &(String::from_utf8_lossy(&output.stdout) + &*String::from_utf8_lossy(&output.stderr)));
        }
    }
    place.run(0, &["uninstall", "w", "--code", "hello"]);
    search(&place);
    assert!(place.files().contains("•••"));
}

/// What an account answers to a body: status and text.
type Temper = fn(&str) -> (u16, String);

/// An account that says what it was told, in every field of every answer.
fn echo(answer: Temper) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let told = Arc::new(Mutex::new(String::from("{}")));
    #[allow(clippy::disallowed_methods, reason = "a server of the test's own")]
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            serve(stream, &told, answer);
        }
    });
    address
}

fn serve(mut stream: TcpStream, told: &Mutex<String>, answer: Temper) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head: Vec<String> = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) < 3 {
            break;
        }
        head.push(line);
    }
    let Some(first) = head.first().cloned() else { return };
    let length = head.iter().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let template = json!([{"key": "api_key", "name": "Key", "type": "text"}, {"key": "f1", "name": "Value", "type": "text"}]);
    let (status, answer) = if first.starts_with("POST") {
        told.lock().unwrap().clone_from(&body);
        answer(&body)
    } else if first.contains("/users") {
        (200, json!({"_embedded": {"users": []}}).to_string())
    } else {
        let told: Value = serde_json::from_str(&told.lock().unwrap()).unwrap();
        let model = json!({"id": 1, "code": "hello", "version": "0.1.0", "settings_template": template, "settings": told, "is_active_in_account": true});
        (200, model.to_string())
    };
    let head =
        format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    stream.write_all((head + &answer).as_bytes()).unwrap();
}

#[test]
fn an_account_that_repeats_what_it_was_told_brings_no_secret_back() {
    let place = Place::new();
    save_as(&Origin::Folder(place.dir.path().join("w")), &widget()).unwrap();
    place.write("settings.json", &json!({"api_key": "canary-pass-1", "f1": "canary-pass-4"}).to_string());
    let tempers: [Temper; 6] = [
        |body| (400, json!({"title": body, "detail": body, "hint": "canary-pass-4 was told"}).to_string()),
        |body| {
            (
                400,
                json!({"validation-errors": [{"errors": [{"path": body, "code": "canary-pass-4", "detail": "canary-pass-1"}]}]})
                    .to_string(),
            )
        },
        |body| (500, format!("<html>{body}</html>")),
        |body| (403, "x".repeat(290) + "canary-pass-4" + body),
        |body| (200, body[..body.len() - 1].to_owned()),
        |_| (200, json!({"code": "hello", "settings": {"else": "canary-pass-4"}, "keys": ["canary-pass-1"]}).to_string()),
    ];
    for (number, temper) in tempers.into_iter().enumerate() {
        let host = echo(temper);
        for format in ["text", "json"] {
            let mut command = program(place.dir.path());
            command.args(["install", "w", "--code", "hello", "--settings", "settings.json", "--format", format, "--host", &host]);
            let output = command.env("WIDGET_STUDIO_TOKEN", ADMIN).output().unwrap();
            let printed = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
            assert!(!printed.is_empty());
            for secret in [MARK, "canary-p"] {
                assert!(!printed.contains(secret), "temper {number}: {printed}");
            }
        }
    }
    search(&place);
    assert!(!place.files().contains("canary-p"), "not even a part of one");
    assert!(place.files().matches("\"method\":\"POST\"").count() >= 12);
}

#[test]
fn masks_are_not_sent_in_the_place_of_secrets() {
    let place = Place::new();
    place.write("settings.json", r#"{"login": "l", "password": "•••", "phones": {"1001": "1039"}}"#);
    let error = place.json(1, &["install", "--code", "demo_phone", "--settings", "settings.json"])["error"].clone();
    assert_eq!((&error["fields"][0]["path"], &error["fields"][0]["code"]), (&json!("password"), &json!("Masked")));
    assert!(!place.files().contains("\"POST\""));
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_its_owners_that_of_earlier_versions_too() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let place = Place::new();
    let data = place.dir.path().join("data");
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["history.jsonl", "installs.json", "preferences.json", "preferences.json.bak", "history.jsonl.lock"] {
        fs::write(data.join(name), if name.contains(".json") && !name.contains("history") { "{}" } else { "" }).unwrap();
        fs::set_permissions(data.join(name), fs::Permissions::from_mode(0o666)).unwrap();
    }
    let mut command = program(place.dir.path());
    // Whatever the shell's mask is.
    let shell = format!("umask 000; exec \"$0\" account add demo --host {} --ask-each-time", place.address);
    let mut add = std::process::Command::new("sh");
    add.args(["-c", &shell, super::PROGRAM]).env("WIDGET_STUDIO_CONFIG_DIR", &data).stdout(Stdio::null());
    assert!(add.status().unwrap().success());
    command.args(["status", "--code", "demo_notes", "--host", &place.address]).env("WIDGET_STUDIO_TOKEN", ADMIN);
    assert!(command.output().unwrap().status.success());
    assert_eq!(mode(&data), 0o700);
    let kept = files(&data);
    assert!(kept.len() >= 7, "{kept:?}");
    for path in kept {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
