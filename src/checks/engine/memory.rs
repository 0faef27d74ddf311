//! What checks of earlier states found, kept for the parts of a widget that are as they were: so that a key press in a
//! large widget is checked within a frame.
//!
//! A part is what a group of rules finds in one file; it depends on files, whose contents each have an identity, and on a
//! number that stands for all else. A verdict is what the rules about texts find in a stretch of texts; it depends on them,
//! their counterparts in the first locale, and the two languages.

use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use ahash::{AHashMap, AHashSet, AHasher};

use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Product, Profile};

/// Verdicts that are kept at least; above that, no more than [`SPARE`] for each stretch that there is.
const LEAST_VERDICTS: usize = 1_000;
const SPARE: usize = 4;

/// The memory of a sequence of checks, by the product and profile that they were for: a check that looks at others besides its
/// own, because of what the person accepted there or for the checklist, begins each with what it knew.
#[derive(Default)]
pub struct Memory {
    memos: AHashMap<(Product, Profile), Memo>,
    used: AHashSet<(Product, Profile)>,
}

/// What a check cost: what it worked out because no earlier check of the memory had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// Runs over all groups of rules.
    pub runs: usize,
    /// The parts that were worked out: the name of the part, and the file.
    pub parts: Vec<(&'static str, String)>,
    /// The stretches of texts that were judged.
    pub stretches: usize,
}

/// The memory of checks for one product and profile.
#[derive(Default)]
pub struct Memo {
    cost: Cost,
    parts: AHashMap<&'static str, AHashMap<String, Part>>,
    verdicts: AHashMap<u64, Arc<dyn Any + Send + Sync>>,
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

impl Memory {
    /// Begins a check: lets go of the products and profiles that the last one didn't look at.
    pub(in crate::checks) fn begin(&mut self) {
        let used = std::mem::take(&mut self.used);
        self.memos.retain(|aim, _| used.contains(aim));
        self.memos.values_mut().for_each(|memo| memo.cost = Cost::default());
    }

    /// What is known for this product and profile.
    pub(in crate::checks) fn of(&mut self, aim: (Product, Profile)) -> &mut Memo {
        self.used.insert(aim);
        self.memos.entry(aim).or_default()
    }

    /// What the last check cost.
    pub fn cost(&self) -> Cost {
        let mut cost = Cost::default();
        for memo in self.memos.values() {
            cost.runs += memo.cost.runs;
            cost.stretches += memo.cost.stretches;
            cost.parts.extend(memo.cost.parts.iter().cloned());
        }
        cost
    }
}

impl Memo {
    /// Begins a run.
    pub(in crate::checks) fn begin(&mut self) {
        self.round += 1;
        self.asked = 0;
        self.cost.runs += 1;
    }

    /// Ends a run: lets go of the parts that are no longer there.
    pub(in crate::checks) fn end(&mut self) {
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
    pub(in crate::checks) fn part(&mut self, name: &str, path: &str, stamp: u64) -> Option<&[Finding]> {
        let part = self.parts.get_mut(name)?.get_mut(path).filter(|part| part.stamp == stamp)?;
        part.round = self.round;
        Some(&part.findings)
    }

    /// Keeps what was found in a part.
    pub(in crate::checks) fn keep(&mut self, name: &'static str, path: &str, stamp: u64, findings: &[Finding]) {
        let part = Part { stamp, findings: findings.to_vec(), round: self.round };
        self.cost.parts.push((name, path.to_owned()));
        self.parts.entry(name).or_default().insert(path.to_owned(), part);
    }

    /// The verdict with this stamp; works it out if it isn't known.
    pub fn verdict<T: Any + Send + Sync>(&mut self, stamp: u64, find: impl FnOnce() -> T) -> Arc<T> {
        self.asked += 1;
        if let Some(known) = self.verdicts.get(&stamp).and_then(|known| known.clone().downcast().ok()) {
            return known;
        }
        self.cost.stretches += 1;
        let found = Arc::new(find());
        self.verdicts.insert(stamp, found.clone());
        found
    }
}
