//! What a bug report needs: the report of a breakdown, the log, and the facts of this run without anything secret.

mod update;

use std::path::PathBuf;

use crate::app::core::dialogs::Dialog;
use crate::system::crashes::Crash;
use crate::system::preferences::LogLevel;

/// What a person can ask about breakdowns and the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiagnosticsCommand {
    /// Show the report of a breakdown.
    Show,
    /// Copy it.
    Copy,
    /// Delete it.
    Delete,
    /// Keep it and say no more of it.
    Keep,
    /// Copy what a bug report needs.
    CopyDiagnostics,
    /// Show the logs in their folder.
    OpenLogs,
    /// Show what the studio is: its version, its folders, its log.
    About,
    /// How much is logged.
    SetLogLevel(LogLevel),
}

/// Reports of breakdowns were looked for.
pub struct DiagnosticsEvent(Option<Crash>);

/// The diagnostics. They have no state besides their dialogs.
#[derive(Default)]
pub struct Diagnostics;

/// The report of a breakdown.
pub struct CrashDialog {
    path: PathBuf,
    /// Its text.
    pub text: String,
    /// Whether the text is shown.
    pub is_shown: bool,
}

impl Dialog for CrashDialog {
    fn comes_by_itself(&self) -> bool {
        true
    }

    fn is_about_widget(&self) -> bool {
        false
    }
}

/// The dialog about the studio.
pub struct AboutDialog;

impl Dialog for AboutDialog {
    fn is_about_widget(&self) -> bool {
        false
    }
}
