//! Two states of a picture side by side: where they differ, and how alike they look.

use std::sync::Arc;

use image::{Rgba, RgbaImage};

use super::logos::difference::alike;

/// A picture as it was and as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// As it was; `None` if it wasn't there or can't be read.
    pub before: Option<Arc<RgbaImage>>,
    pub after: Arc<RgbaImage>,
    /// Where they differ; `None` for pictures of different sizes.
    pub difference: Option<Difference>,
}

/// How two pictures of one size differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The brighter a pixel, the more it differs; black is the same.
    pub image: Arc<RgbaImage>,
    /// How alike they look, 0 to 1: [`alike`].
    pub alike: f64,
    /// How many pixels differ at all.
    pub pixels: usize,
}

/// Differences are shown so many times as strong.
const STRONGER: u16 = 4;

impl Pair {
    /// Compares two states. Takes some milliseconds for a logo.
    pub fn of(before: Option<Arc<RgbaImage>>, after: Arc<RgbaImage>) -> Self {
        let difference =
            before.as_ref().filter(|before| before.dimensions() == after.dimensions()).map(|before| difference(before, &after));
        Self { before, after, difference }
    }
}

fn difference(before: &RgbaImage, after: &RgbaImage) -> Difference {
    let mut image = RgbaImage::new(after.width(), after.height());
    let mut pixels = 0;
    for (out, (a, b)) in image.pixels_mut().zip(before.pixels().zip(after.pixels())) {
        let ([r, g, b2, a2], [r3, g3, b3, a3]) = (seen(a), seen(b));
        let apart = |one: u8, other: u8| u16::from(one.abs_diff(other));
        // Where only the cover differs, it shows in all channels.
        let cover = apart(a2, a3);
        let channels = [apart(r, r3).max(cover), apart(g, g3).max(cover), apart(b2, b3).max(cover)];
        pixels += usize::from(channels.iter().any(|channel| *channel > 0));
        let [r, g, b] = channels.map(|channel| (channel * STRONGER).min(255) as u8);
        *out = Rgba([r, g, b, u8::MAX]);
    }
    Difference { image: Arc::new(image), alike: alike(before, after), pixels }
}

/// A pixel as it is seen: what is transparent all over has no colour.
fn seen(pixel: &Rgba<u8>) -> [u8; 4] {
    if pixel.0[3] == 0 { [0; 4] } else { pixel.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differing_pixels_are_counted_and_shown() {
        let before = RgbaImage::from_pixel(20, 10, Rgba([10, 20, 30, 255]));
        let mut after = before.clone();
        after.put_pixel(3, 4, Rgba([20, 20, 30, 255]));
        let pair = Pair::of(Some(Arc::new(before.clone())), Arc::new(after));
        let difference = pair.difference.unwrap();
        assert_eq!(
            (difference.pixels, difference.image.get_pixel(3, 4).0, difference.image.get_pixel(0, 0).0),
            (1, [40, 0, 0, 255], [0, 0, 0, 255])
        );
        assert!(difference.alike < 1.0);
        let same = Pair::of(Some(Arc::new(before.clone())), Arc::new(before.clone()));
        assert_eq!(same.difference.unwrap().pixels, 0);
        assert_eq!(Pair::of(Some(Arc::new(RgbaImage::new(3, 3))), Arc::new(before)).difference, None);
    }

    #[test]
    fn the_colour_of_what_is_clear_is_no_difference() {
        let clear = |value| Arc::new(RgbaImage::from_pixel(9, 9, Rgba([value, 0, 0, 0])));
        assert_eq!(Pair::of(Some(clear(9)), clear(200)).difference.unwrap().pixels, 0);
    }
}
