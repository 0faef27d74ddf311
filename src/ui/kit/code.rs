//! Text in colours: the pieces of its language, marks under what is wrong, and what was found on a ground.

use std::ops::Range;

use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, CornerRadius, Frame, RichText, Stroke, Ui};

use crate::checks::engine::rule::Severity;
use crate::formats::highlight;
use crate::formats::highlight::{Kind, Language, Span};
use crate::ui::kit::tokens::{self, Tokens, tokens};

/// Height of a line.
pub const LINE: f32 = 20.0;

/// A mark under some bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The bytes.
    pub range: Range<usize>,
    /// Its colour is that of the severity.
    pub severity: Severity,
}

/// How a text is coloured: lists in order, of ranges that don't share bytes.
#[derive(Clone, Copy)]
pub struct Paint<'p> {
    /// The pieces of its language.
    pub spans: &'p [Span],
    /// What is wrong.
    pub marks: &'p [Mark],
    /// What was found.
    pub found: &'p [Range<usize>],
    /// The one among them that the person is at.
    pub at: Option<usize>,
}

/// Lays `part` out, which begins at this byte of the text that the colours are of, without wrapping.
pub fn layout(part: &str, from: usize, paint: &Paint<'_>, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: true, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    part.clone_into(&mut job.text);
    let end = from + part.len();
    let mut spans = Cursor::new(paint.spans, from, Span::range);
    let mut marks = Cursor::new(paint.marks, from, |mark| mark.range.clone());
    let mut found = Cursor::new(paint.found, from, Clone::clone);
    let mut at = from;
    while at < end {
        let mut next = end;
        let colour = spans.at(at, &mut next).map_or(t.text, |(_, span)| colour(t, span.kind));
        let underline =
            marks.at(at, &mut next).map_or(Stroke::NONE, |(_, mark)| Stroke::new(1.5, super::severity_colours(t, mark.severity).0));
        let background = match found.at(at, &mut next) {
            Some((index, _)) if paint.at == Some(index) => t.selection,
            Some(_) => t.warning_soft,
            None => Color32::TRANSPARENT,
        };
        let font_id = tokens::code(tokens::CODE);
        let format = TextFormat { font_id, color: colour, underline, background, line_height: Some(LINE), ..TextFormat::default() };
        job.sections.push(LayoutSection { leading_space: 0.0, byte_range: (at - from).into()..(next - from).into(), format });
        at = next;
    }
    job
}

/// Lays a whole short text out in its language.
pub fn whole(text: &str, language: Language, t: &Tokens) -> LayoutJob {
    let spans = highlight::spans(text, language);
    layout(text, 0, &Paint { spans: &spans, marks: &[], found: &[], at: None }, t)
}

fn colour(t: &Tokens, kind: Kind) -> Color32 {
    match kind {
        Kind::Key => t.code_key,
        Kind::String => t.code_string,
        Kind::Number => t.code_number,
        Kind::Word => t.code_word,
        Kind::Comment => t.code_comment,
        Kind::Tag => t.code_tag,
    }
}

/// Goes along a list of ranges in order.
struct Cursor<'l, T, R> {
    list: &'l [T],
    next: usize,
    range: R,
}

impl<'l, T, R: Fn(&T) -> Range<usize>> Cursor<'l, T, R> {
    fn new(list: &'l [T], from: usize, range: R) -> Self {
        let next = list.partition_point(|item| range(item).end <= from);
        Self { list, next, range }
    }

    /// What holds the byte `at`, with its place in the list. Takes `until` back to where that changes.
    fn at(&mut self, at: usize, until: &mut usize) -> Option<(usize, &'l T)> {
        while let Some(item) = self.list.get(self.next) {
            let range = (self.range)(item);
            if range.end <= at {
                self.next += 1;
            } else if range.start <= at {
                *until = range.end.min(*until);
                return Some((self.next, item));
            } else {
                *until = range.start.min(*until);
                return None;
            }
        }
        None
    }
}

/// A text in one colour that is only to be read.
pub fn code_block(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_BOX).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(RichText::new(text).font(tokens::code(tokens::SMALL)).color(t.text)).wrap());
    });
}

/// Marks in order and without shared bytes: where several are, the worst one stays.
pub fn flat(marks: &[Mark]) -> Vec<Mark> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let worst = |from: usize| marks.iter().filter(|mark| mark.range.contains(&from)).map(|mark| mark.severity).min();
    let part = |pair: &[usize]| match pair {
        [from, to] => worst(*from).map(|severity| Mark { range: *from..*to, severity }),
        _ => None,
    };
    cuts.windows(2).filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::highlight::spans;
    use crate::ui::kit::tokens::LIGHT;
    use proptest::prelude::*;

    fn mark(range: Range<usize>, severity: Severity) -> Mark {
        Mark { range, severity }
    }

    #[test]
    fn the_worst_mark_wins_and_parts_fit_together() {
        let marks = [mark(2..4, Severity::Warning), mark(3..9, Severity::Error)];
        assert_eq!(flat(&marks), [mark(2..3, Severity::Warning), mark(3..4, Severity::Error), mark(4..9, Severity::Error)]);
    }

    proptest! {
        #[test]
        fn any_part_is_cut_without_gaps_at_characters(text in "[\"\\\\a1:яж {}\n-]{0,60}", from in 0usize..60, marked in 0usize..60, found in 0usize..60) {
            let letter = |wish: usize| text.char_indices().nth(wish).map(|(at, letter)| at..at + letter.len_utf8());
            let from = letter(from).map_or(0, |letter| letter.start);
            let marks: Vec<Mark> = letter(marked).into_iter().map(|range| mark(range, Severity::Error)).collect();
            let found: Vec<Range<usize>> = letter(found).into_iter().collect();
            let spans = spans(&text, Language::Script);
            let job = layout(text.get(from..).unwrap(), from, &Paint { spans: &spans, marks: &marks, found: &found, at: Some(0) }, &LIGHT);
            let mut end = 0;
            for section in &job.sections {
                let range = section.byte_range.start.0..section.byte_range.end.0;
                prop_assert_eq!(range.start, end);
                let part = job.text.get(range.clone());
                prop_assert!(part.is_some_and(|part| !part.is_empty()));
                let is_marked = marks.iter().any(|mark| mark.range.contains(&(range.start + from)));
                prop_assert_eq!(section.format.underline != Stroke::NONE, is_marked);
                end = range.end;
            }
            prop_assert_eq!(end, job.text.len());
        }
    }
}
