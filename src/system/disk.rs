//! The file system as a save needs it, one call for each step that may fail: the system's own, or in tests one that refuses a step.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::input::{self, InputError};

/// Most bytes of a file that a save writes, and so reads: more than an archive of all that is ever opened.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// How the names of temporary files begin and end: one that a crash left behind is no file of the widget.
pub(super) const PREFIX: &str = ".widget-studio-";
const SUFFIX: &str = ".tmp";
/// How the names of second names of old files begin.
const KEPT: &str = ".widget-studio-kept-";

/// What a temporary file that is left behind holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// New content that has not taken its place.
    New,
    /// The old content of a file.
    Kept,
}

/// What there is at a path. Links aren't followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// File, folder, link or other.
    pub kind: Kind,
    /// The size in bytes.
    pub len: u64,
    /// Whether the permissions forbid writing.
    pub read_only: bool,
}

/// The kinds that a save tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A device, socket or pipe.
    Other,
}

/// A file system. Every function fails with what the system says.
#[allow(clippy::missing_errors_doc, reason = "said once for all")]
pub trait Disk: Send + Sync {
    /// What there is at `path`.
    fn status(&self, path: &Path) -> io::Result<Status>;

    /// The content of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Writes `bytes` to the disk as a temporary file in `folder`, with the permissions of `like` if that is there. Returns its path.
    fn stage(&self, folder: &Path, bytes: &[u8], like: &Path) -> io::Result<PathBuf>;

    /// Gives a file a second, temporary name in `folder`; where the system knows no second names, a copy. Returns its path.
    fn keep(&self, path: &Path, folder: &Path) -> io::Result<PathBuf>;

    /// Puts `from` in the place of `to`, whole or not at all.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Deletes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes one folder.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Deletes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The system's file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Disk for System {
    fn status(&self, path: &Path) -> io::Result<Status> {
        let metadata = fs::symlink_metadata(path)?;
        let kind = match metadata.file_type() {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        Ok(Status { kind, len: metadata.len(), read_only: metadata.permissions().readonly() })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        input::read(path, MAX_BYTES).map_err(|error| match error {
            InputError::Io(error) => error,
            InputError::TooLarge(_) => io::ErrorKind::FileTooLarge.into(),
            error => io::Error::other(error),
        })
    }

    fn stage(&self, folder: &Path, bytes: &[u8], like: &Path) -> io::Result<PathBuf> {
        use io::Write;
        let mut file = builder(PREFIX).tempfile_in(folder)?;
        file.write_all(bytes)?;
        if let Ok(metadata) = fs::metadata(like) {
            file.as_file().set_permissions(metadata.permissions())?;
        }
        file.as_file().sync_all()?;
        Ok(file.into_temp_path().keep()?)
    }

    fn keep(&self, path: &Path, folder: &Path) -> io::Result<PathBuf> {
        let linked = builder(KEPT).make_in(folder, |twin| fs::hard_link(path, twin));
        let kept = linked.or_else(|_| builder(KEPT).make_in(folder, |twin| fs::copy(path, twin).map(drop)))?;
        Ok(kept.into_temp_path().keep()?)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Whether `name` is that of a temporary file of the studio.
pub fn is_temporary(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// What a temporary file of the studio holds; `None` if `name` is that of another file.
pub fn leftover(name: &str) -> Option<Leftover> {
    is_temporary(name).then(|| if name.starts_with(KEPT) { Leftover::Kept } else { Leftover::New })
}

/// Makes temporary files that only their owner can read.
pub(super) fn temporary(prefix: &'static str) -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(prefix).suffix(SUFFIX);
    builder
}

/// A new file gets the permissions that any program's new file gets, not those of a private temporary one.
fn builder(prefix: &'static str) -> Builder<'static, 'static> {
    let builder = temporary(prefix);
    #[cfg(unix)]
    let builder = {
        let mut builder = builder;
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder
    };
    builder
}
