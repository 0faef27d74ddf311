//! The Images tab: the six logos as cards, the slides of the tour and all others below, the logos in the CRM beside them.

mod canvas;
mod card;
pub mod compare_dialog;
mod context;
pub mod lab;
mod measures;
mod menu;
mod places;
mod tour;

use egui::{CentralPanel, Frame, Panel, ScrollArea, Ui, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::images::{ImagesCommand, Origin};
use crate::crm::images::SLOTS;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Textures};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use canvas::{Canvas, Zoom};

/// How pictures are shown.
pub struct View {
    ground: Ground,
    zoom: Zoom,
    marks: bool,
    crm: context::View,
    tour: tour::View,
    seen: u64,
}

impl Default for View {
    fn default() -> Self {
        Self { ground: Ground::Checker, zoom: Zoom::Fit, marks: false, crm: context::View::default(), tour: tour::View::default(), seen: 0 }
    }
}

/// Narrowest card.
const NARROWEST: f32 = 220.0;
/// Width from which on the CRM is drawn beside the cards.
const WITH_CRM: f32 = 1000.0;
/// Width of the CRM beside the cards.
const CRM: f32 = 304.0;
/// Width under which grounds are icons without words.
const SHORT: f32 = 720.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let go_to = open.focus.as_ref().filter(|focus| focus.serial != view.seen).map(|focus| focus.file.clone());
    view.seen = open.focus.as_ref().map_or(0, |focus| focus.serial);
    if go_to.is_some() {
        view.crm.is_whole = false;
    }
    if view.crm.is_whole {
        return context::page(ui, cx, open, &mut view.crm, textures);
    }
    let beside = ui.available_width() >= WITH_CRM;
    if beside {
        let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE);
        Panel::right("crm").exact_size(CRM).resizable(false).frame(frame).show(ui, |ui| {
            context::panel(ui, cx, open, &mut view.crm, textures);
        });
    }
    let margin = tokens::PAD_PAGE_LOW;
    CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(margin)).show(ui, |ui| {
        toolbar(ui, cx, view, beside);
        ui.add_space(tokens::SPACE_XS);
        ScrollArea::vertical().id_salt("images").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(tokens::SPACE_M, tokens::SPACE_M);
            let canvas = Canvas { cx, open, ground: view.ground, zoom: view.zoom, marks: view.marks };
            cards(ui, &canvas, go_to.as_deref(), textures);
            tour::ui(ui, &canvas, &mut view.tour, textures);
            ui.add_space(tokens::SPACE_L);
        });
    });
}

fn cards(ui: &mut Ui, canvas: &Canvas<'_, '_>, go_to: Option<&str>, textures: &mut Textures) {
    let columns = ((ui.available_width() + tokens::SPACE_M) / (NARROWEST + tokens::SPACE_M)).floor().clamp(1.0, 3.0);
    let width = (ui.available_width() - tokens::SPACE_M * (columns - 1.0)) / columns;
    for row in SLOTS.chunks(columns as usize) {
        ui.horizontal(|ui| {
            for slot in row {
                let rect = card::ui(ui, canvas, slot, width, textures);
                if go_to == Some(&slot.path()) {
                    ui.scroll_to_rect(rect, None);
                }
            }
        });
    }
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, beside: bool) {
    let bar = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_XS);
        let wordy = ui.available_width() >= SHORT && beside;
        let (light, dark, checker) = (cx.tr("ground-light"), cx.tr("ground-dark"), cx.tr("ground-checker"));
        let grounds = [
            (Ground::Light, Some(icons::SUN), &*light, wordy),
            (Ground::Dark, Some(icons::MOON), &*dark, wordy),
            (Ground::Checker, Some(icons::GRID_2X2), &*checker, wordy),
        ];
        if let Some(ground) = kit::segmented(ui, view.ground, &grounds) {
            view.ground = ground;
        }
        let fit = cx.tr("images-zoom-fit");
        let zooms = [(Zoom::Fit, None, &*fit, true), (Zoom::Full, None, "100 %", true), (Zoom::Double, None, "200 %", true)];
        if let Some(zoom) = kit::segmented(ui, view.zoom, &zooms) {
            view.zoom = zoom;
        }
        let marks = cx.tr("images-marks");
        if kit::toggle_icon(ui, icons::RULER, view.marks, &marks).clicked() {
            view.marks = !view.marks;
        }
        let (make, crm) = (cx.tr("lab-open"), cx.tr("crm-title"));
        let make = Button::new(&make).icon(icons::WAND_SPARKLES).soft();
        let crm = Button::new(&crm).icon(icons::PUZZLE);
        let width = make.measure(ui) + if beside { 0.0 } else { crm.measure(ui) + tokens::SPACE_S };
        let buttons = |ui: &mut Ui| {
            if make.ui(ui).clicked() {
                cx.send(ImagesCommand::Open { targets: menu::all_targets(), from: None });
            }
            if !beside && crm.ui(ui).clicked() {
                view.crm.is_whole = true;
            }
        };
        if ui.available_size_before_wrap().x > width { kit::right(ui, buttons) } else { buttons(ui) }
    });
    // A picture that is dropped here becomes the source of all logos.
    if let Some(path) = canvas::dropped(ui, cx, bar.response.rect) {
        cx.send(ImagesCommand::Open { targets: menu::all_targets(), from: Some(Origin::Disk(path)) });
    }
}
