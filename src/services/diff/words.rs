//! Which words of a line that was changed are other words now.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Lines with more words are marked between their common beginning and their common end.
const MOST_WORDS: usize = 4_000;
/// Of lines that have less than one part of so many in common nothing is marked: they are other lines.
const IN_COMMON: usize = 4;

/// The bytes of `old` that `new` lacks, and those of `new` that are new; both empty if the texts have too little in common.
pub fn changed(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (before, after) = (words(old), words(new));
    let texts = |text, words: &[Range<usize>]| words.iter().filter_map(|word| str::get(text, word.clone())).collect::<Vec<&str>>();
    let (old_words, new_words) = (texts(old, &before), texts(new, &after));
    let ops =
        if before.len().max(after.len()) > MOST_WORDS { Vec::new() } else { capture_diff_slices(Algorithm::Myers, &old_words, &new_words) };
    if ops.is_empty() {
        return ends(&before, &after, &old_words, &new_words);
    }
    let (mut gone, mut added) = (Vec::new(), Vec::new());
    let mut common = 0;
    for op in ops {
        if op.tag() == DiffTag::Equal {
            let same = old_words.get(op.old_range()).unwrap_or_default();
            common += same.iter().filter(|word| !word.trim().is_empty()).map(|word| word.len()).sum::<usize>();
        } else {
            push(&mut gone, &before, op.old_range(), old);
            push(&mut added, &after, op.new_range(), new);
        }
    }
    // Where nothing but blanks differs, they are what is marked.
    let is_blank =
        |text: &str, ranges: &[Range<usize>]| ranges.iter().all(|range| text.get(range.clone()).is_some_and(|part| part.trim().is_empty()));
    let only_blanks = is_blank(old, &gone) && is_blank(new, &added);
    if common * IN_COMMON < old.trim().len().max(new.trim().len()) && !only_blanks { Default::default() } else { (gone, added) }
}

/// Adds the bytes of some words, together with the last ones if only blanks are between.
fn push(found: &mut Vec<Range<usize>>, words: &[Range<usize>], changed: Range<usize>, text: &str) {
    let Some(words) = words.get(changed) else { return };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    match found.last_mut() {
        Some(before) if text.get(before.end..first.start).is_some_and(|between| between.trim().is_empty()) => before.end = last.end,
        _ => found.push(first.start..last.end),
    }
}

/// What is between the common beginning and the common end.
fn ends(old: &[Range<usize>], new: &[Range<usize>], old_words: &[&str], new_words: &[&str]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let same_from_here = |(a, b): &(&&str, &&str)| a == b;
    let head = old_words.iter().zip(new_words).take_while(same_from_here).count();
    let rest = old_words.len().min(new_words.len()) - head;
    let tail = old_words.iter().rev().zip(new_words.iter().rev()).take_while(same_from_here).count().min(rest);
    let middle = |words: &[Range<usize>]| {
        let words = words.get(head..words.len() - tail).unwrap_or_default();
        words.first().zip(words.last()).map(|(first, last)| first.start..last.end).into_iter().collect()
    };
    (middle(old), middle(new))
}

/// The words of a text, its signs and the blanks between them.
fn words(text: &str) -> Vec<Range<usize>> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Blank,
        Sign,
    }
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => Class::Word,
        c if c.is_whitespace() => Class::Blank,
        _ => Class::Sign,
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = Class::Sign;
    for (at, c) in text.char_indices() {
        let this = class(c);
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(word) if this == last && this != Class::Sign => word.end = end,
            _ => found.push(at..end),
        }
        last = this;
    }
    found
}
