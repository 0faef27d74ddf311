//! Messages at the right, above the list of problems: good news goes by itself, bad news stays.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use super::Cx;
use super::theme::{self, tokens};
use super::widgets::{self, icons};
use crate::app::command::Command;

/// How long a brief message stays, in seconds.
const SECONDS: f64 = 4.0;

/// Draws them above `bottom`, where the rows begin that a person wants to press.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, bottom: f32) {
    if cx.state.notices.is_empty() {
        return;
    }
    let now = ui.input(|input| input.time);
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-theme::SPACE_L, bottom - theme::SPACE_M - ui.ctx().content_rect().bottom()))
        .show(ui.ctx(), |ui| {
            ui.set_width(360.0);
            for notice in &cx.state.notices {
                one(ui, cx, notice, now);
            }
        });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, notice: &crate::app::state::Notice, now: f64) {
    let t = tokens(ui);
    if notice.brief {
        let id = Id::unique(("notice", notice.id));
        let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
        if now - since > SECONDS {
            cx.send(Command::Dismiss(notice.id));
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((SECONDS - (now - since)).max(0.05)));
    }
    let (icon, colour) = match notice.severity {
        Some(severity) => (widgets::severity_icon(severity), widgets::severity_colours(t, severity).0),
        None => (icons::CIRCLE_CHECK, t.success),
    };
    Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(theme::LINE, t.border_strong))
        .corner_radius(egui::CornerRadius::same(theme::RADIUS_CARD))
        .shadow(egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: t.backdrop.gamma_multiply(0.4) })
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.add_space(6.0);
                    widgets::icon(ui, icon, theme::ICON, colour);
                });
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width() - 40.0);
                    ui.add_space(5.0);
                    ui.add(
                        egui::Label::new(RichText::new(cx.lang.msg(&notice.text)).font(theme::semibold(theme::BODY)).color(t.text)).wrap(),
                    );
                    if let Some(detail) = &notice.detail {
                        widgets::hint(ui, detail);
                    }
                    ui.add_space(4.0);
                });
                if widgets::icon_button(ui, icons::X, &cx.tr("notice-dismiss")).clicked() {
                    cx.send(Command::Dismiss(notice.id));
                }
            });
        });
}
