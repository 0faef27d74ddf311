//! The files that this window shares with other processes: its changes on their way to the disk, and what others changed.

use std::path::Path;
use std::sync::Arc;

use super::App;
use super::event::{Event, Owner, Ticket};
use super::notices::About;
use super::state::AppState;
use crate::checks::engine::rule::Severity;
use crate::system::accounts::AccountsFile;
use crate::system::install_defaults;
use crate::system::install_defaults::InstallDefaults;
use crate::system::logs;
use crate::system::preferences;
use crate::system::preferences::Preferences;
use crate::system::shared_file::{Delivered, Outbox, Shared, SharedFileError};
use crate::text::Lang;
use crate::text::msg::Msg;

/// The id of the message about preferences that can't be written.
const UNWRITTEN: &str = "notice-preferences";

/// The shared files.
pub(super) struct SharedFiles {
    preferences: Arc<Outbox<Preferences>>,
    pub(super) fills: Arc<Outbox<InstallDefaults>>,
    pub(super) accounts: Arc<AccountsFile>,
}

impl SharedFiles {
    /// Those in the folder of the preferences and in the data folder; without a folder they last as long as this process.
    pub(super) fn new(config: Option<&Path>, data: Option<&Path>) -> Self {
        Self {
            preferences: Arc::new(Outbox::new(config.map(preferences::path))),
            fills: Arc::new(Outbox::new(data.map(install_defaults::path))),
            accounts: Arc::new(AccountsFile::new(data)),
        }
    }
}

impl Drop for SharedFiles {
    /// Writes what no job has had the time for. There is nobody left to tell if it fails.
    fn drop(&mut self) {
        settle_at_last(&self.preferences);
        settle_at_last(&self.fills);
    }
}

fn settle_at_last<T: Shared>(outbox: &Outbox<T>) {
    if let Err(error) = outbox.flush() {
        log::error!("at the end: {error}");
    }
}

impl App {
    /// Changes the preferences here at once, and in their file beside the window.
    pub(super) fn remember(&mut self, change: impl Fn(&mut Preferences) + Send + Sync + 'static) {
        change(&mut self.state.preferences);
        self.shared.preferences.put(Arc::new(change));
        self.settle_preferences();
    }

    /// Reads again what other processes may have changed meanwhile: preferences, accounts, what was filled in, and requests.
    pub(super) fn look_at_shared_files(&mut self) {
        self.settle_preferences();
        self.look_at_accounts();
    }

    fn settle_preferences(&mut self) {
        let outbox = self.shared.preferences.clone();
        self.jobs.start("preferences", Ticket::program(Owner::Preferences), move |_| Event::Remembered(outbox.flush()));
    }

    /// A disk that can't take the preferences is no reason to stop working.
    pub(super) fn remembered(&mut self, delivered: Result<Delivered<Preferences>, SharedFileError>) {
        match delivered {
            Ok(delivered) => {
                if let Some(preferences) = self.shared.preferences.take(delivered) {
                    self.follow_preferences(preferences);
                }
            }
            Err(error) if !self.shared.preferences.is_waiting() => log::warn!("{error}"),
            Err(error) => {
                self.state.notices.retain(|notice| notice.text.id != UNWRITTEN);
                self.notify_about(About::Program, Some(Severity::Warning), Msg::new(UNWRITTEN), Some(error.to_string()));
            }
        }
    }

    /// Takes over what this and other windows prefer. The size stays this window's own.
    fn follow_preferences(&mut self, preferences: Preferences) {
        let (lang, log) = (self.state.lang(), self.state.preferences.log);
        self.state.preferences = Preferences { window: self.state.preferences.window, ..preferences };
        if self.state.lang() != lang {
            self.practice_follows();
        }
        if self.state.preferences.log != log {
            logs::set_level(self.state.preferences.log);
        }
    }
}

impl AppState {
    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.session_lang.or(self.preferences.lang).unwrap_or_else(Lang::of_system)
    }
}
