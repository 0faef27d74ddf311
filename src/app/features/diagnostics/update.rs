//! Carries out the commands about breakdowns and the log.

use std::path::PathBuf;

use super::{AboutDialog, CrashDialog, Diagnostics, DiagnosticsCommand, DiagnosticsEvent};
use crate::account::redact;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::checks::engine::rule::Severity;
use crate::crm::manifest;
use crate::system::crashes::{self, Crash};
use crate::system::preferences::LogLevel;
use crate::system::{logs, machine};
use crate::text::msg::Msg;

/// Most lines of the log among the diagnostics.
const LOG_LINES: usize = 80;

impl Feature for Diagnostics {
    type Command = DiagnosticsCommand;
    type Event = DiagnosticsEvent;

    fn update(&mut self, core: &mut Core, command: DiagnosticsCommand) {
        match command {
            DiagnosticsCommand::CopyDiagnostics => self.copy_diagnostics(core),
            DiagnosticsCommand::OpenLogs => self.open_logs(core),
            DiagnosticsCommand::About => core.show_dialog(AboutDialog),
            DiagnosticsCommand::SetLogLevel(level) => self.set_log_level(core, level),
            about_crash => self.on_crash(core, about_crash),
        }
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: DiagnosticsEvent) {
        self.crashed(core, event.0);
    }
}

impl Diagnostics {
    /// Looks whether an earlier run broke down, and then for the edits that were left: what is told first comes first.
    pub(in crate::app) fn look_for_crash(&mut self, core: &mut Core) {
        let Some(data) = core.services.data.clone() else { return };
        core.start("crashes", Ticket::program(Owner::Diagnostics), move |_| DiagnosticsEvent(crashes::newest(&data)));
    }

    pub(super) fn crashed(&mut self, core: &mut Core, crash: Option<Crash>) {
        if let Some(Crash { path, text }) = crash {
            core.queue_dialog(CrashDialog { path, text, is_shown: false });
        }
        core.request(Request::LookForLeftEdits);
    }

    pub(super) fn on_crash(&mut self, core: &mut Core, command: DiagnosticsCommand) {
        let Some(dialog) = core.dialogs.front_mut::<CrashDialog>() else { return };
        let done = match command {
            DiagnosticsCommand::Show => {
                dialog.is_shown = true;
                return;
            }
            DiagnosticsCommand::Copy => {
                core.clipboard = Some(dialog.text.clone());
                core.notify(None, Msg::new("notice-copied"), None);
                return;
            }
            DiagnosticsCommand::Delete => crashes::delete(&dialog.path),
            _ => crashes::told(&dialog.path),
        };
        core.dialogs.close();
        if let Err(error) = done {
            core.fail("notice-crash-stays", &error);
        }
    }

    pub(super) fn set_log_level(&mut self, core: &mut Core, level: LogLevel) {
        logs::set_level(level);
        core.remember(move |it| it.log = level);
    }

    pub(super) fn copy_diagnostics(&mut self, core: &mut Core) {
        core.clipboard = Some(self.diagnostics(core));
        core.notify(None, Msg::new("notice-copied"), None);
    }

    pub(super) fn open_logs(&mut self, core: &mut Core) {
        if let Some(data) = &core.services.data {
            core.reveal(logs::file(data));
        }
    }

    /// The facts of this run for a bug report, in English. Of the widget there are only counts.
    pub fn diagnostics(&self, core: &Core) -> String {
        let state = core;
        let place = |path: &Option<PathBuf>| path.as_deref().map_or_else(|| "none".to_owned(), machine::from_home);
        let mut lines = vec![
            format!("Widget Studio {}", env!("CARGO_PKG_VERSION")),
            format!("System: {}", machine::describe()),
            format!("Drawn by: {}", state.renderer),
            format!("Language: {}, theme: {:?}, window: {:?}", state.lang().code(), state.preferences.theme, state.preferences.window),
            format!("Preferences: {}, data: {}", place(&core.services.config), place(&core.services.data)),
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
