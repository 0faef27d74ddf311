//! Opens a widget from a folder or an archive, saves it there, and notices what changed on disk meanwhile.

mod commit;
#[cfg(test)]
mod names_tests;
mod save;
#[cfg(test)]
#[cfg(unix)]
mod swap_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub use save::{Resolve, SaveError, save, save_as, save_as_on, save_on};

use super::disk::{self, Kind};
use super::folder::{Entry, Folder};
use super::input::{self, InputError};
use crate::formats::path::RelPath;
use crate::formats::zip::read::ArchiveError;
use crate::model::document::FileBody;
use crate::model::project::changed_paths;
use crate::model::widget::Widget;
use crate::services::archive;

/// Most bytes of one file.
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;

/// Most bytes of all files together, or of an archive: everything is kept in memory.
pub const MAX_TOTAL_BYTES: u64 = 256 * 1024 * 1024;

/// Most files of a folder.
pub const MAX_FILES: usize = 5_000;

/// The folder of installed packages.
const NODE_MODULES: &str = "node_modules";

/// Where a widget lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A folder.
    Folder(PathBuf),
    /// An archive.
    Zip(PathBuf),
}

/// A widget that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The widget's files.
    pub widget: Widget,
    /// The folder or archive of the widget.
    pub origin: Origin,
    /// What lies in the folder and isn't among its files, sorted by path. A save doesn't touch it.
    pub skipped: Vec<Skipped>,
}

/// Something in the folder that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path in the folder; parts that are no Unicode are shown with replacement characters.
    pub path: String,
    /// Why it was passed over.
    pub reason: SkipReason,
}

/// Why something was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// A symbolic link; links aren't followed.
    Link,
    /// A name that isn't Unicode, or has a `\` or a `:`: no archive could hold it, or on Windows it would lead to another file.
    Name,
    /// A device, socket or pipe.
    Special,
    /// A folder `.git`, `.svn` or `.hg`.
    VersionControl,
    /// A folder `node_modules`.
    NodeModules,
    /// A temporary file that a save left behind when it was cut off.
    Temporary,
}

/// A file that differs on disk from what the studio knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The file.
    pub path: RelPath,
    /// What is on disk now; `None` if it is gone.
    pub disk: Option<FileBody>,
}

/// Why a widget can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is nothing at the path.
    #[error("there is no {}", .0.display())]
    NotFound(PathBuf),
    /// The system doesn't let us read it.
    #[error("no permission to read {}", .0.display())]
    NoPermission(PathBuf),
    /// A file that isn't an archive.
    #[error("{} is neither a folder nor a zip archive", .0.display())]
    NotAWidget(PathBuf),
    /// A folder, a pipe or a device where a file is asked for.
    #[error("{} is no regular file", .0.display())]
    NotAFile(PathBuf),
    /// A file, or the archive, is too large.
    #[error("{} has {bytes} bytes, more than {limit}", path.display())]
    TooLarge {
        /// The file; the folder, if all its files together are too large.
        path: PathBuf,
        /// Its size in bytes, as far as it was counted.
        bytes: u64,
        /// How many bytes there may be.
        limit: u64,
    },
    /// More than [`MAX_FILES`] files.
    #[error("{} has more than {MAX_FILES} files", .0.display())]
    TooManyFiles(PathBuf),
    /// The archive can't be read.
    #[error("{}: {source}", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What is wrong with it.
        source: ArchiveError,
    },
    /// Anything else that the system says.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
}

impl Origin {
    /// The folder or archive.
    pub fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::Zip(path) => path,
        }
    }

    /// The same by its canonical path; see [`canonical`]. Reads the disk.
    pub fn canonical(&self) -> Self {
        match self {
            Self::Folder(path) => Self::Folder(canonical(path)),
            Self::Zip(path) => Self::Zip(canonical(path)),
        }
    }
}

/// Opens the folder or archive at `path`.
///
/// # Errors
/// [`OpenError`], naming the file; nothing is opened in part.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let metadata = fs::metadata(path).map_err(|error| fault(path, error))?;
    if metadata.is_dir() {
        let (widget, skipped) = read_folder(path)?;
        return Ok(Opened { widget, origin: Origin::Folder(path.to_owned()), skipped });
    }
    let is_zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    if !metadata.is_file() || !is_zip {
        return Err(OpenError::NotAWidget(path.to_owned()));
    }
    Ok(Opened { widget: read_zip(path)?, origin: Origin::Zip(path.to_owned()), skipped: Vec::new() })
}

/// As [`open`], but takes no archive whose directory is missing or can't be read: another program may be writing it just now.
///
/// # Errors
/// As [`open`].
pub fn open_complete(path: &Path) -> Result<Opened, OpenError> {
    let Opened { widget, origin, skipped } = open(path)?;
    let widget = complete(path, &Widget::default(), widget)?;
    Ok(Opened { widget, origin, skipped })
}

/// What differs on disk from `saved`: files that were changed, added or deleted, sorted by path.
///
/// # Errors
/// As [`open`].
pub fn changed_on_disk(origin: &Origin, saved: &Widget) -> Result<Vec<Conflict>, OpenError> {
    let disk = match origin {
        Origin::Folder(path) => read_folder(path)?.0,
        Origin::Zip(path) => complete(path, saved, read_zip(path)?)?,
    };
    Ok(differences(saved, &disk))
}

/// `there`, which was read from the archive at `path`; an error if it has lost its directory since `known` was read: another program
/// may be writing it just now.
fn complete(path: &Path, known: &Widget, there: Widget) -> Result<Widget, OpenError> {
    let has_none = |widget: &Widget| widget.archive().is_some_and(|facts| facts.has_no_directory());
    if has_none(&there) && !has_none(known) {
        let source = ArchiveError::Damaged("no directory".to_owned());
        return Err(OpenError::Archive { path: path.to_owned(), source });
    }
    Ok(there)
}

/// The archive that `widget` was opened from, byte for byte; `None` if it comes from a folder, or if either has changed since.
pub fn original(origin: Option<&Origin>, widget: &Widget) -> Option<Vec<u8>> {
    let Some(Origin::Zip(path)) = origin else { return None };
    let bytes = read_file(path, MAX_TOTAL_BYTES).ok()?;
    let there = read_archive(path, &bytes).ok()?;
    differences(widget, &there).is_empty().then_some(bytes)
}

/// The canonical form of `path`: absolute, without links and `..`. A path that leads nowhere stays as it is. Reads the
/// disk.
pub fn canonical(path: &Path) -> PathBuf {
    dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// As [`canonical`], but of the folder of `path` only: what is there may be a link.
pub fn canonical_place(path: &Path) -> PathBuf {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return canonical(path) };
    let mut place = canonical(folder);
    place.push(name);
    place
}

fn differences(saved: &Widget, disk: &Widget) -> Vec<Conflict> {
    let conflict = |path: RelPath| Conflict { disk: disk.get(path.as_str()).cloned(), path };
    changed_paths(saved, disk).into_iter().map(conflict).collect()
}

fn read_zip(path: &Path) -> Result<Widget, OpenError> {
    read_archive(path, &read_file(path, MAX_TOTAL_BYTES)?)
}

fn read_archive(path: &Path, bytes: &[u8]) -> Result<Widget, OpenError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    archive::read(&name, bytes).map_err(|source| OpenError::Archive { path: path.to_owned(), source })
}

fn read_folder(root: &Path) -> Result<(Widget, Vec<Skipped>), OpenError> {
    read_folder_meanwhile(root, &mut |_| {})
}

/// As [`read_folder`]; calls `meanwhile` with the path of each entry after it was listed and before it is opened.
fn read_folder_meanwhile(root: &Path, meanwhile: &mut dyn FnMut(&Path)) -> Result<(Widget, Vec<Skipped>), OpenError> {
    let mut files = BTreeMap::new();
    let mut skipped = Vec::new();
    let mut total = 0;
    let mut folders = vec![Folder::open(root).map_err(|error| fault(root, error))?];
    // Folders that are still to be opened, each in the one around it.
    let mut inner: Vec<(Rc<Folder>, OsString)> = Vec::new();
    loop {
        let Some(folder) = folders.pop() else {
            let Some((around, name)) = inner.pop() else { break };
            match around.inner(&name) {
                Ok(folder) => folders.push(folder),
                Err(error) => skipped.push(swapped(root, &around.path_of(&name), error)?),
            }
            continue;
        };
        for entry in folder.entries().map_err(|error| fault(folder.path(), error))? {
            let Entry { name: file_name, kind } = entry.map_err(|error| fault(folder.path(), error))?;
            let path = folder.path_of(&file_name);
            let relative = relative_name(root, &path);
            let name = match sort_out(&file_name, kind, &relative) {
                Ok(name) => name,
                Err(reason) => {
                    skipped.push(Skipped { path: relative.shown, reason });
                    continue;
                }
            };
            meanwhile(&path);
            if kind == Kind::Folder {
                inner.push((folder.clone(), file_name));
                continue;
            }
            if files.len() == MAX_FILES {
                return Err(OpenError::TooManyFiles(root.to_owned()));
            }
            let bytes = match folder.read(&file_name, MAX_FILE_BYTES) {
                Ok(bytes) => bytes,
                Err(InputError::TooLarge(bytes)) => return Err(OpenError::TooLarge { path, bytes, limit: MAX_FILE_BYTES }),
                Err(error) => {
                    skipped.push(swapped(root, &path, error)?);
                    continue;
                }
            };
            total += bytes.len() as u64;
            if total > MAX_TOTAL_BYTES {
                return Err(OpenError::TooLarge { path: root.to_owned(), bytes: total, limit: MAX_TOTAL_BYTES });
            }
            let body = FileBody::read(&name, bytes);
            files.insert(name, body);
        }
    }
    skipped.sort();
    Ok((Widget::new(files, None), skipped))
}

/// What became something else between the list of its folder and its opening: it is passed over as if it had been that from the start.
fn swapped(root: &Path, path: &Path, error: InputError) -> Result<Skipped, OpenError> {
    let reason = match error {
        InputError::Link => SkipReason::Link,
        InputError::NotAFile => SkipReason::Special,
        error => return Err(unread(path, MAX_FILE_BYTES, error)),
    };
    Ok(Skipped { path: relative_name(root, path).shown, reason })
}

/// The path of a file in its widget, and how it is shown if it can't be one.
struct Relative {
    shown: String,
    path: Option<RelPath>,
}

fn relative_name(root: &Path, path: &Path) -> Relative {
    let parts = path.strip_prefix(root).unwrap_or(path).iter();
    let exact: Option<Vec<&str>> = parts.clone().map(|part| part.to_str()).collect();
    let shown = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    let can_be_reached = |path: &RelPath| path.under(root).is_ok();
    Relative { path: exact.and_then(|parts| RelPath::new(&parts.join("/")).ok()).filter(can_be_reached), shown }
}

/// Whether folders of this name aren't read.
pub(super) fn is_passed_over(name: &str) -> bool {
    [NODE_MODULES, ".git", ".svn", ".hg"].contains(&name)
}

/// The path of a folder's entry in the widget, or why the entry is passed over.
fn sort_out(name: &OsStr, kind: Kind, relative: &Relative) -> Result<RelPath, SkipReason> {
    let name = name.to_string_lossy();
    match kind {
        Kind::Link => return Err(SkipReason::Link),
        Kind::Folder if name == NODE_MODULES => return Err(SkipReason::NodeModules),
        Kind::Folder if is_passed_over(&name) => return Err(SkipReason::VersionControl),
        Kind::Other => return Err(SkipReason::Special),
        Kind::File | Kind::Folder => {}
    }
    if disk::is_temporary(&name) {
        return Err(SkipReason::Temporary);
    }
    relative.path.clone().ok_or(SkipReason::Name)
}

/// The bytes of the file at `path`, at most `limit`.
pub(super) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    input::read(path, limit).map_err(|error| unread(path, limit, error))
}

/// Why the file at `path` isn't read.
pub(super) fn unread(path: &Path, limit: u64, error: InputError) -> OpenError {
    match error {
        InputError::TooLarge(bytes) => OpenError::TooLarge { path: path.to_owned(), bytes, limit },
        InputError::NotAFile | InputError::Link => OpenError::NotAFile(path.to_owned()),
        InputError::Io(error) => fault(path, error),
    }
}

/// What the system said of `path`.
pub(super) fn fault(path: &Path, source: io::Error) -> OpenError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound(path),
        io::ErrorKind::PermissionDenied => OpenError::NoPermission(path),
        _ => OpenError::Io { path, source },
    }
}
