//! `settings/*`, `dp/*`, `salesbot/*`: fields that a person fills in, in the settings window and in a pipeline step.

use serde_json::{Value, json};

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::file::misplaced_webhook;
use crate::checks::rules::manifest::installation::{asks_for_fields, with_first_field};
use crate::checks::rules::manifest::references::moved_to_texts;
use crate::checks::rules::manifest::references::{codes, lacking_at, options as reference_options, use_reference};
use crate::crm::i18n;
use crate::crm::manifest::as_bool;
use crate::crm::samples::{is_local_host, is_sample_host};
use crate::crm::settings::{DP_TYPES, Form, TYPES, handlers};
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::forms::repair;
use crate::services::texts::references::add_text;
use crate::services::texts::structure::TO_DO;
use crate::text::msg::Msg;

static SHAPE: Rule = rule("settings/shape", Settings, E, E, CHOICE, "S0; C 3 of 236");
static FIELD_SHAPE: Rule = rule("settings/field-shape", Settings, E, E, CHOICE, "S0; C 4 of 486");
static TYPE: Rule = rule("settings/type", Settings, E, E, CHOICE, "S0, S1; C 3 of 486");
static NAME: Rule = rule("settings/name", Settings, E, E, CHOICE, "S0");
static REQUIRED_TYPE: Rule = rule("settings/required-type", Settings, E, E, SAFE, "S0, P");
static DP_SHAPE: Rule = rule("dp/settings-shape", Settings, E, E, SAFE, "S0");
static DP_FIELD_SHAPE: Rule = rule("dp/settings-field-shape", Settings, E, E, CHOICE, "S0");
static DP_TYPE: Rule = rule("dp/settings-type", Settings, E, E, CHOICE, "S0; C 3 of 92");
static DP_NAME: Rule = rule("dp/settings-name", Settings, E, E, CHOICE, "S0");
static DP_REQUIRED_TYPE: Rule = rule("dp/settings-required-type", Settings, E, E, SAFE, "S0, P");
static ACTION_MULTIPLE: Rule = rule("dp/action-multiple", Settings, E, E, CHOICE, "S0; C 2 of 47");
static WEBHOOK_URL: Rule = rule("dp/webhook-url", Settings, W, E, CHOICE, "R; C 30 of 42");
static HANDLER_NAME: Rule = rule("salesbot/handler-name", Settings, E, E, CHOICE, "R, K; C 38");

pub static RULES: &[&Rule] = &[
    &SHAPE,
    &FIELD_SHAPE,
    &TYPE,
    &NAME,
    &REQUIRED_TYPE,
    &DP_SHAPE,
    &DP_FIELD_SHAPE,
    &DP_TYPE,
    &DP_NAME,
    &DP_REQUIRED_TYPE,
    &ACTION_MULTIPLE,
    &WEBHOOK_URL,
    &HANDLER_NAME,
];

/// A block of fields with the rules that report it.
struct Block {
    at: &'static str,
    types: &'static [&'static str],
    shape: &'static Rule,
    field_shape: &'static Rule,
    type_: &'static Rule,
    name: &'static Rule,
    required: &'static Rule,
}

static BLOCKS: [Block; 2] = [
    Block { at: WINDOW, types: TYPES, shape: &SHAPE, field_shape: &FIELD_SHAPE, type_: &TYPE, name: &NAME, required: &REQUIRED_TYPE },
    Block {
        at: "/dp/settings",
        types: DP_TYPES,
        shape: &DP_SHAPE,
        field_shape: &DP_FIELD_SHAPE,
        type_: &DP_TYPE,
        name: &DP_NAME,
        required: &DP_REQUIRED_TYPE,
    },
];

const WINDOW: &str = "/settings";
const MULTIPLE: &str = "action_multiple";
const MULTIPLE_AT: &str = "/dp/action_multiple";
/// Where the tables of the documents put it by mistake.
const MULTIPLE_BELOW: &str = "/dp/settings/action_multiple";
const WEBHOOK: &str = "/dp/webhook_url";

/// Reports fields that the platform can't show.
pub fn check(cx: &mut Check<'_>) {
    if cx.widget.complete_manifest().is_none() {
        return;
    }
    for block in &BLOCKS {
        let Some(node) = cx.widget.manifest(block.at) else { continue };
        match node.kind() {
            Kind::Object => node.members().iter().for_each(|member| field(cx, block, member)),
            Kind::Null | Kind::Unreadable => {}
            _ => shape(cx, block, node),
        }
    }
    if cx.widget.manifest("/dp").is_some_and(|node| node.kind() == Kind::Object) {
        action_multiple(cx);
    }
    webhook_url(cx);
    handler_names(cx);
}

fn shape(cx: &mut Check<'_>, block: &Block, node: &Node) {
    // PHP writes an empty object as an empty list.
    let empty = node.kind() == Kind::Array && node.items().is_empty();
    let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, block.at, json!({}));
    let title = Msg::new("fix-set-value").with("value", "{}");
    let spelled = cx.spelled(MANIFEST, node);
    let fix = if block.at == WINDOW {
        // Where the settings must have a field, an empty object is the next refusal.
        let emptied = changes.option(title).filter(|_| asks_for_fields(cx.widget).is_none());
        Fix::choice([with_first_field(cx.widget), emptied].into_iter().flatten().filter(|_| empty).collect())
    } else {
        changes.ready().filter(|_| empty).map(|changes| Fix::one(Safe, title, changes))
    };
    let form = if block.at == WINDOW { Form::Window } else { Form::Pipeline };
    let from_list = || repair::from_list(cx.widget, &form)?.ok().map(|changes| FixOption::new(Msg::new("fix-make-fields"), changes));
    let fix = fix.or_else(|| Fix::choice(from_list().into_iter().collect()));
    cx.find_at(block.shape, block.at, node).arg("found", spelled).fix(fix).report();
}

fn field(cx: &mut Check<'_>, block: &Block, member: &Member) {
    let at = pointer::join(block.at, &member.key);
    let node = &member.node;
    // A comment, or a flag of the block in the wrong place.
    if member.key.starts_with('_') || at == MULTIPLE_BELOW {
        return;
    }
    match node.kind() {
        Kind::Object => {
            field_type(cx, block, &at, member);
            field_name(cx, block, &at, member);
            required_type(cx, block, &at, member);
        }
        Kind::Unreadable => {}
        _ => {
            let spelled = cx.spelled(MANIFEST, node);
            let options = made_a_field(cx.widget, block, &at, member);
            cx.find_at(block.field_shape, &at, node).arg("field", &member.key).arg("found", spelled).fix(Fix::choice(options)).report();
        }
    }
}

/// Ways to repair a value in the place of a field: a field of the type that it names, or with it as its label; or none at all.
fn made_a_field(widget: &Widget, block: &Block, at: &str, member: &Member) -> Vec<FixOption> {
    let text = member.node.as_str().map(str::trim).unwrap_or_default();
    let named = block.types.iter().copied().find(|name| *name == text);
    let type_ = named.unwrap_or("text");
    let label = if named.is_some() || text.is_empty() { &member.key } else { text };
    let usual = format!("settings.{}", member.key);
    let reference = if i18n::is_reference(label) { label } else { &usual };
    let made = i18n::is_reference(reference).then(|| {
        let field = json!({ "name": reference, "type": type_, "required": false });
        let changes = ChangeBuilder::new(widget).set(MANIFEST, at, field);
        add_text(changes, reference, &[], label).option(Msg::new("fix-make-field").with("type", type_))
    });
    // Where the settings must have a field, the last one stays.
    let is_last =
        block.at == WINDOW && asks_for_fields(widget).is_some() && widget.manifest(WINDOW).is_some_and(|it| it.members().len() < 2);
    let delete = (!is_last).then(|| ChangeBuilder::new(widget).remove(MANIFEST, at).option(Msg::new("fix-delete-entry")));
    [made, delete].into_iter().flatten().flatten().collect()
}

fn field_type(cx: &mut Check<'_>, block: &Block, at: &str, member: &Member) {
    let widget = cx.widget;
    let at = pointer::join(at, "type");
    let (what, found) = match member.node.get("type") {
        None => ("missing", String::new()),
        Some(node) if node.as_str().is_some_and(|name| block.types.contains(&name)) => return,
        Some(node) if node.kind() != Kind::Unreadable => ("unknown", cx.spelled(MANIFEST, node)),
        _ => return,
    };
    let written = member.node.get("type").and_then(Node::as_str).unwrap_or_default();
    let mut names = did_you_mean(written, block.types.iter().copied());
    names.extend(block.types.iter().filter(|name| !names.contains(*name)).copied().collect::<Vec<_>>());
    let option = |name: &&str| ChangeBuilder::new(widget).set(MANIFEST, &at, *name).option(Msg::new("fix-set-value").with("value", *name));
    let options = names.iter().filter_map(option).collect();
    let finding = match member.node.get("type") {
        Some(node) => cx.find_at(block.type_, &at, node),
        None => cx.find_missing(block.type_, &at),
    };
    finding
        .arg("field", &member.key)
        .arg("what", what)
        .arg("found", found)
        .arg("known", block.types.join(", "))
        .fix(Fix::choice(options))
        .report();
}

fn field_name(cx: &mut Check<'_>, block: &Block, at: &str, member: &Member) {
    name(cx, block.name, &pointer::join(at, "name"), member, true);
}

/// Reports the `name` of a field or handler that is missing, or leads to no text. Plain text is wrong only in fields of
/// settings: "only the link to the element in the lang file", says the table of fields.
fn name(cx: &mut Check<'_>, rule: &'static Rule, at: &str, member: &Member, only_reference: bool) {
    let widget = cx.widget;
    let node = member.node.get("name");
    let text = node.and_then(Node::as_str).unwrap_or_default();
    let lacking = if i18n::is_reference(text) { lacking_at(widget, at, text) } else { Vec::new() };
    let what = match node {
        None => "missing",
        Some(node) if node.kind() == Kind::Unreadable => return,
        Some(node) if node.as_str().is_none() => "type",
        Some(_) if text.trim().is_empty() => "empty",
        Some(_) if !lacking.is_empty() => "unresolved",
        Some(_) if only_reference && !i18n::is_reference(text) => "literal",
        Some(_) => return,
    };
    let options = match what {
        "unresolved" => reference_options(widget, at, text),
        // Texts by locale, as other platforms have them.
        "type" if node.is_some_and(|node| node.kind() == Kind::Object) => {
            let moved = node.map_or_else(Vec::new, |node| moved_to_texts(widget, at, node, &[]));
            if moved.is_empty() { named(widget, at, &member.key, text) } else { moved }
        }
        _ => named(widget, at, &member.key, text),
    };
    let found = node.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let finding = match node {
        Some(node) => cx.find_at(rule, at, node),
        None => cx.find_missing(rule, at),
    };
    let finding = lacking.iter().fold(finding, |finding, file| finding.related(file.path.as_str(), &i18n::pointer_of(text)));
    finding
        .arg("field", &member.key)
        .arg("what", what)
        .arg("found", if what == "unresolved" { text.to_owned() } else { found })
        .arg("locales", codes(&lacking))
        .fix(Fix::choice(options))
        .report();
}

/// Ways to name a field or handler: by a text of its own code, which is added where it isn't there yet.
fn named(widget: &Widget, at: &str, code: &str, text: &str) -> Vec<FixOption> {
    let section = if at.starts_with("/salesbot_designer") { "salesbot" } else { "settings" };
    let reference = format!("{section}.{code}");
    if !i18n::is_reference(&reference) {
        return Vec::new();
    }
    if i18n::resolves(widget, &reference) {
        return use_reference(widget, at, &reference).into_iter().collect();
    }
    let fallback = if text.trim().is_empty() { TO_DO } else { text };
    let changes = add_text(ChangeBuilder::new(widget).set(MANIFEST, at, reference.as_str()), &reference, &[], fallback);
    changes.option(Msg::new("fix-add-reference").with("reference", reference)).into_iter().collect()
}

fn required_type(cx: &mut Check<'_>, block: &Block, at: &str, member: &Member) {
    let at = pointer::join(at, "required");
    let Some(node) = member.node.get("required").filter(|node| !matches!(node.kind(), Kind::Bool | Kind::Unreadable)) else { return };
    let empty = node.kind() == Kind::Null || node.as_str().is_some_and(|text| text.trim().is_empty());
    let value = as_bool(node).or(empty.then_some(false));
    let title = Msg::new("fix-set-value").with("value", value.unwrap_or_default().to_string());
    let changes = value.and_then(|value| ChangeBuilder::new(cx.widget).set(MANIFEST, &at, value).ready());
    let spelled = cx.spelled(MANIFEST, node);
    cx.find_at(block.required, &at, node).arg("field", &member.key).arg("found", spelled).fix_with(title, changes).report();
}

fn action_multiple(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let below = widget.manifest(MULTIPLE_BELOW);
    let (what, node) = match (widget.manifest(MULTIPLE_AT), below) {
        (Some(node), _) if matches!(node.kind(), Kind::Bool | Kind::Unreadable) => return,
        (Some(node), _) => ("type", Some(node)),
        (None, Some(node)) => ("below", Some(node)),
        (None, None) => ("missing", None),
    };
    let mut values = vec![false, true];
    if node.and_then(|node| node.as_bool().or_else(|| as_bool(node))) == Some(true) {
        values.reverse();
    }
    let option = |value: bool| {
        let changes = ChangeBuilder::new(widget);
        let changes = if what == "below" { changes.remove(MANIFEST, MULTIPLE_BELOW) } else { changes };
        let title = Msg::new("fix-set").with("key", MULTIPLE).with("value", value.to_string());
        changes.set(MANIFEST, MULTIPLE_AT, value).option(title)
    };
    let options = values.into_iter().filter_map(option).collect();
    let found = node.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let finding = match node {
        Some(node) => cx.find_at(&ACTION_MULTIPLE, if what == "below" { MULTIPLE_BELOW } else { MULTIPLE_AT }, node),
        None => cx.find_missing(&ACTION_MULTIPLE, MULTIPLE_AT),
    };
    finding.arg("what", what).arg("found", found).fix(Fix::choice(options)).report();
}

fn webhook_url(cx: &mut Check<'_>) {
    // Where it stands in the wrong place it is looked at there, so that no fault of it shows only after the move.
    let elsewhere = misplaced_webhook(cx.widget);
    let at = elsewhere.as_deref().unwrap_or(WEBHOOK);
    let Some(node) = cx.widget.manifest(at) else { return };
    let text = node.as_str().unwrap_or_default().trim();
    let host = text.strip_prefix("https://");
    let what = match host {
        _ if node.kind() == Kind::Unreadable => return,
        _ if text.contains("://") && is_local_host(text) => "local",
        _ if text.contains("://") && is_sample_host(text) => "example",
        Some(host) if !host.is_empty() && !host.starts_with(['/', '?']) && !host.contains(char::is_whitespace) => return,
        _ => "address",
    };
    let secure = text.strip_prefix("http://").filter(|_| what == "address").map(|rest| format!("https://{rest}"));
    let set = secure.and_then(|url| {
        let title = Msg::new("fix-set-value").with("value", &url);
        ChangeBuilder::new(cx.widget).set(MANIFEST, at, Value::String(url)).option(title)
    });
    let spelled = cx.spelled(MANIFEST, node);
    cx.find_at(&WEBHOOK_URL, at, node).arg("what", what).arg("found", spelled).fix(Fix::choice(set.into_iter().collect())).report();
}

fn handler_names(cx: &mut Check<'_>) {
    for (at, member) in handlers(cx.widget) {
        if member.node.kind() == Kind::Object && !member.key.starts_with('_') {
            name(cx, &HANDLER_NAME, &pointer::join(&at, "name"), member, false);
        }
    }
}
