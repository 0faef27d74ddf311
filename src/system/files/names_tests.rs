//! Names that not every system can store: shown, kept in archives, and never written to a folder.

use std::fs;

use super::*;
use crate::formats::path::names::{NameFault, Obstacle, folded};
use crate::model::widget::FileChange;
use crate::services::archive as zip;
use crate::system::disk::{Disk, Status, System};

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn widget(names: &[&str]) -> Widget {
    Widget::new(names.iter().map(|name| (rel(name), FileBody::text(*name))).collect(), None)
}

/// What is below a folder, with what is in it.
fn on_disk(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(on_disk(&path));
            found.push((path, Vec::new()));
        } else {
            found.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    found.sort();
    found
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, SaveError>) -> Vec<(String, Obstacle)> {
    match result {
        Err(SaveError::Names(found)) => found.into_iter().map(|(path, obstacle)| (path.to_string(), obstacle)).collect(),
        other => panic!("{other:?}"),
    }
}

/// 300 characters.
const LONG: &str = concat!(
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
);

/// Names with what keeps each from being written beside a `script.js` and a `lib` that are there.
fn table() -> Vec<(&'static str, Obstacle)> {
    let fault = Obstacle::Fault;
    vec![
        ("aux.js", fault(NameFault::Device)),
        ("i18n/nul/ru.json", fault(NameFault::Device)),
        ("COM¹.txt", fault(NameFault::Device)),
        ("script.js:x", fault(NameFault::Sign(':'))),
        ("images/a?.png", fault(NameFault::Sign('?'))),
        ("script.js.", fault(NameFault::End)),
        ("images /a.png", fault(NameFault::End)),
        ("Icon\r", fault(NameFault::Control)),
        ("MANIFE~1.JSO", fault(NameFault::Short)),
        (LONG, fault(NameFault::Long(255))),
        ("Script.JS", Obstacle::Twin(rel("script.js"))),
        ("cafe\u{301}.js", Obstacle::Twin(rel("café.js"))),
        ("lib", Obstacle::Folder(rel("lib/a.js"))),
        ("script.js/x.js", Obstacle::Folder(rel("script.js"))),
    ]
}

const THERE: [&str; 3] = ["script.js", "café.js", "lib/a.js"];

#[test]
fn a_folder_gets_no_such_name_and_nothing_else_either() {
    for (name, obstacle) in table() {
        let dir = tempfile::tempdir().unwrap();
        let origin = Origin::Folder(dir.path().join("widget"));
        save_as(&origin, &widget(&THERE)).unwrap();
        let before = on_disk(dir.path());
        let saved = open(origin.path()).unwrap().widget;
        let mut new = saved.clone();
        let write = |path: &str| FileChange::Write { path: rel(path), body: FileBody::text("new") };
        new.apply(&[write("a first file.js"), write(name)]).unwrap();
        for resolve in [Resolve::Ask, Resolve::KeepMine] {
            assert_eq!(refused(save(&origin, &saved, &new, resolve)), [(name.to_owned(), obstacle.clone())], "{name:?}");
            assert_eq!(on_disk(dir.path()), before, "{name:?}");
        }
        let other = dir.path().join("other");
        let found = refused(save_as(&Origin::Folder(other.clone()), &new));
        assert_eq!((found.len(), other.exists()), (1, false), "{name:?}: {found:?}");
    }
}

#[test]
fn an_archive_keeps_such_names_as_they_are() {
    let names: Vec<&str> = table().into_iter().map(|(name, _)| name).filter(|name| !name.contains('\u{301}')).chain(THERE).collect();
    let whole = widget(&names);
    let dir = tempfile::tempdir().unwrap();
    let origin = Origin::Zip(dir.path().join("widget.zip"));
    save_as(&origin, &whole).unwrap();
    let opened = open(origin.path()).unwrap().widget;
    assert_eq!(opened.files().collect::<Vec<_>>(), whole.files().collect::<Vec<_>>());
    let mut new = opened.clone();
    new.apply(&[FileChange::Write { path: rel("aux.js"), body: FileBody::text("new") }]).unwrap();
    save(&origin, &opened, &new, Resolve::Ask).unwrap();
    assert_eq!(fs::read(origin.path()).unwrap(), zip::build_all(&new).unwrap());
    // The files that can't be stored are named, each with its reason.
    let found = refused(save_as(&Origin::Folder(dir.path().join("unpacked")), &new));
    assert!(found.len() > 8 && fs::read_dir(dir.path()).unwrap().count() == 1, "{found:?}");
}

// Windows has no such files.
#[cfg(unix)]
#[test]
fn what_is_on_disk_already_is_no_obstacle_until_it_is_written() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["aux.js", "a?.js", "Card.js", "card.js", "script.js", "script.js:x"] {
        fs::write(dir.path().join(name), name).unwrap();
    }
    let Opened { widget, origin, skipped } = open(dir.path()).unwrap();
    let stream = Skipped { path: "script.js:x".to_owned(), reason: SkipReason::Name };
    assert_eq!((widget.files().len(), skipped), (5, vec![stream]));
    let changed = |changes: &[FileChange]| {
        let mut new = widget.clone();
        new.apply(changes).unwrap();
        new
    };
    let write = |path: &str| FileChange::Write { path: rel(path), body: FileBody::text("new") };
    let new = changed(&[write("script.js")]);
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    for name in ["aux.js", "a?.js", "Card.js"] {
        let found = refused(save(&origin, &new, &changed(&[write("script.js"), write(name)]), Resolve::Ask));
        assert_eq!(found.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), [name]);
    }
    // What the fix of the finding does.
    let mend = [
        write("script.js"),
        FileChange::Rename { from: rel("aux.js"), to: rel("aux-.js") },
        FileChange::Delete { path: rel("Card.js") },
        FileChange::Rename { from: rel("a?.js"), to: rel("a-.js") },
    ];
    let mended = changed(&mend);
    save(&origin, &new, &mended, Resolve::Ask).unwrap();
    assert_eq!(open(dir.path()).unwrap().widget, mended);
    assert_eq!(fs::read_to_string(dir.path().join("script.js:x")).unwrap(), "script.js:x", "what is passed over is left alone");
}

/// A disk that takes names for one which differ by letter case or by how accents are written, as macOS does.
struct Folding(PathBuf);

impl Folding {
    fn at(&self, path: &Path) -> PathBuf {
        let below = path.strip_prefix(&self.0).unwrap().to_str().unwrap();
        if disk::is_temporary(below) { path.to_owned() } else { self.0.join(folded(below)) }
    }
}

impl Disk for Folding {
    fn status(&self, path: &Path) -> io::Result<Status> {
        System.status(&self.at(path))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        System.read(&self.at(path))
    }

    fn stage(&self, folder: &Path, bytes: &[u8], like: &Path) -> io::Result<PathBuf> {
        System.stage(&self.at(folder), bytes, &self.at(like))
    }

    fn keep(&self, path: &Path, folder: &Path) -> io::Result<PathBuf> {
        System.keep(&self.at(path), &self.at(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        System.rename(&self.at(from), &self.at(to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        System.remove(&self.at(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        System.make_folder(&self.at(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        System.remove_folder(&self.at(path))
    }
}

#[test]
fn a_name_is_spelled_anew_where_both_spellings_are_one_file() {
    for (from, to) in [("images/cafe\u{301}.js", "images/café.js"), ("images/Card.js", "images/card.js"), ("N\u{303}/a.js", "ñ/a.js")] {
        for text in ["as it was", "new"] {
            let dir = tempfile::tempdir().unwrap();
            let root = dir.path().join("widget");
            let (disk, origin) = (Folding(root.clone()), Origin::Folder(root.clone()));
            let saved = widget(&[from, "script.js"]);
            save_as_on(&disk, &origin, &saved).unwrap();
            let mut new = saved.clone();
            let body = if text == "new" { FileBody::text(text) } else { saved.get(from).unwrap().clone() };
            new.apply(&[FileChange::Delete { path: rel(from) }, FileChange::Write { path: rel(to), body: body.clone() }]).unwrap();
            save_on(&disk, &origin, &saved, &new, Resolve::Ask).unwrap();
            let there: Vec<PathBuf> = on_disk(&root).into_iter().map(|(path, _)| path).filter(|path| path.is_file()).collect();
            assert_eq!((there.len(), disk.read(&root.join(to)).unwrap()), (2, body.as_bytes().to_vec()), "{from} → {to}: {there:?}");
        }
    }
}
