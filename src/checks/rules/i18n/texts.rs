//! `i18n/*`, the texts: empty ones, placeholders lost in translation, keys that stand in each other's way.

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::first_names;
use crate::checks::engine::question::Question;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::text_pairs::{MOST_PLACES, TextPair, at_all};
use crate::crm::i18n;
use crate::crm::i18n::{Readable, placeholders, readable};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::services::texts::structure::{TO_DO, to_do};
use crate::text::msg::Msg;

static EMPTY: Rule = rule("i18n/empty", I18n, W, E, CHOICE, "P");
static PLACEHOLDERS: Rule = rule("i18n/placeholder-mismatch", I18n, W, W, CHOICE, "P");
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
    cx.join(&EMPTY, at_all);
}

/// One finding for all texts of a locale that are empty.
fn empty(cx: &mut Check<'_>, file: &Readable<'_>, files: &[Readable<'_>]) {
    let is_blank = |node: &Node| node.as_str().is_some_and(|text| text.chars().all(char::is_whitespace));
    // Where another locale has a section it is `i18n/shape-mismatch`.
    let is_text =
        |at: &str| files.iter().all(|other| other.json.at(at).is_none_or(|node| !matches!(node.kind(), Kind::Object | Kind::Array)));
    let found: Vec<_> = file.texts().filter(|(_, at, node)| is_blank(node) && is_text(at)).collect();
    let Some((_, first, node)) = found.first() else { return };
    let keys: Vec<&str> = found.iter().map(|(key, ..)| *key).collect();
    let widget = cx.widget;
    let finding = cx.find_in(&EMPTY, file.path.as_str()).pointer(first).range(node.range.clone());
    let finding = found.iter().take(MOST_PLACES).skip(1).fold(finding, |finding, (_, at, _)| finding.also(file.path.as_str(), at));
    let elsewhere = |at: &str| files.iter().filter_map(|other| other.json.at(at)?.as_str()).find(|text| !text.trim().is_empty());
    let question = |(key, at, _): &(&str, &str, &Node)| Question {
        pointer: (*at).to_owned(),
        ..Question::text_of(file.path.as_str(), key, elsewhere(at).map_or_else(|| TO_DO.to_owned(), to_do))
    };
    let title = Msg::new("fix-type-texts");
    let typed = ChangeBuilder::new(widget).asking(title, found.iter().map(question).collect());
    let finding = finding.arg("keys", first_names(&keys)).arg("count", found.len()).arg("file", file.path.as_str());
    finding.fix(Fix::choice(typed.into_iter().collect())).report();
}

/// The placeholders that `theirs` has more than `ours`, and the reverse.
pub fn differing_tokens(ours: &str, theirs: &str) -> (Vec<String>, Vec<String>) {
    placeholders::difference(placeholders::placeholders(theirs), placeholders::placeholders(ours))
}

/// Reports a text that has `lost` placeholders of the first locale, or has others `added`.
pub fn placeholders(cx: &mut Check<'_>, base: &Readable<'_>, other: &Readable<'_>, pair: &TextPair<'_>, lost: &[String], added: &[String]) {
    let widget = cx.widget;
    let what = match (lost.is_empty(), added.is_empty()) {
        (_, true) => "lost",
        (true, false) => "added",
        (false, false) => "both",
    };
    let set = |text: String, title: Msg| ChangeBuilder::new(widget).set(other.path.as_str(), pair.at, text).option(title);
    let append = || set(format!("{} {}", pair.text.trim_end(), lost.join(" ")), Msg::new("fix-append").with("text", lost.join(" ")));
    let mut options: Vec<FixOption> = if added.is_empty() { append().into_iter().collect() } else { Vec::new() };
    options.extend(set(pair.theirs.to_owned(), Msg::new("fix-take-from").with("file", base.path.as_str())));
    cx.find_in(&PLACEHOLDERS, other.path.as_str())
        .pointer(pair.at)
        .range(pair.node.range.clone())
        .related(base.path.as_str(), pair.at)
        .arg("key", pair.key)
        .arg("base", base.path.as_str())
        .arg("what", what)
        .arg("lost", lost.join(", "))
        .arg("added", added.join(", "))
        .fix(Fix::choice(options))
        .report();
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
            let removed = ChangeBuilder::new(widget).remove(path, &dotted);
            if file.json.at(&nested).is_some() { removed.ready() } else { removed.set(path, &nested, value).ready() }
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
