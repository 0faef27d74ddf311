//! What checks of earlier states found, kept for the parts of a widget that are as they were: so that a key press in a
//! large widget is checked within a frame.
//!
//! A part is what a group of rules finds in one file; it depends on files, whose contents each have an identity, and on a
//! number that stands for all else. A verdict is what the rules about texts find in a stretch of texts; it depends on them,
//! their counterparts in the first locale, and the two languages.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use ahash::{AHashMap, AHasher};

use super::finding::Finding;
use super::rule::{Product, Profile};
use super::wording::Verdict;

/// Verdicts that are kept at least; above that, no more than [`SPARE`] for each stretch that there is.
const LEAST_VERDICTS: usize = 1_000;
const SPARE: usize = 4;

/// The memory of a sequence of checks, for the same product and profile.
#[derive(Default)]
pub struct Memo {
    of: (Product, Profile),
    parts: AHashMap<&'static str, AHashMap<String, Part>>,
    verdicts: AHashMap<u64, Arc<Verdict>>,
    /// Stretches that this check has asked about, and the most that one has.
    asked: usize,
    most_asked: usize,
    /// The number of this check.
    round: u64,
}

struct Part {
    /// Of all that the findings depend on.
    stamp: u64,
    findings: Vec<Finding>,
    round: u64,
}

/// A number that stands for `value` in a memo.
pub fn stamp(value: impl Hash) -> u64 {
    let mut hasher = AHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Memo {
    /// Begins a check; forgets everything if it is for another product or profile.
    pub(super) fn begin(&mut self, of: (Product, Profile)) {
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
        self.round += 1;
        self.asked = 0;
    }

    /// Ends a check: lets go of the parts that are no longer there.
    pub(super) fn end(&mut self) {
        let round = self.round;
        self.parts.values_mut().for_each(|parts| parts.retain(|_, part| part.round == round));
        // A check asks only about files that have changed: what one asked about that knew nothing tells how many there are.
        self.most_asked = self.most_asked.max(self.asked);
        if self.verdicts.len() > LEAST_VERDICTS.max(self.most_asked * SPARE) {
            self.verdicts.clear();
            self.most_asked = 0;
        }
    }

    /// What was found in the part `name` of the file `path`, if all that it depends on is as it was by its stamp.
    pub(super) fn part(&mut self, name: &str, path: &str, stamp: u64) -> Option<&[Finding]> {
        let part = self.parts.get_mut(name)?.get_mut(path).filter(|part| part.stamp == stamp)?;
        part.round = self.round;
        Some(&part.findings)
    }

    /// Keeps what was found in a part.
    pub(super) fn keep(&mut self, name: &'static str, path: &str, stamp: u64, findings: &[Finding]) {
        let part = Part { stamp, findings: findings.to_vec(), round: self.round };
        self.parts.entry(name).or_default().insert(path.to_owned(), part);
    }

    /// The verdict with this stamp; works it out if it isn't known.
    pub(super) fn verdict(&mut self, stamp: u64, find: impl FnOnce() -> Verdict) -> Arc<Verdict> {
        self.asked += 1;
        self.verdicts.entry(stamp).or_insert_with(|| Arc::new(find())).clone()
    }
}
