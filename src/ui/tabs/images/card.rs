//! The card of a logo: the picture, what is known of it, what is found, and what can be done.

use egui::{CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::canvas::{self, Canvas, known};
use super::{measures, menu};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::checking::CheckingCommand;
use crate::app::features::fixes::FixesCommand;
use crate::app::features::images::ImagesCommand;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Severity;
use crate::crm::images::{LOGO_DP, MAX_BYTES, Slot};
use crate::crm::locations;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, dashed, icons};
use crate::ui::{Cx, findings};

/// Height of the line of the weight.
const LINE_HEIGHT: f32 = 20.0;
/// Bytes of a KB.
const KB: f64 = 1024.0;
/// Least width of the bar of the weight.
const LEAST_BAR: f32 = 20.0;
/// Least size of an empty slot.
const LEAST_EMPTY: Vec2 = vec2(136.0, 76.0);
/// Middle of its icon, above the middle of the slot.
const EMPTY_ICON: f32 = 10.0;
/// Middle of its words, below the middle of the slot.
const EMPTY_WORDS: f32 = 14.0;

/// Height of the picture's part of a card.
const PICTURE: f32 = 138.0;
/// Height of the words below it.
const WORDS: f32 = 96.0;

/// One slot. Returns where it was drawn.
pub fn ui(ui: &mut Ui, canvas: &Canvas<'_, '_>, slot: &Slot, width: f32, textures: &mut Textures) -> Rect {
    let Canvas { cx, open, .. } = *canvas;
    let t = tokens(ui);
    let path = slot.path();
    let body = open.project.widget().get(&path);
    let found = findings::in_file(open, &path);
    let worst = found.iter().map(|finding| finding.severity).min();
    let (rect, response) = ui.allocate_exact_size(vec2(width, PICTURE + WORDS), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, slot.file));
    let radius = CornerRadius::same(tokens::RADIUS_CARD);
    ui.painter().rect_filled(rect, radius, t.surface);
    let above = Rect::from_min_size(rect.min, vec2(width, PICTURE));
    match body {
        Some(body) => canvas::picture(ui, canvas, body, above.shrink(1.0), Some((slot.width, slot.height)), textures),
        None => empty(ui, cx, above, slot),
    }
    ui.painter().hline(rect.x_range(), above.bottom(), Stroke::new(tokens::LINE, t.border));
    let edge = match worst {
        Some(Severity::Error) => t.error,
        Some(Severity::Warning) => t.warning_mark,
        _ => t.border,
    };
    ui.painter().rect_stroke(rect, radius, Stroke::new(tokens::LINE, edge), StrokeKind::Inside);
    if let Some(body) = body {
        measures::button(ui, canvas, slot, body, above);
    }
    let mut inner = canvas::below(ui, slot.file, canvas::under(rect, PICTURE).shrink2(vec2(tokens::SPACE_M, tokens::SPACE_S)));
    about(&mut inner, cx, open, slot, body);
    findings(&mut inner, cx, open, slot, body, &found);
    canvas::drop_target(ui, cx, rect, &path);
    rect
}

/// Name, size, format and weight.
fn about(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, slot: &Slot, body: Option<&FileBody>) {
    let t = tokens(ui);
    let info = body.and_then(|body| known(&cx.app.images, body));
    ui.horizontal(|ui| {
        ui.label(RichText::new(slot.file).font(tokens::code(tokens::CODE)).color(t.text));
        kit::right(ui, |ui| {
            let size = info.and_then(|info| info.size);
            let (words, colour) = match size {
                Some((width, height)) if (width, height) != (slot.width, slot.height) => (format!("{width}×{height}"), t.error),
                _ => (format!("{}×{}", slot.width, slot.height), t.muted),
            };
            ui.label(RichText::new(words).color(colour));
        });
    });
    ui.horizontal(|ui| {
        ui.set_height(LINE_HEIGHT);
        let Some(body) = body else {
            let needed = slot.file != LOGO_DP || locations::declares(open.project.widget(), "digital_pipeline");
            kit::hint(ui, &cx.tr(if needed { "images-needed" } else { "images-dp-only" }));
            return;
        };
        let format = info.map_or("…", |info| info.format.map_or("?", |format| format.name()));
        kit::chip(ui, format, t.muted, t.sunken);
        let words = cx.lang.with("images-weight", &[("kb", format!("{:.0}", (body.len() as f64 / KB).ceil()).into())]);
        let galley = ui.painter().layout_no_wrap(words.clone(), egui::FontId::proportional(tokens::SMALL), t.muted);
        let bar = (ui.available_width() - galley.size().x - tokens::SPACE_M).max(LEAST_BAR);
        let (rect, _) = ui.allocate_exact_size(vec2(bar, tokens::BAR), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, t.sunken);
        let part = (body.len() as f32 / MAX_BYTES as f32).clamp(0.02, 1.0);
        let colour = if body.len() > MAX_BYTES { t.error } else { t.accent };
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(bar * part, tokens::BAR)), 2.0, colour);
        ui.label(RichText::new(words).size(tokens::SMALL).color(if body.len() > MAX_BYTES { t.error } else { t.muted }));
    });
}

/// The worst finding with its fix, and the menu of the card.
fn findings(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, slot: &Slot, body: Option<&FileBody>, found: &[&Finding]) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(tokens::BUTTON);
        let first = found.first();
        match first {
            Some(finding) => {
                let (colour, _) = kit::severity_colours(t, finding.severity);
                kit::icon(ui, kit::severity_icon(finding.severity), tokens::ICON, colour);
            }
            None if body.is_some() => drop(kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, t.success)),
            None => {}
        }
        kit::right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            menu::of_slot(ui, cx, open, slot, body, found);
            match first {
                Some(finding) if finding.fix.is_some() => {
                    if Button::new(&cx.tr("finding-fix-ask")).small().soft().ui(ui).clicked() {
                        cx.send(FixesCommand::Fix(finding.id()));
                    }
                }
                _ if body.is_none() => make_button(ui, cx, slot),
                Some(_) => {}
                None => measures::margins(ui, cx, body),
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| match first {
                Some(finding) => worst_finding(ui, cx, finding, found.len()),
                None if body.is_some() => {
                    ui.add(egui::Label::new(RichText::new(cx.tr("images-no-findings")).size(tokens::SMALL).color(t.text)).truncate());
                }
                None => {}
            });
        });
    });
}

fn worst_finding(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding, count: usize) {
    let (colour, _) = kit::severity_colours(tokens(ui), finding.severity);
    let more = if count > 1 { format!(" (+{})", count - 1) } else { String::new() };
    let name = format!("{}{more}", cx.lang.rule_name(finding.rule));
    let text = RichText::new(&name).size(tokens::SMALL).color(colour);
    let label = egui::Label::new(text).truncate().selectable(false).sense(Sense::click());
    let response = ui.add(label).on_hover_text(format!("{name}\n{}", cx.lang.title(finding)));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if kit::focus_ring(ui, response).clicked() {
        cx.send(CheckingCommand::Select(finding.id()));
    }
}

/// Makes the one logo from a picture that is chosen then.
fn make_button(ui: &mut Ui, cx: &Cx<'_>, slot: &Slot) {
    let make = Button::new(&cx.tr("images-make")).small().soft().ui(ui);
    let name = cx.lang.with("images-make-one", &[("file", slot.file.into())]);
    make.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if make.clicked() {
        cx.send(ImagesCommand::Open { targets: menu::target(slot).into_iter().collect(), from: None });
    }
}

fn empty(ui: &mut Ui, cx: &Cx<'_>, area: Rect, slot: &Slot) {
    let t = tokens(ui);
    let room = area.shrink(tokens::SPACE_L);
    let scale = (room.width() / slot.width as f32).min(room.height() / slot.height as f32).min(1.0);
    // Of the slot's shape, but never too small for its words.
    let size = (vec2(slot.width as f32, slot.height as f32) * scale).max(LEAST_EMPTY);
    let rect = Rect::from_center_size(area.center(), size).intersect(room);
    let Ok(path) = RelPath::new(&slot.path()) else { return };
    let response = ui.interact(rect, ui.scope_id().with(slot.file), Sense::click());
    let name = cx.lang.with("images-choose", &[("file", slot.file.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    dashed(ui, rect, if response.hovered() { t.accent } else { t.border_strong });
    let centre = rect.center();
    icons::IMAGE_PLUS
        .image(tokens::ICON_LARGE, t.muted)
        .paint_at(ui, Rect::from_center_size(pos2(centre.x, centre.y - EMPTY_ICON), vec2(tokens::ICON_LARGE, tokens::ICON_LARGE)));
    let font = egui::FontId::proportional(tokens::SMALL);
    ui.painter().text(centre + vec2(0.0, EMPTY_WORDS), egui::Align2::CENTER_CENTER, cx.tr("images-drop"), font, t.muted);
    if kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
        cx.send(ImagesCommand::Replace(path));
    }
}
