//! The grid itself: heads that stay, keys that stay at the left, and only those rows that can be seen.

use egui::{CornerRadius, FontId, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::rows::Rows;
use super::{Cursor, GridCx, View, cells, editor, grid_id, header, keys};
use crate::services::texts::exchange::key;
use crate::services::texts::grid::{ColumnState, Row};
use crate::ui::kit::icons;
use crate::ui::kit::tokens::{self, tokens};

/// Width below which the column of keys is narrower.
const NARROW: f32 = 640.0;
/// Height of what is said in the place of rows.
const NOTE: f32 = 24.0;
/// Least width of a name.
const TEXT_LEAST: f32 = 20.0;
/// Width of the arrow of a section.
const ARROW: f32 = 20.0;
/// Middle of a row's mark, from the left edge.
const DOT_X: f32 = 9.0;

/// Width of the column of keys, in a narrow window and in a usual one.
const KEYS: (f32, f32) = (148.0, 174.0);
/// Width of the column that says where a key is used.
const USED: f32 = 108.0;
/// Narrowest column of texts.
const NARROWEST: f32 = 158.0;
/// How far a section's rows are set in.
const INDENT: f32 = 14.0;

/// Widths of the columns.
#[derive(Clone, Copy)]
struct Widths {
    keys: f32,
    texts: f32,
    used: f32,
}

impl Widths {
    fn of(available: f32, locales: usize) -> Self {
        let keys = if available < NARROW { KEYS.0 } else { KEYS.1 };
        let locales = locales.max(1) as f32;
        let texts = ((available - keys - USED) / locales).floor().max(NARROWEST);
        Self { keys, texts, used: USED }
    }

    fn all(self, locales: usize) -> f32 {
        self.keys + self.texts * locales as f32 + self.used
    }

    fn left_of(self, column: usize) -> f32 {
        self.keys + self.texts * column as f32
    }
}

pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View) {
    let t = tokens(ui);
    let area = ui.available_rect_before_wrap();
    let widths = Widths::of(area.width(), gcx.grid.columns.len());
    Rows::update(view, gcx.grid, widths.texts);
    let head = Rect::from_min_size(area.min, vec2(area.width(), header::HEIGHT));
    let body = Rect::from_min_max(pos2(area.left(), head.bottom()), area.max);
    ui.painter().rect_filled(body, CornerRadius::ZERO, t.surface);
    let focus = ui.interact(body, grid_id(), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Grid, true, gcx.cx.tr("texts-grid")));
    let scrolled = ui
        .scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ScrollArea::both().id_salt("grid of texts").auto_shrink(false).show_viewport(ui, |ui, seen| {
                ui.set_min_size(vec2(widths.all(gcx.grid.columns.len()), view.rows.height().max(1.0)));
                shown(ui, gcx, view, widths, seen);
            })
        })
        .inner;
    if view.rows.len() == 0 {
        let said = egui::Label::new(egui::RichText::new(gcx.cx.tr("texts-nothing-found")).color(t.muted));
        ui.put(Rect::from_center_size(body.center(), vec2(body.width() - tokens::SPACE_XXL, NOTE)), said);
    }
    heads(ui, gcx, view, widths, head, scrolled.state.clamped_offset().x);
    if focus.has_focus() {
        ui.painter().rect_stroke(body, CornerRadius::ZERO, Stroke::new(2.0, t.focus), StrokeKind::Inside);
    }
    keys::take(ui, gcx, view);
    ui.advance_cursor_after_rect(area);
}

fn heads(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, widths: Widths, head: Rect, scrolled: f32) {
    let t = tokens(ui);
    ui.scope_builder(UiBuilder::new().max_rect(head), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(head));
        ui.painter().rect_filled(head, CornerRadius::ZERO, t.raised);
        let (first, others) = head.split_left_right_at_x(head.left() + widths.keys);
        header::keys(ui, gcx, view, first);
        line(ui, first.right_top(), first.right_bottom());
        line(ui, head.left_top(), head.right_top());
        line(ui, head.left_bottom() - vec2(0.0, 1.0), head.right_bottom() - vec2(0.0, 1.0));
        ui.set_clip_rect(ui.clip_rect().intersect(others));
        for (at, column) in gcx.grid.columns.iter().enumerate() {
            let left = head.left() + widths.left_of(at) - scrolled;
            let rect = Rect::from_min_size(pos2(left, head.top()), vec2(widths.texts, head.height()));
            if rect.intersects(others) {
                header::locale(ui, gcx, at, column, rect);
                line(ui, rect.left_top(), rect.left_bottom());
            }
        }
        let used = head.left() + widths.left_of(gcx.grid.columns.len()) - scrolled;
        let galley = ui.painter().layout_no_wrap(gcx.cx.tr("texts-used"), tokens::semibold(tokens::SMALL), t.text);
        ui.painter().galley(pos2(used + tokens::SPACE_M, head.center().y - galley.size().y / 2.0), galley, t.text);
        line(ui, pos2(used, head.top()), pos2(used, head.bottom()));
    });
}

fn line(ui: &Ui, from: Pos2, to: Pos2) {
    ui.painter().line_segment([from, to], Stroke::new(tokens::LINE, tokens(ui).border));
}

/// The rows that can be seen, the editor over them, and the column of keys over all.
fn shown(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, widths: Widths, seen: Rect) {
    let origin = ui.max_rect().min;
    let stick = origin.x + seen.left();
    let at_cursor = view.cursor.as_ref().and_then(|cursor| view.rows.place_of(gcx.grid, cursor));
    let corners = keys::corners(gcx, view);
    if std::mem::take(&mut view.reveal) {
        reveal(ui, view, widths, origin, at_cursor);
    }
    let mut editing = None;
    let first = view.rows.at(seen.top());
    for at in first..view.rows.len() {
        let (Some(row), Some((top, bottom))) = (view.rows.get(gcx.grid, at), view.rows.span(at)) else { break };
        if top > seen.bottom() {
            break;
        }
        let y = origin.y + top..=origin.y + bottom;
        let band = Rect::from_x_y_ranges(stick..=stick + seen.width(), y.clone());
        let is_current = at_cursor == Some(at);
        ground(ui, row, band, is_current);
        for column in 0..gcx.grid.columns.len() {
            let left = origin.x + widths.left_of(column);
            let rect = Rect::from_x_y_ranges(left..=left + widths.texts, y.clone());
            if rect.right() < stick + widths.keys || rect.left() > band.right() {
                continue;
            }
            let is_edited = view.editor.as_ref().is_some_and(|editor| editor.key == row.key && editor.column == column);
            if is_edited {
                editing = Some(rect);
            }
            cell(ui, gcx, view, row, column, rect, keys::is_chosen(view, corners, at, column));
        }
        if !row.is_section {
            let left = origin.x + widths.left_of(gcx.grid.columns.len());
            cells::usage(ui, gcx, row, pos2(left + tokens::SPACE_M, band.center().y));
            line(ui, pos2(left, band.top()), pos2(left, band.bottom()));
        }
        let rect = Rect::from_x_y_ranges(stick..=stick + widths.keys, y);
        key(ui, gcx, view, row, rect, is_current);
        line(ui, band.left_bottom() - vec2(0.0, 0.5), band.right_bottom() - vec2(0.0, 0.5));
    }
    if let Some(rect) = editing {
        editor::ui(ui, gcx, view, rect);
    }
}

/// Scrolls to the cursor.
fn reveal(ui: &Ui, view: &View, widths: Widths, origin: Pos2, at: Option<usize>) {
    let (Some(cursor), Some((top, bottom))) = (&view.cursor, at.and_then(|at| view.rows.span(at))) else { return };
    // The column of keys hides what is below it.
    let left = origin.x + widths.left_of(cursor.column) - widths.keys;
    let rect = Rect::from_x_y_ranges(left..=left + widths.keys + widths.texts, origin.y + top..=origin.y + bottom);
    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
}

fn ground(ui: &Ui, row: &Row, band: Rect, is_current: bool) {
    let t = tokens(ui);
    if is_current {
        ui.painter().rect_filled(band, CornerRadius::ZERO, t.accent_soft);
    } else if row.is_section {
        ui.painter().rect_filled(band, CornerRadius::ZERO, t.raised);
    }
}

fn cell(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, row: &Row, column: usize, rect: Rect, is_chosen: bool) {
    let t = tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with((&row.key, column)), Sense::CLICK);
    let is_cursor = view.cursor.as_ref().is_some_and(|cursor| cursor.key == row.key && cursor.column == column);
    if is_chosen {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, t.selection);
    }
    cells::ui(ui, gcx, row, column, rect, view.pseudo);
    line(ui, rect.left_top(), rect.left_bottom());
    if is_cursor && !row.is_section {
        ui.painter().rect_stroke(rect, CornerRadius::same(2), Stroke::new(2.0, t.focus), StrokeKind::Inside);
    }
    let is_readable = gcx.grid.columns.get(column).is_some_and(|column| column.state == ColumnState::Readable);
    if !row.is_section || is_readable && cells::dot(row, t).is_some() {
        response.widget_info(|| WidgetInfo::selected(Role::Cell, true, is_cursor, cells::name(gcx, row, column)));
    }
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
        let extend = ui.input(|input| input.modifiers.shift);
        let old = view.cursor.replace(Cursor { key: row.key.clone(), column });
        view.anchor = if extend { view.anchor.take().or(old) } else { None };
        view.editor = None;
        // A second click on the chosen cell begins to type in it.
        if response.double_clicked() && !view.edit(ui, gcx, row, column, None) && !row.is_section {
            keys::why_not(gcx, row, column);
        }
    }
}

/// The key of a row, or the head of a section.
fn key(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, row: &Row, rect: Rect, is_current: bool) {
    let t = tokens(ui);
    let fill = if is_current {
        t.accent_soft
    } else if row.is_section {
        t.raised
    } else {
        t.surface
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    let clip = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let left = rect.left() + tokens::SPACE_M + INDENT * row.depth as f32;
    let centre = rect.center().y;
    let colour = if is_current { t.accent_text } else { t.text };
    let is_closed = view.collapsed.contains(&row.key);
    let mut x = left;
    if row.is_section {
        let icon = if is_closed { icons::CHEVRON_RIGHT } else { icons::CHEVRON_DOWN };
        icon.image(tokens::ICON_SMALL, t.muted)
            .paint_at(ui, Rect::from_center_size(pos2(x + tokens::ICON_SMALL / 2.0, centre), vec2(tokens::ICON_SMALL, tokens::ICON_SMALL)));
        x += ARROW;
    } else {
        x += tokens::GAP;
    }
    if let Some(colour) = cells::dot(row, t) {
        clip.circle_filled(pos2(rect.left() + DOT_X, centre), 3.5, colour);
    }
    let shown: String = if row.name.is_empty() { "\"\"".to_owned() } else { row.name.chars().take(60).collect() };
    let mut job = egui::text::LayoutJob::simple_singleline(shown, tokens::code(tokens::CODE), colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.right() - x - tokens::SPACE_S).max(TEXT_LEAST));
    let galley = clip.layout_job(job);
    let after = x + galley.size().x + tokens::GAP;
    clip.galley(pos2(x, centre - galley.size().y / 2.0), galley, colour);
    if row.is_section {
        let galley = clip.layout_no_wrap(row.below.to_string(), FontId::proportional(tokens::SMALL), t.muted);
        clip.galley(pos2(after, centre - galley.size().y / 2.0), galley, t.muted);
    }
    line(ui, rect.right_top(), rect.right_bottom());
    let response = ui.interact(rect, ui.scope_id().with((&row.key, "key")), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, is_current, key::of(&row.key)));
    let response = if row.name.chars().count() > 16 { response.on_hover_text(key::of(&row.key)) } else { response };
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
        let column = view.cursor.as_ref().map_or(gcx.grid.base, |cursor| cursor.column);
        view.cursor = Some(Cursor { key: row.key.clone(), column });
        view.anchor = None;
        if row.is_section && !view.collapsed.remove(&row.key) {
            view.collapsed.insert(row.key.clone());
        }
    }
}
