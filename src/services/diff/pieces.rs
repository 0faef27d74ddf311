//! A text in the pieces that are compared: its lines, and of lines that no person writes their statements.

use super::MARK;
use crate::formats::highlight::{Kind, Language, spans};

/// A longer line is split into statements.
const LONG: usize = 500;

/// A line, or a statement of a long one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The text without its line break and the byte order mark.
    pub text: &'t str,
    /// The number of its line, from 1.
    pub line: usize,
}

/// Whether a text has lines that are to be split into statements.
pub fn has_long_lines(language: Language, text: &str) -> bool {
    matches!(language, Language::Json | Language::Script | Language::Style)
        && text.len() > LONG
        && text.lines().any(|line| line.len() > LONG)
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<Piece<'_>> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let without_end = |line: &'_ str| line.strip_suffix('\n').map_or(line.len(), |line| line.strip_suffix('\r').unwrap_or(line).len());
    let line = |(at, line)| Piece { text: str::get(line, ..without_end(line)).unwrap_or_default(), line: at + 1 };
    text.split_inclusive('\n').enumerate().map(line).collect()
}

/// The lines of a text, the long ones split after each statement, block and member.
pub fn statements(text: &str, language: Language) -> Vec<Piece<'_>> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let spans = spans(text, language);
    let mut quoted =
        spans.iter().filter(|span| matches!(span.kind, Kind::String | Kind::Comment | Kind::Key)).map(|span| span.range()).peekable();
    let mut found = Vec::new();
    let mut start = 0;
    for whole in lines(text) {
        // Lines follow each other in the text: the next one begins behind the end of the last.
        let at = start;
        let end = at + whole.text.len();
        start = end + text.get(end..).map_or(0, |rest| if rest.starts_with("\r\n") { 2 } else { 1 });
        if whole.text.len() <= LONG {
            found.push(whole);
            continue;
        }
        let mut from = at;
        for (place, _) in whole.text.match_indices([';', '{', '}', ',']) {
            let place = at + place;
            while quoted.next_if(|range| range.end <= place).is_some() {}
            let is_quoted = quoted.peek().is_some_and(|range| range.contains(&place));
            // A comma ends a member of JSON; in code it separates far smaller things.
            let ends_one = text.as_bytes().get(place) != Some(&b',') || language == Language::Json;
            if !is_quoted && ends_one {
                found.push(Piece { text: text.get(from..=place).unwrap_or_default(), line: whole.line });
                from = place + 1;
            }
        }
        if from < end {
            found.push(Piece { text: text.get(from..end).unwrap_or_default(), line: whole.line });
        }
    }
    found
}
