//! Keeps unsaved edits in the data folder, so that a crash doesn't lose them: one archive for each process that has some.
//!
//! The archive holds `rescue.json` and the changed files as they are, uncompressed. A lock beside it tells the file of a
//! living process from that of a dead one: the system frees a lock when its process ends, however it ends.

mod autosave;
mod find;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub use autosave::Autosave;
pub use find::{Found, find};

use super::files::{Origin, read_file};
use super::lock::LockGuard;
use super::{clock, private};
use crate::formats::path::RelPath;
use crate::formats::zip::read;
use crate::formats::zip::read::ArchiveError;
use crate::model::document::FileBody;
use crate::model::project::changed_paths;
use crate::model::widget::Widget;
use crate::services::archive;
use crate::services::archive::sha256_hex;

/// Most bytes of what is kept for one widget: what its archive can be read back with.
pub const MAX_BYTES: u64 = read::MAX_TOTAL_BYTES - 1024 * 1024;
/// Most files that are kept for one widget; one more entry describes them.
pub const MAX_FILES: usize = read::MAX_ENTRIES - 1;

/// The folder in the data folder.
const FOLDER: &str = "rescue";
/// What the names of the studio's files in it begin with.
const PREFIX: &str = "unsaved-";
/// The entry that describes the others.
const ABOUT: &str = "rescue.json";
/// The number of the format.
const FORMAT: u32 = 1;

/// A widget with edits that are saved nowhere else.
#[derive(Debug, Clone)]
pub struct Unsaved {
    /// The folder or archive of the widget; `None` if it was never saved.
    pub origin: Option<Origin>,
    /// The widget's name, by which a person recognises it.
    pub name: String,
    /// The widget as it is on disk, as far as the studio knows.
    pub saved: Arc<Widget>,
    /// The widget with the edits.
    pub widget: Arc<Widget>,
}

/// Edits that a process left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The folder or archive of the widget; `None` if it was never saved.
    pub origin: Option<Origin>,
    /// The widget's name.
    pub name: String,
    /// When the edits were kept, in seconds since 1970-01-01 UTC.
    pub at: i64,
    /// The files that differ from the saved ones, sorted by path; all files if the widget was never saved.
    pub files: Vec<RecoveredFile>,
}

/// A file as it was when its process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredFile {
    /// The path of the file in the widget.
    pub path: RelPath,
    /// The content of the file; `None` if it was deleted.
    pub body: Option<FileBody>,
    /// SHA-256 of what was on disk when it was read or saved last; `None` if there was no such file.
    pub was: Option<String>,
}

/// Why a file of the rescue folder can't be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no archive, or a damaged one.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// It was cut off or altered.
    #[error("it is damaged")]
    Damaged,
    /// It is another archive, or one of a later version.
    #[error("it holds no edits that this version knows")]
    Foreign,
    /// The system doesn't let us read it.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The content of [`ABOUT`].
#[derive(Serialize, Deserialize)]
struct About {
    format: u32,
    name: String,
    at: i64,
    place: Option<Place>,
    files: Vec<AboutFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Folder(PathBuf),
    Zip(PathBuf),
}

#[derive(Serialize, Deserialize)]
struct AboutFile {
    path: String,
    is_deleted: bool,
    was: Option<String>,
}

/// A lock on the file of a process that is gone: while it is held no other studio offers or deletes the file.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    lock: LockGuard,
}

impl Claim {
    /// Locks `path` in the rescue folder; `None` if a living process holds it.
    ///
    /// # Errors
    /// What the system says.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        let lock = private::open(OpenOptions::new().create(true).truncate(false).write(true), &lock_of(path))?;
        Ok(LockGuard::try_on(lock)?.map(|lock| Self { path: path.to_owned(), lock }))
    }

    /// The path of the locked file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Deletes the file.
    ///
    /// # Errors
    /// What the system says.
    pub fn delete(self) -> io::Result<()> {
        remove(&self.path)?;
        drop(self.lock);
        remove(&lock_of(&self.path))
    }
}

/// The folder of unsaved edits in the data folder `data`.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// Reads the edits that a process left in `path`. Any content gives edits or an error.
///
/// # Errors
/// [`Unreadable`].
pub fn read(path: &Path) -> Result<Recovered, Unreadable> {
    let bytes = read_file(path, MAX_BYTES * 2).map_err(|error| io::Error::other(error.to_string()))?;
    from_bytes(&bytes)
}

/// The edits in the bytes of such a file.
///
/// # Errors
/// [`Unreadable`].
pub fn from_bytes(bytes: &[u8]) -> Result<Recovered, Unreadable> {
    let entries = archive::read("", bytes)?;
    if entries.archive().is_some_and(|facts| !facts.oddities.is_empty()) {
        return Err(Unreadable::Damaged);
    }
    let about = entries.get(ABOUT).ok_or(Unreadable::Foreign)?;
    let about: About = serde_json::from_slice(about.as_bytes()).map_err(|_| Unreadable::Foreign)?;
    if about.format != FORMAT {
        return Err(Unreadable::Foreign);
    }
    let origin = about.place.map(|place| match place {
        Place::Folder(path) => Origin::Folder(path),
        Place::Zip(path) => Origin::Zip(path),
    });
    let mut files = BTreeMap::new();
    for (number, file) in about.files.into_iter().enumerate() {
        let path = RelPath::new(&file.path).map_err(|_| Unreadable::Damaged)?;
        let body = match file.is_deleted {
            true => None,
            false => {
                let content = entries.get(&entry_name(number)).ok_or(Unreadable::Damaged)?;
                Some(FileBody::read(&path, content.as_bytes().to_vec()))
            }
        };
        files.insert(path.clone(), RecoveredFile { path, body, was: file.was });
    }
    Ok(Recovered { origin, name: about.name, at: about.at, files: files.into_values().collect() })
}

/// The bytes of a file that holds `unsaved`.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] above [`MAX_BYTES`] or [`MAX_FILES`].
pub fn to_bytes(unsaved: &Unsaved) -> io::Result<Vec<u8>> {
    let nothing = Widget::default();
    // JSON holds only Unicode: a widget at another path is kept whole, like one that was never saved.
    let place = unsaved.origin.as_ref().filter(|origin| origin.path().to_str().is_some());
    let saved = if place.is_some() { &*unsaved.saved } else { &nothing };
    let changed: Vec<(RelPath, Option<&FileBody>)> = changed_paths(saved, &unsaved.widget)
        .into_iter()
        .map(|path| {
            let body = unsaved.widget.get(path.as_str());
            (path, body)
        })
        .collect();
    let bytes: u64 = changed.iter().filter_map(|(_, body)| *body).map(|body| body.len() as u64).sum();
    if bytes > MAX_BYTES || changed.len() > MAX_FILES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let about = About {
        format: FORMAT,
        name: unsaved.name.clone(),
        at: clock::now(),
        place: place.cloned().map(|origin| match origin {
            Origin::Folder(path) => Place::Folder(path),
            Origin::Zip(path) => Place::Zip(path),
        }),
        files: changed
            .iter()
            .map(|(path, body)| AboutFile {
                path: path.to_string(),
                is_deleted: body.is_none(),
                was: saved.get(path.as_str()).map(|body| sha256_hex(body.as_bytes())),
            })
            .collect(),
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file(ABOUT, options)?;
    writer.write_all(&serde_json::to_vec(&about)?)?;
    for (number, (_, body)) in changed.iter().enumerate() {
        if let Some(body) = body {
            writer.start_file(entry_name(number), options)?;
            writer.write_all(body.as_bytes())?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

fn entry_name(number: usize) -> String {
    format!("files/{number}")
}

fn write(path: &Path, unsaved: &Unsaved) -> io::Result<()> {
    private::write(path, &to_bytes(unsaved)?)
}

/// The lock of a file in the rescue folder.
fn lock_of(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// Deletes a file that may be gone already.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
