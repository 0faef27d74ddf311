//! Dialogs: the frame that all of them have, and the foot with their buttons.

mod foot;

use egui::{CornerRadius, Frame, Id, Margin, Modal, RichText, Sense, Stroke, Ui, vec2};

use super::tokens::{self, tokens};
use super::{Button, hairline, icon_button, icons, right, room_to_grow};
use crate::app::command::Command;
use crate::ui::Cx;
pub use foot::Foot;

/// Around the head.
const HEAD_PADDING: Margin = Margin { left: 20, right: 12, top: 14, bottom: 12 };
/// Around the foot.
const FOOT_PADDING: Margin = Margin::symmetric(20, 14);
/// Side of the ground behind the icon.
const SIGN: f32 = 36.0;
/// Width of what stands beside the title.
const BESIDE_TITLE: f32 = 140.0;

/// The parts of a dialog's head.
pub struct Head<'t> {
    pub icon: icons::Icon,
    pub title: &'t str,
    pub about: &'t str,
}

/// Draws a dialog of this width: its head, `content`, and the foot with its buttons.
pub fn dialog(ui: &Ui, cx: &Cx<'_>, width: f32, head: &Head<'_>, content: impl FnOnce(&mut Ui), foot: impl FnOnce(&mut Foot<'_>)) {
    let t = tokens(ui);
    let width = width.min(ui.ctx().content_rect().width() - 2.0 * tokens::SPACE_XL);
    let look =
        Frame::new().fill(t.surface).stroke(Stroke::new(tokens::LINE, t.border)).corner_radius(CornerRadius::same(tokens::RADIUS_LARGE));
    let id = Id::unique("dialog");
    let before = ui.memory(|memory| memory.area_rect(id));
    let shown = Modal::new(id).frame(look).backdrop_color(t.backdrop).show(ui.ctx(), |ui| {
        ui.set_width(width);
        room_to_grow(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(SIGN, SIGN), Sense::hover());
                ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CARD), t.accent_soft);
                head.icon
                    .image(tokens::ICON_MEDIUM, t.accent_text)
                    .paint_at(ui, egui::Rect::from_center_size(rect.center(), vec2(tokens::ICON_MEDIUM, tokens::ICON_MEDIUM)));
                ui.add_space(tokens::SPACE_XS);
                ui.vertical(|ui| {
                    ui.set_width(width - BESIDE_TITLE);
                    if head.about.is_empty() {
                        ui.add_space(tokens::SPACE_S);
                    }
                    ui.add(egui::Label::new(RichText::new(head.title).font(tokens::semibold(tokens::TITLE)).color(t.text)).wrap());
                    if !head.about.is_empty() {
                        ui.add(egui::Label::new(RichText::new(head.about).size(tokens::SMALL).color(t.muted)).wrap());
                    }
                });
                right(ui, |ui| {
                    if icon_button(ui, icons::X, &cx.tr("dialog-close")).clicked() {
                        cx.send(Command::Cancel);
                    }
                });
            });
        });
        hairline(ui);
        content(ui);
        hairline(ui);
        Frame::new().inner_margin(FOOT_PADDING).show(ui, |ui| {
            let size = vec2(ui.available_width(), tokens::BUTTON);
            ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut drawn = Foot::new(ui, cx, head.title);
                if cx.app.core.dialogs.asks() { lose(&mut drawn, cx) } else { foot(&mut drawn) }
            });
        });
    });
    if before != Some(shown.response.rect) {
        // It is centred by its size of the frame before.
        ui.ctx().request_repaint();
    }
    if shown.should_close() {
        cx.send(Command::Cancel);
    }
}

/// Asks whether what was made in the dialog may be lost.
fn lose(foot: &mut Foot<'_>, cx: &Cx<'_>) {
    if foot.grave(Button::new(&cx.tr("dialog-throw-away"))) {
        cx.send(Command::ThrowAway);
    }
    if foot.way_out(&cx.tr("dialog-go-on")).clicked() {
        cx.send(Command::Cancel);
    }
    foot.say(|ui| ui.add(egui::Label::new(RichText::new(cx.tr("dialog-has-work")).color(tokens(ui).text)).wrap()));
}

/// The content of a dialog with little in it: set in from the edges, over the whole width.
pub fn dialog_body(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        content(ui);
    });
}
