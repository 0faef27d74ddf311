//! Finds the person's data folder, keeps files in it, and reads a text file that the person names.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::files::{self, OpenError};
use super::{input, preferences, private};

/// The folder of what the studio remembers besides preferences: with `WIDGET_STUDIO_CONFIG_DIR` that folder, else the
/// system's place for data; `None` if the person has no home folder.
pub fn folder() -> Option<PathBuf> {
    preferences::explicit_folder().or_else(|| ProjectDirs::from("", "", "widget-studio").map(|dirs| dirs.data_dir().to_owned()))
}

/// Writes a file into one of the studio's folders in the person's data folder, whole or not at all.
///
/// # Errors
/// The file, with what the system says: also if the person has no data folder.
pub fn keep(own_folder: &str, name: &str, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
    let folder = folder().ok_or_else(|| (PathBuf::from(own_folder), ErrorKind::NotFound.into()))?.join(own_folder);
    let path = folder.join(name);
    let written = private::own_folder(&folder).and_then(|()| private::write(&path, bytes));
    written.map_err(|error| (path, error))
}

/// The text in the file at `path`, or of standard input for `-`, at most `limit` bytes.
///
/// # Errors
/// [`OpenError`], naming the path.
pub fn read_text(path: &Path, limit: u64) -> Result<String, OpenError> {
    let bytes = if path == Path::new("-") { input::read_stdin(limit) } else { input::read(path, limit) };
    let bytes = bytes.map_err(|error| files::unread(path, limit, error))?;
    String::from_utf8(bytes).map_err(|error| files::fault(path, io::Error::new(ErrorKind::InvalidData, error.utf8_error())))
}
