//! How sharp a picture is: how many pixels its steepest edges take. What was enlarged or blurred has none that take few.

use image::RgbaImage;

/// An edge counts from this rise on, of 255.
const LEAST_RISE: f32 = 48.0;
/// Fewer edges than this say nothing.
const LEAST_EDGES: usize = 12;
/// From this width on, in pixels, the edges look blurred: drawn at its own size an edge takes one or two.
pub const BLURRED: f32 = 2.4;

/// The width in pixels of the steepest tenth of the edges; `None` if there are too few to tell.
pub fn edge_width(image: &RgbaImage) -> Option<f32> {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let values: Vec<f32> = image.pixels().map(|pixel| shade(pixel.0)).collect();
    let mut widths = Vec::new();
    for row in values.chunks(width.max(1)) {
        edges(row.iter().copied(), &mut widths);
    }
    for column in 0..width {
        edges(values.iter().copied().skip(column).step_by(width).take(height), &mut widths);
    }
    if widths.len() < LEAST_EDGES {
        return None;
    }
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 10).copied()
}

/// Light and cover in one: what is transparent counts as middle grey.
fn shade([r, g, b, a]: [u8; 4]) -> f32 {
    let light = 0.3 * f32::from(r) + 0.6 * f32::from(g) + 0.1 * f32::from(b);
    let cover = f32::from(a) / 255.0;
    light * cover + 128.0 * (1.0 - cover)
}

/// The widths of the edges of a line: how far a rise or fall goes, over its steepest step.
fn edges(line: impl Iterator<Item = f32>, widths: &mut Vec<f32>) {
    let (mut before, mut rise, mut steepest) = (None::<f32>, 0.0f32, 0.0f32);
    let mut end = |rise: f32, steepest: f32| {
        if rise.abs() >= LEAST_RISE {
            widths.push((rise / steepest).abs());
        }
    };
    for value in line {
        let step = before.map_or(0.0, |before| value - before);
        before = Some(value);
        if step * rise < 0.0 || step == 0.0 {
            end(rise, steepest);
            (rise, steepest) = (0.0, 0.0);
        }
        rise += step;
        if step.abs() > steepest.abs() {
            steepest = step;
        }
    }
    end(rise, steepest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;
    use image::imageops::{FilterType, resize};

    fn discs(side: u32) -> RgbaImage {
        // Edges between whole pixels, as drawing programs make them: the share of a pixel that is covered.
        let cover = |x: u32, y: u32| {
            let apart = ((x as f32 - side as f32 / 2.0).powi(2) + (y as f32 - side as f32 / 2.0).powi(2)).sqrt();
            (side as f32 / 3.0 - apart + 0.5).clamp(0.0, 1.0)
        };
        RgbaImage::from_fn(side, side, |x, y| Rgba([20, 60, (255.0 * cover(x, y)) as u8, (255.0 * cover(x, y)) as u8]))
    }

    #[test]
    fn what_was_enlarged_has_wide_edges() {
        let sharp = edge_width(&discs(120)).unwrap();
        let enlarged = |times: u32| edge_width(&resize(&discs(120 / times), 120, 120, FilterType::CatmullRom)).unwrap();
        assert!(sharp < BLURRED && enlarged(3) > BLURRED, "{sharp} {} {}", enlarged(2), enlarged(3));
        assert_eq!(edge_width(&RgbaImage::new(20, 20)), None);
    }
}
