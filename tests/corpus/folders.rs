//! Where the widgets are that things are tried on: invented ones in the fixtures, and real ones beside the project, which
//! aren't part of it.

use std::fs;
use std::path::{Path, PathBuf};

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The invented widgets.
pub fn invented() -> Vec<PathBuf> {
    in_folder(&home().join("tests/fixtures/widgets"))
}

/// The collection of real widgets beside the project; says so where there is none.
pub fn beside() -> Option<PathBuf> {
    let folder = home().join("../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: there are no real widgets at {}", folder.display());
        return None;
    }
    Some(folder)
}

/// The folders and archives in `folder`, sorted.
pub fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let is_widget = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(is_widget).collect();
    found.sort();
    found
}
