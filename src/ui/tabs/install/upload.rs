//! The steps that bring the build into an account: one button in the practice account; elsewhere packed here, added by hand,
//! waited for and installed.

use std::time::{Duration, Instant};

use egui::{Align, Frame, Layout, RichText, Sense, Stroke, Ui, vec2};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{InstallCommand, Reached, RemoteStatus, Target, Work};
use crate::app::features::pack::PackCommand;
use crate::app::features::pack::Packed;
use crate::checks::engine::rule::Product;
use crate::crm::account::version_of;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the steps.
const STEPS: f32 = 42.0;
/// Middle of a step's number, from the corner.
const NUMBER: f32 = 11.0;
/// Radius of a step's number.
const NUMBER_RADIUS: f32 = 10.5;
/// Side of the tick of a step that is done.
const TICK: f32 = 13.0;
/// Beginning of a step's words.
const WORDS_X: f32 = 30.0;

/// What the view remembers: no part of the widget.
pub struct View {
    /// Whether the installation goes on once the version is there.
    goes_on: bool,
    /// When the countdown began, in the window's own time.
    since: Option<f64>,
}

impl Default for View {
    fn default() -> Self {
        Self { goes_on: true, since: None }
    }
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Done,
    Now,
    Later,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, front: (&Target, &Reached), view: &mut View) {
    if *front.0 == Target::Practice { practice(ui, cx, front) } else { by_hand(ui, cx, open, front, view) }
}

fn practice(ui: &mut Ui, cx: &Cx<'_>, (target, reached): (&Target, &Reached)) {
    ui.horizontal(|ui| {
        let text = cx.lang.with("install-upload-to", &[("name", target.name(cx.lang).into())]);
        let button = Button::new(&text).mark(super::mark(ui, cx, target)).enabled(cx.app.install.running.is_none());
        let button = if reached.remote.status == RemoteStatus::Absent { button.primary() } else { button };
        if button.ui(ui).clicked() {
            cx.send(Command::Install(InstallCommand::Upload));
        }
        kit::hint(ui, &cx.tr("install-upload-practice"));
    });
}

fn by_hand(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, (target, reached): (&Target, &Reached), view: &mut View) {
    let packed = cx.app.pack.last.as_ref().filter(|packed| packed.revision == open.project.revision());
    let here = version_of(open.project.widget()).unwrap_or_default();
    let is_there = matches!(&reached.remote.status, RemoteStatus::Present(there) if there.version == here);
    let is_installed = matches!(&reached.remote.status, RemoteStatus::Present(there) if there.version == here && there.is_active);
    let steps = match () {
        () if is_installed => [Step::Done; 3],
        () if is_there => [Step::Done, Step::Done, Step::Now],
        () if packed.is_some() => [Step::Done, Step::Now, Step::Later],
        () => [Step::Now, Step::Later, Step::Later],
    };
    stepper(ui, cx, steps, packed, cx.app.install.is_locked(target));
    if is_there {
        return;
    }
    let t = tokens(ui);
    Frame::new().fill(t.accent_soft).corner_radius(egui::CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        let way = if reached.product() == Some(Product::Kommo) { "install-upload-kommo" } else { "install-upload-amo" };
        ui.add(egui::Label::new(RichText::new(cx.tr(way)).size(tokens::SMALL).color(t.text)).wrap());
        ui.horizontal_wrapped(|ui| buttons(ui, cx, reached, packed, here));
        if reached.remote.code.is_empty() {
            kit::hint(ui, &cx.tr("install-watch-no-code"));
        }
        watching(ui, cx, target, here, view);
    });
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, packed: Option<&Packed>, here: &str) {
    if packed.is_none() {
        if Button::new(&cx.tr("install-pack")).icon(icons::PACKAGE).ui(ui).clicked() {
            cx.send(Action::Pack);
        }
    } else if Button::new(&cx.tr("install-show-file")).icon(icons::FOLDER_OPEN).ui(ui).clicked() {
        cx.send(Command::Pack(PackCommand::RevealLast));
    }
    let can_watch = cx.app.install.running.is_none() && !reached.remote.code.is_empty();
    if Button::new(&cx.tr("install-open-page")).icon(icons::EXTERNAL_LINK).ui(ui).clicked() {
        cx.send(NavCommand::OpenLink(reached.page()));
        if packed.is_some() && can_watch {
            cx.send(Command::Install(InstallCommand::Watch));
        }
    }
    let text = cx.lang.with("install-watch", &[("version", here.into())]);
    let watch = Button::new(&text).icon(icons::REFRESH_CW).enabled(can_watch).ui(ui);
    if watch.clicked() {
        cx.send(Command::Install(InstallCommand::Watch));
    }
}

/// The wait with the time that is left, and whether it goes on after it.
fn watching(ui: &mut Ui, cx: &Cx<'_>, target: &Target, here: &str, view: &mut View) {
    let running = cx.app.install.running.as_ref().filter(|running| running.work == Work::Watch);
    if let Some(running) = running {
        ui.horizontal_wrapped(|ui| {
            if Button::new(&cx.tr("install-stop")).small().ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Stop));
            }
            let left = running.until.map_or(0, |until| until.saturating_duration_since(Instant::now()).as_secs());
            let left = format!("{}:{:02}", left / 60, left % 60);
            kit::muted(ui, &cx.lang.with("install-watching", &[("version", here.into()), ("left", left.into())]));
        });
        ui.ctx().request_repaint_after(Duration::from_millis(500));
    }
    if cx.app.install.is_locked(target) {
        kit::hint(ui, &cx.tr("install-goes-on-locked"));
        return;
    }
    ui.horizontal(|ui| {
        let words = cx.lang.with("install-goes-on", &[("version", here.into())]);
        if kit::switch(ui, view.goes_on, &words).changed() {
            view.goes_on = !view.goes_on;
        }
        ui.add(egui::Label::new(RichText::new(words).color(tokens(ui).text)).wrap());
    });
}

/// Whether the installation goes on by itself now: the version is there, and nothing stands in the way. Draws the seconds that
/// are left to stop it; typing begins them anew. Returns whether they are over.
pub fn goes_on(ui: &mut Ui, cx: &Cx<'_>, front: (&Target, &Reached), is_ready: bool, view: &mut View) -> bool {
    let (target, reached) = front;
    let is_active = matches!(&reached.remote.status, RemoteStatus::Present(there) if there.is_active);
    let asks = is_active || cx.app.install.is_locked(target);
    if !reached.remote.goes_on || !view.goes_on || !is_ready || asks || cx.app.install.running.is_some() {
        view.since = None;
        return false;
    }
    let (now, typed) = ui.input(|input| {
        let typed = |event: &egui::Event| matches!(event, egui::Event::Text(_) | egui::Event::Key { .. } | egui::Event::Paste(_));
        (input.time, input.events.iter().any(typed))
    });
    if typed {
        view.since = None;
    }
    let left = cx.app.install.pace.countdown.as_secs_f64() - (now - *view.since.get_or_insert(now));
    if left <= 0.0 {
        view.since = None;
        return true;
    }
    if Button::new(&cx.tr("install-stop")).ui(ui).clicked() {
        cx.send(Command::Install(InstallCommand::Stay));
    }
    let seconds = left.ceil() as u64;
    kit::muted(ui, &cx.lang.with("install-goes-on-in", &[("seconds", seconds.into())]));
    ui.ctx().request_repaint_after(Duration::from_millis(200));
    false
}

/// The three steps in a line.
fn stepper(ui: &mut Ui, cx: &Cx<'_>, steps: [Step; 3], packed: Option<&Packed>, is_locked: bool) {
    let t = tokens(ui);
    let size = packed.map(|packed| format!("widget.zip, {}", cx.lang.size(packed.size)));
    let words = [
        (cx.tr("install-step-pack"), size.unwrap_or_else(|| "widget.zip".to_owned())),
        (cx.tr("install-step-upload"), cx.tr("install-step-upload.about")),
        (cx.tr("install-step-install"), if is_locked { cx.tr("install-step-install-locked") } else { cx.tr("install-step-install.about") }),
    ];
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), STEPS), Sense::hover());
    let width = rect.width() / 3.0;
    for (at, ((name, about), step)) in words.iter().zip(steps).enumerate() {
        let column = egui::Rect::from_min_size(rect.min + vec2(width * at as f32, 0.0), vec2(width, rect.height()));
        let centre = column.left_top() + vec2(NUMBER, NUMBER);
        let (fill, edge, ink) = match step {
            Step::Done => (t.success, t.success, t.surface),
            Step::Now => (t.accent, t.accent, t.on_accent),
            Step::Later => (t.surface, t.border_strong, t.muted),
        };
        ui.painter().circle(centre, NUMBER_RADIUS, fill, Stroke::new(1.5, edge));
        if step == Step::Done {
            icons::CHECK.image(TICK, ink).paint_at(ui, egui::Rect::from_center_size(centre, vec2(TICK, TICK)));
        } else {
            let number = (at + 1).to_string();
            ui.painter().text(centre, egui::Align2::CENTER_CENTER, number, tokens::semibold(tokens::SMALL), ink);
        }
        let words = egui::Rect::from_min_max(column.min + vec2(WORDS_X, 0.0), column.max - vec2(tokens::SPACE_S, 0.0));
        let mut inner = ui.new_child(egui::UiBuilder::new().id_salt(at).max_rect(words).layout(Layout::top_down(Align::Min)));
        inner.spacing_mut().item_spacing.y = 2.0;
        let colour = if step == Step::Now { t.accent_text } else { t.text };
        inner.add(egui::Label::new(RichText::new(name).font(tokens::semibold(tokens::BODY)).color(colour)).selectable(false).truncate());
        inner.add(egui::Label::new(RichText::new(about).size(tokens::SMALL).color(t.muted)).selectable(false).truncate());
    }
    ui.add_space(tokens::SPACE_XS);
}
