//! The tags of HTML and SVG with their places, and whether they are balanced.

use std::ops::Range;

/// A tag of HTML or SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in lower case.
    pub name: String,
    pub kind: TagKind,
    pub range: Range<usize>,
    pub attributes: Vec<Attribute>,
}

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// `<b>`
    Opens,
    /// `</b>`
    Closes,
    /// `<br/>`
    Alone,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// Its value without quotes; empty without one.
    pub value: String,
    /// Its bytes, the blanks before it included.
    pub range: Range<usize>,
}

/// Names that are tags of HTML: anything else between angle brackets may be words.
const HTML: &[&str] = &[
    "a",
    "abbr",
    "article",
    "b",
    "blockquote",
    "br",
    "button",
    "center",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "ol",
    "option",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];
/// Elements without content.
pub const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements that HTML lets end by themselves.
const OPEN_ENDED: &[&str] = &["p", "li", "dd", "dt", "option", "tbody", "td", "th", "thead", "tr"];
/// Elements whose content isn't read for tags.
const RAW: &[&str] = &["script", "style"];

/// All tags of `text`; comments and declarations are passed over.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut found: Vec<Tag> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")].iter().find(|(open, _)| rest.starts_with(open));
        if let Some((_, close)) = skipped {
            at = rest.find(close).map_or(text.len(), |end| start + end + close.len());
            continue;
        }
        match tag(text, start) {
            Some(tag) => {
                at = tag.range.end;
                if tag.kind == TagKind::Opens && RAW.contains(&tag.name.as_str()) {
                    let close = format!("</{}", tag.name);
                    let content = text.get(at..).unwrap_or_default().to_ascii_lowercase();
                    at += content.find(&close).unwrap_or(content.len());
                }
                found.push(tag);
            }
            None => at = start + 1,
        }
    }
    found
}

fn tag(text: &str, start: usize) -> Option<Tag> {
    let rest = text.get(start + 1..)?;
    let closes = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-')).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut at = text.len() - rest.len() + name.len();
    let mut attributes = Vec::new();
    loop {
        let rest = text.get(at..)?;
        let inner = rest.trim_start_matches(|c: char| c.is_whitespace());
        let begin = at;
        at += rest.len() - inner.len();
        if inner.starts_with('>') || inner.starts_with("/>") {
            let alone = inner.starts_with('/');
            let kind = if closes {
                TagKind::Closes
            } else if alone {
                TagKind::Alone
            } else {
                TagKind::Opens
            };
            let range = start..at + 1 + usize::from(alone);
            return Some(Tag { name: name.to_ascii_lowercase(), kind, range, attributes });
        }
        let attribute: String = inner.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '=' | '>' | '/' | '<')).collect();
        if attribute.is_empty() {
            // A stray slash is passed over; anything else isn't a tag.
            inner.strip_prefix('/').or_else(|| inner.strip_prefix('='))?;
            at += 1;
            continue;
        }
        at += attribute.len();
        let mut value = String::new();
        let after = text.get(at..)?;
        if let Some(assigned) = after.trim_start().strip_prefix('=') {
            let assigned = assigned.trim_start();
            at = text.len() - assigned.len();
            match assigned.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
                Some(quote) => {
                    value = assigned.get(1..)?.split(quote).next()?.to_owned();
                    at += value.len() + 2;
                }
                None => {
                    value = assigned.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
                    at += value.len();
                }
            }
        }
        attributes.push(Attribute { name: attribute.to_ascii_lowercase(), value, range: begin..at });
    }
}

/// The tags of HTML in `text`.
pub fn html(text: &str) -> Vec<Tag> {
    tags(text).into_iter().filter(|tag| HTML.contains(&tag.name.as_str())).collect()
}

/// `text` with a blank in the place of each tag of HTML.
pub fn stripped(text: &str) -> String {
    let mut plain = text.to_owned();
    for tag in html(text).iter().rev() {
        plain.replace_range(tag.range.clone(), " ");
    }
    plain
}

/// A tag without partner, as it is spelled, and `text` with all tags balanced; `None` if they are.
pub fn balanced(text: &str) -> Option<(String, String)> {
    let mut open: Vec<Tag> = Vec::new();
    let mut faulty: Option<Tag> = None;
    // What to put at a place instead of how many bytes.
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let strict = |tag: &&Tag| !OPEN_ENDED.contains(&tag.name.as_str());
    for tag in html(text).into_iter().filter(|tag| tag.kind != TagKind::Alone && !VOID.contains(&tag.name.as_str())) {
        if tag.kind == TagKind::Opens {
            open.push(tag);
            continue;
        }
        match open.iter().rposition(|other| other.name == tag.name) {
            Some(partner) => {
                let inside = open.split_off(partner);
                let lost: Vec<&Tag> = inside.iter().skip(1).filter(strict).collect();
                edits.extend(lost.iter().rev().map(|lost| (tag.range.start..tag.range.start, format!("</{}>", lost.name))));
                faulty = faulty.or_else(|| lost.first().map(|lost| (*lost).clone()));
            }
            None => {
                edits.push((tag.range.clone(), String::new()));
                faulty = faulty.or(Some(tag));
            }
        }
    }
    let lost: Vec<&Tag> = open.iter().filter(strict).collect();
    edits.extend(lost.iter().rev().map(|lost| (text.len()..text.len(), format!("</{}>", lost.name))));
    let faulty = faulty.or_else(|| lost.first().map(|lost| (*lost).clone()))?;
    let mut repaired = String::with_capacity(text.len());
    let mut at = 0;
    for (range, insert) in edits {
        repaired.push_str(text.get(at..range.start).unwrap_or_default());
        repaired.push_str(&insert);
        at = range.end;
    }
    repaired.push_str(text.get(at..).unwrap_or_default());
    Some((text.get(faulty.range).unwrap_or_default().to_owned(), repaired))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_words() {
        let names = |text: &str| html(text).into_iter().map(|tag| tag.name).collect::<Vec<_>>();
        assert_eq!(names("<b>a</b> < c <имя> <name> <br/><a href=\"x>y\" b='c' d>z"), ["b", "b", "br", "a"]);
        assert_eq!(names("<!-- <b> --><script>'<i>'</script><"), ["script", "script"]);
        let all = tags("<image xlink:href = 'data:x' onload=a() />");
        let attributes: Vec<(&str, &str)> = all[0].attributes.iter().map(|a| (a.name.as_str(), a.value.as_str())).collect();
        assert_eq!(attributes, [("xlink:href", "data:x"), ("onload", "a()")]);
        assert_eq!(stripped("a<br>b"), "a b");
    }

    #[test]
    fn what_is_not_balanced_gets_balanced() {
        for good in ["", "a<br>b", "<ul><li>a<li>b</ul>", "<p>a<p>b", "<b>x</b> 1 < 2", "<i/>"] {
            assert_eq!(balanced(good), None, "{good}");
        }
        let table = [
            ("<b>x", "<b>", "<b>x</b>"),
            ("x</b>", "</b>", "x"),
            ("<b><i>x</b></i>", "<i>", "<b><i>x</i></b>"),
            ("<b>x<b>", "<b>", "<b>x<b></b></b>"),
        ];
        for (text, found, repaired) in table {
            assert_eq!(balanced(text), Some((found.to_owned(), repaired.to_owned())), "{text}");
            assert_eq!(balanced(repaired), None);
        }
    }
}
