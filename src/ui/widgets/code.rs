//! Text in colours: JSON line by line, with marks under what is wrong.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};

use super::super::theme::{self, Tokens};
use crate::checks::rule::Severity;

/// A mark under some bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The bytes.
    pub range: Range<usize>,
    /// Its colour is that of the severity.
    pub severity: Severity,
}

/// What a piece of JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Key,
    String,
    Word,
    Rest,
}

/// Lays `text` out as JSON (or plain, if `json` is false) with `marks`, without wrapping.
pub fn layout(text: &str, json: bool, marks: &[Mark], t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: true, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    text.clone_into(&mut job.text);
    let pieces = if json { pieces(text) } else { vec![(0..text.len(), Piece::Rest)] };
    for (range, piece) in pieces {
        let colour = match piece {
            Piece::Key => t.code_key,
            Piece::String => t.code_string,
            Piece::Word => t.code_number,
            Piece::Rest => t.text,
        };
        for (part, severity) in split(range, marks) {
            let underline = severity.map_or(Stroke::NONE, |severity| Stroke::new(1.5, super::severity_colours(t, severity).0));
            let format = TextFormat {
                font_id: theme::code(theme::CODE),
                color: colour,
                underline,
                background: Color32::TRANSPARENT,
                line_height: Some(20.0),
                ..TextFormat::default()
            };
            job.sections.push(egui::text::LayoutSection { leading_space: 0.0, byte_range: part.start.into()..part.end.into(), format });
        }
    }
    job
}

/// `range` in parts with the worst mark of each.
fn split(range: Range<usize>, marks: &[Mark]) -> Vec<(Range<usize>, Option<Severity>)> {
    let mut cuts = vec![range.start, range.end];
    let near: Vec<&Mark> = marks.iter().filter(|mark| mark.range.start < range.end && range.start < mark.range.end).collect();
    for mark in &near {
        cuts.extend([mark.range.start, mark.range.end].into_iter().filter(|at| range.contains(at)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let worst = |at: usize| near.iter().filter(|mark| mark.range.contains(&at)).map(|mark| mark.severity).min();
    cuts.windows(2).filter_map(|pair| if let [from, to] = pair { Some((*from..*to, worst(*from))) } else { None }).collect()
}

/// The pieces of a JSON text, whole and in order. Works on broken text as well: a string ends with its line.
fn pieces(text: &str) -> Vec<(Range<usize>, Piece)> {
    let mut found: Vec<(Range<usize>, Piece)> = Vec::new();
    let mut rest_from = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let start = at;
        let piece = match byte {
            b'"' => {
                at += 1;
                while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'\n') {
                    at += if *byte == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii) { 2 } else { 1 };
                    if *byte == b'"' {
                        break;
                    }
                }
                at = at.min(text.len());
                let is_key = text.get(at..).unwrap_or_default().trim_start().starts_with(':');
                if is_key { Piece::Key } else { Piece::String }
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                while bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')) {
                    at += 1;
                }
                Piece::Word
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if rest_from < start {
            found.push((rest_from..start, Piece::Rest));
        }
        found.push((start..at, piece));
        rest_from = at;
    }
    if rest_from < text.len() {
        found.push((rest_from..text.len(), Piece::Rest));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_strings_and_numbers_differ() {
        let text = "{\"a\": \"b\", \"c\": -1.5}";
        let named: Vec<(&str, Piece)> = pieces(text)
            .into_iter()
            .filter(|(_, piece)| *piece != Piece::Rest)
            .map(|(range, piece)| (text.get(range).unwrap(), piece))
            .collect();
        assert_eq!(named, [("\"a\"", Piece::Key), ("\"b\"", Piece::String), ("\"c\"", Piece::Key), ("-1.5", Piece::Word)]);
    }

    #[test]
    fn marks_cut_pieces() {
        let marks = [Mark { range: 2..4, severity: Severity::Warning }, Mark { range: 3..6, severity: Severity::Error }];
        let parts = split(0..5, &marks);
        assert_eq!(parts, [(0..2, None), (2..3, Some(Severity::Warning)), (3..4, Some(Severity::Error)), (4..5, Some(Severity::Error))]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_without_gaps_at_characters(text in "[\"\\\\a1:яж {}\n-]{0,60}") {
            let mut end = 0;
            for (range, _) in pieces(&text) {
                prop_assert_eq!(range.start, end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
