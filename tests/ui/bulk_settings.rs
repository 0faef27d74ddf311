//! The settings for many accounts, as a person types them: nothing moves or closes under the keys, and the sum of what was opened.

use std::fs;

use egui::accesskit::Role;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::services::archive as zip;
use widget_studio::system::accounts::Kind;
use widget_studio::text::Lang;

use crate::bulk::{CANARY, accounts, agree, opened, practice, section};

#[test]
fn a_password_is_typed_to_its_end() {
    let mut window = opened(Lang::En);
    let account = practice(&window);
    accounts(&mut window, &[("a", Kind::Sandbox, &account)]);
    window.click("a");
    section(&mut window, "install-many-accounts");
    window.fill("Code", "plain");
    window.fill("Settings for all accounts", "{\"service_url\": \"https://api.example.net\"}");
    // The password is the last that is missing: its first letter makes the settings whole.
    window.focus("Key");
    for letter in CANARY.chars() {
        window.write(&letter.to_string());
        assert!(window.has_focus("Key"), "{letter}: {}", window.outline());
    }
    // Once opened it stays until the person closes it, or starts.
    window.get(Role::PasswordInput, "Key");
    window.click("Install, verify, uninstall in 1 account");
    agree(&mut window, "Install, verify, uninstall in 1 account");
    let run = window.app().install.bulk.run.as_ref().unwrap();
    assert_eq!(run.counts().good, 1, "{}", window.outline());
    let sent = window.app().install.requests().iter().filter(|entry| entry.method == "POST").count();
    assert_eq!(sent, 1);
}

#[test]
fn no_field_moves_under_the_pointer_when_something_is_wrong() {
    let mut window = opened(Lang::En);
    let account = practice(&window);
    accounts(&mut window, &[("a", Kind::Sandbox, &account)]);
    window.click("a");
    section(&mut window, "install-many-accounts");
    let place = |window: &crate::harness::Window| window.get(Role::PasswordInput, "Key").rect().top();
    window.fill("Settings for all accounts", "{\"service_url\": \"https://api.example.net\"}");
    let before = place(&window);
    for text in ["{\"service_url\": 1", "{}", "{\"service_url\": \"\", \"more\": 1, \"other\": 2}", "{\"service_url\": \"x\"}"] {
        window.fill("Settings for all accounts", text);
        assert_eq!(place(&window), before, "{text}");
    }
}

#[test]
fn the_report_has_the_sum_of_the_archive_that_was_opened() {
    let mut window = opened(Lang::En);
    let account = practice(&window);
    let mut bytes = zip::build(window.open_widget().project.widget()).unwrap();
    // Another packer than the studio's: the same files, other bytes.
    let made_by = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap() + 4;
    bytes[made_by] ^= 1;
    let path = window.path("shop-1.zip");
    fs::write(&path, &bytes).unwrap();
    window.send(NavCommand::Open(path));
    accounts(&mut window, &[("a", Kind::Sandbox, &account)]);
    window.click("a");
    section(&mut window, "install-many-accounts");
    window.fill("Code", "plain");
    window.click("Look into all chosen accounts");
    let run = window.app().install.bulk.run.as_ref().unwrap();
    assert_eq!((run.sha256.as_str(), run.archive.as_deref()), (zip::sha256_hex(&bytes).as_str(), Some("shop-1.zip")));
    window.click("Report…");
    assert!(window.mentions(&zip::sha256_hex(&bytes)) && window.mentions("shop-1.zip, as it was opened"), "{}", window.outline());
}
