//! What a bug report needs: the report of a breakdown, the log, and the facts of this run without anything secret.

use std::path::{Path, PathBuf};

use super::App;
use super::dialog::Dialog;
use super::event::{Event, Owner, Ticket};
use crate::account::redact;
use crate::checks::engine::rule::Severity;
use crate::crm::manifest;
use crate::system::crashes;
use crate::system::crashes::Crash;
use crate::system::preferences::LogLevel;
use crate::system::{logs, machine};
use crate::text::msg::Msg;

/// Most lines of the log among the diagnostics.
const LOG_LINES: usize = 80;

/// What is asked about the report of a breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrashCommand {
    /// Show it.
    Show,
    /// Copy it.
    Copy,
    /// Delete it.
    Delete,
    /// Keep it and say no more of it.
    Keep,
}

/// The report of a breakdown.
pub struct CrashDialog {
    path: PathBuf,
    /// Its text.
    pub text: String,
    /// Whether the text is shown.
    pub is_shown: bool,
}

impl App {
    /// Looks whether an earlier run broke down, and then for the edits that were left: what is told first comes first.
    pub(super) fn look_for_crash(&mut self) {
        let Some(data) = self.services.data.clone() else { return };
        self.jobs.start("crashes", Ticket::program(Owner::Crash), move |_| Event::Crashed(crashes::newest(&data)));
    }

    pub(super) fn crashed(&mut self, crash: Option<Crash>) {
        if let Some(Crash { path, text }) = crash {
            self.queue_dialog(Dialog::Crash(CrashDialog { path, text, is_shown: false }));
        }
        self.look_for_rescued(true);
    }

    pub(super) fn on_crash(&mut self, command: CrashCommand) {
        let Some(Dialog::Crash(dialog)) = &mut self.state.dialog else { return };
        let done = match command {
            CrashCommand::Show => {
                dialog.is_shown = true;
                return;
            }
            CrashCommand::Copy => {
                self.state.clipboard = Some(dialog.text.clone());
                self.notify(None, Msg::new("notice-copied"), None);
                return;
            }
            CrashCommand::Delete => crashes::delete(&dialog.path),
            CrashCommand::Keep => crashes::told(&dialog.path),
        };
        self.state.dialog = None;
        if let Err(error) = done {
            self.fail("notice-crash-stays", &error);
        }
    }

    pub(super) fn set_log_level(&mut self, level: LogLevel) {
        logs::set_level(level);
        self.remember(move |it| it.log = level);
    }

    pub(super) fn copy_diagnostics(&mut self) {
        self.state.clipboard = Some(self.diagnostics());
        self.notify(None, Msg::new("notice-copied"), None);
    }

    pub(super) fn open_logs(&mut self) {
        if let Some(data) = &self.services.data {
            self.reveal(logs::file(data));
        }
    }

    /// The facts of this run for a bug report, in English. Of the widget there are only counts.
    pub fn diagnostics(&self) -> String {
        let state = &self.state;
        let place = |path: &Option<PathBuf>| path.as_deref().map_or_else(|| "none".to_owned(), from_home);
        let mut lines = vec![
            format!("Widget Studio {}", env!("CARGO_PKG_VERSION")),
            format!("System: {}", machine::describe()),
            format!("Drawn by: {}", state.renderer),
            format!("Language: {}, theme: {:?}, window: {:?}", state.lang().code(), state.preferences.theme, state.preferences.window),
            format!("Preferences: {}, data: {}", place(&self.services.config), place(&self.services.data)),
            format!("Log level: {}", logs::named_level().unwrap_or(state.preferences.log).word()),
        ];
        match &state.open {
            Some(open) => {
                let widget = open.project.widget();
                let bytes: usize = widget.files().map(|(_, body)| body.len()).sum();
                let count = |severity| open.report.count(severity);
                lines.push(format!(
                    "Widget: {} files, {bytes} bytes, {} locales; {} unsaved files, {} bytes of history",
                    widget.files().len(),
                    manifest::locales(widget).len(),
                    open.project.changed_paths().len(),
                    open.project.history_bytes()
                ));
                lines.push(format!(
                    "Checked for {:?}, {:?}: {} errors, {} warnings, {} advice",
                    open.product,
                    open.profile,
                    count(Severity::Error),
                    count(Severity::Warning),
                    count(Severity::Advice)
                ));
            }
            None => lines.push("Widget: none is open".to_owned()),
        }
        lines.push("Log:".to_owned());
        let recent = logs::recent();
        lines.extend(recent.into_iter().rev().take(LOG_LINES).rev());
        lines.iter().map(|line| redact::clean_line(line) + "\n").collect()
    }
}

/// A path without the name of the person: the home folder is `~`.
fn from_home(path: &Path) -> String {
    let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match home.as_deref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}
