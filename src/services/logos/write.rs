//! Writes PNG files: 8 bits a channel, not interlaced, one frame, no metadata; and makes them lighter.

use image::RgbaImage;
use oxipng::{BitDepth, ColorType, Options, RawImage, StripChunks};

use super::difference::alike;
use super::palette::few_colours;
use crate::formats::picture::error::{self, SourceError};
use crate::formats::picture::pyramid::ResizeError;
use crate::formats::picture::source;

/// Colours of a palette.
const COLOURS: usize = 256;

/// A PNG, and what was lost on the way to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub png: Vec<u8>,
    /// What it lost, if it had to.
    pub loss: Option<Loss>,
}

/// What a picture lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// Most colours that are left.
    pub colours: usize,
    /// How alike the two look, 0 to 1: [`super::difference::alike`].
    pub alike: f64,
}

/// Why a PNG can't be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The source of a repair can't be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It can't be drawn at the size that it is to have.
    #[error(transparent)]
    Draw(#[from] ResizeError),
    /// The packer refuses it; holds its words (English).
    #[error("{0}")]
    Packer(String),
    /// What was written isn't what was meant when it is read again.
    #[error("the written picture differs when it is read again")]
    Differs,
    /// Even with few colours it is over the limit.
    #[error("it has {bytes} bytes even with few colours")]
    TooHeavy {
        /// Its size then.
        bytes: usize,
    },
}

/// `image` without loss. The colours of what is transparent all over are no part of it.
///
/// # Errors
/// [`WriteError::Packer`] and [`WriteError::Differs`].
pub fn lossless(image: &RgbaImage) -> Result<Vec<u8>, WriteError> {
    let raw = RawImage::new(image.width(), image.height(), ColorType::RGBA, BitDepth::Eight, image.as_raw().clone());
    let png = raw.and_then(|raw| raw.create_optimized_png(&options())).map_err(|error| WriteError::Packer(error.to_string()))?;
    let (_, again) = source::decode(&png)?;
    if is_same(&again.into_rgba8(), image) { Ok(png) } else { Err(WriteError::Differs) }
}

/// `image` with at most 256 colours, dithered, and what that costs.
///
/// # Errors
/// As [`lossless`].
pub fn with_palette(image: &RgbaImage) -> Result<(Vec<u8>, Loss), WriteError> {
    let few = few_colours(image, COLOURS);
    Ok((lossless(&few)?, Loss { colours: COLOURS, alike: alike(image, &few) }))
}

/// `image` in at most `limit` bytes: without loss if that is enough, else with a palette.
///
/// # Errors
/// As [`lossless`], and [`WriteError::TooHeavy`].
pub fn within(image: &RgbaImage, limit: usize) -> Result<Written, WriteError> {
    let png = lossless(image)?;
    if png.len() <= limit {
        return Ok(Written { png, loss: None });
    }
    let (png, loss) = with_palette(image)?;
    if png.len() > limit {
        return Err(WriteError::TooHeavy { bytes: png.len() });
    }
    Ok(Written { png, loss: Some(loss) })
}

/// A PNG recompressed without loss, without metadata. Never larger than it was; its bits and colour type may change, not one
/// colour. An animation is left as it is.
///
/// # Errors
/// [`WriteError::Packer`] if it isn't a PNG that can be read.
pub fn shrunk(png: &[u8]) -> Result<Vec<u8>, WriteError> {
    let small = oxipng::optimize_from_memory(png, &options()).map_err(|error| WriteError::Packer(error.to_string()))?;
    Ok(if small.len() < png.len() { small } else { png.to_vec() })
}

/// Any picture as a plain PNG of the same size, of an animation the first frame.
///
/// # Errors
/// As [`lossless`], and [`WriteError::Source`].
pub fn plain(bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    let (_, image) = source::decode(bytes)?;
    lossless(&image.into_rgba8())
}

/// Depths under 8 bits would save little, and not all programs read them.
fn options() -> Options {
    Options {
        strip: StripChunks::Safe,
        interlace: Some(false),
        bit_depth_reduction: false,
        max_decompressed_size: Some(error::MAX_DECODED as usize),
        ..Options::from_preset(2)
    }
}

fn is_same(a: &RgbaImage, b: &RgbaImage) -> bool {
    a.dimensions() == b.dimensions() && a.pixels().zip(b.pixels()).all(|(a, b)| a == b || a.0[3] == 0 && b.0[3] == 0)
}
