//! What jobs bring, and to whom: the owner of each job, the state that it was made for, and what it returns.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::dialog::{Built, Leaving, PickFor};
use super::diff::FileDiff;
use super::disk_sync::{ConflictFile, DiskScan};
use super::external_app::OpenExternal;
use super::install::{Brought, Packed};
use super::lab::LabDone;
use super::report_index::ReportIndex;
use super::rescue::{Offer, Restored};
use super::state::{Busy, Checked, Coloured, GridOf, Shown};
use super::wizard::Made;
use crate::checks::engine::Report;
use crate::crm::package::Planned;
use crate::formats::path::RelPath;
use crate::model::project::{DocId, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::services::texts::exchange::{Export, Review};
use crate::services::texts::grid::Grid;
use crate::system::crashes::Crash;
use crate::system::files::{OpenError, Opened, Origin, SaveError};
use crate::system::lock::LockGuard;
use crate::system::open_external::OpenFault;
use crate::system::preferences::Preferences;
use crate::system::shared_file::{Delivered, SharedFileError};
use crate::system::tables::TableFault;
use crate::system::watch::FsWatcher;

/// What is known of a job besides its id.
#[derive(Debug, Clone, Copy)]
pub struct Ticket {
    /// Who asked for it.
    pub owner: Owner,
    /// The state that its result is for.
    pub of: Of,
    /// What the person sees of it while it runs; nothing for quiet work.
    pub busy: Option<Busy>,
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

/// Who asked for a job, and is told when it panics or comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Reading a widget.
    Opening,
    /// Watching and claiming the open widget.
    Watching,
    /// Comparing it with the disk.
    Disk,
    /// Writing it.
    Saving,
    /// Checking it.
    Check,
    /// The grid of texts.
    Grid,
    /// Decoding pictures.
    Pictures,
    /// The colours of the source.
    Colours,
    /// Working out a fix.
    Fix,
    /// Building or writing the archive.
    Pack,
    /// Texts going out as a table or coming in.
    Texts,
    /// A picture that takes the place of another.
    Picture,
    /// A document for others.
    Document,
    /// The pictures lab, and a picture before and after.
    Lab,
    /// The dialog that makes widgets.
    Wizard,
    /// A native dialog.
    Pick,
    /// The list of accounts, the history, the practice account.
    Accounts,
    /// What is done in an account.
    Account,
    /// A run in many accounts.
    Fleet,
    /// Keeping unsaved edits.
    Keeping,
    /// Looking for edits that were left behind.
    Rescue,
    /// Looking for the report of a breakdown.
    Crash,
    /// Writing the preferences.
    Preferences,
    /// Opening another program.
    OpenExternal,
}

/// What a check found.
pub struct Found {
    /// The findings.
    pub report: Report,
    /// Their index.
    pub index: ReportIndex,
    /// The findings for the public profile, if they were asked for.
    pub public: Option<Report>,
}

/// What a job brings.
pub enum Event {
    /// A widget was read: its path, and the state of the open one that the person agreed to leave.
    Opened(PathBuf, Option<Revision>, Result<Opened, OpenError>),
    /// A widget was checked; `None` if that was stopped.
    Checked {
        /// What was checked.
        of: Checked,
        /// What was found.
        found: Option<Found>,
        /// How long it took.
        took: Duration,
    },
    /// The texts were put side by side.
    Grid {
        /// What it is of.
        of: GridOf,
        /// The grid.
        grid: Grid,
    },
    /// Pictures were decoded.
    Pictures(Vec<(u64, Shown)>),
    /// A fix was worked out: the changes, what they change, and how many findings they repair; or why not (English).
    Fix(Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>),
    /// A widget was written.
    Saved {
        /// Where.
        origin: Origin,
        /// The state that was written.
        widget: Arc<Widget>,
        /// Whether it was written, or why not.
        result: Result<(), SaveError>,
        /// Files that were changed here and on disk.
        contested: Vec<ConflictFile>,
        /// Where the person is going.
        then: Option<Leaving>,
    },
    /// The disk was compared with what is known of it.
    Disk(DiskScan),
    /// A widget is watched. Holds its claim, if there was none: `None` inside means that another studio has it.
    Watching(Origin, FsWatcher, Option<std::io::Result<Option<LockGuard>>>),
    /// Colours were worked out.
    Coloured(Coloured),
    /// Something was opened in another program, or not.
    OpenExternal(OpenExternal, Result<(), OpenFault>),
    /// An archive was built in memory: every file with the decision about it, and the archive.
    Built(Vec<Planned>, Result<Built, String>),
    /// An archive was written.
    Packed(Packed, Result<(), SaveError>),
    /// Texts were written into a table.
    TextsWritten(PathBuf, Result<Export, TableFault>),
    /// A table, of this name, was compared with the widget.
    TextsReviewed(String, Result<Review, TableFault>),
    /// The chosen texts of a table were made into changes, or why there are none (English).
    TextsMade(Result<Vec<FileChange>, String>),
    /// What concerns accounts.
    Account(Box<Brought>),
    /// A picture was read from disk.
    PictureRead(RelPath, PathBuf, Result<Vec<u8>, std::io::Error>),
    /// A document was written.
    Document(String),
    /// A document was saved to this path.
    DocumentSaved(PathBuf, Result<(), SaveError>),
    /// The pictures lab got on.
    Lab(LabDone),
    /// The files of a widget that is ordered were made; or why not (English).
    Made(Result<Box<Made>, String>),
    /// A native dialog was answered.
    Picked(PickFor, Option<PathBuf>),
    /// Unsaved edits were written, or what is saved now was let go.
    Kept(std::io::Result<()>),
    /// Changes of the preferences were written, and what others changed was read.
    Remembered(Result<Delivered<Preferences>, SharedFileError>),
    /// Edits that were left behind were looked for.
    Recovered {
        /// Those of each widget, and names of foreign files.
        found: std::io::Result<(Vec<Offer>, Vec<String>)>,
        /// Whether nothing is said if there are none.
        quietly: bool,
    },
    /// Edits were read to be brought back, or the reason why not (English); and the state that the person agreed to leave.
    Restored(Option<Revision>, Result<Box<Restored>, String>),
    /// Reports of breakdowns were looked for.
    Crashed(Option<Crash>),
}

impl Ticket {
    /// Quiet work that concerns the program.
    pub fn program(owner: Owner) -> Self {
        Self { owner, of: Of::Program, busy: None }
    }

    /// Quiet work for any state of a widget.
    pub fn doc(owner: Owner, doc: DocId) -> Self {
        Self { owner, of: Of::Doc(doc), busy: None }
    }

    /// Quiet work for one state of a widget.
    pub fn at(owner: Owner, revision: Revision) -> Self {
        Self { owner, of: Of::Revision(revision), busy: None }
    }

    /// Shown while it runs.
    #[must_use]
    pub fn busy(self, busy: Busy) -> Self {
        Self { busy: Some(busy), ..self }
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
