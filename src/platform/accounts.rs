//! The accounts that a person named: a JSON file in the data folder, without any secret.

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::data;
use super::keyring::{Part, Vault, VaultError, VaultTokens};
use crate::api::{Client, Credentials, Forgetful, Host, HostError, Limits, OAuth, Recorder, Secret, TokenStore};

/// The file in the data folder.
const FILE: &str = "accounts.json";

/// Most characters of a name: it stands on buttons.
const MAX_NAME: usize = 40;

/// All accounts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accounts {
    /// In the order of their adding.
    #[serde(default)]
    pub accounts: Vec<SavedAccount>,
}

/// An account as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAccount {
    /// The person's name for it.
    pub name: String,
    /// Its host: `demo.amocrm.ru`.
    pub host: String,
    /// Whether something real is in it.
    #[serde(default)]
    pub kind: Kind,
    /// How it is marked.
    #[serde(default)]
    pub colour: Colour,
    /// How one signs in.
    #[serde(default)]
    pub sign_in: SignIn,
    /// Where its secrets are.
    #[serde(default)]
    pub keep: Keep,
}

/// Whether something real is in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// For trying things.
    #[default]
    Sandbox,
    /// A company works in it: changes one at a time, after typing the subdomain.
    Production,
}

/// The mark of an account.
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
    /// All marks, in the order of the menu.
    pub const ALL: [Self; 8] = [Self::Blue, Self::Green, Self::Yellow, Self::Orange, Self::Red, Self::Purple, Self::Teal, Self::Grey];

    /// The word for it in files and on the command line.
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

/// How one signs in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignIn {
    /// With a long-lived token.
    #[default]
    Token,
    /// As an integration, whose tokens are renewed.
    OAuth {
        /// Its ID.
        client_id: String,
        /// Its redirect URI.
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
    /// The host is none of an account.
    #[error(transparent)]
    Host(#[from] HostError),
}

/// Why there is no way into an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// Nothing was typed in, and nothing is kept.
    #[error("no token for {0}")]
    NoSecret(String),
    /// The keyring fails.
    #[error(transparent)]
    Keyring(#[from] VaultError),
    /// The remembered host is none of an account.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl Accounts {
    /// The accounts in `folder`; none if there is no file.
    ///
    /// # Errors
    /// What the system says. A file that can't be read is left as it is.
    pub fn load(folder: &Path) -> io::Result<Self> {
        Ok(data::load(&folder.join(FILE))?.unwrap_or_default())
    }

    /// Writes the accounts to `folder`.
    ///
    /// # Errors
    /// What the system says; the file is as before then.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        data::save(&folder.join(FILE), self)
    }

    /// The account `name`.
    pub fn get(&self, name: &str) -> Option<&SavedAccount> {
        self.accounts.iter().find(|account| account.name == name)
    }

    /// Adds `account`, its host read from whatever was pasted.
    ///
    /// # Errors
    /// See [`AddError`].
    pub fn add(&mut self, mut account: SavedAccount) -> Result<(), AddError> {
        account.name = account.name.trim().to_owned();
        let name = &account.name;
        if name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
            return Err(AddError::Name);
        }
        if self.get(name).is_some() {
            return Err(AddError::Taken(name.clone()));
        }
        account.host = Host::parse(&account.host)?.name().to_owned();
        self.accounts.push(account);
        Ok(())
    }

    /// Takes the account `name` out. Its secrets are another matter: [`forget`].
    pub fn remove(&mut self, name: &str) -> Option<SavedAccount> {
        let at = self.accounts.iter().position(|account| account.name == name)?;
        Some(self.accounts.remove(at))
    }

    /// Whether an account at `host` is marked as one in which a company works.
    pub fn is_production(&self, host: &Host) -> bool {
        self.accounts.iter().any(|account| account.kind == Kind::Production && account.host == host.name())
    }
}

impl SavedAccount {
    /// A client for this account. `asked` is the token that was typed in, for an account whose secrets aren't kept.
    ///
    /// # Errors
    /// See [`SignInError`].
    pub fn client(
        &self,
        vault: &Arc<dyn Vault>,
        asked: Option<Secret>,
        recorder: Arc<dyn Recorder>,
        limits: Limits,
    ) -> Result<Client, SignInError> {
        let host = Host::parse(&self.host)?;
        let none = || SignInError::NoSecret(self.name.clone());
        let (credentials, store): (_, Arc<dyn TokenStore>) = match (&self.sign_in, self.keep) {
            (SignIn::Token, Keep::Ask) => (Credentials::Token(asked.ok_or_else(none)?), Arc::new(Forgetful)),
            (SignIn::Token, Keep::Keyring) => {
                let kept = vault.get(&self.name, Part::Token)?;
                (Credentials::Token(kept.or(asked).ok_or_else(none)?), Arc::new(Forgetful))
            }
            (SignIn::OAuth { client_id, redirect_uri }, _) => {
                let client_secret = vault.get(&self.name, Part::ClientSecret)?.ok_or_else(none)?;
                let store = VaultTokens::new(vault.clone(), &self.name);
                let tokens = store.load().ok_or_else(none)?;
                let oauth = OAuth { client_id: client_id.clone(), client_secret, redirect_uri: redirect_uri.clone(), tokens };
                (Credentials::OAuth(oauth), Arc::new(store))
            }
        };
        Ok(Client::new(&self.name, host, credentials, store, recorder, limits))
    }
}

/// Deletes the secrets of the account `name`.
///
/// # Errors
/// What the keyring says.
pub fn forget(vault: &dyn Vault, name: &str) -> Result<(), VaultError> {
    Part::ALL.into_iter().try_for_each(|part| vault.delete(name, part))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Mutex;

    use super::*;
    use crate::api::{NoRecord, Tokens};

    /// A keyring in memory.
    #[derive(Default)]
    struct Memory(Mutex<HashMap<String, Secret>>);

    impl Vault for Memory {
        fn status(&self) -> Result<(), VaultError> {
            Ok(())
        }

        fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError> {
            Ok(self.0.lock().unwrap().get(&part.entry(account)).cloned())
        }

        fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError> {
            self.0.lock().unwrap().insert(part.entry(account), secret.clone());
            Ok(())
        }

        fn delete(&self, account: &str, part: Part) -> Result<(), VaultError> {
            self.0.lock().unwrap().remove(&part.entry(account));
            Ok(())
        }
    }

    fn sign_in(account: &SavedAccount, vault: &Arc<dyn Vault>, asked: Option<&str>) -> Result<Client, SignInError> {
        account.client(vault, asked.map(Secret::new), Arc::new(NoRecord), Limits::default())
    }

    #[test]
    fn secrets_come_from_the_keyring_or_from_the_person() {
        let memory = Arc::new(Memory::default());
        let vault: Arc<dyn Vault> = memory.clone();
        let token = SavedAccount { sign_in: SignIn::Token, ..account("a", "a.amocrm.ru") };
        let asked = SavedAccount { keep: Keep::Ask, ..token.clone() };
        for account in [&token, &asked, &account("a", "a.amocrm.ru")] {
            assert_eq!(sign_in(account, &vault, None).err(), Some(SignInError::NoSecret("a".into())));
        }
        assert!(sign_in(&asked, &vault, Some("typed")).is_ok() && sign_in(&token, &vault, Some("typed")).is_ok());
        vault.set("a", Part::Token, &Secret::new("kept")).unwrap();
        assert!(sign_in(&token, &vault, None).is_ok());
        // Who chose to be asked is asked.
        assert!(sign_in(&asked, &vault, None).is_err());
    }

    #[test]
    fn an_integration_finds_its_tokens_until_they_are_forgotten() {
        let memory = Arc::new(Memory::default());
        let vault: Arc<dyn Vault> = memory.clone();
        let tokens = Tokens { access: Secret::new("a.e30.c"), refresh: Secret::new("refresh"), expires_at: 7 };
        VaultTokens::new(vault.clone(), "a").keep(&tokens).unwrap();
        vault.set("a", Part::ClientSecret, &Secret::new("client")).unwrap();
        let client = sign_in(&account("a", "a.amocrm.ru"), &vault, None).unwrap();
        // The token doesn't say when it ends.
        assert_eq!(client.token_expires_at(), Some(0));
        forget(vault.as_ref(), "a").unwrap();
        assert!(memory.0.lock().unwrap().is_empty());
        assert!(sign_in(&account("a", "a.amocrm.ru"), &vault, None).is_err());
    }

    fn account(name: &str, host: &str) -> SavedAccount {
        let sign_in = SignIn::OAuth { client_id: "id".into(), redirect_uri: "https://example.com".into() };
        SavedAccount { name: name.into(), host: host.into(), kind: Kind::Production, colour: Colour::Red, sign_in, keep: Keep::Keyring }
    }

    #[test]
    fn what_is_added_is_loaded() {
        let dir = tempfile::tempdir().unwrap();
        let mut accounts = Accounts::load(dir.path()).unwrap();
        accounts.add(account(" demo ", "https://Demo.amocrm.ru/settings/")).unwrap();
        accounts.save(dir.path()).unwrap();
        let mut loaded = Accounts::load(dir.path()).unwrap();
        assert_eq!(loaded, accounts);
        assert_eq!(loaded.get("demo").unwrap().host, "demo.amocrm.ru");
        assert!(loaded.is_production(&Host::parse("demo.amocrm.ru").unwrap()));
        assert_eq!(loaded.add(account("demo", "x.amocrm.ru")), Err(AddError::Taken("demo".into())));
        assert_eq!(loaded.add(account(" ", "x.amocrm.ru")), Err(AddError::Name));
        assert!(matches!(loaded.add(account("x", "example.com")), Err(AddError::Host(_))));
        assert!(loaded.remove("demo").is_some() && loaded.remove("demo").is_none());
    }

    #[test]
    fn a_short_file_is_read_and_a_broken_one_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(FILE);
        std::fs::write(&file, r#"{"accounts": [{"name": "a", "host": "a.kommo.com", "later": 1}]}"#).unwrap();
        assert_eq!(Accounts::load(dir.path()).unwrap().get("a").unwrap().kind, Kind::Sandbox);
        std::fs::write(&file, "{").unwrap();
        assert!(Accounts::load(dir.path()).is_err());
        assert_eq!(std::fs::read(&file).unwrap(), b"{");
    }
}
