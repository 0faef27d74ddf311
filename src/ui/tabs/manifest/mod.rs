//! The Manifest tab: the form on the left; the source, or a preview of what people see, on the right.

mod form;
mod locales;
mod preview;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::model::widget::MANIFEST;
use crate::ui::kit;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::{Cx, source};

/// Least and greatest width of the source at first.
const USUAL: (f32, f32) = (300.0, 420.0);
/// Least width of the source.
const LEAST: f32 = 280.0;
/// Least width of the form.
const FORM: f32 = 360.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    right: Right,
    preview: preview::View,
    form: form::View,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Right {
    #[default]
    Source,
    Preview,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, shown: &mut source::View, textures: &mut Textures) {
    let t = tokens(ui);
    let width = ui.available_width();
    Panel::right("source")
        .resizable(true)
        .default_size((width * 0.38).clamp(USUAL.0, USUAL.1))
        .size_range(LEAST..=(width - FORM).max(LEAST))
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| {
            Frame::new().inner_margin(tokens::PAD_SIDE_HEAD).show(ui, |ui| {
                ui.horizontal(|ui| {
                    let choices =
                        [(Right::Source, None, &*cx.tr("source-title"), true), (Right::Preview, None, &*cx.tr("preview-title"), true)];
                    if let Some(right) = kit::segmented(ui, view.right, &choices) {
                        view.right = right;
                    }
                    kit::right(ui, |ui| match view.right {
                        Right::Source => source::file_chip(ui, cx, open),
                        Right::Preview => preview::locale_chip(ui, cx, open, &mut view.preview),
                    });
                });
            });
            // Going to a place of a file shows the source.
            if open.focus.as_ref().is_some_and(|focus| focus.file != MANIFEST && source::is_new(shown, focus.serial)) {
                view.right = Right::Source;
            }
            match view.right {
                Right::Source => source::ui(ui, cx, open, shown),
                Right::Preview => preview::ui(ui, cx, open, &view.preview, textures),
            }
        });
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| form::ui(ui, cx, open, &mut view.form));
}
