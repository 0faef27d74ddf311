//! Edits that an earlier run left behind, the report of a breakdown, and what is said about the studio itself.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::action::Action;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::features::diagnostics::AboutDialog;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::MANIFEST;
use widget_studio::system::preferences::LogLevel;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

/// A window that is started after the studio ended with unsaved edits of a widget.
fn after_the_end(look: Look) -> Window {
    let mut window = Window::with(look);
    window.open_plain();
    window.send(Action::BumpMajor);
    window.started_again()
}

#[test]
fn edits_are_looked_at_chosen_and_brought_back_in_both_languages() {
    for (lang, size) in [(Lang::En, SMALLEST), (Lang::Ru, SMALLEST)] {
        let tr = |id: &str| lang.tr(id);
        let mut window = after_the_end(Look { lang, size, ..Look::default() });
        assert!(window.says(&tr("rescue-title")), "{}", window.outline());
        let tick = lang.with("rescue-take", &[("file", MANIFEST.into())]);
        assert!(window.is_on(Role::CheckBox, &tick) && window.says(&tr("ago-just-now")));
        window.click_on(Role::CheckBox, &tick);
        assert!(!window.is_enabled(&tr("rescue-restore")), "nothing is chosen");
        window.click_on(Role::CheckBox, &tick);
        window.click(&tr("rescue-restore"));
        assert_eq!(window.open_widget().version(), Some("1.0.0"));
        assert!(window.open_widget().project.is_dirty() && window.on_disk("widget/manifest.json").contains("0.1.0"));
        window.press(CTRL, Key::Z);
        assert!(!window.open_widget().project.is_dirty(), "one step");
    }
}

#[test]
fn later_offers_them_again_and_deleting_is_asked_about() {
    let mut window = after_the_end(Look::default());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().dialogs.is_open());
    let mut window = window.started_again();
    window.click("Later");
    window.run("Rescued unsaved edits");
    window.click("Delete…");
    assert!(window.says("Delete these edits for good?") && !window.has_button("Restore"));
    window.click("Cancel");
    assert!(window.has_button("Restore"));
    window.click("Delete…");
    window.click("Delete for good");
    assert!(!window.state().dialogs.is_open());
    assert!(!window.started_again().state().dialogs.is_open());
}

#[test]
fn edits_of_several_widgets_are_chosen_from_and_changes_on_disk_are_marked() {
    let mut window = Window::new();
    window.open_sample();
    let path = RelPath::new("new.txt").unwrap();
    window.edit(Intent::WriteFile(path, FileBody::text("new")));
    let mut window = window.started_again();
    window.click("Later");
    window.open_plain();
    window.send(Action::BumpMajor);
    let file = window.path("widget").join(MANIFEST);
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("0.1.0", "0.1.7")).unwrap();
    let mut window = window.started_again();
    assert_eq!(window.names(Role::RadioButton).len(), 2, "{}", window.outline());
    assert!(window.says("changed on disk since"));
    window.click_on(Role::RadioButton, &window.names(Role::RadioButton)[1].clone());
    assert!(!window.says("changed on disk since") && window.says("It was never saved: it opens as a new widget."));
    window.click("Restore");
    assert!(window.open_widget().origin.is_none());
}

#[test]
fn a_breakdown_is_told_of_with_its_report() {
    for lang in Lang::ALL {
        let window = Window::with(Look { lang, ..Look::default() });
        let folder = window.path("data/crashes");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("1.new.txt"), "the report").unwrap();
        let mut window = window.started_again();
        assert!(window.says(&lang.tr("crash-title")) && !window.says("the report"));
        window.click(&lang.tr("crash-show"));
        assert!(window.says("the report"));
        window.click(&lang.tr("crash-copy"));
        assert_eq!(window.copied.as_deref(), Some("the report"));
        window.press(Modifiers::NONE, Key::Escape);
        assert!(!window.started_again().state().dialogs.is_open(), "it is told once");
    }
}

#[test]
fn diagnostics_are_copied_and_the_log_is_set() {
    let mut window = Window::new();
    window.open_sample();
    window.click("More");
    window.reach(Role::Button, "About Widget Studio");
    window.click("About Widget Studio");
    assert!(window.state().dialogs.front::<AboutDialog>().is_some());
    window.click_on(Role::RadioButton, "What is logged: Everything");
    assert_eq!(window.state().preferences.log, LogLevel::Debug);
    window.click("Copy diagnostics");
    let copied = window.copied.clone().unwrap();
    for part in ["Widget Studio 0.", "System: ", "Language: en", "6 errors", "Log level: debug"] {
        assert!(copied.contains(part), "{part} not in {copied}");
    }
    assert!(!copied.contains("Order courier"));
    window.click("Open the logs folder");
    assert!(window.revealed()[0].ends_with("data/logs/widget-studio.log"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.restarted().state().preferences.log == LogLevel::Debug);
}
