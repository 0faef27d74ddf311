//! Describes the machine that the studio runs on, for diagnostics.

use std::fs;

/// The system's name, the version where the system names it, and the kind of processor.
pub fn describe() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map(|name| name.trim_matches('"'));
    let (os, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    name.map_or_else(|| format!("{os} {processor}"), |name| format!("{os} {processor}, {name}"))
}
