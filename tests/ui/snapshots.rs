//! How the window looks: one small picture for each tab and the start page, in both themes and both languages; and a few on denser
//! screens.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test ui snapshots` renews them. Without a driver that can draw they are skipped with a
//! printed line, unless `WIDGET_STUDIO_REQUIRE_SNAPSHOTS=1`.

use std::panic::catch_unwind;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{SnapshotOptions, TestRenderer};
use widget_studio::account::Confidential;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::images::{ImagesCommand, Origin, Target};
use widget_studio::app::features::install::{Change, InstallCommand, Target as Account};
use widget_studio::crm::images::SLOTS;
use widget_studio::formats::path::RelPath;
use widget_studio::system::accounts::{Colour, Kind};
use widget_studio::system::preferences::Theme;
use widget_studio::text::Lang;
use widget_studio::text::msg::Msg;

use super::harness::{Look, SMALLEST, Window};
use super::stand_ins::add_account;

/// Small, but large enough for each tab.
const SIZE: (f32, f32) = (1000.0, 640.0);

/// As large as the whole map.
const WHOLE_MAP: (f32, f32) = (1200.0, 960.0);

/// The one tolerance: edges of letters differ a little between drivers.
fn tolerance() -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.0).max_failed_pixels(400)
}

fn renderer() -> Option<Box<dyn TestRenderer>> {
    let made = catch_unwind(|| Box::new(WgpuTestRenderer::new()) as Box<dyn TestRenderer>);
    if made.is_err() {
        let required = std::env::var_os("WIDGET_STUDIO_REQUIRE_SNAPSHOTS").is_some();
        assert!(!required, "snapshots are required, and there is no driver that can draw them");
        println!("no driver that can draw: snapshots are skipped");
    }
    made.ok()
}

fn look(theme: Theme, lang: Lang, size: (f32, f32)) -> Option<Window> {
    Some(Window::drawn_by(Look { lang, theme, size }, Some(renderer()?)))
}

/// The tab of the sample, with the time of the check fixed.
fn tab(theme: Theme, lang: Lang, tab: Tab, name: &str) {
    let size = if tab == Tab::Locations { WHOLE_MAP } else { SIZE };
    let Some(window) = look(theme, lang, size) else { return };
    snapshot(window, tab, name);
}

/// The same in the smallest window, on a screen with `scale` pixels to the point.
fn scaled(scale: f32, theme: Theme, lang: Lang, tab: Tab, name: &str) {
    let Some(mut window) = look(theme, lang, SMALLEST) else { return };
    window.scale(scale);
    snapshot(window, tab, name);
}

fn snapshot(mut window: Window, tab: Tab, name: &str) {
    window.send(Action::OpenSample);
    window.send(NavCommand::ShowTab(tab));
    if let Some(open) = &mut window.harness.state_mut().app.core.open {
        open.checked_in = Some(Duration::from_millis(4));
    }
    window.settle();
    window.harness.snapshot_options(name, &tolerance());
}

fn start(theme: Theme, lang: Lang, name: &str) {
    let Some(mut window) = look(theme, lang, SIZE) else { return };
    window.harness.snapshot_options(name, &tolerance());
}

#[test]
fn the_start_page_in_light() {
    start(Theme::Light, Lang::En, "start_light_en");
}

#[test]
fn the_start_page_in_dark() {
    start(Theme::Dark, Lang::Ru, "start_dark_ru");
}

fn new_widget(theme: Theme, lang: Lang, name: &str) {
    let Some(mut window) = look(theme, lang, SIZE) else { return };
    window.send(Action::NewWidget);
    window.harness.snapshot_options(name, &tolerance());
}

#[test]
fn a_new_widget_in_light() {
    new_widget(Theme::Light, Lang::En, "new_light_en");
}

#[test]
fn a_new_widget_in_dark() {
    new_widget(Theme::Dark, Lang::Ru, "new_dark_ru");
}

#[test]
fn the_manifest_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::Manifest, "manifest_light_en");
}

#[test]
fn the_manifest_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::Manifest, "manifest_dark_ru");
}

#[test]
fn the_settings_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::Settings, "settings_light_en");
}

#[test]
fn the_settings_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::Settings, "settings_dark_ru");
}

#[test]
fn the_locations_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::Locations, "locations_light_en");
}

#[test]
fn the_locations_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::Locations, "locations_dark_ru");
}

#[test]
fn the_i18n_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::I18n, "i18n_light_en");
}

#[test]
fn the_i18n_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::I18n, "i18n_dark_ru");
}

#[test]
fn the_images_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::Images, "images_light_en");
}

#[test]
fn the_images_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::Images, "images_dark_ru");
}

#[test]
fn files_on_a_usual_screen() {
    scaled(1.0, Theme::Light, Lang::Ru, Tab::Files, "files_x1_light_ru");
}

#[test]
fn texts_on_a_dense_screen() {
    scaled(1.5, Theme::Light, Lang::Ru, Tab::I18n, "i18n_x15_light_ru");
}

#[test]
fn settings_on_a_dense_screen() {
    scaled(1.5, Theme::Dark, Lang::En, Tab::Settings, "settings_x15_dark_en");
}

#[test]
fn the_manifest_on_a_denser_screen() {
    scaled(2.0, Theme::Dark, Lang::Ru, Tab::Manifest, "manifest_x2_dark_ru");
}

#[test]
fn locations_on_a_denser_screen() {
    scaled(2.0, Theme::Light, Lang::En, Tab::Locations, "locations_x2_light_en");
}

/// Two builds compared, with a consequence open and the lines of a file.
fn compared(theme: Theme, lang: Lang, size: (f32, f32), name: &str) {
    let Some(window) = look(theme, lang, size) else { return };
    let mut window = super::compare::packed_in(window);
    super::compare::change(&mut window);
    window.send(Action::Compare);
    // The day of the pack is another one each time.
    if let Some(result) = &mut window.harness.state_mut().app.compare.result {
        result.old.about = Msg::new("builds-last-pack");
    }
    if let Some(open) = &mut window.harness.state_mut().app.core.open {
        open.checked_in = Some(Duration::from_millis(4));
    }
    window.click_first(Role::Button, &format!("{}: ", lang.tr("effect-new-place")));
    window.reach(Role::Button, "script.js");
    window.click("script.js");
    window.reach(Role::Button, &lang.tr("builds-close-lines"));
    window.harness.snapshot_options(format!("{name}_lines"), &tolerance());
    let first = format!("{}: ", lang.tr("effect-breaks"));
    let first = window.names(Role::Button).into_iter().find(|name| name.starts_with(&first)).unwrap();
    window.reach(Role::Button, &first);
    window.harness.snapshot_options(name, &tolerance());
}

#[test]
fn two_builds_compared_in_light() {
    compared(Theme::Light, Lang::En, (1280.0, 800.0), "compare_light_en");
}

#[test]
fn two_builds_compared_in_dark() {
    compared(Theme::Dark, Lang::Ru, SIZE, "compare_dark_ru");
}

/// The dialog that makes logos, with a crop and the ground of a made-up picture.
fn lab(theme: Theme, lang: Lang, name: &str) {
    let Some(mut window) = look(theme, lang, SIZE) else { return };
    window.send(Action::OpenSample);
    let source = super::images::picture(&window, "brand.png", 600, 450);
    let targets = SLOTS.iter().map(|slot| Target { path: RelPath::new(&slot.path()).unwrap(), size: slot.size() }).collect();
    window.send(Command::Images(ImagesCommand::Open { targets, from: Some(Origin::Disk(source)) }));
    window.harness.snapshot_options(name, &tolerance());
}

#[test]
fn the_lab_in_light() {
    lab(Theme::Light, Lang::En, "lab_light_en");
}

#[test]
fn the_lab_in_dark() {
    lab(Theme::Dark, Lang::Ru, "lab_dark_ru");
}

/// The widget in the practice account: not uploaded, with its form, with its receipt. Beside it stand requests with their times,
/// which are cut off.
fn practice(theme: Theme, lang: Lang, name: &str) {
    let Some(mut window) = look(theme, lang, SIZE) else { return };
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Install));
    let ask = |window: &mut Window, ask: InstallCommand| window.send(Command::Install(ask));
    ask(&mut window, InstallCommand::Choose(Account::Practice, None));
    let shot = |window: &mut Window, state: &str| {
        window.settle();
        let image = window.harness.render().unwrap();
        let cut = image::imageops::crop_imm(&image, 184, 112, 480, 460).to_image();
        egui_kittest::image_snapshot_options(&cut, format!("install_{state}_{name}"), &tolerance());
    };
    shot(&mut window, "absent");
    ask(&mut window, InstallCommand::Upload);
    shot(&mut window, "form");
    let values = serde_json::json!({"greeting": "hello"});
    ask(&mut window, InstallCommand::Change(Change::Install(Account::Practice, Confidential::new(values))));
    shot(&mut window, "receipt");
}

#[test]
fn the_widget_in_the_practice_account_in_light() {
    practice(Theme::Light, Lang::En, "light_en");
}

#[test]
fn the_widget_in_the_practice_account_in_dark() {
    practice(Theme::Dark, Lang::Ru, "dark_ru");
}

#[test]
fn the_install_tab_in_light() {
    tab(Theme::Light, Lang::En, Tab::Install, "install_light_en");
}

#[test]
fn the_install_tab_in_dark() {
    tab(Theme::Dark, Lang::Ru, Tab::Install, "install_dark_ru");
}

/// Many accounts, none of which is reached: nothing goes over the network.
fn bulk(theme: Theme, lang: Lang, name: &str) {
    let Some(mut window) = look(theme, lang, SIZE) else { return };
    let list = [("demo-sandbox", Colour::Green), ("qa-clean", Colour::Blue), ("qa-english", Colour::Purple), ("acme-main", Colour::Red)];
    for (name, colour) in list {
        let kind = if name == "acme-main" { Kind::Production } else { Kind::Sandbox };
        add_account(&window.path("data"), name, kind, colour);
    }
    window.send(Action::OpenSample);
    window.send(NavCommand::ShowTab(Tab::Install));
    window.send(Command::Install(InstallCommand::Choose(Account::Saved("demo-sandbox".to_owned()), None)));
    window.send(Command::Install(InstallCommand::Understood));
    window.click_on(egui::accesskit::Role::RadioButton, &lang.tr("install-many-accounts"));
    if let Some(open) = &mut window.harness.state_mut().app.core.open {
        open.checked_in = Some(Duration::from_millis(4));
    }
    window.settle();
    window.harness.snapshot_options(name, &tolerance());
}

#[test]
fn many_accounts_in_light() {
    bulk(Theme::Light, Lang::En, "bulk_light_en");
}

#[test]
fn many_accounts_in_dark() {
    bulk(Theme::Dark, Lang::Ru, "bulk_dark_ru");
}
