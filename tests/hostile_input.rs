//! Archives and pictures made to do harm, each with what happens: the tables of `docs/SECURITY.md` are written from here.
//! `WIDGET_STUDIO_BLESS=1 cargo test --test hostile_input` renews them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use widget_studio::checks;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::path::names::visible;
use widget_studio::formats::picture::no_progress;
use widget_studio::formats::picture::source::Source;
use widget_studio::formats::zip::facts::OddityKind;
use widget_studio::formats::zip::read::MAX_TOTAL_BYTES;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;
use widget_studio::system::files;
use widget_studio::text::Lang;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

type Bytes = Vec<u8>;

const MANIFEST: (&str, &[u8]) = ("manifest.json", b"{}");

fn zip(files: &[(&str, &[u8])]) -> Bytes {
    zip_with(SimpleFileOptions::default(), files)
}

fn zip_with(options: SimpleFileOptions, files: &[(&str, &[u8])]) -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// `bytes` with every `from` turned into `to`, which is as long.
fn patched(mut bytes: Bytes, from: &[u8], to: &[u8]) -> Bytes {
    assert_eq!(from.len(), to.len());
    let starts: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!starts.is_empty());
    starts.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(to));
    bytes
}

/// `bytes` with a field changed in the header and in the directory record of every file.
fn with_field(mut bytes: Bytes, offset: usize, value: u16) -> Bytes {
    for (signature, offset) in [(b"PK\x03\x04", offset), (b"PK\x01\x02", offset + 2)] {
        let starts: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(signature)).collect();
        starts.into_iter().for_each(|at| bytes[at + offset..at + offset + 2].copy_from_slice(&value.to_le_bytes()));
    }
    bytes
}

fn named(name: &str) -> Bytes {
    let stand_in: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' }).collect();
    let stand_in = stand_in.replace("..", "__");
    patched(zip(&[MANIFEST, (&stand_in, b"x")]), stand_in.as_bytes(), name.as_bytes())
}

fn symlink() -> Bytes {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("script.js", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// An archive whose `script.js` is of this kind, by its mode.
fn with_kind(kind: u32) -> Bytes {
    const ATTRIBUTES: usize = 38;
    let mut bytes = zip(&[("script.js", b"x")]);
    let record = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[record + ATTRIBUTES..record + ATTRIBUTES + 4].copy_from_slice(&((kind | 0o644) << 16).to_le_bytes());
    bytes
}

fn zeros(megabytes: usize) -> Bytes {
    vec![0; megabytes * 1024 * 1024]
}

/// An archive that holds sixteen archives of sixteen bombs.
fn nested_bombs() -> Bytes {
    let bomb = zip(&[("zeros.bin", &zeros(8))]);
    let names: Vec<String> = (0..16).map(|n| format!("{n}.zip")).collect();
    let inner = zip(&names.iter().map(|name| (name.as_str(), bomb.as_slice())).collect::<Vec<_>>());
    zip(&names.iter().map(|name| (name.as_str(), inner.as_slice())).collect::<Vec<_>>())
}

/// Many files that all unpack the same bytes: the records of the directory point to one place.
fn overlapping() -> Bytes {
    let noise: Bytes = (0..400_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let names: Vec<String> = (0..200).map(|n| format!("file{n:03}.bin")).collect();
    let one = zip_with(SimpleFileOptions::default().compression_method(CompressionMethod::Stored), &[("file000.bin", &noise)]);
    let start = one.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = one.windows(4).rposition(|bytes| bytes == b"PK\x05\x06").unwrap();
    let mut bytes = one[..start].to_vec();
    for name in &names {
        let record = patched(one[start..end].to_vec(), b"file000.bin", name.as_bytes());
        bytes.extend(record);
    }
    let size = (bytes.len() - start) as u32;
    let mut tail = one[end..].to_vec();
    for at in [8, 10] {
        tail[at..at + 2].copy_from_slice(&(names.len() as u16).to_le_bytes());
    }
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    bytes
}

fn many(count: usize) -> Bytes {
    let names: Vec<String> = (0..count).map(|n| n.to_string()).collect();
    zip_with(
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
        &names.iter().map(|name| (name.as_str(), b"".as_slice())).collect::<Vec<_>>(),
    )
}

fn archives() -> Vec<(&'static str, Bytes)> {
    let long = zip(&[MANIFEST, ("zeros.bin", &zeros(3))]);
    let size = |bytes: usize| (bytes as u32).to_le_bytes();
    let fifteen = zeros(15);
    let names: Vec<String> = (0..20).map(|n| format!("{n}.bin")).collect();
    let total: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), fifteen.as_slice())).collect();
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let half = zip(&[MANIFEST, ("script.js", b"define();")]);
    vec![
        ("a name that leads out: `../../evil.js`", named("../../evil.js")),
        ("an absolute name: `/etc/evil.js`", named("/etc/evil.js")),
        ("a name with a drive: `C:/evil.js`", named("C:/evil.js")),
        ("a name with backslashes: `i18n\\ru.json`", named("i18n\\ru.json")),
        ("a name with a NUL: `logo.js␀.png`", named("logo.js\0.png")),
        ("a symbolic link to `/etc/passwd`", symlink()),
        ("two names that differ in case only", zip(&[MANIFEST, ("Script.js", b"a"), ("script.js", b"b")])),
        ("two names that differ in how an accent is written", zip(&[MANIFEST, ("cafe\u{301}.js", b"a"), ("café.js", b"b")])),
        ("a name of a device: `con.js`", named("con.js")),
        ("a stream of another file: `script.js:x`", zip(&[MANIFEST, ("script.js", b"a"), ("script.js:x", b"b")])),
        ("a name that Windows cuts: `manifest.json.`", named("manifest.json.")),
        ("a drive in the middle: `i18n/C:/evil.js`", zip(&[MANIFEST, ("i18n/C:/evil.js", b"x")])),
        ("a stream of a picture: `images/a.png:x`", zip(&[MANIFEST, ("images/a.png:x", b"x")])),
        ("names of devices in folders: `i18n/nul.json`", zip(&[MANIFEST, ("CON", b"x"), ("COM1.js", b"x"), ("i18n/nul.json", b"x")])),
        ("signs that Windows can't store: `q?*<>|\".js`", zip(&[MANIFEST, ("q?*<>|\".js", b"x")])),
        ("a short name of Windows: `MANIFE~1.JSO`", zip(&[MANIFEST, ("MANIFE~1.JSO", b"{}")])),
        ("a control character in a name", zip(&[MANIFEST, ("card\u{1b}.js", b"x")])),
        ("a character that nobody sees: `scr⟨U+200B⟩ipt.js`", zip(&[MANIFEST, ("scr\u{200b}ipt.js", b"x")])),
        ("a name that turns the direction of writing: `card⟨U+202E⟩gnp.js`", zip(&[MANIFEST, ("card\u{202e}gnp.js", b"x")])),
        ("a name of 300 characters", zip(&[MANIFEST, (&"a".repeat(300), b"x")])),
        ("a name of 60,000 characters", zip(&[MANIFEST, (&"a".repeat(60_000), b"x")])),
        ("a folder 2,000 folders deep", zip(&[MANIFEST, (&("a/".repeat(2_000) + "a"), b"x")])),
        ("a file beside a script of the folder's name: `script.js/a`", zip(&[MANIFEST, ("script.js", b"a"), ("script.js/a", b"b")])),
        ("a pipe by its mode", with_kind(0o010_000)),
        ("a device by its mode", with_kind(0o060_000)),
        ("a socket by its mode", with_kind(0o140_000)),
        ("a program before the archive", [b"MZ and a program".as_slice(), &zip(&[MANIFEST])].concat()),
        ("something behind the archive", [&zip(&[MANIFEST]), b"<script>".as_slice()].concat()),
        ("a file that is a folder too", zip(&[MANIFEST, ("card", b"a"), ("card/a.js", b"b")])),
        ("the same name twice", patched(zip(&[MANIFEST, ("a.js", b"first"), ("b.js", b"last")]), b"b.js", b"a.js")),
        ("sizes that are too small: 3 MB declared as 10 bytes", patched(long.clone(), &size(3 * 1024 * 1024), &size(10))),
        ("sizes that are too large: 3 MB declared as 2 GB", patched(long.clone(), &size(3 * 1024 * 1024), &size(0x7fff_ffff))),
        ("an archive in the archive", zip(&[MANIFEST, ("inner.zip", &zip(&[("evil.js", b"x")]))])),
        ("a bomb: 15 MB of zeros in 15 KB", zip(&[MANIFEST, ("zeros.bin", &zeros(15))])),
        ("bombs in all: 20 files of 15 MB of zeros", zip(&total)),
        ("a bomb of archives, three deep (as 42.zip)", nested_bombs()),
        ("200 files that share 1.6 MB (an overlapping bomb)", overlapping()),
        ("one file of 25 MB", zip_with(stored, &[MANIFEST, ("a.bin", &zeros(25))])),
        ("a file with a password", with_field(zip(&[MANIFEST]), 6, 1)),
        ("a method of packing that is rare", with_field(zip(&[MANIFEST]), 8, 14)),
        ("zip64 sizes", zip_with(SimpleFileOptions::default().large_file(true), &[MANIFEST, ("script.js", b"define();")])),
        ("100,000 entries", many(100_000)),
        ("half an archive", half[..half.len() / 2].to_vec()),
        ("no archive at all", b"7z\xbc\xaf\x27\x1c".to_vec()),
    ]
}

/// What comes of opening and checking the archive.
fn opened(bytes: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("widget.zip");
    fs::write(&path, bytes).unwrap();
    let outcome = match files::open(&path) {
        Err(error) => format!("refused: {}", Lang::En.msg(&error.explain()).replace(&path.display().to_string(), "widget.zip")),
        Ok(opened) => {
            let total: usize = opened.widget.files().map(|(_, body)| body.len()).sum();
            assert!(total as u64 <= MAX_TOTAL_BYTES);
            let odd: Vec<OddityKind> = opened.widget.archive().unwrap().oddities.iter().map(|oddity| oddity.kind).collect();
            let names: Vec<&str> = opened.widget.files().map(|(path, _)| path.as_str()).filter(|name| *name != MANIFEST.0).collect();
            let kept = if names.len() > 3 { format!("{} files", names.len()) } else { visible(&names.join(", ")) };
            let found: Vec<&str> = package_findings(&opened.widget);
            format!(
                "{}; found: {}",
                if kept.is_empty() { "opened without it".to_owned() } else { format!("opened with {kept}") },
                or_none(found, odd.len())
            )
        }
    };
    assert!(fs::read_dir(dir.path()).unwrap().count() == 1 && !Path::new("/etc/evil.js").exists(), "nothing is written");
    outcome
}

fn or_none(mut rules: Vec<&str>, odd: usize) -> String {
    rules.dedup();
    match (rules.is_empty(), odd) {
        (true, 0) => "nothing".to_owned(),
        (true, odd) => panic!("{odd} oddities that nobody is told of"),
        (false, _) => rules.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", "),
    }
}

/// Findings about the archive itself: those of its files are another matter.
fn package_findings(widget: &Widget) -> Vec<&'static str> {
    let report = checks::check(widget, Product::AmoCrm, Profile::Private);
    let of_package = |rule: &str| rule.starts_with("package/");
    let mut rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.id).filter(|rule| of_package(rule)).collect();
    rules.sort_unstable();
    rules
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Bytes {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    [&(data.len() as u32).to_be_bytes(), kind.as_slice(), data, &crc.sum().to_be_bytes()].concat()
}

/// A PNG of this size whose pixels are `rows` rows of zeros.
fn png(width: u32, height: u32, rows: usize, extra: &[Bytes]) -> Bytes {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..rows {
        packer.write_all(&vec![0; width as usize * 4 + 1]).unwrap();
    }
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &header));
    extra.iter().for_each(|extra| bytes.extend(extra));
    bytes.extend(chunk(b"IDAT", &packer.finish().unwrap()));
    bytes.extend(chunk(b"IEND", b""));
    bytes
}

/// A note whose text unpacks to 50 MB.
fn text_bomb() -> Bytes {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&zeros(50)).unwrap();
    chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &packer.finish().unwrap()].concat())
}

fn pictures() -> Vec<(&'static str, Bytes)> {
    let sound = png(130, 100, 100, &[]);
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><title>&d;</title></svg>";
    let outside = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\"><image xlink:href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/></svg>";
    let mut bad_sum = sound.clone();
    let at = bad_sum.windows(4).position(|bytes| bytes == b"IDAT").unwrap();
    bad_sum[at + 8] ^= 1;
    vec![
        ("PNG of 60,000 × 60,000 pixels in a few bytes", png(60_000, 60_000, 1, &[])),
        ("PNG of 4,294,967,295 × 1 pixels", patched(sound.clone(), &130u32.to_be_bytes(), &u32::MAX.to_be_bytes())),
        ("PNG that is cut off", sound[..sound.len() - 40].to_vec()),
        ("PNG with a changed byte", bad_sum),
        ("PNG with more rows than its header says", png(130, 100, 4_000, &[])),
        ("PNG with a note that unpacks to 50 MB", png(130, 100, 100, &[text_bomb()])),
        (
            "GIF of 65,535 × 65,535 pixels",
            [b"GIF89a\xff\xff\xff\xff\x00\x00\x00".as_slice(), b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x4c\x01\0;"].concat(),
        ),
        ("BMP of 2,147,483,647 × 2,147,483,647 pixels", bmp()),
        ("SVG whose entities grow a thousandfold", laughs.as_bytes().to_vec()),
        ("SVG that loads a file of the machine", outside.as_bytes().to_vec()),
        ("a script with the name of a picture", b"<script>alert(1)</script>".to_vec()),
    ]
}

fn bmp() -> Bytes {
    let max = i32::MAX.to_le_bytes();
    [b"BM".as_slice(), &[0; 8], &54u32.to_le_bytes(), &40u32.to_le_bytes(), &max, &max, &[1, 0, 24, 0], &[0; 24]].concat()
}

/// What comes of a logo with these bytes, and of making logos from them.
fn as_logo(bytes: &[u8]) -> String {
    let mut widget = bundled::plain();
    let path = RelPath::new("images/logo.png").unwrap();
    widget.apply(&[FileChange::Write { path, body: FileBody::bytes(bytes) }]).unwrap();
    let report = checks::check(&widget, Product::AmoCrm, Profile::Private);
    let mut rules: Vec<&str> =
        report.findings.iter().filter(|finding| finding.place.file == "images/logo.png").map(|finding| finding.rule.id).collect();
    rules.dedup();
    let found = or_none(rules, 0);
    let source = match Source::read(bytes, &no_progress) {
        Ok(source) => format!("taken, {} × {}", source.image.width(), source.image.height()),
        Err(error) => format!("refused: {error}"),
    };
    format!("{found} | {source}")
}

#[test]
fn the_tables_of_the_page_are_what_happens() {
    let mut page = String::from("| Archive | What happens |\n| --- | --- |\n");
    // Within a table a line ends a cell even in code.
    let cell = |text: &str| text.replace('|', "\\|");
    archives().iter().for_each(|(what, bytes)| page += &format!("| {} | {} |\n", cell(what), cell(&opened(bytes))));
    page += "\n| Picture | Found in a logo | As a source of logos |\n| --- | --- | --- |\n";
    pictures().iter().for_each(|(what, bytes)| page += &format!("| {what} | {} |\n", as_logo(bytes)));

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/SECURITY.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once("<!-- hostile input -->\n").expect("a beginning");
    let (old, after) = rest.split_once("<!-- end of hostile input -->").expect("an end");
    if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
        fs::write(&file, format!("{before}<!-- hostile input -->\n{page}<!-- end of hostile input -->{after}")).unwrap();
    } else {
        assert_eq!(old, page, "renew the page with WIDGET_STUDIO_BLESS=1");
    }
}
