//! Acceptance: the way into a pass, and a pass: its plan, the case in front with its evidence, the build that it is of.

mod begin;
mod case;
mod compare;
mod plan;
mod side;

use std::collections::HashSet;

use egui::{Align, CentralPanel, CornerRadius, Frame, Layout, Panel, RichText, Ui, vec2};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::acceptance::{Acceptance, AcceptanceCommand};
use crate::app::features::reports::{Document, ReportsCommand};
use crate::report::acceptance as report;
use crate::services::acceptance::pass::{Pass, Verdict};
use crate::services::acceptance::plan::Group;
use crate::ui::Cx;
use crate::ui::kit::icons::Icon;
use crate::ui::kit::picture::Shots;
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the strip.
const STRIP: f32 = 60.0;
/// Least room for the words of the strip.
const WORDS: f32 = 120.0;
/// Width of the plan, in a wide tab and in a narrow one.
const PLAN: (f32, f32) = (344.0, 272.0);
/// Width of what is said of the build.
const SIDE: f32 = 272.0;
/// A tab that is narrower has no room for what is said of the build: it is in the sign-off and in the report.
const WIDE: f32 = 1000.0;
/// Width of the bar that tells how far the pass is.
const PROGRESS: f32 = 110.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    begin: begin::View,
    /// The case in front.
    chosen: Option<String>,
    /// Groups that are folded.
    folded: HashSet<Group>,
    /// What is typed of the case in front.
    note: String,
    /// The case that `note` is of.
    note_of: Option<String>,
    /// The verdict that waits for its sentence.
    pending: Option<Verdict>,
    /// Whether the note is to be focused.
    asks_note: bool,
    shots: Shots,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, sections: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    let acceptance = &cx.app.acceptance;
    if acceptance.needs_look(open.project.revision()) {
        cx.send(AcceptanceCommand::Look);
    }
    let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X);
    Panel::top("acceptance strip").exact_size(STRIP).resizable(false).frame(frame).show(ui, |ui| strip(ui, cx, sections));
    let Some(kept) = acceptance.current() else {
        begin::ui(ui, cx, open, &mut view.begin);
        return;
    };
    let pass = &kept.pass;
    if let Some(earlier) = acceptance.against.as_deref().and_then(|id| acceptance.kept(id)) {
        compare::ui(ui, cx, &earlier.pass, pass);
        return;
    }
    let is_wide = ui.available_width() >= WIDE;
    view.follow(pass);
    Panel::left("acceptance plan")
        .exact_size(if is_wide { PLAN.0 } else { PLAN.1 })
        .resizable(false)
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| plan::ui(ui, cx, pass, view));
    if is_wide {
        Panel::right("acceptance build")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE))
            .show(ui, |ui| side::ui(ui, cx, kept));
    }
    let frame = Frame::new().fill(t.canvas).inner_margin(tokens::PAD_PAGE_LOW);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        error(ui, cx);
        case::ui(ui, cx, pass, view);
    });
    view.shots.sweep();
}

impl View {
    /// Keeps a case in front, and what is typed with its case.
    fn follow(&mut self, pass: &Pass) {
        if self.chosen.as_deref().is_none_or(|id| pass.case(id).is_none()) {
            self.chosen = next_open(pass, None).or_else(|| pass.start.cases.first().map(|case| case.id.clone()));
        }
        if self.note_of != self.chosen {
            self.note = self.chosen.as_deref().and_then(|id| pass.standing(id)).map(|said| said.note.to_owned()).unwrap_or_default();
            (self.pending, self.note_of) = (None, self.chosen.clone());
        }
    }
}

/// The first open case after `after`, around the end.
fn next_open(pass: &Pass, after: Option<&str>) -> Option<String> {
    let standings = pass.standings();
    let cases = &pass.start.cases;
    let at = after.and_then(|id| cases.iter().position(|case| case.id == id)).map_or(0, |at| at + 1);
    let is_open = |id: &str| standings.get(id).is_none_or(|said| said.by == crate::services::acceptance::pass::By::Studio);
    let (before, later) = cases.split_at_checked(at)?;
    later.iter().chain(before).find(|case| is_open(&case.id)).map(|case| case.id.clone())
}

/// Icon and colour of a verdict.
fn look(t: &Tokens, verdict: Verdict) -> (Icon, egui::Color32) {
    match verdict {
        Verdict::Passed => (icons::CHECK, t.success),
        Verdict::Failed => (icons::CIRCLE_X, t.error),
        Verdict::Blocked => (icons::CIRCLE_OFF, t.warning),
        Verdict::Skipped => (icons::CHEVRONS_RIGHT, t.muted),
    }
}

/// Which pass is shown, how far it is, and what is done with all of it.
fn strip(ui: &mut Ui, cx: &Cx<'_>, sections: impl FnOnce(&mut Ui)) {
    let acceptance = &cx.app.acceptance;
    let size = vec2(ui.available_width(), STRIP);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        sections(ui);
        if let Some(kept) = acceptance.current() {
            of_pass(ui, cx, acceptance, &kept.pass);
        }
        let width = ui.available_width();
        if width < WORDS {
            return;
        }
        ui.allocate_ui_with_layout(vec2(width, STRIP), Layout::left_to_right(Align::Center), |ui| {
            if acceptance.shown.is_some() && kit::icon_button(ui, icons::ARROW_LEFT, &cx.tr("acceptance-all")).clicked() {
                let back = if acceptance.against.is_some() { AcceptanceCommand::Compare(None) } else { AcceptanceCommand::Show(None) };
                cx.send(back);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(tokens::SPACE_M);
                words(ui, cx, acceptance);
            });
        });
    });
}

fn of_pass(ui: &mut Ui, cx: &Cx<'_>, acceptance: &Acceptance, pass: &Pass) {
    if pass.signed().is_none() && acceptance.against.is_none() {
        let word = cx.tr("acceptance-sign-off");
        if Button::new(&word).icon(icons::PENCIL).ui(ui).clicked() {
            cx.send(AcceptanceCommand::AskSignOff);
        }
    }
    if kit::icon_button(ui, icons::FILE_TEXT, &cx.tr("acceptance-report")).clicked() {
        cx.send(ReportsCommand::Show(Document::Acceptance(report::Layout::Html)));
    }
    let others: Vec<_> = acceptance.passes.iter().flatten().filter(|kept| Some(&kept.id) != acceptance.shown.as_ref()).collect();
    if acceptance.against.is_none() && !others.is_empty() {
        let name = cx.tr("acceptance-compare");
        kit::menu_chip(ui, None, &name, &cx.tr("acceptance-compare.about"), |ui| {
            for kept in others {
                if kit::menu_item(ui, false, &begin::line(cx, &kept.pass)) {
                    cx.send(AcceptanceCommand::Compare(Some(kept.id.clone())));
                }
            }
        });
    }
    let counts = pass.counts();
    let about = cx.lang.with("acceptance-done-of", &[("done", counts.decided().into()), ("count", counts.all().into())]);
    if ui.available_width() > PROGRESS + WORDS {
        kit::progress(ui, counts.decided() as f32 / counts.all().max(1) as f32, PROGRESS, &about);
    }
    kit::hint(ui, &about);
}

fn words(ui: &mut Ui, cx: &Cx<'_>, acceptance: &Acceptance) {
    let t = tokens(ui);
    let (title, about) = match acceptance.current() {
        Some(kept) => {
            let start = &kept.pass.start;
            let title = cx.lang.with("acceptance-pass", &[("number", start.number.into())]);
            let place = report::place(&start.place, cx.lang);
            (title, format!("{} {} · {place}", start.archive.widget, start.archive.version))
        }
        None => (cx.tr("acceptance-name"), cx.tr("acceptance-about")),
    };
    ui.add(egui::Label::new(RichText::new(title).font(tokens::semibold(tokens::BODY)).color(t.text)).truncate());
    ui.add(egui::Label::new(RichText::new(about).size(tokens::SMALL).color(t.muted)).truncate());
}

/// What did not work, with what next.
fn error(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(error) = &cx.app.acceptance.error else { return };
    let t = tokens(ui);
    Frame::new().fill(t.error_soft).corner_radius(CornerRadius::same(tokens::RADIUS_CARD)).inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON, t.error);
            ui.add(egui::Label::new(RichText::new(cx.lang.msg(error)).font(tokens::semibold(tokens::BODY)).color(t.error)).wrap());
            kit::right(ui, |ui| {
                if kit::icon_button(ui, icons::X, &cx.tr("install-understood")).clicked() {
                    cx.send(AcceptanceCommand::Understood);
                }
            });
        });
        kit::hint(ui, &cx.lang.msg(&error.next_step()));
    });
    ui.add_space(tokens::SPACE_S);
}
