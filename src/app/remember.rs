//! Writes what the studio remembers of the person's choices: beside the window, and before the program ends.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::App;
use super::event::{Event, Owner, Ticket};
use super::notices::About;
use crate::checks::finding::Msg;
use crate::checks::rule::Severity;
use crate::platform::preferences::Writer;

/// The preferences on their way to the disk.
pub(super) struct Remembering {
    writer: Arc<Writer>,
}

impl Remembering {
    pub(super) fn new(folder: Option<&Path>) -> Self {
        Self { writer: Arc::new(Writer::new(folder)) }
    }
}

impl Drop for Remembering {
    /// Writes what no job has had the time for. There is nobody left to tell if it fails.
    fn drop(&mut self) {
        self.writer.settle().ok();
    }
}

impl App {
    /// Has the preferences written.
    pub(super) fn remember(&mut self) {
        let writer = self.remembering.writer.clone();
        writer.want(self.state.preferences.clone());
        self.jobs.start("preferences", Ticket::program(Owner::Preferences), move |_| Event::Remembered(writer.settle()));
    }

    /// A disk that can't take them is no reason to stop working.
    pub(super) fn remembered(&mut self, written: io::Result<()>) {
        if let Err(error) = written {
            self.notify_about(About::Program, Some(Severity::Warning), Msg::new("notice-preferences"), Some(error.to_string()));
        }
    }
}
