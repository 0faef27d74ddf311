//! Draws a picture of the widget on its ground, at the chosen zoom, with its drawing marked; takes pictures that are dropped there.

use egui::{CornerRadius, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::images::Images;
use crate::app::features::images::ImagesCommand;
use crate::formats::path::RelPath;
use crate::formats::picture::measures::Ink;
use crate::formats::picture::{Fault, Picture};
use crate::model::document::FileBody;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Textures};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// The whole in percent.
const PERCENT: f32 = 100.0;
/// Between the dashes of a middle line.
const MIDDLE_GAP: f32 = 4.0;
/// Where the tag is, from the right lower corner.
const TAG_AT: Vec2 = vec2(14.0, 10.0);
/// Both sides of a tag's words together.
const TAG_PADDING: Vec2 = vec2(10.0, 4.0);
/// Half the height of what is said of a fault.
const FAULT_TOP: f32 = 50.0;
/// Side of its icon.
const FAULT_ICON: f32 = 24.0;

/// How pictures are drawn, and of which widget.
pub struct Canvas<'a, 'c> {
    pub cx: &'a Cx<'c>,
    pub open: &'a OpenWidget,
    pub ground: Ground,
    pub zoom: Zoom,
    /// Whether the drawing is marked within its picture.
    pub marks: bool,
}

/// How large pictures are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Zoom {
    Fit,
    Full,
    Double,
}

/// What is known of a picture; `None` until it is decoded, which no frame waits for.
pub fn known<'o>(images: &Images, body: &'o FileBody) -> Option<&'o Picture> {
    let blob = body.as_blob()?;
    images.pictures.contains_key(&body.identity()).then(|| blob.picture())
}

/// A picture on its ground; what is wrong with it, if it can't be shown. `wanted` is the size that it should have.
pub fn picture(ui: &mut Ui, canvas: &Canvas<'_, '_>, body: &FileBody, rect: Rect, wanted: Option<(u32, u32)>, textures: &mut Textures) {
    let t = tokens(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    canvas.ground.paint(ui, &painter, rect);
    let info = known(&canvas.cx.app.images, body);
    let Some(texture) = textures.get(ui, &canvas.cx.app.images, body) else {
        return broken(ui, canvas.cx, rect, body.as_blob().is_none(), info.and_then(|picture| picture.fault.as_ref()));
    };
    let room = rect.shrink(tokens::SPACE_M);
    let wanted = wanted.map(|(width, height)| vec2(width as f32, height as f32));
    let whole = wanted.map_or(texture.size, |wanted| texture.size.max(wanted));
    let scale = match canvas.zoom {
        Zoom::Fit => (room.width() / whole.x).min(room.height() / whole.y).min(1.0),
        Zoom::Full => 1.0,
        Zoom::Double => 2.0,
    };
    let at = Rect::from_center_size(rect.center(), texture.size * scale);
    kit::picture::paint(&painter, texture.handle.id(), at);
    if let Some(wanted) = wanted {
        let outline = Rect::from_center_size(rect.center(), wanted * scale);
        if texture.size == wanted {
            painter.rect_stroke(outline, 0.0, Stroke::new(tokens::LINE, t.border), StrokeKind::Outside);
        } else {
            kit::dashed_thin(&painter, outline, t.error);
        }
    }
    if let Some(ink) = info.and_then(|picture| picture.measures.as_ref()?.ink).filter(|_| canvas.marks) {
        mark(&painter, at, scale, ink, t);
    }
    if wanted.is_some() {
        tag(&painter, rect, &format!("{:.0} %", scale * PERCENT), t);
    }
}

/// The box of the drawing and the middle lines of the picture.
fn mark(painter: &egui::Painter, at: Rect, scale: f32, ink: Ink, t: &tokens::Tokens) {
    let side = |value: u32| value as f32 * scale;
    let drawing = Rect::from_min_size(at.min + vec2(side(ink.left), side(ink.top)), vec2(side(ink.width), side(ink.height)));
    let thin = Stroke::new(tokens::LINE, t.accent);
    let middles = [[at.center_top(), at.center_bottom()], [at.left_center(), at.right_center()]];
    for line in middles {
        painter.extend(egui::Shape::dashed_line(&line, thin, 2.0, MIDDLE_GAP));
    }
    painter.rect_stroke(drawing, 0.0, Stroke::new(1.5, t.accent), StrokeKind::Outside);
    painter.circle_filled(drawing.center(), 2.5, t.accent);
}

fn tag(painter: &egui::Painter, rect: Rect, words: &str, t: &tokens::Tokens) {
    let galley = painter.layout_no_wrap(words.to_owned(), egui::FontId::proportional(tokens::TINY), t.muted);
    let tag = Rect::from_min_size(rect.max - galley.size() - TAG_AT, galley.size() + TAG_PADDING);
    painter.rect(tag, 3.0, t.surface, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    painter.galley(tag.min + TAG_PADDING / 2.0, galley, t.muted);
}

fn broken(ui: &mut Ui, cx: &Cx<'_>, area: Rect, is_text: bool, fault: Option<&Fault>) {
    let t = tokens(ui);
    let words = match fault {
        Some(Fault::Empty) => cx.tr("images-fault-empty"),
        Some(Fault::NotAPicture) => cx.tr("images-fault-not-a-picture"),
        Some(Fault::TooManyPixels) => cx.tr("images-fault-too-many"),
        Some(Fault::Damaged(reason)) => cx.lang.with("images-fault-damaged", &[("reason", reason.into())]),
        None if is_text => cx.tr("images-fault-not-a-picture"),
        None => cx.tr("images-loading"),
    };
    ui.painter().rect_filled(area, 0.0, t.surface);
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(area.shrink(tokens::SPACE_L)).layout(egui::Layout::top_down(egui::Align::Center)));
    inner.add_space((area.height() / 2.0 - FAULT_TOP).max(0.0));
    let is_loading = fault.is_none() && !is_text;
    let (icon, colour) = if is_loading { (icons::IMAGE, t.muted) } else { (icons::IMAGE_OFF, t.error) };
    kit::icon(&mut inner, icon, FAULT_ICON, colour);
    inner.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(colour)).wrap());
}

/// A picture that is dropped on `rect`, unless a dialog is in front. Draws a frame while one is held over it.
pub fn dropped(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Option<std::path::PathBuf> {
    let rect = rect.intersect(ui.clip_rect());
    let over = !cx.app.core.dialogs.is_open() && ui.input(|input| input.pointer.latest_pos().is_some_and(|at| rect.contains(at)));
    if !over {
        return None;
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        let frame = Stroke::new(2.0, tokens(ui).accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(tokens::RADIUS_CARD), frame, StrokeKind::Inside);
    }
    ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()))
}

/// Takes a picture that is dropped on `rect` for the file `path`.
pub fn drop_target(ui: &Ui, cx: &Cx<'_>, rect: Rect, path: &str) {
    if let (Some(source), Ok(target)) = (dropped(ui, cx, rect), RelPath::new(path)) {
        cx.send(ImagesCommand::TakePicture { target, source });
    }
}

/// Where words of a card stand.
pub fn below(ui: &mut Ui, salt: &str, rect: Rect) -> Ui {
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut words = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout));
    words.spacing_mut().item_spacing = vec2(tokens::SPACE_S, 3.0);
    words
}

/// The part of `rect` under its first `height` points.
pub fn under(rect: Rect, height: f32) -> Rect {
    Rect::from_min_max(pos2(rect.left(), rect.top() + height), rect.max)
}
