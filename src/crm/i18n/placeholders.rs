//! Marks of a text: placeholders, HTML tags, entities. A translation keeps them.

use std::ops::Range;

use crate::formats::html::tags;
use crate::formats::html::tags::TagKind;

/// The tag of descriptions that the platform shows as a field with a copy button, and its end.
const LINK: [&str; 2] = ["#LINK#", "#/LINK#"];
/// Tags that only shape the flow of a text, which is each language's own.
const FLOW: &[&str] = &["br", "p", "span", "div"];
/// The longest name of an entity that is looked for, in bytes; HTML has none longer.
const LONGEST_ENTITY: usize = 32;

/// Something that isn't words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub range: Range<usize>,
    pub kind: MarkKind,
    /// How it is compared: `{{ name }}` is `{{name}}`, a tag of HTML is its name between angle brackets.
    pub name: String,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// `#HOST#`, `{{name}}`, `${name}`, `{name}`, `%s`, `%1$d`.
    Placeholder,
    /// `#LINK#` or `#/LINK#`.
    Link,
    /// A tag of HTML.
    Html,
    /// `&nbsp;`
    Entity,
}

/// The marks that one of two texts has more often than the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mismatch {
    /// Marks that the text lacks.
    pub lost: Vec<String>,
    /// Marks that it has beyond.
    pub added: Vec<String>,
}

/// All marks of `text` in their order.
pub fn marks(text: &str) -> Vec<Mark> {
    let html = tags::html(text).into_iter().map(|tag| {
        let slash = if tag.kind == TagKind::Closes { "/" } else { "" };
        Mark { range: tag.range, kind: MarkKind::Html, name: format!("<{slash}{}>", tag.name) }
    });
    let mut found: Vec<Mark> = html.collect();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['#', '{', '$', '%', '&'])).map(|found| at + found) {
        match mark(text.get(start..).unwrap_or_default()) {
            Some((length, kind, name)) => {
                at = start + length;
                found.push(Mark { range: start..at, kind, name });
            }
            None => at = start + 1,
        }
    }
    found.sort_by_key(|mark| mark.range.start);
    found
}

/// The placeholders of `text` in their order. The link tag has rules of its own.
pub fn placeholders(text: &str) -> Vec<String> {
    marks(text).into_iter().filter(|mark| mark.kind == MarkKind::Placeholder).map(|mark| mark.name).collect()
}

/// What `text` has other than `base`: placeholders, link tags, and HTML tags except those that shape the flow. `None`
/// if they have the same.
pub fn mismatch(base: &str, text: &str) -> Option<Mismatch> {
    let (lost, added) = difference(kept(base), kept(text));
    (!lost.is_empty() || !added.is_empty()).then_some(Mismatch { lost, added })
}

/// What each of two lists has more often than the other.
pub fn difference(mut one: Vec<String>, mut other: Vec<String>) -> (Vec<String>, Vec<String>) {
    one.retain(|name| match other.iter().position(|same| same == name) {
        Some(same) => {
            other.remove(same);
            false
        }
        None => true,
    });
    (one, other)
}

/// The opening and the self-contained HTML tags of `text`, sorted, without those that only shape the flow.
pub fn elements(text: &str) -> Vec<String> {
    let counts = |tag: &tags::Tag| tag.kind != TagKind::Closes && !FLOW.contains(&tag.name.as_str());
    let mut names: Vec<String> = tags::html(text).into_iter().filter(counts).map(|tag| format!("<{}>", tag.name)).collect();
    names.sort();
    names
}

/// The marks that a translation has to keep. Ends of tags are a matter of balance.
fn kept(text: &str) -> Vec<String> {
    let is_kept = |mark: &Mark| matches!(mark.kind, MarkKind::Placeholder | MarkKind::Link);
    let placeholders = marks(text).into_iter().filter(is_kept).map(|mark| mark.name);
    elements(text).into_iter().chain(placeholders).collect()
}

/// The mark other than HTML that `text` begins with: its length, its kind, and how it is compared.
fn mark(text: &str) -> Option<(usize, MarkKind, String)> {
    if let Some(link) = LINK.iter().find(|link| text.starts_with(**link)) {
        return Some((link.len(), MarkKind::Link, (*link).to_owned()));
    }
    if let Some(rest) = text.strip_prefix('&') {
        let name = rest.split(';').next().filter(|name| name.len() < rest.len() && name.len() <= LONGEST_ENTITY)?;
        let word = name.strip_prefix('#').unwrap_or(name);
        let length = name.len() + 2;
        let is_name = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric());
        return Some((length, MarkKind::Entity, text.get(..length)?.to_owned())).filter(|_| is_name);
    }
    placeholder(text).map(|(length, name)| (length, MarkKind::Placeholder, name))
}

/// The placeholder that `text` begins with: its length, and how it is compared.
fn placeholder(text: &str) -> Option<(usize, String)> {
    let name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    let enclosed = |open: &str, close: &str| {
        let inside = text.strip_prefix(open)?.split(close).next()?;
        let length = open.len() + inside.len() + close.len();
        (name(inside.trim()) && length <= text.len()).then(|| (length, format!("{open}{}{close}", inside.trim())))
    };
    match text.as_bytes() {
        [b'#', ..] => enclosed("#", "#").filter(|(length, tag)| *length == tag.len() && is_tag(tag)),
        [b'{', b'{', ..] => enclosed("{{", "}}"),
        [b'$', b'{', ..] => enclosed("${", "}"),
        [b'{', ..] => enclosed("{", "}"),
        [b'%', ..] => {
            let order = text.get(1..)?.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = text.len() - 1 - order.len();
            let rest = order.strip_prefix('$').filter(|_| digits > 0).or(Some(order).filter(|_| digits == 0))?;
            let length = text.len() - rest.len() + 1;
            let alone = !rest.get(1..)?.starts_with(char::is_alphanumeric);
            let token = text.get(..length).filter(|_| alone && rest.starts_with(['s', 'd']))?;
            Some((length, token.to_owned()))
        }
        _ => None,
    }
}

/// Whether it is spelled like a tag of the platform, and no colour such as `#000#`.
fn is_tag(tag: &str) -> bool {
    !tag.contains('.') && tag == tag.to_uppercase() && tag.chars().filter(char::is_ascii_alphabetic).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_and_other_signs_are_not() {
        let table: [(&str, &[&str]); 9] = [
            ("Hi #LOGIN#, {{ name }} at ${host}", &["#LOGIN#", "{{name}}", "${host}"]),
            ("{count} of %d, %1$s", &["{count}", "%d", "%1$s"]),
            ("#LINK#https://a.b/#SUBDOMAIN##/LINK#", &["#SUBDOMAIN#"]),
            ("colour #FFE # and #000#, 100% sure, 5 % done", &[]),
            ("{ not one } {}, { \"a\": 1 }, $5, 50%.", &[]),
            ("#", &[]),
            ("%", &[]),
            ("{{", &[]),
            ("Скидка 50%d", &["%d"]),
        ];
        for (text, expected) in table {
            assert_eq!(placeholders(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_have_their_places() {
        let text = "<b>Я</b>&nbsp;{{x}} & #/LINK# &#8212; &nothing";
        let found: Vec<(&str, MarkKind)> = marks(text).into_iter().map(|mark| (text.get(mark.range).unwrap(), mark.kind)).collect();
        use MarkKind::{Entity, Html, Link, Placeholder};
        let expected = [("<b>", Html), ("</b>", Html), ("&nbsp;", Entity), ("{{x}}", Placeholder), ("#/LINK#", Link), ("&#8212;", Entity)];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_a_translation_must_keep_is_compared() {
        for (base, text) in [("a<br>b", "a b"), ("{{ x }}", "{{x}} да"), ("<b>x</b> <i>y</i>", "<i>y</i> <b>x</b>"), ("A&nbsp;B", "A B")]
        {
            assert_eq!(mismatch(base, text), None, "{base} {text}");
        }
        let found = mismatch("Hi {{name}}, <b>you</b>", "Hi {{nmae}}, you").unwrap();
        assert_eq!((found.lost, found.added), (vec!["<b>".to_owned(), "{{name}}".to_owned()], vec!["{{nmae}}".to_owned()]));
        assert!(mismatch("#LINK#https://a.b#/LINK#", "https://a.b").is_some());
    }
}
