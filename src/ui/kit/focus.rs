//! The keyboard focus: its ring, scrolling to what has it, and the keys that it takes.

use egui::{CornerRadius, EventFilter, Id, Response, Stroke, StrokeKind, Ui};

use super::tokens::{self, tokens};

/// Draws the ring of the keyboard focus around a control, and scrolls to it when Tab has led there.
pub fn focus_ring(ui: &Ui, response: Response) -> Response {
    if response.has_focus() {
        into_view(&response);
        let ring = Stroke::new(2.0, tokens(ui).focus);
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(tokens::RADIUS + 2), ring, StrokeKind::Inside);
    }
    response
}

/// Scrolls to a control that the keyboard has led to.
pub fn into_view(response: &Response) {
    if response.gained_focus() && !response.ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
    }
}

/// Leaves the keys of `filter` to the control `id` while it has the focus.
pub fn leave_to(ui: &Ui, id: Id, filter: EventFilter) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(id, filter);
        memory.data.insert_temp(tab_key(id), filter.tab);
    });
}

/// Whether the control `id` takes Tab itself.
pub fn takes_tab(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp(tab_key(id)).unwrap_or(false))
}

/// Where it is remembered whether a control takes Tab itself: egui doesn't tell.
fn tab_key(id: Id) -> Id {
    id.with("takes Tab")
}
