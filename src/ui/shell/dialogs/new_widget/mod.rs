//! Making a widget: what it is for and how it is called on the left, the files as they would be on the right.

mod form;
mod intents;
mod preview;

pub use intents::intent_icon;

use egui::{Frame, Id, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::features::new_widget::{NewWidgetCommand, Wizard};
use crate::services::new_widget::{Intent, NewWidgetSpec, Problem};
use crate::text::messages;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Foot, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 1100.0;
/// Height of what stands around the two columns.
const REST: f32 = 190.0;
/// Around the form.
const PADDING: Margin = Margin { left: 20, right: 20, top: 14, bottom: 16 };

/// Height of both columns.
const HEIGHT: f32 = 570.0;
/// Part of the width that the left column takes.
const LEFT: f32 = 0.56;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    preview: preview::View,
    /// What had the keyboard focus in the frame before.
    focused: Option<Id>,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, wizard: &Wizard, view: &mut View) {
    let (title, about) = if wizard.fills { ("new-fill-title", "new-fill-about") } else { ("new-title", "new-about") };
    let head = Head { icon: if wizard.fills { icons::FOLDER_INPUT } else { icons::FILE_PLUS }, title: &cx.tr(title), about: &cx.tr(about) };
    let content = |ui: &mut Ui| {
        let height = HEIGHT.min(ui.ctx().content_rect().height() - REST);
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let (left, right) = whole.split_left_right_at_x(whole.left() + (whole.width() * LEFT).round());
        ui.painter().rect_filled(right, 0.0, tokens(ui).raised);
        ui.painter().vline(right.left(), whole.y_range(), Stroke::new(tokens::LINE, tokens(ui).border));
        let part = |ui: &mut Ui, salt: &str, rect: Rect| ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
        questions(&mut part(ui, "questions", left.with_max_x(left.right() - 2.0)), cx, wizard, view);
        preview::ui(&mut part(ui, "preview", right), cx, wizard, &mut view.preview);
    };
    kit::dialog(ui, cx, WIDTH, &head, content, |foot| buttons(foot, cx, wizard));
}

/// All that is asked; a change is sent as a new order.
fn questions(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, view: &mut View) {
    let mut order = wizard.order.clone();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(PADDING).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            form::names_and_languages(ui, cx, wizard, &mut order);
            ui.add_space(tokens::SPACE_XS);
            kit::group_title(ui, &cx.tr("new-for"));
            intents::ui(ui, cx, &mut order);
            if order.intents.contains(&Intent::MenuPage) {
                kit::hint(ui, &cx.tr("new-menu"));
            }
            fault(ui, cx, wizard, |problem| *problem == Problem::NoIntent);
            ui.add_space(tokens::SPACE_XS);
            form::fields_and_comments(ui, cx, wizard, &mut order);
            follow_focus(ui, view);
        });
    });
    if order != wizard.order {
        cx.send(NewWidgetCommand::Change(Box::new(order)));
    }
}

/// Scrolls to what got the keyboard focus.
fn follow_focus(ui: &Ui, view: &mut View) {
    let focused = ui.memory(egui::Memory::focused);
    if std::mem::replace(&mut view.focused, focused) == focused {
        return;
    }
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    if let Some(response) = response.filter(|it| it.layer_id == ui.layer_id() && ui.max_rect().x_range().contains(it.rect.center().x)) {
        ui.scroll_to_rect(response.rect.expand(tokens::SPACE_S), None);
    }
}

/// The first problem that `is_here`, under its control.
fn fault(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, is_here: impl Fn(&Problem) -> bool) {
    if let Some(problem) = wizard.problems.iter().find(|problem| is_here(problem)) {
        let words = said(cx, problem, &wizard.order);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GAP;
            kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON_SMALL, tokens(ui).error);
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).error)).wrap());
        });
    }
}

fn said(cx: &Cx<'_>, problem: &Problem, order: &NewWidgetSpec) -> String {
    cx.lang.msg(&messages::new_widget::message(problem, order))
}

fn buttons(foot: &mut Foot<'_>, cx: &Cx<'_>, wizard: &Wizard) {
    let make = cx.tr(if wizard.fills { "new-fill" } else { "new-create" });
    if foot.primary(Button::new(&make).icon(icons::CHECK).enabled(wizard.is_ready())) {
        cx.send(NewWidgetCommand::Create);
    }
    foot.cancel();
    let Some(problem) = wizard.problems.first() else { return };
    foot.say(|ui| {
        kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON, tokens(ui).error);
        ui.add(egui::Label::new(RichText::new(said(cx, problem, &wizard.order)).color(tokens(ui).error)).truncate());
    });
}
