//! The log of the window: a file in the data folder that is bounded in size and number. Every line passes the redaction.
//!
//! Libraries speak `log` already; of theirs only warnings are taken, so that no request's content comes in.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, TryLockError};
use std::time::SystemTime;

use log::{LevelFilter, Log, Metadata, Record};

use super::preferences::LogLevel;
use super::private;
use crate::account::redact;

/// Most bytes of one file; the line that reaches them ends it.
pub const MAX_BYTES: u64 = 1024 * 1024;
/// How many files there are at most.
pub const MAX_FILES: usize = 4;

/// Most characters of a line.
const MAX_LINE: usize = 2_000;
/// How many lines are at hand for the report of a breakdown and for diagnostics.
const RECENT: usize = 200;
/// Sets the level, whatever the preferences say.
const VARIABLE: &str = "WIDGET_STUDIO_LOG";
/// What the names of our own modules begin with.
const OWN: &str = "widget_studio";

static JOURNAL: OnceLock<Journal> = OnceLock::new();

/// The file that lines are written to.
struct Journal {
    /// `None` if there is no data folder.
    file: Option<PathBuf>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    open: Option<File>,
    /// How long the open file is.
    bytes: u64,
    recent: VecDeque<String>,
}

/// The file that is written now, in the data folder `data`; older ones lie beside it.
pub fn file(data: &Path) -> PathBuf {
    data.join("logs").join("widget-studio.log")
}

/// Begins to log into the data folder. Only the first call of a process counts.
pub fn start(data: Option<&Path>, level: LogLevel) {
    let journal = JOURNAL.get_or_init(|| Journal::new(data.map(file)));
    if log::set_logger(journal).is_ok() {
        set_level(level);
    }
}

/// Logs as much as this, or as the environment variable `WIDGET_STUDIO_LOG` says.
pub fn set_level(level: LogLevel) {
    log::set_max_level(filter(named_level().unwrap_or(level)));
}

/// The level that the environment names: nothing else has a say then.
pub fn named_level() -> Option<LogLevel> {
    let name = std::env::var(VARIABLE).ok()?.to_lowercase();
    LogLevel::ALL.into_iter().find(|level| level.word() == name)
}

/// The last lines, oldest first; none while another thread writes one.
pub fn recent() -> Vec<String> {
    let state = JOURNAL.get().and_then(|journal| match journal.state.try_lock() {
        Ok(state) => Some(state),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    });
    state.map(|state| state.recent.iter().cloned().collect()).unwrap_or_default()
}

fn filter(level: LogLevel) -> LevelFilter {
    match level {
        LogLevel::Off => LevelFilter::Off,
        LogLevel::Error => LevelFilter::Error,
        LogLevel::Warn => LevelFilter::Warn,
        LogLevel::Info => LevelFilter::Info,
        LogLevel::Debug => LevelFilter::Debug,
    }
}

impl Journal {
    fn new(file: Option<PathBuf>) -> Self {
        Self { file, state: Mutex::default() }
    }

    /// Adds a line. A log that can't be written is no reason to stop: the line is at hand all the same.
    fn write(&self, line: String) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &self.file
            && state.append(file, &line).is_err()
        {
            state.open = None;
        }
        if state.recent.len() == RECENT {
            state.recent.pop_front();
        }
        state.recent.push_back(line);
    }
}

impl State {
    fn append(&mut self, path: &Path, line: &str) -> io::Result<()> {
        if self.bytes >= MAX_BYTES {
            self.open = None;
            turn_over(path)?;
        }
        if self.open.is_none() {
            path.parent().map_or(Ok(()), private::own_folder)?;
            let file = private::open(OpenOptions::new().create(true).append(true), path)?;
            self.bytes = file.metadata()?.len();
            self.open = Some(file);
        }
        // One write for a line, so that several studios can share the file.
        let line = format!("{line}\n");
        self.open.as_mut().map_or(Ok(()), |file| file.write_all(line.as_bytes()))?;
        self.bytes += line.len() as u64;
        Ok(())
    }
}

/// Makes room for a new file: each takes the place of the one before it, the oldest goes.
fn turn_over(path: &Path) -> io::Result<()> {
    let older = |age: usize| if age == 0 { path.to_owned() } else { path.with_extension(format!("{age}.log")) };
    for age in (0..MAX_FILES - 1).rev() {
        match fs::rename(older(age), older(age + 1)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

impl Log for Journal {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(OWN) || metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let at = humantime::format_rfc3339_millis(SystemTime::now());
            let target = record.target().rsplit("::").next().unwrap_or_default();
            let words = redact::clean_line(&record.args().to_string());
            let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_LINE).collect();
            self.write(format!("{at} {:5} {target}: {words}", record.level()));
        }
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(journal: &Journal, target: &str, level: log::Level, words: &str) {
        journal.log(&Record::builder().target(target).level(level).args(format_args!("{words}")).build());
    }

    #[test]
    fn size_and_number_are_bounded() {
        let dir = tempfile::tempdir().unwrap();
        let path = file(dir.path());
        let journal = Journal::new(Some(path.clone()));
        let words = "x ".repeat(900);
        for _ in 0..6 * MAX_BYTES as usize / words.len() {
            log(&journal, "widget_studio::app", log::Level::Info, &words);
        }
        let files: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap()).collect();
        assert_eq!(files.len(), MAX_FILES);
        for file in files {
            let bytes = file.metadata().unwrap().len();
            assert!(bytes < MAX_BYTES + 2 * MAX_LINE as u64, "{:?} has {bytes}", file.path());
        }
        assert_eq!(journal.state.lock().unwrap().recent.len(), RECENT);
    }

    #[test]
    fn a_line_is_one_line_without_secrets_and_of_libraries_only_what_went_wrong() {
        let dir = tempfile::tempdir().unwrap();
        let journal = Journal::new(Some(file(dir.path())));
        log(&journal, "widget_studio::app::edit", log::Level::Debug, "two\nlines, password=canary");
        log(&journal, "ureq::unit", log::Level::Info, "a body");
        log(&journal, "ureq::unit", log::Level::Warn, "a warning");
        let written = fs::read_to_string(file(dir.path())).unwrap();
        let lines: Vec<_> = written.lines().map(|line| line.split_once(' ').unwrap().1).collect();
        assert_eq!(lines, ["DEBUG edit: two lines, password=•••", "WARN  unit: a warning"]);
    }

    #[test]
    fn without_a_folder_the_last_lines_are_at_hand() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("logs"), "in the way").unwrap();
        for journal in [Journal::new(None), Journal::new(Some(file(dir.path())))] {
            log(&journal, OWN, log::Level::Error, "lost");
            assert!(journal.state.lock().unwrap().recent[0].ends_with("lost"));
        }
    }
}
