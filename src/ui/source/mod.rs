//! The source of any text file: colours, line numbers, findings underlined, find and go to. What is short enough is laid out as a whole;
//! what is longer row by row.

mod bar;
mod broken;
mod draft;
mod edited;
mod keys;
mod marks;
mod offers;
mod rows;
mod steps;
mod typing;

pub use bar::ways;

use std::ops::Range;
use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use crate::app::action::Action;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::source::{Asked, Source};
use crate::formats::highlight;
use crate::formats::highlight::Span;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::model::document::Text;
use crate::ui::Cx;
use crate::ui::kit::code::Paint;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Width beside the path.
const BESIDE: f32 = 38.0;
/// Width of a letter of the path.
const LETTER: f32 = 6.6;
/// Least letters of the path that are shown.
const LEAST_LETTERS: f32 = 8.0;
/// Greatest height of the menu of files.
const MENU: f32 = 360.0;
/// Around what is said in the place of a text.
const NOTE_PADDING: Margin = Margin::symmetric(14, 8);
/// Around the head.
const HEAD_PADDING: Margin = Margin { left: 14, right: 8, top: 0, bottom: 2 };
/// Width of the margin besides the digits of its numbers.
const GUTTER: f32 = 40.0;
/// Width of a digit.
const DIGIT: f32 = 7.0;

/// Texts longer than this are laid out row by row: laying them out as a whole at each key would be felt.
const MOST_WHOLE: usize = 300_000;
/// Texts longer than this are shown, not edited: each key would be felt.
const MOST_EDITED: usize = 5_300_000;
/// The same for one line, in bytes: minified scripts have lines of hundreds of thousands.
const LONGEST_LINE: usize = 10_000;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    seen: u64,
    asked: u64,
    bar: Option<bar::Bar>,
    edited: edited::View,
    rows: rows::View,
    marks: marks::View,
    colours: Option<Colours>,
    /// The identity of the text that was looked at whether it is short.
    length: Option<(u64, bool)>,
}

/// The pieces of a text, as they are known: of itself, or moved there from an older one.
struct Colours {
    text: u64,
    known: u64,
    spans: Arc<Vec<Span>>,
}

/// A text with all that is drawn in it.
struct Shown<'a> {
    open: &'a OpenWidget,
    file: &'a str,
    text: &'a Text,
    identity: u64,
    spans: Arc<Vec<Span>>,
    marks: Arc<marks::Marks>,
    found: Arc<Vec<Range<usize>>>,
    /// The place among `found` that the person is at.
    at: Option<usize>,
    /// Where the person went last, and where the view has to go now.
    current: Option<Range<usize>>,
    go_to: Option<Range<usize>>,
}

impl Shown<'_> {
    fn paint(&self) -> Paint<'_> {
        Paint { spans: &self.spans, marks: &self.marks.flat, found: &self.found, at: self.at }
    }
}

/// Whether the view has not yet gone where the person went.
pub fn is_new(view: &View, serial: u64) -> bool {
    view.seen != serial
}

/// The chip that tells and chooses the file.
pub fn file_chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let texts: Vec<&RelPath> = open.project.widget().files().filter(|(_, body)| body.as_text().is_some()).map(|(path, _)| path).collect();
    // What does not fit goes from the front: the name is at the end.
    let room = ((ui.available_width() - BESIDE) / LETTER).max(LEAST_LETTERS) as usize;
    let file = open.shown_file();
    let length = file.chars().count();
    let shown = if length <= room { file.to_owned() } else { format!("…{}", file.chars().skip(length - room + 1).collect::<String>()) };
    kit::menu_chip(ui, None, &shown, &cx.tr("source-file"), |ui| {
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            for path in texts {
                if kit::menu_item(ui, path.as_str() == file, path.as_str()) {
                    cx.send(NavCommand::ShowFile(path.clone()));
                }
            }
        });
    });
}

/// Why `file` has no source to show.
fn no_source(cx: &Cx<'_>, open: &OpenWidget, file: &str) -> String {
    let Some(body) = open.project.widget().get(file) else { return cx.lang.with("source-no-file", &[("file", file.into())]) };
    match body.as_blob().and_then(|blob| blob.picture().size) {
        Some((width, height)) => cx.lang.with("source-picture", &[("width", width.into()), ("height", height.into())]),
        None => cx.lang.with("source-not-text", &[("file", file.into())]),
    }
}

/// Draws the source of the file that is shown.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let file = open.shown_file();
    let Some((body, text)) = open.project.widget().get(file).and_then(|body| Some((body, body.as_text()?))) else {
        Frame::new().inner_margin(NOTE_PADDING).show(ui, |ui| kit::muted(ui, &no_source(cx, open, file)));
        return;
    };
    let identity = body.identity();
    let is_whole = view.is_whole(identity, text);
    let is_edited = text.as_str().len() <= MOST_EDITED;
    facts(ui, cx, text, is_edited);
    view.take_asked(&cx.app.source);
    let focus = open.focus.as_ref().filter(|focus| focus.file == file);
    let is_new = focus.is_some_and(|focus| is_new(view, focus.serial));
    view.seen = open.focus.as_ref().map_or(0, |focus| focus.serial);
    let current = focus.and_then(|focus| focus.range.clone());
    let mut found = bar::Found::default();
    let mut go_to = current.clone().filter(|_| is_new);
    if let Some(bar) = &mut view.bar {
        let closes = bar::ui(ui, cx, bar, &bar::Searched { open, file, text, identity, is_edited });
        found = bar.found();
        go_to = bar.take_step().or(go_to);
        if closes {
            view.bar = None;
        }
    }
    let shown = Shown {
        open,
        file,
        text,
        identity,
        spans: view.spans(&cx.app.source, open, identity, text),
        marks: view.marks.of(open, identity, text),
        found: found.places,
        at: found.at,
        current,
        go_to,
    };
    if is_whole {
        edited::ui(ui, cx, &shown, &mut view.edited);
    } else {
        rows::ui(ui, cx, &shown, &mut view.rows, is_edited);
    }
}

impl View {
    /// Whether the text is short enough to be laid out as a whole; looked at once for each text.
    fn is_whole(&mut self, identity: u64, text: &Text) -> bool {
        if let Some((_, is_whole)) = self.length.filter(|(known, _)| *known == identity) {
            return is_whole;
        }
        let lines = text.lines();
        let is_short = |line| lines.range(line).is_some_and(|range| range.len() <= LONGEST_LINE);
        let is_whole = text.as_str().len() <= MOST_WHOLE && (0..lines.lines()).all(is_short);
        self.length = Some((identity, is_whole));
        is_whole
    }

    /// Opens the line for words or a line number if it was asked for.
    fn take_asked(&mut self, source: &Source) {
        let Some(asked) = source.asked.filter(|asked| asked.serial() != self.asked) else { return };
        self.asked = asked.serial();
        match (&mut self.bar, asked) {
            (Some(bar), Asked::Find(_)) if bar.finds() => bar.focus(false),
            (Some(bar), Asked::Replace(_)) if bar.finds() => bar.focus(true),
            (_, Asked::Find(_)) => self.bar = Some(bar::Bar::new(true, false)),
            (_, Asked::Replace(_)) => self.bar = Some(bar::Bar::new(true, true)),
            (_, Asked::Line(_)) => self.bar = Some(bar::Bar::new(false, false)),
        }
    }

    /// The pieces of the text: those that a job worked out, moved along with what has been typed since.
    fn spans(&mut self, source: &Source, open: &OpenWidget, identity: u64, text: &Text) -> Arc<Vec<Span>> {
        let Some(coloured) = source.coloured.as_ref().filter(|coloured| coloured.file == open.shown_file()) else { return Arc::default() };
        let of = coloured.body.identity();
        if let Some(known) = self.colours.as_ref().filter(|known| known.text == identity && known.known == of) {
            return known.spans.clone();
        }
        let old = coloured.body.as_text().map_or("", Text::as_str);
        let spans = match text_edit::difference(old, text.as_str()).filter(|_| of != identity) {
            Some(edit) => Arc::new(highlight::shifted(&coloured.spans, &edit)),
            None => coloured.spans.clone(),
        };
        self.colours = Some(Colours { text: identity, known: of, spans: spans.clone() });
        spans
    }
}

/// Encoding, line ends and size, why something isn't offered, and what can be done with the file.
fn facts(ui: &mut Ui, cx: &Cx<'_>, text: &Text, is_edited: bool) {
    let whole = text.as_str();
    let t = tokens(ui);
    let ends = if whole.contains("\r\n") { "CRLF" } else { "LF" };
    let mark = if whole.starts_with('\u{feff}') { "UTF-8 BOM" } else { "UTF-8" };
    let facts = format!("{mark} · {ends} · {}", cx.lang.size(whole.len()));
    Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(tokens::BUTTON);
            ui.label(RichText::new(facts).font(tokens::code(tokens::TINY)).color(t.faint));
            if !is_edited {
                kit::chip(ui, &cx.tr("source-read-only"), t.muted, t.sunken).on_hover_text(cx.tr("source-long"));
                if kit::link(ui, &cx.tr("source-long-open")).clicked() {
                    cx.send(Action::OpenInEditor);
                }
            }
            kit::right(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                for (action, icon) in [(Action::OpenInEditor, icons::EXTERNAL_LINK), (Action::Find, icons::SEARCH)] {
                    let key = action.shortcut().map(|shortcut| shortcut.to_string()).unwrap_or_default();
                    if kit::icon_button(ui, icon, &format!("{}  {key}", cx.tr(action.text_id()))).clicked() {
                        cx.send(action);
                    }
                }
            });
        });
    });
}

/// Draws the number of a line.
fn number(ui: &Ui, right: egui::Pos2, line: usize, is_current: bool) {
    let t = tokens(ui);
    let colour = if is_current { t.accent_text } else { t.faint };
    ui.painter().text(right, egui::Align2::RIGHT_CENTER, line + 1, tokens::code(tokens::CODE_SMALL), colour);
}

/// The width of the column of line numbers, with room for the sign of a finding before them.
fn gutter_width(lines: usize) -> f32 {
    GUTTER + DIGIT * (lines.max(10).ilog10() + 1) as f32
}
