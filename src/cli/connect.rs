//! Makes the client of an account from the arguments: its host, its token, its history.

use std::env;
use std::path::PathBuf;
use std::sync::Arc;

use super::account_args::TargetArgs;
use super::failure::{Failure, REFUSED, UNREAD};
use crate::account;
use crate::account::{Client, Credentials, Forgetful, Host, HostError, Limits, NoRecord, Recorder, Secret};
use crate::system::accounts::{Accounts, AccountsFile, SignInError};
use crate::system::data;
use crate::system::history::History;
use crate::system::keyring::{Keyring, Vault};
use crate::system::shared_file::SharedFileError;
use crate::text::Lang;
use crate::text::msg::Msg;

/// The environment variable of the token: a command line can be seen by others.
pub const TOKEN: &str = "WIDGET_STUDIO_TOKEN";

/// The secret in the environment variable `name`.
pub fn secret(name: &str) -> Option<Secret> {
    env::var(name).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).map(Secret::new)
}

/// The folder of accounts and history.
pub fn folder(lang: Lang) -> Result<PathBuf, Failure> {
    data::folder().ok_or_else(|| Failure::own(UNREAD, "no-home", &Msg::new("cli-no-home"), lang))
}

/// The file of the named accounts.
pub fn accounts_file(lang: Lang) -> Result<AccountsFile, Failure> {
    Ok(AccountsFile::new(Some(&folder(lang)?)))
}

/// The named accounts.
pub fn accounts(lang: Lang) -> Result<Accounts, Failure> {
    Ok(accounts_file(lang)?.read().map_err(|error| bad_accounts(&error, lang))?.value)
}

/// The named accounts can't be read or written.
pub fn bad_accounts(error: &SharedFileError, lang: Lang) -> Failure {
    let (id, path) = match error {
        SharedFileError::Unread { path, .. } => ("cli-accounts-unread", path),
        SharedFileError::Unwritten { path, .. } => ("cli-accounts-unwritten", path),
    };
    let msg = Msg::new(id).with("path", path.parent().unwrap_or(path).display().to_string());
    Failure::own(UNREAD, "accounts-file", &msg, lang).detail(error.to_string())
}

/// The history of the data folder; none without a folder. Its requests of the last second count for the limit.
pub fn recorder(host: &Host) -> Arc<dyn Recorder> {
    match data::folder() {
        Some(folder) => {
            let history = History::open(&folder);
            account::resume(host, &history.entries().unwrap_or_default());
            Arc::new(history)
        }
        None => Arc::new(NoRecord),
    }
}

/// Why `error` is no address.
pub fn no_host(error: &HostError, lang: Lang) -> Failure {
    Failure::own(UNREAD, "host", &Msg::new(error.text_id()).with("host", error.given()), lang)
}

/// A production account is only changed by who types its subdomain.
pub fn locked(host: &Host, lang: Lang) -> Failure {
    let msg = Msg::new("cli-locked").with("host", host.name()).with("subdomain", host.subdomain());
    Failure::own(REFUSED, "locked", &msg, lang)
}

/// Refuses a secret on the command line.
pub fn refuse_exposed(is_there: bool, lang: Lang) -> Result<(), Failure> {
    if is_there { Err(Failure::own(UNREAD, "exposed-secret", &Msg::new("cli-exposed"), lang)) } else { Ok(()) }
}

/// The client that `args` ask for.
pub fn client(args: &TargetArgs, lang: Lang) -> Result<Client, Failure> {
    refuse_exposed(args.exposed.is_there(), lang)?;
    let no_token = || Failure::own(UNREAD, "no-token", &Msg::new("cli-no-token"), lang);
    if let Some(name) = &args.account {
        let file = accounts_file(lang)?;
        let accounts = file.read().map_err(|error| bad_accounts(&error, lang))?.value;
        let unknown = || Failure::own(UNREAD, "unknown-account", &Msg::new("cli-unknown-account").with("name", name), lang);
        let account = accounts.get(name).ok_or_else(unknown)?;
        let vault: Arc<dyn Vault> = Arc::new(Keyring);
        let host = Host::parse(&account.host).map_err(|error| no_host(&error, lang))?;
        return file.client(account, &vault, secret(TOKEN), recorder(&host), Limits::default()).map_err(|error| match error {
            SignInError::NoSecret(_) => no_token(),
            SignInError::Keyring(error) => no_keyring(&error.0, lang),
            SignInError::Host(error) => no_host(&error, lang),
        });
    }
    let host = Host::parse(args.host.as_deref().unwrap_or_default()).map_err(|error| no_host(&error, lang))?;
    let credentials = Credentials::Token(secret(TOKEN).ok_or_else(no_token)?);
    let (name, recorder) = (host.name().to_owned(), recorder(&host));
    Ok(Client::new(&name, host, credentials, Arc::new(Forgetful), recorder, Limits::default()))
}

/// The arguments that lead to the account of `client` again.
pub fn way_to(client: &Client) -> String {
    let (host, name) = (client.host().name(), client.account_name());
    let (argument, value) = if name == host { ("--host", host) } else { ("--account", name) };
    format!("{argument} {}", shlex::try_quote(value).unwrap_or_default())
}

/// There is no keyring, or it fails.
pub fn no_keyring(reason: &str, lang: Lang) -> Failure {
    Failure::own(UNREAD, "keyring", &Msg::new("cli-no-keyring"), lang).detail(reason)
}
