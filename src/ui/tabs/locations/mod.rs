//! The Locations tab: all areas with what they need on the left, the map of where the widget shows on the right.

mod list;
mod map;
mod row;
mod script;
mod sheet;

use std::collections::HashSet;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::super::Cx;
use super::super::theme::tokens;
use super::super::widgets::picture::Textures;
use crate::app::command::Command;
use crate::app::state::OpenWidget;
use crate::checks::area_steps;
use crate::checks::finding::Msg;
use crate::checks::fix::{FixOption, Repair};
use crate::domain::locations::{Area, Group, declares};

/// What concerns the view alone.
#[derive(Default)]
pub struct View {
    search: String,
    only_on: bool,
    folded: HashSet<Group>,
    script: script::View,
    focused: u64,
    map: map::View,
}

/// Narrowest list that has room for all that a row says.
const LIST: f32 = 440.0;
/// Narrowest map on which places can be told apart.
const MAP: f32 = 320.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let width = ui.available_width();
    let most = (width - LIST).max(MAP);
    Panel::right("map")
        .resizable(true)
        .default_size((width * 0.41).round().clamp(MAP, most.min(456.0)))
        .size_range(MAP..=most)
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| map::ui(ui, cx, open, &mut view.map, textures));
    CentralPanel::default()
        .frame(Frame::new().fill(t.canvas).inner_margin(Margin { left: 20, right: 16, top: 12, bottom: 0 }))
        .show(ui, |ui| list::ui(ui, cx, open, view));
}

/// Switches an area: at once if nothing goes with it, else the ways are shown first.
fn flip(cx: &Cx<'_>, open: &OpenWidget, area: &Area) {
    let widget = open.project.widget();
    let on = declares(widget, area.name);
    let ways = if on { area_steps::off(widget, area) } else { area_steps::on(widget, area) };
    match ways.as_slice() {
        [FixOption { repair: Repair::Changes(changes), .. }] => cx.send(Command::Edit { changes: changes.clone(), merge: None }),
        _ => propose(cx, if on { "step-off" } else { "step-on" }, if on { "step-off.about" } else { "step-on.about" }, area, ways),
    }
}

/// Shows what would be added for an area that is on.
fn supply(cx: &Cx<'_>, open: &OpenWidget, area: &Area) {
    let ways = area_steps::supply(open.project.widget(), area).into_iter().collect();
    propose(cx, "step-supply", "step-on.about", area, ways);
}

fn propose(cx: &Cx<'_>, title: &str, about: &str, area: &Area, ways: Vec<FixOption>) {
    let title = Msg::new(title).with("name", name_of(cx, area));
    cx.send(Command::Propose { title, about: Msg::new(about), ways });
}

/// Its plain name.
fn name_of(cx: &Cx<'_>, area: &Area) -> String {
    cx.tr(&text_id(area))
}

/// Id of an area's plain name in the texts; what it does is the attribute `.about`.
fn text_id(area: &Area) -> String {
    format!("location-{}", area.name)
}

/// Id of a group's name in the texts.
fn group_id(group: Group) -> &'static str {
    match group {
        Group::Cards => "locations-group-cards",
        Group::Lists => "locations-group-lists",
        Group::Settings => "locations-group-settings",
        Group::Pipelines => "locations-group-pipelines",
        Group::Messaging => "locations-group-messaging",
        Group::Pages => "locations-group-pages",
        Group::Everywhere => "locations-group-everywhere",
    }
}
