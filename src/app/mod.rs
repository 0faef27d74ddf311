//! The program behind the window: what is open, what is to be done, what runs. Draws nothing.
//!
//! [`core`] is what features share; [`features`] has a folder for each. Views borrow [`App`] and send [`command::Command`]s;
//! [`App::send`] and [`App::poll`] are the only ways to change it.

pub mod action;
pub mod command;
pub mod core;
pub mod features;
mod route;

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use self::core::{Core, Services};
use crate::checks::engine::cache::Cost;
use crate::system::preferences::Preferences;
use crate::system::recovery::Autosave;
use features::checking::Checking;
use features::compare::Compare;
use features::diagnostics::Diagnostics;
use features::disk::Disk;
use features::files::Files;
use features::fixes::Fixes;
use features::images::Images;
use features::install::Install;
use features::new_widget::NewWidget;
use features::pack::Pack;
use features::recent::RecentWidgets;
use features::recovery::Recovery;
use features::reports::Reports;
use features::run::Run;
use features::search::Search;
use features::source::Source;
use features::texts::Texts;

/// The program: what features share, and each feature.
pub struct App {
    /// What features share.
    pub core: Core,
    /// Checks and findings.
    pub checking: Checking,
    /// The search in all texts.
    pub search: Search,
    /// The source view.
    pub source: Source,
    /// The texts of all locales.
    pub texts: Texts,
    /// Pictures.
    pub images: Images,
    /// The archive.
    pub pack: Pack,
    /// Two builds compared, and the build shelf.
    pub compare: Compare,
    /// Accounts, and the widget in them.
    pub install: Install,
    /// The widget in a made-up CRM.
    pub run: Run,
    /// Widgets that were opened before.
    pub recent: RecentWidgets,
    files: Files,
    fixes: Fixes,
    reports: Reports,
    /// The widget on disk.
    pub disk: Disk,
    recovery: Recovery,
    new_widget: NewWidget,
    diagnostics: Diagnostics,
}

impl App {
    /// A program with nothing open. `preferences` is what their file holds.
    pub fn new(services: Services, preferences: Preferences) -> Self {
        Self {
            recovery: Recovery::new(services.data.as_deref()),
            install: Install::new(services.data.as_deref()),
            core: Core::new(services, preferences),
            checking: Checking::default(),
            search: Search::default(),
            source: Source::default(),
            texts: Texts::default(),
            images: Images::default(),
            pack: Pack::default(),
            compare: Compare::default(),
            run: Run::default(),
            recent: RecentWidgets::default(),
            files: Files::default(),
            fixes: Fixes::default(),
            reports: Reports,
            disk: Disk::default(),
            new_widget: NewWidget::default(),
            diagnostics: Diagnostics,
        }
    }

    /// To be called once the window stands, with the words of what draws it: says so in the log, and looks for what an
    /// earlier run left behind.
    pub fn started(&mut self, renderer: String) {
        log::info!("started: Widget Studio {}, {}, {renderer}", env!("CARGO_PKG_VERSION"), crate::system::machine::describe());
        self.core.renderer = renderer;
        self.diagnostics.look_for_crash(&mut self.core);
    }

    /// Whether anything runs in the background, or is to be looked at in a moment.
    pub fn is_busy(&self) -> bool {
        self.core.has_jobs() || self.disk.has_news(&self.core) || self.run.is_due()
    }

    /// What the last check cost; waits for a check that runs.
    pub fn cost_of_check(&self) -> Cost {
        self.core.memory().lock().unwrap_or_else(PoisonError::into_inner).cost()
    }

    /// What keeps the unsaved edits, for the end of the program.
    pub fn autosave(&self) -> Arc<Autosave> {
        self.recovery.autosave()
    }

    /// How long until edits are to be kept: the window has to wake up by then. `None` if all is kept.
    pub fn keeps_in(&self) -> Option<Duration> {
        self.recovery.keeps_in()
    }

    /// The facts of this run for a bug report, in English. Of the widget there are only counts.
    pub fn diagnostics(&self) -> String {
        self.diagnostics.diagnostics(&self.core)
    }
}
