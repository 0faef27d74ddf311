//! Acceptances that come with a widget silence nothing until the person says so; those that are made here count at once.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::harness::Window;

const FILE: &str = ".widget-studio.json";

/// A folder with a wrong value, whose own file accepts that.
fn brought(window: &Window) -> std::path::PathBuf {
    let folder = window.plain_folder("stranger");
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    fs::write(folder.join("manifest.json"), manifest.replace("\"init_once\": false", "\"init_once\": \"soon\"")).unwrap();
    accept_in(&folder, "manifest/field-type");
    folder
}

fn accept_in(folder: &Path, rule: &str) {
    fs::write(folder.join(FILE), format!("{{\"suppressions\": [{{\"rule\": \"{rule}\", \"reason\": \"for the test\"}}]}}")).unwrap();
}

fn finds_it(window: &Window) -> bool {
    window.rules().contains(&"manifest/field-type")
}

#[test]
fn a_stranger_accepts_nothing_until_the_person_looks_and_uses_it() {
    let mut window = Window::new();
    let folder = brought(&window);
    window.open_by_dialog(&folder);
    assert!(finds_it(&window) && window.mentions("This widget brings 1 acceptance"));
    window.click("1 acceptance ignored");
    assert!(window.mentions("manifest/field-type") && window.mentions("for the test"));
    window.click_on(Role::Button, "Use");
    assert!(!finds_it(&window) && window.says("1 accepted") && !window.mentions("This widget brings"));
    assert!(!window.open_widget().project.is_dirty(), "what the person says is not written into the widget");
    let mut window = window.restarted();
    window.open_by_dialog(&folder);
    assert!(!finds_it(&window) && !window.mentions("This widget brings"), "what the person said is remembered");
    accept_in(&folder, "manifest/field-required");
    window.wait_until("the change on disk", |window| window.text(FILE).contains("field-required"));
    window.settle();
    assert!(finds_it(&window) && window.mentions("This widget brings 1 acceptance"), "another entry is asked for again");
}

#[test]
fn what_the_person_ignores_is_not_asked_for_again() {
    let mut window = Window::new();
    let folder = brought(&window);
    window.open_by_dialog(&folder);
    window.click("1 acceptance ignored");
    window.click_on(Role::Button, "Ignore");
    assert!(finds_it(&window) && window.says("1 acceptance ignored"));
    let mut window = window.restarted();
    window.open_by_dialog(&folder);
    assert!(finds_it(&window) && window.says("1 acceptance ignored") && !window.mentions("This widget brings"));
}

#[test]
fn an_acceptance_of_the_person_counts_at_once_and_brings_no_other_in() {
    let mut window = Window::new();
    let folder = brought(&window);
    let script = fs::read_to_string(folder.join("script.js")).unwrap();
    fs::write(folder.join("script.js"), script + "\ndebugger;\n").unwrap();
    window.open_by_dialog(&folder);
    let problem = window.problems().into_iter().find(|problem| problem.contains("debugger")).unwrap();
    window.click_in_problem(&problem, "More about this finding");
    window.click("Accept…");
    window.write("only for a while");
    window.click("Accept");
    assert!(finds_it(&window) && window.says("1 accepted") && window.says("1 acceptance ignored"), "{:?}", window.rules());
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(!window.says("1 accepted"));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(window.says("1 accepted"), "it still counts");
}
