//! Messages for what [`super::bulk::BulkQueue`] did in each account.

use super::bulk::{Blocked, Outcome, Seen};
use super::error::{ApiError, FieldError};
use super::install::{Installed, Removed, SettingsReadback};
use crate::text::msg::Msg;

/// A result in messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultText {
    /// The result in a few words.
    pub result: Msg,
    /// Why, what was said, what next.
    pub lines: Vec<Msg>,
    pub grade: Grade,
}

/// How good a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// As asked.
    Good,
    /// Not begun, for a reason that a person can mend.
    Blocked,
    /// Failed, or other than asked.
    Bad,
}

/// The texts of all states that [`state`] gives.
pub const STATES: [&str; 4] = ["bulk-unknown", "bulk-absent", "cli-installed", "cli-not-installed"];

/// The id of the text for the state of a widget in an account.
pub fn state(seen: Option<&Seen>) -> &'static str {
    match seen {
        None => "bulk-unknown",
        Some(Seen::Absent) => "bulk-absent",
        Some(Seen::Present(_, true)) => "cli-installed",
        Some(Seen::Present(_, false)) => "cli-not-installed",
    }
}

/// The version of a widget in an account, or a dash.
pub fn version(seen: Option<&Seen>) -> &str {
    match seen {
        Some(Seen::Present(version, _)) => version,
        None | Some(Seen::Absent) => "—",
    }
}

impl Blocked {
    /// The id of its text, which has `.next`, and the version in the account where it is about that.
    pub fn text_id(&self) -> (&'static str, &str) {
        match self {
            Self::NoToken => ("bulk-no-token", ""),
            Self::NoCode => ("bulk-no-code", ""),
            Self::Absent => ("bulk-absent", ""),
            Self::OtherVersion(version) => ("bulk-other-version", version),
            Self::Stopped => ("bulk-stopped", ""),
        }
    }

    fn explain(&self) -> (Msg, Vec<Msg>) {
        let (id, version) = self.text_id();
        let msg = Msg::new(id).with("version", version);
        let next = msg.next_step();
        (msg, vec![next])
    }
}

impl Outcome {
    pub fn grade(&self) -> Grade {
        match self {
            Self::Blocked(_) => Grade::Blocked,
            outcome if outcome.is_as_asked() => Grade::Good,
            _ => Grade::Bad,
        }
    }

    /// What of the account's answer was compared with what was asked; `None` if nothing was.
    pub fn compared(&self) -> Option<Msg> {
        let of_settings = |installed: &Installed| match installed.readback {
            SettingsReadback::NotShown => "bulk-compared-version",
            SettingsReadback::AsSent | SettingsReadback::Differs(_) => "bulk-compared-settings",
        };
        match self {
            Self::Installed(installed) => Some(Msg::new(of_settings(installed))),
            Self::Tried(tried) => Some(Msg::new(of_settings(&tried.0))),
            Self::Removed(_) => Some(Msg::new("bulk-compared-state")),
            Self::Status | Self::BadSettings(_) | Self::Blocked(_) | Self::Failed(_) => None,
        }
    }

    pub fn explain(&self) -> ResultText {
        let (result, lines) = match self {
            Self::Status => (Msg::new("bulk-looked"), Vec::new()),
            Self::Installed(installed) => of_installed(installed),
            Self::Removed(removed) => of_removed(removed),
            Self::Tried(tried) if tried.0.is_as_asked() => of_removed(&tried.1),
            Self::Tried(tried) => of_installed(&tried.0),
            Self::BadSettings(fields) => (Msg::new("bulk-bad-settings"), fields.iter().map(refused).collect()),
            Self::Blocked(reason) => reason.explain(),
            Self::Failed(failed) => {
                let error = failed.error.explain();
                if failed.may_have_changed() {
                    let next = if failed.token_died() { "cli-unverified-token.next" } else { "install-unverified.next" };
                    (Msg::new("bulk-open"), vec![error.what, Msg::new(next)])
                } else {
                    (error.what, error.said.map(said).into_iter().chain([error.why, error.next]).collect())
                }
            }
        };
        ResultText { result, lines, grade: self.grade() }
    }
}

/// What an account said, in its own words.
fn said(words: String) -> Msg {
    Msg::new("notice-plain").with("text", words)
}

fn refused(field: &FieldError) -> Msg {
    Msg::new("bulk-bad-field").with("field", &field.path).with("reason", field.explain())
}

fn of_installed(installed: &Installed) -> (Msg, Vec<Msg>) {
    let (id, mut lines) = match &installed.readback {
        _ if installed.is_as_asked() => ("bulk-done", Vec::new()),
        _ if installed.is_unclear() => ("bulk-unclear", Vec::new()),
        SettingsReadback::Differs(keys) if installed.widget.is_active => {
            ("bulk-other-settings", vec![Msg::new("bulk-other-keys").with("keys", keys.join(", "))])
        }
        _ => ("bulk-not-installed", Vec::new()),
    };
    lines.extend(installed.lost.as_ref().map(lost));
    (Msg::new(id), lines)
}

fn of_removed(removed: &Removed) -> (Msg, Vec<Msg>) {
    let id = if removed.is_as_asked() { "bulk-done" } else { "bulk-still-installed" };
    (Msg::new(id), removed.lost.as_ref().map(lost).into_iter().collect())
}

/// The answer did not arrive: the result was read afterwards.
fn lost(error: &ApiError) -> Msg {
    Msg::new(error.lost_text_id()).with("reason", error.explain().what)
}
