//! A table whose head stays in sight: `egui_extras` draws the rows that are seen; here are its look, growing columns and heads that sort.

use egui::{Align, Color32, Layout, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};
use egui_extras::TableBuilder;

use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Height of the head.
const HEAD: f32 = 34.0;
/// Between the edge of a cell and what stands in it.
const PADDING: f32 = 12.0;

/// A column.
pub struct Column {
    /// Its name; none is drawn if it is empty.
    pub title: String,
    /// Its least width.
    pub width: f32,
    /// Its part of the room that is left.
    pub grows: f32,
    /// Whether its head sorts.
    pub sorts: bool,
}

impl Column {
    /// A column of this width.
    pub fn new(title: String, width: f32) -> Self {
        Self { title, width, grows: 0.0, sorts: false }
    }

    /// Which takes a part of the room that is left.
    pub fn grows(mut self, part: f32) -> Self {
        self.grows = part;
        self
    }

    /// Whose head sorts.
    pub fn sorts(mut self) -> Self {
        self.sorts = true;
        self
    }
}

/// The order of the rows: by a column, and whether backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// The column, from 0.
    pub column: usize,
    /// Whether the last comes first.
    pub is_backwards: bool,
}

/// What a table shows.
pub struct Table<'t> {
    /// Its name among the tables of the page.
    pub id: &'t str,
    /// Its columns, from the left.
    pub columns: &'t [Column],
    /// How many rows it has.
    pub rows: usize,
    /// Height of a row, in points.
    pub height: f32,
    /// The row on a ground of its own.
    pub chosen: Option<usize>,
}

/// A cell that is drawn: of the head (`row` is `None`), or of a row.
#[derive(Clone, Copy)]
pub struct At {
    /// The row, from 0.
    pub row: Option<usize>,
    /// The column, from 0.
    pub column: usize,
}

impl Table<'_> {
    /// Draws it over the room that is left. `cell` draws the cells; in the head those without a title.
    pub fn ui(&self, ui: &mut Ui, order: &mut Order, mut cell: impl FnMut(&mut Ui, At)) {
        let t = tokens(ui);
        let room = ui.available_width();
        // A head is whole, whatever is below it.
        let whole = |column: &Column| {
            let galley = ui.painter().layout_no_wrap(column.title.clone(), tokens::semibold(tokens::SMALL), t.muted);
            column.width.max(galley.size().x.ceil() + PADDING)
        };
        let widths: Vec<f32> = self.columns.iter().map(whole).collect();
        let least: f32 = widths.iter().sum();
        let growing: f32 = self.columns.iter().map(|column| column.grows).sum();
        let left = (room - least).max(0.0) / growing.max(1.0);
        ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, t.surface);
        ScrollArea::horizontal().id_salt(self.id).auto_shrink(false).show(ui, |ui| {
            let gap = std::mem::take(&mut ui.spacing_mut().item_spacing);
            ui.visuals_mut().selection.bg_fill = t.accent_soft;
            let mut inner = |ui: &mut Ui, at: At, ground: Option<Color32>| {
                let rect = ui.max_rect();
                if let Some(ground) = ground {
                    ui.painter().rect_filled(rect, 0.0, ground);
                }
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(tokens::LINE, t.border));
                ui.spacing_mut().item_spacing = gap;
                let layout = Layout::left_to_right(Align::Center);
                let part = UiBuilder::new().max_rect(rect.shrink2(vec2(PADDING / 2.0, 0.0))).layout(layout);
                let mut place = ui.new_child(part);
                match (at.row, self.columns.get(at.column)) {
                    (None, Some(column)) if !column.title.is_empty() => head(&mut place, column, at.column, order),
                    _ => cell(&mut place, at),
                }
            };
            let mut table = TableBuilder::new(ui).id_salt(self.id).auto_shrink(false);
            for (column, width) in self.columns.iter().zip(&widths) {
                table = table.column(egui_extras::Column::exact(width + left * column.grows).clip(true));
            }
            table
                .header(HEAD, |mut line| {
                    for column in 0..self.columns.len() {
                        line.col(|ui| inner(ui, At { row: None, column }, Some(t.raised)));
                    }
                })
                .body(|body| {
                    body.rows(self.height, self.rows, |mut line| {
                        let row = Some(line.index());
                        line.set_selected(self.chosen == row);
                        for column in 0..self.columns.len() {
                            line.col(|ui| inner(ui, At { row, column }, None));
                        }
                    });
                });
        });
    }
}

fn head(ui: &mut Ui, column: &Column, at: usize, order: &mut Order) {
    let t = tokens(ui);
    if !column.sorts {
        kit::group_title(ui, &column.title);
        return;
    }
    let is_by = order.column == at;
    let colour = if is_by { t.text } else { t.muted };
    let text = RichText::new(&column.title).font(tokens::semibold(tokens::SMALL)).color(colour);
    let label = egui::Label::new(text).truncate().selectable(false).sense(Sense::click());
    let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, is_by, &column.title));
    if is_by {
        kit::icon(ui, if order.is_backwards { icons::CHEVRON_DOWN } else { icons::CHEVRON_UP }, tokens::ICON_TINY, colour);
    }
    if kit::focus_ring(ui, response).clicked() {
        *order = Order { column: at, is_backwards: is_by && !order.is_backwards };
    }
}

/// The width of a column in which each of these words is whole.
pub fn fitting(ui: &Ui, words: &[String]) -> f32 {
    let font = egui::FontId::proportional(tokens::SMALL);
    let width = |words: &String| ui.painter().layout_no_wrap(words.clone(), font.clone(), egui::Color32::PLACEHOLDER).size().x;
    words.iter().map(width).fold(0.0, f32::max).ceil() + PADDING
}

/// Words in a cell, cut where it ends.
pub fn words(ui: &mut Ui, text: &str, colour: egui::Color32) -> egui::Response {
    ui.add(egui::Label::new(RichText::new(text).size(tokens::SMALL).color(colour)).truncate())
}

/// A code or a number in a cell.
pub fn code(ui: &mut Ui, text: &str, colour: egui::Color32) -> egui::Response {
    ui.add(egui::Label::new(RichText::new(text).font(tokens::code(tokens::SMALL)).color(colour)).truncate())
}
