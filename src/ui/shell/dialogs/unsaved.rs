//! The question before unsaved changes would be lost: save, drop, or stay.

use egui::{RichText, Ui};

use crate::app::core::navigation::Leaving;
use crate::app::core::navigation::NavCommand;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 480.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>, leaving: &Leaving) {
    let Some(open) = cx.open() else { return };
    let changed = open.project.changed_paths();
    let title = cx.lang.with("unsaved-title", &[("name", open.name(cx.lang).unwrap_or_else(|| cx.tr("header-no-name")).into())]);
    let about = cx.tr(if *leaving == Leaving::Reload { "unsaved-about-reload" } else { "unsaved-about" });
    let head = Head { icon: icons::SAVE, title: &title, about: &about };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                for path in changed.iter().take(8) {
                    ui.label(RichText::new(path.as_str()).font(tokens::code(tokens::SMALL)).color(tokens(ui).text));
                }
                if changed.len() > 8 {
                    ui.label(cx.lang.with("unsaved-more", &[("count", (changed.len() - 8).into())]));
                }
            });
        },
        |foot| {
            let drop = cx.tr("unsaved-drop");
            let is_dropped = if *leaving == Leaving::Reload {
                foot.grave(Button::new(&drop))
            } else {
                if foot.primary(Button::new(&cx.tr("unsaved-save")).icon(icons::SAVE)) {
                    cx.send(NavCommand::SaveThenGo);
                }
                foot.button(Button::new(&drop))
            };
            if is_dropped {
                cx.send(NavCommand::DropThenGo);
            }
            foot.cancel();
        },
    );
}
