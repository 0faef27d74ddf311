//! A trial of all scenes: a good widget passes everything, and each planted fault fails at exactly the judgement that it is made for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::product::Product;
use widget_studio::model::project::{DocId, Revision};
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::report::trial::{Entry, Judge};
use widget_studio::services::bundled;
use widget_studio::services::new_widget::Intent;
use widget_studio::stand_in::{Build, Kept};
use widget_studio::system::browser::Browser;
use widget_studio::system::files;
use widget_studio::text::Lang;
use widget_studio::trial::{Plan, ROLES, Setup, THEMES, Wanted, run};

use crate::harness::libraries;
use crate::scenes::wizard;
use crate::visit::browser;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/try")
}

fn good() -> Widget {
    files::open(&folder().join("good")).unwrap().widget
}

pub fn tried(browser: &mut Browser, widget: &Widget, wanted: &Wanted) -> Vec<Entry> {
    let build = Build::of(widget, Revision { doc: DocId::default(), number: 1 }, false);
    let setup = Setup { widget, build, name: "tried".to_owned(), libraries: libraries(), kept: Kept::default() };
    let mut entries = Vec::new();
    run(browser, &setup, &Plan::of(widget, wanted), |entry| {
        entries.push(entry);
        true
    })
    .unwrap();
    entries
}

/// What failed, a line each.
pub fn failures(entries: &[Entry]) -> Vec<String> {
    let of = |entry: &Entry| {
        let head = format!("{} {}", entry.variant.scene, entry.variant.parts().join(" "));
        entry.failures().map(|it| format!("{head}: {}: {} {}", it.judge.id(), it.words(Lang::En), it.at())).collect::<Vec<_>>()
    };
    entries.iter().flat_map(of).collect()
}

/// A fault: its name, where it is tried, and the widget with it.
struct Fault {
    name: String,
    scene: String,
    locale: String,
    widget: Widget,
}

fn fault(path: &Path) -> Fault {
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut fault = Fault { name, scene: String::new(), locale: String::new(), widget: good() };
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let until = |lines: &mut std::str::Lines<'_>, end: &str| lines.by_ref().take_while(|line| *line != end).collect::<Vec<_>>().join("\n");
    while let Some(line) = lines.next() {
        let (word, rest) = line.split_once(' ').unwrap();
        match word {
            "#" => {}
            "scene" => rest.clone_into(&mut fault.scene),
            "locale" => rest.clone_into(&mut fault.locale),
            "write" => write(&mut fault.widget, rest, &until(&mut lines, "end")),
            "replace" => {
                let (from, to) = (until(&mut lines, "with"), until(&mut lines, "end"));
                let before = fault.widget.text(rest).unwrap().as_str().to_owned();
                assert!(before.contains(&from), "{}: {rest} has no\n{from}", fault.name);
                write(&mut fault.widget, rest, &before.replacen(&from, &to, 1));
            }
            _ => panic!("{}: {line}", fault.name),
        }
    }
    fault
}

fn write(widget: &mut Widget, path: &str, text: &str) {
    widget.apply(&[FileChange::Write { path: RelPath::new(path).unwrap(), body: FileBody::text(text) }]).unwrap();
}

#[test]
fn a_good_widget_passes_in_each_scene_locale_role_and_theme() {
    let mut browser = browser();
    let wanted = Wanted { roles: ROLES.to_vec(), themes: THEMES.to_vec(), ..Wanted::default() };
    let entries = tried(&mut browser, &good(), &wanted);
    assert!(failures(&entries).is_empty(), "{}", failures(&entries).join("\n"));
    // Six scenes, two locales; a free user, who gets no widget, sees it in one theme only.
    assert_eq!(entries.len(), 6 * 2 * 5);
    let judged: BTreeSet<Judge> = entries.iter().flat_map(|entry| &entry.judgements).map(|judgement| judgement.judge).collect();
    assert_eq!(judged.into_iter().collect::<Vec<_>>(), Judge::ALL);
    let pictures = entries.iter().map(|entry| entry.picture.as_ref().map_or(0, Vec::len));
    assert!(pictures.min().unwrap() > 1000, "a picture of each");
}

#[test]
fn every_widget_of_the_wizard_and_the_plain_one_pass() {
    let mut browser = browser();
    let mut failed = failures(&tried(&mut browser, &bundled::plain(), &Wanted { roles: vec!["admin"], ..Wanted::default() }));
    for intent in Intent::ALL {
        let entries = tried(&mut browser, &wizard(intent), &Wanted { roles: vec!["admin"], ..Wanted::default() });
        assert!(!entries.is_empty(), "{} has no scene", intent.word());
        failed.extend(failures(&entries).into_iter().map(|line| format!("{}: {line}", intent.word())));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn each_planted_fault_fails_at_exactly_its_judgement() {
    let mut browser = browser();
    let only = std::env::var("WIDGET_STUDIO_FAULT").unwrap_or_default();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("faults")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut wrong, mut judged) = (Vec::new(), BTreeSet::new());
    for Fault { name, scene, locale, widget } in paths.iter().map(|path| fault(path)).filter(|fault| fault.name.contains(&only)) {
        let wanted =
            Wanted { scenes: vec![scene], locales: vec![locale], roles: vec!["admin"], product: Product::AmoCrm, ..Wanted::default() };
        let entries = tried(&mut browser, &widget, &wanted);
        let failed: BTreeSet<&str> = entries.iter().flat_map(Entry::failures).map(|judgement| judgement.judge.id()).collect();
        let meant = name.split_once('.').unwrap().0;
        if !failed.iter().eq([&meant]) {
            wrong.push(format!("{name} fails at {failed:?}\n  {}", failures(&entries).join("\n  ")));
        }
        let said: Vec<String> = entries.iter().flat_map(Entry::failures).map(|judgement| judgement.words(Lang::En)).collect();
        if said.iter().any(|words| words.is_empty() || meant != "secret-in-request" && words.contains('•')) {
            wrong.push(format!("{name} doesn't say what is wrong: {said:?}"));
        }
        if name == "secret-in-request.setting" && said != ["key to api.example.org"] {
            wrong.push(format!("{name}: {said:?}"));
        }
        judged.insert(meant.to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if only.is_empty() {
        let all: BTreeSet<String> = Judge::ALL.iter().map(|judge| judge.id().to_owned()).collect();
        assert_eq!(judged, all, "a fault for each judgement");
    }
}
