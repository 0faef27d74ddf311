//! Replaces a file whole or not at all: a temporary file beside it, written to the disk, then a rename.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How the names of temporary files begin and end: one that a crash left behind is no file of the widget.
const PREFIX: &str = ".widget-studio-";
const SUFFIX: &str = ".tmp";

/// New content beside the file that it will replace. Dropped, it is gone.
pub struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

/// Gives `target` the content `bytes`; it keeps its permissions.
///
/// # Errors
/// What the system says; `target` is as before then.
pub fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(target, bytes)?.put()
}

/// Writes `bytes` beside `target`, in a folder that must be there. A link is followed: what it leads to will be replaced.
///
/// # Errors
/// What the system says; [`io::ErrorKind::PermissionDenied`] if `target` is read-only, which a rename would pass over.
pub fn stage(target: &Path, bytes: &[u8]) -> io::Result<Staged> {
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let old = fs::metadata(&target).ok().map(|metadata| metadata.permissions());
    if old.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = old {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    Ok(Staged { file, target })
}

/// Whether `name` is that of a temporary file of the studio.
pub fn is_temporary(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

impl Staged {
    /// The new content as it is on the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn read_back(&self) -> io::Result<Vec<u8>> {
        fs::read(self.file.path())
    }

    /// Puts the new content in the place of the old.
    ///
    /// # Errors
    /// What the system says; the old content is still there then.
    pub fn put(self) -> io::Result<()> {
        self.file.persist(&self.target).map(drop).map_err(|error| error.error)
    }
}

/// A new file gets the permissions that any program's new file gets, not those of a private temporary one.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
