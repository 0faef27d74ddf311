//! Small files: JSON in the person's data folder, and settings that a person wrote.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{atomic, preferences};

/// The folder of what the studio remembers besides preferences: with `WIDGET_STUDIO_CONFIG_DIR` that folder, else the
/// system's place for data; `None` if the person has no home folder.
pub fn folder() -> Option<PathBuf> {
    preferences::explicit_folder().or_else(|| ProjectDirs::from("", "", "widget-studio").map(|dirs| dirs.data_dir().to_owned()))
}

/// What `path` holds; `None` if there is no such file.
///
/// # Errors
/// What the system says, or [`ErrorKind::InvalidData`] if it holds something else.
pub fn load<T: DeserializeOwned>(path: &Path) -> io::Result<Option<T>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// Writes `value` to `path`, whole or not at all. Its folder is made if it isn't there.
///
/// # Errors
/// What the system says; the file is as before then.
pub fn save(path: &Path, value: &impl Serialize) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    atomic::write(path, &serde_json::to_vec_pretty(value)?)
}

/// The text in `path`.
///
/// # Errors
/// What the system says.
pub fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}
