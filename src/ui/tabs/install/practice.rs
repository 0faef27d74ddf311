//! The strip under the account bar that says what the practice account is, and how it behaves.

use egui::{Align, Frame, Layout, Panel, RichText, Ui, vec2};

use crate::app::command::Command;
use crate::app::features::install::{InstallCommand, Mode};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the strip.
const HEIGHT: f32 = 36.0;

/// All ways to behave, with their texts.
const MODES: [(Option<Mode>, &str); 13] = [
    (None, "install-fault-none"),
    (Some(Mode::Slow), "install-fault-slow"),
    (Some(Mode::TooManyRequests), "install-fault-429"),
    (Some(Mode::ServerError), "install-fault-500"),
    (Some(Mode::PaymentRequired), "install-fault-402"),
    (Some(Mode::Forbidden), "install-fault-403"),
    (Some(Mode::RefuseUsers), "install-fault-users"),
    (Some(Mode::ExpireTokens), "install-fault-tokens"),
    (Some(Mode::Html), "install-fault-html"),
    (Some(Mode::BrokenJson), "install-fault-json"),
    (Some(Mode::Redirect), "install-fault-redirect"),
    (Some(Mode::Drop), "install-fault-drop"),
    (Some(Mode::LostAnswer), "install-fault-lost"),
];

pub fn strip(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.advice_soft).inner_margin(tokens::PAD_PAGE_X);
    Panel::top("practice").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
        let size = vec2(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
            if Button::new(&cx.tr("install-practice-put-back")).icon(icons::ROTATE_CCW).small().ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Reset));
            }
            let now = cx.app.install.fault;
            let chosen = MODES.iter().find(|(mode, _)| *mode == now).map_or("install-fault-none", |(_, id)| id);
            let name = cx.tr("install-fault");
            kit::menu_chip(ui, None, &cx.tr(chosen), &name, |ui| {
                kit::room_to_grow(ui);
                for (mode, id) in MODES {
                    if kit::menu_item(ui, mode == now, &cx.tr(id)) {
                        cx.send(Command::Install(InstallCommand::Misbehave(mode)));
                    }
                }
            });
            ui.add(egui::Label::new(RichText::new(&name).size(tokens::SMALL).color(t.text)).selectable(false))
                .on_hover_text(cx.tr("install-fault.about"));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                kit::icon(ui, icons::FLASK_CONICAL, tokens::ICON, t.advice);
                let text = RichText::new(cx.tr("install-practice.about")).size(tokens::SMALL).color(t.text);
                ui.add(egui::Label::new(text).truncate().selectable(false));
            });
        });
    });
}
