//! Packs files into the bytes of an archive, and reads them back to prove it.
//!
//! The same files give the same bytes on every system: entries in the order of their paths, one fixed time, one mode, no
//! folders, no zip64.

use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::formats::path::RelPath;

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

/// The SHA-256 of `bytes` in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files of an archive with their bytes, in the order of their entries.
pub type Files<'f> = [(&'f RelPath, &'f [u8])];

/// The archive of `files`.
///
/// # Errors
/// [`ZipError::TooLarge`] and [`ZipError::Pack`].
pub fn pack(files: &Files<'_>) -> Result<Vec<u8>, ZipError> {
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
fn entry(path: &RelPath, body: &[u8]) -> ZipResult<PreparedZipFile> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(System::Unix).unix_permissions(0o644);
    let by = |method| PreparedZipFile::from_data(path.as_str(), options.compression_method(method), body);
    let deflated = by(CompressionMethod::Deflated)?;
    if deflated.compressed_size() < deflated.uncompressed_size() { Ok(deflated) } else { by(CompressionMethod::Stored) }
}

/// Reads an archive of [`pack`] back and compares every entry with `files`.
///
/// # Errors
/// The first difference: [`ZipError::Unreadable`], [`ZipError::Missing`], [`ZipError::Unexpected`], [`ZipError::Different`].
pub fn compare(bytes: &[u8], files: &Files<'_>) -> Result<(), ZipError> {
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
        // One byte more than expected shows a longer entry without unpacking all of it.
        let mut content = Vec::with_capacity(body.len() + 1);
        entry.take(body.len() as u64 + 1).read_to_end(&mut content).map_err(|error| unreadable(&error))?;
        if content != *body {
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
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
