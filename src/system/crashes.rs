//! Crash reports: what a panic writes into the data folder, without secrets and without anything of the widget.

use std::backtrace::Backtrace;
use std::fs;
use std::io;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;
use std::time::SystemTime;

use super::{logs, machine, private};
use crate::account::redact;

/// Most reports that are kept; the oldest go.
pub const MAX_KEPT: usize = 10;

/// The folder in the data folder.
const FOLDER: &str = "crashes";
/// How the name of a report ends before and after the person has seen it.
const NEW: &str = ".new.txt";
const TOLD: &str = ".txt";
/// Most lines of the log in a report.
const LOG_LINES: usize = 60;

/// What runs before the program ends.
static LAST: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// A crash report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// The file of the report.
    pub path: PathBuf,
    /// The text of the report.
    pub text: String,
}

/// From now on a panic of the calling thread, which is the window's, writes a report into the data folder `data`. Panics of
/// other threads end nothing: they are logged.
pub fn watch(data: Option<&Path>) {
    let folder = data.map(|data| data.join(FOLDER));
    let window = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        before(panicked);
        let of_window = thread::current().id() == window;
        if of_window {
            LAST.get().inspect(|act| act());
        }
        let lines = logs::recent();
        log::error!("panic in {}: {} at {}", thread_name(), words(panicked), place(panicked));
        if let Some(folder) = folder.as_ref().filter(|_| of_window)
            && let Err(error) = write(folder, &report(panicked, &lines))
        {
            log::error!("no report of the panic in {}: {error}", folder.display());
        }
    }));
}

/// Sets what a panic of the window does first: it saves unsaved work. Only the first call of a process counts.
pub fn before_end(act: impl Fn() + Send + Sync + 'static) {
    LAST.set(Box::new(act)).ok();
}

/// The newest report that the person hasn't seen.
pub fn newest(data: &Path) -> Option<Crash> {
    let path = reports(&data.join(FOLDER)).into_iter().rev().find(|path| path.to_string_lossy().ends_with(NEW))?;
    let text = fs::read(&path).ok()?;
    Some(Crash { path, text: String::from_utf8_lossy(&text).into_owned() })
}

/// Marks this report and all before it as seen. They stay on disk.
///
/// # Errors
/// What the system says.
pub fn told(path: &Path) -> io::Result<()> {
    for report in reports(path.parent().unwrap_or(path)) {
        if let Some(stem) = report.to_string_lossy().strip_suffix(NEW) {
            fs::rename(&report, format!("{stem}{TOLD}"))?;
        }
    }
    Ok(())
}

/// Deletes a report.
///
/// # Errors
/// What the system says.
pub fn delete(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// All reports, oldest first: their names begin with the time.
fn reports(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(TOLD)).collect();
    paths.sort();
    paths
}

fn write(folder: &Path, text: &str) -> io::Result<()> {
    private::own_folder(folder)?;
    let at = humantime::format_rfc3339_millis(SystemTime::now()).to_string().replace(':', "-");
    private::write(&folder.join(format!("{at}-{}{NEW}", std::process::id())), text.as_bytes())?;
    let reports = reports(folder);
    for old in reports.iter().take(reports.len().saturating_sub(MAX_KEPT)) {
        fs::remove_file(old)?;
    }
    Ok(())
}

fn report(panicked: &PanicHookInfo<'_>, log: &[String]) -> String {
    let at = humantime::format_rfc3339_seconds(SystemTime::now());
    let backtrace = Backtrace::force_capture().to_string();
    let head = [
        format!("Widget Studio {}", env!("CARGO_PKG_VERSION")),
        format!("System: {}", machine::describe()),
        format!("Time: {at}"),
        format!("Thread: {}", thread_name()),
        format!("Place: {}", place(panicked)),
        format!("Message: {}", words(panicked)),
    ];
    let log = log.get(log.len().saturating_sub(LOG_LINES)..).unwrap_or_default();
    let parts = [&head.join("\n"), "", "Backtrace:", &backtrace, "Last lines of the log:", &log.join("\n"), ""];
    parts.join("\n").lines().map(|line| redact::clean_line(line) + "\n").collect()
}

fn thread_name() -> String {
    thread::current().name().unwrap_or("a thread without a name").to_owned()
}

fn place(panicked: &PanicHookInfo<'_>) -> String {
    panicked.location().map(ToString::to_string).unwrap_or_default()
}

/// What the panic says, without what it quotes: that may be of the widget.
fn words(panicked: &PanicHookInfo<'_>) -> String {
    redact::clean_line(&without_quotes(panicked.payload_as_str().unwrap_or("no message")))
}

/// The first line of `message`; of what stands in quotes only names of the library that panics always quote.
fn without_quotes(message: &str) -> String {
    const KNOWN: [&str; 8] =
        ["Option::unwrap()", "Option::expect()", "Result::unwrap()", "Result::unwrap_err()", "Result::expect()", "None", "Err", "Ok"];
    let line = message.lines().next().unwrap_or_default();
    let mut clean = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(['`', '"']) {
        let (before, quoted) = rest.split_at(start);
        let (quote, inside) = quoted.split_at(1);
        clean.push_str(before);
        // A debug text has quotes of its own: it ends with the last one.
        let end = if quote == "`" { inside.find('`') } else { inside.rfind('"') };
        let (inside, after) = inside.split_at(end.unwrap_or(inside.len()));
        let shown = if KNOWN.contains(&inside) { inside } else { "…" };
        clean.push_str(&[quote, shown, quote].concat());
        rest = after.strip_prefix(quote).unwrap_or_default();
    }
    clean + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_panic_quotes_is_left_out() {
        for (said, left) in [
            ("called `Option::unwrap()` on a `None` value", "called `Option::unwrap()` on a `None` value"),
            (
                "called `Result::unwrap()` on an `Err` value: Error(\"my \\\"text\\\" here\")",
                "called `Result::unwrap()` on an `Err` value: Error(\"…\")",
            ),
            (
                "byte index 1 is not a char boundary; it is inside 'ю' of `юла",
                "byte index 1 is not a char boundary; it is inside 'ю' of `…`",
            ),
            ("index out of bounds: the len is 3\nand more", "index out of bounds: the len is 3"),
            ("left: \"open", "left: \"…\""),
        ] {
            assert_eq!(without_quotes(said), left);
        }
    }

    #[test]
    fn reports_are_told_of_once_and_bounded() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join(FOLDER);
        assert_eq!(newest(dir.path()), None);
        for number in 0..MAX_KEPT + 2 {
            write(&folder, &number.to_string()).unwrap();
            // The next name is another one.
            let name = reports(&folder).pop().unwrap();
            fs::rename(&name, folder.join(format!("{number:03}{NEW}"))).unwrap();
        }
        write(&folder, "last").unwrap();
        assert_eq!(reports(&folder).len(), MAX_KEPT);
        let crash = newest(dir.path()).unwrap();
        assert_eq!(crash.text, "last");
        told(&crash.path).unwrap();
        assert_eq!((newest(dir.path()), reports(&folder).len()), (None, MAX_KEPT));
        delete(&reports(&folder)[0]).unwrap();
        assert_eq!(reports(&folder).len(), MAX_KEPT - 1);
    }
}
