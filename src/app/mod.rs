//! The machine behind the window: what is open, what is to be done, what runs. Draws nothing.
//!
//! Views borrow [`state::AppState`] and send [`command::Command`]s; [`App::send`] is the only way to change it.

pub mod action;
pub mod command;
pub mod diagnostics;
pub mod diff;
mod dispatch;
mod documents;
mod edit;
pub mod elsewhere;
mod exchange;
mod fixes;
pub mod install;
pub mod jobs;
pub mod lab;
pub mod outside;
mod remember;
pub mod rescue;
mod shown;
pub mod state;
mod texts;
mod widget_files;
pub mod wizard;

pub use edit::is_picture_name;
pub use shown::MOST_COLOURED;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::checks::memo::Memo;
use crate::platform::dialogs::Dialogs;
use crate::platform::keyring::Vault;
use crate::platform::preferences::Preferences;

use jobs::Jobs;
use state::AppState;

/// The machine.
pub struct App {
    /// What views read.
    pub state: AppState,
    jobs: Jobs,
    makes_grid: bool,
    colours: bool,
    outside: outside::Outside,
    services: Services,
    /// What checks found before; only jobs wait for it.
    memo: Arc<Mutex<Memo>>,
    rescue: rescue::Rescue,
    remembering: remember::Remembering,
    /// Dialogs that come up once none is in front, in this order.
    waiting: VecDeque<state::Dialog>,
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
    /// Called from other threads when there is something to take up: repaints the window.
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

impl App {
    /// A machine with nothing open. `preferences` is what their file holds.
    pub fn new(services: Services, preferences: Preferences) -> Self {
        let jobs = Jobs::new(services.wake.clone());
        Self {
            rescue: rescue::Rescue::new(services.data.as_deref()),
            remembering: remember::Remembering::new(services.config.as_deref(), services.data.as_deref()),
            waiting: VecDeque::new(),
            state: AppState::new(preferences),
            jobs,
            makes_grid: false,
            colours: false,
            outside: Default::default(),
            services,
            memo: Arc::default(),
        }
    }

    /// To be called once the window stands, with the words of what draws it: says so in the log, and looks for what an
    /// earlier run left behind.
    pub fn started(&mut self, renderer: String) {
        log::info!("started: Widget Studio {}, {}, {renderer}", env!("CARGO_PKG_VERSION"), crate::platform::system::describe());
        self.state.renderer = renderer;
        self.look_for_crash();
    }

    /// Whether anything runs in the background, or is to be looked at in a moment.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_running() || self.has_news()
    }
}
