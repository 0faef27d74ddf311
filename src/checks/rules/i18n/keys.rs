//! `i18n/*`, the keys: dots in them, and values that are no texts.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::IntoFix;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::files::references;
use crate::crm::i18n;
use crate::crm::i18n::{Readable, readable};
use crate::formats::json::{Kind, Node, edit, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::text::msg::Msg;

static DOTTED_KEY: Rule = rule("i18n/dotted-key", I18n, W, W, UNSAFE, "P");
static NOT_STRING: Rule = rule("i18n/not-string", I18n, W, W, SAFE, "P");

pub static RULES: &[&Rule] = &[&DOTTED_KEY, &NOT_STRING];

/// Reports the declared locales.
pub fn check(cx: &mut Check<'_>) {
    let referenced = references(cx.widget);
    for file in readable(cx.widget) {
        cx.part("keys", &[file.path.as_str()], fingerprint(&referenced), |cx| {
            dotted(cx, &file);
            not_strings(cx, &file, &referenced);
        });
    }
}

/// A key whose dot looks like that of a reference. Beside a section of that name it is `i18n/prefix-conflict`.
fn dotted(cx: &mut Check<'_>, file: &Readable<'_>) {
    let mut found: Vec<(String, String, String, &Node)> = Vec::new();
    if let Some(root) = &file.json.root {
        root.walk_objects("", &mut |at, node| {
            for member in node.members().iter().filter(|member| i18n::is_reference(&member.key)) {
                let beside = member.key.split('.').next().and_then(|first| node.get(first)).is_some();
                if !beside {
                    let to = format!("{at}{}", i18n::pointer_of(&member.key));
                    found.push((member.key.clone(), pointer::join(at, &member.key), to, &member.node));
                }
            }
        });
    }
    let Some((_, at, _, node)) = found.first() else { return };
    let path = file.path.as_str();
    let texts = || found.iter().filter_map(|(_, from, to, node)| Some((from.as_str(), to.as_str(), node.as_str()?)));
    let moved: Vec<(&str, Value)> = texts().map(|(_, to, text)| (to, text.into())).collect();
    let changes = ChangeBuilder::new(cx.widget).remove_all(path, texts().map(|(from, ..)| from)).set_all(path, &moved).ready();
    let keys: Vec<&str> = found.iter().map(|(key, ..)| key.as_str()).collect();
    cx.find_in(&DOTTED_KEY, path)
        .pointer(at)
        .range(node.range.clone())
        .arg("file", path)
        .arg("count", found.len())
        .arg("keys", first_names(&keys))
        .fix_with(Msg::new("fix-move-to-sections").with("count", found.len()), changes)
        .report();
}

/// Numbers, booleans and nulls. A list may be meant for the script; one that the manifest refers to is
/// `manifest/ref-not-string`.
fn not_strings(cx: &mut Check<'_>, file: &Readable<'_>, referenced: &BTreeSet<&str>) {
    let is_stray = |node: &Node| matches!(node.kind(), Kind::Number | Kind::Bool | Kind::Null);
    let mut found: Vec<_> = file.texts().filter(|(key, _, node)| is_stray(node) && !referenced.contains(key)).collect();
    // What can be repaired comes first.
    found.sort_by_key(|(_, _, node)| node.kind() == Kind::Null);
    let Some((_, at, node)) = found.first() else { return };
    let path = file.path.as_str();
    let quoted = |(_, at, node): &(&'_ str, &'_ str, &Node)| {
        let spelled = node.as_number().map(str::to_owned).or_else(|| node.as_bool().map(|value| value.to_string()))?;
        Some(((*at).to_owned(), spelled))
    };
    let texts: Vec<(String, String)> = found.iter().filter_map(quoted).collect();
    let texts = texts.iter().map(|(at, text)| (at.as_str(), text.as_str()));
    let changes = ChangeBuilder::new(cx.widget).json(path, |whole, json| edit::set_texts(whole, json, texts)).ready();
    let keys: Vec<&str> = found.iter().map(|(key, ..)| *key).collect();
    let spelled = cx.spelled(path, node);
    cx.find_in(&NOT_STRING, path)
        .pointer(at)
        .range(node.range.clone())
        .arg("file", path)
        .arg("count", found.len())
        .arg("keys", first_names(&keys))
        .arg("found", spelled)
        .fix_with(Msg::new("fix-quote-values").with("count", found.len()), changes)
        .report();
}
