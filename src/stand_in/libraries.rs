//! The CRM's public libraries, in the CRM's versions: which they are, where they are looked for, and how they are had. They are old
//! because the CRM's are (`docs/SECURITY.md`); only the frame with the widget uses them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outside::{Outside, Unreached};
use crate::services::archive::sha256_hex;
use crate::system::data;
use crate::system::input::{self, InputError};

/// A file of a package of npm, pinned.
#[derive(Debug, PartialEq, Eq)]
pub struct Library {
    /// The name under which the pages load it, and under which it is kept.
    pub file: &'static str,
    /// The package.
    pub package: &'static str,
    /// The version that the CRM has.
    pub version: &'static str,
    /// The file in the package.
    pub path: &'static str,
    /// Its size in bytes.
    pub size: usize,
    /// The checksum of its bytes.
    pub sha256: &'static str,
}

/// A row of [`LIBRARIES`].
const fn library(
    file: &'static str,
    (package, version): (&'static str, &'static str),
    path: &'static str,
    size: usize,
    sha256: &'static str,
) -> Library {
    Library { file, package, version, path, size, sha256 }
}

/// All libraries. `web/package.json` declares the same versions.
pub const LIBRARIES: [Library; 6] = [
    library("require.js", ("requirejs", "2.3.8"), "require.js", 86_533, "c1fc6b1d53af7522f78d664922abb32acac64ed0ecccb8f907f1e6fc7262563a"),
    library(
        "jquery.js",
        ("jquery", "2.1.3"),
        "dist/jquery.js",
        247_387,
        "828cbbcacb430f9c5b5d27fe9302f8795eb338f2421010f5141882125226f94f",
    ),
    library(
        "underscore.js",
        ("underscore", "1.9.1"),
        "underscore.js",
        58_319,
        "3b8d7bf449fccda6ce94f60136f1a9f1c174ba1d2f9d26695b843a525d61fbc7",
    ),
    library(
        "backbone.js",
        ("backbone", "1.1.2"),
        "backbone.js",
        60_997,
        "0977290d5e68ce40d516cd4dc3965586680024e51399f0ee54ee8ed3a99b1506",
    ),
    library("twig.js", ("twig", "0.8.9"), "twig.js", 236_087, "09b97cd4141bf0f0dbdc30d10996f8ea66d2b06cd184320f269d6c1118d199d1"),
    library(
        "moment.js",
        ("moment", "2.24.0"),
        "min/moment-with-locales.js",
        541_363,
        "76015ba9b415ce39193d0c5677c3c1b731a244184285ce08db03bfabfb3e5dea",
    ),
];

/// The host that libraries are fetched from, once, if the person says so.
pub const CDN: &str = "cdn.jsdelivr.net";

/// The folder of the libraries, beside the program or in the person's data folder.
const FOLDER: &str = "crm_libraries";

/// How far above the program a source tree is looked for: `target/debug/deps/…`.
const MAX_UP: usize = 4;

/// All libraries, verified.
#[derive(Debug, Clone)]
pub struct Libraries(Arc<[Vec<u8>; LIBRARIES.len()]>);

/// Why the libraries aren't there.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// These are in none of the folders, or aren't the pinned ones.
    #[error("not found: {}", .0.iter().map(|library| library.file).collect::<Vec<_>>().join(", "))]
    Missing(Vec<&'static Library>),
    /// One can't be fetched.
    #[error("{file}: {source}")]
    Unreached {
        /// The library.
        file: &'static str,
        /// Why.
        source: Unreached,
    },
    /// What was fetched isn't the pinned file.
    #[error("{file} has another checksum than it should have")]
    Other {
        /// The library.
        file: &'static str,
    },
    /// They can't be kept.
    #[error("{}: {source}", path.display())]
    Unkept {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl Library {
    /// Where it is fetched from.
    pub fn address(&self) -> String {
        format!("https://{CDN}/npm/{}@{}/{}", self.package, self.version, self.path)
    }

    fn is_it(&self, bytes: &[u8]) -> bool {
        bytes.len() == self.size && sha256_hex(bytes) == self.sha256
    }

    /// It in `folder`: as it is kept, or as npm lays it down there.
    fn in_folder(&self, folder: &Path) -> Option<Vec<u8>> {
        let npm = Path::new(self.package).join(self.path);
        let places = [folder.join(self.file), folder.join(&npm), folder.join("node_modules").join(&npm)];
        places.iter().find_map(|place| read(place, self.size).filter(|bytes| self.is_it(bytes)))
    }
}

fn read(place: &Path, size: usize) -> Option<Vec<u8>> {
    match input::read(place, size as u64) {
        Ok(bytes) => Some(bytes),
        Err(InputError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            log::info!("{}: {error}", place.display());
            None
        }
    }
}

impl Libraries {
    /// Looks for them beside the program, in the person's data folder, and in the source tree that the program was built in. Reads
    /// files: for job threads.
    ///
    /// # Errors
    /// [`LibraryError::Missing`].
    pub fn find() -> Result<Self, LibraryError> {
        Self::in_folders(&places())
    }

    /// Takes them from a folder that the person names, such as `node_modules`, and keeps them. Reads and writes files.
    ///
    /// # Errors
    /// [`LibraryError::Missing`] or [`LibraryError::Unkept`].
    pub fn take_from(folder: &Path) -> Result<Self, LibraryError> {
        let found = Self::in_folders(&[folder.to_owned()])?;
        found.keep()?;
        Ok(found)
    }

    /// Fetches those that aren't there from [`CDN`], checks and keeps them. Only after the person said yes. Blocks.
    ///
    /// # Errors
    /// [`LibraryError`]; nothing is kept then.
    pub fn fetch() -> Result<Self, LibraryError> {
        let (places, outside) = (places(), Outside::default());
        let have = |library: &'static Library| {
            if let Some(bytes) = places.iter().find_map(|folder| library.in_folder(folder)) {
                return Ok(bytes);
            }
            let file = library.file;
            let bytes = outside.get(&library.address(), library.size as u64).map_err(|source| LibraryError::Unreached { file, source })?;
            if library.is_it(&bytes) { Ok(bytes) } else { Err(LibraryError::Other { file }) }
        };
        let all = LIBRARIES.iter().map(have).collect::<Result<Vec<_>, _>>()?;
        let all = Self::of(all)?;
        all.keep()?;
        Ok(all)
    }

    /// The library `file`, such as `jquery.js`.
    pub fn get(&self, file: &str) -> Option<&[u8]> {
        let at = LIBRARIES.iter().position(|library| library.file == file)?;
        self.0.get(at).map(Vec::as_slice)
    }

    fn in_folders(folders: &[PathBuf]) -> Result<Self, LibraryError> {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for library in &LIBRARIES {
            match folders.iter().find_map(|folder| library.in_folder(folder)) {
                Some(bytes) => found.push(bytes),
                None => missing.push(library),
            }
        }
        if missing.is_empty() { Self::of(found) } else { Err(LibraryError::Missing(missing)) }
    }

    fn of(all: Vec<Vec<u8>>) -> Result<Self, LibraryError> {
        let all = <[Vec<u8>; LIBRARIES.len()]>::try_from(all).map_err(|_| LibraryError::Missing(LIBRARIES.iter().collect()))?;
        Ok(Self(Arc::new(all)))
    }

    fn keep(&self) -> Result<(), LibraryError> {
        for (library, bytes) in LIBRARIES.iter().zip(self.0.iter()) {
            data::keep(FOLDER, library.file, bytes).map_err(|(path, source)| LibraryError::Unkept { path, source })?;
        }
        Ok(())
    }
}

/// The folders that are looked through, in this order.
fn places() -> Vec<PathBuf> {
    let program = std::env::current_exe().ok().and_then(|program| program.canonicalize().ok());
    let beside = program.iter().filter_map(|program| program.parent()).map(|folder| folder.join(FOLDER));
    let kept = data::folder().map(|folder| folder.join(FOLDER));
    let sources = program.iter().flat_map(|program| program.ancestors().skip(1).take(MAX_UP)).map(|folder| folder.join("web/node_modules"));
    beside.chain(kept).chain(sources).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_are_those_that_npm_is_asked_for() {
        let declared: serde_json::Value = serde_json::from_str(include_str!("../../web/package.json")).unwrap();
        let declared: Vec<_> =
            declared["dependencies"].as_object().unwrap().iter().map(|(name, version)| (name.clone(), version.clone())).collect();
        let mut table: Vec<_> = LIBRARIES.iter().map(|it| (it.package.to_owned(), serde_json::Value::from(it.version))).collect();
        table.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(declared, table);
    }

    #[test]
    fn what_is_not_the_pinned_file_is_not_there() {
        let dir = tempfile::tempdir().unwrap();
        let library = &LIBRARIES[0];
        assert_eq!(library.in_folder(dir.path()), None);
        let mut other = tempfile::Builder::new().prefix(library.file).rand_bytes(0).tempfile_in(dir.path()).unwrap();
        std::io::Write::write_all(&mut other, &vec![b' '; library.size]).unwrap();
        assert_eq!(library.in_folder(dir.path()), None, "the checksum is another one");
        let error = Libraries::take_from(dir.path()).unwrap_err();
        assert!(matches!(&error, LibraryError::Missing(missing) if missing.len() == LIBRARIES.len()), "{error}");
    }
}
