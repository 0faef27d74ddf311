//! The preferences: changed here at once, written beside the window, and taken over from other processes.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use super::Core;
use super::event::CoreEvent;
use super::notices::About;
use super::ticket::{Owner, Ticket};
use crate::checks::engine::rule::Severity;
use crate::system::clock;
use crate::system::logs;
use crate::system::preferences::{self, Preferences, Recent};
use crate::system::shared_file::{Delivered, Outbox, SharedFileError};
use crate::text::Lang;
use crate::text::msg::Msg;

/// The message about preferences that can't be written.
const UNWRITTEN: &str = "notice-preferences";

/// The preferences with their changes that are on the way to the disk. Read as [`Preferences`].
pub struct KeptPreferences {
    /// The language of this run, whatever the preferences say; not remembered.
    pub session_lang: Option<Lang>,
    present: Preferences,
    outbox: Arc<Outbox<Preferences>>,
}

impl KeptPreferences {
    /// `present` is what the file in `config` holds; without a folder they last as long as this process.
    pub(in crate::app) fn new(config: Option<&Path>, present: Preferences) -> Self {
        Self { session_lang: None, present, outbox: Arc::new(Outbox::new(config.map(preferences::path))) }
    }

    /// The language in force.
    pub fn lang(&self) -> Lang {
        self.session_lang.or(self.present.lang).unwrap_or_else(Lang::of_system)
    }
}

impl Deref for KeptPreferences {
    type Target = Preferences;

    fn deref(&self) -> &Preferences {
        &self.present
    }
}

impl Drop for KeptPreferences {
    /// Writes what no job has had the time for. There is nobody left to tell if it fails.
    fn drop(&mut self) {
        if let Err(error) = self.outbox.flush() {
            log::error!("at the end: {error}");
        }
    }
}

impl Core {
    /// Changes the preferences here at once, and in their file beside the window.
    pub(in crate::app) fn remember(&mut self, change: impl Fn(&mut Preferences) + Send + Sync + 'static) {
        change(&mut self.preferences.present);
        self.preferences.outbox.put(Arc::new(change));
        self.settle_preferences();
    }

    /// Writes changes that wait, and reads what other processes changed.
    pub(in crate::app) fn settle_preferences(&mut self) {
        let outbox = self.preferences.outbox.clone();
        self.start("preferences", Ticket::program(Owner::Core), move |_| CoreEvent::Remembered(outbox.flush()));
    }

    /// A disk that can't take the preferences is no reason to stop working.
    pub(super) fn remembered(&mut self, delivered: Result<Delivered<Preferences>, SharedFileError>) {
        match delivered {
            Ok(delivered) => {
                if let Some(preferences) = self.preferences.outbox.take(delivered) {
                    self.follow_preferences(preferences);
                }
            }
            Err(error) if !self.preferences.outbox.is_waiting() => log::warn!("{error}"),
            Err(error) => {
                self.notices.forget(UNWRITTEN);
                self.notify_about(About::Program, Some(Severity::Warning), Msg::new(UNWRITTEN), Some(error.to_string()));
            }
        }
    }

    /// Adopts what this and other windows prefer. The size stays this window's own.
    fn follow_preferences(&mut self, preferences: Preferences) {
        let log = self.preferences.log;
        self.preferences.present = Preferences { window: self.preferences.window, ..preferences };
        if self.preferences.log != log {
            logs::set_level(self.preferences.log);
        }
    }

    /// Puts the open widget on top of the recent list, as it was checked last.
    pub(in crate::app) fn update_recent(&mut self) {
        let Some(open) = &self.open else { return };
        let Some(path) = open.home().map(Path::to_owned) else { return };
        let recent = Recent {
            path,
            name: open.name(self.lang()).unwrap_or_default(),
            version: open.version().unwrap_or_default().to_owned(),
            errors: open.report.count(Severity::Error),
            warnings: open.report.count(Severity::Warning),
            opened_at: clock::now(),
            product: open.product,
            profile: open.profile,
        };
        self.remember(move |it| it.remember(recent.clone()));
    }
}
