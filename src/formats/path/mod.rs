//! Paths inside a widget: relative, `/` between the parts, never out of the widget's folder.

use std::borrow::Borrow;
use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub mod hidden;
pub mod names;

use names::{NameFault, Rules};

/// Most bytes of a path: no system takes a longer one.
pub const MAX_BYTES: usize = 4096;

/// A checked path such as `i18n/ru.json`. Cheap to clone; ordered by its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Arc<str>);

/// Why a path can't stand in a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Nothing, or an empty part as in `a//b`.
    #[error("the path has an empty part")]
    Empty,
    /// Begins with `/`.
    #[error("the path is absolute")]
    Absolute,
    /// Has a part `.` or `..`.
    #[error("the path leaves its folder")]
    DotDot,
    /// Begins with a drive such as `C:`.
    #[error("the path names a drive")]
    Drive,
    /// Has a `\`.
    #[error("the path has a backslash")]
    Backslash,
    /// Has a NUL character.
    #[error("the path has a NUL character")]
    Nul,
    /// Has more than [`MAX_BYTES`].
    #[error("the path is longer than {MAX_BYTES} bytes")]
    Long,
}

/// A path that leads to another file than the one it names, or to none, once it is below a folder of the system.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {fault}")]
pub struct NameError {
    pub path: RelPath,
    /// What is wrong with a part of it.
    pub fault: NameFault,
}

impl RelPath {
    /// Checks `path`.
    ///
    /// # Errors
    /// A [`PathError`] that names the first thing that is wrong.
    pub fn new(path: &str) -> Result<Self, PathError> {
        if path.contains('\0') {
            return Err(PathError::Nul);
        }
        if path.contains('\\') {
            return Err(PathError::Backslash);
        }
        if path.starts_with('/') {
            return Err(PathError::Absolute);
        }
        if path.len() > MAX_BYTES {
            return Err(PathError::Long);
        }
        let mut start = path.chars();
        if start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':') {
            return Err(PathError::Drive);
        }
        for part in path.split('/') {
            match part {
                "" => return Err(PathError::Empty),
                "." | ".." => return Err(PathError::DotDot),
                _ => {}
            }
        }
        Ok(Self(path.into()))
    }

    /// Where the file is below a `folder` of the system. The only way there: no path of a widget is put behind a folder otherwise.
    ///
    /// # Errors
    /// As [`RelPath::parts`] by the rules of this system.
    pub fn under(&self, folder: &Path) -> Result<PathBuf, NameError> {
        let mut place = folder.to_owned();
        place.extend(self.parts(Rules::HERE)?);
        Ok(place)
    }

    /// Its parts, for a path of a system with these rules.
    ///
    /// # Errors
    /// [`NameError`] for a name with `:`, which may mean a stream of another file or a drive, on every system; and on Windows for all
    /// that it can't store: there such a name leads to a device or to another file.
    pub fn parts(&self, rules: Rules) -> Result<impl Iterator<Item = &str>, NameError> {
        let of_windows = || names::first_fault(self).filter(|_| rules == Rules::Windows).map(|(_, fault)| fault);
        match self.0.contains(':').then_some(NameFault::Sign(':')).or_else(of_windows) {
            Some(fault) => Err(NameError { path: self.clone(), fault }),
            None => Ok(self.0.split('/')),
        }
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn name(&self) -> &str {
        cut_last(&self.0, b'/').map_or(&*self.0, |(_, name)| name)
    }

    /// All but the last part; empty at the root.
    pub fn folder(&self) -> &str {
        cut_last(&self.0, b'/').map_or("", |(folder, _)| folder)
    }

    /// What follows the last dot of the name, in lower case; empty without one.
    pub fn extension(&self) -> Cow<'_, str> {
        match cut_last(self.name(), b'.') {
            Some((_, extension)) if extension.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) => extension.into(),
            Some((_, extension)) => extension.to_lowercase().into(),
            None => "".into(),
        }
    }
}

/// What stands before and after the last `sign`, an ASCII one. Paths are short and asked about often: counting from the end
/// is much faster for them than a search that is made for long texts.
fn cut_last(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Borrow<str> for RelPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for RelPath {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_leaves_the_widget() {
        let table = [
            ("", PathError::Empty),
            ("a//b", PathError::Empty),
            ("/a", PathError::Absolute),
            ("a/../b", PathError::DotDot),
            ("C:/a", PathError::Drive),
            ("a\\b", PathError::Backslash),
            ("a\0b", PathError::Nul),
            (&"a/".repeat(30_000), PathError::Long),
        ];
        for (path, error) in table {
            assert_eq!(RelPath::new(path), Err(error), "{path}");
        }
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_put_below_no_folder() {
        let under = |path: &str| RelPath::new(path).unwrap().under(Path::new("/w"));
        assert_eq!(under("i18n/ru.json").unwrap(), Path::new("/w").join("i18n").join("ru.json"));
        for path in ["script.js:x", "ab:/b", "images/x:y/z", "aux/ab:c"] {
            assert_eq!(under(path).map_err(|error| error.fault), Err(NameFault::Sign(':')), "{path}");
        }
        for path in ["aux.js", "manifest.json.", "a?b", "Icon\r", "MANIFE~1.JSO"] {
            assert_eq!(under(path).is_err(), cfg!(windows), "{path}");
            let path = RelPath::new(path).unwrap();
            assert_eq!((path.parts(Rules::Windows).is_err(), path.parts(Rules::Unix).is_err()), (true, false), "{path}");
        }
    }

    #[test]
    fn names_and_folders_are_read_off() {
        let path = RelPath::new("i18n/RU.Json").unwrap();
        assert_eq!((path.name(), path.folder(), &*path.extension()), ("RU.Json", "i18n", "json"));
    }
}
