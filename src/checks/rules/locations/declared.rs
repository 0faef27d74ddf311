//! `locations/*`: the areas in which the widget appears, and the blocks that go with them.

use serde_json::json;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{did_you_mean, first_names};
use crate::checks::engine::rule::short::*;
use crate::checks::rules::locations::toggle::{self, add_block};
use crate::crm::locations::{ALIASES, AREAS, Area as Place, CARDS, Entry, add_location, declares, entries, place_of};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Msg;

static NOT_ARRAY: Rule = rule("locations/not-array", Locations, E, E, UNSAFE, "S0");
static NOT_STRING: Rule = rule("locations/not-string", Locations, E, E, UNSAFE, "S0");
static UNKNOWN: Rule = rule("locations/unknown", Locations, W, E, CHOICE, "S0, S3, S4; C 10 of 236");
static SUFFIX: Rule = rule("locations/suffix", Locations, E, E, CHOICE, "S0, S3");
static EVERYWHERE: Rule = rule("locations/suffix-on-everywhere", Locations, W, W, SAFE, "S3");
static DUPLICATE: Rule = rule("locations/duplicate", Locations, W, W, SAFE, "P; C 4 of 236");
static CARD_SDK: Rule = rule("locations/card-sdk-needs-card", Locations, E, E, CHOICE, "S3");
static DP_BLOCK: Rule = rule("locations/dp-needs-block", Locations, E, E, CHOICE, "S0, S3; C 1 of 43");
static ADVANCED_BLOCK: Rule = rule("locations/advanced-needs-block", Locations, E, E, CHOICE, "S3; C 4 of 66");
static SALESBOT_BLOCK: Rule = rule("locations/salesbot-needs-block", Locations, E, E, CHOICE, "R, K; C 5 of 34");
static BLOCK_ALONE: Rule = rule("locations/block-without-location", Locations, W, W, CHOICE, "S0; C 18 of 236");

/// `locations/dp-needs-logo` of the catalogue is not here: `images/dp-missing` reports the same cause.
pub static RULES: &[&Rule] = &[
    &NOT_ARRAY,
    &NOT_STRING,
    &UNKNOWN,
    &SUFFIX,
    &EVERYWHERE,
    &DUPLICATE,
    &CARD_SDK,
    &DP_BLOCK,
    &ADVANCED_BLOCK,
    &SALESBOT_BLOCK,
    &BLOCK_ALONE,
];

const LOCATIONS: &str = "/locations";

/// Reports areas that are no areas, and blocks that don't go with them.
pub fn check(cx: &mut Check<'_>) {
    let Some(node) = cx.widget.complete_manifest().and_then(|root| root.get("locations")) else { return };
    match node.kind() {
        Kind::Array => {
            each(cx, node);
            needs(cx);
            // Which area an entry that isn't text was meant for is unknown.
            if node.items().iter().all(|item| item.as_str().is_some()) {
                blocks(cx);
            }
        }
        Kind::Null | Kind::Unreadable => {}
        _ => not_array(cx, node),
    }
}

fn not_array(cx: &mut Check<'_>, node: &Node) {
    // One area as text, a PHP array with numbers for keys, or areas as keys with `true`.
    let names: Vec<&str> = match node.kind() {
        Kind::String => node.as_str().into_iter().flat_map(|text| text.split([',', ' '])).filter(|name| !name.is_empty()).collect(),
        _ => node
            .members()
            .iter()
            .filter_map(|m| if m.node.as_bool() == Some(true) { Some(m.key.as_str()) } else { m.node.as_str() })
            .collect(),
    };
    let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, LOCATIONS, json!(names)).ready().filter(|_| !names.is_empty());
    let spelled = cx.spelled(MANIFEST, node);
    let title = Msg::new("fix-make-list").with("values", names.join(", "));
    cx.find_at(&NOT_ARRAY, LOCATIONS, node).arg("found", spelled).fix_with(title, changes).report();
}

/// Reports what is wrong with single entries.
fn each(cx: &mut Check<'_>, list: &Node) {
    let mut seen: Vec<(Entry<'_>, String)> = Vec::new();
    let mut doubles: Vec<Double<'_>> = Vec::new();
    for (index, node) in list.items().iter().enumerate() {
        let at = format!("{LOCATIONS}/{index}");
        let Some(text) = node.as_str() else {
            if node.kind() != Kind::Unreadable {
                let spelled = cx.spelled(MANIFEST, node);
                let changes = ChangeBuilder::new(cx.widget).remove(MANIFEST, &at).ready();
                cx.find_at(&NOT_STRING, &at, node).arg("found", spelled).fix_with(Msg::new("fix-delete-entry"), changes).report();
            }
            continue;
        };
        let entry = Entry::new(text);
        match (entry.area(), entry.suffix) {
            (None, _) => unknown(cx, &at, node, entry),
            (Some(place), Some("0" | "1")) if place.name == "everywhere" => {
                let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, &at, entry.name).ready();
                let title = Msg::new("fix-set-value").with("value", entry.name);
                cx.find_at(&EVERYWHERE, &at, node).arg("found", text).fix_with(title, changes).report();
            }
            (Some(place), Some(suffix)) if !["0", "1"].contains(&suffix) => wrong_suffix(cx, &at, node, entry, place),
            _ => {}
        }
        if !["0", "1"].contains(&panel(&entry)) {
            continue;
        }
        match seen.iter().find(|(earlier, _)| earlier.name == entry.name) {
            Some((earlier, first)) => doubles.push(Double { at, node, entry, earlier: *earlier, first: first.clone() }),
            None => seen.push((entry, at)),
        }
    }
    let (same, other): (Vec<_>, Vec<_>) = doubles.into_iter().partition(|double| panel(&double.earlier) == panel(&double.entry));
    duplicates(cx, "same", &same);
    duplicates(cx, "panel", &other);
}

/// An entry of an area that an earlier one names already.
struct Double<'e> {
    at: String,
    node: &'e Node,
    entry: Entry<'e>,
    earlier: Entry<'e>,
    /// Where the earlier one stands.
    first: String,
}

/// What an entry says of the panel: `1`, on, is what counts without a suffix.
fn panel<'e>(entry: &Entry<'e>) -> &'e str {
    entry.suffix.unwrap_or("1")
}

/// One finding for all that repeat an entry, and one for all that contradict one.
fn duplicates(cx: &mut Check<'_>, what: &'static str, doubles: &[Double<'_>]) {
    let Some((first, others)) = doubles.split_first() else { return };
    let removed = ChangeBuilder::new(cx.widget).remove_all(MANIFEST, doubles.iter().map(|double| double.at.as_str()));
    let changes = removed.ready().filter(|_| what == "same");
    let mut names: Vec<&str> = doubles.iter().map(|double| double.entry.text).collect();
    names.dedup();
    let finding = cx.find_at(&DUPLICATE, &first.at, first.node);
    let finding = others.iter().fold(finding, |finding, other| finding.also(MANIFEST, &other.at));
    doubles
        .iter()
        .fold(finding, |finding, double| finding.related(MANIFEST, &double.first))
        .arg("what", what)
        .arg("count", doubles.len())
        .arg("found", first_names(&names))
        .arg("first", first.earlier.text)
        .fix_with(Msg::new("fix-delete-entries").with("count", doubles.len()), changes)
        .report();
}

fn unknown(cx: &mut Check<'_>, at: &str, node: &Node, entry: Entry<'_>) {
    let alias = |name: &str| ALIASES.iter().find(|(alias, _)| name.eq_ignore_ascii_case(alias)).map(|(_, area)| *area);
    let mut meant: Vec<&str> = [entry.name, entry.text].into_iter().filter_map(alias).collect();
    meant.extend(did_you_mean(entry.name, AREAS.iter().map(|area| area.name)));
    meant.extend(did_you_mean(entry.text, AREAS.iter().map(|area| area.name)));
    let mut names: Vec<String> = Vec::new();
    for place in meant.iter().filter_map(|name| AREAS.iter().find(|area| area.name == *name)) {
        let suffix = entry.suffix.filter(|suffix| place.flag && ["0", "1"].contains(suffix));
        let name = suffix.map_or_else(|| place.name.to_owned(), |suffix| format!("{}-{suffix}", place.name));
        if !names.contains(&name) && !declares(cx.widget, place.name) {
            names.push(name);
        }
    }
    let mut options = choices(cx.widget, at, &names);
    options.extend(ChangeBuilder::new(cx.widget).remove(MANIFEST, at).option(Msg::new("fix-delete-entry")));
    let what = if names.is_empty() { "unknown" } else { "slip" };
    cx.find_at(&UNKNOWN, at, node)
        .arg("found", entry.text)
        .arg("what", what)
        .arg("meant", names.first().cloned().unwrap_or_default())
        .fix(Fix::choice(options))
        .report();
}

fn wrong_suffix(cx: &mut Check<'_>, at: &str, node: &Node, entry: Entry<'_>, place: &Place) {
    let names = if place.flag { vec![format!("{}-1", place.name), format!("{}-0", place.name)] } else { vec![place.name.to_owned()] };
    let options = choices(cx.widget, at, &names);
    let what = if place.flag { "panel" } else { "none" };
    cx.find_at(&SUFFIX, at, node).arg("found", entry.text).arg("name", place.name).arg("what", what).fix(Fix::choice(options)).report();
}

/// The ways to set an entry to one of `names`, with the block that its area needs.
fn choices(widget: &Widget, at: &str, names: &[String]) -> Vec<FixOption> {
    let option = |name: &String| {
        let block =
            Entry::new(name).area().and_then(|area| area.block).filter(|block| widget.manifest(&pointer::join("", block)).is_none());
        let changes = ChangeBuilder::new(widget).set(MANIFEST, at, name.as_str());
        add_block(changes, block.unwrap_or_default()).option(Msg::new("fix-set-value").with("value", name))
    };
    names.iter().filter_map(option).collect()
}

/// Reports areas that lack what goes with them.
fn needs(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if let Some((at, node)) = place_of(widget, "card_sdk")
        && !CARDS.iter().any(|card| declares(widget, card))
    {
        let add = |card: &&str| {
            let name = format!("{card}-1");
            add_location(ChangeBuilder::new(widget), &name).option(Msg::new("fix-add-location").with("name", name))
        };
        let mut options: Vec<FixOption> = CARDS.iter().filter_map(add).collect();
        options.extend(ChangeBuilder::new(widget).remove(MANIFEST, &at).option(Msg::new("fix-delete-entry")));
        cx.find_at(&CARD_SDK, &at, node).fix(Fix::choice(options)).report();
    }
    block_missing(cx, &DP_BLOCK, "digital_pipeline", "dp");
    block_missing(cx, &ADVANCED_BLOCK, "advanced_settings", "advanced");
    block_missing(cx, &SALESBOT_BLOCK, "salesbot_designer", "salesbot_designer");
}

fn block_missing(cx: &mut Check<'_>, rule: &'static Rule, area: &str, block: &str) {
    let widget = cx.widget;
    let Some((at, node)) = place_of(widget, area) else { return };
    let found = widget.manifest(&pointer::join("", block));
    // Inside `widget` it is `manifest/misplaced-block`.
    let elsewhere = found.is_none() && widget.manifest(&pointer::join("/widget", block)).is_some();
    if elsewhere || found.is_some_and(|node| matches!(node.kind(), Kind::Object | Kind::Unreadable)) {
        return;
    }
    let free = found.is_none_or(|node| node.kind() == Kind::Null || (node.kind() == Kind::Array && node.items().is_empty()));
    let mut options: Vec<FixOption> = add_block(ChangeBuilder::new(widget), block)
        .option(Msg::new("fix-add-block").with("block", block))
        .filter(|_| free)
        .into_iter()
        .collect();
    options.extend(ChangeBuilder::new(widget).remove(MANIFEST, &at).option(Msg::new("fix-delete-location").with("name", area)));
    let what = if found.is_some() { "type" } else { "missing" };
    let finding = cx.find_at(rule, &at, node);
    let finding = if found.is_some() { finding.related(MANIFEST, &pointer::join("", block)) } else { finding };
    finding.arg("what", what).fix(Fix::choice(options)).report();
}

/// Reports blocks whose area isn't declared. `left_menu` has uses of its own (`docs/PLATFORM.md` 1.1).
fn blocks(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let pairs = AREAS.iter().filter_map(|area| Some((area, area.name, area.block?))).filter(|(_, _, block)| *block != "left_menu");
    for (area, name, block) in pairs {
        let at = pointer::join("", block);
        let Some(node) = widget.manifest(&at).filter(|node| node.kind() == Kind::Object) else { continue };
        // A slip of the area's name is reported as such.
        let slip = entries(widget).iter().any(|(entry, _)| entry.area().is_none() && did_you_mean(entry.name, [name]).contains(&name));
        if declares(widget, name) || slip {
            continue;
        }
        let add = toggle::on(widget, area).into_iter().next();
        let add = add.map(|way| FixOption { title: Msg::new("fix-add-location").with("name", name), ..way });
        let delete = ChangeBuilder::new(widget).remove(MANIFEST, &at).option(Msg::new("fix-delete-block").with("block", block));
        cx.find_at(&BLOCK_ALONE, &at, node)
            .related(MANIFEST, LOCATIONS)
            .arg("block", block)
            .arg("name", name)
            .fix(Fix::choice([add, delete].into_iter().flatten().collect()))
            .report();
    }
}
