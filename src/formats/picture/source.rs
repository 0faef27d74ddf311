//! Reads a picture that logos are made from, within limits: how many bytes, how many pixels, how much memory.

use std::cell::Cell;
use std::sync::OnceLock;

use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits, RgbaImage};

use super::error::{MAX_DECODED, MAX_FILE_BYTES, MAX_PIXELS, SourceError};
use super::observed_reader::ObservedReader;
use super::profile::{Colours, to_srgb};
use super::pyramid::Pyramid;
use super::svg;
use crate::formats::picture::Format;
use crate::formats::picture::{Progress, no_progress};
use crate::formats::png;

/// Pixels that are kept. A larger picture is halved until it fits: logos have far less.
pub const MAX_KEPT: u64 = 40_000_000;
/// What part of the work is done when the file is decoded.
const DECODED: f32 = 0.7;
/// And when a large picture is halved as well.
const HALVED: f32 = 0.9;

/// What a source is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// Pixels.
    Raster(Format),
    /// A drawing, put into pixels when it was read.
    Svg,
}

/// A picture that logos are made from.
#[derive(Debug)]
pub struct Source {
    /// What it is stored as.
    pub kind: SourceKind,
    /// Width and height in pixels, upright. Crops are given in these. Of a drawing the size at which it was put into pixels.
    pub size: (u32, u32),
    /// Its pixels, upright, sRGB; of an animation the first frame. Fewer than [`Source::size`] says over [`MAX_KEPT`].
    pub image: RgbaImage,
    /// How its colours were brought to sRGB when it was read.
    pub colours: Colours,
    pyramid: OnceLock<Pyramid>,
}

impl SourceKind {
    /// The usual name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raster(format) => format.name(),
            Self::Svg => "SVG",
        }
    }
}

impl Source {
    /// Reads a picture. It can be stopped between its steps, and while a PNG, GIF or BMP is decoded; JPEG and WebP are decoded at a
    /// stretch.
    ///
    /// # Errors
    /// [`SourceError`]; what is over a limit is refused before memory is taken for it.
    pub fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Self, SourceError> {
        let go_on = |part: f32| if progress(part).is_break() { Err(SourceError::Stopped) } else { Ok(()) };
        go_on(0.0)?;
        if bytes.is_empty() {
            return Err(SourceError::Empty);
        }
        if bytes.len() > MAX_FILE_BYTES {
            return Err(SourceError::TooHeavy(bytes.len() as u64));
        }
        let (kind, (decoded, colours)) = match image::guess_format(bytes) {
            Ok(_) => decode_watched(bytes, &|part| progress(part * DECODED)).map(|(format, image)| (SourceKind::Raster(format), image))?,
            Err(_) => (SourceKind::Svg, (svg::draw(bytes)?.into(), Colours::Srgb)),
        };
        go_on(DECODED)?;
        let size = (decoded.width(), decoded.height());
        let image = kept(decoded, &|part| progress(DECODED + part * (HALVED - DECODED))).ok_or(SourceError::Stopped)?;
        let source = Self { kind, size, image, colours, pyramid: OnceLock::new() };
        go_on(HALVED)?;
        source.pyramid();
        go_on(1.0)?;
        Ok(source)
    }

    /// A source of pixels that are in memory already.
    pub fn of(kind: SourceKind, image: RgbaImage) -> Self {
        Self { kind, size: image.dimensions(), image, colours: Colours::Srgb, pyramid: OnceLock::new() }
    }

    /// The picture in linear light, in sizes halved again and again.
    pub fn pyramid(&self) -> &Pyramid {
        self.pyramid.get_or_init(|| Pyramid::of(&self.image))
    }
}

/// Decodes the first frame of a picture of pixels, upright, in sRGB.
///
/// # Errors
/// All of [`SourceError`] but [`SourceError::Svg`] and [`SourceError::Stopped`].
pub fn decode(bytes: &[u8]) -> Result<(Format, DynamicImage), SourceError> {
    decode_watched(bytes, &no_progress).map(|(format, (image, _))| (format, image))
}

fn decode_watched(bytes: &[u8], progress: Progress<'_>) -> Result<(Format, (DynamicImage, Colours)), SourceError> {
    let (image_format, format) = Format::guess(bytes).ok_or(SourceError::NotAPicture)?;
    let damaged = |reason: String| SourceError::Damaged { format, reason };
    let stopped = Cell::new(false);
    let mut reader = ImageReader::with_format(ObservedReader::new(bytes, progress, &stopped), image_format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let failed = |error: ImageError| if stopped.get() { SourceError::Stopped } else { damaged(error.to_string()) };
    let mut decoder = reader.into_decoder().map_err(failed)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(damaged("it has no pixels".to_owned()));
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED {
        return Err(SourceError::TooLarge { width, height });
    }
    if format == Format::Jpeg && !is_whole_jpeg(bytes) {
        return Err(damaged("the data ends early".to_owned()));
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => SourceError::TooLarge { width, height },
        error => failed(error),
    })?;
    if format == Format::Png && png::holds_more(bytes) {
        return Err(SourceError::Lying { width, height });
    }
    image.apply_orientation(orientation);
    let in_srgb = match profile {
        Some(profile) => to_srgb(image, &profile),
        None => (image, Colours::Srgb),
    };
    Ok((format, in_srgb))
}

/// Whether a JPEG has its end: the decoder fills what is missing with grey.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let last = |marker: u8| bytes.windows(2).rposition(|pair| *pair == [0xff, marker]);
    let (start_of_scan, end) = (last(0xda), last(0xd9));
    end > start_of_scan
}

/// The pixels, fewer until there are at most [`MAX_KEPT`]; `None` if `progress` stops it.
fn kept(image: DynamicImage, progress: Progress<'_>) -> Option<RgbaImage> {
    let pixels = u64::from(image.width()) * u64::from(image.height());
    if pixels <= MAX_KEPT {
        return Some(image.into_rgba8());
    }
    let times = (1..).find(|times: &u32| pixels / u64::from(times * times) <= MAX_KEPT).unwrap_or(1);
    super::pyramid::reduced(&image, times, progress)
}
