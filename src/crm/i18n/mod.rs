//! The texts of a widget by locale: which files they are in, and what a reference in the manifest leads to.

pub mod placeholders;
pub mod usage;

use crate::formats::json::{Json, Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::model::widget::Widget;

/// The folder of the locale files.
pub const FOLDER: &str = "i18n";

/// A locale file.
#[derive(Debug, Clone, Copy)]
pub struct Locale<'w> {
    /// The code in the file's name, such as `ru`.
    pub code: &'w str,
    pub path: &'w RelPath,
    /// Its content; `None` if it isn't text.
    pub json: Option<&'w Json>,
}

/// What a reference leads to in one locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved<'w> {
    Text(&'w str),
    /// Something else than a text.
    Other(Kind),
    Missing,
}

/// The locale files of `widget`, sorted by code.
pub fn locales(widget: &Widget) -> Vec<Locale<'_>> {
    let files = widget.folder(FOLDER).filter(|(path, _)| path.as_str().ends_with(".json"));
    files
        .map(|(path, body)| Locale { code: path.name().trim_end_matches(".json"), path, json: body.as_text().map(|text| text.json()) })
        .collect()
}

/// The path of a locale's file.
pub fn path_of(code: &str) -> String {
    format!("{FOLDER}/{code}.json")
}

/// Whether `text` looks like a reference: latin words joined by dots, as in `widget.name`.
pub fn is_reference(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    text.contains('.') && text.split('.').all(part) && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// The JSON pointer in a locale file that a reference stands for.
pub fn pointer_of(reference: &str) -> String {
    reference.split('.').fold(String::new(), |base, part| pointer::join(&base, part))
}

/// What `reference` leads to in a locale file.
pub fn resolve<'w>(json: &'w Json, reference: &str) -> Resolved<'w> {
    match json.at(&pointer_of(reference)) {
        Some(node) => node.as_str().map_or(Resolved::Other(node.kind()), Resolved::Text),
        None => Resolved::Missing,
    }
}

/// A locale file that can be read and compared: an object, without errors that hide a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Readable<'w> {
    /// The code in the file's name.
    pub code: &'w str,
    pub path: &'w RelPath,
    pub json: &'w Json,
}

/// The readable files of the declared locales in the order of their declaration; of all locales if none is declared.
pub fn readable(widget: &Widget) -> Vec<Readable<'_>> {
    let declared = super::manifest::locales(widget);
    let is_meant = |locale: &Locale<'_>| declared.is_empty() || declared.iter().any(|(code, _)| *code == locale.code);
    in_order(widget).into_iter().filter(is_meant).filter_map(Readable::new).collect()
}

/// All readable files, those of the declared locales first.
pub fn all_readable(widget: &Widget) -> Vec<Readable<'_>> {
    in_order(widget).into_iter().filter_map(Readable::new).collect()
}

/// All locale files: those of the declared locales in the order of their declaration, then the others by code.
pub fn in_order(widget: &Widget) -> Vec<Locale<'_>> {
    let mut files = locales(widget);
    let declared = super::manifest::locales(widget);
    files.sort_by_key(|file| declared.iter().position(|(code, _)| *code == file.code).unwrap_or(usize::MAX));
    files
}

impl<'w> Readable<'w> {
    /// The locale, if its file is an object without a syntax error.
    pub fn new(locale: Locale<'w>) -> Option<Self> {
        let json = locale.json.filter(|json| json.is_whole() && json.root.as_ref().is_some_and(|root| root.kind() == Kind::Object))?;
        Some(Self { code: locale.code, path: locale.path, json })
    }

    /// Whether a value that isn't an object stands where `reference` needs a section.
    pub fn blocks(&self, reference: &str) -> bool {
        self.blocks_at(&pointer_of(reference))
    }

    /// The same for a JSON pointer.
    pub fn blocks_at(&self, key: &str) -> bool {
        let mut holder = key;
        while let Some((parent, _)) = holder.rsplit_once('/') {
            if self.json.at(parent).is_some_and(|node| node.kind() != Kind::Object) {
                return true;
            }
            holder = parent;
        }
        false
    }

    /// All values that aren't sections, in the order of the file: reference, JSON pointer, value.
    pub fn texts(&self) -> impl Iterator<Item = (&'w str, &'w str, &'w Node)> {
        self.json.leaves().map(|(leaf, node)| (&*leaf.reference, &*leaf.pointer, node))
    }
}

/// Whether `reference` leads to a text in every locale, of which there is at least one.
pub fn resolves(widget: &Widget, reference: &str) -> bool {
    let files = readable(widget);
    !files.is_empty() && files.iter().all(|file| matches!(resolve(file.json, reference), Resolved::Text(_)))
}

/// The widget's own name: in the locale `code` if it has it, else in the first one; `None` if it leads to no text.
pub fn widget_name(widget: &Widget, code: &str) -> Option<String> {
    let name = widget.manifest("/widget/name")?.as_str()?;
    let preferred = locales(widget).into_iter().find(|locale| locale.code == code);
    let in_locale = |locale: Locale<'_>| match resolve(locale.json?, name) {
        Resolved::Text(text) => Some(text.to_owned()),
        _ => None,
    };
    let resolved = preferred.and_then(in_locale).or_else(|| base(widget).and_then(in_locale));
    resolved.or_else(|| (!is_reference(name)).then(|| name.to_owned()))
}

/// The locale that others are compared with: the first declared one that has a file, else the first file.
pub fn base<'w>(widget: &'w Widget) -> Option<Locale<'w>> {
    let files = locales(widget);
    let declared = super::manifest::locales(widget);
    declared.iter().find_map(|(code, _)| files.iter().find(|file| file.code == *code)).or(files.first()).copied()
}

/// `key`, or with a number after it if there is anything of that name in a locale.
pub fn free_key(widget: &Widget, key: &str) -> String {
    let files = readable(widget);
    let taken = |key: &str| files.iter().any(|file| file.json.at(&pointer_of(key)).is_some());
    std::iter::once(key.to_owned()).chain((2..).map(|n| format!("{key}_{n}"))).find(|key| !taken(key)).unwrap_or_default()
}

/// The reference that leads to `key`; `None` if none can, because of a dot or another sign in it.
pub fn reference_of(key: &str) -> Option<String> {
    let parts: Vec<_> = pointer::parts(key).collect();
    let is_plain = |part: &str| !part.is_empty() && !part.contains('.');
    parts.iter().all(|part| is_plain(part)).then(|| parts.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_text() {
        for yes in ["widget.name", "a.b.c", "settings.api-key"] {
            assert!(is_reference(yes), "{yes}");
        }
        for no in ["Widget", "amo widget.", "Виджет.имя", "1.2", "a..b", "https://x.y"] {
            assert!(!is_reference(no), "{no}");
        }
        let json = Json::parse("{\"widget\": {\"name\": \"N\", \"list\": []}}");
        assert_eq!(resolve(&json, "widget.name"), Resolved::Text("N"));
        assert_eq!(resolve(&json, "widget.list"), Resolved::Other(Kind::Array));
        assert_eq!(resolve(&json, "widget.none"), Resolved::Missing);
    }
}
