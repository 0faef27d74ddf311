//! Above the lists: where the widget runs and which build the page has, and what is being pretended there.

use egui::{Color32, Frame, Panel, RichText, Ui, vec2};
use serde_json::json;

use crate::app::action::Action;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::run::{RunCommand, Running};
use crate::crm::manifest::locales;
use crate::stand_in::texts::bar;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the first row.
const STRIP: f32 = 60.0;
/// Radius of the mark of the connection.
const DOT: f32 = 5.0;
/// What can go wrong on demand.
const TROUBLES: [&str; 7] = ["none", "rights", "down", "limit", "slow", "empty", "lost"];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X);
    Panel::top("run strip").exact_size(STRIP).resizable(false).frame(frame).show(ui, |ui| state(ui, cx));
    let Some(running) = &cx.app.run.running else { return };
    let frame = Frame::new().fill(t.surface).inner_margin(tokens::PAD_DIALOG_HEAD);
    Panel::top("run pretended").resizable(false).frame(frame).show(ui, |ui| pretended(ui, cx, open, running));
}

/// Two lines of words.
fn two(ui: &mut Ui, name: &str, about: &str, colour: Color32) {
    let t = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(tokens::SPACE_M);
        ui.add(egui::Label::new(RichText::new(name).font(tokens::semibold(tokens::BODY)).color(t.text)).extend());
        ui.add(egui::Label::new(RichText::new(about).size(tokens::SMALL).color(colour)).extend());
    });
}

/// What an update changes is looked at where the build is tried.
fn compare(ui: &mut Ui, cx: &Cx<'_>) {
    if kit::icon_button(ui, icons::ARROW_LEFT_RIGHT, &cx.tr(Action::Compare.text_id())).clicked() {
        cx.send(Action::Compare);
    }
}

fn state(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let run = &cx.app.run;
    ui.horizontal(|ui| {
        ui.set_min_height(STRIP);
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        let Some(running) = &run.running else {
            two(ui, &cx.tr("running-stopped"), &cx.tr("running-stopped.about"), t.muted);
            kit::right(ui, |ui| {
                if Button::new(&cx.tr("running-start")).icon(icons::PLAY).primary().enabled(!run.is_waiting()).ui(ui).clicked() {
                    cx.send(RunCommand::Start);
                }
                compare(ui, cx);
            });
            return;
        };
        let pages = running.pages();
        let (rect, _) = ui.allocate_exact_size(vec2(2.0 * DOT, STRIP), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), DOT, if pages > 0 { t.success } else { t.faint });
        let connected = match (pages, browser(&running.agent)) {
            (0, _) => cx.tr("running-no-page"),
            (_, Some(name)) => cx.lang.with("running-connected", &[("browser", name.into())]),
            (_, None) => cx.tr("running-connected-somehow"),
        };
        two(ui, &cx.lang.with("running-on", &[("place", format!("127.0.0.1:{}", running.port()).into())]), &connected, t.muted);
        build(ui, cx, running);
        kit::right(ui, |ui| {
            if Button::new(&cx.tr("running-stop")).icon(icons::SQUARE).ui(ui).clicked() {
                cx.send(RunCommand::Stop);
            }
            if kit::icon_button(ui, icons::USERS, &cx.tr("running-account")).clicked() {
                cx.send(RunCommand::EditAccount);
            }
            let word = cx.tr("running-open");
            let button = Button::new(&word).icon(icons::EXTERNAL_LINK);
            let button = if pages == 0 { button.primary() } else { button };
            if button.ui(ui).clicked() {
                cx.send(RunCommand::OpenPage(None));
            }
            compare(ui, cx);
        });
    });
}

/// The browser's name in what it calls itself.
fn browser(agent: &str) -> Option<&'static str> {
    // Later ones name the earlier ones, too.
    const KNOWN: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser/", "Yandex"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    KNOWN.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

fn build(ui: &mut Ui, cx: &Cx<'_>, running: &Running) {
    let t = tokens(ui);
    let Some(shown) = running.in_page else { return };
    let number = |number: u32| [("number", number.into())];
    let (about, colour) = match &running.broken {
        Some(broken) => {
            (cx.lang.with("running-build-broken", &[("file", broken.file.as_str().into()), ("line", broken.line.into())]), t.error)
        }
        None if running.newest > shown.number => (cx.lang.with("running-build-waits", &number(running.newest)), t.warning),
        None if shown.is_unsaved => (cx.tr("running-build-unsaved"), t.muted),
        None => (cx.tr("running-build-saved"), t.muted),
    };
    two(ui, &cx.lang.with("running-build", &number(shown.number)), &about, colour);
    if running.newest > shown.number && Button::new(&cx.tr("running-load")).icon(icons::REFRESH_CW).ui(ui).clicked() {
        cx.send(RunCommand::Reload);
    }
}

/// What is being pretended: the same choices as in the bar of the page, for the page that is open.
fn pretended(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, running: &Running) {
    if running.pages() == 0 {
        kit::hint(ui, &cx.tr("running-no-page-yet"));
        return;
    }
    let choices = |part: &'static str, values: &[&str]| Choice {
        part,
        now: running.shown(part).to_owned(),
        values: values.iter().map(|value| ((*value).to_owned(), bar(cx.lang, &format!("{part}-{value}")))).collect(),
    };
    let declared = locales(open.project.widget()).into_iter().map(|(locale, _)| (locale.to_owned(), locale.to_owned())).collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_L, tokens::SPACE_XS);
        for choice in [
            choices("reload", &["auto", "hand"]),
            Choice { part: "locale", now: running.shown("locale").to_owned(), values: declared },
            choices("texts", &["texts", "pseudo", "keys"]),
            choices("role", &["admin", "user", "free"]),
            choices("theme", &["light", "dark"]),
            choices("product", &["amo", "kommo"]),
            choices("status", &["installed", "install", "not_configured"]),
            Choice { now: running.trouble().to_owned(), ..choices("trouble", &TROUBLES) },
        ] {
            choice.ui(ui, cx);
        }
    });
}

/// One choice: its name, and a menu with what is chosen now.
struct Choice {
    part: &'static str,
    now: String,
    /// The values with their words.
    values: Vec<(String, String)>,
}

impl Choice {
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let t = tokens(ui);
        let name = bar(cx.lang, self.part);
        let word = self.values.iter().find(|(value, _)| *value == self.now).map_or(self.now.as_str(), |(_, word)| word);
        // Trouble is in amber while there is some, so that nobody takes it for a fault.
        let colour = if self.part == "trouble" && self.now != "none" { t.warning } else { t.muted };
        let label = ui.painter().layout_no_wrap(name.clone(), egui::FontId::proportional(tokens::BODY), colour);
        // Name and menu stay on one line.
        if ui.available_size_before_wrap().x < label.size().x + tokens::GAP + kit::menu_chip_width(ui, word) {
            ui.end_row();
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GAP;
            ui.label(RichText::new(&name).color(colour));
            kit::menu_chip(ui, None, word, &name, |ui| {
                for (value, word) in &self.values {
                    if kit::menu_item(ui, *value == self.now, word) {
                        let value = if self.part == "trouble" { json!({"what": value, "where": "all"}) } else { json!(value) };
                        cx.send(RunCommand::Show(json!({ self.part: value })));
                    }
                }
            });
        });
    }
}
