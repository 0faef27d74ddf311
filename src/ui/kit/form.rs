//! Inputs, switches, ticks, sliders and choices.

use egui::{CornerRadius, Frame, Margin, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::focus::{focus_ring, into_view};
use super::icons::{self, Icon};
use super::tokens::{self, tokens};

/// Height of a slider.
const SLIDER: f32 = 18.0;
/// Size of a switch.
const SWITCH: Vec2 = vec2(30.0, 18.0);
/// Side of the circle of a choice.
const RADIO: f32 = 16.0;
/// Half the width of the dot in a chosen one.
const DOT: f32 = 3.5;
/// Radius of a switch's knob.
const KNOB: f32 = 6.5;
/// Around the text of an input.
const TEXT_MARGIN: Margin = Margin::symmetric(10, 7);

/// A slider over `width`; `name` is its accessible name. Arrow keys move it by `step`.
pub fn slider(ui: &mut Ui, value: &mut f32, range: std::ops::RangeInclusive<f32>, step: f64, name: &str, width: f32) -> Response {
    let t = tokens(ui);
    ui.scope(|ui| {
        ui.spacing_mut().slider_width = width;
        ui.spacing_mut().slider_rail_height = tokens::BAR;
        ui.spacing_mut().interact_size.y = SLIDER;
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
    let (rect, mut response) = ui.allocate_exact_size(Vec2::splat(tokens::BUTTON_SMALL), Sense::click());
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON));
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let (fill, edge) = if *on { (t.accent, t.accent) } else { (t.surface, t.border_strong) };
    ui.painter().rect(square, CornerRadius::same(tokens::RADIUS_SMALL), fill, Stroke::new(tokens::LINE, edge), StrokeKind::Inside);
    if *on {
        icons::CHECK
            .image(tokens::ICON_TINY, t.on_accent)
            .paint_at(ui, egui::Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON_TINY)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, name));
    focus_ring(ui, response.on_hover_text(name))
}

/// One of several choices, with its words.
pub fn radio(ui: &mut Ui, on: bool, text: &str) -> Response {
    let t = tokens(ui);
    let room = ui.available_width() - RADIO - tokens::SPACE_S;
    let words = ui.painter().layout(text.to_owned(), egui::FontId::proportional(tokens::BODY), t.text, room.max(RADIO));
    let size = vec2(RADIO + tokens::SPACE_S + words.size().x, words.size().y.max(tokens::BUTTON_SMALL));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let at = rect.left_center() + vec2(RADIO / 2.0, 0.0);
    let edge = if on || response.hovered() { t.accent } else { t.border_strong };
    ui.painter().circle(at, RADIO / 2.0 - tokens::LINE, t.surface, Stroke::new(1.5, edge));
    if on {
        ui.painter().circle_filled(at, DOT, t.accent);
    }
    ui.painter().galley(egui::pos2(rect.left() + RADIO + tokens::SPACE_S, rect.center().y - words.size().y / 2.0), words, t.text);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, text));
    focus_ring(ui, response)
}

/// A switch; `name` is its accessible name.
pub fn switch(ui: &mut Ui, on: bool, name: &str) -> Response {
    let t = tokens(ui);
    let size = SWITCH;
    let (rect, mut response) = ui.allocate_exact_size(vec2(size.x, tokens::INPUT), Sense::click());
    let rect = egui::Rect::from_center_size(rect.center(), size);
    let how = ui.ctx().animate_bool_responsive(response.id, on);
    let ground = if on { t.accent } else { t.border_strong };
    ui.painter().rect_filled(rect, SWITCH.y / 2.0, ground);
    let x = egui::lerp((rect.left() + SWITCH.y / 2.0)..=(rect.right() - SWITCH.y / 2.0), how);
    ui.painter().circle_filled(egui::pos2(x, rect.center().y), KNOB, t.on_accent);
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    focus_ring(ui, response)
}

/// A one-line input over the whole width; `bad` gives it the edge of an error.
pub fn input(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, code: bool, bad: bool, width: f32) -> Response {
    let font = if code { tokens::code(tokens::CODE) } else { egui::FontId::proportional(tokens::BODY) };
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
    let response = line_edit(ui, edit.font(egui::FontId::proportional(tokens::BODY)), name, false, width);
    if tip.is_empty() { response } else { response.on_hover_text(tip) }
}

/// An input of several lines of words.
pub fn text_area(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, bad: bool, width: f32) -> Response {
    let edit = egui::TextEdit::multiline(value).id(id).font(egui::FontId::proportional(tokens::BODY)).desired_rows(2);
    line_edit(ui, edit, name, bad, width)
}

/// An input of several lines of code.
pub fn code_input(ui: &mut Ui, value: &mut String, id: egui::Id, name: &str, bad: bool, width: f32) -> Response {
    let edit = egui::TextEdit::multiline(value).id(id).font(tokens::code(tokens::CODE)).desired_rows(4);
    line_edit(ui, edit, name, bad, width)
}

fn line_edit(ui: &mut Ui, edit: egui::TextEdit<'_>, name: &str, bad: bool, width: f32) -> Response {
    let t = tokens(ui);
    let edge = if bad { t.error } else { t.border_strong };
    let inner = edit
        .margin(TEXT_MARGIN)
        .desired_width(width)
        .min_size(vec2(0.0, tokens::INPUT))
        .frame(
            Frame::new()
                .fill(t.surface)
                .stroke(Stroke::new(tokens::LINE, edge))
                .corner_radius(CornerRadius::same(tokens::RADIUS))
                .inner_margin(tokens::PAD_CONTROL),
        )
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(inner).accessible_name(name);
    if response.has_focus() {
        into_view(&response);
        let ring = Stroke::new(2.0, if bad { t.error } else { t.focus });
        ui.painter().rect_stroke(response.rect, CornerRadius::same(tokens::RADIUS), ring, StrokeKind::Middle);
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
        Frame::new().fill(t.surface).stroke(Stroke::new(tokens::LINE, t.control_edge)).corner_radius(CornerRadius::same(tokens::RADIUS));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            for (value, icon, text, show_text) in choices {
                let on = *value == current;
                let colour = if on { t.accent_text } else { t.muted };
                let label = if *show_text { *text } else { "" };
                let galley = ui.painter().layout_no_wrap(label.to_owned(), egui::FontId::proportional(tokens::BODY), colour);
                let icon_width = if icon.is_some() { tokens::ICON + if *show_text { tokens::GAP } else { 0.0 } } else { 0.0 };
                let size = vec2(galley.size().x + icon_width + 2.0 * tokens::INSET, tokens::BUTTON - 2.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                if on || response.hovered() {
                    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS - 1), if on { t.accent_soft } else { t.raised });
                }
                let mut x = rect.left() + tokens::INSET;
                if let Some(icon) = icon {
                    let at = egui::Rect::from_min_size(egui::pos2(x, rect.center().y - tokens::ICON / 2.0), Vec2::splat(tokens::ICON));
                    icon.image(tokens::ICON, colour).paint_at(ui, at);
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
