//! `studio/*`: findings that the person accepts, kept in the studio's own file, and what is wrong with that file.

use super::changes::Changes;
use super::context::Check;
use super::finding::{Finding, Msg};
use super::fix::{Fix, FixOption};
use super::memo::Memory;
use super::rule::short::*;
use super::rule::{Product, Profile, Severity};
use super::words::near;
use super::{Report, rules};
use crate::domain::json::edit;
use crate::domain::package::STUDIO_FILE;
use crate::domain::studio_file::{self, SUPPRESSIONS, Step, StudioFault, StudioFaultKind, StudioFile, StudioFileError, Suppression};
use crate::domain::widget::{FileChange, Widget};

static SETTINGS_BROKEN: Rule = rule("studio/settings-broken", Studio, W, W, NO, "OWN");
static UNKNOWN_RULE: Rule = rule("studio/unknown-rule", Studio, W, W, ASK, "OWN");
static REASON_MISSING: Rule = rule("studio/reason-missing", Studio, W, W, NO, "OWN");
static UNUSED: Rule = rule("studio/unused-suppression", Studio, A, A, SAFE, "OWN");

pub(super) static RULES: &[&Rule] = &[&SETTINGS_BROKEN, &UNKNOWN_RULE, &REASON_MISSING, &UNUSED];

/// Fewest characters of the reason for accepting a secret.
pub const LEAST_REASON: usize = 10;

/// How much an entry covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This rule at this value of this file.
    Here,
    /// This rule in this file.
    InFile,
    /// This rule in the whole widget.
    InWidget,
}

/// Why a finding can't be accepted, or accepting it not be taken back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SuppressError {
    /// The studio's file can't be changed.
    #[error(transparent)]
    File(#[from] StudioFileError),
    /// A secret needs a reason of at least [`LEAST_REASON`] characters.
    #[error("a reason of at least {LEAST_REASON} characters is needed")]
    ReasonNeeded,
    /// The finding is about the studio's file itself.
    #[error("findings about {STUDIO_FILE} can't be accepted, only repaired")]
    NotSuppressible,
    /// There is nothing to accept, or no entry that accepts the finding.
    #[error("there is nothing to do")]
    Nothing,
}

impl Scope {
    /// The scopes that differ for `finding`, narrowest first; empty if it can't be accepted.
    pub fn offered(finding: &Finding) -> Vec<Self> {
        let fits = |scope: &Self| match scope {
            Self::Here => finding.place.pointer.is_some() && !finding.place.file.is_empty(),
            Self::InFile => !finding.place.file.is_empty(),
            Self::InWidget => true,
        };
        let all = [Self::Here, Self::InFile, Self::InWidget];
        if finding.rule.area == Studio { Vec::new() } else { all.into_iter().filter(fits).collect() }
    }
}

impl SuppressError {
    /// The error in words; its text has an attribute `.next`.
    pub fn msg(&self) -> Msg {
        match self {
            Self::File(_) => Msg::new("suppress-broken").with("file", STUDIO_FILE),
            Self::ReasonNeeded => Msg::new("suppress-reason").with("least", LEAST_REASON),
            Self::NotSuppressible => Msg::new("suppress-never").with("file", STUDIO_FILE),
            Self::Nothing => Msg::new("suppress-nothing"),
        }
    }
}

/// The entries of a widget.
#[derive(Debug, Clone, Default)]
pub struct Suppressions {
    entries: Vec<Suppression>,
}

impl Suppressions {
    /// Reads them. Never fails: what can't be read silences nothing and is a finding of its own.
    pub fn read(widget: &Widget) -> Self {
        Self { entries: StudioFile::read(widget).suppressions }
    }

    /// The entry that accepts `finding`: the first of the file.
    pub fn of(&self, finding: &Finding) -> Option<&Suppression> {
        self.entries.iter().find(|entry| accepts(entry, finding))
    }

    /// Sorts `findings` into those that stay and those that are accepted, with the reasons.
    pub(super) fn apply(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<(Finding, String)>) {
        let mut kept = Vec::new();
        let mut suppressed = Vec::new();
        for finding in findings {
            match self.of(&finding) {
                Some(entry) => suppressed.push((finding, entry.reason.clone())),
                None => kept.push(finding),
            }
        }
        (kept, suppressed)
    }
}

/// Whether the entry names the finding and may accept it.
fn accepts(entry: &Suppression, finding: &Finding) -> bool {
    names(entry, finding) && !lacks_reason(entry)
}

fn names(entry: &Suppression, finding: &Finding) -> bool {
    let place = &finding.place;
    finding.rule.area != Studio
        && entry.rule == finding.rule.id
        && entry.file.as_ref().is_none_or(|file| *file == place.file)
        && entry.pointer.as_ref().is_none_or(|pointer| place.pointer.as_ref() == Some(pointer))
}

fn lacks_reason(entry: &Suppression) -> bool {
    super::rule(&entry.rule).is_some_and(|rule| rule.area == Secrets) && !is_reason(&entry.reason)
}

fn is_reason(reason: &str) -> bool {
    reason.trim().chars().count() >= LEAST_REASON
}

/// Reports what can't be read in the studio's file, unknown rules in it and missing reasons.
pub(super) fn check(cx: &mut Check<'_>) {
    let file = StudioFile::read(cx.widget);
    for fault in &file.faults {
        broken(cx, fault);
    }
    for entry in &file.suppressions {
        if super::rule(&entry.rule).is_none() {
            unknown_rule(cx, entry);
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
        StudioFaultKind::Encoding => "encoding",
        StudioFaultKind::Syntax => "syntax",
        StudioFaultKind::NotObject => "object",
        StudioFaultKind::NotList => "list",
        StudioFaultKind::NotText => "text",
        StudioFaultKind::NotBool => "bool",
        StudioFaultKind::NoFile => "file",
    };
    let at = fault.pointer.clone().filter(|at| !at.is_empty());
    let mut draft = cx
        .find_in(&SETTINGS_BROKEN, STUDIO_FILE)
        .arg("what", what)
        .arg("file", STUDIO_FILE)
        .arg("at", at.unwrap_or_else(|| "/".to_owned()));
    if let Some(pointer) = &fault.pointer {
        draft = draft.pointer(pointer);
    }
    if let Some(range) = &fault.range {
        draft = draft.range(range.clone());
    }
    draft.report();
}

fn unknown_rule(cx: &mut Check<'_>, entry: &Suppression) {
    let close = near(&entry.rule, rules().filter(|rule| rule.area != Studio).map(|rule| rule.id));
    let rename =
        |id: &&str| Changes::of(cx.widget).set(STUDIO_FILE, &format!("{}/rule", entry.at), *id).option(title_of("fix-use-rule", id));
    let remove = Changes::of(cx.widget).remove(STUDIO_FILE, &entry.at).option(Msg::new("fix-remove-suppression"));
    let options: Vec<FixOption> = close.iter().filter_map(rename).chain(remove).collect();
    cx.find_in(&UNKNOWN_RULE, STUDIO_FILE)
        .pointer(&entry.at)
        .range(entry.rule_range.clone())
        .arg("rule", &entry.rule)
        .arg("near", close.first().copied().unwrap_or("none"))
        .arg("known", if close.is_empty() { "no" } else { "yes" })
        .fix(Fix::ask(options))
        .report();
}

fn title_of(id: &str, rule: &str) -> Msg {
    Msg::new(id).with("rule", rule)
}

/// The entries that accept nothing, neither in this run nor for another product or profile; `None` if it was stopped. `found` is
/// all that this run, for `aim`, found, `kept` what is not accepted. An error may hide other findings, and with them what an entry
/// is for: as long as there is one, nothing is called unused.
pub(super) fn unused(
    widget: &Widget,
    aim: (Product, Profile),
    found: &[Finding],
    kept: &[Finding],
    memory: &mut Memory,
    goes_on: &dyn Fn() -> bool,
) -> Option<Vec<Suppression>> {
    let hides = |finding: &Finding| finding.severity == Severity::Error;
    if kept.iter().any(hides) || found.iter().any(|finding| hides(finding) && finding.rule.area == Json) {
        return Some(Vec::new());
    }
    let known = |entry: &Suppression| super::rule(&entry.rule).is_some() && !lacks_reason(entry);
    let mut entries: Vec<Suppression> = Suppressions::read(widget).entries.into_iter().filter(known).collect();
    entries.retain(|entry| !found.iter().any(|finding| names(entry, finding)));
    let aims = [Product::AmoCrm, Product::Kommo].into_iter().flat_map(|p| [(p, Profile::Private), (p, Profile::Public)]);
    for other in aims.filter(|other| *other != aim) {
        if entries.is_empty() {
            break;
        }
        let found = super::run(widget, other, memory.of(other), goes_on)?;
        entries.retain(|entry| !found.iter().any(|finding| names(entry, finding)));
    }
    Some(entries)
}

/// Reports entries that accept nothing.
pub(super) fn report_unused(cx: &mut Check<'_>, entries: Vec<Suppression>) {
    for entry in entries {
        let changes = Changes::of(cx.widget).remove(STUDIO_FILE, &entry.at).done();
        cx.find_in(&UNUSED, STUDIO_FILE)
            .pointer(&entry.at)
            .range(entry.range)
            .arg("rule", entry.rule)
            .fix_with(Msg::new("fix-remove-suppression"), changes)
            .report();
    }
}

/// The change that accepts `finding`. A scope that it has no place for widens to the next.
///
/// # Errors
/// [`SuppressError`]; a secret without a reason among them.
pub fn suppress(widget: &Widget, finding: &Finding, scope: Scope, reason: &str) -> Result<FileChange, SuppressError> {
    if finding.rule.area == Studio {
        return Err(SuppressError::NotSuppressible);
    }
    if finding.rule.area == Secrets && !is_reason(reason) {
        return Err(SuppressError::ReasonNeeded);
    }
    add(widget, &[entry(finding, scope, reason)])
}

/// The change that takes back that `finding` is accepted: removes every entry that does so, wider ones included.
///
/// # Errors
/// [`SuppressError::Nothing`] if none does; [`SuppressError::File`].
pub fn unsuppress(widget: &Widget, finding: &Finding) -> Result<FileChange, SuppressError> {
    let entries = Suppressions::read(widget).entries;
    let pointers: Vec<&str> = entries.iter().rev().filter(|entry| accepts(entry, finding)).map(|entry| entry.at.as_str()).collect();
    if pointers.is_empty() {
        return Err(SuppressError::Nothing);
    }
    // From the last to the first, so that the places of those that are still to go stay.
    let steps: Vec<_> = pointers.into_iter().map(|at| move |text: &str, json: &_| edit::remove(text, json, at)).collect();
    let steps: Vec<Step<'_>> = steps.iter().map(|step| step as Step<'_>).collect();
    Ok(studio_file::change(widget, &steps)?)
}

/// The change that accepts all findings of `report`, each at its place; secrets and the studio's own file excluded.
///
/// # Errors
/// [`SuppressError::Nothing`] if there is none to accept; [`SuppressError::File`].
pub fn baseline(widget: &Widget, report: &Report, reason: &str) -> Result<FileChange, SuppressError> {
    let mut entries = Vec::new();
    for finding in report.findings.iter().filter(|finding| ![Studio, Secrets].contains(&finding.rule.area)) {
        let entry = entry(finding, Scope::Here, reason);
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    if entries.is_empty() { Err(SuppressError::Nothing) } else { add(widget, &entries) }
}

fn entry(finding: &Finding, scope: Scope, reason: &str) -> serde_json::Value {
    let place = &finding.place;
    let mut entry = serde_json::Map::new();
    entry.insert("rule".to_owned(), finding.rule.id.into());
    if scope != Scope::InWidget && !place.file.is_empty() {
        entry.insert("file".to_owned(), place.file.clone().into());
        if let Some(pointer) = place.pointer.as_ref().filter(|_| scope == Scope::Here) {
            entry.insert("pointer".to_owned(), pointer.clone().into());
        }
    }
    if !reason.trim().is_empty() {
        entry.insert("reason".to_owned(), reason.trim().into());
    }
    entry.into()
}

fn add(widget: &Widget, entries: &[serde_json::Value]) -> Result<FileChange, SuppressError> {
    let step: Step<'_> = &|text, json| {
        let Some(list) = json.at(SUPPRESSIONS).filter(|list| !list.items().is_empty()) else {
            return edit::set(text, json, SUPPRESSIONS, &entries.into());
        };
        let insert = |entry| edit::insert_item(text, json, SUPPRESSIONS, list.items().len(), entry);
        Ok(entries.iter().map(insert).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    };
    let list = widget.json(STUDIO_FILE).and_then(|json| json.at(SUPPRESSIONS));
    if list.is_some_and(|node| node.kind() != crate::domain::json::Kind::Array) {
        return Err(StudioFileError::Broken.into());
    }
    Ok(studio_file::change(widget, &[step])?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::domain::document::FileBody;
    use crate::domain::path::RelPath;
    use crate::domain::template;

    fn path(path: &str) -> RelPath {
        RelPath::new(path).unwrap()
    }

    fn write(file: &str, text: &str) -> FileChange {
        FileChange::Write { path: path(file), body: FileBody::text(text) }
    }

    /// Two logos are missing, a value has the wrong type, and there is a key in a text file.
    fn widget() -> Widget {
        let mut widget = template::plain();
        let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"init_once\": false", "\"init_once\": \"no\"");
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
        // The rule, the scope, and how many findings it takes away.
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
        let mut plain = template::plain();
        plain.apply(&[write(STUDIO_FILE, "{\"suppressions\": [{\"rule\": \"images/missing\"}]}")]).unwrap();
        assert!(unused(&plain));
        let manifest = plain.text("manifest.json").unwrap().as_str().replacen('{', "{,", 1);
        plain.apply(&[write("manifest.json", &manifest)]).unwrap();
        assert!(!unused(&plain));
        // Obligatory for amoCRM alone.
        let mut kommo = template::plain();
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
