//! The report as lines for a terminal.

use std::fmt::Write;

use super::escape::visible;
use super::{Meta, Summary, by_severity, place_words, severity_word};
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::text::Lang;

pub fn render(report: &Report, meta: &Meta, lang: Lang) -> String {
    let mut out = findings(report, meta.why, lang);
    writeln!(out, "{}", Summary::of(report).words(lang)).ok();
    if !report.suppressed.is_empty() {
        writeln!(out, "{}", lang.with("report-accepted-count", &[("count", report.suppressed.len().into())])).ok();
    }
    if report.ignored > 0 {
        writeln!(out, "{}", lang.with("report-ignored", &[("count", report.ignored.into())])).ok();
    }
    if let Some(date) = &meta.date {
        writeln!(out, "{}", visible(date)).ok();
    }
    out
}

/// The findings by severity, file and place, a line each: `file:line:column severity id title`. A blank line follows each severity.
pub fn findings(report: &Report, why: bool, lang: Lang) -> String {
    let mut out = String::new();
    for (_, group) in by_severity(report) {
        for finding in group {
            line(&mut out, finding, why, lang);
        }
        out.push('\n');
    }
    out
}

fn line(out: &mut String, finding: &Finding, why: bool, lang: Lang) {
    let at = place_words(&finding.place, lang);
    let line = format!("{at} {} {} {}", severity_word(finding.severity), finding.rule.id, lang.title(finding));
    // Names and titles quote the widget: what steers a terminal must not get there.
    writeln!(out, "{}", visible(&line)).ok();
    if why {
        writeln!(out, "    {}\n    {}", lang.why(finding), lang.todo(finding)).ok();
    }
}
