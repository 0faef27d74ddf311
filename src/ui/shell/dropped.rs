//! Files dropped on the window.

use std::path::PathBuf;

use egui::Ui;

use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::app::features::files::FilesCommand;
use crate::app::features::texts::TextsCommand;
use crate::text::msg::Msg;
use crate::ui::Cx;

/// Sends what dropped files ask for: in the Files tab they become files of the widget; else a widget is opened, a table of texts reviewed for the open one. Pictures dropped on a card are
/// taken by the Images tab itself.
pub fn take(ui: &Ui, cx: &Cx<'_>) {
    let paths: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if let Some(open) = cx.open().filter(|open| open.tab == Tab::Files && !cx.app.core.dialogs.is_open()) {
        let is_widget = |path: &PathBuf| path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("zip"));
        if !paths.is_empty() && !paths.iter().any(is_widget) {
            let folder = open.source_file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            return cx.send(FilesCommand::Take { folder, files: paths });
        }
    }
    let [path] = paths.as_slice() else {
        if !paths.is_empty() {
            cx.send(NavCommand::Tell(Msg::new("dropped-many").with("count", paths.len())));
        }
        return;
    };
    let is_any_of = |known: &[&str]| {
        path.extension().is_some_and(|extension| known.iter().any(|known| extension.eq_ignore_ascii_case(known))) && cx.open().is_some()
    };
    if is_any_of(&["csv", "tsv", "xlsx"]) {
        if !cx.app.core.dialogs.is_open() {
            cx.send(TextsCommand::Review(path.clone()));
        }
    } else if !is_any_of(&["png", "jpg", "jpeg", "gif", "webp", "bmp", "svg"]) {
        cx.send(NavCommand::Open(path.clone()));
    }
}
