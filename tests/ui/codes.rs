//! The code of a widget in an account is remembered of the widget, not of its place; and what is known of an account under each name.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use widget_studio::account::Secret;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::install::{CodeFrom, InstallCommand, NewAccount, NewSignIn, RemoteStatus, Target};
use widget_studio::crm::account::template_in;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::practice::{ADMIN_TOKEN, Fault, Mode, Options, Practice};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::accounts::{Colour, Keep, Kind};
use widget_studio::text::Lang;

use crate::harness::{Look, Window};
use crate::install::{add, agree, ask, front};

/// The plain template under another name.
fn named(name: &str, version: &str) -> Widget {
    let mut widget = bundled::plain();
    let changes: Vec<FileChange> = widget
        .files()
        .filter(|(path, _)| path.as_str().starts_with("i18n/") || path.as_str() == "manifest.json")
        .map(|(path, body)| {
            let text = body.as_text().unwrap().as_str().replace("0.1.0", version);
            let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
            if path.as_str() != "manifest.json" {
                json["widget"]["name"] = format!("{name} {}", path.name()).into();
            }
            FileChange::Write { path: RelPath::new(path.as_str()).unwrap(), body: FileBody::text(json.to_string()) }
        })
        .collect();
    widget.apply(&changes).unwrap();
    widget
}

fn write(window: &Window, name: &str, widget: &Widget) -> PathBuf {
    let path = window.path(name);
    fs::write(&path, zip::build(widget).unwrap()).unwrap();
    path
}

fn open(window: &mut Window, path: &Path) {
    window.send(NavCommand::Open(path.to_owned()));
    window.send(NavCommand::ShowTab(Tab::Install));
}

/// A window with one archive open and an account that has shown it under the code `shop`.
fn with_shop() -> (Practice, Window, PathBuf) {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = Window::with(Look::default());
    let path = write(&window, "widget.zip", &named("Shop exchange", "0.1.0"));
    practice.upload(&fs::read(&path).unwrap(), Some("shop")).unwrap();
    open(&mut window, &path);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    ask(&mut window, InstallCommand::Code("shop".to_owned()));
    assert!(matches!(front(&window).remote.status, RemoteStatus::Present(_)), "{}", window.outline());
    (practice, window, path)
}

#[test]
fn another_widget_at_the_same_place_does_not_get_the_code() {
    let (_practice, mut window, path) = with_shop();
    fs::rename(&path, window.path("away.zip")).unwrap();
    let path = write(&window, "widget.zip", &named("Other phone", "0.1.0"));
    open(&mut window, &path);
    let here = &front(&window).remote;
    assert!(here.code.is_empty() && here.status == RemoteStatus::Unknown && here.offer.as_ref().is_some_and(|offer| offer.code == "shop"));
    assert!(window.mentions("“Shop exchange en.json” from widget.zip"), "{}", window.outline());
    // It may be the same widget under a new name: the person says so.
    window.click("Use shop");
    assert_eq!(front(&window).remote.code, "shop");
    open(&mut window, &path);
    assert_eq!(front(&window).remote.code, "shop");
}

#[test]
fn another_archive_of_the_same_widget_keeps_the_code() {
    let (practice, mut window, _) = with_shop();
    let next = named("Shop exchange", "0.2.0");
    let path = write(&window, "shop-2.zip", &next);
    practice.upload(&zip::build(&next).unwrap(), Some("shop")).unwrap();
    open(&mut window, &path);
    let here = &front(&window).remote;
    assert_eq!(here.code, "shop");
    assert!(matches!(&here.code_from, CodeFrom::Remembered(place) if place.ends_with("widget.zip")), "{:?}", here.code_from);
    assert!(window.mentions("from widget.zip"), "{}", window.outline());
}

#[test]
fn a_widget_that_takes_the_place_of_the_open_one_does_not_keep_its_code() {
    let (_practice, mut window, path) = with_shop();
    fs::write(&path, zip::build(&named("Other phone", "0.1.0")).unwrap()).unwrap();
    window.wait_until("the new archive", |window| window.open_widget().name(Lang::En).is_some_and(|name| name.starts_with("Other phone")));
    window.settle();
    assert!(front(&window).remote.code.is_empty(), "{}", window.outline());
}

#[test]
fn an_entry_without_the_mark_is_as_locked_as_the_marked_one() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = Window::with(Look::default());
    let path = write(&window, "widget.zip", &named("Shop exchange", "0.1.0"));
    practice.upload(&fs::read(&path).unwrap(), Some("shop")).unwrap();
    open(&mut window, &path);
    add(&mut window, &practice, Kind::Production, ADMIN_TOKEN, Keep::Keyring);
    let host = practice.address().replace("127.0.0.1", "localhost");
    let sign_in = NewSignIn::Token(Secret::new(ADMIN_TOKEN));
    let again = NewAccount { name: "again".to_owned(), host, kind: Kind::Sandbox, colour: Colour::Blue, keep: Keep::Keyring, sign_in };
    ask(&mut window, InstallCommand::Add(again));
    ask(&mut window, InstallCommand::Code("shop".to_owned()));
    assert!(window.app().install.is_locked(&Target::Saved("again".into())));
    assert!(window.says("Production") && !window.says("Sandbox"), "{}", window.outline());
    assert!(!window.has_button("Fill with samples"), "{}", window.outline());
}

#[test]
fn the_kind_of_an_account_is_visible_at_every_width() {
    let practice = Practice::start(Options::default()).unwrap();
    for (lang, word) in [(Lang::En, "Production"), (Lang::Ru, "Рабочий")] {
        for width in [1000.0, 1280.0] {
            let mut window = Window::with(Look { lang, size: (width, 640.0), ..Look::default() });
            window.open_plain();
            window.send(NavCommand::ShowTab(Tab::Install));
            let name = "a company with a long name".to_owned();
            let (host, sign_in) = (practice.address().to_owned(), NewSignIn::Token(Secret::new(ADMIN_TOKEN)));
            let account = NewAccount { name, host, kind: Kind::Production, colour: Colour::Red, keep: Keep::Keyring, sign_in };
            ask(&mut window, InstallCommand::Add(account));
            let badge = window.rect_of(Role::Label, word);
            assert!(
                badge.left() > 0.0 && badge.right() < width && badge.width() > 20.0 && badge.top() < 200.0,
                "{width} {lang:?}: {badge}"
            );
        }
    }
}

#[test]
fn after_a_change_without_a_readable_end_the_state_is_unknown() {
    let (practice, mut window, _) = with_shop();
    for field in template_in(&named("Shop exchange", "0.1.0"), "en") {
        window.fill(&field.name, "1");
    }
    window.click("Install into demo");
    assert!(window.says("Installed"), "{}", window.outline());
    practice.misbehave(Some(Fault::new(Mode::Html)));
    window.reach(Role::Button, "Uninstall from demo");
    window.click("Uninstall from demo");
    agree(&mut window, "Uninstall from demo");
    assert_eq!(front(&window).remote.status, RemoteStatus::Unknown);
    assert!(window.says("Not known yet") && !window.says("Installed") && !window.mentions("widget-studio"), "{}", window.outline());
}

#[test]
fn fields_are_named_in_the_language_of_the_window_and_nothing_is_wrong_before_it_is_typed() {
    let names = Lang::ALL.map(|lang| template_in(&named("Shop exchange", "0.1.0"), lang.code()).into_iter().map(|field| field.name));
    let [en, ru] = names.map(Iterator::collect::<Vec<String>>);
    assert!(!en.is_empty() && en != ru, "{en:?} {ru:?}");
    for (lang, names) in [(Lang::En, en), (Lang::Ru, ru)] {
        let practice = Practice::start(Options { lang: Lang::Ru, ..Options::default() }).unwrap();
        let mut window = Window::with(Look { lang, ..Look::default() });
        let mut widget = named("Shop exchange", "0.1.0");
        let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"required\":false", "\"required\":true");
        let body = FileBody::text(&manifest);
        widget.apply(&[FileChange::Write { path: RelPath::new("manifest.json").unwrap(), body }]).unwrap();
        let path = write(&window, "widget.zip", &widget);
        practice.upload(&fs::read(&path).unwrap(), Some("shop")).unwrap();
        open(&mut window, &path);
        add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
        ask(&mut window, InstallCommand::Code("shop".to_owned()));
        let errors = |window: &Window| (1..9usize).any(|count| window.says(&lang.with("count-errors", &[("count", count.into())])));
        for name in &names {
            let missing = lang.with("install-required-empty", &[("field", name.as_str().into())]);
            assert!(window.says(&missing), "{name}: {}", window.outline());
        }
        assert!(window.says(&lang.with("install-to-do", &[("count", names.len().into())])) && !errors(&window), "{}", window.outline());
        window.fill(&names[0], "1");
        window.fill(&names[0], "");
        window.fill(&names[0], "12");
        assert!(!window.says(&lang.with("install-to-do", &[("count", names.len().into())])), "{}", window.outline());
    }
}

#[test]
fn the_sum_and_the_pack_are_of_the_archive_that_was_opened() {
    let mut window = Window::with(Look::default());
    // Another packer than the studio's: the same files, other bytes.
    let mut bytes = zip::build(&named("Shop exchange", "0.1.0")).unwrap();
    let version_made_by = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap() + 4;
    bytes[version_made_by] ^= 1;
    let path = window.path("shop-1.zip");
    fs::write(&path, &bytes).unwrap();
    assert_ne!(bytes, zip::build(&named("Shop exchange", "0.1.0")).unwrap());
    open(&mut window, &path);
    window.send(widget_studio::app::features::pack::PackCommand::Show);
    let deadline = Instant::now() + Duration::from_secs(20);
    let shown = |window: &Window| window.says(&zip::sha256_hex(&bytes));
    while !shown(&window) {
        assert!(Instant::now() < deadline, "{}", window.outline());
        window.settle();
    }
    assert!(window.mentions("the archive that was opened"), "{}", window.outline());
}
