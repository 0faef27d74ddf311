//! The images lab: logos from one picture, repairs, before and after, sources that can't be read.

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use image::{Rgba, RgbaImage};
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::images::Lab;
use widget_studio::app::features::images::{ImagesCommand, Origin, Role as SourceRole};
use widget_studio::crm::images::{MAX_BYTES, SLOTS};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::picture::{Picture, encode_png};
use widget_studio::model::document::FileBody;
use widget_studio::services::logos::compose::{Background, Place, Plan};

use super::harness::{CTRL, Window};

/// A picture up to its edges in a file of the test's folder: a cart on a gradient.
pub fn picture(window: &Window, name: &str, width: u32, height: u32) -> PathBuf {
    let cart = |x: u32, y: u32| (width / 4..width * 3 / 4).contains(&x) && (height / 3..height * 2 / 3).contains(&y);
    let image = RgbaImage::from_fn(width, height, |x, y| {
        let shade = (y * 200 / height) as u8;
        if cart(x, y) { Rgba([255, 255, 255, 255]) } else { Rgba([20, 40 + shade / 2, 55 + shade, 255]) }
    });
    write(window, name, encode_png(&image).unwrap())
}

fn write(window: &Window, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = window.path(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// The plain template from a folder, at its pictures.
fn at_images() -> Window {
    let mut window = Window::new();
    window.open_plain();
    window.show_by_key(Tab::Images);
    window
}

/// The same with the lab open and a source in it.
fn in_lab(width: u32, height: u32) -> Window {
    let mut window = at_images();
    let source = picture(&window, "brand.png", width, height);
    window.click("Make from one picture…");
    window.drop_file(&source);
    assert!(window.says("brand.png"), "{}", window.outline());
    window
}

fn body(window: &Window, path: &str) -> FileBody {
    window.open_widget().project.widget().get(path).cloned().unwrap()
}

/// Opens the menu of a picture and presses one of its entries.
#[track_caller]
fn choose(window: &mut Window, file: &str, item: &str) {
    let menu = format!("More for {file}");
    window.reach(Role::Button, &menu);
    window.click(&menu);
    window.click(item);
}

#[test]
fn pictures_that_may_be_logos_are_compared_and_larger_ones_are_not() {
    let mut window = at_images();
    // Twice the largest logo, as it is drawn for dense screens, and just more than that.
    let sizes = [(800, 544), (84, 800), (801, 84), (84, 801)];
    let path = |at: usize| RelPath::new(&format!("images/other{at}.png")).unwrap();
    for (at, (width, height)) in sizes.into_iter().enumerate() {
        let image = RgbaImage::from_fn(width, height, |x, y| Rgba([(x * y) as u8, 20, 30, 255]));
        window.edit(Intent::WriteFile(path(at), FileBody::bytes(encode_png(&image).unwrap())));
    }
    let is_compared = |path: &str| window.app().images.pictures[&body(&window, path).identity()].looks.is_some();
    let slots = SLOTS.iter().filter(|slot| window.open_widget().project.widget().contains(&slot.path()));
    assert!(slots.clone().count() >= 5 && slots.clone().all(|slot| is_compared(&slot.path())));
    let compared: Vec<bool> = (0..sizes.len()).map(|at| is_compared(path(at).as_str())).collect();
    assert_eq!(compared, [true, true, false, false]);
}

#[test]
fn a_dropped_picture_is_cropped_and_becomes_logos_as_one_step() {
    let mut window = in_lab(800, 600);
    let before: Vec<_> = window.open_widget().project.widget().files().map(|(path, body)| (path.clone(), body.clone())).collect();
    let drawn = |window: &Window, at: usize| {
        let lab = window.state().dialogs.front::<Lab>().expect("the lab is open");
        lab.rendered[at].as_ref().unwrap().image.clone()
    };
    assert!(window.says("5 of 6"), "the Digital Pipeline isn't declared: {}", window.outline());
    window.click_on(Role::RadioButton, "Edit logo_small.png");
    let [main, small] = [drawn(&window, 0), drawn(&window, 1)];
    window.click("Zoom in");
    assert!(window.is_on(Role::RadioButton, "Crop"));
    window.get(Role::Slider, "Crop of logo_small.png: arrow keys move it, + and − zoom").focus();
    window.settle();
    window.press(Modifiers::NONE, Key::ArrowRight);
    let moved = drawn(&window, 1);
    window.write("+");
    assert!(*small != *moved && *moved != *drawn(&window, 1) && *main == *drawn(&window, 0), "a crop is each one's own");

    window.click_on(Role::CheckBox, "Write logo.png");
    window.click("Make 4 logos");
    assert!(!window.state().dialogs.is_open() && window.says("4 pictures made"));
    for slot in &SLOTS[..4] {
        let made = body(&window, &slot.path());
        assert_eq!(Picture::read(made.as_bytes()).size, Some(slot.size()), "{}", slot.file);
        assert!(made.len() <= MAX_BYTES);
    }
    assert_eq!(body(&window, "images/logo.png"), before.iter().find(|(path, _)| path.as_str() == "images/logo.png").unwrap().1);
    assert!(!window.open_widget().project.widget().contains("images/logo_dp.png"));

    window.press(CTRL, Key::Z);
    let now: Vec<_> = window.open_widget().project.widget().files().map(|(path, body)| (path.clone(), body.clone())).collect();
    assert_eq!(now, before);
    assert!(!window.open_widget().project.can_undo());
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    window.press(CTRL, Key::S);
    let main = body(&window, "images/logo_main.png");
    assert_eq!(fs::read(window.path("widget/images/logo_main.png")).unwrap(), main.as_bytes());
}

#[test]
fn the_ground_is_chosen_for_all_and_a_small_source_is_warned_about() {
    let mut window = in_lab(60, 60);
    assert!(window.mentions("Enlarged ×"), "{}", window.outline());
    // The tab behind has a "Fit" of its own.
    let place = window.rect_of(Role::Label, "Place");
    window.click_in(place.expand2(egui::vec2(300.0, 10.0)), "Fit");
    window.click_on(Role::RadioButton, "Colour");
    window.fill("Colour as #rrggbb", "#123456");
    window.click("Make 5 logos");
    let corner = |file: &str| image::load_from_memory(body(&window, file).as_bytes()).unwrap().into_rgba8().get_pixel(0, 0).0;
    assert_eq!((corner("images/logo_main.png"), corner("images/logo_medium.png")), ([0x12, 0x34, 0x56, 255], [0x12, 0x34, 0x56, 255]));
}

#[test]
fn a_wide_logo_can_have_a_source_of_its_own() {
    let mut window = in_lab(400, 400);
    let wide = picture(&window, "wide.png", 960, 336);
    window.answer(&wide);
    window.click("Separate…");
    window.click("Own picture for the wide logo…");
    assert!(window.says("brand.png") && !window.says("wide.png"));
    window.click_on(Role::RadioButton, "Edit logo_medium.png");
    assert!(window.says("wide.png") && !window.says("brand.png"), "{}", window.outline());
    let Some(lab) = window.state().dialogs.front::<Lab>() else { panic!("no lab") };
    let sizes: Vec<_> = lab.rendered.iter().map(|rendered| rendered.as_ref().unwrap().source.size).collect();
    assert_eq!((sizes[2], sizes[0], sizes[3]), ((960, 336), (400, 400), (400, 400)));
}

#[test]
fn two_logos_change_places() {
    let mut window = at_images();
    let [min, small] = ["images/logo_min.png", "images/logo_small.png"].map(|path| body(&window, path));
    choose(&mut window, "logo_min.png", "Exchange with");
    window.click("logo_small.png");
    assert_eq!((body(&window, "images/logo_min.png"), body(&window, "images/logo_small.png")), (small, min));
    assert_eq!(window.rules(), ["images/swapped"]);
    window.press(CTRL, Key::Z);
    assert!(window.findings().is_empty());
}

#[test]
fn shrinking_shows_both_ways_before_one_is_applied() {
    let mut window = at_images();
    // Noise can't be packed: without loss it stays too heavy.
    let mut seed = 7u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let image = RgbaImage::from_fn(400, 272, |_, _| Rgba([noise(), noise(), noise(), 255]));
    let heavy = write(&window, "heavy.png", encode_png(&image).unwrap());
    let target = RelPath::new("images/logo_main.png").unwrap();
    window.send(ImagesCommand::TakePicture { target, source: heavy });
    assert_eq!(window.rules(), ["images/too-big"]);
    let before = body(&window, "images/logo_main.png");
    window.click_in(window.rect_of(Role::Label, "logo_main.png"), "Fix…");
    assert!(window.mentions("Without loss: ") && window.mentions("% alike"), "{}", window.outline());
    assert_eq!(body(&window, "images/logo_main.png"), before, "nothing is written before it is applied");
    let lossy = window.names(Role::RadioButton).into_iter().find(|name| name.starts_with("At most 256 colours")).unwrap();
    window.click_on(Role::RadioButton, &lossy);
    window.click_on(Role::RadioButton, "Difference");
    assert!(window.mentions("pixels differ"), "{}", window.outline());
    window.click("Apply");
    assert!(window.findings().is_empty() && body(&window, "images/logo_main.png").len() <= MAX_BYTES);
    window.press(CTRL, Key::Z);
    assert_eq!(body(&window, "images/logo_main.png"), before);
}

#[test]
fn a_changed_logo_is_compared_with_the_saved_one() {
    let mut window = at_images();
    let other = picture(&window, "other.png", 84, 84);
    window.send(ImagesCommand::TakePicture { target: RelPath::new("images/logo_min.png").unwrap(), source: other });
    choose(&mut window, "logo_min.png", "Compare with the saved one…");
    assert!(window.says("logo_min.png since it was saved") && window.mentions("alike (SSIM)"));
    window.click_on(Role::RadioButton, "Pixels");
    let grid = window.rect_of(Role::ScrollView, "Pixels before and after");
    window.harness.hover_at(grid.center() + egui::vec2(40.0, 0.0));
    window.settle();
    assert!(window.mentions("#ffffff 100 %"), "the value under the pointer: {}", window.outline());
    window.click_on(Role::RadioButton, "Swipe");
    window.harness.step();
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().dialogs.is_open());
}

#[test]
fn reading_a_source_can_be_stopped() {
    let mut window = at_images();
    let source = picture(&window, "brand.png", 1200, 900);
    let revision = window.open_widget().project.revision();
    window.click("Make from one picture…");
    let app = &mut window.harness.state_mut().app;
    app.send(ImagesCommand::Take(SourceRole::All, Origin::Disk(source)));
    app.send(ImagesCommand::Stop);
    window.settle();
    assert!(window.says("Drop a picture here") && !window.is_enabled("Make logos"));
    window.click("Cancel");
    assert!(!window.state().dialogs.is_open() && window.open_widget().project.revision() == revision);
}

#[test]
fn what_comes_of_an_older_dialog_is_dropped() {
    let mut window = in_lab(300, 200);
    let source = picture(&window, "late.png", 500, 400);
    let app = &mut window.harness.state_mut().app;
    app.send(ImagesCommand::Take(SourceRole::All, Origin::Disk(source)));
    app.send(Command::ThrowAway);
    window.click("Make from one picture…");
    assert!(window.says("Drop a picture here") && !window.mentions("late.png"));
}

#[test]
fn a_source_that_cannot_be_read_is_explained_and_changes_nothing() {
    let mut window = at_images();
    let revision = window.open_widget().project.revision();
    window.click("Make from one picture…");
    let whole = fs::read(picture(&window, "whole.png", 90, 90)).unwrap();
    let mut bomb = whole.clone();
    bomb[16..20].copy_from_slice(&90_000u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&90_000u32.to_be_bytes());
    let sum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let external =
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><image x:href="file:///secret.png"/></svg>"#;
    let sources: [(&str, &[u8], &str); 5] = [
        ("cut.png", &whole[..whole.len() / 2], "cut.png is a damaged PNG"),
        ("empty.png", b"", "empty.png is empty"),
        ("notes.png", b"no picture at all", "notes.png is no picture that the studio reads"),
        ("bomb.png", &bomb, "bomb.png is too large: 90000 × 90000 pixels"),
        ("logo.svg", external.as_bytes(), "logo.svg loads another file: file:///secret.png"),
    ];
    for (name, bytes, message) in sources {
        let path = write(&window, name, bytes);
        window.drop_file(&path);
        assert!(window.mentions(message), "{name}: {}", window.outline());
    }
    assert!(
        window.mentions("would be missing in the logos") && window.mentions("The studio loads nothing for a drawing"),
        "why, and what next"
    );
    window.drop_file(&window.path("gone.png"));
    assert!(window.mentions("gone.png can't be read"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.state().dialogs.is_open() && window.open_widget().project.revision() == revision);
}

/// The sum of a PNG chunk.
fn crc32(bytes: &[u8]) -> u32 {
    let fold =
        |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 });
    !bytes.iter().fold(!0, fold)
}

#[test]
fn the_crm_is_drawn_beside_the_logos_and_at_real_size() {
    let mut window = at_images();
    assert!(window.says("List of integrations") && window.says("Card panel"));
    window.click("At real size");
    window.click_on(Role::RadioButton, "Dark CRM");
    window.click_on(Role::RadioButton, "200 %");
    assert!(window.names(Role::Image).contains(&"Settings window".to_owned()), "{}", window.outline());
    window.click("Logos");
    assert!(window.says("logo_dp.png"));
}

#[test]
fn measures_of_a_logo_are_told() {
    let mut window = at_images();
    window.click("Measures of logo_main.png");
    assert!(window.says("Drawing") && window.says("On dark") && window.says("The placeholder of the template"), "{}", window.outline());
}

#[test]
fn escape_asks_before_it_throws_pictures_away() {
    let mut window = in_lab(300, 200);
    let asks = |window: &Window| window.says("What you made here would be lost");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(asks(&window), "{}", window.outline());
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!asks(&window) && window.state().dialogs.front::<Lab>().is_some());
    window.click("Cancel");
    window.click("Go on here");
    assert!(!asks(&window) && window.says("brand.png"));
    window.click("Close");
    window.click("Throw it away");
    assert!(!window.state().dialogs.is_open());
}

#[test]
fn a_click_while_pictures_are_drawn_is_not_lost() {
    let mut window = in_lab(300, 200);
    let before = body(&window, "images/logo_main.png");
    // Another way to make them, and at once the button.
    let plans = (0..SLOTS.len())
        .map(|at| (at, Plan { place: Place::Fill, padding: 10.0, background: Background::Transparent, sharpen: false }))
        .collect();
    let app = &mut window.harness.state_mut().app;
    app.send(ImagesCommand::Draw(plans));
    app.send(ImagesCommand::Apply(vec![0]));
    window.settle();
    assert!(!window.state().dialogs.is_open(), "{}", window.outline());
    assert_ne!(body(&window, "images/logo_main.png"), before);
}
