//! The acceptances that came with a widget: whether they count.

use egui::{RichText, ScrollArea, Ui};

use crate::app::features::checking::{BroughtDialog, CheckingCommand};
use crate::model::studio_file::Suppression;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 560.0;
/// Greatest height of the list.
const LIST: f32 = 280.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>, BroughtDialog(entries): &BroughtDialog) {
    let title = cx.lang.with("brought-title", &[("count", entries.len().into())]);
    let about = cx.tr("brought-about");
    let head = Head { icon: icons::CHECK, title: &title, about: &about };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                let list = ScrollArea::vertical().id_salt("brought").max_height(LIST);
                list.show_rows(ui, tokens::ROW, entries.len(), |ui, rows| {
                    for entry in entries.get(rows).unwrap_or_default() {
                        row(ui, cx, entry);
                    }
                });
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr("brought-use")).icon(icons::CHECK)) {
                cx.send(CheckingCommand::UseBrought);
            }
            if foot.button(Button::new(&cx.tr("brought-leave"))) {
                cx.send(CheckingCommand::LeaveBrought);
            }
        },
    );
}

/// An entry: its rule, its place and its reason.
fn row(ui: &mut Ui, cx: &Cx<'_>, entry: &Suppression) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW);
        ui.label(RichText::new(&entry.rule).font(tokens::code(tokens::CODE_SMALL)).color(t.muted));
        let place = match (&entry.file, &entry.pointer) {
            (None, _) => cx.tr("brought-whole"),
            (Some(file), None) => file.clone(),
            (Some(file), Some(pointer)) => format!("{file} {pointer}"),
        };
        let reason = if entry.reason.is_empty() { cx.tr("accepted-no-reason") } else { entry.reason.clone() };
        let text = format!("{place} — {reason}");
        ui.add(egui::Label::new(RichText::new(text).color(t.text)).truncate());
    });
}
