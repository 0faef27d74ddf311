//! What the studio remembers between two starts: a JSON file in the person's configuration folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::{Deserialize, Deserializer, Serialize};

use super::shared_file::{Shared, or_default, readable, readable_members};
use crate::model::product::{Product, Profile};
use crate::text::Lang;

/// The file in the configuration folder.
const FILE: &str = "preferences.json";

/// Where a file goes that holds no JSON object.
const BROKEN: &str = "preferences.json.bak";

/// Names the configuration folder instead of the system's own.
const FOLDER_VARIABLE: &str = "WIDGET_STUDIO_CONFIG_DIR";

/// Most entries of [`Preferences::recent`].
pub const MAX_RECENT: usize = 12;

/// Most entries of [`Preferences::packs`].
pub const MAX_PACKS: usize = 100;

/// Most entries of [`Preferences::accepted`].
pub const MAX_ACCEPTED: usize = 50;

/// The preferences. Fields that are missing in the file, or hold what this version can't read, have their defaults.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system has it.
    #[serde(deserialize_with = "or_default")]
    pub theme: Theme,
    /// The language that was chosen; `None` follows the system.
    #[serde(deserialize_with = "or_default")]
    pub lang: Option<Lang>,
    /// Width and height of the window's inner area in points; `None` before the first start.
    #[serde(deserialize_with = "or_default")]
    pub window: Option<(f32, f32)>,
    /// How much is logged.
    #[serde(deserialize_with = "or_default")]
    pub log: LogLevel,
    /// Widgets that were opened, newest first, each path once, at most [`MAX_RECENT`].
    #[serde(deserialize_with = "rooted")]
    pub recent: Vec<Recent>,
    /// The command that opens a file in the person's editor, with `{file}`, `{line}` and `{column}` in it; empty for the
    /// program that the system has for texts.
    #[serde(deserialize_with = "or_default")]
    pub editor: String,
    /// Folders with what is built of a widget, by the folder of its project. Both are canonical ([`super::files::canonical`]).
    #[serde(deserialize_with = "readable_members")]
    pub build_folders: BTreeMap<String, PathBuf>,
    /// How many megabytes of archives the build shelf keeps; `None` for the usual number.
    #[serde(deserialize_with = "or_default")]
    pub build_megabytes: Option<u64>,
    /// Where widgets are packed to that have a place of their own for it, by where they live. Both are canonical.
    #[serde(deserialize_with = "readable_members")]
    pub packs: BTreeMap<String, PathBuf>,
    /// The tab that archives are opened with, as the id of its name; empty for the first one.
    #[serde(deserialize_with = "or_default")]
    pub archive_tab: String,
    /// Whether Install shows many accounts first for an archive.
    #[serde(deserialize_with = "or_default")]
    pub many_accounts: bool,
    /// What the person said about the acceptances in widgets' own files, newest first, each path once, at most [`MAX_ACCEPTED`].
    #[serde(deserialize_with = "readable")]
    pub accepted: Vec<Accepted>,
}

/// What the person said about the acceptances in the own file of the widget at a place. Entries are known by their marks
/// ([`crate::model::studio_file::Suppression::mark`]).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accepted {
    /// The folder or archive, canonical ([`super::files::canonical`]).
    pub path: PathBuf,
    /// Those that count.
    #[serde(default, deserialize_with = "or_default")]
    pub used: BTreeSet<String>,
    /// Those that don't, and about which nothing is asked again.
    #[serde(default, deserialize_with = "or_default")]
    pub left: BTreeSet<String>,
}

/// The colour scheme.
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

/// How much is logged; each level includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// Errors.
    Error,
    /// Warnings.
    Warn,
    /// Events: starts, opens, saves, packs, calls of accounts.
    #[default]
    Info,
    /// Every check.
    Debug,
}

impl LogLevel {
    /// All levels, the least first.
    pub const ALL: [Self; 5] = [Self::Off, Self::Error, Self::Warn, Self::Info, Self::Debug];

    /// The level's word in the environment variable `WIDGET_STUDIO_LOG`.
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
pub struct Recent {
    /// The folder or archive, canonical ([`super::files::canonical`]).
    pub path: PathBuf,
    /// The widget's name in its own texts.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// The widget's version.
    #[serde(default, deserialize_with = "or_default")]
    pub version: String,
    /// How many errors it had.
    #[serde(default, deserialize_with = "or_default")]
    pub errors: usize,
    /// How many warnings it had.
    #[serde(default, deserialize_with = "or_default")]
    pub warnings: usize,
    /// When it was opened, in seconds since 1970-01-01 UTC.
    #[serde(default, deserialize_with = "or_default")]
    pub opened_at: i64,
    /// The product that it was checked for.
    #[serde(default, deserialize_with = "or_default")]
    pub product: Product,
    /// The profile that it was checked in.
    #[serde(default, deserialize_with = "or_default")]
    pub profile: Profile,
}

/// Entries whose path leads to one place: what earlier versions kept as it was given leads elsewhere from another folder.
fn rooted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Recent>, D::Error> {
    let entries: Vec<Recent> = readable(deserializer)?;
    Ok(entries.into_iter().filter(|recent| recent.path.has_root()).collect())
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

/// The file of the preferences in `folder`.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

impl Shared for Preferences {
    const KEY: Option<&'static str> = Some("path");
    const BROKEN: Option<&'static str> = Some(BROKEN);
}

impl Preferences {
    /// Puts `recent` in front, in the place of an older entry of the same path. A path that isn't Unicode isn't
    /// remembered: JSON can't hold it. Nor is a relative one: from another folder it leads elsewhere.
    pub fn remember(&mut self, recent: Recent) {
        if recent.path.to_str().is_none() || !recent.path.has_root() {
            return;
        }
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(MAX_RECENT);
    }

    /// The folder with the built widget of the project at `path`, if it isn't the project's own.
    pub fn build_folder(&self, path: &Path) -> Option<&Path> {
        self.build_folders.get(path.to_str()?).map(PathBuf::as_path)
    }

    /// Where the widget at `path` is packed to, if it has a place of its own for it.
    pub fn pack_place(&self, path: &Path) -> Option<&Path> {
        self.packs.get(path.to_str()?).map(PathBuf::as_path)
    }

    /// Sets where the widget at `path` is packed to. Paths that aren't Unicode aren't remembered: JSON can't hold them.
    pub fn set_pack_place(&mut self, path: &Path, place: &Path) {
        if let (Some(key), Some(_)) = (path.to_str(), place.to_str()) {
            if self.packs.len() >= MAX_PACKS && !self.packs.contains_key(key) {
                // Which one was used last isn't known: those that aren't among the recent widgets go.
                let recent: BTreeSet<&str> = self.recent.iter().filter_map(|recent| recent.path.to_str()).collect();
                self.packs.retain(|known, _| recent.contains(known.as_str()));
            }
            self.packs.insert(key.to_owned(), place.to_owned());
        }
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

    /// Remembers what the person said of the acceptances at a place, in front of all others. A path that isn't Unicode isn't
    /// remembered.
    pub fn accept(&mut self, accepted: Accepted) {
        if accepted.path.to_str().is_none() {
            return;
        }
        self.accepted.retain(|other| other.path != accepted.path);
        self.accepted.insert(0, accepted);
        self.accepted.truncate(MAX_ACCEPTED);
    }

    /// What the person said of the acceptances at `path`.
    pub fn accepted_at(&self, path: &Path) -> Option<&Accepted> {
        self.accepted.iter().find(|accepted| accepted.path == path)
    }

    /// What is remembered of the widget at `path`.
    pub fn of(&self, path: &Path) -> Option<&Recent> {
        self.recent.iter().find(|recent| recent.path == path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::system::shared_file::SharedFile;

    fn recent(path: &str) -> Recent {
        Recent { path: path.into(), name: "Имя".to_owned(), profile: Profile::Public, ..Recent::default() }
    }

    fn file(folder: &Path) -> SharedFile<Preferences> {
        SharedFile::new(Some(path(folder)))
    }

    fn change(folder: &Path, change: impl Fn(&mut Preferences)) {
        file(folder).change(change).unwrap();
    }

    fn loaded(folder: &Path) -> Preferences {
        file(folder).read().unwrap().value
    }

    fn raw(folder: &Path) -> serde_json::Value {
        serde_json::from_slice(&fs::read(path(folder)).unwrap()).unwrap()
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
        change(&folder, |it| it.clone_from(&preferences));
        assert_eq!(loaded(&folder), preferences);
    }

    #[test]
    fn a_file_that_is_no_object_is_read_as_none_and_kept_beside_when_it_is_written() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(loaded(dir.path()), Preferences::default());
        for broken in [&b"{\"theme\": \"dar"[..], b"\xff", b"[1]", b"7", b""] {
            fs::write(dir.path().join(FILE), broken).unwrap();
            assert!(file(dir.path()).read().is_err());
            assert_eq!(fs::read(dir.path().join(FILE)).unwrap(), broken, "reading changes nothing");
            change(dir.path(), |it| it.theme = Theme::Dark);
            assert_eq!(fs::read(dir.path().join(BROKEN)).unwrap(), broken);
            assert_eq!(loaded(dir.path()).theme, Theme::Dark);
        }
    }

    /// Preferences as a newer version may write them.
    const NEWER: &str = r#"{
        "theme": "sepia", "lang": "xx", "window": "wide", "log": "trace", "editor": "code {file}", "later": {"a": 1},
        "recent": [
            {"path": "/w", "name": "W", "version": 7, "product": "other", "profile": "strict", "opened_at": 5, "later": true},
            {"place": "/v"}, {"path": {"in": "the cloud"}}, 7, {"path": "w/shop.zip"}, {"path": "/u"}
        ],
        "build_folders": {"/w": "/w/dist", "/v": {"later": 1}}
    }"#;

    #[test]
    fn a_value_that_this_version_cannot_read_costs_itself() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), NEWER).unwrap();
        let w = Recent { path: "/w".into(), name: "W".into(), opened_at: 5, ..Recent::default() };
        let u = Recent { path: "/u".into(), ..Recent::default() };
        let build_folders = BTreeMap::from([("/w".to_owned(), "/w/dist".into())]);
        let expected = Preferences { editor: "code {file}".into(), recent: vec![w, u], build_folders, ..Preferences::default() };
        assert_eq!(loaded(dir.path()), expected);
    }

    #[test]
    fn what_this_version_cannot_read_stays_until_it_is_changed_here() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), NEWER).unwrap();
        let before = raw(dir.path());
        change(dir.path(), |it| it.editor = String::new());
        let mut expected = before.clone();
        expected["editor"] = "".into();
        assert_eq!(raw(dir.path()), expected);
        change(dir.path(), |it| {
            it.theme = Theme::Dark;
            it.remember(recent("/x"));
            it.recent[1].errors = 3;
        });
        let after = raw(dir.path());
        assert_eq!((&after["theme"], &after["lang"], &after["later"]), (&"dark".into(), &before["lang"], &before["later"]));
        let mut w = before["recent"][0].clone();
        w["errors"] = 3.into();
        assert_eq!((&after["recent"][0]["path"], &after["recent"][1]), (&"/x".into(), &w));
        assert_eq!(after["recent"].as_array().unwrap()[3..], before["recent"].as_array().unwrap()[1..5]);
    }

    #[test]
    fn two_windows_keep_both_what_each_remembers() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (file(dir.path()), file(dir.path()));
        let add = |file: &SharedFile<Preferences>, path: &str| file.change(|it| it.remember(recent(path))).unwrap().value;
        add(&one, "/one");
        assert_eq!(add(&two, "/two").recent.len(), 2);
        assert_eq!(loaded(dir.path()).recent.iter().map(|it| it.path.to_str().unwrap()).collect::<Vec<_>>(), ["/two", "/one"]);
    }

    #[test]
    fn a_path_is_remembered_once_and_only_so_many() {
        let mut preferences = Preferences::default();
        for number in 0..20 {
            preferences.remember(recent(&format!("/{number}")));
        }
        preferences.remember(recent("/15"));
        preferences.remember(recent("w/15"));
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
        assert!(preferences.recent.is_empty());
        change(dir.path(), |it| it.clone_from(&preferences));
    }
}
