//! The colours of a picture: which cover the most of it, and which of two pictures are the same.

use std::collections::BTreeMap;

use image::RgbaImage;

/// Pixels that are looked at, at most, in each direction.
const LOOKED_AT: u32 = 128;
/// Pixels that cover at least this much count.
const COVERING: u8 = 200;
/// Colours differ at least as much in one channel.
const APART: u8 = 40;
/// Between the channels of a colour with a hue.
const STRONG: u8 = 60;
/// Degrees of hue up to which a colour has the same name.
const SAME_HUE: f32 = 30.0;

/// A colour and what part of a picture it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The mean of the like colours (sRGB).
    pub colour: [u8; 3],
    /// Their part of what isn't transparent, in percent.
    pub percent: u8,
}

impl Share {
    /// Whether it has a hue, as colours of brands do: neither grey nor nearly black or white.
    pub fn is_strong(&self) -> bool {
        let most = self.colour.iter().max().copied().unwrap_or_default();
        let least = self.colour.iter().min().copied().unwrap_or_default();
        most - least >= STRONG
    }

    /// Whether people would give both the same name, lighter or darker.
    pub fn is_like(&self, other: &Self) -> bool {
        let (own, other) = (hue(self.colour), hue(other.colour));
        let apart = (own - other).rem_euclid(360.0);
        apart.min(360.0 - apart) <= SAME_HUE
    }
}

/// The hue of a colour in degrees.
fn hue([r, g, b]: [u8; 3]) -> f32 {
    let [r, g, b] = [r, g, b].map(f32::from);
    (3.0f32.sqrt() * (g - b)).atan2(2.0 * r - g - b).to_degrees()
}

/// The colours that cover the most of `image`, at most `count`, the most frequent first. Transparent parts have none.
pub fn of(image: &RgbaImage, count: usize) -> Vec<[u8; 3]> {
    let mut picked: Vec<[u8; 3]> = Vec::new();
    for (_, colour) in binned(image) {
        let is_new = |other: &[u8; 3]| other.iter().zip(colour).any(|(a, b)| a.abs_diff(b) >= APART);
        if picked.len() < count && picked.iter().all(is_new) {
            picked.push(colour);
        }
    }
    picked
}

/// The colours of `image` that cover at least a hundredth of what isn't transparent, the most frequent first.
pub fn shares(image: &RgbaImage) -> Vec<Share> {
    let found = binned(image);
    let all = found.iter().map(|(count, _)| count).sum::<u64>().max(1);
    let share = |(count, colour): (u64, [u8; 3])| Share { colour, percent: (count * 100 / all) as u8 };
    found.into_iter().map(share).filter(|share| share.percent > 0).collect()
}

/// Like colours counted together, the most frequent first.
fn binned(image: &RgbaImage) -> Vec<(u64, [u8; 3])> {
    let step = |length: u32| length.div_ceil(LOOKED_AT).max(1) as usize;
    // The sum of each channel and how many.
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
    found
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

    #[test]
    fn hues_are_told_apart_and_greys_have_none() {
        let share = |colour| Share { colour, percent: 1 };
        assert!(share([20, 90, 220]).is_like(&share([120, 170, 250])) && !share([20, 90, 220]).is_like(&share([240, 120, 10])));
        assert!(share([250, 20, 30]).is_like(&share([250, 30, 20])));
        assert!(!share([90, 100, 110]).is_strong() && share([240, 120, 10]).is_strong());
        let image = RgbaImage::from_fn(100, 10, |x, _| if x < 75 { Rgba([10, 20, 200, 255]) } else { Rgba([0; 4]) });
        assert_eq!(shares(&image), [Share { colour: [10, 20, 200], percent: 100 }]);
    }
}
