//! Colours of a picture that suit as a ground for it.

use std::collections::BTreeMap;

use image::RgbaImage;

/// Pixels that are looked at, at most, in each direction.
const LOOKED_AT: u32 = 128;
/// Pixels that cover at least this much count.
const COVERING: u8 = 200;
/// Colours differ at least as much in one channel.
const APART: u8 = 40;

/// The colours that cover the most of `image`, at most `count`, the most frequent first. Transparent parts have none.
pub fn of(image: &RgbaImage, count: usize) -> Vec<[u8; 3]> {
    let step = |length: u32| length.div_ceil(LOOKED_AT).max(1) as usize;
    // Like colours are counted together: the sum of each channel and how many.
    let mut bins: BTreeMap<[u8; 3], ([u64; 3], u64)> = BTreeMap::new();
    for row in image.rows().step_by(step(image.height())) {
        for pixel in row.step_by(step(image.width())) {
            let [r, g, b, a] = pixel.0;
            if a >= COVERING {
                let (sums, count) = bins.entry([r >> 4, g >> 4, b >> 4]).or_default();
                sums.iter_mut().zip([r, g, b]).for_each(|(sum, value)| *sum += u64::from(value));
                *count += 1;
            }
        }
    }
    let mut found: Vec<(u64, [u8; 3])> =
        bins.into_values().map(|(sums, count)| (count, sums.map(|sum| (sum / count.max(1)) as u8))).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut picked: Vec<[u8; 3]> = Vec::new();
    for (_, colour) in found {
        let is_new = |other: &[u8; 3]| other.iter().zip(colour).any(|(a, b)| a.abs_diff(b) >= APART);
        if picked.len() < count && picked.iter().all(is_new) {
            picked.push(colour);
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    #[test]
    fn the_most_frequent_come_first_and_differ() {
        let image = RgbaImage::from_fn(100, 100, |x, y| match (x, y) {
            (0..60, _) => Rgba([30, 110, 240, 255]),
            (60..80, _) => Rgba([255, 200, 60, 255]),
            (80..85, _) => Rgba([250, 196, 66, 255]),
            _ => Rgba([255, 0, 0, 0]),
        });
        let found = of(&image, 5);
        assert_eq!((found.len(), found[0]), (2, [30, 110, 240]), "{found:?}");
        assert!(of(&RgbaImage::new(3, 3), 5).is_empty());
    }
}
