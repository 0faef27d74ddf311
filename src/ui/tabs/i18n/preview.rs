//! The window of the CRM that shows the chosen key, with its text made to stand out.

use egui::Ui;

use super::super::super::settings_window::{self, Mark, Shown};
use super::super::super::theme;
use super::super::super::widgets::{self, picture::Textures};
use super::Stage;
use crate::domain::i18n::grid::{ColumnState, Row};
use crate::domain::i18n::structure::reference_of;
use crate::domain::json::pointer;
use crate::domain::settings::Form;
use crate::domain::settings::body::Filled;

/// What concerns the view alone.
#[derive(Default)]
pub struct View {
    filled: Filled,
}

/// Draws the window in the locale of the cursor, if it shows the key.
pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, row: &Row, column: usize, textures: &mut Textures) {
    let Some(form) = stage.grid.uses.of(&row.key).iter().find_map(|place| form_of(place.pointer.as_deref()?)) else { return };
    let readable = |at: usize| stage.grid.columns.get(at).filter(|column| column.state == ColumnState::Readable);
    let (Some(column), Some(key)) = (readable(column).or(readable(stage.grid.base)), reference_of(&row.key)) else { return };
    ui.add_space(theme::SPACE_XS);
    super::details::head(ui, &stage.cx.tr("preview-title"), &column.code);
    let shown = Shown { open: stage.open, form: &form, locale: &column.code, theme: ui.theme(), mark: Mark::Key(&key) };
    settings_window::ui(ui, stage.cx, &shown, &mut view.filled, textures);
    widgets::hint(ui, &stage.cx.tr("fields-preview-about"));
}

/// The window that shows what stands at `at` of the manifest.
fn form_of(at: &str) -> Option<Form> {
    let parts: Vec<_> = pointer::parts(at).collect();
    match parts.first()?.as_ref() {
        "widget" | "settings" => Some(Form::Window),
        "dp" => Some(Form::Pipeline),
        "salesbot_designer" => Some(Form::Bot(parts.get(1)?.to_string())),
        _ => None,
    }
}
