//! `i18n/*`, the texts: empty ones, placeholders lost in translation, keys that stand in each other's way.

use super::changes::Changes;
use super::context::Check;
use super::finding::Msg;
use super::fix::{Fix, FixOption};
use super::phrases::Phrase;
use super::rule::short::*;
use crate::domain::i18n::{self, Readable, readable};
use crate::domain::json::{Kind, Node, pointer};

static EMPTY: Rule = rule("i18n/empty", I18n, W, E, NO, "P");
static PLACEHOLDERS: Rule = rule("i18n/placeholder-mismatch", I18n, W, W, ASK, "P");
static PREFIX: Rule = rule("i18n/prefix-conflict", I18n, W, W, UNSAFE, "P");

/// A translation without a placeholder and a dotted key are guesses, which no document calls wrong: never errors.
pub static RULES: &[&Rule] = &[&EMPTY, &PLACEHOLDERS, &PREFIX];

/// Reports texts of the declared locales.
pub fn check(cx: &mut Check<'_>) {
    let files = readable(cx.widget);
    for file in &files {
        empty(cx, file, &files);
        cx.part("prefixes", &[file.path.as_str()], 0, |cx| {
            if let Some(root) = &file.json.root {
                root.walk_objects("", &mut |at, node| prefix_conflicts(cx, file, at, node));
            }
        });
    }
}

fn empty(cx: &mut Check<'_>, file: &Readable<'_>, files: &[Readable<'_>]) {
    for (reference, at, node) in file.texts().filter(|(_, _, node)| node.as_str().is_some_and(|text| text.trim().is_empty())) {
        // Where another locale has a section it is `i18n/shape-mismatch`.
        let is_text = files.iter().all(|other| other.json.at(at).is_none_or(|node| !matches!(node.kind(), Kind::Object | Kind::Array)));
        if is_text {
            cx.find_in(&EMPTY, file.path.as_str())
                .pointer(at)
                .range(node.range.clone())
                .arg("key", reference)
                .arg("file", file.path.as_str())
                .report();
        }
    }
}

/// The placeholders that `theirs` has more than `ours`, and the reverse.
pub fn differing_tokens(ours: &str, theirs: &str) -> (Vec<String>, Vec<String>) {
    let (mut lost, mut added) = (tokens(theirs), tokens(ours));
    lost.retain(|token| match added.iter().position(|other| other == token) {
        Some(same) => {
            added.remove(same);
            false
        }
        None => true,
    });
    (lost, added)
}

/// Reports a text that has `lost` placeholders of the first locale, or has others `added`; nothing if it has neither.
pub fn placeholders(cx: &mut Check<'_>, base: &Readable<'_>, other: &Readable<'_>, phrase: &Phrase<'_>, lost: &[String], added: &[String]) {
    let widget = cx.widget;
    let what = match (lost.is_empty(), added.is_empty()) {
        (true, true) => return,
        (false, true) => "lost",
        (true, false) => "added",
        (false, false) => "both",
    };
    let set = |text: String, title: Msg| Changes::of(widget).set(other.path.as_str(), phrase.at, text).option(title);
    let append = || set(format!("{} {}", phrase.text.trim_end(), lost.join(" ")), Msg::new("fix-append").with("text", lost.join(" ")));
    let mut options: Vec<FixOption> = if added.is_empty() { append().into_iter().collect() } else { Vec::new() };
    options.extend(set(phrase.theirs.to_owned(), Msg::new("fix-take-from").with("file", base.path.as_str())));
    cx.find_in(&PLACEHOLDERS, other.path.as_str())
        .pointer(phrase.at)
        .range(phrase.node.range.clone())
        .related(base.path.as_str(), phrase.at)
        .arg("key", phrase.key)
        .arg("base", base.path.as_str())
        .arg("what", what)
        .arg("lost", lost.join(", "))
        .arg("added", added.join(", "))
        .fix(Fix::ask(options))
        .report();
}

/// The placeholders of `text` in their order: `#HOST#`, `{{name}}`, `${name}`, `{name}`, `%s`, `%1$d`. The link tag has a
/// rule of its own.
fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['#', '{', '$', '%']) {
        rest = rest.get(start..).unwrap_or_default();
        match token(rest) {
            Some((length, token)) => {
                found.extend(Some(token).filter(|token| token != "#LINK#"));
                rest = rest.get(length..).unwrap_or_default();
            }
            None => rest = rest.get(1..).unwrap_or_default(),
        }
    }
    found
}

/// The placeholder that `text` begins with: its length, and how it is compared.
fn token(text: &str) -> Option<(usize, String)> {
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

/// Reports keys `a` and `a.b` side by side: the reference `a.b` may mean either.
fn prefix_conflicts(cx: &mut Check<'_>, file: &Readable<'_>, at: &str, node: &Node) {
    let widget = cx.widget;
    for member in node.members().iter().filter(|member| i18n::is_reference(&member.key)) {
        let Some(first) = member.key.split('.').next().and_then(|first| node.get(first)) else { continue };
        let dotted = pointer::join(at, &member.key);
        let nested = format!("{at}{}", i18n::pointer_of(&member.key));
        let path = file.path.as_str();
        let value = member.node.as_str().filter(|_| first.kind() == Kind::Object);
        let changes = value.and_then(|value| {
            let removed = Changes::of(widget).remove(path, &dotted);
            if file.json.at(&nested).is_some() { removed.done() } else { removed.set(path, &nested, value).done() }
        });
        let title = if file.json.at(&nested).is_some() { "fix-delete-dotted" } else { "fix-move-dotted" };
        let section = member.key.split('.').next().unwrap_or_default();
        cx.find_in(&PREFIX, path)
            .pointer(&dotted)
            .range(member.key_range.clone())
            .arg("key", &member.key)
            .arg("other", section)
            .fix_with(Msg::new(title).with("key", &member.key).with("section", section), changes)
            .report();
    }
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
            assert_eq!(tokens(text), expected, "{text}");
        }
    }
}
