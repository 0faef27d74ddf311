//! The history of requests in the data folder: a line of JSON for each, bounded in number, age and size.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::{atomic, clock};
use crate::api::Recorder;
use crate::api::history::{Entry, kept};

/// The file in the data folder.
const FILE: &str = "history.jsonl";

/// Most requests that are kept.
pub const MAX_ENTRIES: usize = 2000;
/// How long they are kept.
pub const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Most bytes of the file.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Requests between two looks whether the file has grown too large.
const LOOK_EVERY: usize = 100;

/// The history of one data folder. Writing it never fails a request: what can't be written is missing from it.
pub struct History {
    path: PathBuf,
    since_look: Mutex<usize>,
}

impl History {
    /// The history in `folder`; what is too old or too much goes.
    pub fn open(folder: &Path) -> Self {
        let history = Self { path: folder.join(FILE), since_look: Mutex::new(0) };
        fs::create_dir_all(folder).and_then(|()| history.trim()).ok();
        history
    }

    /// All requests, oldest first. Lines that can't be read are passed over.
    pub fn entries(&self) -> Vec<Entry> {
        let bytes = fs::read(&self.path).unwrap_or_default();
        String::from_utf8_lossy(&bytes).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Deletes all of it.
    ///
    /// # Errors
    /// What the system says.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn trim(&self) -> io::Result<()> {
        let entries = self.entries();
        let before = entries.len();
        let entries = kept(entries, clock::now() * 1000, MAX_ENTRIES, MAX_AGE);
        let lines: Vec<String> = entries.iter().map(line).collect::<io::Result<_>>()?;
        let mut size = 0;
        let fitting = lines.iter().rev().take_while(|line| {
            size += line.len();
            size <= MAX_BYTES
        });
        let skipped = lines.len() - fitting.count();
        if before == lines.len() && skipped == 0 {
            return Ok(());
        }
        atomic::write(&self.path, lines.get(skipped..).unwrap_or_default().concat().as_bytes())
    }

    fn append(&self, entry: &Entry) -> io::Result<()> {
        // One write for a line, so that several processes can share the file.
        OpenOptions::new().create(true).append(true).open(&self.path)?.write_all(line(entry)?.as_bytes())
    }
}

fn line(entry: &Entry) -> io::Result<String> {
    Ok(serde_json::to_string(entry)? + "\n")
}

impl Recorder for History {
    fn record(&self, entry: Entry) {
        let mut since_look = self.since_look.lock().unwrap_or_else(PoisonError::into_inner);
        self.append(&entry).ok();
        *since_look += 1;
        if *since_look >= LOOK_EVERY {
            *since_look = 0;
            self.trim().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64, response: &str) -> Entry {
        Entry { at, account: "демо".into(), response: response.into(), ..Entry::default() }
    }

    #[test]
    fn requests_outlive_the_process_and_broken_lines_are_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let now = clock::now() * 1000;
        let folder = dir.path().join("new");
        History::open(&folder).record(entry(now, "a\nb"));
        OpenOptions::new().append(true).open(folder.join(FILE)).unwrap().write_all(b"{\"at\": 1\n\xff\n").unwrap();
        let history = History::open(&folder);
        history.record(entry(now + 1, "c"));
        assert_eq!(history.entries(), [entry(now, "a\nb"), entry(now + 1, "c")]);
        history.clear().unwrap();
        history.clear().unwrap();
        assert!(history.entries().is_empty());
    }

    #[test]
    fn it_stays_within_its_bounds() {
        let dir = tempfile::tempdir().unwrap();
        let now = clock::now() * 1000;
        let write = |entries: &[Entry]| {
            let lines: String = entries.iter().map(|entry| line(entry).unwrap()).collect();
            fs::write(dir.path().join(FILE), lines).unwrap();
            History::open(dir.path()).entries()
        };
        let many: Vec<Entry> = (0..MAX_ENTRIES as i64 + 50).map(|number| entry(now + number, "")).collect();
        assert_eq!(write(&many), many[50..]);
        let month = i64::try_from(MAX_AGE.as_millis()).unwrap();
        assert_eq!(write(&[entry(now - month - 10_000, ""), entry(now, "")]), [entry(now, "")]);
        let large: Vec<Entry> = (0..20).map(|number| entry(now + number, &"x".repeat(1024 * 1024))).collect();
        assert_eq!(write(&large), large[13..]);
    }
}
