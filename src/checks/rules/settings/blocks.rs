//! `dp/*`, `salesbot/*`, `menu/*`, `amoforms/*`: what stands in the blocks that go with one area.

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{did_you_mean, first_names};
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::references::with_own_text;
use crate::checks::rules::settings::field_advice::plain_key;
use crate::crm::locations::declares;
use crate::crm::manifest::{MENU_ITEMS, values_at};
use crate::crm::settings::{SALESBOT_TYPES, handlers};
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::MANIFEST;
use crate::text::msg::Msg;

static DP_PRIVATE: Rule = rule("dp/private-widget", Settings, A, None, NO, "S0; R");
static HANDLER_CODE: Rule = rule("salesbot/handler-code", Settings, W, W, CHOICE, "C 42");
static HANDLER_TYPE: Rule = rule("salesbot/settings-type", Settings, W, W, CHOICE, "R, K; C 42");
static NO_DEFAULT: Rule = rule("salesbot/no-default", Settings, A, A, CHOICE, "C");
static MENU_TITLE: Rule = rule("menu/title", Manifest, W, W, CHOICE, "R; C 10");
static AMOFORMS_TITLE: Rule = rule("amoforms/title", Manifest, W, W, CHOICE, "R");

/// `menu/icon-exists` of the catalogue is not here: `images/referenced-missing` reports the same cause.
pub static RULES: &[&Rule] = &[&DP_PRIVATE, &HANDLER_CODE, &HANDLER_TYPE, &NO_DEFAULT, &MENU_TITLE, &AMOFORMS_TITLE];

const MENU: &str = "/left_menu";
const SALESBOT: &str = "/salesbot_designer";

/// Reports what is wrong inside the blocks.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if widget.complete_manifest().is_none() {
        return;
    }
    if let Some(node) = widget.manifest("/dp").filter(|node| node.kind() == Kind::Object && node.get("webhook_url").is_none())
        && widget.contains("widget.php")
        && declares(widget, "digital_pipeline")
    {
        cx.find_at(&DP_PRIVATE, "/dp", node).related("widget.php", "").report();
    }
    for (at, handler) in handlers(widget).into_iter().filter(|(_, handler)| is_block(handler)) {
        handler_code(cx, &at, handler);
        let settings = pointer::join(&at, "settings");
        for field in handler.node.get("settings").map_or(&[][..], Node::members).iter().filter(|field| is_block(field)) {
            handler_type(cx, &pointer::join(&settings, &field.key), field);
        }
    }
    if cx.product == Product::Kommo {
        no_default(cx);
    }
    menu(cx);
    if let Some(node) = widget.manifest("/amoforms_settings").filter(|node| node.kind() == Kind::Object) {
        title(cx, &AMOFORMS_TITLE, "/amoforms_settings", node, "amoforms", "amoforms.title");
    }
}

/// Whether a member is an object and no comment.
fn is_block(member: &Member) -> bool {
    member.node.kind() == Kind::Object && !member.key.starts_with('_')
}

fn handler_code(cx: &mut Check<'_>, at: &str, handler: &Member) {
    let plain = plain_key(&handler.key);
    if plain == handler.key {
        return;
    }
    let free = plain.starts_with(|c: char| c.is_ascii_alphabetic()) && cx.widget.manifest(&pointer::join(SALESBOT, &plain)).is_none();
    let title = Msg::new("fix-rename-to").with("name", &plain);
    let rename = ChangeBuilder::new(cx.widget).rename_key(MANIFEST, at, &plain).option(title).filter(|_| free);
    cx.find_at(&HANDLER_CODE, at, &handler.node).arg("found", &handler.key).fix(Fix::choice(rename.into_iter().collect())).report();
}

fn handler_type(cx: &mut Check<'_>, at: &str, field: &Member) {
    let at = pointer::join(at, "type");
    let node = field.node.get("type");
    let written = node.and_then(Node::as_str).unwrap_or_default();
    if SALESBOT_TYPES.contains(&written) || node.is_some_and(|node| node.kind() == Kind::Unreadable) {
        return;
    }
    let mut names = did_you_mean(written, SALESBOT_TYPES.iter().copied());
    let others: Vec<&str> = SALESBOT_TYPES.iter().copied().filter(|name| !names.contains(name)).collect();
    names.extend(others);
    let set = |name: &&str| ChangeBuilder::new(cx.widget).set(MANIFEST, &at, *name).option(Msg::new("fix-set-value").with("value", *name));
    let options: Vec<FixOption> = names.iter().filter_map(set).collect();
    let found = node.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let finding = match node {
        Some(node) => cx.find_at(&HANDLER_TYPE, &at, node),
        None => cx.find_missing(&HANDLER_TYPE, &at),
    };
    finding
        .arg("field", &field.key)
        .arg("what", if node.is_some() { "unknown" } else { "missing" })
        .arg("found", found)
        .arg("known", SALESBOT_TYPES.join(", "))
        .fix(Fix::choice(options))
        .report();
}

/// Text fields of bot steps without a default: Kommo's designer kept its Save button inactive (`docs/PLATFORM.md` 1.7).
fn no_default(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let fields = values_at(widget, "/salesbot_designer/*/settings/*").into_iter();
    let is_text = |node: &Node| node.get("type").and_then(Node::as_str) == Some("text") && node.get("default_value").is_none();
    let found: Vec<(String, &Node)> = fields.filter(|(at, node)| !at.contains("/_") && is_text(node)).collect();
    let Some(((first, node), others)) = found.split_first() else { return };
    let names: Vec<String> = found.iter().filter_map(|(at, _)| Some(pointer::split_last(at)?.1)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let add =
        found.iter().fold(ChangeBuilder::new(widget), |changes, (at, _)| changes.set(MANIFEST, &pointer::join(at, "default_value"), ""));
    let option = add.option(Msg::new("fix-set").with("key", "default_value").with("value", "\"\""));
    let finding = cx.find_at(&NO_DEFAULT, first, node).arg("count", names.len()).arg("names", first_names(&names));
    let finding = others.iter().fold(finding, |finding, (at, _)| finding.also(MANIFEST, at));
    finding.fix(Fix::choice(option.into_iter().collect())).report();
}

/// The widget's own items of the left menu, and the items below them and below those of the platform.
fn menu(cx: &mut Check<'_>) {
    for item in cx.widget.manifest(MENU).map_or(&[][..], Node::members).iter().filter(|item| is_block(item)) {
        let at = pointer::join(MENU, &item.key);
        if !MENU_ITEMS.contains(&item.key.as_str()) {
            title(cx, &MENU_TITLE, &at, &item.node, &item.key, "menu.title");
        }
        let below = pointer::join(&at, "submenu");
        for child in item.node.get("submenu").map_or(&[][..], Node::members).iter().filter(|child| is_block(child)) {
            let reference = format!("menu.{}", plain_key(&child.key));
            title(cx, &MENU_TITLE, &pointer::join(&below, &child.key), &child.node, &child.key, &reference);
        }
    }
}

/// Reports a block whose `title` is missing, empty or no text. Where it leads to none it is `manifest/ref-missing`.
fn title(cx: &mut Check<'_>, rule: &'static Rule, block: &str, node: &Node, name: &str, reference: &str) {
    let at = pointer::join(block, "title");
    let found = node.get("title");
    let what = match found {
        None => "missing",
        Some(node) if node.as_str().is_some_and(|text| text.trim().is_empty()) => "empty",
        Some(node) if !matches!(node.kind(), Kind::String | Kind::Unreadable) => "type",
        Some(_) => return,
    };
    let spelled = found.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let fix = Fix::choice(with_own_text(cx.widget, &at, reference, "widget.name"));
    let finding = match found {
        Some(node) => cx.find_at(rule, &at, node),
        None => cx.find_missing(rule, &at),
    };
    finding.arg("name", name).arg("what", what).arg("found", spelled).fix(fix).report();
}
