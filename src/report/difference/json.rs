//! The comparison as JSON.

use serde::Serialize;

use super::{Sides, masked};
use crate::checks::comparison::Comparison;
use crate::checks::engine::finding::Place;
use crate::report::{findings_json, severity_word, to_line};
use crate::services::compare::{PictureFacts, TextChange};
use crate::services::diff::{DiffKind, FileDiff};
use crate::text::Lang;

#[derive(Serialize)]
struct JsonComparison<'c> {
    consequences: Vec<JsonConsequence<'c>>,
    findings: JsonFindings,
    texts: Vec<JsonText<'c>>,
    manifest: Vec<JsonValue<'c>>,
    files: Vec<JsonFile<'c>>,
    pictures: Vec<JsonPicture<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changelog: Option<&'c str>,
}

#[derive(Serialize)]
struct JsonConsequence<'c> {
    id: &'static str,
    severity: &'static str,
    title: String,
    why: String,
    todo: String,
    old: Option<JsonPlace<'c>>,
    new: Option<JsonPlace<'c>>,
}

#[derive(Serialize)]
struct JsonPlace<'c> {
    file: &'c str,
    pointer: Option<&'c str>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct JsonFindings {
    new: serde_json::Value,
    gone: serde_json::Value,
}

#[derive(Serialize)]
struct JsonText<'c> {
    key: &'c str,
    locale: &'c str,
    old: Option<String>,
    new: Option<String>,
    /// Placeholders that are missing now.
    lost: &'c [String],
    /// Whether the text is as it was though its source is another one now.
    outdated: bool,
}

#[derive(Serialize)]
struct JsonValue<'c> {
    pointer: &'c str,
    /// As they stand in the file.
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct JsonFile<'c> {
    path: &'c str,
    change: &'static str,
    from: Option<&'c str>,
    old_size: Option<usize>,
    new_size: Option<usize>,
    /// Lines.
    added: usize,
    deleted: usize,
}

#[derive(Serialize)]
struct JsonPicture<'c> {
    path: &'c str,
    old: Option<JsonFacts>,
    new: Option<JsonFacts>,
}

#[derive(Serialize)]
struct JsonFacts {
    format: &'static str,
    width: Option<u32>,
    height: Option<u32>,
    bytes: usize,
}

pub fn render(found: &Comparison, sides: &Sides<'_>, lang: Lang) -> String {
    let Comparison { consequences, findings, difference, .. } = found;
    let consequence =
        |consequence: &'_ crate::checks::consequences::Consequence| (lang.msg(&consequence.title()), consequence.row.text_id());
    let consequences = consequences.iter().map(|one| {
        let (title, id) = consequence(one);
        JsonConsequence {
            id: one.row.id,
            severity: severity_word(one.severity),
            title,
            why: lang.tr(&format!("{id}.why")),
            todo: lang.tr(&format!("{id}.todo")),
            old: one.old.as_ref().map(place),
            new: one.new.as_ref().map(place),
        }
    });
    to_line(&JsonComparison {
        consequences: consequences.collect(),
        findings: JsonFindings { new: findings_json(&findings.new, lang), gone: findings_json(&findings.gone, lang) },
        texts: difference.texts.iter().flat_map(texts).collect(),
        manifest: difference
            .manifest
            .iter()
            .map(|change| {
                let side = |value: &Option<String>| value.as_deref().map(|value| masked(&change.pointer, value));
                JsonValue { pointer: &change.pointer, old: side(&change.old), new: side(&change.new) }
            })
            .collect(),
        files: difference.files.iter().map(file).collect(),
        pictures: difference
            .pictures
            .iter()
            .map(|change| JsonPicture { path: &change.path, old: change.old.map(facts), new: change.new.map(facts) })
            .collect(),
        changelog: sides.changelog,
    })
}

fn place(place: &Place) -> JsonPlace<'_> {
    JsonPlace { file: &place.file, pointer: place.pointer.as_deref(), line: place.at.map(|at| at.line) }
}

fn texts(key: &crate::services::compare::TextKey) -> Vec<JsonText<'_>> {
    let side = |text: &Option<String>| text.as_deref().map(|text| masked(&key.key, text));
    let changed = key.changes.iter().map(|TextChange { locale, old, new, lost }| JsonText {
        key: &key.key,
        locale,
        old: side(old),
        new: side(new),
        lost,
        outdated: false,
    });
    let outdated = key.outdated.iter().map(|locale| JsonText { key: &key.key, locale, old: None, new: None, lost: &[], outdated: true });
    changed.chain(outdated).collect()
}

fn file(diff: &FileDiff) -> JsonFile<'_> {
    let (change, from, old_size, new_size) = match &diff.kind {
        DiffKind::Added(size) => ("added", None, None, Some(*size)),
        DiffKind::Deleted(size) => ("removed", None, Some(*size), None),
        DiffKind::Changed(old, new) => ("changed", None, Some(*old), Some(*new)),
        DiffKind::Moved(from, size) => ("renamed", Some(from.as_str()), Some(*size), Some(*size)),
    };
    let (added, deleted) = diff.counts();
    JsonFile { path: &diff.path, change, from, old_size, new_size, added, deleted }
}

fn facts(facts: PictureFacts) -> JsonFacts {
    JsonFacts {
        format: facts.format.map_or("SVG", |format| format.name()),
        width: facts.size.map(|(width, _)| width),
        height: facts.size.map(|(_, height)| height),
        bytes: facts.bytes,
    }
}
