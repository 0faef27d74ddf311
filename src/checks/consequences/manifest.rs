//! Consequences of what a widget says of itself: where it runs, in which languages, under which version and code.

use super::pair::Pair;
use super::{Effect, Row, row};
use crate::checks::engine::rule::Severity;
use crate::crm::hosts::host_of;
use crate::crm::locations::{self, Entry, Panel};
use crate::crm::manifest;
use crate::crm::package::{self, Decision};
use crate::formats::json::{Node, pointer};
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::text::msg::Msg;

static AREA_ADDED: Row = row("area-added", Severity::Advice, Effect::NewPlace, "S0, R, K");
static AREA_REMOVED: Row = row("area-removed", Severity::Warning, Effect::PlaceGone, "S0, R, K");
static INIT_ONCE: Row = row("init-once", Severity::Warning, Effect::NewPlace, "R, K");
static WEBHOOK_HOST: Row = row("webhook-host", Severity::Warning, Effect::NewAddress, "R, K");
static LOCALE_ADDED: Row = row("locale-added", Severity::Advice, Effect::Changed, "R, K");
static LOCALE_REMOVED: Row = row("locale-removed", Severity::Warning, Effect::Changed, "R, K");
static INSTALLATION: Row = row("installation", Severity::Warning, Effect::StepNeeded, "S0, R, K");
static SHOWCASE: Row = row("showcase", Severity::Warning, Effect::Changed, "R");
static MENU_ITEM_REMOVED: Row = row("menu-item-removed", Severity::Warning, Effect::PlaceGone, "R, K");
static CODE_CHANGED: Row = row("code-changed", Severity::Error, Effect::DataLost, "R");
static VERSION: Row = row("version-not-raised", Severity::Warning, Effect::Breaks, "R, K");

pub static ROWS: &[&Row] = &[
    &CODE_CHANGED,
    &VERSION,
    &AREA_ADDED,
    &AREA_REMOVED,
    &INIT_ONCE,
    &INSTALLATION,
    &SHOWCASE,
    &MENU_ITEM_REMOVED,
    &WEBHOOK_HOST,
    &LOCALE_ADDED,
    &LOCALE_REMOVED,
];

/// The area without a place of its own: all pages.
const EVERYWHERE: &str = "everywhere";
/// Addresses to which the platform itself sends data.
const WEBHOOKS: &[&str] = &["/dp/webhook_url", "/sms/endpoint", "/mobile/frame_url"];

/// Reports what changes for the whole widget.
pub fn find(pair: &mut Pair<'_>) {
    code(pair);
    version(pair);
    areas(pair);
    switches(pair);
    menu(pair);
    webhooks(pair);
    locales(pair);
}

fn code(pair: &mut Pair<'_>) {
    for at in ["/widget/code", "/widget/secret_key"] {
        let [old, new] = pair.texts(at);
        if old == new {
            continue;
        }
        let what = match (old, new) {
            (Some(_), Some(_)) => "changed",
            (None, _) => "added",
            (_, None) => "removed",
        };
        // Only widgets of the old kind are known by the pair; one of the new kind has its code from the upload.
        let severity = if what == "changed" { Severity::Error } else { Severity::Warning };
        let key = at.rsplit('/').next().unwrap_or_default();
        pair.at(&CODE_CHANGED, at).arg("key", key).arg("what", what).severity(severity).report();
    }
}

fn version(pair: &mut Pair<'_>) {
    let [old, new] = pair.texts("/widget/version");
    let (Some(old), Some(new)) = (old, new) else { return };
    if !pair.is_partial && packed(pair.old).eq(packed(pair.new)) {
        return;
    }
    let what = match manifest::order(old, new) {
        Some(std::cmp::Ordering::Less) | None => return,
        Some(std::cmp::Ordering::Equal) => "same",
        Some(std::cmp::Ordering::Greater) => "lower",
    };
    pair.at(&VERSION, "/widget/version").arg("what", what).arg("old", old).arg("new", new).report();
}

/// The files that go into the archive.
fn packed(widget: &Widget) -> impl Iterator<Item = (String, &FileBody)> {
    let plan = package::plan(widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_)));
    plan.filter_map(|file| Some((file.path.to_string(), widget.get(file.path.as_str())?)))
}

fn areas(pair: &mut Pair<'_>) {
    let (old, new) = (entries(pair.old), entries(pair.new));
    for (entry, at) in &new {
        let known = old.iter().find(|(other, _)| other.name == entry.name);
        let what = match known {
            None if entry.name == EVERYWHERE => "everywhere",
            None => "area",
            Some((other, _)) if panel(other) == Some(false) && panel(entry) == Some(true) => "panel",
            Some(_) => continue,
        };
        let severity = if what == "everywhere" { Severity::Warning } else { AREA_ADDED.severity };
        let before = known.map_or("/locations", |(_, at)| at);
        pair.between(&AREA_ADDED, before, at)
            .arg("what", what)
            .arg("area", name(entry))
            .arg("entry", entry.text)
            .severity(severity)
            .report();
    }
    for (entry, at) in &old {
        let known = new.iter().find(|(other, _)| other.name == entry.name);
        let what = match known {
            None => "area",
            Some((other, _)) if panel(entry) == Some(true) && panel(other) == Some(false) => "panel",
            Some(_) => continue,
        };
        let after = known.map_or("/locations", |(_, at)| at);
        pair.between(&AREA_REMOVED, at, after).arg("what", what).arg("area", name(entry)).arg("entry", entry.text).report();
    }
}

/// The entries of `locations` with their pointers, each area once: with the panel if it is named with and without it.
fn entries(widget: &Widget) -> Vec<(Entry<'_>, String)> {
    let items = widget.manifest("/locations").map_or(&[][..], Node::items).iter().enumerate();
    let mut found: Vec<(Entry<'_>, String)> = Vec::new();
    for (place, node) in items {
        // Where no area is known by the name, the widget neither started nor starts.
        let Some(entry) = node.as_str().map(|text| Entry::new(text.trim())).filter(|entry| entry.area().is_some()) else { continue };
        let at = pointer::join("/locations", &place.to_string());
        match found.iter_mut().find(|(known, _)| known.name == entry.name) {
            Some(known) if panel(&known.0) == Some(false) => *known = (entry, at),
            Some(_) => {}
            None => found.push((entry, at)),
        }
    }
    found
}

/// Whether the widget has a panel in the area; `None` for areas without one.
fn panel(entry: &Entry<'_>) -> Option<bool> {
    entry.area().filter(|area| area.flag).map(|_| Panel::of(entry) != Some(Panel::Unused))
}

/// The name of an area for people.
fn name(entry: &Entry<'_>) -> Msg {
    Msg::new(format!("location-{}", entry.name))
}

fn switches(pair: &mut Pair<'_>) {
    for (row, at, default) in
        [(&INIT_ONCE, "/widget/init_once", false), (&INSTALLATION, "/widget/installation", true), (&SHOWCASE, "/widget/is_showcase", false)]
    {
        let [old, new] = [pair.old, pair.new].map(|widget| widget.manifest(at).and_then(Node::as_bool).unwrap_or(default));
        if old != new {
            pair.at(row, at).arg("what", if new { "on" } else { "off" }).report();
        }
    }
}

fn menu(pair: &mut Pair<'_>) {
    let items = menu_items(pair.old);
    let left: Vec<String> = menu_items(pair.new);
    // What is below an item that is gone goes with it.
    let is_gone = |item: &str| !left.iter().any(|other| other == item);
    let above = |item: &str| item.split("/submenu/").next().unwrap_or_default().to_owned();
    for item in items.iter().filter(|item| is_gone(item)) {
        let holder = above(item);
        if holder == *item || !is_gone(&holder) || !items.contains(&holder) {
            let code = item.trim_start_matches("/left_menu/").replace("/submenu/", " / ");
            pair.at(&MENU_ITEM_REMOVED, item).arg("item", code).report();
        }
    }
}

/// The pointers of the widget's own items of the left menu, and of those below any item. One without a title is none.
fn menu_items(widget: &Widget) -> Vec<String> {
    let mut items = locations::menu_items(widget);
    for member in widget.manifest("/left_menu").map_or(&[][..], Node::members) {
        let at = pointer::join(&pointer::join("/left_menu", &member.key), "submenu");
        let below = member.node.get("submenu").map_or(&[][..], Node::members);
        items.extend(below.iter().filter(|item| !item.key.starts_with('_')).map(|item| pointer::join(&at, &item.key)));
    }
    items.retain(|at| widget.manifest(&pointer::join(at, "title")).is_some());
    items
}

fn webhooks(pair: &mut Pair<'_>) {
    for at in WEBHOOKS {
        let [old, new] = pair.texts(at).map(|address| address.and_then(host_of));
        if let (Some(old), Some(new)) = (old, new)
            && old != new
        {
            let key = at.trim_start_matches('/').replace('/', ".");
            pair.at(&WEBHOOK_HOST, at).arg("key", key).arg("old", old).arg("new", new).report();
        }
    }
}

fn locales(pair: &mut Pair<'_>) {
    let [old, new] = [pair.old, pair.new].map(|widget| {
        let mut codes: Vec<&str> = manifest::locales(widget).into_iter().map(|(code, _)| code).collect();
        codes.dedup();
        codes
    });
    let at = |codes: &[&str], code: &str| {
        codes.iter().position(|other| *other == code).map_or("/widget/locale".to_owned(), |place| format!("/widget/locale/{place}"))
    };
    for code in new.iter().filter(|code| !old.contains(code)) {
        pair.between(&LOCALE_ADDED, "/widget/locale", &at(&new, code)).arg("locale", *code).report();
    }
    for code in old.iter().filter(|code| !new.contains(code)) {
        pair.between(&LOCALE_REMOVED, &at(&old, code), "/widget/locale").arg("locale", *code).report();
    }
}
