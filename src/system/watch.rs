//! Watches a widget for changes by other programs. Folders that the studio doesn't read aren't watched; where the system sends no
//! events (too many watches, a network drive) the disk is polled every other second.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk;
use super::files::{Origin, is_passed_over};

/// Most folders that are watched; a widget with more is read again when the window comes to the front.
const MAX_FOLDERS: usize = 2_000;

/// How often the disk is polled where no events come.
const INTERVAL: Duration = Duration::from_secs(2);

/// Whether one watch covers all folders below it. Elsewhere each folder has its own, so that `node_modules` has none.
const WATCHES_DEEP: bool = cfg!(any(target_os = "macos", target_os = "windows"));

/// File systems whose changes by other machines bring no events.
const REMOTE: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "fuse.sshfs", "fuse.rclone", "9p", "drvfs", "davfs", "vboxsf"];

/// How a widget is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system sends events.
    Events,
    /// The disk is polled every other second.
    Polling,
    /// Not at all: the disk is read again when the window comes to the front.
    Never,
}

/// A watcher of one widget; dropping it ends the watch.
pub struct FsWatcher {
    root: PathBuf,
    is_folder: bool,
    tell: Arc<dyn Fn() + Send + Sync>,
    watcher: Option<Box<dyn Watcher + Send>>,
    deep: Vec<PathBuf>,
    how: Watching,
}

impl FsWatcher {
    /// Watches the widget at `origin`; `tell` is called on another thread whenever something may have changed. Reads folders:
    /// for job threads.
    pub fn start(origin: &Origin, tell: Arc<dyn Fn() + Send + Sync>) -> Self {
        let root = fs::canonicalize(origin.path()).unwrap_or_else(|_| origin.path().to_owned());
        let how = if is_remote(&root) { Watching::Polling } else { Watching::Events };
        let is_folder = matches!(origin, Origin::Folder(_));
        let mut watch = Self { root, is_folder, tell, watcher: None, deep: Vec::new(), how };
        watch.begin();
        watch
    }

    /// How the widget is watched.
    pub fn how(&self) -> Watching {
        self.how
    }

    /// Watches new folders too: call it after each change, before the disk is read.
    pub fn keep_up(&mut self) {
        let Some(mut folders) = self.folders() else {
            log::warn!("{} isn't watched: it has more than {MAX_FOLDERS} folders", self.root.display());
            return self.stop();
        };
        let Some(watcher) = &mut self.watcher else { return };
        let in_one = WATCHES_DEEP && self.how == Watching::Events;
        if in_one {
            self.deep.retain(|folder| folder.exists());
            folders.retain(|folder| *folder == self.root && !self.deep.contains(folder));
        }
        for folder in folders {
            let mode = if in_one { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match watcher.watch(&folder, mode) {
                Ok(()) if in_one => self.deep.push(folder),
                Ok(()) => {}
                Err(error) if is_exhausted(&error) => return self.fall_back(&error.to_string()),
                // The folder has just been deleted.
                Err(error) => log::debug!("{} isn't watched: {error}", folder.display()),
            }
        }
    }

    /// Starts the watcher, with the folder around the widget: an archive is replaced there, a build folder made anew.
    fn begin(&mut self) {
        let (root, is_folder, tell) = (self.root.clone(), self.is_folder, self.tell.clone());
        let handler = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| matters(&event, &root, is_folder)) {
                tell();
            }
        };
        let made: notify::Result<Box<dyn Watcher + Send>> = match self.how {
            Watching::Events => RecommendedWatcher::new(handler, Config::default()).map(|made| Box::new(made) as _),
            Watching::Polling => PollWatcher::new(handler, Config::default().with_poll_interval(INTERVAL)).map(|made| Box::new(made) as _),
            Watching::Never => return,
        };
        let mut made = match made {
            Ok(made) => made,
            Err(error) => return self.fall_back(&error.to_string()),
        };
        // Without it a widget that is replaced as a whole is seen when the window comes to the front.
        if let Some(around) = self.root.parent()
            && let Err(error) = made.watch(around, RecursiveMode::NonRecursive)
        {
            log::warn!("{} isn't watched: {error}", around.display());
        }
        self.watcher = Some(made);
        self.keep_up();
    }

    fn fall_back(&mut self, why: &str) {
        log::warn!("no more {:?} of {}: {why}", self.how, self.root.display());
        self.watcher = None;
        self.how = if self.how == Watching::Events { Watching::Polling } else { Watching::Never };
        self.begin();
    }

    fn stop(&mut self) {
        self.watcher = None;
        self.how = Watching::Never;
    }

    /// The folders of the widget that are read; `None` if there are too many.
    fn folders(&self) -> Option<Vec<PathBuf>> {
        let mut found = if self.is_folder { vec![self.root.clone()] } else { Vec::new() };
        let mut next = 0;
        while let Some(folder) = found.get(next).cloned() {
            next += 1;
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    log::debug!("{} isn't watched: {error}", folder.display());
                    continue;
                }
            };
            let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
            let read = entries.flatten().filter(|entry| is_folder(entry) && !is_passed_over(&entry.file_name().to_string_lossy()));
            found.extend(read.map(|entry| entry.path()));
            if found.len() > MAX_FOLDERS {
                return None;
            }
        }
        Some(found)
    }
}

/// Whether an event may have changed a file of the widget: reads don't, nor do changes beside the widget.
fn matters(event: &Event, root: &Path, is_folder: bool) -> bool {
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    let is_of = |path: &PathBuf| {
        let Ok(rest) = path.strip_prefix(root) else { return false };
        let passed_over = |name: &std::ffi::OsStr| is_passed_over(&name.to_string_lossy()) || disk::is_temporary(&name.to_string_lossy());
        is_folder && !rest.iter().any(passed_over) || rest.as_os_str().is_empty()
    };
    event.need_rescan() || event.paths.iter().any(is_of)
}

/// Whether the system has no more watches to give.
fn is_exhausted(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => !matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied),
        _ => false,
    }
}

/// Whether `path` lies on another machine.
fn is_remote(path: &Path) -> bool {
    if cfg!(windows) {
        let shown = path.to_string_lossy();
        return shown.starts_with(r"\\?\UNC\") || shown.starts_with(r"\\") && !shown.starts_with(r"\\?\");
    }
    fs::read_to_string("/proc/self/mounts").is_ok_and(|mounts| is_remote_by(&mounts, path))
}

fn is_remote_by(mounts: &str, path: &Path) -> bool {
    REMOTE.contains(&kind_of_mount(mounts, path))
}

/// The kind of the file system that holds `path`, by the list of mounts that Linux keeps; a space in a path is `\040` there.
fn kind_of_mount<'m>(mounts: &'m str, path: &Path) -> &'m str {
    let mount = |line: &'m str| {
        let mut words = line.split(' ');
        let place = PathBuf::from(words.nth(1)?.replace("\\040", " "));
        path.starts_with(&place).then_some((place.as_os_str().len(), words.next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length).map_or("", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Instant;

    const DEADLINE: Duration = Duration::from_secs(20);

    fn watched(origin: &Origin) -> (FsWatcher, Receiver<()>) {
        let (sender, told) = channel();
        (FsWatcher::start(origin, Arc::new(move || sender.send(()).unwrap_or_default())), told)
    }

    #[track_caller]
    fn is_told(told: &Receiver<()>) {
        told.recv_timeout(DEADLINE).expect("a change that nobody told of");
        // What belongs to the same change.
        let from = Instant::now();
        while told.recv_timeout(Duration::from_millis(100)).is_ok() {
            assert!(from.elapsed() < DEADLINE, "it never ends");
        }
    }

    #[test]
    fn every_kind_of_change_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("widget");
        fs::create_dir_all(root.join("i18n")).unwrap();
        fs::write(root.join("script.js"), "1").unwrap();
        let (mut watch, told) = watched(&Origin::Folder(root.clone()));
        assert_eq!(watch.how(), Watching::Events);
        let changes: [&dyn Fn(); 7] = [
            &|| fs::write(root.join("script.js"), "2").unwrap(),
            &|| fs::write(root.join("i18n/ru.json"), "{}").unwrap(),
            &|| {
                fs::write(root.join("~new"), "3").unwrap();
                fs::rename(root.join("~new"), root.join("script.js")).unwrap();
            },
            &|| fs::remove_file(root.join("i18n/ru.json")).unwrap(),
            &|| fs::create_dir(root.join("images")).unwrap(),
            &|| fs::write(root.join("images/a.png"), "4").unwrap(),
            &|| {
                fs::remove_dir_all(&root).unwrap();
                fs::create_dir(&root).unwrap();
            },
        ];
        for change in changes {
            change();
            is_told(&told);
            watch.keep_up();
        }
        fs::write(root.join("script.js"), "5").unwrap();
        is_told(&told);
    }

    #[test]
    fn what_is_not_read_is_not_told() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("widget");
        for folder in ["node_modules/a", ".git"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("script.js"), "1").unwrap();
        let (_watch, told) = watched(&Origin::Folder(root.clone()));
        fs::write(root.join("node_modules/a/b.js"), "1").unwrap();
        fs::write(root.join("node_modules/c.js"), "1").unwrap();
        fs::write(root.join(".git/index"), "1").unwrap();
        fs::write(dir.path().join("beside.js"), "1").unwrap();
        fs::read(root.join("script.js")).unwrap();
        // The events come in order: this one is the first that is told.
        fs::write(root.join("last.js"), "1").unwrap();
        told.recv_timeout(DEADLINE).unwrap();
        let last = || matters(&Event::new(EventKind::Any).add_path(root.join("last.js")), &root, true);
        assert!(last());
        for path in ["node_modules/a/b.js", ".git/index", "i18n/.git/x"] {
            assert!(!matters(&Event::new(EventKind::Any).add_path(root.join(path)), &root, true), "{path}");
        }
    }

    #[test]
    fn an_archive_that_is_replaced_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("widget.zip");
        fs::write(&path, "1").unwrap();
        let (_watch, told) = watched(&Origin::Zip(path.clone()));
        fs::write(dir.path().join("new"), "2").unwrap();
        fs::rename(dir.path().join("new"), &path).unwrap();
        is_told(&told);
    }

    #[test]
    fn where_no_events_come_it_is_looked() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("script.js"), "1").unwrap();
        let (mut watch, told) = watched(&Origin::Folder(dir.path().to_owned()));
        watch.fall_back("test");
        assert_eq!(watch.how(), Watching::Polling);
        fs::write(dir.path().join("new.js"), "2").unwrap();
        is_told(&told);
        watch.fall_back("test");
        assert_eq!(watch.how(), Watching::Never);
    }

    #[test]
    fn a_widget_of_many_folders_is_watched_up_to_a_bound() {
        let dir = tempfile::tempdir().unwrap();
        let make =
            |folders: std::ops::Range<usize>| folders.for_each(|number| fs::create_dir(dir.path().join(number.to_string())).unwrap());
        // A large widget, with a folder for each of its parts.
        make(0..300);
        let (mut watch, told) = watched(&Origin::Folder(dir.path().to_owned()));
        assert_ne!(watch.how(), Watching::Never);
        fs::write(dir.path().join("299/new.js"), "1").unwrap();
        is_told(&told);
        // The limit counts the folder itself.
        make(300..MAX_FOLDERS);
        watch.keep_up();
        assert_eq!(watch.how(), Watching::Never);
    }

    #[test]
    fn drives_of_other_machines_are_known() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\ntmpfs /mnt/my\\040share/tmp tmpfs rw 0 0\n";
        let kind = |path: &str| kind_of_mount(mounts, Path::new(path));
        assert_eq!((kind("/home"), kind("/mnt/my share/w"), kind("/mnt/my share/tmp/w")), ("ext4", "nfs4", "tmpfs"));
        // Windows shares, those of Unix and of virtual machines, and what is mounted through programs.
        let remote = ["cifs", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "davfs", "9p", "drvfs", "vboxsf", "fuse.sshfs", "fuse.rclone"];
        let local = ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuseblk", "ntfs3", ""];
        for (kinds, is_far) in [(&remote[..], true), (&local, false)] {
            for kind in kinds {
                let mounts = format!("/dev/sda1 / ext4 rw 0 0\nthere /mnt/w {kind} rw 0 0\n");
                assert_eq!(is_remote_by(&mounts, Path::new("/mnt/w/i18n")), is_far, "{kind}");
            }
        }
    }
}
