//! Chips: a short word on a round ground, to be read or to be pressed.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::focus::focus_ring;
use super::tokens::{self};

/// Both sides of a chip's word together.
const SIDES: f32 = 14.0;

/// A rounded label on a ground.
pub fn chip(ui: &mut Ui, text: &str, colour: Color32, ground: Color32) -> Response {
    let response = paint_chip(ui, text, colour, ground, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A chip that is pressed, and stays so while it is `on`.
pub fn chip_button(ui: &mut Ui, text: &str, (colour, ground): (Color32, Color32), on: bool, tip: &str) -> Response {
    let response = paint_chip(ui, text, colour, ground, Sense::click());
    if on {
        ui.painter().rect_stroke(response.rect, CornerRadius::same(tokens::RADIUS_CHIP), Stroke::new(1.5, colour), StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, text));
    focus_ring(ui, response.on_hover_text(tip).on_hover_cursor(egui::CursorIcon::PointingHand))
}

fn paint_chip(ui: &mut Ui, text: &str, colour: Color32, ground: Color32, sense: Sense) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(tokens::TINY), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + SIDES, tokens::CHIP), sense);
    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CHIP), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response
}
