//! The Install tab: the current account, the widget in it, all of its widgets, and the requests to it.

mod account;
mod all;
mod before;
mod bulk;
mod connect;
mod form;
mod practice;
mod receipt;
mod requests;
mod run_tokens;
mod salesbot;
mod settings;
mod upload;
mod widget;

pub use account::status;

use egui::{Align, CentralPanel, Color32, CornerRadius, Frame, Layout, Margin, Panel, RichText, Sense, Stroke, Ui, vec2};

use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::bulk::BulkCommand;
use crate::app::features::install::{AccountError, Install, InstallCommand, Target, Work};
use crate::system::accounts::{Colour, Keep};
use crate::system::files::Origin;
use crate::text::msg::Msg;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the strip of the account.
const STRIP: f32 = 60.0;
/// Around the page without an account.
const PADDING: Margin = Margin { left: 24, right: 24, top: 20, bottom: 0 };
/// Width of the account's colour at the edge.
const EDGE: f32 = 4.0;
/// Above the words of the strip.
const WORDS_TOP: f32 = 12.0;
/// Width of what stands beside the words of a message.
const BESIDE: f32 = 40.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    /// What is shown; at first what the person prefers for archives.
    section: Option<Section>,
    connect: connect::View,
    widget: widget::View,
    all: all::View,
    bulk: bulk::View,
    salesbot: salesbot::View,
    requests: requests::View,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Section {
    #[default]
    Widget,
    All,
    Bulk,
    Salesbot,
    History,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let install = &cx.app.install;
    if !install.is_loaded {
        CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |_| {});
        return;
    }
    view.connect.settle(install.front().is_some() && !install.is_keeping());
    let is_archive = matches!(open.origin, Some(Origin::Zip(_)));
    let first = if is_archive && cx.app.core.preferences.many_accounts { Section::Bulk } else { Section::Widget };
    let section = *view.section.get_or_insert(first);
    Panel::top("account")
        .exact_size(STRIP)
        .resizable(false)
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X))
        .show(ui, |ui| bar(ui, cx, open, section, view));
    let is_of_one = !matches!(section, Section::Bulk | Section::History);
    let target = match &install.chosen {
        None if is_of_one => return page(ui, |ui| connect::ui(ui, cx, open, &mut view.connect)),
        chosen => chosen.as_ref().unwrap_or(&Target::Practice),
    };
    if *target == Target::Practice && is_of_one && install.reached.contains_key(target) {
        practice::strip(ui, cx);
    }
    match section {
        Section::Bulk => {
            if let Some(target) = bulk::ui(ui, cx, open, &mut view.bulk) {
                view.section = Some(Section::Widget);
                cx.send(Command::Install(InstallCommand::Choose(target, None)));
            }
            return;
        }
        Section::History => return requests::history(ui, cx, &mut view.requests),
        Section::Widget | Section::All | Section::Salesbot => {}
    }
    let Some(reached) = install.reached.get(target) else {
        return page(ui, |ui| way_in(ui, cx, target, &mut view.connect));
    };
    match section {
        Section::Widget => {
            requests::panel(ui, cx, target, &mut view.requests);
            widget::ui(ui, cx, open, (target, reached), (&mut view.widget, &mut view.connect));
        }
        Section::All => {
            if all::ui(ui, cx, open, reached, &mut view.all, textures) {
                view.section = Some(Section::Widget);
            }
        }
        Section::Salesbot => salesbot::ui(ui, cx, target, reached, &mut view.salesbot),
        Section::Bulk | Section::History => {}
    }
}

/// A page that scrolls.
fn page(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    kit::page(ui, "install", PADDING, |ui| {
        content(ui);
        ui.add_space(tokens::SPACE_L);
    });
}

/// A bar that is narrower has no room for the kind of account and a long name beside the sections.
const NARROW: f32 = 860.0;
/// Most letters of a name in a narrow bar.
const MOST_OF_NAME: usize = 16;
/// Less room than this is too little for words.
const LEAST_WORDS: f32 = 60.0;

/// The account in front, who is signed in, and the sections.
fn bar(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, section: Section, view: &mut View) {
    let t = tokens(ui);
    let of_all = section == Section::Bulk;
    let chosen = cx.app.install.chosen.as_ref();
    if let Some(target) = chosen.filter(|_| !of_all) {
        let edge = egui::Rect::from_min_size(ui.max_rect().left_top() - vec2(tokens::PAGE_X, 0.0), vec2(EDGE, STRIP));
        ui.painter().rect_filled(edge, 0.0, mark(ui, cx, target));
    }
    let size = vec2(ui.available_width(), STRIP);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        if let Some(target) = chosen.filter(|_| !of_all) {
            account(ui, cx, target);
        }
        // In a narrow window the sections take the place of these words; they are in the account's card as well.
        let words = (ui.available_width() - sections_width(ui, cx) - tokens::SPACE_M).max(0.0);
        ui.allocate_ui_with_layout(vec2(words, STRIP), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(words);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(WORDS_TOP);
            if words < LEAST_WORDS {
                return;
            }
            if of_all {
                return bulk::head(ui, cx, open);
            }
            let Some((target, reached)) = cx.app.install.front() else { return };
            let line = |ui: &mut Ui, text: &str, colour: Color32| {
                ui.add(egui::Label::new(RichText::new(text).size(tokens::SMALL).color(colour)).truncate());
            };
            let place = if *target == Target::Practice { cx.tr("install-practice-here.about") } else { reached.host().to_owned() };
            line(ui, &place, t.text);
            match account::worst(cx, target) {
                Some(finding) => line(ui, &cx.lang.title(&finding), kit::severity_colours(t, finding.severity).0),
                None => line(ui, &account::signed_in(cx, reached), t.muted),
            }
        });
        sections(ui, cx, section, view);
    });
    ui.painter().hline(
        ui.max_rect().expand2(vec2(tokens::PAGE_X, 0.0)).x_range(),
        ui.max_rect().top() + STRIP - tokens::LINE / 2.0,
        Stroke::new(tokens::LINE, t.border),
    );
}

/// Which account is in front, of which kind, and the way to what is known of it.
fn account(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let (square, _) = ui.allocate_exact_size(vec2(tokens::ICON_SMALL, tokens::ICON_SMALL), Sense::hover());
    kit::paint_mark(ui, square.center(), mark(ui, cx, target));
    let is_narrow = ui.available_width() < NARROW;
    let mut name = target.name(cx.lang);
    if let Some((end, _)) = name.char_indices().nth(MOST_OF_NAME).filter(|_| is_narrow) {
        name.truncate(end);
        name.push('…');
    }
    kit::menu_chip(ui, None, &name, &cx.tr("install-account"), |ui| account::menu(ui, cx, Some(target)));
    account::kind_chip(ui, cx, target);
    if cx.app.install.reached.contains_key(target) {
        let on = cx.app.install.shows_account;
        if kit::icon_button(ui, icons::INFO, &cx.tr("install-about")).clicked() {
            cx.send(Command::Install(InstallCommand::About(!on)));
        }
    }
}

/// The words of the sections.
const SECTIONS: [(Section, &str); 5] = [
    (Section::Widget, "install-this-widget"),
    (Section::All, "install-all-widgets"),
    (Section::Bulk, "install-many-accounts"),
    (Section::Salesbot, "install-salesbot"),
    (Section::History, "install-history"),
];

fn sections_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    let width = |text: String| ui.painter().layout_no_wrap(text, egui::FontId::proportional(tokens::BODY), Color32::WHITE).size().x;
    SECTIONS.iter().map(|(_, id)| width(cx.tr(id)) + 2.0 * tokens::INSET).sum::<f32>() + 2.0
}

fn sections(ui: &mut Ui, cx: &Cx<'_>, now: Section, view: &mut View) {
    let names = SECTIONS.map(|(section, id)| (section, cx.tr(id)));
    let choices = names.each_ref().map(|(section, name)| (*section, None, name.as_str(), true));
    let Some(section) = kit::segmented(ui, now, &choices) else { return };
    if now == Section::Salesbot && cx.app.install.error.is_some() {
        // What was said of a bot says nothing of the widget.
        cx.send(Command::Install(InstallCommand::Understood));
    }
    view.section = Some(section);
    cx.send(Command::Install(InstallCommand::Bulk(BulkCommand::First(section == Section::Bulk))));
    if section == Section::All && cx.app.install.front().is_some_and(|(_, reached)| reached.widgets.is_none()) {
        cx.send(Command::Install(InstallCommand::Widgets));
    }
}

/// An account that isn't reached yet: it is being reached, did not answer, or wants its token.
fn way_in(ui: &mut Ui, cx: &Cx<'_>, target: &Target, view: &mut connect::View) {
    error(ui, cx);
    running(ui, cx, target);
    if cx.app.install.running.is_none() {
        if cx.app.install.saved(target).is_some_and(|account| account.keep == Keep::Ask) {
            connect::ask_token(ui, cx, target, view);
        } else {
            if Button::new(&cx.tr("install-test")).icon(icons::REFRESH_CW).ui(ui).clicked() {
                cx.send(Command::Install(InstallCommand::Test));
            }
            if let Target::Saved(name) = target {
                ui.add_space(tokens::SPACE_M);
                connect::renew(ui, cx, name, view);
            }
        }
    }
}

/// The colour of an account's mark.
fn mark(ui: &Ui, cx: &Cx<'_>, target: &Target) -> Color32 {
    colour(ui, cx.app.install.colour(target))
}

fn colour(ui: &Ui, colour: Colour) -> Color32 {
    let t = tokens(ui);
    let at = Colour::ALL.iter().position(|it| *it == colour).unwrap_or_default();
    t.marks.get(at).copied().unwrap_or(t.muted)
}

/// What runs in `target`, and the way to stop it.
fn running(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let Some(running) = cx.app.install.running.as_ref().filter(|running| running.target == *target) else { return };
    let id = match running.work {
        Work::Connect => "install-connecting",
        Work::Look => "install-looking",
        Work::Upload => "install-uploading",
        // The way of the upload shows it, with the time that is left.
        Work::Watch => return,
        Work::Install => "install-installing",
        Work::Uninstall => "install-uninstalling",
        Work::Settle => "install-settling",
        Work::Widgets => "install-listing",
        Work::Continue => "install-continuing",
        Work::Repeat(_) => "install-repeating",
    };
    ui.horizontal(|ui| {
        kit::muted(ui, &cx.lang.with(id, &[("name", target.name(cx.lang).into())]));
        if Button::new(&cx.tr("install-stop")).small().ui(ui).clicked() {
            cx.send(Command::Install(InstallCommand::Stop));
        }
    });
}

/// What did not work: what happened, what was said, why, what next.
fn error(ui: &mut Ui, cx: &Cx<'_>) {
    let Install { error: Some(error), .. } = &cx.app.install else { return };
    let (what, lines) = words(cx, error);
    let t = tokens(ui);
    Frame::new().fill(t.error_soft).corner_radius(CornerRadius::same(tokens::RADIUS_CARD)).inner_margin(tokens::PAD_M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON, t.error);
            let width = ui.available_width() - BESIDE;
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add(egui::Label::new(RichText::new(what).font(tokens::semibold(tokens::BODY)).color(t.error)).wrap());
                for line in lines {
                    ui.add(egui::Label::new(RichText::new(line).size(tokens::SMALL).color(t.text)).wrap());
                }
            });
            if kit::icon_button(ui, icons::X, &cx.tr("install-understood")).clicked() {
                cx.send(Command::Install(InstallCommand::Understood));
            }
        });
    });
    ui.add_space(tokens::SPACE_S);
}

fn words(cx: &Cx<'_>, error: &AccountError) -> (String, Vec<String>) {
    let of = |error: &crate::account::ApiError| {
        let told = error.explain();
        (cx.lang.msg(&told.what), told.said.into_iter().chain([told.why, told.next].map(|msg| cx.lang.msg(&msg))).collect::<Vec<_>>())
    };
    match error {
        AccountError::Api(error) => of(error),
        AccountError::Interrupted(error) if error.may_have_changed() => {
            let msg = Msg::new(if error.token_died() { "cli-unverified-token" } else { "install-unverified" });
            let (what, _) = of(&error.error);
            (cx.lang.msg(&msg), vec![what, cx.lang.msg(&msg.next_step())])
        }
        AccountError::Interrupted(error) => of(&error.error),
        AccountError::Local(msg, said) => {
            let next = msg.next_step();
            let next = cx.lang.has_msg(&next).then(|| cx.lang.msg(&next));
            (cx.lang.msg(msg), said.iter().cloned().chain(next).collect())
        }
    }
}
