//! Files dropped on the window.

use egui::Ui;

use crate::app::core::navigation::NavCommand;
use crate::app::features::texts::TextsCommand;
use crate::text::msg::Msg;
use crate::ui::Cx;

/// Sends what dropped files ask for: a widget is opened, a table of texts reviewed for the open one. Pictures dropped on a card are
/// taken by the Images tab itself.
pub fn take(ui: &Ui, cx: &Cx<'_>) {
    let paths: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
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
