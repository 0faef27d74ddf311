//! By keyboard alone: Tab reaches everything that can be clicked, each control says what it is and shows the focus, and Escape
//! closes what is in front.

use std::collections::HashSet;

use egui::accesskit::Role;
use egui::{Id, Key, Modifiers};
use widget_studio::system::preferences::Theme;

use super::scenes::{self, SCENES, Scene};
use super::seen::{Control, controls, rings};
use crate::harness::{Look, SMALLEST, Window};
use widget_studio::app::command::Command;

/// More controls than any window has.
const MANY: usize = 700;

fn focused(window: &Window) -> Option<Id> {
    window.harness.ctx.memory(egui::Memory::focused)
}

fn by_tab(window: &mut Window, modifiers: Modifiers) -> Option<Id> {
    window.harness.key_press_modifiers(modifiers, Key::Tab);
    // The first frame moves the focus, the second one scrolls to it.
    for _ in 0..2 {
        window.harness.step();
    }
    focused(window)
}

/// Whether the ring of the focus is seen around a control.
fn has_ring(window: &Window, control: &Control) -> bool {
    let shown = control.rect.intersect(window.harness.ctx.content_rect());
    rings(window).iter().any(|(ring, seen)| {
        let fits = ring.expand(3.0).contains_rect(shown) && ring.width() <= shown.width() + 16.0 && ring.height() <= shown.height() + 16.0;
        fits && seen.area() >= 0.6 * ring.area()
    })
}

/// In code the row of the caret shows the focus.
fn is_code(control: &Control) -> bool {
    control.role == Role::MultilineTextInput && control.name.starts_with("Source of ")
}

/// In the grid of texts the chosen cell shows it.
fn is_grid(control: &Control) -> bool {
    matches!(control.role, Role::Grid | Role::Table)
}

/// Walks through a window by Tab; returns what is wrong.
fn walk(window: &mut Window) -> Vec<String> {
    let mut wrong = Vec::new();
    let expected: Vec<Control> = controls(window);
    let mut reached = HashSet::new();
    let mut last: Option<Control> = None;
    let mut escaped = false;
    let say = |control: &Control| format!("{:?} {:?} at {:?}", control.role, control.name, control.rect);
    for _ in 0..MANY {
        let Some(id) = by_tab(window, Modifiers::NONE) else {
            wrong.push(format!("the focus is lost after {:?}", last.as_ref().map(say)));
            continue;
        };
        let now = controls(window);
        // Between panels are handles for the pointer, which egui itself lights up.
        let Some(control) = now.iter().find(|control| control.id == id).cloned() else { continue };
        if !reached.insert(id) {
            // In the grid Tab leads to the next cell, until Escape.
            if last.as_ref().is_some_and(|last| last.id == id && is_grid(last)) && !std::mem::replace(&mut escaped, true) {
                window.press(Modifiers::NONE, Key::Escape);
                continue;
            }
            if last.as_ref().is_some_and(|last| last.id == id) {
                wrong.push(format!("Tab doesn't leave {}", say(last.as_ref().unwrap())));
            }
            break;
        }
        let last_now = last.as_ref().and_then(|last| now.iter().find(|control| control.id == last.id));
        if control.name.trim().is_empty() {
            wrong.push(format!("no name: {}", say(&control)));
        }
        if matches!(control.role, Role::Unknown | Role::GenericContainer) {
            wrong.push(format!("no role: {}", say(&control)));
        }
        // The list of the palette is walked by arrows while its search keeps the focus.
        if window.state().palette {
            return wrong;
        }
        if !has_ring(window, &control) && !is_code(&control) && !is_grid(&control) {
            wrong.push(format!("the focus isn't seen on {}", say(&control)));
        }
        if let Some(last) = last_now.filter(|last| last.layer == control.layer) {
            let same_row = (last.rect.center().y - control.rect.center().y).abs() < 5.0;
            if same_row && control.rect.right() <= last.rect.left() + 1.0 {
                wrong.push(format!("Tab goes back from {} to {}", say(last), say(&control)));
            }
        }
        last = Some(control);
    }
    let there: HashSet<Id> = controls(window).into_iter().map(|control| control.id).collect();
    for control in &expected {
        // The cells of the grid are reached by arrows.
        let in_grid = matches!(control.role, Role::Cell | Role::RowHeader);
        if control.sense.senses_click() && !in_grid && !reached.contains(&control.id) && there.contains(&control.id) {
            wrong.push(format!("Tab doesn't reach {}", say(control)));
        }
    }
    wrong
}

fn look(theme: Theme) -> Look {
    Look { theme, size: SMALLEST, ..Look::default() }
}

fn all(scenes: &[Scene]) {
    let mut wrong = Vec::new();
    for (number, scene) in scenes.iter().enumerate() {
        let theme = if number % 2 == 0 { Theme::Light } else { Theme::Dark };
        let mut window = scenes::opened(scene, look(theme));
        // Seen in one scene, the list of problems is the same in all.
        if number > 2 && !window.state().dialogs.is_open() && !window.state().palette && window.has_button("Fold the panel") {
            window.click("Fold the panel");
        }
        wrong.extend(walk(&mut window).into_iter().map(|it| format!("{}: {it}", scene.0)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tab_reaches_every_control_in_the_first_scenes() {
    all(&SCENES[..SCENES.len() / 2]);
}

#[test]
fn tab_reaches_every_control_in_the_other_scenes() {
    all(&SCENES[SCENES.len() / 2..]);
}

#[test]
fn escape_closes_what_is_in_front() {
    let in_front = |window: &Window| (window.state().dialogs.is_open(), window.state().palette, window.state().page.is_some());
    let mut closed = 0;
    for scene in SCENES {
        let mut window = scenes::opened(scene, look(Theme::Light));
        if in_front(&window) == (false, false, false) {
            continue;
        }
        by_tab(&mut window, Modifiers::NONE);
        // The first one leaves what is typed into.
        for _ in 0..2 {
            window.press(Modifiers::NONE, Key::Escape);
        }
        // Where work would be lost it asks: the second one leaves the question.
        if window.state().dialogs.is_open() {
            window.press(Modifiers::NONE, Key::Escape);
            assert!(window.state().dialogs.asks(), "{}", scene.0);
            window.send(Command::ThrowAway);
        }
        assert_eq!(in_front(&window), (false, false, false), "{}", scene.0);
        closed += 1;
    }
    assert!(closed > 10);
}

/// The menus of a window, by the names of what opens them.
fn menus(window: &Window) -> Vec<Control> {
    controls(window).into_iter().filter(|control| control.role == Role::ComboBox).collect()
}

#[test]
fn menus_are_opened_walked_and_closed_by_keys() {
    let mut wrong = Vec::new();
    let mut seen = HashSet::new();
    for scene in SCENES {
        let mut window = scenes::opened(scene, look(Theme::Dark));
        for menu in menus(&window) {
            if !seen.insert(menu.name.clone()) {
                continue;
            }
            let say = |what: &str| format!("{}: menu {:?}: {what}", scene.0, menu.name);
            window.harness.ctx.memory_mut(|memory| memory.request_focus(menu.id));
            window.settle();
            let layers: HashSet<_> = controls(&window).into_iter().map(|control| control.layer).collect();
            window.press(Modifiers::NONE, Key::Space);
            // What comes up with it: messages may be there before.
            let of_menu = |window: &Window| -> Vec<Control> {
                controls(window).into_iter().filter(|control| !layers.contains(&control.layer)).collect()
            };
            let items = of_menu(&window);
            if items.is_empty() {
                wrong.push(say("Space doesn't open it"));
                continue;
            }
            let mut reached = HashSet::new();
            for _ in 0..MANY {
                let Some(id) = by_tab(&mut window, Modifiers::NONE) else { continue };
                if !reached.insert(id) {
                    break;
                }
                if let Some(item) = of_menu(&window).iter().find(|item| item.id == id)
                    && !has_ring(&window, item)
                {
                    wrong.push(say(&format!("the focus isn't seen on {:?} {:?}", item.name, item.rect)));
                }
            }
            for item in items.iter().filter(|item| !reached.contains(&item.id)) {
                wrong.push(say(&format!("Tab doesn't reach {:?}", item.name)));
            }
            window.press(Modifiers::NONE, Key::Escape);
            if !of_menu(&window).is_empty() {
                wrong.push(say("Escape doesn't close it"));
            }
        }
    }
    assert!(seen.len() > 5 && wrong.is_empty(), "{}", wrong.join("\n"));
}
