//! The moderation checklist: what the studio checked, and the points that a person ticks, each with a note.

use egui::{Id, ProgressBar, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::editing::EditingCommand;
use crate::app::features::reports::Document;
use crate::app::features::reports::ReportsCommand;
use crate::checks::checklist::{AreaResult, Checklist, Item, Section};
use crate::report::checklist::Layout;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Size of the bar of progress.
const PROGRESS: Vec2 = vec2(200.0, 6.0);
/// Height of a line of facts.
const VALUE: f32 = 22.0;
/// Side of a tick with its room.
const TICK: f32 = 20.0;

/// The note that is being typed: the point's id and the text.
#[derive(Default)]
pub struct View {
    note: Option<(&'static str, String)>,
}

/// Widest column of text that reads well.
const TEXT_WIDTH: f32 = 760.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let report = cx.app.checking.public_report.clone().unwrap_or_default();
    let list = Checklist::of(open.project.widget(), &report, open.product);
    kit::page(ui, "checklist", tokens::PAD_READING, |ui| {
        ui.set_width(ui.available_width().min(TEXT_WIDTH));
        head(ui, cx, &list);
        automatic(ui, cx, &list, cx.app.checking.public_report.is_some());
        for section in Section::ALL {
            ui.add_space(tokens::SPACE_L);
            kit::title(ui, &cx.tr(section.text_id()));
            for item in list.section(section) {
                point(ui, cx, item, view);
            }
        }
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, list: &Checklist) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        if Button::new(&cx.tr("page-back")).icon(icons::ARROW_LEFT).ghost().ui(ui).clicked() {
            cx.send(NavCommand::ClosePage);
        }
        kit::right(ui, |ui| {
            if Button::new(&cx.tr("checklist-export")).icon(icons::FILE_TEXT).ui(ui).clicked() {
                cx.send(ReportsCommand::Show(Document::Checklist(Layout::Markdown)));
            }
        });
    });
    ui.add_space(tokens::SPACE_S);
    ui.label(RichText::new(cx.tr("checklist-title")).font(tokens::semibold(tokens::HEADLINE)).color(t.text));
    kit::muted(ui, &cx.tr("checklist-page-about"));
    ui.add_space(tokens::SPACE_S);
    let progress = cx.lang.with("checklist-about", &[("done", list.done().into()), ("count", list.items.len().into())]);
    ui.horizontal(|ui| {
        let share = list.done() as f32 / list.items.len().max(1) as f32;
        let bar = ui.add(ProgressBar::new(share).desired_width(PROGRESS.x).desired_height(PROGRESS.y).fill(t.accent));
        bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &progress));
        ui.label(RichText::new(&progress).color(t.text));
    });
    ui.add_space(tokens::SPACE_L);
}

/// What the rules found for the public profile, by area.
fn automatic(ui: &mut Ui, cx: &Cx<'_>, list: &Checklist, ready: bool) {
    kit::title(ui, &cx.tr("checklist-automatic"));
    ui.add_space(tokens::SPACE_XS);
    if !ready {
        kit::muted(ui, &cx.tr("checklist-checking"));
        return;
    }
    kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        for result in &list.areas {
            area(ui, cx, result);
        }
    });
}

fn area(ui: &mut Ui, cx: &Cx<'_>, result: &AreaResult) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        let (icon, colour) = match (result.errors, result.warnings) {
            (0, 0) => (icons::CIRCLE_CHECK, t.success),
            (0, _) => (icons::TRIANGLE_ALERT, t.warning_mark),
            _ => (icons::CIRCLE_ALERT, t.error),
        };
        kit::icon(ui, icon, tokens::ICON, colour);
        ui.allocate_ui_with_layout(vec2(tokens::LABEL, VALUE), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(tokens::LABEL);
            ui.label(RichText::new(cx.tr(&format!("area-{}", result.area.word()))).font(tokens::semibold(tokens::BODY)).color(t.text));
        });
        let counts = [("count-errors", result.errors), ("count-warnings", result.warnings), ("problems-accepted", result.accepted)];
        let words: Vec<String> =
            counts.iter().filter(|(_, count)| *count > 0).map(|(id, count)| cx.lang.with(id, &[("count", (*count).into())])).collect();
        let words = if words.is_empty() { cx.tr("checklist-clean") } else { words.join(" · ") };
        kit::muted(ui, &words);
    });
}

fn point(ui: &mut Ui, cx: &Cx<'_>, item: &Item, view: &mut View) {
    let t = tokens(ui);
    let text = cx.tr(&item.point.text_id());
    let tick = |done: bool, note: &str| cx.send(ReportsCommand::Tick { point: item.point.id, done, note: note.to_owned() });
    ui.add_space(tokens::SPACE_S);
    ui.horizontal_top(|ui| {
        if check_box(ui, item.done, &text) {
            tick(!item.done, &item.note);
        }
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            ui.add(egui::Label::new(RichText::new(&text).color(t.text)).wrap());
            ui.add(
                egui::Label::new(RichText::new(cx.tr(&format!("{}.why", item.point.text_id()))).size(tokens::SMALL).color(t.muted)).wrap(),
            );
            let typing = view.note.as_ref().filter(|(id, _)| *id == item.point.id).map(|(_, note)| note.clone());
            if item.note.is_empty() && typing.is_none() {
                let add = kit::link(ui, &cx.tr("checklist-note-add")).on_hover_text(cx.tr("checklist-note-hint"));
                add.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{}: {text}", cx.tr("checklist-note-add"))));
                if add.clicked() {
                    view.note = Some((item.point.id, String::new()));
                    ui.memory_mut(|memory| memory.request_focus(note_id(item)));
                }
                return;
            }
            let mut note = typing.unwrap_or_else(|| item.note.clone());
            let width = ui.available_width();
            let input = kit::input(ui, &mut note, note_id(item), &format!("{}: {text}", cx.tr("checklist-note")), false, false, width);
            if input.changed() {
                tick(item.done, &note);
                view.note = Some((item.point.id, note));
            }
            if input.lost_focus() {
                view.note = None;
                cx.send(EditingCommand::EndTyping);
            }
        });
    });
}

fn note_id(item: &Item) -> Id {
    Id::unique(("checklist-note", item.point.id))
}

/// A box to tick, with an accessible name; whether it was clicked.
fn check_box(ui: &mut Ui, on: bool, name: &str) -> bool {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(TICK, TICK), Sense::click());
    let square = egui::Rect::from_center_size(rect.center(), vec2(tokens::ICON, tokens::ICON));
    let (ground, edge) = if on { (t.accent, t.accent) } else { (t.surface, t.border_strong) };
    ui.painter().rect(square, tokens::RADIUS_SMALL, ground, egui::Stroke::new(1.5, edge), egui::StrokeKind::Inside);
    if on {
        icons::CHECK
            .image(tokens::ICON_TINY, t.on_accent)
            .paint_at(ui, egui::Rect::from_center_size(rect.center(), vec2(tokens::ICON_TINY, tokens::ICON_TINY)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    kit::focus_ring(ui, response).clicked()
}
