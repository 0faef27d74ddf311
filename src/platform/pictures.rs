//! Single pictures on disk: one that a person chose for a slot, and the screenshot.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use image::RgbaImage;

use super::atomic;
use super::files::MAX_FILE_BYTES;
use crate::domain::images;

/// The bytes of a picture.
///
/// # Errors
/// What the system says, or [`ErrorKind::FileTooLarge`] over [`MAX_FILE_BYTES`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Writes a picture as PNG.
///
/// # Errors
/// What the system or the encoder says.
pub fn write(path: &Path, picture: &RgbaImage) -> io::Result<()> {
    atomic::write(path, &images::encode_png(picture).map_err(io::Error::other)?)
}
