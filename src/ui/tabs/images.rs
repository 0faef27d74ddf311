//! The Images tab: the six logos as cards, the pictures of the tour and all others below.

use egui::{
    CentralPanel, CornerRadius, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::Cx;
use super::super::start::dashed;
use super::super::theme::{self, tokens};
use super::super::widgets::picture::{Ground, Textures};
use super::super::widgets::{self, Button, icons};
use crate::app::command::Command;
use crate::app::state::OpenWidget;
use crate::checks::finding::Finding;
use crate::checks::rule::Severity;
use crate::domain::document::FileBody;
use crate::domain::images::{Fault, MAX_BYTES, Picture, SLOTS, Slot};
use crate::domain::locations;
use crate::domain::path::RelPath;

/// How pictures are shown.
pub struct View {
    ground: Ground,
    zoom: Zoom,
    seen: u64,
}

impl Default for View {
    fn default() -> Self {
        Self { ground: Ground::Checker, zoom: Zoom::Fit, seen: 0 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Zoom {
    Fit,
    Full,
    Double,
}

/// What every card is drawn with.
struct Stage<'a, 'c> {
    cx: &'a Cx<'c>,
    open: &'a OpenWidget,
    ground: Ground,
    zoom: Zoom,
}

/// Height of the picture's part of a card.
const STAGE: f32 = 138.0;
/// Height of the words below it.
const WORDS: f32 = 96.0;
/// Narrowest card.
const NARROWEST: f32 = 220.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let go_to = open.focus.as_ref().filter(|focus| focus.serial != view.seen).map(|focus| focus.file.clone());
    view.seen = open.focus.as_ref().map_or(0, |focus| focus.serial);
    CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 0 })).show(
        ui,
        |ui| {
            toolbar(ui, cx, view);
            ui.add_space(theme::SPACE_XS);
            ScrollArea::vertical().id_salt("images").auto_shrink(false).show(ui, |ui| {
                let columns = ((ui.available_width() + theme::SPACE_M) / (NARROWEST + theme::SPACE_M)).floor().clamp(1.0, 3.0);
                let width = (ui.available_width() - theme::SPACE_M * (columns - 1.0)) / columns;
                ui.spacing_mut().item_spacing = vec2(theme::SPACE_M, theme::SPACE_M);
                let stage = Stage { cx, open, ground: view.ground, zoom: view.zoom };
                for row in SLOTS.chunks(columns as usize) {
                    ui.horizontal(|ui| {
                        for slot in row {
                            let rect = card(ui, &stage, slot, width, textures);
                            if go_to.as_deref() == Some(&slot.path()) {
                                ui.scroll_to_rect(rect, None);
                            }
                        }
                    });
                }
                others(ui, &stage, textures);
                ui.add_space(theme::SPACE_L);
            });
        },
    );
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_M;
        let (light, dark, checker) = (cx.tr("ground-light"), cx.tr("ground-dark"), cx.tr("ground-checker"));
        let grounds = [
            (Ground::Light, Some(icons::SUN), &*light, true),
            (Ground::Dark, Some(icons::MOON), &*dark, true),
            (Ground::Checker, Some(icons::GRID_2X2), &*checker, true),
        ];
        if let Some(ground) = widgets::segmented(ui, view.ground, &grounds) {
            view.ground = ground;
        }
        let fit = cx.tr("zoom-fit");
        let zooms = [(Zoom::Fit, None, &*fit, true), (Zoom::Full, None, "100 %", true), (Zoom::Double, None, "200 %", true)];
        if let Some(zoom) = widgets::segmented(ui, view.zoom, &zooms) {
            view.zoom = zoom;
        }
    });
}

/// Findings about a file.
fn findings_of<'o>(open: &'o OpenWidget, path: &str) -> Vec<(usize, &'o Finding)> {
    open.findings().iter().enumerate().filter(|(_, finding)| finding.place.file == path).collect()
}

/// What is known of a picture; `None` until it is decoded, which no frame waits for.
fn known<'o>(open: &OpenWidget, body: &'o FileBody) -> Option<&'o Picture> {
    let blob = body.as_blob()?;
    open.pictures.contains_key(&body.identity()).then(|| blob.picture())
}

/// One slot. Returns where it was drawn.
fn card(ui: &mut Ui, stage: &Stage<'_, '_>, slot: &Slot, width: f32, textures: &mut Textures) -> Rect {
    let Stage { cx, open, .. } = *stage;
    let t = tokens(ui);
    let path = slot.path();
    let body = open.project.widget().get(&path);
    let found = findings_of(open, &path);
    let worst = found.iter().map(|(_, finding)| finding.severity).min();
    let (rect, response) = ui.allocate_exact_size(vec2(width, STAGE + WORDS), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, slot.file));
    let radius = CornerRadius::same(theme::RADIUS_CARD);
    ui.painter().rect_filled(rect, radius, t.surface);
    let above = Rect::from_min_size(rect.min, vec2(width, STAGE));
    match body {
        Some(body) => picture(ui, stage, body, above.shrink(1.0), Some(slot), textures),
        None => empty(ui, cx, above, slot),
    }
    ui.painter().hline(rect.x_range(), above.bottom(), Stroke::new(theme::LINE, t.border));
    let edge = match worst {
        Some(Severity::Error) => t.error,
        Some(Severity::Warning) => t.warning_mark,
        _ => t.border,
    };
    ui.painter().rect_stroke(rect, radius, Stroke::new(theme::LINE, edge), egui::StrokeKind::Inside);
    let words = Rect::from_min_max(pos2(rect.left(), above.bottom()), rect.max).shrink2(vec2(12.0, 8.0));
    let mut inner = ui.new_child(UiBuilder::new().id_salt(slot.file).max_rect(words).layout(egui::Layout::top_down(egui::Align::Min)));
    inner.spacing_mut().item_spacing = vec2(theme::SPACE_S, 3.0);
    about(&mut inner, cx, open, slot, body);
    findings(&mut inner, cx, slot, body.is_some(), &found);
    drop_target(ui, cx, rect, &path);
    rect
}

/// Name, size, format and weight.
fn about(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, slot: &Slot, body: Option<&FileBody>) {
    let t = tokens(ui);
    let info = body.and_then(|body| known(open, body));
    ui.horizontal(|ui| {
        ui.label(RichText::new(slot.file).font(theme::code(theme::CODE)).color(t.text));
        widgets::right(ui, |ui| {
            let size = info.and_then(|info| info.size);
            let (words, colour) = match size {
                Some((width, height)) if (width, height) != (slot.width, slot.height) => (format!("{width}×{height}"), t.error),
                _ => (format!("{}×{}", slot.width, slot.height), t.muted),
            };
            ui.label(RichText::new(words).color(colour));
        });
    });
    ui.horizontal(|ui| {
        ui.set_height(20.0);
        let Some(body) = body else {
            let needed = slot.file != crate::domain::images::LOGO_DP || locations::declares(open.project.widget(), "digital_pipeline");
            widgets::hint(ui, &cx.tr(if needed { "images-needed" } else { "images-dp-only" }));
            return;
        };
        let format = info.map_or("…", |info| info.format.map_or("?", |format| format.name()));
        widgets::chip(ui, format, t.muted, t.sunken);
        let words = cx.lang.with("images-weight", &[("kb", format!("{:.0}", (body.len() as f64 / 1024.0).ceil()).into())]);
        let galley = ui.painter().layout_no_wrap(words.clone(), egui::FontId::proportional(theme::SMALL), t.muted);
        let bar = (ui.available_width() - galley.size().x - theme::SPACE_M).max(20.0);
        let (rect, _) = ui.allocate_exact_size(vec2(bar, 4.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, t.sunken);
        let part = (body.len() as f32 / MAX_BYTES as f32).clamp(0.02, 1.0);
        let colour = if body.len() > MAX_BYTES { t.error } else { t.accent };
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(bar * part, 4.0)), 2.0, colour);
        ui.label(RichText::new(words).size(theme::SMALL).color(if body.len() > MAX_BYTES { t.error } else { t.muted }));
    });
}

/// The worst finding with its fix, and the menu of the card.
fn findings(ui: &mut Ui, cx: &Cx<'_>, slot: &Slot, present: bool, found: &[(usize, &Finding)]) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(theme::BUTTON);
        let first = found.first();
        match first {
            Some((_, finding)) => {
                let (colour, _) = widgets::severity_colours(t, finding.severity);
                widgets::icon(ui, widgets::severity_icon(finding.severity), theme::ICON, colour);
            }
            None if present => drop(widgets::icon(ui, icons::CIRCLE_CHECK, theme::ICON, t.success)),
            None => {}
        }
        widgets::right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_XS;
            menu(ui, cx, slot, present, found);
            if let Some((index, finding)) = first
                && finding.fix.is_some()
            {
                let fix = Button::new(&cx.tr("finding-fix-ask")).small().soft().ui(ui);
                if fix.clicked() {
                    cx.send(Command::Fix(*index));
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| match first {
                Some((index, finding)) => {
                    let (colour, _) = widgets::severity_colours(t, finding.severity);
                    let more = if found.len() > 1 { format!(" (+{})", found.len() - 1) } else { String::new() };
                    let name = format!("{}{more}", cx.lang.rule_name(finding.rule));
                    let text = RichText::new(name).size(theme::SMALL).color(colour);
                    let label = egui::Label::new(text).truncate().selectable(false).sense(Sense::click());
                    if ui.add(label).on_hover_text(cx.lang.title(finding)).clicked() {
                        cx.send(Command::Select(*index));
                    }
                }
                None if present => drop(ui.label(RichText::new(cx.tr("images-no-findings")).size(theme::SMALL).color(t.text))),
                None => {}
            });
        });
    });
}

fn menu(ui: &mut Ui, cx: &Cx<'_>, slot: &Slot, present: bool, found: &[(usize, &Finding)]) {
    let Ok(path) = RelPath::new(&slot.path()) else { return };
    let more = widgets::icon_button(ui, icons::ELLIPSIS, &cx.lang.with("images-more", &[("file", slot.file.into())]));
    egui::Popup::menu(&more).show(|ui| {
        if widgets::menu_item(ui, false, &cx.tr("images-replace")) {
            cx.send(Command::ReplacePicture(path.clone()));
        }
        if present && widgets::menu_item(ui, false, &cx.tr("images-delete")) {
            cx.send(Command::DeleteFile(path.clone()));
        }
        for (_, finding) in found {
            let text = cx.lang.with("images-why", &[("rule", cx.lang.rule_name(finding.rule).into())]);
            if widgets::menu_item(ui, false, &text) {
                cx.send(Command::ShowRule(finding.rule.id.to_owned()));
            }
        }
    });
}

/// A picture on its ground, at the chosen zoom; what is wrong with it, if it can't be shown.
fn picture(ui: &mut Ui, stage: &Stage<'_, '_>, body: &FileBody, rect: Rect, slot: Option<&Slot>, textures: &mut Textures) {
    let t = tokens(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    stage.ground.paint(ui, &painter, rect);
    let Some(texture) = textures.get(ui, stage.open, body) else {
        let fault = known(stage.open, body).and_then(|picture| picture.fault.as_ref());
        return broken(ui, stage.cx, rect, body.as_blob().is_none(), fault);
    };
    let room = rect.shrink(12.0);
    let wanted = slot.map(|slot| vec2(slot.width as f32, slot.height as f32));
    let whole = wanted.map_or(texture.size, |wanted| texture.size.max(wanted));
    let scale = match stage.zoom {
        Zoom::Fit => (room.width() / whole.x).min(room.height() / whole.y).min(1.0),
        Zoom::Full => 1.0,
        Zoom::Double => 2.0,
    };
    let at = Rect::from_center_size(rect.center(), texture.size * scale);
    painter.image(texture.handle.id(), at, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), picture_tint());
    if let Some(wanted) = wanted {
        let outline = Rect::from_center_size(rect.center(), wanted * scale);
        if texture.size == wanted {
            painter.rect_stroke(outline, 0.0, Stroke::new(theme::LINE, t.border), egui::StrokeKind::Outside);
        } else {
            dashed_in(&painter, outline, t.error);
        }
    }
    let percent = format!("{:.0} %", scale * 100.0);
    let galley = painter.layout_no_wrap(percent, egui::FontId::proportional(11.0), t.muted);
    let tag = Rect::from_min_size(rect.max - galley.size() - vec2(14.0, 10.0), galley.size() + vec2(10.0, 4.0));
    painter.rect(tag, 3.0, t.surface, Stroke::new(theme::LINE, t.border), egui::StrokeKind::Inside);
    painter.galley(tag.min + vec2(5.0, 2.0), galley, t.muted);
}

/// No tint: the picture as it is.
fn picture_tint() -> egui::Color32 {
    egui::Color32::WHITE
}

fn dashed_in(painter: &egui::Painter, rect: Rect, colour: egui::Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, colour), 4.0, 3.0));
}

fn broken(ui: &mut Ui, cx: &Cx<'_>, stage: Rect, is_text: bool, fault: Option<&Fault>) {
    let t = tokens(ui);
    let words = match fault {
        Some(Fault::Empty) => cx.tr("images-fault-empty"),
        Some(Fault::NotAPicture) => cx.tr("images-fault-not-a-picture"),
        Some(Fault::TooManyPixels) => cx.tr("images-fault-too-many"),
        Some(Fault::Damaged(reason)) => cx.lang.with("images-fault-damaged", &[("reason", reason.into())]),
        None if is_text => cx.tr("images-fault-not-a-picture"),
        None => cx.tr("images-loading"),
    };
    ui.painter().rect_filled(stage, 0.0, t.surface);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(stage.shrink(16.0)).layout(egui::Layout::top_down(egui::Align::Center)));
    inner.add_space(20.0);
    widgets::icon(&mut inner, icons::IMAGE_OFF, 24.0, t.error);
    inner.add(egui::Label::new(RichText::new(words).size(theme::SMALL).color(t.error)).wrap());
}

fn empty(ui: &mut Ui, cx: &Cx<'_>, stage: Rect, slot: &Slot) {
    let t = tokens(ui);
    let room = stage.shrink(16.0);
    let scale = (room.width() / slot.width as f32).min(room.height() / slot.height as f32).min(1.0);
    // Of the slot's shape, but never too small for its words.
    let size = (vec2(slot.width as f32, slot.height as f32) * scale).max(vec2(136.0, 76.0));
    let rect = Rect::from_center_size(stage.center(), size).intersect(room);
    let Ok(path) = RelPath::new(&slot.path()) else { return };
    let response = ui.interact(rect, ui.scope_id().with(slot.file), Sense::click());
    let name = cx.lang.with("images-choose", &[("file", slot.file.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    dashed(ui, rect, if response.hovered() { t.accent } else { t.border_strong });
    let centre = rect.center();
    icons::IMAGE_PLUS.image(20.0, t.muted).paint_at(ui, Rect::from_center_size(centre - vec2(0.0, 10.0), vec2(20.0, 20.0)));
    ui.painter().text(
        centre + vec2(0.0, 14.0),
        egui::Align2::CENTER_CENTER,
        cx.tr("images-drop"),
        egui::FontId::proportional(theme::SMALL),
        t.muted,
    );
    if widgets::focus_ring(ui, response.on_hover_text(&name)).clicked() {
        cx.send(Command::ReplacePicture(path));
    }
}

/// Takes a picture that is dropped on `rect` for the file `path`.
fn drop_target(ui: &Ui, cx: &Cx<'_>, rect: Rect, path: &str) {
    let over = ui.input(|input| input.pointer.latest_pos().is_some_and(|at| rect.contains(at)));
    if !over {
        return;
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(theme::RADIUS_CARD),
            Stroke::new(2.0, tokens(ui).accent),
            egui::StrokeKind::Inside,
        );
    }
    let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let (Some(source), Ok(target)) = (dropped, RelPath::new(path)) {
        cx.send(Command::TakePicture { target, source });
    }
}

/// Pictures that are in no slot.
fn others(ui: &mut Ui, stage: &Stage<'_, '_>, textures: &mut Textures) {
    let Stage { cx, open, .. } = *stage;
    let t = tokens(ui);
    let widget = open.project.widget();
    let pictures: Vec<(&RelPath, &FileBody)> =
        widget.files().filter(|(path, _)| crate::app::is_picture_name(path) && Slot::of(path.as_str()).is_none()).collect();
    if pictures.is_empty() {
        return;
    }
    ui.add_space(theme::SPACE_S);
    widgets::title(ui, &cx.tr("images-others"));
    ui.horizontal_wrapped(|ui| {
        for (path, body) in pictures {
            let (rect, response) = ui.allocate_exact_size(vec2(160.0, 138.0), Sense::hover());
            let worst = findings_of(open, path.as_str()).iter().map(|(_, finding)| finding.severity).min();
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, path.as_str()));
            let above = Rect::from_min_size(rect.min, vec2(160.0, 90.0));
            picture(ui, stage, body, above.shrink(1.0), None, textures);
            let edge = worst.map_or(t.border, |severity| widgets::severity_colours(t, severity).0);
            ui.painter().rect_stroke(above, CornerRadius::same(theme::RADIUS), Stroke::new(theme::LINE, edge), egui::StrokeKind::Inside);
            let size = known(open, body).and_then(|picture| picture.size);
            let facts = size.map_or(String::new(), |(width, height)| format!("{width}×{height} · ")) + &cx.lang.size(body.len());
            let below = Rect::from_min_max(pos2(rect.left(), above.bottom() + 4.0), rect.max);
            let layout = egui::Layout::top_down(egui::Align::Min);
            let mut words = ui.new_child(UiBuilder::new().id_salt(path).max_rect(below).layout(layout));
            words.spacing_mut().item_spacing.y = 0.0;
            words.add(egui::Label::new(RichText::new(path.as_str()).font(theme::code(11.0)).color(t.text)).truncate());
            words.label(RichText::new(facts).size(11.0).color(t.muted));
            drop_target(ui, cx, rect, path.as_str());
        }
    });
}
