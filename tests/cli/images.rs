//! `images`: what it prints, what it writes, what it leaves alone.

use std::collections::BTreeMap;
use std::fs;

use image::{ImageFormat, Rgb, RgbImage};
use widget_studio::crm::images::SLOTS;
use widget_studio::formats::picture::encode_png;
use widget_studio::services::bundled;

use super::{Place, good};

/// The plain template as `w` and `w.zip`, and the picture `source.png`.
fn pictures() -> Place {
    let place = Place::new(good).zipped("w.zip");
    RgbImage::from_fn(800, 600, |x, y| Rgb([(x / 4) as u8, (y / 3) as u8, 200])).save(place.path("source.png")).unwrap();
    place
}

/// All files of a widget.
fn files(place: &Place, name: &str) -> BTreeMap<String, Vec<u8>> {
    place.widget(name).files().map(|(path, body)| (path.to_string(), body.as_bytes().to_vec())).collect()
}

fn images<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&["images"], args].concat()
}

#[test]
fn the_table_lists_all_slots_with_their_findings() {
    let place = pictures();
    let (text, _) = place.run(0, &images(&["w"]));
    assert!(SLOTS.iter().all(|slot| text.contains(slot.file)), "{text}");
    fs::write(place.path("w/images/logo_min.png"), encode_png(&image::RgbaImage::new(120, 42)).unwrap()).unwrap();
    let before = files(&place, "w");
    let found = place.json(1, &images(&["w", "--format", "json"]));
    let row = found["logos"].as_array().unwrap().iter().find(|row| row["slot"] == "logo_min.png").unwrap().clone();
    assert_eq!((&row["width"], &row["file"]["width"], &row["file"]["format"]), (&84.into(), &120.into(), &"PNG".into()));
    assert!(row["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == "images/wrong-size"), "{row}");
    assert!(place.run(1, &images(&["w"])).0.contains("images/wrong-size"));
    assert_eq!(files(&place, "w"), before);
}

#[test]
fn logos_are_made_in_folders_and_archives() {
    for target in ["w", "w.zip"] {
        let place = pictures();
        let before = files(&place, target);
        let done = place.json(0, &images(&[target, "--from", "source.png", "--fit", "fill", "--format", "json"]));
        assert_eq!(done["written"].as_array().unwrap().len(), 5, "{done}");
        let after = files(&place, target);
        for slot in SLOTS.iter().filter(|slot| slot.file != "logo_dp.png") {
            let logo = image::load_from_memory_with_format(&after[&slot.path()], ImageFormat::Png).unwrap();
            assert_eq!((logo.width(), logo.height()), slot.size());
        }
        let kept = |files: &BTreeMap<String, Vec<u8>>| files.iter().filter(|(path, _)| !path.starts_with("images/")).count();
        assert_eq!(kept(&before), kept(&after));
        // The same again writes nothing.
        assert_eq!(
            place.json(0, &images(&[target, "--from", "source.png", "--fit", "fill", "--format", "json"]))["written"],
            serde_json::json!([])
        );
    }
}

#[test]
fn only_the_slots_that_are_named_are_made_as_asked() {
    let place = pictures();
    let before = files(&place, "w");
    place.run(0, &images(&["w", "--from", "source.png", "--slots", "logo_main,logo_dp.png", "--padding", "8", "--background", "#102030"]));
    let after = files(&place, "w");
    let changed: Vec<&String> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert_eq!(changed, ["images/logo_dp.png", "images/logo_main.png"]);
    let logo = image::load_from_memory(&after["images/logo_main.png"]).unwrap().into_rgba8();
    assert_eq!(logo.get_pixel(5, 5).0, [0x10, 0x20, 0x30, 255]);
}

#[test]
fn a_small_source_is_warned_about() {
    let place = pictures();
    RgbImage::new(90, 90).save(place.path("small.png")).unwrap();
    let (_, notes) = place.run(0, &images(&["w", "--from", "small.png", "--slots", "logo_main,logo_min"]));
    assert!(notes.contains("logo_main.png is blurred") && !notes.contains("logo_min"), "{notes}");
}

#[test]
fn what_cannot_be_read_ends_with_two_and_touches_nothing() {
    let place = pictures();
    fs::write(place.path("text.png"), "hello").unwrap();
    fs::write(place.path("empty.png"), "").unwrap();
    let whole = fs::read(place.path("source.png")).unwrap();
    fs::write(place.path("cut.png"), &whole[..whole.len() / 2]).unwrap();
    fs::write(place.path("out.svg"), r#"<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.net/a.png"/></svg>"#).unwrap();
    fs::File::create(place.path("huge.png")).unwrap().set_len(300 << 20).unwrap();
    let before = files(&place, "w");
    for (source, words) in [
        ("text.png", "is no picture"),
        ("empty.png", "is empty"),
        ("cut.png", "damaged PNG"),
        ("out.svg", "https://example.net/a.png"),
        ("huge.png", "too large"),
        ("none.png", "There is no"),
    ] {
        let (out, errors) = place.run(2, &images(&["w", "--from", source]));
        assert!(out.is_empty() && errors.contains(words) && errors.contains(source), "{source}: {errors}");
    }
    assert_eq!(files(&place, "w"), before);
}

#[test]
fn wrong_arguments_are_told() {
    let place = pictures();
    for args in [
        &["w", "--from", "source.png", "--shrink"][..],
        &["w", "--slots", "logo"],
        &["w", "--padding", "5"],
        &["w", "--background", "#ffffff"],
        &["w", "--fit", "fill"],
        &["w", "--from", "source.png", "--slots", "logo_big"],
        &["w", "--from", "source.png", "--padding", "90"],
        &["w", "--from", "source.png", "--background", "red"],
        &["w", "--from", "source.png", "--fit", "stretch"],
        &["none"],
    ] {
        let (out, errors) = place.run(2, &images(args));
        assert!(out.is_empty() && !errors.is_empty(), "{args:?}");
    }
    assert!(place.run(2, &images(&["w", "--from", "source.png", "--slots", "logo_big"])).1.contains("logo_main, logo_small"));
}

#[test]
fn shrinking_loses_nothing() {
    for target in ["w", "w.zip"] {
        let place = pictures();
        place.run(0, &images(&[target, "--shrink"]));
        let (before, after) = (bundled::plain(), files(&place, target));
        for (path, body) in before.files().filter(|(path, _)| path.extension() == "png") {
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
            let small = &after[path.as_str()];
            assert!(small.len() <= body.len() && pixels(small) == pixels(body.as_bytes()), "{path}");
        }
        let (_, notes) = place.run(0, &images(&[target, "--shrink"]));
        assert!(notes.contains("No PNG"), "{notes}");
    }
}

#[test]
fn a_logo_that_is_there_is_made_anew_with_the_others_and_what_has_a_wrong_name_is_told() {
    let place = pictures();
    fs::write(place.path("w/images/logo_dp.png"), encode_png(&image::RgbaImage::new(174, 109)).unwrap()).unwrap();
    let found = place.json(0, &images(&["w", "--from", "source.png", "--format", "json"]));
    let written: Vec<&str> = found["written"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(written.len(), SLOTS.len(), "{written:?}");
    fs::rename(place.path("w/images/logo_min.png"), place.path("w/images/Logo-min.PNG")).unwrap();
    let found = place.json(1, &images(&["w", "--format", "json"]));
    assert!(found["others"].as_array().unwrap().iter().any(|finding| finding["rule"] == "images/wrong-name"), "{found}");
    assert!(place.run(1, &images(&["w"])).0.contains("images/wrong-name"));
}

#[test]
fn a_profile_that_cannot_be_used_is_said() {
    let place = pictures();
    let mut jpeg = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(40, 40, Rgb([9, 90, 200])).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let mut jpeg = jpeg.into_inner();
    jpeg.splice(2..2, b"\xff\xe2\x00\x14ICC_PROFILE\0\x01\x01none".iter().copied());
    fs::write(place.path("photo.jpg"), jpeg).unwrap();
    let (_, notes) = place.run(0, &images(&["w", "--from", "photo.jpg"]));
    assert!(notes.contains("photo.jpg has a colour profile that can't be used"), "{notes}");
}

#[test]
fn the_code_and_the_table_are_about_logos_that_are_needed() {
    let place = pictures();
    let manifest = String::from_utf8(place.read("w/manifest.json")).unwrap();
    let menu = manifest.replacen('{', r#"{"left_menu": {"x": {"title": "widget.name", "icons": {"light": "images/none.svg"}}},"#, 1);
    fs::write(place.path("w/manifest.json"), menu).unwrap();
    fs::write(place.path("w/images/logo_dp.png"), encode_png(&image::RgbaImage::new(100, 50)).unwrap()).unwrap();
    let (text, _) = place.run(0, &images(&["w"]));
    assert!(text.contains("images/referenced-missing"), "{text}");
    let row = text.lines().find(|line| line.starts_with("logo_dp.png")).unwrap();
    assert!(row.contains("100×50") && !row.contains("No findings"), "{row}");
}
