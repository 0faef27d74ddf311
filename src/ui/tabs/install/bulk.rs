//! Many accounts: which take part, what each shows, how far the run is in each, and the result.

use egui::{Align, CentralPanel, CornerRadius, Frame, Id, Layout, Panel, RichText, Sense, Ui, Vec2, vec2};

use super::{run_tokens, settings};
use std::collections::BTreeMap;

use crate::account::bulk::{Outcome, Phase, Row, Task};
use crate::account::bulk_explain::{self, Grade, ResultText};
use crate::account::{Confidential, Secret};
use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::bulk;
use crate::app::features::install::bulk::{BulkCommand, Counts, MOST_AT_ONCE, Run};
use crate::app::features::install::{Change, InstallCommand, Target};
use crate::app::features::reports::Document;
use crate::app::features::reports::ReportsCommand;
use crate::crm::account::{self, Names};
use crate::report::bulk::Layout as ReportLayout;
use crate::report::when;
use crate::ui::Cx;
use crate::ui::kit::table::{At, Column, Order, Table, code, fitting, words};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Least and greatest width of the details.
const SIDE: (f32, f32) = (280.0, 380.0);
/// Width of the code.
const CODE: f32 = 140.0;
/// Width of what stands beside the words of a message.
const BESIDE: f32 = 40.0;
/// Size of an account's mark.
const MARK: Vec2 = vec2(4.0, 26.0);
/// Width of the bar of the whole run.
const PROGRESS: f32 = 90.0;
/// Width of the ticks.
const TICK: f32 = 40.0;
/// Least width of the accounts.
const ACCOUNT: f32 = 176.0;
/// Width of a phase.
const PHASE: f32 = 84.0;
/// Width of the progress of an account.
const BAR: f32 = 116.0;
/// Least width of the results.
const RESULT: f32 = 220.0;
/// Width of the times.
const TIME: f32 = 72.0;

/// What is chosen, and what is filled in for all.
#[derive(Default)]
pub struct View {
    /// What is done; at first what the last kept run did.
    task: Option<Task>,
    at_once: Option<usize>,
    /// Tokens that are typed, by the names of their accounts.
    tokens: BTreeMap<String, String>,
    code: Option<String>,
    settings: settings::View,
    /// Whether the settings are beside the table; `None` until it is known whether any is missing.
    shows_settings: Option<bool>,
    /// The account whose result is explained.
    explained: Option<Target>,
    order: Order,
}

impl View {
    /// What is done: what was chosen, else what the last kept run did.
    fn task(&self, cx: &Cx<'_>) -> Task {
        let usual = || Task::ALL.into_iter().find(|task| cx.app.install.usual_run().is_some_and(|run| run.task == task.text_id()));
        self.task.or_else(usual).unwrap_or(Task::Trial)
    }

    fn at_once(&self, cx: &Cx<'_>) -> usize {
        let usual = || cx.app.install.usual_run().map(|run| run.at_once).filter(|count| (1..=MOST_AT_ONCE).contains(count));
        self.at_once.or_else(usual).unwrap_or(3)
    }
}

/// Height of a row: two lines.
const ROW: f32 = 40.0;
/// Height of the bar with the button that starts.
const FOOT: f32 = 56.0;
/// A table that is wider has room for the bars.
const WIDE: f32 = 980.0;

/// What a column shows.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Tick,
    Account,
    Seen,
    Phase(Phase),
    Progress,
    Result,
    Time,
}

/// Draws the page. Returns an account that is to be shown.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) -> Option<Target> {
    let t = tokens(ui);
    let template = account::guarded(account::template_in(open.project.widget(), cx.lang.code()), Some(open.project.widget()));
    let code = code_of(cx, open, view);
    let values = settings::values(cx, &template, &mut view.settings, &code);
    let needs = view.task(cx).installs();
    Panel::bottom("bulk foot")
        .exact_size(FOOT)
        .resizable(false)
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X))
        .show(ui, |ui| foot(ui, cx, open, view, values.as_ref().ok().filter(|_| needs), needs && values.is_err()));
    // What opened because something is missing stays open until the person closes it, or starts.
    let shows = needs && *view.shows_settings.get_or_insert(values.is_err());
    if shows {
        let width = (ui.available_width() * 0.4).clamp(SIDE.0, SIDE.1);
        Panel::right("bulk settings")
            .exact_size(width)
            .resizable(false)
            .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE))
            .show(ui, |ui| settings::ui(ui, cx, &template, &mut view.settings, values.as_ref().err()));
    }
    let mut goes = None;
    let frame = Frame::new().fill(t.canvas).inner_margin(tokens::PAD_PAGE_LOW);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        super::error(ui, cx);
        toolbar(ui, cx, open, view, shows, values.is_err());
        ui.add_space(tokens::SPACE_S);
        run_tokens::ui(ui, cx, &mut view.tokens);
        explanation(ui, cx, view);
        goes = table(ui, cx, view);
    });
    goes
}

/// What goes into how many accounts: the bar above the page.
pub fn head(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let install = &cx.app.install;
    let targets = install.targets();
    let chosen = targets.iter().filter(|target| install.takes_part(target)).count();
    let version = account::version_of(open.project.widget()).unwrap_or("—");
    kit::title(ui, &cx.lang.with("bulk-title", &[("version", version.into())]));
    let about = cx.lang.with("bulk-chosen", &[("chosen", chosen.into()), ("count", targets.len().into())]);
    let sum = install.bulk.run.as_ref().map(|run| run.sha256.as_str()).filter(|sum| !sum.is_empty());
    let short = sum.and_then(|sum| Some(format!(" · SHA-256 {}…", sum.get(..12)?))).unwrap_or_default();
    words(ui, &format!("{about}{short}"), tokens(ui).muted).on_hover_text(sum.unwrap_or(&about));
}

/// The code for accounts of which no other is known: what was typed, else the manifest's, else the front account's.
fn code_of(cx: &Cx<'_>, open: &OpenWidget, view: &View) -> String {
    let front = || cx.app.install.front().map(|(_, reached)| reached.remote.code.clone()).unwrap_or_default();
    let own = || account::code_of(open.project.widget()).map_or_else(front, str::to_owned);
    let usual = || cx.app.install.usual_run().map(|run| run.code.clone()).filter(|code| !code.is_empty());
    view.code.clone().or_else(usual).unwrap_or_else(own)
}

/// What is done, in how many accounts at once, under which code.
fn toolbar(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, shows: bool, lacks: bool) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_M, tokens::SPACE_S);
        let names = [Task::Install, Task::Uninstall, Task::Trial].map(|task| (task, cx.tr(task.text_id())));
        let choices = names.each_ref().map(|(task, name)| (*task, None, name.as_str(), true));
        if let Some(task) = kit::segmented(ui, view.task(cx), &choices) {
            view.task = Some(task);
        }
        let at_once = |count: usize| cx.lang.with("bulk-at-once", &[("count", count.into())]);
        let now = view.at_once(cx);
        kit::menu_chip(ui, None, &at_once(now), &cx.tr("bulk-at-once-name"), |ui| {
            for count in [1, 3, 5, MOST_AT_ONCE] {
                if kit::menu_item(ui, count == now, &at_once(count)) {
                    view.at_once = Some(count);
                }
            }
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            let mut code = code_of(cx, open, view);
            let name = cx.tr("bulk-code");
            ui.add(egui::Label::new(RichText::new(&name).size(tokens::SMALL).color(t.muted)).selectable(false));
            let hint = cx.tr("bulk-code-known");
            if kit::drawn_input(ui, &mut code, Id::unique("bulk code"), &name, &hint, false, CODE).changed() {
                view.code = Some(code.trim().to_owned());
            }
            kit::help(ui, &name, &cx.tr("bulk-code.help"));
        });
        if view.task(cx).installs() {
            let text = cx.tr("install-settings");
            let button = Button::new(&text).icon(if lacks { icons::CIRCLE_ALERT } else { icons::SLIDERS_HORIZONTAL });
            if (if shows { button.soft() } else { button }).ui(ui).clicked() {
                view.shows_settings = Some(!shows);
            }
        }
    });
}

/// What the chosen result means, above the table.
fn explanation(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let Some(target) = &view.explained else { return };
    let run = cx.app.install.bulk.run.as_ref();
    let told = run.and_then(|run| run.read(target, |row, _| row.outcome.as_ref().map(Outcome::explain))).flatten();
    let Some(told) = told else { return };
    let t = tokens(ui);
    let (colour, ground) = match told.grade {
        Grade::Good => (t.success, t.success_soft),
        Grade::Blocked => (t.warning, t.warning_soft),
        Grade::Bad => (t.error, t.error_soft),
    };
    let mut closes = false;
    Frame::new().fill(ground).corner_radius(CornerRadius::same(tokens::RADIUS_CARD)).inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - BESIDE;
            ui.vertical(|ui| {
                ui.set_width(width);
                let title = format!("{}: {}", target.name(cx.lang), cx.lang.msg(&told.result));
                ui.add(egui::Label::new(RichText::new(title).font(tokens::semibold(tokens::BODY)).color(colour)).wrap());
                for line in &told.lines {
                    ui.add(egui::Label::new(RichText::new(cx.lang.msg(line)).size(tokens::SMALL).color(t.text)).wrap());
                }
            });
            closes = kit::icon_button(ui, icons::X, &cx.tr("install-understood")).clicked();
        });
    });
    ui.add_space(tokens::SPACE_S);
    if closes {
        view.explained = None;
    }
}

fn columns(ui: &Ui, cx: &Cx<'_>, phases: &[Phase]) -> (Vec<What>, Vec<Column>) {
    let room = ui.available_width();
    let mut shown = vec![What::Tick, What::Account, What::Seen];
    shown.extend(phases.iter().map(|phase| What::Phase(*phase)));
    if room >= WIDE && !phases.is_empty() {
        shown.push(What::Progress);
    }
    shown.extend([What::Result, What::Time]);
    let states = bulk_explain::STATES.map(|id| cx.tr(id));
    // Beside the settings there may be no room for the steps: the result says where it stands.
    let states_width = fitting(ui, &states);
    if TICK + ACCOUNT + states_width + PHASE * phases.len() as f32 + RESULT + TIME > room {
        shown.retain(|what| !matches!(what, What::Phase(_) | What::Time));
    }
    let columns = shown.iter().map(|what| match what {
        What::Tick => Column::new(String::new(), TICK),
        What::Account => Column::new(cx.tr("bulk-column-account"), ACCOUNT).grows(0.5),
        What::Seen => Column::new(cx.tr("bulk-column-version"), states_width),
        What::Phase(phase) => Column::new(cx.tr(phase_id(*phase)), PHASE),
        What::Progress => Column::new(cx.tr("bulk-column-progress"), BAR),
        What::Result => Column::new(cx.tr("bulk-column-result"), RESULT).grows(1.0),
        What::Time => Column::new(cx.tr("bulk-column-time"), TIME),
    });
    let columns = columns.collect();
    (shown, columns)
}

fn phase_id(phase: Phase) -> &'static str {
    match phase {
        Phase::Look => "bulk-phase-look",
        Phase::Install => "bulk-phase-install",
        Phase::Verify => "bulk-phase-verify",
        Phase::Uninstall => "bulk-phase-uninstall",
    }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) -> Option<Target> {
    let install = &cx.app.install;
    let targets = install.targets();
    let run = install.bulk.run.as_ref();
    let phases = run.map(Run::phases).unwrap_or_default();
    let (shown, columns) = columns(ui, cx, phases);
    let chosen = targets.iter().position(|target| view.explained.as_ref() == Some(target));
    let table = Table { id: "many accounts", columns: &columns, rows: targets.len(), height: ROW, chosen };
    let mut goes = None;
    let explained = &mut view.explained;
    table.ui(ui, &mut view.order, |ui, at| {
        let Some(what) = shown.get(at.column) else { return };
        let At { row: Some(row), .. } = at else { return tick_all(ui, cx, &targets) };
        let Some(target) = targets.get(row) else { return };
        match what {
            What::Tick => tick(ui, cx, target),
            What::Account => account(ui, cx, target),
            What::Seen => seen(ui, cx, target),
            What::Phase(_) | What::Progress | What::Time if !install.may_take_part(target) && !run.is_some_and(|run| run.has(target)) => {}
            What::Phase(phase) => in_run(run, target, |row, _| self::phase(ui, cx, row, *phase)),
            What::Progress => in_run(run, target, |row, _| progress(ui, cx, row, phases, &target.name(cx.lang))),
            What::Time => in_run(run, target, |row, _| time(ui, cx, row)),
            What::Result => {
                if let Some(target) = result(ui, cx, target, explained) {
                    goes = Some(target);
                }
            }
        }
    });
    goes
}

fn in_run(run: Option<&Run>, target: &Target, read: impl FnOnce(&Row, Option<std::time::Duration>)) {
    if let Some(run) = run {
        run.read(target, read);
    }
}

fn tick_all(ui: &mut Ui, cx: &Cx<'_>, targets: &[Target]) {
    let install = &cx.app.install;
    let mut all = targets.iter().filter(|target| install.may_take_part(target)).all(|target| install.takes_part(target));
    if kit::tick(ui, &mut all, &cx.tr("bulk-all")).changed() {
        cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::TickAll(all))));
    }
}

fn tick(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let install = &cx.app.install;
    if !install.may_take_part(target) {
        ui.add_space(tokens::SPACE_XS);
        kit::icon(ui, icons::LOCK, tokens::ICON, tokens(ui).muted);
        return;
    }
    let mut on = install.takes_part(target);
    if kit::tick(ui, &mut on, &target.name(cx.lang)).changed() {
        cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::Tick(target.clone(), on))));
    }
}

fn account(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let t = tokens(ui);
    let (mark, _) = ui.allocate_exact_size(MARK, Sense::hover());
    ui.painter().rect_filled(mark, 2.0, super::mark(ui, cx, target));
    let host = cx.app.install.host(target).map_or_else(|| cx.tr("bulk-practice-host"), str::to_owned);
    two_lines(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(target.name(cx.lang)).color(t.text)).truncate());
        words(ui, &host, t.muted);
    });
}

fn seen(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let t = tokens(ui);
    let seen = cx.app.install.seen(target);
    let (version, state) = (bulk_explain::version(seen.as_ref()).to_owned(), cx.tr(bulk_explain::state(seen.as_ref())));
    let is_active = matches!(seen, Some(crate::account::bulk::Seen::Present(_, true)));
    two_lines(ui, |ui| {
        code(ui, &version, t.text);
        words(ui, &state, if is_active { t.success } else { t.muted });
    });
}

fn two_lines(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let size = ui.available_size();
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(3.0);
        content(ui);
    });
}

/// A part of the operation: over, in work, failed, or not yet.
fn phase(ui: &mut Ui, cx: &Cx<'_>, row: &Row, phase: Phase) {
    let t = tokens(ui);
    let mark = |ui: &mut Ui, icon, colour, text: &str| {
        kit::icon(ui, icon, tokens::ICON_SMALL, colour);
        words(ui, text, colour);
    };
    let failed_here = row.ended.last().is_some_and(|(last, _)| *last == phase) && matches!(row.outcome, Some(Outcome::Failed(_)));
    match (row.took_for(phase), row.now) {
        (_, Some((now, _))) if now == phase => mark(ui, icons::LOADER, t.accent_text, &cx.tr("bulk-runs")),
        (Some(_), _) if failed_here => {
            let status = match &row.outcome {
                Some(Outcome::Failed(failed)) => failed.error.status.map(|status| status.to_string()),
                _ => None,
            };
            mark(ui, icons::X, t.error, &status.unwrap_or_default());
        }
        (Some(took), _) => mark(ui, icons::CHECK, t.success, &in_seconds(cx, took)),
        (None, _) if row.outcome.is_some() => drop(words(ui, "—", t.faint)),
        (None, _) => drop(kit::icon(ui, icons::CIRCLE_DASHED, tokens::ICON_SMALL, t.faint)),
    }
}

fn in_seconds(cx: &Cx<'_>, took: std::time::Duration) -> String {
    cx.lang.with("bulk-seconds", &[("seconds", cx.lang.decimal(took.as_secs_f64()).into())])
}

fn progress(ui: &mut Ui, cx: &Cx<'_>, row: &Row, phases: &[Phase], name: &str) {
    let t = tokens(ui);
    let ended = phases.iter().filter(|phase| row.took_for(**phase).is_some()).count();
    let is_good = row.outcome.as_ref().is_some_and(Outcome::is_as_asked);
    let part = if is_good { 1.0 } else { ended as f32 / phases.len().max(1) as f32 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - tokens::SPACE_S, tokens::BAR), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, t.border);
    let colour = match &row.outcome {
        Some(_) if is_good => t.success,
        Some(_) => t.error,
        None => t.accent,
    };
    if row.outcome.is_some() || row.now.is_some() {
        let done = egui::Rect::from_min_size(rect.min, vec2(rect.width() * part.clamp(0.08, 1.0), tokens::BAR));
        ui.painter().rect_filled(done, 2.0, colour);
    }
    let about = cx.lang.with("bulk-progress-of", &[("name", name.into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &about));
}

fn time(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    if row.outcome.is_some() || row.now.is_some() {
        let text = in_seconds(cx, row.took());
        code(ui, &text, tokens(ui).text);
    }
}

/// The result, or the present step; the link to its details. Returns an account that is to be shown.
fn result(ui: &mut Ui, cx: &Cx<'_>, target: &Target, explained: &mut Option<Target>) -> Option<Target> {
    let t = tokens(ui);
    let install = &cx.app.install;
    let run = install.bulk.run.as_ref();
    if !install.may_take_part(target) && !run.is_some_and(|run| run.has(target)) {
        locked(ui, cx, target);
        return None;
    }
    let state = run.filter(|run| run.has(target)).map(|run| {
        let read = |row: &Row, pause: Option<std::time::Duration>| {
            let told = row.outcome.as_ref().map(Outcome::explain);
            (told, row.now.map(|(phase, _)| phase), pause)
        };
        run.read(target, read).unwrap_or_default()
    });
    match state {
        None => None,
        Some((Some(told), ..)) => ended(ui, cx, target, &told, explained),
        Some((None, Some(_), Some(pause))) => {
            let seconds = usize::try_from(pause.as_secs() + 1).unwrap_or_default();
            words(ui, &cx.lang.with("bulk-paused", &[("seconds", seconds.into())]), t.warning);
            None
        }
        Some((None, Some(phase), None)) => {
            let id = match phase {
                Phase::Look => "bulk-now-look",
                Phase::Install => "bulk-now-install",
                Phase::Verify => "bulk-now-verify",
                Phase::Uninstall => "bulk-now-uninstall",
            };
            words(ui, &cx.tr(id), t.text);
            None
        }
        Some((None, None, _)) => {
            words(ui, &cx.tr("bulk-waits"), t.muted);
            None
        }
    }
}

fn ended(ui: &mut Ui, cx: &Cx<'_>, target: &Target, told: &ResultText, explained: &mut Option<Target>) -> Option<Target> {
    let t = tokens(ui);
    let colour = match told.grade {
        Grade::Good => t.success,
        Grade::Blocked => t.warning,
        Grade::Bad => t.error,
    };
    let mut goes = None;
    kit::right(ui, |ui| {
        let name = target.name(cx.lang);
        if told.grade == Grade::Blocked {
            let about = cx.lang.with("bulk-open-account", &[("name", name.as_str().into())]);
            if kit::icon_button(ui, icons::DOWNLOAD, &about).clicked() {
                goes = Some(target.clone());
            }
        }
        if !told.lines.is_empty() {
            let about = cx.lang.with("bulk-why", &[("name", name.into())]);
            let on = explained.as_ref() == Some(target);
            if kit::toggle_icon(ui, icons::CIRCLE_HELP, on, &about).clicked() {
                *explained = (!on).then(|| target.clone());
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| words(ui, &cx.lang.msg(&told.result), colour));
    });
    goes
}

/// An account in which a company works: it takes part after its subdomain was typed, for one run.
fn locked(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let Target::Saved(name) = target else { return };
    let t = tokens(ui);
    kit::right(ui, |ui| {
        let text = cx.tr("bulk-unlock");
        let button = Button::new(&text).icon(icons::LOCK).small();
        let response = button.ui(ui);
        let about = cx.lang.with("bulk-unlock-account", &[("name", name.as_str().into())]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &about));
        if response.clicked() {
            cx.send(Command::Install(InstallCommand::Change(Change::Unlock(name.clone()))));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words(ui, &cx.tr("install-kind-production"), t.error);
        });
    });
}

/// The button that starts or stops, how far the run is, and its report.
fn foot(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, values: Option<&Confidential>, lacks: bool) {
    let install = &cx.app.install;
    let count = install.targets().iter().filter(|target| install.takes_part(target)).count();
    let run = install.bulk.run.as_ref();
    let size = vec2(ui.available_width(), FOOT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        if let Some(run) = run.filter(|run| run.is_running()) {
            let id = if run.is_stopped() { "bulk-stopping" } else { "install-stop" };
            if Button::new(&cx.tr(id)).icon(icons::SQUARE).enabled(!run.is_stopped()).ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::Stop)));
            }
        } else {
            start(ui, cx, open, view, values, count, lacks);
        }
        if let Some(run) = run {
            chips(ui, cx, run);
        }
        kit::right(ui, |ui| {
            let ready = run.is_some_and(|run| !run.sha256.is_empty());
            if Button::new(&cx.tr("bulk-report")).icon(icons::FILE_TEXT).enabled(ready).ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::Reopen(None))));
                cx.send(ReportsCommand::Show(Document::Bulk(ReportLayout::Markdown)));
            }
            earlier(ui, cx, open);
        });
    });
}

fn start(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, values: Option<&Confidential>, count: usize, lacks: bool) {
    let task = view.task(cx);
    let id = match task {
        Task::Status | Task::Install => "bulk-install-into",
        Task::Uninstall => "bulk-uninstall-from",
        Task::Trial => "bulk-try-in",
    };
    let order = |task: Task| bulk::BulkRequest {
        task,
        code: code_of(cx, open, view),
        values: values.cloned().unwrap_or_else(|| Confidential::new(serde_json::json!({}))),
        at_once: view.at_once(cx),
        tokens: view
            .tokens
            .iter()
            .filter(|(_, token)| !token.trim().is_empty())
            .map(|(name, token)| (name.clone(), Secret::new(token.trim())))
            .collect(),
    };
    let text = cx.lang.with(id, &[("count", count.into())]);
    if Button::new(&text).primary().enabled(count > 0 && !lacks).ui(ui).clicked() {
        cx.send(Command::Install(InstallCommand::Change(Change::Bulk(order(task)))));
    }
    if kit::icon_button_if(ui, icons::REFRESH_CW, &cx.tr("bulk-look-now"), count > 0).clicked() {
        cx.send(Command::Install(InstallCommand::LookEverywhere(order(Task::Status))));
    }
}

/// The reports of the runs that are kept.
fn earlier(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let names = Names::of(open.project.widget());
    let runs: Vec<_> = cx.app.install.bulk.kept.of(&names).collect();
    if runs.is_empty() {
        return;
    }
    kit::menu_chip(ui, None, &cx.tr("bulk-earlier"), &cx.tr("bulk-earlier.about"), |ui| {
        for run in runs {
            let (done, all) = run.done;
            let words = format!("{} · {} · {done}/{all}", when(run.at), run.version);
            if kit::menu_item(ui, false, &words) {
                cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::Reopen(Some(run.id.clone())))));
                cx.send(ReportsCommand::Show(Document::Bulk(ReportLayout::Markdown)));
            }
        }
    });
}

fn chips(ui: &mut Ui, cx: &Cx<'_>, run: &Run) {
    let t = tokens(ui);
    let counts = run.counts();
    if run.is_running() {
        let args = [("done", counts.ended().into()), ("count", counts.all().into())];
        let about = cx.lang.with("bulk-done-of", &args);
        kit::hint(ui, &about);
        kit::progress(ui, counts.ended() as f32 / counts.all().max(1) as f32, PROGRESS, &about);
    }
    let Counts { good, blocked, bad, .. } = counts;
    for (count, id, colour, ground) in [
        (good, "bulk-count-good", t.success, t.success_soft),
        (bad, "bulk-count-bad", t.error, t.error_soft),
        (blocked, "bulk-count-blocked", t.warning, t.warning_soft),
    ] {
        if count > 0 {
            kit::chip(ui, &cx.lang.with(id, &[("count", count.into())]), colour, ground);
        }
    }
}
