//! The commands that talk to an account, run as programs against the practice account run as a program.

#[path = "cli_accounts/at_once.rs"]
mod at_once;
#[path = "cli_accounts/bulk.rs"]
mod bulk;
#[path = "cli_accounts/history.rs"]
mod history;
#[path = "cli_accounts/secrets.rs"]
mod secrets;
#[path = "cli_accounts/trust.rs"]
mod trust;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::FileChange;
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::files::{Origin, save_as};

const PROGRAM: &str = env!("CARGO_BIN_EXE_widget-studio");
const ADMIN: &str = "practice-admin";
const SECRETS: [&str; 4] = ["practice-admin", "practice-client-secret", "canary-pass", "canary-lp"];

/// A practice account in its own process, and a folder for what the program remembers.
struct Place {
    dir: TempDir,
    practice: Child,
    address: String,
    greeting: Vec<String>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.practice.kill().ok();
        self.practice.wait().ok();
    }
}

/// The program with nothing of this machine: its own folder, no keyring, no proxy.
fn program(dir: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("WIDGET_STUDIO_CONFIG_DIR", dir.join("data")).current_dir(dir).stdin(Stdio::null());
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").env("no_proxy", "127.0.0.1");
    for variable in ["WIDGET_STUDIO_TOKEN", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"] {
        command.env_remove(variable);
    }
    command
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut practice = program(dir.path()).args(["practice", "--port", "0", "--lang", "en"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(practice.stdout.take().unwrap()).lines();
        let greeting: Vec<String> = lines.by_ref().take(8).map(Result::unwrap).collect();
        let address = greeting[1].strip_prefix("Address: ").unwrap().to_owned();
        Self { dir, practice, address, greeting }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.dir.path().join(name), text).unwrap();
    }

    #[track_caller]
    fn run_as(&self, token: &str, code: i32, args: &[&str]) -> (String, String) {
        let mut command = program(self.dir.path());
        command.args(args).args(["--lang", "en"]).env("WIDGET_STUDIO_TOKEN", token);
        let Output { status, stdout, stderr } = command.output().unwrap();
        let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert_eq!(status.code(), Some(code), "{args:?}\n{stdout}\n{stderr}");
        for secret in SECRETS {
            assert!(!stdout.contains(secret) && !stderr.contains(secret), "{secret} in {args:?}\n{stdout}\n{stderr}");
        }
        (stdout, stderr)
    }

    /// Text against the practice account as its administrator.
    #[track_caller]
    fn run(&self, code: i32, args: &[&str]) -> (String, String) {
        self.run_as(ADMIN, code, &[args, &["--host", &self.address]].concat())
    }

    #[track_caller]
    fn json(&self, code: i32, args: &[&str]) -> Value {
        let (stdout, stderr) = self.run(code, &[args, &["--format", "json"]].concat());
        serde_json::from_str(&stdout).unwrap_or_else(|_| panic!("{stdout}\n{stderr}"))
    }

    fn misbehave(&self, mischief: &Value) {
        let url = format!("{}/practice/misbehave", self.address);
        let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
        agent.post(&url).header("Authorization", "Bearer practice-admin").send(mischief.to_string()).unwrap();
    }

    /// All that lies in the folder, as text.
    fn files(&self) -> String {
        let data = fs::read_dir(self.dir.path().join("data")).unwrap().map(|entry| entry.unwrap().path());
        data.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect()
    }
}

#[test]
fn widgets_of_all_pages_are_listed() {
    let place = Place::new();
    let (stdout, _) = place.run(0, &["widgets"]);
    assert!(stdout.contains("demo_notes") && stdout.ends_with(": 6 widgets\n"), "{stdout}");
    let list = place.json(0, &["widgets"]);
    assert_eq!(list["widgets"].as_array().unwrap().len(), 6);
    assert_eq!((&list["widgets"][0]["rating"], &list["widgets"][2]["installed"]), (&json!(2.7), &json!(true)));
}

#[test]
fn a_widget_is_installed_verified_and_taken_away() {
    let place = Place::new();
    let settings = json!({"login": "example", "password": "canary-pass", "phones": {"1001": "1039"}});
    place.write("settings.json", &settings.to_string());
    let phone = ["--code", "demo_phone"];
    assert_eq!(place.json(0, &[&["status"], &phone[..]].concat())["widget"]["installed"], false);
    let done = place.json(0, &[&["install"], &phone[..], &["--settings", "settings.json"]].concat());
    assert_eq!((&done["verified"], &done["settings"], &done["was_installed"]), (&json!(true), &json!("as-sent"), &json!(false)));
    assert_eq!((&done["sent"]["password"], &done["sent"]["login"]), (&json!("•••"), &json!("example")));
    let (stdout, stderr) = place.run(0, &[&["install"], &phone[..], &["--settings", "settings.json"]].concat());
    assert!(
        stdout.contains("demo_phone 1.0.0 is installed, verified") && stderr.contains("install/overwrite The widget is installed already"),
        "{stdout}{stderr}"
    );
    assert!(place.run(0, &[&["uninstall"], &phone[..]].concat()).0.contains("uninstalled, verified"));
    assert_eq!(place.json(0, &[&["status"], &phone[..]].concat())["widget"]["installed"], false);
    assert_eq!(place.json(1, &["status", "--code", "nothing"])["error"]["kind"], "not-found");
}

#[test]
fn another_build_is_told_and_not_installed() {
    let place = Place::new();
    let widget = bundled::plain();
    save_as(&Origin::Folder(place.dir.path().join("w")), &widget).unwrap();
    let error = place.json(2, &["status", "w"]);
    assert_eq!(error["error"]["kind"], "no-code");
    let status = place.json(1, &["status", "w", "--code", "demo_notes"]);
    let first = &status["findings"][0];
    assert_eq!((&first["id"], &first["severity"]), (&json!("install/version-mismatch"), &json!("warning")));
    assert_eq!(first["title"], "The account has version 2.1.0, here is 0.1.0");
    let text = place.run(1, &["status", "w", "--code", "demo_notes"]).0;
    assert!(text.contains("  warning install/version-mismatch The account has version 2.1.0"), "{text}");
    assert_eq!(place.json(1, &["install", "w", "--code", "demo_notes"])["error"]["kind"], "other-version");
    // It may be meant.
    let done = place.json(0, &["install", "w", "--code", "demo_notes", "--any-version"]);
    assert_eq!((&done["verified"], &done["widget"]["installed"]), (&json!(true), &json!(true)));
    assert!(done["before"].as_array().unwrap().iter().any(|finding| finding["id"] == "install/version-mismatch"), "{done}");
    assert!(done["before"].as_array().unwrap().iter().any(|finding| finding["id"] == "install/overwrite"), "{done}");
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let upload = format!("{}/practice/upload?code=hello", place.address);
    agent.post(&upload).header("Authorization", "Bearer practice-admin").send(&zip::build(&widget).unwrap()[..]).unwrap();
    assert_eq!(place.json(0, &["status", "w", "--code", "hello"])["findings"], json!([]));
    assert_eq!(place.json(2, &["status", "missing", "--code", "hello"])["error"]["kind"], "widget");
}

#[test]
fn what_an_account_says_does_not_steer_the_terminal() {
    let place = Place::new();
    let mut widget = bundled::plain();
    let manifest = widget.text("manifest.json").unwrap().as_str().replace("0.1.0", "1\\u001b[31m\\u202e");
    widget.apply(&[FileChange::Write { path: RelPath::new("manifest.json").unwrap(), body: FileBody::text(manifest) }]).unwrap();
    let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
    let upload = format!("{}/practice/upload?code=hello", place.address);
    agent.post(&upload).header("Authorization", "Bearer practice-admin").send(&zip::build(&widget).unwrap()[..]).unwrap();
    for command in [&["widgets"][..], &["status", "--code", "hello"]] {
        let (stdout, _) = place.run(0, command);
        assert!(stdout.contains("hello") && stdout.contains("[31m") && !stdout.contains(['\u{1b}', '\u{202e}']), "{stdout:?}");
    }
}

#[test]
fn refusals_have_typed_reasons() {
    let place = Place::new();
    place.write("bad.json", r#"{"login": 7, "phones": {"x": "1"}, "more": 1, "password": "canary-pass"}"#);
    let error = place.json(1, &["install", "--code", "demo_phone", "--settings", "bad.json"])["error"].clone();
    let keys: Vec<&String> = error.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["kind", "status", "title", "detail", "fields", "todo"]);
    assert_eq!(
        (&error["kind"], &error["fields"][0]["path"], &error["fields"][0]["code"]),
        (&json!("settings"), &json!("more"), &json!("NotSupportedChoice"))
    );
    assert_eq!(error["fields"].as_array().unwrap().len(), 3);

    // The account knows its users, this program doesn't.
    place.write("user.json", r#"{"login": "l", "password": "canary-pass", "phones": {"999": "1"}}"#);
    let error = place.json(1, &["install", "--code", "demo_phone", "--settings", "user.json"])["error"].clone();
    assert_eq!((&error["kind"], &error["status"], &error["fields"][0]["path"]), (&json!("bad-request"), &json!(400), &json!("phones.999")));
    let (_, stderr) = place.run(1, &["install", "--code", "demo_phone", "--settings", "user.json"]);
    assert!(stderr.contains("  phones.999: This value can't be chosen here (NotSupportedChoice: There is no such user)"), "{stderr}");

    place.write("broken.json", r#"{"password": "canary-pass""#);
    assert_eq!(place.json(2, &["install", "--code", "demo_phone", "--settings", "broken.json"])["error"]["kind"], "unread-settings");
    assert_eq!(place.json(2, &["install", "--code", "demo_phone", "--settings", "none.json"])["error"]["kind"], "unread-settings");

    let host = ["--host", &place.address, "--format", "json"];
    let as_user =
        |token, code, args: &[&str]| -> Value { serde_json::from_str(&place.run_as(token, code, &[args, &host].concat()).0).unwrap() };
    assert_eq!(as_user("practice-user", 1, &["install", "--code", "demo_notes"])["error"]["kind"], "forbidden");
    let missing = as_user("practice-admin", 1, &["install", "--code", "nothing"])["error"].clone();
    assert_eq!((&missing["kind"], &missing["status"]), (&json!("not-found"), &json!(404)));
    assert!(missing["title"].as_str().unwrap().contains("doesn't have the widget"), "{missing}");
    assert_eq!(as_user("practice-user", 1, &["uninstall", "--code", "demo_notes"])["error"]["kind"], "forbidden");
    assert_eq!(as_user("practice-expired", 1, &["widgets"])["error"]["kind"], "unauthorized");
    assert_eq!(as_user("", 2, &["widgets"])["error"]["kind"], "no-token");
}

#[test]
fn what_cannot_be_reached_or_read_is_told() {
    let place = Place::new();
    for (mode, code, kind) in
        [("html", 2, "html"), ("payment-required", 1, "payment-required"), ("drop", 2, "lost"), ("broken-json", 2, "not-json")]
    {
        place.misbehave(&json!({ "mode": mode }));
        let error = place.json(code, &["widgets"])["error"].clone();
        assert_eq!(error["kind"], kind);
        assert!(error["title"].is_string() && error["todo"].is_string());
    }
    place.misbehave(&json!({"mode": "lost-answer", "times": 1, "method": "POST"}));
    let done = place.json(0, &["install", "--code", "demo_dropbox"]);
    assert_eq!((&done["verified"], &done["answer_lost"]["kind"]), (&json!(true), &json!("lost")));
    place.misbehave(&json!({"mode": "drop", "times": 1, "method": "DELETE"}));
    assert_eq!(place.json(1, &["uninstall", "--code", "demo_dropbox"])["verified"], false);
    // Nothing listens there.
    let (stdout, _) = place.run_as(ADMIN, 2, &["widgets", "--host", "http://127.0.0.1:9", "--format", "json"]);
    assert!(stdout.contains("\"no-network\""), "{stdout}");
    let (stdout, _) = place.run_as(ADMIN, 2, &["widgets", "--host", "https://example.com", "--format", "json"]);
    assert!(stdout.contains("\"host\""), "{stdout}");
}

#[test]
fn a_secret_on_the_command_line_is_refused_with_the_reason() {
    let place = Place::new();
    for args in [
        &["widgets", "--host", "demo.amocrm.ru", "--token", "canary-pass"][..],
        &["install", "--code", "x", "--account", "a", "--token=canary-pass"],
        &["account", "add", "a", "--host", "demo.amocrm.ru", "--client-secret", "canary-pass"],
        &["account", "test", "--account", "a", "--password", "canary-pass"],
    ] {
        let (_, stderr) = place.run_as("", 2, args);
        assert!(stderr.contains("command line") && stderr.contains("WIDGET_STUDIO_TOKEN"), "{stderr}");
    }
}

#[test]
fn accounts_are_named_tested_and_removed() {
    let place = Place::new();
    let run = |code, args: &[&str]| place.run_as(ADMIN, code, args);
    assert!(run(0, &["account", "list"]).0.contains("No accounts"));
    // Without a keyring nothing is kept, and that is chosen, not fallen into.
    let (_, stderr) = run(2, &["account", "add", "demo", "--host", &place.address]);
    assert!(stderr.contains("keyring") && stderr.contains("--ask-each-time"), "{stderr}");
    assert!(run(0, &["account", "list"]).0.contains("No accounts"));
    let added = run(0, &["account", "add", "demo", "--host", &place.address, "--ask-each-time", "--colour", "green"]).0;
    assert!(added.contains("WIDGET_STUDIO_TOKEN"), "{added}");
    let (_, stderr) = run(2, &["account", "add", "demo", "--host", "x.amocrm.ru", "--ask-each-time"]);
    assert!(stderr.contains("already"), "{stderr}");
    let list: Value = serde_json::from_str(&run(0, &["account", "list", "--format", "json"]).0).unwrap();
    assert_eq!((&list["accounts"][0]["colour"], &list["accounts"][0]["secrets"]), (&json!("green"), &json!("ask")));
    let tested: Value = serde_json::from_str(&run(0, &["account", "test", "--account", "demo", "--format", "json"]).0).unwrap();
    assert_eq!((&tested["id"], &tested["is_admin"], &tested["practice"]), (&json!(10_000_001), &json!(true), &json!(true)));
    let text = place.run_as("practice-user", 0, &["account", "test", "--account", "demo"]).0;
    assert!(text.contains("Administrator: no") && text.contains("practice account"), "{text}");
    place.run_as("", 2, &["account", "test", "--account", "demo"]);
    run(2, &["widgets", "--account", "other"]);
    run(0, &["widgets", "--account", "demo"]);
    assert!(run(0, &["account", "remove", "demo"]).0.contains("removed"));
    run(2, &["account", "remove", "demo"]);
}

#[test]
fn a_production_account_is_locked() {
    let place = Place::new();
    let port = place.address.trim_start_matches("http://");
    place.run_as(ADMIN, 0, &["account", "add", "shop", "--host", &place.address, "--kind", "production", "--ask-each-time"]);
    for target in [["--account", "shop"], ["--host", place.address.as_str()]] {
        let uninstall = [&["uninstall", "--code", "demo_notes"], &target[..]].concat();
        let (_, stderr) = place.run_as(ADMIN, 1, &uninstall);
        assert!(stderr.contains("production") && stderr.contains(&format!("--confirm {port}")), "{stderr}");
        place.run_as(ADMIN, 1, &[&uninstall[..], &["--confirm", "other"]].concat());
    }
    place.run_as(ADMIN, 0, &["status", "--code", "demo_notes", "--account", "shop"]);
    place.run_as(ADMIN, 0, &["uninstall", "--code", "demo_notes", "--account", "shop", "--confirm", port]);
}

#[test]
fn no_file_holds_a_secret() {
    let place = Place::new();
    place.write("phone.json", r#"{"login": "l", "password": "canary-pass", "phones": {"1001": "1039"}}"#);
    place.write("sip.json", r#"{"lines": {"1001": {"login": "l", "password": "canary-lp"}}, "conf": {"k": "canary-lp"}}"#);
    place.run_as(ADMIN, 0, &["account", "add", "demo", "--host", &place.address, "--ask-each-time"]);
    for (code, file) in [("demo_phone", "phone.json"), ("demo_sip", "sip.json")] {
        for mode in ["server-error", "lost-answer", "drop", "html"] {
            place.misbehave(&json!({"mode": mode, "times": 1, "method": "POST"}));
            let mut command = program(place.dir.path());
            command.env("WIDGET_STUDIO_TOKEN", ADMIN).args(["install", "--code", code, "--settings", file, "--account", "demo"]);
            command.output().unwrap();
        }
        place.run(0, &["install", "--code", code, "--settings", file]);
        place.run(0, &["uninstall", "--code", code]);
    }
    let files = place.files();
    assert!(files.contains("/api/v4/widgets/demo_sip") && files.contains("•••"), "{files}");
    for secret in SECRETS {
        assert!(!files.contains(secret), "{secret}");
    }
}

#[test]
fn the_practice_account_prints_its_address_and_a_token() {
    let place = Place::new();
    assert!(place.greeting.contains(&"WIDGET_STUDIO_TOKEN=practice-admin".to_owned()), "{:?}", place.greeting);
    // A second one on the same port says so.
    let port = place.address.rsplit_once(':').unwrap().1;
    let (_, stderr) = place.run_as("", 2, &["practice", "--port", port]);
    assert!(stderr.contains(port) && stderr.contains("--port"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn the_curl_lines_of_the_readme_work_as_written() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("there is no curl on this machine");
        return;
    }
    let place = Place::new();
    fs::write(place.dir.path().join("widget.zip"), zip::build(&bundled::plain()).unwrap()).unwrap();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("curl ")).collect();
    assert!(lines.len() >= 9, "{lines:?}");
    for line in lines {
        let line = line.replace("http://127.0.0.1:8765", &place.address).replacen("curl ", "curl -sS -w '\\n%{http_code}' ", 1);
        let mut shell = Command::new("sh");
        shell.args(["-c", &line]).current_dir(place.dir.path()).env("WIDGET_STUDIO_TOKEN", ADMIN).env("no_proxy", "127.0.0.1");
        let Output { stdout, stderr, .. } = shell.output().unwrap();
        let answer = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
        let (_, status) = answer.rsplit_once('\n').unwrap();
        assert!(status.starts_with('2'), "{line}\n{answer}");
    }
}
