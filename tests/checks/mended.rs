//! A manifest in another place than the platform looks keeps nothing else from being found.

use std::collections::BTreeSet;
use std::sync::Arc;

use widget_studio::checks;
use widget_studio::checks::engine::rule::{Area, Profile};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::zip::facts::{ArchiveFacts, Oddity, OddityKind};
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;

fn path(text: &str) -> RelPath {
    RelPath::new(text).unwrap()
}

/// The template with faults in the manifest, a text, the script and the pictures.
fn faulty() -> Widget {
    let mut widget = bundled::plain();
    let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"installation\": true,", "").replace("lcard-1", "lcrd-1");
    let changes = [
        FileChange::Write { path: path("manifest.json"), body: FileBody::text(manifest) },
        FileChange::Write { path: path("i18n/ru.json"), body: FileBody::text("{\"widget\": {}}") },
        FileChange::Write { path: path("script.js"), body: FileBody::text("eval('1')") },
        FileChange::Delete { path: path("images/logo.png") },
    ];
    widget.apply(&changes).unwrap();
    widget
}

fn moved(mut widget: Widget, to: impl Fn(&str) -> String) -> Widget {
    let changes: Vec<FileChange> =
        widget.files().map(|(from, _)| FileChange::Rename { from: from.clone(), to: path(&to(from.as_str())) }).collect();
    widget
        .apply(&changes.into_iter().filter(|it| !matches!(it, FileChange::Rename { from, to } if from == to)).collect::<Vec<_>>())
        .unwrap();
    widget
}

fn packed(mut widget: Widget) -> Widget {
    let facts = ArchiveFacts { file_name: "widget.zip".to_owned(), oddities: Vec::new() };
    widget.apply(&[FileChange::Archive { facts: Some(Arc::new(facts)) }]).unwrap();
    widget
}

/// Rules with the places of their findings; those about files and packing aside.
fn found(widget: &Widget, profile: Profile) -> BTreeSet<(&'static str, String)> {
    let found = checks::check(widget, Default::default(), profile).findings;
    let others = found.iter().filter(|finding| finding.rule.area != Area::Package);
    others.map(|finding| (finding.rule.id, finding.place.file.clone())).collect()
}

#[test]
fn a_manifest_elsewhere_hides_nothing() {
    let with_readme = |mut widget: Widget| {
        widget.apply(&[FileChange::Write { path: path("README.txt"), body: FileBody::text("x") }]).unwrap();
        widget
    };
    let nested = || moved(faulty(), |file| format!("widget/{file}"));
    let renamed = |file: &str| if file == "manifest.json" { "Manifest.JSON".to_owned() } else { file.to_owned() };
    let cases: [(&str, Widget, &str, Option<&str>); 6] = [
        ("a folder in an archive", packed(nested()), "widget/", None),
        ("a folder in a folder", nested(), "widget/", Some("manifest/nested")),
        ("two folders deep", packed(moved(faulty(), |file| format!("a/b/{file}"))), "a/b/", None),
        ("beside something else in an archive", packed(with_readme(nested())), "widget/", Some("manifest/nested")),
        ("beside something else in a folder", with_readme(nested()), "widget/", Some("manifest/nested")),
        ("other letters", moved(faulty(), renamed), "", Some("manifest/wrong-case")),
    ];
    for profile in [Profile::Private, Profile::Public] {
        for (name, widget, folder, cause) in &cases {
            let mut there = found(widget, profile);
            if let Some(cause) = cause {
                let before = there.len();
                there.retain(|(rule, _)| rule != cause);
                assert_eq!(there.len(), before - 1, "{name}: {cause}");
            }
            let put = |file: &str| match file {
                "" => String::new(),
                "manifest.json" if folder.is_empty() => "Manifest.JSON".to_owned(),
                file => format!("{folder}{file}"),
            };
            let expected: BTreeSet<_> = found(&faulty(), profile).into_iter().map(|(rule, file)| (rule, put(&file))).collect();
            assert!(expected.len() > 5);
            assert_eq!(there, expected, "{name}");
        }
    }
}

#[test]
fn a_script_by_another_name_hides_nothing() {
    for name in ["Script.js", "script.js.txt", "js/script.js", "widget.js"] {
        let mut widget = bundled::plain();
        let text = widget.text("script.js").unwrap().as_str().replace("'jquery'", "'jqery'").replace("init: ", "innit: ");
        widget.apply(&[FileChange::Write { path: path("script.js"), body: FileBody::text(text) }]).unwrap();
        let at_home: BTreeSet<&str> = found(&widget, Profile::Private).into_iter().map(|(rule, _)| rule).collect();
        let away = found(&moved(widget, |file| if file == "script.js" { name.to_owned() } else { file.to_owned() }), Profile::Private);
        assert!(away.contains(&("script/missing", "script.js".to_owned())), "{name}: {away:?}");
        assert!(at_home.len() > 1 && away.iter().all(|(_, file)| file != "script.js" || away.len() > 1), "{name}");
        let rest: BTreeSet<&str> = away.iter().map(|(rule, _)| *rule).filter(|rule| *rule != "script/missing").collect();
        assert_eq!(rest, at_home, "{name}");
        assert!(away.iter().any(|(_, file)| file == name), "{name}: {away:?}");
    }
}

#[test]
fn what_cannot_be_unpacked_is_not_missing() {
    let mut widget = bundled::plain();
    let gone = ["images/logo_min.png", "i18n/en.json"];
    let oddities = gone.iter().map(|entry| Oddity { kind: OddityKind::Damaged, entry: (*entry).to_owned() }).collect();
    let facts = ArchiveFacts { file_name: "widget.zip".to_owned(), oddities };
    let away = gone.iter().map(|file| FileChange::Delete { path: path(file) });
    widget.apply(&away.chain([FileChange::Archive { facts: Some(Arc::new(facts)) }]).collect::<Vec<_>>()).unwrap();
    let files: BTreeSet<String> = found(&widget, Profile::Private).into_iter().map(|(_, file)| file).collect();
    assert!(gone.iter().all(|file| !files.contains(*file)), "{files:?}");
}

/// The widget in an archive that has only the files that `keeps` names, with the oddities.
fn left(whole: &Widget, keeps: impl Fn(&str) -> bool, odd: Vec<(OddityKind, String)>) -> Widget {
    let oddities = odd.into_iter().map(|(kind, entry)| Oddity { kind, entry }).collect();
    let facts = ArchiveFacts { file_name: "widget.zip".to_owned(), oddities };
    let away = whole.files().filter(|(path, _)| !keeps(path.as_str())).map(|(path, _)| FileChange::Delete { path: path.clone() });
    let mut widget = whole.clone();
    widget.apply(&away.chain([FileChange::Archive { facts: Some(Arc::new(facts)) }]).collect::<Vec<_>>()).unwrap();
    widget
}

/// A widget whose files ask for each other, in every way that there is.
fn entangled() -> Widget {
    let mut widget = bundled::plain();
    let manifest = widget.text("manifest.json").unwrap().as_str().to_owned();
    let tour = "\"tour\": {\"is_tour\": true, \"tour_description\": \"widget.description\",\n    \"tour_images\": {\"ru\": [\"/images/one.png\"], \"en\": [\"/images/two.png\"]}},\n  \"settings\":";
    let ru = widget.text("i18n/ru.json").unwrap().as_str().replacen('{', "{\n  \"only\": {\"here\": \"Только здесь\"},", 1);
    let picture = widget.get("images/logo.png").unwrap().clone();
    let text = |text: &str| FileBody::text(text.to_owned());
    let files = [
        ("manifest.json", text(&manifest.replacen("\"settings\":", tour, 1))),
        ("i18n/ru.json", text(&ru)),
        ("images/one.png", picture.clone()),
        ("images/two.png", picture.clone()),
        ("images/back.png", picture),
        ("style.css", text(".shelf-box { background: url(images/back.png) }\n")),
        ("templates/box.twig", text("{% include 'row.twig' %}<b id=\"shelf_go\">{{ langs.only.here }}</b>\n")),
        ("templates/row.twig", text("<i>1</i>\n")),
        (
            "script.js",
            text(
                "define(['jquery', './lib/calls.js', './lib/other.js'], function ($, calls) {\n  return function () {\n    var self = this;\n    \
                 self.callbacks = calls(self);\n    self.go = function () {\n      $('#shelf_go').text(self.i18n('only').here);\n      \
                 self.render({href: '/templates/box.twig', base_path: self.params.path, load: function () {}}, {});\n    };\n    return this;\n  };\n});\n",
            ),
        ),
        (
            "lib/calls.js",
            text(
                "define([], function () {\n  return function (self) {\n    return {\n      render: function () { return true; },\n      \
                 init: function () { return true; },\n      bind_actions: function () { return true; },\n      settings: function () {},\n      \
                 onSave: function () { return Boolean(self.get_settings().greeting) || true; }\n    };\n  };\n});\n",
            ),
        ),
        ("lib/other.js", text("define([], function () { return {}; });\n")),
    ];
    widget.apply(&files.map(|(name, body)| FileChange::Write { path: path(name), body })).unwrap();
    widget
}

#[test]
fn damage_of_an_archive_adds_nothing_but_itself() {
    // Which of two files lacks a text, and which has one more, depends on the first locale of the manifest.
    let alike = |rule| if rule == "i18n/extra-key" { "i18n/missing-key" } else { rule };
    let rules = |widget: &Widget, profile| found(widget, profile).into_iter().map(|(rule, _)| alike(rule)).collect::<BTreeSet<_>>();
    let mut added = Vec::new();
    for (name, whole) in [("faulty", faulty()), ("plain", bundled::plain()), ("sample", bundled::sample()), ("entangled", entangled())] {
        for profile in [Profile::Private, Profile::Public] {
            let before = rules(&whole, profile);
            let names: Vec<String> = whole.files().map(|(path, _)| path.to_string()).collect();
            for (number, gone) in names.iter().enumerate() {
                let one = left(&whole, |file| file != gone, vec![(OddityKind::Damaged, gone.clone())]);
                let is_kept = |file: &str| names[..number].iter().any(|name| name == file);
                let cut = left(&whole, is_kept, vec![(OddityKind::Cut, String::new()), (OddityKind::Damaged, gone.clone())]);
                for (how, widget) in [("without", one), ("up to", cut)] {
                    let rules = rules(&widget, profile);
                    added.extend(rules.difference(&before).map(|rule| format!("{name} {profile:?} {how} {gone}: {rule}")));
                }
            }
        }
    }
    assert!(added.is_empty(), "{added:#?}");
}
