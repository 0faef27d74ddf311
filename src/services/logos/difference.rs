//! How alike two pictures look: the structural similarity (SSIM; Wang, Bovik, Sheikh, Simoncelli 2004).

use image::RgbaImage;

/// Side of the windows that are compared, and how far one is from the next.
const WINDOW: usize = 8;
const STEP: usize = 4;
/// What keeps flat windows from being divided by nothing.
const C1: f64 = 6.5025;
const C2: f64 = 58.5225;
/// Grounds on which they are compared: what is transparent shows the ground.
const GROUNDS: [f32; 2] = [255.0, 32.0];

/// How alike `a` and `b` look, from 0 to 1; 1 is the same. The mean of the windows and the colour channels, on light or dark ground,
/// where they differ more. 0 for pictures of different sizes.
pub fn alike(a: &RgbaImage, b: &RgbaImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return 0.0;
    }
    let channels = GROUNDS.iter().flat_map(|ground| (0..3).map(move |channel| (*ground, channel)));
    let values: Vec<f64> = channels.map(|(ground, channel)| ssim(&plane(a, ground, channel), &plane(b, ground, channel))).collect();
    let means = values.chunks(3).map(|ground| ground.iter().sum::<f64>() / ground.len() as f64);
    means.fold(1.0, f64::min).max(0.0)
}

/// A channel on a ground.
struct Plane {
    width: usize,
    height: usize,
    values: Vec<f32>,
}

fn plane(image: &RgbaImage, ground: f32, channel: usize) -> Plane {
    let value = |pixel: &image::Rgba<u8>| {
        let own = f32::from(pixel.0.get(channel).copied().unwrap_or_default());
        let covered = f32::from(pixel.0[3]) / 255.0;
        own * covered + ground * (1.0 - covered)
    };
    Plane { width: image.width() as usize, height: image.height() as usize, values: image.pixels().map(value).collect() }
}

fn ssim(a: &Plane, b: &Plane) -> f64 {
    let starts = |length: usize| (0..=length.saturating_sub(WINDOW)).step_by(STEP);
    let (mut sum, mut count) = (0.0, 0.0);
    for y in starts(a.height) {
        for x in starts(a.width) {
            sum += window(a, b, x, y);
            count += 1.0;
        }
    }
    sum / count
}

fn window(a: &Plane, b: &Plane, x: usize, y: usize) -> f64 {
    let (mut n, mut sum_a, mut sum_b, mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for row in y..(y + WINDOW).min(a.height) {
        let span = row * a.width + x..row * a.width + (x + WINDOW).min(a.width);
        let pairs = a.values.get(span.clone()).unwrap_or_default().iter().zip(b.values.get(span).unwrap_or_default());
        for (a, b) in pairs {
            let (a, b) = (f64::from(*a), f64::from(*b));
            n += 1.0;
            sum_a += a;
            sum_b += b;
            aa += a * a;
            bb += b * b;
            ab += a * b;
        }
    }
    let (mean_a, mean_b) = (sum_a / n, sum_b / n);
    let (var_a, var_b, both) = (aa / n - mean_a * mean_a, bb / n - mean_b * mean_b, ab / n - mean_a * mean_b);
    (2.0 * mean_a * mean_b + C1) * (2.0 * both + C2) / ((mean_a * mean_a + mean_b * mean_b + C1) * (var_a + var_b + C2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn striped(width: u32, by: u32) -> RgbaImage {
        RgbaImage::from_fn(width, 40, |x, _| Rgba([if (x / by).is_multiple_of(2) { 30 } else { 220 }, 90, 90, 255]))
    }

    #[test]
    fn the_same_is_one_and_less_alike_is_less() {
        let stripes = striped(40, 4);
        assert_eq!(alike(&stripes, &stripes), 1.0);
        let mut off = stripes.clone();
        off.pixels_mut().for_each(|pixel| pixel.0[0] = pixel.0[0].saturating_add(6));
        let near = alike(&stripes, &off);
        let far = alike(&stripes, &striped(40, 5));
        assert!(near > 0.97 && near < 1.0 && far < 0.8, "{near} {far}");
        assert_eq!(alike(&stripes, &striped(41, 4)), 0.0);
    }

    #[test]
    fn what_is_clear_has_no_colour_and_small_pictures_are_compared() {
        let clear = |value| RgbaImage::from_pixel(3, 2, Rgba([value, value, value, 0]));
        assert_eq!(alike(&clear(0), &clear(200)), 1.0);
        let black = RgbaImage::from_pixel(3, 2, Rgba([0, 0, 0, 255]));
        assert!(alike(&clear(0), &black) < 0.1);
    }
}
