//! The Locations tab: all areas with what they need on the left, the map of where the widget shows on the right.

mod head;
mod list;
mod map;
mod row;
mod script;
mod sheet;

use std::collections::HashSet;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::core::intent::{Proposal, Ways};
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::crm::locations::{Area, Group, declares};
use crate::model::widget::MANIFEST;
use crate::text::msg::Msg;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::tokens;

/// Greatest width of the map at first.
const MOST_MAP: f32 = 456.0;
/// Around the list.
const PADDING: Margin = Margin { left: 20, right: 16, top: 12, bottom: 0 };

/// What the view remembers: no part of the widget.
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
        .default_size((width * 0.41).round().clamp(MAP, most.min(MOST_MAP)))
        .size_range(MAP..=most)
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| map::ui(ui, cx, open, &mut view.map, textures));
    CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(PADDING)).show(ui, |ui| list::ui(ui, cx, open, view));
}

/// Switches an area: at once if nothing goes with it, else the ways are shown first.
fn flip(cx: &Cx<'_>, open: &OpenWidget, area: &'static Area) {
    if declares(open.project.widget(), area.name) {
        propose(cx, open, ("step-off", "step-off.about"), area, Ways::AreaOff(area));
    } else {
        cx.propose(open, Proposal::area_on(area, open.product));
    }
}

/// Shows what would be added for an area that is on.
fn supply(cx: &Cx<'_>, open: &OpenWidget, area: &'static Area) {
    propose(cx, open, ("step-supply", "step-on.about"), area, Ways::Supply(area));
}

fn propose(cx: &Cx<'_>, open: &OpenWidget, (title, about): (&str, &str), area: &Area, ways: Ways) {
    let title = Msg::new(title).with("name", name_of(cx, area));
    cx.propose(open, Proposal { title, about: Msg::new(about), ways });
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

/// Shows a value of the manifest in the source.
fn show_source(cx: &Cx<'_>, open: &OpenWidget, at: &str) {
    let range = open.project.widget().manifest(at).map(|node| node.range.clone());
    cx.send(NavCommand::ShowTab(Tab::Manifest));
    cx.send(NavCommand::GoTo { file: MANIFEST.to_owned(), pointer: Some(at.to_owned()), range });
}
