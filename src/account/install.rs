//! Installs and uninstalls a widget: each change is sent once, and the widget is read back afterwards.

use serde_json::Value;

use super::client::Client;
use super::error::{ApiError, ErrorKind};
use super::settings::Settings;
use super::types::AccountWidget;

/// How far an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the widget.
    Reading,
    /// The change is being sent.
    Sending,
    /// The widget is being read back.
    Verifying,
}

/// An operation that failed before the widget was read back.
#[derive(Debug, Clone, PartialEq)]
pub struct Interrupted {
    pub error: Box<ApiError>,
    pub step: Step,
}

impl Interrupted {
    /// Whether the account may have been changed: the change was sent, and its result wasn't read back.
    pub fn may_have_changed(&self) -> bool {
        self.step == Step::Verifying || (self.step == Step::Sending && self.error.kind.leaves_open())
    }

    /// Whether the widget was uninstalled, and with it the token of its own integration: the account took the change and
    /// knows the token no more (`docs/PLATFORM.md` 7.1).
    pub fn token_died(&self) -> bool {
        self.step == Step::Verifying && self.error.kind == ErrorKind::Unauthorized
    }
}

/// What the account shows of the settings after an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsReadback {
    /// All as they were sent.
    AsSent,
    /// These keys differ.
    Differs(Vec<String>),
    /// The account shows settings only to the widget's own integration.
    NotShown,
}

/// The result of an installation.
#[derive(Debug, Clone, PartialEq)]
pub struct Installed {
    /// The widget, read back.
    pub widget: AccountWidget,
    /// Whether it was installed before.
    pub was_active: bool,
    /// The settings, compared with those that were sent.
    pub readback: SettingsReadback,
    /// Why no answer came that says how the change ended; the widget was read back all the same.
    pub lost: Option<ApiError>,
}

impl Installed {
    /// Whether the result is as asked: installed, with the settings that were sent as far as they are shown.
    pub fn is_as_asked(&self) -> bool {
        self.widget.is_active && !matches!(self.readback, SettingsReadback::Differs(_)) && !self.is_unclear()
    }

    /// Whether it is unknown if the change arrived: the widget is installed and its settings aren't shown, but it was installed before
    /// and no answer came, or the answer was an error.
    pub fn is_unclear(&self) -> bool {
        let is_open = self.lost.as_ref().is_some_and(|lost| self.was_active || lost.status.is_some());
        is_open && self.widget.is_active && self.readback == SettingsReadback::NotShown
    }

    /// Whether the account answered with an error, and the widget isn't installed.
    pub fn is_refused(&self) -> bool {
        !self.widget.is_active && self.lost.as_ref().is_some_and(|lost| lost.status.is_some())
    }
}

/// The result of an uninstallation.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// The widget, read back; `None` if it can't be seen any more.
    pub widget: Option<AccountWidget>,
    /// Why the answer to the change did not come; the widget was read back all the same.
    pub lost: Option<ApiError>,
}

impl Removed {
    /// Whether the widget is no longer installed.
    pub fn is_as_asked(&self) -> bool {
        self.widget.as_ref().is_none_or(|widget| !widget.is_active)
    }
}

/// Installs the widget that `before` shows, and reads it back. Calls `progress` at each step.
///
/// # Errors
/// If the account refuses, or the widget can't be read back; see [`Interrupted::may_have_changed`].
pub fn install(
    client: &Client,
    before: &AccountWidget,
    settings: &Settings,
    progress: &mut dyn FnMut(Step),
) -> Result<Installed, Interrupted> {
    progress(Step::Sending);
    let (answered, lost) = match client.post_widget(&before.code, settings) {
        Ok(widget) => (Some(widget), None),
        Err(error) => (None, Some(after_change(client, error)?)),
    };
    progress(Step::Verifying);
    let widget = client.widget(&before.code).map_err(|error| Interrupted { error: error.into(), step: Step::Verifying })?;
    let shown = [Some(&widget), answered.as_ref()].into_iter().flatten().find(|widget| widget.shows_settings());
    let readback = shown.map_or(SettingsReadback::NotShown, |shown| readback(settings, shown));
    Ok(Installed { widget, was_active: before.is_active, readback, lost })
}

/// Uninstalls the widget `code`, and reads it back. Calls `progress` at each step.
///
/// # Errors
/// As with [`install`].
pub fn uninstall(client: &Client, code: &str, progress: &mut dyn FnMut(Step)) -> Result<Removed, Interrupted> {
    progress(Step::Sending);
    let lost = match client.delete_widget(code) {
        Ok(()) => None,
        Err(error) => Some(after_change(client, error)?),
    };
    progress(Step::Verifying);
    match client.widget(code) {
        Ok(widget) => Ok(Removed { widget: Some(widget), lost }),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(Removed { widget: None, lost }),
        Err(error) => Err(Interrupted { error: error.into(), step: Step::Verifying }),
    }
}

/// `error` again if the change may have been made all the same, so that the widget has to be read back.
fn after_change(client: &Client, error: ApiError) -> Result<ApiError, Interrupted> {
    if error.kind.leaves_open() && !client.cancel().is_cancelled() {
        Ok(error)
    } else {
        Err(Interrupted { error: error.into(), step: Step::Sending })
    }
}

fn readback(sent: &Settings, shown: &AccountWidget) -> SettingsReadback {
    let sent = sent.body().as_object().into_iter().flatten();
    let differs: Vec<String> = sent.filter(|(key, value)| !same(value, shown.setting(key))).map(|(key, _)| key.clone()).collect();
    if differs.is_empty() { SettingsReadback::AsSent } else { SettingsReadback::Differs(differs) }
}

/// Whether the account shows what was sent. A number may come back as text, an empty object as an empty list.
fn same(sent: &Value, shown: Option<&Value>) -> bool {
    let Some(shown) = shown else { return sent.as_str() == Some("") };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (sent, shown) {
        (Value::Object(sent), Value::Array(shown)) => sent.is_empty() && shown.is_empty(),
        (Value::Object(sent), Value::Object(shown)) => sent.iter().all(|(key, value)| same(value, shown.get(key))),
        _ => text(sent) == text(shown),
    }
}
