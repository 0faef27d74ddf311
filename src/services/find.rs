//! Finds words or a pattern in texts, and puts others in their place.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::formats::text_edit::TextEdit;
use crate::model::widget::{FileChange, Widget};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words, or the pattern.
    pub words: String,
    /// Whether letters of either case differ.
    pub is_exact: bool,
    /// Whether only whole words count.
    pub is_whole: bool,
    /// Whether the words are a regular expression.
    pub is_pattern: bool,
}

/// A query that is ready to be used.
#[derive(Debug, Clone)]
pub struct Finder {
    /// `None` for words in any case, which are looked for letter by letter.
    pattern: Option<Regex>,
    query: Query,
}

/// Why a pattern can't be used (English).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadPattern(pub String);

impl Finder {
    /// Reads a query.
    ///
    /// # Errors
    /// [`BadPattern`] for what is no regular expression, or one that is too large.
    pub fn new(query: &Query) -> Result<Self, BadPattern> {
        let is_plain = !query.is_exact && !query.is_whole && !query.is_pattern;
        let pattern = if is_plain { None } else { Some(pattern(query)?) };
        Ok(Self { pattern, query: query.clone() })
    }

    /// The places in `text`, in order, none over another and none empty; at most `most`.
    pub fn places(&self, text: &str, most: usize) -> Vec<Range<usize>> {
        match &self.pattern {
            _ if self.query.words.is_empty() => Vec::new(),
            None => places(text, &self.query.words, most),
            Some(pattern) => pattern.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()).take(most).collect(),
        }
    }

    /// What stands in the place of the one at `range` once it is replaced by `with`: in it `$1` is the first group of a pattern.
    pub fn instead(&self, text: &str, range: &Range<usize>, with: &str) -> String {
        let captures = || self.pattern.as_ref().filter(|_| self.query.is_pattern)?.captures_at(text, range.start);
        let Some(captures) = captures().filter(|captures| captures.get(0).is_some_and(|whole| whole.range() == *range)) else {
            return with.to_owned();
        };
        let mut instead = String::new();
        captures.expand(with, &mut instead);
        instead
    }

    /// The edits that put `with` in the place of all.
    pub fn edits(&self, text: &str, with: &str) -> Vec<TextEdit> {
        let places = self.places(text, usize::MAX);
        places.into_iter().map(|range| TextEdit::replace(range.clone(), self.instead(text, &range, with))).collect()
    }

    /// The changes that put `with` in the place of all in all texts of a widget.
    pub fn changes(&self, widget: &Widget, with: &str) -> Vec<FileChange> {
        let texts = widget.files().filter_map(|(path, body)| Some((path, body.as_text()?.as_str())));
        let changes = texts.map(|(path, text)| FileChange::Edit { path: path.clone(), edits: self.edits(text, with) });
        changes.filter(|change| matches!(change, FileChange::Edit { edits, .. } if !edits.is_empty())).collect()
    }
}

fn pattern(query: &Query) -> Result<Regex, BadPattern> {
    let words = if query.is_pattern { query.words.clone() } else { regex::escape(&query.words) };
    let words = if query.is_whole { whole(&words, &query.words, query.is_pattern) } else { words };
    let mut builder = RegexBuilder::new(&words);
    builder.case_insensitive(!query.is_exact).multi_line(true);
    builder.build().map_err(|error| BadPattern(error.to_string().lines().last().unwrap_or_default().trim().to_owned()))
}

/// A pattern for whole words only. A sign at an end has no word around it.
fn whole(pattern: &str, words: &str, is_pattern: bool) -> String {
    let is_word = |c: Option<char>| is_pattern || c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let edge = |c| if is_word(c) { r"\b" } else { "" };
    format!("{}(?:{pattern}){}", edge(words.chars().next()), edge(words.chars().next_back()))
}

/// The places of `words` in `text`, in order, none over another; at most `most`. Letters of either case are the same.
fn places(text: &str, words: &str, most: usize) -> Vec<Range<usize>> {
    let words: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    let Some(first) = words.first() else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|_| found.len() < most) {
        let Some((ahead, letter)) = rest.char_indices().find(|(_, letter)| letter.to_lowercase().next() == Some(*first)) else { break };
        let start = at + ahead;
        match text.get(start..).and_then(|rest| length(rest, &words)) {
            Some(length) => {
                found.push(start..start + length);
                at = start + length;
            }
            None => at = start + letter.len_utf8(),
        }
    }
    found
}

/// How many bytes of `rest` are `words`, if it begins with them.
fn length(rest: &str, words: &[char]) -> Option<usize> {
    let mut wanted = words.iter();
    for (at, letter) in rest.char_indices() {
        if wanted.as_slice().is_empty() {
            return Some(at);
        }
        for low in letter.to_lowercase() {
            if wanted.next() != Some(&low) {
                return None;
            }
        }
    }
    wanted.as_slice().is_empty().then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_does_not_matter_in_either_alphabet() {
        assert_eq!(places("Да, да; ДА", "дА", 9), [0..4, 6..10, 12..16]);
        assert_eq!(places("aaaa", "aa", 9), [0..2, 2..4]);
        assert_eq!(places("aaaa", "a", 3).len(), 3);
        assert!(places("a", "", 9).is_empty() && places("ab", "abc", 9).is_empty());
    }

    fn found(text: &str, query: Query) -> Vec<&str> {
        Finder::new(&query).unwrap().places(text, 99).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn case_whole_words_and_patterns_narrow_what_is_found() {
        let text = "cart Cart cart_2 carts карта.карта $cart";
        let words = |words: &str| Query { words: words.to_owned(), ..Query::default() };
        assert_eq!(found(text, words("cart")).len(), 5);
        assert_eq!(found(text, Query { is_exact: true, ..words("Cart") }), ["Cart"]);
        assert_eq!(found(text, Query { is_whole: true, ..words("cart") }), ["cart", "Cart", "cart"]);
        assert_eq!(found(text, Query { is_whole: true, ..words("карта") }).len(), 2);
        assert_eq!(found(text, Query { is_whole: true, ..words("$cart") }), ["$cart"]);
        assert_eq!(found(text, Query { is_pattern: true, ..words("car(t_\\d|ts)") }), ["cart_2", "carts"]);
        assert!(found(text, Query { is_pattern: true, ..words("x*") }).is_empty());
        assert!(Finder::new(&Query { is_pattern: true, ..words("(") }).is_err() && Finder::new(&words("(")).is_ok());
    }

    #[test]
    fn replacing_uses_groups_of_patterns_only() {
        let replaced = |text: &str, query: Query, with: &str| {
            let edits = Finder::new(&query).unwrap().edits(text, with);
            crate::formats::text_edit::apply(text, &edits).unwrap().0
        };
        let words = |words: &str| Query { words: words.to_owned(), ..Query::default() };
        assert_eq!(replaced("a-b, c-d", Query { is_pattern: true, ..words("(\\w)-(\\w)") }, "$2-$1"), "b-a, d-c");
        assert_eq!(replaced("один ОДИН", words("один"), "$1"), "$1 $1");
    }

    proptest! {
        #[test]
        fn every_place_holds_the_words(text in "[aAяЯß İ\n]{0,20}", words in "[aAяЯ]{1,2}") {
            for range in places(&text, &words, 99) {
                prop_assert_eq!(text.get(range).map(str::to_lowercase), Some(words.to_lowercase()));
            }
            prop_assert_eq!(places(&text, &words, 99).is_empty(), !text.to_lowercase().contains(&words.to_lowercase()));
        }
    }
}
