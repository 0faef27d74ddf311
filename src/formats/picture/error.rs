//! Why a picture can't be read, and the limits above which it isn't.

use super::Format;

/// Most bytes of a source file.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// Most pixels that are decoded; a picture of 12,000 × 12,000 is within.
pub const MAX_PIXELS: u64 = 150_000_000;
/// Most memory that a decoder may take, in bytes: 12,000 × 12,000 pixels of four channels.
pub const MAX_DECODED: u64 = 600_000_000;
/// Most pixels that drawing an SVG may touch, each as often as it is: some seconds.
pub const MAX_WORK: u64 = 2_000_000_000;

/// Why a picture can't be a source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// An empty file.
    #[error("the file is empty")]
    Empty,
    /// Over [`MAX_FILE_BYTES`].
    #[error("{0} bytes are more than {MAX_FILE_BYTES}")]
    TooHeavy(u64),
    /// No known picture format.
    #[error("it is no PNG, JPEG, WebP, GIF, BMP or SVG")]
    NotAPicture,
    /// Over [`MAX_PIXELS`] or [`MAX_DECODED`]; it isn't decoded.
    #[error("{width} × {height} pixels are too many")]
    TooLarge {
        /// Width in pixels, as the header says.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The data ends early or doesn't fit.
    #[error("it is a damaged {}: {reason}", format.name())]
    Damaged {
        /// The format by its first bytes.
        format: Format,
        /// The decoder's words (English).
        reason: String,
    },
    /// A PNG whose header says fewer pixels than its data holds.
    #[error("its header says {width} × {height} pixels, its data holds more")]
    Lying {
        /// Width in pixels, as the header says.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// A drawing that can't be put into pixels.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The work was stopped.
    #[error("stopped")]
    Stopped,
}

/// Why a drawing can't be put into pixels.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SvgError {
    /// It isn't well formed, or grows without end through entities; holds the parser's words (English).
    #[error("the drawing can't be read: {0}")]
    Malformed(String),
    /// Too many or too deeply nested parts.
    #[error("the drawing has too many parts")]
    TooComplex,
    /// Drawing it would touch more pixels than [`MAX_WORK`].
    #[error("drawing it would touch more than {MAX_WORK} pixels")]
    TooSlow,
    /// It needs another file; holds its address.
    #[error("the drawing loads {0}")]
    External(String),
    /// It holds letters, which look as meant only with the fonts of its author.
    #[error("the drawing has texts that need a font")]
    Text,
    /// It holds a picture of pixels.
    #[error("the drawing holds a picture of pixels")]
    Raster,
}
