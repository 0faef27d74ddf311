//! Colour profiles: brings the pixels of a file from the colours of its profile to sRGB, in which everything else is done.

use image::{DynamicImage, Rgba, RgbaImage};
use moxcms::{CmsError, ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};

/// How the colours of a file were brought to sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// They were sRGB, or nothing said what they were.
    #[default]
    Srgb,
    /// They were brought to sRGB.
    Converted,
    /// The profile can't be used: they were taken for sRGB and may look other than meant.
    Guessed,
}

/// Profiles of sRGB differ by what they were rounded to.
const ROUNDED: u8 = 2;

/// `image` in sRGB. A profile that says sRGB in other words changes not one pixel.
pub fn to_srgb(image: DynamicImage, profile: &[u8]) -> (DynamicImage, Colours) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return (image, Colours::Guessed) };
    // A large photo is converted as it is: with alpha it would take a third more memory.
    let (layout, to) = match (from.color_space, &image) {
        (DataColorSpace::Rgb, DynamicImage::ImageRgb8(_)) => (Layout::Rgb, Layout::Rgb),
        (DataColorSpace::Rgb, _) => (Layout::Rgba, Layout::Rgba),
        (DataColorSpace::Gray, image) if !image.color().has_color() => (Layout::GrayAlpha, Layout::Rgba),
        _ => return (image, Colours::Guessed),
    };
    let transform = from.create_transform_8bit(layout, &ColorProfile::new_srgb(), to, TransformOptions::default());
    let Ok(transform) = transform else { return (image, Colours::Guessed) };
    let (before, mut tried) = (all_over(layout), all_over(layout));
    if convert(&mut tried, layout, &*transform).is_err() {
        return (image, Colours::Guessed);
    }
    if before.as_bytes().iter().zip(tried.as_bytes()).all(|(before, after)| before.abs_diff(*after) <= ROUNDED) {
        return (image, Colours::Srgb);
    }
    let mut image = if to == Layout::Rgb { image } else { image.into_rgba8().into() };
    match convert(&mut image, layout, &*transform) {
        Ok(()) => (image, Colours::Converted),
        Err(_) => (image, Colours::Guessed),
    }
}

/// Colours from all over the range, as `layout` has them.
fn all_over(layout: Layout) -> DynamicImage {
    let colours = RgbaImage::from_fn(64, 64, |x, y| match layout {
        Layout::GrayAlpha => Rgba([(x * 4) as u8, (x * 4) as u8, (x * 4) as u8, u8::MAX]),
        _ => Rgba([(x * 4) as u8, (y * 4) as u8, ((x ^ y) * 4) as u8, u8::MAX]),
    });
    if layout == Layout::Rgb { DynamicImage::from(colours).into_rgb8().into() } else { colours.into() }
}

/// Converts in place, row by row.
fn convert(image: &mut DynamicImage, layout: Layout, transform: &Transform8BitExecutor) -> Result<(), CmsError> {
    let (width, channels) = (image.width() as usize, usize::from(image.color().channel_count()));
    let raw = match image {
        DynamicImage::ImageRgb8(image) => image.as_flat_samples_mut().samples,
        DynamicImage::ImageRgba8(image) => image.as_flat_samples_mut().samples,
        _ => return Err(CmsError::InvalidLayout),
    };
    let mut before = Vec::with_capacity(width * channels);
    for row in raw.chunks_exact_mut((width * channels).max(1)) {
        before.clear();
        match layout {
            Layout::GrayAlpha => before.extend(row.as_chunks().0.iter().flat_map(|[grey, _, _, alpha]: &[u8; 4]| [*grey, *alpha])),
            _ => before.extend_from_slice(row),
        }
        transform.transform(&before, row)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(pixel: [u8; 4], profile: &ColorProfile) -> ([u8; 4], Colours) {
        let image = RgbaImage::from_pixel(3, 2, Rgba(pixel));
        let (image, colours) = to_srgb(image.into(), &profile.encode().unwrap());
        (image.into_rgba8().get_pixel(2, 1).0, colours)
    }

    #[test]
    fn srgb_stays_as_it_is_and_wider_colours_are_brought_to_it() {
        assert_eq!(converted([200, 30, 90, 77], &ColorProfile::new_srgb()), ([200, 30, 90, 77], Colours::Srgb));
        // The green of Adobe RGB is none of sRGB; its mid red is a stronger one.
        let (red, colours) = converted([180, 60, 60, 77], &ColorProfile::new_adobe_rgb());
        assert!(colours == Colours::Converted && red[0] > 200 && red[3] == 77, "{red:?} {colours:?}");
        let opaque = DynamicImage::from(RgbaImage::from_pixel(3, 2, Rgba([180, 60, 60, 255]))).into_rgb8();
        let (opaque, _) = to_srgb(opaque.into(), &ColorProfile::new_adobe_rgb().encode().unwrap());
        assert!(matches!(&opaque, DynamicImage::ImageRgb8(image) if image.get_pixel(1, 1).0 == [red[0], red[1], red[2]]), "{opaque:?}");
    }

    #[test]
    fn greys_have_profiles_of_their_own() {
        let grey: DynamicImage = image::GrayImage::from_pixel(3, 2, image::Luma([90])).into();
        let (image, colours) = to_srgb(grey, &ColorProfile::new_gray_with_gamma(1.0).encode().unwrap());
        let [r, g, b, a] = image.into_rgba8().get_pixel(0, 0).0;
        assert!(colours == Colours::Converted && r > 150 && (r, r, 255) == (g, b, a), "{r} {g} {b} {a}");
        assert_eq!(converted([9, 9, 9, 255], &ColorProfile::new_gray_with_gamma(1.0)).1, Colours::Guessed);
    }

    #[test]
    fn a_profile_that_cannot_be_read_is_told() {
        let image: DynamicImage = RgbaImage::from_pixel(3, 2, Rgba([1, 2, 3, 4])).into();
        assert_eq!(to_srgb(image.clone(), b"no profile"), (image, Colours::Guessed));
    }
}
