//! Removes temporary files that a killed write left behind, and only those: who writes holds a lock on the folder.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use super::disk::{Leftover, leftover};
use super::lock::LockGuard;

/// Age from which a temporary file is left behind where folders can't be locked.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// Says to other processes that temporary files in a folder are in use, until it is dropped.
#[derive(Debug)]
pub struct Writing {
    _folder: Option<LockGuard>,
}

/// Begins a write in `folder`: first removes what killed writes left there, unless somebody else writes there now. A folder that can't be
/// locked is no obstacle to the write.
pub fn begin(folder: &Path) -> Writing {
    // Windows opens no folder as a file.
    match File::open(folder).and_then(LockGuard::try_on) {
        Ok(Some(_alone)) => remove(folder, None),
        Ok(None) => {}
        Err(_) => remove(folder, Some(OLD)),
    }
    // Waits for others only while they remove.
    Writing { _folder: File::open(folder).and_then(LockGuard::share).ok() }
}

/// Removes temporary files of the studio in `folder`, all or those of an age.
fn remove(folder: &Path, age: Option<Duration>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let Some(kind) = leftover(&entry.file_name().to_string_lossy()) else { continue };
        let Ok(metadata) = entry.metadata() else { continue };
        let is_old = |age| metadata.modified().ok().and_then(|at| at.elapsed().ok()).is_some_and(|since| since > age);
        // The last name of an old content may be all that there is of it.
        let is_spare = kind == Leftover::New || has_other_name(&metadata);
        if metadata.is_file() && is_spare && age.is_none_or(is_old) {
            // One that belongs to somebody else stays.
            let _gone = fs::remove_file(entry.path());
        }
    }
}

#[cfg(unix)]
fn has_other_name(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_name(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    const NEW: &str = ".widget-studio-abc123.tmp";
    const KEPT: &str = ".widget-studio-kept-abc123.tmp";

    #[test]
    fn what_is_left_behind_goes_unless_it_is_the_last_of_its_content() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        for name in [NEW, KEPT, ".widget-studio.json", "other.tmp", "script.js"] {
            fs::write(at(name), name).unwrap();
        }
        fs::hard_link(at("script.js"), at(".widget-studio-kept-second.tmp")).unwrap();
        std::os::unix::fs::symlink(at("script.js"), at(".widget-studio-link.tmp")).unwrap();
        fs::create_dir(at(".widget-studio-folder.tmp")).unwrap();
        drop(begin(dir.path()));
        let mut left: Vec<String> =
            fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, [".widget-studio-folder.tmp", KEPT, ".widget-studio-link.tmp", ".widget-studio.json", "other.tmp", "script.js"]);
    }

    #[test]
    fn what_somebody_writes_stays() {
        let dir = tempfile::tempdir().unwrap();
        let one = begin(dir.path());
        fs::write(dir.path().join(NEW), "").unwrap();
        let two = begin(dir.path());
        drop(one);
        drop(begin(dir.path()));
        assert!(dir.path().join(NEW).exists(), "the second still writes");
        drop(two);
        drop(begin(dir.path()));
        assert!(!dir.path().join(NEW).exists());
    }
}
