//! What the keys of an editor do to a text and to what is selected in it: lines are commented, indented, moved and copied, a new line
//! begins where the one before does, brackets find each other.

use std::ops::Range;

use super::highlight::{Kind, Language, Span};
use super::text_edit::TextEdit;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Makes lines a comment, or text again.
    Comment,
    Indent,
    Unindent,
    /// Begins a new line.
    NewLine,
    /// Exchanges lines with the one before.
    MoveUp,
    /// Exchanges lines with the one after.
    MoveDown,
    /// Adds a copy of the line, or of what is selected.
    Duplicate,
}

/// What is selected in bytes: where the selection began, and where the caret is.
pub type Selection = (usize, usize);

/// A change, and what is selected after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub edit: TextEdit,
    pub selection: Selection,
}

/// Lines that are looked at for how the text is indented.
const MOST_LINES: usize = 400;
/// Most bytes between two brackets.
const MOST_BETWEEN: usize = 400_000;

/// What `act` does; `None` if there is nothing to do.
pub fn act(act: Act, text: &str, selection: Selection, language: Language) -> Option<Done> {
    match act {
        Act::Comment => changed_lines(text, selection, &commented(text.get(lines(text, selection))?, language)?),
        Act::Indent => {
            let unit = unit(text);
            let indent = |line: &str| if line.trim().is_empty() { line.to_owned() } else { format!("{unit}{line}") };
            changed_lines(text, selection, &each(text.get(lines(text, selection))?, indent))
        }
        Act::Unindent => {
            let width = unit(text).len().max(1);
            let unindent = |line: &str| match line.strip_prefix('\t') {
                Some(rest) => rest.to_owned(),
                None => {
                    let blanks = line.bytes().take_while(|b| *b == b' ').count();
                    line.get(blanks.min(width)..).unwrap_or_default().to_owned()
                }
            };
            changed_lines(text, selection, &each(text.get(lines(text, selection))?, unindent))
        }
        Act::NewLine => new_line(text, selection),
        Act::MoveUp => moved(text, selection, true),
        Act::MoveDown => moved(text, selection, false),
        Act::Duplicate => duplicate(text, selection),
    }
}

/// Where Home leads: to the first sign of the line, or from there to its beginning.
pub fn home(text: &str, at: usize) -> usize {
    let line = line_of(text, at);
    let part = text.get(line.clone()).unwrap_or_default();
    let first = line.start + part.len() - part.trim_start().len();
    if at == first { line.start } else { first }
}

/// The bracket beside the caret and its other end, by the bytes at which they begin. Those in strings and comments are none.
pub fn brackets(text: &str, at: usize, spans: &[Span]) -> Option<(usize, usize)> {
    let before = text.get(..at)?.chars().next_back().map(|letter| at - letter.len_utf8());
    [Some(at), before].into_iter().flatten().find_map(|place| Some((place, other_end(text, place, spans)?)))
}

const PAIRS: [(u8, u8); 3] = [(b'(', b')'), (b'[', b']'), (b'{', b'}')];

fn other_end(text: &str, at: usize, spans: &[Span]) -> Option<usize> {
    let bytes = text.as_bytes();
    let sign = *bytes.get(at)?;
    let (open, close) = *PAIRS.iter().find(|(open, close)| [*open, *close].contains(&sign))?;
    let is_code = |place: usize| {
        let next = spans.partition_point(|span| span.range().end <= place);
        let span = spans.get(next).filter(|span| span.range().contains(&place));
        span.is_none_or(|span| !matches!(span.kind, Kind::String | Kind::Comment | Kind::Key))
    };
    if !is_code(at) {
        return None;
    }
    let mut depth = 0_usize;
    let mut step = |place: usize| {
        let byte = *bytes.get(place)?;
        let (deeper, back) = if sign == open { (open, close) } else { (close, open) };
        if byte == deeper && is_code(place) {
            depth += 1;
        } else if byte == back && is_code(place) {
            depth = depth.saturating_sub(1);
            return (depth == 0).then_some(place);
        }
        None
    };
    if sign == open {
        (at..bytes.len().min(at + MOST_BETWEEN)).find_map(&mut step)
    } else {
        (at.saturating_sub(MOST_BETWEEN)..=at).rev().find_map(&mut step)
    }
}

/// The bytes of the line around `at`, without its line break.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let rest = text.get(at..).unwrap_or_default();
    let end = at + rest.find('\n').unwrap_or(rest.len());
    let end = if text.get(start..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
    start..end
}

/// The bytes of all lines that the selection touches. One that ends before the first letter of a line doesn't touch it.
fn lines(text: &str, (from, to): Selection) -> Range<usize> {
    let (first, last) = (from.min(to), from.max(to));
    let is_at_start = last > first && text.get(..last).is_some_and(|before| before.ends_with('\n'));
    line_of(text, first).start..line_of(text, if is_at_start { last - 1 } else { last }).end
}

/// `block` with each line changed.
fn each(block: &str, change: impl Fn(&str) -> String) -> String {
    block.split('\n').map(change).collect::<Vec<_>>().join("\n")
}

/// Puts `new` in the place of the lines of the selection. A caret stays at its letter; what was selected are the lines after it.
fn changed_lines(text: &str, selection: Selection, new: &str) -> Option<Done> {
    let block = lines(text, selection);
    let old = text.get(block.clone())?;
    if old == new {
        return None;
    }
    let edit = TextEdit::replace(block.clone(), new);
    let end = block.start + new.len();
    let (from, to) = selection;
    let selection = if from == to {
        // What follows the caret in its line is as long as before.
        let rest = block.end - to.min(block.end);
        let same = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
        let at = if rest <= same { end - rest } else { block.start };
        (at, at)
    } else if from < to {
        (block.start, end)
    } else {
        (end, block.start)
    };
    Some(Done { edit, selection })
}

/// One step of indentation, as the text has it.
fn unit(text: &str) -> String {
    let mut indented = text.lines().take(MOST_LINES).filter(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty()).peekable();
    if indented.peek().is_some_and(|line| line.starts_with('\t')) {
        return "\t".to_owned();
    }
    // One blank is the second line of a comment.
    let widths = indented.map(|line| line.len() - line.trim_start_matches(' ').len());
    match widths.filter(|width| *width > 1).min() {
        Some(width) => " ".repeat(width.min(8)),
        None => "  ".to_owned(),
    }
}

/// The lines as a comment, or without the signs of one if all are.
fn commented(block: &str, language: Language) -> Option<String> {
    let (open, close) = match language {
        Language::Script | Language::Php => ("//", ""),
        Language::Settings => ("#", ""),
        Language::Style => ("/*", "*/"),
        Language::Markup | Language::Markdown => ("<!--", "-->"),
        Language::Json | Language::Plain => return None,
    };
    let has_words = |line: &&str| !line.trim().is_empty();
    let is_comment = |line: &str| line.trim().starts_with(open) && line.trim().ends_with(close);
    if !block.split('\n').any(|line| has_words(&line)) {
        return None;
    }
    if block.split('\n').filter(has_words).all(is_comment) {
        return Some(each(block, |line| {
            let Some((before, rest)) = line.split_once(open) else { return line.to_owned() };
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            let Some((inside, after)) = rest.rsplit_once(close).filter(|_| !close.is_empty()) else { return format!("{before}{rest}") };
            format!("{before}{}{after}", inside.strip_suffix(' ').unwrap_or(inside))
        }));
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let least = block.split('\n').filter(has_words).map(indent).min().unwrap_or_default();
    Some(each(block, |line| {
        let Some((before, rest)) = line.split_at_checked(least).filter(|_| has_words(&line)) else { return line.to_owned() };
        let (words, end) = rest.strip_suffix('\r').map_or((rest, ""), |words| (words, "\r"));
        let close = if close.is_empty() { String::new() } else { format!(" {close}") };
        format!("{before}{open} {words}{close}{end}")
    }))
}

/// The line break of the text.
fn line_break(text: &str) -> &'static str {
    if text.find('\n').is_some_and(|at| text.get(..at).is_some_and(|line| line.ends_with('\r'))) { "\r\n" } else { "\n" }
}

fn new_line(text: &str, (from, to): Selection) -> Option<Done> {
    let range = from.min(to)..from.max(to);
    let line = line_of(text, range.start);
    let before = text.get(line.start..range.start)?;
    let indent = before.get(..before.len() - before.trim_start_matches([' ', '\t']).len())?;
    let end = line_break(text);
    let opened = before.trim_end().chars().next_back().filter(|sign| matches!(sign, '{' | '[' | '('));
    let inner = if opened.is_some() { unit(text) } else { String::new() };
    let mut insert = format!("{end}{indent}{inner}");
    let at = range.start + insert.len();
    let closes = text.get(range.end..).and_then(|rest| rest.trim_start_matches([' ', '\t']).chars().next());
    if opened.zip(closes).is_some_and(|pair| matches!(pair, ('{', '}') | ('[', ']') | ('(', ')'))) {
        insert.push_str(&format!("{end}{indent}"));
    }
    Some(Done { edit: TextEdit::replace(range, insert), selection: (at, at) })
}

fn moved(text: &str, (from, to): Selection, up: bool) -> Option<Done> {
    let block = lines(text, (from, to));
    let neighbour = if up {
        line_of(text, block.start.checked_sub(1)?)
    } else {
        let after = block.end + text.get(block.end..)?.find('\n')? + 1;
        line_of(text, after)
    };
    let (first, second) = if up { (neighbour, block.clone()) } else { (block.clone(), neighbour) };
    let (one, between, two) = (text.get(first.clone())?, text.get(first.end..second.start)?, text.get(second.clone())?);
    let edit = TextEdit::replace(first.start..second.end, format!("{two}{between}{one}"));
    let start = if up { first.start } else { first.start + two.len() + between.len() };
    let follow = |at: usize| start + at.min(block.end) - block.start;
    Some(Done { edit, selection: (follow(from), follow(to)) })
}

fn duplicate(text: &str, (from, to): Selection) -> Option<Done> {
    if from != to {
        let range = from.min(to)..from.max(to);
        let copy = text.get(range.clone())?;
        let selection = (from + copy.len(), to + copy.len());
        return Some(Done { edit: TextEdit::insert(range.end, copy), selection });
    }
    let line = line_of(text, to);
    let copy = format!("{}{}", line_break(text), text.get(line.clone())?);
    let at = to + copy.len();
    Some(Done { edit: TextEdit::insert(line.end, copy), selection: (at, at) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::highlight;
    use crate::formats::text_edit;
    use proptest::prelude::*;

    /// The text after a key, with `[` where the selection began and `|` at the caret.
    fn after(marked: &str, what: Act, language: Language) -> String {
        let caret = marked.replacen('[', "", 1).find('|').unwrap();
        let from = marked.find('[').filter(|_| marked.contains('[')).map_or(caret, |at| if at > caret { at - 1 } else { at });
        let text = marked.replacen('[', "", 1).replacen('|', "", 1);
        let Some(done) = act(what, &text, (from, caret), language) else { return marked.to_owned() };
        let (mut new, _) = text_edit::apply(&text, &[done.edit]).unwrap();
        let (from, to) = done.selection;
        if from == to {
            new.insert(to, '|');
        } else if from < to {
            new.insert(to, '|');
            new.insert(from, '[');
        } else {
            new.insert(from, '[');
            new.insert(to, '|');
        }
        new
    }

    #[test]
    fn lines_become_comments_and_text_again() {
        for (language, text, commented) in [
            (Language::Script, "  a|;\n", "  // a|;\n"),
            (Language::Script, "[if (x) {\n\n  y();\n|}", "[// if (x) {\n\n//   y();\n|}"),
            (Language::Style, "a| {}", "/* a| {} */"),
            (Language::Markup, "<p>|", "<!-- <p> -->|"),
            (Language::Settings, "\ta|", "\t# a|"),
            (Language::Json, "{|}", "{|}"),
        ] {
            assert_eq!(after(text, Act::Comment, language).replace(['[', '|'], ""), commented.replace(['[', '|'], ""), "{text}");
            let plain = after(&after(text, Act::Comment, language), Act::Comment, language);
            assert_eq!(plain.replace(['[', '|'], ""), text.replace(['[', '|'], ""), "{text}");
        }
        assert_eq!(after("  a|;\n", Act::Comment, Language::Script), "  // a|;\n");
        assert_eq!(after("a|\r\nb", Act::Comment, Language::Script), "// a|\r\nb");
    }

    #[test]
    fn what_is_selected_is_indented_as_the_text_is() {
        let script = Language::Script;
        assert_eq!(after("[a\n  b|", Act::Indent, script), "[  a\n    b|");
        assert_eq!(after("|a\n\tb[\n", Act::Indent, script), "|\ta\n\t\tb[\n");
        assert_eq!(after("[a\n\nb\n|c", Act::Indent, script), "[  a\n\n  b|\nc");
        assert_eq!(after("[    a\n  b\n\tc|", Act::Unindent, script), "[  a\nb\nc|");
        assert_eq!(after("    a|b", Act::Unindent, script), "a|b");
        assert_eq!(after("a|b", Act::Unindent, script), "a|b");
    }

    #[test]
    fn a_new_line_begins_where_the_one_before_does() {
        let script = Language::Script;
        for (before, then) in [
            ("  a|b", "  a\n  |b"),
            ("  f(function () {|})", "  f(function () {\n    |\n  })"),
            ("{|\n", "{\n  |\n"),
            ("a\r\n\tb|", "a\r\n\tb\r\n\t|"),
            ("a[bc|d", "a\n|d"),
            ("|  a", "\n|  a"),
        ] {
            assert_eq!(after(before, Act::NewLine, script), then);
        }
    }

    #[test]
    fn lines_are_moved_and_copied_with_the_caret() {
        let script = Language::Script;
        assert_eq!(after("a\nb|c\nd", Act::MoveUp, script), "b|c\na\nd");
        assert_eq!(after("a\nb|c\nd", Act::MoveDown, script), "a\nd\nb|c");
        assert_eq!(after("a\r\n[b\r\nc|\r\nd", Act::MoveUp, script), "[b\r\nc|\r\na\r\nd");
        assert_eq!(after("a|\nb", Act::MoveUp, script), "a|\nb");
        assert_eq!(after("a\nb|", Act::MoveDown, script), "a\nb|");
        assert_eq!(after("a|b\nc", Act::Duplicate, script), "ab\na|b\nc");
        assert_eq!(after("x[ab|c", Act::Duplicate, script), "xab[ab|c");
    }

    #[test]
    fn home_leads_to_the_first_sign_then_to_the_beginning() {
        let text = "x\n  ab";
        assert_eq!([6, 4, 2, 0].map(|at| home(text, at)), [4, 2, 4, 0]);
    }

    #[test]
    fn brackets_find_each_other_and_none_in_strings() {
        let text = "f({ a: '}' /* ) */ }, [1])";
        let spans = highlight::spans(text, Language::Script);
        assert_eq!(brackets(text, 1, &spans), Some((1, 25)));
        assert_eq!(brackets(text, 26, &spans), Some((25, 1)));
        assert_eq!(brackets(text, 3, &spans), Some((2, 19)));
        assert_eq!(brackets(text, 8, &spans), None);
        assert_eq!(brackets("(", 0, &[]), None);
    }

    proptest! {
        #[test]
        fn any_key_fits_any_text(text in "[ \t\r\nя{}(a/*#<!-]{0,40}", from in 0usize..40, to in 0usize..40, which in 0usize..7, language in 0usize..4) {
            let place = |wish: usize| text.char_indices().nth(wish).map_or(text.len(), |(at, _)| at);
            let (from, to) = (place(from), place(to));
            let acts = [Act::Comment, Act::Indent, Act::Unindent, Act::NewLine, Act::MoveUp, Act::MoveDown, Act::Duplicate];
            let languages = [Language::Script, Language::Style, Language::Markup, Language::Settings];
            home(&text, to);
            brackets(&text, to, &[]);
            if let Some(done) = act(acts[which], &text, (from, to), languages[language]) {
                let (new, _) = text_edit::apply(&text, &[done.edit]).unwrap();
                prop_assert!(new.is_char_boundary(done.selection.0) && new.is_char_boundary(done.selection.1), "{:?}", new);
            }
        }
    }
}
