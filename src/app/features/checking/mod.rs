//! Checks and their findings: the open widget is checked whenever it has changed, findings are walked through, copied and accepted.

mod brought;
mod update;

use std::sync::Arc;
use std::time::Duration;

use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::app::core::report_index::ReportIndex;
use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::{Scope, Trust};
use crate::model::project::Revision;
use crate::model::studio_file::Suppression;

/// What a person can ask of checks and findings.
#[derive(Debug, Clone)]
pub enum CheckingCommand {
    /// The product that the widget is for.
    SetProduct(Product),
    /// What the widget has to stand.
    SetProfile(Profile),
    /// Select a finding and go to it.
    Select(FindingId),
    /// Select the finding that is so many places further.
    Walk(isize),
    /// Copy the words of a finding.
    Copy(FindingId),
    /// Ask for the reason to accept a finding; `None` for all present findings.
    AskReason(Option<FindingId>),
    /// Accept what the dialog is about.
    Accept {
        /// How far the acceptance goes; all present findings are accepted where they are.
        scope: Scope,
        /// Why.
        reason: String,
    },
    /// No longer accept an accepted finding.
    StopAccepting(FindingId),
    /// Show the acceptances that came with the widget and don't count.
    ShowBrought,
    /// Have those that are shown count from now on.
    UseBrought,
    /// Leave those that are shown, and ask no more.
    LeaveBrought,
}

/// A widget was checked.
pub struct CheckingEvent {
    /// What was checked.
    of: Checked,
    /// What was found; `None` if the check was stopped.
    found: Option<Found>,
    /// How long it took.
    took: Duration,
}

/// What was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Checked {
    /// The state of the widget.
    revision: Revision,
    /// Which of its acceptances counted.
    trust: Trust,
    /// The product.
    product: Product,
    /// The profile.
    profile: Profile,
    /// Whether the public profile was checked beside it, for the checklist.
    checklist: bool,
}

/// What a check found.
struct Found {
    /// The findings.
    report: Report,
    /// Their index.
    index: ReportIndex,
    /// The findings for the public profile, if they were asked for.
    public: Option<Report>,
}

/// The checks.
#[derive(Default)]
pub struct Checking {
    /// What the last check found for the public profile; kept only while the checklist is shown.
    pub public_report: Option<Arc<Report>>,
    /// What is checked, or was checked last.
    checked: Option<Checked>,
    /// The check that runs or waits.
    running: Option<JobId>,
    /// The file that was last searched for acceptances that came with it.
    looked: Option<brought::Looked>,
}

/// The dialog that asks why a finding is accepted; `None` for all present ones.
pub struct AcceptDialog(pub Option<Box<Finding>>);

impl Dialog for AcceptDialog {}

/// The dialog that lists acceptances which came with the widget and don't count.
pub struct BroughtDialog(pub Vec<Suppression>);

impl Dialog for BroughtDialog {}
