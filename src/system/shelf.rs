//! The build shelf in the data folder: what is known of each pack, and the archive itself, up to a bound. Nothing of it lies in a widget.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::MAX_TOTAL_BYTES;
use super::shared_file::{Shared, SharedFile, SharedFileError, or_default, readable};
use super::{input, private};
use crate::crm::account::Names;
use crate::crm::account::code_of;
use crate::model::widget::Widget;
use crate::services::archive;
use crate::text::msg::Msg;

/// The list in the data folder, and the folder of the archives.
const FILE: &str = "builds.json";
const FOLDER: &str = "builds";
/// Most builds that are listed; the oldest go.
const MOST_BUILDS: usize = 500;
/// How many megabytes of archives are kept, unless the person says otherwise.
pub const MEGABYTES: u64 = 256;

/// What is known of a build.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Build {
    /// SHA-256 of the archive in hexadecimal: a build that is packed again is the same one.
    pub sha256: String,
    /// When it was packed last, in seconds since 1970-01-01 UTC.
    pub at: i64,
    /// The version in its manifest; may be empty.
    #[serde(default, deserialize_with = "or_default")]
    pub version: String,
    /// What the widget is known by.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Names,
    /// The code in its manifest, if it has one.
    #[serde(default, deserialize_with = "or_default")]
    pub code: Option<String>,
    /// Where it was written.
    #[serde(default, deserialize_with = "or_default")]
    pub path: PathBuf,
    /// The size of the archive in bytes.
    #[serde(default, deserialize_with = "or_default")]
    pub size: u64,
    /// How many errors, warnings and pieces of advice it had.
    #[serde(default, deserialize_with = "or_default")]
    pub findings: [usize; 3],
    /// The ids of the consequences against the build before.
    #[serde(default, deserialize_with = "or_default")]
    pub consequences: Vec<String>,
    /// Who signed it off, and when; empty if nobody did.
    #[serde(default, deserialize_with = "or_default")]
    pub sign_off: String,
    /// What the person noted.
    #[serde(default, deserialize_with = "or_default")]
    pub note: String,
    /// What is told to people, by the code of the language, in Markdown.
    #[serde(default, deserialize_with = "or_default")]
    pub changelog: BTreeMap<String, String>,
}

/// All builds, the newest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Builds {
    #[serde(default, deserialize_with = "readable")]
    builds: Vec<Build>,
}

impl Shared for Builds {
    const KEY: Option<&'static str> = Some("sha256");
}

/// Why the shelf can't be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// The list.
    #[error(transparent)]
    List(#[from] SharedFileError),
    /// The archive of a build isn't kept any more.
    #[error("the archive of {0} isn't kept")]
    Gone(String),
    /// The archive isn't the one that was packed.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// What the system says.
    #[error("{}: {source}", path.display())]
    Io {
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl ShelfError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        match self {
            Self::List(error) => Msg::new("shelf-list").with("reason", error.to_string()),
            Self::Gone(_) => Msg::new("shelf-gone"),
            Self::Damaged(path) => Msg::new("shelf-damaged").with("path", path.display().to_string()),
            Self::Io { path, source } => {
                Msg::new("shelf-io").with("path", path.display().to_string()).with("reason", super::explain::reason(source))
            }
        }
    }
}

impl Build {
    /// What is known of `widget`, packed as `bytes` to `path` at a time.
    pub fn of(widget: &Widget, bytes: &[u8], path: &Path, at: i64) -> Self {
        let version = widget.manifest("/widget/version").and_then(|node| node.as_str()).unwrap_or_default().to_owned();
        Self {
            sha256: archive::sha256_hex(bytes),
            at,
            version,
            names: Names::of(widget),
            code: code_of(widget).map(str::to_owned),
            path: path.to_owned(),
            size: bytes.len() as u64,
            ..Self::default()
        }
    }

    /// Whether it is one of `widget`, in whatever version: by the code in the manifest, else by a name that both have.
    pub fn is_of(&self, widget: &Widget) -> bool {
        match (&self.code, code_of(widget)) {
            (Some(code), Some(own)) => code == own,
            _ => self.names.is_like(&Names::of(widget)),
        }
    }

    /// Whether `words`, in small letters, stand in what is shown of it.
    pub fn has_words(&self, words: &str) -> bool {
        let name = self.names.in_locale("").unwrap_or_default();
        let shown = [name, &self.version, &self.sha256, &self.note, &self.sign_off];
        let ids = self.consequences.iter().map(String::as_str);
        words.split_whitespace().all(|word| shown.into_iter().chain(ids.clone()).any(|text| text.to_lowercase().contains(word)))
    }
}

/// The shelf of one data folder, which other processes use as well.
#[derive(Debug)]
pub struct Shelf {
    list: SharedFile<Builds>,
    folder: Option<PathBuf>,
}

impl Shelf {
    /// The shelf in the data folder `data`; without one the list lasts as long as this process, and no archive is kept. Touches no disk.
    pub fn new(data: Option<&Path>) -> Self {
        Self { list: SharedFile::new(data.map(|data| data.join(FILE))), folder: data.map(|data| data.join(FOLDER)) }
    }

    /// All builds, the newest first.
    ///
    /// # Errors
    /// [`ShelfError::List`].
    pub fn builds(&self) -> Result<Vec<Build>, ShelfError> {
        Ok(self.list.read()?.value.builds)
    }

    /// Keeps a build, in the place of an earlier one with the same archive, whose note and sign-off stay; of all archives the newest up to
    /// `limit` bytes are kept. Returns all builds.
    ///
    /// # Errors
    /// [`ShelfError`]; what was kept before is still there then.
    pub fn keep(&self, build: Build, bytes: &[u8], limit: u64) -> Result<Vec<Build>, ShelfError> {
        // Under the lock of the list, so that no other process takes an archive away that isn't listed yet.
        self.list.update(|list| {
            if let Some(folder) = &self.folder {
                let fault = |path: &Path| {
                    let path = path.to_owned();
                    move |source| ShelfError::Io { path, source }
                };
                private::own_folder(folder).map_err(fault(folder))?;
                let path = self.archive(&build.sha256).unwrap_or_default();
                private::write(&path, bytes).map_err(fault(&path))?;
            }
            let mut build = build;
            if let Some(at) = list.builds.iter().position(|other| other.sha256 == build.sha256) {
                let before = list.builds.remove(at);
                build.note = before.note;
                build.sign_off = before.sign_off;
            }
            list.builds.insert(0, build);
            list.builds.truncate(MOST_BUILDS);
            Ok::<_, ShelfError>(())
        })?;
        Ok(self.list.change(|list| self.bound(&list.builds, limit))?.value.builds)
    }

    /// Changes what is noted of builds. Returns all builds.
    ///
    /// # Errors
    /// [`ShelfError::List`].
    pub fn change(&self, change: impl FnMut(&mut Build)) -> Result<Vec<Build>, ShelfError> {
        Ok(self.list.change(|list| list.builds.iter_mut().for_each(change))?.value.builds)
    }

    /// Takes a build off the shelf with its archive. Returns the others.
    ///
    /// # Errors
    /// [`ShelfError`].
    pub fn delete(&self, sha256: &str) -> Result<Vec<Build>, ShelfError> {
        if let Some(path) = self.archive(sha256) {
            match fs::remove_file(&path) {
                Err(source) if source.kind() != ErrorKind::NotFound => return Err(ShelfError::Io { path, source }),
                _ => {}
            }
        }
        Ok(self.list.change(|list| list.builds.retain(|build| build.sha256 != sha256))?.value.builds)
    }

    /// The newest build of `widget` that is kept, other than the one with the sum `sha256`.
    ///
    /// # Errors
    /// [`ShelfError::List`].
    pub fn before(&self, widget: &Widget, sha256: &str) -> Result<Option<Widget>, ShelfError> {
        let builds = self.builds()?;
        let others = builds.iter().filter(|build| build.sha256 != sha256 && build.is_of(widget));
        Ok(others.filter_map(|build| archive::read(archive::ARCHIVE_NAME, &self.read(&build.sha256).ok()?).ok()).next())
    }

    /// The archive of a build.
    ///
    /// # Errors
    /// [`ShelfError::Gone`] if it isn't kept any more, [`ShelfError::Damaged`] if it is another one, or what the system says.
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>, ShelfError> {
        let path = self.archive(sha256).filter(|path| path.is_file()).ok_or_else(|| ShelfError::Gone(sha256.to_owned()))?;
        let bytes = input::read(&path, MAX_TOTAL_BYTES).map_err(|error| match error {
            input::InputError::Io(source) => ShelfError::Io { path: path.clone(), source },
            _ => ShelfError::Damaged(path.clone()),
        })?;
        if archive::sha256_hex(&bytes) == sha256 { Ok(bytes) } else { Err(ShelfError::Damaged(path)) }
    }

    /// The path of a build's archive, whether it is there or not; `None` for what is no sum.
    pub fn archive(&self, sha256: &str) -> Option<PathBuf> {
        let is_sum = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(self.folder.as_ref().filter(|_| is_sum)?.join(format!("{sha256}.zip")))
    }

    /// Deletes archives beyond `limit` bytes, the oldest first, and those that the list doesn't know. The newest stays in any case.
    fn bound(&self, builds: &[Build], limit: u64) {
        let Some(folder) = &self.folder else { return };
        let mut total = 0;
        let mut kept = Vec::new();
        for (at, build) in builds.iter().enumerate() {
            total += build.size;
            if at == 0 || total <= limit {
                kept.push(format!("{}.zip", build.sha256));
            }
        }
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
            let is_archive = entry.path().extension().is_some_and(|extension| extension == "zip");
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_archive && !kept.contains(&name) {
                fs::remove_file(entry.path()).unwrap_or_else(|error| log::warn!("an old build stays: {error}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;
    use crate::text::Lang;

    fn build(bytes: &[u8], at: i64) -> Build {
        Build::of(&bundled::plain(), bytes, Path::new("widget.zip"), at)
    }

    #[test]
    fn builds_are_kept_newest_first_up_to_a_bound_and_the_same_one_once() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Some(dir.path()));
        assert_eq!(shelf.builds().unwrap(), []);
        for (at, bytes) in [[1; 10], [2; 10], [3; 10]].iter().enumerate() {
            shelf.keep(build(bytes, at as i64), bytes, 25).unwrap();
        }
        let sums: Vec<String> = shelf.builds().unwrap().into_iter().map(|build| build.sha256).collect();
        assert_eq!(sums, [3u8, 2, 1].map(|n| archive::sha256_hex(&[n; 10])));
        assert_eq!(shelf.read(&sums[0]).unwrap(), [3; 10]);
        assert!(matches!(shelf.read(&sums[2]), Err(ShelfError::Gone(_))), "the oldest is beyond the bound");
        shelf
            .change(|build| {
                if build.sha256 == sums[1] {
                    build.note = "tried in the sandbox".to_owned();
                }
            })
            .unwrap();
        let again = Shelf::new(Some(dir.path())).keep(build(&[2; 10], 9), &[2; 10], 25).unwrap();
        assert_eq!(again.iter().map(|build| build.at).collect::<Vec<_>>(), [9, 2, 0]);
        assert_eq!(again[0].note, "tried in the sandbox");
        assert!(again[0].has_words("sandbox tried") && again[0].has_words("0.1.0") && !again[0].has_words("other"));
        assert!(again[0].is_of(&bundled::plain()) && !again[0].is_of(&bundled::sample()));
        let left = shelf.delete(&again[0].sha256).unwrap();
        assert!(left.len() == 2 && matches!(shelf.read(&again[0].sha256), Err(ShelfError::Gone(_))));
    }

    #[test]
    fn another_archive_is_not_taken_for_the_build_and_no_name_leads_out_of_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Some(dir.path()));
        let kept = shelf.keep(build(b"one", 1), b"one", 0).unwrap();
        fs::write(shelf.archive(&kept[0].sha256).unwrap(), "other").unwrap();
        assert!(matches!(shelf.read(&kept[0].sha256), Err(ShelfError::Damaged(_))));
        assert_eq!([shelf.archive("../accounts"), shelf.archive("")], [None, None]);
        let io = ShelfError::Io { path: "b.zip".into(), source: ErrorKind::StorageFull.into() };
        for error in [ShelfError::Gone("a".to_owned()), ShelfError::Damaged("b.zip".into()), io] {
            for lang in Lang::ALL {
                let (what, next) = (lang.msg(&error.explain()), lang.msg(&error.explain().next_step()));
                assert!(!what.contains("{$") && next.ends_with('.'), "{what} {next}");
            }
        }
    }

    #[test]
    fn without_a_data_folder_the_list_lasts_as_long_as_the_process() {
        let shelf = Shelf::new(None);
        assert_eq!(shelf.keep(build(b"one", 1), b"one", 99).unwrap().len(), 1);
        assert!(matches!(shelf.read(&shelf.builds().unwrap()[0].sha256), Err(ShelfError::Gone(_))));
    }
}
