//! The short form of the fuzz targets: the same properties for bytes made by chance, for damaged good files, and for whatever fuzzing has found.

#[path = "../fuzz/properties.rs"]
mod properties;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use widget_studio::formats::tables as file;
use widget_studio::services::bundled;
use widget_studio::services::texts::exchange;
use widget_studio::system::files;
use widget_studio::system::files::Origin;

/// A way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    Cut(Index, u8),
    Put(Index, Vec<u8>),
    Flip(Index, u8),
    Double(Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let word = prop::sample::select(vec![
        &b"{"[..],
        b"}",
        b"\"",
        b"\\u",
        b"[[[[",
        b"null",
        b",",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\r\n",
        b"1e999",
        b"/*",
        b"<b>",
        b"\0",
        b"/",
        b"..",
        b"C:",
        b"aux.",
        b"~1",
        b"\xe2\x80\xae",
        b"url(#a)",
        b"99999",
    ]);
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Damage::Cut(at, length)),
        (any::<Index>(), word).prop_map(|(at, word)| Damage::Put(at, word.to_vec())),
        (any::<Index>(), any::<u8>()).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Damage::Double(at, length)),
    ]
}

fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in damages {
        let place = |at: &Index, length: u8| {
            let start = at.index(bytes.len() + 1);
            start..bytes.len().min(start + usize::from(length))
        };
        match damage {
            Damage::Cut(at, length) => drop(bytes.drain(place(at, *length))),
            Damage::Put(at, word) => drop(bytes.splice(place(at, 0), word.iter().copied())),
            Damage::Flip(at, bits) => {
                let at = at.index(bytes.len() + 1);
                bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= bits);
            }
            Damage::Double(at, length) => bytes.extend_from_within(place(at, *length)),
        }
    }
    bytes
}

/// Makes the tests try as many cases as it says, for a run that is meant to be long.
const CASES: &str = "WIDGET_STUDIO_CASES";

/// Holds `property` for what fuzzing found, for any bytes, and for damaged `good` files.
fn hold(name: &str, property: fn(&[u8]), cases: u32, good: Vec<Vec<u8>>) {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found").join(name);
    for entry in fs::read_dir(found).into_iter().flatten() {
        property(&fs::read(entry.unwrap().path()).unwrap());
    }
    let cases = std::env::var(CASES).ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    good.iter().for_each(|bytes| property(bytes));
    let strategy = prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..300),
        4 => (prop::sample::select(good), prop::collection::vec(damage(), 1..5)).prop_map(|(bytes, damages)| damaged(&bytes, &damages)),
    ];
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    runner
        .run(&strategy, |bytes| {
            property(&bytes);
            Ok::<(), TestCaseError>(())
        })
        .unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// A file of the sample.
fn sample(path: &str) -> Vec<u8> {
    bundled::sample().get(path).unwrap().as_bytes().to_vec()
}

#[test]
fn json() {
    let begun = |text: &[u8]| [b"\x01\x07", text].concat();
    let plain = bundled::plain();
    hold("json", properties::json, 400, vec![begun(&sample("manifest.json")), begun(plain.get("i18n/ru.json").unwrap().as_bytes())]);
}

#[test]
fn manifest() {
    let plain = bundled::plain();
    hold("manifest", properties::manifest, 60, vec![sample("manifest.json"), plain.get("manifest.json").unwrap().as_bytes().to_vec()]);
}

#[test]
fn i18n() {
    let both = [sample("i18n/ru.json"), sample("i18n/en.json")].join(&0);
    hold("i18n", properties::i18n, 60, vec![both]);
}

#[test]
fn script() {
    hold("script", properties::script, 60, vec![sample("script.js"), bundled::plain().get("script.js").unwrap().as_bytes().to_vec()]);
}

#[test]
fn zip() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("widget.zip");
    files::save_as(&Origin::Zip(path.clone()), &bundled::plain()).unwrap();
    hold("zip", properties::zip, 100, vec![fs::read(path).unwrap()]);
}

#[test]
fn png() {
    hold("png", properties::png, 60, vec![sample("images/logo.png"), sample("images/logo_medium.png")]);
}

#[test]
fn answer() {
    let widget = br#"d{"id":1,"code":"w_1","version":"1.0.0","rating":"2,8","settings_template":[{"key":"a","name":"A","type":"text","is_required":true}],"settings":{"a":"b"},"is_active_in_account":true}"#;
    let error = br#"d{"title":"Bad Request","status":400,"validation-errors":[{"request_id":"0","errors":[{"code":"NotBlank","path":"settings.a","detail":"empty"}]}]}"#;
    hold("answer", properties::answer, 400, vec![widget.to_vec(), error.to_vec()]);
}

#[test]
fn table() {
    let export = exchange::export(&bundled::plain(), &[]).unwrap();
    let written = |format| file::write(&export.table, format).unwrap();
    hold("table", properties::table, 150, vec![written(file::Format::Csv), written(file::Format::Xlsx)]);
}

#[test]
fn names() {
    let good = ["i18n/ru.json", "images/logo.png\nImages/Logo.png", "aux.js\ncom1", "a/b c.d\na", "caf\u{e9}.js\ncafe\u{301}.js"];
    let long = ["a".repeat(250), "я".repeat(130), "a/".repeat(400) + "b"];
    let good = good.iter().map(|it| it.as_bytes().to_vec()).chain(long.map(String::into_bytes));
    hold("names", properties::names, 2_000, good.collect());
}

#[test]
fn studio_file() {
    let sound = br#"{"suppressions": [{"rule": "manifest/x", "file": "manifest.json", "pointer": "/a", "reason": "b"}], "checklist": {"a": {"done": true}}}"#;
    hold("studio_file", properties::studio_file, 60, vec![sound.to_vec(), b"{\n}\n".to_vec()]);
}

#[test]
fn svg() {
    let drawing = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>").into_bytes();
    let good = [
        "<rect width=\"9\" height=\"9\" fill=\"#123\"/><path d=\"M1 1L8 8Z\" stroke=\"red\"/>",
        "<defs><linearGradient id=\"a\"><stop offset=\"1\" stop-color=\"red\"/></linearGradient><mask id=\"b\"><circle r=\"4\"/></mask></defs><g opacity=\".5\" mask=\"url(#b)\"><circle r=\"5\" fill=\"url(#a)\"/></g>",
        "<filter id=\"a\"><feGaussianBlur stdDeviation=\"1\"/></filter><use href=\"#c\"/><g id=\"c\" filter=\"url(#a)\"><path d=\"M0 0h9v9\"/></g>",
    ];
    hold("svg", properties::svg, 20, good.map(drawing).to_vec());
}
