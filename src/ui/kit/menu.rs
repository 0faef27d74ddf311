//! Menus: the chip that opens one, and its entries.

use egui::{Color32, CornerRadius, Frame, Margin, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::focus::focus_ring;
use super::group_title;
use super::icons::{self, Icon};
use super::room_to_grow;
use super::tokens::{self, tokens};

/// Width of a chip besides its word: its sides and the arrow.
const AROUND: f32 = 38.0;
/// Least width of an entry.
const ITEM: f32 = 150.0;
/// Greatest width of what an entry means.
const ABOUT: f32 = 300.0;
/// Around the caption of a group.
const CAPTION: Margin = Margin { left: 8, right: 8, top: 6, bottom: 2 };

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
    menu(&response, content);
}

/// The menu of a button or chip; what is higher than the window scrolls.
pub fn menu(button: &Response, content: impl FnOnce(&mut Ui)) {
    egui::Popup::menu(button).show(|ui| {
        room_to_grow(ui);
        ScrollArea::vertical().max_height(ui.available_height()).show(ui, content);
    });
}

/// An entry of a menu.
pub fn menu_item(ui: &mut Ui, chosen: bool, text: &str) -> bool {
    MenuItem::new(text).chosen(chosen).ui(ui)
}

/// The caption of a group of entries.
pub fn menu_caption(ui: &mut Ui, text: &str) {
    Frame::new().inner_margin(CAPTION).show(ui, |ui| group_title(ui, text));
}

/// An entry of a menu with more than its words. All of it is pressed as one.
#[must_use = "an entry is drawn by `ui`"]
pub struct MenuItem<'t> {
    text: &'t str,
    about: &'t str,
    keys: String,
    is_chosen: bool,
    is_enabled: bool,
}

impl<'t> MenuItem<'t> {
    /// An entry with these words.
    pub fn new(text: &'t str) -> Self {
        Self { text, about: "", keys: String::new(), is_chosen: false, is_enabled: true }
    }

    /// Whether it is the present one of several.
    pub fn chosen(mut self, is_chosen: bool) -> Self {
        self.is_chosen = is_chosen;
        self
    }

    /// With what it means, below its words.
    pub fn about(mut self, about: &'t str) -> Self {
        self.about = about;
        self
    }

    /// With its keys, at the right edge.
    pub fn keys(mut self, keys: Option<impl ToString>) -> Self {
        self.keys = keys.map(|keys| keys.to_string()).unwrap_or_default();
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// Draws it. Returns whether it was pressed; the menu is closed then.
    pub fn ui(self, ui: &mut Ui) -> bool {
        let t = tokens(ui);
        let colour = match (self.is_enabled, self.is_chosen) {
            (false, _) => t.faint,
            (true, true) => t.accent_text,
            (true, false) => t.text,
        };
        let font = egui::FontId::proportional;
        let words = ui.painter().layout_no_wrap(self.text.to_owned(), font(tokens::BODY), colour);
        let about = ui.painter().layout(self.about.to_owned(), font(tokens::SMALL), t.muted, ABOUT);
        let keys = ui.painter().layout_no_wrap(self.keys, font(tokens::SMALL), t.muted);
        let beside = if keys.is_empty() { 0.0 } else { keys.size().x + tokens::SPACE_XL };
        let below = if about.is_empty() { 0.0 } else { about.size().y };
        let width = (words.size().x + beside).max(about.size().x) + 2.0 * tokens::SPACE_S;
        let height = (words.size().y + below + 2.0 * tokens::GAP).max(tokens::BUTTON);
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_at_least(vec2(width.max(ITEM), height), sense);
        if self.is_chosen || self.is_enabled && (response.hovered() || response.has_focus()) {
            let ground = if self.is_chosen { t.accent_soft } else { t.sunken };
            ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS), ground);
        }
        let top = rect.center().y - (words.size().y + below) / 2.0;
        let left = rect.left() + tokens::SPACE_S;
        let base = top + words.size().y;
        ui.painter().galley(egui::pos2(rect.right() - tokens::SPACE_S - keys.size().x, base - keys.size().y), keys, t.muted);
        ui.painter().galley(egui::pos2(left, top), words, colour);
        ui.painter().galley(egui::pos2(left, base), about, t.muted);
        response.widget_info(|| WidgetInfo::selected(Role::Button, self.is_enabled, self.is_chosen, self.text));
        let clicked = focus_ring(ui, response).clicked();
        if clicked {
            ui.close();
        }
        clicked
    }
}
