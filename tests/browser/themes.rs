//! Both themes, as pictures: `WIDGET_STUDIO_PICTURES` names a folder to keep them in, to be looked at.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::harness::{Bench, options};
use crate::visit::{Visit, browser, invented, kind};

/// How bright a picture is on the whole: 0 to 255.
fn brightness(png: &[u8]) -> f64 {
    let picture = image::load_from_memory(png).unwrap().to_luma8();
    picture.pixels().map(|pixel| f64::from(pixel.0[0])).sum::<f64>() / (f64::from(picture.width()) * f64::from(picture.height()))
}

#[test]
fn light_is_light_and_dark_is_dark_in_every_kind_of_scene() {
    let mut browser = browser();
    let bench = Bench::with(options(), invented("cards"));
    for scene in ["lead", "leads", "settings", "salesbot"] {
        let mut visit = Visit::of(&mut browser, &bench, scene);
        for theme in ["light", "dark"] {
            let before = bench.stand_in.events().last();
            bench.stand_in.show(&json!({"theme": theme}));
            visit.event_after(before, "choice", |event| kind(event) == "bar" && event["state"]["theme"] == theme);
            visit.frame("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))");
            let png = visit.browser.picture(&visit.page).unwrap();
            let bright = brightness(&png);
            assert!(if theme == "light" { bright > 180.0 } else { bright < 80.0 }, "{scene} in {theme}: {bright}");
            if let Some(folder) = std::env::var_os("WIDGET_STUDIO_PICTURES").map(PathBuf::from) {
                fs::write(folder.join(format!("{scene}-{theme}.png")), png).unwrap();
            }
        }
        visit.end();
    }
}
