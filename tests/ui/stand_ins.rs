//! What stands in for the system: native dialogs that answer from a list, a keyring in memory.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use widget_studio::api::Secret;
use widget_studio::platform::dialogs::{Dialogs, Wanted};
use widget_studio::platform::keyring::{Part, Vault, VaultError};

/// Native dialogs that answer from a list, and keep what they were asked.
#[derive(Default)]
pub struct Answers {
    pub next: Mutex<VecDeque<PathBuf>>,
    pub asked: Mutex<Vec<Wanted>>,
    pub revealed: Mutex<Vec<PathBuf>>,
    pub edited: Mutex<Vec<(PathBuf, Vec<String>)>>,
}

impl Dialogs for Answers {
    fn ask(&self, wanted: &Wanted, title: &str) -> Option<PathBuf> {
        assert!(!title.is_empty());
        self.asked.lock().unwrap().push(wanted.clone());
        self.next.lock().unwrap().pop_front()
    }

    fn reveal(&self, path: &Path) {
        self.revealed.lock().unwrap().push(path.to_owned());
    }

    fn open_in_editor(&self, path: &Path, command: &[String]) -> std::io::Result<()> {
        self.edited.lock().unwrap().push((path.to_owned(), command.to_vec()));
        if command.first().is_some_and(|program| program == "nowhere") { Err(std::io::ErrorKind::NotFound.into()) } else { Ok(()) }
    }
}

/// A keyring in memory.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<(String, Part), String>>);

impl Vault for Memory {
    fn status(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn get(&self, account: &str, part: Part) -> Result<Option<Secret>, VaultError> {
        Ok(self.0.lock().unwrap().get(&(account.to_owned(), part)).map(Secret::new))
    }

    fn set(&self, account: &str, part: Part, secret: &Secret) -> Result<(), VaultError> {
        self.0.lock().unwrap().insert((account.to_owned(), part), secret.expose().to_owned());
        Ok(())
    }

    fn delete(&self, account: &str, part: Part) -> Result<(), VaultError> {
        self.0.lock().unwrap().remove(&(account.to_owned(), part));
        Ok(())
    }
}
