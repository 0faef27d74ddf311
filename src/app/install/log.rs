//! All requests of this window: kept in the history on disk, and at hand for the tab.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::api::Recorder;
use crate::api::history::Entry;
use crate::platform::history::{History, MAX_ENTRIES};

/// The requests.
pub struct Log {
    history: Option<History>,
    entries: Mutex<Vec<Arc<Entry>>>,
    revision: AtomicU64,
}

impl Log {
    /// The requests remembered in `folder`; without one they last as long as the window.
    pub(super) fn open(folder: Option<&Path>) -> Self {
        let history = folder.map(History::open);
        let entries = history.as_ref().map(History::entries).unwrap_or_default();
        Self { history, entries: Mutex::new(entries.into_iter().map(Arc::new).collect()), revision: AtomicU64::new(1) }
    }

    /// All of them, oldest first.
    pub(super) fn entries(&self) -> Vec<Arc<Entry>> {
        self.lock().clone()
    }

    /// Another number whenever there are other requests.
    pub(super) fn revision(&self) -> u64 {
        self.revision.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Entry>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Recorder for Log {
    fn record(&self, entry: Entry) {
        let mut entries = self.lock();
        let surplus = (entries.len() + 1).saturating_sub(MAX_ENTRIES);
        entries.drain(..surplus);
        entries.push(Arc::new(entry.clone()));
        drop(entries);
        self.revision.fetch_add(1, Ordering::Relaxed);
        if let Some(history) = &self.history {
            history.record(entry);
        }
    }
}
