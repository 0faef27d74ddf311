//! Changes of a text as byte ranges: the only way in which the studio alters a file's text.

use std::ops::Range;

use super::steps;

/// Replace the bytes of `range` by `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that go; empty to insert.
    pub range: Range<usize>,
    /// What stands there afterwards; empty to delete.
    pub insert: String,
}

/// Why a list of edits does not fit a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A range ends past the text, is reversed, or cuts a character.
    #[error("the range {0:?} does not fit the text")]
    OutOfText(Range<usize>),
    /// Two ranges share bytes.
    #[error("the edit at byte {0} overlaps another one")]
    Overlap(usize),
    /// The value to change is not there, or is not of the needed shape.
    #[error("there is no {what} at {pointer}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
        /// Where, as a JSON pointer.
        pointer: String,
    },
}

impl TextEdit {
    /// Replaces `range` by `insert`.
    pub fn replace(range: Range<usize>, insert: impl Into<String>) -> Self {
        Self { range, insert: insert.into() }
    }

    /// Puts `insert` before the byte `at`.
    pub fn insert(at: usize, insert: impl Into<String>) -> Self {
        Self::replace(at..at, insert)
    }

    /// Takes the bytes of `range` away.
    pub fn delete(range: Range<usize>) -> Self {
        Self::replace(range, "")
    }
}

/// Applies `edits` (in any order) to `text`. Returns the new text and the edits that lead back.
///
/// # Errors
/// [`EditError::OutOfText`] and [`EditError::Overlap`]; nothing is applied then.
pub fn apply(text: &str, edits: &[TextEdit]) -> Result<(String, Vec<TextEdit>), EditError> {
    steps::took(text.len());
    let sorted = fitting(text, edits)?;
    let mut out = String::with_capacity(text.len());
    let mut back = Vec::with_capacity(sorted.len());
    let mut done = 0;
    for edit in sorted {
        let old = text.get(edit.range.clone()).unwrap_or_default();
        out.push_str(text.get(done..edit.range.start).unwrap_or_default());
        let start = out.len();
        out.push_str(&edit.insert);
        back.push(TextEdit::replace(start..out.len(), old));
        done = edit.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Ok((out, back))
}

/// The edits in the order of their places.
///
/// # Errors
/// As [`apply`], without its work.
pub fn fitting<'e>(text: &str, edits: &'e [TextEdit]) -> Result<Vec<&'e TextEdit>, EditError> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut done = 0;
    for edit in &sorted {
        if text.get(edit.range.clone()).is_none() {
            return Err(EditError::OutOfText(edit.range.clone()));
        }
        if edit.range.start < done {
            return Err(EditError::Overlap(edit.range.start));
        }
        done = edit.range.end;
    }
    Ok(sorted)
}

/// The one edit that leads from `old` to `new`; `None` if they are equal.
pub fn difference(old: &str, new: &str) -> Option<TextEdit> {
    if old == new {
        return None;
    }
    let both = old.len().min(new.len());
    let mut start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start -= 1;
    }
    let mut end = old.bytes().rev().zip(new.bytes().rev()).take(both - start).take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(old.len() - end) && new.is_char_boundary(new.len() - end)) {
        end -= 1;
    }
    Some(TextEdit::replace(start..old.len() - end, new.get(start..new.len() - end)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_difference_leads_from_one_text_to_the_other(old in "[abяж\n]{0,12}", new in "[abяж\n]{0,12}") {
            match difference(&old, &new) {
                Some(edit) => prop_assert_eq!(apply(&old, &[edit]).unwrap().0, new),
                None => prop_assert_eq!(old, new),
            }
        }
    }

    #[test]
    fn applies_in_any_order_and_leads_back() {
        let edits = [TextEdit::replace(4..5, "EE"), TextEdit::delete(0..1), TextEdit::insert(2, "-")];
        let (new, back) = apply("abcdef", &edits).unwrap();
        assert_eq!(new, "b-cdEEf");
        assert_eq!(apply(&new, &back).unwrap().0, "abcdef");
    }

    #[test]
    fn refuses_overlaps_and_cut_characters() {
        assert_eq!(apply("abc", &[TextEdit::delete(0..2), TextEdit::delete(1..3)]), Err(EditError::Overlap(1)));
        assert_eq!(apply("я", &[TextEdit::delete(1..2)]), Err(EditError::OutOfText(1..2)));
    }
}
