//! What stands in for the system: native dialogs that answer from a list, a keyring in memory, another window's preferences.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use widget_studio::account::Secret;
use widget_studio::system::accounts::{AccountsFile, Colour, Keep, Kind, SavedAccount, SignIn};
use widget_studio::system::dialogs::{Answer, Dialogs, Wanted};
use widget_studio::system::keyring::{Part, Vault, VaultError};
use widget_studio::system::open_external::OpenFault;
use widget_studio::system::preferences;
use widget_studio::system::preferences::Preferences;
use widget_studio::system::shared_file::SharedFile;

/// The preferences that are kept in `folder`.
pub fn preferences_in(folder: &Path) -> Preferences {
    SharedFile::new(Some(preferences::path(folder))).read().unwrap().value
}

/// Keeps `preferences` in `folder` as another window does.
pub fn keep_preferences(folder: &Path, preferences: &Preferences) {
    let file = SharedFile::new(Some(preferences::path(folder)));
    file.change(|kept: &mut Preferences| kept.clone_from(preferences)).unwrap();
}

/// Adds an account whose secrets aren't kept to the list in `folder`, as a command in a terminal does. Nothing goes over the network.
pub fn add_account(folder: &Path, name: &str, kind: Kind, colour: Colour) {
    let (name, host) = (name.to_owned(), format!("{name}.amocrm.ru"));
    let account = SavedAccount { name, host, kind, colour, sign_in: SignIn::Token, keep: Keep::Ask };
    AccountsFile::new(Some(folder)).add(account, &Memory::default(), |_| Ok::<_, VaultError>(())).unwrap();
}

/// Native dialogs that answer from a list, and keep what they were asked.
#[derive(Default)]
pub struct Answers {
    pub next: Mutex<VecDeque<PathBuf>>,
    pub asked: Mutex<Vec<Wanted>>,
    pub revealed: Mutex<Vec<PathBuf>>,
    pub edited: Mutex<Vec<(PathBuf, Vec<String>)>>,
    pub links: Mutex<Vec<String>>,
    pub windows: Mutex<Vec<PathBuf>>,
    /// Whether the system has no other program, and no dialogs.
    pub alone: AtomicBool,
    /// Whether dialogs don't answer.
    pub silent: AtomicBool,
}

impl Answers {
    fn opened(&self) -> Result<(), OpenFault> {
        if self.alone.load(Ordering::Relaxed) { Err(OpenFault::NoProgram) } else { Ok(()) }
    }
}

impl Dialogs for Answers {
    fn ask(&self, wanted: &Wanted, title: &str) -> Answer {
        assert!(!title.is_empty());
        self.asked.lock().unwrap().push(wanted.clone());
        while self.silent.load(Ordering::Relaxed) {
            std::thread::park_timeout(std::time::Duration::from_millis(2));
        }
        match self.next.lock().unwrap().pop_front() {
            Some(path) => Answer::Path(path),
            None if self.alone.load(Ordering::Relaxed) => Answer::NoDialog,
            None => Answer::Nothing,
        }
    }

    fn is_sure(&self) -> bool {
        !self.silent.load(Ordering::Relaxed)
    }

    fn reveal(&self, path: &Path) -> Result<(), OpenFault> {
        self.revealed.lock().unwrap().push(path.to_owned());
        self.opened()
    }

    fn open_in_editor(&self, path: &Path, command: &[String]) -> Result<(), OpenFault> {
        self.edited.lock().unwrap().push((path.to_owned(), command.to_vec()));
        match command.first().map(String::as_str) {
            Some("nowhere") => Err(std::io::Error::from(std::io::ErrorKind::NotFound).into()),
            Some(_) => Ok(()),
            None => self.opened(),
        }
    }

    fn open_link(&self, address: &str) -> Result<(), OpenFault> {
        self.links.lock().unwrap().push(address.to_owned());
        self.opened()
    }

    fn open_window(&self, path: &Path) -> Result<(), OpenFault> {
        self.windows.lock().unwrap().push(path.to_owned());
        self.opened()
    }
}

/// A keyring in memory.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<(String, Part), String>>);

impl Memory {
    /// Lets whoever asks the keyring wait until what this returns is dropped.
    pub fn hold(&self) -> impl Drop + '_ {
        self.0.lock().unwrap()
    }
}

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

/// What a person lets fall on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
