//! A text that is typed in: laid out as a whole, paragraph by paragraph, when it or its colours change.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::{Frame, Galley, Id, ScrollArea, Ui, pos2, vec2};

use super::steps::Steps;
use super::{Shown, gutter_width, marks, number};
use crate::app::core::intent::{Intent, Typed};
use crate::app::features::editing::EditingCommand;
use crate::formats::highlight::Span;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::model::project::Caret;
use crate::ui::Cx;
use crate::ui::kit::code;
use crate::ui::kit::code::{LINE, Mark};
use crate::ui::kit::tokens::{self, tokens};

/// Least width of the text.
const LEAST: f32 = 200.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    laid_out: Option<LaidOut>,
    steps: Steps,
    /// The file and the letter that the caret was at in the last frame.
    caret: Option<(String, usize)>,
    /// The last caret of undo or redo that was put.
    put: u64,
}

/// A layout with what it was made of.
struct LaidOut {
    text: String,
    dark: bool,
    spans: Arc<Vec<Span>>,
    marks: Arc<marks::Marks>,
    found: Arc<Vec<Range<usize>>>,
    at: Option<usize>,
    galley: Arc<Galley>,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, view: &mut View) {
    let t = tokens(ui);
    let (file, text) = (shown.file, shown.text);
    let lines = text.lines();
    let gutter = gutter_width(lines.lines());
    let put = view.put_caret(ui, shown);
    ScrollArea::both().id_salt(("source", file)).auto_shrink(false).show(ui, |ui| {
        let clip = ui.clip_rect();
        ui.horizontal_top(|ui| {
            ui.add_space(gutter);
            let mut buffer = text.as_str().to_owned();
            let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _: f32| view.layout(ui, shown, buffer.as_str());
            let width = ui.available_width();
            let background = ui.painter().add(egui::Shape::Noop);
            let edit = egui::TextEdit::multiline(&mut buffer)
                .id(id(file))
                .code_editor()
                .frame(Frame::NONE)
                .desired_width(width.max(LEAST))
                .lock_focus(false)
                .layouter(&mut layouter);
            let output = edit.show(ui);
            let response = output.response.response.accessible_name(cx.lang.with("source-name", &[("file", file.into())]));
            let origin = output.galley_pos;
            if let Some(current) = &shown.current {
                let (first, last) = (lines.line_at(current.start), lines.line_at(current.end.max(current.start)));
                let top = origin.y + first as f32 * LINE;
                let size = vec2(clip.width(), (last - first + 1).min(40) as f32 * LINE);
                let rect = egui::Rect::from_min_size(pos2(clip.left(), top), size);
                ui.painter().set(background, egui::Shape::rect_filled(rect, 0.0, t.accent_soft));
            }
            let galley = output.galley;
            let caret = output.cursor_range.map(|range| range.primary.index.0);
            if let Some(place) = put.as_ref().or(shown.go_to.as_ref()) {
                let line = lines.line_at(place.start);
                let column = lines.line_column(text.as_str(), place.start).column - 1;
                let x = galley.rows.get(line).map_or(0.0, |row| row.pos.x + row.x_offset(column.into()));
                // A place near the beginning of its line is shown with the beginning.
                let x = if x < clip.width() * 0.7 { 0.0 } else { x };
                let caret = egui::Rect::from_min_size(origin + vec2(x, line as f32 * LINE), vec2(1.0, LINE));
                ui.scroll_to_rect(caret, Some(egui::Align::Center));
            }
            let first = ((clip.top() - origin.y) / LINE).floor().max(0.0) as usize;
            let last = (((clip.bottom() - origin.y) / LINE).ceil().max(0.0) as usize).min(lines.lines());
            for line in first..last {
                if let (Some(row), Some(bytes)) = (galley.rows.get(line), lines.range(line)) {
                    marks::hover(ui, cx, shown, row, origin, &bytes);
                }
            }
            numbers(ui, shown, clip, origin.y, first..last, gutter);
            if response.changed() {
                view.send(ui, cx, shown, &buffer, caret);
            }
            if response.lost_focus() {
                view.steps.end();
                cx.send(EditingCommand::EndTyping);
            }
            view.caret = caret.map(|caret| (file.to_owned(), caret));
        });
    });
}

impl View {
    /// Puts the caret where it was before the step that was taken back. Returns where that is, to be scrolled to.
    fn put_caret(&mut self, ui: &Ui, shown: &Shown<'_>) -> Option<Range<usize>> {
        let caret = shown.open.caret.as_ref().filter(|caret| caret.serial != self.put && caret.file == shown.file)?;
        self.put = caret.serial;
        self.steps.end();
        let id = id(shown.file);
        let letter = shown.text.as_str().get(..caret.at)?.chars().count();
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(letter))));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
        Some(caret.at..caret.at)
    }

    /// Sends what was typed: what differs between the two texts, with the step that it belongs to.
    fn send(&mut self, ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>, new: &str, caret: Option<usize>) {
        let old = shown.text.as_str();
        let (Ok(path), Some(edit)) = (RelPath::new(shown.file), text_edit::difference(old, new)) else { return };
        let before = self.caret.take().filter(|(file, _)| file == shown.file).map_or(edit.range.end, |(_, letter)| byte_of(old, letter));
        let after = caret.map_or(edit.range.start + edit.insert.len(), |letter| byte_of(new, letter));
        let step = self.steps.number(shown.file, &edit, (before, after), ui.input(|input| input.time));
        let caret = Caret { file: path.clone(), before, after };
        cx.edit(shown.open, Intent::Type(Typed { file: path, content: shown.identity, edit, caret, step }));
    }

    fn layout(&mut self, ui: &Ui, shown: &Shown<'_>, text: &str) -> Arc<Galley> {
        let dark = ui.visuals().dark_mode;
        let is_same = |known: &&LaidOut| {
            known.dark == dark
                && known.at == shown.at
                && Arc::ptr_eq(&known.spans, &shown.spans)
                && Arc::ptr_eq(&known.marks, &shown.marks)
                && Arc::ptr_eq(&known.found, &shown.found)
                && known.text == text
        };
        if let Some(known) = self.laid_out.as_ref().filter(is_same) {
            return known.galley.clone();
        }
        // What has just been typed is not yet the text of the widget: its colours are those of the text before, moved along.
        let moved = text_edit::difference(shown.text.as_str(), text).map(|edit| crate::formats::highlight::shifted(&shown.spans, &edit));
        let none: (&[Mark], &[Range<usize>]) = (&[], &[]);
        let mut paint = shown.paint();
        if let Some(moved) = &moved {
            (paint.marks, paint.found) = none;
            paint.spans = moved;
        }
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(code::layout(text, 0, &paint, tokens(ui))));
        self.laid_out = Some(LaidOut {
            text: text.to_owned(),
            dark,
            spans: shown.spans.clone(),
            marks: shown.marks.clone(),
            found: shown.found.clone(),
            at: shown.at,
            galley: galley.clone(),
        });
        galley
    }
}

/// Line numbers of the lines in sight, with the signs of findings.
fn numbers(ui: &Ui, shown: &Shown<'_>, clip: egui::Rect, top: f32, in_sight: Range<usize>, gutter: f32) {
    let t = tokens(ui);
    let lines = shown.text.lines();
    let strip = egui::Rect::from_min_max(clip.min, pos2(clip.left() + gutter, clip.bottom()));
    ui.painter().rect_filled(strip, 0.0, t.surface);
    let current = shown.current.as_ref().map(|current| lines.line_at(current.start));
    for line in in_sight {
        let y = top + line as f32 * LINE + LINE / 2.0;
        number(ui, pos2(clip.left() + gutter - tokens::INSET, y), line, current == Some(line));
        if let Some(severity) = lines.range(line).and_then(|bytes| shown.marks.worst_in(&bytes)) {
            marks::sign(ui, pos2(clip.left(), y), severity);
        }
    }
}

fn id(file: &str) -> Id {
    Id::unique(("source", file))
}

/// The byte at which a letter begins, by its number.
fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte)
}
