//! What several features need: the open widget, jobs, dialogs, notices, preferences, and the way from one widget to another. A
//! feature changes its own state and this one; it knows no other feature, and asks for what one does by a [`Request`].

pub mod asking;
pub mod dialogs;
pub mod editing;
pub(in crate::app) mod event;
pub mod external;
pub mod handed;
pub mod intent;
pub mod jobs;
pub mod navigation;
pub mod notices;
pub mod open_widget;
pub mod preferences;
pub mod report_index;
pub mod tab;
pub mod ticket;

use std::any::Any;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::checks::engine::cache::CheckCache;
use crate::formats::path::RelPath;
use crate::model::project::{DocId, Revision};
use crate::model::widget::Widget;
use crate::system::dialogs::Dialogs as NativeDialogs;
use crate::system::dialogs::Wanted;
use crate::system::keyring::Vault;
use crate::system::preferences::Preferences;
use crate::system::shelf::{Build, Shelf};
use crate::text::Lang;

use asking::Asking;
use dialogs::{Dialog, Dialogs};
use intent::Proposal;
use jobs::{Executor, Finished, JobId, Jobs, Progress};
use navigation::{Navigation, Page};
use notices::Notices;
use open_widget::OpenWidget;
use preferences::KeptPreferences;
use ticket::{Busy, Failure, Of, Owner, Ticket};

/// What a job returns: an event of the feature that owns it.
pub type Payload = Box<dyn Any + Send>;

/// What the program needs from outside.
pub struct Services {
    /// Native dialogs; in tests a list of answers.
    pub dialogs: Arc<dyn NativeDialogs>,
    /// The folder of the preferences; `None` keeps them for this run only.
    pub config: Option<PathBuf>,
    /// The folder of accounts, of the practice account and of the history; `None` keeps them for this run only.
    pub data: Option<PathBuf>,
    /// Where secrets of accounts are kept.
    pub vault: Arc<dyn Vault>,
    /// Runs jobs: on threads, or by hand in tests.
    pub executor: Arc<dyn Executor>,
    /// Called from other threads when there is a result to be handled: repaints the window.
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

/// A part of the program with a state of its own. What a person asks of it comes as a command, what its jobs return as an event.
pub trait Feature {
    /// What a person can ask of it.
    type Command;
    /// What its jobs return.
    type Event: Send + 'static;

    /// Carries out a command.
    fn update(&mut self, core: &mut Core, command: Self::Command);

    /// Handles the result of one of its jobs.
    fn on_event(&mut self, core: &mut Core, job: JobId, event: Self::Event);

    /// One of its jobs has no result. Returns whether the person waited for it.
    fn failed(&mut self, _core: &mut Core, _job: JobId, _failure: &Failure) -> bool {
        false
    }

    /// Another widget is open now, or none.
    fn widget_replaced(&mut self, _core: &mut Core) {}

    /// After each command and result: starts what the present state lacks.
    fn follow(&mut self, _core: &mut Core) {}
}

/// What a feature asks of another one. It is carried out once the feature has returned.
pub enum Request {
    /// Write the widget, then go on.
    Save(Option<navigation::Leaving>),
    /// Show the dialog that makes a widget of the open folder.
    FillFolder,
    /// Read edits that an earlier run left in a file, and bring back these files of it.
    Restore(PathBuf, Vec<RelPath>),
    /// Look for edits that an earlier run left; say nothing if there are none.
    LookForLeftEdits,
    /// Show what it costs to make a picture lighter.
    Shrink(RelPath),
    /// Show a larger change of this widget.
    Propose(DocId, Proposal),
    /// There are no findings of the present state: what waits for them is told.
    NoFindings(Failure),
    /// Keep a pack on the build shelf.
    KeepBuild(Box<Packed>),
}

/// A pack that was written.
pub struct Packed {
    /// What is known of it.
    pub build: Build,
    /// The archive.
    pub bytes: Arc<Vec<u8>>,
    /// What is in it.
    pub widget: Arc<Widget>,
}

/// What features share.
pub struct Core {
    /// What is remembered between starts.
    pub preferences: KeptPreferences,
    /// The open widget.
    pub open: Option<OpenWidget>,
    /// The dialogs.
    pub dialogs: Dialogs,
    /// The page that covers the tab.
    pub page: Option<Page>,
    /// Whether the palette is open.
    pub palette: bool,
    /// Messages.
    pub notices: Notices,
    /// What draws the window, in its own words.
    pub renderer: String,
    /// Text for the clipboard, taken by the window.
    pub clipboard: Option<String>,
    /// Whether the window may close now.
    pub may_close: bool,
    /// The way to another widget.
    pub(super) navigation: Navigation,
    pub(super) services: Services,
    /// The build shelf; only jobs read it.
    pub(super) shelf: Arc<Shelf>,
    /// The path that is asked for.
    asking: Option<Asking>,
    jobs: Jobs<Ticket, Payload>,
    /// What checks found before; only jobs wait for it.
    memory: Arc<Mutex<CheckCache>>,
    requests: VecDeque<Request>,
    /// Whether another widget was opened, or the open one closed, and features don't know yet.
    is_replaced: bool,
}

impl Core {
    /// Nothing open. `preferences` is what their file holds.
    pub(super) fn new(services: Services, preferences: Preferences) -> Self {
        Self {
            preferences: KeptPreferences::new(services.config.as_deref(), preferences),
            open: None,
            dialogs: Dialogs::default(),
            page: None,
            palette: false,
            notices: Notices::default(),
            renderer: String::new(),
            clipboard: None,
            may_close: false,
            navigation: Navigation::default(),
            jobs: Jobs::new(services.executor.clone(), services.wake.clone()),
            shelf: Arc::new(Shelf::new(services.data.as_deref())),
            services,
            asking: None,
            memory: Arc::default(),
            requests: VecDeque::new(),
            is_replaced: false,
        }
    }

    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.preferences.lang()
    }

    /// The present state of the open widget.
    pub fn revision(&self) -> Option<Revision> {
        self.open.as_ref().map(|open| open.project.revision())
    }

    /// What the person waits for, if anything.
    pub fn busy(&self) -> Option<Busy> {
        self.jobs.tickets().find_map(|ticket| ticket.busy)
    }

    /// Whether a job with such work of the person's runs or waits.
    pub(super) fn runs(&self, busy: Busy) -> bool {
        self.jobs.tickets().any(|ticket| ticket.busy == Some(busy))
    }

    /// What checks found before; only jobs wait for it.
    pub(super) fn memory(&self) -> Arc<Mutex<CheckCache>> {
        self.memory.clone()
    }

    /// Changes the open widget's state, if one is open.
    pub(super) fn with_open(&mut self, change: impl FnOnce(&mut OpenWidget)) {
        if let Some(open) = &mut self.open {
            change(open);
        }
    }

    /// Asks another feature for something.
    pub(super) fn request(&mut self, request: Request) {
        self.requests.push_back(request);
    }

    pub(super) fn next_request(&mut self) -> Option<Request> {
        self.requests.pop_front()
    }

    /// Whether another widget is open, or none, since this was asked last.
    pub(super) fn take_replaced(&mut self) -> bool {
        std::mem::take(&mut self.is_replaced)
    }

    /// Starts `work`, which returns an event of the feature that `ticket` names.
    pub(super) fn start<E: Send + 'static>(
        &mut self,
        name: &'static str,
        ticket: Ticket,
        work: impl FnOnce(&Arc<Progress>) -> E + Send + 'static,
    ) -> JobId {
        self.jobs.start(name, ticket, move |progress| -> Payload { Box::new(work(progress)) })
    }

    /// The same once no other job of this name runs; of many requests in a row only the last one counts. For what is read, and for writes that
    /// hold all that the ones before would have written.
    pub(super) fn start_latest<E: Send + 'static>(
        &mut self,
        name: &'static str,
        ticket: Ticket,
        work: impl FnOnce(&Arc<Progress>) -> E + Send + 'static,
    ) -> JobId {
        self.jobs.start_latest(name, ticket, move |progress| -> Payload { Box::new(work(progress)) })
    }

    /// Takes a job back: its result is of no use any more.
    pub(super) fn cancel_job(&mut self, job: JobId) {
        self.jobs.cancel(job);
    }

    /// Takes the work that the person waits for and that can be stopped back. Returns whose it was.
    pub(super) fn stop_work(&mut self) -> Vec<(JobId, Owner)> {
        let can_stop = |ticket: &Ticket| ticket.busy.is_some_and(Busy::can_stop);
        let stopped: Vec<(JobId, Owner)> =
            self.jobs.with_ids().filter(|(_, ticket)| can_stop(ticket)).map(|(id, ticket)| (id, ticket.owner)).collect();
        for (job, _) in &stopped {
            self.jobs.cancel(*job);
            self.navigation.opening.take_if(|opening| opening == job);
        }
        stopped
    }

    /// How far a job is that was just started.
    pub(super) fn progress(&self, job: JobId) -> Arc<Progress> {
        self.jobs.progress(job).cloned().unwrap_or_default()
    }

    /// Whether any job runs or waits.
    pub(super) fn has_jobs(&self) -> bool {
        self.jobs.is_running()
    }

    pub(super) fn take_finished(&mut self) -> Vec<Finished<Ticket, Payload>> {
        self.jobs.take_finished()
    }

    /// Opens a native dialog for the open widget; `answer` makes an event of what was chosen. Nothing happens if nothing was.
    pub(super) fn pick<E: Send + 'static>(
        &mut self,
        owner: Owner,
        wanted: Wanted,
        title: &str,
        answer: impl FnOnce(PathBuf) -> E + Send + 'static,
    ) {
        let of = self.revision().map_or(Of::Program, |open| Of::Doc(open.doc));
        self.pick_for(Ticket { of, ..Ticket::program(owner) }, wanted, title, answer);
    }

    /// Shows a dialog that the person asked for.
    pub(super) fn show_dialog(&mut self, dialog: impl Dialog) {
        let open = self.revision().map(|open| open.doc);
        self.dialogs.show(dialog, open);
    }

    /// Has a dialog come up once none is in front.
    pub(super) fn queue_dialog(&mut self, dialog: impl Dialog) {
        let open = self.revision().map(|open| open.doc);
        self.dialogs.queue(dialog, open);
    }
}
