//! `i18n/*`, the markup: tags that don't pair or differ from the first locale's, and addresses.

use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::text_rule::{TextContext, TextRule, on_pair, on_text};
use crate::crm::i18n::placeholders;
use crate::crm::link_tags::first_broken;
use crate::formats::html::tags;

static HTML_INVALID: Rule = rule("i18n/html-invalid", I18n, W, W, CHOICE, "P");
static HTML_MISMATCH: Rule = rule("i18n/html-mismatch", I18n, W, W, CHOICE, "P");
static URL_MISMATCH: Rule = rule("i18n/url-mismatch", I18n, A, A, NO, "R");

pub static RULES: &[&Rule] = &[&HTML_INVALID, &HTML_MISMATCH, &URL_MISMATCH];

/// Locales in whose public texts the documents want no Russian addresses (`docs/PLATFORM.md` 1.3).
const NOT_RUSSIAN: &[&str] = &["en", "es", "pt"];

pub static TEXTS: &[TextRule] = &[
    on_text(&HTML_INVALID, "fix-balance-tags", |it| tags::balanced(it.text).map(|(found, fixed)| (found, Some(fixed)))),
    on_pair(&HTML_MISMATCH, "fix-take-texts", |it| differing_tag(it).map(|tag| (tag, Some(it.theirs.to_owned())))),
    on_pair(&URL_MISMATCH, "", |it| differing_address(it).map(|host| (host, None))),
];

/// A tag that one of the two texts has more often. Where the tags of one don't pair that is the cause.
fn differing_tag(pair: &TextContext<'_>) -> Option<String> {
    let (lost, added) = placeholders::difference(placeholders::elements(pair.theirs), placeholders::elements(pair.text));
    let differing = lost.into_iter().next().or_else(|| added.into_iter().next())?;
    (tags::balanced(pair.text).is_none() && tags::balanced(pair.theirs).is_none()).then_some(differing)
}

/// The hosts of all addresses in `text`.
fn hosts(text: &str) -> Vec<String> {
    let host = |(start, scheme): (usize, &str)| {
        let rest = text.get(start + scheme.len()..)?;
        let host: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).collect();
        Some(host.trim_end_matches('.').to_lowercase()).filter(|host| !host.is_empty())
    };
    ["https://", "http://"].iter().flat_map(|scheme| text.match_indices(scheme).filter_map(host)).collect()
}

/// The address that one of the two has more (tags that don't pair are `manifest/link-tag-unpaired`), or a Russian one in a locale that shouldn't have it.
fn differing_address(pair: &TextContext<'_>) -> Option<String> {
    if [pair.text, pair.theirs].iter().any(|text| first_broken(text).is_some()) {
        return None;
    }
    let (ours, theirs) = (hosts(pair.text), hosts(pair.theirs));
    let russian = ours.iter().find(|host| NOT_RUSSIAN.contains(&pair.code) && host.ends_with(".ru"));
    if ours.len() == theirs.len() {
        return russian.cloned();
    }
    let (more, fewer) = if ours.len() > theirs.len() { (ours, theirs) } else { (theirs, ours) };
    more.iter().find(|host| !fewer.contains(host)).or(more.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read() {
        assert_eq!(hosts("see https://Widgets.example.net/a, <a href='http://x.ru'>x</a>."), ["widgets.example.net", "x.ru"]);
        assert_eq!(hosts("https:// and #LINK#https://#SUBDOMAIN#.a.b#/LINK#"), Vec::<String>::new());
    }
}
