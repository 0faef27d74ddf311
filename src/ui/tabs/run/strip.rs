//! Above the lists: where the widget runs and which build the page has, and what is being pretended there.

use egui::{Color32, Frame, Panel, RichText, Ui, vec2};
use serde_json::json;

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
            let word = cx.tr("running-open");
            let button = Button::new(&word).icon(icons::EXTERNAL_LINK);
            let button = if pages == 0 { button.primary() } else { button };
            if button.ui(ui).clicked() {
                cx.send(RunCommand::OpenPage(None));
            }
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
    let lang = cx.lang;
    let send = |part: &str, value: &str| cx.send(RunCommand::Show(json!({ part: value })));
    let menu = |ui: &mut Ui, part: &str, values: &[&str]| {
        let word = |value: &str| bar(lang, &format!("{part}-{value}"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GAP;
            let name = bar(lang, part);
            kit::muted(ui, &name);
            kit::menu_chip(ui, None, &word(running.shown(part)), &name, |ui| {
                for value in values {
                    if kit::menu_item(ui, running.shown(part) == *value, &word(value)) {
                        send(part, value);
                    }
                }
            });
        });
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_L, tokens::SPACE_XS);
        menu(ui, "reload", &["auto", "hand"]);
        let name = bar(lang, "locale");
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GAP;
            kit::muted(ui, &name);
            kit::menu_chip(ui, None, running.shown("locale"), &name, |ui| {
                for (locale, _) in locales(open.project.widget()) {
                    if kit::menu_item(ui, running.shown("locale") == locale, locale) {
                        send("locale", locale);
                    }
                }
            });
        });
        menu(ui, "texts", &["texts", "pseudo", "keys"]);
        menu(ui, "role", &["admin", "user", "free"]);
        menu(ui, "theme", &["light", "dark"]);
        menu(ui, "product", &["amo", "kommo"]);
        menu(ui, "status", &["installed", "install", "not_configured"]);
        trouble(ui, cx, running);
    });
}

/// What goes wrong on demand: in amber while it does, so that nobody takes it for a fault.
fn trouble(ui: &mut Ui, cx: &Cx<'_>, running: &Running) {
    let t = tokens(ui);
    let name = bar(cx.lang, "trouble");
    let word = |what: &str| bar(cx.lang, &format!("trouble-{what}"));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        let colour = if running.trouble() == "none" { t.muted } else { t.warning };
        ui.label(RichText::new(&name).color(colour));
        kit::menu_chip(ui, None, &word(running.trouble()), &name, |ui| {
            for what in TROUBLES {
                if kit::menu_item(ui, running.trouble() == what, &word(what)) {
                    cx.send(RunCommand::Show(json!({"trouble": {"what": what, "where": "all"}})));
                }
            }
        });
    });
}
