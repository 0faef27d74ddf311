//! The control of `widget.locale`: the declared locales as chips, with removal and adding.

use egui::{CornerRadius, Frame, Margin, RichText, Ui, Vec2};

use crate::app::core::intent::Intent;
use crate::app::core::open_widget::OpenWidget;
use crate::crm::i18n;
use crate::crm::manifest;
use crate::model::widget::MANIFEST;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{Cx, edits};

/// Around a locale.
const CHIP_PADDING: Margin = Margin { left: 10, right: 2, top: 0, bottom: 0 };
/// Height of a locale.
const CHIP: f32 = 22.0;
/// Size of the button that takes a locale away.
const REMOVE: Vec2 = egui::vec2(22.0, 24.0);

const POINTER: &str = "/widget/locale";

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, name: &str) {
    let widget = open.project.widget();
    let declared = manifest::locales(widget);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(tokens::INPUT);
        for (index, (code, _)) in declared.iter().enumerate() {
            chip(ui, cx, open, index, code);
        }
        let add = Button::new(&cx.tr("locales-add")).icon(icons::PLUS).small().ghost().ui(ui);
        add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {}", cx.tr("locales-add"))));
        kit::menu(&add, |ui| {
            let files = i18n::locales(widget);
            let known = files.iter().map(|file| file.code).chain(manifest::LOCALES.iter().copied());
            let mut offered: Vec<&str> = known.filter(|code| !declared.iter().any(|(present, _)| present == code)).collect();
            offered.sort_unstable();
            offered.dedup();
            for code in offered {
                let has_file = files.iter().any(|file| file.code == code);
                let text = if has_file { code.to_owned() } else { cx.lang.with("locales-without-file", &[("code", code.into())]) };
                if kit::menu_item(ui, false, &text) {
                    add_locale(cx, open, declared.len(), code);
                }
            }
        });
    });
}

fn chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, index: usize, code: &str) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS_LARGE)).inner_margin(CHIP_PADDING);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = CHIP;
        ui.label(RichText::new(code).color(t.text));
        let (rect, response) = ui.allocate_exact_size(REMOVE, egui::Sense::click());
        let colour = if response.hovered() { t.error } else { t.faint };
        icons::X
            .image(tokens::ICON_TINY, colour)
            .paint_at(ui, egui::Rect::from_center_size(rect.center(), egui::vec2(tokens::ICON_TINY, tokens::ICON_TINY)));
        let name = cx.lang.with("locales-remove", &[("code", code.into())]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
            edits::remove(cx, open, &format!("{POINTER}/{index}"));
        }
    });
}

fn add_locale(cx: &Cx<'_>, open: &OpenWidget, at: usize, code: &str) {
    cx.edit(open, Intent::InsertItem { file: MANIFEST.to_owned(), pointer: POINTER.to_owned(), at, value: code.into() });
}
