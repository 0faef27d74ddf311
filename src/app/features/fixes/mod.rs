//! Fixes and larger steps: safe fixes at once, others after a look at what they change. A fix is made on the very state that it was
//! worked out for, or worked out again.

mod update;

use std::sync::Arc;

use image::RgbaImage;

use crate::app::core::dialogs::Dialog;
use crate::app::core::intent::Proposal;
use crate::app::core::jobs::JobId;
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::fix::FixOption;
use crate::checks::engine::question::Question;
use crate::model::project::{DocId, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::services::diff::FileDiff;
use crate::text::msg::Msg;

/// What a person can ask of fixes.
#[derive(Debug, Clone)]
pub enum FixesCommand {
    /// Repair a finding: at once if that is safe, else shown first.
    Fix(FindingId),
    /// Show what all safe fixes would change.
    FixAllSafe,
    /// Show what a larger step would change, to be confirmed.
    Propose {
        /// The widget that the person sees.
        doc: DocId,
        /// The step.
        proposal: Proposal,
    },
    /// Choose another way of the fix that is shown.
    Choose(usize),
    /// Type the answer to a question of the chosen way.
    Answer(usize, String),
    /// Make the shown changes.
    Confirm,
}

/// What jobs of fixes return.
pub enum FixesEvent {
    /// A fix was worked out: the changes, what they change, and how many findings they repair; or why not (English).
    Resolved(Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>),
    /// The pictures that each way of a fix makes were drawn.
    Drawn(Vec<Vec<Drawn>>),
}

/// A picture that a way of a fix makes.
pub struct Drawn {
    /// Its file.
    pub path: String,
    /// Its pixels.
    pub image: Arc<RgbaImage>,
}

/// The fixes.
#[derive(Default)]
pub struct Fixes {
    /// A fix that was asked for while the findings were of an older state, with how many findings were like its own: made once they
    /// are of the present one.
    wanted: Option<(FindingId, usize)>,
}

/// Changes to look at before they are made.
pub struct FixDialog {
    /// What they are for.
    pub purpose: Purpose,
    /// The ways to choose from; none for all safe fixes together.
    pub ways: Vec<FixOption>,
    /// The chosen way.
    pub chosen: usize,
    /// How many findings it repairs.
    pub repairs: usize,
    /// The changes of the chosen way; `None` while they are worked out.
    pub changes: Option<Vec<FileChange>>,
    /// What they change.
    pub diff: Vec<FileDiff>,
    /// The pictures that each way makes, once they are drawn.
    pub pictures: Vec<Vec<Drawn>>,
    /// Why they can't be worked out.
    pub error: Option<String>,
    /// The state that they are for.
    of: Revision,
    widget: Arc<Widget>,
    /// The job that works them out.
    working: Option<JobId>,
    /// The job that draws the pictures.
    drawing: Option<JobId>,
}

/// What changes that are shown are for.
pub enum Purpose {
    /// They repair a finding.
    Finding(Box<Finding>),
    /// They are all safe fixes.
    AllSafe,
    /// They are a step that is large enough to be looked at first.
    Step {
        /// What it does.
        title: Msg,
        /// What it means.
        about: Msg,
        /// The text id of what the button does.
        verb: &'static str,
    },
}

impl FixDialog {
    /// What the chosen way asks.
    pub fn questions(&self) -> &[Question] {
        self.ways.get(self.chosen).map_or(&[], |way| way.repair.questions())
    }
}

impl Dialog for FixDialog {
    fn has_work(&self) -> bool {
        self.ways.iter().flat_map(|way| way.repair.questions()).any(|question| !question.answer.trim().is_empty())
    }
}
