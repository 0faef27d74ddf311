//! What is known of a job besides its work: the feature that asked for it, the state that its result is for, and what the person
//! sees of it while it runs.

use super::jobs::Panicked;
use crate::model::project::{DocId, Revision};

/// What is known of a job besides its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// The feature that is given its result.
    pub owner: Owner,
    /// The state that its result is for.
    pub of: Of,
    /// What the person sees of it while it runs; nothing for quiet work.
    pub busy: Option<Busy>,
    /// Whether the person waits for its result, and is told if it comes too late.
    pub is_awaited: bool,
}

/// The state that a result is for. Once that is gone the result is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// None: it concerns the program.
    Program,
    /// Any state of this widget, as long as it is open.
    Doc(DocId),
    /// This state of this widget only.
    Revision(Revision),
}

/// Who is given the result of a job: the core or a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Navigation, preferences, other programs.
    Core,
    /// Checks and findings.
    Checking,
    /// Fixes and larger steps.
    Fixes,
    /// Files as a person handles them.
    Files,
    /// The search in all texts.
    Search,
    /// The source view.
    Source,
    /// The texts of all locales.
    Texts,
    /// Pictures.
    Images,
    /// Documents for others.
    Reports,
    /// The archive.
    Pack,
    /// The widget on disk.
    Disk,
    /// Widgets that were opened before.
    Recent,
    /// Unsaved edits of earlier runs.
    Recovery,
    /// The dialog that makes widgets.
    NewWidget,
    /// Accounts.
    Install,
    /// The widget in a made-up CRM.
    Run,
    /// Acceptance passes.
    Acceptance,
    /// What a bug report needs.
    Diagnostics,
    /// Two builds compared, and the build shelf.
    Compare,
}

/// What takes a while, in the person's terms. Each kind is of one feature, and several may run at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Reading a widget.
    Opening,
    /// Writing it.
    Saving,
    /// Working out a fix.
    Fixing,
    /// Packing.
    Packing,
    /// Writing, reading or taking texts.
    Texts,
}

impl Busy {
    /// Whether it can be stopped half way: what writes goes on to its end.
    pub fn can_stop(self) -> bool {
        matches!(self, Self::Opening | Self::Fixing)
    }
}

/// Why a job has no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It panicked.
    Panicked(Panicked),
    /// The state that it was made for is gone.
    Outdated,
}

impl Ticket {
    fn new(owner: Owner, of: Of) -> Self {
        Self { owner, of, busy: None, is_awaited: false }
    }

    /// Quiet work that concerns the program.
    pub fn program(owner: Owner) -> Self {
        Self::new(owner, Of::Program)
    }

    /// Quiet work for any state of a widget.
    pub fn doc(owner: Owner, doc: DocId) -> Self {
        Self::new(owner, Of::Doc(doc))
    }

    /// Quiet work for one state of a widget.
    pub fn at(owner: Owner, revision: Revision) -> Self {
        Self::new(owner, Of::Revision(revision))
    }

    /// Shown while it runs.
    #[must_use]
    pub fn busy(self, busy: Busy) -> Self {
        Self { busy: Some(busy), ..self }
    }

    /// PollResult for by the person.
    #[must_use]
    pub fn awaited(self) -> Self {
        Self { is_awaited: true, ..self }
    }
}

impl Of {
    /// Whether the state is still there while `open` is the present one.
    pub fn is_there(self, open: Option<Revision>) -> bool {
        match self {
            Self::Program => true,
            Self::Doc(doc) => open.is_some_and(|open| open.doc == doc),
            Self::Revision(revision) => open == Some(revision),
        }
    }
}
