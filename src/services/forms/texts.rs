//! Texts that the manifest refers to, in every locale: reads, sets, renames and removes them.

use super::script_uses;
use crate::crm::i18n;
use crate::crm::i18n::{Readable, Resolved};
use crate::crm::manifest;
use crate::formats::json::{Kind, Node};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::texts::structure;
use crate::services::texts::structure::Outcome;

/// A text in one locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocaleText<'w> {
    /// The code of the locale.
    pub code: &'w str,
    /// The text; `None` if there is none.
    pub text: Option<&'w str>,
    /// Whether it can be typed: the file is there and can be read, and nothing else stands in the place of the text.
    pub writable: bool,
}

/// The reference at `pointer` of the manifest.
pub fn key_at<'w>(widget: &'w Widget, pointer: &str) -> Option<&'w str> {
    widget.manifest(pointer)?.as_str().filter(|text| i18n::is_reference(text))
}

/// The text that stands at `pointer` of the manifest itself, where a reference should.
pub fn literal_at<'w>(widget: &'w Widget, pointer: &str) -> Option<&'w str> {
    widget.manifest(pointer)?.as_str().filter(|text| !text.trim().is_empty() && !i18n::is_reference(text))
}

/// What the value at `pointer` of the manifest says in every declared locale.
pub fn at<'w>(widget: &'w Widget, pointer: &str) -> Vec<LocaleText<'w>> {
    let files = i18n::readable(widget);
    // A value of another type is for the person to correct.
    let free = widget.manifest(pointer).is_none_or(|node| matches!(node.kind(), Kind::String | Kind::Null));
    let key = key_at(widget, pointer);
    let literal = literal_at(widget, pointer);
    let text = |file: &Readable<'w>| {
        let found = key.map(|key| i18n::resolve(file.json, key));
        let text = if let Some(Resolved::Text(text)) = found { Some(text) } else { literal };
        let blocked = key.is_some_and(|key| file.blocks(key)) || matches!(found, Some(Resolved::Other(_)));
        LocaleText { code: file.code, text, writable: free && !blocked }
    };
    codes(widget)
        .into_iter()
        .map(|code| match files.iter().find(|file| file.code == code) {
            Some(file) => text(file),
            None => LocaleText { code, text: None, writable: false },
        })
        .collect()
}

/// The declared locales, each once; all that have a file if none is declared.
pub fn codes(widget: &Widget) -> Vec<&str> {
    let mut codes: Vec<&str> = manifest::locales(widget).into_iter().map(|(code, _)| code).collect();
    if codes.is_empty() {
        codes = i18n::locales(widget).into_iter().map(|locale| locale.code).collect();
    }
    let mut seen = Vec::new();
    codes.retain(|code| {
        !seen.contains(code) && {
            seen.push(*code);
            true
        }
    });
    codes
}

/// Types `text` for the locale `code` of the value at `pointer` of the manifest. Without a reference there, `new_key` becomes
/// it; locales that have no text for it get an empty one, or what stood in the manifest itself.
///
/// # Errors
/// As [`structure::set_texts`].
pub fn set(widget: &Widget, pointer: &str, new_key: &str, code: &str, text: &str) -> Outcome {
    let mut changes = ChangeBuilder::new(widget);
    let key = key_at(widget, pointer).unwrap_or(new_key);
    if key_at(widget, pointer).is_none() {
        changes = changes.set(MANIFEST, pointer, new_key);
    }
    let literal = literal_at(widget, pointer).unwrap_or_default();
    let lacks = |file: &&Readable<'_>| file.code != code && i18n::resolve(file.json, key) == Resolved::Missing;
    let mut texts: Vec<(&str, &str)> = i18n::readable(widget).iter().filter(lacks).map(|file| (file.code, literal)).collect();
    texts.push((code, text));
    let typed = structure::set_texts(changes.widget(), &i18n::pointer_of(key), &texts)?;
    Ok(changes.with(typed).build()?)
}

/// Takes `key` out of every locale, unless something still names it: a reference of the manifest, or the script.
///
/// # Errors
/// As [`structure::set_texts`].
pub fn remove_unused(widget: &Widget, key: &str) -> Outcome {
    let in_manifest = widget.manifest("").is_some_and(|root| names(root, key));
    let last = key.rsplit('.').next().unwrap_or(key);
    let in_script = |text: &str| script_uses::count(text, last) > 0 || text.contains(key);
    let named = in_manifest
        || widget
            .files()
            .filter_map(|(path, body)| Some((path, body.as_text()?)))
            .any(|(path, text)| ["js", "twig", "html"].contains(&&*path.extension()) && in_script(text.as_str()));
    if named {
        return Ok(Vec::new());
    }
    let pointer = i18n::pointer_of(key);
    let is_there = i18n::readable(widget).iter().any(|file| file.json.at(&pointer).is_some());
    if is_there { structure::delete(widget, &[&pointer]) } else { Ok(Vec::new()) }
}

fn names(root: &Node, key: &str) -> bool {
    let mut found = false;
    root.walk("", &mut |_, node| found |= node.as_str() == Some(key));
    found
}

/// Whether a text can get the key `to`: a reference of two parts or more that no locale has.
pub fn can_rename(widget: &Widget, to: &str) -> bool {
    i18n::is_reference(to) && i18n::free_key(widget, to) == to
}

/// Gives the text `from` the name `to`, in all locales and wherever the manifest names it.
///
/// # Errors
/// As [`structure::set_texts`].
pub fn rename(widget: &Widget, from: &str, to: &str) -> Outcome {
    let changes = ChangeBuilder::new(widget).with(structure::rename(widget, &i18n::pointer_of(from), &i18n::pointer_of(to))?);
    // Values that may be references, or texts themselves.
    let mut places = Vec::new();
    if let Some(root) = changes.widget().manifest("") {
        root.walk("", &mut |at, node| places.extend((node.as_str() == Some(from)).then(|| at.to_owned())));
    }
    Ok(places.iter().fold(changes, |changes, at| changes.set(MANIFEST, at, to)).build()?)
}

/// Gives the text at `at` of the manifest, if it is called as `code`, the name `to` in its section: in all locales and
/// wherever the manifest names it. Nothing changes if it is called otherwise, or the name is taken.
///
/// # Errors
/// As [`structure::set_texts`].
pub fn follow(widget: &Widget, at: &str, code: &str, to: &str) -> Outcome {
    let key = key_at(widget, at).and_then(|key| Some((key, key.strip_suffix(code)?.strip_suffix('.')?)));
    let renamed = key.map(|(key, section)| (key, format!("{section}.{to}")));
    match renamed.filter(|(key, new)| i18n::free_key(widget, key) != *key && can_rename(widget, new)) {
        Some((key, new)) => rename(widget, key, &new),
        None => Ok(Vec::new()),
    }
}
