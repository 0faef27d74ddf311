//! A fault of a pass for a ticket: Markdown with steps, what was expected and what happened, and the files of its evidence.

use std::fmt::Write;

use super::{Pictures, evidence_title, facts, title};
use crate::formats::picture;
use crate::report::escape::{markdown as plain, markdown_code as code};
use crate::report::when::when;
use crate::services::acceptance::pass::{Evidence, Kind, Pass};
use crate::text::Lang;

/// Most lines of a piece of evidence in the ticket; its file has all.
const MOST_LINES: usize = 40;

/// The name of the ticket in the archive of a fault.
const TICKET: &str = "fault.md";

/// The files of a case's evidence, with their names.
fn named<'p>(pass: &'p Pass, case: &'p str) -> Vec<(String, &'p Evidence)> {
    let mut pictures = 0;
    let name = |evidence: &'p Evidence| {
        let name = match evidence.of {
            Kind::Timeline => "timeline.txt".to_owned(),
            Kind::Console => "console.txt".to_owned(),
            Kind::Requests => "requests.txt".to_owned(),
            Kind::Account => "account.txt".to_owned(),
            Kind::Picture => {
                pictures += 1;
                let ending = evidence.file.rsplit_once('.').map_or("png", |(_, ending)| ending);
                format!("picture-{pictures}.{ending}")
            }
        };
        (name, evidence)
    };
    pass.evidence(case).into_iter().map(name).collect()
}

/// The names of the files that [`files`] gives.
pub fn file_names(pass: &Pass, case: &str) -> Vec<String> {
    std::iter::once(TICKET.to_owned()).chain(named(pass, case).into_iter().map(|(name, _)| name)).collect()
}

/// The ticket of a case; empty if the pass has no such case.
pub fn to_markdown(pass: &Pass, id: &str, lang: Lang) -> String {
    let Some(case) = pass.case(id) else { return String::new() };
    let mut out = String::new();
    let part = |out: &mut String, id: &str| writeln!(out, "\n## {}\n", lang.tr(id)).ok();
    writeln!(out, "# {}\n\n{}\n", plain(&case.title), plain(&title(pass, lang))).ok();
    for (name, value) in facts(pass, lang) {
        let value = if value == pass.start.archive.sha256 { code(&value) } else { plain(&value) };
        writeln!(out, "- {}: {value}", plain(&name)).ok();
    }
    part(&mut out, "acceptance-steps");
    for (at, step) in case.steps.iter().enumerate() {
        writeln!(out, "{}. {}", at + 1, plain(step)).ok();
    }
    part(&mut out, "acceptance-expected");
    writeln!(out, "{}", plain(&case.expected)).ok();
    part(&mut out, "acceptance-happened");
    match pass.standing(id) {
        Some(said) => writeln!(out, "{}\n\n{}", plain(said.note), plain(&when(said.at))).ok(),
        None => writeln!(out, "{}", plain(&lang.tr("acceptance-open"))).ok(),
    };
    let evidence = named(pass, id);
    if evidence.is_empty() {
        return out;
    }
    part(&mut out, "acceptance-evidence");
    for (name, shown) in evidence {
        writeln!(out, "- {}: {}", plain(&evidence_title(shown, lang)), code(&name)).ok();
        if shown.of != Kind::Picture && !shown.text.is_empty() {
            fenced(&mut out, &shown.text);
        }
    }
    out
}

/// The beginning of a text as a block of code that nothing in it can end.
fn fenced(out: &mut String, text: &str) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    let more = if text.lines().nth(MOST_LINES).is_some() { "\n…" } else { "" };
    writeln!(out, "\n{fence}text\n{}{more}\n{fence}\n", crate::report::escape::visible_lines(&lines.join("\n"))).ok();
}

/// The ticket with all evidence, by name; pictures that aren't in `pictures` are left out.
pub fn files(pass: &Pass, id: &str, pictures: &Pictures, lang: Lang) -> Vec<(String, Vec<u8>)> {
    let evidence = named(pass, id).into_iter().filter_map(|(name, shown)| match shown.of {
        Kind::Picture => pictures.get(&shown.file).filter(|bytes| picture::format_of(bytes).is_some()).map(|bytes| (name, bytes.clone())),
        _ => Some((name, shown.text.clone().into_bytes())),
    });
    std::iter::once((TICKET.to_owned(), to_markdown(pass, id, lang).into_bytes())).chain(evidence).collect()
}
