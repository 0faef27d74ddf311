//! `account`: adds, lists, tests and removes named accounts.

use std::sync::Arc;

use serde_json::{Value, json};

use super::account_args::{AccountArgs, AccountCommand, AccountFormat, AddArgs, ListArgs, RemoveArgs, TargetArgs};
use super::connect::{self, TOKEN};
use super::failure::{Failure, UNREAD};
use super::remote::Printed;
use crate::account::history::time;
use crate::account::{Host, Secret, exchange_code};
use crate::system::accounts;
use crate::system::accounts::{AddError, ChangeError, Keep, SavedAccount, SignIn};
use crate::system::clock;
use crate::system::keyring::{Keyring, Part, Vault, VaultTokens};
use crate::text::Lang;
use crate::text::msg::Msg;

const CLIENT_SECRET: &str = "WIDGET_STUDIO_CLIENT_SECRET";
const CODE: &str = "WIDGET_STUDIO_CODE";

/// A token that ends within so many days is warned of.
const WARN_DAYS: i64 = 7;

/// How the result of `args` is printed.
pub fn format(args: &AccountArgs) -> AccountFormat {
    match &args.command {
        AccountCommand::Add(args) => args.format,
        AccountCommand::List(args) => args.format,
        AccountCommand::Test(args) => args.format,
        AccountCommand::Remove(args) => args.format,
    }
}

pub fn run(args: &AccountArgs, lang: Lang) -> Result<Printed, Failure> {
    match &args.command {
        AccountCommand::Add(args) => add(args, lang),
        AccountCommand::List(args) => list(args, lang),
        AccountCommand::Test(args) => test(args, lang),
        AccountCommand::Remove(args) => remove(args, lang),
    }
}

fn add(args: &AddArgs, lang: Lang) -> Result<Printed, Failure> {
    connect::refuse_exposed(args.exposed.is_there(), lang)?;
    let sign_in = match (&args.client_id, &args.redirect_uri) {
        (Some(client_id), Some(redirect_uri)) => SignIn::OAuth { client_id: client_id.clone(), redirect_uri: redirect_uri.clone() },
        _ => SignIn::Token,
    };
    let keep = if args.ask_each_time { Keep::Ask } else { Keep::Keyring };
    let account = SavedAccount { name: args.name.clone(), host: args.host.clone(), kind: args.kind, colour: args.colour, sign_in, keep };
    let added = connect::accounts_file(lang)?.add(account, &Keyring, |account| keep_secrets(account, lang));
    let (_, account) = added.map_err(|error| not_changed(error, lang, |failure| failure))?;
    let where_kept = if account.keep == Keep::Keyring { "cli-account-in-keyring" } else { "cli-account-asked" };
    let text = lang.with("cli-account-added", &[("name", account.name.as_str().into()), ("host", account.host.as_str().into())]);
    let kept = lang.with(where_kept, &[("name", account.name.as_str().into()), ("variable", TOKEN.into())]);
    Ok(Printed::done(format!("{text}\n{kept}\n"), json!({"added": shown(&account)})))
}

fn keep_secrets(account: &SavedAccount, lang: Lang) -> Result<(), Failure> {
    if account.keep == Keep::Ask {
        return Ok(());
    }
    Keyring.status().map_err(|error| connect::no_keyring(&error.0, lang))?;
    let asked = |variable: &'static str| {
        let missing = || Failure::own(UNREAD, "no-token", &Msg::new("cli-no-variable").with("variable", variable), lang);
        connect::secret(variable).ok_or_else(missing)
    };
    let keep = |part: Part, secret: &Secret| Keyring.set(&account.name, part, secret).map_err(|error| connect::no_keyring(&error.0, lang));
    match &account.sign_in {
        SignIn::Token => keep(Part::Token, &asked(TOKEN)?),
        SignIn::OAuth { client_id, redirect_uri } => {
            let host = Host::parse(&account.host).map_err(|error| connect::no_host(&error, lang))?;
            let (client_secret, code) = (asked(CLIENT_SECRET)?, asked(CODE)?);
            keep(Part::ClientSecret, &client_secret)?;
            let store = VaultTokens::new(Arc::new(Keyring), &account.name, None);
            let integration = (client_id.as_str(), &client_secret, redirect_uri.as_str());
            let traded = exchange_code(&host, integration, &code, connect::recorder(&host), &store);
            traded.map(drop).map_err(|error| Failure::api(&error, lang))
        }
    }
}

/// Why the list wasn't changed; `of_secrets` says what is wrong with the secrets.
fn not_changed<E>(error: ChangeError<E>, lang: Lang, of_secrets: impl FnOnce(E) -> Failure) -> Failure {
    match error {
        ChangeError::File(error) => connect::bad_accounts(&error, lang),
        ChangeError::Refused(AddError::Name) => Failure::own(UNREAD, "name", &Msg::new("cli-account-name"), lang),
        ChangeError::Refused(AddError::Taken(name)) => {
            Failure::own(UNREAD, "name-taken", &Msg::new("cli-account-taken").with("name", &name), lang)
        }
        ChangeError::Refused(AddError::Host(error)) => connect::no_host(&error, lang),
        ChangeError::Unknown(name) => Failure::own(UNREAD, "unknown-account", &Msg::new("cli-unknown-account").with("name", &name), lang),
        ChangeError::Secrets(error) => of_secrets(error),
    }
}

fn shown(account: &SavedAccount) -> Value {
    json!({
        "name": account.name, "host": account.host, "kind": account.kind, "colour": account.colour, "secrets": account.keep,
        "sign_in": if account.sign_in == SignIn::Token { "token" } else { "oauth" }
    })
}

fn list(_: &ListArgs, lang: Lang) -> Result<Printed, Failure> {
    let accounts = connect::accounts(lang)?.accounts;
    let mut text = String::new();
    for account in &accounts {
        let kind = lang.tr(if account.kind == accounts::Kind::Production { "cli-kind-production" } else { "cli-kind-sandbox" });
        let kept = lang.tr(if account.keep == Keep::Keyring { "cli-kept-keyring" } else { "cli-kept-asked" });
        text += &format!("{}  {}  {kind}  {kept}\n", account.name, account.host);
    }
    if accounts.is_empty() {
        text = lang.tr("cli-no-accounts") + "\n";
    }
    Ok(Printed::done(text, json!({"accounts": accounts.iter().map(shown).collect::<Vec<_>>()})))
}

fn remove(args: &RemoveArgs, lang: Lang) -> Result<Printed, Failure> {
    let removed = connect::accounts_file(lang)?.remove(&args.name, &Keyring);
    let (_, removed) = removed.map_err(|error| not_changed(error, lang, |error| connect::no_keyring(&error.0, lang)))?;
    let text = lang.with("cli-account-removed", &[("name", removed.name.as_str().into())]);
    Ok(Printed::done(text + "\n", json!({"removed": shown(&removed)})))
}

fn test(args: &TargetArgs, lang: Lang) -> Result<Printed, Failure> {
    let client = connect::client(args, lang)?;
    let failed = |error| Failure::api(&error, lang);
    let account = client.account().map_err(failed)?;
    let is_admin = client.is_admin().map_err(failed)?;
    let expires_at = client.token_expires_at();
    let line = |id: &str, value: String| format!("{}: {value}\n", lang.tr(id));
    let yes = |is: Option<bool>| lang.tr(is.map_or("cli-unknown", |is| if is { "cli-yes" } else { "cli-no" }));
    let mut text = line("cli-account", format!("{} ({})", account.name, client.host()));
    if account.is_practice {
        text += &(lang.tr("cli-is-practice") + "\n");
    }
    text += &line("cli-account-id", account.id.to_string());
    text += &line("cli-account-user", account.current_user_id.map_or_else(|| lang.tr("cli-unknown"), |id| id.to_string()));
    text += &line("cli-account-admin", yes(Some(is_admin)));
    text += &line("cli-account-technical", yes(account.is_technical));
    let ends = expires_at.map(|at| time(at.saturating_mul(1000)));
    text += &line("cli-account-token-ends", ends.clone().unwrap_or_else(|| lang.tr("cli-unknown")));
    let days = expires_at.map(|at| (at - clock::now()).div_euclid(86_400));
    let mut printed = Printed::done(
        text,
        json!({
            "host": client.host().name(), "practice": account.is_practice, "id": account.id, "name": account.name,
            "subdomain": account.subdomain, "user_id": account.current_user_id, "is_admin": is_admin,
            "is_technical_account": account.is_technical, "token_ends": ends
        }),
    );
    if let Some(days) = days.filter(|days| *days < WARN_DAYS && !client.renews()) {
        printed.notes.push(lang.with("cli-token-ends-soon", &[("days", usize::try_from(days).unwrap_or_default().into())]));
    }
    Ok(printed)
}
