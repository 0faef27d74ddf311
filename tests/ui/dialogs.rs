//! What Enter does in every dialog: the primary action, but nothing that can't be taken back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use widget_studio::app::action::Action;
use widget_studio::app::features::install::{RemoteStatus, Target};

use super::access::scenes::{self, SCENES};
use super::harness::{Look, Window};

/// Dialogs of what can't be taken back: the way out, which has the focus, and the primary button.
const GRAVE: [(&str, &str, &str); 2] = [
    ("practice, the question before uninstalling", "Cancel", "Uninstall from Practice account"),
    ("changed here and on disk", "Decide later", "Use these versions"),
];

fn is_focused(window: &Window, button: &str) -> bool {
    window.harness.query_all_by_role_and_label(Role::Button, button).any(|node| node.is_focused())
}

fn enter(window: &mut Window) {
    window.press(Modifiers::NONE, Key::Enter);
}

/// Goes to a button by Tab.
fn go_to(window: &mut Window, button: &str) {
    let is_there = (0..60).any(|_| {
        window.press(Modifiers::NONE, Key::Tab);
        is_focused(window, button)
    });
    assert!(is_there, "Tab never came to {button:?}");
}

#[test]
fn enter_is_the_primary_button_of_every_dialog() {
    let mut walked = 0;
    for scene in SCENES.iter().filter(|scene| GRAVE.iter().all(|(name, ..)| *name != scene.0)) {
        let mut window = scenes::opened(scene, Look::default());
        if !window.state().dialogs.is_open() {
            continue;
        }
        let before = window.outline();
        window.copied = None;
        enter(&mut window);
        let acts = !window.state().dialogs.is_open() || window.outline() != before || !window.asked().is_empty() || window.copied.is_some();
        assert!(acts, "{}", scene.0);
        walked += 1;
    }
    assert!(walked > 12, "{walked} dialogs");
}

#[test]
fn what_cannot_be_taken_back_waits_for_its_own_button() {
    for (name, way_out, primary) in GRAVE {
        let scene = SCENES.iter().find(|scene| scene.0 == name).unwrap();
        let open = || scenes::opened(scene, Look::default());
        let is_done = |window: &Window| match scene.0 {
            "changed here and on disk" => !window.open_widget().project.is_dirty() || window.text("manifest.json").contains("0.1.1"),
            _ => {
                let there = &window.app().install.reached[&Target::Practice].remote.status;
                matches!(there, RemoteStatus::Present(there) if !there.is_active)
            }
        };
        let mut window = open();
        assert!(is_focused(&window, way_out), "{name}");
        enter(&mut window);
        assert!(!window.state().dialogs.is_open() && !is_done(&window), "{name}");

        let mut window = open();
        go_to(&mut window, primary);
        enter(&mut window);
        assert!(!window.state().dialogs.is_open(), "{name}");
        if name.starts_with("practice") {
            assert!(is_done(&window), "{name}");
        }
    }
}

#[test]
fn enter_is_the_control_that_has_the_focus() {
    let mut window = Window::new();
    window.open_sample();
    let findings = window.findings().len();
    window.send(Action::FixAllSafe);
    go_to(&mut window, "Cancel");
    enter(&mut window);
    assert!(!window.state().dialogs.is_open() && window.findings().len() == findings, "nothing was repaired");
    window.send(Action::FixAllSafe);
    enter(&mut window);
    assert!(!window.state().dialogs.is_open() && window.findings().len() < findings);
}

#[test]
fn deleting_rescued_edits_waits_for_its_own_button() {
    let mut window = Window::new();
    window.open_plain();
    window.send(Action::BumpMajor);
    let mut window = window.started_again();
    window.click("Delete…");
    assert!(is_focused(&window, "Cancel"));
    go_to(&mut window, "Delete for good");
    enter(&mut window);
    assert!(!window.state().dialogs.is_open());
}
