//! A keyring in memory, shared by what stands for several processes.

use std::collections::HashMap;
use std::sync::Mutex;

use widget_studio::account::Secret;
use widget_studio::system::keyring::{Part, Vault, VaultError};

/// A keyring in memory.
#[derive(Default)]
pub struct Keyring(Mutex<HashMap<(String, Part), Secret>>);

impl Vault for Keyring {
    fn status(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError> {
        Ok(self.0.lock().unwrap().get(&(account.to_owned(), part)).cloned())
    }

    fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError> {
        self.0.lock().unwrap().insert((account.to_owned(), part), secret.clone());
        Ok(())
    }

    fn delete(&self, account: &str, part: Part) -> Result<(), VaultError> {
        self.0.lock().unwrap().remove(&(account.to_owned(), part));
        Ok(())
    }
}
