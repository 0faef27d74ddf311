//! What can be done with a file: its menu, and the keys of the list.

use egui::{Key, Modifiers, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::files::{FileTask, FilesCommand};
use crate::app::features::source::SourceCommand;
use crate::formats::path::RelPath;
use crate::services::files::Template;
use crate::ui::Cx;
use crate::ui::kit::{self, MenuItem};

/// The entries for one file, and for all.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, path: &RelPath) {
    let can = !open.read_only;
    kit::menu_caption(ui, path.name());
    let entry = |ui: &mut Ui, id: &str, keys: &str, is_enabled: bool| {
        let keys = (!keys.is_empty()).then_some(keys);
        MenuItem::new(&cx.tr(id)).keys(keys).enabled(is_enabled).ui(ui)
    };
    if entry(ui, "file-menu-rename", "F2", can) {
        cx.send(FilesCommand::Ask(FileTask::Rename(path.clone())));
    }
    if entry(ui, "file-menu-copy", "Ctrl D", can) {
        cx.send(FilesCommand::Ask(FileTask::Copy(path.clone())));
    }
    if entry(ui, "file-menu-delete", "Del", can) {
        cx.send(FilesCommand::Delete(Some(path.clone())));
    }
    if entry(ui, "file-menu-copy-path", "", true) {
        ui.ctx().copy_text(path.to_string());
    }
    if entry(ui, "action-open-in-editor", "Ctrl E", open.origin.is_some()) {
        cx.send(SourceCommand::OpenInEditor { place: Some((path.to_string(), None)) });
    }
    kit::menu_caption(ui, &cx.tr("file-menu-all"));
    if entry(ui, "action-new-file", "", can) {
        cx.send(FilesCommand::Ask(FileTask::New(Template::Module)));
    }
}

/// The keys of a file in the list that has the focus.
pub fn keys(ui: &Ui, cx: &Cx<'_>, path: &RelPath) {
    let taken = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if taken(Modifiers::NONE, Key::F2) {
        cx.send(FilesCommand::Ask(FileTask::Rename(path.clone())));
    } else if taken(Modifiers::COMMAND, Key::D) {
        cx.send(FilesCommand::Ask(FileTask::Copy(path.clone())));
    } else if taken(Modifiers::NONE, Key::Delete) {
        cx.send(FilesCommand::Delete(Some(path.clone())));
    }
}
