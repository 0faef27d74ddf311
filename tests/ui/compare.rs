//! Two builds compared, and the shelf of builds: what changes for people first, the rest below it.

use std::fs;
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use widget_studio::app::action::Action;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::features::compare::{CompareCommand, Side, Source};
use widget_studio::app::features::pack::PackCommand;
use widget_studio::crm::account::Model;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::system::preferences::Theme;
use widget_studio::text::Lang;

use widget_studio::app::features::install::InstallCommand;
use widget_studio::practice::{ADMIN_TOKEN, Options, Practice};
use widget_studio::services::archive;
use widget_studio::system::accounts::{Keep, Kind};

use super::harness::{Look, Window};
use super::install::{add, ask, opened};

/// A widget in a folder that was packed once.
fn packed(look: Look) -> Window {
    packed_in(Window::with(look))
}

/// The same in this window.
pub fn packed_in(mut window: Window) -> Window {
    let folder = window.plain_folder("w");
    window.open_by_dialog(&folder);
    pack(&mut window);
    window
}

/// Packs into the usual place, whatever is there.
fn pack(window: &mut Window) {
    window.send(Action::Pack);
    let target = window.path("widget.zip");
    window.send(PackCommand::SetTarget(target));
    window.send(PackCommand::Now { anyway: true });
    window.send(widget_studio::app::command::Command::Cancel);
    dismiss(window);
}

/// Closes all messages, in whatever language.
fn dismiss(window: &mut Window) {
    while let Some(notice) = window.state().notices.last().map(|notice| notice.id) {
        window.send(NavCommand::Dismiss(notice));
    }
}

/// A new area, a required setting, another text, more code and another logo, under the old version.
pub fn change(window: &mut Window) {
    let edit = |window: &mut Window, file: &str, at: &str, value: serde_json::Value| window.edit(Intent::set(file, at, value));
    edit(window, "manifest.json", "/locations", serde_json::json!(["lcard-1", "settings", "ccard-1"]));
    edit(window, "manifest.json", "/settings/url", serde_json::json!({"name": "settings.url", "type": "text", "required": true}));
    for code in ["en", "ru"] {
        edit(window, &format!("i18n/{code}.json"), "/settings/url", "Service address".into());
        edit(window, &format!("i18n/{code}.json"), "/card/hello", "Good day!".into());
    }
    let script = window.text("script.js").replace("return true;\n      },\n      // Called after init", "self.url = 'https://api.example.net/v1/a/rather/long/address/that/is/wider/than/the/card/in/which/it/is/shown';\n        return true;\n      },\n      // Called after init");
    window.edit(Intent::WriteFile(RelPath::new("script.js").unwrap(), FileBody::text(script)));
    let logo =
        widget_studio::formats::picture::encode_png(&image::RgbaImage::from_pixel(130, 100, image::Rgba([9, 90, 200, 255]))).unwrap();
    window.edit(Intent::WriteFile(RelPath::new("images/logo.png").unwrap(), FileBody::bytes(logo)));
}

#[test]
fn what_changes_for_people_comes_first_with_the_reason_and_the_way_there() {
    let mut window = packed(Look::default());
    change(&mut window);
    window.send(Action::Compare);
    for words in [
        "Will now start here: Contact card",
        "Every account has to fill in the new setting url and save",
        "The browser now asks api.example.net",
    ] {
        assert!(window.mentions(words), "{words}\n{}", window.outline());
    }
    window.click_first(Role::Button, "New place: Will now start here");
    assert!(window.mentions("Try the widget in the new place") && window.mentions("Go to manifest.json:"));
    assert!(
        window.mentions("“Hello!” now reads “Good day!”") || window.value("What's new (en)").contains("“Hello!” now reads “Good day!”")
    );
    window.reach(Role::Button, "script.js");
    window.click("script.js");
    assert!(window.mentions("21 lines are the same"), "the lines are scrolled to");
    assert!(window.mentions("self.url = 'https://api.example.net/v1/a/rather/long/address/that/is/wider"), "{}", window.outline());
    let first = window.names(Role::Button).into_iter().find(|name| name.starts_with("New place:")).unwrap();
    window.reach(Role::Button, &first);
    let go = window.harness.query_all_by_label_contains("Go to manifest.json:").next().unwrap().rect().center();
    window.click_at(go);
    assert!(!window.has_button("Exchange the sides") && window.open_widget().focus.is_some());
}

#[test]
fn sides_are_exchanged_and_anything_can_stand_on_them() {
    let mut window = packed(Look::default());
    change(&mut window);
    window.send(Action::Compare);
    window.click("Exchange the sides");
    assert!(window.mentions("No longer starts here: Contact card"));
    window.answer(window.path("w"));
    window.send(CompareCommand::ChooseFolder(Side::New));
    window.send(CompareCommand::Choose(Side::Old, Source::Path(window.path("widget.zip"))));
    assert!(window.mentions("Nothing changes for those who use the widget"), "{}", window.outline());
    window.send(CompareCommand::Choose(Side::Old, Source::Path(window.path("none"))));
    assert!(window.mentions("There is no ") && window.mentions("Check the spelling"));
    let template = widget_studio::crm::account::template_of(window.open_widget().project.widget());
    let there = Box::new(Model { version: "0.1.0".to_owned(), template, ..Model::default() });
    let account = Source::Account { name: "shop".to_owned(), there, logos: Arc::default() };
    window.send(CompareCommand::Choose(Side::Old, account));
    window.send(CompareCommand::Choose(Side::New, Source::Open));
    assert!(window.mentions("The version is still 0.1.0") && window.mentions("An account tells only the version"), "{}", window.outline());
}

#[test]
fn an_account_stands_on_either_side_and_its_logos_are_read_on_a_click_only() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    practice.upload(&archive::build(window.open_widget().project.widget()).unwrap(), Some("plain")).unwrap();
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    ask(&mut window, InstallCommand::Code("plain".to_owned()));
    let asked = |window: &Window| window.app().install.requests().iter().filter(|entry| entry.path.starts_with("/upl/")).count();
    change(&mut window);
    window.send(Action::Compare);
    window.click_on(Role::RadioButton, "In an account");
    assert!(window.mentions("Every account has to fill in the new setting url") && window.mentions("An account tells only"));
    let pictures = |window: &Window| window.app().compare.result.as_ref().unwrap().found.difference.pictures.len();
    assert_eq!((pictures(&window), asked(&window)), (0, 0));
    assert!(!window.says("Findings") && !window.says("Texts"), "what an account doesn't tell isn't counted");
    assert!(!window.says("Pictures"), "nor are logos that weren't read");
    window.click_on(Role::Button, "Read the logos in the account demo");
    assert_eq!(asked(&window), 6);
    assert!(window.mentions("images/logo.png") && !window.has_button("Read the logos in the account demo"), "{}", window.outline());
    assert_eq!(pictures(&window), 1);
    window.click("Exchange the sides");
    assert!(window.mentions("What accounts stored in the setting url is gone"), "{}", window.outline());
    assert!(!window.mentions("No longer starts here"), "an account doesn't tell the other areas");
}

#[test]
fn without_a_build_the_page_says_how_to_get_one() {
    let mut window = Window::new();
    window.send(Action::OpenSample);
    window.send(Action::Compare);
    assert!(window.mentions("There is no build to compare with yet") && window.mentions("Each pack is kept"));
}

#[test]
fn the_changelog_is_edited_kept_and_made_anew_only_when_asked() {
    let mut window = packed(Look::default());
    change(&mut window);
    window.send(Action::Compare);
    window.send(CompareCommand::EditChangelog(Lang::En, "Our own words".to_owned()));
    window.edit(Intent::set("manifest.json", "/widget/version", "0.2.0"));
    assert_eq!(window.value("What's new (en)"), "Our own words", "a new comparison leaves it");
    window.send(CompareCommand::CopyChangelog { lang: Lang::Ru, plain: true });
    assert!(window.copied.as_ref().unwrap().contains("· Теперь и здесь: Карточка контакта"), "{:?}", window.copied);
    dismiss(&mut window);
    pack(&mut window);
    window.send(Action::Compare);
    let newest = window.app().compare.builds.as_ref().unwrap()[0].clone();
    assert_eq!((newest.version.as_str(), newest.changelog["en"].as_str()), ("0.2.0", "Our own words"));
    assert!(newest.consequences.contains(&"area-added".to_owned()), "{:?}", newest.consequences);
    window.send(CompareCommand::RemakeChangelog(Lang::En));
    assert!(window.value("What's new (en)").starts_with("## 0.2.0"));
}

#[test]
fn each_pack_is_on_the_shelf_with_a_note_until_it_is_deleted() {
    let mut window = packed(Look::default());
    change(&mut window);
    pack(&mut window);
    window.send(Action::Compare);
    window.click_on(Role::RadioButton, "Builds");
    let builds = window.app().compare.builds.clone().unwrap();
    assert_eq!(builds.len(), 2);
    let name = format!("Card greeting 0.1.0, {}", &builds[0].sha256[..8]);
    window.click_on(Role::Button, &name);
    window.fill("Note", "tried in the sandbox");
    window.fill("Search builds", "sandbox");
    assert_eq!(window.names(Role::Button).iter().filter(|name| name.starts_with("Card greeting 0.1.0, ")).count(), 1);
    window.answer(window.path("again.zip"));
    window.click_on(Role::Button, "Pack again…");
    assert_eq!(widget_studio::services::archive::sha256_hex(&fs::read(window.path("again.zip")).unwrap()), builds[0].sha256);
    dismiss(&mut window);
    window.click_on(Role::Button, "Delete");
    window.click_on(Role::Button, "Delete for good");
    assert_eq!(window.app().compare.builds.as_ref().unwrap().len(), 1);
    assert!(fs::read_dir(window.path("w")).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().contains("build")));
}

#[test]
fn pack_tells_what_changes_before_it_writes_and_raises_the_version() {
    let mut window = packed(Look::default());
    change(&mut window);
    window.send(Action::Pack);
    assert!(window.mentions("Against 0.1.0") && window.mentions("The version is still 0.1.0"), "{}", window.outline());
    window.click_on(Role::Button, "Raise to 0.1.1");
    assert!(!window.mentions("The version is still") && window.text("manifest.json").contains("\"0.1.1\""));
    window.click_on(Role::Link, "Compare");
    assert!(window.mentions("The version is raised"), "{}", window.outline());
}

#[test]
fn it_fits_in_both_themes_languages_and_sizes() {
    for (lang, theme, size) in
        [(Lang::En, Theme::Light, (1280.0, 800.0)), (Lang::Ru, Theme::Dark, (1000.0, 640.0)), (Lang::Ru, Theme::Light, (1280.0, 800.0))]
    {
        let mut window = packed(Look { lang, theme, size });
        change(&mut window);
        window.send(Action::Compare);
        let wide = window.harness.ctx.content_rect().width();
        for name in [lang.tr("builds-swap"), lang.tr("builds-report"), lang.tr("builds-shelf"), lang.tr("builds-copy")] {
            let rect = window.rect_of(if name == lang.tr("builds-shelf") { Role::RadioButton } else { Role::Button }, &name);
            assert!(rect.right() <= wide, "{name} is cut off at {wide}: {rect:?}");
        }
        window.send(CompareCommand::ShowPicture("images/logo.png".to_owned()));
        window.reach(Role::RadioButton, &lang.tr("compare-blink"));
        window.click_on(Role::RadioButton, &lang.tr("compare-blink"));
        window.click_on(Role::RadioButton, &lang.tr("builds-shelf"));
    }
}
