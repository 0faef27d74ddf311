//! `locations/*`, whether the areas suit the product, their panel and what the widget brings along.

use serde_json::json;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::file::{misplaced_webhook, rename_key, slip_of};
use crate::checks::rules::manifest::identity::product_word;
use crate::checks::rules::manifest::references::lacking;
use crate::crm::contacts::is_url;
use crate::crm::i18n;
use crate::crm::locations::{AI_AGENT_TEXT, CARDS, Entry, declares, entries, place_of};
use crate::crm::samples::{is_local_host, is_sample_host};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::MANIFEST;
use crate::services::texts::references::add_text;
use crate::services::texts::structure::TO_DO;
use crate::text::msg::Msg;

static MISSING: Rule = rule("locations/missing", Locations, E, E, CHOICE, "D; R, K; C 9 of 236");
static POINTLESS: Rule = rule("locations/suffix-pointless", Locations, A, A, SAFE, "S3");
static DEFAULT_PANEL: Rule = rule("locations/default-panel", Locations, A, A, CHOICE, "S3");
static COVERED: Rule = rule("locations/covered-by-everywhere", Locations, A, A, UNSAFE, "S3");
static DP_ENDPOINT: Rule = rule("locations/dp-needs-endpoint", Locations, W, E, CHOICE, "S0, S3; C 1 of 43");
static SMS: Rule = rule("locations/sms-needs-endpoint", Locations, E, E, NO, "R, K");
static MOBILE: Rule = rule("locations/mobile-needs-block", Locations, W, W, NO, "R, K");
static AMOFORMS: Rule = rule("locations/amoforms-needs-block", Locations, W, W, NO, "R");
static MENU: Rule = rule("locations/menu-needs-block", Locations, W, W, NO, "R");
static DIALECT: Rule = rule("locations/dialect", Locations, A, W, NO, "S0, S3; R, K");
static AI_AGENT: Rule = rule("locations/ai-agent-needs-text", Locations, W, E, CHOICE, "K");
static PUBLIC: Rule = rule("locations/public-only", Locations, W, None, NO, "R; K");

pub static RULES: &[&Rule] =
    &[&MISSING, &POINTLESS, &DEFAULT_PANEL, &COVERED, &DP_ENDPOINT, &SMS, &MOBILE, &AMOFORMS, &MENU, &DIALECT, &AI_AGENT, &PUBLIC];

const LOCATIONS: &str = "/locations";

/// Reports areas that lack something, or don't suit.
pub fn check(cx: &mut Check<'_>) {
    let Some(root) = cx.widget.complete_manifest() else { return };
    missing(cx, root);
    let items = cx.widget.manifest(LOCATIONS).map_or(&[][..], Node::items);
    for (index, node) in items.iter().enumerate() {
        if let Some(text) = node.as_str() {
            entry(cx, &format!("{LOCATIONS}/{index}"), node, Entry::new(text));
        }
    }
    without_panel(cx, items);
    covered(cx);
    dp_endpoint(cx);
    block_with_address(cx, &SMS, "sms", "/sms", "endpoint");
    block_with_address(cx, &MOBILE, "mobile_card", "/mobile", "frame_url");
    needs_block(cx, &AMOFORMS, "amoforms", "/amoforms_settings");
    needs_block(cx, &MENU, "widget_page", "/left_menu");
    ai_agent(cx);
}

fn missing(cx: &mut Check<'_>, root: &Node) {
    let widget = cx.widget;
    let found = root.get("locations");
    let none = found.is_none_or(|node| node.kind() == Kind::Null || (node.kind() == Kind::Array && node.items().is_empty()));
    // A list inside `widget` is `manifest/misplaced-block`; without that block there is more to write than areas.
    let block = root.get("widget").is_some_and(|node| node.kind() == Kind::Object);
    if !none || !block || widget.manifest("/widget/locations").is_some() {
        return;
    }
    let set = |names: &[&str]| {
        let title = Msg::new("fix-set").with("key", "locations").with("value", names.join(", "));
        ChangeBuilder::new(widget).set(MANIFEST, LOCATIONS, json!(names)).option(title)
    };
    let slip = slip_of(widget, LOCATIONS);
    let written = slip.as_deref().and_then(pointer::split_last).map(|(_, key)| key).unwrap_or_default();
    let what = match found {
        _ if slip.is_some() => "slip",
        Some(node) if node.kind() == Kind::Array => "empty",
        _ => "missing",
    };
    let mut options: Vec<FixOption> = slip.and_then(|at| rename_key(widget, &at, LOCATIONS)).into_iter().collect();
    options.extend([set(&["lcard-1", "settings"]), set(&["settings"])].into_iter().flatten());
    let finding = match found {
        Some(node) => cx.find_at(&MISSING, LOCATIONS, node),
        None => cx.find_missing(&MISSING, LOCATIONS),
    };
    finding.arg("what", what).arg("written", written).fix(Fix::choice(options)).report();
}

fn entry(cx: &mut Check<'_>, at: &str, node: &Node, entry: Entry<'_>) {
    let widget = cx.widget;
    let Some(area) = entry.area() else { return };
    let set = |value: String| ChangeBuilder::new(widget).set(MANIFEST, at, value.as_str());
    match entry.suffix {
        Some("0" | "1") if !area.flag && area.name != "everywhere" => {
            let title = Msg::new("fix-set-value").with("value", area.name);
            let changes = set(area.name.to_owned()).ready();
            cx.find_at(&POINTLESS, at, node).arg("found", entry.text).arg("name", area.name).fix_with(title, changes).report();
        }
        _ => {}
    }
    if !cx.product.has(area) {
        let product = product_word(cx.product);
        cx.find_at(&DIALECT, at, node).arg("name", area.name).arg("product", product).report();
    }
    if area.public {
        cx.find_at(&PUBLIC, at, node).arg("name", area.name).report();
    }
}

/// Areas that don't say whether they use the panel: one finding for all.
fn without_panel(cx: &mut Check<'_>, items: &[Node]) {
    let widget = cx.widget;
    let named = entries(widget);
    let is_twice = |name: &str| named.iter().filter(|(other, _)| other.name == name).count() > 1;
    let unstated = |(index, node): (usize, &'_ Node)| {
        let entry = Entry::new(node.as_str()?);
        let area = entry.area().filter(|area| entry.suffix.is_none() && area.flag && !is_twice(area.name))?;
        Some((format!("{LOCATIONS}/{index}"), area.name))
    };
    let found: Vec<(String, &str)> = items.iter().enumerate().filter_map(unstated).collect();
    let Some(((first, _), others)) = found.split_first() else { return };
    let Some(node) = widget.manifest(first) else { return };
    let option = |flag: &str| {
        let set = |changes: ChangeBuilder, (at, name): &(String, &str)| changes.set(MANIFEST, at, format!("{name}-{flag}"));
        let values: Vec<String> = found.iter().map(|(_, name)| format!("{name}-{flag}")).collect();
        found.iter().fold(ChangeBuilder::new(widget), set).option(Msg::new("fix-set-value").with("value", values.join(", ")))
    };
    let options = ["1", "0"].into_iter().filter_map(option).collect();
    let names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
    let finding = cx.find_at(&DEFAULT_PANEL, first, node).arg("count", found.len()).arg("names", first_names(&names));
    let finding = others.iter().fold(finding, |finding, (at, _)| finding.also(MANIFEST, at));
    finding.fix(Fix::choice(options)).report();
}

/// Areas without a panel beside `everywhere`: one finding for all.
fn covered(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some((everywhere, _)) = place_of(widget, "everywhere") else { return };
    let all = entries(widget);
    let items = widget.manifest(LOCATIONS).map_or(&[][..], Node::items).iter().enumerate();
    let is_covered = |entry: &Entry<'_>| {
        let Some(area) = entry.area() else { return false };
        let twice = all.iter().filter(|(other, _)| other.name == area.name).count() > 1;
        let needed = declares(widget, "card_sdk") && CARDS.contains(&area.name);
        entry.suffix == Some("0") && area.flag && !twice && !needed
    };
    let found = items.filter_map(|(index, node)| Some((format!("{LOCATIONS}/{index}"), node, Entry::new(node.as_str()?))));
    let found: Vec<(String, &Node, Entry<'_>)> = found.filter(|(.., entry)| is_covered(entry)).collect();
    let Some(((first, node, _), others)) = found.split_first() else { return };
    let names: Vec<&str> = found.iter().map(|(.., entry)| entry.text).collect();
    let changes = ChangeBuilder::new(widget).remove_all(MANIFEST, found.iter().map(|(at, ..)| at.as_str())).ready();
    let finding = cx.find_at(&COVERED, first, node).arg("count", names.len()).arg("names", first_names(&names));
    let finding = others.iter().fold(finding, |finding, (at, ..)| finding.also(MANIFEST, at)).related(MANIFEST, &everywhere);
    finding.fix_with(Msg::new("fix-delete-entries").with("count", names.len()), changes).report();
}

fn dp_endpoint(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some((at, node)) = place_of(widget, "digital_pipeline") else { return };
    let block = widget.manifest("/dp").filter(|node| node.kind() == Kind::Object);
    if block.is_none_or(|block| block.get("webhook_url").is_some()) || widget.contains("widget.php") || misplaced_webhook(widget).is_some()
    {
        return;
    }
    let delete = ChangeBuilder::new(widget).remove(MANIFEST, &at).remove(MANIFEST, "/dp");
    let delete = delete.option(Msg::new("fix-delete-area-and-block").with("name", "digital_pipeline").with("block", "dp"));
    cx.find_at(&DP_ENDPOINT, &at, node).related(MANIFEST, "/dp").fix(Fix::choice(delete.into_iter().collect())).report();
}

fn block_with_address(cx: &mut Check<'_>, rule: &'static Rule, area: &str, block: &str, key: &str) {
    let widget = cx.widget;
    let Some((at, node)) = place_of(widget, area) else { return };
    let Some(found) = widget.manifest(block) else {
        cx.find_at(rule, &at, node).arg("what", "block").arg("found", "").report();
        return;
    };
    let address = found.get(key);
    let text = address.and_then(Node::as_str).map(str::trim).filter(|text| is_url(text));
    let is_nobodys = text.is_some_and(|text| is_sample_host(text) || is_local_host(text));
    if text.is_some() && !is_nobodys || address.is_some_and(|node| node.kind() == Kind::Unreadable) {
        return;
    }
    let spelled = address.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let what = match address {
        Some(_) if is_nobodys => "nobody",
        Some(_) => "address",
        None => "missing",
    };
    let finding = match address {
        Some(node) => cx.find_at(rule, &format!("{block}/{key}"), node),
        None => cx.find_missing(rule, &format!("{block}/{key}")),
    };
    finding.related(MANIFEST, &at).arg("what", what).arg("found", spelled).report();
}

fn needs_block(cx: &mut Check<'_>, rule: &'static Rule, area: &str, block: &str) {
    let Some((at, node)) = place_of(cx.widget, area) else { return };
    let misplaced = cx.widget.manifest(&format!("/widget{block}")).is_some();
    if cx.widget.manifest(block).is_none() && !misplaced {
        cx.find_at(rule, &at, node).report();
    }
}

/// The text that Kommo shows on the tile. Where only some locales lack it they differ in structure.
fn ai_agent(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some((at, node)) = place_of(widget, "ai_agent") else { return };
    let (lacking, all) = (lacking(widget, AI_AGENT_TEXT), i18n::readable(widget));
    if all.is_empty() || lacking.len() < all.len() {
        return;
    }
    let add = add_text(ChangeBuilder::new(widget), AI_AGENT_TEXT, &["widget.short_description", "widget.name"], TO_DO);
    let add = add.option(
        Msg::new("fix-add-text")
            .with("reference", AI_AGENT_TEXT)
            .with("locales", crate::checks::rules::manifest::references::codes(&lacking)),
    );
    let finding = cx.find_at(&AI_AGENT, &at, node).arg("reference", AI_AGENT_TEXT);
    let finding = lacking.iter().fold(finding, |finding, file| finding.related(file.path.as_str(), "/widget"));
    finding.fix(Fix::choice(add.into_iter().collect())).report();
}
