//! Folders of widgets to try things on: the fixtures, and a collection of real ones beside the project where there is one.

use std::fs;
use std::path::{Path, PathBuf};

use widget_studio::domain::widget::Widget;
use widget_studio::platform::files;

/// Runs `test` on every widget that can be opened; one that can't has a typed error, and is counted.
pub fn each(name: &str, test: impl Fn(&Path, &Widget)) {
    let mut tried = 0;
    let mut skipped = Vec::new();
    for path in widgets() {
        match files::open(&path) {
            Ok(opened) => {
                test(&path, &opened.widget);
                tried += 1;
            }
            Err(error) => skipped.push(error.to_string()),
        }
    }
    println!("{name}: {tried} widgets, {} skipped {skipped:#?}", skipped.len());
    assert!(tried > 0, "no widget to try");
}

fn widgets() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("WIDGET_STUDIO_CORPUS") {
        return folders(Path::new(&named));
    }
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = folders(&home.join("tests/fixtures/widgets"));
    // A larger collection beside the project, where there is one.
    let beside = home.join("../shared/corpus");
    if beside.is_dir() {
        folders.extend(self::folders(&beside));
    }
    folders
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
