//! What happened, in four lists: the timeline of calls, the console, requests, and what is kept. New lines are followed until the person
//! scrolls up.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use egui::{FontId, Id, Panel, Role, ScrollArea, Ui};

use super::words::{self, colour};
use crate::app::features::run::{Entry, Row as Happened, RunCommand, Timeline};
use crate::stand_in::event::{Event, Grade, Stored, What};
use crate::stand_in::texts::scene;
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Row, icons};
use crate::ui::memo::Memo;

/// Height of a line.
const ROW: f32 = 28.0;
/// Width of the times.
const TIME: f32 = 74.0;
/// Middle of the icons, after the times.
const ICON_X: f32 = 94.0;
/// Beginning of the words.
const WORDS_X: f32 = 112.0;
/// Width of the durations.
const MS: f32 = 74.0;
/// Part of a line that results take at most.
const RESULT: f32 = 0.3;
/// Height of the head and of the foot.
const HEAD: f32 = 44.0;
/// Width of the buttons beside the filter, with what is between them.
const TOOLS: f32 = 96.0;
/// Width of the filter.
const FILTER: f32 = 150.0;

/// What the view remembers.
#[derive(Default)]
pub struct View {
    list: List,
    filter: String,
    /// Groups whose folding the person changed.
    turned: HashSet<u64>,
    /// The event whose details are shown.
    chosen: Option<u64>,
    drawn: Memo<(List, String, u64, usize, crate::text::Lang), Vec<Line>>,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum List {
    #[default]
    Timeline,
    Console,
    Network,
    Stored,
}

/// A line that is drawn.
enum Line {
    Head { number: u64, words: String, about: String, failed: usize, at: u64, is_folded: bool },
    Change { words: String, at: u64, is_bad: bool },
    Row { event: u64, at: u64, words: words::Line },
}

impl View {
    /// The row whose details are shown.
    pub fn selected<'t>(&self, timeline: &'t Timeline) -> Option<&'t Happened> {
        let number = self.chosen?;
        let rows = timeline.groups().rev().flat_map(|group| &group.rows).chain(&timeline.console).chain(&timeline.network);
        rows.into_iter().find(|row| row.event.number == number)
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let timeline = &cx.app.run.timeline;
    let counted = |id: &str, count: usize| format!("{} {count}", cx.tr(id));
    let names = [
        (List::Timeline, counted("running-timeline", timeline.rows())),
        (List::Console, counted("running-console", timeline.console.len())),
        (List::Network, counted("running-network", timeline.network.len())),
        (List::Stored, counted("running-stored", timeline.stored.len())),
    ];
    let word = |name: &String| ui.painter().layout_no_wrap(name.clone(), FontId::proportional(tokens::BODY), tokens(ui).text).size().x;
    let lists: f32 = names.iter().map(|(_, name)| word(name) + 2.0 * tokens::INSET).sum();
    // Where the tools have no room beside the lists they stand below them.
    let is_one_row = lists + TOOLS + FILTER / 2.0 < ui.available_width();
    let height = if is_one_row { HEAD } else { HEAD + tokens::BUTTON + tokens::SPACE_S };
    let frame = egui::Frame::new().inner_margin(tokens::PAD_ROW);
    Panel::top("run lists").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(HEAD - tokens::SPACE_S);
            let choices: Vec<_> = names.iter().map(|(list, name)| (*list, None, name.as_str(), true)).collect();
            if let Some(list) = kit::segmented(ui, view.list, &choices) {
                view.list = list;
                view.chosen = None;
            }
            if is_one_row {
                tools(ui, cx, timeline, view);
            }
        });
        if !is_one_row {
            ui.horizontal(|ui| tools(ui, cx, timeline, view));
        }
        kit::hairline(ui);
    });
    let lines = lines(cx, timeline, view);
    if lines.is_empty() {
        ui.add_space(tokens::SPACE_XL);
        ui.vertical_centered(|ui| {
            kit::muted(ui, &cx.tr(if view.filter.is_empty() { "running-nothing-yet" } else { "running-nothing-found" }))
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let begun = timeline.begun.unwrap_or_default();
    let scroll = ScrollArea::vertical().id_salt("run lines").auto_shrink(false).stick_to_bottom(true);
    scroll.show_rows(ui, ROW, lines.len(), |ui, range| {
        for line in lines.get(range).unwrap_or_default() {
            draw(ui, cx, line, begun, view);
        }
    });
}

/// From the right: forget all, copy the list, narrow it.
fn tools(ui: &mut Ui, cx: &Cx<'_>, timeline: &Timeline, view: &mut View) {
    kit::right(ui, |ui| {
        if kit::icon_button(ui, icons::TRASH_2, &cx.tr("running-clear")).clicked() {
            view.chosen = None;
            cx.send(RunCommand::Clear);
        }
        if kit::icon_button(ui, icons::COPY, &cx.tr("running-copy")).clicked() {
            ui.ctx().copy_text(as_text(&lines(cx, timeline, view)));
        }
        let name = cx.tr("running-filter");
        let width = FILTER.min(ui.available_width());
        kit::drawn_input(ui, &mut view.filter, Id::unique("running-filter"), &name, &name, false, width);
    });
}

/// The lines of the list that is shown; made once for each state of the timeline.
fn lines(cx: &Cx<'_>, timeline: &Timeline, view: &mut View) -> Rc<Vec<Line>> {
    let key = (view.list, view.filter.clone(), timeline.version, view.turned.len(), cx.lang);
    let (list, turned) = (view.list, &view.turned);
    view.drawn.get(key, |(_, filter, ..)| {
        let filter = filter.to_lowercase();
        let row =
            |happened: &Happened| Line::Row { event: happened.event.number, at: happened.event.at, words: words::line(cx.lang, happened) };
        let all: Vec<Line> = match list {
            List::Timeline => timeline.entries.iter().flat_map(|entry| of_entry(cx, entry, turned, !filter.is_empty())).collect(),
            List::Console => timeline.console.iter().map(row).collect(),
            List::Network => timeline.network.iter().map(row).collect(),
            List::Stored => timeline.stored.iter().map(|event| of_stored(cx, event)).collect(),
        };
        all.into_iter().filter(|line| filter.is_empty() || line.says(&filter)).collect()
    })
}

fn of_entry(cx: &Cx<'_>, entry: &Entry, turned: &HashSet<u64>, is_open: bool) -> Vec<Line> {
    let group = match entry {
        Entry::Group(group) => group,
        Entry::Change(event) => {
            let words::Line { words, grade, .. } = words::line(cx.lang, &Happened::new(event.clone()));
            return vec![Line::Change { words, at: event.at, is_bad: grade == Grade::Red }];
        }
    };
    // A group that is over without a fault folds itself up.
    let is_folded = !is_open && (group.is_over && group.failed == 0) != turned.contains(&group.number);
    let counts = [("build", group.begun.build.unwrap_or(1).into()), ("count", group.rows.len().into())];
    let mut lines = vec![Line::Head {
        number: group.number,
        words: scene(cx.lang, group.scene()),
        about: cx.lang.with("running-group", &counts),
        failed: group.failed,
        at: group.begun.at,
        is_folded,
    }];
    if !is_folded {
        lines.extend(group.rows.iter().map(|row| Line::Row {
            event: row.event.number,
            at: row.event.at,
            words: words::line(cx.lang, row),
        }));
    }
    lines
}

fn of_stored(cx: &Cx<'_>, event: &Arc<Event>) -> Line {
    let mut words = words::line(cx.lang, &Happened::new(event.clone()));
    if let What::Stored(stored) = &event.what {
        let values = match stored {
            Stored::Settings { settings, .. } | Stored::Step { settings } => settings.to_string(),
            Stored::LocalStorage { entries, .. } => serde_json::Value::Object(entries.clone()).to_string(),
        };
        words.words = format!("{}: {values}", words.words);
    }
    Line::Row { event: event.number, at: event.at, words }
}

impl Line {
    fn says(&self, filter: &str) -> bool {
        match self {
            Self::Head { .. } => false,
            Self::Change { words, .. } => words.to_lowercase().contains(filter),
            Self::Row { words, .. } => words.words.to_lowercase().contains(filter) || words.result.to_lowercase().contains(filter),
        }
    }
}

/// The lines as a text to be pasted elsewhere.
fn as_text(lines: &[Line]) -> String {
    let one = |line: &Line| match line {
        Line::Head { words, about, .. } => format!("{words} ({about})"),
        Line::Change { words, .. } => words.clone(),
        Line::Row { words, .. } if words.result.is_empty() => format!("  {}", words.words),
        Line::Row { words, .. } => format!("  {} → {}", words.words, words.result),
    };
    lines.iter().map(|line| one(line) + "\n").collect()
}

/// Seconds since the first thing happened, as `12.345`.
pub fn since(begun: u64, at: u64) -> String {
    let ms = at.saturating_sub(begun);
    format!("{}.{:03}", ms / 1000, ms % 1000)
}

fn time(ui: &Ui, row: &Row, begun: u64, at: u64) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(since(begun, at), tokens::code(tokens::CODE_SMALL), t.muted);
    row.words_to(ui, row.rect.left() + TIME, galley, t.muted);
}

fn draw(ui: &mut Ui, cx: &Cx<'_>, line: &Line, begun: u64, view: &mut View) {
    let t = tokens(ui);
    match line {
        Line::Head { number, words, about, failed, at, is_folded } => {
            let row = Row::folding(ui, ROW);
            let icon = if *is_folded { icons::CHEVRON_RIGHT } else { icons::CHEVRON_DOWN };
            row.icon(ui, tokens::SPACE_L, icon, tokens::ICON_SMALL, t.muted);
            let name = ui.painter().layout_no_wrap(words.clone(), tokens::semibold(tokens::BODY), t.text);
            let mut x = tokens::SPACE_XXL;
            let width = name.size().x;
            row.words(ui, x, name, t.text);
            x += width + tokens::SPACE_S;
            let counted = ui.painter().layout_no_wrap(about.clone(), FontId::proportional(tokens::SMALL), t.muted);
            let width = counted.size().x;
            row.words(ui, x, counted, t.muted);
            x += width + tokens::SPACE_S;
            let mut said = format!("{words}, {about}");
            if *failed > 0 {
                let words = cx.lang.with("running-failed", &[("count", (*failed).into())]);
                let bad = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(tokens::SMALL), t.error);
                row.words(ui, x, bad, t.error);
                said = format!("{said}, {words}");
            }
            let galley = ui.painter().layout_no_wrap(since(begun, *at), tokens::code(tokens::CODE_SMALL), t.muted);
            row.words_to(ui, row.rect.right() - tokens::SPACE_M, galley, t.muted);
            if row.end(ui, Role::Button, &said, "").clicked() && !view.turned.remove(number) {
                view.turned.insert(*number);
            }
        }
        Line::Change { words, at, is_bad } => {
            let row = Row::plain(ui, ROW);
            let (ground, words_colour) = if *is_bad { (t.error_soft, t.error) } else { (t.accent_soft, t.accent_text) };
            ui.painter().rect_filled(row.rect, 0.0, ground);
            time(ui, &row, begun, *at);
            row.icon(ui, ICON_X, if *is_bad { icons::CIRCLE_ALERT } else { icons::REFRESH_CW }, tokens::ICON_SMALL, words_colour);
            let text = egui::RichText::new(words).color(words_colour);
            row.fill(ui, ("change", *at), row.rect.left() + WORDS_X, row.rect.right() - tokens::SPACE_M, text);
        }
        Line::Row { event, at, words } => {
            let on = view.chosen == Some(*event);
            let row = Row::new(ui, ROW, on, 0);
            if words.grade == Grade::Red && !on {
                ui.painter().rect_filled(row.rect, 0.0, t.error_soft);
            }
            let row = row.underlined(ui);
            time(ui, &row, begun, *at);
            let tint = colour(t, words.grade);
            row.icon(ui, ICON_X, words.icon, tokens::ICON_SMALL, if words.grade == Grade::Plain { t.muted } else { tint });
            let mut right = row.rect.right() - tokens::SPACE_M;
            if let Some(ms) = words.ms {
                let took = cx.lang.with("running-ms", &[("ms", Arg::decimal(ms))]);
                let galley = ui.painter().layout_no_wrap(took, tokens::code(tokens::CODE_SMALL), t.muted);
                row.words_to(ui, right, galley, t.muted);
            }
            right -= MS;
            if !words.result.is_empty() {
                let left = right - row.rect.width() * RESULT;
                let result = egui::RichText::new(format!("→ {}", words.result)).font(tokens::code(tokens::CODE)).color(tint);
                row.fill(ui, ("result", *event), left, right, result);
                right = left - tokens::SPACE_S;
            }
            let font = if words.is_code { tokens::code(tokens::CODE) } else { FontId::proportional(tokens::BODY) };
            let text = egui::RichText::new(&words.words).font(font).color(if words.is_code { t.text } else { tint });
            row.fill(ui, ("words", *event), row.rect.left() + WORDS_X, right, text);
            let said = if words.result.is_empty() { words.words.clone() } else { format!("{}, {}", words.words, words.result) };
            if row.end(ui, Role::Button, &said, "").clicked() {
                view.chosen = if on { None } else { Some(*event) };
            }
        }
    }
}
