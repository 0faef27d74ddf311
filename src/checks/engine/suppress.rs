//! [`Suppressions`]: findings that the person accepts, kept in the studio's own file, and the changes that add or remove them.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::short::*;
use crate::formats::json::edit;
use crate::formats::steps;
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
            Self::File(StudioFileError::TooLarge) => Msg::new("suppress-too-large").with("file", STUDIO_FILE),
            Self::File(_) => Msg::new("suppress-broken").with("file", STUDIO_FILE),
            Self::ReasonNeeded => Msg::new("suppress-reason").with("least", LEAST_REASON),
            Self::NotSuppressible => Msg::new("suppress-never").with("file", STUDIO_FILE),
            Self::Nothing => Msg::new("suppress-nothing"),
        }
    }
}

/// Which entries of a widget's own file count. It comes with the widget, so a stranger may have written it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Trust {
    /// All: somebody looked at them.
    #[default]
    All,
    /// None.
    Nothing,
    /// Those with these marks ([`Suppression::mark`]).
    Marks(Arc<BTreeSet<String>>),
}

impl Trust {
    /// Whether the entry counts.
    pub fn covers(&self, entry: &Suppression) -> bool {
        match self {
            Self::All => true,
            Self::Nothing => false,
            Self::Marks(marks) => marks.contains(&entry.mark()),
        }
    }
}

/// The entries of a widget that count.
#[derive(Debug, Clone, Default)]
pub struct Suppressions {
    entries: Vec<Suppression>,
    /// How many don't.
    pub(in crate::checks) ignored: usize,
}

impl Suppressions {
    /// Reads them. Never fails: what can't be read silences nothing and is a finding of its own.
    pub fn read(widget: &Widget, trust: &Trust) -> Self {
        let (entries, ignored): (Vec<_>, Vec<_>) = StudioFile::read(widget).suppressions.into_iter().partition(|entry| trust.covers(entry));
        Self { entries, ignored: ignored.len() }
    }

    /// Sorts `findings` into those that stay and those that are accepted, with the reasons.
    pub(in crate::checks) fn apply(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<(Finding, String)>) {
        let index = Index::of(&self.entries);
        let mut kept = Vec::new();
        let mut suppressed = Vec::new();
        for finding in findings {
            match index.accepting(&finding) {
                Some(entry) => suppressed.push((finding, entry.reason.clone())),
                None => kept.push(finding),
            }
        }
        (kept, suppressed)
    }
}

/// What an entry names: a rule, a file, a value, each as far as it is named.
type Named<'e> = (&'e str, Option<&'e str>, Option<&'e str>);

/// Entries by what they name: those of a finding are found in three steps, however many there are.
pub(in crate::checks) struct Index<'e> {
    entries: HashMap<Named<'e>, Vec<(usize, &'e Suppression)>>,
}

impl<'e> Index<'e> {
    pub(in crate::checks) fn of(entries: &'e [Suppression]) -> Self {
        let mut index = Self { entries: HashMap::new() };
        for (place, entry) in entries.iter().enumerate() {
            let named = (entry.rule.as_str(), entry.file.as_deref(), entry.pointer.as_deref());
            index.entries.entry(named).or_default().push((place, entry));
        }
        index
    }

    /// The entries that name the finding and may accept it: the first of the file.
    fn accepting(&self, finding: &Finding) -> Option<&'e Suppression> {
        let lists = names_of(finding).into_iter().filter_map(|named| self.entries.get(&named));
        let first = |list: &Vec<(usize, &'e Suppression)>| {
            list.iter().inspect(|_| steps::took(1)).find(|(_, entry)| finding.rule.area != Secrets || is_reason(&entry.reason)).copied()
        };
        lists.filter_map(first).min_by_key(|(place, _)| *place).map(|(_, entry)| entry)
    }

    /// The entries that name none of `findings`, with or without a good reason, in the order of the file.
    pub(in crate::checks) fn naming_none(mut self, findings: &'e [Finding]) -> Vec<Suppression> {
        for named in findings.iter().flat_map(names_of) {
            steps::took(1);
            self.entries.remove(&named);
        }
        let mut left: Vec<(usize, &Suppression)> = self.entries.into_values().flatten().collect();
        left.sort_by_key(|(place, _)| *place);
        left.into_iter().map(|(_, entry)| entry.clone()).collect()
    }
}

/// What entries for the finding name, narrowest last; nothing if it can't be accepted.
fn names_of(finding: &Finding) -> Vec<Named<'_>> {
    let (rule, file, value) = (finding.rule.id, finding.place.file.as_str(), finding.place.pointer.as_deref());
    match (finding.rule.area, value) {
        (Studio, _) => Vec::new(),
        (_, None) => vec![(rule, None, None), (rule, Some(file), None)],
        (_, Some(_)) => vec![(rule, None, None), (rule, Some(file), None), (rule, Some(file), value)],
    }
}

/// Whether the entry names the finding and may accept it.
fn accepts(entry: &Suppression, finding: &Finding) -> bool {
    let named = (entry.rule.as_str(), entry.file.as_deref(), entry.pointer.as_deref());
    names_of(finding).contains(&named) && (finding.rule.area != Secrets || is_reason(&entry.reason))
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
    let entries = Suppressions::read(widget, &Trust::All).entries;
    let pointers: Vec<&str> = entries.iter().filter(|entry| accepts(entry, finding)).map(|entry| entry.at.as_str()).collect();
    if pointers.is_empty() {
        return Err(SuppressError::Nothing);
    }
    let remove: Step<'_> = &|text, json| edit::remove_all(text, json, pointers.iter().copied());
    Ok(studio_file::change(widget, &[remove])?)
}

/// The change that accepts all findings of `report`, each at its place; secrets and the studio's own file excluded.
///
/// # Errors
/// [`SuppressError::Nothing`] if there is none to accept; [`SuppressError::File`].
pub fn baseline(widget: &Widget, report: &Report, reason: &str) -> Result<FileChange, SuppressError> {
    let mut seen = HashSet::new();
    let open = report.findings.iter().filter(|finding| ![Studio, Secrets].contains(&finding.rule.area));
    let places = open.filter(|finding| seen.insert((finding.rule.id, &finding.place.file, &finding.place.pointer)));
    let entries: Vec<_> = places.map(|finding| entry(finding, Scope::Here, reason)).collect();
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
