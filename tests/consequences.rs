//! Every consequence of an update against its fixtures, `tests/fixtures/consequences/<id>/<case>/{before,after}/recipe.txt`.
//!
//! A case that begins with `found` gives its consequence and no other, one that begins with `quiet` doesn't give it. Recipes are those of
//! the checks' fixtures.

#[path = "checks/recipe.rs"]
mod recipe;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use widget_studio::checks::comparison::Comparison;
use widget_studio::checks::consequences::{self, Consequence, Effect};
use widget_studio::checks::engine::suppress::Trust;
use widget_studio::model::widget::Widget;
use widget_studio::text::Lang;

use recipe::Fixture;

struct Case {
    id: String,
    name: String,
    before: Widget,
    after: Widget,
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/consequences");
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let of_id = |folder: PathBuf| {
        folders(&folder).into_iter().map(move |case| {
            let side = |side: &str| Fixture::read(&case.join(side)).widget;
            Case { id: name(&folder), name: name(&case), before: side("before"), after: side("after") }
        })
    };
    folders(&root).into_iter().flat_map(of_id).collect()
}

fn ids(found: &[Consequence]) -> BTreeSet<&str> {
    found.iter().map(|consequence| consequence.row.id).collect()
}

#[test]
fn every_consequence_has_cases_and_every_case_a_consequence() {
    let cases = cases();
    for row in consequences::rows() {
        for kind in ["found", "quiet"] {
            assert!(cases.iter().any(|case| case.id == row.id && case.name.starts_with(kind)), "no case {kind} of {}", row.id);
        }
    }
    for case in cases {
        assert!(consequences::of(&case.id).is_some(), "cases of {}, which is no consequence", case.id);
    }
}

#[test]
fn cases_give_their_consequence_and_nothing_else_or_not_at_all() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = consequences::find(&case.before, &case.after);
        let ids = ids(&found);
        let is_right =
            if case.name.starts_with("found") { ids == BTreeSet::from([case.id.as_str()]) } else { !ids.contains(case.id.as_str()) };
        if !is_right {
            wrong.push(format!("{}/{}: {ids:?}", case.id, case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_consequence_names_both_places_and_has_its_texts() {
    for case in cases().iter().filter(|case| case.name.starts_with("found")) {
        for consequence in consequences::find(&case.before, &case.after) {
            for (place, widget) in [(&consequence.old, &case.before), (&consequence.new, &case.after)] {
                let file = consequence.place().unwrap().file.as_str();
                assert_eq!(place.is_some(), widget.contains(file), "{}/{}: {consequence:?}", case.id, case.name);
            }
            for lang in Lang::ALL {
                assert!(lang.has_msg(&consequence.title()), "{lang:?} {}/{}", case.id, case.name);
                for part in ["name", "why", "todo"] {
                    assert!(lang.has(&format!("{}.{part}", consequence.row.text_id())), "{lang:?} {} {part}", case.id);
                }
            }
        }
    }
    for effect in Effect::ALL {
        assert!(Lang::ALL.iter().all(|lang| lang.has(effect.text_id())), "{effect:?}");
    }
}

/// What becomes of a consequence if the sides are swapped: something that was new is gone.
const SWAPPED: &[(&str, &str)] = &[
    ("area-added", "area-removed"),
    ("locale-added", "locale-removed"),
    ("init-once", "init-once"),
    ("installation", "installation"),
    ("showcase", "showcase"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn swapped_sides_swap_what_is_new_and_a_build_against_itself_has_nothing(at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let cases = cases();
        let (one, two) = (&at.get(&cases).before, &other.get(&cases).after);
        let (there, back) = (consequences::find(one, two), consequences::find(two, one));
        for (added, removed) in SWAPPED {
            let count = |found: &[Consequence], id: &str| found.iter().filter(|consequence| consequence.row.id == id).count();
            prop_assert_eq!(count(&there, added), count(&back, removed), "{}", added);
            prop_assert_eq!(count(&there, removed), count(&back, added), "{}", removed);
        }
        let (forth, back) = [(one, two), (two, one)].map(|(old, new)| Comparison::of(old, new, Default::default(), &Trust::Nothing).findings).into();
        prop_assert_eq!((forth.new.len(), forth.gone.len(), forth.still.len()), (back.gone.len(), back.new.len(), back.still.len()));
        let same = Comparison::of(one, one, Default::default(), &Trust::Nothing);
        prop_assert!(same.consequences.is_empty() && same.difference.is_empty() && same.findings.new.is_empty() && same.findings.gone.is_empty());
    }
}

#[test]
fn findings_are_new_gone_or_still_there() {
    let plain = widget_studio::services::bundled::plain();
    let sample = widget_studio::services::bundled::sample();
    let broken = Comparison::of(&plain, &sample, Default::default(), &Trust::Nothing);
    assert!(!broken.findings.new.is_empty() && broken.findings.gone.is_empty() && broken.findings.still.is_empty());
    let mended = Comparison::of(&sample, &plain, Default::default(), &Trust::Nothing);
    assert_eq!(mended.findings.gone.len(), broken.findings.new.len());
}
