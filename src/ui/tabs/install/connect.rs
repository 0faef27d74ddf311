//! The forms that add an account: one's own with a long-lived token or as an integration, or the practice account.

use std::ops::RangeInclusive;

use egui::{CornerRadius, Frame, Id, Margin, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::account::{Host, Secret};
use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{InstallCommand, Integration, NewAccount, NewSignIn, Target};
use crate::system::accounts::{Colour, Keep, Kind};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// In cards.
const PADDING: Margin = Margin::same(20);
/// Side of a colour with its edge.
const SWATCH: f32 = 26.0;
/// Corners of a colour.
const SWATCH_RADIUS: u8 = 5;
/// Corners of its edge.
const EDGE_RADIUS: u8 = 7;

/// What is typed.
#[derive(Default)]
pub struct View {
    host: String,
    name: String,
    kind: Kind,
    colour: Option<Colour>,
    way: Way,
    token: String,
    client_id: String,
    client_secret: String,
    redirect_uri: String,
    code: String,
    revealed: Option<&'static str>,
    asks: bool,
    /// It was sent: it is forgotten once the account is there.
    sent: bool,
}

/// How one signs in.
#[derive(Default, Clone, Copy, PartialEq)]
enum Way {
    #[default]
    Token,
    Code,
}

impl View {
    /// Forgets what was typed, once it is no longer needed.
    pub fn settle(&mut self, is_connected: bool) {
        if is_connected && self.sent {
            *self = Self::default();
        }
    }

    /// The way in as it is typed; `None` while something is missing.
    fn sign_in(&self) -> Option<NewSignIn> {
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(match self.way {
            Way::Token => NewSignIn::Token(Secret::new(typed(&self.token)?)),
            Way::Code => NewSignIn::Code(Integration {
                client_id: typed(&self.client_id)?,
                client_secret: Secret::new(typed(&self.client_secret)?),
                redirect_uri: typed(&self.redirect_uri)?,
                code: Secret::new(typed(&self.code)?),
            }),
        })
    }
}

/// Width of the labels.
const LABEL: f32 = 136.0;
/// Width of the practice account's card: in a narrow window less, so that the form's controls fit beside it.
const PRACTICE: RangeInclusive<f32> = 272.0..=300.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    kit::title(ui, &cx.tr("install-connect"));
    let name = open.name(cx.lang).unwrap_or_else(|| cx.tr("header-no-name"));
    let args = [("name", name.into()), ("version", open.version().unwrap_or_default().into())];
    kit::muted(ui, &cx.lang.with("install-connect.about", &args));
    ui.add_space(tokens::SPACE_S);
    super::error(ui, cx);
    chosen_before(ui, cx);
    let right = (ui.available_width() / 3.0).clamp(*PRACTICE.start(), *PRACTICE.end());
    let left = (ui.available_width() - right - tokens::SPACE_L).max(*PRACTICE.start());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_L;
        ui.vertical(|ui| {
            ui.set_width(left);
            kit::card(ui, PADDING, |ui| own(ui, cx, view));
        });
        ui.vertical(|ui| {
            ui.set_width(right);
            Frame::new()
                .fill(t.surface)
                .stroke(Stroke::new(tokens::LINE, t.border))
                .corner_radius(CornerRadius::same(tokens::RADIUS_CARD))
                .inner_margin(PADDING)
                .show(ui, |ui| practice(ui, cx));
        });
    });
}

/// The accounts that are known already.
fn chosen_before(ui: &mut Ui, cx: &Cx<'_>) {
    let accounts = &cx.app.install.accounts.accounts;
    if accounts.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for account in accounts {
            let target = Target::Saved(account.name.clone());
            let mark = super::mark(ui, cx, &target);
            if Button::new(&account.name).mark(mark).ui(ui).on_hover_text(&account.host).clicked() {
                cx.send(Command::Install(InstallCommand::Choose(target, None)));
            }
        }
    });
    ui.add_space(tokens::SPACE_S);
}

fn own(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_M);
    kit::title(ui, &cx.tr("install-own"));
    kit::hint(ui, &cx.tr("install-own.about"));
    ui.add_space(tokens::SPACE_XS);
    let host = Host::parse(&view.host);
    row(ui, &cx.tr("install-address"), |ui, width| {
        let bad = !view.host.trim().is_empty() && host.is_err();
        kit::input(ui, &mut view.host, Id::unique("account address"), &cx.tr("install-address"), false, bad, width);
        match &host {
            Err(error) if bad => drop(kit::hint(ui, &cx.lang.with(error.text_id(), &[("host", error.given().into())]))),
            Ok(host) => drop(kit::hint(ui, host.name())),
            Err(_) => drop(kit::hint(ui, &cx.tr("install-address.help"))),
        }
    });
    row(ui, &cx.tr("install-name"), |ui, width| {
        let hint = host.as_ref().map(|host| host.subdomain().to_owned()).unwrap_or_default();
        kit::drawn_input(ui, &mut view.name, Id::unique("account name"), &cx.tr("install-name"), &hint, false, width);
    });
    row(ui, &cx.tr("install-kind-colour"), |ui, _| {
        ui.horizontal_wrapped(|ui| {
            let (sandbox, production) = (cx.tr("install-kind-sandbox"), cx.tr("install-kind-production"));
            let kinds = [(Kind::Sandbox, None, &*sandbox, true), (Kind::Production, Some(icons::LOCK), &*production, true)];
            if let Some(kind) = kit::segmented(ui, view.kind, &kinds) {
                view.kind = kind;
            }
            swatches(ui, cx, view);
        });
        kit::hint(ui, &cx.tr(if view.kind == Kind::Production { "install-kind-production.help" } else { "install-colour-help" }));
    });
    way_in(ui, cx, view);
    row(ui, &cx.tr("install-keep"), |ui, _| keep(ui, cx, view));
    ui.add_space(tokens::SPACE_XS);
    let idle = cx.app.install.running.is_none() && !cx.app.install.is_keeping();
    let sign_in = view.sign_in().filter(|_| host.is_ok() && idle && can(cx, view.way));
    let mut pressed = false;
    ui.horizontal(|ui| {
        pressed = Button::new(&cx.tr("install-connect-now")).primary().enabled(sign_in.is_some()).ui(ui).clicked();
        kit::hint(ui, &cx.tr("install-connect-now.help"));
    });
    if let Some(sign_in) = sign_in.filter(|_| pressed) {
        let account = NewAccount {
            name: view.name.clone(),
            host: view.host.clone(),
            kind: view.kind,
            colour: view.colour.unwrap_or_default(),
            keep: kept(cx, view),
            sign_in,
        };
        view.sent = true;
        cx.send(Command::Install(InstallCommand::Add(account)));
    }
}

/// Whether one can sign in so: tokens that are renewed have to be kept.
fn can(cx: &Cx<'_>, way: Way) -> bool {
    way == Way::Token || cx.app.install.no_keyring.is_none()
}

/// The ways to sign in, and what the chosen one asks for.
fn way_in(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    row(ui, &cx.tr("install-sign-in-by"), |ui, _| {
        let (token, code) = (cx.tr("install-token"), cx.tr("install-by-code"));
        let ways = [(Way::Token, None, &*token, true), (Way::Code, None, &*code, true)];
        if let Some(way) = kit::segmented(ui, view.way, &ways) {
            view.way = way;
        }
        kit::hint(ui, &cx.tr(if view.way == Way::Token { "install-token.help" } else { "install-by-code.help" }));
        if !can(cx, view.way) {
            kit::hint(ui, &cx.tr("install-by-code-none"));
        }
    });
    match view.way {
        Way::Token => secret(ui, cx, "install-token", &mut view.token, &mut view.revealed),
        Way::Code => {
            plain(ui, cx, "install-client-id", &mut view.client_id);
            secret(ui, cx, "install-client-secret", &mut view.client_secret, &mut view.revealed);
            plain(ui, cx, "install-redirect-uri", &mut view.redirect_uri);
            secret(ui, cx, "install-auth-code", &mut view.code, &mut view.revealed);
        }
    }
}

/// A line that is no secret.
fn plain(ui: &mut Ui, cx: &Cx<'_>, id: &'static str, value: &mut String) {
    let name = cx.tr(id);
    row(ui, &name, |ui, width| {
        kit::input(ui, value, Id::unique(("sign in", id)), &name, true, false, width);
    });
}

/// A line that is shown as dots, and as it is on demand.
fn secret(ui: &mut Ui, cx: &Cx<'_>, id: &'static str, value: &mut String, revealed: &mut Option<&'static str>) {
    let name = cx.tr(id);
    row(ui, &name, |ui, width| {
        ui.horizontal(|ui| {
            let shown = *revealed == Some(id);
            let inner = width - tokens::BUTTON - tokens::SPACE_S;
            kit::drawn_input(ui, value, Id::unique(("sign in", id)), &name, "", !shown, inner);
            let (icon, words) = if shown { (icons::EYE_OFF, "install-hide") } else { (icons::EYE, "install-reveal") };
            if kit::icon_button(ui, icon, &cx.lang.with(words, &[("name", name.as_str().into())])).clicked() {
                *revealed = (!shown).then_some(id);
            }
        });
    });
}

fn kept(cx: &Cx<'_>, view: &View) -> Keep {
    if view.way == Way::Token && (view.asks || cx.app.install.no_keyring.is_some()) { Keep::Ask } else { Keep::Keyring }
}

/// Where the token is kept; without a keyring nowhere.
fn keep(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    if let Some(reason) = &cx.app.install.no_keyring {
        kit::hint(ui, &cx.tr("install-keep-none")).on_hover_text(reason);
        return;
    }
    if view.way == Way::Code {
        kit::hint(ui, &cx.tr("install-keep-code"));
        return;
    }
    let (stays, ask) = (cx.tr("install-keep-keyring"), cx.tr("install-keep-ask"));
    let ways = [(false, None, &*stays, true), (true, None, &*ask, true)];
    if let Some(asks) = kit::segmented(ui, view.asks, &ways) {
        view.asks = asks;
    }
    kit::hint(ui, &cx.tr(if view.asks { "install-keep-ask.help" } else { "install-keep-keyring.help" }));
}

/// The eight colours.
fn swatches(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = tokens(ui);
    for colour in Colour::ALL {
        let on = view.colour.unwrap_or_default() == colour;
        let (rect, response) = ui.allocate_exact_size(vec2(SWATCH, SWATCH), Sense::click());
        ui.painter().rect_filled(rect.shrink(3.0), CornerRadius::same(SWATCH_RADIUS), super::colour(ui, colour));
        if on {
            ui.painter().rect_stroke(rect, CornerRadius::same(EDGE_RADIUS), Stroke::new(2.0, t.text), StrokeKind::Inside);
        }
        let name = cx.tr(colour_id(colour));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        if kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
            view.colour = Some(colour);
        }
    }
}

fn colour_id(colour: Colour) -> &'static str {
    match colour {
        Colour::Blue => "install-blue",
        Colour::Green => "install-green",
        Colour::Yellow => "install-yellow",
        Colour::Orange => "install-orange",
        Colour::Red => "install-red",
        Colour::Purple => "install-purple",
        Colour::Teal => "install-teal",
        Colour::Grey => "install-grey",
    }
}

/// A label and what belongs to it. `content` gets the width that an input may take.
fn row(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui, f32)) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL, tokens::INPUT), Sense::hover());
        let mut words = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
        words.add(egui::Label::new(RichText::new(label).color(tokens(ui).text)).selectable(false));
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            ui.set_width(width);
            content(ui, width);
        });
    });
}

fn practice(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
    ui.horizontal_wrapped(|ui| {
        kit::icon(ui, icons::FLASK_CONICAL, tokens::ICON_LARGE, t.advice);
        kit::title(ui, &cx.tr("install-practice"));
        kit::chip(ui, &cx.tr("install-kind-practice"), t.advice, t.advice_soft);
    });
    kit::hint(ui, &cx.tr("install-practice.about"));
    ui.add_space(tokens::SPACE_S);
    let text = cx.tr("install-practice-start");
    let start = Button::new(&text).icon(icons::PLAY).width(ui.available_width());
    if start.ui(ui).clicked() {
        cx.send(Command::Install(InstallCommand::Choose(Target::Practice, None)));
    }
    ui.add_space(tokens::SPACE_S);
    for id in ["install-practice-here", "install-practice-upload", "install-practice-samples", "install-practice-errors"] {
        ui.horizontal_top(|ui| {
            kit::icon(ui, icons::CHECK, tokens::ICON, t.success);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(egui::Label::new(RichText::new(cx.tr(id)).color(t.text)).wrap());
                kit::hint(ui, &cx.tr(&format!("{id}.about")));
            });
        });
    }
}

/// Asks for the token of an account whose secrets aren't kept.
pub fn ask_token(ui: &mut Ui, cx: &Cx<'_>, target: &Target, view: &mut View) {
    kit::card(ui, PADDING, |ui| {
        ui.set_width(ui.available_width());
        if let Some(host) = cx.app.install.host(target) {
            kit::hint(ui, &cx.lang.with("install-token-to", &[("host", host.into())]));
        }
        secret(ui, cx, "install-token", &mut view.token, &mut view.revealed);
        kit::hint(ui, &cx.tr("install-keep-ask.help"));
        let ready = !view.token.trim().is_empty();
        let is_entered = ready && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if Button::new(&cx.tr("install-sign-in")).primary().enabled(ready).ui(ui).clicked() || is_entered {
            view.sent = true;
            cx.send(Command::Install(InstallCommand::Choose(target.clone(), Some(Secret::new(view.token.trim())))));
        }
    });
}

/// Another way into the account `name`, in the place of the one that is kept.
pub fn renew(ui: &mut Ui, cx: &Cx<'_>, name: &str, view: &mut View) {
    kit::card(ui, PADDING, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        kit::title(ui, &cx.tr("install-renew"));
        way_in(ui, cx, view);
        let idle = cx.app.install.running.is_none() && !cx.app.install.is_keeping();
        let sign_in = view.sign_in().filter(|_| idle && can(cx, view.way));
        let pressed = Button::new(&cx.tr("install-sign-in")).primary().enabled(sign_in.is_some()).ui(ui).clicked();
        if let Some(sign_in) = sign_in.filter(|_| pressed) {
            view.sent = true;
            cx.send(Command::Install(InstallCommand::Renew(name.to_owned(), sign_in)));
        }
    });
}
