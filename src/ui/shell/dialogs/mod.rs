//! Dialogs in front of everything: one at a time, closed by Escape.

mod about;
mod accept;
mod account;
mod brought;
mod conflicts;
mod document;
mod exchange;
mod file;
mod fix;
mod new_widget;
mod pack;
mod place;
mod rescue;
mod unsaved;

use egui::Ui;

pub use new_widget::intent_icon;

use crate::app::core::dialogs::Dialogs;
use crate::app::core::navigation::{Second, Unsaved};
use crate::app::features::checking::AcceptDialog;
use crate::app::features::diagnostics::AboutDialog;
use crate::app::features::disk::BuildFolderDialog;
use crate::app::features::files::FileDialog;
use crate::app::features::install::ChangeDialog;
use crate::app::features::source::EditorDialog;
use crate::ui::Cx;
use crate::ui::tabs::images;

/// What is typed into dialogs.
#[derive(Default)]
pub(super) struct View {
    accept: accept::View,
    account: account::View,
    editor: place::Editor,
    exchange: exchange::View,
    file: file::View,
    fix: fix::View,
    lab: images::lab::View,
    compare: images::compare_dialog::View,
    new_widget: new_widget::View,
    pack: pack::View,
    rescue: rescue::View,
}

impl View {
    /// What is typed into a dialog is for this time.
    fn forget_closed(&mut self, dialogs: &Dialogs) {
        if dialogs.front::<AcceptDialog>().is_none() {
            self.accept = Default::default();
        }
        if dialogs.front::<ChangeDialog>().is_none() {
            self.account = Default::default();
        }
        if dialogs.front::<FileDialog>().is_none() {
            self.file.forget();
        }
        if dialogs.front::<EditorDialog>().is_none() {
            self.editor = Default::default();
        }
    }
}

/// Draws the dialog in front, if there is one.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let dialogs = &cx.app.core.dialogs;
    view.forget_closed(dialogs);
    if let Some(dialog) = dialogs.front() {
        fix::ui(ui, cx, dialog, &mut view.fix);
        view.fix.sweep();
    } else if let (Some(lab), Some(open)) = (dialogs.front(), cx.open()) {
        images::lab::ui(ui, cx, open, lab, &mut view.lab);
    } else if let Some(look) = dialogs.front() {
        images::compare_dialog::ui(ui, cx, look, &mut view.compare);
    } else if let Some(dialog) = dialogs.front() {
        pack::ui(ui, cx, dialog, &mut view.pack);
    } else if let Some(dialog) = dialogs.front() {
        file::ui(ui, cx, dialog, &mut view.file);
    } else if let Some(dialog) = dialogs.front() {
        exchange::ui(ui, cx, dialog, &mut view.exchange);
    } else if let Some(dialog) = dialogs.front() {
        conflicts::ui(ui, cx, dialog);
    } else if dialogs.front::<Second>().is_some() {
        place::second(ui, cx);
    } else if dialogs.front::<EditorDialog>().is_some() {
        place::editor(ui, cx, &mut view.editor);
    } else if dialogs.front::<BuildFolderDialog>().is_some() {
        place::build_folder(ui, cx);
    } else if let Some(ChangeDialog(change)) = dialogs.front() {
        account::ui(ui, cx, change, &mut view.account);
    } else if let Some(AcceptDialog(finding)) = dialogs.front() {
        accept::ui(ui, cx, finding.as_deref(), &mut view.accept);
    } else if let Some(dialog) = dialogs.front() {
        brought::ui(ui, cx, dialog);
    } else if let Some(dialog) = dialogs.front() {
        document::ui(ui, cx, dialog);
    } else if let Some(wizard) = dialogs.front() {
        new_widget::ui(ui, cx, wizard, &mut view.new_widget);
    } else if let Some(dialog) = dialogs.front() {
        rescue::ui(ui, cx, dialog, &mut view.rescue);
    } else if let Some(dialog) = dialogs.front() {
        about::crash(ui, cx, dialog);
    } else if dialogs.front::<AboutDialog>().is_some() {
        about::ui(ui, cx);
    } else if let Some(Unsaved(leaving)) = dialogs.front() {
        unsaved::ui(ui, cx, leaving);
    }
}
