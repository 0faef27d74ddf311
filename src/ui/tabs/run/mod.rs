//! The Run tab: the way in, and while the stand-in runs its state, the scenes, what happened in them, and the details of one thing.

mod acceptance;
mod details;
mod first;
mod lists;
mod scenes;
mod strip;
mod words;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::ui::Cx;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};

/// Width of the scenes.
const SCENES: f32 = 216.0;
/// Least and greatest width of the details.
const DETAILS: (f32, f32) = (280.0, 420.0);
/// A tab that is narrower has the details below the list.
const WIDE: f32 = 940.0;
/// Height of the details below the list.
const BELOW: f32 = 240.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    section: Section,
    acceptance: acceptance::View,
    lists: lists::View,
    details: details::View,
}

/// What the tab shows.
#[derive(Default, Clone, Copy, PartialEq)]
enum Section {
    /// The stand-in, and what happens in it.
    #[default]
    Live,
    /// Acceptance passes.
    Acceptance,
}

/// Height of the bar with the sections.
const BAR: f32 = 44.0;

/// The choice between the sections.
fn sections(ui: &mut Ui, cx: &Cx<'_>, section: &mut Section) {
    // From the right.
    let names = [(Section::Acceptance, cx.tr("acceptance-name")), (Section::Live, cx.tr("acceptance-live"))];
    let choices = names.each_ref().map(|(section, name)| (*section, None, name.as_str(), true));
    if let Some(chosen) = kit::segmented(ui, *section, &choices) {
        *section = chosen;
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    if view.section == Section::Acceptance {
        let View { section, acceptance, .. } = view;
        return acceptance::ui(ui, cx, open, acceptance, |ui| sections(ui, cx, section));
    }
    let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X);
    Panel::top("run sections").exact_size(BAR).resizable(false).frame(frame).show(ui, |ui| {
        kit::right(ui, |ui| sections(ui, cx, &mut view.section));
    });
    let run = &cx.app.run;
    if run.running.is_none() && run.timeline.entries.is_empty() {
        return first::ui(ui, cx);
    }
    strip::ui(ui, cx, open);
    let width = ui.available_width();
    Panel::left("run scenes")
        .exact_size(SCENES)
        .resizable(false)
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| scenes::ui(ui, cx, open));
    let shown = view.lists.selected(&run.timeline).cloned();
    if let Some(row) = &shown {
        let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE);
        let panel = if width >= WIDE {
            Panel::right("run details")
                .resizable(true)
                .default_size((width * 0.3).clamp(DETAILS.0, DETAILS.1))
                .size_range(DETAILS.0..=width * 0.5)
        } else {
            Panel::bottom("run details below").resizable(true).default_size(BELOW)
        };
        panel.frame(frame).show(ui, |ui| details::ui(ui, cx, open, row, &mut view.details));
    }
    CentralPanel::default().frame(Frame::new().fill(t.surface)).show(ui, |ui| lists::ui(ui, cx, &mut view.lists));
}
