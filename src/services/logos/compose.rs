//! Draws a source at the exact size of a slot: where it stands, what is around it, what is behind it.

use fast_image_resize::pixels::U16x4;
use image::{RgbaImage, imageops};

use super::sharpen::sharpen;
use crate::formats::picture::pyramid::{LightImage, Rect, ResizeError, light};
use crate::formats::picture::source::Source;

/// How a source becomes a picture of a given size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// What part of the source is drawn, and how large.
    pub place: Place,
    /// Free border in percent of the shorter side, 0 to 40.
    pub padding: f32,
    /// What is behind the drawing and in the border.
    pub background: Background,
    /// Whether to sharpen a little what was made smaller.
    pub sharpen: bool,
}

/// What part of a source is drawn, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// All of it, as large as fits.
    Fit,
    /// Its middle, so large that nothing is left free.
    Fill,
    /// This part of it, as large as fits. In pixels of [`Source::size`].
    Crop(Rect),
    /// All of it at its own size, in the middle; what doesn't fit is cut off.
    Keep,
}

/// What is behind a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Transparent,
    /// One colour (sRGB).
    Colour([u8; 3]),
    /// From one colour to another (sRGB).
    Gradient {
        /// Where it begins.
        from: [u8; 3],
        /// Where it ends.
        to: [u8; 3],
        /// Which way it goes.
        direction: Direction,
    },
}

/// Which way a gradient goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// From the upper edge to the lower one.
    #[default]
    Down,
    /// From left to right.
    Right,
    /// From the upper left corner to the lower right one.
    DownRight,
    /// From the lower left corner to the upper right one.
    UpRight,
}

/// A picture of the wanted size.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// Its pixels (sRGB).
    pub image: RgbaImage,
    /// How many times larger the source is drawn than it is; over 1 it looks blurred. A drawing (SVG) has no size of its own.
    pub scale: f64,
}

/// Most padding in percent: something has to be left for the drawing.
pub const MAX_PADDING: f32 = 40.0;
/// What is made smaller than this is sharpened.
const SHARPENED_BELOW: f64 = 0.75;

impl Default for Plan {
    fn default() -> Self {
        Self { place: Place::Fit, padding: 0.0, background: Background::Transparent, sharpen: true }
    }
}

/// Draws `source` at `size`. Takes milliseconds: the source keeps itself in smaller sizes.
///
/// # Errors
/// [`ResizeError`].
pub fn compose(source: &Source, size: (u32, u32), plan: &Plan) -> Result<Composed, ResizeError> {
    let (width, height) = size;
    let padding = if plan.padding.is_finite() { plan.padding.clamp(0.0, MAX_PADDING) } else { 0.0 };
    let border = (f64::from(width.min(height)) * f64::from(padding) / 100.0).round() as u32;
    let (inner_width, inner_height) = (inner(width, border), inner(height, border));
    let (part, drawn) = placed(source.size, (inner_width, inner_height), plan.place);
    let scale = f64::from(drawn.0) / part.width;
    let kept = Rect {
        // A large source is kept smaller than it was.
        x: part.x * f64::from(source.image.width()) / f64::from(source.size.0),
        y: part.y * f64::from(source.image.height()) / f64::from(source.size.1),
        width: part.width * f64::from(source.image.width()) / f64::from(source.size.0),
        height: part.height * f64::from(source.image.height()) / f64::from(source.size.1),
    };
    let at = ((width - drawn.0) / 2, (height - drawn.1) / 2);
    if plan.background == Background::Transparent && kept.is_whole(drawn) {
        return Ok(Composed { image: copied(&source.image, kept, at, size), scale });
    }
    let drawing = source.pyramid().part(&source.image, kept, drawn.0, drawn.1)?;
    let mut image = on_ground(&drawing, at, size, plan.background).stored();
    if plan.sharpen && scale < SHARPENED_BELOW {
        image = sharpen(&image);
    }
    Ok(Composed { image, scale })
}

/// The pixels of `part` at `at` of a picture of `size`, each as it is.
fn copied(image: &RgbaImage, part: Rect, at: (u32, u32), size: (u32, u32)) -> RgbaImage {
    let part = imageops::crop_imm(image, part.x as u32, part.y as u32, part.width as u32, part.height as u32);
    let mut out = RgbaImage::new(size.0, size.1);
    imageops::replace(&mut out, &*part, i64::from(at.0), i64::from(at.1));
    out
}

/// `length` without the border at both ends.
fn inner(length: u32, border: u32) -> u32 {
    length.saturating_sub(2 * border).max(1)
}

/// The part of a source that is drawn, and the size at which it is.
fn placed(source: (u32, u32), (width, height): (u32, u32), place: Place) -> (Rect, (u32, u32)) {
    let all = Rect::all(source);
    match place {
        Place::Fit => (all, fitting(all, width, height)),
        Place::Fill => (all.middle(f64::from(width), f64::from(height)), (width, height)),
        Place::Crop(rect) => {
            let rect = rect.within(source.0, source.1);
            (rect, fitting(rect, width, height))
        }
        Place::Keep => {
            let (width, height) = (width.min(source.0), height.min(source.1));
            // On whole pixels, so that not one of them changes.
            let start = |whole: u32, part: u32| f64::from((whole - part) / 2);
            let part = Rect { x: start(source.0, width), y: start(source.1, height), width: f64::from(width), height: f64::from(height) };
            (part, (width, height))
        }
    }
}

/// The size of `part` when it is as large as fits into `width` × `height`.
fn fitting(part: Rect, width: u32, height: u32) -> (u32, u32) {
    let scale = (f64::from(width) / part.width).min(f64::from(height) / part.height);
    let side = |length: f64, most: u32| ((length * scale).round() as u32).clamp(1, most);
    (side(part.width, width), side(part.height, height))
}

/// `drawing` at `at` of a picture of `size`, in linear light.
fn on_ground(drawing: &LightImage, (left, top): (u32, u32), size: (u32, u32), background: Background) -> LightImage {
    let mut out = LightImage::new(size.0, size.1);
    if background != Background::Transparent {
        for (y, row) in out.rows_mut().enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                let [r, g, b] = background.at(x, y, size);
                *pixel = U16x4::new(light([r, g, b, u8::MAX]));
            }
        }
    }
    let rows = out.rows_mut().skip(top as usize);
    for (below, above) in rows.zip(drawing.rows()) {
        for (below, above) in below.iter_mut().skip(left as usize).zip(above) {
            let free = u32::from(u16::MAX - above.0.last().copied().unwrap_or_default());
            let over = |above: u16, below: u16| (u32::from(above) + (u32::from(below) * free + 32767) / 65535).min(65535) as u16;
            let ([r, g, b, a], [r2, g2, b2, a2]) = (above.0, below.0);
            *below = U16x4::new([over(r, r2), over(g, g2), over(b, b2), over(a, a2)]);
        }
    }
    out
}

impl Background {
    /// The colour at a pixel of a picture of `size`; black where there is none.
    fn at(self, x: usize, y: usize, (width, height): (u32, u32)) -> [u8; 3] {
        match self {
            Self::Transparent => [0; 3],
            Self::Colour(colour) => colour,
            Self::Gradient { from, to, direction } => {
                let part = |at: usize, length: u32| at as f32 / (length.saturating_sub(1).max(1)) as f32;
                let (x, y) = (part(x, width), part(y, height));
                let way = match direction {
                    Direction::Down => y,
                    Direction::Right => x,
                    Direction::DownRight => (x + y) / 2.0,
                    Direction::UpRight => (x + 1.0 - y) / 2.0,
                };
                let between = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * way).round() as u8;
                let ([r, g, b], [r2, g2, b2]) = (from, to);
                [between(r, r2), between(g, g2), between(b, b2)]
            }
        }
    }
}
