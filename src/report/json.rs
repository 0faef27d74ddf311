//! The report as JSON.

use serde::Serialize;

use super::{Meta, Summary, safety_word, severity_word};
use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::{Product, Profile};
use crate::model::widget::Widget;
use crate::services::mark::{Document, mark};
use crate::text::Lang;

#[derive(Serialize)]
struct JsonReport<'r> {
    /// That Widget Studio wrote it, and of which widget.
    about: Option<String>,
    product: Product,
    profile: Profile,
    summary: Summary,
    findings: Vec<JsonFinding<'r>>,
    suppressed: Vec<JsonSuppressed<'r>>,
    /// How many acceptances of the widget silence nothing.
    ignored: usize,
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    id: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: JsonPlace<'r>,
    title: String,
    why: String,
    todo: String,
    fix: Option<JsonFix>,
    /// The other ends of a mismatch.
    related: Vec<JsonPlace<'r>>,
}

#[derive(Serialize)]
struct JsonPlace<'r> {
    file: &'r str,
    pointer: Option<&'r str>,
    line: Option<usize>,
    column: Option<usize>,
    /// The first byte, and the first behind it.
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Serialize)]
struct JsonFix {
    title: String,
    safety: &'static str,
}

/// A finding that is accepted.
#[derive(Serialize)]
struct JsonSuppressed<'r> {
    #[serde(flatten)]
    finding: JsonFinding<'r>,
    reason: &'r str,
}

pub fn render(report: &Report, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    to_line(&JsonReport {
        about: mark(Document::Check, widget),
        product: meta.product,
        profile: meta.profile,
        summary: Summary::of(report),
        findings: report.findings.iter().map(|found| finding(found, lang)).collect(),
        suppressed: report.suppressed.iter().map(|(found, reason)| JsonSuppressed { finding: finding(found, lang), reason }).collect(),
        ignored: report.ignored,
    })
}

/// Findings for programs, each as in the report.
pub fn findings(findings: &[Finding], lang: Lang) -> serde_json::Value {
    let findings: Vec<_> = findings.iter().map(|found| finding(found, lang)).collect();
    serde_json::to_value(findings).unwrap_or_default()
}

fn finding(finding: &Finding, lang: Lang) -> JsonFinding<'_> {
    let fix = finding.fix.as_ref().and_then(|fix| {
        let option = fix.options.first()?;
        Some(JsonFix { title: lang.msg(&option.title), safety: safety_word(fix.applicability) })
    });
    JsonFinding {
        id: finding.rule.id,
        severity: severity_word(finding.severity),
        place: place(&finding.place),
        title: lang.title(finding),
        why: lang.why(finding),
        todo: lang.todo(finding),
        fix,
        related: finding.related.iter().map(place).collect(),
    }
}

fn place(place: &Place) -> JsonPlace<'_> {
    JsonPlace {
        file: &place.file,
        pointer: place.pointer.as_deref(),
        line: place.at.map(|at| at.line),
        column: place.at.map(|at| at.column),
        start: place.range.as_ref().map(|range| range.start),
        end: place.range.as_ref().map(|range| range.end),
    }
}

/// `value` as indented JSON with a final line break.
pub fn to_line(value: &impl Serialize) -> String {
    // Only strings, numbers and lists: this can't fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
