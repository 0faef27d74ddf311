//! Describes the machine that the studio runs on, for diagnostics.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The person's home folder.
static HOME: LazyLock<Option<PathBuf>> = LazyLock::new(|| directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()));

/// The system's name, the version where the system names it, and the kind of processor.
pub fn describe() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map(|name| name.trim_matches('"'));
    let (os, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    name.map_or_else(|| format!("{os} {processor}"), |name| format!("{os} {processor}, {name}"))
}

/// A path without the name of the person: the home folder is `~`.
pub fn from_home(path: &Path) -> String {
    match HOME.as_deref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}
