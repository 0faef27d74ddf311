//! Whether a picture of the window shows one: that it is large enough, and neither blank nor nearly so.
//!
//! `WIDGET_STUDIO_SMOKE_PNG` names the picture, as `widget-studio --sample --screenshot-to FILE` writes it.

use std::collections::HashMap;

use image::{Rgba, RgbaImage};

/// Fewest colours of a drawn window: the edges of its letters alone have more.
const FEWEST_COLOURS: usize = 200;
/// Largest share of one colour.
const LARGEST_SHARE: f64 = 0.99;
/// The window is never smaller.
const SMALLEST: (u32, u32) = (1000, 640);

/// What keeps a picture from being that of a window.
fn fault(picture: &RgbaImage) -> Option<String> {
    let (width, height) = picture.dimensions();
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Some(format!("it is {width}×{height}, at least {}×{} was expected", SMALLEST.0, SMALLEST.1));
    }
    let mut colours: HashMap<Rgba<u8>, u32> = HashMap::new();
    for pixel in picture.pixels() {
        *colours.entry(*pixel).or_default() += 1;
    }
    let share = f64::from(*colours.values().max()?) / (f64::from(width) * f64::from(height));
    if colours.len() < FEWEST_COLOURS {
        return Some(format!("it has {} colours, at least {FEWEST_COLOURS} were expected", colours.len()));
    }
    (share > LARGEST_SHARE).then(|| format!("one colour covers {:.1} % of it", share * 100.0))
}

#[test]
fn the_window_was_drawn() {
    let Some(path) = std::env::var_os("WIDGET_STUDIO_SMOKE_PNG") else {
        println!("skipped: WIDGET_STUDIO_SMOKE_PNG names no picture");
        return;
    };
    let picture = image::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).into_rgba8();
    assert_eq!(fault(&picture), None, "{}", path.display());
}

#[test]
fn blank_pictures_are_told() {
    let blank = RgbaImage::from_pixel(1280, 800, Rgba([20, 20, 20, 255]));
    assert!(fault(&blank).unwrap().contains("1 colours"));
    assert!(fault(&RgbaImage::new(640, 480)).unwrap().contains("640×480"));
    let shades =
        |step: u32| RgbaImage::from_fn(1280, 800, |x, y| Rgba(if (x + y) % step == 0 { [x as u8, y as u8, 7, 255] } else { [0; 4] }));
    assert!(fault(&shades(300)).unwrap().contains("covers"));
    assert_eq!(fault(&shades(2)), None);
}
