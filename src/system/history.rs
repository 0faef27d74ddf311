//! The history of requests in the data folder: a line of JSON for each, bounded in number, age and size.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::lock::name_of;
use super::pauses::Pauses;
use super::shared_file::{self, SharedFileError};
use super::{clock, private};
use crate::account::history::{Entry, new_id};
use crate::account::redact::Redactor;
use crate::account::{Host, Recorder};

/// The file in the data folder.
const FILE: &str = "history.jsonl";

/// Most requests that are kept.
pub const MAX_ENTRIES: usize = 2000;
/// How long they are kept.
pub const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// The longest pause between two requests that counts for their age: whether a longer one is a pause or a wrong clock, nobody knows.
pub const MAX_STEP: Duration = Duration::from_secs(7 * 24 * 60 * 60);
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

/// Gives ids to lines of earlier versions, which have none: the same at every reading.
#[derive(Default)]
struct Nameless {
    /// How often each line occurred.
    seen: HashMap<String, usize>,
}

impl Nameless {
    fn id(&mut self, line: &[u8]) -> String {
        let digest = name_of(line.trim_ascii_end());
        let times = self.seen.entry(digest.clone()).or_default();
        *times += 1;
        format!("{digest}-{times}")
    }
}

/// A line as this version writes it: one of an earlier version gets an id, and loses what may be a secret and was kept then.
fn renewed<'l>(line: &'l [u8], nameless: &mut Nameless) -> Cow<'l, [u8]> {
    let is_earlier = |map: &Map<String, Value>| {
        let has_id = map.get("id").and_then(Value::as_str).is_some_and(|id| !id.is_empty());
        !has_id && serde_json::from_value::<When>(Value::Object(map.clone())).is_ok()
    };
    let Some(mut map) = serde_json::from_slice(line).ok().filter(is_earlier) else { return Cow::Borrowed(line) };
    let redactor = Redactor::default();
    for (key, value) in &mut map {
        let Value::String(text) = value else { continue };
        match key.as_str() {
            "path" => *text = redactor.clean_path(text),
            "request" | "response" => *text = redactor.clean(text),
            _ => {}
        }
    }
    map.insert("id".to_owned(), nameless.id(line).into());
    Cow::Owned((Value::Object(map).to_string() + "\n").into_bytes())
}

impl History {
    /// The history in `folder`; what is too old or too much goes.
    pub fn open(folder: &Path) -> Self {
        let history = Self { path: folder.join(FILE), pauses: Pauses::new(folder), since_look: Mutex::new(0) };
        history.locked(|| history.trim());
        history
    }

    /// All requests, oldest first. Lines that can't be read are passed over; of lines with one id the last counts: a change is announced
    /// before it is sent.
    ///
    /// # Errors
    /// What the system says.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut nameless = Nameless::default();
        for line in self.bytes()?.split_inclusive(|byte| *byte == b'\n') {
            let Ok(mut entry) = serde_json::from_slice::<Entry>(line) else { continue };
            if entry.id.is_empty() {
                entry.id = nameless.id(line);
            }
            match places.get(&entry.id).and_then(|at| entries.get_mut(*at)) {
                Some(before) => *before = entry,
                None => {
                    places.insert(entry.id.clone(), entries.len());
                    entries.push(entry);
                }
            }
        }
        Ok(entries)
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match private::read(&self.path) {
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
        let mut nameless = Nameless::default();
        let kept: Vec<Cow<'_, [u8]>> =
            within_bounds(&bytes, clock::now() * 1000).into_iter().map(|line| renewed(line, &mut nameless)).collect();
        let kept = kept.concat();
        if kept == bytes { Ok(()) } else { private::write(&self.path, &kept) }
    }

    fn append(&self, entry: &Entry) -> io::Result<()> {
        let mut file = private::open(OpenOptions::new().create(true).read(true).append(true), &self.path)?;
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
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let times: Vec<Option<i64>> = lines.iter().map(|line| serde_json::from_slice::<When>(line).ok().map(|when| when.at)).collect();
    let mut are_old = are_old(&times, now).into_iter();
    lines.retain(|_| !are_old.next().unwrap_or(false));
    let mut size = 0;
    let fits = |line: &&&[u8]| {
        size += line.len();
        size <= MAX_BYTES
    };
    let fitting = lines.iter().rev().take(MAX_ENTRIES).take_while(fits).count();
    lines.drain(..lines.len() - fitting);
    lines
}

/// Which of the requests that were sent at `times`, in the order of their lines, are older than [`MAX_AGE`]: compared with the newest one
/// that isn't after `now`, and by the time that passed from line to line, of which no step counts more than [`MAX_STEP`]. A clock
/// that is wrong for a while, ahead or behind, makes one such step, and nothing old by itself.
fn are_old(times: &[Option<i64>], now: i64) -> Vec<bool> {
    let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    let (most, step) = (millis(MAX_AGE), millis(MAX_STEP));
    let newest = times.iter().flatten().filter(|at| **at <= now).max().copied().unwrap_or(now);
    let (mut passed, mut later) = (0_i64, None);
    let mut old: Vec<bool> = times
        .iter()
        .rev()
        .map(|at| {
            let Some(at) = *at else { return false };
            passed = passed.saturating_add(later.map_or(0, |later: i64| later.saturating_sub(at).clamp(0, step)));
            later = Some(at);
            passed > most && newest.saturating_sub(at) > most
        })
        .collect();
    old.reverse();
    old
}

impl Recorder for History {
    fn record(&self, mut entry: Entry) {
        if entry.id.is_empty() {
            entry.id = new_id();
        }
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
    use std::fs;

    use super::*;

    fn entry(at: i64, response: &str) -> Entry {
        Entry { id: format!("{at}"), at, account: "демо".into(), response: response.into(), ..Entry::default() }
    }

    fn line(entry: &Entry) -> String {
        serde_json::to_string(entry).unwrap() + "\n"
    }

    const DAY: i64 = 24 * 60 * 60 * 1000;

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
        let daily: Vec<Entry> = (0..=60).map(|day| entry(now - (60 - day) * DAY, "")).collect();
        assert_eq!(left(&daily), daily[30..], "the request of 30 days before the newest one is kept");
        let large: Vec<Entry> = (0..20).map(|number| entry(now + number, &"x".repeat(1024 * 1024))).collect();
        assert_eq!(left(&large), large[13..]);
    }

    #[test]
    fn lines_of_a_newer_version_stay_as_they_are_within_the_bounds() {
        let old: String =
            (31..40).map(|day| format!("{{\"at\": {}, \"id\": \"{day}\", \"status\": \"later\"}}\n", now() - day * DAY)).collect();
        let old = old.lines().rev().map(|line| format!("{line}\n")).collect::<String>();
        let recent = (1..=30)
            .rev()
            .map(|day| format!("{{\"at\": {}, \"id\": \"{day}\", \"status\": \"later\"}}\n", now() - day * DAY + 9_000))
            .collect::<String>();
        let newer = recent + &format!("{{\"at\": {}, \"id\": \"7\", \"status\": \"later\", \"more\":  1}}\n{{\"when\": 1}}\n", now());
        let many: String = (0..MAX_ENTRIES as i64 - 32).map(|number| line(&entry(now() + number, ""))).collect();
        assert_eq!(opened(&(old + &newer + &many)), newer.clone() + &many);
        let more: String = (0..31).map(|number| line(&entry(number, ""))).collect();
        assert_eq!(opened(&(newer + &many + &more)).lines().next(), Some("{\"when\": 1}"));
    }

    /// Which of these times, in days, are kept at this one.
    fn kept(days: &[i64], now: i64) -> Vec<i64> {
        let times: Vec<Option<i64>> = days.iter().map(|day| Some(day * DAY)).collect();
        let old = are_old(&times, now * DAY);
        days.iter().zip(old).filter(|(_, old)| !old).map(|(day, _)| *day).collect()
    }

    #[test]
    fn a_wrong_clock_makes_nothing_old() {
        let month: Vec<i64> = (980..=1000).collect();
        let with = |more: &[i64]| [&month[..], more].concat();
        for (days, now) in [
            // The clock is ahead, far ahead, behind; before and after something was sent by it.
            (month.clone(), 1031),
            (month.clone(), 9000),
            (month.clone(), 0),
            (with(&[9000]), 9000),
            (with(&[9000, 9001, 9002]), 9002),
            (with(&[0, 1]), 1),
            // It is right again.
            (with(&[9000, 9001, 1001, 1002]), 1002),
            (with(&[0, 1, 1001, 1002]), 1002),
            ([&[9000, 0][..], &month].concat(), 1000),
            // It was wrong again and again.
            (with(&[0, 1001, 0, 1001, 9000, 1001, 0, 1001]), 1001),
            // Nothing was sent for years.
            (with(&[3000]), 3000),
        ] {
            assert_eq!(kept(&days, now), days, "at {now}");
        }
        // With use they grow old as always, those of a clock that was behind too.
        let days: Vec<i64> = (0..=100).collect();
        assert_eq!(kept(&days, 100), days[70..]);
        let years: Vec<i64> = (0..=20).map(|number| number * 50).collect();
        assert_eq!(kept(&years, 1000), years[16..]);
        assert_eq!(are_old(&[Some(i64::MIN), None, Some(i64::MAX)], 0), [false; 3]);
    }

    #[test]
    fn lines_of_earlier_versions_get_ids_and_lose_secrets() {
        let dir = tempfile::tempdir().unwrap();
        let body = r#"{\"login\":\"l\",\"api_key\":\"canary\"}"#;
        let old = format!("{{\"at\":{},\"path\":\"/x\",\"request\":\"{body}\",\"response\":\"token=canary\"}}\n", now());
        let path = dir.path().join(FILE);
        let history = History::open(dir.path());
        fs::write(&path, old.repeat(2)).unwrap();
        let before = history.entries().unwrap();
        assert_ne!(before[0].id, before[1].id);
        assert_eq!(before, history.entries().unwrap());
        let ids: Vec<String> = before.into_iter().map(|entry| entry.id).collect();
        let history = History::open(dir.path());
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("canary") && text.contains("•••"), "{text}");
        assert_eq!(history.entries().unwrap().into_iter().map(|entry| entry.id).collect::<Vec<_>>(), ids);
        History::open(dir.path());
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "once is enough");
    }

    #[test]
    fn of_one_request_the_last_line_counts() {
        let dir = tempfile::tempdir().unwrap();
        let history = History::open(dir.path());
        [entry(now(), "sent"), entry(now() + 1, ""), entry(now() + 2, "")].into_iter().for_each(|entry| history.record(entry));
        let first = history.entries().unwrap().remove(0);
        history.record(Entry { response: "answered".into(), ..first.clone() });
        let entries = history.entries().unwrap();
        assert_eq!((entries.len(), &entries[0].id, entries[0].response.as_str()), (3, &first.id, "answered"));
        history.record(Entry::default());
        assert_eq!(history.entries().unwrap()[3].id.len(), 16, "one that has none gets one");
    }
}
