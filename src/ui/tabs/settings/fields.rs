//! A list of fields: each a row with its code, label, type and whether it is required; its details below it. Rows are moved by
//! dragging their handle, or with Alt and an arrow.

use egui::{CornerRadius, Frame, Id, Key, Margin, Modifiers, Rect, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::form_cx::FormCx;
use super::kinds::{kind_icon, kind_text};
use super::{View, adding, details, source_link};
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::crm::settings::{Field, Fields, Form};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::widget::MANIFEST;
use crate::services::forms::{repair, texts};
use crate::text::msg::Msg;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{edits, findings};

/// Around a row.
const PADDING: Margin = Margin::symmetric(8, 4);
/// Around the names of the columns.
const HEAD_PADDING: Margin = Margin::symmetric(8, 0);
/// Size of the letters of a locale.
const LOCALE: f32 = 10.0;
/// Width of a label besides its words.
const LOCALE_SIDES: f32 = 32.0;
/// Least width of the words of a label.
const LEAST_WORDS: f32 = 30.0;

/// From more fields on, rows out of sight are not drawn.
const MANY: usize = 40;
/// Height of a row.
const ROW: f32 = 46.0;
/// Width of the type of a field.
const KIND: f32 = 116.0;
/// Width of the switch, under its name.
const REQUIRED: f32 = 62.0;
/// Least width of a label in one locale.
const LABEL: f32 = 120.0;
/// Width of the handle.
const HANDLE: f32 = 20.0;
/// How near the edge of the view a dragged row makes the list scroll.
const NEAR: f32 = 24.0;

/// The rows as they were drawn last, and the one that is being dragged.
#[derive(Default)]
pub struct List {
    rows: Vec<(String, Rect)>,
    dragged: Option<String>,
}

pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form) {
    let at = form.pointer();
    let misplaced = format!("/widget{at}");
    for finding in findings::at(fcx.open, MANIFEST, &misplaced) {
        findings::line(ui, fcx.cx, finding);
    }
    let fields = form.fields(fcx.widget());
    if let Fields::Malformed(node) = fields {
        return malformed(ui, fcx, form, node);
    }
    // Those of a field stand at the field.
    for finding in findings::at(fcx.open, MANIFEST, &at).filter(|finding| finding.place.pointer.as_deref() == Some(&at)) {
        findings::line(ui, fcx.cx, finding);
    }
    adding::ui(ui, fcx, view, form);
    let fields = fields.listed();
    if fields.is_empty() {
        kit::card(ui, tokens::PAD_L, |ui| {
            ui.set_width(ui.available_width());
            kit::muted(ui, &fcx.tr("fields-empty"));
            kit::hint(ui, &fcx.tr("fields-empty-about"));
        });
        return;
    }
    by_keyboard(ui, fcx, view, form, fields);
    let mut rows = Vec::new();
    kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        columns(ui, fcx, form);
        for field in fields {
            let known = view.list.rows.get(rows.len()).filter(|(code, _)| fields.len() > MANY && code == field.code);
            let sought = fcx.wanted.is_some_and(|wanted| pointer::is_within(wanted, &field.at));
            if let Some(rect) = known.map(|(_, rect)| Rect::from_min_size(ui.cursor().min, rect.size()))
                && !sought
                && !ui.is_rect_visible(rect)
            {
                ui.allocate_rect(rect, Sense::hover());
                rows.push((field.code.to_owned(), rect));
                continue;
            }
            let drawn = ui.push_id(&field.at, |ui| row(ui, fcx, view, form, field)).response.rect;
            ui.painter().hline(drawn.x_range(), drawn.top(), Stroke::new(tokens::LINE, tokens(ui).border));
            rows.push((field.code.to_owned(), drawn));
        }
    });
    view.list.rows = rows;
    by_drag(ui, fcx, view, form);
    kit::hint(ui, &fcx.tr("fields-reorder"));
}

/// Fields that can't be read: as they stand, with what is wrong and its repair.
fn malformed(ui: &mut Ui, fcx: &FormCx<'_, '_>, form: &Form, node: &Node) {
    let at = &form.pointer();
    kit::card(ui, tokens::PAD_L, |ui| {
        ui.set_width(ui.available_width());
        kit::muted(ui, &fcx.named("fields-malformed", at.trim_start_matches('/')));
        fcx.read_only(ui, node);
        fcx.findings(ui, at);
        ui.horizontal_wrapped(|ui| {
            if repair::from_list(fcx.widget(), form).is_some()
                && Button::new(&fcx.tr("fields-from-list")).icon(icons::WAND_SPARKLES).small().ui(ui).clicked()
            {
                let title = Msg::new("fields-from-list-title").with("name", at.trim_start_matches('/'));
                let about = Msg::new("fields-from-list-about");
                fcx.cx.propose(fcx.open, Proposal { title, about, ways: Ways::FieldsFromList(form.clone()) });
            }
            source_link(ui, fcx, at);
        });
    });
}

/// What stands in each column.
fn columns(ui: &mut Ui, fcx: &FormCx<'_, '_>, form: &Form) {
    Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
        let room = vec2(ui.available_width(), tokens::BUTTON);
        ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            ui.add_space(HANDLE);
            kit::right(ui, |ui| {
                ui.add_space(tokens::BUTTON + tokens::SPACE_XS);
                let mut column = |id: &str, width: f32| {
                    cell(ui, width, |ui| drop(kit::group_title(ui, &fcx.tr(id))));
                };
                if !matches!(form, Form::Bot(_)) {
                    column("fields-column-required", REQUIRED);
                }
                column("fields-type", KIND);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    kit::group_title(ui, &fcx.tr("fields-column-code"));
                });
            });
        });
    });
}

/// A part of a row that is as wide in every row.
fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let height = ui.available_height();
    ui.allocate_ui_with_layout(vec2(width, height), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_width(width);
        content(ui);
    });
}

/// One field.
fn row(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    let t = tokens(ui);
    let open = view.expanded.as_deref() == Some(&field.at);
    let dragged = view.list.dragged.as_deref() == Some(field.code);
    let fill = if dragged { t.accent_soft } else { t.surface };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(tokens::RADIUS_CARD)).inner_margin(PADDING).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), ROW - tokens::SPACE_S),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
                handle(ui, fcx, view, field);
                kit::right(ui, |ui| {
                    let icon = if open { icons::CHEVRON_UP } else { icons::CHEVRON_DOWN };
                    let details = kit::icon_button(ui, icon, &fcx.named("fields-details", field.code));
                    fcx.follow(ui, &details, &field.at);
                    let mut toggle = details.clicked();
                    if field.is_field() {
                        if !matches!(form, Form::Bot(_)) {
                            cell(ui, REQUIRED, |ui| required(ui, fcx, field));
                        }
                        cell(ui, KIND, |ui| kind(ui, fcx, form, field));
                    }
                    let words = ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| summary(ui, fcx, field)).response.rect;
                    toggle |= ui.rect_contains_pointer(words) && ui.input(|input| input.pointer.primary_clicked());
                    if toggle {
                        view.expanded = (!open).then(|| field.at.clone());
                        view.draft = None;
                    }
                });
            },
        );
        if open {
            details::ui(ui, fcx, view, form, field);
        } else {
            fcx.findings(ui, &field.at);
        }
    });
}

/// What a row is moved by.
fn handle(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, field: &Field<'_>) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(HANDLE, tokens::BUTTON), Sense::hover());
    let response = ui.interact(rect, handle_id(&field.at), Sense::click_and_drag());
    let colour = if response.hovered() || response.has_focus() { t.text } else { t.faint };
    icons::GRIP_VERTICAL.image(tokens::ICON, colour).paint_at(ui, Rect::from_center_size(rect.center(), Vec2::splat(tokens::ICON)));
    let name = fcx.named("fields-move", field.code);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.drag_started() {
        view.list.dragged = Some(field.code.to_owned());
    }
    kit::focus_ring(ui, response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(name));
}

fn handle_id(at: &str) -> Id {
    Id::unique(("field handle", at))
}

/// The code, and the label in every locale.
fn summary(ui: &mut Ui, fcx: &FormCx<'_, '_>, field: &Field<'_>) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = tokens::ICON;
    let truncated = |text: RichText| egui::Label::new(text).truncate().selectable(false);
    ui.add(truncated(RichText::new(field.code).font(tokens::code(tokens::CODE)).color(if field.is_field() { t.text } else { t.faint })));
    if !field.is_field() {
        let value: String = fcx.spelled(field.node).chars().take(80).collect();
        ui.add(truncated(RichText::new(value).font(tokens::code(tokens::SMALL)).color(t.faint)));
        return;
    }
    labels(ui, fcx, &pointer::join(&field.at, "name"));
}

/// The label in as many locales as have room: missing ones first, then the studio's own language. The pointer shows all.
fn labels(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str) {
    let t = tokens(ui);
    let no_text = fcx.tr("fields-no-text");
    let texts = texts::at(fcx.widget(), at).into_iter();
    let texts = texts.map(|text| (text.code, text.text.filter(|text| !text.trim().is_empty())));
    let mut texts: Vec<_> = texts.collect();
    let all: Vec<String> = texts.iter().map(|(code, text)| format!("{}: {}", code.to_uppercase(), text.unwrap_or(&no_text))).collect();
    texts.sort_by_key(|(code, text)| (text.is_some(), *code != fcx.cx.lang.code()));
    texts.truncate(((ui.available_width() / LABEL) as usize).max(1));
    let drawn = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
        let share = ui.available_width() / texts.len().max(1) as f32;
        for (code, text) in texts {
            ui.label(RichText::new(code.to_uppercase()).font(tokens::semibold(LOCALE)).color(t.faint));
            let (words, colour) = text.map_or((&*no_text, t.error), |text| (text, t.muted));
            ui.scope(|ui| {
                ui.set_max_width((share - LOCALE_SIDES).max(LEAST_WORDS));
                ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(colour)).truncate().selectable(false));
            });
            ui.add_space(tokens::SPACE_S);
        }
    });
    drawn.response.on_hover_text(all.join("\n"));
}

/// The type, as a menu.
fn kind(ui: &mut Ui, fcx: &FormCx<'_, '_>, form: &Form, field: &Field<'_>) {
    let at = pointer::join(&field.at, "type");
    let found = field.node.get("type");
    let now = found.map(|node| node.as_str().map_or_else(|| fcx.spelled(node), str::to_owned)).unwrap_or_else(|| "?".to_owned());
    kit::menu_chip(ui, Some(kind_icon(&now)), &now, &fcx.named("fields-type-of", field.code), |ui| {
        for kind in form.types() {
            if kit::MenuItem::new(kind).about(&fcx.tr(kind_text(kind))).chosen(now == *kind).ui(ui) {
                edits::set(fcx.cx, fcx.open, &at, &(*kind).into());
            }
        }
    });
}

/// Whether it must be filled in. A value of another type is shown in the details.
fn required(ui: &mut Ui, fcx: &FormCx<'_, '_>, field: &Field<'_>) {
    if field.node.get("required").is_some_and(|node| !matches!(node.kind(), Kind::Bool | Kind::Null)) {
        return;
    }
    let now = field.required().unwrap_or(false);
    let name = fcx.named("fields-required-of", field.code);
    let switch = kit::switch(ui, now, &name);
    if switch.changed() {
        edits::set(fcx.cx, fcx.open, &pointer::join(&field.at, "required"), &(!now).into());
    }
    switch.on_hover_text(fcx.tr(if now { "fields-is-required" } else { "fields-is-optional" }));
}

/// Alt and an arrow move the row that the focus is in.
fn by_keyboard(ui: &Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form, fields: &[Field<'_>]) {
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
        fcx.cx.edit(fcx.open, Intent::MoveField { form: form.clone(), code: field.code.to_owned(), to });
        ui.memory_mut(|memory| memory.request_focus(handle_id(&field.at)));
    }
}

/// A row that is dragged goes where it is let go.
fn by_drag(ui: &Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form) {
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
        scroll_along(ui, rows, pointer.y);
        return;
    }
    view.list.dragged = None;
    if to != from {
        fcx.cx.edit(fcx.open, Intent::MoveField { form: form.clone(), code: code.clone(), to });
    }
}

/// Scrolls when a row is dragged near an edge of the view behind which there are more rows.
fn scroll_along(ui: &Ui, rows: &[(String, Rect)], y: f32) {
    let view = ui.clip_rect();
    let (above, below) = ((view.top() + NEAR - y).max(0.0), (y - view.bottom() + NEAR).max(0.0));
    let more_above = rows.first().is_some_and(|(_, rect)| rect.top() < view.top());
    let more_below = rows.last().is_some_and(|(_, rect)| rect.bottom() > view.bottom());
    let by = if above > 0.0 && more_above {
        above
    } else if below > 0.0 && more_below {
        -below
    } else {
        return;
    };
    // Nearer to the edge, or beyond it, is faster.
    ui.scroll_with_delta_animation(Vec2::new(0.0, by.clamp(-2.0 * NEAR, 2.0 * NEAR) * 0.4), egui::style::ScrollAnimation::none());
    ui.ctx().request_repaint();
}
