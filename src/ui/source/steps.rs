//! Divides what is typed into steps of undo: a word, a line, what was typed between two pauses or two moves of the caret.

use crate::formats::text_edit::TextEdit;

/// The longest time between two key presses of one step, in seconds.
const PAUSE: f64 = 1.0;

/// The step that is being typed.
#[derive(Debug, Default)]
pub struct Steps {
    number: u64,
    last: Option<Last>,
}

/// The last edit of the step.
#[derive(Debug)]
struct Last {
    file: String,
    /// Where the caret was after it.
    caret: usize,
    kind: Kind,
    /// When it was typed, in seconds.
    at: f64,
}

/// What an edit does; edits of different kinds are no one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Types a letter of a word, or a sign.
    Letter,
    /// Types a blank.
    Blank,
    /// Types a line break, pastes or replaces.
    Whole,
    /// Deletes.
    Delete,
}

impl Kind {
    fn of(edit: &TextEdit) -> Self {
        let mut letters = edit.insert.chars();
        match (letters.next(), letters.next()) {
            (None, _) => Self::Delete,
            (Some(letter), None) if edit.range.is_empty() && letter != '\n' => {
                if letter.is_whitespace() {
                    Self::Blank
                } else {
                    Self::Letter
                }
            }
            _ => Self::Whole,
        }
    }

    /// Whether `next` belongs to the same step: blanks end a word, and belong to it.
    fn goes_on_with(self, next: Self) -> bool {
        matches!((self, next), (Self::Letter, Self::Letter | Self::Blank) | (Self::Blank, Self::Blank) | (Self::Delete, Self::Delete))
    }
}

impl Steps {
    /// The number of the step that an edit of `file` belongs to. The caret was at `before` and is at `after` (bytes); `now` is the
    /// time in seconds.
    pub fn number(&mut self, file: &str, edit: &TextEdit, (before, after): (usize, usize), now: f64) -> u64 {
        let kind = Kind::of(edit);
        let goes_on = self
            .last
            .as_ref()
            .is_some_and(|last| last.file == file && last.caret == before && last.kind.goes_on_with(kind) && now - last.at <= PAUSE);
        if !goes_on {
            self.number += 1;
        }
        self.last = Some(Last { file: file.to_owned(), caret: after, kind, at: now });
        self.number
    }

    /// Ends the step: what is typed next is one of its own.
    pub fn end(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types letters, each a while after the one before, and gives the numbers of their steps.
    fn typed(steps: &mut Steps, text: &str, mut at: usize, times: &[f64]) -> Vec<u64> {
        let mut numbers = Vec::new();
        for (letter, now) in text.chars().zip(times.iter().copied().chain(std::iter::repeat(*times.last().unwrap()))) {
            let after = at + letter.len_utf8();
            numbers.push(steps.number("a.js", &TextEdit::insert(at, letter.to_string()), (at, after), now));
            at = after;
        }
        numbers
    }

    #[test]
    fn a_step_is_a_word_with_its_blanks_and_a_line_break_is_one_of_its_own() {
        assert_eq!(typed(&mut Steps::default(), "ab  cd\nёж", 0, &[0.0]), [1, 1, 1, 1, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn a_pause_a_move_of_the_caret_another_file_and_leaving_end_it() {
        let mut steps = Steps::default();
        assert_eq!(typed(&mut steps, "abc", 0, &[0.0, 0.9, 2.5]), [1, 1, 2]);
        assert_eq!(typed(&mut steps, "d", 9, &[2.6]), [3], "the caret was elsewhere");
        assert_eq!(steps.number("b.js", &TextEdit::insert(10, "e"), (10, 11), 2.7), 4);
        steps.end();
        assert_eq!(steps.number("b.js", &TextEdit::insert(11, "f"), (11, 12), 2.7), 5);
    }

    #[test]
    fn deleting_and_pasting_are_steps_of_their_own() {
        let mut steps = Steps::default();
        assert_eq!(typed(&mut steps, "ab", 0, &[0.0]), [1, 1]);
        assert_eq!(steps.number("a.js", &TextEdit::delete(1..2), (2, 1), 0.1), 2);
        assert_eq!(steps.number("a.js", &TextEdit::delete(0..1), (1, 0), 0.2), 2);
        assert_eq!(steps.number("a.js", &TextEdit::insert(0, "pasted"), (0, 6), 0.3), 3);
        assert_eq!(steps.number("a.js", &TextEdit::insert(6, "pasted"), (6, 12), 0.3), 4);
        assert_eq!(steps.number("a.js", &TextEdit::replace(0..12, "x"), (12, 1), 0.3), 5);
    }
}
