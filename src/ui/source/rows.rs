//! A long text: lines are broken into rows, and the rows in sight are laid out, no others. So a script of megabytes in one line scrolls
//! like any other, and is typed in.

use std::ops::Range;

use egui::{Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::broken::Broken;
use super::steps::Steps;
use super::{Shown, gutter_width, marks, number, typing};
use crate::app::features::editing::EditingCommand;
use crate::ui::Cx;
use crate::ui::kit;
use crate::ui::kit::code;
use crate::ui::kit::code::LINE;
use crate::ui::kit::tokens::{self, tokens};

/// Rows are broken anew once this many more or fewer columns fit, not with every pixel that the window grows.
const STEP: usize = 8;
/// Width of the caret.
const CARET: f32 = 1.5;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    broken: Option<Broken>,
    /// The text with what is selected in it: where the selection began, and where it has got to.
    selected: Option<(u64, usize, usize)>,
    /// What is selected in the text that comes of what was typed into this one.
    expected: Option<(u64, usize, usize)>,
    steps: Steps,
    /// The last caret of undo or redo that was put.
    put: u64,
}

/// Draws the text; `is_edited` says whether it can be typed in.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, view: &mut View, is_edited: bool) {
    let put = view.follow(shown);
    let gutter = gutter_width(shown.text.lines().lines());
    let letter = ui.ctx().fonts_mut(|fonts| fonts.glyph_width(&tokens::code(tokens::CODE), 'm'));
    let fit = ((ui.available_width() - gutter - tokens::SPACE_M) / letter.max(1.0)) as usize;
    let columns = (fit / STEP * STEP).max(STEP);
    if view.broken.as_ref().is_none_or(|broken| broken.identity != shown.identity || broken.columns != columns) {
        view.broken = Some(Broken::new(shown.text, shown.identity, columns));
    }
    let Some(broken) = &view.broken else { return };
    let mut scroll = ScrollArea::vertical().id_salt(("long-source", shown.file)).auto_shrink(false);
    if let Some(place) = put.or(shown.go_to.as_ref().map(|place| place.start)) {
        let y = broken.row_at(place) as f32 * LINE;
        scroll = scroll.vertical_scroll_offset((y - ui.available_height() / 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let selected = &mut view.selected;
    scroll.show_viewport(ui, |ui, sight| {
        ui.set_height(broken.starts.len() as f32 * LINE);
        let clip = ui.clip_rect();
        let top = ui.max_rect().top();
        let response = ui.interact(clip, Id::unique(("source", shown.file)), Sense::click_and_drag());
        let name = cx.lang.with("source-name", &[("file", shown.file.into())]);
        let role = if is_edited { Role::MultilineTextInput } else { Role::Document };
        response.widget_info(|| WidgetInfo::labeled(role, true, &name));
        if put.is_some() {
            response.request_focus();
        }
        let first = (sight.top() / LINE).floor().max(0.0) as usize;
        let last = ((sight.bottom() / LINE).ceil().max(0.0) as usize).min(broken.starts.len());
        let chosen = selected.filter(|(identity, ..)| *identity == shown.identity).map(|(_, from, to)| from.min(to)..from.max(to));
        let mut pointed = None;
        let caret = selected.filter(|(identity, ..)| is_edited && response.has_focus() && *identity == shown.identity).map(|(.., to)| to);
        let drawn = Drawn { broken, origin: pos2(clip.left() + gutter, top), chosen, caret, pointer: response.interact_pointer_pos() };
        for row in first..last {
            let at = drawn.row(ui, cx, shown, row);
            pointed = pointed.or(at);
        }
        if response.has_focus() && !is_edited {
            keys(ui, shown, selected);
        }
        if response.has_focus() && is_edited {
            let has_selection = selected.is_some_and(|(_, from, to)| from != to);
            let filter = EventFilter { tab: has_selection, horizontal_arrows: true, vertical_arrows: true, escape: false };
            kit::leave_to(ui, response.id, filter);
            if let Some(row) = typing::keys(ui, cx, shown, broken, selected, &mut view.expected, &mut view.steps) {
                let y = top + row as f32 * LINE;
                ui.scroll_to_rect(Rect::from_min_size(pos2(clip.left(), y), vec2(1.0, LINE)), None);
            }
        }
        if response.lost_focus() && is_edited {
            view.steps.end();
            cx.send(EditingCommand::EndTyping);
        }
        select(ui, &response, shown, pointed, selected);
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, tokens(ui).accent);
            ui.painter().rect_stroke(clip, 0.0, ring, egui::StrokeKind::Inside);
        }
    });
}

/// The rows on the screen.
struct Drawn<'b> {
    broken: &'b Broken,
    origin: Pos2,
    /// What is selected.
    chosen: Option<Range<usize>>,
    /// The byte that the caret is at.
    caret: Option<usize>,
    pointer: Option<Pos2>,
}

impl Drawn<'_> {
    /// Draws a row; returns the byte that the pointer is at, if it is in the row.
    fn row(&self, ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>, row: usize) -> Option<usize> {
        let (t, clip) = (tokens(ui), ui.clip_rect());
        let bytes = self.broken.bytes(row, shown.text);
        let part = shown.text.as_str().get(bytes.clone())?.trim_end_matches(['\n', '\r']);
        let at = pos2(self.origin.x, self.origin.y + row as f32 * LINE);
        let line = shown.text.lines().line_at(bytes.start);
        let is_current = shown.current.as_ref().is_some_and(|current| bytes.contains(&current.start));
        let strip = Rect::from_min_max(pos2(clip.left(), at.y), pos2(clip.right(), at.y + LINE));
        if is_current {
            ui.painter().rect_filled(strip, 0.0, t.accent_soft);
        }
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(code::layout(part, bytes.start, &shown.paint(), t)));
        let placed = galley.rows.first()?;
        let column = |byte: usize| {
            part.get(..byte.clamp(bytes.start, bytes.start + part.len()) - bytes.start).map_or(0, |part| part.chars().count())
        };
        if let Some(chosen) = self.chosen.as_ref().filter(|chosen| chosen.start < bytes.end && bytes.start < chosen.end) {
            let (from, to) = (placed.x_offset(column(chosen.start).into()), placed.x_offset(column(chosen.end).into()));
            let over = if chosen.end >= bytes.end { tokens::SPACE_XS } else { 0.0 };
            let rect = Rect::from_min_max(pos2(at.x + from, at.y), pos2(at.x + to + over, at.y + LINE));
            ui.painter().rect_filled(rect, 0.0, t.selection);
        }
        ui.painter().galley(at, galley.clone(), t.text);
        let is_last = row + 1 == self.broken.starts.len();
        if let Some(caret) = self.caret.filter(|caret| bytes.contains(caret) || is_last && *caret == bytes.end) {
            let x = at.x + placed.x_offset(column(caret).into());
            ui.painter().vline(x, at.y..=at.y + LINE, Stroke::new(CARET, t.text));
        }
        marks::hover(ui, cx, shown, placed, at, &(bytes.start..bytes.start + part.len()));
        // Only the first row of a line has its number.
        if shown.text.lines().range(line).is_some_and(|range| range.start == bytes.start) {
            number(ui, pos2(self.origin.x - tokens::INSET, at.y + LINE / 2.0), line, is_current);
        }
        if let Some(severity) = shown.marks.worst_in(&bytes) {
            marks::sign(ui, pos2(clip.left(), at.y + LINE / 2.0), severity);
        }
        let pointer = self.pointer.filter(|pointer| strip.y_range().contains(pointer.y))?;
        let column = placed.char_at(pointer.x - at.x).0;
        Some(bytes.start + part.char_indices().nth(column).map_or(part.len(), |(at, _)| at))
    }
}

impl View {
    /// Takes what is selected over to the text that came of typing, or of undo. Returns where the view has to go.
    fn follow(&mut self, shown: &Shown<'_>) -> Option<usize> {
        if let Some((_, from, to)) = self.expected.take_if(|(before, ..)| *before != shown.identity) {
            let fits = |at: usize| shown.text.as_str().is_char_boundary(at);
            self.selected = Some((shown.identity, from, to)).filter(|_| fits(from) && fits(to));
        }
        let caret = shown.open.caret.as_ref().filter(|caret| caret.serial != self.put && caret.file == shown.file)?;
        self.put = caret.serial;
        self.steps.end();
        self.expected = None;
        self.selected = Some((shown.identity, caret.at, caret.at));
        Some(caret.at)
    }
}

/// Selects with the pointer: from where it was pressed, a word by a double click, on from the last place with Shift.
fn select(ui: &Ui, response: &Response, shown: &Shown<'_>, pointed: Option<usize>, selected: &mut Option<(u64, usize, usize)>) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let Some(at) = pointed else { return };
    let from = selected.filter(|(identity, ..)| *identity == shown.identity).map(|(_, from, _)| from);
    let is_on = ui.input(|input| input.modifiers.shift);
    *selected = match from {
        _ if response.double_clicked() => {
            let word = word_at(shown.text.as_str(), at);
            Some((shown.identity, word.start, word.end))
        }
        Some(from) if response.dragged() && !response.drag_started() || is_on && response.clicked() => Some((shown.identity, from, at)),
        _ if response.is_pointer_button_down_on() && !is_on || response.clicked() => Some((shown.identity, at, at)),
        _ => return,
    };
}

/// The word around a byte.
fn word_at(text: &str, at: usize) -> Range<usize> {
    let is_of = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let before = text.get(..at).unwrap_or_default();
    let start = before.trim_end_matches(is_of).len();
    let rest = text.get(at..).unwrap_or_default();
    start..at + rest.len() - rest.trim_start_matches(is_of).len()
}

/// Copying, selecting all, and scrolling by keys.
fn keys(ui: &Ui, shown: &Shown<'_>, selected: &mut Option<(u64, usize, usize)>) {
    let whole = shown.text.as_str();
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        *selected = Some((shown.identity, 0, whole.len()));
    }
    let copies = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    if let Some((_, from, to)) = selected.filter(|(identity, from, to)| copies && *identity == shown.identity && from != to)
        && let Some(part) = whole.get(from.min(to)..from.max(to))
    {
        ui.ctx().copy_text(part.to_owned());
    }
    let page = ui.clip_rect().height() - LINE;
    let end = shown.text.as_str().len() as f32 * LINE;
    let moves =
        [(Key::ArrowUp, LINE), (Key::ArrowDown, -LINE), (Key::PageUp, page), (Key::PageDown, -page), (Key::Home, end), (Key::End, -end)];
    for (key, by) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_around_a_place() {
        let text = "var имя_1 = 2";
        assert_eq!(text.get(word_at(text, 6)), Some("имя_1"));
        assert_eq!(text.get(word_at(text, text.len())), Some("2"));
    }
}
