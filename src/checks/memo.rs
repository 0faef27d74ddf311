//! What checks of earlier states found, kept for the parts of a widget that are as they were: so that a key press in a
//! large widget is checked within a frame.
//!
//! A part is what a group of rules finds in one file; it depends on files, whose contents never change in place, and on a
//! number that stands for all else. A verdict is what the rules about texts find in a stretch of texts; it depends on them,
//! their counterparts in the first locale, and the two languages.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use ahash::{AHashMap, AHasher};

use super::finding::Finding;
use super::rule::{Product, Profile};
use super::wording::Verdict;
use crate::domain::document::FileBody;
use crate::domain::widget::Widget;

/// Verdicts that are kept at least; above that, no more than [`SPARE`] for each stretch that there is.
const LEAST_VERDICTS: usize = 1_000;
const SPARE: usize = 4;

/// The memory of a sequence of checks, for the same product and profile.
#[derive(Default)]
pub struct Memo {
    of: (Product, Profile),
    parts: AHashMap<&'static str, AHashMap<String, Part>>,
    verdicts: AHashMap<u64, Arc<Verdict>>,
    /// Stretches that this check has asked about.
    asked: usize,
    /// The number of this check.
    round: u64,
}

struct Part {
    files: Vec<Option<FileBody>>,
    other: u64,
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
        if self.verdicts.len() > LEAST_VERDICTS.max(self.asked * SPARE) {
            self.verdicts.clear();
        }
    }

    /// What was found in the part `name` of the file `path`, if these files and `other` are as they were.
    pub(super) fn part(&mut self, widget: &Widget, name: &str, path: &str, files: &[&str], other: u64) -> Option<&[Finding]> {
        let part = self.parts.get_mut(name)?.get_mut(path)?;
        let is_same =
            |(path, body): (&&str, &Option<FileBody>)| widget.get(path).map(FileBody::identity) == body.as_ref().map(FileBody::identity);
        let holds = part.other == other && part.files.len() == files.len() && files.iter().zip(&part.files).all(is_same);
        holds.then(|| {
            part.round = self.round;
            part.findings.as_slice()
        })
    }

    /// Keeps what was found in a part. Holds the files, so that their identities stay their own.
    pub(super) fn keep(&mut self, widget: &Widget, name: &'static str, path: &str, files: &[&str], other: u64, findings: &[Finding]) {
        let files = files.iter().map(|path| widget.get(path).cloned()).collect();
        let part = Part { files, other, findings: findings.to_vec(), round: self.round };
        self.parts.entry(name).or_default().insert(path.to_owned(), part);
    }

    /// The verdict with this stamp; works it out if it isn't known.
    pub(super) fn verdict(&mut self, stamp: u64, find: impl FnOnce() -> Verdict) -> Arc<Verdict> {
        self.asked += 1;
        self.verdicts.entry(stamp).or_insert_with(|| Arc::new(find())).clone()
    }
}
