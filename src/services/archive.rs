//! A widget as the bytes of an archive, and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::crm::package::{self, Decision};
use crate::formats::path::RelPath;
use crate::formats::zip::read::{self, ArchiveError};
use crate::formats::zip::write;
use crate::model::document::FileBody;
use crate::model::widget::Widget;

pub use crate::formats::zip::write::{ZipError, sha256_hex};

/// The name that the platform asks for. Source: `docs/PLATFORM.md` 3.
pub const ARCHIVE_NAME: &str = "widget.zip";

/// Reads the archive `bytes`, named `file_name` (such as `widget.zip`), into a widget with what was odd about the archive.
///
/// # Errors
/// [`ArchiveError`] if it is no archive, or larger than the studio takes.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Widget, ArchiveError> {
    let (files, facts) = read::read(file_name, bytes)?;
    let body = |(path, content): (RelPath, Vec<u8>)| {
        let body = FileBody::read(&path, content);
        (path, body)
    };
    Ok(Widget::new(files.into_iter().map(body).collect::<BTreeMap<_, _>>(), Some(Arc::new(facts))))
}

/// As [`read`], but takes no archive whose directory is missing or can't be read: another program may be writing it just now.
///
/// # Errors
/// As [`read`], and [`ArchiveError::Damaged`] for such an archive.
pub fn read_complete(file_name: &str, bytes: &[u8]) -> Result<Widget, ArchiveError> {
    let widget = read(file_name, bytes)?;
    match widget.archive() {
        Some(facts) if facts.has_no_directory() => Err(ArchiveError::Damaged("no directory".to_owned())),
        _ => Ok(widget),
    }
}

type Files<'w> = Vec<(&'w RelPath, &'w [u8])>;

/// The archive of the files that [`package::plan`] includes.
///
/// # Errors
/// [`ZipError::TooLarge`] and [`ZipError::Pack`].
pub fn build(widget: &Widget) -> Result<Vec<u8>, ZipError> {
    write::pack(&planned(widget))
}

/// An archive of files that are no widget, by name.
///
/// # Errors
/// As [`build`]; a name that is no path is passed over.
pub fn of_files(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let named: Vec<(RelPath, &[u8])> =
        files.iter().filter_map(|(name, bytes)| Some((RelPath::new(name).ok()?, bytes.as_slice()))).collect();
    write::pack(&named.iter().map(|(path, bytes)| (path, *bytes)).collect::<Vec<_>>())
}

/// The archive of all files of the widget: what an opened archive is replaced by.
///
/// # Errors
/// As [`build`].
pub fn build_all(widget: &Widget) -> Result<Vec<u8>, ZipError> {
    write::pack(&all(widget))
}

/// Reads an archive of [`build`] back and compares every entry with the widget's files.
///
/// # Errors
/// The first difference: [`ZipError::Unreadable`], [`ZipError::Missing`], [`ZipError::Unexpected`], [`ZipError::Different`].
pub fn verify(bytes: &[u8], widget: &Widget) -> Result<(), ZipError> {
    write::compare(bytes, &planned(widget))
}

/// The same for an archive of [`build_all`].
///
/// # Errors
/// As [`verify`].
pub fn verify_all(bytes: &[u8], widget: &Widget) -> Result<(), ZipError> {
    write::compare(bytes, &all(widget))
}

fn planned(widget: &Widget) -> Files<'_> {
    let plan = package::plan(widget).into_iter().filter(|planned| matches!(planned.decision, Decision::In(_)));
    plan.filter_map(|planned| widget.entry(planned.path.as_str())).map(|(path, body)| (path, body.as_bytes())).collect()
}

fn all(widget: &Widget) -> Files<'_> {
    widget.files().map(|(path, body)| (path, body.as_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use zip::{CompressionMethod, DateTime, ZipArchive};

    fn widget(files: &BTreeMap<String, Vec<u8>>) -> Widget {
        let file = |(name, bytes): (&String, &Vec<u8>)| (RelPath::new(name).unwrap(), FileBody::bytes(bytes.clone()));
        Widget::new(files.iter().map(file).collect(), None)
    }

    fn one(name: &str, bytes: &[u8]) -> Widget {
        widget(&BTreeMap::from([(name.to_owned(), bytes.to_vec())]))
    }

    /// Some names are left out of a pack by default, some are beyond ASCII.
    fn any_files() -> impl Strategy<Value = BTreeMap<String, Vec<u8>>> {
        let name = prop_oneof!["[a-z]{1,3}(/[a-zж ]{1,2}){0,2}\\.(js|json)", "[a-z]\\.map", "\\.git/[a-z]"];
        let bytes = prop_oneof![prop::collection::vec(any::<u8>(), 0..40), prop::collection::vec(Just(b'a'), 0..400)];
        prop::collection::btree_map(name, bytes, 0..6)
    }

    proptest! {
        #[test]
        fn the_same_files_give_the_same_bytes_and_any_other_file_is_found(files in any_files(), at in any::<usize>(), bit in 0u8..8) {
            let original = widget(&files);
            for (build, verify) in [(build as fn(&Widget) -> _, verify as fn(&[u8], &Widget) -> _), (build_all, verify_all)] {
                let bytes: Vec<u8> = build(&original).unwrap();
                prop_assert_eq!(&bytes, &build(&widget(&files)).unwrap());
                prop_assert_eq!(verify(&bytes, &original), Ok(()));
                prop_assert!(verify(&bytes[..at % bytes.len()], &original).is_err());
                prop_assert!(verify(&bytes, &one("another.js", b"")).is_err());
            }
            let bytes = build_all(&original).unwrap();
            for (name, content) in &files {
                let mut other = files.clone();
                other.remove(name);
                prop_assert!(verify_all(&bytes, &widget(&other)).is_err());
                let mut content = content.clone();
                match content.len() {
                    0 => content.push(0),
                    length => content[at % length] ^= 1 << bit,
                }
                other.insert(name.clone(), content);
                prop_assert_eq!(verify_all(&bytes, &widget(&other)), Err(ZipError::Different(RelPath::new(name).unwrap())));
            }
        }
    }

    #[test]
    fn a_flipped_byte_in_the_archive_is_found() {
        let content: Vec<u8> = (0..=255).collect();
        let bytes = build(&one("noise.bin", &content)).unwrap();
        let start = bytes.windows(256).position(|window| window == content).expect("stored, as it can't be made smaller");
        for at in start..start + content.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1;
            assert!(verify(&bytes, &one("noise.bin", &content)).is_err(), "byte {at}");
        }
    }

    #[test]
    fn entries_are_plain() {
        let files = [
            ("script.js", "define".repeat(50)),
            ("images/a b.svg", String::new()),
            ("тексты/ru.json", "{}".to_owned()),
            ("a.map", "x".to_owned()),
        ];
        let widget = widget(&files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect());
        let bytes = build(&widget).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut seen = Vec::new();
        for at in 0..archive.len() {
            let entry = archive.by_index(at).unwrap();
            assert_eq!(entry.last_modified(), Some(DateTime::DEFAULT));
            assert_eq!(entry.unix_mode(), Some(0o100_644));
            assert!(entry.extra_data().is_none_or(|data| data.is_empty()));
            seen.push((entry.name().unwrap().into_owned(), entry.compression()));
        }
        let (stored, deflated) = (CompressionMethod::Stored, CompressionMethod::Deflated);
        let expected = [("images/a b.svg", stored), ("script.js", deflated), ("тексты/ru.json", stored)];
        assert_eq!(seen, expected.map(|(name, method)| (name.to_owned(), method)));
        // Bit 11 of the flags of the last local header: the name is UTF-8.
        let header = bytes.windows(4).rposition(|window| window == b"PK\x03\x04").unwrap();
        assert_eq!(bytes[header + 7] & 8, 8);
    }
}
