//! Many accounts at once, and what else is done in accounts: all their widgets, bots that wait, the history of requests,
//! bad days in practice.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use widget_studio::account::bulk::{Seen, Task};
use widget_studio::account::{Confidential, Secret};
use widget_studio::app::command::Command;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::install::bulk::{BulkCommand, BulkRequest, Counts, Run};
use widget_studio::app::features::install::{InstallCommand, Mode, PRACTICE, Target};
use widget_studio::practice::{ADMIN_TOKEN, Fault, Options, Practice};
use widget_studio::services::archive as zip;
use widget_studio::system::accounts::{AccountsFile, Colour, Keep, Kind, SavedAccount, SignIn};
use widget_studio::system::keyring::{Part, Vault as _};
use widget_studio::text::Lang;

use crate::access::scenes::{self, SCENES};
use crate::access::seen::words;
use crate::harness::{Look, SMALLEST, Window};

/// A password that must show up nowhere.
pub const CANARY: &str = "canary-5b1e";

/// A window with the plain template, two of whose fields must be filled in.
pub fn opened(lang: Lang) -> Window {
    let mut window = Window::with(Look { lang, ..Look::default() });
    let folder = window.plain_folder("widget");
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let more = r#""settings": {
    "service_url": {"name": "Address", "type": "text", "required": true},
    "api_key": {"name": "Key", "type": "pass", "required": true},"#;
    fs::write(&path, text.replacen(r#""settings": {"#, more, 1)).unwrap();
    window.send(NavCommand::Open(folder));
    window
}

/// An account with the build in it.
pub fn practice(window: &Window) -> Practice {
    let practice = Practice::start(Options::default()).unwrap();
    practice.upload(&zip::build(window.open_widget().project.widget()).unwrap(), Some("plain")).unwrap();
    practice
}

/// Puts accounts on the list, with their tokens, and shows the tab.
pub fn accounts(window: &mut Window, list: &[(&str, Kind, &Practice)]) {
    let file = AccountsFile::new(Some(&window.path("data")));
    let keep = |account: &SavedAccount| window.vault.set(&account.name, Part::Token, &Secret::new(ADMIN_TOKEN));
    for (name, kind, practice) in list {
        let (name, host) = ((*name).to_owned(), practice.address().to_owned());
        let account = SavedAccount { name, host, kind: *kind, colour: Colour::Green, sign_in: SignIn::Token, keep: Keep::Keyring };
        file.add(account, &*window.vault, keep).unwrap();
    }
    window.send(NavCommand::ShowTab(Tab::Install));
}

fn ask(window: &mut Window, ask: InstallCommand) {
    window.send(Command::Install(ask));
}

pub fn section(window: &mut Window, id: &str) {
    let name = window.state().lang().tr(id);
    window.click_on(Role::RadioButton, &name);
}

fn run(window: &Window) -> &Run {
    window.app().install.bulk.run.as_ref().expect("a run")
}

/// Presses the last button of this name: that of the dialog in front.
pub fn agree(window: &mut Window, label: &str) {
    window.harness.query_all_by_role_and_label(Role::Button, label).last().expect("a button in the dialog").click();
    window.settle();
}

/// Empties an input.
fn clear(window: &mut Window, name: &str) {
    window.fill(name, "x");
    window.press(egui::Modifiers::NONE, egui::Key::Backspace);
}

/// Chooses how the practice account behaves.
fn behave(window: &mut Window, id: &str) {
    let lang = window.state().lang();
    window.click_first(Role::ComboBox, &lang.tr("install-fault"));
    let label = lang.tr(id);
    // The menu is drawn last.
    window.harness.query_all_by_role_and_label(Role::Button, &label).last().expect("an entry of the menu").click();
    window.settle();
}

/// Whether `needle` is in any file below `folder`.
fn is_in_files(folder: &Path, needle: &str) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() { is_in_files(&path, needle) } else { String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(needle) }
    })
}

fn sent(practice: &Practice) -> usize {
    practice.measured().requests
}

fn in_three_accounts(lang: Lang) {
    let mut window = opened(lang);
    let tr = |id: &str| lang.tr(id);
    let of = |id: &str, count: usize| lang.with(id, &[("count", count.into())]);
    let [good, unpaid, other, company] = [(); 4].map(|()| practice(&window));
    unpaid.misbehave(Some(Fault::new(Mode::PaymentRequired)));
    other.edit(|state| drop(state.widget_mut("plain").unwrap().model.insert("version".into(), "0.0.9".into())));
    let list =
        [("a", Kind::Sandbox, &good), ("b", Kind::Sandbox, &unpaid), ("c", Kind::Sandbox, &other), ("d", Kind::Production, &company)];
    accounts(&mut window, &list);
    window.click("a");
    section(&mut window, "install-many-accounts");
    window.fill(&tr("install-code"), "plain");

    // What must be filled in is said before anything can be sent.
    let start = of("bulk-try-in", 3);
    assert!(!window.is_enabled(&start) && window.says(&format!("service_url: {}", tr("account-field-missing"))), "{}", window.outline());
    window.fill(&tr("bulk-settings"), "{\"service_url\": 1");
    assert!(window.mentions(&lang.with("bulk-not-json", &[("line", 1usize.into()), ("column", 17usize.into())])), "{}", window.outline());
    window.fill(&tr("bulk-settings"), "{\"service_url\": \"https://api.example.net\"}");
    window.fill("Key", CANARY);
    let before = sent(&company);
    window.click(&start);
    assert!(window.says(&of("bulk-sure-trial", 3)), "{}", window.outline());
    agree(&mut window, &start);

    assert_eq!(run(&window).counts(), Counts { good: 1, blocked: 1, bad: 1, ..Counts::default() });
    assert!(window.says(&tr("bulk-done")) && window.says(&tr("account-error-payment-required")), "{}", window.outline());
    assert_eq!(window.app().install.seen(&Target::Saved("c".into())), Some(Seen::Present("0.0.9".into(), false)));
    assert!(!good.state().widget("plain").unwrap().is_active() && sent(&company) == before, "it was taken away again");
    window.click_on(Role::Switch, &lang.with("bulk-why", &[("name", "b".into())]));
    assert!(window.says(&tr("account-error-payment-required.next")), "{}", window.outline());

    // The report says which build it was, and no secret.
    window.click(&tr("bulk-report"));
    let mut reports = String::new();
    for layout in ["Markdown", "HTML", "CSV"] {
        window.click_on(Role::RadioButton, layout);
        window.click(&tr("document-copy"));
        let text = window.copied.take().unwrap();
        assert!(text.contains(&run(&window).sha256) && text.contains("0.0.9"), "{text}");
        reports += &text;
    }
    let path = window.path("accounts.csv");
    window.answer(&path);
    window.click(&tr("document-save"));
    assert!(window.on_disk("accounts.csv").starts_with('\u{feff}'));
    for secret in [CANARY, ADMIN_TOKEN] {
        assert!(!reports.contains(secret) && !is_in_files(window.dir.path(), secret) && !window.outline().contains(secret));
    }

    // An account in which a company works takes part once its subdomain was typed, and for one run.
    let unlock = lang.with("bulk-unlock-account", &[("name", "d".into())]);
    window.click(&unlock);
    ask(&mut window, InstallCommand::Agree("d".to_owned()));
    assert!(window.state().dialogs.is_open(), "another word opens no lock");
    let key = window.app().install.key(&Target::Saved("d".into())).unwrap();
    window.fill(&tr("install-subdomain"), &key);
    agree(&mut window, &unlock);
    window.click_on(Role::CheckBox, "b");
    window.click_on(Role::CheckBox, "c");
    window.click_on(Role::RadioButton, &tr("bulk-install"));
    let start = of("bulk-install-into", 2);
    window.click(&start);
    agree(&mut window, &start);
    assert_eq!(run(&window).counts(), Counts { good: 2, ..Counts::default() });
    assert!(company.state().widget("plain").unwrap().is_active());
    assert!(!window.app().install.takes_part(&Target::Saved("d".into())), "locked again");
    window.click_on(Role::RadioButton, &tr("bulk-uninstall"));
    let start = of("bulk-uninstall-from", 1);
    window.click(&start);
    agree(&mut window, &start);
    assert!(!good.state().widget("plain").unwrap().is_active() && company.state().widget("plain").unwrap().is_active());
    assert!(!is_in_files(window.dir.path(), CANARY));
}

#[test]
fn one_build_in_many_accounts_in_english() {
    in_three_accounts(Lang::En);
}

#[test]
fn one_build_in_many_accounts_in_russian() {
    in_three_accounts(Lang::Ru);
}

fn order(task: Task) -> BulkRequest {
    BulkRequest { task, code: "plain".to_owned(), values: Confidential::new(serde_json::json!({})), at_once: 3, tokens: Vec::new() }
}

#[test]
fn a_run_is_stopped_at_will() {
    let mut window = opened(Lang::En);
    let slow = [(); 5].map(|()| practice(&window));
    let names = ["a", "b", "c", "d", "e"];
    let list: Vec<_> = names.iter().zip(&slow).map(|(name, practice)| (*name, Kind::Sandbox, practice)).collect();
    accounts(&mut window, &list);
    window.click("a");
    section(&mut window, "install-many-accounts");
    for practice in &slow {
        practice.misbehave(Some(Fault { ms: 120_000, ..Fault::new(Mode::Slow) }));
    }
    window.harness.state_mut().app.send(Command::Install(InstallCommand::LookEverywhere(order(Task::Status))));
    let deadline = Instant::now() + Duration::from_secs(20);
    while run(&window).counts().running < 3 {
        assert!(Instant::now() < deadline, "{:?}", run(&window).counts());
        window.harness.step();
    }
    assert_eq!(run(&window).counts().waiting, 2);
    window.click("Stop");
    assert_eq!(run(&window).counts(), Counts { blocked: 5, ..Counts::default() });
    assert!(window.says("Stopped, nothing sent"), "{}", window.outline());
}

#[test]
fn a_practice_account_that_is_started_while_a_run_is_prepared_goes_on() {
    let mut window = opened(Lang::En);
    let other = practice(&window);
    accounts(&mut window, &[("a", Kind::Sandbox, &other)]);
    // The preparation waits for the keyring.
    let vault = window.vault.clone();
    let held = vault.hold();
    ask(&mut window, InstallCommand::Bulk(BulkCommand::Tick(Target::Practice, true)));
    window.harness.state_mut().app.send(Command::Install(InstallCommand::LookEverywhere(order(Task::Status))));
    window.harness.state_mut().app.send(Command::Install(InstallCommand::Choose(Target::Practice, None)));
    let deadline = Instant::now() + Duration::from_secs(20);
    while window.app().install.front().is_none() {
        assert!(Instant::now() < deadline, "the practice account doesn't start");
        window.harness.step();
    }
    let address = window.app().install.practice_address().unwrap().to_owned();
    drop(held);
    window.settle();
    assert_eq!(run(&window).counts().ended(), 2);
    assert_eq!(window.app().install.practice_address(), Some(address.as_str()));
    // The run has used the same one.
    let requests = window.app().install.requests();
    let hosts: BTreeSet<&str> = requests.iter().filter(|entry| entry.account == PRACTICE).map(|entry| entry.host.as_str()).collect();
    assert_eq!(hosts.into_iter().map(|host| address.ends_with(host)).collect::<Vec<_>>(), [true]);
    ask(&mut window, InstallCommand::Test);
    assert_eq!(window.app().install.error, None);
}

#[test]
fn of_a_hundred_accounts_only_those_in_sight_are_drawn() {
    let mut window = opened(Lang::En);
    let many: Vec<Practice> = (0..100).map(|_| practice(&window)).collect();
    let names: Vec<String> = (0..100).map(|number| format!("sandbox {number:02}")).collect();
    let list: Vec<_> = names.iter().zip(&many).map(|(name, practice)| (name.as_str(), Kind::Sandbox, practice)).collect();
    accounts(&mut window, &list);
    ask(&mut window, InstallCommand::Choose(Target::Saved("sandbox 00".into()), None));
    section(&mut window, "install-many-accounts");
    ask(&mut window, InstallCommand::LookEverywhere(BulkRequest { at_once: 8, ..order(Task::Status) }));
    assert_eq!(run(&window).counts(), Counts { good: 100, ..Counts::default() });
    let drawn = window.names(Role::CheckBox);
    assert!(drawn.len() < 40 && drawn.contains(&"sandbox 00".to_owned()), "{drawn:?}");
}

/// A window with the practice account in front.
fn in_practice(lang: Lang) -> Window {
    let mut window = opened(lang);
    window.send(NavCommand::ShowTab(Tab::Install));
    window.click(&lang.tr("install-practice-start"));
    window
}

fn of_practice(lang: Lang, id: &str) -> String {
    lang.with(id, &[("name", lang.tr("install-practice").into())])
}

fn filters(lang: Lang) {
    let mut window = in_practice(lang);
    let tr = |id: &str| lang.tr(id);
    window.click(&of_practice(lang, "install-upload-to"));
    let code = window.app().install.front().unwrap().1.remote.code.clone();
    section(&mut window, "install-all-widgets");
    let shown = |window: &Window| {
        let all = ["demo_phone", "demo_sip", "demo_notes", "demo_dropbox", "demo_mailer", "demo_forms", &code];
        all.map(|code| window.says(code))
    };
    assert_eq!(shown(&window), [true; 7], "{}", window.outline());
    window.click_on(Role::RadioButton, &tr("install-which-installed"));
    assert_eq!(shown(&window), [false, false, true, false, true, true, false]);
    window.click_on(Role::RadioButton, &tr("install-which-own"));
    assert_eq!(shown(&window), [false, true, false, false, false, false, true]);
    window.click_on(Role::RadioButton, &tr("install-which-public"));
    assert_eq!(shown(&window), [true, false, true, true, true, true, false]);
    window.fill(&tr("install-find-widget"), "demo_n");
    assert_eq!(shown(&window), [false, false, true, false, false, false, false]);
    window.fill(&tr("install-find-widget"), "nothing like this");
    assert!(window.says(&tr("install-no-widgets")));
    clear(&mut window, &tr("install-find-widget"));

    // The best first, then the worst first.
    let top = |window: &Window, code: &str| window.rect_of(Role::Label, code).top();
    window.click_on(Role::ColumnHeader, &tr("install-column-rating"));
    assert!(top(&window, "demo_notes") < top(&window, "demo_mailer") && top(&window, "demo_mailer") < top(&window, "demo_phone"));
    window.click_on(Role::ColumnHeader, &tr("install-column-rating"));
    assert!(top(&window, "demo_notes") > top(&window, "demo_phone"));
    window.click_first(Role::ComboBox, &tr("install-columns.about"));
    window.click_on(Role::CheckBox, &tr("install-column-rating"));
    window.press(egui::Modifiers::NONE, egui::Key::Escape);
    assert!(!window.names(Role::ColumnHeader).contains(&tr("install-column-rating")));

    window.click_on(Role::RadioButton, &tr("install-which-all"));
    window.click(&tr("install-this-widget"));
    assert!(window.says(&tr("install-state-uploaded")), "{}", window.outline());
}

#[test]
fn all_widgets_are_filtered_and_sorted_in_english() {
    filters(Lang::En);
}

#[test]
fn all_widgets_are_filtered_and_sorted_in_russian() {
    filters(Lang::Ru);
}

fn a_bot_goes_on(lang: Lang) {
    let mut window = in_practice(lang);
    let tr = |id: &str| lang.tr(id);
    let numbered = |id: &str, number: usize| lang.with(id, &[("number", number.into())]);
    section(&mut window, "install-salesbot");
    let send = of_practice(lang, "salesbot-continue-in");
    assert!(!window.is_enabled(&send));

    // Another account's address is refused, this one's is taken apart.
    window.fill(&tr("salesbot-return-url"), "https://demo.amocrm.ru/api/v4/salesbot/1/continue/2");
    assert!(window.says(&lang.with("salesbot-other-account", &[("host", "demo.amocrm.ru".into())])), "{}", window.outline());
    window.fill(&tr("salesbot-return-url"), "nothing");
    assert!(window.says(&tr("salesbot-no-return-url")));
    let host = window.app().install.front().unwrap().1.host().to_owned();
    window.fill(&tr("salesbot-return-url"), &format!("http://{host}/api/v4/marketingbot/502/continue/9003"));
    assert_eq!((window.value(&tr("salesbot-bot-id")), window.value(&tr("salesbot-continue-id"))), ("502".into(), "9003".into()));
    assert!(window.is_on(Role::RadioButton, &tr("salesbot-kind-marketing")) && window.is_enabled(&send));
    // The numbers of this account's bot stay while another account's address stands above them: nothing is sent then.
    window.fill(&tr("salesbot-return-url"), "https://demo.amocrm.ru/api/v4/salesbot/1/continue/2");
    assert_eq!((window.value(&tr("salesbot-bot-id")), window.is_enabled(&send)), ("502".into(), false));
    window.fill(&tr("salesbot-return-url"), &format!("http://{host}/api/v4/marketingbot/502/continue/9003"));
    assert!(window.is_enabled(&send));

    // A shown text takes no more than 80 characters, a continuation no more than 10 handlers.
    window.fill(&numbered("salesbot-key", 1), "status");
    window.fill(&numbered("salesbot-value", 1), "success");
    window.click(&tr("salesbot-add-handler"));
    assert!(!window.is_enabled(&send) && window.says(&tr("salesbot-incomplete")));
    let text = format!("{}: {}", numbered("salesbot-handler", 1), tr("salesbot-shown"));
    window.fill(&text, &"ю".repeat(90));
    assert_eq!(window.value(&text).chars().count(), 80);
    assert!(window.says("80/80") && window.is_enabled(&send));
    for _ in 1..10 {
        window.reach(Role::Button, &tr("salesbot-add-handler"));
        window.click(&tr("salesbot-add-handler"));
    }
    assert!(window.says("10/10") && !window.is_enabled(&tr("salesbot-add-handler")));
    for number in (2..=10).rev() {
        let remove = lang.with("salesbot-remove", &[("name", numbered("salesbot-handler", number).into())]);
        window.reach(Role::Button, &remove);
        window.click(&remove);
    }
    assert!(window.mentions("\"execute_handlers\""), "{}", window.outline());
    window.click(&send);
    assert!(window.says(&lang.with("salesbot-done", &[("bot", "502".into()), ("record", "9003".into())])), "{}", window.outline());
    // Nothing waits under another number.
    window.fill(&tr("salesbot-continue-id"), "9999");
    window.click(&send);
    assert!(
        window.says(&tr("account-error-nothing-waits")) && window.mentions(&tr("account-error-nothing-waits.why")),
        "{}",
        window.outline()
    );
    // The failure belongs to this page.
    section(&mut window, "install-history");
    assert!(!window.says(&tr("account-error-nothing-waits")), "{}", window.outline());
}

#[test]
fn a_bot_goes_on_in_english() {
    a_bot_goes_on(Lang::En);
}

#[test]
fn a_bot_goes_on_in_russian() {
    a_bot_goes_on(Lang::Ru);
}

fn requests_again(lang: Lang) {
    let mut window = in_practice(lang);
    let tr = |id: &str| lang.tr(id);
    section(&mut window, "install-salesbot");
    window.click(&tr("install-samples"));
    window.click(&of_practice(lang, "salesbot-continue-in"));
    section(&mut window, "install-history");
    let requests = |window: &Window| window.app().install.requests().len();
    let before = requests(&window);
    // A change is asked about first.
    let repeat = tr("requests-repeat");
    window.click(&repeat);
    let again = of_practice(lang, "requests-post-in");
    assert!(window.has_button(&again) && requests(&window) == before, "{}", window.outline());
    window.click(&tr("dialog-cancel"));
    assert_eq!(requests(&window), before);
    window.click(&repeat);
    window.click(&again);
    let last = window.app().install.requests().last().unwrap().clone();
    assert_eq!((last.method.as_str(), last.status), ("POST", Some(404)));
    assert!(window.says(&tr("account-error-not-found")), "{}", window.outline());
    // A read isn't.
    window.fill(&tr("install-history-search"), "pipelines");
    window.click(&repeat);
    assert_eq!(window.app().install.requests().last().unwrap().path, "/api/v4/leads/pipelines");
    assert!(!window.state().dialogs.is_open());

    clear(&mut window, &tr("install-history-search"));
    let path = window.path("requests.har");
    window.answer(&path);
    window.click(&tr("install-har-save"));
    let har: serde_json::Value = serde_json::from_str(&window.on_disk("requests.har")).unwrap();
    assert_eq!(har["log"]["entries"].as_array().unwrap().len(), requests(&window));
    assert!(!is_in_files(window.dir.path(), ADMIN_TOKEN));
    // It outlives the window; from an account that isn't reached nothing is sent.
    let count = requests(&window);
    let folder = window.path("widget");
    let mut window = window.restarted();
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    assert_eq!(requests(&window), count);
}

#[test]
fn requests_are_repeated_and_exported_in_english() {
    requests_again(Lang::En);
}

#[test]
fn requests_are_repeated_and_exported_in_russian() {
    requests_again(Lang::Ru);
}

#[test]
fn a_request_with_a_password_is_not_repeated_and_production_stays_locked() {
    let mut window = opened(Lang::En);
    let company = practice(&window);
    accounts(&mut window, &[("d", Kind::Production, &company)]);
    window.click("d");
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    window.fill("Address", "https://api.example.net");
    window.fill("Key", "abc");
    window.click("Install into d");
    let key = window.app().install.key(&Target::Saved("d".into())).unwrap();
    window.fill("Subdomain", &key);
    agree(&mut window, "Install into d");
    section(&mut window, "install-history");
    window.fill("Account, path or status", "POST");
    assert!(window.mentions("•••") && !window.is_enabled("Repeat"), "a short password is taken out too: {}", window.outline());
    section(&mut window, "install-salesbot");
    window.fill("Bot ID", "501");
    window.fill("Continue ID", "9001");
    window.click("Continue in d");
    let before = sent(&company);
    ask(&mut window, InstallCommand::Agree(String::new()));
    assert!(window.state().dialogs.is_open() && sent(&company) == before);
    window.fill("Subdomain", &key);
    agree(&mut window, "Continue in d");
    assert!(window.says("Bot 501 goes on with 9001"), "{}", window.outline());
}

fn bad_days(lang: Lang) {
    let mut window = in_practice(lang);
    let tr = |id: &str| lang.tr(id);
    let days = [
        ("install-fault-500", "account-error-server"),
        ("install-fault-402", "account-error-payment-required"),
        ("install-fault-403", "account-error-blocked"),
        ("install-fault-tokens", "account-error-unauthorized"),
        ("install-fault-html", "account-error-html"),
        ("install-fault-json", "account-error-not-json"),
        ("install-fault-redirect", "account-error-redirect"),
        ("install-fault-drop", "account-error-lost"),
        ("install-fault-lost", "account-error-lost"),
        ("install-fault-429", "account-error-too-many-requests"),
    ];
    for (mode, error) in days {
        behave(&mut window, mode);
        window.choose(&tr("install-account"), &tr("install-test"));
        let what = lang.with(error, &[("status", 500usize.into()), ("seconds", 1usize.into())]);
        assert!(window.says(&what), "{mode}: {}", window.outline());
        let why = lang.with(&format!("{error}.why"), &[]);
        assert!(window.says(&why), "{mode}");
        ask(&mut window, InstallCommand::Understood);
    }
    // The list of users alone is refused: the account is reached, without them.
    behave(&mut window, "install-fault-users");
    window.choose(&tr("install-account"), &tr("install-test"));
    assert!(window.app().install.front().unwrap().1.users.is_none() && window.mentions(&tr("install-no-admin")));
    behave(&mut window, "install-fault-none");
    window.choose(&tr("install-account"), &tr("install-test"));
    assert!(window.app().install.front().unwrap().1.users.is_some());
    window.click(&tr("install-practice-put-back"));
    assert!(window.says(&tr("install-practice-reset")));
}

#[test]
fn every_bad_day_is_explained_in_english() {
    bad_days(Lang::En);
}

#[test]
fn every_bad_day_is_explained_in_russian() {
    bad_days(Lang::Ru);
}

#[test]
fn states_of_accounts_are_whole_in_both_languages() {
    let scene = SCENES.iter().find(|scene| scene.0 == "many accounts").unwrap();
    for lang in Lang::ALL {
        let window = scenes::opened(scene, Look { lang, size: SMALLEST, ..Look::default() });
        let state = lang.tr("bulk-unknown");
        let shown: Vec<_> = words(&window).into_iter().filter(|words| words.text == state).collect();
        assert!(!shown.is_empty() && shown.iter().all(|words| !words.is_elided), "{lang:?}\n{}", window.outline());
    }
}

#[test]
fn the_whole_address_of_a_request_is_shown_and_copied() {
    let scene = SCENES.iter().find(|scene| scene.0 == "history of requests").unwrap();
    let mut window = scenes::opened(scene, Look { size: SMALLEST, ..Look::default() });
    window.click_first(Role::Button, "GET /api/v4/users");
    let address = format!("{}/api/v4/users?page=1&limit=250", window.app().install.practice_address().unwrap());
    assert!(window.says(&format!("GET {address}")), "{}", window.outline());
    window.click("Copy the address");
    assert_eq!(window.copied.as_deref(), Some(address.as_str()));
}
