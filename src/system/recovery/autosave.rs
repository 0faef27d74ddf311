//! Writes the unsaved edits of this process: the window says what to keep without touching the disk, a job writes it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use super::{Claim, PREFIX, Unsaved, folder, write};
use crate::system::private;

/// The autosave of one process. It writes what was wanted last: a widget that was saved meanwhile isn't kept any more.
#[derive(Debug, Default)]
pub struct Autosave {
    folder: Option<PathBuf>,
    wanted: Mutex<Wanted>,
    /// The file of this process, from the first edit on; held while it is written.
    own: Mutex<Option<Claim>>,
}

#[derive(Debug, Default)]
enum Wanted {
    /// What was wanted last is done.
    #[default]
    Flushed,
    /// Keep these edits.
    Kept(Box<Unsaved>),
    /// Keep nothing: delete the file.
    Nothing,
}

impl Autosave {
    /// An autosave in the data folder `data`; without one nothing is kept.
    pub fn new(data: Option<&Path>) -> Self {
        Self { folder: data.map(folder), ..Self::default() }
    }

    /// Says what is unsaved now; `None` if nothing is, or if the person discarded it. Touches no disk.
    pub fn want(&self, unsaved: Option<Unsaved>) {
        *lock(&self.wanted) = unsaved.map_or(Wanted::Nothing, |unsaved| Wanted::Kept(Box::new(unsaved)));
    }

    /// Writes or deletes the file, as was wanted last. For job threads, and for the end of the program.
    ///
    /// # Errors
    /// What the system says; what was kept before is still there then, and the next call tries again.
    pub fn flush(&self) -> io::Result<()> {
        self.carry_out(&mut lock(&self.own))
    }

    /// [`Autosave::flush`] while the program breaks down: gives up if another thread is writing.
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
            Wanted::Flushed => Ok(()),
            Wanted::Kept(unsaved) => keep(folder, own, unsaved),
            Wanted::Nothing => own.take().map_or(Ok(()), Claim::delete),
        };
        let mut wanted = lock(&self.wanted);
        if done.is_err() && matches!(*wanted, Wanted::Flushed) {
            *wanted = order;
        }
        done
    }
}

fn keep(folder: &Path, own: &mut Option<Claim>, unsaved: &Unsaved) -> io::Result<()> {
    if own.is_none() {
        private::own_folder(folder)?;
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
