//! Areas switched on and off, and their panel flag: each an edit of its own entry and no other byte.

use serde_json::json;

use super::{Area, Entry};
use crate::formats::json::{Kind, Node, edit};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{FileChange, MANIFEST, Widget};

const LOCATIONS: &str = "/locations";

/// How the manifest lists the areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    List,
    /// Not at all: there is none, or it is `null`.
    Missing,
    /// As something else than a list, or in another place: shown as it is, and not written over.
    Odd,
    /// The manifest can't be read so far.
    Unreadable,
}

/// How the manifest of `widget` lists the areas.
pub fn listing(widget: &Widget) -> Listing {
    let json = widget.json(MANIFEST).filter(|json| json.root.as_ref().is_some_and(|root| root.kind() == Kind::Object));
    let Some(json) = json else { return Listing::Unreadable };
    match json.at(LOCATIONS).map(Node::kind) {
        Some(Kind::Array) => Listing::List,
        Some(Kind::Unreadable) => Listing::Unreadable,
        // Where a syntax error cuts a part off, the list may be in it.
        None | Some(Kind::Null) if !json.is_whole() => Listing::Unreadable,
        None | Some(Kind::Null) if json.at("/widget/locations").is_none() => Listing::Missing,
        _ => Listing::Odd,
    }
}

/// What an entry says of the right-hand panel. Source: `docs/PLATFORM.md` 1.8, read 2026-11-21.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// `-1`: the widget draws in it.
    Used,
    /// `-0`: the widget only starts.
    Unused,
    /// Nothing, which counts as `-1`.
    NotStated,
}

impl Panel {
    /// What it is written as.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Used => "-1",
            Self::Unused => "-0",
            Self::NotStated => "",
        }
    }

    /// What `entry` says; `None` if it ends in something else.
    pub fn of(entry: &Entry<'_>) -> Option<Self> {
        match entry.suffix {
            None => Some(Self::NotStated),
            Some("1") => Some(Self::Used),
            Some("0") => Some(Self::Unused),
            Some(_) => None,
        }
    }
}

/// The pointer and node of the first entry for the area `name`.
pub fn place_of<'w>(widget: &'w Widget, name: &str) -> Option<(String, &'w Node)> {
    let items = widget.manifest(LOCATIONS)?.items();
    let index = items.iter().position(|node| node.as_str().is_some_and(|text| Entry::new(text).name == name))?;
    Some((format!("{LOCATIONS}/{index}"), items.get(index)?))
}

/// Adds the area at the end of the list, with the panel where it has one: that is what counts when nothing is stated.
/// Nothing if it is on already, or there is something else in the list's place.
pub fn turn_on(widget: &Widget, area: &Area) -> Vec<FileChange> {
    if place_of(widget, area.name).is_some() {
        return Vec::new();
    }
    let entry = format!("{}{}", area.name, if area.flag { Panel::Used.suffix() } else { "" });
    let change = match listing(widget) {
        Listing::List => {
            let end = widget.manifest(LOCATIONS).map_or(0, |list| list.items().len());
            widget.edit_json(MANIFEST, |text, json| edit::insert_item(text, json, LOCATIONS, end, &json!(entry)))
        }
        Listing::Missing => widget.edit_json(MANIFEST, |text, json| edit::set(text, json, LOCATIONS, &json!([entry]))),
        Listing::Odd | Listing::Unreadable => return Vec::new(),
    };
    change.into_iter().collect()
}

/// Takes every entry of the area away.
pub fn turn_off(widget: &Widget, area: &Area) -> Vec<FileChange> {
    let mut changes = Vec::new();
    let mut left = widget.clone();
    while let Some((at, _)) = place_of(&left, area.name) {
        let change = left.edit_json(MANIFEST, |text, json| edit::remove(text, json, &at));
        let Some(change) = change.ok().filter(|change| left.apply(std::slice::from_ref(change)).is_ok()) else { break };
        changes.push(change);
    }
    changes
}

/// Writes the panel flag of the area's first entry. Nothing if it is off, takes no flag, or says so already.
pub fn set_panel(widget: &Widget, area: &Area, panel: Panel) -> Vec<FileChange> {
    let entry = format!("{}{}", area.name, panel.suffix());
    let other = place_of(widget, area.name).filter(|(_, node)| area.flag && node.as_str() != Some(&entry));
    let change = other.map(|(at, _)| widget.edit_json(MANIFEST, |text, json| edit::set(text, json, &at, &json!(entry))));
    change.and_then(Result::ok).into_iter().collect()
}

/// Adds the area `name` at the end of the list.
pub fn add_location(changes: ChangeBuilder, name: &str) -> ChangeBuilder {
    let end = changes.widget().manifest(LOCATIONS).map_or(0, |node| node.items().len());
    changes.set(MANIFEST, &format!("{LOCATIONS}/{end}"), name)
}
