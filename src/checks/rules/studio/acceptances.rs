//! `studio/*`: what is wrong with the studio's own file, and acceptances that accept nothing.

use crate::checks::engine::check::Check;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::checks::engine::suppress::{Index, LEAST_REASON, is_reason};
use crate::checks::rules;
use crate::model::change_builder::ChangeBuilder;
use crate::model::studio_file::STUDIO_FILE;
use crate::model::studio_file::{MAX_BYTES, MAX_SUPPRESSIONS, StudioFault, StudioFaultKind, StudioFile, Suppression};
use crate::model::widget::Widget;
use crate::text::msg::Msg;

static SETTINGS_BROKEN: Rule = rule("studio/settings-broken", Studio, W, W, NO, "OWN");
static UNKNOWN_RULE: Rule = rule("studio/unknown-rule", Studio, W, W, CHOICE, "OWN");
static REASON_MISSING: Rule = rule("studio/reason-missing", Studio, W, W, NO, "OWN");
static UNUSED: Rule = rule("studio/unused-suppression", Studio, A, A, SAFE, "OWN");

pub static RULES: &[&Rule] = &[&SETTINGS_BROKEN, &UNKNOWN_RULE, &REASON_MISSING, &UNUSED];

/// Most unknown rules for which one of a like name is looked for: more of them are no slips.
const MOST_GUESSED: usize = 100;

/// Reports what can't be read in the studio's file, unknown rules in it and missing reasons.
pub fn check(cx: &mut Check<'_>) {
    let file = StudioFile::read(cx.widget);
    for fault in &file.faults {
        broken(cx, fault);
    }
    let mut unknown = 0;
    for entry in &file.suppressions {
        if rules::of(&entry.rule).is_none() {
            unknown_rule(cx, entry, unknown < MOST_GUESSED);
            unknown += 1;
        } else if lacks_reason(entry) {
            cx.find_in(&REASON_MISSING, STUDIO_FILE)
                .pointer(&entry.at)
                .range(entry.range.clone())
                .arg("rule", &entry.rule)
                .arg("least", LEAST_REASON)
                .report();
        }
    }
}

fn broken(cx: &mut Check<'_>, fault: &StudioFault) {
    let what = match fault.kind {
        StudioFaultKind::TooLarge => "size",
        StudioFaultKind::TooMany => "count",
        StudioFaultKind::Encoding => "encoding",
        StudioFaultKind::Syntax => "syntax",
        StudioFaultKind::NotObject => "object",
        StudioFaultKind::NotList => "list",
        StudioFaultKind::NotText => "text",
        StudioFaultKind::NotBool => "bool",
        StudioFaultKind::NoFile => "file",
    };
    let at = fault.pointer.clone().filter(|at| !at.is_empty());
    let mut finding = cx
        .find_in(&SETTINGS_BROKEN, STUDIO_FILE)
        .arg("what", what)
        .arg("file", STUDIO_FILE)
        .arg("at", at.unwrap_or_else(|| "/".to_owned()))
        .arg("most", if fault.kind == StudioFaultKind::TooLarge { MAX_BYTES / 1024 } else { MAX_SUPPRESSIONS });
    if let Some(pointer) = &fault.pointer {
        finding = finding.pointer(pointer);
    }
    if let Some(range) = &fault.range {
        finding = finding.range(range.clone());
    }
    finding.report();
}

/// `guesses`: whether a rule of a like name is looked for.
fn unknown_rule(cx: &mut Check<'_>, entry: &Suppression, guesses: bool) {
    let close = did_you_mean(&entry.rule, rules::all().filter(|rule| guesses && rule.area != Studio).map(|rule| rule.id));
    let rename =
        |id: &&str| ChangeBuilder::new(cx.widget).set(STUDIO_FILE, &format!("{}/rule", entry.at), *id).option(title_of("fix-use-rule", id));
    let remove = ChangeBuilder::new(cx.widget).remove(STUDIO_FILE, &entry.at).option(Msg::new("fix-remove-suppression"));
    let options: Vec<FixOption> = close.iter().filter_map(rename).chain(remove).collect();
    cx.find_in(&UNKNOWN_RULE, STUDIO_FILE)
        .pointer(&entry.at)
        .range(entry.rule_range.clone())
        .arg("rule", &entry.rule)
        .arg("near", close.first().copied().unwrap_or("none"))
        .arg("known", if close.is_empty() { "no" } else { "yes" })
        .fix(Fix::choice(options))
        .report();
}

fn title_of(id: &str, rule: &str) -> Msg {
    Msg::new(id).with("rule", rule)
}

/// The entries that accept nothing of what was found. `kept` is what is not accepted of `found`. An error may hide other findings,
/// and with them what an entry is for: as long as there is one, no entry is in doubt.
pub fn unmatched(widget: &Widget, found: &[Finding], kept: &[Finding]) -> Vec<Suppression> {
    let hides = |finding: &Finding| finding.severity == Severity::Error;
    if kept.iter().any(hides) || found.iter().any(|finding| hides(finding) && finding.rule.area == Json) {
        return Vec::new();
    }
    let known = |entry: &Suppression| rules::of(&entry.rule).is_some() && !lacks_reason(entry);
    let entries: Vec<Suppression> = StudioFile::read(widget).suppressions.into_iter().filter(known).collect();
    Index::of(&entries).naming_none(found)
}

/// Whether the entry is of a rule about secrets and says too little why.
fn lacks_reason(entry: &Suppression) -> bool {
    rules::of(&entry.rule).is_some_and(|rule| rule.area == Secrets) && !is_reason(&entry.reason)
}

/// Reports entries that accept nothing.
pub fn report_unused(cx: &mut Check<'_>, entries: Vec<Suppression>) {
    for entry in entries {
        let changes = ChangeBuilder::new(cx.widget).remove(STUDIO_FILE, &entry.at).ready();
        cx.find_in(&UNUSED, STUDIO_FILE)
            .pointer(&entry.at)
            .range(entry.range)
            .arg("rule", entry.rule)
            .fix_with(Msg::new("fix-remove-suppression"), changes)
            .report();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::engine::Report;
    use crate::checks::engine::rule::{Product, Profile};
    use crate::checks::engine::suppress::*;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;
    use crate::model::studio_file::StudioFileError;
    use crate::model::widget::FileChange;
    use crate::services::bundled;

    fn path(path: &str) -> RelPath {
        RelPath::new(path).unwrap()
    }

    fn write(file: &str, text: &str) -> FileChange {
        FileChange::Write { path: path(file), body: FileBody::text(text) }
    }

    /// Two logos are missing, a value has the wrong type, and there is a key in a text file.
    fn widget() -> Widget {
        let mut widget = bundled::plain();
        let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"init_once\": false", "\"init_once\": \"perhaps\"");
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n-----END RSA PRIVATE KEY-----\n";
        let changes = [
            FileChange::Delete { path: path("images/logo.png") },
            FileChange::Delete { path: path("images/logo_main.png") },
            write("manifest.json", &manifest),
            write("key.txt", key),
        ];
        widget.apply(&changes).unwrap();
        widget
    }

    fn report(widget: &Widget) -> Report {
        check(widget, Product::AmoCrm, Profile::Private)
    }

    fn find<'r>(report: &'r Report, rule: &str) -> &'r Finding {
        report.findings.iter().find(|finding| finding.rule.id == rule).unwrap_or_else(|| panic!("no {rule}: {report:#?}"))
    }

    #[test]
    fn a_scope_covers_what_it_says_and_goes_back_byte_for_byte() {
        // The rule, the scope, and how many findings it suppresses.
        let table = [
            ("images/missing", Scope::Here, 1),
            ("images/missing", Scope::InFile, 1),
            ("images/missing", Scope::InWidget, 2),
            ("manifest/field-type", Scope::Here, 1),
            ("manifest/field-type", Scope::InFile, 1),
        ];
        for (rule, scope, taken) in table {
            let mut widget = widget();
            let before = report(&widget);
            let finding = find(&before, rule);
            widget.apply(&[suppress(&widget, finding, scope, " later ").unwrap()]).unwrap();
            let after = report(&widget);
            assert_eq!((after.findings.len(), after.suppressed.len()), (before.findings.len() - taken, taken), "{rule} {scope:?}");
            assert!(after.suppressed.iter().any(|(accepted, reason)| accepted == finding && reason == "later"));
            widget.apply(&[unsuppress(&widget, finding).unwrap()]).unwrap();
            assert_eq!(report(&widget), before, "{rule} {scope:?}");
            assert_eq!(unsuppress(&widget, finding), Err(SuppressError::Nothing));
        }
    }

    #[test]
    fn taking_back_removes_every_entry_that_accepts_the_finding() {
        let mut widget = widget();
        let before = report(&widget);
        let finding = find(&before, "images/missing");
        for scope in [Scope::InFile, Scope::InWidget] {
            widget.apply(&[suppress(&widget, finding, scope, "").unwrap()]).unwrap();
        }
        widget.apply(&[unsuppress(&widget, finding).unwrap()]).unwrap();
        assert_eq!(report(&widget), before);
    }

    #[test]
    fn a_secret_needs_a_reason_and_stays_out_of_the_baseline() {
        let mut widget = widget();
        let before = report(&widget);
        let secret = find(&before, "secrets/private-key");
        for reason in ["", "          ", "too short"] {
            assert_eq!(suppress(&widget, secret, Scope::InFile, reason), Err(SuppressError::ReasonNeeded), "{reason:?}");
        }
        widget.apply(&[baseline(&widget, &before, "as it was").unwrap()]).unwrap();
        let after = report(&widget);
        assert_eq!(after.findings, std::slice::from_ref(secret));
        assert_eq!(after.suppressed.len(), before.findings.len() - 1);
        assert_eq!(baseline(&widget, &after, ""), Err(SuppressError::Nothing));
        widget.apply(&[suppress(&widget, secret, Scope::InFile, "a key of the test server").unwrap()]).unwrap();
        assert_eq!(report(&widget).findings, []);
    }

    #[test]
    fn an_edit_keeps_the_rest_of_the_file_and_leaves_a_broken_one_alone() {
        let mut widget = widget();
        let text = "{ \"mine\": [1,2], \"suppressions\": [{\"rule\": \"images/missing\"}] }";
        widget.apply(&[write(STUDIO_FILE, text)]).unwrap();
        let found = report(&widget);
        let finding = find(&found, "manifest/field-type");
        widget.apply(&[suppress(&widget, finding, Scope::InWidget, "later").unwrap()]).unwrap();
        let expected = text.replace("}] }", "}, {\"rule\": \"manifest/field-type\", \"reason\": \"later\"}] }");
        assert_eq!(widget.text(STUDIO_FILE).unwrap().as_str(), expected);
        for broken in ["{", "{\"suppressions\": {}}", "{\"suppressions\": [],}"] {
            widget.apply(&[write(STUDIO_FILE, broken)]).unwrap();
            let refused = suppress(&widget, finding, Scope::InWidget, "later");
            assert_eq!(refused, Err(SuppressError::File(StudioFileError::Broken)), "{broken}");
        }
    }

    #[test]
    fn what_an_error_hides_or_another_profile_finds_is_not_unused() {
        let unused = |widget: &Widget| report(widget).findings.iter().any(|finding| finding.rule == &UNUSED);
        let mut plain = bundled::plain();
        plain.apply(&[write(STUDIO_FILE, "{\"suppressions\": [{\"rule\": \"images/missing\"}]}")]).unwrap();
        assert!(unused(&plain));
        let manifest = plain.text("manifest.json").unwrap().as_str().replacen('{', "{,", 1);
        plain.apply(&[write("manifest.json", &manifest)]).unwrap();
        assert!(!unused(&plain));
        // Obligatory only for amoCRM.
        let mut kommo = bundled::plain();
        let manifest = kommo.text("manifest.json").unwrap().as_str().replace("\"init_once\": false,", "");
        let entry = "{\"suppressions\": [{\"rule\": \"manifest/field-required\"}]}";
        kommo.apply(&[write("manifest.json", &manifest), write(STUDIO_FILE, entry)]).unwrap();
        let found = check(&kommo, Product::Kommo, Profile::Private);
        assert!(found.findings.iter().all(|finding| finding.rule != &UNUSED) && found.suppressed.is_empty(), "{found:#?}");
    }

    #[test]
    fn only_what_can_be_told_apart_is_offered() {
        let found = report(&widget());
        assert_eq!(Scope::offered(find(&found, "manifest/field-type")), [Scope::Here, Scope::InFile, Scope::InWidget]);
        assert_eq!(Scope::offered(find(&found, "images/missing")), [Scope::InFile, Scope::InWidget]);
    }
}
