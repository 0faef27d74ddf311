//! Replaces a file whole or not at all: a temporary file beside it, written to the disk, then a rename.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::leftovers::{self, Writing};

/// New content in a temporary file beside the file that it will replace; dropping it deletes the temporary file.
pub struct Staged<'d> {
    disk: &'d dyn Disk,
    file: PathBuf,
    target: PathBuf,
    _writing: Writing,
}

/// Writes `bytes` beside `target`, in a folder that must be there. A link is followed: what it leads to will be replaced.
///
/// # Errors
/// What the system says; [`io::ErrorKind::PermissionDenied`] if `target` is read-only, which a rename would pass over.
pub fn stage<'d>(disk: &'d dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<Staged<'d>> {
    stage_at(disk, &fs::canonicalize(target).unwrap_or_else(|_| target.to_owned()), bytes)
}

/// As [`stage`]; a link is replaced, not followed.
///
/// # Errors
/// As [`stage`].
pub fn stage_at<'d>(disk: &'d dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<Staged<'d>> {
    if disk.status(target).is_ok_and(|status| status.read_only) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let writing = leftovers::begin(folder);
    let file = disk.stage(folder, bytes, target)?;
    Ok(Staged { disk, file, target: target.to_owned(), _writing: writing })
}

impl Staged<'_> {
    /// The new content as it is on the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn read_back(&self) -> io::Result<Vec<u8>> {
        self.disk.read(&self.file)
    }

    /// Replaces the old content by the new.
    ///
    /// # Errors
    /// What the system says; the old content is still there then.
    pub fn put(self) -> io::Result<()> {
        self.disk.rename(&self.file, &self.target)
    }
}

impl Drop for Staged<'_> {
    /// After [`Self::put`] there is nothing left to delete.
    fn drop(&mut self) {
        let _gone = self.disk.remove(&self.file);
    }
}
