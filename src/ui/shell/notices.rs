//! Messages below the names of the tabs, where they cover nothing: good news disappears by itself, bad news stays.

use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, RichText, ScrollArea, Stroke, Ui};

use crate::app::core::navigation::NavCommand;
use crate::app::core::notices::Notice;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Width while no widget is open.
const WIDTH: f32 = 360.0;
/// Around a message.
const PADDING: Margin = Margin { left: 12, right: 4, top: 4, bottom: 8 };

/// How long a brief message stays, in seconds.
const SECONDS: f64 = 4.0;

/// Where they are while no widget is open: at the right, above `bottom`.
pub fn aside(window: Rect, bottom: f32) -> Rect {
    let (left, right) = (window.right() - tokens::SPACE_L - WIDTH, window.right() - tokens::SPACE_L);
    Rect::from_x_y_ranges(left..=right, window.top() + tokens::HEADER..=bottom)
}

/// Draws them at the lower edge of `room`.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, room: Rect) {
    if cx.app.core.notices.last().is_none() {
        return;
    }
    let now = ui.input(|input| input.time);
    let offset = room.left_bottom() - ui.ctx().content_rect().left_bottom();
    Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::LEFT_BOTTOM, offset).show(ui.ctx(), |ui| {
        ui.set_width(room.width());
        // Else it could be no higher than in the frame before.
        ui.set_max_height(room.height());
        ScrollArea::vertical().max_height(room.height()).stick_to_bottom(true).show(ui, |ui| {
            for notice in cx.app.core.notices.iter() {
                one(ui, cx, notice, now);
            }
        });
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, notice: &Notice, now: f64) {
    let t = tokens(ui);
    let (icon, colour) = match notice.severity {
        Some(severity) => (kit::severity_icon(severity), kit::severity_colours(t, severity).0),
        None => (icons::CIRCLE_CHECK, t.success),
    };
    let shown = Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(tokens::LINE, t.border_strong))
        .corner_radius(egui::CornerRadius::same(tokens::RADIUS_CARD))
        .inner_margin(PADDING)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            let text = cx.lang.msg(&notice.text);
            let title = RichText::new(&text).font(tokens::semibold(tokens::BODY)).color(t.text);
            let width = ui.painter().layout_no_wrap(text.clone(), tokens::semibold(tokens::BODY), t.text).size().x;
            let is_short = width < ui.available_width() - tokens::ICON - tokens::BUTTON - 2.0 * tokens::SPACE_S;
            let has_focus = ui.horizontal(|ui| {
                kit::icon(ui, icon, tokens::ICON, colour);
                if is_short {
                    ui.label(title.clone());
                }
                kit::right(ui, |ui| {
                    let dismiss = kit::icon_button(ui, icons::X, &cx.tr("notice-dismiss"));
                    if dismiss.clicked() {
                        cx.send(NavCommand::Dismiss(notice.id));
                    }
                    dismiss.has_focus()
                })
            });
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - tokens::SPACE_S);
                if !is_short {
                    ui.add(egui::Label::new(title).wrap());
                }
                if let Some(detail) = &notice.detail {
                    kit::hint(ui, &detail.say(cx.lang));
                }
            });
            has_focus.inner
        });
    if notice.brief {
        // Whoever reads it, or is about to dismiss it, has the time.
        let is_held = shown.inner || shown.response.contains_pointer();
        expire(ui, cx, notice, now, is_held);
    }
}

/// Lets a brief message go once it was there for long enough since it was last held.
fn expire(ui: &Ui, cx: &Cx<'_>, notice: &Notice, now: f64, is_held: bool) {
    let id = Id::unique(("notice", notice.id));
    let since = ui.data_mut(|data| {
        let since = data.get_temp_mut_or_insert_with(id, || now);
        if is_held {
            *since = now;
        }
        *since
    });
    if now - since > SECONDS {
        cx.send(NavCommand::Dismiss(notice.id));
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((SECONDS - (now - since)).max(0.05)));
}
