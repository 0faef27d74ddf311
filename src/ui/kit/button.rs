//! Buttons: with a word, with an icon, and one that stays pressed.

use egui::{Color32, CornerRadius, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::focus::focus_ring;
use super::icons::{self, Icon};
use super::marks::paint_mark;
use super::tokens::{self, tokens};

/// A button; by default a quiet one with an edge.
#[must_use = "a button is drawn by `ui`"]
pub struct Button<'t> {
    text: &'t str,
    icon: Option<Icon>,
    mark: Option<Color32>,
    kind: Kind,
    small: bool,
    enabled: bool,
    width: f32,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Primary,
    Soft,
    Ghost,
}

impl<'t> Button<'t> {
    /// A button with this word.
    pub fn new(text: &'t str) -> Self {
        Self { text, icon: None, mark: None, kind: Kind::Plain, small: false, enabled: true, width: 0.0 }
    }

    /// With an icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With the mark of an account before the word.
    pub fn mark(mut self, colour: Color32) -> Self {
        self.mark = Some(colour);
        self.icon(icons::SQUARE)
    }

    /// The one primary button of a screen.
    pub fn primary(mut self) -> Self {
        self.kind = Kind::Primary;
        self
    }

    /// On a soft ground of the accent's colour.
    pub fn soft(mut self) -> Self {
        self.kind = Kind::Soft;
        self
    }

    /// Without an edge.
    pub fn ghost(mut self) -> Self {
        self.kind = Kind::Ghost;
        self
    }

    /// Lower.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// At least this wide.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// How wide it is by itself.
    pub fn measure(&self, ui: &Ui) -> f32 {
        let (size, padding) = if self.small { (tokens::SMALL, tokens::SPACE_S) } else { (tokens::BODY, tokens::INSET) };
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), egui::FontId::proportional(size), Color32::WHITE);
        let icon = if self.icon.is_some() { tokens::ICON + tokens::GAP } else { 0.0 };
        (galley.size().x + icon + 2.0 * padding).ceil()
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let t = tokens(ui);
        let (fill, edge, colour) = match self.kind {
            Kind::Plain => (t.surface, t.control_edge, t.text),
            Kind::Primary => (t.accent, t.accent, t.on_accent),
            Kind::Soft => (t.accent_soft, t.accent_soft, t.accent_text),
            Kind::Ghost => (Color32::TRANSPARENT, Color32::TRANSPARENT, t.muted),
        };
        let height = if self.small { tokens::BUTTON_SMALL } else { tokens::BUTTON };
        let text = RichText::new(self.text).color(colour).size(if self.small { tokens::SMALL } else { tokens::BODY });
        // A scope stays on its line, so the next one is begun here.
        let begun = ui.cursor().left() > ui.max_rect().left();
        if begun && ui.layout().main_wrap() && ui.available_size_before_wrap().x < self.measure(ui).max(self.width) {
            ui.end_row();
        }
        ui.scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.weak_bg_fill = fill;
            widgets.inactive.bg_stroke = Stroke::new(tokens::LINE, edge);
            widgets.hovered.weak_bg_fill = match self.kind {
                Kind::Primary => t.accent_hover,
                Kind::Soft => t.accent_soft,
                Kind::Plain | Kind::Ghost => t.raised,
            };
            widgets.hovered.bg_stroke = Stroke::new(
                tokens::LINE,
                if self.kind == Kind::Ghost {
                    t.border
                } else if self.kind == Kind::Plain {
                    t.border_strong
                } else if self.kind == Kind::Soft {
                    t.accent_text
                } else {
                    edge
                },
            );
            widgets.active.weak_bg_fill = if self.kind == Kind::Primary { t.accent_hover } else { t.accent_soft };
            if self.small {
                ui.spacing_mut().button_padding = vec2(tokens::SPACE_S, 3.0);
            }
            ui.spacing_mut().interact_size.y = height;
            // The mark is painted over the icon, which only takes the room.
            let tint = if self.mark.is_some() { Color32::TRANSPARENT } else { colour };
            let button = match self.icon {
                Some(icon) => egui::Button::image_and_text(icon.image(tokens::ICON, tint), text),
                None => egui::Button::new(text),
            };
            let button = button.gap(tokens::GAP).min_size(vec2(self.width, height)).wrap_mode(egui::TextWrapMode::Extend);
            let response = ui.add_enabled(self.enabled, button);
            if let Some(colour) = self.mark {
                let left = response.rect.left() + ui.spacing().button_padding.x;
                paint_mark(ui, egui::pos2(left + tokens::ICON / 2.0, response.rect.center().y), colour);
            }
            focus_ring(ui, response)
        })
        .inner
    }
}

/// A square button with an icon and no word; `name` is its accessible name and tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_button_if(ui, icon, name, true)
}

/// The same, which may be off.
pub fn icon_button_if(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let t = tokens(ui);
    let colour = if enabled { t.text } else { t.border_strong };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(tokens::BUTTON), if enabled { Sense::click() } else { Sense::hover() });
    if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
        ui.painter().rect_filled(
            rect,
            CornerRadius::same(tokens::RADIUS),
            if response.is_pointer_button_down_on() { t.accent_soft } else { t.sunken },
        );
    }
    icon.image(tokens::ICON, colour).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    focus_ring(ui, response.on_hover_text(name))
}

/// An icon button that stays pressed while something is on.
pub fn toggle_icon(ui: &mut Ui, icon: Icon, on: bool, name: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(tokens::BUTTON), Sense::click());
    let fill = if on || response.is_pointer_button_down_on() { t.accent_soft } else { t.surface };
    let edge = Stroke::new(tokens::LINE, if response.hovered() { t.border_strong } else { t.control_edge });
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS), fill, edge, StrokeKind::Inside);
    let colour = if on { t.accent_text } else { t.muted };
    icon.image(tokens::ICON, colour).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON)));
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    focus_ring(ui, response.on_hover_text(name))
}
