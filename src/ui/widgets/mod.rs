//! Controls in the studio's look. Each takes its accessible name as an argument, so none can go without.

pub mod code;
pub mod diff;
pub mod icons;
pub mod picture;

use egui::{
    Align, Color32, CornerRadius, Frame, Layout, Margin, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::theme::{self, Tokens, tokens};
use crate::checks::engine::rule::Severity;
use icons::Icon;

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
        let (size, padding) = if self.small { (theme::SMALL, theme::SPACE_S) } else { (theme::BODY, 10.0) };
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), egui::FontId::proportional(size), Color32::WHITE);
        let icon = if self.icon.is_some() { theme::ICON + 6.0 } else { 0.0 };
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
        let height = if self.small { theme::BUTTON_SMALL } else { theme::BUTTON };
        let text = RichText::new(self.text).color(colour).size(if self.small { theme::SMALL } else { theme::BODY });
        // A scope stays on its line, so the next one is begun here.
        let begun = ui.cursor().left() > ui.max_rect().left();
        if begun && ui.layout().main_wrap() && ui.available_size_before_wrap().x < self.measure(ui).max(self.width) {
            ui.end_row();
        }
        ui.scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.weak_bg_fill = fill;
            widgets.inactive.bg_stroke = Stroke::new(theme::LINE, edge);
            widgets.hovered.weak_bg_fill = match self.kind {
                Kind::Primary => t.accent_hover,
                Kind::Soft => t.accent_soft,
                Kind::Plain | Kind::Ghost => t.raised,
            };
            widgets.hovered.bg_stroke = Stroke::new(
                theme::LINE,
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
                ui.spacing_mut().button_padding = vec2(theme::SPACE_S, 3.0);
            }
            ui.spacing_mut().interact_size.y = height;
            // Under a mark the icon keeps the place alone.
            let tint = if self.mark.is_some() { Color32::TRANSPARENT } else { colour };
            let button = match self.icon {
                Some(icon) => egui::Button::image_and_text(icon.image(theme::ICON, tint), text),
                None => egui::Button::new(text),
            };
            let button = button.gap(6.0).min_size(vec2(self.width, height)).wrap_mode(egui::TextWrapMode::Extend);
            let response = ui.add_enabled(self.enabled, button);
            if let Some(colour) = self.mark {
                let left = response.rect.left() + ui.spacing().button_padding.x;
                paint_mark(ui, egui::pos2(left + theme::ICON / 2.0, response.rect.center().y), colour);
            }
            focus_ring(ui, response)
        })
        .inner
    }
}

/// Draws the mark of an account, edged so that it is seen on every ground.
pub fn paint_mark(ui: &Ui, centre: egui::Pos2, colour: Color32) {
    let rect = egui::Rect::from_center_size(centre, Vec2::splat(14.0));
    ui.painter().rect(rect, CornerRadius::same(4), colour, Stroke::new(theme::LINE, tokens(ui).on_accent), StrokeKind::Inside);
}

/// Draws the ring of the keyboard focus around a control, and scrolls to it when Tab has led there.
pub fn focus_ring(ui: &Ui, response: Response) -> Response {
    if response.has_focus() {
        into_view(&response);
        let ring = Stroke::new(2.0, tokens(ui).focus);
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(theme::RADIUS + 2), ring, StrokeKind::Inside);
    }
    response
}

/// Scrolls to a control that the keyboard has led to.
pub fn into_view(response: &Response) {
    if response.gained_focus() && !response.ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        response.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
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
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::BUTTON), if enabled { Sense::click() } else { Sense::hover() });
    if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
        ui.painter().rect_filled(
            rect,
            CornerRadius::same(theme::RADIUS),
            if response.is_pointer_button_down_on() { t.accent_soft } else { t.sunken },
        );
    }
    icon.image(theme::ICON, colour).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(theme::ICON)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    focus_ring(ui, response.on_hover_text(name))
}

/// An icon button that stays pressed while something is on.
pub fn toggle_icon(ui: &mut Ui, icon: Icon, on: bool, name: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::BUTTON), Sense::click());
    let fill = if on || response.is_pointer_button_down_on() { t.accent_soft } else { t.surface };
    let edge = Stroke::new(theme::LINE, if response.hovered() { t.border_strong } else { t.control_edge });
    ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), fill, edge, StrokeKind::Inside);
    let colour = if on { t.accent_text } else { t.muted };
    icon.image(theme::ICON, colour).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(theme::ICON)));
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    focus_ring(ui, response.on_hover_text(name))
}

/// A slider over `width`; `name` is its accessible name. Arrow keys move it by `step`.
pub fn slider(ui: &mut Ui, value: &mut f32, range: std::ops::RangeInclusive<f32>, step: f64, name: &str, width: f32) -> Response {
    let t = tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().slider_width = width;
        ui.spacing_mut().slider_rail_height = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = t.accent;
        visuals.slider_trailing_fill = true;
        for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
            state.bg_fill = t.border;
            state.fg_stroke = Stroke::NONE;
        }
        let part = (*value - range.start()) / (range.end() - range.start());
        let slider = egui::Slider::new(value, range).step_by(step).show_value(false).handle_shape(egui::style::HandleShape::Circle);
        let response = ui.add(slider).accessible_name(name);
        // Over egui's own handle, which has the colour of the rail.
        let radius = response.rect.height() / 2.5;
        let x = egui::lerp(response.rect.shrink2(vec2(radius, 0.0)).x_range(), part.clamp(0.0, 1.0));
        let fill = if response.hovered() { t.accent_soft } else { t.surface };
        ui.painter().circle(egui::pos2(x, response.rect.center().y), radius, fill, Stroke::new(2.0, t.accent));
        focus_ring(ui, response)
    })
    .inner
}

/// A tick; `name` is its accessible name.
pub fn tick(ui: &mut Ui, on: &mut bool, name: &str) -> Response {
    let t = tokens(ui);
    let (rect, mut response) = ui.allocate_exact_size(Vec2::splat(theme::BUTTON_SMALL), Sense::click());
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(theme::ICON));
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let (fill, edge) = if *on { (t.accent, t.accent) } else { (t.surface, t.border_strong) };
    ui.painter().rect(square, CornerRadius::same(4), fill, Stroke::new(theme::LINE, edge), StrokeKind::Inside);
    if *on {
        icons::CHECK.image(12.0, t.on_accent).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(12.0)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, name));
    focus_ring(ui, response.on_hover_text(name))
}

/// How far something is, as a bar.
pub fn progress(ui: &mut Ui, part: f32, width: f32, name: &str) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, t.sunken);
    let done = egui::Rect::from_min_size(rect.min, vec2(width * part.clamp(0.03, 1.0), 4.0));
    ui.painter().rect_filled(done, 2.0, t.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
}

/// An icon that is only to be seen.
pub fn icon(ui: &mut Ui, icon: Icon, size: f32, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    icon.image(size, colour).paint_at(ui, rect);
    response
}

/// Words that lead somewhere.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let colour = tokens(ui).accent_text;
    let mut label = egui::Label::new(RichText::new(text).color(colour)).selectable(false).sense(Sense::click());
    // In one piece where a line has room for it: each further line would be a control of its own.
    let width = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(theme::BODY), colour).size().x;
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
        ui.painter().rect_stroke(response.rect, CornerRadius::same(10), Stroke::new(1.5, colour), StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, text));
    focus_ring(ui, response.on_hover_text(tip).on_hover_cursor(egui::CursorIcon::PointingHand))
}

fn paint_chip(ui: &mut Ui, text: &str, colour: Color32, ground: Color32, sense: Sense) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::semibold(11.0), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, 20.0), sense);
    ui.painter().rect_filled(rect, CornerRadius::same(10), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response
}

/// Text and ground of a severity.
pub fn severity_colours(t: &Tokens, severity: Severity) -> (Color32, Color32) {
    match severity {
        Severity::Error => (t.error, t.error_soft),
        Severity::Warning => (t.warning, t.warning_soft),
        Severity::Advice => (t.advice, t.advice_soft),
    }
}

/// The icon of a severity: its shape tells it without the colour.
pub fn severity_icon(severity: Severity) -> Icon {
    match severity {
        Severity::Error => icons::CIRCLE_ALERT,
        Severity::Warning => icons::TRIANGLE_ALERT,
        Severity::Advice => icons::INFO,
    }
}

/// A round number on a tab: its worst severity and count.
pub fn badge(ui: &Ui, right_centre: egui::Pos2, severity: Severity, count: usize) {
    let t = tokens(ui);
    let (colour, ground) = severity_colours(t, severity);
    let galley = ui.painter().layout_no_wrap(count.to_string(), theme::semibold(11.0), colour);
    let size = vec2((galley.size().x + 12.0).max(20.0), 20.0);
    let rect = egui::Rect::from_center_size(right_centre - vec2(size.x / 2.0, 0.0), size);
    ui.painter().rect_filled(rect, CornerRadius::same(10), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
}

/// A switch; `name` is its accessible name.
pub fn switch(ui: &mut Ui, on: bool, name: &str) -> Response {
    let t = tokens(ui);
    let size = vec2(30.0, 18.0);
    let (rect, mut response) = ui.allocate_exact_size(vec2(size.x, theme::INPUT), Sense::click());
    let rect = egui::Rect::from_center_size(rect.center(), size);
    let how = ui.ctx().animate_bool_responsive(response.id, on);
    let ground = if on { t.accent } else { t.border_strong };
    ui.painter().rect_filled(rect, CornerRadius::same(9), ground);
    let x = egui::lerp((rect.left() + 9.0)..=(rect.right() - 9.0), how);
    ui.painter().circle_filled(egui::pos2(x, rect.center().y), 6.5, t.on_accent);
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    focus_ring(ui, response)
}

/// A one-line input over the whole width; `bad` gives it the edge of an error.
pub fn input(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, code: bool, bad: bool, width: f32) -> Response {
    let font = if code { theme::code(theme::CODE) } else { egui::FontId::proportional(theme::BODY) };
    line_edit(ui, egui::TextEdit::singleline(value).id(id).font(font), name, bad, width)
}

/// What was typed into an input of a number.
pub enum Typed {
    /// A whole number.
    Number(u32),
    /// The input was left empty.
    Nothing,
}

/// An input of a whole number, `present` as it is spelled now. What is no number yet, or nothing, stays while it is typed in.
pub fn number_input(ui: &mut Ui, present: &str, id: egui::Id, name: &str, bad: bool, width: f32) -> (Response, Option<Typed>) {
    let draft = ui.data(|data| data.get_temp::<String>(id));
    let mut value = draft.unwrap_or_else(|| present.to_owned());
    let response = input(ui, &mut value, id, name, true, bad, width);
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
        return (response, (value.trim().is_empty() && !present.is_empty()).then_some(Typed::Nothing));
    }
    let number = value.trim().parse().ok().filter(|_| response.changed());
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, value));
    }
    (response, number.map(Typed::Number))
}

/// An input of a drawn window: with words where it is empty, and dots in the place of a secret.
pub fn drawn_input(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, hint: &str, secret: bool, width: f32) -> Response {
    let tip = if value.is_empty() { hint } else { "" };
    let hint = RichText::new(hint).color(tokens(ui).faint);
    let edit = egui::TextEdit::singleline(value).id(id).hint_text(hint).password(secret);
    let response = line_edit(ui, edit.font(egui::FontId::proportional(theme::BODY)), name, false, width);
    if tip.is_empty() { response } else { response.on_hover_text(tip) }
}

/// An input of several lines of code.
pub fn code_input(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, bad: bool, width: f32) -> Response {
    let edit = egui::TextEdit::multiline(value).id(id).font(theme::code(theme::CODE)).desired_rows(4);
    line_edit(ui, edit, name, bad, width)
}

fn line_edit(ui: &mut Ui, edit: egui::TextEdit<'_>, name: &str, bad: bool, width: f32) -> Response {
    let t = tokens(ui);
    let edge = if bad { t.error } else { t.border_strong };
    let inner = edit
        .margin(Margin::symmetric(10, 7))
        .desired_width(width)
        .min_size(vec2(0.0, theme::INPUT))
        .frame(
            Frame::new()
                .fill(t.surface)
                .stroke(Stroke::new(theme::LINE, edge))
                .corner_radius(CornerRadius::same(theme::RADIUS))
                .inner_margin(Margin::symmetric(10, 6)),
        )
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(inner).accessible_name(name);
    if response.has_focus() {
        into_view(&response);
        let ring = Stroke::new(2.0, if bad { t.error } else { t.focus });
        ui.painter().rect_stroke(response.rect, CornerRadius::same(theme::RADIUS), ring, StrokeKind::Middle);
    }
    response
}

/// A few choices side by side, one of them chosen. Returns the one that was clicked.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, current: T, choices: &[(T, Option<Icon>, &str, bool)]) -> Option<T> {
    segmented_of(ui, "", current, choices)
}

/// The same where there are several with the same words: `about` comes before them in the accessible names.
pub fn segmented_of<T: Copy + PartialEq>(ui: &mut Ui, about: &str, current: T, choices: &[(T, Option<Icon>, &str, bool)]) -> Option<T> {
    let t = tokens(ui);
    let mut clicked = None;
    let frame =
        Frame::new().fill(t.surface).stroke(Stroke::new(theme::LINE, t.control_edge)).corner_radius(CornerRadius::same(theme::RADIUS));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            for (value, icon, text, show_text) in choices {
                let on = *value == current;
                let colour = if on { t.accent_text } else { t.muted };
                let label = if *show_text { *text } else { "" };
                let galley = ui.painter().layout_no_wrap(label.to_owned(), egui::FontId::proportional(theme::BODY), colour);
                let icon_width = if icon.is_some() { theme::ICON + if *show_text { 6.0 } else { 0.0 } } else { 0.0 };
                let size = vec2(galley.size().x + icon_width + 20.0, theme::BUTTON - 2.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                if on || response.hovered() {
                    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS - 1), if on { t.accent_soft } else { t.raised });
                }
                let mut x = rect.left() + 10.0;
                if let Some(icon) = icon {
                    let at = egui::Rect::from_min_size(egui::pos2(x, rect.center().y - theme::ICON / 2.0), Vec2::splat(theme::ICON));
                    icon.image(theme::ICON, colour).paint_at(ui, at);
                    x += icon_width;
                }
                ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
                let name = if about.is_empty() { (*text).to_owned() } else { format!("{about}: {text}") };
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
                if focus_ring(ui, response.on_hover_text(&name)).clicked() {
                    clicked = Some(*value);
                }
            }
        });
    });
    clicked
}

/// How wide [`menu_chip`] is without an icon.
pub fn menu_chip_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(theme::BODY), tokens(ui).muted).size().x + 38.0
}

/// A chip that opens a menu; `name` tells what is chosen in it.
pub fn menu_chip(ui: &mut Ui, leading: Option<Icon>, text: &str, name: &str, content: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(theme::BODY), t.muted);
    let lead = if leading.is_some() { theme::ICON + 6.0 } else { 0.0 };
    let size = vec2(galley.size().x + lead + 38.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let ground = if leading.is_some() && !response.hovered() { Color32::TRANSPARENT } else { t.sunken };
    ui.painter().rect_filled(rect, CornerRadius::same(12), ground);
    let mut x = rect.left() + 10.0;
    if let Some(icon) = leading {
        icon.image(theme::ICON, t.muted)
            .paint_at(ui, egui::Rect::from_min_size(egui::pos2(x, rect.center().y - 8.0), Vec2::splat(theme::ICON)));
        x += lead;
    }
    ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted);
    let arrow = egui::Rect::from_center_size(egui::pos2(rect.right() - 16.0, rect.center().y), Vec2::splat(14.0));
    icons::CHEVRON_DOWN.image(14.0, t.faint).paint_at(ui, arrow);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {text}")));
    let response = focus_ring(ui, response.on_hover_text(name));
    egui::Popup::menu(&response).show(content);
}

/// An entry of a menu.
pub fn menu_item(ui: &mut Ui, chosen: bool, text: &str) -> bool {
    let t = tokens(ui);
    let colour = if chosen { t.accent_text } else { t.text };
    let button = egui::Button::selectable(chosen, RichText::new(text).color(colour)).min_size(vec2(150.0, theme::BUTTON));
    let response = ui.add(button);
    let clicked = focus_ring(ui, response).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// A white area with an edge.
pub fn card<R>(ui: &mut Ui, padding: i8, content: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let t = tokens(ui);
    let edge = Stroke::new(theme::LINE, t.border);
    Frame::new()
        .fill(t.surface)
        .stroke(edge)
        .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
        .inner_margin(Margin::same(padding))
        .show(ui, content)
}

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).font(theme::semibold(theme::TITLE)).color(tokens(ui).text)).selectable(false))
}

/// The title of a group.
pub fn group_title(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).font(theme::semibold(theme::SMALL)).color(tokens(ui).muted)).selectable(false))
}

/// Secondary text that wraps.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).color(tokens(ui).muted)).wrap())
}

/// Small secondary text.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(text).size(theme::SMALL).color(tokens(ui).muted)).wrap())
}

/// A question mark that explains what stands before it, on hover and on focus.
pub fn help(ui: &mut Ui, about: &str, text: &str) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::ICON), Sense::click());
    let colour = if response.hovered() || response.has_focus() { t.accent_text } else { t.faint };
    icons::CIRCLE_HELP.image(14.0, colour).paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(14.0)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("? {about}")));
    egui::Popup::menu(&response).width(340.0).show(|ui| ui.add(egui::Label::new(text).wrap()));
    focus_ring(ui, response.on_hover_text(text));
}

/// Lays `content` out from the right edge, centred in height.
pub fn right<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), content).inner
}

/// Lets what floats above the window be as high as the window: else it could be no higher than in the frame before, and
/// a list in it would grow line by line.
pub fn room_to_grow(ui: &mut Ui) {
    ui.set_max_height(ui.ctx().content_rect().height() - 2.0 * theme::SPACE_XL);
}
