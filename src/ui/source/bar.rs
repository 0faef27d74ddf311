//! The line above the source: find words with their count, or go to a line.

use std::ops::Range;
use std::sync::Arc;

use egui::{Frame, Id, Key, Margin, Modifiers, Stroke, Ui};

use crate::app::core::navigation::NavCommand;
use crate::model::document::Text;
use crate::services::find;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Around the bar.
const PADDING: Margin = Margin::symmetric(10, 5);
/// Width of what stands beside the search.
const BESIDE_SEARCH: f32 = 190.0;
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
    words: String,
    places: Arc<Vec<Range<usize>>>,
    /// The text and the words that `places` are of.
    of: Option<(u64, String)>,
    at: usize,
    step: Option<Range<usize>>,
    focuses: bool,
}

/// What was found.
#[derive(Default)]
pub struct Found {
    pub places: Arc<Vec<Range<usize>>>,
    pub at: Option<usize>,
}

impl Bar {
    pub fn new(finds: bool) -> Self {
        Self { finds, words: String::new(), places: Arc::default(), of: None, at: 0, step: None, focuses: true }
    }

    /// Whether it finds words, not a line.
    pub fn finds(&self) -> bool {
        self.finds
    }

    /// Gives it the keyboard again.
    pub fn focus(&mut self) {
        self.focuses = true;
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
        let of = (identity, self.words.clone());
        if !self.finds || self.of.as_ref() == Some(&of) {
            return;
        }
        let typed = self.of.as_ref().is_none_or(|(_, words)| *words != self.words);
        self.places = Arc::new(find::places(text.as_str(), &self.words, MOST));
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
}

/// Draws the line; returns whether it is closed.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, bar: &mut Bar, file: &str, text: &Text, identity: u64) -> bool {
    let t = tokens(ui);
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
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
            let name = cx.tr(if bar.finds { "source-find" } else { "source-line" });
            let width = (ui.available_width() - if bar.finds { BESIDE_SEARCH } else { BESIDE_REPLACE }).clamp(LEAST, WIDEST);
            let response = kit::input(ui, &mut bar.words, id, &name, true, false, width);
            if std::mem::take(&mut bar.focuses) {
                response.request_focus();
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
    });
    if !bar.finds
        && forward
        && let Some(range) = place(&bar.words, text)
    {
        cx.send(NavCommand::GoTo { file: file.to_owned(), pointer: None, range: Some(range) });
        closes = true;
    }
    closes
}

/// Which place of how many.
fn found(ui: &mut Ui, cx: &Cx<'_>, bar: &Bar) {
    let count = bar.places.len();
    let text = match count {
        _ if bar.words.is_empty() => return,
        0 => cx.tr("source-nothing"),
        MOST => cx.lang.with("source-found-many", &[("at", (bar.at + 1).into()), ("count", count.into())]),
        _ => cx.lang.with("source-found", &[("at", (bar.at + 1).into()), ("count", count.into())]),
    };
    ui.add(egui::Label::new(egui::RichText::new(text).size(tokens::SMALL).color(tokens(ui).muted)).selectable(false).extend());
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
