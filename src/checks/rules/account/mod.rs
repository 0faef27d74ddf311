//! `account/*`, `install/*`, `uninstall/*`, `api/*`: what keeps a change of an account from succeeding, and its result.
//!
//! Pure like the others, with facts of an account beside the widget: the window and the command line ask the same functions.

use serde_json::{Map, Value};

use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::crm::account::{
    Access, Facts, FieldError, FieldType, Model, Seen, TemplateField, named_in, refused, template_in, template_of, version_of,
};
use crate::crm::locations::{declares, place_of};
use crate::formats::json::pointer;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Arg;

static UNREACHABLE: Rule = rule("account/unreachable", Install, E, E, NO, "P");
static BAD_HOST: Rule = rule("account/bad-host", Install, E, E, NO, "R, K");
static DIALECT: Rule = rule("account/dialect", Install, E, E, NO, "R");
static UNAUTHORIZED: Rule = rule("account/unauthorized", Install, E, E, NO, "S1");
static EXPIRED: Rule = rule("account/token-expired", Install, E, E, NO, "R");
static ENDS_SOON: Rule = rule("account/token-ends-soon", Install, W, W, NO, "R");
static NOT_ADMIN: Rule = rule("account/not-admin", Install, E, E, NO, "S1");
static LOCKED: Rule = rule("account/production-locked", Install, E, E, NO, "P");
static LOCAL_ERRORS: Rule = rule("install/local-errors", Install, W, W, NO, "P");
static NOT_UPLOADED: Rule = rule("install/not-uploaded", Install, E, E, NO, "S1");
static VERSION: Rule = rule("install/version-mismatch", Install, W, W, NO, "S1");
static TEMPLATE: Rule = rule("install/template-mismatch", Install, W, W, NO, "S1");
static FLAG: Rule = rule("install/flag-mismatch", Install, W, W, NO, "S1");
static REQUIRED: Rule = rule("install/required-empty", Install, E, E, NO, "S1");
static UNKNOWN: Rule = rule("install/unknown-setting", Install, E, E, NO, "S1");
static VALUE: Rule = rule("install/value-type", Install, E, E, NO, "S1, R");
static USERS: Rule = rule("install/users-shape", Install, E, E, NO, "S1");
static USERS_LP: Rule = rule("install/users-lp-shape", Install, E, E, NO, "S1");
static NO_USER: Rule = rule("install/user-unknown", Install, W, W, NO, "P");
static EMPTY_SECRET: Rule = rule("install/empty-secret", Install, W, W, NO, "P");
static OVERWRITE: Rule = rule("install/overwrite", Install, W, W, NO, "P");
static NOTHING: Rule = rule("install/nothing-to-set", Install, A, A, NO, "S0");
static VERIFY_ACTIVE: Rule = rule("install/verify-active", Install, E, E, NO, "S1");
static VERIFY_SETTINGS: Rule = rule("install/verify-settings", Install, W, W, NO, "S1");
static NOT_INSTALLED: Rule = rule("uninstall/not-installed", Install, A, A, NO, "S1");
static VERIFY_INACTIVE: Rule = rule("uninstall/verify-inactive", Install, E, E, NO, "S1");
static VALIDATION: Rule = rule("api/validation-errors", Install, W, W, NO, "R, K");
static SHAPE: Rule = rule("api/shape", Install, W, W, NO, "S1");

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &UNREACHABLE,
    &BAD_HOST,
    &DIALECT,
    &UNAUTHORIZED,
    &EXPIRED,
    &ENDS_SOON,
    &NOT_ADMIN,
    &LOCKED,
    &LOCAL_ERRORS,
    &NOT_UPLOADED,
    &VERSION,
    &TEMPLATE,
    &FLAG,
    &REQUIRED,
    &UNKNOWN,
    &VALUE,
    &USERS,
    &USERS_LP,
    &NO_USER,
    &EMPTY_SECRET,
    &OVERWRITE,
    &NOTHING,
    &VERIFY_ACTIVE,
    &VERIFY_SETTINGS,
    &NOT_INSTALLED,
    &VERIFY_INACTIVE,
    &VALIDATION,
    &SHAPE,
];

/// A token that ends within so many seconds is warned of: a week.
const SOON: i64 = 7 * DAY;
const DAY: i64 = 86_400;

/// The change of an account that is about to be made.
#[derive(Clone, Copy)]
pub enum PlannedChange<'a> {
    /// No change: the account is only read.
    None,
    /// The widget is installed with these settings, by key.
    Install(&'a Map<String, Value>),
    Uninstall,
}

/// What there is to say before a change, worst first. `widget` is the one on this computer, if it is at hand, with the number
/// of errors in it.
pub fn before(widget: Option<(&Widget, usize)>, facts: &Facts, planned: PlannedChange<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    access(facts, &mut found);
    if facts.access == Access::Open {
        rights(facts, planned, &mut found);
        match &facts.seen {
            Seen::Absent => found.push(finding(&NOT_UPLOADED)),
            Seen::Present(model) => present(widget.map(|(widget, _)| widget), model, &mut found),
            Seen::Unknown => {}
        }
    }
    match planned {
        PlannedChange::None => {}
        PlannedChange::Install(values) => install(widget, facts, values, &mut found),
        PlannedChange::Uninstall => {
            if facts.model().is_some_and(|model| !model.is_active) {
                found.push(finding(&NOT_INSTALLED));
            }
        }
    }
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Whether `finding` keeps from making the change. A locked account does not: it is unlocked when it is asked about.
pub fn blocks(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.rule != &LOCKED
}

/// Whether `finding` says what is to be done next rather than what went wrong: nobody has filled in the form yet, or uploaded the widget.
pub fn is_to_do(finding: &Finding) -> bool {
    finding.rule == &REQUIRED || finding.rule == &NOT_UPLOADED
}

/// The findings after an installation: whether the widget is installed now, in which version, and the settings that came back
/// otherwise than they were sent.
pub fn installed(widget: Option<&Widget>, version: &str, is_active: bool, differing: &[String]) -> Vec<Finding> {
    let mut found = Vec::new();
    if !is_active {
        found.push(finding(&VERIFY_ACTIVE));
    }
    found.extend(widget.and_then(|widget| other_version(widget, version)));
    if !differing.is_empty() {
        found.push(with(finding(&VERIFY_SETTINGS), &[("keys", differing.join(", ").into())]));
    }
    found
}

/// The findings after an uninstallation: whether the widget is still installed.
pub fn uninstalled(is_active: bool) -> Vec<Finding> {
    if is_active { vec![finding(&VERIFY_INACTIVE)] } else { Vec::new() }
}

fn access(facts: &Facts, found: &mut Vec<Finding>) {
    match &facts.access {
        Access::Open => {}
        Access::BadHost(host) => found.push(with(finding(&BAD_HOST), &[("host", host.into())])),
        Access::Unreachable => found.push(finding(&UNREACHABLE)),
        // If the token itself says why it isn't accepted, that finding is enough.
        Access::Unauthorized if facts.token_elsewhere.is_none() && facts.token_left.is_none_or(|left| left > 0) => {
            found.push(finding(&UNAUTHORIZED));
        }
        Access::Unauthorized => {}
    }
    if let Some(elsewhere) = &facts.token_elsewhere {
        found.push(with(finding(&DIALECT), &[("where", elsewhere.into())]));
    }
    match facts.token_left {
        Some(left) if left <= 0 => found.push(finding(&EXPIRED)),
        Some(left) if left < SOON => {
            let days = u64::try_from(left / DAY).unwrap_or_default();
            found.push(with(finding(&ENDS_SOON), &[("days", days.into())]));
        }
        _ => {}
    }
}

fn rights(facts: &Facts, planned: PlannedChange<'_>, found: &mut Vec<Finding>) {
    if facts.is_admin == Some(false) {
        found.push(finding(&NOT_ADMIN));
    }
    if let (Some(lock), PlannedChange::Install(_) | PlannedChange::Uninstall) = (&facts.lock, planned) {
        found.push(with(finding(&LOCKED), &[("subdomain", lock.into())]));
    }
}

/// The account's widget against the one here.
fn present(widget: Option<&Widget>, model: &Model, found: &mut Vec<Finding>) {
    for key in &model.odd {
        found.push(with(finding(&SHAPE), &[("key", (*key).into())]));
    }
    let Some(widget) = widget else { return };
    found.extend(other_version(widget, &model.version));
    template(widget, model, found);
    let flags = [("is_work_with_dp", model.is_work_with_dp, "digital_pipeline"), ("is_lead_source", model.is_lead_source, "lead_sources")];
    for (flag, there, area) in flags {
        if there != declares(widget, area) {
            let at = place_of(widget, area).map_or("/locations".to_owned(), |(at, _)| at);
            let args = [("flag", flag.into()), ("area", area.into()), ("there", yes(there))];
            found.push(at_manifest(with(finding(&FLAG), &args), widget, &at));
        }
    }
}

fn other_version(widget: &Widget, there: &str) -> Option<Finding> {
    let here = version_of(widget).filter(|here| *here != there)?;
    let found = with(finding(&VERSION), &[("there", there.into()), ("here", here.into())]);
    Some(at_manifest(found, widget, "/widget/version"))
}

fn template(widget: &Widget, model: &Model, found: &mut Vec<Finding>) {
    let here = template_of(widget);
    let mut report = |key: &str, how: &str, there: &str, here: &str| {
        let args = [("key", key.into()), ("how", how.into()), ("there", there.into()), ("here", here.into())];
        found.push(at_manifest(with(finding(&TEMPLATE), &args), widget, &pointer::join("/settings", key)));
    };
    for field in &here {
        match model.template.iter().find(|other| other.key == field.key) {
            None => report(&field.key, "here", "", ""),
            Some(other) if other.kind != field.kind => report(&field.key, "type", other.kind.word(), field.kind.word()),
            Some(other) if other.is_required != field.is_required => {
                report(&field.key, if other.is_required { "required-there" } else { "required-here" }, "", "");
            }
            Some(_) => {}
        }
    }
    for other in model.template.iter().filter(|other| !here.iter().any(|field| field.key == other.key)) {
        report(&other.key, "there", "", "");
    }
}

/// The settings against the fields that the account asks for; while it shows none, against those of the manifest.
fn install(widget: Option<(&Widget, usize)>, facts: &Facts, values: &Map<String, Value>, found: &mut Vec<Finding>) {
    if let Some((_, errors @ 1..)) = widget {
        found.push(with(finding(&LOCAL_ERRORS), &[("count", errors.into())]));
    }
    let own = || widget.map(|(widget, _)| template_in(widget, &facts.locale)).unwrap_or_default();
    let named = |template: Vec<TemplateField>| match widget {
        Some((widget, _)) => named_in(template, widget, &facts.locale),
        None => template,
    };
    let template = facts.model().map(|model| model.template.clone()).filter(|template| !template.is_empty()).map_or_else(own, named);
    for error in refused(values, &template) {
        found.push(setting(&error, &template));
    }
    for error in &facts.refused {
        let args = [("path", error.path.as_str().into()), ("code", error.code.as_str().into())];
        found.push(at_setting(with(finding(&VALIDATION), &args), &error.path));
    }
    if let Some(users) = &facts.users {
        unknown_users(users, values, &template, found);
    }
    if template.is_empty() {
        found.push(finding(&NOTHING));
    }
    if facts.model().is_some_and(|model| model.is_active) {
        found.push(finding(&OVERWRITE));
        let is_left_empty =
            |field: &&TemplateField| field.kind == FieldType::Pass && !field.is_required && !values.contains_key(&field.key);
        for field in template.iter().filter(is_left_empty) {
            found.push(at_setting(with(finding(&EMPTY_SECRET), &[("field", called(field))]), &field.key));
        }
    }
}

/// What doesn't fit, as a finding of the rule for its kind of field.
fn setting(error: &FieldError, template: &[TemplateField]) -> Finding {
    let (key, part) = error.path.split_once('.').unwrap_or((&error.path, ""));
    let Some(field) = template.iter().find(|field| field.key == error.path || field.key == key) else {
        return at_setting(with(finding(&UNKNOWN), &[("key", error.path.as_str().into())]), &error.path);
    };
    let rule = match field.kind {
        _ if part.is_empty() && error.code == "FieldMissing" => &REQUIRED,
        FieldType::Users => &USERS,
        FieldType::UsersLp => &USERS_LP,
        _ => &VALUE,
    };
    let args = [("field", called(field)), ("kind", field.kind.word().into()), ("path", error.path.as_str().into())];
    at_setting(with(finding(rule), &args), &error.path)
}

fn unknown_users(users: &[u64], values: &Map<String, Value>, template: &[TemplateField], found: &mut Vec<Finding>) {
    for field in template.iter().filter(|field| matches!(field.kind, FieldType::Users | FieldType::UsersLp)) {
        let ids = values.get(&field.key).and_then(Value::as_object).into_iter().flat_map(Map::keys);
        for id in ids.filter(|id| id.parse::<u64>().is_ok_and(|id| !users.contains(&id))) {
            let args = [("field", called(field)), ("user", id.into())];
            found.push(at_setting(with(finding(&NO_USER), &args), &field.key));
        }
    }
}

/// What people call a field.
fn called(field: &TemplateField) -> Arg {
    if field.name.is_empty() { field.key.as_str().into() } else { field.name.as_str().into() }
}

fn yes(is: bool) -> Arg {
    (if is { "yes" } else { "no" }).into()
}

fn finding(rule: &'static Rule) -> Finding {
    // No rule of this file differs between the profiles, or is off.
    let severity = rule.private.unwrap_or(Severity::Advice);
    Finding { rule, severity, place: Place::default(), related: Vec::new(), repeats: 0, args: Vec::new(), fix: None, nth: 0 }
}

fn with(finding: Finding, args: &[(&'static str, Arg)]) -> Finding {
    Finding { args: args.to_vec(), ..finding }
}

/// At a field of the form: the place has no file, its pointer leads into the body of the request.
fn at_setting(finding: Finding, path: &str) -> Finding {
    let pointer = path.split('.').fold(String::new(), |at, key| pointer::join(&at, key));
    Finding { place: Place { pointer: Some(pointer), ..Place::default() }, ..finding }
}

/// At a value of the manifest, or at the one that should hold it.
fn at_manifest(finding: Finding, widget: &Widget, pointer: &str) -> Finding {
    let range = widget.manifest(pointer).map(|node| node.range.clone());
    let at = range.as_ref().and_then(|range| {
        let text = widget.text(MANIFEST)?;
        Some(text.lines().line_column(text.as_str(), range.start))
    });
    Finding { place: Place { file: MANIFEST.to_owned(), pointer: Some(pointer.to_owned()), range, at }, ..finding }
}
