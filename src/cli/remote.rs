//! `widgets`, `status`, `install`, `uninstall`: reads and changes widgets in an account, and reads each change back.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::account_args::{InstallArgs, TargetArgs, UninstallArgs, WidgetArgs};
use super::connect;
use super::failure::{Failure, REFUSED, UNREAD};
use crate::account;
use crate::account::{AccountWidget, ApiError, Cancel, Client, ErrorKind, Interrupted, Settings, SettingsReadback};
use crate::checks;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Product, Profile, Severity};
use crate::checks::engine::suppress::Trust;
use crate::checks::rules::account::{self as account_checks, PlannedChange};
use crate::crm::account::{Facts, Seen, code_of, guarded, template_of, version_of};
use crate::formats::json::strict;
use crate::model::widget::Widget;
use crate::report;
use crate::system::files::Opened;
use crate::system::interrupt::Interrupts;
use crate::system::{data, files};
use crate::text::msg::Msg;
use crate::text::{Lang, messages};

/// Most bytes of a file of settings.
const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;

/// The result of a command, for people and for programs.
#[derive(Debug, Default)]
pub struct Printed {
    pub text: String,
    pub json: Value,
    pub notes: Vec<String>,
    /// The exit code.
    pub code: u8,
}

impl Printed {
    /// A result as asked.
    pub fn done(text: String, json: Value) -> Self {
        Self { text, json, notes: Vec::new(), code: 0 }
    }
}

/// The exit code of a result that is other than asked, or not.
fn other(is_other: bool) -> u8 {
    if is_other { REFUSED } else { 0 }
}

pub fn widgets(args: &TargetArgs, lang: Lang) -> Result<Printed, Failure> {
    let client = connect::client(args, lang)?;
    let widgets = client.widgets().map_err(|error| Failure::api(&error, lang))?;
    let mut text = String::new();
    for widget in &widgets {
        let state = lang.tr(if widget.is_active { "cli-installed" } else { "cli-not-installed" });
        text += &format!("{:<40}  {:<10}  {state}\n", widget.code, widget.version);
    }
    text += &(lang.with("cli-widgets", &[("count", widgets.len().into()), ("account", client.account_name().into())]) + "\n");
    Ok(Printed::done(text, json!({"widgets": widgets.iter().map(shown).collect::<Vec<_>>()})))
}

pub fn status(args: &WidgetArgs, lang: Lang) -> Result<Printed, Failure> {
    let (client, code, here) = chosen(args, lang)?;
    let (there, facts) = facts(&client, &code, lang)?;
    let found = account_checks::before(here.as_ref().map(|here| (here, 0)), &facts, PlannedChange::None);
    let mut text = lang.with(if there.is_active { "cli-status-installed" } else { "cli-status-uploaded" }, &about(&there, &client)) + "\n";
    found.iter().for_each(|finding| text += &format!("  {}\n", line(finding, lang)));
    let json = json!({"widget": shown(&there), "findings": report::findings_json(&found, lang)});
    // Findings about the token and its user are no difference of the widget.
    let differs = found.iter().any(|finding| finding.rule.id.starts_with("install/"));
    Ok(Printed { code: other(differs), ..Printed::done(text, json) })
}

pub fn install(args: &InstallArgs, lang: Lang) -> Result<Printed, Failure> {
    stoppable(|cancel| install_until(args, cancel, lang))
}

fn install_until(args: &InstallArgs, cancel: &Cancel, lang: Lang) -> Result<Printed, Failure> {
    let (client, code, here) = chosen(&args.widget, lang)?;
    let client = client.with_cancel(cancel);
    unlock(&client, &args.confirm, lang)?;
    let values = settings(args.settings.as_deref(), lang)?;
    let (there, facts) = facts(&client, &code, lang)?;
    refuse_other_version(args, here.as_ref(), &there, lang)?;
    let bad = |fields| Failure::own(REFUSED, "settings", &Msg::new("cli-bad-settings"), lang).fields(fields);
    let errors = here
        .as_ref()
        .map_or(0, |here| checks::check_trusting(here, (product(&client), Profile::Private), &Trust::Nothing).count(Severity::Error));
    let found = account_checks::before(here.as_ref().map(|here| (here, errors)), &facts, PlannedChange::Install(&values));
    let settings = Settings::new(values, &guarded(there.template.clone(), here.as_ref())).map_err(bad)?;
    if let Some(finding) = found.iter().find(|finding| account_checks::blocks(finding)) {
        return Err(Failure::finding(if facts.is_admin == Some(false) { "forbidden" } else { "settings" }, finding, lang));
    }
    let installed = account::install(&client, &there, &settings, &mut |_| {}).map_err(|error| interrupted(&error, &client, &code, lang))?;
    let id = match () {
        () if installed.is_as_asked() => "cli-install-done",
        () if installed.is_unclear() => "cli-install-unclear",
        () if installed.widget.is_active => "cli-install-differs",
        () if installed.is_refused() => "cli-install-refused",
        () => "cli-install-not",
    };
    let (echo, differing) = match &installed.readback {
        SettingsReadback::AsSent => ("as-sent", Vec::new()),
        SettingsReadback::Differs(keys) => ("differs", keys.clone()),
        SettingsReadback::NotShown => ("not-shown", Vec::new()),
    };
    // Another version was wanted then.
    let expected = here.as_ref().filter(|_| !args.any_version);
    let after = account_checks::installed(expected, &installed.widget.version, installed.widget.is_active, &differing);
    let mut printed = Printed::done(
        lang.with(id, &about(&installed.widget, &client)) + "\n",
        json!({
            "widget": shown(&installed.widget), "verified": installed.is_as_asked() && after.is_empty(), "was_installed": installed.was_active,
            "settings": echo, "differing": differing, "sent": settings.masked(), "answer_lost": lost(installed.lost.as_ref(), lang),
            "before": report::findings_json(&found, lang), "after": report::findings_json(&after, lang)
        }),
    );
    printed.code = other(!installed.is_as_asked() || !after.is_empty());
    // A finding that was there before is printed once.
    let known = after.iter().chain(found.iter().filter(|finding| !after.contains(finding)));
    printed.notes.extend(known.map(|finding| line(finding, lang)));
    printed.notes.extend(note(installed.lost.as_ref(), lang));
    Ok(printed)
}

/// Nothing is sent when the account has another version than the widget that was named, unless that is wanted.
fn refuse_other_version(args: &InstallArgs, here: Option<&Widget>, there: &AccountWidget, lang: Lang) -> Result<(), Failure> {
    let Some(version) = here.and_then(version_of).filter(|version| *version != there.version && !args.any_version) else { return Ok(()) };
    let msg = Msg::new("cli-other-version").with("version", there.version.as_str()).with("here", version);
    Err(Failure::own(REFUSED, "other-version", &msg, lang))
}

/// The widget in the account, and what is known before a change of it.
fn facts(client: &Client, code: &str, lang: Lang) -> Result<(AccountWidget, Facts), Failure> {
    let named = |(there, facts)| (there, Facts { locale: lang.code().to_owned(), ..facts });
    client.facts(code).map(named).map_err(|error| {
        let absent = Facts { seen: Seen::Absent, ..Facts::default() };
        match account_checks::before(None, &absent, PlannedChange::None).first().filter(|_| error.kind == ErrorKind::NotFound) {
            Some(finding) => Failure::finding(error.kind.word(), finding, lang).status(error.status),
            None => Failure::api(&error, lang),
        }
    })
}

/// A finding on one line.
fn line(finding: &Finding, lang: Lang) -> String {
    format!("{} {} {}", report::severity_word(finding.severity), finding.rule.id, lang.title(finding))
}

/// What the widget is checked for: the account's product.
fn product(client: &Client) -> Product {
    client.host().product().unwrap_or_default()
}

pub fn uninstall(args: &UninstallArgs, lang: Lang) -> Result<Printed, Failure> {
    stoppable(|cancel| uninstall_until(args, cancel, lang))
}

fn uninstall_until(args: &UninstallArgs, cancel: &Cancel, lang: Lang) -> Result<Printed, Failure> {
    let (client, code, _) = chosen(&args.widget, lang)?;
    let client = client.with_cancel(cancel);
    unlock(&client, &args.confirm, lang)?;
    let removed = account::uninstall(&client, &code, &mut |_| {}).map_err(|error| interrupted(&error, &client, &code, lang))?;
    let id = if removed.is_as_asked() { "cli-uninstall-done" } else { "cli-uninstall-not" };
    let text = lang.with(id, &[("code", code.as_str().into()), ("account", client.account_name().into())]);
    let after = account_checks::uninstalled(!removed.is_as_asked());
    let json = json!({
        "code": code, "verified": after.is_empty(), "widget": removed.widget.as_ref().map(shown),
        "after": report::findings_json(&after, lang),
        "answer_lost": lost(removed.lost.as_ref(), lang)
    });
    let mut printed = Printed { code: other(!removed.is_as_asked()), ..Printed::done(text + "\n", json) };
    printed.notes.extend(after.iter().map(|finding| line(finding, lang)));
    printed.notes.extend(note(removed.lost.as_ref(), lang));
    Ok(printed)
}

/// The client, the code, and the widget on this computer if one is named.
fn chosen(args: &WidgetArgs, lang: Lang) -> Result<(Client, String, Option<Widget>), Failure> {
    let here = args.path.as_deref().map(|path| open(path, lang)).transpose()?.map(|opened| opened.widget);
    let own = here.as_ref().and_then(code_of);
    let no_code = || Failure::own(UNREAD, "no-code", &Msg::new("cli-no-code"), lang);
    let code = args.code.as_deref().or(own).ok_or_else(no_code)?.to_owned();
    account::check_code(&code).map_err(|error| Failure::api(&error, lang))?;
    let client = connect::client(&args.target.one(), lang)?;
    here.iter().for_each(|here| client.hide_fields(guarded(template_of(here), Some(here))));
    Ok((client, code, here))
}

/// The widget at `path`.
pub fn open(path: &Path, lang: Lang) -> Result<Opened, Failure> {
    files::open(path).map_err(|error| Failure::own(UNREAD, "widget", &error.explain(), lang))
}

/// An account in which a company works is changed only by who types its subdomain.
fn unlock(client: &Client, confirm: &[String], lang: Lang) -> Result<(), Failure> {
    let host = client.host();
    if !connect::accounts(lang)?.is_production(host) || confirm.iter().any(|subdomain| subdomain == host.subdomain()) {
        return Ok(());
    }
    Err(connect::locked(host, lang))
}

/// The settings in a file, or from standard input for `-`; none without a path.
pub fn settings(path: Option<&Path>, lang: Lang) -> Result<Map<String, Value>, Failure> {
    let Some(path) = path else { return Ok(Map::new()) };
    let unread = |reason: String| {
        let msg = Msg::new("cli-settings-unread").with("path", path.display().to_string());
        Failure::own(UNREAD, "unread-settings", &msg, lang).detail(reason)
    };
    let text = data::read_text(path, MAX_SETTINGS_BYTES).map_err(|error| unread(lang.msg(&error.explain())))?;
    let told = |fault: &strict::Fault| lang.msg(&messages::settings::message(fault));
    strict::object(text.trim_start_matches('\u{feff}')).map_err(|faults| unread(faults.iter().map(told).collect::<Vec<_>>().join("; ")))
}

/// Makes a change that Ctrl+C and SIGTERM stop in order; the exit code says so then.
pub fn stoppable(change: impl FnOnce(&Cancel) -> Result<Printed, Failure>) -> Result<Printed, Failure> {
    let cancel = Cancel::default();
    let stop = cancel.clone();
    let interrupts = Interrupts::watch(move || stop.cancel());
    let stopped = |printed: Printed| Printed { code: interrupts.exit_code().unwrap_or(printed.code), ..printed };
    change(&cancel).map(stopped).map_err(|failure| failure.stopped_by(interrupts.exit_code()))
}

/// Why a change of the widget `code` has no verified end, and how to look at it if it was sent.
fn interrupted(error: &Interrupted, client: &Client, code: &str, lang: Lang) -> Failure {
    let failure = Failure::api(&error.error, lang);
    if !error.may_have_changed() {
        return failure;
    }
    // The account may have carried the change out: the failure is that the result can't be read.
    let is_stopped = error.error.kind == ErrorKind::Cancelled;
    let id = match () {
        () if error.token_died() => "cli-unverified-token",
        () if is_stopped => "cli-stopped-sent",
        () => "cli-unverified",
    };
    let look = format!("widget-studio status --code {code} {}", connect::way_to(client));
    let msg = Msg::new(id).with("code", code).with("account", client.account_name()).with("command", look);
    let unverified = Failure::own(UNREAD, failure.kind, &msg, lang);
    if is_stopped { unverified } else { unverified.detail(failure.lines(lang).join(". ")) }
}

fn lost(error: Option<&ApiError>, lang: Lang) -> Option<Value> {
    error.map(|error| Failure::api(error, lang).json())
}

fn note(lost: Option<&ApiError>, lang: Lang) -> Option<String> {
    lost.map(|error| lang.with(error.lost_text_id(), &[("reason", error.explain().what.into())]))
}

fn about(widget: &AccountWidget, client: &Client) -> [(&'static str, crate::text::msg::Arg); 3] {
    [("code", widget.code.as_str().into()), ("version", widget.version.as_str().into()), ("account", client.account_name().into())]
}

/// The model of a widget without its settings.
fn shown(widget: &AccountWidget) -> Value {
    let fields: Vec<Value> = widget
        .template
        .iter()
        .map(|field| json!({"key": field.key, "name": field.name, "type": field.kind.word(), "is_required": field.is_required}))
        .collect();
    json!({
        "id": widget.id, "code": widget.code, "version": widget.version, "rating": widget.rating, "installed": widget.is_active,
        "settings_template": fields, "is_lead_source": widget.is_lead_source, "is_work_with_dp": widget.is_work_with_dp,
        "is_crm_template": widget.is_crm_template, "client_uuid": widget.client_uuid, "pipeline_id": widget.pipeline_id
    })
}
