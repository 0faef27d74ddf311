//! Unsaved edits: kept within two seconds for the case that the program ends, and offered by the next run.

mod offers;
mod update;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::formats::path::RelPath;
use crate::model::project::Revision;
use crate::services::diff::FileDiff;
use crate::system::files::{Opened, Origin};
use crate::system::recovery::{Autosave, Claim, Recovered};

/// What a person can ask about edits that were left behind.
#[derive(Debug, Clone)]
pub enum RecoveryCommand {
    /// Look for edits that were left behind.
    Look,
    /// Show another widget's.
    Choose(usize),
    /// Open the shown widget with these files as they were, unsaved.
    Restore(Vec<RelPath>),
    /// Ask before the shown ones are deleted.
    AskDelete,
    /// Delete them.
    Delete,
}

/// Edits that were left behind, to be looked at.
pub struct RescueDialog {
    /// Those of each widget, newest first, then what can't be read; never empty, but where there are only foreign files.
    pub offers: Vec<Offer>,
    /// The one that is shown.
    pub chosen: usize,
    /// Whether the person is asked about deleting it.
    pub asks_delete: bool,
    /// Names of files in the rescue folder that the studio didn't write.
    pub foreign: Vec<String>,
}

/// What was left of one widget.
pub struct Offer {
    claim: Claim,
    /// The widget's name, or that of its folder or of the file if it has none.
    pub name: String,
    /// Where it lives; `None` if it was never saved.
    pub origin: Option<Origin>,
    /// Whether it can't be read from there now: it opens as a new one.
    pub is_gone: bool,
    /// How long ago the edits were kept.
    pub age: Duration,
    /// The files that differ from what is on disk now.
    pub files: Vec<OfferedFile>,
    /// Why the edits can't be read; English.
    pub fault: Option<String>,
}

/// A file that was left.
pub struct OfferedFile {
    /// Its path in the widget.
    pub path: RelPath,
    /// From what is on disk now to what was left.
    pub diff: FileDiff,
    /// Whether it was changed on disk since the edits began.
    pub is_changed_on_disk: bool,
}

/// Edits that were read to be brought back.
pub struct Restored {
    claim: Claim,
    rescued: Recovered,
    disk: Option<Opened>,
    chosen: Vec<RelPath>,
}

/// What of the open widget is kept.
pub struct Recovery {
    autosave: Arc<Autosave>,
    /// The revision whose edits the autosave knows of.
    seen: Option<Revision>,
    /// When the next write begins.
    due: Option<Instant>,
    /// The job that writes.
    writing: Option<JobId>,
    /// Whether the person knows that edits can't be kept.
    told: bool,
    /// Where the edits came from that are kept here from now on: to be deleted once they are.
    source: Option<Claim>,
}

impl Recovery {
    pub(in crate::app) fn new(data: Option<&Path>) -> Self {
        Self { autosave: Arc::new(Autosave::new(data)), seen: None, due: None, writing: None, told: false, source: None }
    }
}

impl Drop for Recovery {
    /// Carries out what no job has had the time for: above all, what was discarded on leaving is deleted.
    fn drop(&mut self) {
        let settled = self.autosave.flush().and_then(|()| self.source.take().map_or(Ok(()), Claim::delete));
        settled.unwrap_or_else(|error| log::error!("unsaved edits could not be kept or deleted at the end: {error}"));
    }
}

/// What jobs on kept edits return.
pub enum RecoveryEvent {
    /// Unsaved edits were written, or what is saved now was let go.
    Kept(io::Result<()>),
    /// Edits that were left behind were looked for.
    Found {
        /// Those of each widget, and names of foreign files.
        found: io::Result<(Vec<Offer>, Vec<String>)>,
        /// Whether nothing is said if there are none.
        quietly: bool,
    },
    /// Edits were read to be brought back, or the reason why not (English); and the state that the person agreed to leave.
    Read(Option<Revision>, Result<Box<Restored>, String>),
}

impl Dialog for RescueDialog {
    fn comes_by_itself(&self) -> bool {
        true
    }

    fn is_about_widget(&self) -> bool {
        false
    }
}
