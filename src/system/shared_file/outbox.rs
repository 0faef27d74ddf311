//! Changes that the window made in its copy of a shared file and that a job still has to write.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Shared, SharedFile, SharedFileError, Snapshot};

/// A change of a shared file's value: made in the window's copy, then in the file.
pub type Change<T> = Arc<dyn Fn(&mut T) + Send + Sync>;

/// A shared file with the changes that aren't written yet.
pub struct Outbox<T> {
    file: SharedFile<T>,
    changes: Mutex<Changes<T>>,
    /// Locked while changes are written: each is written once, in order.
    writing: Mutex<()>,
}

struct Changes<T> {
    /// The changes, numbered from 1, that are in no taken copy yet.
    recent: VecDeque<(u64, Change<T>)>,
    last: u64,
    written: u64,
    /// The number of the newest snapshot that was taken.
    taken: u64,
}

/// What a shared file held after changes were written.
pub struct Delivered<T> {
    snapshot: Snapshot<T>,
    /// The number of the last change in it.
    up_to: u64,
}

impl<T: Shared> Outbox<T> {
    /// No changes of the file at `path`; without one they last as long as this process. Touches no disk.
    pub fn new(path: Option<PathBuf>) -> Self {
        let changes = Changes { recent: VecDeque::new(), last: 0, written: 0, taken: 0 };
        Self { file: SharedFile::new(path), changes: Mutex::new(changes), writing: Mutex::new(()) }
    }

    /// Adds a change that the window's copy has already. Touches no disk.
    pub fn put(&self, change: Change<T>) {
        let mut changes = self.changes();
        changes.last += 1;
        let number = changes.last;
        changes.recent.push_back((number, change));
    }

    /// Writes the changes that aren't in the file yet. Returns what it holds, other processes' changes included. For job threads,
    /// and for the end of the program.
    ///
    /// # Errors
    /// See [`SharedFile::update`]; the changes are tried again with the next ones then.
    pub fn flush(&self) -> Result<Delivered<T>, SharedFileError> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let (up_to, due) = {
            let changes = self.changes();
            let due: Vec<_> = changes.recent.iter().filter(|(number, _)| *number > changes.written).map(|(_, it)| it.clone()).collect();
            (changes.last, due)
        };
        let snapshot =
            if due.is_empty() { self.file.read()? } else { self.file.change(|value| due.iter().for_each(|change| change(value)))? };
        self.changes().written = up_to;
        Ok(Delivered { snapshot, up_to })
    }

    /// Whether there are changes that aren't in the file. Touches no disk.
    pub fn is_waiting(&self) -> bool {
        let changes = self.changes();
        changes.last > changes.written
    }

    /// The window's new copy: what was in the file, with the changes that came later; `None` if a newer one was taken already.
    pub fn take(&self, delivered: Delivered<T>) -> Option<T> {
        let Delivered { snapshot: Snapshot { number, mut value }, up_to } = delivered;
        let mut changes = self.changes();
        if number < changes.taken {
            return None;
        }
        changes.taken = number;
        changes.recent.retain(|(number, _)| *number > up_to);
        changes.recent.iter().for_each(|(_, change)| change(&mut value));
        Some(value)
    }

    fn changes(&self) -> MutexGuard<'_, Changes<T>> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
