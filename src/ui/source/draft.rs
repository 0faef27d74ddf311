//! A long text while the keys of one frame are carried out: what is typed, taken away and selected. It is copied once something changes.

use std::borrow::Cow;

use crate::formats::editing::{self, Act};
use crate::formats::highlight::Language;
use crate::formats::text_edit;

/// The text and what is selected in it, in bytes: where the selection began, and where the caret is.
pub struct Draft<'t> {
    pub text: Cow<'t, str>,
    pub from: usize,
    pub to: usize,
}

/// How far a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Letter,
    Word,
    /// To the edge of the line.
    Line,
    /// To the edge of the text.
    Text,
}

impl Draft<'_> {
    /// What is selected.
    pub fn selected(&self) -> std::ops::Range<usize> {
        self.from.min(self.to)..self.from.max(self.to)
    }

    /// Puts `words` in the place of what is selected.
    pub fn insert(&mut self, words: &str) {
        let range = self.selected();
        self.text.to_mut().replace_range(range.clone(), words);
        self.from = range.start + words.len();
        self.to = self.from;
    }

    /// Takes what is selected away, or what a key goes over.
    pub fn delete(&mut self, way: Way, back: bool) {
        if self.from == self.to {
            self.to = self.reach(way, back);
        }
        if self.from != self.to {
            self.insert("");
        }
    }

    /// Moves the caret. Without `selects` a selection ends at the side that the key points to.
    pub fn step(&mut self, way: Way, back: bool, selects: bool) {
        let range = self.selected();
        self.to = match way {
            Way::Letter if !selects && !range.is_empty() => {
                if back {
                    range.start
                } else {
                    range.end
                }
            }
            _ => self.reach(way, back),
        };
        if !selects {
            self.from = self.to;
        }
    }

    /// Moves the caret to a byte.
    pub fn go_to(&mut self, at: usize, selects: bool) {
        self.to = at;
        if !selects {
            self.from = at;
        }
    }

    /// Carries out a key for lines.
    pub fn act(&mut self, act: Act, language: Language) {
        let Some(done) = editing::act(act, &self.text, (self.from, self.to), language) else { return };
        if let Ok((new, _)) = text_edit::apply(&self.text, &[done.edit]) {
            self.text = Cow::Owned(new);
            (self.from, self.to) = done.selection;
        }
    }

    fn reach(&self, way: Way, back: bool) -> usize {
        let (before, after) = (self.text.get(..self.to).unwrap_or_default(), self.text.get(self.to..).unwrap_or_default());
        let is_of = |letter: char| letter.is_alphanumeric() || letter == '_';
        match (way, back) {
            (Way::Letter, true) if before.ends_with("\r\n") => self.to - 2,
            (Way::Letter, true) => before.char_indices().next_back().map_or(0, |(at, _)| at),
            (Way::Letter, false) if after.starts_with("\r\n") => self.to + 2,
            (Way::Letter, false) => self.to + after.chars().next().map_or(0, char::len_utf8),
            (Way::Word, true) => {
                let words = before.trim_end_matches(|letter| !is_of(letter));
                words.trim_end_matches(is_of).len()
            }
            (Way::Word, false) => {
                let words = after.trim_start_matches(|letter| !is_of(letter));
                self.text.len() - words.trim_start_matches(is_of).len()
            }
            (Way::Line, true) => editing::home(&self.text, self.to),
            (Way::Line, false) => {
                let line = after.find('\n').map_or(after, |end| after.get(..end).unwrap_or_default());
                self.to + line.trim_end_matches('\r').len()
            }
            (Way::Text, true) => 0,
            (Way::Text, false) => self.text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(text: &str, from: usize, to: usize) -> Draft<'_> {
        Draft { text: Cow::Borrowed(text), from, to }
    }

    #[test]
    fn letters_words_and_lines_are_typed_and_taken_away() {
        let mut it = draft("one two\r\nthree", 4, 7);
        it.insert("2");
        assert_eq!((&*it.text, it.to), ("one 2\r\nthree", 5));
        it.delete(Way::Letter, false);
        assert_eq!((&*it.text, it.to), ("one 2three", 5));
        it.delete(Way::Word, true);
        assert_eq!((&*it.text, it.to), ("one three", 4));
        it.step(Way::Line, false, true);
        it.delete(Way::Letter, true);
        assert_eq!((&*it.text, it.from, it.to), ("one ", 4, 4));
        it.step(Way::Text, true, false);
        it.act(Act::Comment, Language::Script);
        assert_eq!(&*it.text, "// one ");
    }

    #[test]
    fn nothing_is_copied_until_something_changes() {
        let mut it = draft("яблоко да груша", 0, 0);
        it.step(Way::Word, false, false);
        it.step(Way::Letter, false, true);
        assert_eq!((it.from, it.to), ("яблоко".len(), "яблоко ".len()));
        it.step(Way::Letter, true, false);
        assert_eq!(it.to, "яблоко".len(), "a selection ends where the key points to");
        assert!(matches!(it.text, Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn any_keys_stay_on_letters(text in "[aя \r\n_(]{0,30}", keys in prop::collection::vec(0usize..24, 0..12)) {
            let mut it = draft(&text, 0, 0);
            for key in keys {
                let way = [Way::Letter, Way::Word, Way::Line, Way::Text][key % 4];
                match key / 4 {
                    0 => it.step(way, true, false),
                    1 => it.step(way, false, false),
                    2 => it.step(way, false, true),
                    3 => it.delete(way, true),
                    4 => it.delete(way, false),
                    _ => it.insert("ж"),
                }
                prop_assert!(it.text.is_char_boundary(it.from) && it.text.is_char_boundary(it.to));
            }
        }
    }
}
