//! Slides of the tour by locale, and all other pictures, each with what names it in the manifest.

use std::collections::BTreeMap;

use egui::{CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use serde_json::Value;

use super::canvas::{self, Canvas, known};
use super::menu;
use crate::app::core::intent::Intent;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::editing::EditingCommand;
use crate::app::features::images::{ImagesCommand, Target};
use crate::crm::images::{Slot, TOUR_SIZE};
use crate::formats::json::{Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::Revision;
use crate::model::widget::MANIFEST;
use crate::services::logos::uses;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, dashed, icons};
use crate::ui::{Cx, findings};

/// Height of the head.
const HEAD: f32 = 24.0;
/// Middle of the icon of a missing picture, above the middle of its place.
const FAULT_ICON: f32 = 10.0;
/// Middle of its words, below that.
const FAULT_WORDS: f32 = 14.0;

/// Where the slides are listed.
const SLIDES: &str = "/tour/tour_images";
/// Most slides that a tour has (`docs/PLATFORM.md` 1.4).
const MOST: usize = 5;
/// Size of a picture here, and of the words below it.
const THUMB: egui::Vec2 = vec2(148.0, 77.0);
const WORDS: f32 = 50.0;

/// What is shown of the pictures that are no logos.
#[derive(Default)]
pub struct View {
    /// The locale whose slides are shown.
    locale: Option<String>,
    /// What names each picture, worked out once for each state of the widget.
    uses: Option<(Revision, Uses)>,
}

/// What names the pictures of a widget.
#[derive(Default)]
struct Uses {
    /// Pointers of the manifest by path.
    named: BTreeMap<String, Vec<String>>,
    /// Pictures that nothing names.
    unnamed: Vec<RelPath>,
}

pub fn ui(ui: &mut Ui, canvas: &Canvas<'_, '_>, view: &mut View, textures: &mut Textures) {
    let View { locale, uses } = view;
    let revision = canvas.open.project.revision();
    if uses.as_ref().is_none_or(|(of, _)| *of != revision) {
        let widget = canvas.open.project.widget();
        let files: Vec<(&RelPath, &FileBody)> = widget.files().collect();
        let unnamed = uses::unnamed(&files).into_iter().cloned().collect();
        *uses = Some((revision, Uses { named: uses::named(widget), unnamed }));
    }
    let Some((_, uses)) = uses else { return };
    slides(ui, canvas, locale, textures);
    others(ui, canvas, uses, textures);
}

fn slides(ui: &mut Ui, canvas: &Canvas<'_, '_>, locale: &mut Option<String>, textures: &mut Textures) {
    let Canvas { cx, open, .. } = *canvas;
    let lists = open.project.widget().manifest(SLIDES).map_or(&[][..], Node::members);
    let lists: Vec<_> = lists.iter().filter(|list| list.node.kind() == Kind::Array && !list.key.starts_with('_')).collect();
    let chosen = lists.iter().find(|list| Some(&list.key) == locale.as_ref()).or(lists.first());
    ui.add_space(tokens::SPACE_XS);
    ui.horizontal(|ui| {
        ui.set_height(tokens::BUTTON);
        kit::title(ui, &cx.tr("images-tour"));
        ui.label(RichText::new(format!("{}×{}", TOUR_SIZE.0, TOUR_SIZE.1)).color(tokens(ui).muted));
        kit::right(ui, |ui| {
            let choices: Vec<_> = lists.iter().map(|list| (list.key.as_str(), None, list.key.as_str(), true)).collect();
            let current = chosen.map_or("", |list| list.key.as_str());
            if choices.len() > 1
                && let Some(code) = kit::segmented(ui, current, &choices)
            {
                *locale = Some(code.to_owned());
            }
        });
    });
    let Some(list) = chosen else {
        kit::muted(ui, &cx.tr("images-tour-none"));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let at = pointer::join(SLIDES, &list.key);
        let items = list.node.items();
        for (index, item) in items.iter().enumerate() {
            let path = item.as_str().and_then(uses::path_in).unwrap_or_default();
            let key = format!("tour_images.{}[{index}]", list.key);
            match open.project.widget().entry(path) {
                Some((path, body)) => tile(ui, canvas, &Tile { path, body, facts: &key, is_slide: true, is_unused: false }, textures),
                None => missing(ui, canvas, path, &key),
            }
        }
        if items.len() < MOST {
            add(ui, cx, open, &at, &list.key, items);
        }
    });
}

/// A picture with its name and facts.
struct Tile<'t> {
    path: &'t RelPath,
    body: &'t FileBody,
    facts: &'t str,
    is_slide: bool,
    is_unused: bool,
}

fn tile(ui: &mut Ui, canvas: &Canvas<'_, '_>, tile: &Tile<'_>, textures: &mut Textures) {
    let Canvas { cx, open, .. } = *canvas;
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(THUMB + vec2(0.0, WORDS), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tile.path.as_str()));
    let found = findings::in_file(open, tile.path.as_str());
    let size = known(&cx.app.images, tile.body).and_then(|picture| picture.size);
    let is_wrong = tile.is_slide && size.is_some_and(|size| size != TOUR_SIZE);
    let above = Rect::from_min_size(rect.min, THUMB);
    let shown = Canvas { marks: false, zoom: canvas::Zoom::Fit, ..*canvas };
    canvas::picture(ui, &shown, tile.body, above.shrink(1.0), None, textures);
    let worst = found.iter().map(|finding| finding.severity).min();
    let edge = worst.map_or(t.border, |severity| kit::severity_colours(t, severity).0);
    ui.painter().rect_stroke(above, CornerRadius::same(tokens::RADIUS), Stroke::new(tokens::LINE, edge), StrokeKind::Inside);
    let mut words = canvas::below(ui, &format!("{}{}", tile.path, tile.facts), canvas::under(rect, THUMB.y + tokens::SPACE_XS));
    words.spacing_mut().item_spacing.y = 0.0;
    words.horizontal(|ui| {
        ui.set_height(HEAD);
        kit::right(ui, |ui| {
            menu::of_other(ui, cx, open, tile.path, tile.body, tile.is_slide, &found);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = RichText::new(tile.path.name()).font(tokens::code(tokens::TINY)).color(t.text);
                ui.add(egui::Label::new(name).truncate()).on_hover_text(tile.path.as_str());
            });
        });
    });
    let measured = size.map_or(String::new(), |(width, height)| format!("{width}×{height} · "));
    let (facts, colour) = if tile.is_unused {
        (cx.tr("images-not-used"), t.warning)
    } else if is_wrong {
        (format!("{measured}{}", tile.facts), t.error)
    } else {
        (tile.facts.to_owned(), t.muted)
    };
    let label = egui::Label::new(RichText::new(&facts).size(tokens::TINY).color(colour)).truncate();
    words.add(label).on_hover_text(format!("{facts}\n{measured}{}", cx.lang.size(tile.body.len())));
    canvas::drop_target(ui, cx, rect, tile.path.as_str());
}

/// A slide that is listed but isn't there: it can be made.
fn missing(ui: &mut Ui, canvas: &Canvas<'_, '_>, path: &str, key: &str) {
    let cx = canvas.cx;
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(THUMB + vec2(0.0, WORDS), Sense::hover());
    let above = Rect::from_min_size(rect.min, THUMB);
    let response = ui.interact(above, ui.scope_id().with(("missing", key)), Sense::click());
    let name = cx.lang.with("images-make-one", &[("file", path.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    dashed(ui, above, t.error);
    icons::IMAGE_OFF
        .image(tokens::ICON_MEDIUM, t.error)
        .paint_at(ui, Rect::from_center_size(above.center() - vec2(0.0, FAULT_ICON), vec2(tokens::ICON_MEDIUM, tokens::ICON_MEDIUM)));
    let font = egui::FontId::proportional(tokens::SMALL);
    ui.painter().text(above.center() + vec2(0.0, FAULT_WORDS), egui::Align2::CENTER_CENTER, cx.tr("images-no-file"), font, t.error);
    let mut words = canvas::below(ui, key, canvas::under(rect, THUMB.y + tokens::SPACE_S));
    let short = path.rsplit('/').next().unwrap_or(path);
    words.add(egui::Label::new(RichText::new(short).font(tokens::code(tokens::TINY)).color(t.error)).truncate());
    words.add(egui::Label::new(RichText::new(key).size(tokens::TINY).color(t.muted)).truncate());
    if kit::focus_ring(ui, response.on_hover_text(&name)).clicked()
        && let Ok(path) = RelPath::new(path)
    {
        cx.send(ImagesCommand::Open { targets: vec![Target { path, size: TOUR_SIZE }], from: None });
    }
    canvas::drop_target(ui, cx, above, path);
}

/// Lists one more slide, of a name that is free, and makes it.
fn add(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, at: &str, code: &str, items: &[Node]) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(THUMB + vec2(0.0, WORDS), Sense::hover());
    let above = Rect::from_min_size(rect.min, THUMB);
    let response = ui.interact(above, ui.scope_id().with("add-slide"), Sense::click());
    let name = cx.lang.with("images-tour-add", &[("code", code.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    dashed(ui, above, if response.hovered() { t.accent } else { t.border_strong });
    icons::PLUS
        .image(tokens::ICON_MEDIUM, t.muted)
        .paint_at(ui, Rect::from_center_size(above.center(), vec2(tokens::ICON_MEDIUM, tokens::ICON_MEDIUM)));
    let mut words = canvas::below(ui, "add-slide", canvas::under(rect, THUMB.y + tokens::SPACE_S));
    words.label(RichText::new(cx.lang.with("images-tour-most", &[("count", MOST.into())])).size(tokens::TINY).color(t.muted));
    if kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
        let widget = open.project.widget();
        let free = (1..).map(|number| format!("images/tour_{code}_{number}.png"));
        let is_listed = |path: &str| items.iter().any(|item| item.as_str().and_then(uses::path_in) == Some(path));
        let free = free.into_iter().find(|path| !widget.contains(path) && !is_listed(path));
        let Some(path) = free.and_then(|path| RelPath::new(&path).ok()) else { return };
        let pointer = pointer::join(at, &items.len().to_string());
        let value = Value::from(format!("/{path}"));
        cx.edit(open, Intent::set(MANIFEST, &pointer, value));
        cx.send(EditingCommand::EndTyping);
        cx.send(ImagesCommand::Open { targets: vec![Target { path, size: TOUR_SIZE }], from: None });
    }
}

/// Pictures that are neither logos nor slides.
fn others(ui: &mut Ui, canvas: &Canvas<'_, '_>, uses: &Uses, textures: &mut Textures) {
    let Canvas { cx, open, .. } = *canvas;
    let is_slide = |path: &RelPath| uses.named.get(path.as_str()).is_some_and(|named| named.iter().all(|at| at.starts_with(SLIDES)));
    let files = open.project.widget().files();
    let pictures: Vec<(&RelPath, &FileBody)> = files
        .filter(|(path, _)| crate::app::features::images::is_picture_name(path) && Slot::of(path.as_str()).is_none() && !is_slide(path))
        .collect();
    if pictures.is_empty() {
        return;
    }
    ui.add_space(tokens::SPACE_XS);
    kit::title(ui, &cx.tr("images-others"));
    ui.horizontal_wrapped(|ui| {
        for (path, body) in pictures {
            let named = uses.named.get(path.as_str()).map(|named| named.join(", "));
            let is_unused = named.is_none() && uses.unnamed.contains(path);
            let facts = named.unwrap_or_else(|| path.folder().to_owned());
            tile(ui, canvas, &Tile { path, body, facts: &facts, is_slide: false, is_unused }, textures);
        }
    });
}
