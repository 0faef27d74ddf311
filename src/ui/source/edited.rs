//! A text that is typed in: laid out as a whole, paragraph by paragraph, when it or its colours change.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{EventFilter, Frame, Galley, Id, Key, Modifiers, Pos2, Rect, Response, ScrollArea, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::offers::{self, Written};
use super::steps::Steps;
use super::{Shown, gutter_width, keys, marks, number};
use crate::app::core::intent::{Intent, Typed};
use crate::app::core::navigation::NavCommand;
use crate::app::features::editing::EditingCommand;
use crate::formats::editing;
use crate::formats::highlight::Language;
use crate::formats::highlight::Span;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::formats::text_edit::TextEdit;
use crate::model::document::Text;
use crate::model::project::Caret;
use crate::services::assist::{self, Behind, Target};
use crate::text::msg::Msg;
use crate::ui::Cx;
use crate::ui::kit;
use crate::ui::kit::code;
use crate::ui::kit::code::{LINE, Mark};
use crate::ui::kit::tokens::{self, tokens};

/// Least width of the text.
const LEAST: f32 = 200.0;
/// Greatest width of the tip on hover.
const TIP: f32 = 420.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    laid_out: Option<LaidOut>,
    steps: Steps,
    /// The file and the letter that the caret was at in the last frame.
    caret: Option<(String, usize)>,
    /// The last caret of undo or redo that was put.
    put: u64,
    offers: offers::View,
    /// The text and the letter below the pointer, and what stands behind them.
    told: Option<((u64, usize), Option<Behind>)>,
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
            let before = view.caret_in(ui, shown);
            let taken = before.and_then(|(_, at)| view.offers.keys(ui, shown, at));
            let written = match taken {
                Some(taken) => write(ui, file, &mut buffer, taken),
                None => keys::carry_out(ui, id(file), language(file), &mut buffer),
            };
            if before.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12)) {
                view.go_to_definition(cx, shown, before);
            }
            let has_selection = before.is_some_and(|(from, to)| from != to);
            let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _: f32| view.layout(ui, shown, buffer.as_str());
            let width = ui.available_width();
            let background = ui.painter().add(egui::Shape::Noop);
            let edit = egui::TextEdit::multiline(&mut buffer)
                .id(id(file))
                .code_editor()
                .frame(Frame::NONE)
                .desired_width(width.max(LEAST))
                .lock_focus(has_selection)
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
            let mut pressed = None;
            match caret.filter(|_| response.has_focus()).and_then(|letter| place_of(&galley, text, keys::byte_of(text.as_str(), letter))) {
                Some(place) => {
                    view.brackets(ui, shown, &galley, origin, caret);
                    pressed = view.offers.list(ui, origin + place + vec2(0.0, LINE));
                }
                None => view.offers.close(),
            }
            if response.has_focus() {
                // Escape closes the list and no more.
                let is_open = view.offers.is_open();
                let tab = has_selection || is_open;
                kit::leave_to(ui, id(file), EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: is_open });
            }
            view.tell(cx, shown, &galley, origin, &response);
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
            let pressed = pressed.and_then(|taken| write(ui, file, &mut buffer, taken));
            if response.changed() || written.is_some() || pressed.is_some() {
                view.send(ui, cx, shown, &buffer, pressed.or(written.filter(|_| !response.changed())).or(caret));
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
    /// Where the selection begins and where the caret is, in bytes; `None` while the text hasn't the focus.
    fn caret_in(&self, ui: &Ui, shown: &Shown<'_>) -> Option<(usize, usize)> {
        let id = id(shown.file);
        let range = ui.memory(|memory| memory.has_focus(id)).then(|| TextEditState::load(ui.ctx(), id))??.cursor.char_range()?;
        let byte = |cursor: CCursor| keys::byte_of(shown.text.as_str(), cursor.index.0);
        Some((byte(range.secondary), byte(range.primary)))
    }

    /// Goes to what is named at the caret.
    fn go_to_definition(&self, cx: &Cx<'_>, shown: &Shown<'_>, caret: Option<(usize, usize)>) {
        match caret.and_then(|(_, at)| assist::target(shown.open.project.widget(), shown.file, at)) {
            Some(Target { file, pointer: Some(pointer) }) => {
                cx.send(NavCommand::GoTo { file: file.to_string(), pointer: Some(pointer), range: None });
            }
            Some(Target { file, pointer: None }) => cx.send(NavCommand::ShowFile(file)),
            None => cx.send(NavCommand::Tell(Msg::new("source-no-definition"))),
        }
    }

    /// Frames the bracket at the caret and its other end.
    fn brackets(&self, ui: &Ui, shown: &Shown<'_>, galley: &Galley, origin: Pos2, caret: Option<usize>) {
        let text = shown.text.as_str();
        let Some((one, other)) = caret.and_then(|letter| editing::brackets(text, keys::byte_of(text, letter), &shown.spans)) else {
            return;
        };
        for at in [one, other] {
            let (Some(from), Some(to)) = (place_of(galley, shown.text, at), place_of(galley, shown.text, at + 1)) else { continue };
            let rect = Rect::from_min_max(origin + from, origin + to + vec2(0.0, LINE));
            ui.painter().rect_stroke(rect, 2.0, Stroke::new(tokens::LINE, tokens(ui).accent), StrokeKind::Inside);
        }
    }

    /// Tells on hover what stands behind the word below the pointer.
    fn tell(&mut self, cx: &Cx<'_>, shown: &Shown<'_>, galley: &Galley, origin: Pos2, response: &Response) {
        let Some(pointer) = response.hover_pos() else { return };
        let letter = galley.cursor_from_pos(pointer - origin).index.0;
        let of = (shown.identity, letter);
        if self.told.as_ref().is_none_or(|(known, _)| *known != of) {
            let at = keys::byte_of(shown.text.as_str(), letter);
            self.told = Some((of, assist::behind(shown.open.project.widget(), shown.file, at)));
        }
        let Some((_, Some(behind))) = &self.told else { return };
        let lines: Vec<String> = match behind {
            Behind::Texts(texts) => {
                let none = cx.tr("source-no-text");
                texts.iter().map(|(code, text)| format!("{code}: {}", text.as_deref().unwrap_or(&none))).collect()
            }
            Behind::File(path) => vec![path.to_string()],
            Behind::Field(pointer) => {
                let id = format!("field{}", pointer.replace('/', "-"));
                vec![cx.tr(&id), cx.tr(&format!("{id}.help"))]
            }
        };
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(TIP);
            for line in lines {
                ui.label(line);
            }
        });
    }

    /// Puts the caret where it was before the step that was taken back. Returns where that is, to be scrolled to.
    fn put_caret(&mut self, ui: &Ui, shown: &Shown<'_>) -> Option<Range<usize>> {
        let caret = shown.open.caret.as_ref().filter(|caret| caret.serial != self.put && caret.file == shown.file)?;
        self.put = caret.serial;
        self.steps.end();
        let id = id(shown.file);
        let letter = shown.text.as_str().get(..caret.at)?.chars().count();
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(letter))));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
        Some(caret.at..caret.at)
    }

    /// Sends what was typed: what differs between the two texts, with the step that it belongs to.
    fn send(&mut self, ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>, new: &str, caret: Option<usize>) {
        let old = shown.text.as_str();
        let (Ok(path), Some(edit)) = (RelPath::new(shown.file), text_edit::difference(old, new)) else { return };
        let before =
            self.caret.take().filter(|(file, _)| file == shown.file).map_or(edit.range.end, |(_, letter)| keys::byte_of(old, letter));
        let after = caret.map_or(edit.range.start + edit.insert.len(), |letter| keys::byte_of(new, letter));
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

/// Writes an entry that was chosen. Returns the caret's letter after it.
fn write(ui: &Ui, file: &str, text: &mut String, (range, insert): Written) -> Option<usize> {
    let after = range.start + insert.len();
    let (new, _) = text_edit::apply(text, &[TextEdit::replace(range, insert)]).ok()?;
    *text = new;
    let letter = text.get(..after)?.chars().count();
    let mut state = TextEditState::load(ui.ctx(), id(file)).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(letter))));
    state.store(ui.ctx(), id(file));
    ui.memory_mut(|memory| memory.request_focus(id(file)));
    Some(letter)
}

/// Where the letter at a byte begins in the layout.
fn place_of(galley: &Galley, text: &Text, at: usize) -> Option<Vec2> {
    let line = text.lines().line_at(at);
    let row = galley.rows.get(line)?;
    let column = text.lines().line_column(text.as_str(), at).column - 1;
    Some(vec2(row.pos.x + row.x_offset(column.into()), line as f32 * LINE))
}

fn language(file: &str) -> Language {
    RelPath::new(file).map_or(Language::Plain, |path| Language::of(&path))
}

fn id(file: &str) -> Id {
    Id::unique(("source", file))
}
