//! Tests of comparing two widgets.

use proptest::prelude::*;

use super::*;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::services::diff::DiffKind;

fn widget(files: &[(&str, &str)]) -> Widget {
    let file = |(path, text): &(&str, &str)| {
        let path = RelPath::new(path).unwrap();
        (path.clone(), FileBody::read(&path, text.as_bytes().to_vec()))
    };
    Widget::new(files.iter().map(file).collect(), None)
}

fn values(old: &str, new: &str) -> Vec<String> {
    let of = |text| widget(&[("manifest.json", text)]);
    let shown = |change: ValueChange| {
        let side = |side: Option<String>| side.unwrap_or_else(|| "–".to_owned());
        format!("{} {} {}", change.pointer, side(change.old), side(change.new))
    };
    Difference::of(&of(old), &of(new)).manifest.into_iter().map(shown).collect()
}

#[test]
fn the_manifest_is_compared_by_value() {
    assert_eq!(values(r#"{"a": 1, "b": "\u0438"}"#, "{\"b\":\"и\",\n\"a\":1}"), Vec::<String>::new());
    assert_eq!(values(r#"{"a": {"x": 1, "y": true}}"#, r#"{"a": {"x": 2, "z": []}}"#), ["/a/x 1 2", "/a/y true –", "/a/z – []"]);
    assert_eq!(values(r#"{"l": ["a", "b"]}"#, r#"{"l": ["c", "a"]}"#), ["/l \"b\" –", "/l – \"c\""]);
    assert_eq!(values(r#"{"l": [1, {"a": 2}]}"#, r#"{"l": [1, {"a": 3}, 4]}"#), ["/l/1/a 2 3", "/l/2 – 4"]);
    assert_eq!(values(r#"{"a": 1}"#, r#"{"a": 1"#), Vec::<String>::new(), "a manifest that is cut off tells nothing");
}

#[test]
fn texts_are_compared_by_key_and_locale() {
    let manifest = ("manifest.json", r#"{"widget": {"locale": ["en", "ru"]}}"#);
    let old = widget(&[
        manifest,
        ("i18n/ru.json", r#"{"a": {"same": "А", "call": "Звать {{name}}", "gone": "Б"}}"#),
        ("i18n/en.json", r#"{"a": {"same": "Old", "call": "Call {{name}}", "gone": "B"}}"#),
    ]);
    let new = widget(&[
        manifest,
        ("i18n/ru.json", r#"{"a": {"same": "А", "call": "Звать", "new": "В"}}"#),
        ("i18n/en.json", r#"{"a": {"same": "New", "call": "Call {{name}}"}}"#),
    ]);
    let change = |locale: &str, old: Option<&str>, new: Option<&str>, lost: &[&str]| TextChange {
        locale: locale.to_owned(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        lost: lost.iter().map(|lost| (*lost).to_owned()).collect(),
    };
    let key = |key: &str, changes: Vec<TextChange>, outdated: &[&str]| TextKey {
        key: key.to_owned(),
        changes,
        outdated: outdated.iter().map(|code| (*code).to_owned()).collect(),
    };
    let expected = [
        key("a.call", vec![change("ru", Some("Звать {{name}}"), Some("Звать"), &["{{name}}"])], &[]),
        key("a.gone", vec![change("en", Some("B"), None, &[]), change("ru", Some("Б"), None, &[])], &[]),
        key("a.new", vec![change("ru", None, Some("В"), &[])], &[]),
        key("a.same", vec![change("en", Some("Old"), Some("New"), &[])], &["ru"]),
    ];
    assert_eq!(Difference::of(&old, &new).texts, expected);
}

#[test]
fn the_only_folder_with_a_manifest_is_the_widget() {
    let table: [(&[&str], &[&str]); 4] = [
        (&["manifest.json", "w/manifest.json"], &["manifest.json", "w/manifest.json"]),
        (
            &["readme.md", "src/w/manifest.json", "src/w/i18n/en.json", "src/w/x/manifest.json"],
            &["i18n/en.json", "manifest.json", "x/manifest.json"],
        ),
        (&["a/manifest.json", "b/manifest.json"], &["a/manifest.json", "b/manifest.json"]),
        (&["script.js"], &["script.js"]),
    ];
    for (files, expected) in table {
        let widget = rooted(widget(&files.iter().map(|path| (*path, "{}")).collect::<Vec<_>>()));
        assert_eq!(widget.files().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn pictures_have_their_sizes() {
    let png = |side| crate::formats::picture::encode_png(&image::RgbaImage::new(side, side)).unwrap();
    let of = |side| Widget::new([(RelPath::new("images/a.png").unwrap(), FileBody::bytes(png(side)))].into(), None);
    let pictures = Difference::of(&of(2), &of(3)).pictures;
    let sizes = |facts: Option<PictureFacts>| facts.and_then(|facts| facts.size);
    assert_eq!(pictures.iter().map(|change| (sizes(change.old), sizes(change.new))).collect::<Vec<_>>(), [(Some((2, 2)), Some((3, 3)))]);
}

/// Widgets with few names and contents, so that files move, texts change and manifests break.
fn any_widget() -> impl Strategy<Value = Widget> {
    let name = prop_oneof![Just("manifest.json"), Just("i18n/en.json"), Just("i18n/ru.json"), Just("a.js"), Just("b.js"), Just("c.png")];
    let body = prop_oneof![
        Just(r#"{"widget": {"locale": ["ru", "en"], "version": "1"}, "locations": ["lcard-1"]}"#),
        Just(r#"{"locations": ["ccard-1"], "widget": {"locale": ["en"]}}"#),
        Just(r#"{"a": {"b": "c"}, "d": "e {{f}}"}"#),
        Just("{\"a\": {\"b\": \"x\"},\r\n\"d\": \"e\"}"),
        Just("{\"a\": "),
        Just("\u{feff}f();\n"),
        Just("f();"),
        Just(""),
    ];
    proptest::collection::btree_map(name, body, 0..6).prop_map(|files| widget(&files.into_iter().collect::<Vec<_>>()))
}

proptest! {
    #[test]
    fn a_widget_differs_from_itself_in_nothing(one in any_widget()) {
        prop_assert_eq!(Difference::of(&one, &one.clone()), Difference::default());
    }

    #[test]
    fn every_byte_that_differs_is_in_some_file(old in any_widget(), new in any_widget()) {
        let difference = Difference::of(&old, &new);
        for path in crate::model::project::changed_paths(&old, &new) {
            let is_it = |file: &FileDiff| file.path == path.as_str() || matches!(&file.kind, DiffKind::Moved(from, _) if from == path.as_str());
            let entry = difference.files.iter().find(|file| is_it(file));
            prop_assert!(entry.is_some(), "{} is in no entry", path);
            // A text that is changed says where: by lines, or by what lines don't show.
            let entry = entry.unwrap();
            if matches!(entry.kind, DiffKind::Changed(..)) && !path.as_str().ends_with(".png") {
                prop_assert!(!entry.lines.is_empty() || !entry.notes.is_empty(), "{entry:?}");
            }
        }
    }

    #[test]
    fn swapped_sides_swap_what_is_new_and_what_is_gone(old in any_widget(), new in any_widget()) {
        let (there, back) = (Difference::of(&old, &new), Difference::of(&new, &old));
        let mut swapped: Vec<_> = back.manifest.into_iter().map(|ValueChange { pointer, old, new }| ValueChange { pointer, old: new, new: old }).collect();
        let mut values = there.manifest;
        for list in [&mut values, &mut swapped] {
            list.sort_by(|a, b| (&a.pointer, &a.old, &a.new).cmp(&(&b.pointer, &b.old, &b.new)));
        }
        prop_assert_eq!(values, swapped);
        let texts = |texts: Vec<TextKey>, swap: bool| {
            let side = |change: &TextChange| if swap { (change.new.clone(), change.old.clone()) } else { (change.old.clone(), change.new.clone()) };
            let mut all: Vec<_> = texts.iter().flat_map(|key| key.changes.iter().map(|change| (key.key.clone(), change.locale.clone(), side(change)))).collect();
            all.sort();
            all
        };
        prop_assert_eq!(texts(there.texts, false), texts(back.texts, true));
        let files = |files: &[FileDiff]| files.iter().map(|file| match &file.kind {
            DiffKind::Added(_) => (1, 0, 0),
            DiffKind::Deleted(_) => (0, 1, 0),
            DiffKind::Changed(..) | DiffKind::Moved(..) => (0, 0, 1),
        }).fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
        let (added, deleted, other) = files(&there.files);
        prop_assert_eq!(files(&back.files), (deleted, added, other));
    }
}
