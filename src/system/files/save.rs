//! Saves a widget: first reads whether a file changed on disk, then replaces the files that differ, all or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::commit::{self, Step};
use super::{Conflict, MAX_TOTAL_BYTES, OpenError, Origin, complete, differences, fault};
use crate::formats::path::RelPath;
use crate::formats::path::names::{Obstacle, folded, obstacles};
use crate::formats::zip::facts::OddityKind;
use crate::formats::zip::write::ZipError;
use crate::model::document::FileBody;
use crate::model::project::changed_paths;
use crate::model::widget::Widget;
use crate::services::archive as zip;
use crate::services::archive;
use crate::system::atomic;
use crate::system::disk::{Disk, Kind, System};

/// What to do when a file on disk isn't what was read or saved last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolve {
    /// Write nothing and say what differs.
    Ask,
    /// Write over it.
    KeepMine,
}

/// Why a widget can't be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Files on disk are not what was read or saved last. Nothing is written.
    #[error("{} files changed on disk", .0.len())]
    Conflicts(Vec<Conflict>),
    /// Nothing of what was saved last is there any more: the folder or archive was deleted or emptied. Nothing is written.
    #[error("{} is gone", .0.display())]
    Gone(PathBuf),
    /// Entries of the archive that could not be read and would be lost with it. Nothing is written;
    /// [`Resolve::KeepMine`] passes over it.
    #[error("{} entries of the archive could not be read and would be lost", .0.len())]
    WouldDrop(Vec<String>),
    /// Files that the folder can't hold under their names, with the reason. Nothing is written.
    #[error("{} files can't be stored under their names", .0.len())]
    Names(Vec<(RelPath, Obstacle)>),
    /// A symbolic link stands where the file or its folder should be: it may lead out of the widget. Nothing is written.
    #[error("{} is a link", .0.display())]
    Link(PathBuf),
    /// The file is marked read-only. Nothing is written.
    #[error("{} is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// Save as: the folder has files already. Nothing is written.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// Save as: there is something at the path already. Nothing is written.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// What is on disk can't be read to compare it. Nothing is written.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The archive can't be built, or was not written right. The old one is still there.
    #[error("{}: {source}", path.display())]
    Zip {
        /// The archive.
        path: PathBuf,
        /// What is wrong.
        source: ZipError,
    },
    /// The system refuses to write or delete a file. Everything is as before, except the files that the system did not let the save restore.
    #[error("{}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
        /// Files that were written or deleted before it and could not be put back. Saving again passes over them.
        written: Vec<RelPath>,
    },
}

/// Saves `new` where it lives; `saved` is what was read or saved there last. Writes only what differs, all of it or nothing.
///
/// # Errors
/// [`SaveError`]; nothing is written then, except the files that [`SaveError::Write`] names.
pub fn save(origin: &Origin, saved: &Widget, new: &Widget, resolve: Resolve) -> Result<(), SaveError> {
    save_on(&System, origin, saved, new, resolve)
}

/// As [`save`], on any file system.
///
/// # Errors
/// As [`save`].
pub fn save_on(disk: &dyn Disk, origin: &Origin, saved: &Widget, new: &Widget, resolve: Resolve) -> Result<(), SaveError> {
    match origin {
        Origin::Folder(root) => save_folder(disk, root, saved, new, resolve),
        Origin::Zip(path) => save_zip(disk, path, saved, new, resolve),
    }
}

/// Saves `widget` in a new place: a folder that is new or empty, or a new archive.
///
/// # Errors
/// [`SaveError::NotEmpty`] or [`SaveError::Exists`] if the place is taken, else as [`save`].
pub fn save_as(target: &Origin, widget: &Widget) -> Result<(), SaveError> {
    save_as_on(&System, target, widget)
}

/// As [`save_as`]; the files go to any file system.
///
/// # Errors
/// As [`save_as`].
pub fn save_as_on(disk: &dyn Disk, target: &Origin, widget: &Widget) -> Result<(), SaveError> {
    let path = target.path();
    if let Origin::Folder(_) = target {
        refuse_names(&Widget::default(), widget)?;
    }
    match (fs::metadata(path), target) {
        (Err(error), _) if error.kind() == io::ErrorKind::NotFound => {}
        (Err(error), _) => return Err(fault(path, error).into()),
        (Ok(metadata), Origin::Folder(_)) if metadata.is_dir() => {
            if fs::read_dir(path).map_err(|error| fault(path, error))?.next().is_some() {
                return Err(SaveError::NotEmpty(path.to_owned()));
            }
        }
        (Ok(_), _) => return Err(SaveError::Exists(path.to_owned())),
    }
    match target {
        Origin::Folder(root) => {
            fs::create_dir_all(root).map_err(|error| refused(root, error))?;
            save_folder(disk, root, &Widget::default(), widget, Resolve::Ask)
        }
        Origin::Zip(path) => put_zip(disk, path, &build_all(path, widget)?, |bytes| zip::verify_all(bytes, widget)),
    }
}

fn save_zip(disk: &dyn Disk, path: &Path, saved: &Widget, new: &Widget, resolve: Resolve) -> Result<(), SaveError> {
    if saved == new {
        return Ok(());
    }
    if resolve == Resolve::Ask {
        let there = match read_zip(disk, path) {
            Err(OpenError::NotFound(_)) if saved.files().len() > 0 => return Err(SaveError::Gone(path.to_owned())),
            Err(OpenError::NotFound(_)) => Widget::default(),
            there => complete(path, saved, there?)?,
        };
        let differs = |conflict: &Conflict| conflict.disk.as_ref() != new.get(conflict.path.as_str());
        let conflicts: Vec<Conflict> = differences(saved, &there).into_iter().filter(differs).collect();
        if !conflicts.is_empty() {
            return Err(SaveError::Conflicts(conflicts));
        }
        let lost = not_read(new);
        if !lost.is_empty() {
            return Err(SaveError::WouldDrop(lost));
        }
    }
    put_zip(disk, path, &build_all(path, new)?, |bytes| zip::verify_all(bytes, new))
}

/// Entries of the archive that are not among the files of the widget; an empty name stands for those of which nothing is known.
fn not_read(widget: &Widget) -> Vec<String> {
    use OddityKind::{Bomb, Cut, Damaged, DotDot, Drive, Encrypted, LongName, Nul, Special, Symlink, UnsupportedMethod};
    let unread = [Bomb, Cut, Damaged, DotDot, Drive, Encrypted, LongName, Nul, Special, Symlink, UnsupportedMethod];
    let oddities = widget.archive().map(|facts| facts.oddities.as_slice()).unwrap_or_default();
    let mut lost: Vec<String> = oddities.iter().filter(|one| unread.contains(&one.kind)).map(|one| one.entry.clone()).collect();
    // What has a name is told first.
    lost.sort_by_key(String::is_empty);
    lost
}

fn build_all(path: &Path, widget: &Widget) -> Result<Vec<u8>, SaveError> {
    zip::build_all(widget).map_err(|source| SaveError::Zip { path: path.to_owned(), source })
}

fn put_zip(disk: &dyn Disk, path: &Path, bytes: &[u8], verify: impl FnOnce(&[u8]) -> Result<(), ZipError>) -> Result<(), SaveError> {
    let staged = atomic::stage(disk, path, bytes).map_err(|error| refused(path, error))?;
    let written = staged.read_back().map_err(|error| refused(path, error))?;
    verify(&written).map_err(|source| SaveError::Zip { path: path.to_owned(), source })?;
    staged.put().map_err(|error| refused(path, error))
}

fn read_zip(disk: &dyn Disk, path: &Path) -> Result<Widget, OpenError> {
    let bytes = disk.status(path).map_err(|error| fault(path, error))?.len;
    if bytes > MAX_TOTAL_BYTES {
        return Err(OpenError::TooLarge { path: path.to_owned(), bytes, limit: MAX_TOTAL_BYTES });
    }
    let bytes = disk.read(path).map_err(|error| fault(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    archive::read(&name, &bytes).map_err(|source| OpenError::Archive { path: path.to_owned(), source })
}

/// Deletions come last, so that a rename that is cut off leaves both files rather than none; but not those that stand in
/// the way of a new file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    MakeWay,
    Write,
    Delete,
}

fn save_folder(disk: &dyn Disk, root: &Path, saved: &Widget, new: &Widget, resolve: Resolve) -> Result<(), SaveError> {
    if resolve == Resolve::Ask && is_gone(disk, root, saved) {
        return Err(SaveError::Gone(root.to_owned()));
    }
    let changed = changed_paths(saved, new);
    if changed.is_empty() {
        return Ok(());
    }
    refuse_names(saved, new)?;
    match disk.status(root) {
        // Nothing is known to be there: the folder is made anew, but not those around it.
        Err(error) if commit::is_nothing(&error) && saved.files().len() == 0 => {
            fs::create_dir(root).map_err(|error| refused(root, error))?
        }
        status => drop(status.map_err(|error| fault(root, error))?),
    }
    let (kept, gone): (Vec<Folded<'_>>, Vec<Folded<'_>>) =
        changed.iter().map(Folded::new).partition(|name| new.contains(name.path.as_str()));
    let mut steps = Vec::new();
    let mut conflicts = Vec::new();
    for name in kept.iter().chain(&gone) {
        let path = name.path;
        let target = place(disk, root, path)?;
        let (old, body) = (saved.get(path.as_str()), new.get(path.as_str()));
        let there = on_disk(disk, path, &target)?;
        let twin = body.and(gone.iter().find(|other| other.folded == name.folded));
        if there.as_ref() == body && twin.is_none() {
            continue;
        }
        // Where names differ only in case, the file of the old name may be what is read under the new one.
        let expected = there.as_ref() == old || twin.is_some_and(|twin| there.as_ref() == saved.get(twin.path.as_str()));
        if !expected && resolve == Resolve::Ask {
            conflicts.push(Conflict { path: path.clone(), disk: there });
        } else if disk.status(&target).is_ok_and(|status| status.read_only) {
            return Err(SaveError::ReadOnly(target));
        }
        let order = match body {
            Some(_) => Order::Write,
            None if kept.iter().any(|other| name.is_in_the_way(other)) => Order::MakeWay,
            None => Order::Delete,
        };
        steps.push((order, path, Step { target, bytes: body.map(FileBody::as_bytes) }));
    }
    if !conflicts.is_empty() {
        return Err(SaveError::Conflicts(conflicts));
    }
    steps.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let (paths, steps): (Vec<&RelPath>, Vec<Step<'_>>) = steps.into_iter().map(|(_, path, step)| (path, step)).unzip();
    commit::all(disk, root, &steps).map_err(|failure| {
        let written = failure.stay.into_iter().filter_map(|step| paths.get(step).map(|path| (*path).clone())).collect();
        SaveError::Write { path: failure.path, source: failure.source, written }
    })
}

/// Whether nothing that was saved is there any more.
fn is_gone(disk: &dyn Disk, root: &Path, saved: &Widget) -> bool {
    let is_absent = |path: &RelPath| match path.under(root) {
        Ok(target) => matches!(disk.status(&target), Err(error) if commit::is_nothing(&error)),
        Err(_) => true,
    };
    saved.files().len() > 0 && saved.files().all(|(path, _)| is_absent(path))
}

/// Refuses files that would be created or changed in a folder under names that not every system can store. What is in the folder
/// already and stays as it is does no harm.
fn refuse_names(saved: &Widget, new: &Widget) -> Result<(), SaveError> {
    let is_written = |path: &RelPath| saved.get(path.as_str()) != new.get(path.as_str());
    let found = obstacles(new.files().map(|(path, _)| path), is_written);
    if found.is_empty() { Ok(()) } else { Err(SaveError::Names(found)) }
}

/// A path with its name as a disk sees it that tells neither cases nor spellings of accents apart.
struct Folded<'w> {
    path: &'w RelPath,
    folded: String,
}

impl<'w> Folded<'w> {
    fn new(path: &'w RelPath) -> Self {
        Self { path, folded: folded(path.as_str()) }
    }

    /// Whether this file must be deleted before `other` can be written.
    fn is_in_the_way(&self, other: &Self) -> bool {
        let within = |path: &str, folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.folded == other.folded || within(&self.folded, &other.folded) || within(&other.folded, &self.folded)
    }
}

/// Where a file of the widget is on disk.
fn place(disk: &dyn Disk, root: &Path, path: &RelPath) -> Result<PathBuf, SaveError> {
    let target = path.under(root).map_err(|error| SaveError::Names(vec![(error.path, Obstacle::Fault(error.fault))]))?;
    let parts: Vec<&Path> = target.ancestors().take_while(|part| *part != root).collect();
    let is_link = |part: &&&Path| disk.status(part).is_ok_and(|status| status.kind == Kind::Link);
    match parts.iter().rev().find(is_link) {
        Some(link) => Err(SaveError::Link((*link).to_owned())),
        None => Ok(target),
    }
}

/// What is on disk; `None` if there is no file, a folder in its place included.
fn on_disk(disk: &dyn Disk, path: &RelPath, target: &Path) -> Result<Option<FileBody>, OpenError> {
    match disk.status(target) {
        Ok(status) if status.kind == Kind::File => {}
        Ok(_) => return Ok(None),
        Err(error) if commit::is_nothing(&error) => return Ok(None),
        Err(error) => return Err(fault(target, error)),
    }
    disk.read(target).map(|bytes| Some(FileBody::read(path, bytes))).map_err(|error| fault(target, error))
}

fn refused(path: &Path, source: io::Error) -> SaveError {
    if source.kind() == io::ErrorKind::PermissionDenied && fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return SaveError::ReadOnly(path.to_owned());
    }
    SaveError::Write { path: path.to_owned(), source, written: Vec::new() }
}
