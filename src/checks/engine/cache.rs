//! Findings of earlier checks, kept for the parts of a widget that haven't changed: so a key press in a large widget is
//! checked within a frame.
//!
//! A part is what a group of rules finds in one file; it depends on the contents of files, each with an identity, and on a
//! fingerprint of everything else. A chunk is a row of texts; its result is what the rules about texts find in them, and
//! depends on the texts, the texts of the first locale beside them, and the two languages. Other results of one file, such as which
//! names it mentions, are kept as those of chunks are.

use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use ahash::{AHashMap, AHashSet, AHasher};

use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Product, Profile};

/// Results that are kept at least; above that, no more than [`SPARE`] for each chunk that there is.
const LEAST_RESULTS: usize = 1_000;
const SPARE: usize = 4;

/// The cache of a sequence of checks, by the product and profile that each was for: one check may run for several of them,
/// because of what the person accepted there or for the checklist.
#[derive(Default)]
pub struct CheckCache {
    runs: AHashMap<(Product, Profile), RunCache>,
    used: AHashSet<(Product, Profile)>,
}

/// What a check worked out because the cache didn't have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// Runs over all groups of rules.
    pub runs: usize,
    /// The parts that were worked out: the name of the part, and the file.
    pub parts: Vec<(&'static str, String)>,
    /// How many chunks of texts were checked.
    pub chunks: usize,
}

/// The cache of checks for one product and profile.
#[derive(Default)]
pub struct RunCache {
    cost: Cost,
    parts: AHashMap<&'static str, AHashMap<String, Part>>,
    results: AHashMap<u64, Arc<dyn Any + Send + Sync>>,
    /// How many chunks this check has asked for.
    asked: usize,
    /// The most that any check has asked for.
    most_asked: usize,
    /// The number of this check.
    round: u64,
}

struct Part {
    /// The fingerprint of all that the findings depend on.
    fingerprint: u64,
    findings: Vec<Finding>,
    round: u64,
}

/// A hash of `value`, by which the cache tells whether something changed.
pub fn fingerprint(value: impl Hash) -> u64 {
    let mut hasher = AHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

impl CheckCache {
    /// Begins a check: drops the products and profiles that the last check didn't use.
    pub(in crate::checks) fn begin(&mut self) {
        let used = std::mem::take(&mut self.used);
        self.runs.retain(|target, _| used.contains(target));
        self.runs.values_mut().for_each(|cache| cache.cost = Cost::default());
    }

    /// The cache for this product and profile.
    pub(in crate::checks) fn of(&mut self, target: (Product, Profile)) -> &mut RunCache {
        self.used.insert(target);
        self.runs.entry(target).or_default()
    }

    /// What the last check cost.
    pub fn cost(&self) -> Cost {
        let mut cost = Cost::default();
        for cache in self.runs.values() {
            cost.runs += cache.cost.runs;
            cost.chunks += cache.cost.chunks;
            cost.parts.extend(cache.cost.parts.iter().cloned());
        }
        cost
    }
}

impl RunCache {
    /// Begins a run over all groups of rules.
    pub(in crate::checks) fn begin(&mut self) {
        self.round += 1;
        self.asked = 0;
        self.cost.runs += 1;
    }

    /// Ends a run: drops the parts that the run didn't use.
    pub(in crate::checks) fn end(&mut self) {
        let round = self.round;
        self.parts.values_mut().for_each(|parts| parts.retain(|_, part| part.round == round));
        // A check asks only for files that have changed: the first check, which knew nothing, tells how many chunks there are.
        self.most_asked = self.most_asked.max(self.asked);
        if self.results.len() > LEAST_RESULTS.max(self.most_asked * SPARE) {
            self.results.clear();
            self.most_asked = 0;
        }
    }

    /// The findings of the part `name` of the file `path`, if they are kept under this fingerprint.
    pub(in crate::checks) fn part(&mut self, name: &str, path: &str, fingerprint: u64) -> Option<&[Finding]> {
        let part = self.parts.get_mut(name)?.get_mut(path).filter(|part| part.fingerprint == fingerprint)?;
        part.round = self.round;
        Some(&part.findings)
    }

    /// Keeps the findings of a part.
    pub(in crate::checks) fn keep(&mut self, name: &'static str, path: &str, fingerprint: u64, findings: &[Finding]) {
        let part = Part { fingerprint, findings: findings.to_vec(), round: self.round };
        self.cost.parts.push((name, path.to_owned()));
        self.parts.entry(name).or_default().insert(path.to_owned(), part);
    }

    /// The result of the chunk with this fingerprint; calls `find` if it isn't kept.
    pub fn result<T: Any + Send + Sync>(&mut self, fingerprint: u64, find: impl FnOnce() -> T) -> Arc<T> {
        self.asked += 1;
        if let Some(known) = self.results.get(&fingerprint).and_then(|known| known.clone().downcast().ok()) {
            return known;
        }
        self.cost.chunks += 1;
        let found = Arc::new(find());
        self.results.insert(fingerprint, found.clone());
        found
    }
}
