//! What a logo looks like in numbers: its ground, where the drawing is, whether it stands out.
//!
//! Measured once per picture. [`crate::services::logos::logo_set`] compares the measures of a set.

use image::{Rgba, RgbaImage, imageops};

/// Measures of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measures {
    /// What the drawing stands on.
    pub ground: Ground,
    /// Where the drawing is; `None` if there is none.
    pub ink: Option<Ink>,
    /// Of a drawing of one shade on transparent ground, the share in percent that stands out on the light panel. One that
    /// has light and dark parts stands out by itself: all of it, as on a ground of its own.
    pub on_light: u8,
    /// The same on the dark panel.
    pub on_dark: u8,
    /// The drawing in grey, [`THUMB`] by [`THUMB`], whatever its proportions.
    pub thumb: Vec<u8>,
    /// How much each part of the drawing differs from its ground, 0 to 255, in the same form; empty on a full ground. It is the same
    /// for a white drawing and a black one.
    pub shape: Vec<u8>,
}

/// The ground behind a drawing, judged by the corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Nothing.
    Transparent,
    /// One colour.
    Plain([u8; 3]),
    /// The picture goes up to its edges.
    Full,
}

/// The rectangle of a drawing in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// First column.
    pub left: u32,
    /// First row.
    pub top: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

/// Side of [`Measures::thumb`].
pub const THUMB: u32 = 16;

/// Panels on which the platform draws, light and dark: the colours that Kommo names for menu icons (`docs/PLATFORM.md` 1.7).
const PANELS: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0x15, 0x30, 0x43]];
/// Contrast that graphics need to be made out (WCAG 2.1, 1.4.11).
const LEAST_CONTRAST: f32 = 3.0;
/// How many shades are counted as different, and the contrast up to which a drawing has only one.
const SHADES: usize = 256;
const MOST_IN_ONE_SHADE: f32 = 1.5;
/// Alpha from which on a pixel belongs to the drawing, and from which on it covers what is below.
const SEEN: u8 = 32;
const COVERING: u8 = 128;
/// Corners differ less than this in one plain ground, and the drawing differs more from it.
const SAME: u8 = 10;
const OTHER: u8 = 24;

impl Measures {
    /// Measures `image`.
    pub fn of(image: &RgbaImage) -> Self {
        let ground = ground(image);
        let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
        let mut counted = 0u32;
        let mut standing_out = [0u32; 2];
        let mut shades = [0u32; SHADES];
        let linear = linear();
        let panels = PANELS.map(|colour| luminance(&linear, colour));
        for (x, y, Rgba([r, g, b, a])) in image.enumerate_pixels() {
            let colour = [*r, *g, *b];
            let is_ink = match ground {
                Ground::Transparent => *a >= SEEN,
                Ground::Plain(ground) => difference(colour, ground) > OTHER || *a < COVERING,
                Ground::Full => true,
            };
            if !is_ink {
                continue;
            }
            (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
            if ground == Ground::Transparent && *a >= COVERING {
                counted += 1;
                let own = luminance(&linear, colour);
                if let Some(shade) = shades.get_mut((own * (SHADES - 1) as f32).round() as usize) {
                    *shade += 1;
                }
                for (count, panel) in standing_out.iter_mut().zip(panels) {
                    *count += u32::from(contrast(own, panel) >= LEAST_CONTRAST);
                }
            }
        }
        let ink = (left <= right).then(|| Ink { left, top, width: right - left + 1, height: bottom - top + 1 });
        let is_flat = inner_contrast(&shades, counted) < MOST_IN_ONE_SHADE;
        let percent = |count: u32| (u64::from(count) * 100).checked_div(u64::from(counted)).filter(|_| is_flat).unwrap_or(100);
        let [on_light, on_dark] = standing_out.map(|count| percent(count) as u8);
        let small = ink.map(|Ink { left, top, width, height }| {
            imageops::thumbnail(&*imageops::crop_imm(image, left, top, width, height), THUMB, THUMB)
        });
        let (thumb, shape) = small.map(|small| (greys(&small), apart(&small, ground))).unwrap_or_default();
        Self { ground, ink, on_light, on_dark, thumb, shape }
    }
}

impl Ink {
    /// Free pixels at the left, top, right and bottom in a picture of `size`.
    pub fn margins(&self, (width, height): (u32, u32)) -> [u32; 4] {
        let rest = |whole: u32, start: u32, length: u32| whole.saturating_sub(start + length);
        [self.left, self.top, rest(width, self.left, self.width), rest(height, self.top, self.height)]
    }
}

fn ground(image: &RgbaImage) -> Ground {
    let (right, bottom) = (image.width().saturating_sub(1), image.height().saturating_sub(1));
    let corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)].map(|(x, y)| image.get_pixel(x, y).0);
    let clear = corners.iter().filter(|[.., a]| *a < SEEN).count();
    let [[r, g, b, _], ..] = corners;
    if clear >= 3 {
        Ground::Transparent
    } else if corners.iter().all(|[r2, g2, b2, a]| *a == u8::MAX && difference([*r2, *g2, *b2], [r, g, b]) <= SAME) {
        Ground::Plain([r, g, b])
    } else {
        Ground::Full
    }
}

fn difference(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

/// Light of each value of a channel (sRGB).
fn linear() -> [f32; 256] {
    std::array::from_fn(|value| {
        let value = value as f32 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(linear: &[f32; 256], [r, g, b]: [u8; 3]) -> f32 {
    let light = |channel: u8| linear.get(usize::from(channel)).copied().unwrap_or_default();
    0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
}

/// The contrast between the lightest and the darkest part, each of a twentieth of all pixels.
fn inner_contrast(shades: &[u32; SHADES], counted: u32) -> f32 {
    let part = counted / 20;
    contrast(first_above(part, shades.iter().enumerate()), first_above(part, shades.iter().enumerate().rev()))
}

/// The shade with which the pixels counted so far get more than `part`.
fn first_above<'s>(part: u32, order: impl Iterator<Item = (usize, &'s u32)>) -> f32 {
    let mut counted = 0;
    for (shade, count) in order {
        counted += count;
        if counted > part {
            return shade as f32 / (SHADES - 1) as f32;
        }
    }
    0.0
}

fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn greys(small: &RgbaImage) -> Vec<u8> {
    let grey = |Rgba([r, g, b, a]): &Rgba<u8>| {
        let own = (u32::from(*r) * 3 + u32::from(*g) * 6 + u32::from(*b)) / 10;
        // What is transparent counts as middle grey, so that neither black nor white drawings vanish.
        ((own * u32::from(*a) + 128 * (255 - u32::from(*a))) / 255) as u8
    };
    small.pixels().map(grey).collect()
}

fn apart(small: &RgbaImage, ground: Ground) -> Vec<u8> {
    let from = |of: &dyn Fn([u8; 4]) -> u8| small.pixels().map(|pixel| of(pixel.0)).collect();
    match ground {
        Ground::Transparent => from(&|[.., a]| a),
        Ground::Plain(ground) => from(&|[r, g, b, _]| difference([r, g, b], ground)),
        Ground::Full => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(size: (u32, u32), ink: Ink, colour: [u8; 4], ground: [u8; 4]) -> RgbaImage {
        let inside = |x: u32, y: u32| (ink.left..ink.left + ink.width).contains(&x) && (ink.top..ink.top + ink.height).contains(&y);
        RgbaImage::from_fn(size.0, size.1, |x, y| Rgba(if inside(x, y) { colour } else { ground }))
    }

    const BOX: Ink = Ink { left: 5, top: 6, width: 20, height: 10 };

    #[test]
    fn the_drawing_is_found_on_any_ground() {
        for (ground, wanted) in [([0; 4], Ground::Transparent), ([250, 250, 250, 255], Ground::Plain([250; 3]))] {
            let measures = Measures::of(&drawn((40, 30), BOX, [9, 9, 9, 255], ground));
            assert_eq!((measures.ground, measures.ink), (wanted, Some(BOX)));
            assert_eq!(BOX.margins((40, 30)), [5, 6, 15, 14]);
        }
        assert_eq!(Measures::of(&drawn((4, 4), BOX, [0; 4], [0; 4])).ink, None);
        assert_eq!(Measures::of(&drawn((4, 4), BOX, [7, 7, 7, 255], [7, 7, 7, 255])).ink, None);
    }

    #[test]
    fn contrast_is_told_for_both_panels() {
        let on = |colour| {
            let measures = Measures::of(&drawn((40, 30), BOX, colour, [0; 4]));
            (measures.on_light, measures.on_dark)
        };
        assert_eq!(on([255, 255, 255, 255]), (0, 100));
        assert_eq!(on([0, 0, 0, 255]), (100, 0));
        let mut ringed = drawn((40, 30), BOX, [0, 0, 0, 255], [0; 4]);
        (0..20).for_each(|x| ringed.put_pixel(5 + x, 8, Rgba([255; 4])));
        let measures = Measures::of(&ringed);
        assert_eq!((measures.on_light, measures.on_dark), (100, 100));
    }
}
