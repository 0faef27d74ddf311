//! The report as SARIF 2.1.0 (OASIS standard): what editors and code hosts read.

use std::ops::Range;

use serde_json::{Map, Value, json};

use super::escape::uri;
use super::{Meta, to_line};
use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::{Rule, Severity};
use crate::checks::rules;
use crate::model::document::Text;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::mark::{Document, MEMBER, mark};
use crate::text::Lang;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn render(report: &Report, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let accepted = report.suppressed.iter().map(|(finding, reason)| (finding, Some(reason.as_str())));
    let all: Vec<(&Finding, Option<&str>)> = report.findings.iter().map(|finding| (finding, None)).chain(accepted).collect();
    // Only the rules that have results: with all of them the file would be mostly their texts.
    let used: Vec<&Rule> = rules::all().filter(|rule| all.iter().any(|(finding, _)| finding.rule == *rule)).collect();
    let results: Vec<Value> = all.iter().map(|(finding, reason)| result(finding, *reason, &used, widget, lang)).collect();
    to_line(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "properties": { (MEMBER): mark(Document::Check, widget) },
        "runs": [{
            "tool": { "driver": {
                "name": "Widget Studio",
                "version": env!("CARGO_PKG_VERSION"),
                "language": lang.code(),
                "rules": used.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "properties": {
                "acceptedFindings": report.suppressed.len(),
                "ignoredAcceptances": report.ignored,
                "product": meta.product,
                "profile": meta.profile,
            },
            "results": results,
        }],
    }))
}

fn descriptor(rule: &Rule, lang: Lang) -> Value {
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": { "text": lang.rule_name(rule) },
        "fullDescription": { "text": lang.rule_why(rule) },
        "help": { "text": lang.rule_todo(rule) },
        "properties": { "tags": [rule.area.word()] },
    });
    if let (Some(severity), Some(members)) = (rule.private.or(rule.public), descriptor.as_object_mut()) {
        members.insert("defaultConfiguration".to_owned(), json!({ "level": level(severity) }));
    }
    descriptor
}

fn result(finding: &Finding, reason: Option<&str>, used: &[&Rule], widget: &Widget, lang: Lang) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": used.iter().position(|rule| *rule == finding.rule),
        "level": level(finding.severity),
        "message": { "text": lang.title(finding) },
        "locations": [location(&finding.place, widget)],
    });
    if let Some(members) = result.as_object_mut() {
        let related: Vec<Value> = finding.related.iter().map(|place| location(place, widget)).collect();
        if !related.is_empty() {
            members.insert("relatedLocations".to_owned(), related.into());
        }
        if let Some(reason) = reason {
            let mut suppression = Map::from_iter([("kind".to_owned(), "external".into())]);
            if !reason.is_empty() {
                suppression.insert("justification".to_owned(), reason.into());
            }
            members.insert("suppressions".to_owned(), json!([suppression]));
        }
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// The place. Code hosts pass over a result without one, so the whole widget is at its manifest.
fn location(place: &Place, widget: &Widget) -> Value {
    let is_whole = place.file.is_empty();
    let first = || widget.files().map(|(path, _)| path.as_str()).find(|path| path.ends_with(MANIFEST));
    let file = if is_whole { first().unwrap_or(MANIFEST) } else { &place.file };
    let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
    let region = place.range.as_ref().and_then(|range| region(widget.text(&place.file)?, range));
    if let (Some(region), Some(members)) = (region, physical.as_object_mut()) {
        members.insert("region".to_owned(), region);
    }
    let mut location = json!({ "physicalLocation": physical });
    if let (Some(pointer), Some(members)) = (&place.pointer, location.as_object_mut()) {
        members.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": pointer }]));
    }
    location
}

/// The range in lines and columns (the end column is the one behind it), in characters and in bytes.
fn region(text: &Text, range: &Range<usize>) -> Option<Value> {
    let whole = text.as_str();
    let (start, end) = (text.lines().line_column(whole, range.start), text.lines().line_column(whole, range.end));
    Some(json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": whole.get(..range.start)?.chars().count(),
        "charLength": whole.get(range.clone())?.chars().count(),
        "byteOffset": range.start,
        "byteLength": range.len(),
    }))
}
