//! Work on threads: the one place that starts them. A job that panics becomes a message, a result that came too late is
//! dropped by whoever takes it up (results carry the revision they are for).

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use poll_promise::Promise;

use super::diff::FileDiff;
use super::elsewhere::Elsewhere;
use super::install::Brought;
use super::lab::LabDone;
use super::outside::{ConflictFile, Looked};
use super::rescue::{Offer, Restored};
use super::state::{Built, Checked, Coloured, Document, GridOf, Leaving, PickFor, Shown};
use super::wizard::Made;
use crate::checks::Report;
use crate::domain::i18n::exchange::{Export, Review};
use crate::domain::i18n::grid::Grid;
use crate::domain::package::Planned;
use crate::domain::path::RelPath;
use crate::domain::widget::{FileChange, Widget};
use crate::platform::crashes::Crash;
use crate::platform::files::{OpenError, Opened, Origin, SaveError};
use crate::platform::lock::Claim;
use crate::platform::opening::OpenFault;
use crate::platform::preferences::Preferences;
use crate::platform::shared_file::{Delivered, SharedFileError};
use crate::platform::tables::TableFault;

/// What a job brings.
pub enum Done {
    /// A widget was read.
    Opened(PathBuf, Result<Opened, OpenError>),
    /// A widget was checked.
    Checked {
        /// What was checked.
        of: Checked,
        /// The findings.
        report: Report,
        /// The findings for the public profile, if they were asked for.
        public: Option<Report>,
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
    /// A fix was worked out.
    Fix {
        /// The chosen way that it is for.
        chosen: usize,
        /// The changes, what they change, and how many findings they repair.
        result: Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>,
    },
    /// A widget was written.
    Saved {
        /// Where.
        origin: Origin,
        /// The state that was written.
        widget: Arc<Widget>,
        /// What came of it.
        result: Result<(), SaveError>,
        /// Files that were changed here and on disk.
        contested: Vec<ConflictFile>,
        /// Where the person is going.
        then: Option<Leaving>,
    },
    /// The disk was compared with what is known of it.
    Disk(Looked),
    /// A widget is watched. Holds its claim, if there was none: `None` inside means that another studio has it.
    Watching(Origin, crate::platform::watch::Watch, Option<std::io::Result<Option<Claim>>>),
    /// Colours were worked out.
    Coloured(Coloured),
    /// Something was opened in another program, or not.
    Elsewhere(Elsewhere, Result<(), OpenFault>),
    /// An archive was built in memory.
    Built {
        /// Every file with the decision about it.
        plan: Vec<Planned>,
        /// The archive.
        result: Result<Built, String>,
    },
    /// An archive was written.
    Packed(Result<(), SaveError>),
    /// Texts were written into a table.
    TextsWritten(PathBuf, Result<Export, TableFault>),
    /// A table was compared with the widget.
    TextsReviewed {
        /// Revision of the project that it was compared with.
        revision: u64,
        /// The name of the file.
        file: String,
        /// What came of it.
        result: Result<Review, TableFault>,
    },
    /// The chosen texts of a table were made into changes.
    TextsMade {
        /// Revision of the project that they are for.
        revision: u64,
        /// The changes, or why there are none (English).
        result: Result<Vec<FileChange>, String>,
    },
    /// What concerns accounts.
    Account(Box<Brought>),
    /// A picture was read from disk.
    PictureRead(RelPath, PathBuf, Result<Vec<u8>, std::io::Error>),
    /// A document was written.
    Document(Document, String),
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
    Rescued {
        /// Those of each widget, and names of foreign files.
        found: std::io::Result<(Vec<Offer>, Vec<String>)>,
        /// Whether nothing is said if there are none.
        quietly: bool,
    },
    /// Edits were read to be brought back, or the reason why not (English).
    Restored(Result<Box<Restored>, String>),
    /// Reports of breakdowns were looked for.
    Crashed(Option<Crash>),
    /// The job panicked; holds its name and words.
    Panicked(&'static str, String),
}

/// A job that is watched while it runs, and can be stopped.
#[derive(Debug, Default)]
pub struct Watch {
    thousandths: AtomicU32,
    stopped: AtomicBool,
}

impl Watch {
    /// How far the job is, from 0 to 1.
    pub fn part(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to stop where it next looks.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Called by the job: it is so far. Tells whether to go on.
    pub fn go_on(&self, part: f32) -> ControlFlow<()> {
        self.thousandths.store((part * 1000.0) as u32, Ordering::Relaxed);
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The jobs that run.
pub struct Jobs {
    running: Vec<Promise<Done>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Jobs {
    /// No job; `wake` is called from a job's thread when it is done.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { running: Vec::new(), wake }
    }

    /// Runs `work` on a thread of this name.
    #[allow(clippy::disallowed_methods, reason = "the home of threads")]
    pub fn start(&mut self, name: &'static str, work: impl FnOnce() -> Done + Send + 'static) {
        let wake = self.wake.clone();
        self.running.push(Promise::spawn_thread(name, move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Done::Panicked(name, words(&*panic)));
            wake();
            done
        }));
    }

    /// Whether any job runs.
    pub fn is_running(&self) -> bool {
        !self.running.is_empty()
    }

    /// Takes the results of the jobs that are done, in the order of their start.
    pub fn take_done(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        for promise in std::mem::take(&mut self.running) {
            match promise.try_take() {
                Ok(result) => done.push(result),
                Err(promise) => self.running.push(promise),
            }
        }
        done
    }
}

/// What a panic said.
fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
