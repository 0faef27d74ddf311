//! What stands for the dialogs, the other programs and the keyring of a machine without a window.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use widget_studio::account::Secret;
use widget_studio::system::dialogs::{Answer, Dialogs, Wanted};
use widget_studio::system::keyring::{Part, Vault, VaultError};
use widget_studio::system::open_external::OpenFault;

/// Native dialogs that answer from a list, other programs that open whatever they are given, and a keyring that keeps nothing.
#[derive(Default)]
pub struct Answers {
    pub next: Mutex<VecDeque<PathBuf>>,
    /// Whether the system has no dialogs.
    pub has_none: AtomicBool,
}

impl Dialogs for Answers {
    fn ask(&self, _: &Wanted, _: &str) -> Answer {
        if self.has_none.load(Ordering::Relaxed) {
            return Answer::NoDialog;
        }
        self.next.lock().unwrap().pop_front().map_or(Answer::Nothing, Answer::Path)
    }

    fn is_sure(&self) -> bool {
        true
    }

    fn reveal(&self, _: &Path) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_in_editor(&self, _: &Path, _: &[String]) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_link(&self, _: &str) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_window(&self, _: &Path) -> Result<(), OpenFault> {
        Ok(())
    }
}

impl Vault for Answers {
    fn status(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn get(&self, _: &str, _: Part) -> Result<Option<Secret>, VaultError> {
        Ok(None)
    }

    fn set(&self, _: &str, _: Part, _: &Secret) -> Result<(), VaultError> {
        Ok(())
    }

    fn delete(&self, _: &str, _: Part) -> Result<(), VaultError> {
        Ok(())
    }
}
