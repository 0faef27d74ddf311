//! The texts by key and locale: new, gone, changed, with lost placeholders and translations that are older than their source.

use std::collections::{BTreeMap, HashMap};

use crate::crm::i18n::{self, placeholders};
use crate::formats::json::{Json, Node};
use crate::formats::steps;
use crate::model::widget::Widget;

/// A key whose text differs in some locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextKey {
    /// The key, as a reference: `settings.sender`.
    pub key: String,
    /// The locales in which it differs, in the order of the widget.
    pub changes: Vec<TextChange>,
    /// The locales whose text is as it was though that of the base locale is another one now.
    pub outdated: Vec<String>,
}

/// A text of one locale that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    pub locale: String,
    /// `None` if it is new.
    pub old: Option<String>,
    /// `None` if it is gone.
    pub new: Option<String>,
    /// Placeholders that the text had and has no more.
    pub lost: Vec<String>,
}

/// The texts in which two widgets differ, by key; none of a locale whose file can't be read as a whole.
pub fn changed(old: &Widget, new: &Widget) -> Vec<TextKey> {
    let codes = locales(old, new);
    let mut keys: BTreeMap<String, (Vec<TextChange>, Vec<String>)> = BTreeMap::new();
    let base = codes.first().cloned().unwrap_or_default();
    let mut changed_in_base: Vec<String> = Vec::new();
    for code in &codes {
        let path = i18n::path_of(code);
        if old.get(&path) != new.get(&path) {
            for (key, before, after) in differing(json(old, &path), json(new, &path)) {
                let lost = before.as_deref().zip(after.as_deref()).map(|(before, after)| lost(before, after)).unwrap_or_default();
                if *code == base && before.is_some() && after.is_some() {
                    changed_in_base.push(key.clone());
                }
                let change = TextChange { locale: code.clone(), old: before, new: after, lost };
                keys.entry(key).or_default().0.push(change);
            }
        }
    }
    for code in codes.iter().filter(|code| **code != base) {
        let path = i18n::path_of(code);
        let (Some(before), Some(after)) = (json(old, &path), json(new, &path)) else { continue };
        let (before, after) = (leaves(before), leaves(after));
        for key in &changed_in_base {
            let text = |leaves: &HashMap<&str, &Node>| leaves.get(key.as_str()).and_then(|node| node.as_str().map(str::to_owned));
            if let (Some(before), Some(after)) = (text(&before), text(&after))
                && before == after
            {
                keys.entry(key.clone()).or_default().1.push(code.clone());
            }
        }
    }
    keys.into_iter().map(|(key, (changes, outdated))| TextKey { key, changes, outdated }).collect()
}

/// The locales of both, those of the new widget in its order first.
fn locales(old: &Widget, new: &Widget) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for locale in i18n::in_order(new).into_iter().chain(i18n::in_order(old)) {
        if !codes.iter().any(|code| code == locale.code) {
            codes.push(locale.code.to_owned());
        }
    }
    codes
}

/// A locale's file; nothing at all if there is none or it can't be read as a whole.
fn json<'w>(widget: &'w Widget, path: &str) -> Option<&'w Json> {
    widget.json(path).filter(|json| json.is_whole())
}

/// The last value of each key, as for the platform.
fn leaves(json: &Json) -> HashMap<&str, &Node> {
    json.leaves().map(|(leaf, node)| (&*leaf.reference, node)).collect()
}

type Differing = Vec<(String, Option<String>, Option<String>)>;

fn differing(old: Option<&Json>, new: Option<&Json>) -> Differing {
    let (before, after) = (old.map(leaves).unwrap_or_default(), new.map(leaves).unwrap_or_default());
    steps::took(before.len() + after.len());
    let mut found = Differing::new();
    for (key, node) in &before {
        match after.get(key) {
            Some(other) if super::manifest::is_same(node, other) => {}
            other => found.push(((*key).to_owned(), Some(shown(node)), other.map(|node| shown(node)))),
        }
    }
    let added = after.iter().filter(|(key, _)| !before.contains_key(*key));
    found.extend(added.map(|(key, node)| ((*key).to_owned(), None, Some(shown(node)))));
    found
}

/// The text itself; of a list its texts, of others their spelling.
fn shown(node: &Node) -> String {
    let of_number = node.as_number().map(str::to_owned).or_else(|| node.as_bool().map(|value| value.to_string()));
    let of_list = || node.items().iter().map(shown).collect::<Vec<_>>().join(", ");
    node.as_str().map(str::to_owned).or(of_number).unwrap_or_else(of_list)
}

fn lost(old: &str, new: &str) -> Vec<String> {
    placeholders::mismatch(old, new).map(|mismatch| mismatch.lost).unwrap_or_default()
}
