//! The Install tab, from the first account to an installation that was verified and taken away again.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use serde_json::json;
use widget_studio::account::Secret;
use widget_studio::app::command::Command;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::install::{AccountError, InstallCommand, NewAccount, NewSignIn, Reached, Receipt, RemoteStatus, Target};
use widget_studio::practice::{ADMIN_TOKEN, Options, Practice, USER_TOKEN};
use widget_studio::system::accounts::{Colour, Keep, Kind};
use widget_studio::system::keyring::{Part, Vault as _};
use widget_studio::text::Lang;

use crate::harness::{Look, Window};

/// A password that must show up nowhere.
pub const CANARY: &str = "canary-7f3a";

/// The plain template with fields of every kind but `custom`.
fn widget(window: &Window) -> std::path::PathBuf {
    let folder = window.plain_folder("widget");
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let more = r#""settings": {
    "service_url": {"name": "Address", "type": "text", "required": true},
    "api_key": {"name": "Key", "type": "pass", "required": true},
    "ext": {"name": "Extensions", "type": "users", "required": false},"#;
    fs::write(&path, text.replacen(r#""settings": {"#, more, 1)).unwrap();
    folder
}

pub fn opened(lang: Lang) -> Window {
    let mut window = Window::with(Look { lang, ..Look::default() });
    let folder = widget(&window);
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    window
}

pub fn front(window: &Window) -> &Reached {
    window.app().install.front().expect("an account that was reached").1
}

/// Says a text of the studio with the practice account's name in it.
pub fn of_practice(window: &Window, id: &str) -> String {
    let lang = window.state().lang();
    lang.with(id, &[("name", lang.tr("install-practice").into())])
}

/// Presses the last button of this name: that of the dialog in front.
pub fn agree(window: &mut Window, label: &str) {
    window.harness.query_all_by_role_and_label(Role::Button, label).last().expect("a button in the dialog").click();
    window.settle();
}

pub fn ask(window: &mut Window, ask: InstallCommand) {
    window.send(Command::Install(ask));
}

pub fn add(window: &mut Window, practice: &Practice, kind: Kind, token: &str, keep: Keep) {
    let (name, host) = ("demo".to_owned(), practice.address().to_owned());
    ask(
        window,
        InstallCommand::Add(NewAccount { name, host, kind, colour: Colour::Green, keep, sign_in: NewSignIn::Token(Secret::new(token)) }),
    );
}

/// Whether `needle` is in any file below `folder`.
pub fn is_in_files(folder: &Path, needle: &str) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() { is_in_files(&path, needle) } else { String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(needle) }
    })
}

fn from_nothing_to_proof_and_back(lang: Lang) {
    let mut window = opened(lang);
    let tr = |id: &str| lang.tr(id);
    assert!(window.says(&tr("install-connect")), "{}", window.outline());
    window.click(&tr("install-practice-start"));
    assert_eq!(front(&window).remote.status, RemoteStatus::Absent);
    assert!(window.says(&tr("install-state-absent")) && window.says(&tr("install-kind-practice")), "{}", window.outline());
    let install = of_practice(&window, "install-into");
    assert!(!window.is_enabled(&install) && window.says(&tr("install-not-uploaded")), "{}", window.outline());

    let upload = of_practice(&window, "install-upload-to");
    window.click(&upload);
    let RemoteStatus::Present(there) = &front(&window).remote.status else { panic!("{:?}", window.app().install.error) };
    assert_eq!((there.version.as_str(), there.is_active), ("0.1.0", false));
    assert!(window.says(&tr("install-state-uploaded")) && !window.says(&tr("install-not-uploaded")));

    let missing = |field: &str| lang.with("install-required-empty", &[("field", field.into())]);
    assert!(!window.is_enabled(&install) && window.says(&missing("Address")) && window.says(&missing("Key")), "{}", window.outline());
    window.fill("Address", "https://api.example.net");
    assert!(!window.is_enabled(&install) && !window.says(&missing("Address")));
    // The reason beside the button leads to the field.
    window.click_on(Role::Link, &missing("Key"));
    assert!(window.has_focus("Key"));
    window.fill("Key", CANARY);
    assert!(window.is_enabled(&install), "{}", window.outline());
    let body = tr("install-body");
    window.click(&body);
    assert!(window.mentions("•••") && !window.outline().contains(CANARY), "{}", window.outline());
    window.click(&install);
    assert!(matches!(&front(&window).remote.receipt, Some(Receipt::Installed(installed)) if installed.is_as_asked()));
    assert!(window.says(&of_practice(&window, "install-receipt-done")), "{}", window.outline());
    assert!(window.says(&tr("install-state-installed")));

    window.click("curl");
    let curl = window.copied.take().unwrap();
    assert!(curl.starts_with("curl -X GET") && !curl.contains(ADMIN_TOKEN), "{curl}");
    window.click_first(Role::Button, "POST /api/v4/widgets/");
    window.click("curl");
    let curl = window.copied.take().unwrap();
    // A body without its secrets would replace the settings by masks.
    assert!(
        curl.starts_with("curl -X POST") && curl.contains("--upload-file") && !curl.contains("•••") && !curl.contains(CANARY),
        "{curl}"
    );
    window.click("HAR");
    let har = window.copied.take().unwrap();
    assert!(har.contains("service_url") && !har.contains(CANARY) && !har.contains(ADMIN_TOKEN), "{har}");

    let uninstall = of_practice(&window, "install-uninstall-from");
    window.reach(Role::Button, &uninstall);
    window.click(&uninstall);
    assert!(window.says(&of_practice(&window, "install-sure-uninstall")), "{}", window.outline());
    window.click(&tr("dialog-cancel"));
    assert!(window.says(&tr("install-state-installed")));
    window.click(&uninstall);
    agree(&mut window, &uninstall);
    assert!(matches!(&front(&window).remote.receipt, Some(Receipt::Removed(removed)) if removed.is_as_asked()));
    assert!(window.says(&of_practice(&window, "install-receipt-removed")));

    window.click_on(Role::RadioButton, &tr("install-history"));
    assert!(window.mentions("POST /api/v4/widgets/") && window.mentions("DELETE /api/v4/widgets/"), "{}", window.outline());
    // Its own state and what was filled in come back after a start, without the password.
    let folder = window.path("widget");
    let mut window = window.restarted();
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    window.click(&lang.tr("install-practice-start"));
    assert!(matches!(front(&window).remote.status, RemoteStatus::Present(_)), "the code is remembered");
    assert_eq!((window.value("Address").as_str(), window.value("Key").as_str()), ("https://api.example.net", ""));
    // Its own state is where the practice account keeps what it is given, without passwords.
    assert!(!is_in_files(window.dir.path(), CANARY));
}

#[test]
fn from_nothing_to_proof_and_back_in_english() {
    from_nothing_to_proof_and_back(Lang::En);
}

#[test]
fn from_nothing_to_proof_and_back_in_russian() {
    from_nothing_to_proof_and_back(Lang::Ru);
}

#[test]
fn an_account_is_added_with_its_token_in_the_keyring_and_removed_with_it() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    window.fill("Address", &format!("{}/leads/list", practice.address()));
    window.fill("Name", "demo");
    window.click_on(Role::RadioButton, "Green");
    window.fill("Long-lived token", ADMIN_TOKEN);
    window.click("Test and connect");
    assert_eq!(front(&window).account.id, 10_000_001, "{:?}", window.app().install.error);
    assert!(front(&window).user().is_some_and(|user| user.is_admin));
    assert_eq!(window.app().install.colour(&Target::Saved("demo".to_owned())), Colour::Green);
    assert_eq!(window.vault.get("demo", Part::Token).unwrap().unwrap().expose(), ADMIN_TOKEN);
    assert!(!is_in_files(window.dir.path(), ADMIN_TOKEN));

    window.choose("Account", "Remove from the list…");
    agree(&mut window, "Remove demo");
    assert!(window.says("Connect an account"), "{}", window.outline());
    assert!(window.vault.get("demo", Part::Token).unwrap().is_none());
    assert!(!window.on_disk("data/accounts.json").contains("demo"));
}

#[test]
fn a_token_that_is_kept_nowhere_is_asked_for_after_a_start() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Ask);
    assert_eq!(front(&window).account.id, 10_000_001);
    assert!(window.vault.get("demo", Part::Token).unwrap().is_none() && !is_in_files(window.dir.path(), ADMIN_TOKEN));

    let folder = window.path("widget");
    let mut window = window.restarted();
    window.send(NavCommand::Open(folder));
    window.send(NavCommand::ShowTab(Tab::Install));
    window.click("demo");
    assert!(window.app().install.front().is_none());
    window.fill("Long-lived token", ADMIN_TOKEN);
    window.click("Sign in");
    assert_eq!(front(&window).account.id, 10_000_001);
}

#[test]
fn what_the_account_refuses_stands_at_its_field() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    let archive = widget_studio::services::archive::build(window.open_widget().project.widget()).unwrap();
    practice.upload(&archive, Some("plain")).unwrap();
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    // Another version comes while the form is open: the account asks for a field that the form doesn't have.
    practice.edit(|state| {
        let stored = state.widget_mut("plain").unwrap();
        let fields = stored.model.get_mut("settings_template").unwrap().as_array_mut().unwrap();
        fields.push(json!({"key": "sender", "name": "Sender", "type": "text", "is_required": true}));
    });
    window.fill("Address", "https://api.example.net");
    window.fill("Key", CANARY);
    window.click("Install into demo");
    let sent = window.app().install.requests().iter().filter(|entry| entry.method == "POST").count();
    assert_eq!(sent, 1, "it is the account that refuses");
    let refused: Vec<_> = front(&window).remote.refused.iter().map(|error| error.path.clone()).collect();
    assert_eq!(refused, ["sender"], "{:?}", window.app().install.error);
    assert!(window.mentions("path sender"), "{}", window.outline());
    window.reach(Role::Button, "Look again");
    window.click("Look again");
    window.fill("Sender", "Demo shop");
    window.click("Install into demo");
    assert!(matches!(&front(&window).remote.receipt, Some(Receipt::Installed(installed)) if installed.is_as_asked()));
}

#[test]
fn a_production_account_wants_its_subdomain_typed() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Production, ADMIN_TOKEN, Keep::Keyring);
    let archive = widget_studio::services::archive::build(window.open_widget().project.widget()).unwrap();
    practice.upload(&archive, Some("plain")).unwrap();
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    window.fill("Address", "https://api.example.net");
    window.fill("Key", CANARY);
    window.click("Install into demo");
    ask(&mut window, InstallCommand::Agree("demo".to_owned()));
    assert!(window.state().dialogs.is_open(), "another word opens no lock");
    let subdomain = front(&window).subdomain().to_owned();
    window.fill("Subdomain", &subdomain);
    agree(&mut window, "Install into demo");
    assert!(matches!(&front(&window).remote.receipt, Some(Receipt::Installed(installed)) if installed.is_as_asked()));
    // Once more: what it replaces is said.
    window.click("Install into demo");
    assert!(window.mentions("may replace all earlier ones"), "{}", window.outline());
    assert!(window.mentions("This was sent from here last") && window.mentions("https://api.example.net"), "{}", window.outline());
    window.click("Cancel");
}

#[test]
fn rights_and_bad_days_are_explained() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, USER_TOKEN, Keep::Keyring);
    assert!(front(&window).users.is_none() && window.mentions("not an administrator"));
    ask(&mut window, InstallCommand::Choose(Target::Practice, None));
    window.choose("What goes wrong", "HTML page");
    window.choose("Account", "Test connection");
    assert!(matches!(window.app().install.error, Some(AccountError::Api(_))));
    assert!(window.mentions("web page instead of data"), "{}", window.outline());
    window.choose("What goes wrong", "Nothing");
    window.click_on(Role::RadioButton, "All widgets");
    assert!(window.says("demo_sip"), "{}", window.outline());
}
