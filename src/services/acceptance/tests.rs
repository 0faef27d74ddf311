//! Plans, own cases, logs and comparisons.

use std::collections::BTreeMap;

use super::compare::{Change, compare};
use super::own::{self, CASES_FILE, OwnCase, OwnCasesError};
use super::pass::{Archive, By, Case, Counts, Entry, Evidence, Kind, Pass, Place, Refused, SignOff, Start, Verdict, What};
use super::plan::{Group, MAX_CASES, Subject, plan};
use crate::crm::package::{self, Decision};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::product::{Product, Profile};
use crate::model::widget::{FileChange, Widget};
use crate::services::{archive, bundled};

fn widget(manifest: &str, script: &str) -> Widget {
    let files = [("manifest.json", manifest), ("script.js", script)];
    Widget::new(files.map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(text))).into_iter().collect(), None)
}

fn ids(widget: &Widget) -> Vec<String> {
    plan(widget, "en").into_iter().map(|case| case.id).collect()
}

const LIFE: [&str; 4] = ["life/install", "life/update", "life/disable", "life/reinstall"];
const TROUBLE: [&str; 5] = ["trouble/no-rights", "trouble/slow", "trouble/too-many", "trouble/offline", "trouble/second-tab"];

#[test]
fn a_plan_has_a_case_for_all_that_the_widget_says() {
    let manifest = r#"{"widget": {"locale": ["ru", "en"]}, "locations": ["lcard-1", "salesbot_designer", "lcard-1", "nowhere"],
        "settings": {"phones": {"name": "Phones", "type": "users"}, "api_key": {"name": "Key", "type": "text", "required": true}}}"#;
    let script = "define([], function () { return function () {\n this.callbacks = {\n render: function () { return true; },\n \
        onSave: function () { return true; },\n destroy: function () {},\n \
        salesbotDesignerSettings: function () { return {exits: [{code: 'ok', title: 'Done'}, {code: 'bad'}]}; }\n };\n }; });";
    let widget = widget(manifest, script);
    let expected: Vec<&str> = [
        "life/install life/update life/save life/disable life/reinstall",
        "area/lcard area/salesbot_designer",
        "setting/phones setting/api_key",
        "callback/render callback/onSave callback/destroy callback/salesbotDesignerSettings",
        "exit/ok exit/bad",
        "locale/ru locale/en",
        "trouble/wrong-key trouble/no-rights trouble/slow trouble/too-many trouble/offline trouble/second-tab",
    ]
    .iter()
    .flat_map(|line| line.split(' '))
    .collect();
    assert_eq!(ids(&widget), expected);
    let all = plan(&widget, "en");
    let subject = |id: &str| &all.iter().find(|case| case.id == id).unwrap().subject;
    assert_eq!(subject("callback/onSave"), &Subject::Callback { name: "onSave".into(), line: 4 });
    assert_eq!(subject("exit/bad"), &Subject::Exit { code: "bad".into(), title: "bad".into() });
    assert!(matches!(subject("setting/api_key"), Subject::Setting(setting) if setting.label == "Key" && setting.is_required));
    let groups: Vec<Group> = all.iter().map(|case| case.group).collect();
    assert!(groups.is_sorted(), "group by group");
}

#[test]
fn a_widget_that_says_little_is_installed_and_troubled_all_the_same() {
    for (manifest, script) in [("", ""), ("{", "define("), ("[]", ""), (r#"{"locations": 1, "settings": [], "widget": []}"#, "")] {
        let ids = ids(&widget(manifest, script));
        assert_eq!(ids, [LIFE.as_slice(), &TROUBLE].concat(), "{manifest}");
    }
    let fields: Vec<String> = (0..1_000).map(|at| format!(r#""f{at}": {{"name": "f", "type": "text"}}"#)).collect();
    let many = format!(r#"{{"settings": {{{}}}}}"#, fields.join(","));
    assert_eq!(ids(&widget(&many, "")).len(), MAX_CASES);
}

fn own_case(id: &str, title: &str) -> OwnCase {
    OwnCase { id: id.into(), title: title.into(), steps: vec!["Press".into()], expected: "It beeps".into() }
}

#[test]
fn own_cases_are_kept_beside_the_widget_and_never_packed() {
    let mut widget = bundled::plain();
    let put = |widget: &mut Widget, case: &OwnCase| {
        let change = own::put(widget, case).unwrap();
        widget.apply(&[change]).unwrap();
    };
    let (first, second) = (own_case("own-1", "One"), own_case("own-2", "Two"));
    assert_eq!(own::free_id(&widget), "own-1");
    put(&mut widget, &first);
    put(&mut widget, &second);
    assert_eq!(own::read(&widget), [first.clone(), second.clone()]);
    assert_eq!(own::free_id(&widget), "own-3");
    let renamed = OwnCase { title: "Other".into(), ..first };
    put(&mut widget, &renamed);
    assert_eq!(own::read(&widget), [renamed, second.clone()]);
    let change = own::remove(&widget, "own-1").unwrap().unwrap();
    widget.apply(&[change]).unwrap();
    assert_eq!((own::read(&widget), own::remove(&widget, "own-1").unwrap()), (vec![second], None));
    let planned = package::plan(&widget);
    let decision = planned.iter().find(|planned| planned.path.as_str() == CASES_FILE).unwrap().decision;
    assert!(matches!(decision, Decision::Out(_)), "{decision:?}");
    let packed = archive::read("widget.zip", &archive::build(&widget).unwrap()).unwrap();
    assert!(packed.files().all(|(path, _)| !path.as_str().starts_with(".widget-studio")));
}

#[test]
fn a_file_of_cases_keeps_what_it_is_not_asked_about() {
    let text = "{\r\n  \"mine\": 1,\r\n  \"cases\": [{\"id\": \"own-1\", \"title\": \"A\", \"steps\": [\"x\", 2, \" \"], \"note\": 1}, 7, {}]\r\n}\r\n";
    let with = |text: &str| {
        let mut widget = bundled::plain();
        widget.apply(&[FileChange::Write { path: RelPath::new(CASES_FILE).unwrap(), body: FileBody::text(text) }]).unwrap();
        widget
    };
    let mut widget = with(text);
    assert_eq!(own::read(&widget), [OwnCase { id: "own-1".into(), title: "A".into(), steps: vec!["x".into()], expected: String::new() }]);
    let change = own::put(&widget, &own_case("own-1", "B")).unwrap();
    widget.apply(&[change]).unwrap();
    let after = widget.text(CASES_FILE).unwrap().as_str().to_owned();
    assert!(after.contains("\"mine\": 1,\r\n") && after.contains("\"note\": 1") && after.contains("7, {}"), "{after}");
    for broken in ["{", "[]", "{\"cases\": {}}", "{\"cases\": [],}"] {
        assert_eq!(own::put(&with(broken), &own_case("own-1", "B")), Err(OwnCasesError::Broken), "{broken}");
    }
    let full = format!("{{\"cases\": [{}]}}", vec!["{}"; own::MAX_CASES].join(","));
    assert_eq!(own::put(&with(&full), &own_case("own-1", "B")), Err(OwnCasesError::TooLarge));
}

fn start(cases: &[&str]) -> Start {
    let case = |id: &&str| Case {
        id: (*id).into(),
        group: Group::Life,
        title: format!("Case {id}"),
        from: String::new(),
        steps: vec!["Do it".into()],
        expected: "Done".into(),
    };
    let archive = Archive {
        name: "widget.zip".into(),
        sha256: "ab".repeat(32),
        bytes: 9,
        widget: "Demo".into(),
        code: None,
        version: "1.0.0".into(),
        product: Product::Kommo,
        profile: Profile::Private,
    };
    Start { number: 1, archive, place: Place::StandIn, studio: "0".into(), lang: "en".into(), cases: cases.iter().map(case).collect() }
}

fn log(cases: &[&str], more: Vec<What>) -> Vec<Entry> {
    let all = std::iter::once(What::Start(Box::new(start(cases)))).chain(more);
    all.zip(1..).map(|(what, at)| Entry { at, zone: 180, what }).collect()
}

fn pass(cases: &[&str], more: Vec<What>) -> Pass {
    Pass::read(log(cases, more)).unwrap()
}

fn said(case: &str, verdict: Verdict, by: By) -> What {
    What::Verdict { case: case.into(), verdict, note: "why".into(), by }
}

fn sign(name: &str, knows_failures: bool) -> What {
    What::Signed(SignOff { name: name.into(), remark: String::new(), counts: Counts::default(), knows_failures })
}

#[test]
fn a_correction_is_a_new_entry_and_a_person_confirms_the_studio() {
    let pass = pass(
        &["a", "b", "c"],
        vec![
            said("a", Verdict::Failed, By::Person),
            said("a", Verdict::Passed, By::Person),
            said("a", Verdict::Failed, By::Studio),
            said("b", Verdict::Passed, By::Studio),
        ],
    );
    assert_eq!(pass.said("a").map(|said| said.verdict).collect::<Vec<_>>(), [Verdict::Failed, Verdict::Passed, Verdict::Failed]);
    assert_eq!(pass.standing("a").map(|said| (said.verdict, said.by)), Some((Verdict::Passed, By::Person)));
    assert_eq!(pass.standing("b").map(|said| (said.verdict, said.by)), Some((Verdict::Passed, By::Studio)));
    assert_eq!(pass.counts(), Counts { passed: 1, open: 2, ..Counts::default() });
    let standings: BTreeMap<_, _> = pass.standings();
    assert!(["a", "b", "c"].iter().all(|id| standings.get(id).copied() == pass.standing(id)));
}

#[test]
fn what_may_not_be_said_is_refused_and_left_out_of_a_log() {
    let refused = |done: Vec<What>, what: What| pass(&["a"], done).may_add(&what);
    let bare = |verdict| What::Verdict { case: "a".into(), verdict, note: " ".into(), by: By::Person };
    assert_eq!(refused(vec![], bare(Verdict::Passed)), Ok(()));
    for verdict in [Verdict::Failed, Verdict::Blocked, Verdict::Skipped] {
        assert_eq!(refused(vec![], bare(verdict)), Err(Refused::NeedsNote));
    }
    assert_eq!(refused(vec![], said("z", Verdict::Passed, By::Person)), Err(Refused::Unknown));
    assert_eq!(refused(vec![], What::Start(Box::new(start(&["a"])))), Err(Refused::Unknown));
    assert_eq!(refused(vec![said("a", Verdict::Passed, By::Studio)], sign("T", true)), Err(Refused::Open(1)));
    let failed = || vec![said("a", Verdict::Failed, By::Person)];
    assert_eq!(refused(failed(), sign("T", false)), Err(Refused::Failures(1)));
    assert_eq!(refused(failed(), sign(" ", true)), Err(Refused::NeedsName));
    assert_eq!(refused(failed(), sign("T", true)), Ok(()));
    let signed = pass(&["a"], [failed(), vec![sign("T", true), said("a", Verdict::Passed, By::Person)]].concat());
    assert_eq!(signed.signed().map(|(signed, at)| (signed.name.as_str(), at)), Some(("T", (3, 180))));
    assert_eq!(signed.counts().failed, 1, "what a hand wrote behind the sign-off doesn't count");
    assert_eq!(signed.may_add(&said("a", Verdict::Passed, By::Person)), Err(Refused::Signed));
    assert_eq!(Pass::read(log(&["a"], failed()).into_iter().skip(1)), None);
}

#[test]
fn a_log_is_the_same_after_it_was_written() {
    let evidence = |of, text: &str| {
        What::Evidence(Evidence { case: "a".into(), of, count: 1, text: text.into(), file: String::new(), sha256: String::new() })
    };
    let entries = log(
        &["a"],
        vec![
            evidence(Kind::Timeline, "one"),
            evidence(Kind::Picture, ""),
            evidence(Kind::Timeline, "two"),
            said("a", Verdict::Passed, By::Person),
            sign("T", false),
        ],
    );
    let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    let read: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, entries);
    let pass = Pass::read(read).unwrap();
    let shown: Vec<(Kind, &str)> = pass.evidence("a").iter().map(|it| (it.of, it.text.as_str())).collect();
    assert_eq!(shown, [(Kind::Picture, ""), (Kind::Timeline, "two")], "the last of each kind, and all pictures");
}

#[test]
fn two_passes_are_set_against_each_other() {
    let person = |case, verdict| said(case, verdict, By::Person);
    let earlier = pass(
        &["a", "b", "c", "d", "gone"],
        vec![person("a", Verdict::Passed), person("b", Verdict::Failed), person("c", Verdict::Blocked), person("d", Verdict::Passed)],
    );
    let mut later = pass(
        &["new", "a", "b", "c", "d"],
        vec![
            person("a", Verdict::Failed),
            person("b", Verdict::Passed),
            person("d", Verdict::Passed),
            said("c", Verdict::Passed, By::Studio),
        ],
    );
    later.start.cases[4].expected = "Other".into();
    let pairs = compare(&earlier, &later);
    let found: Vec<(&str, Change, bool)> = pairs.iter().map(|pair| (pair.id.as_str(), pair.change, pair.has_other_text)).collect();
    let expected = [
        ("new", Change::Added(None), false),
        ("a", Change::Broken(Some(Verdict::Failed)), false),
        ("b", Change::Mended, false),
        ("c", Change::Other(Some(Verdict::Blocked), None), false),
        ("d", Change::Same(Some(Verdict::Passed)), true),
        ("gone", Change::Gone(None), false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_pass_is_of_a_widget_whatever_its_archive_is_called() {
    let archive = |code: Option<&str>| Archive { code: code.map(str::to_owned), ..start(&[]).archive };
    assert!(archive(None).is_same_widget(None, "Demo") && !archive(None).is_same_widget(None, "Other"));
    assert!(archive(Some("x")).is_same_widget(Some("x"), "Renamed") && !archive(Some("x")).is_same_widget(Some("y"), "Demo"));
}
