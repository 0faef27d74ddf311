//! Changes of the texts in all locale files at once, so that their structure stays equal.
//!
//! Keys are JSON pointers, such as `/widget/name`: a dot in a key is no matter then. Each change touches its own bytes
//! only and follows the spelling of its file. Files that can't be read are left as they are.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use crate::crm::i18n::reference_of;
use crate::crm::i18n::{Readable, all_readable, in_order, is_reference, path_of};
use crate::crm::manifest;
use crate::formats::json::{Json, Kind, Node, edit, pointer};
use crate::formats::path::RelPath;
use crate::formats::text_edit::{EditError, TextEdit};
use crate::model::document::FileBody;
use crate::model::widget::{ChangeError, FileChange, MANIFEST, Widget};

/// What stands for a text that nobody has written yet, and begins one that is still to be translated.
pub const TO_DO: &str = "TODO";

/// The place of the declared locales in the manifest.
const DECLARED: &str = "/widget/locale";
/// The place of the tour's pictures by locale.
const TOUR_IMAGES: &str = "/tour/tour_images";

/// Why a change of the texts can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StructureError {
    /// No file has the key.
    #[error("there is no key {0}")]
    NoKey(String),
    /// A file has the key already.
    #[error("there is a key {0} already")]
    Exists(String),
    /// A key can't be empty.
    #[error("a key needs a name")]
    NoName,
    /// A section can't go into itself.
    #[error("{0} can't go into itself")]
    IntoItself(String),
    /// In one locale it is not a text, or not a section.
    #[error("{key} has another shape in {locale}")]
    Shape { key: String, locale: String },
    /// There is no such file, or it can't be read.
    #[error("the texts of {0} can't be read")]
    NoLocale(String),
    /// There is such a file, or such an entry, already.
    #[error("there is a locale {0} already")]
    LocaleExists(String),
    /// It can't be the name of a file.
    #[error("{0} can't be a locale")]
    BadLocale(String),
    /// The manifest has no list of locales and can't get one.
    #[error("the manifest's list of locales can't be changed")]
    NoList,
    /// The change does not fit.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

/// The result of a change: the file changes, to be applied in order as one step.
pub type Outcome = Result<Vec<FileChange>, StructureError>;

/// A text for one key of one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// The key, as a JSON pointer.
    pub key: String,
    pub locale: String,
    pub text: String,
}

/// A text taken over from another locale, marked as to do; an empty one stays empty.
pub fn to_do(text: &str) -> String {
    if text.trim().is_empty() || text.starts_with(TO_DO) { text.to_owned() } else { format!("{TO_DO}: {text}") }
}

/// Gives `key` these texts by locale. Where the key is missing it is added after its neighbour in the base file, with
/// the sections that it needs.
///
/// # Errors
/// [`StructureError::NoLocale`], [`StructureError::Shape`].
pub fn set_texts(widget: &Widget, key: &str, texts: &[(&str, &str)]) -> Outcome {
    let texts = texts.iter().map(|(locale, text)| NewText { key: key.to_owned(), locale: (*locale).to_owned(), text: (*text).to_owned() });
    set_all(widget, &texts.collect::<Vec<_>>())
}

/// Sets many texts of any keys and locales in one go. Of two texts for one place the later one counts; texts that are
/// there already change nothing.
///
/// # Errors
/// As [`set_texts`]; nothing is changed then.
pub fn set_all(widget: &Widget, texts: &[NewText]) -> Outcome {
    let files = all_readable(widget);
    let mut changes = Vec::new();
    if let Some(lost) = texts.iter().find(|text| files.iter().all(|file| file.code != text.locale)) {
        return Err(StructureError::NoLocale(lost.locale.clone()));
    }
    for file in &files {
        let mut present: BTreeMap<&str, &str> = BTreeMap::new();
        let mut missing = Map::new();
        for text in texts.iter().filter(|text| text.locale == file.code) {
            let shape = || StructureError::Shape { key: text.key.clone(), locale: text.locale.clone() };
            match file.json.at(&text.key) {
                Some(node) if matches!(node.kind(), Kind::Object | Kind::Array) => return Err(shape()),
                Some(_) => {
                    present.insert(&text.key, &text.text);
                }
                None => put(&mut missing, &text.key, Value::from(text.text.as_str())).ok_or_else(shape)?,
            }
        }
        let base = files.first().and_then(|base| base.json.root.as_ref());
        let change = widget.edit_json(file.path.as_str(), |text, json| {
            let differs = |key: &str, new: &str| json.at(key).and_then(Node::as_str) != Some(new);
            let mut edits =
                edit::set_texts(text, json, present.iter().map(|(key, new)| (*key, *new)).filter(|(key, new)| differs(key, new)))?;
            edits.extend(add_missing(text, json, "", &missing, base, None)?);
            Ok(edits)
        });
        match change {
            Ok(change) => changes.extend(Some(change).filter(|change| !is_nothing(change))),
            Err(ChangeError::Edit { source: EditError::NotFound { pointer, .. }, .. }) => {
                return Err(StructureError::Shape { key: pointer, locale: file.code.to_owned() });
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(changes)
}

/// Adds `key` to all locales, after its sibling `after` or at the end of its section: with `text` in the base locale,
/// the same marked as to do in the others.
///
/// # Errors
/// [`StructureError::Exists`], [`StructureError::NoName`], [`StructureError::Shape`].
pub fn add_key(widget: &Widget, key: &str, after: Option<&str>, text: &str) -> Outcome {
    add(widget, key, after, |is_base| Value::from(if is_base { text.to_owned() } else { to_do(text) }))
}

/// Adds an empty section to all locales, after its sibling `after` or at the end of its holder.
///
/// # Errors
/// As [`add_key`].
pub fn add_section(widget: &Widget, key: &str, after: Option<&str>) -> Outcome {
    add(widget, key, after, |_| Value::Object(Map::new()))
}

fn add(widget: &Widget, key: &str, after: Option<&str>, value: impl Fn(bool) -> Value) -> Outcome {
    is_free(widget, key)?;
    let files = all_readable(widget);
    let base = files.first().and_then(|base| base.json.root.as_ref());
    let mut changes = Vec::new();
    for (place, file) in files.iter().enumerate() {
        let shape = || StructureError::Shape { key: key.to_owned(), locale: file.code.to_owned() };
        if file.blocks_at(key) {
            return Err(shape());
        }
        let mut missing = Map::new();
        put(&mut missing, key, value(place == 0)).ok_or_else(shape)?;
        changes.push(widget.edit_json(file.path.as_str(), |text, json| add_missing(text, json, "", &missing, base, after))?);
    }
    Ok(changes)
}

/// Gives the key or section `from` the name `to`, which may be in another section, in all locales and in the references
/// of the manifest. A key that stays in its section keeps its place.
///
/// # Errors
/// [`StructureError::NoKey`], [`StructureError::Exists`], [`StructureError::NoName`], [`StructureError::IntoItself`].
pub fn rename(widget: &Widget, from: &str, to: &str) -> Outcome {
    is_there(widget, from)?;
    is_free(widget, to)?;
    if pointer::is_within(to, from) {
        return Err(StructureError::IntoItself(from.to_owned()));
    }
    let (Some((old_parent, _)), Some((parent, name))) = (pointer::split_last(from), pointer::split_last(to)) else {
        return Err(StructureError::NoName);
    };
    let mut work = Work::of(widget);
    work.each_with(from, |work, path| {
        if old_parent == parent {
            while work.has(path, from) {
                work.json(path, |text, json| edit::rename_key(text, json, from, &name))?;
            }
            return Ok(());
        }
        work.transplant(path, from, to, None, false)
    })?;
    work.references(from, to)?;
    Ok(work.made)
}

/// Moves the key or section `key` into `section` (`""` is the top), after the sibling `after` there or to its beginning.
///
/// # Errors
/// As [`rename`].
pub fn move_key(widget: &Widget, key: &str, section: &str, after: Option<&str>) -> Outcome {
    is_there(widget, key)?;
    let (old, name) = pointer::split_last(key).ok_or(StructureError::NoName)?;
    let to = pointer::join(section, &name);
    if pointer::is_within(section, key) {
        return Err(StructureError::IntoItself(key.to_owned()));
    }
    let mut work = Work::of(widget);
    if old == section {
        work.each_with(key, |work, path| {
            let index = work.place_after(path, section, after, Some(&name));
            work.json(path, |text, json| edit::move_to(text, json, key, index))
        })?;
        return Ok(work.made);
    }
    is_free(widget, &to)?;
    work.each_with(key, |work, path| work.transplant(path, key, &to, Some(after), false))?;
    work.references(key, &to)?;
    Ok(work.made)
}

/// Copies the key or section `key` as its next sibling `name` in all locales.
///
/// # Errors
/// As [`rename`].
pub fn duplicate(widget: &Widget, key: &str, name: &str) -> Outcome {
    is_there(widget, key)?;
    let (parent, old) = pointer::split_last(key).ok_or(StructureError::NoName)?;
    let to = pointer::join(parent, name);
    is_free(widget, &to)?;
    let mut work = Work::of(widget);
    work.each_with(key, |work, path| work.transplant(path, key, &to, Some(Some(&old)), true))?;
    Ok(work.made)
}

/// Takes `keys` away in all locales, duplicates included. References to them stay as they are.
///
/// # Errors
/// [`StructureError::NoKey`].
pub fn delete(widget: &Widget, keys: &[&str]) -> Outcome {
    let files = all_readable(widget);
    let nowhere = |key: &&&str| key.is_empty() || files.iter().all(|file| file.json.at(key).is_none());
    if let Some(key) = keys.iter().find(nowhere) {
        return Err(StructureError::NoKey((*key).to_owned()));
    }
    let mut work = Work::of(widget);
    for file in &files {
        let there: Vec<String> = keys.iter().filter(|key| file.json.at(key).is_some()).map(|key| (*key).to_owned()).collect();
        let gone = with_emptied(file, there);
        work.json(file.path.as_str(), |text, json| edit::remove_all(text, json, gone.iter().map(String::as_str)))?;
    }
    Ok(work.made)
}

/// `keys` of a file with each section in the place of its keys that would be empty without them.
fn with_emptied(file: &Readable<'_>, mut keys: Vec<String>) -> Vec<String> {
    loop {
        let is_gone = |at: &str| keys.iter().any(|key| pointer::is_within(at, key));
        let emptied = keys.iter().filter_map(|key| pointer::split_last(key)).map(|(section, _)| section).find(|section| {
            let all_gone = |node: &Node| node.members().iter().all(|member| is_gone(&pointer::join(section, &member.key)));
            !section.is_empty() && file.json.at(section).is_some_and(all_gone)
        });
        let Some(emptied) = emptied.map(str::to_owned) else { return keys };
        keys.retain(|key| !pointer::is_within(key, &emptied));
        keys.push(emptied);
    }
}

/// Adds what `locale` lacks of `keys` (of all keys if there are none given) with the base's texts, marked as to do.
///
/// # Errors
/// [`StructureError::NoLocale`].
pub fn fill_from_base(widget: &Widget, locale: &str, keys: &[&str]) -> Outcome {
    let files = all_readable(widget);
    let none = || StructureError::NoLocale(locale.to_owned());
    let base = files.first().ok_or_else(none)?;
    let file = files.iter().find(|file| file.code == locale).ok_or_else(none)?;
    let wanted = |at: &str| keys.is_empty() || keys.iter().any(|key| pointer::is_within(at, key));
    let is_lacking = |at: &str| file.json.at(at).is_none() && !file.blocks_at(at);
    let lacking = base.texts().filter(|(_, at, node)| node.as_str().is_some() && wanted(at) && is_lacking(at));
    let text = |node: &Node| to_do(node.as_str().unwrap_or_default());
    let texts = lacking.map(|(_, at, node)| NewText { key: at.to_owned(), locale: locale.to_owned(), text: text(node) });
    set_all(widget, &texts.collect::<Vec<_>>())
}

/// Gives `key` in all locales the shape that it has in `like`: a text or a section. Texts that are taken over are marked
/// as to do; a text that becomes a section goes, as does a section that becomes a text.
///
/// # Errors
/// [`StructureError::NoLocale`], [`StructureError::NoKey`].
pub fn repair_shape(widget: &Widget, key: &str, like: &str) -> Outcome {
    let files = all_readable(widget);
    let model = files.iter().find(|file| file.code == like).ok_or_else(|| StructureError::NoLocale(like.to_owned()))?;
    let wanted = model.json.at(key).ok_or_else(|| StructureError::NoKey(key.to_owned()))?;
    let mut work = Work::of(widget);
    for file in files.iter().filter(|file| file.code != like) {
        let differs = file.json.at(key).is_some_and(|node| is_section(node) != is_section(wanted));
        if differs {
            work.json(file.path.as_str(), |text, json| edit::set(text, json, key, &marked(wanted)))?;
        }
    }
    Ok(work.made)
}

/// Creates the file of `locale` with the base's structure and texts, marked as to do, and declares it.
///
/// # Errors
/// [`StructureError::LocaleExists`], [`StructureError::BadLocale`], [`StructureError::NoList`].
pub fn add_locale(widget: &Widget, locale: &str) -> Outcome {
    let path = path_of_new(locale)?;
    if widget.contains(path.as_str()) {
        return Err(StructureError::LocaleExists(locale.to_owned()));
    }
    let text = match all_readable(widget).first() {
        Some(base) => {
            let body = widget.text(base.path.as_str()).map_or("", |text| text.as_str());
            let texts: Vec<(&str, String)> = base.texts().filter_map(|(_, at, node)| Some((at, to_do(node.as_str()?)))).collect();
            let fails = |source| ChangeError::Edit { path: base.path.clone(), source };
            let edits = edit::set_texts(body, base.json, texts.iter().map(|(at, text)| (*at, text.as_str()))).map_err(fails)?;
            let (new, _) = crate::formats::text_edit::apply(body, &edits).map_err(fails)?;
            new.trim_start_matches('\u{feff}').to_owned()
        }
        None => "{}\n".to_owned(),
    };
    let mut changes = vec![FileChange::Write { path, body: FileBody::text(text) }];
    if !is_declared(widget, locale) {
        changes.extend(declare_locale(widget, locale)?);
    }
    Ok(changes)
}

/// Takes the file of `locale` away, its entry in the manifest, and the list of its tour pictures.
///
/// # Errors
/// [`StructureError::NoLocale`] if there is neither.
pub fn remove_locale(widget: &Widget, locale: &str) -> Outcome {
    let mut work = Work::of(widget);
    if let Some((path, _)) = widget.entry(&path_of(locale)) {
        work.then(FileChange::Delete { path: path.clone() })?;
    }
    while let Some(at) = declared_at(work.widget(), locale) {
        work.json(MANIFEST, |text, json| edit::remove(text, json, &pointer::join(DECLARED, &at.to_string())))?;
    }
    let pictures = pointer::join(TOUR_IMAGES, locale);
    if work.has(MANIFEST, &pictures) {
        work.json(MANIFEST, |text, json| edit::remove(text, json, &pictures))?;
    }
    if work.made.is_empty() { Err(StructureError::NoLocale(locale.to_owned())) } else { Ok(work.made) }
}

/// Adds `locale` to the manifest's list. If there is no list yet it gets the locales that have files.
///
/// # Errors
/// [`StructureError::LocaleExists`], [`StructureError::BadLocale`], [`StructureError::NoList`].
pub fn declare_locale(widget: &Widget, locale: &str) -> Outcome {
    path_of_new(locale)?;
    if is_declared(widget, locale) {
        return Err(StructureError::LocaleExists(locale.to_owned()));
    }
    let (at, value) = match widget.manifest(DECLARED) {
        Some(list) if list.kind() == Kind::Array => (pointer::join(DECLARED, &list.items().len().to_string()), Value::from(locale)),
        Some(_) => return Err(StructureError::NoList),
        None => {
            let mut codes: Vec<&str> = in_order(widget).iter().map(|file| file.code).filter(|code| *code != locale).collect();
            codes.push(locale);
            (DECLARED.to_owned(), Value::from(codes))
        }
    };
    match widget.edit_json(MANIFEST, |text, json| edit::set(text, json, &at, &value)) {
        Ok(change) => Ok(vec![change]),
        Err(_) => Err(StructureError::NoList),
    }
}

fn path_of_new(locale: &str) -> Result<RelPath, StructureError> {
    let bad = || StructureError::BadLocale(locale.to_owned());
    let is_plain = !locale.is_empty() && locale.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    RelPath::new(&path_of(locale)).ok().filter(|_| is_plain).ok_or_else(bad)
}

fn declared_at(widget: &Widget, locale: &str) -> Option<usize> {
    widget.manifest(DECLARED)?.items().iter().position(|item| item.as_str() == Some(locale))
}

fn is_declared(widget: &Widget, locale: &str) -> bool {
    declared_at(widget, locale).is_some()
}

fn is_there(widget: &Widget, key: &str) -> Result<(), StructureError> {
    let any = !key.is_empty() && all_readable(widget).iter().any(|file| file.json.at(key).is_some());
    if any { Ok(()) } else { Err(StructureError::NoKey(key.to_owned())) }
}

fn is_free(widget: &Widget, key: &str) -> Result<(), StructureError> {
    if key.is_empty() || pointer::parts(key).any(|part| part.is_empty()) {
        return Err(StructureError::NoName);
    }
    let taken = all_readable(widget).iter().any(|file| file.json.at(key).is_some());
    if taken { Err(StructureError::Exists(key.to_owned())) } else { Ok(()) }
}

fn is_section(node: &Node) -> bool {
    node.kind() == Kind::Object
}

fn is_nothing(change: &FileChange) -> bool {
    matches!(change, FileChange::Edit { edits, .. } if edits.is_empty())
}

/// A value of the base with its texts marked as to do.
fn marked(node: &Node) -> Value {
    match node.kind() {
        Kind::Object => node.members().iter().map(|member| (member.key.clone(), marked(&member.node))).collect::<Map<_, _>>().into(),
        _ => Value::from(to_do(node.as_str().unwrap_or_default())),
    }
}

/// Puts `value` at `key` of a tree of objects; `None` if a text is in the way.
fn put(root: &mut Map<String, Value>, key: &str, value: Value) -> Option<()> {
    let (parent, name) = pointer::split_last(key)?;
    let mut holder = root;
    for part in pointer::parts(parent) {
        holder = holder.entry(part).or_insert_with(|| Value::Object(Map::new())).as_object_mut()?;
    }
    holder.insert(name, value);
    Some(())
}

/// The edits that add the members of `missing` to the object at `at`: in the order of `base`, each after its neighbour
/// there; what the base has not, after the sibling `after` or at the end.
fn add_missing(
    text: &str,
    json: &Json,
    at: &str,
    missing: &Map<String, Value>,
    base: Option<&Node>,
    after: Option<&str>,
) -> Result<Vec<TextEdit>, EditError> {
    let node = json.at(at).filter(|node| is_section(node));
    let node = node.ok_or_else(|| EditError::NotFound { what: "object", pointer: at.to_owned() })?;
    let places: HashMap<&str, usize> = node.members().iter().enumerate().map(|(place, member)| (member.key.as_str(), place)).collect();
    let mut edits = Vec::new();
    let mut new: Vec<(usize, &str, &Value)> = Vec::new();
    let mut taken: HashMap<&str, usize> = HashMap::new();
    let mut next = 0;
    for member in base.map_or(&[][..], Node::members) {
        let key = member.key.as_str();
        if let Some(place) = places.get(key) {
            next = place + 1;
        } else if missing.contains_key(key) && taken.insert(key, next).is_none() {
            new.extend(missing.get(key).map(|value| (next, key, value)));
        }
        if after == Some(key) {
            taken.insert(key, next);
        }
    }
    let end =
        after.and_then(|after| places.get(after).map(|place| place + 1).or(taken.get(after).copied())).unwrap_or(node.members().len());
    for (key, value) in missing {
        match (node.get(key), value) {
            (Some(_), Value::Object(below)) => {
                let base = base.and_then(|base| base.get(key));
                edits.extend(add_missing(text, json, &pointer::join(at, key), below, base, after)?);
            }
            (Some(_), _) => return Err(EditError::NotFound { what: "free key", pointer: pointer::join(at, key) }),
            (None, _) if !taken.contains_key(key.as_str()) => new.push((end, key, value)),
            (None, _) => {}
        }
    }
    edits.extend(edit::insert_members(text, json, at, &new)?);
    Ok(edits)
}

/// Changes made one after the other: each is worked out for what the last one left.
struct Work {
    widget: Widget,
    made: Vec<FileChange>,
}

impl Work {
    fn of(widget: &Widget) -> Self {
        Self { widget: widget.clone(), made: Vec::new() }
    }

    fn widget(&self) -> &Widget {
        &self.widget
    }

    fn then(&mut self, change: FileChange) -> Result<(), StructureError> {
        if !is_nothing(&change) {
            self.widget.apply(std::slice::from_ref(&change))?;
            self.made.push(change);
        }
        Ok(())
    }

    fn json(&mut self, path: &str, make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>) -> Result<(), StructureError> {
        let change = self.widget.edit_json(path, make)?;
        self.then(change)
    }

    fn has(&self, path: &str, key: &str) -> bool {
        self.widget.json(path).is_some_and(|json| json.at(key).is_some())
    }

    /// Calls `make` for each readable file that has `key`.
    fn each_with(&mut self, key: &str, mut make: impl FnMut(&mut Self, &str) -> Result<(), StructureError>) -> Result<(), StructureError> {
        let paths: Vec<String> = all_readable(&self.widget).iter().map(|file| file.path.to_string()).collect();
        for path in paths {
            if self.has(&path, key) {
                make(self, &path)?;
            }
        }
        Ok(())
    }

    /// The index in `section` after `after` or what stands before that in the base; 0 without one. `moving` counts as
    /// taken out.
    fn place_after(&self, path: &str, section: &str, after: Option<&str>, moving: Option<&str>) -> usize {
        let Some(after) = after else { return 0 };
        let keys = |json: &Json| -> Vec<String> {
            let members = json.at(section).map_or(&[][..], Node::members);
            members.iter().map(|member| member.key.clone()).filter(|key| Some(key.as_str()) != moving).collect()
        };
        let own = self.widget.json(path).map(keys).unwrap_or_default();
        let base = all_readable(&self.widget).first().map(|base| keys(base.json)).unwrap_or_default();
        let anchor = base.iter().position(|key| key == after).unwrap_or_default();
        let anchors = base.get(..=anchor).unwrap_or_default();
        let exact = own.iter().rposition(|key| key == after);
        let place = exact.or_else(|| anchors.iter().rev().find_map(|anchor| own.iter().rposition(|key| key == anchor)));
        place.map_or(0, |place| place + 1)
    }

    /// Puts the value at `from` to `to`, whose section is created if it must be: after `after`, or at the end.
    fn transplant(&mut self, path: &str, from: &str, to: &str, after: Option<Option<&str>>, copy: bool) -> Result<(), StructureError> {
        let (parent, name) = pointer::split_last(to).ok_or(StructureError::NoName)?;
        if !self.has(path, parent) {
            self.json(path, |text, json| edit::set(text, json, parent, &Value::Object(Map::new())))?;
        }
        let end = self.widget.json(path).and_then(|json| json.at(parent)).map_or(0, |node| node.members().len());
        let index = after.map_or(end, |after| self.place_after(path, parent, after, None));
        self.json(path, |text, json| edit::transplant(text, json, from, parent, index, &name, copy))?;
        // A duplicate that was hidden by the one that went.
        while !copy && self.has(path, from) {
            self.json(path, |text, json| edit::remove(text, json, from))?;
        }
        Ok(())
    }

    /// Lets the references of the manifest to `from`, and into it, lead to `to`.
    fn references(&mut self, from: &str, to: &str) -> Result<(), StructureError> {
        let (Some(old), Some(new)) = (reference_of(from), reference_of(to)) else { return Ok(()) };
        if !self.widget.contains(MANIFEST) {
            return Ok(());
        }
        let renamed = |text: &str| match text.strip_prefix(&old)? {
            "" => Some(new.clone()),
            rest if rest.starts_with('.') => Some(format!("{new}{rest}")),
            _ => None,
        };
        let places = manifest::references(&self.widget).into_iter();
        let texts = places.filter_map(|(at, node)| Some((at, node.as_str().filter(|text| is_reference(text))?)));
        let found: Vec<(String, String)> = texts.filter_map(|(at, text)| Some((at, renamed(text)?))).collect();
        self.json(MANIFEST, |text, json| {
            let sets = found.iter().map(|(at, new)| edit::set(text, json, at, &Value::from(new.as_str())));
            Ok(sets.collect::<Result<Vec<_>, _>>()?.concat())
        })
    }
}

#[cfg(test)]
mod tests;
