//! Repairs of a single picture: the right size, the right place in it, the right format, less weight. Without loss but where it
//! is asked for.

use image::{Rgba, RgbaImage, imageops};

use super::compose::{Background, Place, Plan, compose};
use super::write::{self, WriteError, Written};
use crate::crm::images::MAX_BYTES;
use crate::formats::picture::measures::{Ground, Ink, Measures};
use crate::formats::picture::no_progress;
use crate::formats::picture::pyramid::ResizeError;
use crate::formats::picture::source;
use crate::formats::picture::source::{Source, SourceKind};

/// Free border of a redrawn logo, in percent of its shorter side.
const BORDER: f32 = 8.5;

/// Any picture at `size`, on transparent ground.
///
/// # Errors
/// [`WriteError`] if it can't be read or written.
pub fn sized(bytes: &[u8], size: (u32, u32), place: Place) -> Result<Vec<u8>, WriteError> {
    let source = Source::read(bytes, &no_progress)?;
    write::lossless(&compose(&source, size, &Plan { place, ..Plan::default() })?.image)
}

/// A picture with its drawing in the middle; `None` if there is no drawing apart from the ground.
///
/// # Errors
/// [`WriteError`] if it can't be read or written.
pub fn centred(bytes: &[u8], scaled: bool) -> Result<Option<Vec<u8>>, WriteError> {
    let (_, image) = source::decode(bytes)?;
    middle(&image.into_rgba8(), scaled)?.map(|image| write::lossless(&image)).transpose()
}

/// A picture as a plain PNG in at most [`MAX_BYTES`]: without loss if that is enough, else with 256 colours. The result says which.
///
/// # Errors
/// [`WriteError`] if it can't be read or written.
pub fn lightened(bytes: &[u8]) -> Result<Written, WriteError> {
    let (_, image) = source::decode(bytes)?;
    write::within(&image.into_rgba8(), MAX_BYTES)
}

/// The drawing of `image` in the middle of a picture of the same size and ground: as large as it was, or if `scaled` as
/// large as fits with a free border. `None` if there is no drawing apart from the ground.
///
/// # Errors
/// [`ResizeError`] if the larger drawing can't be made.
pub fn middle(image: &RgbaImage, scaled: bool) -> Result<Option<RgbaImage>, ResizeError> {
    let Measures { ground, ink: Some(ink), .. } = Measures::of(image) else { return Ok(None) };
    let background = match ground {
        Ground::Transparent => Background::Transparent,
        Ground::Plain(colour) => Background::Colour(colour),
        Ground::Full => return Ok(None),
    };
    let size = image.dimensions();
    let Ink { left, top, width, height } = ink;
    let drawing = imageops::crop_imm(image, left, top, width, height).to_image();
    if scaled {
        let source = Source::of(SourceKind::Raster(crate::formats::picture::Format::Png), drawing);
        return Ok(Some(compose(&source, size, &Plan { padding: BORDER, background, ..Plan::default() })?.image));
    }
    let mut out = RgbaImage::from_pixel(size.0, size.1, ground_pixel(ground));
    let at = |whole: u32, part: u32| i64::from(whole.saturating_sub(part) / 2);
    imageops::overlay(&mut out, &drawing, at(size.0, width), at(size.1, height));
    Ok(Some(out))
}

fn ground_pixel(ground: Ground) -> Rgba<u8> {
    match ground {
        Ground::Plain([r, g, b]) => Rgba([r, g, b, u8::MAX]),
        _ => Rgba([0; 4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_get_into_the_middle() {
        let inside = |x: u32, y: u32| x < 20 && (6..16).contains(&y);
        let image = RgbaImage::from_fn(40, 30, |x, y| Rgba(if inside(x, y) { [9, 9, 9, 255] } else { [250, 250, 250, 255] }));
        let ink = |image: &RgbaImage| Measures::of(image).ink.unwrap();
        assert_eq!(ink(&middle(&image, false).unwrap().unwrap()), Ink { left: 10, top: 10, width: 20, height: 10 });
        let scaled = ink(&middle(&image, true).unwrap().unwrap());
        assert!(scaled.left >= 2 && scaled.width > 30, "{scaled:?}");
        assert_eq!(middle(&RgbaImage::new(8, 8), true), Ok(None));
    }
}
