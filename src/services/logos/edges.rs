//! How sharp the edges of a picture are: what was enlarged or blurred has none that goes from one shade to another within a pixel.
//!
//! Flat drawings have no fine detail that could be missing, but they have edges. What is measured is the width of the sharpest
//! ones: slanted edges and shadows are wide in sharp pictures as well.

use image::RgbaImage;

/// Shades that an edge goes through, at least, of 255.
const LEAST_RISE: u32 = 64;
/// Edges that there must be to say anything.
const LEAST_EDGES: usize = 40;
/// The edges that count: the sharpest part of this.
const SHARPEST: usize = 10;

/// How wide the sharpest tenth of the edges is at most, in hundredths of a pixel, from 100: how far the steepest step of an edge would
/// have to go on to make all of it. `None` where there are too few edges to say.
pub fn width(image: &RgbaImage) -> Option<u16> {
    let columns = image.width() as usize;
    let mut widths = Vec::new();
    let on_white = |[r, g, b, a]: [u8; 4]| {
        let luma = (u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b)) / 10;
        ((luma * u32::from(a) + 255 * (255 - u32::from(a))) / 255) as u8
    };
    let is_opaque = image.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let mut add = |value: &dyn Fn([u8; 4]) -> u8| {
        let plane: Vec<u8> = image.pixels().map(|pixel| value(pixel.0)).collect();
        plane.chunks_exact(columns).for_each(|row| edges(row.iter().copied(), &mut widths));
        (0..columns).for_each(|x| edges(plane.iter().skip(x).step_by(columns).copied(), &mut widths));
    };
    add(&on_white);
    if !is_opaque {
        add(&|[.., a]| a);
    }
    let at = widths.len() / SHARPEST;
    (widths.len() >= LEAST_EDGES).then(|| *widths.select_nth_unstable(at).1)
}

/// Adds the widths of the edges along a line.
fn edges(mut line: impl Iterator<Item = u8>, widths: &mut Vec<u16>) {
    let mut before = line.next().unwrap_or_default();
    let (mut rise, mut steepest, mut up) = (0u32, 0u32, false);
    for value in line.chain([before]) {
        let step = u32::from(value.abs_diff(before));
        let goes_on = step > 0 && (rise == 0 || up == (value > before));
        if !goes_on {
            if rise >= LEAST_RISE {
                widths.push((rise * 100 / steepest.max(1)) as u16);
            }
            (rise, steepest) = (0, 0);
        }
        if step > 0 {
            up = value > before;
            rise += step;
            steepest = steepest.max(step);
        }
        before = value;
    }
}
