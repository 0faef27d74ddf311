//! The grid of texts: made on a thread whenever the widget has changed while it is shown.

use std::sync::Arc;

use super::App;
use super::jobs::Done;
use super::state::{GridOf, Tab};
use crate::domain::i18n::grid::Grid;

/// The name of its job.
const JOB: &str = "grid";

impl App {
    /// Starts making the grid if it is shown and isn't of the present revision. One at a time: of many changes in a row only
    /// the last one counts.
    pub(super) fn load_grid(&mut self) {
        let Some(open) = self.state.open.as_mut().filter(|open| open.tab == Tab::I18n) else { return };
        let of = (open.project.revision(), open.grid_base.clone());
        if self.makes_grid || open.grid_of.as_ref() == Some(&of) {
            return;
        }
        let (widget, opened, before) = (open.project.widget().clone(), open.opened.clone(), open.grid.clone());
        self.makes_grid = true;
        self.jobs.start(JOB, move || {
            let grid = Grid::new(&widget, &opened, of.1.as_deref(), before.as_deref());
            Done::Grid { of, grid }
        });
    }

    /// Takes a grid up, unless another widget has been opened meanwhile.
    pub(super) fn grid_made(&mut self, of: GridOf, grid: Grid) {
        self.makes_grid = false;
        self.with_open(|open| {
            if grid.is_of(&open.opened) {
                open.grid = Some(Arc::new(grid));
                open.grid_of = Some(of);
            }
        });
    }

    /// After a panic: tries again with the next change.
    pub(super) fn grid_failed(&mut self, job: &str) {
        if job == JOB {
            self.makes_grid = false;
            self.with_open(|open| open.grid_of = Some((open.project.revision(), open.grid_base.clone())));
        }
    }
}
