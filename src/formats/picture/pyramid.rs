//! A picture in linear light, in sizes halved again and again, so that any part is drawn small in little time.
//!
//! Light adds up, stored values don't: a picture that is made smaller in the values of sRGB gets too dark. And a colour counts as
//! much as its pixel covers, so it is multiplied by its alpha before.

use std::sync::LazyLock;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U16x4;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GenericImageView as _, Rgba, RgbaImage};

use crate::formats::picture::Progress;

/// Light and alpha of a pixel, colours multiplied by alpha, 0 to 65535.
pub type Light = [u16; 4];

/// A picture in linear light.
#[derive(Debug, Clone)]
pub struct LightImage {
    width: u32,
    height: u32,
    pixels: Vec<U16x4>,
}

/// A rectangle in pixels, fractions of them included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The resizer refuses to draw a source at a size.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it can't be drawn at {width} × {height}: {words}")]
pub struct ResizeError {
    /// The width in pixels that was asked for.
    pub width: u32,
    pub height: u32,
    /// The resizer's words (English).
    pub words: String,
}

/// How much larger than wanted the level is, at least, from which a part is drawn. Below that the halving would show.
const GAP: f64 = 2.0;
/// No level has a side shorter than this.
const SHORTEST: u32 = 8;

/// A picture and its halves.
#[derive(Debug)]
pub struct Pyramid {
    /// The picture itself is kept as it was; this begins with its half.
    halves: Vec<LightImage>,
}

impl Pyramid {
    /// Halves `image` again and again.
    pub fn of(image: &RgbaImage) -> Self {
        let mut halves: Vec<LightImage> = Vec::new();
        let is_large = |(width, height): (u32, u32)| width.min(height) >= 2 * SHORTEST;
        if is_large(image.dimensions()) {
            halves.push(half_of(image));
        }
        while let Some(last) = halves.last().filter(|last| is_large((last.width, last.height))) {
            let half = last.half();
            halves.push(half);
        }
        Self { halves }
    }

    /// The part `rect` of `image` (in its pixels) at `width` × `height`.
    ///
    /// # Errors
    /// [`ResizeError`] if the resizer refuses it.
    pub fn part(&self, image: &RgbaImage, rect: Rect, width: u32, height: u32) -> Result<LightImage, ResizeError> {
        let shrink = (rect.width / f64::from(width)).min(rect.height / f64::from(height));
        let level = (shrink / GAP).log2().floor().clamp(0.0, self.halves.len() as f64) as usize;
        let scale = f64::from(1u32 << level);
        let part = Rect { x: rect.x / scale, y: rect.y / scale, width: rect.width / scale, height: rect.height / scale };
        match level.checked_sub(1).and_then(|at| self.halves.get(at)) {
            Some(half) => half.resized(part, width, height),
            None => {
                let (x, y, cut) = cut(image, part);
                cut.resized(Rect { x: part.x - f64::from(x), y: part.y - f64::from(y), ..part }, width, height)
            }
        }
    }
}

impl Rect {
    /// The part of it that lies within a picture, at least a pixel of it.
    pub fn within(self, width: u32, height: u32) -> Self {
        let span = |start: f64, length: f64, whole: u32| {
            let whole = f64::from(whole);
            let first = if start.is_finite() { start.clamp(0.0, (whole - 1.0).max(0.0)) } else { 0.0 };
            let last = if length.is_finite() { (start + length).clamp((first + 1.0).min(whole), whole) } else { whole };
            (first, (last - first).max(f64::EPSILON))
        };
        let ((x, width), (y, height)) = (span(self.x, self.width, width), span(self.y, self.height, height));
        Self { x, y, width, height }
    }

    /// Whether it is whole pixels, as many as these.
    pub fn is_whole(&self, size: (u32, u32)) -> bool {
        self.x.fract() == 0.0 && self.y.fract() == 0.0 && (self.width, self.height) == (f64::from(size.0), f64::from(size.1))
    }

    /// All of a picture.
    pub fn all((width, height): (u32, u32)) -> Self {
        Self { x: 0.0, y: 0.0, width: f64::from(width), height: f64::from(height) }
    }

    /// The middle of it with the proportions `width` to `height`.
    #[must_use]
    pub fn middle(self, width: f64, height: f64) -> Self {
        let scale = (self.width / width).min(self.height / height);
        let (w, h) = (width * scale, height * scale);
        Self { x: self.x + (self.width - w) / 2.0, y: self.y + (self.height - h) / 2.0, width: w, height: h }
    }
}

impl LightImage {
    /// Nothing, everywhere.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, pixels: vec![U16x4::new([0; 4]); width as usize * height as usize] }
    }

    /// The pixels, row by row.
    pub fn rows(&self) -> impl Iterator<Item = &[U16x4]> {
        self.pixels.chunks_exact(self.width.max(1) as usize)
    }

    /// The pixels, row by row, to be changed.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut [U16x4]> {
        self.pixels.chunks_exact_mut(self.width.max(1) as usize)
    }

    /// As it is stored in files: sRGB, not multiplied.
    pub fn stored(&self) -> RgbaImage {
        let pixel = |pixel: &U16x4| stored(pixel.0);
        RgbaImage::from_raw(self.width, self.height, self.pixels.iter().flat_map(pixel).collect()).unwrap_or_default()
    }

    fn half(&self) -> Self {
        let row = |y: u32| self.rows().nth(y as usize).unwrap_or_default();
        halved((self.width, self.height), |y, out| out.extend(row(y).iter().map(|pixel| pixel.0)))
    }

    /// The part `rect` (in its pixels) at `width` × `height`: Lanczos of three lobes.
    fn resized(&self, rect: Rect, width: u32, height: u32) -> Result<Self, ResizeError> {
        let refused = |words: String| ResizeError { width, height, words };
        let mut out = Self::new(width, height);
        let rect = rect.within(self.width, self.height);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .crop(rect.x, rect.y, rect.width, rect.height)
            .use_alpha(false);
        let from = TypedImageRef::new(self.width, self.height, &self.pixels).map_err(|error| refused(error.to_string()))?;
        let mut to = TypedImage::from_pixels_slice(width, height, &mut out.pixels).map_err(|error| refused(error.to_string()))?;
        Resizer::new().resize_typed(&from, &mut to, &options).map_err(|error| refused(error.to_string()))?;
        Ok(out)
    }
}

/// `image` made smaller by a whole number of times, in linear light; `None` if `progress` stops it. Takes memory for a row, not
/// for the whole.
pub fn reduced(image: &DynamicImage, times: u32, progress: Progress<'_>) -> Option<RgbaImage> {
    let (width, height) = (image.width().div_ceil(times), image.height().div_ceil(times));
    let mut out = Vec::with_capacity(width as usize * height as usize * 4);
    let mut row = Vec::with_capacity(image.width() as usize);
    for top in (0..image.height()).step_by(times as usize) {
        if progress(top as f32 / image.height() as f32).is_break() {
            return None;
        }
        let bottom = (top + times).min(image.height());
        let mut sums = vec![[0u32; 4]; width as usize];
        for y in top..bottom {
            row.clear();
            light_row(image, y, &mut row);
            for (sum, pixels) in sums.iter_mut().zip(row.chunks(times as usize)) {
                for pixel in pixels {
                    sum.iter_mut().zip(pixel).for_each(|(sum, light)| *sum += u32::from(*light));
                }
            }
        }
        out.extend(sums.iter().zip(row.chunks(times as usize)).flat_map(|(sum, pixels)| {
            let count = (bottom - top) * pixels.len() as u32;
            stored(sum.map(|sum| (sum / count) as u16))
        }));
    }
    RgbaImage::from_raw(width, height, out)
}

/// A row of `image` as light.
fn light_row(image: &DynamicImage, y: u32, out: &mut Vec<Light>) {
    let bytes = |channels: usize| {
        let stride = image.width() as usize * channels;
        y as usize * stride..(y as usize + 1) * stride
    };
    match image {
        DynamicImage::ImageRgb8(image) => {
            let row = image.as_raw().get(bytes(3)).unwrap_or_default();
            out.extend(row.as_chunks().0.iter().map(|[r, g, b]| light([*r, *g, *b, u8::MAX])));
        }
        DynamicImage::ImageRgba8(image) => {
            let row = image.as_raw().get(bytes(4)).unwrap_or_default();
            out.extend(row.as_chunks().0.iter().map(|pixel| light(*pixel)));
        }
        _ => out.extend((0..image.width()).map(|x| light(image.get_pixel(x, y).0))),
    }
}

/// The pixels around `part` with those that the filter needs beside it, and where they begin.
fn cut(image: &RgbaImage, part: Rect) -> (u32, u32, LightImage) {
    const BESIDE: f64 = 16.0;
    let span = |start: f64, length: f64, whole: u32| {
        let first = (start - BESIDE).floor().clamp(0.0, f64::from(whole)) as u32;
        (first, ((start + length + BESIDE).ceil().clamp(0.0, f64::from(whole)) as u32).max(first))
    };
    let (left, right) = span(part.x, part.width, image.width());
    let (top, bottom) = span(part.y, part.height, image.height());
    let inside = image.rows().skip(top as usize).take((bottom - top) as usize);
    let row = |row: image::buffer::Pixels<'_, Rgba<u8>>| {
        let pixels = row.skip(left as usize).take((right - left) as usize);
        pixels.map(|Rgba(pixel)| U16x4::new(light(*pixel))).collect::<Vec<_>>()
    };
    (left, top, LightImage { width: right - left, height: bottom - top, pixels: inside.flat_map(row).collect() })
}

fn half_of(image: &RgbaImage) -> LightImage {
    let stride = image.width() as usize * 4;
    halved(image.dimensions(), |y, out| {
        let row = image.as_raw().chunks_exact(stride).nth(y as usize).unwrap_or_default();
        out.extend(row.as_chunks().0.iter().map(|pixel| light(*pixel)));
    })
}

/// Half of a picture whose rows `row` gives: the mean of two by two pixels, at odd ends of those that are there.
fn halved((width, height): (u32, u32), row: impl Fn(u32, &mut Vec<Light>)) -> LightImage {
    let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
    let mut pixels = Vec::with_capacity(half_width as usize * half_height as usize);
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for y in 0..half_height {
        upper.clear();
        lower.clear();
        row(2 * y, &mut upper);
        row((2 * y + 1).min(height.saturating_sub(1)), &mut lower);
        let pairs = upper.chunks(2).zip(lower.chunks(2));
        pixels.extend(pairs.map(|(upper, lower)| U16x4::new(mean(upper, lower))));
    }
    LightImage { width: half_width, height: half_height, pixels }
}

fn mean(upper: &[Light], lower: &[Light]) -> Light {
    let ([a, b], [c, d]) = (pair(upper), pair(lower));
    std::array::from_fn(|channel| {
        let of = |pixel: Light| u32::from(pixel.get(channel).copied().unwrap_or_default());
        ((of(a) + of(b) + of(c) + of(d) + 2) / 4) as u16
    })
}

/// Two pixels; where there is only one, it counts for both.
fn pair(pixels: &[Light]) -> [Light; 2] {
    match pixels {
        [a, b, ..] => [*a, *b],
        [a] => [*a, *a],
        [] => [[0; 4]; 2],
    }
}

/// Light of each stored value, 0 to 65535 (sRGB).
static TO_LIGHT: LazyLock<[u16; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f64 / 255.0;
        let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        (light * 65535.0).round() as u16
    })
});

/// The stored value of each amount of light.
static FROM_LIGHT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let value = |light: u16| {
        let light = f64::from(light) / 65535.0;
        let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    };
    (0..=u16::MAX).map(value).collect()
});

/// A stored pixel as light, multiplied by its alpha.
pub fn light([r, g, b, a]: [u8; 4]) -> Light {
    let to_light: &[u16; 256] = &TO_LIGHT;
    let of = |value: u8| u32::from(to_light.get(usize::from(value)).copied().unwrap_or_default());
    if a == u8::MAX {
        return [of(r) as u16, of(g) as u16, of(b) as u16, u16::MAX];
    }
    let times = |light: u32| ((light * u32::from(a) + 127) / 255) as u16;
    [times(of(r)), times(of(g)), times(of(b)), u16::from(a) * 257]
}

/// Light as a stored pixel. The filter may leave more light than the pixel covers: that is cut off.
fn stored([r, g, b, a]: Light) -> [u8; 4] {
    let alpha = ((u32::from(a) + 128) / 257) as u8;
    if alpha == 0 {
        return [0; 4];
    }
    let of = |light: u16| {
        let light = (u64::from(light.min(a)) * 65535 + u64::from(a) / 2) / u64::from(a);
        FROM_LIGHT.get(light as usize).copied().unwrap_or(u8::MAX)
    };
    [of(r), of(g), of(b), alpha]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_resized_is_an_error_and_no_black_picture() {
        let whole = LightImage::new(4, 4);
        let cut_off = LightImage { pixels: Vec::new(), ..whole.clone() };
        assert!(whole.resized(Rect::all((4, 4)), 2, 2).is_ok());
        let error = cut_off.resized(Rect::all((4, 4)), 2, 2).unwrap_err();
        assert_eq!((error.width, error.height), (2, 2));
    }
}
