//! The texts of all locales: the grid that shows them side by side, and tables for translators.

mod update;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::model::project::Revision;
use crate::model::widget::FileChange;
use crate::services::texts::exchange::{Export, Review};
use crate::services::texts::grid::Grid;
use crate::system::tables::TableFault;

/// What a person can ask of the texts.
#[derive(Debug, Clone)]
pub enum TextsCommand {
    /// The locale that texts are compared with.
    SetBaseLocale(String),
    /// Choose where a table of the texts goes: of these locales, or of all if none is named.
    ChooseExport(Vec<String>),
    /// Write the texts of these locales, or of all, to a table at a path.
    Export(PathBuf, Vec<String>),
    /// Choose a table that came back.
    ChooseImport,
    /// Compare the table at a path of the disk with the texts of the widget, and show what it changes.
    Review(PathBuf),
    /// Whether the person chose among the shown texts.
    Decided(bool),
    /// Take these of the shown texts, by their places in the review.
    Take(Vec<usize>),
}

/// What jobs of the texts return.
pub enum TextsEvent {
    /// The texts were put side by side.
    Grid {
        /// What it is of.
        of: GridOf,
        /// The grid.
        grid: Grid,
    },
    /// A native dialog was answered.
    Chosen(TextsCommand),
    /// Texts were written into a table.
    Written(PathBuf, Result<Export, TableFault>),
    /// A table, of this name, was compared with the widget.
    Reviewed(String, Result<Review, TableFault>),
    /// The chosen texts of a table were made into changes, or why there are none (English).
    Made(Result<Vec<FileChange>, String>),
}

/// The state and the base that a grid is of.
pub type GridOf = (Revision, Option<String>);

/// The texts.
#[derive(Default)]
pub struct Texts {
    /// They side by side, as of some state; made once they are shown.
    pub grid: Option<Arc<Grid>>,
    /// The locale that others are compared with; `None` for the first.
    grid_base: Option<String>,
    /// What the grid is of that is made, or was made last.
    grid_of: Option<GridOf>,
    /// What the grid is of that is shown.
    grid_shown: Option<GridOf>,
}

/// Texts of a table to be looked at before they are taken.
pub struct TextsDialog {
    /// The name of the file.
    pub file: String,
    /// What it changes, what is refused.
    pub review: Arc<Review>,
    /// The state that it was compared with.
    of: Revision,
    /// The job that makes changes of the chosen ones.
    making: Option<JobId>,
    /// Whether the person chose among them.
    pub is_decided: bool,
}

impl Dialog for TextsDialog {
    fn has_work(&self) -> bool {
        self.is_decided
    }
}
