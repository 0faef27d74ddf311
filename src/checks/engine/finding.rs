//! [`Finding`]: the rule, the place, the arguments of its text, and the fix.

use std::ops::Range;

use crate::checks::engine::fix::Fix;
use crate::checks::engine::rule::{Rule, Severity};
use crate::formats::line_index::LineColumn;
use crate::text::msg::{Arg, Msg};

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Path of the file (of a missing one, the path it should have); empty if it concerns the whole widget.
    pub file: String,
    /// JSON pointer of the value, or of the holder of a missing one.
    pub pointer: Option<String>,
    /// Bytes of the file.
    pub range: Option<Range<usize>>,
    /// Line and column of the range's start.
    pub at: Option<LineColumn>,
}

/// The identity of a finding: no other of the same report has it, and it stays the same from one check to the next while the
/// finding does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FindingId {
    /// The rule's id.
    pub rule: &'static str,
    pub file: String,
    /// The pointer of the value.
    pub pointer: Option<String>,
    /// Its number among those of the same rule, file and pointer.
    pub nth: usize,
}

/// A fault that a rule found, or a piece of advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that it belongs to.
    pub rule: &'static Rule,
    /// Its severity in the profile that was checked.
    pub severity: Severity,
    pub place: Place,
    /// Where the same fault is once more, and then the other ends of a mismatch: what it is compared with.
    pub related: Vec<Place>,
    /// How many of `related` have the same fault.
    pub repeats: usize,
    /// What is filled into the rule's sentence.
    pub args: Vec<(&'static str, Arg)>,
    pub fix: Option<Fix>,
    /// Its number among the findings of the same rule, file and pointer, in the order of their places.
    pub nth: usize,
}

impl Finding {
    /// The sentence that says what is wrong here.
    pub fn title(&self) -> Msg {
        Msg { id: self.rule.text_id(), args: self.args.clone() }
    }

    /// Whether the fault is in the file at `path`.
    pub fn is_in(&self, path: &str) -> bool {
        self.places().any(|place| place.file == path)
    }

    /// Everywhere the fault is.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(self.related.iter().take(self.repeats))
    }

    /// What no other finding of its report has.
    pub fn id(&self) -> FindingId {
        FindingId { rule: self.rule.id, file: self.place.file.clone(), pointer: self.place.pointer.clone(), nth: self.nth }
    }

    /// Whether this is the finding `id`.
    pub fn is(&self, id: &FindingId) -> bool {
        self.nth == id.nth && self.is_like(id)
    }

    /// Whether its rule, file and pointer are those of `id`.
    pub fn is_like(&self, id: &FindingId) -> bool {
        self.rule.id == id.rule && self.place.file == id.file && self.place.pointer == id.pointer
    }
}

/// `manifest.json:4:20`, or only the file.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        self.at.map_or(Ok(()), |at| write!(f, ":{}:{}", at.line, at.column))
    }
}
