//! Finds the person's data folder, and reads a text file that the person names.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::files::{self, OpenError};
use super::{input, preferences};

/// The folder of what the studio remembers besides preferences: with `WIDGET_STUDIO_CONFIG_DIR` that folder, else the
/// system's place for data; `None` if the person has no home folder.
pub fn folder() -> Option<PathBuf> {
    preferences::explicit_folder().or_else(|| ProjectDirs::from("", "", "widget-studio").map(|dirs| dirs.data_dir().to_owned()))
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
