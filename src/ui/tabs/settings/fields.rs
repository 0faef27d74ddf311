//! A list of fields: each a row with its code, label, type and whether it is required; its details below it. Rows are moved by
//! dragging their handle, or with Alt and an arrow.

use egui::{CornerRadius, Frame, Id, Key, Margin, Modifiers, Rect, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, icons};
use super::super::super::{edits, findings};
use super::stage::Stage;
use super::{View, adding, details, source_link};
use crate::domain::json::{Kind, Node, pointer};
use crate::domain::settings::{Field, Fields, Form, fields, texts};
use crate::domain::widget::MANIFEST;

/// Height of a row.
const ROW: f32 = 46.0;

/// The rows as they were drawn last, and the one that is being dragged.
#[derive(Default)]
pub struct List {
    rows: Vec<(String, Rect)>,
    dragged: Option<String>,
}

pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form) {
    let at = form.pointer();
    let misplaced = format!("/widget{at}");
    for (index, finding) in findings::at(stage.open, MANIFEST, &misplaced) {
        findings::line(ui, stage.cx, index, finding);
    }
    let fields = form.fields(stage.widget());
    if let Fields::Malformed(node) = fields {
        return malformed(ui, stage, &at, node);
    }
    // Those of a field stand at the field.
    for (index, finding) in findings::at(stage.open, MANIFEST, &at).filter(|(_, finding)| finding.place.pointer.as_deref() == Some(&at)) {
        findings::line(ui, stage.cx, index, finding);
    }
    adding::ui(ui, stage, view, form);
    let fields = fields.listed();
    if fields.is_empty() {
        widgets::card(ui, 16, |ui| {
            ui.set_width(ui.available_width());
            widgets::muted(ui, &stage.tr("fields-empty"));
            widgets::hint(ui, &stage.tr("fields-empty-about"));
        });
        return;
    }
    by_keyboard(ui, stage, view, form, fields);
    let mut rows = Vec::new();
    widgets::card(ui, 0, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, field) in fields.iter().enumerate() {
            let drawn = ui.push_id(&field.at, |ui| row(ui, stage, view, form, field)).response.rect;
            if index > 0 {
                ui.painter().hline(drawn.x_range(), drawn.top(), Stroke::new(theme::LINE, tokens(ui).border));
            }
            rows.push((field.code.to_owned(), drawn));
        }
    });
    view.list.rows = rows;
    by_drag(ui, stage, view, form);
    ui.horizontal_wrapped(|ui| {
        widgets::hint(ui, &stage.tr("fields-reorder"));
        source_link(ui, stage, &at);
    });
}

/// Fields that can't be read: as they stand, with what is wrong and its repair.
fn malformed(ui: &mut Ui, stage: &Stage<'_, '_>, at: &str, node: &Node) {
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        widgets::muted(ui, &stage.named("fields-malformed", at.trim_start_matches('/')));
        stage.read_only(ui, node);
        stage.findings(ui, at);
        source_link(ui, stage, at);
    });
}

/// One field.
fn row(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    let t = tokens(ui);
    let open = view.expanded.as_deref() == Some(&field.at);
    let dragged = view.list.dragged.as_deref() == Some(field.code);
    let fill = if dragged { t.accent_soft } else { t.surface };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(theme::RADIUS_CARD)).inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW - 8.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_XS;
            handle(ui, stage, view, field);
            widgets::right(ui, |ui| {
                let icon = if open { icons::CHEVRON_UP } else { icons::CHEVRON_DOWN };
                let details = widgets::icon_button(ui, icon, &stage.named("fields-details", field.code));
                stage.follow(ui, &details, &field.at);
                let mut toggle = details.clicked();
                if field.is_field() {
                    required(ui, stage, form, field);
                    kind(ui, stage, form, field);
                }
                let words = ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| summary(ui, stage, field)).response.rect;
                toggle |= ui.rect_contains_pointer(words) && ui.input(|input| input.pointer.primary_clicked());
                if toggle {
                    view.expanded = (!open).then(|| field.at.clone());
                    view.draft = None;
                }
            });
        });
        if open {
            details::ui(ui, stage, view, form, field);
        } else {
            stage.findings(ui, &field.at);
        }
    });
}

/// What a row is moved by.
fn handle(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, field: &Field<'_>) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, theme::BUTTON), Sense::hover());
    let response = ui.interact(rect, handle_id(&field.at), Sense::click_and_drag());
    let colour = if response.hovered() || response.has_focus() { t.text } else { t.faint };
    icons::GRIP_VERTICAL.image(theme::ICON, colour).paint_at(ui, Rect::from_center_size(rect.center(), Vec2::splat(theme::ICON)));
    let name = stage.named("fields-move", field.code);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.drag_started() {
        view.list.dragged = Some(field.code.to_owned());
    }
    widgets::focus_ring(ui, response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(name));
}

fn handle_id(at: &str) -> Id {
    Id::unique(("settings-handle", at))
}

/// The code, and the label in every locale.
fn summary(ui: &mut Ui, stage: &Stage<'_, '_>, field: &Field<'_>) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let truncated = |text: RichText| egui::Label::new(text).truncate().selectable(false);
    ui.add(truncated(RichText::new(field.code).font(theme::code(theme::CODE)).color(if field.is_field() { t.text } else { t.faint })));
    if !field.is_field() {
        let value: String = stage.spelled(field.node).chars().take(80).collect();
        ui.add(truncated(RichText::new(value).font(theme::code(theme::SMALL)).color(t.faint)));
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_XS;
        let texts = texts::at(stage.widget(), &pointer::join(&field.at, "name"));
        let share = ui.available_width() / texts.len().max(1) as f32;
        for text in texts {
            ui.label(RichText::new(text.code.to_uppercase()).font(theme::semibold(10.0)).color(t.faint));
            let missing = text.text.is_none_or(|text| text.trim().is_empty());
            let words = if missing { stage.tr("fields-no-text") } else { text.text.unwrap_or_default().to_owned() };
            let colour = if missing { t.error } else { t.muted };
            ui.scope(|ui| {
                ui.set_max_width((share - 28.0).max(30.0));
                ui.add(truncated(RichText::new(words).size(theme::SMALL).color(colour)));
            });
        }
    });
}

/// The type, as a menu.
fn kind(ui: &mut Ui, stage: &Stage<'_, '_>, form: &Form, field: &Field<'_>) {
    let at = pointer::join(&field.at, "type");
    let found = field.node.get("type");
    let now = found.map(|node| node.as_str().map_or_else(|| stage.spelled(node), str::to_owned)).unwrap_or_else(|| "?".to_owned());
    widgets::menu_chip(ui, Some(kind_icon(&now)), &now, &stage.named("fields-type-of", field.code), |ui| {
        for kind in form.types() {
            if widgets::menu_item(ui, now == *kind, kind) {
                edits::set(stage.cx, stage.open, &at, &(*kind).into());
            }
            widgets::hint(ui, &stage.tr(kind_text(kind)));
        }
    });
}

/// Id of the text that says what a type is.
pub fn kind_text(kind: &str) -> &'static str {
    match kind {
        "text" => "fields-type-text",
        "pass" => "fields-type-pass",
        "users" => "fields-type-users",
        "users_lp" => "fields-type-users_lp",
        "custom" => "fields-type-custom",
        "number" | "numeric" => "fields-type-number",
        _ => "fields-type-url",
    }
}

pub fn kind_icon(kind: &str) -> icons::Icon {
    match kind {
        "text" => icons::TYPE,
        "pass" => icons::KEY_ROUND,
        "users" => icons::USERS,
        "users_lp" => icons::USER_LOCK,
        "custom" => icons::CODE_XML,
        "number" | "numeric" => icons::HASH,
        "url" => icons::LINK,
        _ => icons::CIRCLE_HELP,
    }
}

/// Whether it must be filled in. Bot fields don't say; a value of another type is shown in the details.
fn required(ui: &mut Ui, stage: &Stage<'_, '_>, form: &Form, field: &Field<'_>) {
    let stated = field.node.get("required");
    if matches!(form, Form::Bot(_)) || stated.is_some_and(|node| !matches!(node.kind(), Kind::Bool | Kind::Null)) {
        return;
    }
    let now = field.required().unwrap_or(false);
    let name = stage.named("fields-required-of", field.code);
    let switch = widgets::switch(ui, now, &name);
    if switch.changed() {
        edits::set(stage.cx, stage.open, &pointer::join(&field.at, "required"), &(!now).into());
    }
    switch.on_hover_text(stage.tr(if now { "fields-is-required" } else { "fields-is-optional" }));
}

/// Alt and an arrow move the row that the focus is in.
fn by_keyboard(ui: &Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form, fields: &[Field<'_>]) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect.center());
    let Some(focused) = focused else { return };
    let Some(at) = view.list.rows.iter().position(|(_, rect)| rect.contains(focused)) else { return };
    let (Some(field), Some((code, _))) = (fields.get(at), view.list.rows.get(at)) else { return };
    if field.code != code {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let to = if pressed(Key::ArrowUp) {
        at.checked_sub(1)
    } else if pressed(Key::ArrowDown) {
        Some(at + 1).filter(|to| *to < fields.len())
    } else {
        None
    };
    if let Some(to) = to {
        edits::step(stage.cx, fields::move_to(stage.widget(), form, field.code, to), None);
        ui.memory_mut(|memory| memory.request_focus(handle_id(&field.at)));
    }
}

/// A row that is dragged goes where it is let go.
fn by_drag(ui: &Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form) {
    let Some(code) = view.list.dragged.clone() else { return };
    let rows = &view.list.rows;
    let Some(from) = rows.iter().position(|(known, _)| *known == code) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let before = rows.iter().filter(|(_, rect)| rect.center().y < pointer.y).count();
    // Where it stands once it is taken out of its place.
    let to = if before > from { before - 1 } else { before };
    if ui.input(|input| input.pointer.any_down()) {
        let y = match rows.get(before) {
            Some((_, rect)) => rect.top(),
            None => rows.last().map_or(0.0, |(_, rect)| rect.bottom()),
        };
        let x = rows.first().map_or(egui::Rangef::NOTHING, |(_, rect)| rect.x_range());
        ui.painter().hline(x, y, Stroke::new(2.0, tokens(ui).accent));
        return;
    }
    view.list.dragged = None;
    if to != from {
        edits::step(stage.cx, fields::move_to(stage.widget(), form, &code, to), None);
    }
}
