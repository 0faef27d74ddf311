//! Every rule against its fixtures, `tests/fixtures/checks/<rule-id>/{good,bad}*/recipe.txt`, and every fix of theirs.
//!
//! A fixture is the plain template with the changes of its recipe (see [`recipe`]). A bad one gives findings of its rule
//! and no others; a good one gives none of its rule. Each fix of a bad one makes its finding go away, brings no new
//! error, and has nothing to do the second time.

#[path = "checks/account.rs"]
mod account;
#[path = "checks/joined.rs"]
mod joined;
#[path = "checks/mended.rs"]
mod mended;
#[path = "checks/recipe.rs"]
mod recipe;
#[path = "checks/safe.rs"]
mod safe;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use widget_studio::checks;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::fix::Repair;
use widget_studio::checks::engine::rule::{Area, Profile, Rule, Severity};
use widget_studio::text::Lang;
use widget_studio::text::msg::Msg;

use recipe::Fixture;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checks")
}

/// The rules that need only a widget; those that need an account are in [`account`].
fn rules() -> impl Iterator<Item = &'static Rule> {
    checks::rules::all().filter(|rule| rule.area != Area::Install)
}

/// The fixtures of a rule, by the start of their folder's name.
fn fixtures(id: &str, kind: &str) -> Vec<Fixture> {
    let Ok(entries) = std::fs::read_dir(root().join(id)) else { return Vec::new() };
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(kind)).map(|path| Fixture::read(path)).collect()
}

/// What the template lacks for a publication: only the person can make it.
const YOURS: [&str; 2] = ["tour/missing", "images/template-logo"];

fn findings(fixture: &Fixture) -> Vec<Finding> {
    checks::check(&fixture.widget, fixture.product, fixture.profile).findings
}

fn ids(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn the_template_has_no_finding() {
    for profile in [Profile::Private, Profile::Public] {
        let found = checks::check(&widget_studio::services::bundled::plain(), Default::default(), profile).findings;
        let expected = if profile == Profile::Public { BTreeSet::from(YOURS) } else { BTreeSet::new() };
        assert_eq!((ids(&found), found.len()), (expected.clone(), expected.len()), "{profile:?}");
    }
}

#[test]
fn every_rule_has_fixtures_and_every_fixture_a_rule() {
    let mut missing = Vec::new();
    for rule in rules() {
        for kind in ["good", "bad"] {
            if fixtures(rule.id, kind).is_empty() {
                missing.push(format!("{}/{kind}", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "no fixture for {missing:#?}");
    for area in std::fs::read_dir(root()).unwrap() {
        for rule in std::fs::read_dir(area.unwrap().path()).unwrap() {
            let path = rule.unwrap().path();
            let id = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            assert!(checks::rules::of(&id).is_some(), "fixtures for {id}, which is no rule");
        }
    }
}

#[test]
fn bad_fixtures_give_their_rule_and_nothing_else() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for fixture in fixtures(rule.id, "bad") {
            let mut found = findings(&fixture);
            found.retain(|finding| finding.rule == rule || fixture.profile == Profile::Private || !YOURS.contains(&finding.rule.id));
            let mut expected: BTreeSet<&str> = fixture.also.iter().map(String::as_str).collect();
            expected.insert(rule.id);
            if ids(&found) != expected {
                let titles: Vec<String> =
                    found.iter().map(|f| format!("{} {:?}: {}", f.rule.id, f.place.pointer, Lang::En.title(f))).collect();
                wrong.push(format!("{}: {titles:#?}", fixture.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_fixtures_do_not_give_their_rule() {
    for rule in rules() {
        for fixture in fixtures(rule.id, "good") {
            let found = findings(&fixture);
            assert!(!ids(&found).contains(rule.id), "{}: {found:#?}", fixture.name);
        }
    }
}

#[test]
fn fixes_repair_bring_no_error_and_converge() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let mut tried = 0;
        for fixture in fixtures(rule.id, "bad") {
            let before = findings(&fixture);
            let errors: Vec<_> = before.iter().filter(|f| f.severity == Severity::Error).collect();
            for finding in before.iter().filter(|f| f.rule == rule) {
                let Some(fix) = &finding.fix else { continue };
                assert!(
                    rule.fix.is_some_and(|row| fix.applicability >= row),
                    "{}: the fix is trusted more than the rule's row says",
                    fixture.name
                );
                for option in &fix.options {
                    tried += 1;
                    let mut widget = fixture.widget.clone();
                    widget.apply(&answered(&option.repair).resolve(&widget).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", fixture.name));
                    let after = checks::check(&widget, fixture.product, fixture.profile).findings;
                    let count = |all: &[Finding]| all.iter().filter(|f| f.is_like(&finding.id())).count();
                    if count(&after) >= count(&before) {
                        wrong.push(format!("{}: still there after {:?}", fixture.name, option.title));
                    }
                    let is_new = |f: &&Finding| f.severity == Severity::Error && !errors.iter().any(|known| known.is_like(&f.id()));
                    for new in after.iter().filter(is_new) {
                        wrong.push(format!("{}: {:?} brought {} {:?}", fixture.name, option.title, new.rule.id, new.place));
                    }
                }
            }
        }
        if rule.fix.is_some() && tried == 0 {
            wrong.push(format!("{}: no bad fixture offers its fix", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The repair with an answer to each question that nothing else can answer.
fn answered(repair: &Repair) -> Repair {
    let mut repair = repair.clone();
    for at in 0..repair.questions().len() {
        let question = &repair.questions()[at];
        if question.otherwise.is_none() {
            let is_link = question.pointer.ends_with("link");
            repair.answer(at, if is_link { "https://romashka.ru/help" } else { "help@romashka.ru" });
        }
    }
    repair
}

#[test]
fn safe_fixes_bring_nothing_above_advice() {
    let mut wrong = Vec::new();
    for fixture in rules().flat_map(|rule| fixtures(rule.id, "bad")) {
        let brought = safe::brought(&fixture.widget, fixture.product, fixture.profile);
        wrong.extend(brought.into_iter().map(|it| format!("{}: {it}", fixture.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_have_all_their_texts_in_both_languages() {
    let mut missing = Vec::new();
    for rule in checks::rules::all() {
        for lang in Lang::ALL {
            for part in ["name", "why", "todo"] {
                let id = format!("{}.{part}", rule.text_id());
                // They agree with the number of places.
                if !lang.has_msg(&Msg::new(&id).with("count", 2_usize)) {
                    missing.push(format!("{lang:?} {id}"));
                }
            }
        }
        for finding in fixtures(rule.id, "bad").iter().flat_map(findings).chain(account::bad(rule.id)) {
            for lang in Lang::ALL {
                let fixes = finding.fix.iter().flat_map(|fix| &fix.options).map(|option| lang.msg(&option.title));
                for text in std::iter::once(lang.title(&finding)).chain(fixes) {
                    if text.contains("{$") || text.contains("fix-") || text == finding.rule.text_id() || text.trim().is_empty() {
                        missing.push(format!("{lang:?} {}: {text}", finding.rule.id));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
