//! The machine behind the window: what is open, what is to be done, what runs. Draws nothing.
//!
//! Views borrow [`state::AppState`] and send [`command::Command`]s; [`App::send`] is the only way to change it.

pub mod action;
mod checking;
pub mod command;
mod delivery;
pub mod diagnostics;
pub mod dialog;
pub mod diff;
pub mod disk_sync;
mod dispatch;
mod documents;
mod edit;
pub mod event;
pub mod external_app;
mod fixes;
mod i18n_exchange;
mod i18n_grid;
pub mod install;
pub mod intent;
pub mod jobs;
pub mod lab;
mod navigation;
mod notices;
mod pack;
mod picking;
pub mod report_index;
pub mod rescue;
mod saving;
mod shared_files;
mod source_view;
pub mod state;
pub mod wizard;

pub use edit::is_picture_name;
pub use notices::About;
pub use source_view::MOST_COLOURED;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::checks::engine::finding::FindingId;
use crate::checks::engine::memory::{Cost, Memory};
use crate::model::project::DocId;
use crate::system::dialogs::Dialogs;
use crate::system::keyring::Vault;
use crate::system::preferences::Preferences;

use dialog::Leaving;
use event::{Event, Ticket};
use jobs::{Executor, JobId, Jobs};
use state::AppState;

/// The machine.
pub struct App {
    /// What views read.
    pub state: AppState,
    jobs: Jobs<Ticket, Event>,
    disk: disk_sync::DiskSync,
    services: Services,
    /// What checks found before; only jobs wait for it.
    memory: Arc<Mutex<Memory>>,
    rescue: rescue::Rescue,
    shared: shared_files::SharedFiles,
    /// Dialogs that come up once none is in front, in this order, each while its widget is open.
    waiting: VecDeque<(Option<DocId>, dialog::Dialog)>,
    /// Where the person goes once the running save has ended.
    after_save: Option<Leaving>,
    /// The widget that is being read.
    opening: Option<JobId>,
    /// The check that runs or waits.
    checking: Option<JobId>,
    /// A fix that was asked for while the findings were of an older state: made once they are of the present one.
    wanted_fix: Option<(FindingId, usize)>,
}

/// What the machine needs from outside.
pub struct Services {
    /// Native dialogs; in tests a list of answers.
    pub dialogs: Arc<dyn Dialogs>,
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

impl App {
    /// A machine with nothing open. `preferences` is what their file holds.
    pub fn new(services: Services, preferences: Preferences) -> Self {
        let jobs = Jobs::new(services.executor.clone(), services.wake.clone());
        Self {
            rescue: rescue::Rescue::new(services.data.as_deref()),
            shared: shared_files::SharedFiles::new(services.config.as_deref(), services.data.as_deref()),
            waiting: VecDeque::new(),
            state: AppState::new(preferences),
            jobs,
            disk: disk_sync::DiskSync::default(),
            services,
            memory: Arc::default(),
            after_save: None,
            opening: None,
            checking: None,
            wanted_fix: None,
        }
    }

    /// To be called once the window stands, with the words of what draws it: says so in the log, and looks for what an
    /// earlier run left behind.
    pub fn started(&mut self, renderer: String) {
        log::info!("started: Widget Studio {}, {}, {renderer}", env!("CARGO_PKG_VERSION"), crate::system::machine::describe());
        self.state.renderer = renderer;
        self.look_for_crash();
    }

    /// Whether anything runs in the background, or is to be looked at in a moment.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_running() || self.has_news()
    }

    /// What the last check cost; waits for a check that runs.
    pub fn cost_of_check(&self) -> Cost {
        self.memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner).cost()
    }
}
