//! Logos from sources of every format and shape, and sources that are broken or hostile on purpose.

use std::cell::Cell;
use std::io::Cursor;
use std::ops::ControlFlow;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;
use widget_studio::crm::images::{MAX_BYTES, SLOTS};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::picture::error::{SourceError, SvgError};
use widget_studio::formats::picture::format_of;
use widget_studio::formats::picture::no_progress;
use widget_studio::formats::picture::pyramid::Rect;
use widget_studio::formats::picture::source::{Source, SourceKind};
use widget_studio::formats::png::PngFacts;
use widget_studio::services::bundled;
use widget_studio::services::logos::compose::{Background, Direction, Place, Plan, compose};
use widget_studio::services::logos::make::{MakeError, Order, changes, make};
use widget_studio::services::logos::{difference, repair, write};

const FORMATS: [ImageFormat; 5] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp];

/// Noise and shades, with clear parts: hard to pack.
fn drawn(width: u32, height: u32, seed: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| {
        let noise = (x.wrapping_mul(73_856_093) ^ y.wrapping_mul(19_349_663) ^ seed).wrapping_mul(2_654_435_761);
        Rgba([
            (noise >> 24) as u8,
            (noise >> 16) as u8,
            (noise >> 8) as u8,
            if x + y < width / 3 { 0 } else { 255 - (noise as u8 & 1) * 90 },
        ])
    })
}

fn encoded(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgba8(image.clone());
    let image = if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(image.into_rgb8()) } else { image };
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn png(image: &RgbaImage) -> Vec<u8> {
    encoded(image, ImageFormat::Png)
}

fn read(bytes: &[u8]) -> Result<Source, SourceError> {
    Source::read(bytes, &no_progress)
}

/// All six logos; checks each.
fn six(source: &Source, plan: Plan) -> Vec<Vec<u8>> {
    let paths: Vec<RelPath> = SLOTS.iter().map(|slot| RelPath::new(&slot.path()).unwrap()).collect();
    let orders: Vec<Order<'_>> = SLOTS.iter().zip(&paths).map(|(slot, path)| Order { path, size: slot.size(), source, plan }).collect();
    let made = make(&orders, &no_progress).unwrap();
    for (made, slot) in made.iter().zip(&SLOTS) {
        let facts = PngFacts::read(&made.png).unwrap();
        assert_eq!((facts.depth, facts.interlaced, facts.animated, facts.notes.len(), facts.trailing), (8, false, false, 0, 0));
        let again = image::load_from_memory_with_format(&made.png, ImageFormat::Png).unwrap();
        assert_eq!((again.width(), again.height()), slot.size(), "{}", slot.file);
        assert!(made.png.len() <= MAX_BYTES, "{} bytes", made.png.len());
    }
    made.into_iter().map(|made| made.png).collect()
}

fn place() -> impl Strategy<Value = Place> {
    let rect =
        (-50.0..500.0, -50.0..500.0, 0.0..600.0, 0.0..600.0).prop_map(|(x, y, width, height)| Place::Crop(Rect { x, y, width, height }));
    prop_oneof![Just(Place::Fit), Just(Place::Fill), Just(Place::Keep), rect]
}

fn background() -> impl Strategy<Value = Background> {
    let gradient = |(from, to): ([u8; 3], [u8; 3])| Background::Gradient { from, to, direction: Direction::UpRight };
    prop_oneof![
        Just(Background::Transparent),
        any::<[u8; 3]>().prop_map(Background::Colour),
        any::<([u8; 3], [u8; 3])>().prop_map(gradient)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_logo_is_as_the_platform_wants_it(
        format in prop::sample::select(FORMATS.to_vec()),
        (width, height) in prop_oneof![(1u32..600, 1u32..600), (1u32..3, 900u32..1500), (900u32..1500, 1u32..3)],
        place in place(),
        background in background(),
        padding in 0.0f32..60.0,
        seed: u32,
    ) {
        let source = read(&encoded(&drawn(width, height, seed), format)).unwrap();
        prop_assert_eq!(source.size, (width, height));
        six(&source, Plan { place, padding, background, sharpen: seed.is_multiple_of(2) });
    }
}

#[test]
fn a_gradient_keeps_its_colours_and_fine_stripes_their_light() {
    let shades = RgbaImage::from_fn(2048, 64, |x, _| Rgba([(x / 8) as u8, 255 - (x / 8) as u8, 128, 255]));
    let source = Source::of(SourceKind::Svg, shades);
    let small = compose(&source, (256, 8), &Plan { sharpen: true, ..Plan::default() }).unwrap().image;
    for (x, _, pixel) in small.enumerate_pixels() {
        let off = [pixel.0[0].abs_diff(x as u8), pixel.0[1].abs_diff(255 - x as u8), pixel.0[2].abs_diff(128)];
        assert!(off.iter().all(|off| *off <= 2) && pixel.0[3] == 255, "{x} {pixel:?}");
    }
    // Half white, half black is half the light, which is stored as 188, not 128.
    for width in [512, 340, 171] {
        let stripes = RgbaImage::from_fn(width, 300, |x, _| if x % 2 == 0 { Rgba([255; 4]) } else { Rgba([0, 0, 0, 255]) });
        let small =
            compose(&Source::of(SourceKind::Svg, stripes), (40, 40), &Plan { place: Place::Fill, sharpen: false, ..Plan::default() })
                .unwrap()
                .image;
        let middle = small.get_pixel(20, 20).0[0];
        assert!(middle.abs_diff(188) <= 4, "{width}: {middle}");
    }
}

#[test]
fn clear_parts_lend_no_colour_to_their_neighbours() {
    // Red, and clear pixels that hold green.
    let image = RgbaImage::from_fn(400, 400, |x, y| if (x / 3 + y / 3) % 2 == 0 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) });
    let small = compose(&Source::of(SourceKind::Svg, image), (84, 84), &Plan::default()).unwrap().image;
    assert!(small.pixels().all(|pixel| pixel.0[1] <= 1 && pixel.0[3] > 0), "green shines through");
}

#[test]
fn a_picture_of_the_right_size_stays_as_it_is() {
    let image = RgbaImage::from_fn(108, 108, |x, y| Rgba([(x * 2) as u8, (y * 2) as u8, 77, 255]));
    let source = read(&png(&image)).unwrap();
    for place in [Place::Fit, Place::Fill, Place::Keep] {
        assert_eq!(compose(&source, (108, 108), &Plan { place, ..Plan::default() }).unwrap().image, image, "{place:?}");
    }
    let kept = compose(&source, (130, 100), &Plan { place: Place::Keep, ..Plan::default() }).unwrap();
    assert_eq!((kept.scale, kept.image.get_pixel(11, 0), kept.image.get_pixel(10, 0).0[3]), (1.0, image.get_pixel(0, 4), 0));
}

#[test]
fn padding_background_and_upscaling_do_what_they_say() {
    let source = read(&png(&RgbaImage::from_pixel(50, 50, Rgba([200, 10, 10, 255])))).unwrap();
    let plan = Plan { padding: 10.0, background: Background::Colour([1, 2, 3]), ..Plan::default() };
    let composed = compose(&source, (100, 100), &plan).unwrap();
    assert_eq!((composed.image.get_pixel(9, 50).0, composed.image.get_pixel(10, 50).0), ([1, 2, 3, 255], [200, 10, 10, 255]));
    assert_eq!(composed.scale, 1.6);
    let path = RelPath::new("images/logo.png").unwrap();
    let made = make(&[Order { path: &path, size: (100, 100), source: &source, plan }], &no_progress).unwrap();
    assert_eq!(made[0].upscaled, Some(1.6));
}

#[test]
fn the_same_order_again_changes_nothing() {
    let source = read(&png(&drawn(300, 200, 5))).unwrap();
    let path = RelPath::new("images/logo_main.png").unwrap();
    let again = || make(&[Order { path: &path, size: (400, 272), source: &source, plan: Plan::default() }], &no_progress).unwrap();
    let mut widget = bundled::plain();
    let first = changes(&widget, again());
    assert_eq!(first.len(), 1);
    widget.apply(&first).unwrap();
    assert!(changes(&widget, again()).is_empty());
    let fixed = repair::sized(&png(&drawn(300, 200, 5)), (84, 84), Place::Fill).unwrap();
    assert!(repair::sized(&fixed, (84, 84), Place::Fill).unwrap() == fixed);
    assert!(write::plain(&fixed).unwrap() == fixed);
    assert!(write::shrunk(&fixed).unwrap() == fixed);
}

#[test]
fn work_can_be_stopped() {
    let calls = Cell::new(0);
    let stop_at = |most: u32| {
        let calls = &calls;
        calls.set(0);
        move |_: f32| {
            calls.set(calls.get() + 1);
            if calls.get() > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
    };
    assert!(matches!(Source::read(&png(&drawn(30, 20, 1)), &stop_at(1)), Err(SourceError::Stopped)));
    // Noise: the file is about as large as the pixels, so that the decoder comes back often.
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::Gif] {
        let noise = encoded(&drawn(300, 200, 1), format);
        assert!(matches!(Source::read(&noise, &stop_at(8)), Err(SourceError::Stopped)), "{format:?}");
        assert!(calls.get() <= 10, "{format:?} went on after it was stopped: {}", calls.get());
    }
    let source = read(&png(&drawn(30, 20, 1))).unwrap();
    let path = RelPath::new("images/logo.png").unwrap();
    let order = Order { path: &path, size: (130, 100), source: &source, plan: Plan::default() };
    assert_eq!(make(&[order; 4], &stop_at(2)), Err(MakeError::Stopped));
}

#[test]
fn what_does_not_fit_without_loss_gets_few_colours_and_says_what_that_costs() {
    let noise = drawn(400, 272, 9);
    let written = write::within(&noise, MAX_BYTES).unwrap();
    let loss = written.loss.unwrap();
    assert!(written.png.len() <= MAX_BYTES && loss.alike < 1.0 && loss.alike > 0.3, "{loss:?}");
    let shades = RgbaImage::from_fn(300, 200, |x, y| Rgba([(x * 255 / 300) as u8, (y * 255 / 200) as u8, 90, 255]));
    let (png, loss) = write::with_palette(&shades).unwrap();
    let again = image::load_from_memory(&png).unwrap().into_rgba8();
    assert!(loss.alike > 0.7 && loss.alike == difference::alike(&shades, &again), "{loss:?}");
    let mut colours: Vec<_> = again.pixels().collect();
    colours.sort_by_key(|pixel| pixel.0);
    colours.dedup();
    assert!(colours.len() <= 256, "{}", colours.len());
}

/// A PNG with its header's size set anew, the sum of the header right.
fn resized_header(png: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut png = png.to_vec();
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

fn crc(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 });
    !bytes.iter().fold(!0, step)
}

#[track_caller]
fn damaged(bytes: &[u8]) {
    let error = read(bytes).unwrap_err();
    assert!(matches!(error, SourceError::Damaged { .. }), "{error:?}");
}

#[test]
fn broken_files_are_told_and_not_half_read() {
    let image = drawn(60, 40, 3);
    for format in FORMATS {
        let whole = encoded(&image, format);
        damaged(&whole[..whole.len() * 2 / 3]);
    }
    let png = png(&image);
    damaged(&png[..40]);
    damaged(&resized_header(&png, 60, 41));
    damaged(&resized_header(&png, 61, 40));
    damaged(&resized_header(&png, 0, 40));
    for (width, height) in [(60, 39), (59, 40), (30, 20)] {
        let lying = read(&resized_header(&png, width, height));
        assert!(matches!(lying, Err(SourceError::Lying { .. } | SourceError::Damaged { .. })), "{width} {height}: {lying:?}");
    }
    assert!(matches!(read(&resized_header(&png, 60, 39)), Err(SourceError::Lying { width: 60, height: 39 })));
    let mut wrong_sum = png.clone();
    let at = png.windows(4).position(|kind| kind == b"IDAT").unwrap();
    wrong_sum[at + 9] ^= 0x40;
    damaged(&wrong_sum);
    wrong_sum = png.clone();
    wrong_sum[30] ^= 1;
    damaged(&wrong_sum);
    for no_picture in [b"hello".as_slice(), b"%PDF-1.4", b"<html></html>", b"\xff\xfe<\0s\0v\0g\0"] {
        assert!(matches!(read(no_picture), Err(SourceError::NotAPicture)));
    }
    assert!(matches!(read(b""), Err(SourceError::Empty)));
    // What follows the picture is none of it.
    let mut longer = png.clone();
    longer.extend([0; 99]);
    assert!(read(&longer).is_ok());
}

#[test]
fn bombs_are_refused_before_memory_is_taken() {
    let bomb = resized_header(&png(&drawn(8, 8, 1)), 60_000, 60_000);
    assert!(matches!(read(&bomb), Err(SourceError::TooLarge { width: 60_000, height: 60_000 })));
    let mut gif = encoded(&drawn(8, 8, 1), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    assert!(matches!(read(&gif), Err(SourceError::TooLarge { .. })));
    let mut bmp = encoded(&drawn(8, 8, 1), ImageFormat::Bmp);
    bmp[18..22].copy_from_slice(&50_000u32.to_le_bytes());
    bmp[22..26].copy_from_slice(&50_000u32.to_le_bytes());
    assert!(matches!(read(&bmp), Err(SourceError::TooLarge { .. })));
    let heavy = vec![0; widget_studio::formats::picture::error::MAX_FILE_BYTES + 1];
    assert!(matches!(read(&heavy), Err(SourceError::TooHeavy(_))));
}

#[test]
fn of_five_thousand_frames_the_first_is_read() {
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    for at in 0..5000u32 {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(4, 4, Rgba([if at == 0 { 250 } else { 3 }, 0, 0, 255])))).unwrap();
    }
    drop(encoder);
    // What follows the first frame isn't even looked at.
    let second = gif.windows(3).enumerate().filter(|(_, bytes)| *bytes == [0x21, 0xf9, 0x04]).nth(1).unwrap().0;
    gif[second + 8..].fill(0xee);
    let source = read(&gif).unwrap();
    assert_eq!((source.size, source.image.get_pixel(0, 0).0[0]), ((4, 4), 250));
}

#[test]
fn a_photo_is_turned_upright() {
    let mut jpeg = encoded(&RgbaImage::from_pixel(40, 20, Rgba([9, 9, 9, 255])), ImageFormat::Jpeg);
    // Exif with one entry: orientation 6, a quarter turn.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    jpeg.splice(2..2, exif.iter().copied());
    assert_eq!(read(&jpeg).unwrap().size, (20, 40));
}

fn svg(inside: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">{inside}</svg>"#)
        .into_bytes()
}

#[test]
fn drawings_are_drawn() {
    let source = read(&svg(r##"<a href="https://example.net"><rect width="20" height="20" fill="#12ab34"/></a>"##)).unwrap();
    assert_eq!((source.kind, source.size), (SourceKind::Svg, (2048, 1024)));
    assert_eq!((source.image.get_pixel(500, 500).0, source.image.get_pixel(1500, 500).0[3]), ([0x12, 0xab, 0x34, 255], 0));
    six(&source, Plan::default());
    let spread = format!(
        "\u{feff}<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY c \"#ff0000\">]>{}",
        String::from_utf8(svg("<circle r='9' fill='&c;'/>")).unwrap()
    );
    assert!(read(spread.as_bytes()).is_ok());
}

#[test]
fn drawings_load_nothing_and_lack_nothing_in_silence() {
    let refused = |inside: &str| match read(&svg(inside)) {
        Err(SourceError::Svg(error)) => error,
        other => panic!("{inside}: {other:?}"),
    };
    for (inside, address) in [
        (r#"<image href="file:///etc/passwd" width="9" height="9"/>"#, "file:///etc/passwd"),
        (r#"<image xlink:href="https://example.net/a.png" width="9" height="9"/>"#, "https://example.net/a.png"),
        (r#"<use href="other.svg#part"/>"#, "other.svg#part"),
        (r#"<rect width="9" height="9" fill="url(other.svg#g)"/>"#, "other.svg#g"),
        (r#"<rect width="9" height="9" style="fill:url('http://example.net/g')"/>"#, "http://example.net/g"),
        (r#"<style>@import "a.css";</style>"#, "\"a.css\""),
        (r#"<filter id="f"><feImage href="b.png"/></filter>"#, "b.png"),
    ] {
        assert_eq!(refused(inside), SvgError::External(address.to_owned()));
    }
    assert_eq!(refused("<text y='9'>Name</text>"), SvgError::Text);
    assert_eq!(refused(r#"<image href="data:image/png;base64,AAAA" width="9" height="9"/>"#), SvgError::Raster);
    assert!(matches!(refused("<rect>"), SvgError::Malformed(_)));
}

#[test]
fn drawings_that_grow_without_end_are_refused() {
    let lol = (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect::<String>();
    let laughs = format!(r#"<!DOCTYPE svg [<!ENTITY l0 "ha">{lol}]><svg xmlns="http://www.w3.org/2000/svg"><desc>&l9;</desc></svg>"#);
    assert!(matches!(read(laughs.as_bytes()), Err(SourceError::Svg(SvgError::Malformed(_)))));
    let deep = |tag: &str, count: usize| {
        svg(&format!("{}<rect width='9' height='9'/>{}", format!("<{tag}>").repeat(count), format!("</{}>", &tag[..1]).repeat(count)))
    };
    let uses = (1..40).map(|n| format!("<g id='u{n}'><use href='#u{}'/><use href='#u{}'/></g>", n - 1, n - 1)).collect::<String>();
    let uses = svg(&format!("<defs><rect id='u0' width='9' height='9'/>{uses}</defs><use href='#u39'/>"));
    let layers = deep("g opacity='.9'", 60);
    assert!(read(&deep("g", 120)).is_ok());
    let grown = r#"<!DOCTYPE svg [<!ENTITY a "<g><g/></g>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>"#;
    for hostile in [grown.into(), deep("g", 500), deep("g", 50_000), layers, uses, svg(&"<g/>".repeat(200_000))] {
        let error = read(&hostile).unwrap_err();
        assert!(matches!(error, SourceError::Svg(SvgError::TooComplex | SvgError::Malformed(_))), "{error:?}");
    }
}

/// A drawing whose effect may take minutes, with its name.
fn slow_drawings() -> Vec<(&'static str, Vec<u8>)> {
    let all = |inside: &str| svg(inside);
    let filtered = |primitives: &str| {
        all(&format!(
            "<filter id='f' x='-50%' y='-50%' width='200%' height='200%'>{primitives}</filter><rect width='40' height='20' filter='url(#f)'/>"
        ))
    };
    let chain = |name: &str, what: &dyn Fn(&str) -> String| {
        let steps: String = (1..12).map(|n| what(&format!("{}", n)).replace("PREVIOUS", &format!("{name}{}", n - 1))).collect();
        format!("<defs><rect id='{name}0' width='40' height='20'/>{steps}</defs>")
    };
    let patterns = chain("p", &|n| {
        let rect = "<rect width='40' height='20' fill='url(#PREVIOUS)'/>".repeat(8);
        format!("<pattern id='p{n}' width='40' height='20' patternUnits='userSpaceOnUse'>{rect}</pattern>")
    });
    let used = chain("u", &|n| format!("<g id='u{n}'>{}</g>", "<use href='#PREVIOUS'/>".repeat(3)));
    vec![
        ("blurs", filtered(&"<feGaussianBlur stdDeviation='4000'/>".repeat(60))),
        ("a wide erosion", filtered("<feMorphology operator='erode' radius='3'/>")),
        ("a large matrix", filtered(&format!("<feConvolveMatrix order='40' kernelMatrix='{}'/>", "1 ".repeat(1_600)))),
        ("turbulence", filtered("<feTurbulence baseFrequency='.1' numOctaves='200'/>")),
        ("a merge of thousands", filtered(&format!("<feMerge>{}</feMerge>", "<feMergeNode in='SourceGraphic'/>".repeat(3_000)))),
        (
            "filtered groups",
            all(&format!(
                "<filter id='f'><feGaussianBlur stdDeviation='9'/></filter>{}",
                "<g filter='url(#f)'><rect width='40' height='20'/></g>".repeat(100)
            )),
        ),
        ("patterns within patterns", all(&format!("{patterns}<rect width='40' height='20' fill='url(#p11)'/>"))),
        (
            "filtered uses within uses",
            all(&format!("<filter id='f'><feOffset dx='1'/></filter>{used}{}", "<use href='#u6' filter='url(#f)'/>".repeat(90))),
        ),
        (
            "masked groups",
            all(&format!(
                "<mask id='m'><rect width='40' height='20' fill='#fff' opacity='.5'/></mask>{}",
                "<g mask='url(#m)'><rect width='40' height='20'/></g>".repeat(400)
            )),
        ),
        ("rectangles over all", all(&"<rect width='40' height='20'/>".repeat(20_000))),
        (
            "gradients over all",
            all(&format!(
                "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient>{}",
                "<rect width='40' height='20' fill='url(#g)'/>".repeat(2_000)
            )),
        ),
        ("dashes", all(&"<path d='M0 0H9' stroke='red' stroke-dasharray='.00002'/>".repeat(200))),
    ]
}

#[test]
fn drawings_that_would_take_minutes_are_refused_before_they_are_drawn() {
    for (what, drawing) in slow_drawings() {
        let error = read(&drawing).expect_err(what);
        assert!(matches!(error, SourceError::Svg(SvgError::TooSlow | SvgError::TooComplex)), "{what}: {error:?}");
    }
    let error = read(&slow_drawings().remove(0).1).unwrap_err();
    assert!(error.to_string().contains("2000000000"), "{error}");
    let large = svg(
        "<pattern id='p' width='4000' height='4000' patternUnits='userSpaceOnUse'><path d='M0 0h9v9'/></pattern><path fill='url(#p)' d='M0 0h9v9'/>",
    );
    assert_eq!(read(&large).unwrap_err(), SourceError::Svg(SvgError::TooComplex));
}

#[test]
fn drawings_with_the_effects_of_a_logo_are_drawn() {
    let shadow = "<filter id='s' x='-20%' y='-20%' width='140%' height='140%'><feDropShadow dx='.2' dy='.2' stdDeviation='.3'/></filter>";
    let drawings = [
        format!("{shadow}<g filter='url(#s)'><circle cx='4' cy='4' r='3'/></g>"),
        format!("{shadow}{}", "<circle cx='4' cy='4' r='.5' filter='url(#s)'/>".repeat(40)),
        "<clipPath id='c'><circle cx='4' cy='4' r='4'/></clipPath><g clip-path='url(#c)'><rect width='9' height='9' fill='red'/></g>"
            .to_owned(),
        "<pattern id='p' width='.1' height='.1'><circle r='.2'/></pattern><rect width='9' height='9' fill='url(#p)'/>".to_owned(),
        "<g opacity='.5'><rect width='5' height='5'/></g>".repeat(20),
        "<path d='M0 0L9 9' stroke='red' stroke-dasharray='.2 .1'/>".repeat(50),
        "<path d='M1 1L3 2L2 5Z'/>".repeat(3_000),
    ];
    for inside in drawings {
        assert!(read(&svg(&inside)).is_ok(), "{}", &inside[..60]);
    }
}

#[test]
fn sources_are_told_apart_by_content() {
    for format in FORMATS {
        let bytes = encoded(&drawn(5, 4, 0), format);
        assert_eq!(read(&bytes).unwrap().kind, SourceKind::Raster(format_of(&bytes).unwrap()));
    }
}
