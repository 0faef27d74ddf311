//! Findings as lines for people and as JSON for programs.

use std::fmt::Write;

use serde::Serialize;

use crate::checks::Report;
use crate::checks::finding::Finding;
use crate::checks::rule::{Safety, Severity};
use crate::text::Lang;

/// How many findings there are.
#[derive(Serialize)]
pub struct Summary {
    error: usize,
    warning: usize,
    advice: usize,
}

/// The report as JSON.
#[derive(Serialize)]
pub struct JsonReport<'r> {
    summary: Summary,
    findings: Vec<JsonFinding<'r>>,
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    id: &'static str,
    severity: &'static str,
    file: &'r str,
    pointer: Option<&'r str>,
    line: Option<usize>,
    column: Option<usize>,
    /// The first byte, and the first behind the finding.
    start: Option<usize>,
    end: Option<usize>,
    title: String,
    why: String,
    todo: String,
    fix: Option<JsonFix>,
}

#[derive(Serialize)]
struct JsonFix {
    title: String,
    safety: &'static str,
}

impl Summary {
    pub fn of(report: &Report) -> Self {
        let count = |severity| report.count(severity);
        Self { error: count(Severity::Error), warning: count(Severity::Warning), advice: count(Severity::Advice) }
    }
}

pub fn json(report: &Report, lang: Lang) -> JsonReport<'_> {
    JsonReport { summary: Summary::of(report), findings: report.findings.iter().map(|finding| json_finding(finding, lang)).collect() }
}

fn json_finding(finding: &Finding, lang: Lang) -> JsonFinding<'_> {
    let place = &finding.place;
    let fix = finding.fix.as_ref().and_then(|fix| {
        let option = fix.options.first()?;
        Some(JsonFix { title: lang.msg(&option.title), safety: safety_word(fix.safety) })
    });
    JsonFinding {
        id: finding.rule.id,
        severity: severity_word(finding.severity),
        file: &place.file,
        pointer: place.pointer.as_deref(),
        line: place.at.map(|at| at.line),
        column: place.at.map(|at| at.column),
        start: place.range.as_ref().map(|range| range.start),
        end: place.range.as_ref().map(|range| range.end),
        title: lang.title(finding),
        why: lang.rule_why(finding.rule),
        todo: lang.rule_todo(finding.rule),
        fix,
    }
}

/// `value` as indented JSON with a final line break.
pub fn to_line(value: &impl Serialize) -> String {
    // Strings, numbers and lists alone: this can't fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// The findings by file and place, a line each: `file:line:column severity id title`. A blank line follows each file.
pub fn text(report: &Report, why: bool, lang: Lang) -> String {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| (&finding.place.file, finding.place.at, finding.severity));
    let mut out = String::new();
    for of_one_file in findings.chunk_by(|a, b| a.place.file == b.place.file) {
        for finding in of_one_file {
            line(&mut out, finding, why, lang);
        }
        out.push('\n');
    }
    out
}

fn line(out: &mut String, finding: &Finding, why: bool, lang: Lang) {
    let place = &finding.place;
    let file = if place.file.is_empty() { lang.tr("cli-whole-widget") } else { place.file.clone() };
    let at = place.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    let line = format!("{file}{at} {} {} {}", severity_word(finding.severity), finding.rule.id, lang.title(finding));
    // Names and titles quote the widget: what steers a terminal must not get there.
    writeln!(out, "{}", line.replace(char::is_control, "\u{fffd}")).ok();
    if why {
        writeln!(out, "    {}\n    {}", lang.rule_why(finding.rule), lang.rule_todo(finding.rule)).ok();
    }
}

/// How many findings there are, in words.
pub fn summary_line(report: &Report, lang: Lang) -> String {
    if report.findings.is_empty() {
        return lang.tr("cli-clean");
    }
    let Summary { error, warning, advice } = Summary::of(report);
    lang.with("cli-summary", &[("errors", error.into()), ("warnings", warning.into()), ("advice", advice.into())])
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn safety_word(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::Ask => "ask",
    }
}
