//! The window of the CRM that shows the chosen key, with its text made to stand out.

use egui::Ui;

use super::GridCx;
use crate::crm::i18n::reference_of;
use crate::crm::settings::Form;
use crate::crm::settings::body::Filled;
use crate::formats::json::pointer;
use crate::services::texts::grid::{ColumnState, Row};
use crate::ui::crm_window;
use crate::ui::crm_window::{Mark, Shown};
use crate::ui::kit::picture::Textures;
use crate::ui::kit::{self, tokens};

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    filled: Filled,
}

/// Draws the window in the locale of the cursor, if it shows the key.
pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, row: &Row, (column, is_pseudo): (usize, bool), textures: &mut Textures) {
    let Some(form) = gcx.grid.uses.of(&row.key).iter().find_map(|place| form_of(place.pointer.as_deref()?)) else { return };
    let readable = |at: usize| gcx.grid.columns.get(at).filter(|column| column.state == ColumnState::Readable);
    let (Some(column), Some(key)) = (readable(column).or(readable(gcx.grid.base)), reference_of(&row.key)) else { return };
    ui.add_space(tokens::SPACE_XS);
    kit::group_head(ui, &gcx.cx.tr("preview-title"), &column.code);
    let shown = Shown { open: gcx.open, form: &form, locale: &column.code, theme: ui.theme(), mark: Mark::Key(&key), is_pseudo };
    crm_window::ui(ui, gcx.cx, &shown, &mut view.filled, textures);
    kit::hint(ui, &gcx.cx.tr("fields-preview-about"));
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
