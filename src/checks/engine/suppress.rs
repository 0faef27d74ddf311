//! [`Suppressions`]: findings that the person accepts, kept in the studio's own file, and the changes that add or remove them.

use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::short::*;
use crate::formats::json::edit;
use crate::model::studio_file;
use crate::model::studio_file::STUDIO_FILE;
use crate::model::studio_file::{SUPPRESSIONS, Step, StudioFile, StudioFileError, Suppression};
use crate::model::widget::{FileChange, Widget};
use crate::text::msg::Msg;

/// Fewest characters of the reason for accepting a secret.
pub const LEAST_REASON: usize = 10;

/// How much an entry covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This rule at this value of this file.
    Here,
    /// This rule in this file.
    InFile,
    /// This rule in the whole widget.
    InWidget,
}

/// Why a finding can't be accepted, or why it can't be reported again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SuppressError {
    /// The studio's file can't be changed.
    #[error(transparent)]
    File(#[from] StudioFileError),
    /// A secret needs a reason of at least [`LEAST_REASON`] characters.
    #[error("a reason of at least {LEAST_REASON} characters is needed")]
    ReasonNeeded,
    /// The finding is about the studio's file itself.
    #[error("findings about {STUDIO_FILE} can't be accepted, only repaired")]
    NotSuppressible,
    /// There is nothing to accept, or no entry that accepts the finding.
    #[error("there is nothing to do")]
    Nothing,
}

impl Scope {
    /// The scopes that differ for `finding`, narrowest first; empty if it can't be accepted.
    pub fn offered(finding: &Finding) -> Vec<Self> {
        let fits = |scope: &Self| match scope {
            Self::Here => finding.place.pointer.is_some() && !finding.place.file.is_empty(),
            Self::InFile => !finding.place.file.is_empty(),
            Self::InWidget => true,
        };
        let all = [Self::Here, Self::InFile, Self::InWidget];
        if finding.rule.area == Studio { Vec::new() } else { all.into_iter().filter(fits).collect() }
    }
}

impl SuppressError {
    /// The error in words; its text has an attribute `.next`.
    pub fn msg(&self) -> Msg {
        match self {
            Self::File(_) => Msg::new("suppress-broken").with("file", STUDIO_FILE),
            Self::ReasonNeeded => Msg::new("suppress-reason").with("least", LEAST_REASON),
            Self::NotSuppressible => Msg::new("suppress-never").with("file", STUDIO_FILE),
            Self::Nothing => Msg::new("suppress-nothing"),
        }
    }
}

/// The entries of a widget.
#[derive(Debug, Clone, Default)]
pub struct Suppressions {
    entries: Vec<Suppression>,
}

impl Suppressions {
    /// Reads them. Never fails: what can't be read silences nothing and is a finding of its own.
    pub fn read(widget: &Widget) -> Self {
        Self { entries: StudioFile::read(widget).suppressions }
    }

    /// The entry that accepts `finding`: the first of the file.
    pub fn of(&self, finding: &Finding) -> Option<&Suppression> {
        self.entries.iter().find(|entry| accepts(entry, finding))
    }

    /// Sorts `findings` into those that stay and those that are accepted, with the reasons.
    pub(in crate::checks) fn apply(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<(Finding, String)>) {
        let mut kept = Vec::new();
        let mut suppressed = Vec::new();
        for finding in findings {
            match self.of(&finding) {
                Some(entry) => suppressed.push((finding, entry.reason.clone())),
                None => kept.push(finding),
            }
        }
        (kept, suppressed)
    }
}

/// Whether the entry names the finding and may accept it.
fn accepts(entry: &Suppression, finding: &Finding) -> bool {
    names(entry, finding) && (finding.rule.area != Secrets || is_reason(&entry.reason))
}

/// Whether the entry names the finding, with or without a good reason.
pub fn names(entry: &Suppression, finding: &Finding) -> bool {
    let place = &finding.place;
    finding.rule.area != Studio
        && entry.rule == finding.rule.id
        && entry.file.as_ref().is_none_or(|file| *file == place.file)
        && entry.pointer.as_ref().is_none_or(|pointer| place.pointer.as_ref() == Some(pointer))
}

/// Whether a reason is long enough for a secret.
pub fn is_reason(reason: &str) -> bool {
    reason.trim().chars().count() >= LEAST_REASON
}

/// The change that accepts `finding`. A scope that it has no place for widens to the next.
///
/// # Errors
/// [`SuppressError`]; a secret without a reason among them.
pub fn suppress(widget: &Widget, finding: &Finding, scope: Scope, reason: &str) -> Result<FileChange, SuppressError> {
    if finding.rule.area == Studio {
        return Err(SuppressError::NotSuppressible);
    }
    if finding.rule.area == Secrets && !is_reason(reason) {
        return Err(SuppressError::ReasonNeeded);
    }
    add(widget, &[entry(finding, scope, reason)])
}

/// The change that reports `finding` again: removes every entry that accepts it, wider ones included.
///
/// # Errors
/// [`SuppressError::Nothing`] if none does; [`SuppressError::File`].
pub fn unsuppress(widget: &Widget, finding: &Finding) -> Result<FileChange, SuppressError> {
    let entries = Suppressions::read(widget).entries;
    let pointers: Vec<&str> = entries.iter().rev().filter(|entry| accepts(entry, finding)).map(|entry| entry.at.as_str()).collect();
    if pointers.is_empty() {
        return Err(SuppressError::Nothing);
    }
    // From the last to the first, so that the places of those that are still to go stay.
    let steps: Vec<_> = pointers.into_iter().map(|at| move |text: &str, json: &_| edit::remove(text, json, at)).collect();
    let steps: Vec<Step<'_>> = steps.iter().map(|step| step as Step<'_>).collect();
    Ok(studio_file::change(widget, &steps)?)
}

/// The change that accepts all findings of `report`, each at its place; secrets and the studio's own file excluded.
///
/// # Errors
/// [`SuppressError::Nothing`] if there is none to accept; [`SuppressError::File`].
pub fn baseline(widget: &Widget, report: &Report, reason: &str) -> Result<FileChange, SuppressError> {
    let mut entries = Vec::new();
    for finding in report.findings.iter().filter(|finding| ![Studio, Secrets].contains(&finding.rule.area)) {
        let entry = entry(finding, Scope::Here, reason);
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    if entries.is_empty() { Err(SuppressError::Nothing) } else { add(widget, &entries) }
}

fn entry(finding: &Finding, scope: Scope, reason: &str) -> serde_json::Value {
    let place = &finding.place;
    let mut entry = serde_json::Map::new();
    entry.insert("rule".to_owned(), finding.rule.id.into());
    if scope != Scope::InWidget && !place.file.is_empty() {
        entry.insert("file".to_owned(), place.file.clone().into());
        if let Some(pointer) = place.pointer.as_ref().filter(|_| scope == Scope::Here) {
            entry.insert("pointer".to_owned(), pointer.clone().into());
        }
    }
    if !reason.trim().is_empty() {
        entry.insert("reason".to_owned(), reason.trim().into());
    }
    entry.into()
}

fn add(widget: &Widget, entries: &[serde_json::Value]) -> Result<FileChange, SuppressError> {
    let step: Step<'_> = &|text, json| {
        let Some(list) = json.at(SUPPRESSIONS).filter(|list| !list.items().is_empty()) else {
            return edit::set(text, json, SUPPRESSIONS, &entries.into());
        };
        let insert = |entry| edit::insert_item(text, json, SUPPRESSIONS, list.items().len(), entry);
        Ok(entries.iter().map(insert).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    };
    let list = widget.json(STUDIO_FILE).and_then(|json| json.at(SUPPRESSIONS));
    if list.is_some_and(|node| node.kind() != crate::formats::json::Kind::Array) {
        return Err(StudioFileError::Broken.into());
    }
    Ok(studio_file::change(widget, &[step])?)
}
