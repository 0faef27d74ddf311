//! What a change does to files: the one view of differences. Changed words are marked, long lines scroll, and where there is room the
//! old text stands beside the new one.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Frame, Id, Label, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::report::difference::{file_words, note_words};
use crate::services::diff::{DiffKind, DiffLine, FileDiff, LineKind};
use crate::text::Lang;
use crate::ui::kit::tokens::{self, tokens};

/// Height of a line.
const HEIGHT: f32 = 18.0;
/// Width of the numbers.
const NUMBERS: f32 = 56.0;
/// From this width on the old text stands beside the new one.
const ROOM: f32 = 860.0;
/// Height of the bar that scrolls long lines.
const SCROLL: f32 = 10.0;

/// Draws the differences of some files.
pub fn ui(ui: &mut Ui, lang: Lang, files: &[FileDiff]) {
    for file in files {
        one(ui, lang, file, |_| {}, |_| {});
    }
}

/// Draws the difference of one file; `before` its path and at the end of that line stands what the caller adds.
pub fn one(ui: &mut Ui, lang: Lang, file: &FileDiff, before: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = HEIGHT;
    Frame::new().fill(t.raised).inner_margin(tokens::PAD_LINE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            before(ui);
            ui.label(RichText::new(&file.path).font(tokens::code(tokens::SMALL)).color(t.text));
            ui.label(RichText::new(file_words(lang, &file.kind)).size(tokens::SMALL).color(t.muted));
            super::right(ui, end);
        });
        for note in &file.notes {
            ui.label(RichText::new(note_words(lang, *note)).size(tokens::SMALL).color(t.muted));
        }
    });
    lines(ui, lang, file);
    ui.add_space(tokens::SPACE_S);
}

/// Draws the lines of a difference, beside each other if there is room.
fn lines(ui: &mut Ui, lang: Lang, file: &FileDiff) {
    let is_whole = !matches!(file.kind, DiffKind::Changed(..));
    if ui.available_width() < ROOM || is_whole {
        let rows: Vec<Option<&DiffLine>> = file.lines.iter().map(Some).collect();
        let width = ui.available_width();
        return column(ui, lang, (&file.path, "lines"), &rows, width);
    }
    let columns = file.columns();
    let line = |at: Option<usize>| at.and_then(|at| file.lines.get(at));
    let (old, new): (Vec<_>, Vec<_>) = columns.into_iter().map(|(old, new)| (line(old), line(new))).unzip();
    let width = ui.available_width() / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        column(ui, lang, (&file.path, "old"), &old, width);
        column(ui, lang, (&file.path, "new"), &new, width);
    });
}

/// Lines below each other that scroll sideways together; those of the two columns of a file do too.
fn column(ui: &mut Ui, lang: Lang, (path, side): (&str, &str), rows: &[Option<&DiffLine>], width: f32) {
    let font = tokens::code(tokens::SMALL);
    let letter = ui.fonts_mut(|fonts| fonts.glyph_width(&font, 'm'));
    let most = rows.iter().flatten().map(|line| line.text.chars().map(room).sum::<usize>()).max().unwrap_or_default();
    let wide = (NUMBERS + (most + 2) as f32 * letter).max(width);
    let height = rows.len() as f32 * HEIGHT + if wide > width { SCROLL } else { 0.0 };
    let shared = Id::unique(("difference", path));
    let offset = ui.data(|data| data.get_temp::<f32>(shared)).unwrap_or_default();
    ui.allocate_ui(vec2(width, height), |ui| {
        let scroll = ScrollArea::horizontal().id_salt((path, side)).auto_shrink(false).horizontal_scroll_offset(offset.min(wide - width));
        let shown = scroll.show(ui, |ui| {
            let (area, _) = ui.allocate_exact_size(vec2(wide, height), Sense::hover());
            for (at, line) in rows.iter().enumerate().skip(first(area, ui.clip_rect())) {
                let top = area.top() + at as f32 * HEIGHT;
                if top > ui.clip_rect().bottom() {
                    break;
                }
                row(ui, lang, *line, Rect::from_min_size(pos2(area.left(), top), vec2(wide, HEIGHT)));
            }
        });
        if shown.state.clamped_offset().x != offset.min(wide - width) {
            ui.data_mut(|data| data.insert_temp(shared, shown.state.clamped_offset().x));
            ui.ctx().request_repaint();
        }
    });
}

/// The first row that can be seen.
fn first(area: Rect, seen: Rect) -> usize {
    ((seen.top() - area.top()) / HEIGHT).floor().max(0.0) as usize
}

fn row(ui: &mut Ui, lang: Lang, line: Option<&DiffLine>, area: Rect) {
    let t = tokens(ui);
    let Some(line) = line else {
        ui.painter().rect_filled(area, 0.0, t.sunken);
        return;
    };
    let (ground, sign, colour) = match line.kind {
        LineKind::Same | LineKind::Gap => (t.surface, "", t.muted),
        LineKind::Added => (t.success_soft, "+", t.success),
        LineKind::Deleted => (t.error_soft, "−", t.error),
    };
    // Where words are marked, the rest of the line stands on the ground of all.
    let ground = if line.marks.is_empty() { ground } else { t.surface };
    ui.painter().rect_filled(area, 0.0, ground);
    let font = tokens::code(tokens::SMALL);
    let (number, text) = match line.kind {
        LineKind::Gap => {
            ("⋯".to_owned(), words(&lang.with("diff-gap", &[("count", line.number.into())]), &[], &font, t.muted, t.surface, false))
        }
        kind => {
            let soft = if kind == LineKind::Deleted { t.error_soft } else { t.success_soft };
            (format!("{} {sign}", line.number), words(&line.text, &line.marks, &font, t.text, soft, kind == LineKind::Deleted))
        }
    };
    let numbers = Rect::from_min_max(area.min, pos2(area.left() + NUMBERS - tokens::GAP, area.bottom()));
    let at = numbers.right_center();
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, number, tokens::code(tokens::SMALL), colour);
    let place = Rect::from_min_max(pos2(area.left() + NUMBERS, area.top()), area.max);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| ui.add(Label::new(text).extend()));
}

/// The text of a line with its marks on a ground of their own, struck out where they are gone.
pub fn words(text: &str, marks: &[Range<usize>], font: &FontId, colour: Color32, soft: Color32, are_gone: bool) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(font.clone(), colour);
    let strike = if are_gone { egui::Stroke::new(tokens::LINE, colour) } else { egui::Stroke::NONE };
    let marked = TextFormat { background: soft, strikethrough: strike, ..plain.clone() };
    let mut at = 0;
    for mark in marks {
        job.append(&visible(text.get(at..mark.start).unwrap_or_default(), false), 0.0, plain.clone());
        job.append(&visible(text.get(mark.clone()).unwrap_or_default(), true), 0.0, marked.clone());
        at = mark.end;
    }
    job.append(&visible(text.get(at..).unwrap_or_default(), false), 0.0, plain);
    job
}

/// A text in one line: tabs as blanks, and where they are what changed, blanks and tabs by a sign.
fn visible(text: &str, is_marked: bool) -> String {
    if is_marked && !text.is_empty() && text.chars().all(char::is_whitespace) {
        return text.chars().map(|c| if c == '\t' { "→   ".to_owned() } else { "·".repeat(room(c)) }).collect();
    }
    text.replace('\t', "    ").replace('\r', "␍").replace('\u{feff}', "␣BOM␣")
}

/// How many letters a character takes.
fn room(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{feff}' => 5,
        c if u32::from(c) >= 0x1100 => 2,
        _ => 1,
    }
}
