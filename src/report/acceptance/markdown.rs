//! A pass as Markdown: all cases in one table, and the words to those that did not pass.

use std::fmt::Write;

use super::{facts, group_id, mark, standing, summary, title, verdict_id};
use crate::report::escape::{markdown as plain, markdown_code as code};
use crate::report::when::when;
use crate::services::acceptance::pass::{By, Pass, Verdict};
use crate::services::acceptance::plan::Group;
use crate::text::Lang;

pub fn render(pass: &Pass, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}\n", plain(&title(pass, lang))).ok();
    for (name, value) in facts(pass, lang) {
        let value = if value == pass.start.archive.sha256 { code(&value) } else { plain(&value) };
        writeln!(out, "- {}: {value}", plain(&name)).ok();
    }
    writeln!(out, "\n**{}**\n\n{}", plain(&summary(pass.counts(), lang)), plain(&lang.tr("acceptance-basis"))).ok();
    let mut number = 0;
    for group in Group::ALL {
        let cases: Vec<_> = pass.start.cases.iter().filter(|case| case.group == group).collect();
        if cases.is_empty() {
            continue;
        }
        let heads = ["acceptance-column-case", "acceptance-column-result", "acceptance-column-note"].map(|id| lang.tr(id));
        writeln!(out, "\n## {}\n\n| № | {} |\n| --: | --- | --- | --- |", lang.tr(group_id(group)), heads.join(" | ")).ok();
        for case in cases {
            number += 1;
            let note = pass.standing(&case.id).map(|said| said.note).unwrap_or_default();
            let result = standing(pass, &case.id, lang);
            writeln!(out, "| {number} | {} | {} | {} |", plain(&case.title), plain(&result), plain(note)).ok();
        }
    }
    let failed: Vec<_> = pass.start.cases.iter().filter(|case| is_failed(pass, &case.id)).collect();
    for case in failed {
        writeln!(out, "\n## {} {}\n", mark(Verdict::Failed), plain(&case.title)).ok();
        for (at, step) in case.steps.iter().enumerate() {
            writeln!(out, "{}. {}", at + 1, plain(step)).ok();
        }
        writeln!(out, "\n**{}:** {}\n", lang.tr("acceptance-expected"), plain(&case.expected)).ok();
        for said in pass.said(&case.id) {
            let who = if said.by == By::Studio { lang.tr("acceptance-by-studio") } else { lang.tr(verdict_id(said.verdict)) };
            writeln!(out, "- {} {}: {}", plain(&when(said.at)), plain(&who), plain(said.note)).ok();
        }
    }
    out
}

fn is_failed(pass: &Pass, case: &str) -> bool {
    pass.standing(case).is_some_and(|said| said.verdict == Verdict::Failed)
}
