//! The Files tab: every file of the widget with its size and findings on the left, the source of one on the right.

mod menu;

use std::collections::HashMap;

use egui::{CentralPanel, Frame, Id, Margin, Panel, RichText, Role, ScrollArea, Stroke, Ui, pos2, vec2};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::app::features::files::{FileTask, FilesCommand};
use crate::app::features::images::is_picture_name;
use crate::checks::engine::Report;
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::Revision;
use crate::model::widget::Widget;
use crate::services::files::Template;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};
use crate::ui::memo::{Memo, Same};
use crate::ui::{Cx, source};

/// Least and greatest width of the list at first.
const USUAL: (f32, f32) = (220.0, 300.0);
/// Least width of the list.
const LEAST: f32 = 180.0;
/// Around the path above the source.
const HEAD_PADDING: Margin = Margin { left: 14, right: 14, top: 12, bottom: 0 };
/// Around the way to a picture.
const PICTURE_PADDING: Margin = Margin::symmetric(14, 4);
/// Around the head of the list.
const LIST_PADDING: Margin = Margin { left: 12, right: 12, top: 12, bottom: 8 };
/// Middle of a file's icon, from the left edge.
const ICON_X: f32 = 20.0;
/// Beginning of a file's name.
const NAME_X: f32 = 34.0;
/// Width that a badge takes, also where there is none, so that sizes stand in a column.
const BADGE: f32 = 34.0;
/// Between the size and the mark of an unsaved file.
const DOT: f32 = 10.0;

/// Height of a file in the list.
const ROW: f32 = 28.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    filter: String,
    counts: Memo<Same<Report>, Counts>,
    listed: Memo<(Revision, String), Listed>,
    last: String,
}

/// The worst severity in a file, and how many findings have it.
type Counts = HashMap<String, (Severity, usize)>;

/// The files that the filter leaves, and what all of them come to.
struct Listed {
    lines: Vec<Line>,
    count: usize,
    bytes: usize,
}

/// A line of the list.
enum Line {
    Folder(String),
    File(RelPath),
}

impl Listed {
    fn of(widget: &Widget, filter: &str) -> Self {
        let filter = filter.to_lowercase();
        let mut lines = Vec::new();
        let mut folder = "";
        // Files at the root come first: they are the widget's own.
        let (root, below): (Vec<_>, Vec<_>) = widget.files().map(|(path, _)| path).partition(|path| path.folder().is_empty());
        for path in root.into_iter().chain(below).filter(|path| filter.is_empty() || path.as_str().to_lowercase().contains(&filter)) {
            if path.folder() != folder {
                folder = path.folder();
                lines.push(Line::Folder(folder.to_owned()));
            }
            lines.push(Line::File(path.clone()));
        }
        Self { lines, count: widget.files().len(), bytes: widget.files().map(|(_, body)| body.len()).sum() }
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, shown: &mut source::View) {
    let t = tokens(ui);
    let width = ui.available_width();
    Panel::left("files")
        .resizable(true)
        .default_size((width * 0.26).clamp(USUAL.0, USUAL.1))
        .size_range(LEAST..=(width * 0.5))
        .frame(Frame::new().fill(t.canvas))
        .show(ui, |ui| {
            list(ui, cx, open, view);
            ui.allocate_space(ui.available_size());
        });
    CentralPanel::default().frame(Frame::new().fill(t.surface)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
            ui.horizontal(|ui| {
                kit::right(ui, |ui| {
                    if let Some((path, _)) = open.project.widget().entry(&open.source_file) {
                        let more = kit::icon_button(ui, icons::ELLIPSIS, &cx.tr("file-menu"));
                        kit::menu(&more, |ui| menu::ui(ui, cx, open, path));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let words = RichText::new(&open.source_file).font(tokens::code(tokens::BODY)).color(t.text);
                        ui.add(egui::Label::new(words).truncate());
                    });
                });
            });
        });
        source::ui(ui, cx, open, shown);
        let path = open.project.widget().entry(&open.source_file).filter(|(_, body)| body.as_text().is_none()).map(|(path, _)| path);
        if path.is_some_and(is_picture_name) {
            Frame::new().inner_margin(PICTURE_PADDING).show(ui, |ui| {
                if Button::new(&cx.tr("listed-show-picture")).icon(icons::IMAGE).ui(ui).clicked() {
                    cx.send(NavCommand::ShowTab(Tab::Images));
                }
            });
        }
    });
}

fn list(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let widget = open.project.widget();
    let mut listed = |filter: &str| view.listed.get((open.project.revision(), filter.to_owned()), |(_, filter)| Listed::of(widget, filter));
    let before = listed(&view.filter);
    Frame::new().inner_margin(LIST_PADDING).show(ui, |ui| {
        ui.horizontal(|ui| {
            kit::group_title(ui, &cx.lang.with("listed-count", &[("count", before.count.into())]));
            kit::right(ui, |ui| {
                if kit::icon_button_if(ui, icons::PLUS, &cx.tr("action-new-file"), !open.read_only).clicked() {
                    cx.send(FilesCommand::Ask(FileTask::New(Template::Module)));
                }
                kit::hint(ui, &cx.lang.size(before.bytes));
            });
        });
        let width = ui.available_width();
        let name = cx.tr("listed-filter");
        kit::drawn_input(ui, &mut view.filter, Id::unique("listed-filter"), &name, &name, false, width);
    });
    let listed = listed(&view.filter);
    let lines = &listed.lines;
    if lines.is_empty() {
        ui.vertical_centered(|ui| kit::muted(ui, &cx.tr("listed-none")));
        return;
    }
    let counts = view.counts.get(Same(open.report.clone()), |report| count(&report.0));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical().id_salt("files").auto_shrink(false);
    if view.last != open.source_file {
        view.last.clone_from(&open.source_file);
        let is_it = |line: &Line| matches!(line, Line::File(path) if path.as_str() == open.source_file);
        let row = lines.iter().position(is_it).unwrap_or_default() as f32;
        if row * ROW > ui.available_height() {
            scroll = scroll.vertical_scroll_offset(row * ROW - ui.available_height() / 2.0);
        }
    }
    scroll.show_rows(ui, ROW, lines.len(), |ui, rows| {
        for line in lines.get(rows).unwrap_or_default() {
            match line {
                Line::Folder(folder) => heading(ui, folder),
                Line::File(path) => {
                    let Some(body) = widget.get(path.as_str()) else { continue };
                    let worst = counts.get(path.as_str()).copied();
                    ui.push_id(path, |ui| row(ui, cx, open, (path, body), worst));
                }
            }
        }
    });
}

fn count(report: &Report) -> Counts {
    let mut counts = Counts::new();
    for finding in &report.findings {
        let known = counts.entry(finding.place.file.clone()).or_insert((finding.severity, 0));
        match finding.severity.cmp(&known.0) {
            std::cmp::Ordering::Less => *known = (finding.severity, 1),
            std::cmp::Ordering::Equal => known.1 += 1,
            std::cmp::Ordering::Greater => {}
        }
    }
    counts
}

fn heading(ui: &mut Ui, folder: &str) {
    let mut row = Row::plain(ui, ROW);
    row.rect = row.rect.shrink2(vec2(tokens::SPACE_M, 0.0)).with_min_y(row.rect.top() + tokens::GAP);
    let words = RichText::new(format!("{folder}/")).font(tokens::semibold(tokens::SMALL)).color(tokens(ui).muted);
    row.fill(ui, folder, row.rect.left(), row.rect.right(), words);
}

fn row(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, (path, body): (&RelPath, &FileBody), worst: Option<(Severity, usize)>) {
    let t = tokens(ui);
    let on = path.as_str() == open.source_file;
    let row = Row::new(ui, ROW, on, 0);
    let icon = match &*path.extension() {
        "json" => icons::FILE_JSON,
        _ if is_picture_name(path) => icons::IMAGE,
        _ if body.as_text().is_some() => icons::FILE_CODE,
        _ => icons::FILE_TEXT,
    };
    row.icon(ui, ICON_X, icon, tokens::ICON_SMALL, if on { t.accent_text } else { t.muted });
    let end = row.rect.right_center() - vec2(tokens::SPACE_M, 0.0);
    let mut said = path.to_string();
    if let Some((severity, count)) = worst {
        kit::badge(ui, end, severity, count);
        said = format!("{said}, {}: {count}", cx.tr(kit::severity_id(severity)));
    }
    // As far left without findings as with them, so that sizes stand in a column.
    let size = ui.painter().layout_no_wrap(cx.lang.size(body.len()), egui::FontId::proportional(tokens::TINY), t.muted);
    let mut right = row.words_to(ui, end.x - BADGE, size, t.muted);
    if open.project.saved().get(path.as_str()) != Some(body) {
        right -= DOT;
        ui.painter().circle(pos2(right, end.y), 3.0, t.accent, Stroke::NONE);
        said = format!("{said}, {}", cx.tr("listed-unsaved"));
    }
    let name = RichText::new(path.name()).color(if on { t.accent_text } else { t.text });
    row.fill(ui, path, row.rect.left() + NAME_X, right - tokens::SPACE_S, name);
    let response = row.end(ui, Role::Button, &said, path.as_str());
    if response.clicked() {
        // The keys of the list are of the file that was pressed.
        response.request_focus();
        cx.send(NavCommand::ShowFile(path.clone()));
    }
    if response.has_focus() {
        menu::keys(ui, cx, path);
    }
    egui::Popup::context_menu(&response).show(|ui| menu::ui(ui, cx, open, path));
}
