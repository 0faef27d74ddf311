//! The accounts that a person named: a JSON file in the data folder, without any secret. Their secrets are in the keyring.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::keyring::{self, Part, Vault, VaultError, VaultTokens};
use super::lock::LockGuard;
use super::shared_file::{Shared, SharedFile, SharedFileError, Snapshot, or_default};
use crate::account::{Client, Credentials, Forgetful, Host, HostError, Limits, OAuth, Recorder, Secret, TokenStore};

/// The file in the data folder.
const FILE: &str = "accounts.json";

/// Most characters of a name: it stands on buttons.
const MAX_NAME: usize = 40;

/// The content of the file of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accounts {
    /// The accounts in the order in which they were added.
    #[serde(default)]
    pub accounts: Vec<SavedAccount>,
}

/// A named account, as the file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAccount {
    /// The person's name for it.
    pub name: String,
    /// The host of the account, such as `demo.amocrm.ru`.
    pub host: String,
    /// Whether a company works in the account.
    #[serde(default)]
    pub kind: Kind,
    /// The colour of the account in the window. An unknown colour gets the default; an unknown kind makes the file unreadable.
    #[serde(default, deserialize_with = "or_default")]
    pub colour: Colour,
    /// How the studio signs in.
    #[serde(default)]
    pub sign_in: SignIn,
    /// Where the secrets of the account are.
    #[serde(default)]
    pub keep: Keep,
}

/// Whether an account is for trying or for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// For trying things.
    #[default]
    Sandbox,
    /// A company works in it: changes one at a time, after typing the subdomain.
    Production,
}

/// The colour of an account in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Blue.
    #[default]
    Blue,
    /// Green.
    Green,
    /// Yellow.
    Yellow,
    /// Orange.
    Orange,
    /// Red.
    Red,
    /// Purple.
    Purple,
    /// Between green and blue.
    Teal,
    /// Grey.
    Grey,
}

impl Colour {
    /// All colours, in the order of the menu.
    pub const ALL: [Self; 8] = [Self::Blue, Self::Green, Self::Yellow, Self::Orange, Self::Red, Self::Purple, Self::Teal, Self::Grey];

    /// The word of the colour in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
            Self::Purple => "purple",
            Self::Teal => "teal",
            Self::Grey => "grey",
        }
    }
}

/// How the studio signs in to an account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignIn {
    /// With a long-lived token.
    #[default]
    Token,
    /// As an integration, whose tokens are renewed.
    OAuth {
        /// The integration's ID.
        client_id: String,
        /// The integration's redirect URI.
        redirect_uri: String,
    },
}

/// Where the secrets of an account are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keep {
    /// In the system's keyring.
    #[default]
    Keyring,
    /// Nowhere: the person is asked each time.
    Ask,
}

/// Why an account can't be added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The name is empty, too long, or has control characters.
    #[error("no good name")]
    Name,
    /// There is an account of this name.
    #[error("{0} is there already")]
    Taken(String),
    /// The host is not that of an account.
    #[error(transparent)]
    Host(#[from] HostError),
}

/// Why the studio can't sign in to an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// Nothing was typed in, and nothing is kept.
    #[error("no token for {0}")]
    NoSecret(String),
    /// The keyring fails.
    #[error(transparent)]
    Keyring(#[from] VaultError),
    /// The saved host is not that of an account.
    #[error(transparent)]
    Host(#[from] HostError),
}

/// Why the list of accounts can't be changed. The file and the secrets are as before.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError<E> {
    /// The list can't be read or written.
    #[error(transparent)]
    File(#[from] SharedFileError),
    /// The account can't be added.
    #[error(transparent)]
    Refused(#[from] AddError),
    /// There is no account of this name.
    #[error("there is no account named {0}")]
    Unknown(String),
    /// Its secrets can't be kept or deleted.
    #[error(transparent)]
    Secrets(E),
}

/// The accounts of a data folder. Other processes may change them at any time.
pub struct AccountsFile {
    folder: Option<PathBuf>,
    list: SharedFile<Accounts>,
}

impl Shared for Accounts {
    const KEY: Option<&'static str> = Some("name");
}

impl AccountsFile {
    /// The accounts in `folder`; without a folder they last as long as this process. Touches no disk.
    pub fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), list: SharedFile::new(folder.map(|folder| folder.join(FILE))) }
    }

    /// The accounts; none if there is no file.
    ///
    /// # Errors
    /// [`SharedFileError::Unread`].
    pub fn read(&self) -> Result<Snapshot<Accounts>, SharedFileError> {
        self.list.read()
    }

    /// Adds `account`, its host read from whatever was pasted. `keep` stores its secrets before the list is written; they are deleted
    /// again if the list can't be written. Returns the list and the account as the list holds it.
    ///
    /// # Errors
    /// See [`ChangeError`]; the name is compared with those in the file as it is now.
    pub fn add<E>(
        &self,
        account: SavedAccount,
        vault: &dyn Vault,
        keep: impl FnOnce(&SavedAccount) -> Result<(), E>,
    ) -> Result<(Snapshot<Accounts>, SavedAccount), ChangeError<E>> {
        let account = account.checked()?;
        let refuse = || Ok::<(), ChangeError<E>>(self.read()?.value.refuse_taken(&account.name)?);
        // Before the keyring may ask for its password; once more while nobody else changes the account.
        refuse()?;
        self.with_secrets(&account.name, account.keep, vault, || {
            refuse()?;
            keep(&account).map_err(ChangeError::Secrets)?;
            self.list.update(|list| Ok(list.add(account.clone())?)).map(|(snapshot, ())| (snapshot, account.clone()))
        })
    }

    /// Changes how the studio signs in to the account `name`; `keep` replaces the old secrets. Tokens that are renewed have to
    /// be kept, whatever was chosen for the account. Returns the list and the account as the list holds it.
    ///
    /// # Errors
    /// See [`ChangeError`].
    pub fn renew<E>(
        &self,
        name: &str,
        sign_in: SignIn,
        vault: &dyn Vault,
        keep: impl FnOnce(&SavedAccount) -> Result<(), E>,
    ) -> Result<(Snapshot<Accounts>, SavedAccount), ChangeError<E>> {
        let mut account = self.known(name)?;
        account.keep = if sign_in == SignIn::Token { account.keep } else { Keep::Keyring };
        account.sign_in = sign_in;
        self.with_secrets(name, account.keep, vault, || {
            keep(&account).map_err(ChangeError::Secrets)?;
            self.list.update(|list| {
                let known =
                    list.accounts.iter_mut().find(|known| known.name == name).ok_or_else(|| ChangeError::Unknown(name.to_owned()))?;
                (known.sign_in, known.keep) = (account.sign_in.clone(), account.keep);
                Ok(known.clone())
            })
        })
    }

    /// Removes the account `name`, its secrets first. Returns the list and the removed account.
    ///
    /// # Errors
    /// See [`ChangeError`].
    pub fn remove(&self, name: &str, vault: &dyn Vault) -> Result<(Snapshot<Accounts>, SavedAccount), ChangeError<VaultError>> {
        let account = self.known(name)?;
        self.with_secrets(name, account.keep, vault, || {
            if account.keep == Keep::Keyring {
                forget(vault, name).map_err(ChangeError::Secrets)?;
            }
            self.list.update(|list| list.remove(name).ok_or_else(|| ChangeError::Unknown(name.to_owned())))
        })
    }

    /// A client for `account`. `given` is a token that the person just gave; it is used instead of a stored one.
    ///
    /// # Errors
    /// See [`SignInError`].
    pub fn client(
        &self,
        account: &SavedAccount,
        vault: &Arc<dyn Vault>,
        given: Option<Secret>,
        recorder: Arc<dyn Recorder>,
        limits: Limits,
    ) -> Result<Client, SignInError> {
        let host = Host::parse(&account.host)?;
        let none = || SignInError::NoSecret(account.name.clone());
        let (credentials, store): (_, Arc<dyn TokenStore>) = match (&account.sign_in, account.keep, given) {
            (_, _, Some(given)) => (Credentials::Token(given), Arc::new(Forgetful)),
            (SignIn::Token, Keep::Ask, None) => return Err(none()),
            (SignIn::Token, Keep::Keyring, None) => {
                (Credentials::Token(vault.get(&account.name, Part::Token)?.ok_or_else(none)?), Arc::new(Forgetful))
            }
            (SignIn::OAuth { client_id, redirect_uri }, _, None) => {
                let client_secret = vault.get(&account.name, Part::ClientSecret)?.ok_or_else(none)?;
                let store = VaultTokens::new(vault.clone(), &account.name, self.folder.as_deref());
                let tokens = store.load().ok_or_else(none)?;
                let oauth = OAuth { client_id: client_id.clone(), client_secret, redirect_uri: redirect_uri.clone(), tokens };
                (Credentials::OAuth(oauth), Arc::new(store))
            }
        };
        Ok(Client::new(&account.name, host, credentials, store, recorder, limits))
    }

    fn known<E>(&self, name: &str) -> Result<SavedAccount, ChangeError<E>> {
        self.read()?.value.get(name).cloned().ok_or_else(|| ChangeError::Unknown(name.to_owned()))
    }

    /// Runs `change` while nobody else changes the secrets of the account `name`. If it fails they are as before.
    fn with_secrets<R, E>(
        &self,
        name: &str,
        keep: Keep,
        vault: &dyn Vault,
        change: impl FnOnce() -> Result<R, ChangeError<E>>,
    ) -> Result<R, ChangeError<E>> {
        if keep == Keep::Ask {
            return change();
        }
        let _lock: Option<LockGuard> = self.folder.as_deref().map(|folder| keyring::lock(folder, name)).transpose()?;
        let before = Part::ALL.map(|part| (part, vault.get(name, part)));
        change().inspect_err(|_| {
            for (part, before) in before {
                let put_back = match before {
                    Ok(Some(secret)) => vault.set(name, part, &secret),
                    Ok(None) => vault.delete(name, part),
                    Err(_) => Ok(()),
                };
                if let Err(error) = put_back {
                    log::warn!("a secret of {name} isn't as before: {error}");
                }
            }
        })
    }
}

impl Accounts {
    /// The account `name`.
    pub fn get(&self, name: &str) -> Option<&SavedAccount> {
        self.accounts.iter().find(|account| account.name == name)
    }

    fn refuse_taken(&self, name: &str) -> Result<(), AddError> {
        if self.get(name).is_some() { Err(AddError::Taken(name.to_owned())) } else { Ok(()) }
    }

    fn add(&mut self, account: SavedAccount) -> Result<(), AddError> {
        self.refuse_taken(&account.name)?;
        self.accounts.push(account);
        Ok(())
    }

    fn remove(&mut self, name: &str) -> Option<SavedAccount> {
        let at = self.accounts.iter().position(|account| account.name == name)?;
        Some(self.accounts.remove(at))
    }

    /// Whether the account at `host` is marked as one in which a company works, under any name of its own or of its host.
    pub fn is_production(&self, host: &Host) -> bool {
        self.accounts.iter().any(|account| account.kind == Kind::Production && is_at(account, host))
    }
}

impl SavedAccount {
    /// The account with its name and host as the list holds them.
    fn checked(mut self) -> Result<Self, AddError> {
        self.name = self.name.trim().to_owned();
        if self.name.is_empty() || self.name.chars().count() > MAX_NAME || self.name.chars().any(char::is_control) {
            return Err(AddError::Name);
        }
        self.host = Host::parse(&self.host)?.name().to_owned();
        Ok(self)
    }
}

/// Whether `account` is the one at `host`, however either is spelled.
fn is_at(account: &SavedAccount, host: &Host) -> bool {
    Host::parse(&account.host).is_ok_and(|saved| saved.is_same_account(host))
}

/// Deletes the secrets of the account `name`.
fn forget(vault: &dyn Vault, name: &str) -> Result<(), VaultError> {
    Part::ALL.into_iter().try_for_each(|part| vault.delete(name, part))
}

#[cfg(test)]
mod tests;
