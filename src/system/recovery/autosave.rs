//! Keeps the unsaved edits of this process: says at once what is to be kept, writes it when asked to.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use super::{Claim, PREFIX, Unsaved, folder, write};

/// The autosave of one process. What is wanted last is what is done: a widget that was saved meanwhile isn't kept any more.
#[derive(Debug, Default)]
pub struct Autosave {
    folder: Option<PathBuf>,
    wanted: Mutex<Wanted>,
    /// The file of this process, from the first edit on; held while it is written.
    own: Mutex<Option<Claim>>,
}

#[derive(Debug, Default)]
enum Wanted {
    /// Nothing that isn't done.
    #[default]
    Settled,
    /// These edits.
    Kept(Box<Unsaved>),
    /// No edits.
    Nothing,
}

impl Autosave {
    /// An autosave in the data folder `data`; without one nothing is kept.
    pub fn new(data: Option<&Path>) -> Self {
        Self { folder: data.map(folder), ..Self::default() }
    }

    /// Says what is unsaved now; `None` if nothing is, or if it was discarded on purpose. Touches no disk.
    pub fn want(&self, unsaved: Option<Unsaved>) {
        *lock(&self.wanted) = unsaved.map_or(Wanted::Nothing, |unsaved| Wanted::Kept(Box::new(unsaved)));
    }

    /// Does what is wanted. For job threads, and for the end of the program.
    ///
    /// # Errors
    /// What the system says; what was kept before is still there then, and the next call tries again.
    pub fn flush(&self) -> io::Result<()> {
        self.carry_out(&mut lock(&self.own))
    }

    /// The same while the program breaks down: gives up where another thread is at it.
    pub fn flush_at_once(&self) {
        let is_free = !matches!(self.wanted.try_lock(), Err(TryLockError::WouldBlock));
        let own = match self.own.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
        if let Some(mut own) = own.filter(|_| is_free) {
            // The program is breaking down: there is nobody else to tell.
            self.carry_out(&mut own).unwrap_or_else(|error| log::error!("unsaved edits could not be kept: {error}"));
        }
    }

    fn carry_out(&self, own: &mut Option<Claim>) -> io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let order = std::mem::take(&mut *lock(&self.wanted));
        let done = match &order {
            Wanted::Settled => Ok(()),
            Wanted::Kept(unsaved) => keep(folder, own, unsaved),
            Wanted::Nothing => own.take().map_or(Ok(()), Claim::delete),
        };
        let mut wanted = lock(&self.wanted);
        if done.is_err() && matches!(*wanted, Wanted::Settled) {
            *wanted = order;
        }
        done
    }
}

fn keep(folder: &Path, own: &mut Option<Claim>, unsaved: &Unsaved) -> io::Result<()> {
    if own.is_none() {
        private_folder(folder)?;
        // A name that no other process has; the lock stays beside the file.
        let lock = tempfile::Builder::new().prefix(PREFIX).suffix(".lock").tempfile_in(folder)?;
        let path = lock.into_temp_path().keep().map_err(|error| error.error)?.with_extension("zip");
        *own = Claim::take(&path)?;
    }
    match own {
        Some(claim) => write(claim.path(), unsaved),
        None => Err(io::ErrorKind::ResourceBusy.into()),
    }
}

/// Makes the folder, for nobody else to look into where the system knows such a thing.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
