//! The preview of a fix or a larger step: its changes, and where there are several ways, the choice.

use egui::{Frame, ScrollArea, Ui};

use crate::app::features::fixes::FixesCommand;
use crate::app::features::fixes::{FixDialog, Purpose};
use crate::ui::Cx;
use crate::ui::kit::{self, Button, Head, diff, icons, tokens};

/// Width of the dialog.
const WIDTH: f32 = 640.0;
/// Greatest height of the differences.
const DIFF: f32 = 340.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &FixDialog) {
    let (title, about) = match &dialog.purpose {
        Purpose::Finding(finding) => (cx.lang.title(finding), cx.lang.todo(finding)),
        Purpose::AllSafe => (cx.tr("fix-all-title"), cx.lang.with("fix-all-about", &[("count", dialog.repairs.into())])),
        Purpose::Step { title, about } => (cx.lang.msg(title), cx.lang.msg(about)),
    };
    let head = Head { icon: icons::WAND_SPARKLES, title: &title, about: &about };
    let ready = dialog.changes.as_ref().is_some_and(|changes| !changes.is_empty());
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            ways(ui, cx, dialog);
            changes(ui, cx, dialog);
        },
        |foot| {
            let apply = cx.tr("fix-apply");
            if foot.primary(Button::new(&apply).icon(icons::CHECK).enabled(ready)) {
                cx.send(FixesCommand::Confirm);
            }
            foot.cancel();
        },
    );
}

/// The ways to choose from.
fn ways(ui: &mut Ui, cx: &Cx<'_>, dialog: &FixDialog) {
    let options = &dialog.ways;
    if options.is_empty() {
        return;
    }
    Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        for (way, option) in options.iter().enumerate() {
            let text = cx.lang.msg(&option.title);
            if options.len() == 1 {
                kit::group_title(ui, &text);
            } else {
                let radio = ui.add(egui::RadioButton::new(dialog.chosen == way, text));
                if kit::focus_ring(ui, radio).clicked() {
                    cx.send(FixesCommand::Choose(way));
                }
            }
        }
    });
}

/// What the chosen way changes.
fn changes(ui: &mut Ui, cx: &Cx<'_>, dialog: &FixDialog) {
    if let Some(error) = &dialog.error {
        Frame::new()
            .inner_margin(tokens::PAD_DIALOG)
            .show(ui, |ui| kit::muted(ui, &cx.lang.with("fix-failed", &[("reason", error.into())])));
        return;
    }
    let Some(changes) = &dialog.changes else {
        Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| kit::muted(ui, &cx.tr("busy-fixing")));
        return;
    };
    if changes.is_empty() {
        Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| kit::muted(ui, &cx.tr("fix-nothing")));
        return;
    }
    ScrollArea::vertical().max_height(DIFF).auto_shrink([false, true]).show(ui, |ui| diff::ui(ui, cx.lang, &dialog.diff));
}
