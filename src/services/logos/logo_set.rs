//! Measures the logos of a widget, and compares them: the same drawing, the same colours, or neither.
//!
//! Comparing is cheap; making a [`LogoFingerprint`] reads every pixel and is not for the frame.

use std::sync::LazyLock;

use image::RgbaImage;

use super::colours::{self, Share};
use super::edges;
use crate::crm::images::{SLOTS, Slot};
use crate::formats::picture;
use crate::formats::picture::measures::{Ink, Measures, THUMB};
use crate::services::bundled;

/// What a logo is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoFingerprint {
    size: (u32, u32),
    measures: Measures,
    /// How wide its sharpest edges are, in hundredths of a pixel: [`edges::width`].
    edge: Option<u16>,
    /// Its colours, ground included: [`colours::shares`].
    palette: Vec<Share>,
}

impl LogoFingerprint {
    /// Reads every pixel: not for the frame.
    pub fn of(image: &RgbaImage) -> Self {
        let (size, measures) = (image.dimensions(), Measures::of(image));
        Self { size, measures, edge: edges::width(image), palette: colours::shares(image) }
    }
}

/// What a logo of a set measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoStats {
    pub slot: &'static Slot,
    /// What part of the picture the drawing's rectangle takes, in percent, 0 to 100. 100 on a full ground.
    pub filled: u8,
    /// How wide the sharpest edges are, in hundredths of a pixel, from 100; `None` where there are too few edges to say.
    pub edge: Option<u16>,
    /// Whether [`LogoStats::edge`] is [`BLURRED`] or more: most likely enlarged or blurred.
    pub is_blurred: bool,
    /// Whether it measures the same in everything as the logo that the studio puts into new widgets.
    pub is_stock: bool,
    /// The other logos that can be compared, in the order of the slots.
    pub others: Vec<Pair>,
}

/// A logo beside another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The slot of the other one.
    pub with: &'static Slot,
    /// How alike the drawings are, whatever their size, contrast and proportions, in percent: the correlation of their
    /// shades or of their outlines, whichever is higher. 100 is the same, different drawings have 0 to 60.
    pub alike: u8,
    /// How much wider one drawing is than the other at the same height, in percent, from 100.
    pub stretch: u16,
    /// What part of the colours of one is in the other as well, in percent, of the two sides the higher one; `None` if one of them
    /// has shades of grey only: white logos on dark panels are no other brand.
    pub colours: Option<u8>,
    /// What the measures say, with caution.
    pub relation: LogoRelation,
}

/// What can be said of two logos, with caution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoRelation {
    /// The same drawing in the same proportions.
    Same,
    /// The same drawing in other proportions, and neither fills its picture: one of them is most likely stretched.
    Stretched,
    /// Drawing and colours don't say whether they belong together.
    Related,
    /// Neither drawing nor colours in common: they may be logos of different products.
    Apart,
}

/// Edges of this width and more are most likely those of an enlarged or blurred picture. Of 143 logos of real widgets one has
/// them; of the same logos drawn at half their size and enlarged again half, at a third all.
pub const BLURRED: u16 = 180;
/// Likeness from which on two drawings are the same one, scaled.
const SAME: u8 = 92;
/// Likeness up to which two drawings have nothing in common.
const OTHER: u8 = 40;
/// Up to this the proportions of one drawing differ through rounding, padding and what is set beside it.
const MOST_STRETCH: u16 = 125;
/// A drawing that takes this much of its picture is a tile that was made for its size.
const TILE: u8 = 95;
/// Up to this colours are not in common.
const FEW: u8 = 10;
/// Drawings with fewer shades, as boxes of one colour, are alike without being the same.
pub const LEAST_SHADES: u8 = 48;

/// Measures logos, each by itself and beside the others.
pub fn measure_set(logos: &[(&'static Slot, &LogoFingerprint)]) -> Vec<LogoStats> {
    let stats = |(slot, fingerprint): &(&'static Slot, &LogoFingerprint)| LogoStats {
        slot,
        filled: filled(fingerprint),
        edge: fingerprint.edge,
        is_blurred: fingerprint.edge.is_some_and(|edge| edge >= BLURRED),
        is_stock: is_stock(slot, fingerprint),
        others: logos.iter().filter(|(other, _)| other != slot).filter_map(|(other, theirs)| pair(fingerprint, other, theirs)).collect(),
    };
    logos.iter().map(stats).collect()
}

fn filled(LogoFingerprint { measures, size: (width, height), .. }: &LogoFingerprint) -> u8 {
    let area = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let inked = measures.ink.map_or(0, |ink| area(ink.width, ink.height));
    (inked * 100 / area(*width, *height).max(1)).min(100) as u8
}

/// Logos of other starter kits aren't known here: they are not the studio's to carry about.
fn is_stock(slot: &Slot, fingerprint: &LogoFingerprint) -> bool {
    static STOCK: LazyLock<Vec<(&Slot, LogoFingerprint)>> = LazyLock::new(|| {
        let fingerprint =
            |slot: &'static Slot| Some((slot, LogoFingerprint::of(&picture::decode(bundled::picture(slot)?.as_bytes()).ok()?)));
        SLOTS.iter().filter_map(fingerprint).collect()
    });
    STOCK.iter().any(|(known, stock)| *known == slot && stock == fingerprint)
}

fn pair(ours: &LogoFingerprint, with: &'static Slot, theirs: &LogoFingerprint) -> Option<Pair> {
    let is_tile = filled(ours).max(filled(theirs)) >= TILE;
    let (one, other) = (&ours.measures, &theirs.measures);
    let alike = alike(&one.thumb, &other.thumb).max(alike(&one.shape, &other.shape))?;
    let stretch = stretch(one.ink?, other.ink?);
    let colours = colours_in_common(&ours.palette, &theirs.palette);
    let relation = match (alike, colours) {
        (SAME.., _) if stretch <= MOST_STRETCH => LogoRelation::Same,
        (SAME.., _) if !is_tile => LogoRelation::Stretched,
        (..=OTHER, Some(..=FEW)) => LogoRelation::Apart,
        _ => LogoRelation::Related,
    };
    Some(Pair { with, alike, stretch, colours, relation })
}

/// How far the darkest and the lightest of a thumb are apart, of 255.
pub fn shades(thumb: &[u8]) -> u8 {
    thumb.iter().max().zip(thumb.iter().min()).map_or(0, |(most, least)| most - least)
}

/// The correlation of two thumbs in percent, 0 if they are opposites; `None` if one of them is next to flat.
fn alike(a: &[u8], b: &[u8]) -> Option<u8> {
    let all = (THUMB * THUMB) as usize;
    if a.len() != all || b.len() != all || shades(a).min(shades(b)) < LEAST_SHADES {
        return None;
    }
    let mean = |thumb: &[u8]| thumb.iter().map(|shade| f64::from(*shade)).sum::<f64>() / all as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (f64::from(*a) - mean_a, f64::from(*b) - mean_b);
        aa += a * a;
        bb += b * b;
        ab += a * b;
    }
    Some((ab / (aa * bb).sqrt() * 100.0).round().clamp(0.0, 100.0) as u8)
}

/// How much the proportions of two drawings differ, in percent; 100 if they are the same.
pub fn stretch(a: Ink, b: Ink) -> u16 {
    let (one, other) = (u64::from(a.width) * u64::from(b.height), u64::from(b.width) * u64::from(a.height));
    (one.max(other) * 100 / one.min(other).max(1)).min(u64::from(u16::MAX)) as u16
}

fn colours_in_common(a: &[Share], b: &[Share]) -> Option<u8> {
    let strong = |shares: &[Share]| shares.iter().copied().filter(Share::is_strong).collect::<Vec<_>>();
    let (a, b) = (strong(a), strong(b));
    let part = |of: &[Share], within: &[Share]| {
        let sum = |shares: &mut dyn Iterator<Item = &Share>| shares.map(|share| u32::from(share.percent)).sum::<u32>();
        let common = sum(&mut of.iter().filter(|share| within.iter().any(|other| share.is_like(other))));
        (common * 100).checked_div(sum(&mut of.iter())).map(|percent| percent.min(100) as u8)
    };
    Some(part(&a, &b)?.max(part(&b, &a)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage, imageops};

    /// A ring with a bar, in a colour, in a rectangle of a picture.
    fn drawn(size: (u32, u32), at: (u32, u32, u32, u32), colour: [u8; 3], bar: bool) -> RgbaImage {
        RgbaImage::from_fn(size.0, size.1, |x, y| {
            let part = |at: u32, start: u32, length: u32| (f64::from(at) - f64::from(start) + 0.5) / f64::from(length) * 2.0 - 1.0;
            let (x, y) = (part(x, at.0, at.2), part(y, at.1, at.3));
            let away = x.hypot(y);
            let inside = x.abs() <= 1.0 && y.abs() <= 1.0;
            let is_ink =
                if bar { inside && (x < -0.4 || y > 0.6) } else { away <= 1.0 && away > 0.6 || inside && y.abs() < 0.2 && away < 1.0 };
            let [r, g, b] = colour;
            if is_ink { Rgba([r, g, b, 255]) } else { Rgba([0; 4]) }
        })
    }

    fn set(images: [RgbaImage; 2]) -> Vec<LogoStats> {
        let [a, b] = images.map(|image| LogoFingerprint::of(&image));
        measure_set(&[(&SLOTS[1], &a), (&SLOTS[2], &b)])
    }

    const BLUE: [u8; 3] = [30, 90, 220];

    #[test]
    fn the_same_drawing_is_known_in_any_size_and_shape() {
        let square = || drawn((108, 108), (10, 10, 88, 88), BLUE, false);
        let stats = set([square(), drawn((240, 84), (86, 8, 68, 68), BLUE, false)]);
        let pair = &stats[0].others[0];
        assert_eq!((pair.relation, pair.with.file, pair.colours), (LogoRelation::Same, "logo_medium.png", Some(100)), "{pair:?}");
        assert_eq!((stats[0].filled, stats[1].filled), (66, 22));
        let pair = &set([square(), drawn((240, 84), (10, 8, 220, 68), BLUE, false)])[1].others[0];
        assert_eq!(pair.relation, LogoRelation::Stretched, "{pair:?}");
        assert!((315..330).contains(&pair.stretch), "{pair:?}");
    }

    #[test]
    fn neither_drawing_nor_colour_in_common_is_told_and_grey_is_no_brand() {
        let ring = || drawn((108, 108), (10, 10, 88, 88), BLUE, false);
        let other = |colour| drawn((240, 84), (10, 8, 220, 68), colour, true);
        let relation = |image| set([ring(), image])[0].others[0].clone();
        assert_eq!(relation(other([240, 120, 10])).relation, LogoRelation::Apart, "{:?}", relation(other([240, 120, 10])));
        assert_eq!(relation(other([40, 100, 230])).relation, LogoRelation::Related);
        let grey = relation(other([60, 60, 60]));
        assert_eq!((grey.relation, grey.colours), (LogoRelation::Related, None));
    }

    #[test]
    fn an_enlarged_logo_is_told_from_a_sharp_one() {
        let sharp = drawn((108, 108), (10, 10, 88, 88), BLUE, false);
        let small = imageops::resize(&sharp, 36, 36, imageops::FilterType::Triangle);
        let stats = set([imageops::resize(&small, 108, 108, imageops::FilterType::CatmullRom), sharp]);
        assert!(stats[0].is_blurred && !stats[1].is_blurred, "{:?} {:?}", stats[0].edge, stats[1].edge);
        assert_eq!(stats[1].edge, Some(100));
        let flat = set([RgbaImage::from_pixel(108, 108, Rgba([9, 9, 9, 255])), RgbaImage::new(240, 84)]);
        assert!(flat.iter().all(|stats| stats.edge.is_none() && stats.others.is_empty() && !stats.is_stock));
    }

    #[test]
    fn the_logo_of_a_new_widget_is_known_in_any_packing() {
        for slot in &SLOTS {
            let stock = crate::formats::picture::decode(bundled::picture(slot).unwrap().as_bytes()).unwrap();
            let mut other = stock.clone();
            other.pixels_mut().for_each(|pixel| pixel.0[0] ^= 0x60);
            let [same, other] = [stock, other].map(|image| LogoFingerprint::of(&image));
            assert!(measure_set(&[(slot, &same)])[0].is_stock && !measure_set(&[(slot, &other)])[0].is_stock, "{}", slot.file);
        }
    }
}
