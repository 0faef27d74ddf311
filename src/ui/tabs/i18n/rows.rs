//! Which rows are shown and how high each is: worked out when something of it changes, not in every frame.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Cursor, View};
use crate::services::texts::grid::{Cell, Content, Filter, Grid, Row};

/// Least letters of a line.
const LEAST: f32 = 8.0;

/// Height of a section's row and of a row of one line.
pub const ROW: f32 = 29.0;
/// What each further line adds.
pub const LINE: f32 = 17.0;
/// Most lines of a text in the grid.
const MOST_LINES: usize = 4;
/// Mean width of a letter, to tell how many lines a text takes without laying it out.
const LETTER: f32 = 7.0;
/// Free width at both sides of a text in its cell.
pub const PADDING: f32 = 12.0;

/// The rows that are shown, by their places in the grid.
#[derive(Default)]
pub struct Rows {
    made_of: Option<MadeOf>,
    places: Vec<usize>,
    /// Where each begins, and where the last one ends.
    tops: Vec<f32>,
}

struct MadeOf {
    grid: Arc<Grid>,
    filter: Filter,
    query: String,
    collapsed: HashSet<Arc<str>>,
    column: f32,
}

impl Rows {
    /// Brings the rows up to date for columns of this width.
    pub fn update(view: &mut View, grid: &Arc<Grid>, column: f32) {
        let is_same = view.rows.made_of.as_ref().is_some_and(|of| {
            Arc::ptr_eq(&of.grid, grid)
                && of.filter == view.filter
                && of.query == view.query
                && of.column == column
                && of.collapsed == view.collapsed
        });
        if is_same {
            return;
        }
        let places = grid.visible(view.filter, &view.query, &view.collapsed);
        let mut tops = Vec::with_capacity(places.len() + 1);
        let mut top = 0.0;
        for row in places.iter().filter_map(|place| grid.rows.get(*place)) {
            tops.push(top);
            top += ROW + LINE * lines(row, column).saturating_sub(1) as f32;
        }
        tops.push(top);
        let of = MadeOf { grid: grid.clone(), filter: view.filter, query: view.query.clone(), collapsed: view.collapsed.clone(), column };
        view.rows = Self { made_of: Some(of), places, tops };
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The height of all.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The row at a place among those shown.
    pub fn get<'g>(&self, grid: &'g Grid, at: usize) -> Option<&'g Row> {
        grid.rows.get(*self.places.get(at)?)
    }

    /// Where a row begins and ends.
    pub fn span(&self, at: usize) -> Option<(f32, f32)> {
        Some((*self.tops.get(at)?, *self.tops.get(at + 1)?))
    }

    /// The first row that ends below `y`.
    pub fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The place of the cursor's row among those shown.
    pub fn place_of(&self, grid: &Grid, cursor: &Cursor) -> Option<usize> {
        let key = &*cursor.key;
        let of_rows = grid.place(key)?;
        // The places are in the order of the grid.
        self.places.binary_search(&of_rows).ok()
    }
}

/// How many lines a row takes.
fn lines(row: &Row, column: f32) -> usize {
    if row.is_section && row.cells.iter().all(|cell| matches!(cell.content, Content::Section | Content::Missing | Content::Unreadable)) {
        return 1;
    }
    let letters = ((column - 2.0 * PADDING) / LETTER).max(LEAST);
    let of_cell = |cell: &Cell| {
        let (length, breaks) = cell.length;
        let own = ((length as f32 / letters).ceil() as usize).max(breaks).clamp(1, MOST_LINES);
        own + usize::from(cell.mismatch.is_some())
    };
    row.cells.iter().map(of_cell).max().unwrap_or(1)
}

/// The lines of text that fit into a row of this height, with or without a remark below them.
pub fn fitting(height: f32, has_remark: bool) -> usize {
    let lines = 1 + ((height - ROW) / LINE).round().max(0.0) as usize;
    lines.saturating_sub(usize::from(has_remark)).max(1)
}
