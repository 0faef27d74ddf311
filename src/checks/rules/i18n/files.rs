//! `i18n/*`, the files: whether each declared locale has one, and whether they have the same structure.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::question::Question;
use crate::checks::engine::rule::short::*;
use crate::crm::i18n;
use crate::crm::i18n::{Readable, locales, path_of, readable};
use crate::crm::manifest;
use crate::crm::manifest::LOCALES;
use crate::formats::json::{Kind, Node};
use crate::formats::path::RelPath;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::texts::structure::{TO_DO, to_do};
use crate::text::msg::Msg;

static DIR_MISSING: Rule = rule("i18n/dir-missing", I18n, E, E, CHOICE, "S0");
static FILE_MISSING: Rule = rule("i18n/file-missing", I18n, E, E, UNSAFE, "S0, P; C 7 of 236");
static FILE_EXTRA: Rule = rule("i18n/file-extra", I18n, A, A, CHOICE, "C 23 of 236");
static MISSING_KEY: Rule = rule("i18n/missing-key", I18n, E, E, CHOICE, "S0; C 9 of 136");
static EXTRA_KEY: Rule = rule("i18n/extra-key", I18n, W, W, UNSAFE, "S0; C 9 of 136");
static SHAPE_MISMATCH: Rule = rule("i18n/shape-mismatch", I18n, E, E, UNSAFE, "S0");

pub static RULES: &[&Rule] = &[&DIR_MISSING, &FILE_MISSING, &FILE_EXTRA, &MISSING_KEY, &EXTRA_KEY, &SHAPE_MISMATCH];

/// Most keys that a finding names; of more it gives the number.
const NAMED: usize = 3;
/// Locales of a new folder if none is declared.
pub const FIRST_LOCALES: [&str; 2] = ["ru", "en"];

/// Reports locales without a file, files without a locale, and files of other structure than the first.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let declared = declared(widget);
    if !widget.has_folder(i18n::FOLDER) {
        dir_missing(cx, &declared);
        return;
    }
    for code in declared.iter().filter(|code| !widget.contains(&path_of(code))) {
        file_missing(cx, code);
    }
    let files = readable(widget);
    if let Some((base, others)) = files.split_first() {
        let referenced = references(widget);
        for other in others {
            let files = [other.path.as_str(), base.path.as_str()];
            cx.part("structure", &files, fingerprint(&referenced), |cx| {
                if !is_alike(base, other) {
                    compare(cx, base, other, &referenced);
                }
            });
        }
    }
    // A file may be meant for an entry that isn't text or has no file.
    let listed = widget.manifest("/widget/locale").map_or(&[][..], Node::items);
    let is_met = |node: &Node| node.as_str().is_some_and(|code| widget.contains(&path_of(code)));
    if !declared.is_empty() && listed.iter().all(is_met) {
        for file in locales(widget) {
            if !declared.contains(&file.code) {
                file_extra(cx, &declared, file.code, file.path);
            }
        }
    }
}

/// The declared locales that can be file names, each once.
fn declared(widget: &Widget) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    if widget.complete_manifest().is_none() {
        return codes;
    }
    for (code, _) in manifest::locales(widget) {
        if !codes.contains(&code) && !code.contains('/') && RelPath::new(&path_of(code)).is_ok() && !code.trim().is_empty() {
            codes.push(code);
        }
    }
    codes
}

/// All references of the manifest: where one of them is missing in a file, the rule of its block reports it.
pub fn references(widget: &Widget) -> BTreeSet<&str> {
    manifest::references(widget).into_iter().filter_map(|(_, node)| node.as_str()).filter(|text| i18n::is_reference(text)).collect()
}

fn dir_missing(cx: &mut Check<'_>, declared: &[&str]) {
    let widget = cx.widget;
    let references = references(widget);
    if widget.complete_manifest().is_none() || declared.is_empty() && references.is_empty() {
        return;
    }
    let codes = if declared.is_empty() { FIRST_LOCALES.to_vec() } else { declared.to_vec() };
    let text = new_texts(&references);
    let changes = codes.iter().fold(ChangeBuilder::new(widget), |changes, code| changes.write(&path_of(code), text.as_str()));
    let option = changes.option(Msg::new("fix-create-texts").with("locales", codes.join(", ")));
    cx.find_in(&DIR_MISSING, i18n::FOLDER).arg("locales", codes.join(", ")).fix(Fix::choice(option.into_iter().collect())).report();
}

/// A locale file that has a text for each reference.
pub fn new_texts(references: &BTreeSet<&str>) -> String {
    let mut root = Map::new();
    for reference in references {
        let mut holder = Some(&mut root);
        let mut parts = reference.split('.').peekable();
        while let Some(part) = parts.next() {
            let Some(section) = holder.take() else { break };
            if parts.peek().is_none() {
                section.entry(part).or_insert(Value::from(TO_DO));
            } else {
                holder = section.entry(part).or_insert_with(|| Value::Object(Map::new())).as_object_mut();
            }
        }
    }
    serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default() + "\n"
}

/// The file of `code` in other letter case.
fn case_variant<'w>(widget: &'w Widget, code: &str) -> Option<&'w RelPath> {
    let wanted = path_of(code);
    let variant = widget.folder(i18n::FOLDER).map(|(path, _)| path).find(|path| path.as_str().eq_ignore_ascii_case(&wanted));
    variant.filter(|_| !widget.contains(&wanted))
}

fn file_missing(cx: &mut Check<'_>, code: &str) {
    let widget = cx.widget;
    let path = path_of(code);
    let (title, changes) = match (case_variant(widget, code), readable(widget).first()) {
        (Some(variant), _) => (Msg::new("fix-rename-to").with("name", &path), ChangeBuilder::new(widget).rename(variant, &path)),
        (None, Some(base)) => {
            let text = widget.text(base.path.as_str()).map_or("", |text| text.as_str());
            (
                Msg::new("fix-create-from").with("file", &path).with("from", base.path.as_str()),
                ChangeBuilder::new(widget).write(&path, text),
            )
        }
        (None, None) => {
            (Msg::new("fix-create-file").with("file", &path), ChangeBuilder::new(widget).write(&path, new_texts(&references(widget))))
        }
    };
    let found = case_variant(widget, code).map_or("", RelPath::as_str);
    let what = if found.is_empty() { "missing" } else { "case" };
    cx.find_in(&FILE_MISSING, &path)
        .arg("locale", code)
        .arg("file", &path)
        .arg("what", what)
        .arg("found", found)
        .fix_with(title, changes.ready())
        .report();
}

fn file_extra(cx: &mut Check<'_>, declared: &[&str], code: &str, path: &RelPath) {
    let widget = cx.widget;
    let end = widget.manifest("/widget/locale").map_or(0, |node| node.items().len());
    let declare = ChangeBuilder::new(widget).set(MANIFEST, &format!("/widget/locale/{end}"), code);
    // Only a complete file may be declared: else the locale would bring errors.
    let complete = LOCALES.contains(&code) && is_complete(declare.widget(), code);
    let add = declare.option(Msg::new("fix-declare-locale").with("locale", code)).filter(|_| complete);
    let delete = ChangeBuilder::new(widget).delete(path).option(Msg::new("fix-delete-locale-file").with("file", path.as_str()));
    let options: Vec<FixOption> = [add, delete].into_iter().flatten().collect();
    cx.find_in(&FILE_EXTRA, path.as_str())
        .arg("file", path.as_str())
        .arg("locale", code)
        .arg("declared", declared.join(", "))
        .fix(Fix::choice(options))
        .report();
}

/// Whether the file of `code` has all that the first one has and the manifest refers to.
fn is_complete(widget: &Widget, code: &str) -> bool {
    let files = readable(widget);
    let (Some(base), Some(file)) = (files.first(), files.iter().find(|file| file.code == code)) else { return false };
    let nothing = BTreeSet::new();
    absent(base, file, &nothing).is_empty()
        && mismatches(base, file, &nothing).is_empty()
        && references(widget).iter().all(|reference| i18n::resolves(widget, reference))
}

/// A value of one file that the other one is asked about: reference, pointer, node.
type Text<'w> = (&'w str, &'w str, &'w Node);

/// Whether both have the same keys in the same order: then there is nothing to compare.
fn is_alike(base: &Readable<'_>, other: &Readable<'_>) -> bool {
    base.texts().map(place_and_shape).eq(other.texts().map(place_and_shape))
}

fn place_and_shape<'w>((_, at, node): Text<'w>) -> (&'w str, bool) {
    (at, node.kind() == Kind::Array)
}

fn compare(cx: &mut Check<'_>, base: &Readable<'_>, other: &Readable<'_>, referenced: &BTreeSet<&str>) {
    let widget = cx.widget;
    let missing = absent(base, other, referenced);
    if let Some((_, first, _)) = missing.first() {
        let values: Vec<(&str, Value)> = missing.iter().filter_map(|(_, at, node)| Some((*at, value_of(widget, base, node)?))).collect();
        let path = other.path.as_str();
        let copied = Msg::new("fix-add-keys").with("count", missing.len()).with("base", base.code);
        let copy = ChangeBuilder::new(widget).set_all(path, &values).option(copied);
        // Values that are no texts, such as lists, are the same in all languages.
        let (texts, others): (Vec<_>, Vec<_>) = missing.iter().partition(|(_, _, node)| node.kind() == Kind::String);
        let others: Vec<(&str, Value)> = others.iter().filter_map(|(_, at, node)| Some((*at, value_of(widget, base, node)?))).collect();
        let questions = texts.iter().map(|(key, at, node)| Question {
            pointer: (*at).to_owned(),
            ..Question::text_of(path, key, node.as_str().map(to_do).unwrap_or_default())
        });
        let title = Msg::new("fix-type-texts");
        let typed = ChangeBuilder::new(widget).set_all(path, &others).asking(title, questions.collect());
        cx.find_in(&MISSING_KEY, other.path.as_str())
            .pointer(first)
            .related(base.path.as_str(), first)
            .arg("file", other.path.as_str())
            .arg("base", base.path.as_str())
            .arg("count", missing.len())
            .arg("keys", names(&missing))
            .fix(Fix::choice([typed, copy].into_iter().flatten().collect()))
            .report();
    }
    let extra = absent(other, base, referenced);
    if let Some((_, first, node)) = extra.first() {
        let changes = ChangeBuilder::new(widget).remove_all(other.path.as_str(), extra.iter().map(|(_, at, _)| *at)).ready();
        cx.find_in(&EXTRA_KEY, other.path.as_str())
            .pointer(first)
            .range(node.range.clone())
            .related(base.path.as_str(), first)
            .arg("file", other.path.as_str())
            .arg("base", base.path.as_str())
            .arg("count", extra.len())
            .arg("keys", names(&extra))
            .fix_with(Msg::new("fix-delete-keys").with("count", extra.len()), changes)
            .report();
    }
    for (reference, at) in mismatches(base, other, referenced) {
        // The manifest decides which of the two is right where it refers to a text in the section.
        let below = format!("{reference}.");
        let needed = referenced.iter().any(|text| text.starts_with(&below));
        let (base, other) = if needed && base.blocks(&(below + "x")) { (other, base) } else { (base, other) };
        let (Some(theirs), Some(ours)) = (base.json.at(&at), other.json.at(&at)) else { continue };
        let changes =
            value_of(widget, base, theirs).and_then(|value| ChangeBuilder::new(widget).set(other.path.as_str(), &at, value).ready());
        cx.find_in(&SHAPE_MISMATCH, other.path.as_str())
            .pointer(&at)
            .range(ours.range.clone())
            .related(base.path.as_str(), &at)
            .arg("key", reference)
            .arg("file", other.path.as_str())
            .arg("base", base.path.as_str())
            .arg("found", shape(ours))
            .arg("wanted", shape(theirs))
            .fix_with(Msg::new("fix-take-from").with("file", base.path.as_str()), changes)
            .report();
    }
}

/// The values of `from` that `file` lacks, except those in `referenced` and those in whose place `file` has another shape.
fn absent<'w>(from: &Readable<'w>, file: &Readable<'_>, referenced: &BTreeSet<&str>) -> Vec<Text<'w>> {
    let there: HashSet<&str> = file.texts().map(|(reference, _, _)| reference).collect();
    let is_absent = |(reference, at, _): &Text<'_>| {
        !there.contains(reference) && !referenced.contains(reference) && file.json.at(at).is_none() && !file.blocks(reference)
    };
    from.texts().filter(is_absent).collect()
}

/// References and pointers at which one file has a text, the other a section or a list.
fn mismatches(base: &Readable<'_>, other: &Readable<'_>, referenced: &BTreeSet<&str>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut known = HashSet::new();
    for (file, against) in [(base, other), (other, base)] {
        for (reference, at, node) in file.texts() {
            let differs = against.json.at(at).is_some_and(|theirs| shape(theirs) != shape(node));
            if differs && !referenced.contains(reference) && known.insert(at) {
                found.push((reference.to_owned(), at.to_owned()));
            }
        }
    }
    found
}

/// The word by which the texts turn on the shape of a value.
fn shape(node: &Node) -> &'static str {
    match node.kind() {
        Kind::Object => "section",
        Kind::Array => "list",
        _ => "text",
    }
}

/// A value of a locale file, if strict JSON has it.
fn value_of(widget: &Widget, file: &Readable<'_>, node: &Node) -> Option<Value> {
    serde_json::from_str(widget.text(file.path.as_str())?.as_str().get(node.range.clone())?).ok()
}

/// The first references, and an ellipsis if there are more.
fn names(texts: &[Text<'_>]) -> String {
    let mut names: Vec<&str> = texts.iter().take(NAMED).map(|(reference, _, _)| *reference).collect();
    if texts.len() > NAMED {
        names.push("…");
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_files_hold_every_reference() {
        let references = BTreeSet::from(["widget.name", "widget.name.long", "a.b.c", "widget.title"]);
        let json: Value = serde_json::from_str(&new_texts(&references)).unwrap();
        assert_eq!(json, serde_json::json!({ "a": { "b": { "c": TO_DO } }, "widget": { "name": TO_DO, "title": TO_DO } }));
    }
}
