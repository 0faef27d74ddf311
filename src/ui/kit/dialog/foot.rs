//! The foot of every dialog: its buttons, and what Enter does.

use egui::{Align, Event, Id, Key, Layout, Response, Ui};

use crate::app::command::Command;
use crate::ui::Cx;
use crate::ui::kit::Button;

/// The buttons of a dialog, the first one at the right edge.
///
/// Enter presses the primary button unless a control of the dialog takes it for itself; an input of one line doesn't. What
/// can't be undone waits for its own button: there the focus begins at the button that leaves, and Enter presses what has the focus.
pub struct Foot<'u> {
    ui: &'u mut Ui,
    cx: &'u Cx<'u>,
    title: &'u str,
    is_grave: bool,
}

/// The dialog that was drawn last.
#[derive(Clone, Default)]
struct Seen {
    frame: u64,
    title: String,
    is_grave: bool,
}

impl<'u> Foot<'u> {
    pub(super) fn new(ui: &'u mut Ui, cx: &'u Cx<'u>, title: &'u str) -> Self {
        Self { ui, cx, title, is_grave: false }
    }

    /// The primary button. Returns whether it was pressed, by itself or by Enter.
    pub fn primary(&mut self, button: Button<'_>) -> bool {
        let response = button.primary().ui(self.ui);
        response.clicked() || response.enabled() && self.takes_enter()
    }

    /// The primary button of what can't be undone. Returns whether it was pressed.
    pub fn grave(&mut self, button: Button<'_>) -> bool {
        self.is_grave = true;
        button.primary().ui(self.ui).clicked()
    }

    /// Another button. Returns whether it was pressed.
    pub fn button(&mut self, button: Button<'_>) -> bool {
        button.ui(self.ui).clicked()
    }

    /// The button that leaves without doing anything, to be drawn after the primary button.
    pub fn way_out(&mut self, text: &str) -> Response {
        let response = Button::new(text).ui(self.ui);
        let ctx = self.ui.ctx();
        let frame = ctx.cumulative_frame_nr();
        let now = Seen { frame, title: self.title.to_owned(), is_grave: self.is_grave };
        let before = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(Id::unique("dialog seen")), now));
        let is_new = before.frame + 1 < frame || before.title != self.title || before.is_grave != self.is_grave;
        if self.is_grave && is_new && !self.has_focus() {
            response.request_focus();
        }
        response
    }

    /// [`Self::way_out`] that cancels.
    pub fn cancel(&mut self) -> bool {
        let is_cancelled = self.way_out(&self.cx.tr("dialog-cancel")).clicked();
        if is_cancelled {
            self.cx.send(Command::Cancel);
        }
        is_cancelled
    }

    /// What is said at the left, in the room that the buttons leave.
    pub fn say<R>(&mut self, words: impl FnOnce(&mut Ui) -> R) -> R {
        self.ui.with_layout(Layout::left_to_right(Align::Center), words).inner
    }

    fn takes_enter(&self) -> bool {
        // Held down, it may still be the one that opened the dialog.
        let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none());
        let is_pressed = self.ui.input(|input| input.events.iter().any(is_enter));
        is_pressed && !self.has_focus() && !egui::Popup::is_any_open(self.ui.ctx())
    }

    /// Whether a control of the dialog has the focus.
    fn has_focus(&self) -> bool {
        let focused = self.ui.memory(egui::Memory::focused).and_then(|id| self.ui.ctx().read_response(id));
        focused.is_some_and(|focused| focused.layer_id == self.ui.layer_id())
    }
}
