//! The history of requests in the data folder: a line of JSON for each, bounded in number, age and size.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;

use super::pauses::Pauses;
use super::shared_file::{self, SharedFileError};
use super::{atomic, clock};
use crate::account::history::{Entry, settled};
use crate::account::{Host, Recorder};

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

/// The history of one data folder, which other processes write to as well: each change of the file is made under its lock. Writing it
/// never fails a request: what can't be written is missing from it, and the log says so.
pub struct History {
    path: PathBuf,
    pauses: Pauses,
    since_look: Mutex<usize>,
}

/// When the request of a line was sent, in milliseconds: that much is read of lines which a newer version wrote.
#[derive(Deserialize)]
struct When {
    at: i64,
}

impl History {
    /// The history in `folder`; what is too old or too much goes.
    pub fn open(folder: &Path) -> Self {
        let history = Self { path: folder.join(FILE), pauses: Pauses::new(folder), since_look: Mutex::new(0) };
        history.locked(|| history.trim());
        history
    }

    /// All requests, oldest first; of a change that was announced and has an end, only the end. Lines that can't be read are passed over.
    ///
    /// # Errors
    /// What the system says.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        let bytes = self.bytes()?;
        Ok(settled(bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match fs::read(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            read => read,
        }
    }

    fn locked(&self, work: impl FnOnce() -> io::Result<()>) {
        let unwritten = |source| SharedFileError::Unwritten { path: self.path.clone(), source };
        if let Err(error) = shared_file::lock(&self.path).and_then(|_lock| work().map_err(unwritten)) {
            log::warn!("history of requests: {error}");
        }
    }

    fn trim(&self) -> io::Result<()> {
        let bytes = self.bytes()?;
        let kept = within_bounds(&bytes, clock::now() * 1000).concat();
        if kept.len() == bytes.len() { Ok(()) } else { atomic::write(&self.path, &kept) }
    }

    fn append(&self, entry: &Entry) -> io::Result<()> {
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(&self.path)?;
        let start = if ends_within_a_line(&mut file)? { "\n" } else { "" };
        file.write_all(format!("{start}{}\n", serde_json::to_string(entry)?).as_bytes())
    }
}

/// Whether a process ended while it wrote the last line.
fn ends_within_a_line(file: &mut File) -> io::Result<bool> {
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    Ok(last != [b'\n'])
}

/// The lines that are kept at the time `now` (milliseconds), oldest first. A line that this version can't read is kept like any other; if
/// it doesn't say when it was written, it goes by number and size only.
fn within_bounds(bytes: &[u8], now: i64) -> Vec<&[u8]> {
    let oldest = now.saturating_sub(i64::try_from(MAX_AGE.as_millis()).unwrap_or(i64::MAX));
    let is_young = |line: &&[u8]| serde_json::from_slice::<When>(line).map_or(true, |when| when.at >= oldest);
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').filter(is_young).collect();
    let mut size = 0;
    let fits = |line: &&&[u8]| {
        size += line.len();
        size <= MAX_BYTES
    };
    let fitting = lines.iter().rev().take(MAX_ENTRIES).take_while(fits).count();
    lines.drain(..lines.len() - fitting);
    lines
}

impl Recorder for History {
    fn record(&self, entry: Entry) {
        let mut since_look = self.since_look.lock().unwrap_or_else(PoisonError::into_inner);
        *since_look += 1;
        let looks = *since_look >= LOOK_EVERY;
        if looks {
            *since_look = 0;
        }
        self.locked(|| {
            self.append(&entry)?;
            if looks { self.trim() } else { Ok(()) }
        });
    }

    fn announce(&self, entry: Entry) {
        self.record(entry);
    }

    fn keep_pause(&self, host: &Host, time: Duration) {
        self.pauses.keep(host, time);
    }

    fn pause_left(&self, host: &Host) -> Option<Duration> {
        self.pauses.left(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64, response: &str) -> Entry {
        Entry { at, account: "демо".into(), response: response.into(), ..Entry::default() }
    }

    fn line(entry: &Entry) -> String {
        serde_json::to_string(entry).unwrap() + "\n"
    }

    fn now() -> i64 {
        clock::now() * 1000
    }

    /// Opens a history that holds `text`. Returns what is left of it.
    fn opened(text: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), text).unwrap();
        History::open(dir.path());
        fs::read_to_string(dir.path().join(FILE)).unwrap()
    }

    #[test]
    fn requests_outlive_the_process_and_broken_lines_are_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let now = now();
        let folder = dir.path().join("new");
        History::open(&folder).record(entry(now, "a\nb"));
        // The last process ended while it wrote.
        OpenOptions::new().append(true).open(folder.join(FILE)).unwrap().write_all(b"{\"at\": 1\n\xff\n{\"at\":").unwrap();
        let history = History::open(&folder);
        history.record(entry(now + 1, "c"));
        assert_eq!(history.entries().unwrap(), [entry(now, "a\nb"), entry(now + 1, "c")]);
    }

    #[test]
    fn it_stays_within_its_bounds() {
        let now = now();
        let left = |entries: &[Entry]| {
            let left = opened(&entries.iter().map(line).collect::<String>());
            left.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Entry>>()
        };
        let many: Vec<Entry> = (0..MAX_ENTRIES as i64 + 50).map(|number| entry(now + number, "")).collect();
        assert_eq!(left(&many), many[50..]);
        let month = i64::try_from(MAX_AGE.as_millis()).unwrap();
        assert_eq!(left(&[entry(now - month - 10_000, ""), entry(now, "")]), [entry(now, "")]);
        let large: Vec<Entry> = (0..20).map(|number| entry(now + number, &"x".repeat(1024 * 1024))).collect();
        assert_eq!(left(&large), large[13..]);
    }

    #[test]
    fn lines_of_a_newer_version_stay_as_they_are_within_the_bounds() {
        let month = i64::try_from(MAX_AGE.as_millis()).unwrap();
        let old = format!("{{\"at\": {}, \"status\": \"later\"}}\n", now() - month - 10_000);
        let newer = format!("{{\"at\": {}, \"status\": \"later\", \"more\":  1}}\n{{\"when\": 1}}\n", now());
        let many: String = (0..MAX_ENTRIES as i64 - 2).map(|number| line(&entry(now() + number, ""))).collect();
        assert_eq!(opened(&(old + &newer + &many)), newer.clone() + &many);
        assert_eq!(opened(&(newer + &many + &line(&entry(now(), "")))).lines().next(), Some("{\"when\": 1}"));
    }
}
