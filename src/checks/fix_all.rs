//! All safe fixes at once, round by round, as one step.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checks::check_while;
use crate::checks::engine::cache::CheckCache;
use crate::checks::engine::rule::{Applicability, Product, Profile};
use crate::checks::engine::suppress::Trust;
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::widget::{FileChange, Widget};

/// Most rounds of [`all_safe`]; each repairs at least one finding.
const MAX_ROUNDS: usize = 50;

/// Applies every safe fix, round by round, until none is left. Returns the changes from the first to the last, to be
/// applied as one step, and how many findings they repair.
pub fn all_safe(widget: &Widget, product: Product, profile: Profile) -> (Vec<FileChange>, usize) {
    all_safe_trusting(widget, (product, profile), &Trust::All)
}

/// [`all_safe`] that leaves only those findings alone whose acceptance `trust` covers.
pub fn all_safe_trusting(widget: &Widget, target: (Product, Profile), trust: &Trust) -> (Vec<FileChange>, usize) {
    let mut widget = widget.clone();
    let mut all = Vec::new();
    let mut repaired = 0;
    let mut cache = CheckCache::default();
    for _ in 0..MAX_ROUNDS {
        let report = check_while(&widget, target, trust, &mut cache, &|| true).unwrap_or_default();
        let mut round = Round::default();
        for finding in &report.findings {
            let Some(fix) = finding.fix.as_ref().filter(|fix| fix.applicability == Applicability::Safe) else { continue };
            let Some(changes) = fix.options.first().and_then(|option| option.repair.resolve(&widget).ok()) else { continue };
            if round.take(&changes) {
                repaired += 1;
            }
        }
        let changes = round.changes();
        if changes.is_empty() || widget.apply(&changes).is_err() {
            break;
        }
        all.extend(changes);
    }
    (all, repaired)
}

/// Changes that don't touch each other, all meant for the same state.
#[derive(Default)]
struct Round {
    edits: BTreeMap<RelPath, Vec<TextEdit>>,
    whole: Vec<FileChange>,
    touched: Vec<RelPath>,
}

impl Round {
    /// Takes `changes` in unless one of them touches what is taken already.
    fn take(&mut self, changes: &[FileChange]) -> bool {
        let free = changes.iter().all(|change| match change {
            FileChange::Edit { path, edits } => {
                !self.touched.contains(path)
                    && self.edits.get(path).is_none_or(|taken| edits.iter().all(|e| taken.iter().all(|t| !touches(&e.range, &t.range))))
            }
            FileChange::Write { path, .. } | FileChange::Delete { path } => self.is_free(path),
            FileChange::Rename { from, to } => self.is_free(from) && self.is_free(to),
            FileChange::Archive { .. } => !self.whole.contains(change),
        });
        if !free || changes.is_empty() {
            return false;
        }
        for change in changes {
            match change {
                FileChange::Edit { path, edits } => self.edits.entry(path.clone()).or_default().extend(edits.iter().cloned()),
                FileChange::Write { path, .. } | FileChange::Delete { path } => self.touched.push(path.clone()),
                FileChange::Rename { from, to } => self.touched.extend([from.clone(), to.clone()]),
                FileChange::Archive { .. } => {}
            }
            if !matches!(change, FileChange::Edit { .. }) {
                self.whole.push(change.clone());
            }
        }
        true
    }

    fn is_free(&self, path: &RelPath) -> bool {
        !self.touched.contains(path) && !self.edits.contains_key(path)
    }

    fn changes(self) -> Vec<FileChange> {
        self.edits.into_iter().map(|(path, edits)| FileChange::Edit { path, edits }).chain(self.whole).collect()
    }
}

/// Whether two ranges share bytes or meet in a point.
fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}
