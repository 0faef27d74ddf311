//! From the arguments to a client: which account, its token, its history.

use std::env;
use std::path::PathBuf;
use std::sync::Arc;

use super::account_args::TargetArgs;
use super::failure::{Failure, UNREAD};
use crate::api::{self, Client, Credentials, Forgetful, Host, HostError, Limits, NoRecord, Recorder, Secret};
use crate::checks::finding::Msg;
use crate::platform::accounts::{Accounts, SignInError};
use crate::platform::data;
use crate::platform::history::History;
use crate::platform::keyring::{Keyring, Vault};
use crate::text::Lang;

/// Names the token; a command line is no place for it.
pub const TOKEN: &str = "WIDGET_STUDIO_TOKEN";

/// The secret in the environment variable `name`.
pub fn secret(name: &str) -> Option<Secret> {
    env::var(name).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).map(Secret::new)
}

/// The folder of accounts and history.
pub fn folder(lang: Lang) -> Result<PathBuf, Failure> {
    data::folder().ok_or_else(|| Failure::own(UNREAD, "no-home", &Msg::new("cli-no-home"), lang))
}

/// The named accounts.
pub fn accounts(lang: Lang) -> Result<Accounts, Failure> {
    let folder = folder(lang)?;
    let unread = |error: std::io::Error| {
        let msg = Msg::new("cli-accounts-unread").with("path", folder.display().to_string());
        Failure::own(UNREAD, "accounts-file", &msg, lang).detail(error.to_string())
    };
    Accounts::load(&folder).map_err(unread)
}

/// The history of the data folder; none without a folder. What it has of the last second counts for the limit of requests.
pub fn recorder(host: &Host) -> Arc<dyn Recorder> {
    match data::folder() {
        Some(folder) => {
            let history = History::open(&folder);
            api::resume(host, &history.entries());
            Arc::new(history)
        }
        None => Arc::new(NoRecord),
    }
}

/// Why `error` is no address.
pub fn no_host(error: &HostError, lang: Lang) -> Failure {
    Failure::own(UNREAD, "host", &Msg::new(error.text_id()).with("host", error.given()), lang)
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
        let accounts = accounts(lang)?;
        let unknown = || Failure::own(UNREAD, "unknown-account", &Msg::new("cli-unknown-account").with("name", name), lang);
        let account = accounts.get(name).ok_or_else(unknown)?;
        let vault: Arc<dyn Vault> = Arc::new(Keyring);
        let host = Host::parse(&account.host).map_err(|error| no_host(&error, lang))?;
        return account.client(&vault, secret(TOKEN), recorder(&host), Limits::default()).map_err(|error| match error {
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

/// There is no keyring, or it fails.
pub fn no_keyring(reason: &str, lang: Lang) -> Failure {
    Failure::own(UNREAD, "keyring", &Msg::new("cli-no-keyring"), lang).detail(reason)
}
