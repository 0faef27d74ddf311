//! One cause, one finding: what is found in several files or places is told once, with all its places.

use widget_studio::checks;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::fix::Repair;
use widget_studio::checks::engine::rule::Profile;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;
use widget_studio::text::Lang;

/// What a file has after it, of what it had before.
type Edit<'a> = &'a dyn Fn(&str) -> String;

/// The template with other texts in some files.
fn with(files: &[(&str, Edit<'_>)]) -> Widget {
    let mut widget = bundled::plain();
    for (name, change) in files {
        let before = widget.text(name).map(|text| text.as_str().to_owned()).unwrap_or_default();
        let body = FileBody::text(change(&before));
        widget.apply(&[FileChange::Write { path: RelPath::new(name).unwrap(), body }]).unwrap();
    }
    widget
}

/// The only finding of a rule.
fn only(widget: &Widget, rule: &str) -> Finding {
    let found: Vec<Finding> =
        checks::check(widget, Default::default(), Profile::Private).findings.into_iter().filter(|it| it.rule.id == rule).collect();
    let [one] = found.as_slice() else { panic!("{rule}: {found:#?}") };
    one.clone()
}

fn places(finding: &Finding) -> Vec<(&str, &str)> {
    finding.places().map(|place| (place.file.as_str(), place.pointer.as_deref().unwrap_or_default())).collect()
}

fn said(finding: &Finding) -> [String; 2] {
    [Lang::En, Lang::Ru].map(|lang| lang.msg(&finding.title()))
}

#[test]
fn texts_of_other_length_in_all_locales_are_one_finding() {
    let long = "a sentence that is more than forty characters long, as it was written for this test";
    let ru = |text: &str| text.replacen('{', "{\"note\": {\"one\": \"Да\", \"two\": \"Нет\"},", 1);
    let other = |text: &str| text.replacen('{', &format!("{{\"note\": {{\"one\": \"{long}\", \"two\": \"{long}\"}},"), 1);
    let widget = with(&[
        ("manifest.json", &|text| text.replace("\"en\"", "\"en\", \"es\"")),
        ("i18n/ru.json", &ru),
        ("i18n/es.json", &|_| other(bundled::plain().text("i18n/en.json").unwrap().as_str())),
        ("i18n/en.json", &other),
    ]);
    let found = only(&widget, "i18n/length-ratio");
    let two = ["/note/one", "/note/two"];
    let expected: Vec<(&str, &str)> = ["i18n/en.json", "i18n/es.json"].iter().flat_map(|file| two.map(|at| (*file, at))).collect();
    let mut there = places(&found);
    there.sort();
    assert_eq!(there, expected);
    let [en, ru] = said(&found);
    assert!(en.contains("4 texts in i18n/en.json, i18n/es.json") && en.contains("note.one, note.two"), "{en}");
    assert!(ru.contains("4 текста"), "{ru}");
}

#[test]
fn empty_texts_of_all_locales_are_one_finding() {
    let add = |text: &str| text.replacen('{', "{\"note\": {\"one\": \"\", \"two\": \" \"},", 1);
    let found = only(&with(&[("i18n/ru.json", &add), ("i18n/en.json", &add)]), "i18n/empty");
    assert_eq!(found.places().count(), 4);
    assert!(said(&found)[0].contains("note.one, note.two"), "{:?}", said(&found));
}

#[test]
fn messages_of_several_modules_are_one_finding_and_one_repair() {
    let module = "define([], function () {\n  console.log('made');\n  return {};\n});\n";
    let widget = with(&[
        ("script.js", &|text| text.replacen("['jquery']", "['jquery', './lib/a.js', './lib/b.js']", 1)),
        ("lib/a.js", &|_| module.to_owned()),
        ("lib/b.js", &|_| module.to_owned()),
    ]);
    let found = only(&widget, "script/console");
    assert_eq!(places(&found), [("lib/a.js", ""), ("lib/b.js", "")]);
    assert!(said(&found)[0].contains("2 places"), "{:?}", said(&found));
    let Repair::Changes(changes) = &found.fix.unwrap().options[0].repair else { panic!() };
    let mut mended = widget.clone();
    mended.apply(changes).unwrap();
    for name in ["lib/a.js", "lib/b.js"] {
        assert!(!mended.text(name).unwrap().as_str().contains("console"), "{name}");
    }
}

#[test]
fn repeated_areas_are_one_finding() {
    let widget =
        with(&[("manifest.json", &|text| text.replace("\"lcard-1\"", "\"lcard-1\", \"lcard-1\", \"ccard-1\", \"ccard-1\", \"lcard-1\""))]);
    let found = only(&widget, "locations/duplicate");
    assert_eq!(found.places().count(), 3);
    let Repair::Changes(changes) = &found.fix.unwrap().options[0].repair else { panic!() };
    let mut mended = widget.clone();
    mended.apply(changes).unwrap();
    let text = mended.text("manifest.json").unwrap().as_str().to_owned();
    assert_eq!((text.matches("lcard-1").count(), text.matches("ccard-1").count()), (1, 1), "{text}");
}

#[test]
fn areas_that_say_nothing_of_the_panel_are_one_finding() {
    let widget = with(&[("manifest.json", &|text| text.replace("\"lcard-1\"", "\"lcard\", \"ccard\", \"comcard\""))]);
    let found = only(&widget, "locations/default-panel");
    assert_eq!(found.places().count(), 3);
    let fix = found.fix.unwrap();
    assert_eq!(fix.options.len(), 2);
    let Repair::Changes(changes) = &fix.options[1].repair else { panic!() };
    let mut mended = widget.clone();
    mended.apply(changes).unwrap();
    let text = mended.text("manifest.json").unwrap().as_str().to_owned();
    assert!(["lcard-0", "ccard-0", "comcard-0"].iter().all(|name| text.contains(name)), "{text}");
}
