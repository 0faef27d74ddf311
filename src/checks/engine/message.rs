//! Arguments of messages: type names, shortened texts and lists, names that a misspelled one may mean.

use strsim::osa_distance;

use crate::formats::json::{Kind, Node};
use crate::formats::steps;

/// The name of the type of `node`, by which Fluent texts select.
pub fn kind_word(node: &Node) -> &'static str {
    match node.kind() {
        Kind::Null => "null",
        Kind::Bool => "bool",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
        Kind::Unreadable => "unreadable",
    }
}

/// `text` on one line, cut to a length that a sentence can hold.
pub fn shorten(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// Most letters of a word that is compared with others: a longer one is no slip.
const MOST_LETTERS: usize = 100;

/// Most candidates of a fitting length that a word is compared with.
pub const MOST_CANDIDATES: usize = 1_000;

/// The candidates that `word` may be a misspelling of, nearest first: at most three, and none that differs in more than a third
/// of its letters. A word of more than [`MOST_LETTERS`] letters has none; only the first [`MOST_CANDIDATES`] of about its length are
/// looked at.
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let length = word.chars().count();
    if length > MOST_LETTERS {
        return Vec::new();
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let fits = |candidate: &&str| candidate.chars().count().abs_diff(length) <= allowed + 1;
    let distance = |candidate: &'c str| {
        steps::took(word.len() * candidate.len());
        (osa_distance(&word, &candidate.to_lowercase()), candidate)
    };
    let distances = candidates.into_iter().filter(fits).take(MOST_CANDIDATES).map(distance);
    let mut close: Vec<(usize, &str)> = distances.filter(|(distance, _)| *distance <= allowed).collect();
    close.sort();
    close.dedup();
    close.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// The first names of a list for a sentence, with `…` if there are more.
pub fn first_names(names: &[&str]) -> String {
    const MOST: usize = 3;
    let mut text = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        text.push_str(", …");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(first_names(&["a", "b", "c"]), "a, b, c");
        assert_eq!(first_names(&["a", "b", "c", "d"]), "a, b, c, …");
    }

    #[test]
    fn near_misses_are_found_and_others_are_not() {
        let areas = ["everywhere", "settings", "lcard", "ccard"];
        assert_eq!(did_you_mean("everywere", areas), ["everywhere"]);
        assert_eq!(did_you_mean("lacrd", areas), ["lcard"]);
        // Two neighbours that are swapped are one slip, not two.
        assert_eq!(did_you_mean("acr", ["car", "cra", "arc"]), ["arc", "car"]);
        assert_eq!(did_you_mean("dashboard", areas), Vec::<&str>::new());
        let (most, more) = ("a".repeat(MOST_LETTERS), "a".repeat(MOST_LETTERS + 1));
        assert_eq!((did_you_mean(&more, [more.as_str()]), did_you_mean(&most, [more.as_str()]).len()), (Vec::new(), 1));
        assert_eq!(shorten("a\n  b"), "a b");
        assert_eq!(shorten(&"x".repeat(50)).chars().count(), 41);
    }
}
