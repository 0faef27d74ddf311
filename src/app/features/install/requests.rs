//! The requests of this window and of other processes: kept in the history on disk, and at hand for the tab.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::account::history::Entry;
use crate::account::{Host, Recorder};
use crate::system::history::{History, MAX_ENTRIES};

/// The requests.
pub struct Log {
    history: Option<History>,
    /// Held by jobs while they write or read the history, so that a read doesn't miss a request that is just being written.
    disk: Mutex<()>,
    entries: Mutex<Vec<Arc<Entry>>>,
    revision: AtomicU64,
}

impl Log {
    /// The requests remembered in `folder`; without one they last as long as the window.
    pub(super) fn open(folder: Option<&Path>) -> Self {
        let log = Self { history: folder.map(History::open), disk: Mutex::new(()), entries: Mutex::default(), revision: AtomicU64::new(1) };
        log.look();
        log
    }

    /// Reads again what is remembered, other processes' requests included. What could not be written stays at hand.
    pub(super) fn look(&self) {
        let _disk = self.disk.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(history) = &self.history else { return };
        let read = match history.entries() {
            Ok(read) => read,
            Err(error) => return log::warn!("history of requests: {error}"),
        };
        let before = self.entries();
        let mut known: HashMap<String, Arc<Entry>> = before.iter().map(|entry| (entry.id.clone(), entry.clone())).collect();
        let mut same = |entry: &Entry| known.remove(&entry.id).filter(|known| **known == *entry);
        let mut entries: Vec<_> = read.into_iter().map(|entry| same(&entry).unwrap_or_else(|| Arc::new(entry))).collect();
        entries.extend(known.into_values());
        entries.sort_by_key(|entry| entry.at);
        entries.drain(..entries.len().saturating_sub(MAX_ENTRIES));
        if !entries.iter().map(Arc::as_ptr).eq(before.iter().map(Arc::as_ptr)) {
            *self.lock() = entries;
            self.revision.fetch_add(1, Ordering::Relaxed);
        }
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
        let _disk = self.disk.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries = self.lock();
        if let Some(announced) = entries.iter().rposition(|known| known.id == entry.id) {
            entries.remove(announced);
        }
        let surplus = (entries.len() + 1).saturating_sub(MAX_ENTRIES);
        entries.drain(..surplus);
        entries.push(Arc::new(entry.clone()));
        drop(entries);
        self.revision.fetch_add(1, Ordering::Relaxed);
        if let Some(history) = &self.history {
            history.record(entry);
        }
    }

    fn announce(&self, entry: Entry) {
        self.record(entry);
    }

    fn keep_pause(&self, host: &Host, time: Duration) {
        if let Some(history) = &self.history {
            history.keep_pause(host, time);
        }
    }

    fn pause_left(&self, host: &Host) -> Option<Duration> {
        self.history.as_ref()?.pause_left(host)
    }
}
