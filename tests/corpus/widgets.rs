//! Runs a test on every widget: on the invented ones always, on real ones where they are.

mod folders;

use std::path::{Path, PathBuf};

use widget_studio::model::widget::Widget;
use widget_studio::system::files;

/// Runs `test` on every widget. An invented one must open; of the others one that can't be opened is told and skipped.
pub fn each(name: &str, test: impl Fn(&Path, &Widget)) {
    let invented = folders::invented();
    let mut tried = 0;
    for path in invented.iter().chain(&real()) {
        match files::open(path) {
            Ok(opened) => {
                test(path, &opened.widget);
                tried += 1;
            }
            Err(error) => {
                assert!(!invented.contains(path), "{error}");
                println!("skipped: {error}");
            }
        }
    }
    println!("{name}: {tried} widgets, {} of them invented", invented.len());
    assert!(!invented.is_empty(), "no widget to try");
}

/// The widgets of the folder that `WIDGET_STUDIO_CORPUS` names, else of the collection beside the project.
fn real() -> Vec<PathBuf> {
    let named = std::env::var_os("WIDGET_STUDIO_CORPUS").map(PathBuf::from);
    let Some(folder) = named.or_else(folders::beside) else { return Vec::new() };
    let found = folders::in_folder(&folder);
    if found.is_empty() {
        println!("skipped: there is no folder and no archive in {}", folder.display());
    }
    found
}
