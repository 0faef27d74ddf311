//! The open widget on disk: saved, watched, and kept in step with what other programs do to it.

mod conflicts;
mod question;
mod save;
mod sync;
mod update;

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::Leaving;
use crate::crm::account::Names;
use crate::formats::path::RelPath;
use crate::model::widget::Widget;
use crate::system::files::{Conflict, OpenError, Origin, SaveError};
use crate::system::lock::LockGuard;
use crate::system::settling::Debounce;
use crate::system::watch::FsWatcher;
pub use conflicts::{ConflictFile, ConflictsDialog, Version};

/// What a person can ask of the widget on disk.
#[derive(Debug, Clone)]
pub enum DiskCommand {
    /// Choose a folder, or else an archive, and open the widget in it.
    ChooseWidget {
        /// Whether it is an archive.
        is_zip: bool,
    },
    /// Write all changes.
    Save,
    /// Choose another folder, or else an archive, to write to.
    ChooseTarget {
        /// Whether it is an archive.
        is_zip: bool,
    },
    /// Write to another place.
    SaveAs(Origin),
    /// Read the widget from disk again.
    Reload,
    /// The window has come to the front: look whether files changed on disk.
    Look,
    /// Show what changed here and on disk, to decide about it.
    Decide,
    /// Let the files go that are gone from the disk.
    LetGo,
    /// Show the file at this place of those that changed here and on disk.
    ShowConflict(usize),
    /// Choose a version of the file that is shown.
    ChooseVersion(Version),
    /// Make the chosen versions the present ones; a save that waits goes on.
    TakeVersions,
    /// Go on with a widget that another studio has open.
    GoOnBeside {
        /// Only to look at it.
        read_only: bool,
    },
    /// Show the dialog about the folder with what is built of the project.
    ShowBuildFolder,
    /// Choose that folder.
    ChooseBuildFolder,
    /// That folder; `None` if the project's own folder holds the widget.
    SetBuildFolder(Option<PathBuf>),
}

/// What jobs on the disk return.
pub enum DiskEvent {
    /// A native dialog was answered.
    Chosen(DiskCommand),
    /// The widget at this path is to be opened.
    Open(PathBuf),
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
    Scanned(DiskScan),
    /// A widget is watched. Holds its claim, if there was none: `None` inside means that another studio has it.
    Watching(Origin, FsWatcher, Option<io::Result<Option<LockGuard>>>),
}

/// What is known of the disk.
#[derive(Default)]
pub struct Disk {
    pulse: Arc<Debounce>,
    watch: Option<Arc<Mutex<FsWatcher>>>,
    /// The job that writes the widget.
    saving: Option<JobId>,
    /// The job that reads the disk.
    scanning: Option<JobId>,
    /// What was found when files were gone or empty, and when it is looked again.
    unsettled: Option<(Vec<Conflict>, Instant)>,
    /// What is to be decided: files that were changed on disk and here.
    postponed: Vec<Conflict>,
    /// Files that another program took away, and that the studio still has.
    lost: Vec<RelPath>,
    /// The names of another widget that has taken the place of this one.
    other: Option<Names>,
    /// Whether the person wants to decide, before a save or not, and where it goes on to.
    asks: Option<Option<Option<Leaving>>>,
    /// What was on disk before the folder or archive vanished as a whole.
    gone: Option<Arc<Widget>>,
    claim: Option<(Origin, LockGuard)>,
}

/// What other programs did to the open widget that waits for the person's answer.
#[derive(Debug, Default)]
pub struct DiskQuestion {
    /// Files that are gone from the disk and still here, unsaved.
    pub lost: Vec<RelPath>,
    /// Files that were changed on disk and here.
    pub contested: Vec<RelPath>,
    /// The names of another widget that has taken the place of this one.
    pub other: Option<Names>,
}

/// What is on disk, compared with what was known of it.
pub struct DiskScan {
    /// What was known: the saved state, or what was there before it vanished.
    known: Arc<Widget>,
    widget: Arc<Widget>,
    result: Result<Compared, OpenError>,
}

/// How the disk differs from what was known of it.
struct Compared {
    changed: Vec<Conflict>,
    /// Those to be decided about.
    contested: Vec<ConflictFile>,
    /// The names of another widget that has taken the place of this one.
    other: Option<Names>,
}

/// The dialog about the folder with what is built of the project.
pub struct BuildFolderDialog;

impl Dialog for BuildFolderDialog {}
