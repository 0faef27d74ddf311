//! The keyboard in the grid, and the clipboard: as in a spreadsheet.

use egui::{Event, EventFilter, Key, Ui};

use super::{Cursor, GridCx, View, cells, grid_id, steps, toolbar};
use crate::app::core::intent::Intent;
use crate::app::core::navigation::NavCommand;
use crate::formats::tables::tsv;
use crate::services::texts::grid::Row;
use crate::services::texts::structure::NewText;
use crate::text::msg::Msg;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};

/// Keys that give the grid the focus.
const WAKING: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Enter, Key::F2];
/// Rows of a page.
const PAGE: usize = 15;

/// A step of the cursor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    /// To the right, or to the beginning of the next row.
    Next,
    /// To the left, or to the end of the row before.
    Back,
    PageUp,
    PageDown,
    First,
    Last,
}

/// Takes what was pressed and pasted while the grid has the focus.
pub fn take(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View) {
    // Where nothing else has the focus the arrows are the grid's.
    let wakes = |input: &egui::InputState| WAKING.iter().any(|key| input.key_pressed(*key));
    if ui.memory(|memory| memory.focused().is_none()) && ui.input(wakes) {
        ui.memory_mut(|memory| {
            memory.request_focus(grid_id());
            // Else the arrow would lead on from the grid.
            memory.move_focus(egui::FocusDirection::None);
        });
    }
    let has_focus = ui.memory(|memory| memory.has_focus(grid_id()));
    if !has_focus || view.prompt.is_some() || gcx.cx.app.core.dialogs.is_open() || gcx.cx.app.core.palette {
        return;
    }
    let filter = EventFilter { tab: !view.leaves, horizontal_arrows: true, vertical_arrows: true, escape: true };
    kit::leave_to(ui, grid_id(), filter);
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Text(typed) if view.editor.is_some() => view.type_more(&typed),
            Event::Text(typed) => {
                if let Some((row, column)) = current(gcx, view) {
                    view.edit(ui, gcx, row, column, Some(&typed));
                }
            }
            Event::Key { key, pressed: true, modifiers, .. } if view.editor.is_none() && !leads_on(view, key) => {
                key_pressed(ui, gcx, view, key, modifiers);
            }
            Event::Copy => copy(ui, gcx, view),
            Event::Cut => {
                copy(ui, gcx, view);
                clear(gcx, view);
            }
            Event::Paste(text) if view.editor.is_none() => paste(gcx, view, &text),
            _ => {}
        }
    }
}

/// After Escape Tab leads on from the grid instead of to the next cell.
fn leads_on(view: &mut View, key: Key) -> bool {
    std::mem::replace(&mut view.leaves, false) && key == Key::Tab
}

fn key_pressed(ui: &Ui, gcx: &GridCx<'_, '_>, view: &mut View, key: Key, modifiers: egui::Modifiers) {
    let plain_step = match (key, modifiers.shift) {
        (Key::ArrowUp, _) => Some(Step::Up),
        (Key::ArrowDown, _) => Some(Step::Down),
        (Key::ArrowLeft, _) => Some(Step::Left),
        (Key::ArrowRight, _) => Some(Step::Right),
        (Key::PageUp, _) => Some(Step::PageUp),
        (Key::PageDown, _) => Some(Step::PageDown),
        (Key::Home, _) => Some(Step::First),
        (Key::End, _) => Some(Step::Last),
        (Key::Tab, false) => Some(Step::Next),
        (Key::Tab, true) => Some(Step::Back),
        _ => None,
    };
    match (key, plain_step) {
        (Key::ArrowUp | Key::ArrowDown, _) if modifiers.alt => {
            if let Some(cursor) = &view.cursor {
                steps::move_row(gcx, &cursor.key.clone(), key == Key::ArrowDown);
            }
        }
        (Key::Tab, Some(walk)) => step(gcx, view, walk, false),
        (_, Some(walk)) if fold(gcx, view, walk) => {}
        (_, Some(walk)) => step(gcx, view, walk, modifiers.shift),
        (Key::Enter | Key::F2, _) => enter(ui, gcx, view),
        (Key::Delete | Key::Backspace, _) => clear(gcx, view),
        (Key::Escape, _) => view.leaves = view.anchor.take().is_none(),
        (Key::D, _) if modifiers.command => copy_base(gcx, view),
        (Key::F, _) if modifiers.command => ui.memory_mut(|memory| memory.request_focus(toolbar::search_id())),
        _ => {}
    }
}

/// Opens or closes a section with the arrows.
fn fold(gcx: &GridCx<'_, '_>, view: &mut View, step: Step) -> bool {
    let Some((row, _)) = current(gcx, view).filter(|(row, _)| row.is_section) else { return false };
    match step {
        Step::Left => view.collapsed.insert(row.key.clone()),
        Step::Right => view.collapsed.remove(&row.key),
        _ => false,
    }
}

fn enter(ui: &Ui, gcx: &GridCx<'_, '_>, view: &mut View) {
    let Some((row, column)) = current(gcx, view) else { return };
    if row.is_section {
        if !view.collapsed.remove(&row.key) {
            view.collapsed.insert(row.key.clone());
        }
    } else if !view.edit(ui, gcx, row, column, None) {
        why_not(gcx, row, column);
    }
}

/// Says why a cell can't be typed into.
pub fn why_not(gcx: &GridCx<'_, '_>, row: &Row, column: usize) {
    let id = if cells::is_editable(row, column) { "texts-too-long" } else { "texts-not-editable" };
    gcx.cx.send(NavCommand::Tell(Msg::new(id)));
}

/// The row and the column of the cursor.
fn current<'g>(gcx: &GridCx<'g, '_>, view: &View) -> Option<(&'g Row, usize)> {
    let cursor = view.cursor.as_ref()?;
    Some((gcx.grid.row(&cursor.key)?, cursor.column))
}

/// Moves the cursor; `extend` keeps the other corner of a block where it is.
pub fn step(gcx: &GridCx<'_, '_>, view: &mut View, step: Step, extend: bool) {
    let columns = gcx.grid.columns.len();
    let Some(cursor) = view.cursor.clone() else { return };
    let at = view.rows.place_of(gcx.grid, &cursor).unwrap_or_default();
    let last = view.rows.len().saturating_sub(1);
    let (row, column) = match step {
        Step::Up => (at.saturating_sub(1), cursor.column),
        Step::Down => ((at + 1).min(last), cursor.column),
        Step::PageUp => (at.saturating_sub(PAGE), cursor.column),
        Step::PageDown => ((at + PAGE).min(last), cursor.column),
        Step::First => (0, cursor.column),
        Step::Last => (last, cursor.column),
        Step::Left => (at, cursor.column.saturating_sub(1)),
        Step::Right => (at, (cursor.column + 1).min(columns.saturating_sub(1))),
        Step::Next if cursor.column + 1 < columns => (at, cursor.column + 1),
        Step::Next => ((at + 1).min(last), if at < last { 0 } else { cursor.column }),
        Step::Back if cursor.column > 0 => (at, cursor.column - 1),
        Step::Back => (at.saturating_sub(1), if at > 0 { columns.saturating_sub(1) } else { 0 }),
    };
    // Tab passes over the rows of sections.
    let wanted = match step {
        Step::Next => (row..=last).find(|at| is_text(gcx, view, *at)),
        Step::Back => (0..=row).rev().find(|at| is_text(gcx, view, *at)),
        _ => Some(row),
    };
    if let Some(row) = wanted.and_then(|at| view.rows.get(gcx.grid, at)) {
        view.anchor = if extend { view.anchor.take().or(Some(cursor)) } else { None };
        view.cursor = Some(Cursor { key: row.key.clone(), column });
        view.reveal = true;
    }
}

fn is_text(gcx: &GridCx<'_, '_>, view: &View, at: usize) -> bool {
    view.rows.get(gcx.grid, at).is_some_and(|row| !row.is_section)
}

/// The chosen block: the rows that are no sections, and the columns.
fn block<'g>(gcx: &GridCx<'g, '_>, view: &View) -> (Vec<&'g Row>, std::ops::RangeInclusive<usize>) {
    let Some(cursor) = &view.cursor else { return (Vec::new(), 0..=0) };
    let anchor = view.anchor.as_ref().unwrap_or(cursor);
    let place = |cursor: &Cursor| view.rows.place_of(gcx.grid, cursor);
    let (Some(one), Some(other)) = (place(cursor), place(anchor)) else { return (Vec::new(), 0..=0) };
    let rows = (one.min(other)..=one.max(other)).filter_map(|at| view.rows.get(gcx.grid, at)).filter(|row| !row.is_section);
    (rows.collect(), cursor.column.min(anchor.column)..=cursor.column.max(anchor.column))
}

/// Whether a cell lies in the chosen block of more than one cell.
pub fn is_chosen(view: &View, corners: Option<(usize, usize)>, at: usize, column: usize) -> bool {
    let (Some(cursor), Some(anchor), Some((first, last))) = (&view.cursor, &view.anchor, corners) else { return false };
    (first..=last).contains(&at) && (cursor.column.min(anchor.column)..=cursor.column.max(anchor.column)).contains(&column)
}

/// The first and last row of the chosen block.
pub fn corners(gcx: &GridCx<'_, '_>, view: &View) -> Option<(usize, usize)> {
    let one = view.rows.place_of(gcx.grid, view.cursor.as_ref()?)?;
    let other = view.rows.place_of(gcx.grid, view.anchor.as_ref()?)?;
    Some((one.min(other), one.max(other)))
}

fn copy(ui: &Ui, gcx: &GridCx<'_, '_>, view: &View) {
    let (rows, columns) = block(gcx, view);
    let texts = |row: &&'_ Row| columns.clone().map(|column| gcx.grid.text(&row.key, column).unwrap_or_default()).collect::<Vec<_>>();
    let cells: Vec<Vec<&str>> = rows.iter().map(texts).collect();
    if !cells.is_empty() {
        ui.ctx().copy_text(tsv::write(&cells));
    }
}

/// Sets texts of cells as one step; cells that can't be typed into are left, and counted in a message.
fn set(gcx: &GridCx<'_, '_>, cells: Vec<(&Row, usize, String)>, lost: usize) {
    let (good, bad): (Vec<_>, Vec<_>) = cells.into_iter().partition(|(row, column, _)| cells::is_editable(row, *column));
    let text = |(row, column, text): (&Row, usize, String)| {
        Some(NewText { key: row.key.to_string(), locale: gcx.grid.columns.get(column)?.code.clone(), text })
    };
    let texts: Vec<NewText> = good.into_iter().filter_map(text).collect();
    gcx.cx.edit(gcx.open, Intent::SetTexts(texts));
    let left = bad.len() + lost;
    if left > 0 {
        gcx.cx.send(NavCommand::Tell(Msg::new("texts-left").with("count", left)));
    }
}

fn clear(gcx: &GridCx<'_, '_>, view: &View) {
    let (rows, columns) = block(gcx, view);
    let has_text = |row: &Row, column: usize| gcx.grid.text(&row.key, column).is_some();
    let cells =
        rows.iter().flat_map(|row| columns.clone().filter(|column| has_text(row, *column)).map(|column| (*row, column, String::new())));
    set(gcx, cells.collect(), 0);
}

fn copy_base(gcx: &GridCx<'_, '_>, view: &View) {
    let (rows, columns) = block(gcx, view);
    let base = |row: &Row| gcx.grid.text(&row.key, gcx.grid.base).map(str::to_owned);
    let cells = rows.iter().filter_map(|row| Some((*row, base(row)?)));
    let cells = cells
        .flat_map(|(row, text)| columns.clone().filter(|column| *column != gcx.grid.base).map(move |column| (row, column, text.clone())));
    set(gcx, cells.collect(), 0);
}

/// Puts a block down from the chosen cell on; a single text fills the whole chosen block.
fn paste(gcx: &GridCx<'_, '_>, view: &View, text: &str) {
    let pasted = tsv::read(text);
    let (rows, columns) = block(gcx, view);
    let Some(first) = rows.first() else { return };
    if let [only] = pasted.as_slice()
        && let [only] = only.as_slice()
    {
        let cells = rows.iter().flat_map(|row| columns.clone().map(|column| (*row, column, only.clone())));
        return set(gcx, cells.collect(), 0);
    }
    let from = Cursor { key: first.key.clone(), column: *columns.start() };
    let start = view.rows.place_of(gcx.grid, &from).unwrap_or_default();
    let mut below = (start..view.rows.len()).filter_map(|at| view.rows.get(gcx.grid, at)).filter(|row| !row.is_section);
    let (mut cells, mut lost) = (Vec::new(), 0);
    for line in pasted {
        let row = below.next();
        for (column, text) in (from.column..).zip(line) {
            match row.filter(|_| column < gcx.grid.columns.len()) {
                Some(row) => cells.push((row, column, text)),
                None => lost += 1,
            }
        }
    }
    set(gcx, cells, lost);
}

/// The keys that the strip names, with the ids of what they do.
pub const HINTS: [(&str, &str); 4] =
    [("Enter", "texts-key-enter"), ("Tab", "texts-key-tab"), ("Esc", "texts-key-escape"), ("Ctrl D", "texts-key-base")];

/// Draws the keys that the strip names.
pub fn hints(ui: &mut Ui, gcx: &GridCx<'_, '_>) {
    let t = tokens(ui);
    egui::Grid::new("keys of the grid")
        .num_columns(2)
        .spacing(egui::vec2(tokens::SPACE_S, tokens::SPACE_XS))
        .min_row_height(tokens::CHIP)
        .show(ui, |ui| {
            for (key, id) in HINTS {
                kit::chip(ui, key, t.muted, t.sunken);
                kit::hint(ui, &gcx.cx.tr(id));
                ui.end_row();
            }
        });
}
