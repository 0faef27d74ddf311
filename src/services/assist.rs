//! What the studio knows about a place in a text: what can be written there, what stands behind what is written, and where that is.

mod json;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::crm::callbacks::CORE;
use crate::crm::i18n::{self, Resolved};
use crate::crm::locations::AREAS;
use crate::crm::manifest::{self, BLOCKS, LOCALES, WIDGET_KEYS};
use crate::crm::settings::{DP_TYPES, FIELD_KEYS, TYPES};
use crate::formats::json::Node;
use crate::formats::path::RelPath;
use crate::formats::script::{Place, SCRIPT};
use crate::model::widget::{MANIFEST, Widget};
use json::Spot;

/// Most entries that are offered.
const MOST: usize = 200;
/// Longest text in an entry.
const LONGEST: usize = 60;

/// What can be written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The bytes that an entry takes the place of.
    pub range: Range<usize>,
    /// The entries, in their usual order.
    pub entries: Vec<Entry>,
}

/// One thing that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is written.
    pub insert: String,
    /// Its name.
    pub name: String,
    /// What stands behind it, such as the text of a reference; may be empty.
    pub about: String,
}

/// What stands behind a word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behind {
    /// Texts by locale; `None` where it is missing.
    Texts(Vec<(String, Option<String>)>),
    /// A file of the widget.
    File(RelPath),
    /// A documented field of the manifest, by its pointer.
    Field(&'static str),
}

/// A place of the widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub file: RelPath,
    /// The value in it; the whole file if there is none.
    pub pointer: Option<String>,
}

/// What can be written at the byte `at` of a file; `None` if the studio knows nothing about the place.
pub fn offer(widget: &Widget, file: &str, at: usize) -> Option<Offer> {
    let text = widget.text(file)?.as_str();
    let mut offer = match file {
        MANIFEST => in_manifest(widget, text, at),
        _ if is_script(file) => in_script(widget, file, text, at),
        _ => None,
    }?;
    let written = text.get(offer.range.start..at)?.to_lowercase();
    offer.entries.retain(|entry| entry.name.to_lowercase().contains(&written));
    offer.entries.sort_by_key(|entry| !entry.name.to_lowercase().starts_with(&written));
    offer.entries.truncate(MOST);
    (!offer.entries.is_empty()).then_some(offer)
}

/// What stands behind the word at the byte `at` of a file.
pub fn behind(widget: &Widget, file: &str, at: usize) -> Option<Behind> {
    let text = widget.text(file)?.as_str();
    if let Some(quoted) = quoted(text, at) {
        let words = text.get(quoted.clone())?;
        if let Some(texts) = texts_of(widget, words) {
            return Some(Behind::Texts(texts));
        }
        if let Some(path) = named_file(widget, file, words) {
            return Some(Behind::File(path.clone()));
        }
    }
    let json = widget.json(file).filter(|_| file == MANIFEST)?;
    manifest::field_at(&json.pointer_at(at)).map(|field| Behind::Field(field.pointer))
}

/// Where what is named at the byte `at` of a file is.
pub fn target(widget: &Widget, file: &str, at: usize) -> Option<Target> {
    let text = widget.text(file)?.as_str();
    if let Some(words) = quoted(text, at).and_then(|quoted| text.get(quoted)) {
        if let Some(base) = i18n::base(widget).filter(|_| texts_of(widget, words).is_some()) {
            return Some(Target { file: base.path.clone(), pointer: Some(i18n::pointer_of(words)) });
        }
        return named_file(widget, file, words).map(|path| Target { file: path.clone(), pointer: None });
    }
    let word = word(text, at);
    let pointer = crate::formats::json::pointer::join("/settings", text.get(word.clone())?);
    let is_setting = is_script(file) && after_settings(text, word.start) && widget.manifest(&pointer).is_some();
    let (path, _) = widget.entry(MANIFEST).filter(|_| is_setting)?;
    Some(Target { file: path.clone(), pointer: Some(pointer) })
}

fn is_script(file: &str) -> bool {
    file.ends_with(".js")
}

/// The texts of a reference by locale, if some locale has one.
fn texts_of(widget: &Widget, words: &str) -> Option<Vec<(String, Option<String>)>> {
    if !i18n::is_reference(words) {
        return None;
    }
    let files = i18n::all_readable(widget);
    let texts = files.iter().map(|file| match i18n::resolve(file.json, words) {
        Resolved::Text(text) => (file.code.to_owned(), Some(text.to_owned())),
        _ => (file.code.to_owned(), None),
    });
    let texts: Vec<_> = texts.collect();
    texts.iter().any(|(_, text)| text.is_some()).then_some(texts)
}

/// The file that `words` in `file` name: from the widget's root or beside it, with or without its ending.
fn named_file<'w>(widget: &'w Widget, file: &str, words: &str) -> Option<&'w RelPath> {
    let plain = words.trim_start_matches("./").trim_start_matches('/');
    if plain.is_empty() || plain.contains(char::is_whitespace) {
        return None;
    }
    let beside = file.rsplit_once('/').map(|(folder, _)| format!("{folder}/{plain}"));
    let places = beside.into_iter().chain([plain.to_owned(), format!("images/{plain}"), format!("templates/{plain}")]);
    let mut named = places.flat_map(|path| ["", ".js", ".twig"].map(|ending| format!("{path}{ending}")));
    named.find_map(|path| widget.entry(&path)).map(|(path, _)| path)
}

/// The bytes between the quotes around `at`, in one line.
fn quoted(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let mut open: Option<(usize, char)> = None;
    let mut escaped = false;
    for (offset, letter) in text.get(start..)?.char_indices() {
        let place = start + offset;
        match open {
            _ if letter == '\n' => return None,
            _ if escaped => escaped = false,
            Some(_) if letter == '\\' => escaped = true,
            Some((from, quote)) if letter == quote => {
                if (from..=place).contains(&at) {
                    return Some(from..place);
                }
                open = None;
            }
            None if place >= at => return None,
            None if matches!(letter, '"' | '\'' | '`') => open = Some((place + 1, letter)),
            _ => {}
        }
    }
    None
}

/// The word around `at`.
fn word(text: &str, at: usize) -> Range<usize> {
    let is_of = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let start = text.get(..at).unwrap_or_default().trim_end_matches(is_of).len();
    let rest = text.get(at..).unwrap_or_default();
    start..at + rest.len() - rest.trim_start_matches(is_of).len()
}

/// Whether what begins at `start` is read from the settings.
fn after_settings(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    ["settings.", "get_settings().", "settings().", "params."].iter().any(|end| before.ends_with(end))
}

fn plain(name: impl Into<String>) -> Entry {
    let name = name.into();
    Entry { insert: name.clone(), name, about: String::new() }
}

/// All references with their text in the first locale.
fn references(widget: &Widget) -> Vec<Entry> {
    let files = i18n::all_readable(widget);
    let entry = |(reference, _, node): (&str, &str, &Node)| {
        let text = node.as_str()?;
        let about = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
        Some(Entry { about, ..plain(reference) }).filter(|entry| i18n::is_reference(&entry.name))
    };
    files.first().map(|file| file.texts().filter_map(entry).collect()).unwrap_or_default()
}

/// Codes of the settings.
fn codes(widget: &Widget) -> Vec<Entry> {
    let members = widget.manifest("/settings").map_or(&[][..], Node::members);
    members.iter().map(|member| plain(&member.key)).collect()
}

fn pictures(widget: &Widget, start: &str) -> Vec<Entry> {
    let paths = widget.files().map(|(path, _)| path).filter(|path| ["png", "svg", "jpg", "gif"].contains(&&*path.extension()));
    paths.map(|path| plain(format!("{start}{path}"))).collect()
}

fn in_manifest(widget: &Widget, text: &str, at: usize) -> Option<Offer> {
    let spot = Spot::of(text, at)?;
    let parts: Vec<&str> = spot.path.iter().map(String::as_str).collect();
    let names = |names: &[&str]| names.iter().map(|name| plain(*name)).collect::<Vec<_>>();
    let entries = if spot.is_key {
        let known = match parts.as_slice() {
            [] => BLOCKS,
            ["widget"] => WIDGET_KEYS,
            ["widget", "support"] => &["link", "email"],
            ["tour"] => &["is_tour", "tour_images", "tour_description"],
            ["tour", "tour_images"] => LOCALES,
            ["advanced"] => &["title"],
            ["dp"] => &["settings", "action_multiple", "webhook_url"],
            ["settings", _] | ["dp", "settings", _] | ["salesbot_designer", _, "settings", _] => FIELD_KEYS,
            _ => return None,
        };
        names(&known.iter().copied().filter(|key| !spot.keys.iter().any(|there| there == key)).collect::<Vec<_>>())
    } else {
        match parts.as_slice() {
            ["widget", "locale", _] => names(LOCALES),
            ["locations", _] => AREAS.iter().map(|area| plain(area.name)).collect(),
            ["settings", _, "type"] => names(TYPES),
            ["dp", "settings", _, "type"] => names(DP_TYPES),
            ["left_menu", _, "icon"] => pictures(widget, ""),
            ["tour", "tour_images", ..] => pictures(widget, "/"),
            [.., "name" | "description" | "short_description" | "title" | "tour_description" | "error_text"] => references(widget),
            [.., "required" | "init_once" | "installation" | "is_showcase" | "is_tour" | "action_multiple"] => {
                return Some(Offer { range: spot.range, entries: names(&["true", "false"]) });
            }
            _ => return None,
        }
    };
    let ending = text.get(spot.range.end..)?;
    let quote = |entry: Entry| {
        let close = if spot.is_quoted && ending.starts_with('"') { "" } else { "\"" };
        let colon = spot.is_key && !ending.trim_start_matches('"').trim_start().starts_with(':') && !(spot.is_quoted && close.is_empty());
        let open = if spot.is_quoted { "" } else { "\"" };
        Entry { insert: format!("{open}{}{close}{}", entry.insert, if colon { ": " } else { "" }), ..entry }
    };
    Some(Offer { range: spot.range, entries: entries.into_iter().map(quote).collect() })
}

fn in_script(widget: &Widget, file: &str, text: &str, at: usize) -> Option<Offer> {
    if let Some(range) = quoted(text, at) {
        let before = text.get(..range.start - 1)?.trim_end();
        let entries = if before.ends_with("i18n(") {
            references(widget)
        } else {
            let files = widget.files().map(|(path, _)| path).filter(|path| path.extension() == "twig" || path.extension() == "js");
            files.map(|path| plain(format!("./{}", path.as_str().trim_end_matches(".js")))).collect()
        };
        return Some(Offer { range, entries });
    }
    let range = word(text, at);
    if after_settings(text, range.start) {
        return Some(Offer { range, entries: codes(widget) });
    }
    let script = widget.text(file).filter(|_| file == SCRIPT)?.script(SCRIPT);
    let Some(Place::Object(object, _)) = &script.callbacks.place else { return None };
    if !object.contains(&at) {
        return None;
    }
    let all = CORE.iter().chain(["onSave", "destroy"].iter()).chain(AREAS.iter().flat_map(|area| area.callbacks));
    let mut names: Vec<&str> = all.copied().filter(|name| script.callback(name).is_none()).collect();
    names.sort_unstable();
    names.dedup();
    let entry = |name: &str| {
        let key = if name.contains('.') { format!("'{name}'") } else { name.to_owned() };
        Entry { insert: format!("{key}: function () {{}},"), ..plain(name) }
    };
    Some(Offer { range, entries: names.into_iter().map(entry).collect() })
}
