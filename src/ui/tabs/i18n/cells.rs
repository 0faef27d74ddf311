//! What stands in a cell: the text with its marks made plain, or what there is instead of one.

use std::borrow::Cow;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::rows::{self, PADDING};
use super::{GridCx, steps};
use crate::crm::i18n::placeholders;
use crate::crm::i18n::placeholders::MarkKind;
use crate::crm::i18n::usage::Usage;
use crate::formats::json::Kind;
use crate::model::widget::MANIFEST;
use crate::services::texts::exchange::key;
use crate::services::texts::grid::{Cell, Content, Row, is_hidden};
use crate::services::texts::pseudo::pseudo;
use crate::ui::kit::icons;
use crate::ui::kit::tokens::{self, Tokens, tokens};

/// Side of the corner of a changed cell.
const CORNER: f32 = 8.0;
/// Width that is left free for what repairs a cell.
const ACTION: f32 = 90.0;
/// Least width of words beside that.
const LEAST: f32 = 40.0;
/// Size of the letters of invisible signs.
const SIGN: f32 = 10.0;
/// Beginning of the words of usage, from their icon.
const USAGE_X: f32 = 22.0;
/// Size of the letters of a mark.
const MARK: f32 = 10.5;
/// Height of a mark.
const MARK_HEIGHT: f32 = 18.0;
/// Corners of a mark.
const MARK_RADIUS: u8 = 5;

/// Most bytes of a text that are laid out in a cell.
const MOST_SHOWN: usize = 600;
/// Most letters of a text in a cell's accessible name.
const MOST_SAID: usize = 80;

/// Draws what stands in a cell of `row`.
pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row, column: usize, rect: Rect, is_pseudo: bool) {
    let t = tokens(ui);
    let Some(cell) = row.cells.get(column) else { return };
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    match cell.content {
        Content::Missing if row.is_section => {}
        Content::Missing => missing(ui, gcx, row, column, rect),
        Content::Unreadable => {}
        Content::Section if row.is_section => {}
        Content::Section => odd(ui, gcx, row, column, rect, &gcx.cx.tr("texts-section-here")),
        Content::Other(kind) => odd(ui, gcx, row, column, rect, &other(gcx, row, column, kind)),
        Content::Empty => {
            painter.rect_filled(rect.shrink(0.5), CornerRadius::ZERO, t.warning_soft);
            word(&painter, rect, &gcx.cx.tr("texts-empty"), t.warning);
        }
        // A text where the base has a section.
        _ if row.is_section => odd(ui, gcx, row, column, rect, &gcx.cx.tr("texts-text-here")),
        Content::Text | Content::ToDo => text(ui, gcx, row, column, cell, rect, is_pseudo),
    }
    if cell.is_changed {
        let corner = rect.right_top();
        let triangle = vec![corner, corner + vec2(0.0, CORNER), corner + vec2(-CORNER, 0.0)];
        painter.add(egui::Shape::convex_polygon(triangle, t.accent, Stroke::NONE));
    }
    if cell.is_same || cell.is_duplicate {
        let (icon, colour) = if cell.is_duplicate { (icons::FILES, t.warning) } else { (icons::EQUAL, t.faint) };
        let at = Rect::from_center_size(
            pos2(rect.right() - tokens::SPACE_L, rect.top() + rows::ROW / 2.0),
            vec2(tokens::ICON_SMALL, tokens::ICON_SMALL),
        );
        painter.rect_filled(at.expand(3.0), CornerRadius::ZERO, t.surface);
        icon.image(tokens::ICON_SMALL, colour).paint_at(ui, at);
    }
}

fn text(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row, column: usize, cell: &Cell, rect: Rect, is_pseudo: bool) {
    let t = tokens(ui);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let content = start_of(gcx.grid.text(&row.key, column).unwrap_or_default());
    let content = if is_pseudo { pseudo(content).into() } else { Cow::Borrowed(content) };
    let wrong: &[String] = cell.mismatch.as_ref().map_or(&[], |mismatch| &mismatch.added);
    let lines = rows::fitting(rect.height(), cell.mismatch.is_some());
    let colour = if cell.content == Content::ToDo { t.warning } else { t.text };
    // The sign at the right edge stands beside the text, not on it.
    let sign = if cell.is_same || cell.is_duplicate { tokens::SPACE_L } else { 0.0 };
    let galley = painter.layout_job(job(&content, t, colour, wrong, rect.width() - 2.0 * PADDING - sign, lines));
    let remark = if cell.mismatch.is_some() { rows::LINE } else { 0.0 };
    let y = rect.top() + ((rect.height() - remark - galley.size().y) / 2.0).max(2.0);
    painter.galley(pos2(rect.left() + PADDING, y), galley, colour);
    if let Some(mismatch) = &cell.mismatch {
        let (id, names) =
            if mismatch.lost.is_empty() { ("texts-added-marks", &mismatch.added) } else { ("texts-lost-marks", &mismatch.lost) };
        let said = gcx.cx.lang.with(id, &[("marks", names.join(", ").into())]);
        let at = pos2(rect.left() + PADDING, rect.bottom() - rows::LINE - 3.0);
        icons::CIRCLE_ALERT
            .image(tokens::ICON_TINY, t.error)
            .paint_at(ui, Rect::from_min_size(at + vec2(0.0, 2.0), vec2(tokens::ICON_TINY, tokens::ICON_TINY)));
        let mut job = LayoutJob::simple_singleline(said, FontId::proportional(tokens::SMALL), t.error);
        job.wrap = TextWrapping::truncate_at_width(rect.width() - 2.0 * PADDING - tokens::SPACE_L);
        painter.galley(at + vec2(tokens::SPACE_L, 0.0), painter.layout_job(job), t.error);
    }
}

/// A missing text, with the way to take the base's.
fn missing(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row, column: usize, rect: Rect) {
    let t = tokens(ui);
    ui.painter().rect_filled(rect.shrink(0.5), CornerRadius::ZERO, t.error_soft);
    let said = word(ui.painter(), rect, &gcx.cx.tr("texts-missing"), t.error);
    let Some(code) = gcx.grid.columns.get(column).map(|column| &column.code) else { return };
    let can_fill = column != gcx.grid.base && gcx.grid.text(&row.key, gcx.grid.base).is_some();
    if can_fill && action(ui, rect, said, &gcx.cx.tr("texts-fill"), &format!("{} {code} {}", gcx.cx.tr("texts-fill"), row.key)) {
        steps::fill(gcx, code, &[&row.key]);
    }
}

/// Something that should be of another shape, with the way to repair it.
fn odd(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row, column: usize, rect: Rect, said: &str) {
    let t = tokens(ui);
    ui.painter().rect_filled(rect.shrink(0.5), CornerRadius::ZERO, t.warning_soft);
    let mut job = LayoutJob::simple_singleline(said.to_owned(), tokens::code(tokens::SMALL), t.warning);
    job.wrap = TextWrapping::truncate_at_width((rect.width() - ACTION).max(LEAST));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + PADDING, rect.center().y - galley.size().y / 2.0), galley.clone(), t.warning);
    let differs = row.cells.get(column).is_some_and(|cell| (cell.content == Content::Section) != row.is_section);
    if differs && action(ui, rect, galley.size().x, &gcx.cx.tr("texts-repair"), &format!("{} {}", gcx.cx.tr("texts-repair"), row.key)) {
        steps::repair_shape(gcx, row);
    }
}

/// What is neither text nor section, as it is spelled.
fn other(gcx: &GridCx<'_, '_>, row: &Row, column: usize, kind: Kind) -> String {
    let spelled = gcx.grid.columns.get(column).and_then(|of| {
        let range = gcx.grid.node(&row.key, column)?.range.clone();
        gcx.grid.widget.text(&of.path)?.as_str().get(range)
    });
    let cut: String = spelled.unwrap_or_default().chars().take(MOST_SAID).collect();
    if kind == Kind::Array { cut.split_whitespace().collect::<Vec<_>>().join(" ") } else { cut }
}

/// Words at the left of a cell. Returns their width.
fn word(painter: &Painter, rect: Rect, text: &str, colour: Color32) -> f32 {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(tokens::BODY), colour);
    let width = galley.size().x;
    painter.galley(pos2(rect.left() + PADDING, rect.center().y - galley.size().y / 2.0), galley, colour);
    width
}

/// A word at the right of a cell that does something, if there is room beside the words of that width at the left.
fn action(ui: &mut Ui, rect: Rect, beside: f32, text: &str, name: &str) -> bool {
    let colour = tokens(ui).accent_text;
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(tokens::BODY), colour);
    let at = pos2(rect.right() - PADDING - galley.size().x, rect.center().y - galley.size().y / 2.0);
    let place = Rect::from_min_size(at, galley.size());
    let room = rect.width() > galley.size().x + beside + 2.0 * PADDING + tokens::SPACE_S;
    let response = ui.interact(place, ui.scope_id().with(name), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if room {
        ui.painter().galley(at, galley, colour);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() && room
}

/// The accessible name of a cell: its locale, its key and what stands in it.
pub fn name(gcx: &GridCx<'_, '_>, row: &Row, column: usize) -> String {
    let code = gcx.grid.columns.get(column).map_or("", |column| &column.code);
    let content = row.cells.get(column).map(|cell| cell.content).unwrap_or_default();
    let said = match content {
        Content::Text | Content::ToDo => gcx.grid.text(&row.key, column).unwrap_or_default().chars().take(MOST_SAID).collect(),
        Content::Empty => gcx.cx.tr("texts-empty"),
        Content::Missing => gcx.cx.tr("texts-missing"),
        Content::Section => gcx.cx.tr("texts-section-here"),
        Content::Other(kind) => other(gcx, row, column, kind),
        Content::Unreadable => gcx.cx.tr("texts-unreadable"),
    };
    format!("{code} {}: {said}", key::of(&row.key))
}

/// As much of a text as a cell can show.
fn start_of(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_SHOWN)).unwrap_or(text)
}

/// A text laid out with its marks made plain: placeholders, tags of HTML, invisible signs. Those in `wrong` are
/// underlined.
pub fn job(text: &str, t: &Tokens, colour: Color32, wrong: &[String], width: f32, lines: usize) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping { max_width: width, max_rows: lines, ..TextWrapping::default() }, ..LayoutJob::default() };
    let plain = TextFormat { font_id: FontId::proportional(tokens::BODY), color: colour, valign: Align::Center, ..TextFormat::default() };
    let mut at = 0;
    for mark in placeholders::marks(text).into_iter().filter(|mark| mark.kind != MarkKind::Entity) {
        if mark.range.start < at {
            continue;
        }
        words(&mut job, text.get(at..mark.range.start).unwrap_or_default(), &plain, t);
        let is_wrong = wrong.contains(&mark.name);
        let (colour, ground) = match (is_wrong, mark.kind) {
            (true, _) => (t.error, t.error_soft),
            (false, MarkKind::Html) => (t.muted, t.sunken),
            (false, _) => (t.accent_text, t.accent_soft),
        };
        let underline = if is_wrong { Stroke::new(1.0, t.error) } else { Stroke::NONE };
        let format = TextFormat {
            font_id: tokens::code(tokens::SMALL),
            color: colour,
            background: ground,
            underline,
            valign: Align::Center,
            ..TextFormat::default()
        };
        job.append(text.get(mark.range.clone()).unwrap_or_default(), 0.0, format);
        at = mark.range.end;
    }
    words(&mut job, text.get(at..).unwrap_or_default(), &plain, t);
    job
}

/// Words with invisible signs spelled out.
fn words(job: &mut LayoutJob, text: &str, plain: &TextFormat, t: &Tokens) {
    let is_odd = |c: char| is_hidden(c) || c.is_control() && c != '\n';
    let mut rest = text;
    while let Some((at, sign)) = rest.char_indices().find(|(_, c)| is_odd(*c)) {
        job.append(rest.get(..at).unwrap_or_default(), 0.0, plain.clone());
        let format = TextFormat {
            font_id: tokens::code(SIGN),
            color: t.warning,
            background: t.warning_soft,
            valign: Align::Center,
            ..TextFormat::default()
        };
        job.append(&format!("U+{:04X}", sign as u32), 0.0, format);
        rest = rest.get(at + sign.len_utf8()..).unwrap_or_default();
    }
    job.append(rest, 0.0, plain.clone());
}

/// How a key is used, at the end of its row.
pub fn usage(ui: &Ui, gcx: &GridCx<'_, '_>, row: &Row, at: Pos2) {
    let t = tokens(ui);
    let places = gcx.grid.uses.of(&row.key);
    let (manifest, script) = (places.iter().any(|place| place.file == MANIFEST), places.iter().any(|place| place.file != MANIFEST));
    let (icon, id) = match (row.usage, manifest, script) {
        (Usage::Unused, ..) => (icons::CIRCLE_OFF, "texts-unused"),
        (Usage::Undeterminable, ..) => (icons::CIRCLE_HELP, "texts-unclear"),
        (_, true, true) => (icons::FILES, "texts-in-both"),
        (_, true, false) => (icons::FILE_JSON, "texts-in-manifest"),
        _ => (icons::FILE_CODE, "texts-in-script"),
    };
    icon.image(tokens::ICON_SMALL, t.muted)
        .paint_at(ui, Rect::from_center_size(at + vec2(tokens::ICON_SMALL / 2.0, 0.0), vec2(tokens::ICON_SMALL, tokens::ICON_SMALL)));
    let galley = ui.painter().layout_no_wrap(gcx.cx.tr(id), FontId::proportional(tokens::SMALL), t.muted);
    ui.painter().galley(at + vec2(USAGE_X, -galley.size().y / 2.0), galley, t.muted);
}

/// Whether a cell can be typed into: what isn't a text may be replaced by one, except lists and sections.
pub fn is_editable(row: &Row, column: usize) -> bool {
    let content = row.cells.get(column).map(|cell| cell.content);
    !row.is_section
        && matches!(
            content,
            Some(
                Content::Text | Content::ToDo | Content::Empty | Content::Missing | Content::Other(Kind::Number | Kind::Bool | Kind::Null)
            )
        )
}

/// The mark of a row in the column of keys: the worst of its cells.
pub fn dot(row: &Row, t: &Tokens) -> Option<Color32> {
    let is = |wanted: fn(&Cell) -> bool| row.cells.iter().any(wanted);
    if is(|cell| cell.mismatch.is_some() || cell.content == Content::Missing) && !row.is_section {
        return Some(t.error);
    }
    let odd = is(|cell| matches!(cell.content, Content::Empty | Content::ToDo | Content::Other(_)) || cell.is_duplicate || cell.has_hidden);
    let mixed = row.cells.iter().any(|cell| {
        (cell.content == Content::Section) != row.is_section && !matches!(cell.content, Content::Missing | Content::Unreadable)
    });
    (odd || mixed).then_some(t.warning_mark)
}

/// A small label on a ground, painted.
pub fn tag(ui: &Ui, left_centre: Pos2, text: &str, colour: Color32, ground: Color32) -> f32 {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(MARK), colour);
    let rect = Rect::from_min_size(left_centre - vec2(0.0, MARK_HEIGHT / 2.0), vec2(galley.size().x + tokens::INSET, MARK_HEIGHT));
    ui.painter().rect_filled(rect, CornerRadius::same(MARK_RADIUS), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    rect.width()
}

/// A language's own name.
pub fn language(code: &str) -> &'static str {
    match code {
        "ru" => "Русский",
        "en" => "English",
        "es" => "Español",
        "pt" => "Português",
        "tr" => "Türkçe",
        "id" => "Indonesia",
        _ => "",
    }
}
