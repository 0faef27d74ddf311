//! Where things stand: cards, the right edge, the height of what floats.

use egui::{Align, CentralPanel, CornerRadius, Frame, Layout, Margin, ScrollArea, Stroke, Ui};

use super::tokens::{self, tokens};

/// A white area with an edge.
pub fn card<R>(ui: &mut Ui, padding: Margin, content: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let t = tokens(ui);
    let edge = Stroke::new(tokens::LINE, t.border);
    Frame::new().fill(t.surface).stroke(edge).corner_radius(CornerRadius::same(tokens::RADIUS_CARD)).inner_margin(padding).show(ui, content)
}

/// The middle of a tab that scrolls: the bar stands at the edge, `padding` is between it and `content`.
pub fn page<R>(ui: &mut Ui, id: &str, padding: Margin, content: impl FnOnce(&mut Ui) -> R) {
    CentralPanel::default().frame(Frame::new().fill(tokens(ui).canvas)).show(ui, |ui| {
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| Frame::new().inner_margin(padding).show(ui, content));
    });
}

/// Lays `content` out from the right edge, centred in height.
pub fn right<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), content).inner
}

/// Lets what floats above the window be as high as the window: else it could be no higher than in the frame before, and
/// a list in it would grow line by line.
pub fn room_to_grow(ui: &mut Ui) {
    ui.set_max_height(ui.ctx().content_rect().height() - 2.0 * tokens::SPACE_XL);
}
