//! The grid of texts: made on a job whenever the widget has changed while it is shown.

use std::sync::Arc;

use super::App;
use super::event::{Event, Owner, Ticket};
use super::state::{GridOf, Tab};
use crate::services::texts::grid::Grid;

impl App {
    /// Starts making the grid if it is shown and isn't of the present state. Of many changes in a row only the last one counts.
    pub(super) fn load_grid(&mut self) {
        let Some(open) = self.state.open.as_mut().filter(|open| open.tab == Tab::I18n) else { return };
        let of = (open.project.revision(), open.grid_base.clone());
        if open.grid_of.as_ref() == Some(&of) {
            return;
        }
        open.grid_of = Some(of.clone());
        let (widget, opened, before) = (open.project.widget().clone(), open.opened.clone(), open.grid.clone());
        self.jobs.start_latest("grid", Ticket::doc(Owner::Grid, of.0.doc), move |_| {
            let grid = Grid::new(&widget, &opened, of.1.as_deref(), before.as_deref());
            Event::Grid { of, grid }
        });
    }

    /// Shows a grid. One of an older state is shown until that of the present one is made.
    pub(super) fn grid_made(&mut self, of: GridOf, grid: Grid) {
        self.with_open(|open| {
            if open.grid_shown.as_ref().is_none_or(|shown| shown.0.number <= of.0.number) {
                open.grid = Some(Arc::new(grid));
                open.grid_shown = Some(of);
            }
        });
    }
}
