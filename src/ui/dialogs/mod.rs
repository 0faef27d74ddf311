//! Dialogs in front of everything: one at a time, closed by Escape.

mod about;
mod accept;
mod account;
mod conflicts;
mod document;
mod exchange;
mod fix;
mod foot;
mod new_widget;
mod pack;
mod place;
mod rescue;
mod unsaved;

use egui::{CornerRadius, Frame, Id, Margin, Modal, RichText, Sense, Stroke, Ui, vec2};

pub(super) use foot::Foot;

use super::Cx;
use super::tabs::images;
use super::theme::{self, tokens};
use super::widgets::{self, icons};
use crate::app::command::Command;
use crate::app::dialog::Dialog;

/// What is typed into dialogs.
#[derive(Default)]
pub(super) struct View {
    accept: accept::View,
    account: account::View,
    editor: place::Editor,
    exchange: exchange::View,
    lab: images::lab::View,
    look: images::look::View,
    new_widget: new_widget::View,
    rescue: rescue::View,
}

impl View {
    /// What is typed into a dialog is for this time.
    fn forget_closed(&mut self, dialog: Option<&Dialog>) {
        if !matches!(dialog, Some(Dialog::Accept(_))) {
            self.accept = Default::default();
        }
        if !matches!(dialog, Some(Dialog::Account(_))) {
            self.account = Default::default();
        }
        if !matches!(dialog, Some(Dialog::Editor)) {
            self.editor = Default::default();
        }
    }
}

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    view.forget_closed(cx.state.dialog.as_ref());
    let Some(dialog) = &cx.state.dialog else { return };
    match dialog {
        Dialog::Fix(dialog) => fix::ui(ui, cx, dialog),
        Dialog::Lab(lab) => {
            if let Some(open) = cx.open() {
                images::lab::ui(ui, cx, open, lab, &mut view.lab);
            }
        }
        Dialog::Look(look) => images::look::ui(ui, cx, look, &mut view.look),
        Dialog::Pack(dialog) => pack::ui(ui, cx, dialog),
        Dialog::Texts(dialog) => exchange::ui(ui, cx, dialog, &mut view.exchange),
        Dialog::Conflicts(dialog) => conflicts::ui(ui, cx, dialog),
        Dialog::Second => place::second(ui, cx),
        Dialog::Editor => place::editor(ui, cx, &mut view.editor),
        Dialog::BuildFolder => place::build_folder(ui, cx),
        Dialog::Account(change) => account::ui(ui, cx, change, &mut view.account),
        Dialog::Accept(finding) => accept::ui(ui, cx, finding.as_deref(), &mut view.accept),
        Dialog::Document(dialog) => document::ui(ui, cx, dialog),
        Dialog::New(wizard) => new_widget::ui(ui, cx, wizard, &mut view.new_widget),
        Dialog::Rescue(dialog) => rescue::ui(ui, cx, dialog, &mut view.rescue),
        Dialog::Crash(dialog) => about::crash(ui, cx, dialog),
        Dialog::About => about::ui(ui, cx),
        Dialog::Unsaved(leaving) => unsaved::ui(ui, cx, leaving),
    }
}

/// The parts of a dialog's head.
pub(super) struct Head<'t> {
    pub icon: icons::Icon,
    pub title: &'t str,
    pub about: &'t str,
}

/// Draws a dialog of this width: its head, `content`, and the foot with its buttons.
pub(super) fn frame(ui: &Ui, cx: &Cx<'_>, width: f32, head: &Head<'_>, content: impl FnOnce(&mut Ui), foot: impl FnOnce(&mut Foot<'_>)) {
    let t = tokens(ui);
    let width = width.min(ui.ctx().content_rect().width() - 2.0 * theme::SPACE_XL);
    let look = Frame::new().fill(t.surface).stroke(Stroke::new(theme::LINE, t.border)).corner_radius(CornerRadius::same(12));
    let id = Id::unique("dialog");
    let before = ui.memory(|memory| memory.area_rect(id));
    let shown = Modal::new(id).frame(look).backdrop_color(t.backdrop).show(ui.ctx(), |ui| {
        ui.set_width(width);
        widgets::room_to_grow(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin { left: 20, right: 12, top: 14, bottom: 12 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(36.0, 36.0), Sense::hover());
                ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS_CARD), t.accent_soft);
                head.icon.image(18.0, t.accent_text).paint_at(ui, egui::Rect::from_center_size(rect.center(), vec2(18.0, 18.0)));
                ui.add_space(theme::SPACE_XS);
                ui.vertical(|ui| {
                    ui.set_width(width - 140.0);
                    if head.about.is_empty() {
                        ui.add_space(theme::SPACE_S);
                    }
                    ui.add(egui::Label::new(RichText::new(head.title).font(theme::semibold(theme::TITLE)).color(t.text)).wrap());
                    if !head.about.is_empty() {
                        ui.add(egui::Label::new(RichText::new(head.about).size(theme::SMALL).color(t.muted)).wrap());
                    }
                });
                widgets::right(ui, |ui| {
                    if widgets::icon_button(ui, icons::X, &cx.tr("dialog-close")).clicked() {
                        cx.send(Command::Cancel);
                    }
                });
            });
        });
        line(ui);
        content(ui);
        line(ui);
        Frame::new().inner_margin(Margin::symmetric(20, 14)).show(ui, |ui| {
            let size = vec2(ui.available_width(), theme::BUTTON);
            ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
                foot(&mut Foot::new(ui, cx, head.title))
            });
        });
    });
    if before != Some(shown.response.rect) {
        // It is centred by its size of the frame before.
        ui.ctx().request_repaint();
    }
    if shown.should_close() {
        cx.send(Command::Cancel);
    }
}

/// The content of a dialog with little in it: set in from the edges, over the whole width.
fn body(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme::SPACE_S;
        content(ui);
    });
}

fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::LINE), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).border);
}
