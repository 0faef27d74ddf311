//! Reduces a picture to few colours: NeuQuant chooses them, error diffusion dithers the picture.

use color_quant::NeuQuant;
use image::RgbaImage;

/// How much of the error is passed on: less than all, so that flat parts stay quiet.
const PASSED_ON: f32 = 0.85;

/// `image` with at most `colours` colours (64 to 256), dithered.
pub fn few_colours(image: &RgbaImage, colours: usize) -> RgbaImage {
    let width = image.width() as usize;
    // What is transparent has no colour that could take a place among them.
    let clear = |[r, g, b, a]: [u8; 4]| if a == 0 { [0; 4] } else { [r, g, b, a] };
    let pixels: Vec<u8> = image.pixels().flat_map(|pixel| clear(pixel.0)).collect();
    let palette = NeuQuant::new(1, colours, &pixels);
    let mut out = image.clone();
    // Errors of this row and the next one, with a place free at both ends.
    let mut here = vec![[0.0f32; 4]; width + 2];
    for row in out.rows_mut() {
        let mut below = vec![[0.0f32; 4]; width + 2];
        for (x, pixel) in row.enumerate() {
            let own = clear(pixel.0);
            let error = here.get(x + 1).copied().unwrap_or_default();
            let mut wanted = own;
            // The edge of a drawing stays where it is: neither is what is clear coloured, nor what covers made thinner.
            let channels = match own[3] {
                0 => 0,
                u8::MAX => 3,
                _ => 4,
            };
            wanted.iter_mut().zip(error).take(channels).for_each(|(value, error)| {
                *value = (f32::from(*value) + error * PASSED_ON).round().clamp(0.0, 255.0) as u8;
            });
            let mut found = wanted;
            if own[3] > 0 {
                palette.map_pixel(&mut found);
            }
            let mut off = [0.0; 4];
            off.iter_mut().zip(wanted.iter().zip(found)).for_each(|(off, (wanted, found))| *off = f32::from(*wanted) - f32::from(found));
            pixel.0 = found;
            pass_on(&mut here, x + 2, off, 7.0);
            pass_on(&mut below, x, off, 3.0);
            pass_on(&mut below, x + 1, off, 5.0);
            pass_on(&mut below, x + 2, off, 1.0);
        }
        here = below;
    }
    out
}

/// Adds sixteenths of an error (Floyd and Steinberg).
fn pass_on(errors: &mut [[f32; 4]], at: usize, off: [f32; 4], sixteenths: f32) {
    if let Some(error) = errors.get_mut(at) {
        error.iter_mut().zip(off).for_each(|(error, off)| *error += off * sixteenths / 16.0);
    }
}
