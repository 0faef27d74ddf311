//! What the studio remembers between two starts: a JSON file in the person's configuration folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use super::atomic;
use crate::checks::rule::{Product, Profile};
use crate::text::Lang;

/// The file in the configuration folder.
const FILE: &str = "preferences.json";

/// Where a file goes that can't be read as preferences.
const BROKEN: &str = "preferences.json.bak";

/// Names the configuration folder instead of the system's own.
const FOLDER_VARIABLE: &str = "WIDGET_STUDIO_CONFIG_DIR";

/// Most entries of [`Preferences::recent`].
pub const MAX_RECENT: usize = 12;

/// What is remembered. Fields that are missing in the file have their defaults, unknown ones are passed over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The language that was chosen; `None` follows the system.
    pub lang: Option<Lang>,
    /// Width and height of the window's inner area in points; `None` before the first start.
    pub window: Option<(f32, f32)>,
    /// How much is logged.
    pub log: LogLevel,
    /// Widgets that were opened, newest first, each path once, at most [`MAX_RECENT`].
    pub recent: Vec<Recent>,
    /// The command that opens a file in the person's editor, with `{file}`, `{line}` and `{column}` in it; empty for the
    /// program that the system has for the file.
    pub editor: String,
    /// Folders with what is built of a widget, by the folder of its project. Both are absolute.
    pub build_folders: BTreeMap<String, PathBuf>,
}

/// The look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much is logged; each level takes those before it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What did not work.
    Error,
    /// What is odd.
    Warn,
    /// What was done: starts, opens, saves, packs, calls of accounts.
    #[default]
    Info,
    /// Every check.
    Debug,
}

impl LogLevel {
    /// All levels, the least first.
    pub const ALL: [Self; 5] = [Self::Off, Self::Error, Self::Warn, Self::Info, Self::Debug];

    /// Its word in the environment variable `WIDGET_STUDIO_LOG`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

/// A widget that was opened, as it was when last seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// The folder or archive, absolute.
    pub path: PathBuf,
    /// The widget's name in its own texts.
    pub name: String,
    /// The widget's version.
    pub version: String,
    /// How many errors it had.
    pub errors: usize,
    /// How many warnings it had.
    pub warnings: usize,
    /// When it was opened, in seconds since 1970-01-01 UTC.
    pub opened_at: i64,
    /// The product that it was checked for.
    pub product: Product,
    /// The profile that it was checked in.
    pub profile: Profile,
}

/// The folder of the preferences: the one in the environment variable `WIDGET_STUDIO_CONFIG_DIR`, else the system's place
/// for configuration; `None` if the person has no home folder.
pub fn folder() -> Option<PathBuf> {
    explicit_folder().or_else(|| ProjectDirs::from("", "", "widget-studio").map(|dirs| dirs.config_dir().to_owned()))
}

/// The folder that the environment names for all that the studio remembers.
pub(super) fn explicit_folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

impl Preferences {
    /// The preferences in `folder`. Without a file, or with one that can't be read, the defaults; a file that holds
    /// something else is kept as `preferences.json.bak`.
    pub fn load(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let Ok(bytes) = fs::read(&path) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|_| {
            // If even this fails, the next save replaces the file: there is nobody to ask while the studio starts.
            fs::rename(&path, folder.join(BROKEN)).ok();
            Self::default()
        })
    }

    /// Writes the preferences to `folder`, which is made if it isn't there.
    ///
    /// # Errors
    /// What the system says; the file is as before then.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        atomic::write(&folder.join(FILE), &serde_json::to_vec_pretty(self)?)
    }

    /// Puts `recent` in front, in the place of an older entry of the same path. A path that isn't Unicode isn't
    /// remembered: JSON can't hold it.
    pub fn remember(&mut self, recent: Recent) {
        if recent.path.to_str().is_none() {
            return;
        }
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(MAX_RECENT);
    }

    /// The folder with what is built of the project at `path`, if it isn't the project's own.
    pub fn build_folder(&self, path: &Path) -> Option<&Path> {
        self.build_folders.get(path.to_str()?).map(PathBuf::as_path)
    }

    /// Sets the build folder of the project at `path`; `None`, or the project's own, for none. Paths that aren't Unicode
    /// aren't remembered: JSON can't hold them.
    pub fn set_build_folder(&mut self, path: &Path, build: Option<PathBuf>) {
        let Some(key) = path.to_str() else { return };
        match build.filter(|build| build != path && build.to_str().is_some()) {
            Some(build) => drop(self.build_folders.insert(key.to_owned(), build)),
            None => drop(self.build_folders.remove(key)),
        }
    }

    /// What is remembered of the widget at `path`.
    pub fn of(&self, path: &Path) -> Option<&Recent> {
        self.recent.iter().find(|recent| recent.path == path)
    }
}

/// Preferences on their way to the disk. Only the newest are written, and by one thread at a time, so that none overtakes
/// another.
#[derive(Debug, Default)]
pub struct Writer {
    folder: Option<PathBuf>,
    newest: Mutex<Option<Preferences>>,
    writing: Mutex<()>,
}

impl Writer {
    /// A writer into `folder`; without one nothing is written.
    pub fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), ..Self::default() }
    }

    /// Says what is to be written. Touches no disk.
    pub fn want(&self, preferences: Preferences) {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(preferences);
    }

    /// Writes what is wanted and not written yet. For job threads, and for the end of the program.
    ///
    /// # Errors
    /// What the system says; the file is as before then.
    pub fn settle(&self) -> io::Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.folder.as_deref().zip(newest).map_or(Ok(()), |(folder, newest)| newest.save(folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(path: &str) -> Recent {
        Recent { path: path.into(), name: "Имя".to_owned(), profile: Profile::Public, ..Recent::default() }
    }

    #[test]
    fn what_is_saved_is_loaded() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("new/folder");
        let mut preferences =
            Preferences { theme: Theme::Dark, lang: Some(Lang::Ru), window: Some((1000.0, 640.5)), ..Preferences::default() };
        preferences.remember(recent("/w"));
        preferences.set_build_folder(Path::new("/w"), Some("/w/dist".into()));
        preferences.set_build_folder(Path::new("/x"), Some("/x".into()));
        assert_eq!((preferences.build_folder(Path::new("/w")), preferences.build_folders.len()), (Some(Path::new("/w/dist")), 1));
        preferences.save(&folder).unwrap();
        preferences.save(&folder).unwrap();
        assert_eq!(Preferences::load(&folder), preferences);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[test]
    fn only_the_newest_are_written() {
        let dir = tempfile::tempdir().unwrap();
        let writer = Writer::new(Some(dir.path()));
        let dark = Preferences { theme: Theme::Dark, ..Preferences::default() };
        writer.want(Preferences::default());
        writer.want(dark.clone());
        writer.settle().unwrap();
        assert_eq!(Preferences::load(dir.path()), dark);
        fs::remove_file(dir.path().join(FILE)).unwrap();
        writer.settle().unwrap();
        assert!(!dir.path().join(FILE).exists(), "nothing new is there");
        Writer::new(None).settle().unwrap();
    }

    #[test]
    fn loading_never_fails_and_keeps_a_broken_file() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Preferences::load(dir.path()), Preferences::default());
        for broken in [&b"{\"theme\": \"dar"[..], b"\xff", b"[1]", b"{\"theme\": \"sepia\"}"] {
            fs::write(dir.path().join(FILE), broken).unwrap();
            assert_eq!(Preferences::load(dir.path()), Preferences::default());
            assert_eq!(fs::read(dir.path().join(BROKEN)).unwrap(), broken);
            assert!(!dir.path().join(FILE).exists());
        }
        fs::write(dir.path().join(FILE), b"{\"lang\": \"ru\", \"later\": 1, \"recent\": [{\"path\": \"/w\"}]}").unwrap();
        let loaded = Preferences::load(dir.path());
        assert_eq!((loaded.lang, loaded.of(Path::new("/w")).unwrap().name.as_str()), (Some(Lang::Ru), ""));
    }

    #[test]
    fn a_path_is_remembered_once_and_only_so_many() {
        let mut preferences = Preferences::default();
        for number in 0..20 {
            preferences.remember(recent(&format!("/{number}")));
        }
        preferences.remember(recent("/15"));
        let paths: Vec<_> = preferences.recent.iter().take(3).map(|recent| recent.path.to_str().unwrap()).collect();
        assert_eq!((preferences.recent.len(), paths), (MAX_RECENT, vec!["/15", "/19", "/18"]));
        assert_eq!(preferences.of(Path::new("/15")).map(|recent| recent.profile), Some(Profile::Public));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_json_cannot_hold_does_not_spoil_the_rest() {
        use std::os::unix::ffi::OsStringExt;
        let dir = tempfile::tempdir().unwrap();
        let mut preferences = Preferences::default();
        preferences.remember(Recent { path: std::ffi::OsString::from_vec(vec![b'/', 0xff]).into(), ..Recent::default() });
        preferences.save(dir.path()).unwrap();
        assert!(preferences.recent.is_empty());
    }
}
