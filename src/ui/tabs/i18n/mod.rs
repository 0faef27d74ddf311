//! The i18n tab: the texts of all locales side by side, as in a spreadsheet, with what is known of the chosen key beside.

mod cells;
mod details;
mod editor;
mod header;
mod keys;
mod preview;
mod prompt;
mod rows;
mod steps;
mod table;
mod toolbar;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Id, Margin, Panel, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::crm::i18n::FOLDER;
use crate::formats::json::pointer;
use crate::services::texts::grid::{Filter, Grid};
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Least width of the tab with the usual strip.
const WIDE: f32 = 900.0;
/// Around the bar above the grid.
const PADDING: Margin = Margin { left: 20, right: 12, top: 12, bottom: 10 };

/// What the view remembers: no part of the widget.
pub struct View {
    filter: Filter,
    query: String,
    collapsed: HashSet<Arc<str>>,
    cursor: Option<Cursor>,
    /// The place of the cursor's row among all rows.
    place: usize,
    /// The other corner of a chosen block.
    /// Escape was pressed: Tab leads on from the grid.
    leaves: bool,
    anchor: Option<Cursor>,
    editor: Option<editor::Editor>,
    prompt: Option<prompt::Prompt>,
    rows: rows::Rows,
    preview: preview::View,
    /// Whether the cursor is to be scrolled to.
    reveal: bool,
    /// Whether texts are shown in the pseudo-locale.
    pseudo: bool,
    /// A key to go to once the grid has it.
    wanted: Option<String>,
    seen: u64,
}

/// A cell: a key, and the place of a locale among the columns.
#[derive(Debug, Clone, PartialEq)]
struct Cursor {
    key: Arc<str>,
    column: usize,
}

impl Default for View {
    fn default() -> Self {
        Self {
            filter: Filter::All,
            query: String::new(),
            collapsed: HashSet::new(),
            cursor: None,
            place: 0,
            leaves: false,
            anchor: None,
            editor: None,
            prompt: None,
            rows: rows::Rows::default(),
            preview: preview::View::default(),
            reveal: false,
            pseudo: false,
            wanted: None,
            seen: 0,
        }
    }
}

/// What all parts of the tab are drawn with.
struct GridCx<'a, 'c> {
    cx: &'a Cx<'c>,
    open: &'a OpenWidget,
    grid: &'a Arc<Grid>,
}

/// Narrowest and usual width of the strip beside the grid.
const STRIP: (f32, f32) = (256.0, 276.0);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let page = Frame::new().fill(t.canvas);
    let Some(grid) = &cx.app.texts.grid else {
        CentralPanel::default().frame(page).show(ui, |ui| {
            ui.centered_and_justified(|ui| kit::hint(ui, &cx.tr("texts-reading")));
        });
        return;
    };
    let gcx = GridCx { cx, open, grid };
    view.follow(&gcx);
    if grid.columns.is_empty() {
        CentralPanel::default().frame(page).show(ui, |ui| nothing(ui, cx, view));
    } else {
        let width = if ui.available_width() < WIDE { STRIP.0 } else { STRIP.1 };
        Panel::right("texts of a key").exact_size(width).resizable(false).frame(Frame::new().fill(t.surface)).show(ui, |ui| {
            details::ui(ui, &gcx, view, textures);
            ui.allocate_space(ui.available_size());
        });
        CentralPanel::default().frame(page).show(ui, |ui| {
            Frame::new().inner_margin(PADDING).show(ui, |ui| toolbar::ui(ui, &gcx, view));
            table::ui(ui, &gcx, view);
        });
    }
    prompt::ui(ui, &gcx, view);
}

/// The page of a widget without texts.
fn nothing(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() / 3.0);
        kit::icon(ui, icons::LANGUAGES, tokens::SPACE_XXL, tokens(ui).faint);
        kit::title(ui, &cx.tr("texts-none"));
        kit::hint(ui, &cx.tr("texts-none.about"));
        ui.add_space(tokens::SPACE_S);
        if Button::new(&cx.tr("texts-add-locale")).icon(icons::PLUS).ui(ui).clicked() {
            view.prompt = Some(prompt::Prompt::locale());
        }
    });
}

impl View {
    /// Goes where a finding, a search or a step leads, and drops what the grid no longer has.
    fn follow(&mut self, gcx: &GridCx<'_, '_>) {
        let GridCx { open, grid, .. } = gcx;
        if let Some(focus) = open.focus.as_ref().filter(|focus| focus.serial != self.seen) {
            self.seen = focus.serial;
            if focus.file.strip_prefix(FOLDER).is_some() {
                let column = grid.columns.iter().position(|column| column.path == focus.file).unwrap_or_default();
                self.go_to(grid, focus.pointer.as_deref().unwrap_or_default(), column);
            }
        }
        if let Some(key) = self.wanted.take_if(|key| grid.row(key).is_some()) {
            let column = self.cursor.as_ref().map_or(grid.base, |cursor| cursor.column);
            self.go_to(grid, &key, column);
        }
        let is_there = |cursor: &Cursor| grid.row(&cursor.key).is_some() && cursor.column < grid.columns.len();
        if let Some(gone) = self.cursor.take_if(|cursor| !is_there(cursor)) {
            // What follows what was deleted moves up to its place.
            let next = grid.rows.iter().skip(self.place).find(|row| !row.is_section);
            let row = next.or_else(|| grid.rows.iter().rev().find(|row| !row.is_section));
            let column = if gone.column < grid.columns.len() { gone.column } else { grid.base };
            self.cursor = row.map(|row| Cursor { key: row.key.clone(), column });
        }
        if self.anchor.as_ref().is_some_and(|anchor| !is_there(anchor)) {
            self.anchor = None;
        }
        if self.cursor.is_none() {
            let first = grid.rows.iter().find(|row| !row.is_section).or(grid.rows.first());
            self.cursor = first.map(|row| Cursor { key: row.key.clone(), column: grid.base });
        }
        if let Some(cursor) = &self.cursor {
            self.place = grid.rows.iter().position(|row| row.key == cursor.key).unwrap_or_default();
        }
    }

    /// Chooses the cell of `key`, or of the nearest key above it, and shows it whatever is filtered or collapsed.
    fn go_to(&mut self, grid: &Grid, key: &str, column: usize) {
        let mut at = key;
        while grid.row(at).is_none() {
            let Some((parent, _)) = at.rsplit_once('/') else { return };
            at = parent;
        }
        let Some(row) = grid.row(at) else { return };
        (self.filter, self.query) = (Filter::All, String::new());
        self.collapsed.retain(|section| !pointer::is_within(&row.key, section));
        self.cursor = Some(Cursor { key: row.key.clone(), column });
        (self.anchor, self.reveal) = (None, true);
    }
}

/// The grid as a control that can have the focus.
fn grid_id() -> Id {
    Id::unique("the grid of texts")
}
