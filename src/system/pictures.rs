//! Reads pictures that a person chose, and writes the screenshot.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use image::RgbaImage;

use super::atomic;
use super::files::{MAX_FILE_BYTES, OpenError, fault};
use crate::formats::picture;
use crate::formats::picture::Progress;
use crate::formats::picture::error::{self, SourceError};
use crate::formats::picture::source::Source;
use crate::text::messages::picture_source;
use crate::text::msg::Msg;

/// Why a picture on disk can't be a source.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The file can't be read.
    #[error(transparent)]
    File(#[from] OpenError),
    /// What is in it can't be used.
    #[error("{}: {source}", path.display())]
    Source {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SourceError,
    },
}

impl PictureError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        match self {
            Self::File(error) => error.explain(),
            Self::Source { path, source } => picture_source::message(&path.display().to_string(), source),
        }
    }
}

/// Reads a picture that logos are made from.
///
/// # Errors
/// [`PictureError`]; over [`error::MAX_FILE_BYTES`] it isn't read to the end.
pub fn open(path: &Path, progress: Progress<'_>) -> Result<Source, PictureError> {
    let failed = |source| PictureError::Source { path: path.to_owned(), source };
    Source::read(&read_source(path)?, progress).map_err(failed)
}

/// The bytes of a picture that logos are made from.
///
/// # Errors
/// [`PictureError`]; over [`error::MAX_FILE_BYTES`] it isn't read to the end.
pub fn read_source(path: &Path) -> Result<Vec<u8>, PictureError> {
    read_at_most(path, error::MAX_FILE_BYTES as u64).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => {
            let source = SourceError::TooHeavy(fs::metadata(path).map_or(u64::MAX, |metadata| metadata.len()));
            PictureError::Source { path: path.to_owned(), source }
        }
        _ => fault(path, error).into(),
    })
}

/// The bytes of a picture for a slot.
///
/// # Errors
/// What the system says, or [`ErrorKind::FileTooLarge`] over [`MAX_FILE_BYTES`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(path, MAX_FILE_BYTES)
}

fn read_at_most(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    if file.metadata()?.len() > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Writes a picture as PNG.
///
/// # Errors
/// What the system or the encoder says.
pub fn write(path: &Path, picture: &RgbaImage) -> io::Result<()> {
    atomic::write(path, &picture::encode_png(picture).map_err(io::Error::other)?)
}
