//! The status bar: where the widget is, what is not saved, how long the check took.

use std::path::Path;

use egui::{RichText, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::ticket::Busy;
use crate::app::features::disk::DiskCommand;
use crate::system::files::Origin;
use crate::system::watch::Watching;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};
use crate::ui::tabs::install;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_L;
        let Some(open) = cx.open() else {
            say(ui, &cx.tr("status-nothing-open"));
            say(ui, &cx.tr("status-offline"));
            return busy(ui, cx);
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            let icon = if matches!(open.origin, Some(Origin::Zip(_))) { icons::FILE_ARCHIVE } else { icons::FOLDER };
            kit::icon(ui, icon, tokens::ICON_SMALL, t.muted);
            match &open.origin {
                Some(origin) => place(ui, cx, open, origin),
                None => drop(say(ui, &cx.tr("status-not-on-disk"))),
            }
        });
        let changed = &cx.changes.paths;
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
        if open.is_gone {
            let gone = egui::Label::new(RichText::new(cx.tr("status-gone")).size(tokens::SMALL).color(t.warning)).selectable(false);
            ui.add(gone).on_hover_text(cx.tr("notice-gone-next"));
        } else if open.origin.is_some() {
            watching(ui, cx, open.watching);
        }
        if open.read_only {
            ui.label(RichText::new(cx.tr("status-read-only")).size(tokens::SMALL).color(t.warning));
            if kit::link(ui, &cx.tr("status-edit-anyway")).clicked() {
                cx.send(DiskCommand::GoOnBeside { read_only: false });
            }
        }
        busy(ui, cx);
        kit::right(ui, |ui| install::status(ui, cx));
    });
}

fn say(ui: &mut Ui, text: &str) -> egui::Response {
    ui.add(egui::Label::new(RichText::new(text).size(tokens::SMALL).color(tokens(ui).muted)).selectable(false))
}

/// The folder or archive; with a build folder, the project that it is built of.
fn place(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, origin: &Origin) {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(project) = &open.project_folder else {
        say(ui, &name(origin.path())).on_hover_text(origin.path().display().to_string());
        return;
    };
    let inside = origin.path().strip_prefix(project).map_or_else(|_| name(origin.path()), |inside| inside.display().to_string());
    let text = cx.lang.with("status-build", &[("project", name(project).into()), ("folder", inside.into())]);
    let tip = cx.lang.with("status-build-tip", &[("path", origin.path().display().to_string().into())]);
    if kit::link(ui, &text).on_hover_text(tip).clicked() {
        cx.send(Action::BuildFolder);
    }
}

/// How changes on disk are seen.
fn watching(ui: &mut Ui, cx: &Cx<'_>, watching: Watching) {
    let (id, tip, icon) = match watching {
        Watching::Events => ("status-watched", "status-watched-tip", icons::EYE),
        Watching::Polling => ("status-polled", "status-polled-tip", icons::EYE),
        Watching::Never => ("status-not-watched", "status-not-watched-tip", icons::EYE_OFF),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
        kit::icon(ui, icon, tokens::ICON_SMALL, tokens(ui).muted);
        say(ui, &cx.tr(id)).on_hover_text(cx.tr(tip));
    });
}

fn busy(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(busy) = cx.app.core.busy() else { return };
    let id = match busy {
        Busy::Opening => "busy-opening",
        Busy::Saving => "busy-saving",
        Busy::Fixing => "busy-fixing",
        Busy::Packing => "busy-packing",
        Busy::Texts => "busy-texts",
    };
    ui.label(RichText::new(cx.tr(id)).size(tokens::SMALL).color(tokens(ui).accent_text));
    if busy.can_stop() && kit::link(ui, &cx.tr("busy-stop")).clicked() {
        cx.send(Command::StopWork);
    }
}
