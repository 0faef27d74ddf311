//! `status`, `install` and `uninstall` in several accounts: one after the other, each read back, with the report that the window has.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::account_args::{InstallArgs, UninstallArgs, WidgetArgs};
use super::connect::{self, TOKEN};
use super::failure::{Failure, REFUSED, UNREAD};
use super::remote::{self, Printed};
use crate::account::bulk::{Blocked, BulkQueue, Outcome, Participant, Row, Seen, Task};
use crate::account::bulk_explain;
use crate::account::{Cancel, Client, Confidential, Host, Limits, Secret};
use crate::crm::account::{code_of, version_of};
use crate::model::widget::Widget;
use crate::report;
use crate::report::bulk;
use crate::report::bulk::{BulkReport, Layout};
use crate::services::archive;
use crate::system::accounts::{AccountsFile, Kind, SavedAccount, SignInError};
use crate::system::files;
use crate::system::files::Opened;
use crate::system::keyring::{Keyring, Vault};
use crate::system::output::{self, Output};
use crate::system::zone;
use crate::text::Lang;
use crate::text::msg::Msg;

/// What is done in all accounts.
struct Order<'a> {
    task: Task,
    /// The subdomains of the production accounts that may be changed.
    confirm: &'a [String],
    /// The settings, for installing.
    settings: Map<String, Value>,
}

/// `status`, in one account or in several.
pub fn status(args: &WidgetArgs, lang: Lang) -> Result<Printed, Failure> {
    if !is_asked(args) {
        return remote::status(args, lang);
    }
    run(args, Order { task: Task::Status, confirm: &[], settings: Map::new() }, &Cancel::default(), lang)
}

/// `install`, in one account or in several.
pub fn install(args: &InstallArgs, lang: Lang) -> Result<Printed, Failure> {
    if !is_asked(&args.widget) {
        return remote::install(args, lang);
    }
    let settings = remote::settings(args.settings.as_deref(), lang)?;
    let order = Order { task: Task::Install, confirm: &args.confirm, settings };
    remote::stoppable(|cancel| run(&args.widget, order, cancel, lang))
}

/// `uninstall`, in one account or in several.
pub fn uninstall(args: &UninstallArgs, lang: Lang) -> Result<Printed, Failure> {
    if !is_asked(&args.widget) {
        return remote::uninstall(args, lang);
    }
    let order = Order { task: Task::Uninstall, confirm: &args.confirm, settings: Map::new() };
    remote::stoppable(|cancel| run(&args.widget, order, cancel, lang))
}

/// Whether `args` name more than one account, or ask for a report.
fn is_asked(args: &WidgetArgs) -> bool {
    args.target.account.len() > 1 || args.report.is_some()
}

/// Carries out `order` in all accounts of `args`. Nothing is sent unless all of them are known and unlocked.
fn run(args: &WidgetArgs, order: Order<'_>, cancel: &Cancel, lang: Lang) -> Result<Printed, Failure> {
    connect::refuse_exposed(args.target.exposed.is_there(), lang)?;
    if args.target.host.is_some() {
        return Err(Failure::own(UNREAD, "no-name", &Msg::new("cli-many-host"), lang));
    }
    let layout = args.report.as_deref().map(|path| layout(path, lang)).transpose()?;
    let opened = args.path.as_deref().map(|path| remote::open(path, lang)).transpose()?;
    let code = args.code.as_deref().or_else(|| code_of(&opened.as_ref()?.widget)).unwrap_or_default();
    if code.is_empty() {
        return Err(Failure::own(UNREAD, "no-code", &Msg::new("cli-no-code"), lang));
    }
    let file = connect::accounts_file(lang)?;
    let accounts = chosen(&file, &args.target.account, lang)?;
    if order.task != Task::Status {
        unlocked(&accounts, order.confirm, lang)?;
    }
    let participants = participants(&file, &accounts, code, lang)?;
    let version = opened.as_ref().and_then(|opened| version_of(&opened.widget)).map(str::to_owned);
    let began = zone::now();
    let values = Confidential::new(Value::Object(order.settings));
    let queue = BulkQueue::new(order.task.operation(values), version.clone(), participants, cancel).asking_account();
    queue.work(&|_| {});
    let ended = |(at, account)| queue.read(at, |_, row| ended(row, account, code, version.as_deref()));
    let results: Vec<Ended> = accounts.iter().enumerate().filter_map(ended).collect();
    let (sha256, archive) = opened.as_ref().map(|opened| sum(opened, lang)).transpose()?.unwrap_or_default();
    let told = BulkReport {
        task: order.task.text_id(),
        widget: opened.as_ref().map_or_else(|| code.to_owned(), |opened| report::name(&opened.widget, lang)),
        version: version.unwrap_or_default(),
        sha256,
        archive,
        date: report::when(began),
        studio: env!("CARGO_PKG_VERSION").to_owned(),
        rows: results.iter().map(|result| result.row.clone()).collect(),
    };
    let mut printed = printed(&told, &results, lang);
    if let (Some(path), Some(layout)) = (&args.report, layout) {
        let text = bulk::render(&told, layout, lang);
        let (origin, widget) = opened.as_ref().map_or((None, Widget::default()), |opened| (Some(&opened.origin), opened.widget.clone()));
        let output = Output { kind: output::Kind::Bulk, widget: &widget, origin, overwrite: args.overwrite };
        let written = output::write(&output, path, text.as_bytes());
        // What was done in the accounts is told even if its report can't be kept.
        if let Err(error) = written {
            let error = error.explain();
            printed.notes.extend([lang.msg(&error), lang.msg(&error.next_step())]);
            printed.code = UNREAD;
        }
    }
    Ok(printed)
}

/// The result in one account.
struct Ended {
    row: bulk::Row,
    code: u8,
}

/// The layout that the ending of the report's name stands for.
fn layout(path: &Path, lang: Lang) -> Result<Layout, Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let unknown = || Failure::own(UNREAD, "report", &Msg::new("cli-many-report").with("path", path.display().to_string()), lang);
    Layout::ALL.into_iter().find(|layout| layout.extension() == ending).ok_or_else(unknown)
}

/// The named accounts, each once.
fn chosen(file: &AccountsFile, names: &[String], lang: Lang) -> Result<Vec<SavedAccount>, Failure> {
    let accounts = file.read().map_err(|error| connect::bad_accounts(&error, lang))?.value;
    let mut chosen: Vec<SavedAccount> = Vec::new();
    for name in names {
        let unknown = || Failure::own(UNREAD, "unknown-account", &Msg::new("cli-unknown-account").with("name", name), lang);
        let account = accounts.get(name).ok_or_else(unknown)?;
        if !chosen.iter().any(|other| other.name == account.name) {
            chosen.push(account.clone());
        }
    }
    Ok(chosen)
}

/// Refuses the whole order if a production account isn't named by its subdomain.
fn unlocked(accounts: &[SavedAccount], confirm: &[String], lang: Lang) -> Result<(), Failure> {
    for account in accounts.iter().filter(|account| account.kind == Kind::Production) {
        let host = Host::parse(&account.host).map_err(|error| connect::no_host(&error, lang))?;
        if !confirm.iter().any(|subdomain| subdomain == host.subdomain()) {
            return Err(connect::locked(&host, lang));
        }
    }
    Ok(())
}

/// The accounts with the ways into them. A token of the environment is for one account: its own variable, or the usual one if all
/// accounts are on one host.
fn participants(file: &AccountsFile, accounts: &[SavedAccount], code: &str, lang: Lang) -> Result<Vec<Participant>, Failure> {
    let vault: Arc<dyn Vault> = Arc::new(Keyring);
    let is_one_host = accounts.windows(2).all(|pair| matches!(pair, [one, other] if one.host == other.host));
    let way = |account: &SavedAccount| -> Result<Option<Client>, Failure> {
        let host = Host::parse(&account.host).map_err(|error| connect::no_host(&error, lang))?;
        let given: Option<Secret> = connect::secret(&variable(&account.name)).or_else(|| connect::secret(TOKEN).filter(|_| is_one_host));
        match file.client(account, &vault, given, connect::recorder(&host), Limits::default()) {
            Ok(client) => Ok(Some(client)),
            // The account is told among the results, and the others go on.
            Err(SignInError::NoSecret(_) | SignInError::Keyring(_)) => Ok(None),
            Err(SignInError::Host(error)) => Err(connect::no_host(&error, lang)),
        }
    };
    let participant = |account: &SavedAccount| Ok(Participant { name: account.name.clone(), code: code.to_owned(), client: way(account)? });
    accounts.iter().map(participant).collect()
}

/// The environment variable for the token of one account: `WIDGET_STUDIO_TOKEN_DEMO_SHOP` for `demo-shop`.
fn variable(account: &str) -> String {
    let name: String = account.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    format!("{TOKEN}_{}", name.to_uppercase())
}

fn ended(row: &Row, account: &SavedAccount, code_of_widget: &str, version: Option<&str>) -> Ended {
    let outcome = row.outcome.as_ref();
    let code = outcome.map_or(UNREAD, |outcome| exit_code(outcome, row.seen.as_ref(), version));
    let explained = outcome.map(|outcome| match outcome {
        Outcome::Blocked(reason) => blocked(reason, &account.name),
        outcome => (outcome.explain().result, outcome.explain().lines),
    });
    let (result, detail) = explained.unzip();
    let row = bulk::Row {
        account: account.name.clone(),
        host: account.host.clone(),
        version: bulk_explain::version(row.seen.as_ref()).to_owned(),
        state: Msg::new(bulk_explain::state(row.seen.as_ref())),
        is_as_asked: Some(code == 0),
        result,
        detail: detail.unwrap_or_default(),
        ms: Some(row.took().as_millis()),
        code: code_of_widget.to_owned(),
        account_id: row.account.map(|(id, _)| id),
        user: row.account.and_then(|(_, user)| user).map(|user| user.to_string()).unwrap_or_default(),
        compared: outcome.and_then(Outcome::compared),
    };
    Ended { row, code }
}

fn exit_code(outcome: &Outcome, seen: Option<&Seen>, version: Option<&str>) -> u8 {
    match outcome {
        Outcome::Status => {
            let is_here = matches!(seen, Some(Seen::Present(there, _)) if version.is_none_or(|version| version == there));
            if is_here { 0 } else { REFUSED }
        }
        Outcome::Blocked(Blocked::NoToken | Blocked::Stopped) => UNREAD,
        Outcome::Failed(failed) if failed.may_have_changed() || !failed.error.kind.is_refusal() => UNREAD,
        outcome if outcome.is_as_asked() => 0,
        _ => REFUSED,
    }
}

/// Why an account wasn't begun, and what to do about it on the command line.
fn blocked(reason: &Blocked, account: &str) -> (Msg, Vec<Msg>) {
    let next = match reason {
        Blocked::NoToken => "cli-many-no-token",
        Blocked::NoCode => "cli-no-code.next",
        Blocked::Absent => "cli-many-absent",
        Blocked::OtherVersion(_) => "cli-many-other-version",
        Blocked::Stopped => "bulk-stopped.next",
    };
    let (id, version) = reason.text_id();
    let next = Msg::new(next).with("version", version).with("account", account).with("variable", variable(account));
    (Msg::new(id).with("version", version), vec![next])
}

fn printed(told: &BulkReport, results: &[Ended], lang: Lang) -> Printed {
    let result = |row: &bulk::Row| row.result.as_ref().map(|result| lang.msg(result)).unwrap_or_default();
    let line = |row: &bulk::Row| {
        let (state, result, detail) = (lang.msg(&row.state), result(row), row.detail(lang));
        let parts = [&row.account, &row.host, &row.version, &state, &result, &detail];
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("  ") + "\n"
    };
    let text = told.rows.iter().map(line).collect::<String>() + &bulk::summary(told, lang) + "\n";
    let account = |ended: &Ended| {
        let row = &ended.row;
        json!({
            "account": row.account, "host": row.host, "version": row.version, "state": lang.msg(&row.state), "as_asked": row.is_as_asked,
            "result": result(row), "detail": row.detail(lang), "ms": row.ms, "exit_code": ended.code
        })
    };
    let json = json!({
        "task": lang.tr(told.task), "widget": told.widget, "version": told.version, "sha256": told.sha256, "date": told.date,
        "accounts": results.iter().map(account).collect::<Vec<_>>()
    });
    Printed { code: results.iter().map(|ended| ended.code).max().unwrap_or_default(), ..Printed::done(text, json) }
}

/// The sum of the archive that was opened, with its name; of what the files pack into, if there is none.
fn sum(opened: &Opened, lang: Lang) -> Result<(String, Option<String>), Failure> {
    if let Some(bytes) = files::original(Some(&opened.origin), &opened.widget) {
        let name = opened.origin.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok((archive::sha256_hex(&bytes), Some(name)));
    }
    let failed = |error: archive::ZipError| Failure::own(UNREAD, "widget", &Msg::new("bulk-not-packed"), lang).detail(error.to_string());
    Ok((archive::sha256_hex(&archive::build(&opened.widget).map_err(failed)?), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_a_variable_of_its_own() {
        assert_eq!(variable("demo-shop 2"), "WIDGET_STUDIO_TOKEN_DEMO_SHOP_2");
    }
}
