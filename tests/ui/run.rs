//! The Run tab: the way in, what a page tells put in order, edits that become builds, hosts that are decided about. The page is played
//! by plain requests to the address that the studio opens.

use egui::accesskit::Role;
use serde_json::{Value, json};
use widget_studio::app::action::Action;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::app::features::run::{RunCommand, Shelf};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::studio_file::ACCOUNT_FILE;
use widget_studio::stand_in::hosts::{Fixture, Way};
use widget_studio::stand_in::libraries::{CDN, LIBRARIES, Libraries};
use widget_studio::text::Lang;

use crate::harness::{Look, Window};

/// Whether the CRM's libraries are there; says so if they aren't.
pub fn has_libraries() -> bool {
    let found = Libraries::find().is_ok();
    if !found {
        eprintln!("skipped: the libraries of the stand-in aren't there (npm ci --prefix web)");
    }
    found
}

pub fn in_run(lang: Lang) -> Window {
    let mut window = Window::with(Look { lang, ..Look::default() });
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Run));
    window
}

fn write(window: &mut Window, script: &str) {
    window.edit(Intent::WriteFile(RelPath::new("script.js").unwrap(), FileBody::text(script)));
}

/// A page that is open: it has told `n` events.
pub struct Page {
    address: String,
    agent: ureq::Agent,
    told: u64,
}

impl Page {
    /// Starts the stand-in and opens its page.
    pub fn start(window: &mut Window) -> Self {
        let word = window.state().lang().tr("running-start");
        window.click(&word);
        window.wait_until("opened", |window| window.app().run.running.is_some());
        let mut links = window.links();
        let address = links.pop().expect("the page is opened");
        let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
        let mut page = Self { address: address.split('?').next().unwrap().to_owned(), agent, told: 0 };
        page.tell(window, "lead", &[json!({"kind": "page", "what": "opened", "agent": "Mozilla/5.0 Chrome/140.0 Safari/537.36"})]);
        page
    }

    /// Tells what happened, and has the window take it.
    pub fn tell(&mut self, window: &mut Window, scene: &str, events: &[Value]) {
        let told: Vec<Value> = events
            .iter()
            .map(|event| {
                self.told += 1;
                let mut event = event.clone();
                let more = json!({"n": self.told, "at": 1_000.0 * self.told as f64, "build": 1, "scene": scene});
                event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                event
            })
            .collect();
        let origin = self.address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        let report = json!({"page": "page", "events": told}).to_string();
        let answer = self.agent.post(format!("{}report", self.address)).header("Origin", &origin).send(report).unwrap();
        assert_eq!(answer.status(), 200);
        window.settle();
    }

    /// A request to another host, which isn't sent.
    pub fn asks(&mut self, window: &mut Window) {
        let start = json!({"kind": "network", "phase": "start", "id": 1, "method": "POST", "url": "https://api.example.net/orders",
            "via": "crm_post", "headers": {}, "body": "key=1", "where": null});
        let end = json!({"kind": "network", "phase": "end", "id": 1, "to": "host", "status": 0, "by": "blocked", "type": null, "answer": "",
            "ms": 1.0, "error": "blocked", "trouble": null, "known": true});
        self.tell(window, "lead", &[start, end]);
    }

    /// A scene that is entered, in which `render` gives `gave`.
    pub fn renders(&mut self, window: &mut Window, scene: &str, gave: &Value) {
        let mut events = vec![
            json!({"kind": "scene", "scene": scene, "location": "lcard", "page": "leads", "area": "lcard", "declared": true}),
            json!({"kind": "call", "id": 1, "name": "render", "args": [], "system": {"area": "lcard"}}),
            json!({"kind": "return", "id": 1, "name": "render", "value": gave, "thenable": false, "ms": 3.8}),
        ];
        if *gave != true {
            events.push(json!({"kind": "rule", "id": "init-skipped-falsy"}));
            events.push(json!({"kind": "skipped", "name": "init", "why": "render-falsy"}));
        }
        self.tell(window, scene, &events);
    }
}

/// The Run tab with a scene that went well and one in which `render` gave nothing, whose details are shown.
pub fn seen(window: &mut Window) {
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Run));
    let mut page = Page::start(window);
    page.renders(window, "settings", &json!(true));
    page.renders(window, "lead", &json!({"…": "undefined"}));
    window.click_on(Role::Button, "render(), undefined");
}

/// The Run tab with a request to another host, which got a ready-made answer.
pub fn asked(window: &mut Window) {
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Run));
    let mut page = Page::start(window);
    page.renders(window, "lead", &json!(true));
    page.asks(window);
    let lang = window.state().lang();
    window.click_on(Role::RadioButton, &format!("{} 1", lang.tr("running-network")));
    window.click_first(Role::Button, "POST https://api.example.net/orders");
    let fixture = Fixture { status: 200, content_type: "application/json".to_owned(), body: "{}".to_owned() };
    window.send(RunCommand::Decide("api.example.net".to_owned(), Way::Fixture { fixture }));
}

fn the_way_in(lang: Lang) {
    let mut window = in_run(lang);
    window.harness.state_mut().app.run.libraries = Shelf::Missing(LIBRARIES.iter().collect());
    window.settle();
    let bytes: usize = LIBRARIES.iter().map(|library| library.size).sum();
    let about = lang.with("running-libraries-about", &[("size", lang.size(bytes).into()), ("host", CDN.into())]);
    assert!(window.says(&about), "{}", window.outline());
    for library in &LIBRARIES {
        assert!(window.says(library.package) && window.says(library.version) && window.says(library.sha256), "{}", window.outline());
    }
    assert!(window.is_enabled(&lang.tr("running-fetch")));
    window.answer(window.path("empty"));
    std::fs::create_dir(window.path("empty")).unwrap();
    window.reach(Role::Button, &lang.tr("running-from-folder"));
    window.click(&lang.tr("running-from-folder"));
    window.wait_until("refused", |window| window.says(&lang.tr("running-error-missing")));
    assert!(window.says(&lang.tr("running-error-missing.next")) && window.app().run.running.is_none());
    assert_eq!(window.links(), Vec::<String>::new());
}

#[test]
fn the_way_in_names_what_is_fetched_in_english() {
    the_way_in(Lang::En);
}

#[test]
fn the_way_in_names_what_is_fetched_in_russian() {
    the_way_in(Lang::Ru);
}

fn what_happens(lang: Lang) {
    if !has_libraries() {
        return;
    }
    let mut window = in_run(lang);
    let mut page = Page::start(&mut window);
    page.renders(&mut window, "settings", &json!(true));
    page.renders(&mut window, "lead", &json!({"…": "undefined"}));
    // A scene that is over without a fault folds itself up; the red line says what came back.
    assert!(window.says("render(), undefined") && !window.says("render(), true"), "{}", window.outline());
    let failed = lang.with("running-scene-bad", &[("count", 1u64.into())]);
    assert!(window.mentions(&failed) && window.mentions(&lang.tr("running-scene-good")), "{}", window.outline());
    window.click_on(Role::Button, "render(), undefined");
    assert!(window.says(&lang.tr("running-rules")) && window.says(&lang.tr("running-explained")), "{}", window.outline());
    // The check that explains it has its page.
    window.click_on(Role::Link, &lang.tr("running-why"));
    assert!(window.state().page.is_some());
    window.send(NavCommand::ClosePage);

    // What is thrown leads to its line.
    let place = json!({"file": "script.js", "line": 3, "column": 1});
    let error = json!({"name": "TypeError", "message": "x is not a function", "where": place, "stack": [place]});
    page.tell(&mut window, "lead", &[json!({"kind": "thrown", "call": null, "error": error, "uncaught": true, "stops": []})]);
    let console = format!("{} 1", lang.tr("running-console"));
    window.click_on(Role::RadioButton, &console);
    window.click_on(Role::Button, "TypeError: x is not a function");
    window.click_on(Role::Link, "script.js:3");
    let open = window.open_widget();
    assert_eq!((open.tab, open.source_file.as_str()), (Tab::Files, "script.js"));
    let range = open.focus.as_ref().unwrap().range.clone().unwrap();
    assert_eq!(window.text("script.js")[..range.start].lines().count(), 2);

    // The end closes the port; what happened stays.
    window.send(NavCommand::ShowTab(Tab::Run));
    let port = window.app().run.running.as_ref().unwrap().port();
    window.click(&lang.tr("running-stop"));
    window.wait_until("closed", |_| std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(window.says(&lang.tr("running-stopped")) && window.says("TypeError: x is not a function"), "{}", window.outline());
}

#[test]
fn what_happens_is_put_in_order_in_english() {
    what_happens(Lang::En);
}

#[test]
fn what_happens_is_put_in_order_in_russian() {
    what_happens(Lang::Ru);
}

#[test]
fn an_edit_becomes_a_build_and_one_with_an_error_does_not() {
    if !has_libraries() {
        return;
    }
    let mut window = in_run(Lang::En);
    let mut page = Page::start(&mut window);
    let script = window.text("script.js").to_owned();
    write(&mut window, &format!("{script}\n// more\n"));
    window.wait_until("built", |window| window.app().run.running.as_ref().unwrap().newest == 2);
    assert!(window.says("Build 2"), "{}", window.outline());
    page.tell(&mut window, "lead", &[json!({"kind": "build", "number": 2, "unsaved": true})]);
    assert!(window.says("In the page, unsaved edits included"), "{}", window.outline());
    window.send(Action::Save);
    window.wait_until("saved", |window| window.says("In the page, as saved"));
    write(&mut window, &format!("{script}\n)\n"));
    window.wait_until("refused", |window| window.app().run.running.as_ref().unwrap().broken.is_some());
    assert!(window.mentions("The pages keep the last good build"), "{}", window.outline());
    assert_eq!(window.app().run.running.as_ref().unwrap().newest, 2);
    write(&mut window, &script);
    window.wait_until("mended", |window| window.app().run.running.as_ref().unwrap().broken.is_none());
}

#[test]
fn hosts_are_decided_about_and_that_is_remembered() {
    if !has_libraries() {
        return;
    }
    let mut window = in_run(Lang::En);
    let mut page = Page::start(&mut window);
    page.renders(&mut window, "lead", &json!(true));
    page.asks(&mut window);
    window.click_on(Role::RadioButton, "Network 1");
    window.click_on(Role::Button, "POST https://api.example.net/orders, not sent");
    assert!(window.says("Requests to api.example.net"), "{}", window.outline());
    window.click_on(Role::RadioButton, "Ready-made answer");
    let way = |window: &Window| window.app().run.running.as_ref().unwrap().way("api.example.net");
    assert!(matches!(way(&window), Way::Fixture { fixture } if fixture.status == 200 && fixture.body == "{}"));
    window.fill("Status", "503");
    window.click("Use this answer");
    assert!(matches!(way(&window), Way::Fixture { fixture } if fixture.status == 503));
    // The next run of the widget knows it.
    window.send(RunCommand::Stop);
    window.send(RunCommand::Start);
    window.wait_until("opened", |window| window.app().run.running.is_some());
    assert!(matches!(way(&window), Way::Fixture { fixture } if fixture.status == 503));
    window.send(RunCommand::Decide("api.example.net".to_owned(), Way::Block));
    assert_eq!(way(&window), Way::Block);
}

#[test]
fn the_made_up_account_is_a_file_beside_the_widget() {
    if !has_libraries() {
        return;
    }
    let mut window = in_run(Lang::En);
    let _page = Page::start(&mut window);
    window.click("Edit the made-up account");
    assert_eq!((window.open_widget().tab, window.open_widget().source_file.as_str()), (Tab::Files, ACCOUNT_FILE));
    let sample = window.text(ACCOUNT_FILE).to_owned();
    assert!(sample.contains("\"leads\""));
    // It is there now, as the person left it, and goes into no archive.
    window.send(RunCommand::EditAccount);
    assert_eq!(window.text(ACCOUNT_FILE), sample);
    let packed = widget_studio::crm::package::plan(window.open_widget().project.widget());
    let decided = packed.iter().find(|file| file.path.as_str() == ACCOUNT_FILE).unwrap();
    assert!(!matches!(decided.decision, widget_studio::crm::package::Decision::In(_)));
    window.send(EditingCommand::Undo);
    assert!(window.open_widget().project.widget().text(ACCOUNT_FILE).is_none());
}

#[test]
fn another_widget_ends_the_run() {
    if !has_libraries() {
        return;
    }
    let mut window = in_run(Lang::En);
    let _page = Page::start(&mut window);
    let port = window.app().run.running.as_ref().unwrap().port();
    window.send(Action::CloseWidget);
    window.wait_until("closed", |_| std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(window.app().run.running.is_none() && window.app().run.timeline.entries.is_empty());
}
