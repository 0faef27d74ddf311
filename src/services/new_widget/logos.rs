//! Logos of new widgets: the initials of the name on a ground of one colour, of exact sizes.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, pen::SvgPen};
use skrifa::{FontRef, MetadataProvider as _};

use crate::crm::images::{SLOTS, Slot};
use crate::formats::path::RelPath;
use crate::formats::picture::svg;
use crate::model::document::FileBody;
use crate::services::logos::write;

/// Inter in the weight of titles (OFL).
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// Grounds on which white letters have a contrast of at least 4.5, and which stand out from the light and the dark CRM.
const GROUNDS: [&str; 8] = ["#2459e0", "#197a5a", "#9a4b00", "#7a3fc4", "#b3265f", "#0b7285", "#c2372b", "#4a5fa5"];
/// Height of the letters as a part of the height of the logo, and of one that is much wider than high.
const LETTERS: f32 = 0.54;
const LETTERS_WIDE: f32 = 0.6;
/// What part of the width the letters may take.
const WIDEST: f32 = 0.7;
/// Units in which letters are measured.
const UNITS: f32 = 1000.0;

/// What logos are made of: the same mark gives the same files.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// One or two capitals; none if the name has no letter that the typeface knows.
    pub letters: String,
    ground: &'static str,
}

impl Mark {
    /// The mark of a name.
    pub fn of(name: &str) -> Self {
        let known = |c: &char| c.is_alphanumeric() && FontRef::new(INTER_SEMIBOLD).is_ok_and(|font| font.charmap().map(*c).is_some());
        let words = name.split(|c: char| !c.is_alphanumeric());
        let capitals = words.filter_map(|word| word.chars().find(known)).flat_map(char::to_uppercase).filter(known);
        let sum = name.chars().fold(0usize, |sum, c| sum.wrapping_mul(31).wrapping_add(c as usize));
        Self { letters: capitals.take(2).collect(), ground: GROUNDS.get(sum % GROUNDS.len()).copied().unwrap_or_default() }
    }

    /// All six logos with their slots; nothing in the place of one that can't be drawn.
    pub fn logos(&self) -> Vec<(&'static Slot, RelPath, FileBody)> {
        SLOTS.iter().filter_map(|slot| self.logo(slot)).collect()
    }

    fn logo(&self, slot: &'static Slot) -> Option<(&'static Slot, RelPath, FileBody)> {
        let image = svg::draw_at(&self.drawing(slot.size()), slot.size()).ok()?;
        let png = write::lossless(&image).ok()?;
        Some((slot, RelPath::new(&slot.path()).ok()?, FileBody::bytes(png)))
    }

    fn drawing(&self, (width, height): (u32, u32)) -> String {
        let (w, h) = (width as f32, height as f32);
        let shape = self.letters_within(w, h).unwrap_or_else(|| {
            format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{}\"/>",
                w / 2.0,
                h / 2.0,
                h * 0.22,
                h * 0.09
            )
        });
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\"><rect width=\"{w}\" \
             height=\"{h}\" fill=\"{}\"/>{shape}</svg>",
            self.ground
        )
    }

    /// The letters in the middle of a picture, as outlines.
    fn letters_within(&self, w: f32, h: f32) -> Option<String> {
        let font = FontRef::new(INTER_SEMIBOLD).ok()?;
        let size = Size::new(UNITS);
        let (metrics, outlines) = (font.glyph_metrics(size, LocationRef::default()), font.outline_glyphs());
        let (mut paths, mut x) = (String::new(), 0.0);
        let (mut left, mut right, mut bottom, mut top) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for letter in self.letters.chars() {
            let glyph = font.charmap().map(letter)?;
            let mut pen = SvgPen::new();
            outlines.get(glyph)?.draw(DrawSettings::unhinted(size, LocationRef::default()), &mut pen).ok()?;
            paths.push_str(&format!("<path transform=\"translate({x} 0)\" d=\"{pen}\"/>"));
            // As far as they are drawn: a letter may have dots above it.
            let drawn = metrics.bounds(glyph)?;
            (left, right) = (left.min(x + drawn.x_min), right.max(x + drawn.x_max));
            (bottom, top) = (bottom.min(drawn.y_min), top.max(drawn.y_max));
            x += metrics.advance_width(glyph)?;
        }
        let part = if w > 2.0 * h { LETTERS_WIDE } else { LETTERS };
        let scale = (h * part / (top - bottom)).min(w * WIDEST / (right - left));
        let (x, y) = ((w - (left + right) * scale) / 2.0, (h + (bottom + top) * scale) / 2.0);
        (left < right).then(|| format!("<g fill=\"#fff\" transform=\"translate({x} {y}) scale({scale} -{scale})\">{paths}</g>"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::picture::decode;

    #[test]
    fn initials_are_two_capitals_that_the_typeface_knows() {
        for (name, letters) in
            [("Order courier", "OC"), ("мой виджет", "МВ"), ("CRM", "C"), ("1С: обмен", "1О"), ("日本", ""), ("日本 shop", "S"), ("", "")]
        {
            assert_eq!(Mark::of(name).letters, letters, "{name}");
        }
    }

    #[test]
    fn logos_have_the_exact_sizes_and_something_on_them() {
        for name in ["Wide Map", "Ё", "日本"] {
            let logos = Mark::of(name).logos();
            assert_eq!(logos.len(), SLOTS.len());
            for (slot, path, body) in logos {
                let image = decode(body.as_bytes()).unwrap();
                assert_eq!((image.dimensions(), path.as_str()), (slot.size(), slot.path().as_str()));
                let white = image.pixels().filter(|pixel| pixel.0 == [255; 4]).count();
                assert!(white * 40 > (slot.width * slot.height) as usize, "{name} {path} {white}");
            }
        }
    }
}
