//! The line above the source: find words with their count and put others in their place, or go to a line.

use std::ops::Range;
use std::sync::Arc;

use egui::{Frame, Id, Key, Margin, Modifiers, Stroke, Ui};

use crate::app::core::intent::Intent;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::Text;
use crate::services::find::{BadPattern, Finder, Query};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Around the bar.
const PADDING: Margin = Margin::symmetric(10, 5);
/// Width of what stands beside the search.
const BESIDE_SEARCH: f32 = 280.0;
/// Width of what stands beside the replacement.
const BESIDE_REPLACE: f32 = 130.0;
/// Least width of an input.
const LEAST: f32 = 80.0;
/// Greatest width of an input.
const WIDEST: f32 = 320.0;

/// More places aren't counted: people don't walk through so many.
const MOST: usize = 10_000;

/// What is typed, and what was found.
pub struct Bar {
    finds: bool,
    /// Whether something may be put in the place of what is found.
    replaces: bool,
    query: Query,
    with: String,
    finder: Result<Finder, BadPattern>,
    places: Arc<Vec<Range<usize>>>,
    /// The text and the query that `places` are of.
    of: Option<(u64, Query)>,
    at: usize,
    step: Option<Range<usize>>,
    focuses: bool,
}

/// The text that is searched.
pub struct Searched<'a> {
    pub open: &'a OpenWidget,
    pub file: &'a str,
    pub text: &'a Text,
    pub identity: u64,
    /// Whether it can be changed here.
    pub is_edited: bool,
}

/// What was found.
#[derive(Default)]
pub struct Found {
    pub places: Arc<Vec<Range<usize>>>,
    pub at: Option<usize>,
}

impl Bar {
    pub fn new(finds: bool, replaces: bool) -> Self {
        let query = Query::default();
        Self {
            finds,
            replaces,
            finder: Finder::new(&query),
            query,
            with: String::new(),
            places: Arc::default(),
            of: None,
            at: 0,
            step: None,
            focuses: true,
        }
    }

    /// Whether it finds words, not a line.
    pub fn finds(&self) -> bool {
        self.finds
    }

    /// Gives it the keyboard again; with `replaces` something can be put in the place of what is found.
    pub fn focus(&mut self, replaces: bool) {
        self.focuses = true;
        self.replaces |= replaces;
    }

    pub fn found(&self) -> Found {
        Found { places: self.places.clone(), at: (!self.places.is_empty()).then_some(self.at) }
    }

    /// The place that the person has just gone to.
    pub fn take_step(&mut self) -> Option<Range<usize>> {
        self.step.take()
    }

    /// Finds the words anew if they or the text are others.
    fn search(&mut self, text: &Text, identity: u64) {
        let of = (identity, self.query.clone());
        if !self.finds || self.of.as_ref() == Some(&of) {
            return;
        }
        let typed = self.of.as_ref().is_none_or(|(_, query)| *query != self.query);
        if typed {
            self.finder = Finder::new(&self.query);
        }
        let places = self.finder.as_ref().map(|finder| finder.places(text.as_str(), MOST)).unwrap_or_default();
        self.places = Arc::new(places);
        self.of = Some(of);
        self.at = if typed { 0 } else { self.at.min(self.places.len().saturating_sub(1)) };
        if typed {
            self.step = self.places.first().cloned();
        }
    }

    fn walk(&mut self, back: bool) {
        let count = self.places.len();
        if count > 0 {
            self.at = (self.at + if back { count - 1 } else { 1 }) % count;
            self.step = self.places.get(self.at).cloned();
        }
    }

    /// Puts what is typed in the place of what was found, at one place or at all of them, as one step.
    fn replace(&mut self, cx: &Cx<'_>, searched: &Searched<'_>, is_all: bool) {
        let (Ok(finder), Ok(file)) = (&self.finder, RelPath::new(searched.file)) else { return };
        let whole = searched.text.as_str();
        let edits = if is_all {
            finder.edits(whole, &self.with)
        } else {
            let place = self.places.get(self.at);
            place.map(|range| TextEdit::replace(range.clone(), finder.instead(whole, range, &self.with))).into_iter().collect()
        };
        if !edits.is_empty() {
            cx.edit(searched.open, Intent::EditText { file, content: searched.identity, edits });
        }
    }
}

/// Draws the line; returns whether it is closed.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, bar: &mut Bar, searched: &Searched<'_>) -> bool {
    let t = tokens(ui);
    let Searched { file, text, identity, .. } = *searched;
    let mut closes = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let id = Id::unique("bar of the source");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let (forward, back) = ui.input_mut(|input| {
        // Enter belongs to the text while that is typed in.
        let back = input.consume_key(Modifiers::SHIFT, Key::F3) || has_focus && input.consume_key(Modifiers::SHIFT, Key::Enter);
        (input.consume_key(Modifiers::NONE, Key::F3) || has_focus && input.consume_key(Modifiers::NONE, Key::Enter), back)
    });
    let frame = Frame::new().fill(t.raised).stroke(Stroke::new(tokens::LINE, t.border));
    frame.inner_margin(PADDING).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
            let name = cx.tr(if bar.finds { "source-find" } else { "source-line" });
            let width = (ui.available_width() - if bar.finds { BESIDE_SEARCH } else { BESIDE_REPLACE }).clamp(LEAST, WIDEST);
            let is_bad = bar.finder.is_err();
            // An empty line would not say what it is for.
            let response = if bar.finds {
                kit::input(ui, &mut bar.query.words, id, &name, true, is_bad, width)
            } else {
                kit::drawn_input(ui, &mut bar.query.words, id, &name, &name, false, width)
            };
            if std::mem::take(&mut bar.focuses) {
                response.request_focus();
            }
            if bar.finds {
                ways(ui, cx, &mut bar.query);
            }
            bar.search(text, identity);
            if bar.finds {
                found(ui, cx, bar);
            } else {
                kit::hint(ui, &cx.lang.with("source-line-of", &[("count", text.lines().lines().into())]));
            }
            kit::right(ui, |ui| {
                if kit::icon_button(ui, icons::X, &cx.tr("source-close")).clicked() {
                    closes = true;
                }
                if bar.finds {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let any = !bar.places.is_empty();
                    let next = kit::icon_button_if(ui, icons::CHEVRON_DOWN, &format!("{}  F3", cx.tr("source-next")), any);
                    let before = kit::icon_button_if(ui, icons::CHEVRON_UP, &format!("{}  Shift F3", cx.tr("source-previous")), any);
                    if next.clicked() || forward {
                        bar.walk(false);
                    }
                    if before.clicked() || back {
                        bar.walk(true);
                    }
                }
            });
        });
        if bar.finds && bar.replaces && searched.is_edited && !searched.open.read_only {
            replacement(ui, cx, bar, searched);
        }
    });
    if !bar.finds
        && forward
        && let Some(range) = place(&bar.query.words, text)
    {
        cx.send(NavCommand::GoTo { file: file.to_owned(), pointer: None, range: Some(range) });
        closes = true;
    }
    closes
}

/// The line with what comes in the place of what was found.
fn replacement(ui: &mut Ui, cx: &Cx<'_>, bar: &mut Bar, searched: &Searched<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        let name = cx.tr("search-with");
        let width = (ui.available_width() - BESIDE_SEARCH).clamp(LEAST, WIDEST);
        let id = Id::unique("replacement in the source");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let enter = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        kit::drawn_input(ui, &mut bar.with, id, &name, &name, false, width);
        let any = !bar.places.is_empty();
        if Button::new(&cx.tr("source-replace-one")).small().enabled(any).ui(ui).clicked() || enter && any {
            bar.replace(cx, searched, false);
        }
        if Button::new(&cx.tr("source-replace-all")).small().enabled(any).ui(ui).clicked() {
            bar.replace(cx, searched, true);
        }
    });
}

/// Which place of how many.
fn found(ui: &mut Ui, cx: &Cx<'_>, bar: &Bar) {
    let count = bar.places.len();
    let text = match (&bar.finder, count) {
        _ if bar.query.words.is_empty() => return,
        (Err(fault), _) => cx.lang.with("search-bad", &[("reason", fault.to_string().into())]),
        (_, 0) => cx.tr("source-nothing"),
        (_, MOST) => cx.lang.with("source-found-many", &[("at", (bar.at + 1).into()), ("count", count.into())]),
        _ => cx.lang.with("source-found", &[("at", (bar.at + 1).into()), ("count", count.into())]),
    };
    ui.add(egui::Label::new(egui::RichText::new(text).size(tokens::SMALL).color(tokens(ui).muted)).selectable(false).truncate());
}

/// The three ways to narrow what is found.
pub fn ways(ui: &mut Ui, cx: &Cx<'_>, query: &mut Query) {
    ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
    for (icon, is_on, name) in [
        (icons::CASE_SENSITIVE, &mut query.is_exact, "search-exact"),
        (icons::WHOLE_WORD, &mut query.is_whole, "search-whole"),
        (icons::REGEX, &mut query.is_pattern, "search-pattern"),
    ] {
        if kit::toggle_icon(ui, icon, *is_on, &cx.tr(name)).clicked() {
            *is_on = !*is_on;
        }
    }
}

/// The bytes of `12` or `12:5`: the line from that column on. A line past the end is the last one.
fn place(words: &str, text: &Text) -> Option<Range<usize>> {
    let mut numbers = words.trim().trim_start_matches(':').split([':', ',', ' ']).filter(|word| !word.is_empty());
    let line: usize = numbers.next()?.parse().ok()?;
    let column: usize = numbers.next().map_or(Some(1), |word| word.parse().ok())?;
    let lines = text.lines();
    let range = lines.range(line.saturating_sub(1).min(lines.lines() - 1))?;
    let part = text.as_str().get(range.clone())?.trim_end();
    let start = part.char_indices().nth(column.saturating_sub(1)).map_or(part.len(), |(at, _)| at);
    Some(range.start + start..range.start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;

    #[test]
    fn a_line_and_a_column_are_a_place() {
        let body = FileBody::text("один\r\nдва\nthree");
        let text = body.as_text().unwrap();
        let at = |words: &str| place(words, text).and_then(|range| text.as_str().get(range));
        assert_eq!((at("1"), at("2:2"), at(" :3,4 "), at("99")), (Some("один"), Some("ва"), Some("ee"), Some("three")));
        assert_eq!((at("2:99"), at("0"), at(""), at("x")), (Some(""), Some("один"), None, None));
    }
}
