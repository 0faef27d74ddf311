//! Above the grid: search, base, what to add, and what rows to show.

use egui::{CornerRadius, Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::prompt::Prompt;
use super::{GridCx, View};
use crate::app::action::Action;
use crate::app::features::texts::TextsCommand;
use crate::services::texts::grid::{Column, ColumnState, Filter};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Between the lines of the bar.
const LINES: f32 = 10.0;
/// Width below which the search is narrower.
const NARROW: f32 = 640.0;
/// Narrower and usual width of the search.
const SEARCH: (f32, f32) = (150.0, 210.0);
/// Both sides of the words in an empty search.
const SEARCH_SIDES: f32 = 22.0;
/// Width of the mark of a filter.
const DOT: f32 = 14.0;
/// Middle of that mark.
const DOT_X: f32 = 4.0;

pub fn search_id() -> Id {
    Id::unique("search in texts")
}

pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View) {
    ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, LINES);
    ui.horizontal(|ui| {
        let narrow = ui.available_width() < NARROW;
        let name = gcx.cx.tr("texts-search");
        let response = kit::input(ui, &mut view.query, search_id(), &name, false, false, if narrow { SEARCH.0 } else { SEARCH.1 })
            .on_hover_text(&name);
        if view.query.is_empty() {
            let mut job = egui::text::LayoutJob::simple_singleline(name, egui::FontId::proportional(tokens::BODY), tokens(ui).faint);
            job.wrap = egui::text::TextWrapping::truncate_at_width(response.rect.width() - SEARCH_SIDES);
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(response.rect.left_center() + vec2(tokens::SPACE_M, -galley.size().y / 2.0), galley, tokens(ui).faint);
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            ui.memory_mut(|memory| memory.request_focus(super::grid_id()));
        }
        base(ui, gcx);
        kit::right(ui, |ui| {
            if Button::new(&gcx.cx.tr("texts-add-locale")).icon(icons::PLUS).ui(ui).clicked() {
                view.prompt = Some(Prompt::locale());
            }
            exchange(ui, gcx, narrow);
            let name = gcx.cx.tr("texts-pseudo");
            if kit::switch(ui, view.pseudo, &name).on_hover_text(gcx.cx.tr("texts-pseudo.help")).clicked() {
                view.pseudo = !view.pseudo;
            }
            kit::hint(ui, &name);
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GAP, tokens::GAP);
        for filter in Filter::ALL {
            let count = gcx.grid.counts.get(&filter).copied().unwrap_or_default();
            // What there is nothing of is no choice; the chosen one stays.
            if (count > 0 || filter == Filter::All || view.filter == filter) && chip(ui, gcx, filter, count, view.filter == filter) {
                view.filter = filter;
                view.reveal = true;
            }
        }
    });
}

fn base(ui: &mut Ui, gcx: &GridCx<'_, '_>) {
    let code = gcx.grid.columns.get(gcx.grid.base).map_or("", |column| column.code.as_str());
    let text = gcx.cx.lang.with("texts-base", &[("locale", code.into())]);
    kit::menu_chip(ui, None, &text, &gcx.cx.tr("texts-base-name"), |ui| {
        for column in gcx.grid.columns.iter().filter(|column| column.state == ColumnState::Readable) {
            if kit::menu_item(ui, column.code == code, &column.code) {
                gcx.cx.send(TextsCommand::SetBaseLocale(column.code.clone()));
            }
        }
    });
}

/// The ways out to translators and back.
fn exchange(ui: &mut Ui, gcx: &GridCx<'_, '_>, narrow: bool) {
    let name = gcx.cx.tr("texts-exchange");
    let button = if narrow {
        kit::icon_button(ui, icons::FILE_SPREADSHEET, &name)
    } else {
        Button::new(&name).icon(icons::FILE_SPREADSHEET).ghost().ui(ui)
    };
    kit::menu(&button, |ui| {
        if kit::menu_item(ui, false, &gcx.cx.tr("texts-export")) {
            gcx.cx.send(Action::ExportTexts);
        }
        // For one translator: the base and the language that is translated.
        let is_readable = |column: &&Column| column.state == ColumnState::Readable;
        let columns: Vec<&str> = gcx.grid.columns.iter().filter(is_readable).map(|column| column.code.as_str()).collect();
        let base = gcx.grid.columns.get(gcx.grid.base).map_or("", |column| column.code.as_str());
        for code in columns.iter().filter(|code| **code != base && columns.len() > 2) {
            let text = gcx.cx.lang.with("texts-export-two", &[("base", base.into()), ("locale", (*code).into())]);
            if kit::menu_item(ui, false, &text) {
                gcx.cx.send(TextsCommand::ChooseExport(vec![base.to_owned(), (*code).to_owned()]));
            }
        }
        if kit::menu_item(ui, false, &gcx.cx.tr("texts-import")) {
            gcx.cx.send(Action::ImportTexts);
        }
    });
}

fn text_id(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "texts-filter-all",
        Filter::Missing => "texts-filter-missing",
        Filter::Empty => "texts-filter-empty",
        Filter::Same => "texts-filter-same",
        Filter::Marks => "texts-filter-marks",
        Filter::Problems => "texts-filter-problems",
        Filter::Unused => "texts-filter-unused",
        Filter::Changed => "texts-filter-changed",
    }
}

/// A filter with its count. Returns whether it was pressed.
fn chip(ui: &mut Ui, gcx: &GridCx<'_, '_>, filter: Filter, count: usize, on: bool) -> bool {
    let t = tokens(ui);
    let dot = match filter {
        Filter::All => None,
        Filter::Missing | Filter::Marks => Some(t.error),
        Filter::Empty | Filter::Problems => Some(t.warning_mark),
        Filter::Same | Filter::Unused => Some(t.advice),
        Filter::Changed => Some(t.accent),
    };
    let word = gcx.cx.tr(text_id(filter));
    let colour = if on { t.accent_text } else { t.muted };
    let layout = |text: String, font: egui::FontId| ui.painter().layout_no_wrap(text, font, colour);
    let words = layout(word.clone(), egui::FontId::proportional(tokens::SMALL));
    let number = layout(count.to_string(), tokens::semibold(tokens::SMALL));
    let lead = if dot.is_some() { DOT } else { 0.0 };
    let size = vec2(words.size().x + number.size().x + lead + tokens::GAP + 2.0 * tokens::INSET, tokens::BUTTON_SMALL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (ground, edge) =
        if on { (t.accent_soft, t.accent_soft) } else { (if response.hovered() { t.raised } else { t.surface }, t.control_edge) };
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_LARGE), ground, Stroke::new(tokens::LINE, edge), StrokeKind::Inside);
    let mut x = rect.left() + tokens::INSET;
    if let Some(dot) = dot {
        ui.painter().circle_filled(egui::pos2(x + DOT_X, rect.center().y), 3.5, dot);
        x += lead;
    }
    let width = words.size().x;
    ui.painter().galley(egui::pos2(x, rect.center().y - words.size().y / 2.0), words, colour);
    ui.painter().galley(egui::pos2(x + width + tokens::GAP, rect.center().y - number.size().y / 2.0), number, colour);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{word}: {count}")));
    let tip = match filter {
        Filter::Changed => Some("texts-filter-changed.help"),
        Filter::Problems => Some("texts-filter-problems.help"),
        _ => None,
    };
    let response = match tip {
        Some(id) => response.on_hover_text(gcx.cx.tr(id)),
        None => response,
    };
    kit::focus_ring(ui, response).clicked()
}
