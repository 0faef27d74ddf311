//! Picture files: what a file holds as a picture, its pixels, what they look like, and a source that other pictures are made from.

pub mod error;
pub mod measures;
mod observed_reader;
pub mod profile;
pub mod pyramid;
pub mod source;
pub mod svg;
mod svg_growth;
mod svg_work;

use std::io::Cursor;
use std::ops::ControlFlow;

use image::{ImageFormat, ImageReader, RgbaImage};

use super::png::PngFacts;
use error::SourceError;
use measures::Measures;

/// Called now and then during long work with the part that is done, from 0 to 1; [`ControlFlow::Break`] stops the work.
pub type Progress<'p> = &'p dyn Fn(f32) -> ControlFlow<()>;

/// For work that nobody waits for or stops.
pub fn no_progress(_: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Most pixels that are measured: logos have far less.
pub const MAX_MEASURED: u32 = 1_000_000;

/// What the bytes of a file are as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The format by content, whatever the name says.
    pub format: Option<Format>,
    /// Width and height in pixels, where the header gives them.
    pub size: Option<(u32, u32)>,
    /// Why it can't be shown.
    pub fault: Option<Fault>,
    /// What it looks like, if it can be shown and isn't larger than [`MAX_MEASURED`].
    pub measures: Option<Measures>,
    /// What it holds besides pixels, if it is a PNG.
    pub png: Option<PngFacts>,
}

/// Picture formats, recognized by the first bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
    Gif,
    /// WebP
    WebP,
    Bmp,
}

/// Why a picture can't be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// An empty file.
    Empty,
    /// No known picture format.
    NotAPicture,
    /// Over [`error::MAX_PIXELS`]; it isn't decoded.
    TooManyPixels,
    /// The data ends early or doesn't fit; holds the decoder's words (English).
    Damaged(String),
}

impl Format {
    /// The usual name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Bmp => "BMP",
        }
    }

    /// The format of `bytes` by their first bytes, as the decoder names it and as the studio does.
    pub fn guess(bytes: &[u8]) -> Option<(ImageFormat, Self)> {
        let format = image::guess_format(bytes).ok()?;
        Some((format, Self::of(format)?))
    }

    fn of(format: ImageFormat) -> Option<Self> {
        Some(match format {
            ImageFormat::Png => Self::Png,
            ImageFormat::Jpeg => Self::Jpeg,
            ImageFormat::Gif => Self::Gif,
            ImageFormat::WebP => Self::WebP,
            ImageFormat::Bmp => Self::Bmp,
            _ => return None,
        })
    }
}

impl Picture {
    /// Reads and fully decodes `bytes`, within [`error::MAX_PIXELS`].
    pub fn read(bytes: &[u8]) -> Self {
        let faulty = |fault| Self { format: None, size: None, fault: Some(fault), measures: None, png: None };
        if bytes.is_empty() {
            return faulty(Fault::Empty);
        }
        let Some((image_format, format)) = Format::guess(bytes) else {
            return faulty(Fault::NotAPicture);
        };
        let size = ImageReader::with_format(Cursor::new(bytes), image_format).into_dimensions().ok();
        let (image, fault) = match decode(bytes) {
            Ok(image) => (Some(image), None),
            Err(fault) => (None, Some(fault)),
        };
        let is_small = |image: &RgbaImage| image.width().saturating_mul(image.height()) <= MAX_MEASURED;
        let measures = image.filter(is_small).map(|image| Measures::of(&image));
        Self { format: Some(format), size, fault, measures, png: PngFacts::read(bytes) }
    }
}

/// Decodes a picture of a known format (of an animation the first frame).
///
/// # Errors
/// The [`Fault`] that keeps it from being shown; a bomb is refused before memory is taken.
pub fn decode(bytes: &[u8]) -> Result<RgbaImage, Fault> {
    match source::decode(bytes) {
        Ok((_, image)) => Ok(image.into_rgba8()),
        Err(SourceError::TooLarge { .. }) => Err(Fault::TooManyPixels),
        Err(SourceError::Damaged { reason, .. }) => Err(Fault::Damaged(reason)),
        Err(error @ SourceError::Lying { .. }) => Err(Fault::Damaged(error.to_string())),
        Err(_) => Err(Fault::NotAPicture),
    }
}

/// The format of `bytes` by their first bytes.
pub fn format_of(bytes: &[u8]) -> Option<Format> {
    Format::guess(bytes).map(|(_, format)| format)
}

/// Longest side of a picture on screen in pixels: no texture may be larger everywhere.
const MAX_ON_SCREEN: u32 = 2048;

/// `picture` as it is shown: scaled down if a side is longer than a texture may be.
pub fn for_screen(picture: RgbaImage) -> RgbaImage {
    let longest = picture.width().max(picture.height());
    if longest <= MAX_ON_SCREEN {
        return picture;
    }
    let side = |length: u32| ((u64::from(length) * u64::from(MAX_ON_SCREEN) / u64::from(longest)) as u32).max(1);
    image::imageops::thumbnail(&picture, side(picture.width()), side(picture.height()))
}

/// `image` as PNG: 8 bits, not interlaced, no metadata.
///
/// # Errors
/// The encoder's words, if it refuses the size.
pub fn encode_png(image: &RgbaImage) -> Result<Vec<u8>, String> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, ImageFormat::Png).map_err(|error| error.to_string())?;
    Ok(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        encode_png(&RgbaImage::from_pixel(width, height, image::Rgba([1, 2, 3, 255]))).unwrap()
    }

    #[test]
    fn tells_format_size_and_faults_by_content() {
        let whole = png(130, 100);
        let read = Picture::read(&whole);
        assert_eq!((read.format, read.size, read.fault), (Some(Format::Png), Some((130, 100)), None));
        assert!(read.measures.is_some() && read.png.is_some());
        let cut = Picture::read(&whole[..whole.len() - 30]);
        assert!(matches!(cut, Picture { size: Some((130, 100)), fault: Some(Fault::Damaged(_)), .. }), "{cut:?}");
        assert_eq!(Picture::read(b"").fault, Some(Fault::Empty));
        assert_eq!(Picture::read(b"hello").fault, Some(Fault::NotAPicture));
    }

    #[test]
    fn a_bomb_is_not_decoded() {
        let mut bomb = png(1, 1);
        bomb[16..20].copy_from_slice(&100_000u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&100_000u32.to_be_bytes());
        assert!(Picture::read(&bomb).fault.is_some());
    }
}
