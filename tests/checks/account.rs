//! The rules that need an account: for each of them facts that break it, and facts that it is content with.

use serde_json::{Map, Value, json};
use widget_studio::checks;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::rule::{Area, Severity};
use widget_studio::checks::rules::account::{PlannedChange, before, blocks, installed, uninstalled};
use widget_studio::crm::account::{Access, Facts, FieldError, FieldType, Model, Seen, TemplateField, template_of};
use widget_studio::services::bundled;
use widget_studio::text::Lang;

/// An account that has the plain template as it is here, with fields of every type, and the settings of an installation.
struct Case {
    facts: Facts,
    errors: usize,
    values: Map<String, Value>,
    uninstalls: bool,
}

/// The fields that the account asks for beside those of the template.
fn more() -> Vec<TemplateField> {
    let field = |key: &str, kind| TemplateField { key: key.to_owned(), name: String::new(), kind, is_required: key == "sender" };
    vec![
        field("sender", FieldType::Text),
        field("key", FieldType::Pass),
        field("ext", FieldType::Users),
        field("sip", FieldType::UsersLp),
        field("conf", FieldType::Custom),
    ]
}

impl Case {
    fn good() -> Self {
        let model = Model { version: "0.1.0".to_owned(), template: template_of(&bundled::plain()), ..Model::default() };
        let facts = Facts {
            token_left: Some(90 * 86_400),
            is_admin: Some(true),
            users: Some(vec![7]),
            seen: Seen::Present(Box::new(model)),
            ..Facts::default()
        };
        Self { facts, errors: 0, values: Map::from_iter([("greeting".to_owned(), json!("hello"))]), uninstalls: false }
    }

    /// With the fields of every type; they differ from the manifest.
    fn wide(values: Value) -> Self {
        let mut case = Self::good();
        case.model().template.extend(more());
        case.values.insert("sender".to_owned(), json!("Demo shop"));
        case.values.extend(values.as_object().unwrap().clone());
        case
    }

    fn model(&mut self) -> &mut Model {
        let Seen::Present(model) = &mut self.facts.seen else { panic!("present") };
        model
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn run(&self) -> Vec<Finding> {
        let wish = if self.uninstalls { PlannedChange::Uninstall } else { PlannedChange::Install(&self.values) };
        before(Some((&bundled::plain(), self.errors)), &self.facts, wish)
    }
}

fn after(is_active: bool, keys: &[&str]) -> Vec<Finding> {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    installed(Some(&bundled::plain()), "0.1.0", is_active, &keys)
}

/// What the rule `id` finds where it should, and what is found beside something that comes close to it.
fn table() -> Vec<(&'static str, Vec<Finding>, Vec<Finding>)> {
    let facts = |change: fn(&mut Facts)| Case::good().with(|case| change(&mut case.facts)).run();
    let model = |change: fn(&mut Model)| Case::good().with(|case| change(case.model())).run();
    let wide = |values: Value| Case::wide(values).run();
    let good = || Case::good().run();
    let days = |days: i64| Case::good().with(|case| case.facts.token_left = Some(days * 86_400)).run();
    let active = |values: Value| Case::wide(values).with(|case| case.model().is_active = true).run();
    let uninstall = |is_active: bool| {
        let case = Case::good().with(|case| case.uninstalls = true);
        case.with(|case| case.model().is_active = is_active).run()
    };
    let refused = |facts: &mut Facts| {
        facts.refused = vec![FieldError { path: "ext.7".to_owned(), code: "TooLong".to_owned(), detail: "own words".to_owned() }];
    };
    vec![
        ("account/unreachable", facts(|facts| facts.access = Access::Unreachable), facts(|facts| facts.access = Access::Unauthorized)),
        ("account/bad-host", facts(|facts| facts.access = Access::BadHost("example.com".to_owned())), good()),
        ("account/dialect", facts(|facts| facts.token_elsewhere = Some("api-c.kommo.com".to_owned())), good()),
        (
            "account/unauthorized",
            facts(|facts| facts.access = Access::Unauthorized),
            // The token itself says why: one cause, one finding.
            facts(|facts| (facts.access, facts.token_left) = (Access::Unauthorized, Some(-1))),
        ),
        ("account/token-expired", days(0), days(1)),
        ("account/token-ends-soon", days(6), days(7)),
        ("account/not-admin", facts(|facts| facts.is_admin = Some(false)), facts(|facts| facts.is_admin = None)),
        (
            "account/production-locked",
            facts(|facts| facts.lock = Some("shop".to_owned())),
            before(None, &Facts { lock: Some("shop".to_owned()), ..Facts::default() }, PlannedChange::None),
        ),
        ("install/local-errors", Case::good().with(|case| case.errors = 2).run(), good()),
        ("install/not-uploaded", facts(|facts| facts.seen = Seen::Absent), facts(|facts| facts.seen = Seen::Unknown)),
        ("install/version-mismatch", model(|model| model.version = "0.2.0".to_owned()), good()),
        ("install/template-mismatch", wide(json!({})), good()),
        ("install/flag-mismatch", model(|model| model.is_work_with_dp = true), good()),
        ("install/required-empty", wide(json!({"sender": null})), good()),
        ("install/unknown-setting", wide(json!({"greetings": "x"})), wide(json!({"ext": {"7": "1"}}))),
        ("install/value-type", wide(json!({"conf": "{\"a\""})), wide(json!({"conf": "{\"a\":1}"}))),
        ("install/users-shape", wide(json!({"ext": {"anna": "1"}})), wide(json!({"ext": {"7": "1"}}))),
        (
            "install/users-lp-shape",
            wide(json!({"sip": {"7": {"login": "l"}}})),
            wide(json!({"sip": {"7": {"login": "l", "password": "p"}}})),
        ),
        ("install/user-unknown", wide(json!({"ext": {"8": "1"}})), wide(json!({"ext": {"7": "1"}}))),
        ("install/empty-secret", active(json!({})), active(json!({"key": "k"}))),
        ("install/overwrite", active(json!({})), good()),
        (
            "install/nothing-to-set",
            before(None, &Facts { seen: Seen::Present(Box::default()), ..Facts::default() }, PlannedChange::Install(&Map::new())),
            good(),
        ),
        ("install/verify-active", after(false, &[]), after(true, &["greeting"])),
        ("install/verify-settings", after(true, &["greeting"]), after(true, &[])),
        ("uninstall/not-installed", uninstall(false), uninstall(true)),
        ("uninstall/verify-inactive", uninstalled(true), uninstalled(false)),
        ("api/validation-errors", facts(refused), good()),
        ("api/shape", model(|model| model.odd = vec!["version"]), good()),
    ]
}

/// What the rule `id` finds where it should.
pub fn bad(id: &str) -> Vec<Finding> {
    let row = table().into_iter().find(|(of, ..)| *of == id);
    row.map(|(_, bad, _)| bad.into_iter().filter(|finding| finding.rule.id == id).collect()).unwrap_or_default()
}

#[test]
fn every_rule_of_an_account_finds_what_is_bad_and_leaves_what_is_good() {
    let table = table();
    let known: Vec<&str> = checks::rules::all().filter(|rule| rule.area == Area::Install).map(|rule| rule.id).collect();
    assert_eq!(known, table.iter().map(|(id, ..)| *id).collect::<Vec<_>>());
    for (id, bad, good) in &table {
        let ids = |found: &[Finding]| found.iter().map(|finding| finding.rule.id).collect::<Vec<_>>();
        assert!(ids(bad).contains(id), "{id}: {:?}", ids(bad));
        assert!(!ids(good).contains(id), "{id}: {:?}", ids(good));
    }
    assert_eq!(Case::good().run(), []);
}

#[test]
fn findings_lead_to_their_fields() {
    let places = |id: &str| -> Vec<(String, Option<String>)> {
        bad(id).into_iter().map(|finding| (finding.place.file, finding.place.pointer)).collect()
    };
    let at = |file: &str, pointer: &str| vec![(file.to_owned(), Some(pointer.to_owned()))];
    assert_eq!(places("install/required-empty"), at("", "/sender"));
    assert_eq!(places("api/validation-errors"), at("", "/ext/7"));
    assert_eq!(places("install/version-mismatch"), at("manifest.json", "/widget/version"));
    let (places, at) = (places("install/template-mismatch"), at("manifest.json", "/settings/key"));
    assert!(places.contains(&at[0]), "{places:?}");
}

#[test]
fn errors_block_and_the_rest_does_not() {
    for finding in table().into_iter().flat_map(|(_, bad, _)| bad) {
        let expected = finding.severity == Severity::Error && finding.rule.id != "account/production-locked";
        assert_eq!(blocks(&finding), expected, "{}", finding.rule.id);
    }
    // Where one doesn't get in, nothing else is known; what is in the form still is.
    let case = Case::good().with(|case| {
        case.facts.access = Access::Unreachable;
        case.model().template.extend(more());
    });
    let ids: Vec<&str> = case.run().iter().map(|finding| finding.rule.id).collect();
    assert_eq!(ids, ["account/unreachable", "install/required-empty"]);
}

#[test]
fn no_value_is_in_a_finding() {
    let case = Case::wide(json!({"key": 7_310_001, "sip": {"7": {"login": "canary", "password": 1}}, "conf": "canary"}));
    for finding in case.run() {
        for lang in Lang::ALL {
            let text = format!("{finding:?} {}", lang.title(&finding));
            assert!(!text.contains("canary") && !text.contains("7310001"), "{text}");
        }
    }
}
