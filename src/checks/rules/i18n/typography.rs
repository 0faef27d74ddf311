//! `i18n/*`, the signs: blanks and line breaks at the edges and inside, characters that nobody sees, full stops, capitals.

use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::text_pairs::{Fault, is_prose, words};
use crate::checks::rules::i18n::text_rule::{TextContext, TextRule, on_pair, on_text};
use crate::formats::html::tags;

static EDGE_SPACE: Rule = rule("i18n/edge-space", I18n, A, A, SAFE, "P");
static EDGE_NEWLINE: Rule = rule("i18n/edge-newline", I18n, A, A, SAFE, "P");
// Where a line break is missing inside a text only its author knows: no fix.
static NEWLINE_COUNT: Rule = rule("i18n/newline-count", I18n, A, A, NO, "P");
static DOUBLE_SPACE: Rule = rule("i18n/double-space", I18n, A, A, SAFE, "P");
static ZERO_WIDTH: Rule = rule("i18n/zero-width", I18n, W, W, SAFE, "P");
static CONTROL_CHAR: Rule = rule("i18n/control-char", I18n, W, W, SAFE, "P");
static NBSP: Rule = rule("i18n/nbsp", I18n, A, A, SAFE, "P");
static END_PUNCTUATION: Rule = rule("i18n/end-punctuation", I18n, A, A, CHOICE, "P");
static REPEATED_WORD: Rule = rule("i18n/repeated-word", I18n, A, A, NO, "P");
static CASE_START: Rule = rule("i18n/case-start", I18n, A, A, NO, "P");

pub static RULES: &[&Rule] = &[
    &EDGE_SPACE,
    &EDGE_NEWLINE,
    &NEWLINE_COUNT,
    &DOUBLE_SPACE,
    &ZERO_WIDTH,
    &CONTROL_CHAR,
    &NBSP,
    &END_PUNCTUATION,
    &REPEATED_WORD,
    &CASE_START,
];

const NO_BREAK: char = '\u{a0}';
/// Characters without a shape that come along when text is copied. Joiners and soft hyphens have their uses.
const ZERO_WIDTHS: &[char] = &['\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];
/// Signs that end a sentence or announce something.
const ENDS: &[char] = &['.', ':', '?', '!', '…', ';'];
/// What may stand after the sign that ends a sentence.
const CLOSERS: &[char] = &['»', '"', '\'', ')', ']', '”', '’'];
/// Words that are said twice on purpose.
const TWICE: &[&str] = &["да", "нет", "ну", "очень", "чуть", "еле", "едва", "bye", "no", "had", "that", "very", "so"];

pub static TEXTS: &[TextRule] = &[
    on_text(&DOUBLE_SPACE, "fix-single-spaces", |it| double_space(it.text)),
    on_text(&ZERO_WIDTH, "fix-delete-characters", |it| without(it.text, |c| ZERO_WIDTHS.contains(&c))),
    on_text(&CONTROL_CHAR, "fix-delete-characters", |it| without(it.text, |c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))),
    on_text(&NBSP, "fix-plain-spaces", |it| no_break(it.text)),
    on_text(&REPEATED_WORD, "", |it| repeated_word(it.text)),
    on_pair(&EDGE_SPACE, "fix-edges", |it| edges(it, false)),
    on_pair(&EDGE_NEWLINE, "fix-edges", |it| edges(it, true)),
    // A bare line break in a string is an error of JSON.
    on_pair(&NEWLINE_COUNT, "", |it| newline_count(it).filter(|_| it.strict)),
    on_pair(&END_PUNCTUATION, "fix-end-punctuation", end_punctuation),
    on_pair(&CASE_START, "", case_start),
];

/// The blanks and line breaks that a text begins and ends with. One that can't be broken has a rule of its own.
fn edge(text: &str) -> (&str, &str, &str) {
    let is_blank = |c: char| c.is_ascii_whitespace();
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let end = text.trim_end_matches(is_blank).len().max(start);
    let part = |range| text.get(range).unwrap_or_default();
    (part(0..start), part(start..end), part(end..text.len()))
}

fn edges(pair: &TextContext<'_>, breaks: bool) -> Option<Fault> {
    let (ours, theirs) = (edge(pair.text), edge(pair.theirs));
    let has_break = [ours.0, ours.2, theirs.0, theirs.2].iter().any(|edge| edge.contains('\n'));
    let differs = (ours.0, ours.2) != (theirs.0, theirs.2);
    (differs && has_break == breaks).then(|| (pair.text.to_owned(), Some(format!("{}{}{}", theirs.0, ours.1, theirs.2))))
}

fn newline_count(pair: &TextContext<'_>) -> Option<Fault> {
    let lines = |text: &str| edge(text).1.lines().count();
    (lines(pair.text) != lines(pair.theirs)).then(|| (pair.text.to_owned(), None))
}

/// Two blanks in a row within a line; at its beginning they may be an indent.
fn double_space(text: &str) -> Option<Fault> {
    let (before, middle, after) = edge(text);
    let line = |line: &str| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let (start, rest) = line.split_at_checked(indent)?;
        let mut fixed = start.to_owned();
        for c in rest.chars() {
            if c != ' ' || !fixed.ends_with(' ') || fixed.len() == indent {
                fixed.push(c);
            }
        }
        Some(fixed)
    };
    let fixed = middle.split('\n').map(line).collect::<Option<Vec<_>>>()?.join("\n");
    (fixed != middle).then(|| (text.to_owned(), Some(format!("{before}{fixed}{after}"))))
}

fn without(text: &str, unwanted: fn(char) -> bool) -> Option<Fault> {
    let found = text.chars().find(|c| unwanted(*c))?;
    Some((format!("U+{:04X}", u32::from(found)), Some(text.chars().filter(|c| !unwanted(*c)).collect())))
}

/// A blank that can't be broken beside another blank or at an edge: it came along from a web page. Between words it is
/// what it is there for.
fn no_break(text: &str) -> Option<Fault> {
    let mut fixed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let beside = [fixed.chars().next_back(), rest.peek().copied()];
        if c == NO_BREAK && beside.iter().any(|c| c.is_none_or(char::is_whitespace)) {
            // One blank is left between words, and none at an edge.
            if beside.iter().all(Option::is_some) && !fixed.ends_with(char::is_whitespace) {
                fixed.push(' ');
            }
        } else if !(c == ' ' && fixed.ends_with(' ') && text.contains(NO_BREAK)) {
            fixed.push(c);
        }
    }
    let stray = text.split(NO_BREAK).count() > fixed.split(NO_BREAK).count();
    stray.then(|| (text.to_owned(), Some(fixed)))
}

/// The signs that a sentence ends with, those of a question in one order, and where they stand.
fn ending(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let text = text.trim_end().trim_end_matches(CLOSERS);
    let body = text.trim_end_matches(ENDS);
    let mut signs: Vec<char> = text.get(body.len()..)?.replace('…', "...").chars().collect();
    if !signs.starts_with(&['.']) {
        signs.sort_unstable();
    }
    Some((signs.into_iter().collect(), body.len()..text.len()))
}

fn end_punctuation(pair: &TextContext<'_>) -> Option<Fault> {
    let ours = pair.text;
    // Signs around tags, addresses and placeholders follow other laws.
    let is_plain = |text: &str| tags::html(text).is_empty() && !text.trim_end().ends_with(['#', '}', '%', '/']) && !text.contains("://");
    let (mine, range) = ending(ours)?;
    let (wanted, theirs) = ending(pair.theirs)?;
    if mine == wanted || !is_plain(ours) || !is_plain(pair.theirs) {
        return None;
    }
    // A stop is part of an abbreviation where there is no sentence.
    let only_stop = [mine.as_str(), wanted.as_str()].iter().all(|signs| ["", "."].contains(signs));
    if only_stop && !(is_prose(ours) && is_prose(pair.theirs)) {
        return None;
    }
    let mut fixed = ours.to_owned();
    fixed.replace_range(range, pair.theirs.get(theirs).unwrap_or_default());
    Some((ours.to_owned(), Some(fixed)))
}

fn repeated_word(text: &str) -> Option<Fault> {
    let plain = tags::stripped(text).to_lowercase();
    let tokens: Vec<&str> = plain.split(' ').collect();
    let twice = |pair: &&[&str]| matches!(pair, [a, b] if a == b && a.chars().count() > 1 && a.chars().all(char::is_alphabetic) && !TWICE.contains(a));
    let pair = tokens.windows(2).find(twice)?;
    Some((pair.join(" "), None))
}

fn case_start(pair: &TextContext<'_>) -> Option<Fault> {
    let first = |text: &str| {
        let plain = tags::stripped(text);
        let word: String = plain.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        let start = word.chars().next()?;
        // A name such as amoCRM or iPhone is spelled its own way.
        let is_name = word.chars().skip(1).any(char::is_uppercase);
        (!is_name && (start.is_uppercase() || start.is_lowercase())).then_some(start.is_uppercase())
    };
    let differs = first(pair.text)? != first(pair.theirs)?;
    (differs && words(pair.text).len() > 1).then(|| (pair.text.to_owned(), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::engine::rule::Product;

    fn compared(find: fn(&TextContext<'_>) -> Option<Fault>, theirs: &str, text: &str) -> Option<String> {
        let wording = TextContext { text, theirs, code: "en", base: "ru", product: Product::AmoCrm, strict: true };
        find(&wording).map(|(_, fixed)| fixed.unwrap_or_default())
    }

    #[test]
    fn edges_follow_the_first_locale() {
        let spaces = |theirs, ours| compared(|pair| edges(pair, false), theirs, ours);
        assert_eq!(spaces("a: ", "b:").as_deref(), Some("b: "));
        assert_eq!(spaces("a", " b\t").as_deref(), Some("b"));
        assert_eq!(spaces("a ", "b "), None);
        assert_eq!(spaces("a\n", "b"), None);
        assert_eq!(compared(|pair| edges(pair, true), "a\n", "b").as_deref(), Some("b\n"));
    }

    #[test]
    fn blanks_within_are_single() {
        let fixed = |found: Option<Fault>| found.and_then(|(_, fixed)| fixed);
        assert_eq!(fixed(double_space("  a  b\n   c   d ")).as_deref(), Some("  a b\n   c d "));
        assert_eq!(double_space("  a b  "), None);
        assert_eq!(fixed(no_break("a\u{a0} b\u{a0}")).as_deref(), Some("a b"));
        assert_eq!(fixed(no_break("a \u{a0}\u{a0}b")).as_deref(), Some("a b"));
        assert_eq!(no_break("100\u{a0}руб."), None);
        assert_eq!(fixed(without("a\u{200b}b", |c| ZERO_WIDTHS.contains(&c))).as_deref(), Some("ab"));
    }

    #[test]
    fn ends_are_compared_with_sense() {
        let ends = |theirs, ours| compared(end_punctuation, theirs, ours);
        assert_eq!(ends("Сохранить?", "Save").as_deref(), Some("Save?"));
        assert_eq!(ends("Загрузка…", "Loading..."), None);
        assert_eq!(ends("Как?!", "How!?"), None);
        assert_eq!(ends("10 руб.", "10 RUB"), None);
        assert_eq!(ends("Не удалось найти эту сделку.", "The lead could not be found").as_deref(), Some("The lead could not be found."));
    }

    #[test]
    fn words_twice_and_small_starts() {
        assert_eq!(repeated_word("Open the the card").map(|(found, _)| found).as_deref(), Some("the the"));
        assert_eq!(repeated_word("No, no no. 5 5 and and-so"), None);
        assert!(compared(case_start, "Открыть карту", "open the card").is_some());
        assert!(compared(case_start, "Открыть карту", "amoCRM card").is_none());
        assert!(compared(case_start, "Открыть карту", "5 cards here").is_none());
    }
}
