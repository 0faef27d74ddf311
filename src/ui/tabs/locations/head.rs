//! The head of a group, which folds what is below it.

use egui::{FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Middle of the arrow, from the left edge.
const ICON_X: f32 = 17.0;

/// Height of a group's head.
const HEIGHT: f32 = 28.0;

/// Draws a head that folds what is below it: name, how many, and, while it is folded, what is in it. Returns whether it was pressed.
pub fn ui(ui: &mut Ui, name: &str, count: &str, inside: &str, folded: bool) -> bool {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let ground = if response.hovered() { t.sunken } else { t.raised };
    ui.painter().rect_filled(rect, 0.0, ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(tokens::LINE, t.border));
    let icon = if folded { icons::CHEVRON_RIGHT } else { icons::CHEVRON_DOWN };
    let centre = rect.center().y;
    icon.image(tokens::ICON_SMALL, t.muted)
        .paint_at(ui, Rect::from_center_size(pos2(rect.left() + ICON_X, centre), vec2(tokens::ICON_SMALL, tokens::ICON_SMALL)));
    let galley = ui.painter().layout_no_wrap(name.to_owned(), tokens::semibold(tokens::SMALL), t.text);
    let after = rect.left() + tokens::SPACE_XXL + galley.size().x + tokens::SPACE_S;
    ui.painter().galley(pos2(rect.left() + tokens::SPACE_XXL, centre - galley.size().y / 2.0), galley, t.text);
    let painter = ui.painter().with_clip_rect(rect.shrink2(vec2(tokens::SPACE_M, 0.0)));
    let small = FontId::proportional(tokens::SMALL);
    let counted = painter.text(pos2(after, centre), egui::Align2::LEFT_CENTER, count, small, t.muted);
    if folded {
        let names = painter.layout_no_wrap(inside.to_owned(), tokens::code(tokens::TINY), t.muted);
        if counted.right() + names.size().x + tokens::SPACE_XL < rect.right() {
            painter.galley(pos2(rect.right() - tokens::SPACE_M - names.size().x, centre - names.size().y / 2.0), names, t.muted);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, {count}")));
    kit::focus_ring(ui, response).clicked()
}
