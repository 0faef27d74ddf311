//! Reads pictures that a person chose, and writes the screenshot.

use std::io;
use std::path::{Path, PathBuf};

use image::RgbaImage;

use super::files::{MAX_FILE_BYTES, OpenError, Origin, read_file};
use super::output::{self, Kind, Output, OutputError};
use crate::formats::picture;
use crate::formats::picture::Progress;
use crate::formats::picture::error::{self, SourceError};
use crate::formats::picture::source::Source;
use crate::model::widget::Widget;
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
    read_file(path, error::MAX_FILE_BYTES as u64).map_err(|error| match error {
        OpenError::TooLarge { path, bytes, .. } => PictureError::Source { path, source: SourceError::TooHeavy(bytes) },
        error => error.into(),
    })
}

/// The bytes of a picture for a slot.
///
/// # Errors
/// [`OpenError`], also over [`MAX_FILE_BYTES`].
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_file(path, MAX_FILE_BYTES)
}

/// Writes a picture of the window as PNG; the window shows the widget at `origin`.
///
/// # Errors
/// [`OutputError`].
pub fn write(path: &Path, picture: &RgbaImage, origin: Option<&Origin>, overwrite: bool) -> Result<(), OutputError> {
    let output = Output { kind: Kind::Picture, widget: &Widget::default(), origin, overwrite };
    let bytes = picture::encode_png(picture).map_err(|error| OutputError {
        kind: Kind::Picture,
        path: path.to_owned(),
        fault: io::Error::other(error).into(),
    })?;
    output::write(&output, path, &bytes)
}
