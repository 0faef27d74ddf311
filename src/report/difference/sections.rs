//! The parts of a comparison as rows of words, the same for all formats that people read.

use super::words::{file_words, masked, note_words, picture_words, pointer_words};
use crate::checks::comparison::Comparison;
use crate::checks::engine::finding::Finding;
use crate::report::place_words;
use crate::services::compare::TextKey;
use crate::text::Lang;

/// A part of a comparison.
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its rows, each in cells of plain text.
    pub rows: Vec<Vec<String>>,
}

/// All parts that have something to say; the consequences are always one.
pub fn of(found: &Comparison, lang: Lang) -> Vec<Section> {
    let section = |id: &str, rows: Vec<Vec<String>>| Section { title: lang.tr(id), rows };
    let mut sections = vec![
        section("builds-consequences", consequences(found, lang)),
        section("builds-findings", findings(found, lang)),
        section("builds-texts", found.difference.texts.iter().flat_map(|key| texts(key, lang)).collect()),
        section("builds-manifest", manifest(found)),
        section("builds-files", files(found, lang)),
        section("builds-pictures", pictures(found, lang)),
    ];
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn consequences(found: &Comparison, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if !found.is_whole {
        rows.push(vec![lang.tr("builds-unread")]);
    }
    for consequence in &found.consequences {
        let place = consequence.place().map(|place| place_words(place, lang)).unwrap_or_default();
        rows.push(vec![lang.tr(consequence.row.effect.text_id()), lang.msg(&consequence.title()), consequence.row.id.to_owned(), place]);
    }
    if rows.is_empty() {
        rows.push(vec![lang.tr("builds-no-consequences")]);
    }
    rows
}

fn findings(found: &Comparison, lang: Lang) -> Vec<Vec<String>> {
    let row =
        |id: &str, finding: &Finding| vec![lang.tr(id), finding.rule.id.to_owned(), lang.title(finding), place_words(&finding.place, lang)];
    let new = found.findings.new.iter().map(|finding| row("builds-new", finding));
    let mut rows: Vec<_> = new.chain(found.findings.gone.iter().map(|finding| row("builds-gone", finding))).collect();
    if !rows.is_empty() && !found.findings.still.is_empty() {
        rows.push(vec![lang.with("builds-still", &[("count", found.findings.still.len().into())])]);
    }
    rows
}

fn texts(key: &TextKey, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for change in &key.changes {
        let side = |text: &Option<String>| text.as_deref().map_or("–".to_owned(), |text| masked(&key.key, text));
        let lost = (!change.lost.is_empty()).then(|| lang.with("builds-lost", &[("names", change.lost.join(", ").into())]));
        let cells = [change.locale.clone(), key.key.clone(), format!("{} → {}", side(&change.old), side(&change.new))];
        rows.push(cells.into_iter().chain(lost).collect());
    }
    if !key.outdated.is_empty() {
        rows.push(vec![key.outdated.join(", "), key.key.clone(), lang.tr("builds-outdated")]);
    }
    rows
}

fn manifest(found: &Comparison) -> Vec<Vec<String>> {
    let row = |change: &crate::services::compare::ValueChange| {
        let side = |value: &Option<String>| value.as_deref().map(|value| masked(&change.pointer, &one_line(value)));
        let words = match (side(&change.old), side(&change.new)) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) => format!("− {old}"),
            (None, new) => format!("+ {}", new.unwrap_or_default()),
        };
        vec![pointer_words(&change.pointer), words]
    };
    found.difference.manifest.iter().map(row).collect()
}

/// A value without the line breaks between its members.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn files(found: &Comparison, lang: Lang) -> Vec<Vec<String>> {
    let row = |file: &crate::services::diff::FileDiff| {
        let (added, deleted) = file.counts();
        let counts = if (added, deleted) == (0, 0) { String::new() } else { format!("+{added} −{deleted}") };
        let notes = file.notes.iter().map(|note| note_words(lang, *note)).collect::<Vec<_>>().join("; ");
        vec![file.path.clone(), file_words(lang, &file.kind), counts, notes]
    };
    found.difference.files.iter().map(row).collect()
}

fn pictures(found: &Comparison, lang: Lang) -> Vec<Vec<String>> {
    let row = |change: &crate::services::compare::PictureChange| {
        let sides = [&change.old, &change.new].map(|facts| picture_words(lang, facts.as_ref()));
        vec![change.path.clone(), sides.join(" → ")]
    };
    found.difference.pictures.iter().map(row).collect()
}
