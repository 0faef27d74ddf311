//! Keys: all shortcuts of actions, and those of the tabs.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::action::{Action, Shortcut};
use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::ui::Cx;
use crate::ui::tabs::TABS;

/// Takes the keys that were pressed and sends what they stand for. A dialog in front keeps them all but its own.
pub fn take(ui: &Ui, cx: &Cx<'_>) {
    if ui.input(|input| input.viewport().close_requested()) && !cx.app.core.may_close {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
        cx.send(NavCommand::CloseWindow);
    }
    if cx.app.core.may_close {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
    if cx.app.core.dialogs.is_open() || cx.app.core.path_line().is_some() {
        return;
    }
    let keys = |action: &Action| [action.shortcut(), action.other_shortcut()].into_iter().flatten().filter_map(key_of);
    let mut actions: Vec<(KeyboardShortcut, Action)> =
        Action::ALL.iter().flat_map(|action| keys(action).map(|key| (key, *action))).collect();
    // Longest modifiers first, so that Ctrl+Shift+S is not taken for Ctrl+S.
    actions.sort_by_key(|(key, _)| std::cmp::Reverse(key.modifiers.shift));
    for (key, action) in actions {
        // The texts have a search of their own.
        let is_taken = action == Action::Find && cx.open().is_some_and(|open| open.tab == Tab::I18n);
        if !is_taken && (!action.needs_widget() || cx.open().is_some()) && ui.input_mut(|input| input.consume_shortcut(&key)) {
            cx.send(action);
        }
    }
    let nothing_else = !cx.app.core.palette && !egui::Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.focused().is_none());
    if cx.app.core.page.is_some() && nothing_else && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.send(NavCommand::ClosePage);
    }
    for view in &TABS {
        if cx.open().is_some() && ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, view.key))) {
            cx.send(NavCommand::ShowTab(view.tab));
        }
    }
}

fn key_of(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = if shortcut.command { Modifiers::COMMAND } else { Modifiers::NONE };
    modifiers.shift = shortcut.shift;
    Some(KeyboardShortcut::new(modifiers, Key::from_name(shortcut.key)?))
}
