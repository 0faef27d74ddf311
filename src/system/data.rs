//! Finds the person's data folder, and reads a text file that the person names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::preferences;

/// The folder of what the studio remembers besides preferences: with `WIDGET_STUDIO_CONFIG_DIR` that folder, else the
/// system's place for data; `None` if the person has no home folder.
pub fn folder() -> Option<PathBuf> {
    preferences::explicit_folder().or_else(|| ProjectDirs::from("", "", "widget-studio").map(|dirs| dirs.data_dir().to_owned()))
}

/// The text in `path`.
///
/// # Errors
/// What the system says.
pub fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}
