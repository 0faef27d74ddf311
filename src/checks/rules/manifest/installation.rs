//! `manifest/*` and others about installing: whether `installation`, `is_showcase`, the fields and the area `settings` agree.

use serde_json::json;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::rule::short::*;
use crate::crm::locations::{add_location, declares, place_of};
use crate::crm::manifest::as_bool;
use crate::formats::json::{Kind, Node};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::texts::references::add_text;
use crate::services::texts::structure::TO_DO;
use crate::text::msg::Msg;

static WITHOUT_SETTINGS: Rule = rule("manifest/installation-without-settings", Manifest, E, E, CHOICE, "D; S0");
static IGNORED: Rule = rule("manifest/settings-ignored", Manifest, A, None, CHOICE, "S0");
static SHOWCASE: Rule = rule("manifest/showcase-installation", Manifest, E, E, CHOICE, "R");
static NOT_DECLARED: Rule = rule("locations/settings-not-declared", Locations, A, A, CHOICE, "S3");
static CUSTOM_ONCE: Rule = rule("settings/custom-once", Settings, E, E, NO, "R, K");
static CUSTOM_LOCATION: Rule = rule("settings/custom-needs-location", Settings, E, E, CHOICE, "R, K");

pub static RULES: &[&Rule] = &[&WITHOUT_SETTINGS, &IGNORED, &SHOWCASE, &NOT_DECLARED, &CUSTOM_ONCE, &CUSTOM_LOCATION];

const INSTALLATION: &str = "/widget/installation";
const SHOWCASE_AT: &str = "/widget/is_showcase";
const SETTINGS: &str = "/settings";
const AREA: &str = "settings";

/// Reports what doesn't go together at the installation.
pub fn check(cx: &mut Check<'_>) {
    let Some(root) = cx.widget.complete_manifest() else { return };
    let widget = cx.widget;
    let installation = flag(widget, INSTALLATION);
    let fields = root.get(AREA).map_or(0, |node| node.members().iter().filter(|member| !member.key.starts_with('_')).count());
    without_settings(cx, root, fields);
    if installation == Some(false) && fields > 0 {
        ignored(cx);
    }
    if installation == Some(true) && flag(widget, SHOWCASE_AT) == Some(true) {
        showcase(cx);
    }
    let customs = customs(widget);
    // Which area an entry that isn't text was meant for is unknown.
    let items = widget.manifest("/locations").map_or(&[][..], Node::items);
    let listed = !items.is_empty() && items.iter().all(|item| item.as_str().is_some()) && !declares(widget, AREA);
    if let Some(at) = customs.first().filter(|_| listed) {
        needs_area(cx, &CUSTOM_LOCATION, at);
    } else if listed && installation == Some(true) && fields > 0 {
        needs_area(cx, &NOT_DECLARED, INSTALLATION);
    }
    if let [first, second, ..] = customs.as_slice()
        && let Some(node) = widget.manifest(second)
    {
        cx.find_at(&CUSTOM_ONCE, second, node).related(MANIFEST, first).arg("count", customs.len()).report();
    }
}

/// The flag at `at`, also where it is written as `"true"` or `"Y"`: what follows from it doesn't wait for that repair.
fn flag(widget: &Widget, at: &str) -> Option<bool> {
    widget.manifest(at).and_then(|node| node.as_bool().or_else(|| as_bool(node)))
}

/// The pointers of the fields' types that are `custom`.
fn customs(widget: &Widget) -> Vec<String> {
    let fields = widget.manifest(SETTINGS).map_or(&[][..], Node::members);
    let custom = fields.iter().filter(|field| field.node.get("type").and_then(Node::as_str) == Some("custom"));
    custom.map(|field| format!("{}/type", crate::formats::json::pointer::join(SETTINGS, &field.key))).collect()
}

fn without_settings(cx: &mut Check<'_>, root: &Node, fields: usize) {
    let widget = cx.widget;
    // A list is `settings/shape`, a block inside `widget` is `manifest/misplaced-block`.
    let empty =
        root.get(AREA).is_none_or(|node| matches!(node.kind(), Kind::Object | Kind::Null)) && widget.manifest("/widget/settings").is_none();
    let Some(what) = asks_for_fields(widget) else { return };
    if !empty || fields > 0 {
        return;
    }
    let add = with_first_field(widget);
    let mut without = ChangeBuilder::new(widget).set(MANIFEST, INSTALLATION, false);
    while let Some((at, _)) = place_of(without.widget(), AREA) {
        without = without.remove(MANIFEST, &at);
    }
    let without = without.option(Msg::new("fix-no-installation"));
    let finding = match root.get(AREA) {
        Some(node) => cx.find_at(&WITHOUT_SETTINGS, SETTINGS, node),
        None => cx.find_missing(&WITHOUT_SETTINGS, SETTINGS),
    };
    let other = if what == "installation" { INSTALLATION } else { "/locations" };
    finding.related(MANIFEST, other).arg("what", what).fix(Fix::choice([add, without].into_iter().flatten().collect())).report();
}

/// The way to give the settings their first field, whatever stands in their place.
pub fn with_first_field(widget: &Widget) -> Option<FixOption> {
    let field = json!({ "login": { "name": "settings.login", "type": "text", "required": false } });
    let changes = ChangeBuilder::new(widget).set(MANIFEST, SETTINGS, field);
    add_text(changes, "settings.login", &[], TO_DO).option(Msg::new("fix-add-field").with("field", "login"))
}

/// Why the settings need a field (`docs/PLATFORM.md` 1.5); `None` if they may be empty.
pub fn asks_for_fields(widget: &Widget) -> Option<&'static str> {
    match flag(widget, INSTALLATION) {
        Some(true) => Some("installation"),
        _ => declares(widget, AREA).then_some("location"),
    }
}

fn ignored(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(node) = widget.manifest(SETTINGS) else { return };
    let showcase = flag(widget, SHOWCASE_AT) == Some(true);
    let install = set(widget, INSTALLATION, "installation", true).filter(|_| !showcase);
    let delete = ChangeBuilder::new(widget).remove(MANIFEST, SETTINGS).option(Msg::new("fix-delete-block").with("block", AREA));
    let delete = delete.filter(|_| !declares(widget, AREA));
    let fix = Fix::choice([install, delete].into_iter().flatten().collect());
    cx.find_at(&IGNORED, SETTINGS, node).related(MANIFEST, INSTALLATION).fix(fix).report();
}

fn showcase(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(node) = widget.manifest(SHOWCASE_AT) else { return };
    let options: Vec<FixOption> =
        [set(widget, INSTALLATION, "installation", false), set(widget, SHOWCASE_AT, "is_showcase", false)].into_iter().flatten().collect();
    cx.find_at(&SHOWCASE, SHOWCASE_AT, node).related(MANIFEST, INSTALLATION).fix(Fix::choice(options)).report();
}

fn set(widget: &Widget, at: &str, key: &str, value: bool) -> Option<FixOption> {
    ChangeBuilder::new(widget).set(MANIFEST, at, value).option(Msg::new("fix-set").with("key", key).with("value", value.to_string()))
}

fn needs_area(cx: &mut Check<'_>, rule: &'static Rule, at: &str) {
    let Some(node) = cx.widget.manifest(at) else { return };
    let add = add_location(ChangeBuilder::new(cx.widget), AREA).option(Msg::new("fix-add-location").with("name", AREA));
    cx.find_at(rule, at, node).related(MANIFEST, "/locations").fix(Fix::choice(add.into_iter().collect())).report();
}
