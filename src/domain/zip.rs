//! Packs a widget into the bytes of an archive, and reads them back to prove it.
//!
//! The same files give the same bytes on every system: entries in the order of their paths, one fixed time, one mode, no
//! folders, no zip64.

use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::document::FileBody;
use super::package::{self, Decision};
use super::path::RelPath;
use super::widget::Widget;

/// The name that the platform asks for. Source: `docs/PLATFORM.md` 3.
pub const ARCHIVE_NAME: &str = "widget.zip";

/// Most entries of an archive without zip64, as its format says.
const MAX_ENTRIES: usize = 65_534;

/// Most bytes of an archive without zip64, as its format says. One entry's share of headers is kept free for each file.
const MAX_BYTES: usize = 0xffff_fffe - MAX_ENTRIES * 512;

/// Why an archive can't be built, or isn't what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZipError {
    /// More files, or more bytes, than a plain archive holds.
    #[error("{files} files of {bytes} bytes are more than a zip archive holds")]
    TooLarge {
        /// How many files there are.
        files: usize,
        /// Their size in bytes.
        bytes: usize,
    },
    /// A file can't be packed; holds the packer's words.
    #[error("{path} can't be packed: {reason}")]
    Pack {
        /// The file.
        path: RelPath,
        /// What the packer says.
        reason: String,
    },
    /// The archive can't be read; holds the reader's words.
    #[error("the archive can't be read: {0}")]
    Unreadable(String),
    /// A file isn't in the archive, or not in its place.
    #[error("{0} is missing from the archive")]
    Missing(RelPath),
    /// The archive has an entry that should not be there.
    #[error("{0} should not be in the archive")]
    Unexpected(String),
    /// An entry's content isn't that of the file.
    #[error("{0} in the archive differs from the file")]
    Different(RelPath),
}

type Files<'w> = Vec<(&'w RelPath, &'w FileBody)>;

/// The archive of those files that [`package::plan`] takes in.
///
/// # Errors
/// [`ZipError::TooLarge`] and [`ZipError::Pack`].
pub fn build(widget: &Widget) -> Result<Vec<u8>, ZipError> {
    pack(&planned(widget))
}

/// The archive of all files of the widget: what an opened archive is replaced by.
///
/// # Errors
/// As [`build`].
pub fn build_all(widget: &Widget) -> Result<Vec<u8>, ZipError> {
    pack(&widget.files().collect::<Files<'_>>())
}

/// Reads an archive of [`build`] back and compares every entry with the widget's files.
///
/// # Errors
/// The first difference: [`ZipError::Unreadable`], [`ZipError::Missing`], [`ZipError::Unexpected`], [`ZipError::Different`].
pub fn verify(bytes: &[u8], widget: &Widget) -> Result<(), ZipError> {
    compare(bytes, &planned(widget))
}

/// The same for an archive of [`build_all`].
///
/// # Errors
/// As [`verify`].
pub fn verify_all(bytes: &[u8], widget: &Widget) -> Result<(), ZipError> {
    compare(bytes, &widget.files().collect::<Files<'_>>())
}

/// The SHA-256 of `bytes` in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn planned(widget: &Widget) -> Files<'_> {
    let plan = package::plan(widget).into_iter().filter(|planned| matches!(planned.decision, Decision::In(_)));
    plan.filter_map(|planned| widget.entry(planned.path.as_str())).collect()
}

fn pack(files: &Files<'_>) -> Result<Vec<u8>, ZipError> {
    let bytes = files.iter().map(|(_, body)| body.len()).sum();
    if files.len() > MAX_ENTRIES || bytes > MAX_BYTES {
        return Err(ZipError::TooLarge { files: files.len(), bytes });
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, body) in files {
        let packed = entry(path, body).and_then(|entry| writer.add_prepared_file(entry));
        packed.map_err(|error| ZipError::Pack { path: (*path).clone(), reason: error.to_string() })?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| ZipError::Unreadable(error.to_string()))
}

/// A file as an entry: deflated where that is smaller, else stored. The packer flags names beyond ASCII as UTF-8.
fn entry(path: &RelPath, body: &FileBody) -> ZipResult<PreparedZipFile> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(System::Unix).unix_permissions(0o644);
    let by = |method| PreparedZipFile::from_data(path.as_str(), options.compression_method(method), body.as_bytes());
    let deflated = by(CompressionMethod::Deflated)?;
    if deflated.compressed_size() < deflated.uncompressed_size() { Ok(deflated) } else { by(CompressionMethod::Stored) }
}

fn compare(bytes: &[u8], files: &Files<'_>) -> Result<(), ZipError> {
    let unreadable = |error: &dyn std::fmt::Display| ZipError::Unreadable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    for (at, (path, body)) in files.iter().enumerate() {
        if at == archive.len() {
            return Err(ZipError::Missing((*path).clone()));
        }
        let entry = archive.by_index(at).map_err(|error| unreadable(&error))?;
        if entry.name_raw() != path.as_str().as_bytes() {
            return Err(ZipError::Missing((*path).clone()));
        }
        // One byte more than expected tells a longer entry without unpacking all of it.
        let mut content = Vec::with_capacity(body.len() + 1);
        entry.take(body.len() as u64 + 1).read_to_end(&mut content).map_err(|error| unreadable(&error))?;
        if content != body.as_bytes() {
            return Err(ZipError::Different((*path).clone()));
        }
    }
    match archive.name_for_index(files.len()) {
        Some(name) => Err(ZipError::Unexpected(name.map(|name| name.into_owned()).unwrap_or_default())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

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

    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
