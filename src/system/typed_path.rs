//! Paths that a person types where the system has no dialog: what is meant, what it could go on with, and whether it fits what is asked for.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use directories::BaseDirs;

use super::dialogs::Wanted;

/// Most ways to go on.
const MOST: usize = 8;

/// Why a typed path isn't taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// It doesn't begin at the root.
    #[error("{0:?} is no full path")]
    Relative(String),
    /// There is nothing, or nothing of this kind.
    #[error("there is no {}", .0.display())]
    NotFound(PathBuf),
    /// The folder that it is to be written to isn't there.
    #[error("there is no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// A file is there that would be replaced.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
}

/// What is in the line at first: a place near `beside`, or in the person's own folder, with the usual name of what is to be written.
pub fn start(wanted: &Wanted, beside: Option<&Path>) -> String {
    let home = || BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let mut place = beside.and_then(Path::parent).map(Path::to_owned).or_else(home).unwrap_or_default().display().to_string();
    if !place.ends_with(MAIN_SEPARATOR) {
        place.push(MAIN_SEPARATOR);
    }
    place + wanted.usual_name()
}

/// The path that is meant by `text`, for what is `wanted`. Reads the disk.
///
/// # Errors
/// [`PathFault`]. [`PathFault::Exists`] only unless `may_replace`.
pub fn read(text: &str, wanted: &Wanted, may_replace: bool) -> Result<PathBuf, PathFault> {
    let path = meant(text);
    if !path.is_absolute() {
        return Err(PathFault::Relative(text.trim().to_owned()));
    }
    let is_there = match wanted {
        Wanted::Folder => path.is_dir(),
        _ if !wanted.is_new() => path.is_file(),
        Wanted::NewFolder => true,
        _ => {
            let folder = path.parent().unwrap_or(&path);
            if !folder.is_dir() {
                return Err(PathFault::NoFolder(folder.to_owned()));
            }
            if path.exists() && !may_replace {
                return Err(PathFault::Exists(path));
            }
            true
        }
    };
    if is_there { Ok(path) } else { Err(PathFault::NotFound(path)) }
}

/// What `text` can go on with: folders, and files of the kind that is `wanted`, in the order of their names. Reads the disk.
pub fn complete(text: &str, wanted: &Wanted) -> Vec<String> {
    let path = meant(text);
    if !path.is_absolute() {
        return Vec::new();
    }
    let is_whole = text.trim_end().ends_with(['/', MAIN_SEPARATOR]);
    let (folder, begun) = match (is_whole, path.parent(), path.file_name()) {
        (false, Some(folder), Some(name)) => (folder.to_owned(), name.to_string_lossy().to_lowercase()),
        _ => (path, String::new()),
    };
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    let fits = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let is_folder = entry.path().is_dir();
        let lower = name.to_lowercase();
        let is_hidden = lower.starts_with('.') && !begun.starts_with('.');
        let is_fit = lower.starts_with(&begun) && !is_hidden && (is_folder || wanted.takes(&lower));
        let mut path = entry.path().display().to_string();
        if is_folder {
            path.push(MAIN_SEPARATOR);
        }
        is_fit.then_some((!is_folder, lower, path))
    };
    let mut found: Vec<_> = entries.flatten().filter_map(fits).collect();
    found.sort();
    found.into_iter().map(|(.., path)| path).take(MOST).collect()
}

/// The path that is meant: without quotes around it, with the person's own folder for `~`, as an address of a file or plain.
fn meant(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match (text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', MAIN_SEPARATOR])), home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', MAIN_SEPARATOR])),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_for_what_is_wanted() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("Widget")).unwrap();
        fs::write(at("widget.zip"), "").unwrap();
        fs::write(at("notes.txt"), "").unwrap();
        let text = |name: &str| at(name).display().to_string();
        let full = |wanted: &Wanted, text: &str| read(text, wanted, false);
        assert_eq!(full(&Wanted::Folder, &format!(" \"{}\" ", text("Widget"))), Ok(at("Widget")));
        assert_eq!(full(&Wanted::Zip, &format!("file://{}", text("widget.zip"))), Ok(at("widget.zip")));
        assert_eq!(full(&Wanted::Folder, &text("widget.zip")), Err(PathFault::NotFound(at("widget.zip"))));
        assert_eq!(full(&Wanted::Zip, "widget.zip"), Err(PathFault::Relative("widget.zip".to_owned())));
        assert_eq!(full(&Wanted::NewZip, &text("widget.zip")), Err(PathFault::Exists(at("widget.zip"))));
        assert_eq!(read(&text("widget.zip"), &Wanted::NewZip, true), Ok(at("widget.zip")));
        assert_eq!(full(&Wanted::NewZip, &text("none/new.zip")), Err(PathFault::NoFolder(at("none"))));
        assert_eq!(full(&Wanted::NewFolder, &text("new")), Ok(at("new")));

        let names = |wanted: &Wanted, begun: &str| complete(&text(begun), wanted);
        assert_eq!(names(&Wanted::Zip, "wid"), [text("Widget/"), text("widget.zip")]);
        assert_eq!(names(&Wanted::Folder, "wid"), [text("Widget/")]);
        assert!(names(&Wanted::Zip, "note").is_empty() && complete("wid", &Wanted::Zip).is_empty());
    }
}
