//! Secrets of text fields in the window, and requests that are chosen by their ids.

use std::fs;
use std::sync::Arc;

use egui::accesskit::Role;
use serde_json::json;
use widget_studio::account::bulk::Task;
use widget_studio::account::history::{BODY_FILE, Entry};
use widget_studio::account::{Bot, Confidential, Continuation, Recorder as _};
use widget_studio::app::command::Command;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::install::bulk::{BulkCommand, BulkRequest};
use widget_studio::app::features::install::{Change, InstallCommand, PRACTICE, Target, Waiting};
use widget_studio::system::clock;
use widget_studio::system::history::History;
use widget_studio::text::Lang;

use crate::harness::{Look, Window};
use crate::install::{ask, is_in_files, of_practice};

/// A secret that must show up nowhere.
const CANARY: &str = "canary-key-7f3a";

/// A window at the practice account, with a widget in it that has secrets in text fields.
fn opened() -> Window {
    let mut window = Window::with(Look { lang: Lang::En, ..Look::default() });
    let folder = window.plain_folder("widget");
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let more = r#""settings": {
    "service_url": {"name": "Address", "type": "text", "required": true},
    "api_key": {"name": "Code word", "type": "text", "required": true},
    "hook": {"name": "Hook", "type": "text", "required": false},"#;
    fs::write(&path, text.replacen(r#""settings": {"#, more, 1)).unwrap();
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    window.click(&Lang::En.tr("install-practice-start"));
    let upload = of_practice(&window, "install-upload-to");
    window.click(&upload);
    window
}

#[test]
fn secrets_of_text_fields_are_not_kept_shown_or_copied() {
    let mut window = opened();
    window.fill("Address", "https://api.example.net");
    window.fill("Code word", CANARY);
    window.fill("Hook", "xoxb-7f3a7f3a-canary");
    window.click(&Lang::En.tr("install-body"));
    assert!(window.mentions("•••") && !window.outline().contains("canary"), "{}", window.outline());
    let install = of_practice(&window, "install-into");
    window.click(&install);
    window.click_first(Role::Button, "POST /api/v4/widgets/");
    window.click("curl");
    let curl = window.copied.take().unwrap();
    assert!(curl.ends_with(&format!("--upload-file {BODY_FILE}")) && !curl.contains("•••") && !curl.contains("--data"), "{curl}");
    assert!(!window.is_enabled("Repeat"));
    window.click("HAR");
    let har = window.copied.take().unwrap();
    assert!(har.contains("service_url") && !har.contains("canary"), "{har}");
    let save = InstallCommand::SaveHar(window.app().install.requests(), window.path("requests.har"));
    ask(&mut window, save);
    // A bot goes on, and many accounts get it at once.
    let waiting = Waiting { bot: Bot::Sales, bot_id: 501, continue_id: 9001 };
    let data = json!({"webhook_secret": CANARY, "status": "good"});
    let with = Continuation { data: data.as_object().unwrap().clone(), ..Continuation::default() };
    ask(&mut window, InstallCommand::Change(Change::Continue(Target::Practice, waiting, with)));
    ask(&mut window, InstallCommand::Bulk(BulkCommand::Tick(Target::Practice, true)));
    let values = Confidential::new(json!({"service_url": "https://api.example.net", "api_key": CANARY, "hook": "xoxb-7f3a7f3a-canary"}));
    ask(
        &mut window,
        InstallCommand::Change(Change::Bulk(BulkRequest {
            task: Task::Trial,
            code: String::new(),
            values,
            at_once: 1,
            tokens: Vec::new(),
        })),
    );
    ask(&mut window, InstallCommand::Agree(String::new()));
    window.wait_until("the run ends", |window| window.app().install.bulk.run.as_ref().is_some_and(|run| !run.is_running()));
    let sent = window.app().install.requests();
    assert!(sent.iter().any(|entry| entry.path.contains("/continue/")));
    assert!(!window.outline().contains("canary"), "{}", window.outline());
    window.click_on(Role::RadioButton, &Lang::En.tr("install-history"));
    assert!(!window.outline().contains("canary"), "{}", window.outline());
    for folder in ["data", "config", "requests.har"] {
        let path = window.path(folder);
        let found = if path.is_dir() { is_in_files(&path, "canary") } else { fs::read_to_string(&path).unwrap().contains("canary") };
        assert!(!found, "in {folder}");
    }
    assert!(window.on_disk("data/installs.json").contains("api.example.net"));
}

#[test]
fn values_that_an_earlier_version_kept_are_forgotten() {
    let window = opened();
    let folder = window.path("widget");
    let place = window.path("data/installs.json");
    let kept = json!({"accounts": {PRACTICE: {"values": {"c": {"api_key": CANARY, "login": "l"}}}}});
    fs::write(&place, kept.to_string()).unwrap();
    let mut window = window.restarted();
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    window.settle();
    let text = fs::read_to_string(&place).unwrap();
    assert!(!text.contains(CANARY) && text.contains("\"l\""), "{text}");
}

#[test]
fn of_two_requests_of_one_moment_the_chosen_one_is_meant() {
    let mut window = opened();
    let at = clock::now() * 1000 + 60_000;
    let history = History::open(&window.path("data"));
    for (id, host) in [("one", "a.example.com"), ("two", "b.example.com"), ("three", "c.example.com")] {
        let (account, method, path) = (id.to_owned(), "GET".to_owned(), "/api/v4/account".to_owned());
        history.record(Entry { id: id.into(), at, account, host: host.into(), method, path, status: Some(200), ..Entry::default() });
    }
    window.send(Command::LookAtSharedFiles);
    window.click_on(Role::RadioButton, &Lang::En.tr("install-history"));
    let of_moment: Vec<Arc<Entry>> = window.app().install.requests().into_iter().filter(|entry| entry.at == at).collect();
    assert_eq!(of_moment.len(), 3);
    for entry in of_moment {
        window.fill(&Lang::En.tr("install-history-search"), &entry.host);
        window.click_first(Role::Button, "GET /api/v4/account");
        window.fill(&Lang::En.tr("install-history-search"), "");
        assert!(window.mentions(&format!("https://{}/api/v4/account", entry.host)), "{}", window.outline());
        window.click("curl");
        assert!(window.copied.take().unwrap().contains(&entry.host));
    }
}

#[cfg(unix)]
#[test]
fn what_a_window_keeps_is_its_owners() {
    use std::os::unix::fs::PermissionsExt as _;
    fn walk(path: &std::path::Path, seen: &mut Vec<String>) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        seen.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        if path.is_dir() {
            fs::read_dir(path).unwrap().for_each(|entry| walk(&entry.unwrap().path(), seen));
        }
    }
    let mut window = opened();
    window.fill("Address", "https://api.example.net");
    window.fill("Code word", CANARY);
    let install = of_practice(&window, "install-into");
    window.click(&install);
    let mut seen = Vec::new();
    walk(&window.path("data"), &mut seen);
    for name in ["history.jsonl", "installs.json", "practice.json"] {
        assert!(seen.iter().any(|it| it == name), "{name} isn't in {seen:?}");
    }
}
