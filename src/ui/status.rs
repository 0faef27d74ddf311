//! The bar at the bottom: where the widget is, what is not saved, when it was checked.

use egui::{RichText, Ui};

use super::Cx;
use super::tabs::install;
use super::theme::{self, tokens};
use super::widgets::{self, icons};
use crate::app::state::Busy;
use crate::platform::files::Origin;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let say = |ui: &mut Ui, text: &str| ui.add(egui::Label::new(RichText::new(text).size(theme::SMALL).color(t.muted)).selectable(false));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_L;
        let Some(open) = cx.open() else {
            say(ui, &cx.tr("status-nothing-open"));
            say(ui, &cx.tr("status-offline"));
            return busy(ui, cx);
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_XS;
            let icon = if matches!(open.origin, Some(Origin::Zip(_))) { icons::FILE_ARCHIVE } else { icons::FOLDER };
            widgets::icon(ui, icon, 14.0, t.muted);
            match &open.origin {
                Some(origin) => {
                    let name = origin.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
                    say(ui, &name).on_hover_text(origin.path().display().to_string());
                }
                None => drop(say(ui, &cx.tr("status-not-on-disk"))),
            }
        });
        let changed = open.project.changed_paths();
        if changed.is_empty() && open.origin.is_none() {
            // Not on disk is said already.
        } else if changed.is_empty() {
            say(ui, &cx.tr("status-all-saved"));
        } else {
            let names: Vec<&str> = changed.iter().map(|path| path.as_str()).collect();
            say(ui, &cx.lang.with("status-unsaved", &[("count", changed.len().into())])).on_hover_text(names.join("\n"));
        }
        if let Some(took) = open.checked_in {
            let milliseconds = took.as_millis().max(1) as u64;
            say(ui, &cx.lang.with("status-checked", &[("ms", milliseconds.into())]));
        }
        busy(ui, cx);
        widgets::right(ui, |ui| install::status(ui, cx));
    });
}

fn busy(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(busy) = cx.state.busy else { return };
    let id = match busy {
        Busy::Opening => "busy-opening",
        Busy::Saving => "busy-saving",
        Busy::Fixing => "busy-fixing",
        Busy::Packing => "busy-packing",
        Busy::Texts => "busy-texts",
    };
    ui.label(RichText::new(cx.tr(id)).size(theme::SMALL).color(tokens(ui).accent_text));
}
