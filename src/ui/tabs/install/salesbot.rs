//! The form that continues a bot which waits for the widget: which bot, with which data, and what it shows or where it goes first.

use egui::{Frame, Id, Panel, RichText, ScrollArea, Ui, vec2};
use serde_json::{Map, Value};

use crate::account;
use crate::account::{Bot, Continuation, GotoType, Handler, MAX_BUTTONS, MAX_HANDLERS, MAX_VALUE, ReturnUrl};
use crate::app::command::Command;
use crate::app::features::install::{Change, InstallCommand, Reached, Target, Waiting};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Least and greatest width of the form.
const SIDE: (f32, f32) = (260.0, 420.0);
/// Width of what stands beside the words of a message.
const BESIDE: f32 = 40.0;
/// Width of the input of a number.
const NUMBER: f32 = 96.0;
/// Width of the number of a step.
const STEP: f32 = 64.0;

/// What is filled in.
pub struct View {
    bot: Bot,
    bot_id: String,
    continue_id: String,
    return_url: String,
    data: Vec<(String, String)>,
    handlers: Vec<Step>,
}

impl Default for View {
    fn default() -> Self {
        let (bot_id, continue_id, return_url) = Default::default();
        Self { bot: Bot::Sales, bot_id, continue_id, return_url, data: vec![Default::default()], handlers: Vec::new() }
    }
}

/// A handler as it is filled in; what another kind of it had stays at hand.
#[derive(Clone)]
struct Step {
    kind: Kind,
    text: String,
    /// Texts, and the addresses that they lead to.
    buttons: Vec<(String, String)>,
    goto: GotoType,
    step: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Buttons,
    ButtonsUrl,
    Goto,
}

const KINDS: [(Kind, &str); 4] = [
    (Kind::Text, "salesbot-text"),
    (Kind::Buttons, "salesbot-buttons"),
    (Kind::ButtonsUrl, "salesbot-buttons-url"),
    (Kind::Goto, "salesbot-goto"),
];

const FOOT: f32 = 56.0;

impl Step {
    fn new() -> Self {
        Self { kind: Kind::Text, text: String::new(), buttons: vec![Default::default()], goto: GotoType::Question, step: "0".to_owned() }
    }

    /// What is sent; `None` while something is missing.
    fn handler(&self) -> Option<Handler> {
        let text = || Some(self.text.clone()).filter(|text| !text.trim().is_empty());
        Some(match self.kind {
            Kind::Text => Handler::Text(text()?),
            Kind::Buttons => {
                let buttons: Vec<String> = self.buttons.iter().map(|(text, _)| text.clone()).collect();
                Handler::Buttons(text()?, Some(buttons).filter(|all| all.iter().all(|text| !text.trim().is_empty()))?)
            }
            Kind::ButtonsUrl => {
                let button = |(text, url): &(String, String)| {
                    let url = Some(url.trim().to_owned()).filter(|url| !url.is_empty())?;
                    Some(if text.trim().is_empty() { account::Button::Url(url) } else { account::Button::Named(text.clone(), url) })
                };
                Handler::ButtonsUrl(text()?, self.buttons.iter().map(button).collect::<Option<_>>()?)
            }
            Kind::Goto => Handler::Goto(self.goto, self.step.trim().parse().ok()?),
        })
    }
}

impl View {
    fn waiting(&self) -> Option<Waiting> {
        Some(Waiting { bot: self.bot, bot_id: self.bot_id.trim().parse().ok()?, continue_id: self.continue_id.trim().parse().ok()? })
    }

    fn body(&self) -> Continuation {
        let data = self.data.iter().filter(|(key, _)| !key.trim().is_empty());
        let data: Map<String, Value> = data.map(|(key, value)| (key.trim().to_owned(), value.as_str().into())).collect();
        Continuation { data, handlers: self.handlers.iter().filter_map(Step::handler).collect() }
    }

    fn is_whole(&self) -> bool {
        self.handlers.iter().all(|step| step.handler().is_some())
    }

    fn fill_samples(&mut self, is_practice: bool) {
        if is_practice {
            (self.bot, self.bot_id, self.continue_id) = (Bot::Sales, "501".to_owned(), "9001".to_owned());
        }
        self.data = vec![("status".to_owned(), "success".to_owned())];
        let buttons = vec![("1".to_owned(), String::new()), ("2".to_owned(), String::new())];
        let sample = |kind, text: &str| Step { kind, text: text.to_owned(), buttons: buttons.clone(), ..Step::new() };
        self.handlers = vec![sample(Kind::Text, "sample"), sample(Kind::Buttons, "sample"), sample(Kind::Goto, "")];
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, target: &Target, reached: &Reached, view: &mut View) {
    let t = tokens(ui);
    Panel::bottom("salesbot foot")
        .exact_size(FOOT)
        .resizable(false)
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X))
        .show(ui, |ui| foot(ui, cx, (target, reached), view));
    let width = (ui.available_width() * 0.36).clamp(SIDE.0, SIDE.1);
    Panel::right("salesbot body")
        .exact_size(width)
        .resizable(false)
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_SIDE))
        .show(ui, |ui| body(ui, cx, view));
    kit::page(ui, "salesbot", tokens::PAD_PAGE, |ui| {
        super::error(ui, cx);
        super::running(ui, cx, target);
        done(ui, cx, target);
        kit::card(ui, tokens::PAD_L, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            which(ui, cx, reached, view);
        });
        ui.add_space(tokens::SPACE_M);
        kit::card(ui, tokens::PAD_L, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            data(ui, cx, view);
        });
        ui.add_space(tokens::SPACE_M);
        kit::card(ui, tokens::PAD_L, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            handlers(ui, cx, view);
        });
        ui.add_space(tokens::SPACE_L);
    });
}

/// The last result.
fn done(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let t = tokens(ui);
    let Some(done) = cx.app.install.continued.as_ref().filter(|done| done.target == *target) else { return };
    let frame = Frame::new().fill(t.success_soft).corner_radius(egui::CornerRadius::same(tokens::RADIUS_CARD));
    frame.inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, t.success);
            let width = ui.available_width() - BESIDE;
            ui.vertical(|ui| {
                ui.set_width(width);
                let args = [("bot", done.waiting.bot_id.to_string().into()), ("record", done.waiting.continue_id.to_string().into())];
                let title = cx.lang.with("salesbot-done", &args);
                ui.add(egui::Label::new(RichText::new(title).font(tokens::semibold(tokens::BODY)).color(t.success)).wrap());
                ui.add(egui::Label::new(RichText::new(cx.tr("salesbot-done.about")).size(tokens::SMALL).color(t.text)).wrap());
            });
            if kit::icon_button(ui, icons::X, &cx.tr("install-understood")).clicked() {
                cx.send(Command::Install(InstallCommand::ContinueDone));
            }
        });
    });
    ui.add_space(tokens::SPACE_M);
}

/// The bot that waits: its parts, or the `return_url` that it handed over.
fn which(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, view: &mut View) {
    let t = tokens(ui);
    kit::group_title(ui, &cx.tr("salesbot-which"));
    let name = cx.tr("salesbot-return-url");
    let parsed = ReturnUrl::parse(&view.return_url);
    let is_empty = view.return_url.trim().is_empty();
    let is_other = parsed.as_ref().is_some_and(|url| !reached.is_at(&url.host));
    let bad = !is_empty && (parsed.is_none() || is_other);
    ui.add(egui::Label::new(RichText::new(&name).color(t.text)).selectable(false));
    let width = ui.available_width();
    let response = kit::input(ui, &mut view.return_url, Id::unique("return url"), &name, true, bad, width);
    match ReturnUrl::parse(&view.return_url) {
        Some(url) if !reached.is_at(&url.host) => {
            let words = cx.lang.with("salesbot-other-account", &[("host", url.host.name().into())]);
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(t.error)).wrap());
        }
        Some(url) if response.changed() => {
            view.bot = url.bot;
            (view.bot_id, view.continue_id) = (url.bot_id.to_string(), url.continue_id.to_string());
        }
        None if bad => {
            ui.add(egui::Label::new(RichText::new(cx.tr("salesbot-no-return-url")).size(tokens::SMALL).color(t.error)).wrap());
        }
        _ => drop(kit::hint(ui, &cx.tr("salesbot-return-url.help"))),
    }
    ui.horizontal(|ui| {
        let (sales, marketing) = (cx.tr("salesbot-kind-sales"), cx.tr("salesbot-kind-marketing"));
        let kinds = [(Bot::Sales, None, &*sales, true), (Bot::Marketing, None, &*marketing, true)];
        if let Some(bot) = kit::segmented(ui, view.bot, &kinds) {
            view.bot = bot;
        }
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        // As high as an input, so that the first label stands in the middle too.
        ui.set_min_height(tokens::INPUT);
        number(ui, &cx.tr("salesbot-bot-id"), &mut view.bot_id, NUMBER);
        number(ui, &cx.tr("salesbot-continue-id"), &mut view.continue_id, NUMBER);
    });
}

/// An input for a whole number.
fn number(ui: &mut Ui, name: &str, value: &mut String, width: f32) {
    ui.add(egui::Label::new(RichText::new(name).color(tokens(ui).text)).selectable(false));
    let bad = !value.trim().is_empty() && value.trim().parse::<u64>().is_err();
    kit::input(ui, value, Id::unique(("salesbot number", name)), name, true, bad, width);
}

/// What the bot reads as `{{json.key}}`.
fn data(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        kit::group_title(ui, &cx.tr("salesbot-data"));
        kit::right(ui, |ui| {
            if Button::new(&cx.tr("salesbot-add-data")).icon(icons::PLUS).small().ui(ui).clicked() {
                view.data.push(Default::default());
            }
        });
    });
    kit::hint(ui, &cx.tr("salesbot-data.help"));
    let mut gone = None;
    for (at, (key, value)) in view.data.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let args = [("number", (at + 1).into())];
            let width = ui.available_width() - tokens::BUTTON - 2.0 * tokens::SPACE_S;
            let name = cx.lang.with("salesbot-key", &args);
            kit::drawn_input(ui, key, Id::unique(("salesbot key", at)), &name, &name, false, width * 0.36);
            let name = cx.lang.with("salesbot-value", &args);
            kit::drawn_input(ui, value, Id::unique(("salesbot value", at)), &name, &name, false, width * 0.64 - tokens::SPACE_S);
            if kit::icon_button(ui, icons::X, &cx.lang.with("salesbot-remove-data", &args)).clicked() {
                gone = Some(at);
            }
        });
    }
    if let Some(gone) = gone {
        view.data.remove(gone);
    }
}

/// How much of a limit is used.
fn counter(ui: &mut Ui, cx: &Cx<'_>, used: usize, most: usize) {
    let t = tokens(ui);
    let text = cx.lang.with("salesbot-of", &[("used", used.into()), ("most", most.into())]);
    let colour = if used >= most { t.warning } else { t.muted };
    ui.add(egui::Label::new(RichText::new(text).font(tokens::code(tokens::SMALL)).color(colour)).selectable(false));
}

fn handlers(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        kit::group_title(ui, &cx.tr("salesbot-handlers"));
        counter(ui, cx, view.handlers.len(), MAX_HANDLERS);
        kit::right(ui, |ui| {
            let add = cx.tr("salesbot-add-handler");
            let button = Button::new(&add).icon(icons::PLUS).small().enabled(view.handlers.len() < MAX_HANDLERS);
            if button.ui(ui).clicked() {
                view.handlers.push(Step::new());
            }
        });
    });
    kit::hint(ui, &cx.tr("salesbot-handlers.help"));
    let mut gone = None;
    for (at, step) in view.handlers.iter_mut().enumerate() {
        let t = tokens(ui);
        let frame = Frame::new().fill(t.raised).corner_radius(egui::CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_M);
        ui.push_id(("handler", at), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                if handler(ui, cx, at, step) {
                    gone = Some(at);
                }
            });
        });
    }
    if let Some(gone) = gone {
        view.handlers.remove(gone);
    }
}

/// A handler; returns whether it is to be taken away.
fn handler(ui: &mut Ui, cx: &Cx<'_>, at: usize, step: &mut Step) -> bool {
    let about = cx.lang.with("salesbot-handler", &[("number", (at + 1).into())]);
    let mut gone = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_S);
        kit::group_title(ui, &(at + 1).to_string());
        let names = KINDS.map(|(kind, id)| (kind, cx.tr(id)));
        let choices = names.each_ref().map(|(kind, name)| (*kind, None, name.as_str(), true));
        if let Some(kind) = kit::segmented_of(ui, &about, step.kind, &choices) {
            step.kind = kind;
        }
        gone = kit::icon_button(ui, icons::TRASH_2, &cx.lang.with("salesbot-remove", &[("name", about.as_str().into())])).clicked();
    });
    match step.kind {
        Kind::Goto => goto(ui, cx, &about, step),
        kind => {
            let name = format!("{about}: {}", cx.tr("salesbot-shown"));
            let room = ui.available_width() - STEP;
            ui.horizontal(|ui| {
                limited(ui, &mut step.text, Id::unique(("salesbot text", at)), &name, room);
                counter(ui, cx, step.text.chars().count(), MAX_VALUE);
            });
            if kind != Kind::Text {
                buttons(ui, cx, &about, at, step);
            }
        }
    }
    gone
}

/// An input that takes no more than a shown text may have.
fn limited(ui: &mut Ui, value: &mut String, id: Id, name: &str, width: f32) {
    kit::input(ui, value, id, name, false, value.chars().count() > MAX_VALUE, width);
    if let Some((end, _)) = value.char_indices().nth(MAX_VALUE) {
        value.truncate(end);
    }
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, about: &str, at: usize, step: &mut Step) {
    let mut gone = None;
    let with_url = step.kind == Kind::ButtonsUrl;
    let count = step.buttons.len();
    for (number, (text, url)) in step.buttons.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let args = [("number", (number + 1).into())];
            let width = ui.available_width() - tokens::BUTTON - 2.0 * tokens::SPACE_S;
            let hint = cx.lang.with("salesbot-button", &args);
            let (part, name) = (if with_url { 0.4 } else { 1.0 }, format!("{about}: {hint}"));
            kit::drawn_input(ui, text, Id::unique(("salesbot button", at, number)), &name, &hint, false, width * part);
            if with_url {
                let hint = cx.lang.with("salesbot-button-url", &args);
                let (name, width) = (format!("{about}: {hint}"), width * 0.6 - tokens::SPACE_S);
                kit::drawn_input(ui, url, Id::unique(("salesbot url", at, number)), &name, &hint, false, width);
            }
            let name = format!("{about}: {}", cx.lang.with("salesbot-remove-button", &args));
            if kit::icon_button_if(ui, icons::X, &name, count > 1).clicked() {
                gone = Some(number);
            }
        });
    }
    if let Some(gone) = gone {
        step.buttons.remove(gone);
    }
    ui.horizontal(|ui| {
        let name = cx.tr("salesbot-add-button");
        if Button::new(&name).icon(icons::PLUS).small().enabled(count < MAX_BUTTONS).ui(ui).clicked() {
            step.buttons.push(Default::default());
        }
        counter(ui, cx, count, MAX_BUTTONS);
        if with_url {
            kit::hint(ui, &cx.tr("salesbot-buttons-url.help"));
        }
    });
}

fn goto(ui: &mut Ui, cx: &Cx<'_>, about: &str, step: &mut Step) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_M, tokens::SPACE_S);
        let kinds = [GotoType::Question, GotoType::Answer, GotoType::Finish];
        let names = ["salesbot-question", "salesbot-answer", "salesbot-finish"].map(|id| cx.tr(id));
        let choices: Vec<_> = kinds.iter().zip(&names).map(|(kind, name)| (*kind, None, name.as_str(), true)).collect();
        if let Some(kind) = kit::segmented_of(ui, about, step.goto, &choices) {
            step.goto = kind;
        }
        let name = format!("{about}: {}", cx.tr("salesbot-step"));
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(cx.tr("salesbot-step")).selectable(false));
            let bad = step.step.trim().parse::<u64>().is_err();
            kit::input(ui, &mut step.step, Id::unique(("salesbot step", about)), &name, true, bad, STEP);
            kit::help(ui, &name, &cx.tr("salesbot-step.help"));
        });
    });
}

/// What is sent, as it stands.
fn body(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let t = tokens(ui);
    kit::title(ui, &cx.tr("install-body"));
    if let Some(Waiting { bot, bot_id, continue_id }) = view.waiting() {
        let path = format!("POST /api/v4/{}/{bot_id}/continue/{continue_id}", bot.word());
        ui.add(egui::Label::new(RichText::new(path).font(tokens::code(tokens::SMALL)).color(t.muted)).wrap());
    }
    ScrollArea::vertical().id_salt("salesbot body").auto_shrink(false).show(ui, |ui| {
        Frame::new().fill(t.sunken).corner_radius(egui::CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_BOX).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = serde_json::to_string_pretty(&view.body().body()).unwrap_or_default();
            ui.add(egui::Label::new(RichText::new(text).font(tokens::code(tokens::SMALL)).color(t.text)).wrap());
        });
        if !view.is_whole() {
            ui.add_space(tokens::SPACE_S);
            ui.add(egui::Label::new(RichText::new(cx.tr("salesbot-incomplete")).size(tokens::SMALL).color(t.warning)).wrap());
        }
    });
}

fn foot(ui: &mut Ui, cx: &Cx<'_>, (target, reached): (&Target, &Reached), view: &mut View) {
    let size = vec2(ui.available_width(), FOOT);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        let is_elsewhere = ReturnUrl::parse(&view.return_url).is_some_and(|url| !reached.is_at(&url.host));
        let waiting = view.waiting().filter(|_| view.is_whole() && !is_elsewhere && cx.app.install.running.is_none());
        let text = cx.lang.with("salesbot-continue-in", &[("name", target.name(cx.lang).into())]);
        let button = Button::new(&text).mark(super::mark(ui, cx, target)).primary().enabled(waiting.is_some());
        if button.ui(ui).clicked()
            && let Some(waiting) = waiting
        {
            cx.send(Command::Install(InstallCommand::Change(Change::Continue(target.clone(), waiting, view.body()))));
        }
        let is_practice = *target == Target::Practice;
        if Button::new(&cx.tr("install-samples")).ghost().ui(ui).clicked() {
            view.fill_samples(is_practice);
        }
        if is_practice {
            kit::hint(ui, &cx.tr("salesbot-practice"));
        }
    });
}
