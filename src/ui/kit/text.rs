//! Words: titles, hints, links, help.

use egui::{Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use super::focus::focus_ring;
use super::icons;
use super::layout::right;
use super::tokens::{self, tokens};

/// Width of what help says.
const HELP: f32 = 340.0;

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).font(tokens::semibold(tokens::TITLE)).color(tokens(ui).text)).selectable(false))
}

/// The title of a group.
pub fn group_title(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).font(tokens::semibold(tokens::SMALL)).color(tokens(ui).muted)).selectable(false))
}

/// Secondary text that wraps.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).color(tokens(ui).muted)).wrap())
}

/// Small secondary text.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).size(tokens::SMALL).color(tokens(ui).muted)).wrap())
}

/// The title of a group, with a remark at the right.
pub fn group_head(ui: &mut Ui, title: &str, remark: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(tokens::semibold(tokens::SMALL)).color(tokens(ui).muted));
        right(ui, |ui| hint(ui, remark));
    });
}

/// A question mark that explains what stands before it, on hover and on focus.
pub fn help(ui: &mut Ui, about: &str, text: &str) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(tokens::ICON), Sense::click());
    let colour = if response.hovered() || response.has_focus() { t.accent_text } else { t.faint };
    icons::CIRCLE_HELP
        .image(tokens::ICON_SMALL, colour)
        .paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON_SMALL)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("? {about}")));
    egui::Popup::menu(&response).width(HELP).show(|ui| ui.add(egui::Label::new(text).wrap()));
    focus_ring(ui, response.on_hover_text(text));
}

/// Words that lead somewhere.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let colour = tokens(ui).accent_text;
    let mut label = egui::Label::new(RichText::new(text).color(colour)).selectable(false).sense(Sense::click());
    // In one piece where a line has room for it: each further line would be a control of its own.
    let width = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), colour).size().x;
    if ui.layout().main_wrap() && width <= ui.max_rect().width() {
        if ui.available_size_before_wrap().x < width {
            ui.end_row();
        }
        label = label.extend();
    }
    let response = ui.add(label);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    focus_ring(ui, response.on_hover_cursor(egui::CursorIcon::PointingHand))
}
