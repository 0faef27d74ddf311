//! Menus: the chip that opens one, and its entries.

use egui::{Color32, CornerRadius, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::focus::focus_ring;
use super::icons::{self, Icon};
use super::tokens::{self, tokens};

/// Width of a chip besides its word: its sides and the arrow.
const AROUND: f32 = 38.0;
/// Least width of an entry.
const ITEM: f32 = 150.0;

/// How wide [`menu_chip`] is without an icon.
pub fn menu_chip_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), tokens(ui).muted).size().x + AROUND
}

/// A chip that opens a menu; `name` tells what is chosen in it.
pub fn menu_chip(ui: &mut Ui, leading: Option<Icon>, text: &str, name: &str, content: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), t.muted);
    let lead = if leading.is_some() { tokens::ICON + tokens::GAP } else { 0.0 };
    let size = vec2(galley.size().x + lead + AROUND, tokens::BUTTON_SMALL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let ground = if leading.is_some() && !response.hovered() { Color32::TRANSPARENT } else { t.sunken };
    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_LARGE), ground);
    let mut x = rect.left() + tokens::INSET;
    if let Some(icon) = leading {
        icon.image(tokens::ICON, t.muted)
            .paint_at(ui, egui::Rect::from_min_size(egui::pos2(x, rect.center().y - tokens::ICON / 2.0), Vec2::splat(tokens::ICON)));
        x += lead;
    }
    ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted);
    let arrow = egui::Rect::from_center_size(egui::pos2(rect.right() - tokens::SPACE_L, rect.center().y), Vec2::splat(tokens::ICON_SMALL));
    icons::CHEVRON_DOWN.image(tokens::ICON_SMALL, t.faint).paint_at(ui, arrow);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {text}")));
    let response = focus_ring(ui, response.on_hover_text(name));
    egui::Popup::menu(&response).show(content);
}

/// An entry of a menu.
pub fn menu_item(ui: &mut Ui, chosen: bool, text: &str) -> bool {
    let t = tokens(ui);
    let colour = if chosen { t.accent_text } else { t.text };
    let button = egui::Button::selectable(chosen, RichText::new(text).color(colour)).min_size(vec2(ITEM, tokens::BUTTON));
    let response = ui.add(button);
    let clicked = focus_ring(ui, response).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
