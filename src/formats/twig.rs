//! Where a Twig template can't be read: a bracket that isn't closed, a block that doesn't end, an end of nothing. Words of statements that
//! Twig doesn't know are passed over: whoever draws the template may have added them.

use std::ops::Range;

/// The first fault of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The bracket or the word.
    pub word: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A bracket or a quotation mark is never closed.
    Open,
    /// A block has no end.
    Unended,
    /// A statement belongs into a block that isn't open.
    Stray,
    /// A statement that Twig doesn't read: `else if`.
    Unknown,
}

/// Statements that open a block.
const BLOCKS: &[&str] = &["if", "for", "macro", "filter", "spaceless", "embed", "autoescape", "apply", "block", "set"];
/// Statements behind which everything is text up to their end.
const RAW: &[&str] = &["raw", "verbatim"];

/// The first fault of a template.
pub fn fault(text: &str) -> Option<Fault> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(next).map(|found| at + found) {
        let (bracket, closing) = match text.as_bytes().get(start + 1) {
            Some(b'{') => ("{{", "}}"),
            Some(b'%') => ("{%", "%}"),
            _ => ("{#", "#}"),
        };
        let inside = text.get(start + 2..).unwrap_or_default();
        let end = if bracket == "{#" { inside.find(closing) } else { end_of(inside, closing) };
        let Some(end) = end else {
            return Some(Fault { kind: FaultKind::Open, word: bracket.to_owned(), range: start..start + 2 });
        };
        let inside = inside.get(..end).unwrap_or_default();
        at = start + 2 + end + 2;
        if bracket != "{%" {
            continue;
        }
        let words = inside.trim_matches(|c: char| c.is_whitespace() || c == '-');
        let place = || {
            let from = start + 2 + (inside.len() - inside.trim_start_matches(|c: char| c.is_whitespace() || c == '-').len());
            from..from + words.len()
        };
        let (name, rest) = words.split_at(words.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(words.len()));
        let fault = |kind, word: &str| Some(Fault { kind, word: word.to_owned(), range: place() });
        let is_in = |blocks: &[&str], open: &[(&str, Range<usize>)]| open.last().is_some_and(|(last, _)| blocks.contains(last));
        match name {
            "else" if rest.split_whitespace().next() == Some("if") => return fault(FaultKind::Unknown, "else if"),
            "else" if !is_in(&["if", "for"], &open) => return fault(FaultKind::Stray, name),
            "elseif" if !is_in(&["if"], &open) => return fault(FaultKind::Stray, name),
            _ if RAW.contains(&name) => at = end_of_raw(text, at, name)?,
            _ if BLOCKS.contains(&name) && !is_whole(name, rest) => open.push((name, place())),
            _ => {
                let Some(block) = name.strip_prefix("end").filter(|block| BLOCKS.contains(block)) else { continue };
                match open.pop() {
                    Some((last, _)) if last == block => {}
                    _ => return fault(FaultKind::Stray, name),
                }
            }
        }
    }
    let (name, range) = open.pop()?;
    Some(Fault { kind: FaultKind::Unended, word: name.to_owned(), range })
}

/// The next bracket of Twig.
fn next(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'{', bytes).find(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#')))
}

/// Where a bracket is closed; not within a quotation.
fn end_of(text: &str, closing: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                let mut end = at + 1;
                while bytes.get(end).is_some_and(|other| other != byte) {
                    end += if bytes.get(end) == Some(&b'\\') { 2 } else { 1 };
                }
                bytes.get(end)?;
                at = end + 1;
            }
            _ if bytes.get(at..).is_some_and(|rest| rest.starts_with(closing.as_bytes())) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Behind the end of a part that isn't read; of one without an end the template is that part.
fn end_of_raw(text: &str, from: usize, name: &str) -> Option<usize> {
    let end = text.get(from..)?.find(&format!("end{name}"))?;
    Some(from + end + text.get(from + end..)?.find("%}")? + 2)
}

/// Whether a statement is whole without an end: `set x = 1`, `block title 'x'`.
fn is_whole(name: &str, rest: &str) -> bool {
    match name {
        "set" => rest.contains('='),
        "block" => rest.split_whitespace().nth(1).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_twig_reads_has_no_fault() {
        for text in [
            "",
            "a { b } {c: 1} } %}",
            "{{ a }} {{- b|e('}}') -}} {# {{ #} {% if a %}1{% elseif b %}2{% else %}3{% endif %}",
            "{% for a in b %}{% else %}{% endfor %}{%- set x = 1 -%}{% set y %}text{% endset %}",
            "{% block a %}{% endblock a %}{% block title 'x' %}{% macro m(a) %}{% endmacro %}",
            "{% raw %}{{ {% if %} {% endraw %}{% verbatim %}{% endif %}{% endverbatim %}",
            "{% include 'a.twig' with {a: \"%}\"} %}{% unknown %}{% endunknown %}{% with a %}",
            "{{ 'it\\'s' }} it's {{ b }}",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_fault_is_found_where_it_stands() {
        use FaultKind::*;
        for (text, kind, word, range) in [
            ("<b>{{ a }</b>", Open, "{{", 3..5),
            ("a {% if b }", Open, "{%", 2..4),
            ("{# a", Open, "{#", 0..2),
            ("{{ 'a }} {{ b }}", Open, "{{", 0..2),
            ("{% if a %}b", Unended, "if", 3..7),
            ("{% if a %}{% for b in c %}{% endif %}{% endfor %}", Stray, "endif", 29..34),
            ("a{% endif %}", Stray, "endif", 4..9),
            ("{% else %}", Stray, "else", 3..7),
            ("{% if a %}{% else if b %}{% endif %}", Unknown, "else if", 13..22),
            ("{% for a in b %}{% elseif c %}{% endfor %}", Stray, "elseif", 19..27),
        ] {
            assert_eq!(fault(text), Some(Fault { kind, word: word.to_owned(), range }), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_fault_stands_in_the_text(text in "[{}%#a-f \"'\\\\-]{0,40}") {
            if let Some(fault) = fault(&text) {
                proptest::prop_assert!(text.get(fault.range).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
