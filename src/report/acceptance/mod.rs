//! An acceptance pass for others: the texts of its cases, the whole pass as one HTML file or as Markdown, and a fault of it for a ticket.
//! What is in it passed the redaction layer when it was attached.

mod cases;
mod fault;
mod html;
mod markdown;
pub mod proof;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use cases::{TEXTS, frozen, of_own};
pub use fault::{file_names as fault_file_names, files as fault_files, to_markdown as fault_to_markdown};

use super::when::when;
use crate::model::product::{Product, Profile};
use crate::services::acceptance::compare::{Change, Pair};
use crate::services::acceptance::pass::{By, Counts, Kind, Pass, Place, Verdict};
use crate::services::acceptance::plan::Group;
use crate::text::Lang;

/// The format of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// One file for a browser, with all evidence in it.
    #[default]
    Html,
    /// For tickets and merge requests, without pictures.
    Markdown,
}

impl Layout {
    /// All layouts, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Html, Self::Markdown];

    /// The usual ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }
}

/// Pictures of a pass by the names of their files.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// A pass in `layout`.
pub fn render(pass: &Pass, pictures: &Pictures, layout: Layout, lang: Lang) -> String {
    match layout {
        Layout::Html => html::render(pass, pictures, lang),
        Layout::Markdown => markdown::render(pass, lang),
    }
}

/// The id of a group's name.
pub fn group_id(group: Group) -> &'static str {
    match group {
        Group::Life => "acceptance-group-life",
        Group::Areas => "acceptance-group-areas",
        Group::Settings => "acceptance-group-settings",
        Group::Callbacks => "acceptance-group-callbacks",
        Group::Bot => "acceptance-group-bot",
        Group::Languages => "acceptance-group-languages",
        Group::Trouble => "acceptance-group-trouble",
        Group::Own => "acceptance-group-own",
    }
}

/// The id of the word for a verdict.
pub fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "acceptance-passed",
        Verdict::Failed => "acceptance-failed",
        Verdict::Blocked => "acceptance-blocked",
        Verdict::Skipped => "acceptance-skipped",
    }
}

/// The mark of a verdict.
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "✓",
        Verdict::Failed => "✗",
        Verdict::Blocked => "⊘",
        Verdict::Skipped => "»",
    }
}

/// The id of the name of a kind of evidence.
pub fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Timeline => "acceptance-evidence-timeline",
        Kind::Console => "acceptance-evidence-console",
        Kind::Requests => "acceptance-evidence-requests",
        Kind::Account => "acceptance-evidence-account",
        Kind::Picture => "acceptance-evidence-picture",
    }
}

/// Where a pass is made, in words.
pub fn place(place: &Place, lang: Lang) -> String {
    match place {
        Place::StandIn => lang.tr("acceptance-place-stand-in"),
        Place::Practice => lang.tr("install-practice"),
        Place::Sandbox { name, host } => format!("{name} ({host})"),
    }
}

/// How many cases stand how, in a sentence.
pub fn summary(counts: Counts, lang: Lang) -> String {
    let args = [
        ("passed", counts.passed.into()),
        ("failed", counts.failed.into()),
        ("blocked", counts.blocked.into()),
        ("skipped", counts.skipped.into()),
        ("open", counts.open.into()),
    ];
    lang.with("acceptance-summary", &args)
}

/// The id of the word for a change from one pass to the next.
pub fn change_id(change: Change) -> &'static str {
    match change {
        Change::Broken(_) => "acceptance-change-broken",
        Change::Mended => "acceptance-change-mended",
        Change::Other(..) => "acceptance-change-other",
        Change::Added(_) => "acceptance-change-added",
        Change::Gone(_) => "acceptance-change-gone",
        Change::Same(_) => "acceptance-change-same",
    }
}

/// What became of a case from one pass to the next, in words.
pub fn changed(pair: &Pair, lang: Lang) -> String {
    let word = |verdict: Option<Verdict>| lang.tr(verdict.map_or("acceptance-open", verdict_id));
    let change = lang.tr(change_id(pair.change));
    let what = match pair.change {
        Change::Broken(now) | Change::Added(now) | Change::Gone(now) | Change::Same(now) => format!("{change}: {}", word(now)),
        Change::Mended => change,
        Change::Other(before, now) => format!("{change}: {} → {}", word(before), word(now)),
    };
    if pair.has_other_text { format!("{what}. {}", lang.tr("acceptance-change-text")) } else { what }
}

/// The title of a pass.
fn title(pass: &Pass, lang: Lang) -> String {
    let archive = &pass.start.archive;
    let args =
        [("number", pass.start.number.into()), ("widget", archive.widget.as_str().into()), ("version", archive.version.as_str().into())];
    lang.with("acceptance-title-of", &args)
}

/// What a reader must know of a pass: names and values.
fn facts(pass: &Pass, lang: Lang) -> Vec<(String, String)> {
    let archive = &pass.start.archive;
    let product = match archive.product {
        Product::AmoCrm => "amoCRM",
        Product::Kommo => "Kommo",
    };
    let profile = lang.tr(match archive.profile {
        Profile::Private => "profile-private",
        Profile::Public => "profile-public",
    });
    let bytes = usize::try_from(archive.bytes).unwrap_or(usize::MAX);
    let mut facts = vec![
        ("acceptance-fact-archive", format!("{}, {}", archive.name, lang.size(bytes))),
        ("acceptance-fact-sum", archive.sha256.clone()),
        ("acceptance-fact-version", archive.version.clone()),
        ("acceptance-fact-profile", format!("{product}, {profile}")),
        ("acceptance-fact-place", place(&pass.start.place, lang)),
        ("acceptance-fact-began", when(pass.began)),
        ("acceptance-fact-studio", format!("Widget Studio {}", pass.start.studio)),
    ];
    if let Some((signed, at)) = pass.signed() {
        facts.push(("acceptance-fact-signed", format!("{}, {}", signed.name, when(at))));
        if !signed.remark.is_empty() {
            facts.push(("acceptance-fact-remark", signed.remark.clone()));
        }
    } else {
        facts.push(("acceptance-fact-signed", lang.tr("acceptance-not-signed")));
    }
    facts.into_iter().map(|(id, value)| (lang.tr(id), value)).collect()
}

/// How a case stands, in a word; and whether only the studio says so.
fn standing(pass: &Pass, case: &str, lang: Lang) -> String {
    match pass.standing(case) {
        None => lang.tr("acceptance-open"),
        Some(said) if said.by == By::Studio => lang.with("acceptance-proposed", &[("verdict", lang.tr(verdict_id(said.verdict)).into())]),
        Some(said) => format!("{} {}", mark(said.verdict), lang.tr(verdict_id(said.verdict))),
    }
}

/// The title of a piece of evidence.
fn evidence_title(evidence: &crate::services::acceptance::pass::Evidence, lang: Lang) -> String {
    let name = lang.tr(kind_id(evidence.of));
    if evidence.of == Kind::Picture || evidence.of == Kind::Account { name } else { format!("{name}, {}", evidence.count) }
}
