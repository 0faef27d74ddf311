//! The report as Markdown.

use std::fmt::Write;

use super::escape::{markdown as plain, markdown_code as code};
use super::{Meta, Summary, about, by_severity, heading, name, place_words};
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::model::widget::Widget;
use crate::text::Lang;

pub fn render(report: &Report, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}\n\n{}\n", plain(&name(widget, lang)), plain(&about(widget, meta, lang))).ok();
    writeln!(out, "**{}**", plain(&Summary::of(report).words(lang))).ok();
    if report.ignored > 0 {
        writeln!(out, "\n{}", plain(&lang.with("report-ignored", &[("count", report.ignored.into())]))).ok();
    }
    for (severity, group) in by_severity(report) {
        writeln!(out, "\n## {}\n", heading(severity, lang)).ok();
        for finding in group {
            item(&mut out, finding, lang);
            let line = |out: &mut String, text: &str| writeln!(out, "  {}", plain(text)).ok();
            out.push('\n');
            line(&mut out, &lang.why(finding));
            line(&mut out, &lang.todo(finding));
            for place in &finding.related {
                writeln!(out, "  {} {}", lang.tr("report-see"), code(&place_words(place, lang))).ok();
            }
        }
    }
    if !report.suppressed.is_empty() {
        writeln!(out, "\n## {}\n", lang.tr("report-accepted")).ok();
        for (finding, reason) in &report.suppressed {
            item(&mut out, finding, lang);
            let reason = if reason.is_empty() { lang.tr("report-no-reason") } else { reason.clone() };
            writeln!(out, "\n  {} {}", lang.tr("report-reason"), plain(&reason)).ok();
        }
    }
    out
}

fn item(out: &mut String, finding: &Finding, lang: Lang) {
    let severity = lang.tr(&format!("severity-{}", super::severity_word(finding.severity)));
    let title = plain(&lang.title(finding));
    writeln!(out, "- **{severity}** {} {title} ({})", code(&place_words(&finding.place, lang)), code(finding.rule.id)).ok();
}
