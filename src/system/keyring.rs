//! Secrets of accounts in the system's keyring. Where there is none, nothing is kept: the person is asked each time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use keyring::{Entry, Error};

use super::lock::LockGuard;
use super::lock::name_of;
use super::shared_file::{self, SharedFileError};
use crate::account::{Secret, TokenStore, Tokens, claims};

/// The name under which the keyring shows the entries.
pub const SERVICE: &str = "widget-studio";

/// A secret of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The long-lived token, or the current access token.
    Token,
    /// The refresh token.
    Refresh,
    /// The integration's secret.
    ClientSecret,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 3] = [Self::Token, Self::Refresh, Self::ClientSecret];

    /// The entry's user in the keyring.
    pub fn entry(self, account: &str) -> String {
        let word = match self {
            Self::Token => "token",
            Self::Refresh => "refresh token",
            Self::ClientSecret => "client secret",
        };
        format!("{account}: {word}")
    }
}

/// Why the keyring did not do it, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct VaultError(pub String);

/// Keeps secrets by account and part.
pub trait Vault: Send + Sync {
    /// Whether it is there.
    ///
    /// # Errors
    /// Why it isn't.
    fn status(&self) -> Result<(), VaultError>;

    /// The secret; `None` if it isn't there.
    ///
    /// # Errors
    /// What the keyring says; there may be none.
    fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError>;

    /// Keeps `secret`.
    ///
    /// # Errors
    /// As with [`Vault::get`].
    fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError>;

    /// Deletes the secret, if it is there.
    ///
    /// # Errors
    /// As with [`Vault::get`].
    fn delete(&self, account: &str, part: Part) -> Result<(), VaultError>;
}

/// The keyring of the system: Secret Service, Keychain, or the Windows Credential Manager.
#[derive(Debug, Clone, Copy)]
pub struct Keyring;

impl Vault for Keyring {
    fn status(&self) -> Result<(), VaultError> {
        Entry::store_status().as_ref().copied().map_err(told)
    }

    fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError> {
        match entry(account, part)?.get_password() {
            Ok(secret) => Ok(Some(Secret::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(told(&error)),
        }
    }

    fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError> {
        entry(account, part)?.set_password(secret.expose()).map_err(|error| told(&error))
    }

    fn delete(&self, account: &str, part: Part) -> Result<(), VaultError> {
        match entry(account, part)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(told(&error)),
        }
    }
}

fn entry(account: &str, part: Part) -> Result<Entry, VaultError> {
    Keyring.status()?;
    Entry::new(SERVICE, &part.entry(account)).map_err(|error| told(&error))
}

/// The words of `error`, without the stored secret that some errors hold.
fn told(error: &Error) -> VaultError {
    VaultError(match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "the entry holds no text".to_owned(),
        error => error.to_string(),
    })
}

/// Locks the secrets of `account` by a file in the data folder: they are changed by one process at a time. Waits for its turn.
///
/// # Errors
/// [`SharedFileError::Unwritten`].
pub fn lock(data: &Path, account: &str) -> Result<LockGuard, SharedFileError> {
    shared_file::lock(&data.join(format!("account-{}", name_of(account.as_bytes()))))
}

/// The tokens of an account in a vault.
pub struct VaultTokens {
    vault: Arc<dyn Vault>,
    account: String,
    data: Option<PathBuf>,
}

impl VaultTokens {
    /// The tokens of `account` in `vault`, which are renewed under a lock in the folder `data`.
    pub fn new(vault: Arc<dyn Vault>, account: &str, data: Option<&Path>) -> Self {
        Self { vault, account: account.to_owned(), data: data.map(Path::to_owned) }
    }
}

impl TokenStore for VaultTokens {
    fn keep(&self, tokens: &Tokens) -> Result<(), String> {
        // The refresh token first: without it the account is lost, without the other one it is asked for anew.
        let set = |part, secret| self.vault.set(&self.account, part, secret).map_err(|error| error.0);
        set(Part::Refresh, &tokens.refresh)?;
        set(Part::Token, &tokens.access)
    }

    fn load(&self) -> Option<Tokens> {
        let get = |part| self.vault.get(&self.account, part).ok().flatten();
        let (access, refresh) = (get(Part::Token).unwrap_or_default(), get(Part::Refresh)?);
        // A token that doesn't say when it ends is taken for one that has ended.
        let expires_at = claims(&access).and_then(|claims| claims.expires_at).unwrap_or_default();
        Some(Tokens { access, refresh, expires_at })
    }

    fn hold(&self) -> Option<Box<dyn Send>> {
        let lock = lock(self.data.as_deref()?, &self.account);
        let lock = lock.inspect_err(|error| log::warn!("tokens of {} are renewed without a lock: {error}", self.account)).ok()?;
        Some(Box::new(lock))
    }
}
