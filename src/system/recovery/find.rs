//! Finds the edits of processes that are gone, and deletes those that are too old or too many.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Claim, PREFIX, Recovered, Unreadable, folder, read, remove};
use crate::system::disk;

/// How long edits are kept that nobody wants back.
pub const MAX_AGE: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// Most files that are kept; the oldest go first.
pub const MAX_KEPT: usize = 50;
/// Most bytes of all of them; the oldest go first, but never the newest.
pub const MAX_KEPT_BYTES: u64 = 1024 * 1024 * 1024;

/// How long a lock or a half-written file stays that belongs to nothing: its process may just be writing.
const LEFTOVER: Duration = Duration::from_secs(60 * 60);

/// The files in the rescue folder that belong to no living process.
#[derive(Debug, Default)]
pub struct Found {
    /// Edits, newest first; what can't be read comes with the reason.
    pub left: Vec<(Claim, Result<Recovered, Unreadable>)>,
    /// Names of files that the studio didn't write; they are not touched.
    pub foreign: Vec<String>,
}

/// A file with its age and size.
struct Kept {
    claim: Claim,
    age: Duration,
    bytes: u64,
}

/// Searches the rescue folder of the data folder `data`.
///
/// # Errors
/// What the system says, if the folder can't be read.
pub fn find(data: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    let entries = match fs::read_dir(folder(data)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error),
    };
    let mut kept = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let (age, bytes) = status(&entry);
        if disk::is_temporary(&name) {
            if age > LEFTOVER {
                noted(&path, remove(&path));
            }
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str()).filter(|_| name.starts_with(PREFIX));
        match ending {
            Some("zip") => kept.extend(noted(&path, Claim::take(&path)).flatten().map(|claim| Kept { claim, age, bytes })),
            Some("lock") if path.with_extension("zip").exists() || age < LEFTOVER => {}
            Some("lock") => {
                let claim = noted(&path, Claim::take(&path)).flatten();
                claim.and_then(|claim| noted(&path, claim.delete()));
            }
            _ => found.foreign.push(name),
        }
    }
    found.foreign.sort();
    for claim in within_bounds(kept) {
        let rescued = read(claim.path());
        found.left.push((claim, rescued));
    }
    Ok(found)
}

/// Deletes what is too old or too much, and returns the rest, newest first.
fn within_bounds(mut kept: Vec<Kept>) -> Vec<Claim> {
    kept.sort_by_key(|kept| kept.age);
    let mut total = 0;
    let mut left = Vec::new();
    for (at, one) in kept.into_iter().enumerate() {
        total += one.bytes;
        let is_too_much = at > 0 && (at >= MAX_KEPT || total > MAX_KEPT_BYTES);
        if one.age > MAX_AGE || is_too_much {
            let path = one.claim.path().to_owned();
            noted(&path, one.claim.delete());
        } else {
            left.push(one.claim);
        }
    }
    left
}

/// The value of `result`; for an error `None` and a line in the log: one file that the system refuses doesn't hide the others.
fn noted<T>(path: &Path, result: io::Result<T>) -> Option<T> {
    result.inspect_err(|error| log::warn!("{} in the folder of unsaved edits: {error}", path.display())).ok()
}

/// Age and size of a file; as if it were new if the clock was set back.
fn status(entry: &DirEntry) -> (Duration, u64) {
    let Ok(metadata) = entry.metadata() else { return (Duration::ZERO, 0) };
    let age = metadata.modified().ok().and_then(|at| SystemTime::now().duration_since(at).ok()).unwrap_or_default();
    (age, metadata.len())
}
