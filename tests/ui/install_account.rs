//! The way into an account: an integration's code, tokens that end, what the test of the connection shows, the bar at the bottom.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use widget_studio::account::{Forgetful, Host, NoRecord, Secret, exchange_code};
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::install::{AccountError, InstallCommand};
use widget_studio::app::features::preferences::PreferencesCommand;
use widget_studio::practice::{ADMIN_TOKEN, CLIENT_ID, CLIENT_SECRET, CODE, Options, Practice, REDIRECT_URI};
use widget_studio::system::accounts::{Keep, Kind};
use widget_studio::system::keyring::{Part, Vault as _};
use widget_studio::text::Lang;

use crate::harness::{Look, SMALLEST, Window};
use crate::install::{add, ask, front, is_in_files, opened};

/// A token that ended in 1970, by its own word.
const ENDED: &str = "e30.eyJleHAiOjF9.x";

fn sign_in_by_code(lang: Lang) {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(lang);
    let tr = |id: &str| lang.tr(id);
    let fill = |window: &mut Window, id: &str, text: &str| window.fill(&lang.tr(id), text);
    fill(&mut window, "install-address", &format!("{}/leads/list?page=2", practice.address()));
    fill(&mut window, "install-name", "demo");
    window.click_on(Role::RadioButton, &tr("install-by-code"));
    let connect = tr("install-connect-now");
    assert!(!window.is_enabled(&connect) && window.says(&tr("install-keep-code")), "{}", window.outline());
    fill(&mut window, "install-client-id", CLIENT_ID);
    fill(&mut window, "install-client-secret", CLIENT_SECRET);
    fill(&mut window, "install-redirect-uri", REDIRECT_URI);
    fill(&mut window, "install-auth-code", "an old code");
    window.click(&connect);
    // What to do is said, and what was typed is still there.
    assert!(window.says(&tr("account-hint-code")) && window.app().install.chosen.is_none(), "{}", window.outline());
    assert_eq!(window.value(&tr("install-client-id")), CLIENT_ID);
    assert!(window.app().install.accounts.accounts.is_empty());
    fill(&mut window, "install-auth-code", CODE);
    window.click(&connect);
    assert_eq!(front(&window).account.id, 10_000_001, "{:?}", window.app().install.error);
    assert!(front(&window).renews() && window.mentions(&tr("install-token-renews")), "{}", window.outline());
    for part in Part::ALL {
        assert!(window.vault.get("demo", part).unwrap().is_some(), "{part:?}");
    }
    for secret in [CLIENT_SECRET, CODE, "practice-refresh-1"] {
        assert!(!is_in_files(window.dir.path(), secret) && !window.outline().contains(secret), "{secret}");
    }
    // A day later it is renewed by itself.
    practice.misbehave(Some(widget_studio::practice::Fault::new(widget_studio::practice::Mode::ExpireTokens)));
    window.choose(&tr("install-account"), &tr("install-test"));
    assert_eq!((practice.measured().refreshes, &window.app().install.error), (1, &None));
}

#[test]
fn one_signs_in_by_an_integrations_code_in_english() {
    sign_in_by_code(Lang::En);
}

#[test]
fn one_signs_in_by_an_integrations_code_in_russian() {
    sign_in_by_code(Lang::Ru);
}

/// A token of the practice account that says when it ends: in a day.
fn ending(practice: &Practice) -> String {
    let host = Host::parse(practice.address()).unwrap();
    let integration = (CLIENT_ID, &Secret::new(CLIENT_SECRET), REDIRECT_URI);
    let oauth = exchange_code(&host, integration, &Secret::new(CODE), Arc::new(NoRecord), &Forgetful).unwrap();
    oauth.tokens.access.expose().to_owned()
}

fn tokens_that_end_are_told(lang: Lang) {
    let practice = Practice::start(Options::default()).unwrap();
    let token = ending(&practice);
    let mut window = opened(lang);
    add(&mut window, &practice, Kind::Sandbox, &token, Keep::Keyring);
    // In a whole day within the first second, and in less after it: which may pass while one looks.
    let soon = [1u64, 0].map(|days| lang.with("account-token-ends-soon", &[("days", days.into())]));
    let count = |window: &Window| soon.iter().map(|soon| window.harness.query_all_by_label(soon).count()).sum::<usize>();
    // On the account's bar, and at the bottom of every tab.
    assert_eq!(count(&window), 2, "{}", window.outline());
    window.show_by_key(Tab::Manifest);
    assert_eq!(count(&window), 1, "{}", window.outline());
}

#[test]
fn tokens_that_end_are_told_in_english() {
    tokens_that_end_are_told(Lang::En);
}

#[test]
fn tokens_that_end_are_told_in_russian() {
    tokens_that_end_are_told(Lang::Ru);
}

#[test]
fn with_a_token_that_has_ended_nothing_is_sent() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ENDED, Keep::Keyring);
    assert!(window.says("The token has ended") && window.app().install.front().is_none(), "{}", window.outline());
    assert_eq!(practice.measured().requests, 0);
    // Another one takes its place.
    window.fill("Long-lived token", ADMIN_TOKEN);
    window.click("Sign in");
    assert_eq!(front(&window).account.id, 10_000_001, "{:?}", window.app().install.error);
    assert_eq!(window.vault.get("demo", Part::Token).unwrap().unwrap().expose(), ADMIN_TOKEN);
}

#[test]
fn a_token_that_is_revoked_blocks_the_installation_until_there_is_another() {
    let practice = Practice::start(Options::default()).unwrap();
    let token = ending(&practice);
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, &token, Keep::Keyring);
    practice.reset().unwrap();
    window.choose("Account", "Test connection");
    assert!(matches!(window.app().install.error, Some(AccountError::Api(_))));
    assert!(window.says("The account doesn't accept the token") && !window.is_enabled("Install into demo"), "{}", window.outline());
    window.fill("Long-lived token", ADMIN_TOKEN);
    window.click("Sign in");
    assert!(!window.says("The account doesn't accept the token"), "{}", window.outline());
}

#[test]
fn the_test_of_the_connection_shows_what_is_known() {
    let mut window = opened(Lang::En);
    window.click("Start practice account");
    window.choose("Account", "Test connection");
    for words in ["Practice account", "10000001", "Anna Example (1001)", "Administrator", "Technical account", "the token doesn't say"] {
        assert!(window.says(words), "{words}\n{}", window.outline());
    }
    window.click("Copy: For curl");
    let address = window.app().install.practice_address().unwrap().to_owned();
    let curl = format!("curl -H \"Authorization: Bearer {ADMIN_TOKEN}\" {address}/api/v4/account");
    assert_eq!(window.copied.take().unwrap(), curl);
    window.click("Close what is known of the account");
    assert!(!window.says("10000001"));

    window.send(PreferencesCommand::SetLang(Lang::Ru));
    assert!(window.mentions("Анна Примерова") && !window.mentions("Anna"), "the practice account follows the language");
    window.send(PreferencesCommand::SetLang(Lang::En));
    assert!(window.mentions("Anna Example") && !window.mentions("Анна"));
}

#[test]
fn the_bar_at_the_bottom_shows_the_account_with_its_menu() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    assert!(window.has_button("No account"));
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    window.show_by_key(Tab::Manifest);
    window.click("demo · sandbox");
    window.click("Practice account");
    assert!(window.open_widget().tab == Tab::Install && window.says("Practice"), "{}", window.outline());
    assert_eq!(window.app().install.reached.len(), 2);
    ask(&mut window, InstallCommand::AddAnother);
    assert!(window.has_button("No account") && window.has_button("demo"));
}

#[test]
fn the_way_in_and_the_requests_fit_the_smallest_window_in_russian() {
    let mut window = Window::with(Look { lang: Lang::Ru, size: SMALLEST, ..Look::default() });
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Install));
    let tr = |id: &str| Lang::Ru.tr(id);
    let start = window.rect_of(Role::Button, &tr("install-practice-start"));
    let chip = window.rect_of(Role::Label, &tr("install-kind-practice"));
    assert!(start.right() < SMALLEST.0 - 24.0 && chip.right() < start.right() + 1.0, "{start} {chip}");
    window.click(&tr("install-practice-start"));
    let title = window.rect_of(Role::Label, &tr("install-requests"));
    let repeat = window.harness.get_by_label(&tr("requests-repeat")).rect();
    assert!(title.right() < repeat.left(), "{title} {repeat}");
}
