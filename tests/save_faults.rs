//! A save of many files on a disk that refuses one step, or every step from one on: all old or all new, else said exactly.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tempfile::TempDir;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::system::disk::{Disk, Status, System, is_temporary};
use widget_studio::system::files;
use widget_studio::system::files::{Origin, Resolve, SaveError};
use widget_studio::text::Lang;

/// What a faulty disk refuses, once its count has run out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refuses {
    /// One step.
    Once,
    /// Whatever needs room, until a file is deleted: a full disk.
    Room,
    /// Everything: a drive that is gone.
    All,
}

struct Faulty {
    left: AtomicUsize,
    has_freed: AtomicBool,
    refuses: Refuses,
    kind: ErrorKind,
}

impl Faulty {
    fn new(left: usize, refuses: Refuses, kind: ErrorKind) -> Self {
        Self { left: AtomicUsize::new(left), has_freed: AtomicBool::new(false), refuses, kind }
    }

    fn healthy() -> Self {
        Self::new(usize::MAX, Refuses::Once, ErrorKind::Other)
    }

    /// How many steps were taken by a disk that began with `all`.
    fn steps(&self, all: usize) -> usize {
        all - self.left.load(Ordering::Relaxed)
    }

    fn step<T>(&self, needs_room: bool, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let left = self.left.load(Ordering::Relaxed);
        let now = match self.refuses {
            Refuses::Once => left == 1,
            Refuses::Room => left <= 1 && needs_room && !self.has_freed.load(Ordering::Relaxed),
            Refuses::All => left <= 1,
        };
        self.left.store(left.saturating_sub(1), Ordering::Relaxed);
        if now { Err(self.kind.into()) } else { work() }
    }
}

impl Disk for Faulty {
    fn status(&self, path: &Path) -> io::Result<Status> {
        // To say that nothing is there would be a lie, not a fault.
        if self.kind == ErrorKind::NotFound { System.status(path) } else { self.step(false, || System.status(path)) }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step(false, || System.read(path))
    }

    fn stage(&self, folder: &Path, bytes: &[u8], like: &Path) -> io::Result<PathBuf> {
        self.step(true, || System.stage(folder, bytes, like))
    }

    fn keep(&self, path: &Path, folder: &Path) -> io::Result<PathBuf> {
        self.step(true, || System.keep(path, folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(false, || System.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.has_freed.store(self.left.load(Ordering::Relaxed) <= 1, Ordering::Relaxed);
        self.step(false, || System.remove(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step(true, || System.make_folder(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(false, || System.remove_folder(path))
    }
}

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn old() -> Widget {
    let files = [
        ("manifest.json", "{}"),
        ("script.js", "old"),
        ("i18n/ru.json", "{}"),
        ("a/gone.txt", "old"),
        ("images", "a file"),
        ("b/d.txt", "old"),
    ];
    Widget::new(files.map(|(path, text)| (rel(path), FileBody::text(text))).into(), None)
}

/// Files changed, added in new folders, deleted with their folders, and one that makes way for a folder.
fn new() -> Widget {
    let write = |path: &str, text: &str| FileChange::Write { path: rel(path), body: FileBody::text(text) };
    let delete = |path: &str| FileChange::Delete { path: rel(path) };
    let mut widget = old();
    let changes = [
        write("manifest.json", "{\"new\": 1}"),
        write("script.js", "new"),
        delete("a/gone.txt"),
        delete("images"),
        write("images/logo.png", "new"),
        write("new/deep/file.txt", "new"),
        delete("b/d.txt"),
        write("b", "a file where a folder was"),
    ];
    widget.apply(&changes).unwrap();
    widget
}

fn on_disk(root: &Path) -> Widget {
    files::open(root).unwrap().widget
}

fn temporaries(root: &Path) -> usize {
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap());
    entries.filter(|entry| is_temporary(&entry.file_name().to_string_lossy())).count()
}

fn folder() -> (TempDir, Origin) {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("widget");
    files::save_as(&Origin::Folder(root.clone()), &old()).unwrap();
    (dir, Origin::Folder(root))
}

/// Files that `written` doesn't name are old, those that it names are new.
fn assert_told(root: &Path, written: &[RelPath], case: &str) {
    let there = on_disk(root);
    for path in files_of(&old()).into_iter().chain(files_of(&new())) {
        let expected = if written.contains(&path) { new() } else { old() };
        assert_eq!(there.get(path.as_str()), expected.get(path.as_str()), "{case}: {path}");
    }
}

fn files_of(widget: &Widget) -> Vec<RelPath> {
    widget.files().map(|(path, _)| path.clone()).collect()
}

fn assert_explained(error: &SaveError, case: &str) {
    for lang in Lang::ALL {
        let msg = error.explain();
        assert!([&msg, &msg.next_step()].iter().all(|msg| lang.has_msg(msg)), "{case}");
    }
}

#[test]
fn a_folder_is_all_old_or_all_new_whatever_step_is_refused() {
    let all = 100_000;
    let disk = Faulty::new(all, Refuses::Once, ErrorKind::Other);
    let (_dir, origin) = folder();
    files::save_on(&disk, &origin, &old(), &new(), Resolve::Ask).unwrap();
    let steps = disk.steps(all);
    assert!(on_disk(origin.path()) == new() && temporaries(origin.path()) == 0 && steps > 50, "{steps}");
    let mut refused = 0;
    for step in 1..=steps {
        for (refuses, kind) in [
            (Refuses::Once, ErrorKind::PermissionDenied),
            (Refuses::Once, ErrorKind::NotFound),
            (Refuses::Once, ErrorKind::ResourceBusy),
            (Refuses::Room, ErrorKind::StorageFull),
            (Refuses::All, ErrorKind::NetworkUnreachable),
        ] {
            let case = format!("step {step}, {refuses:?}, {kind:?}");
            let (_dir, origin) = folder();
            let root = origin.path();
            match files::save_on(&Faulty::new(step, refuses, kind), &origin, &old(), &new(), Resolve::Ask) {
                Ok(()) => assert!(on_disk(root) == new(), "{case}"),
                Err(error) => {
                    refused += 1;
                    assert_explained(&error, &case);
                    match error {
                        SaveError::Write { written, .. } if refuses == Refuses::All => assert_told(root, &written, &case),
                        SaveError::Write { written, .. } => {
                            assert!(written.is_empty() && on_disk(root) == old(), "{case}");
                            assert!(temporaries(root) <= usize::from(refuses == Refuses::Once), "{case}");
                        }
                        SaveError::Open(_) | SaveError::Conflicts(_) => assert!(on_disk(root) == old(), "{case}"),
                        other => panic!("{case}: {other}"),
                    }
                    files::save_on(&Faulty::healthy(), &origin, &old(), &new(), Resolve::KeepMine).unwrap();
                    assert!(on_disk(root) == new(), "{case}: again");
                }
            }
        }
    }
    assert!(refused > steps, "most steps can't be passed over: {refused} of {steps}");
}

#[test]
fn an_archive_is_all_old_or_all_new_whatever_step_is_refused() {
    for (refuses, kind) in
        [(Refuses::Once, ErrorKind::Other), (Refuses::Room, ErrorKind::StorageFull), (Refuses::All, ErrorKind::NotConnected)]
    {
        for step in 1..12 {
            let case = format!("step {step}, {refuses:?}");
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("widget.zip");
            let origin = Origin::Zip(path.clone());
            files::save_as(&origin, &old()).unwrap();
            let before = on_disk(&path);
            match files::save_on(&Faulty::new(step, refuses, kind), &origin, &before, &new(), Resolve::Ask) {
                Ok(()) => assert!(files_of(&on_disk(&path)) == files_of(&new()), "{case}"),
                Err(error) => {
                    assert_explained(&error, &case);
                    assert!(on_disk(&path) == before, "{case}");
                }
            }
        }
    }
}

#[test]
fn a_folder_that_was_moved_is_not_made_anew() {
    let (dir, origin) = folder();
    fs::rename(origin.path(), dir.path().join("elsewhere")).unwrap();
    let saved = files::save(&origin, &old(), &new(), Resolve::Ask);
    assert!(matches!(saved, Err(SaveError::Gone(_))) && !origin.path().exists());
    assert!(on_disk(&dir.path().join("elsewhere")) == old());
}

#[test]
fn a_new_folder_on_a_full_disk_stays_empty() {
    for step in 1..40 {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("new");
        let saved = files::save_as_on(&Faulty::new(step, Refuses::Room, ErrorKind::StorageFull), &Origin::Folder(root.clone()), &old());
        match saved {
            Ok(()) => assert!(on_disk(&root) == old(), "{step}"),
            Err(error) => assert!(fs::read_dir(&root).unwrap().next().is_none(), "{step}: {error}"),
        }
    }
}
