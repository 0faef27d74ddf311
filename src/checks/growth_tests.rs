//! How the work of a check grows with what a stranger's widget can have many of: counted in steps, at a size and at its double.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::check;
use super::engine::rule::{Product, Profile};
use crate::formats::path::RelPath;
use crate::formats::steps;
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::FileBody;
use crate::model::studio_file::{MAX_SUPPRESSIONS, STUDIO_FILE};
use crate::model::widget::{FileChange, MANIFEST, MAX_MANIFEST_VALUES, Widget};
use crate::services::bundled;

/// A widget that has so many of something.
type Make = fn(usize) -> Widget;

const RU: &str = "i18n/ru.json";
const EN: &str = "i18n/en.json";

fn entries(count: usize, value: impl Fn(usize) -> Value) -> Value {
    (0..count).map(|n| (format!("k{n}"), value(n))).collect::<Map<_, _>>().into()
}

fn list(count: usize, value: impl Fn(usize) -> Value) -> Value {
    (0..count).map(value).collect()
}

fn built(changes: ChangeBuilder) -> Widget {
    let widget = changes.widget().clone();
    changes.build().unwrap();
    widget
}

fn manifest(pointer: &str, value: Value) -> Widget {
    built(ChangeBuilder::new(&bundled::plain()).set(MANIFEST, pointer, value))
}

fn texts(ru: Option<Value>, en: Option<Value>) -> Widget {
    let values = [(RU, ru), (EN, en)].into_iter().filter_map(|(file, value)| Some((file, value?)));
    built(values.fold(ChangeBuilder::new(&bundled::plain()), |changes, (file, value)| changes.set(file, "/many", value)))
}

fn studio(suppressions: Value) -> Widget {
    let mut widget = bundled::plain();
    let body = FileBody::text(json!({ "suppressions": suppressions }).to_string());
    widget.apply(&[FileChange::Write { path: RelPath::new(STUDIO_FILE).unwrap(), body }]).unwrap();
    widget
}

/// What grows, how many there are at first, and the widget.
const KINDS: &[(&str, usize, Make)] = &[
    ("keys that a locale lacks", 300, |n| texts(Some(entries(n, |n| n.to_string().into())), None)),
    ("sections that a locale lacks", 200, |n| texts(Some(entries(n, |n| json!({ "a": n.to_string() }))), None)),
    ("keys that only another locale has", 300, |n| texts(None, Some(entries(n, |n| n.to_string().into())))),
    ("texts that are sections elsewhere", 100, |n| texts(Some(entries(n, |_| "x".into())), Some(entries(n, |_| json!({ "a": "x" }))))),
    ("keys with dots", 200, |n| {
        let dotted = || (0..n).map(|n| (format!("a{n}.b"), Value::from("x"))).collect::<Map<_, _>>().into();
        texts(Some(dotted()), Some(dotted()))
    }),
    ("numbers as texts", 200, |n| texts(Some(entries(n, Value::from)), Some(entries(n, Value::from)))),
    ("acceptances of unknown rules", 200, |n| studio(list(n, |n| json!({ "rule": format!("manifest/field-typ{n}") })))),
    ("acceptances of nothing", 200, |n| {
        studio(list(n, |n| json!({ "rule": "manifest/field-type", "file": MANIFEST, "pointer": format!("/{n}") })))
    }),
    ("acceptances beyond the bound", MAX_SUPPRESSIONS + 1, |n| studio(list(n, |n| json!({ "rule": format!("manifest/field-typ{n}") })))),
    ("fields of the settings", MAX_MANIFEST_VALUES, |n| manifest("/settings", entries(n, |n| json!({ "name": format!("settings.x{n}") })))),
    ("fields of a pipeline step", MAX_MANIFEST_VALUES, |n| {
        manifest("/dp", json!({ "settings": entries(n, |_| json!({ "type": "tex" })) }))
    }),
    ("steps of a bot", MAX_MANIFEST_VALUES, |n| manifest("/salesbot_designer", entries(n, |n| json!({ "name": format!("a.x{n}") })))),
    ("pages of the menu", MAX_MANIFEST_VALUES, |n| manifest("/left_menu", entries(n, |n| json!({ "title": format!("a.x{n}") })))),
    ("areas", MAX_MANIFEST_VALUES, |n| manifest("/locations", list(n, |n| format!("lcrd-{n}").into()))),
    ("locales", MAX_MANIFEST_VALUES, |n| manifest("/widget/locale", list(n, |n| format!("x{n}").into()))),
    ("pictures of a tour", MAX_MANIFEST_VALUES, |n| {
        manifest("/tour", json!({ "is_tour": true, "tour_images": { "en": list(n, |n| format!("/images/t{n}.png").into()) } }))
    }),
    ("keys of the manifest", MAX_MANIFEST_VALUES, |n| manifest("/widget", entries(n, |_| "".into()))),
];

fn cost(widget: &Widget, profile: Profile) -> usize {
    let widget = widget.clone();
    steps::of(|| {
        check(&widget, Product::AmoCrm, profile);
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn twice_as_many_cost_at_most_twice_as_much(share in 50..100usize, public: bool) {
        let profile = if public { Profile::Public } else { Profile::Private };
        for (what, count, make) in KINDS {
            let count = if *count >= MAX_SUPPRESSIONS { *count } else { count * share / 100 };
            let none = cost(&make(1), profile);
            let (once, twice) = (cost(&make(count), profile), cost(&make(count * 2), profile));
            prop_assert!(twice <= once * 5 / 2 + none, "{what}: {none} for one, {once} for {count}, {twice} for twice as many");
        }
    }
}

#[test]
fn what_is_just_below_the_bound_is_affordable() {
    let kinds: [(&str, Make); 4] = [
        ("fields of the settings", |n| {
            manifest("/settings", entries(n / 3, |n| json!({ "name": format!("settings.x{n}"), "type": "tex" })))
        }),
        ("areas", |n| manifest("/locations", list(n, |n| format!("lcrd-{n}").into()))),
        ("locales", |n| manifest("/widget/locale", list(n, |n| format!("x{n}").into()))),
        ("steps of a bot", |n| manifest("/salesbot_designer", entries(n / 2, |n| json!({ "name": format!("a.x{n}") })))),
    ];
    for (what, make) in kinds {
        let widget = make(MAX_MANIFEST_VALUES - 200);
        assert!(widget.complete_manifest().is_some(), "{what}");
        let steps = cost(&widget, Profile::Public);
        assert!(steps < 200_000_000, "{what}: {steps}");
    }
}
