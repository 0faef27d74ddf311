//! Runs rules and caches their findings. It knows no rule: the table of all rules is in [`rules`](crate::checks::rules).

pub mod cache;
pub mod check;
pub mod examples;
pub mod finding;
pub mod fix;
mod join;
pub mod message;
pub mod question;
pub mod rule;
pub mod suppress;

use crate::model::widget::Widget;
use cache::RunCache;
use check::Check;
use finding::Finding;
use rule::{Product, Profile, Rule, Severity};

/// All findings of a widget, worst first, then by file (the manifest before others) and place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    pub findings: Vec<Finding>,
    /// Findings that the person accepts, in the same order, each with the reason (may be empty).
    pub suppressed: Vec<(Finding, String)>,
    /// How many acceptances the widget brings along that silence nothing, because nobody here said that they may.
    pub ignored: usize,
}

/// A file of rules: its table and the function that finds them.
pub struct Group {
    pub rules: &'static [&'static Rule],
    /// Reports what they find.
    pub check: fn(&mut Check<'_>),
}

/// What the rules of `groups` find, accepted or not, group by group; `None` if it was stopped.
pub fn run(
    groups: &[Group],
    widget: &Widget,
    target: (Product, Profile),
    cache: &mut RunCache,
    keep_going: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    cache.begin();
    let mut check = Check::new(widget, target, cache, keep_going);
    for group in groups {
        if !keep_going() {
            return None;
        }
        (group.check)(&mut check);
    }
    let findings = check.into_findings();
    cache.end();
    keep_going().then_some(findings)
}

impl Report {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether an error keeps the widget from being packed.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}
