//! Many accounts in one command: each read back, one report, and the exit code of the worst.

use serde_json::{Value, json};

use super::{ADMIN, Place, fs, program};

const PHONE: [&str; 2] = ["--code", "demo_phone"];

impl Place {
    /// Names the practice account once more.
    fn named(&self, name: &str, kind: &str) {
        self.run_as(ADMIN, 0, &["account", "add", name, "--host", &self.address, "--kind", kind, "--ask-each-time"]);
    }

    #[track_caller]
    fn many(&self, code: i32, args: &[&str]) -> Value {
        let (stdout, stderr) = self.run_as(ADMIN, code, &[args, &["--format", "json"]].concat());
        serde_json::from_str(&stdout).unwrap_or_else(|_| panic!("{stdout}\n{stderr}"))
    }
}

#[test]
fn several_accounts_are_installed_into_and_reported() {
    let place = Place::new();
    place.named("one", "sandbox");
    place.named("two", "sandbox");
    place.write("settings.json", r#"{"login": "example", "password": "canary-pass", "phones": {"1001": "1039"}}"#);
    let both = ["--account", "one", "--account", "two"];
    for ending in ["md", "html", "csv"] {
        let report = format!("report.{ending}");
        let install = [&["install"], &PHONE[..], &both, &["--settings", "settings.json", "--report", &report]].concat();
        let done = place.many(0, &install);
        let accounts = done["accounts"].as_array().unwrap();
        assert_eq!(accounts.iter().map(|account| &account["as_asked"]).collect::<Vec<_>>(), [&json!(true), &json!(true)]);
        let report = fs::read_to_string(place.dir.path().join(report)).unwrap();
        assert!(report.contains("one") && report.contains("two") && !report.contains("canary"), "{report}");
    }
    let (text, _) = place.run_as(ADMIN, 0, &[&["status"], &PHONE[..], &both].concat());
    assert!(text.lines().count() == 3 && text.contains("two") && text.contains("installed"), "{text}");
    place.many(0, &[&["uninstall"], &PHONE[..], &both].concat());
    // A report for one account is written as well.
    place.many(0, &[&["status"], &PHONE[..], &["--account", "one", "--report", "one.md"]].concat());
    assert!(place.dir.path().join("one.md").exists());
}

#[test]
fn the_exit_code_is_that_of_the_worst_account() {
    let place = Place::new();
    place.named("one", "sandbox");
    place.run_as(ADMIN, 0, &["account", "add", "far", "--host", "http://127.0.0.1:9", "--ask-each-time"]);
    let status = [&["status"], &PHONE[..], &["--account", "one", "--account", "far"]].concat();
    // Their hosts differ: the token of one account isn't sent to the other.
    let without = place.many(2, &status);
    assert_eq!(without["accounts"].as_array().unwrap().iter().map(|it| &it["exit_code"]).collect::<Vec<_>>(), [&json!(2), &json!(2)]);
    assert!(without["accounts"][0]["detail"].as_str().unwrap().contains("WIDGET_STUDIO_TOKEN_ONE"), "{without}");
    let output = program(place.dir.path()).args(&status).args(["--format", "json"]).env("WIDGET_STUDIO_TOKEN_ONE", ADMIN).output().unwrap();
    let partly: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &partly["accounts"][0]["exit_code"]), (Some(2), &json!(0)), "{partly}");
    place.named("two", "sandbox");
    let absent = ["status", "--code", "nothing", "--account", "one", "--account", "two"];
    assert_eq!(place.many(1, &absent)["accounts"][1]["exit_code"], 1);
}

#[test]
fn nothing_is_sent_unless_every_account_is_known_and_unlocked() {
    let place = Place::new();
    place.named("one", "sandbox");
    place.named("shop", "production");
    let posts = || place.files().matches("\"POST\"").count();
    let uninstall = ["uninstall", "--code", "demo_notes", "--account", "one", "--account"];
    let locked = place.many(1, &[&uninstall[..], &["shop"]].concat());
    assert_eq!(locked["error"]["kind"], "locked");
    assert_eq!(place.many(1, &[&uninstall[..], &["shop", "--confirm", "other"]].concat())["error"]["kind"], "locked");
    assert_eq!(place.many(2, &[&uninstall[..], &["nobody"]].concat())["error"]["kind"], "unknown-account");
    assert_eq!(place.many(2, &[&uninstall[..], &["one", "--report", "report.doc"]].concat())["error"]["kind"], "report");
    assert_eq!((posts(), place.files().matches("\"DELETE\"").count()), (0, 0));
    let subdomain = place.address.trim_start_matches("http://").to_owned();
    place.many(0, &[&uninstall[..], &["shop", "--confirm", &subdomain]].concat());
}
