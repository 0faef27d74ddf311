//! Archives made in memory: sound ones by a writer, hostile ones by changing their bytes.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::*;
use crate::model::widget::Widget;
use crate::services::archive::{read, read_complete};

const NAME: &str = "widget.zip";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, options()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT)
}

/// `bytes` with every `from` turned into `to`, which is as long.
fn patched(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let starts: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!starts.is_empty());
    for at in starts {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// `bytes` with the field of both headers of every file changed.
fn with_field(mut bytes: Vec<u8>, offset_in_own: usize, value: u16) -> Vec<u8> {
    for (signature, offset) in [(OWN.signature, offset_in_own), (RECORD.signature, offset_in_own + 2)] {
        let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(signature)).collect();
        for at in starts {
            bytes[at + offset..at + offset + 2].copy_from_slice(&value.to_le_bytes());
        }
    }
    bytes
}

fn names(widget: &Widget) -> Vec<&str> {
    widget.files().map(|(path, _)| path.as_str()).collect()
}

fn oddities(widget: &Widget) -> Vec<(OddityKind, &str)> {
    widget.archive().unwrap().oddities.iter().map(|oddity| (oddity.kind, oddity.entry.as_str())).collect()
}

/// Reads `bytes`, which must hold these files and have exactly these oddities.
#[track_caller]
fn expect(bytes: &[u8], files: &[&str], odd: &[(OddityKind, &str)]) {
    let widget = read(NAME, bytes).unwrap();
    assert_eq!((names(&widget), oddities(&widget)), (files.to_vec(), odd.to_vec()));
}

#[test]
fn a_sound_archive_is_read_whole() {
    let widget = read(NAME, &zip(&[("i18n/ru.json", "{\"a\": \"я\"}".as_bytes()), ("manifest.json", b"{}")])).unwrap();
    assert_eq!(names(&widget), ["i18n/ru.json", "manifest.json"]);
    assert_eq!(widget.text("i18n/ru.json").unwrap().as_str(), "{\"a\": \"я\"}");
    assert_eq!(**widget.archive().unwrap(), ArchiveFacts { file_name: NAME.to_owned(), oddities: Vec::new() });
    expect(&zip(&[]), &[], &[]);
}

#[test]
fn folders_and_roundabout_names_do_no_harm() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("images/", options()).unwrap();
    writer.start_file("./images//logo.png", options()).unwrap();
    writer.write_all(b"x").unwrap();
    expect(&writer.finish().unwrap().into_inner(), &["images/logo.png"], &[]);
    // Programs that unpack the whole archive make these folders, wherever they are.
    for (name, kind) in [("../z/", OddityKind::DotDot), ("C:/z/", OddityKind::Drive)] {
        expect(&patched(zip(&[("a.js", b"x"), ("____z", b"")]), b"____z", name.as_bytes()), &["a.js"], &[(kind, name)]);
    }
}

#[test]
fn bytes_that_belong_to_no_entry_are_noted() {
    let stray = [(OddityKind::Stray, "")];
    let whole = zip(&[("a.js", b"some words"), ("b.js", b"other words")]);
    let around = |before: &[u8], after: &[u8]| [before, &whole, after].concat();
    expect(&around(b"", b""), &["a.js", "b.js"], &[]);
    expect(&around(b"#!/bin/sh\n", b""), &["a.js", "b.js"], &stray);
    expect(&around(b"", b"<script>"), &["a.js", "b.js"], &stray);
    expect(&around(b"", b"PK\x05\x06"), &["a.js", "b.js"], &stray);
    // An entry that only programs see which read from the beginning.
    let mut hidden = zip(&[("hidden.js", &[b'x'; 40])]);
    hidden.truncate(hidden.windows(4).position(|window| window == RECORD.signature).unwrap());
    let directory_start = usize::try_from(read_start(&whole)).unwrap();
    let mut bytes = [&whole[..directory_start], &hidden, &whole[directory_start..]].concat();
    let end = bytes.len() - 22;
    let moved = u32::try_from(directory_start + hidden.len()).unwrap();
    bytes[end + 16..end + 20].copy_from_slice(&moved.to_le_bytes());
    expect(&bytes, &["a.js", "b.js"], &stray);
    // What packers put there by right: a comment, sums behind the entries, sizes beyond 4 GB.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.js", options().large_file(true)).unwrap();
    writer.set_comment("0123456789abcdef").unwrap();
    expect(&writer.finish().unwrap().into_inner(), &["a.js"], &[]);
    let mut streamed = ZipWriter::new_stream(Vec::new());
    for name in ["a.js", "b.js"] {
        streamed.start_file(name, options()).unwrap();
        streamed.write_all(b"words of a script").unwrap();
    }
    expect(&streamed.finish().unwrap().into_inner(), &["a.js", "b.js"], &[]);
}

#[test]
fn what_is_no_file_by_its_mode_is_left_out() {
    let with_attributes = |attributes: u32| {
        let mut bytes = zip(&[("a.js", b"x")]);
        let record = directory(&bytes, read_start(&bytes)).0[0].0;
        bytes[record + 38..record + 42].copy_from_slice(&attributes.to_le_bytes());
        bytes
    };
    for kind in [0o010_000, 0o020_000, 0o040_000, 0o060_000, 0o140_000] {
        expect(&with_attributes((kind | 0o644) << 16), &[], &[(OddityKind::Special, "a.js")]);
        // Made on Windows, as the entry says.
        let mut bytes = with_attributes((kind | 0o644) << 16);
        let record = directory(&bytes, read_start(&bytes)).0[0].0;
        bytes[record + 5] = 0;
        expect(&bytes, &[], &[(OddityKind::Special, "a.js")]);
    }
    expect(&with_attributes(0x10), &[], &[(OddityKind::Special, "a.js")]);
    for attributes in [0, 0x20, 0o644 << 16, 0o100_644 << 16] {
        expect(&with_attributes(attributes), &["a.js"], &[]);
    }
}

#[test]
fn a_name_is_as_long_as_systems_take() {
    let (most, more) = ("a".repeat(4096), "a/".repeat(2048) + "a");
    expect(&zip(&[(&most, b"x")]), &[&most], &[]);
    expect(&zip(&[(&more, b"x")]), &[], &[(OddityKind::LongName, &more)]);
    let huge = "a".repeat(60_000);
    expect(&zip(&[(&huge, b"x")]), &[], &[(OddityKind::LongName, &huge)]);
}

#[test]
fn what_is_no_archive_is_said_to_be_none() {
    assert_eq!(read(NAME, b""), Err(ArchiveError::NotAZip));
    assert_eq!(read(NAME, b"7z\xbc\xaf\x27\x1c and so on"), Err(ArchiveError::NotAZip));
    // Nothing in it is whole.
    let whole = zip(&[("manifest.json", b"{}")]);
    assert!(matches!(read(NAME, &whole[..OWN.name + "manifest.json".len()]), Err(ArchiveError::Damaged(_))));
}

/// Archives of the same three files, as packers write them.
fn of_three() -> Vec<(&'static str, Vec<u8>)> {
    let names = ["a.js", "i18n/ru.json", "c.js"];
    let content = |name: &str| format!("{name}: words of a script, words of a text").repeat(20);
    let stored = options().compression_method(CompressionMethod::Stored);
    let seekable = |options: SimpleFileOptions| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(name, options).unwrap();
            writer.write_all(content(name).as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let streamed = |options: SimpleFileOptions| {
        let mut writer = ZipWriter::new_stream(Vec::new());
        for name in names {
            writer.start_file(name, options).unwrap();
            writer.write_all(content(name).as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    vec![
        ("deflated", seekable(options())),
        ("stored", seekable(stored)),
        ("zip64", seekable(options().large_file(true))),
        ("streamed", streamed(options())),
        ("streamed and stored", streamed(stored)),
    ]
}

#[test]
fn of_an_archive_that_breaks_off_what_is_whole_is_read() {
    for (how, bytes) in of_three() {
        let all = read(NAME, &bytes).unwrap();
        assert_eq!(oddities(&all), [], "{how}");
        let headers: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(OWN.signature)).collect();
        let directory = usize::try_from(read_start(&bytes)).unwrap();
        for end in headers[1]..bytes.len() {
            let cut = read(NAME, &bytes[..end]).unwrap_or_else(|error| panic!("{how}, {end} bytes: {error}"));
            let names = names(&cut);
            assert!(names.contains(&"a.js"), "{how}, {end} bytes: {names:?}");
            for (path, body) in cut.files() {
                assert_eq!(Some(body), all.get(path.as_str()), "{how}, {end} bytes");
            }
            // Whatever isn't there is told, by its name once its header is there.
            let odd = oddities(&cut);
            let is_cut = odd.contains(&(OddityKind::Cut, ""));
            assert!(cut.archive().unwrap().has_no_directory() && (is_cut || names.len() == 3), "{how}, {end} bytes: {odd:?}");
            for (at, name) in headers.iter().zip(["a.js", "i18n/ru.json", "c.js"]) {
                let is_known = end >= at + OWN.name + name.len();
                let is_told = odd.contains(&(OddityKind::Damaged, name));
                assert_eq!(is_told, is_known && !names.contains(&name), "{how}, {end} bytes, {name}: {odd:?}");
            }
            if end > directory + RECORD.name {
                assert!(!is_cut && names.len() == 3, "{how}, {end} bytes");
            }
            assert!(read_complete(NAME, &bytes[..end]).is_err());
        }
    }
}

#[test]
fn a_damaged_directory_costs_no_file() {
    for (how, bytes) in of_three() {
        let record = directory(&bytes, read_start(&bytes)).0[1].0;
        let mut broken = bytes.clone();
        broken[record] = 0;
        let widget = read(NAME, &broken).unwrap();
        assert_eq!((names(&widget).len(), oddities(&widget)), (3, vec![(OddityKind::Damaged, "")]), "{how}");
        // And a file's own header with it: the directory still has its name.
        let own = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(OWN.signature)).nth(1).unwrap();
        let mut worse = bytes.clone();
        worse[own] = 0;
        worse[bytes.len() - 22] = 0;
        let widget = read(NAME, &worse).unwrap();
        let lost = vec![(OddityKind::Damaged, ""), (OddityKind::Damaged, "i18n/ru.json")];
        assert_eq!((names(&widget), oddities(&widget)), (vec!["a.js", "c.js"], lost), "{how}");
    }
}

#[test]
fn ends_of_hostile_entries_are_looked_for_in_bounded_time() {
    // Empty deflated blocks behind many headers that don't tell their length.
    let mut header = zip(&[("a", b"")])[..OWN.name + 1].to_vec();
    header[6] |= 1 << 3;
    header[18..26].fill(0);
    let whole = zip(&[("b.js", b"words")]);
    let whole = &whole[..usize::try_from(read_start(&whole)).unwrap()];
    let blocks = [0, 0, 0, 0xff, 0xff].repeat(2_000_000);
    let bytes = [whole, &header.repeat(4_000), &blocks].concat();
    expect(&bytes, &["b.js"], &[(OddityKind::Cut, ""), (OddityKind::Damaged, "a")]);
}

#[test]
fn a_damaged_file_is_left_out() {
    let bytes = zip(&[("a.js", b"some words of a script"), ("b.js", b"other words")]);
    let start = OWN.name + "a.js".len();
    let mut broken = bytes.clone();
    broken[start..start + 4].copy_from_slice(&[0xff; 4]);
    expect(&broken, &["b.js"], &[(OddityKind::Damaged, "a.js")]);
    // A wrong sum.
    let mut wrong = bytes.clone();
    let record = directory(&bytes, read_start(&bytes)).0[0].0;
    wrong[record + 16] ^= 1;
    expect(&wrong, &["b.js"], &[(OddityKind::Damaged, "a.js")]);
}

fn read_start(bytes: &[u8]) -> u64 {
    ZipArchive::new(Cursor::new(bytes)).unwrap().central_directory_start()
}

#[test]
fn encrypted_and_rarely_packed_files_are_left_out() {
    expect(&with_field(zip(&[("a.js", b"x")]), 6, 1), &[], &[(OddityKind::Encrypted, "a.js")]);
    expect(&with_field(zip(&[("a.js", b"x")]), 8, 14), &[], &[(OddityKind::UnsupportedMethod, "a.js")]);
}

#[test]
fn a_header_that_differs_from_the_directory_is_noted() {
    let mut bytes = zip(&[("a.js", b"x")]);
    bytes[OWN.name] = b'b';
    expect(&bytes, &["a.js"], &[(OddityKind::HeaderMismatch, "a.js")]);
    // A file in the directory that the archive doesn't count.
    let mut bytes = zip(&[("a.js", b"x"), ("b.js", b"x")]);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[1, 0, 1, 0]);
    expect(&bytes, &["a.js"], &[(OddityKind::HeaderMismatch, "b.js")]);
}

#[test]
fn of_duplicates_the_last_one_counts() {
    let bytes = patched(zip(&[("a.js", b"first"), ("b.js", b"last")]), b"b.js", b"a.js");
    let widget = read(NAME, &bytes).unwrap();
    assert_eq!(oddities(&widget), [(OddityKind::Duplicate, "a.js")]);
    assert_eq!(widget.text("a.js").unwrap().as_str(), "last");
    // The same path in two spellings.
    let widget = read(NAME, &zip(&[("./a.js", b"first"), ("a.js", b"last")])).unwrap();
    assert_eq!(oddities(&widget), [(OddityKind::Duplicate, "a.js")]);
    assert_eq!(widget.text("a.js").unwrap().as_str(), "last");
}

#[test]
fn names_are_made_harmless() {
    expect(&patched(zip(&[("i18n_ru.json", b"{}")]), b"i18n_", b"i18n\\"), &["i18n/ru.json"], &[(OddityKind::Backslash, "i18n\\ru.json")]);
    expect(&patched(zip(&[("_a.js", b"x")]), b"_a.js", b"/a.js"), &["a.js"], &[(OddityKind::Absolute, "/a.js")]);
    expect(&patched(zip(&[("C__a.js", b"x")]), b"C__", b"C:/"), &["a.js"], &[(OddityKind::Drive, "C:/a.js")]);
    expect(&patched(zip(&[("___a.js", b"x")]), b"___", b"../"), &[], &[(OddityKind::DotDot, "../a.js")]);
    expect(&patched(zip(&[("a.js_.png", b"x")]), b"js_", b"js\0"), &[], &[(OddityKind::Nul, "a.js\u{2400}.png")]);
    expect(
        &patched(zip(&[("C__D__a", b"x")]), b"C__D__", b"C:/D:/"),
        &[],
        &[(OddityKind::Drive, "C:/D:/a"), (OddityKind::Damaged, "C:/D:/a")],
    );
}

#[test]
fn links_are_not_followed() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.js", "/etc/passwd", options()).unwrap();
    expect(&writer.finish().unwrap().into_inner(), &[], &[(OddityKind::Symlink, "a.js")]);
}

#[test]
fn names_in_other_encodings_are_decoded() {
    // "логотип" in CP866, without the mark of UTF-8.
    let bytes = patched(zip(&[("_______.png", b"x")]), b"_______", &[0xab, 0xae, 0xa3, 0xae, 0xe2, 0xa8, 0xaf]);
    expect(&bytes, &["логотип.png"], &[(OddityKind::NameEncoding, "логотип.png")]);
    // With the mark, but й is two characters.
    expect(&zip(&[("и\u{306}.png", b"x")]), &["й.png"], &[(OddityKind::NameEncoding, "и\u{306}.png")]);
    expect(&zip(&[("й.png", b"x")]), &["й.png"], &[]);
    // As the archives of macOS have them, in folders too.
    for (two, one) in [("n\u{303}", "ñ"), ("a\u{303}", "ã"), ("c\u{327}", "ç"), ("u\u{308}", "ü"), ("e\u{301}", "é"), ("E\u{308}", "Ë")]
    {
        let (name, composed) = (format!("ico{two}n/{two}.png"), format!("ico{one}n/{one}.png"));
        expect(&zip(&[(&name, b"x")]), &[&composed], &[(OddityKind::NameEncoding, &name)]);
        expect(&zip(&[(&composed, b"x")]), &[&composed], &[]);
    }
    // Both spellings are one file.
    let both = [(OddityKind::NameEncoding, "e\u{301}.png"), (OddityKind::Duplicate, "é.png")];
    expect(&zip(&[("e\u{301}.png", b"y"), ("é.png", b"x")]), &["é.png"], &both);
}

#[test]
fn a_bomb_is_not_kept() {
    let bytes = zip(&[("a.js", b"x"), ("zeros.css", &vec![0; 3_000_000])]);
    expect(&bytes, &["a.js"], &[(OddityKind::Bomb, "zeros.css")]);
    expect(&zip(&[("zeros.css", &vec![0; 1_000_000])]), &["zeros.css"], &[]);
}

#[test]
fn declared_sizes_are_not_trusted() {
    let bytes = zip(&[("zeros.css", &vec![0; 3_000_000])]);
    let small = patched(bytes.clone(), &3_000_000u32.to_le_bytes(), &10u32.to_le_bytes());
    expect(&small, &[], &[(OddityKind::Damaged, "zeros.css")]);
    // A packed size that would allow any ratio.
    let record = directory(&bytes, read_start(&bytes)).0[0].0;
    let mut large = bytes.clone();
    large[record + 20..record + 24].copy_from_slice(&0x7fff_ffffu32.to_le_bytes());
    expect(&large, &[], &[(OddityKind::Bomb, "zeros.css")]);
}

#[test]
fn archives_beyond_the_limits_are_refused() {
    let many: Vec<String> = (0..=MAX_ENTRIES).map(|n| format!("{n:05}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(NAME, &zip(&many)), Err(ArchiveError::TooManyEntries(MAX_ENTRIES + 1)));
    let stored = options().compression_method(CompressionMethod::Stored);
    let stored = |files: &[(&str, usize)]| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, length) in files {
            writer.start_file(*name, stored).unwrap();
            writer.write_all(&vec![0; *length]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let most = usize::try_from(MAX_FILE_BYTES).unwrap();
    assert_eq!(read(NAME, &stored(&[("a.bin", most + 1)])), Err(ArchiveError::FileTooLarge("a.bin".to_owned())));
    let names: Vec<String> = (0..11).map(|n| format!("{n:02}.bin")).collect();
    let files: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), most)).collect();
    assert_eq!(names_of(read(NAME, &stored(&files[..10]))), Ok(10));
    assert_eq!(names_of(read(NAME, &stored(&files))), Err(ArchiveError::TooLarge));
}

fn names_of(widget: Result<Widget, ArchiveError>) -> Result<usize, ArchiveError> {
    widget.map(|widget| widget.files().len())
}

#[test]
fn no_single_changed_byte_makes_it_panic() {
    let bytes = zip(&[("i18n/ru.json", b"{\"a\": 1}"), ("manifest.json", b"{}")]);
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            // Any result will do: the read has to end.
            let _ = read(NAME, &changed);
        }
    }
}
