//! Files changed on disk while they were edited here: keep mine, take theirs, after a look at the difference.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::super::Cx;
use super::super::widgets::{self, Button, diff, icons};
use super::Head;
use crate::app::command::Command;
use crate::app::state::ConflictView;

pub fn ui(ui: &Ui, cx: &Cx<'_>, views: &[ConflictView]) {
    let title = cx.lang.with("conflicts-title", &[("count", views.len().into())]);
    let head = Head { icon: icons::REFRESH_CW, title: &title, about: &cx.tr("conflicts-about") };
    super::frame(
        ui,
        cx,
        680.0,
        &head,
        |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 8)).show(ui, |ui| widgets::hint(ui, &cx.tr("conflicts-legend")));
            ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
                for view in views {
                    diff::ui(ui, cx.lang, std::slice::from_ref(&view.diff));
                }
            });
        },
        |ui| {
            if Button::new(&cx.tr("conflicts-mine")).ui(ui).on_hover_text(cx.tr("conflicts-mine-tip")).clicked() {
                cx.send(Command::KeepMine);
            }
            if Button::new(&cx.tr("conflicts-theirs")).ui(ui).on_hover_text(cx.tr("conflicts-theirs-tip")).clicked() {
                cx.send(Command::TakeTheirs);
            }
            if Button::new(&cx.tr("dialog-cancel")).ui(ui).clicked() {
                cx.send(Command::Cancel);
            }
        },
    );
}
