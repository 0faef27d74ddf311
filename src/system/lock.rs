//! Keeps two studios from opening one widget: a locked file in the person's data folder, never in the widget's. The system frees the
//! lock when the process ends, so a leftover file locks nothing.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::private;

/// The folder of the locks in the data folder.
const FOLDER: &str = "open";

/// A file that this process has locked; dropping it frees the lock.
#[derive(Debug)]
pub struct LockGuard(File);

#[allow(clippy::disallowed_methods, reason = "the home of locks")]
impl LockGuard {
    /// Locks `file`; `None` if another process has.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn try_on(file: File) -> io::Result<Option<Self>> {
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Locks `file`; waits while another process or job has it. On a file system without locks it isn't locked: better that than not
    /// kept at all.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn wait_for(file: File) -> io::Result<Self> {
        loop {
            match file.lock() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
                _ => return Ok(Self(file)),
            }
        }
    }

    /// Locks `file` beside others that share it; waits while another process or job has it alone.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn share(file: File) -> io::Result<Self> {
        file.lock_shared().map(|()| Self(file))
    }
}

impl Drop for LockGuard {
    /// Closing the file isn't enough: a program that is being started has every open file of this process until it runs, and the lock
    /// with it.
    fn drop(&mut self) {
        let _freed = self.0.unlock();
    }
}

/// Locks the widget at `path`; `None` if another studio has it. Paths that lead to the same place are the same widget.
///
/// # Errors
/// What the system says if the lock can't be made: nothing is known of other studios then.
pub fn acquire(data: &Path, path: &Path) -> io::Result<Option<LockGuard>> {
    let folder = data.join(FOLDER);
    private::own_folder(&folder)?;
    try_lock(&folder.join(name(path)))
}

/// Claims the file at `path`, which need not be there, for this process; `None` if another one has claimed it. The claim is no lock: it
/// keeps nobody from writing.
///
/// # Errors
/// What the system says if the claim can't be made.
pub fn claim(path: &Path) -> io::Result<Option<LockGuard>> {
    path.parent().map_or(Ok(()), private::folder)?;
    try_lock(&PathBuf::from([path.as_os_str(), ".used".as_ref()].into_iter().collect::<OsString>()))
}

fn try_lock(path: &Path) -> io::Result<Option<LockGuard>> {
    LockGuard::try_on(private::open(File::options().create(true).truncate(false).write(true), path)?)
}

/// The name of the lock of a widget: its path isn't readable in it.
fn name(path: &Path) -> PathBuf {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    PathBuf::from(name_of(path.as_os_str().as_encoded_bytes()) + ".lock")
}

/// A name for a file in which `subject` can't be read.
pub(super) fn name_of(subject: &[u8]) -> String {
    Sha256::digest(subject).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_until_the_first_is_gone() {
        let data = tempfile::tempdir().unwrap();
        let widget = data.path().join("widget");
        fs::create_dir(&widget).unwrap();
        let first = acquire(data.path(), &widget).unwrap();
        assert!(first.is_some());
        assert!(acquire(data.path(), &data.path().join("open/../widget")).unwrap().is_none(), "another way to the same folder");
        assert!(acquire(data.path(), &data.path().join("other")).unwrap().is_some());
        drop(first);
        assert!(acquire(data.path(), &widget).unwrap().is_some(), "what is left of the first says nothing");
        assert_eq!(fs::read_dir(&widget).unwrap().count(), 0, "nothing is put into the widget");
    }

    #[test]
    fn a_lock_that_is_dropped_is_free_though_the_file_is_open_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        let open = || File::options().create(true).truncate(false).write(true).open(&path).unwrap();
        let file = open();
        // As a program has it that is just being started.
        let inherited = file.try_clone().unwrap();
        let guard = LockGuard::try_on(file).unwrap().unwrap();
        assert!(LockGuard::try_on(open()).unwrap().is_none());
        drop(guard);
        assert!(LockGuard::try_on(open()).unwrap().is_some());
        drop(inherited);
    }
}
