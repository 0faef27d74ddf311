//! Reads a file that a person names: no more than a bound, and never from a pipe or a device, which may have no end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Why a file isn't read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It has more bytes than the bound; its size as far as it is known.
    #[error("{0} bytes are too many")]
    TooLarge(u64),
    /// It is a folder, a pipe, a device or a socket.
    #[error("it is no regular file")]
    NotAFile,
    /// A symbolic link stands where none is followed.
    #[error("it is a symbolic link")]
    Link,
    /// What the system says.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The bytes of the file that `path` leads to, at most `limit`. Links are followed: the person named them.
///
/// # Errors
/// [`InputError`]; a pipe without a writer doesn't keep it waiting.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, InputError> {
    // Opening a device may do something already.
    if !fs::metadata(path)?.is_file() {
        return Err(InputError::NotAFile);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // The file may be a pipe by now.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    read_opened(&options.open(path)?, limit)
}

/// The bytes of standard input, at most `limit`.
///
/// # Errors
/// [`InputError::TooLarge`] and what the system says.
pub fn read_stdin(limit: u64) -> Result<Vec<u8>, InputError> {
    bounded(io::stdin().lock(), limit)
}

/// The bytes of an opened file, at most `limit`, if it is a regular file.
pub(super) fn read_opened(file: &File, limit: u64) -> Result<Vec<u8>, InputError> {
    let metadata = file.metadata()?;
    if metadata.file_type().is_symlink() {
        return Err(InputError::Link);
    }
    if !metadata.is_file() {
        return Err(InputError::NotAFile);
    }
    if metadata.len() > limit {
        return Err(InputError::TooLarge(metadata.len()));
    }
    bounded(file, limit)
}

/// What `from` holds; it may grow while it is read.
fn bounded(from: impl Read, limit: u64) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        length if length > limit => Err(InputError::TooLarge(length)),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_cut_off() {
        assert!(matches!(bounded(io::repeat(b'x'), 1000), Err(InputError::TooLarge(1001))));
        assert_eq!(bounded(io::repeat(b'x').take(1000), 1000).unwrap().len(), 1000);
    }

    #[cfg(unix)]
    #[test]
    fn only_regular_files_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        for path in [dir.path(), &pipe, Path::new("/dev/zero"), Path::new("/dev/null")] {
            assert!(matches!(read(path, 10), Err(InputError::NotAFile)), "{}", path.display());
        }
        let file = dir.path().join("file");
        fs::write(&file, "0123456789").unwrap();
        assert_eq!(read(&file, 10).unwrap(), b"0123456789");
        assert!(matches!(read(&file, 9), Err(InputError::TooLarge(10))));
    }
}
