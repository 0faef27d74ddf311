//! What switching areas may change: its own entry, in the file's own style, and nothing when the list can't be read.

use proptest::prelude::*;

use super::*;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::{Edit, Project};
use crate::model::widget::{FileChange, MANIFEST};
use crate::services::bundled;

fn widget(manifest: &str) -> Widget {
    Widget::new([(RelPath::new(MANIFEST).unwrap(), FileBody::text(manifest))].into(), None)
}

fn after(widget: &Widget, changes: &[FileChange]) -> String {
    let mut widget = widget.clone();
    widget.apply(changes).unwrap();
    widget.text(MANIFEST).unwrap().as_str().to_owned()
}

fn named(name: &str) -> &'static Area {
    Area::of(name).unwrap()
}

#[test]
fn every_area_is_in_one_group_and_names_are_single() {
    let grouped: Vec<&str> = Group::ALL.into_iter().flat_map(Group::areas).map(|area| area.name).collect();
    assert_eq!(grouped, AREAS.iter().map(|area| area.name).collect::<Vec<_>>(), "in the order of the groups");
    for area in AREAS {
        assert_eq!(AREAS.iter().filter(|other| other.name == area.name).count(), 1, "{}", area.name);
        assert!(area.amo || area.kommo, "{}", area.name);
    }
    assert!(!named("everywhere").flag);
}

#[test]
fn an_area_is_added_in_the_style_of_the_list() {
    let table = [
        ("{\n\t\"locations\": [\n\t\t\"lcard-1\"\n\t]\n}", "{\n\t\"locations\": [\n\t\t\"lcard-1\",\n\t\t\"sms\"\n\t]\n}"),
        ("{\"locations\":[\"lcard\"]}", "{\"locations\":[\"lcard\", \"sms\"]}"),
        ("{\r\n  \"locations\": [\r\n    \"a\"\r\n  ]\r\n}", "{\r\n  \"locations\": [\r\n    \"a\",\r\n    \"sms\"\r\n  ]\r\n}"),
        ("{\"locations\": []}", "{\"locations\": [\"sms\"]}"),
        ("{\"locations\": null}", "{\"locations\": [\"sms\"]}"),
        ("{\n  \"widget\": {}\n}\n", "{\n  \"widget\": {},\n  \"locations\": [\"sms\"]\n}\n"),
    ];
    for (old, new) in table {
        let old = widget(old);
        assert_eq!(after(&old, &turn_on(&old, named("sms"))), new);
    }
}

#[test]
fn what_is_no_list_is_left_alone() {
    for (manifest, found) in [
        ("{\"locations\": \"lcard-1\"}", Listing::Odd),
        ("{\"locations\": {\"0\": \"lcard-1\"}}", Listing::Odd),
        ("{\"widget\": {\"locations\": [\"lcard-1\"]}}", Listing::Odd),
        ("{\"widget\": {}, \"loca", Listing::Unreadable),
        ("[]", Listing::Unreadable),
        ("", Listing::Unreadable),
    ] {
        let widget = widget(manifest);
        assert_eq!(listing(&widget), found, "{manifest}");
        for area in AREAS {
            assert!(turn_on(&widget, area).is_empty() && turn_off(&widget, area).is_empty(), "{manifest}");
            assert!(set_panel(&widget, area, Panel::Unused).is_empty(), "{manifest}");
        }
    }
}

#[test]
fn every_entry_of_an_area_goes_and_others_stay_as_they_are() {
    let old = widget("{\"locations\": [\"lcard-1\", \"everywere\", 7, \"lcard-0\", \"lcard\", \"sms\"]}");
    assert_eq!(after(&old, &turn_off(&old, named("lcard"))), "{\"locations\": [\"everywere\", 7, \"sms\"]}");
}

#[test]
fn the_flag_is_written_where_the_area_takes_one() {
    let old = widget("{\"locations\": [\"lcard\", \"everywhere\"]}");
    for (panel, new) in [(Panel::Used, "lcard-1"), (Panel::Unused, "lcard-0")] {
        assert_eq!(after(&old, &set_panel(&old, named("lcard"), panel)), format!("{{\"locations\": [\"{new}\", \"everywhere\"]}}"));
        assert!(set_panel(&old, named("everywhere"), panel).is_empty() && set_panel(&old, named("ccard"), panel).is_empty());
    }
    assert!(set_panel(&old, named("lcard"), Panel::NotStated).is_empty(), "it says so already");
    let odd = widget("{\"locations\": [\"lcard-full\"]}");
    assert_eq!(after(&odd, &set_panel(&odd, named("lcard"), Panel::NotStated)), "{\"locations\": [\"lcard\"]}");
}

#[test]
fn the_template_has_what_its_areas_need() {
    let widget = bundled::plain();
    for area in entries(&widget).into_iter().filter_map(|(entry, _)| entry.area()) {
        assert!(area.needs.iter().all(|need| need.is_met(&widget)), "{}", area.name);
    }
    assert!(draws(&widget, "logo_min.png") && !draws(&widget, "logo_dp.png"));
}

/// A list of areas, known and unknown, each on its own line or all on one, with some text around it.
fn manifests() -> impl Strategy<Value = String> {
    let entry = prop_oneof![
        (0..AREAS.len(), prop_oneof![Just(""), Just("-0"), Just("-1")]).prop_map(|(at, flag)| format!("\"{}{flag}\"", AREAS[at].name)),
        Just("\"everywere\"".to_owned()),
        Just("\"lcard\\u002d1\"".to_owned()),
        Just("12".to_owned()),
    ];
    let list = proptest::collection::vec(entry, 0..6);
    (list, prop_oneof![Just(", "), Just(","), Just(",\n    "), Just(" ,\r\n\t\t")], "[ \n]{0,3}").prop_map(|(list, gap, space)| {
        let lead = gap.trim_start_matches([' ', ',']);
        format!("{{\"a\": \"/é\",{space}\"locations\": [{lead}{}{space}],\n \"b\":[]}}{space}", list.join(gap))
    })
}

proptest! {
    #[test]
    fn each_step_changes_its_own_entry_alone_and_is_taken_back(manifest in manifests(), at in 0..AREAS.len(), flag in 0..3usize) {
        let (widget, area) = (widget(&manifest), &AREAS[at]);
        let panel = [Panel::Used, Panel::Unused, Panel::NotStated][flag];
        for changes in [turn_on(&widget, area), turn_off(&widget, area), set_panel(&widget, area, panel)] {
            let mut project = Project::new(widget.clone());
            project.apply(Edit::new(project.revision(), changes)).unwrap();
            let texts = |widget: &Widget| -> Vec<String> {
                let items = widget.manifest("/locations").unwrap().items().iter();
                items.filter(|item| item.as_str().is_none_or(|text| Entry::new(text).name != area.name)).map(|item| {
                    widget.text(MANIFEST).unwrap().as_str().get(item.range.clone()).unwrap().to_owned()
                }).collect()
            };
            prop_assert_eq!(texts(&widget), texts(project.widget()), "other entries");
            let around = |text: &str| (text.split_once('[').unwrap().0.to_owned(), text.rsplit_once(']').unwrap().1.to_owned());
            let new = project.widget().text(MANIFEST).unwrap().as_str();
            prop_assert_eq!(around(&manifest), around(new));
            prop_assert!(project.widget().json(MANIFEST).unwrap().is_whole());
            project.undo();
            prop_assert_eq!(project.widget().text(MANIFEST).unwrap().as_str(), &manifest);
        }
    }

    #[test]
    fn what_is_switched_on_is_switched_off_without_a_trace(manifest in manifests(), at in 0..AREAS.len()) {
        let (mut widget, area) = (widget(&manifest), &AREAS[at]);
        let on = turn_on(&widget, area);
        prop_assert_eq!(on.is_empty(), declares(&widget, area.name));
        if !on.is_empty() && !widget.manifest("/locations").unwrap().items().is_empty() {
            widget.apply(&on).unwrap();
            widget.apply(&turn_off(&widget.clone(), area)).unwrap();
            prop_assert_eq!(widget.text(MANIFEST).unwrap().as_str(), &manifest);
        }
    }
}
