//! Finds words in a text, whatever their case.

use std::ops::Range;

/// The places of `words` in `text`, in order, none over another; at most `most`. Letters of either case are the same.
pub fn places(text: &str, words: &str, most: usize) -> Vec<Range<usize>> {
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
