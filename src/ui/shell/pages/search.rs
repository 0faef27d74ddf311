//! The page of the search in all texts: what is looked for, the places by file, and replacing.

use egui::text::{LayoutJob, TextFormat};
use egui::{CentralPanel, Frame, Id, Key, Role, ScrollArea, Ui};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::search::{Found, FoundAt, FoundIn, MOST, SearchCommand};
use crate::services::find::Query;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};
use crate::ui::{Cx, source};

/// Height of a line.
const ROW: f32 = 28.0;
/// Beginning of the words of a place.
const WORDS_X: f32 = 64.0;
/// Room for the buttons beside an input.
const BESIDE: f32 = 4.0 * tokens::BUTTON;
/// Greatest width of an input.
const INPUT: f32 = 420.0;

/// What is typed.
#[derive(Default)]
pub struct View {
    query: Query,
    with: String,
    shown: u64,
}

/// A line of the list.
enum Line<'f> {
    File(&'f FoundIn),
    Place(&'f FoundIn, &'f FoundAt),
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    let search = &cx.app.search;
    let is_new = view.shown != search.shown;
    view.shown = search.shown;
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        Frame::new().inner_margin(tokens::PAD_READING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if Button::new(&cx.tr("page-back")).icon(icons::ARROW_LEFT).ghost().ui(ui).clicked() {
                cx.send(NavCommand::ClosePage);
            }
            query(ui, cx, view, is_new);
            let found = search.found.as_ref();
            replace(ui, cx, open, view, found);
            if view.query != search.query {
                cx.send(SearchCommand::Find(view.query.clone()));
            }
            if let Some(found) = found.filter(|_| !view.query.words.is_empty()) {
                summary(ui, cx, found);
                list(ui, cx, found);
            }
        });
    });
}

/// What is looked for, and how.
fn query(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, is_new: bool) {
    ui.horizontal(|ui| {
        let is_bad = cx.app.search.found.as_ref().is_some_and(|found| found.fault.is_some());
        let width = (ui.available_width() - BESIDE).min(INPUT);
        let input = kit::input(ui, &mut view.query.words, Id::unique("search"), &cx.tr("search-words"), true, is_bad, width);
        if is_new {
            input.request_focus();
        }
        source::ways(ui, cx, &mut view.query);
    });
}

fn replace(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, found: Option<&Found>) {
    ui.horizontal(|ui| {
        let width = (ui.available_width() - BESIDE).min(INPUT);
        let name = cx.tr("search-with");
        let input = kit::drawn_input(ui, &mut view.with, Id::unique("search-with"), &name, &name, false, width);
        let can = !open.read_only && found.is_some_and(|found| found.count > 0) && !view.query.words.is_empty();
        let enter = input.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if Button::new(&cx.tr("search-replace")).enabled(can).ui(ui).clicked() || enter && can {
            cx.send(SearchCommand::Replace(view.with.clone()));
        }
    });
}

fn summary(ui: &mut Ui, cx: &Cx<'_>, found: &Found) {
    ui.add_space(tokens::SPACE_S);
    let words = match &found.fault {
        Some(fault) => cx.lang.with("search-bad", &[("reason", fault.to_string().into())]),
        None => {
            let more = if found.count >= MOST { "more" } else { "all" };
            let args = [("count", found.count.into()), ("files", found.files.len().into()), ("more", more.into())];
            cx.lang.with("search-found", &args)
        }
    };
    kit::muted(ui, &words);
    ui.add_space(tokens::SPACE_XS);
}

fn list(ui: &mut Ui, cx: &Cx<'_>, found: &Found) {
    let places = |file| std::iter::once(Line::File(file)).chain(file.places.iter().map(move |place| Line::Place(file, place)));
    let lines: Vec<Line<'_>> = found.files.iter().flat_map(places).collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("found").auto_shrink(false).show_rows(ui, ROW, lines.len(), |ui, rows| {
        for line in lines.get(rows).unwrap_or_default() {
            match line {
                Line::File(file) => ui.push_id(&file.path, |ui| head(ui, cx, file)).inner,
                Line::Place(file, place) => ui.push_id((&file.path, place.range.start), |ui| row(ui, cx, file, place)).inner,
            }
        }
    });
}

/// The name of a file; pressed, it leads to the first place in it.
fn head(ui: &mut Ui, cx: &Cx<'_>, file: &FoundIn) {
    let row = Row::new(ui, ROW, false, 0);
    let t = tokens(ui);
    let count = ui.painter().layout_no_wrap(file.places.len().to_string(), egui::FontId::proportional(tokens::SMALL), t.muted);
    let end = row.words_to(ui, row.rect.right() - tokens::SPACE_M, count, t.muted);
    let words = egui::RichText::new(file.path.as_str()).font(tokens::semibold(tokens::SMALL)).color(t.text);
    row.fill(ui, &file.path, row.rect.left() + tokens::SPACE_M, end - tokens::SPACE_S, words);
    if row.end(ui, Role::Button, file.path.as_str(), "").clicked()
        && let Some(first) = file.places.first()
    {
        cx.send(SearchCommand::GoTo { file: file.path.clone(), range: first.range.clone() });
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, file: &FoundIn, place: &FoundAt) {
    let t = tokens(ui);
    let row = Row::new(ui, ROW, false, 0);
    let line = ui.painter().layout_no_wrap(place.line.to_string(), tokens::code(tokens::SMALL), t.faint);
    row.words(ui, WORDS_X - tokens::SPACE_M - line.size().x, line, t.faint);
    let font = || tokens::code(tokens::SMALL);
    let mut job = LayoutJob::default();
    let part = |range: std::ops::Range<usize>| place.words.get(range).unwrap_or_default();
    job.append(part(0..place.mark.start), 0.0, TextFormat::simple(font(), t.text));
    job.append(part(place.mark.clone()), 0.0, TextFormat { background: t.selection, ..TextFormat::simple(font(), t.text) });
    job.append(part(place.mark.end..place.words.len()), 0.0, TextFormat::simple(font(), t.text));
    let mut inner = row.left_to_right(ui, "words", row.rect.left() + WORDS_X, row.rect.right() - tokens::SPACE_M);
    inner.add(egui::Label::new(job).selectable(false).truncate());
    let name = format!("{}:{} {}", file.path, place.line, place.words);
    if row.end(ui, Role::Button, &name, "").clicked() {
        cx.send(SearchCommand::GoTo { file: file.path.clone(), range: place.range.clone() });
    }
}
