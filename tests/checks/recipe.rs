//! Recipes: how a fixture differs from the plain template, one step a line.
//!
//! ```text
//! # a comment
//! profile public                           check for moderation (default: private)
//! product kommo                            check for Kommo (default: amoCRM)
//! also manifest/x                          a bad fixture that can't avoid another rule names it
//! set FILE /pointer JSON                   give a value (adds what is missing on the way)
//! numbers FILE /pointer N                  give a value a list of N numbers
//! remove FILE /pointer                     take a member or item away
//! rename-key FILE /pointer KEY             give a member another key
//! replace FILE "old" => "new"              replace the only occurrence (both as JSON strings)
//! text FILE "content"                      write a text file (a JSON string)
//! bytes FILE hex                           write a binary file
//! png FILE WxH                             write a picture of that size
//! jpeg FILE WxH                            the same as a JPEG
//! noise FILE WxH                           a PNG that can't be compressed
//! padded FILE WxH N                        a PNG with N bytes of metadata
//! box FILE WxH X,Y,WxH COLOUR GROUND       a PNG with a rectangle on a ground, colours as RRGGBBAA
//! stretch FILE WxH                         the same drawing twice as wide, in a picture of that size
//! png16 FILE WxH                           a PNG of 16 bits a channel
//! interlace FILE                           an interlaced PNG of 2x2
//! chunk FILE KIND "text"                   put a chunk after the header of a PNG
//! append FILE "text"                       put bytes at the end of a file
//! repeat N STEP                            N times the step, with {n} in it counted from 1
//! truncate FILE N                          cut the file after N bytes
//! delete FILE                              take a file away
//! move FILE FILE                           give a file another path
//! nest FOLDER                              put all files into FOLDER
//! archive NAME.zip                         it came from an archive of that name
//! oddity KIND ENTRY                        … in which this was odd (a name of OddityKind)
//! ```

use std::path::Path;
use std::sync::Arc;

use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::formats::json::edit;
use widget_studio::formats::path::RelPath;
use widget_studio::formats::text_edit::TextEdit;
use widget_studio::formats::zip::facts::{ArchiveFacts, Oddity, OddityKind};
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;

pub struct Fixture {
    pub name: String,
    pub widget: Widget,
    pub product: Product,
    pub profile: Profile,
    pub also: Vec<String>,
}

impl Fixture {
    pub fn read(folder: &Path) -> Self {
        let file = folder.join("recipe.txt");
        let recipe = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let mut fixture = Self {
            name: folder.display().to_string(),
            widget: bundled::plain(),
            product: Product::AmoCrm,
            profile: Profile::Private,
            also: Vec::new(),
        };
        for line in recipe.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            fixture.step(line);
        }
        fixture
    }

    fn step(&mut self, line: &str) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
        let changes = match verb {
            "profile" => return self.profile = if rest == "public" { Profile::Public } else { Profile::Private },
            "product" => return self.product = if rest == "kommo" { Product::Kommo } else { Product::AmoCrm },
            "also" => return self.also.push(rest.to_owned()),
            "set" => {
                let (pointer, value) = tail.split_once(' ').unwrap_or_else(|| panic!("{}: {line}", self.name));
                let value = serde_json::from_str(value).unwrap_or_else(|e| panic!("{}: {line}: {e}", self.name));
                vec![self.widget.edit_json(first, |text, json| edit::set(text, json, pointer, &value)).unwrap()]
            }
            "numbers" => {
                let (pointer, count) = tail.split_once(' ').unwrap();
                let list = (1..=count.parse::<usize>().unwrap()).collect::<Vec<_>>().into();
                vec![self.widget.edit_json(first, |text, json| edit::set(text, json, pointer, &list)).unwrap()]
            }
            "remove" => vec![self.widget.edit_json(first, |text, json| edit::remove(text, json, tail)).unwrap()],
            "rename-key" => {
                let (pointer, key) = tail.split_once(' ').unwrap();
                vec![self.widget.edit_json(first, |text, json| edit::rename_key(text, json, pointer, key)).unwrap()]
            }
            "replace" => {
                let (old, new) = tail.split_once(" => ").unwrap();
                let (old, new) = (unquote(old), unquote(new));
                let text = self.widget.text(first).unwrap_or_else(|| panic!("{}: no text {first}", self.name)).as_str();
                assert_eq!(text.matches(&old).count(), 1, "{}: {old:?} must stand once in {first}", self.name);
                let at = text.find(&old).unwrap();
                vec![FileChange::Edit { path: path(first), edits: vec![TextEdit::replace(at..at + old.len(), new)] }]
            }
            "text" => vec![write(first, FileBody::text(unquote(tail)))],
            "bytes" => vec![write(first, FileBody::read(&path(first), unhex(tail)))],
            "png" => vec![write(first, picture(tail, ImageFormat::Png, false))],
            "jpeg" => vec![write(first, picture(tail, ImageFormat::Jpeg, false))],
            "noise" => vec![write(first, picture(tail, ImageFormat::Png, true))],
            "padded" => {
                let (size, length) = tail.split_once(' ').unwrap();
                vec![write(first, pad(&picture(size, ImageFormat::Png, false), length.parse().unwrap()))]
            }
            "box" => vec![write(first, boxed(tail))],
            "stretch" => {
                let picture = image::load_from_memory(self.widget.get(first).unwrap().as_bytes()).unwrap().into_rgba8();
                let (width, height) = tail.split_once('x').map(|(w, h)| (w.parse().unwrap(), h.parse().unwrap())).unwrap();
                let flat = image::imageops::thumbnail(&picture, width, height / 2);
                let mut out = RgbaImage::new(width, height);
                image::imageops::overlay(&mut out, &flat, 0, i64::from(height / 4));
                vec![write(first, encoded(out.into()))]
            }
            "png16" => vec![write(first, deep(tail))],
            "interlace" => vec![write(first, FileBody::bytes(unhex(INTERLACED)))],
            "chunk" => {
                let (kind, text) = tail.split_once(' ').unwrap();
                let png = self.widget.get(first).unwrap();
                vec![write(first, with_chunk(png, [kind.as_bytes(), unquote(text).as_bytes()].concat()))]
            }
            "append" => {
                let bytes = self.widget.get(first).unwrap().as_bytes();
                vec![write(first, FileBody::bytes([bytes, unquote(tail).as_bytes()].concat()))]
            }
            "repeat" => return (1..=first.parse::<usize>().unwrap()).for_each(|n| self.step(&tail.replace("{n}", &n.to_string()))),
            "truncate" => {
                let bytes = self.widget.get(first).unwrap().as_bytes();
                vec![write(first, FileBody::bytes(&bytes[..tail.parse().unwrap()]))]
            }
            "delete" => vec![FileChange::Delete { path: path(first) }],
            "move" => vec![FileChange::Rename { from: path(first), to: path(tail) }],
            "nest" => self
                .widget
                .files()
                .map(|(from, _)| FileChange::Rename { from: from.clone(), to: path(&format!("{rest}/{from}")) })
                .collect(),
            "archive" => {
                vec![FileChange::Archive { facts: Some(Arc::new(ArchiveFacts { file_name: rest.to_owned(), oddities: Vec::new() })) }]
            }
            "oddity" => {
                let mut facts = self.widget.archive().map_or_else(Default::default, |facts| (**facts).clone());
                facts.oddities.push(Oddity { kind: oddity(first), entry: tail.to_owned() });
                vec![FileChange::Archive { facts: Some(Arc::new(facts)) }]
            }
            _ => panic!("{}: no step {verb}", self.name),
        };
        self.widget.apply(&changes).unwrap_or_else(|e| panic!("{}: {line}: {e}", self.name));
    }
}

fn path(path: &str) -> RelPath {
    RelPath::new(path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn write(file: &str, body: FileBody) -> FileChange {
    FileChange::Write { path: path(file), body }
}

fn unquote(text: &str) -> String {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    digits.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn picture(size: &str, format: ImageFormat, noise: bool) -> FileBody {
    let (width, height) = size.split_once('x').unwrap();
    let mut seed = 1u32;
    let image = RgbImage::from_fn(width.parse().unwrap(), height.parse().unwrap(), |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if noise { Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8]) } else { Rgb([x as u8, y as u8, 128]) }
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    FileBody::bytes(bytes.into_inner())
}

/// A PNG with a comment of `length` bytes after its header.
fn pad(png: &FileBody, length: usize) -> FileBody {
    let mut chunk = b"tEXtComment\0".to_vec();
    chunk.resize(4 + length, b'x');
    with_chunk(png, chunk)
}

/// A PNG with a chunk, its kind and data, after its header.
fn with_chunk(png: &FileBody, chunk: Vec<u8>) -> FileBody {
    const HEADER: usize = 33;
    let sum = chunk.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    });
    let length = u32::try_from(chunk.len() - 4).unwrap().to_be_bytes();
    let mut bytes = png.as_bytes().to_vec();
    bytes.splice(HEADER..HEADER, [&length[..], &chunk, &(!sum).to_be_bytes()].concat());
    FileBody::bytes(bytes)
}

/// An interlaced PNG of 2 by 2 grey pixels.
const INTERLACED: &str = "89504e470d0a1a0a0000000d494844520000000200000002080000000120da626e0000000f49444154789c631060686070f80f0003e601d0632cdec60000000049454e44ae426082";

/// `WxH X,Y,WxH COLOUR GROUND`
fn boxed(text: &str) -> FileBody {
    let parts: Vec<&str> = text.split(' ').collect();
    let number = |text: &str| text.parse::<u32>().unwrap();
    let size = |text: &str| text.split_once('x').map(|(width, height)| (number(width), number(height))).unwrap();
    let colour = |text: &str| Rgba(<[u8; 4]>::try_from(unhex(text)).unwrap());
    let place: Vec<&str> = parts[1].split(',').collect();
    let ((left, top), (wide, high)) = ((number(place[0]), number(place[1])), size(place[2]));
    let (ink, ground) = (colour(parts[2]), colour(parts[3]));
    let (width, height) = size(parts[0]);
    let inside = |x: u32, y: u32| (left..left + wide).contains(&x) && (top..top + high).contains(&y);
    encoded(RgbaImage::from_fn(width, height, |x, y| if inside(x, y) { ink } else { ground }).into())
}

/// The picture of `png` with 16 bits a channel.
fn deep(size: &str) -> FileBody {
    let (width, height) = size.split_once('x').unwrap();
    let pixel = |x: u32, y: u32| Rgb([x as u16 * 100, y as u16 * 100, 7]);
    encoded(image::ImageBuffer::<Rgb<u16>, Vec<u16>>::from_fn(width.parse().unwrap(), height.parse().unwrap(), pixel).into())
}

fn encoded(image: image::DynamicImage) -> FileBody {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    FileBody::bytes(bytes.into_inner())
}

fn oddity(name: &str) -> OddityKind {
    let all = [
        OddityKind::Damaged,
        OddityKind::Cut,
        OddityKind::Encrypted,
        OddityKind::UnsupportedMethod,
        OddityKind::HeaderMismatch,
        OddityKind::Duplicate,
        OddityKind::Backslash,
        OddityKind::Absolute,
        OddityKind::DotDot,
        OddityKind::Drive,
        OddityKind::Nul,
        OddityKind::LongName,
        OddityKind::Symlink,
        OddityKind::Special,
        OddityKind::NameEncoding,
        OddityKind::Bomb,
        OddityKind::Stray,
    ];
    all.into_iter().find(|kind| format!("{kind:?}") == name).unwrap_or_else(|| panic!("no oddity {name}"))
}
