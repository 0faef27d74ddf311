//! The strip of the current account: who is signed in and until when, where its secret is kept, and the menu of accounts.

use egui::{RichText, Ui};

use super::connect;
use crate::account::history::time;
use crate::app::command::Command;
use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::app::features::install::{Change, InstallCommand, PRACTICE_TOKEN, Reached, Target};
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Severity;
use crate::system::accounts::{Keep, Kind, SignIn};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Width of the labels.
const LABEL: f32 = 132.0;

/// Who is signed in, and until when.
pub fn signed_in(cx: &Cx<'_>, reached: &Reached) -> String {
    let admin = cx.tr(if reached.users.is_some() { "install-admin" } else { "install-no-admin" });
    let user = reached.user().map_or(admin.clone(), |user| format!("{}, {admin}", user.name));
    token(cx, reached).map_or(user.clone(), |token| format!("{user} · {token}"))
}

/// Until when the token is good.
fn token(cx: &Cx<'_>, reached: &Reached) -> Option<String> {
    if reached.renews() {
        return Some(cx.tr("install-token-renews"));
    }
    let date = time(reached.token_ends?.saturating_mul(1000)).chars().take(10).collect::<String>();
    Some(cx.lang.with("install-token-until", &[("date", date.into())]))
}

/// The worst that there is to say of the token or the rights.
pub fn worst(cx: &Cx<'_>, target: &Target) -> Option<Finding> {
    cx.app.install.concerns(target).into_iter().next()
}

/// A finding as a chip; its page says why.
pub fn concern(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding) {
    let (colour, ground) = kit::severity_colours(tokens(ui), finding.severity);
    kit::chip(ui, &cx.lang.title(finding), colour, ground).on_hover_text(cx.lang.todo(finding));
}

pub fn kind_id(cx: &Cx<'_>, target: &Target) -> &'static str {
    match cx.app.install.kind(target) {
        None => "install-kind-practice",
        Some(Kind::Sandbox) => "install-kind-sandbox",
        Some(Kind::Production) => "install-kind-production",
    }
}

pub fn kind_chip(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let t = tokens(ui);
    let (colour, ground) = match cx.app.install.kind(target) {
        None => (t.advice, t.advice_soft),
        Some(Kind::Sandbox) => (t.success, t.success_soft),
        Some(Kind::Production) => (t.error, t.error_soft),
    };
    kit::chip(ui, &cx.tr(kind_id(cx, target)), colour, ground);
}

/// The accounts, and what can be done with the one in front.
pub fn menu(ui: &mut Ui, cx: &Cx<'_>, front: Option<&Target>) {
    let accounts = &cx.app.install.accounts.accounts;
    let ask = |ask: InstallCommand| {
        cx.send(NavCommand::ShowTab(Tab::Install));
        cx.send(Command::Install(ask));
    };
    for other in accounts.iter().map(|account| Target::Saved(account.name.clone())).chain([Target::Practice]) {
        let text = format!("{} · {}", other.name(cx.lang), cx.tr(kind_id(cx, &other)));
        let text = if other == Target::Practice { other.name(cx.lang) } else { text };
        if kit::menu_item(ui, front == Some(&other), &text) {
            ask(InstallCommand::Choose(other, None));
        }
    }
    ui.separator();
    if kit::menu_item(ui, false, &cx.tr("install-add-another")) {
        ask(InstallCommand::AddAnother);
    }
    let Some(front) = front else { return };
    if kit::menu_item(ui, false, &cx.tr("install-test")) {
        ask(InstallCommand::Test);
    }
    match front {
        Target::Practice => {
            if kit::menu_item(ui, false, &cx.tr("install-practice-put-back")) {
                ask(InstallCommand::Reset);
            }
        }
        Target::Saved(name) => {
            if kit::menu_item(ui, false, &cx.tr("install-remove")) {
                ask(InstallCommand::Change(Change::Remove(name.clone())));
            }
        }
    }
}

/// What the test of the connection found, where the secret is, and a new way in.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, (target, reached): (&Target, &Reached), view: &mut connect::View) {
    kit::card(ui, tokens::PAD_L, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        ui.horizontal(|ui| {
            kit::title(ui, &cx.tr("install-about"));
            kit::right(ui, |ui| {
                if kit::icon_button(ui, icons::X, &cx.tr("install-about-close")).clicked() {
                    cx.send(Command::Install(InstallCommand::About(false)));
                }
            });
        });
        let account = &reached.account;
        line(ui, cx, "cli-account", &account.name);
        line(ui, cx, "cli-account-id", &account.id.to_string());
        let id = account.current_user_id.map(|id| id.to_string()).unwrap_or_default();
        let user = reached.user().map_or(id.clone(), |user| format!("{} ({id})", user.name));
        line(ui, cx, "cli-account-user", &user);
        let yes = |is: Option<bool>| cx.tr(is.map_or("cli-unknown", |is| if is { "cli-yes" } else { "cli-no" }));
        line(ui, cx, "cli-account-admin", &yes(Some(reached.users.is_some())));
        line(ui, cx, "cli-account-technical", &yes(account.is_technical));
        if account.is_technical == Some(true) {
            kit::hint(ui, &cx.tr("install-technical"));
        }
        line(ui, cx, "cli-account-token-ends", &token(cx, reached).unwrap_or_else(|| cx.tr("install-token-silent")));
        match cx.app.install.saved(target) {
            None => practice(ui, cx),
            Some(saved) => {
                let (kept, about) = match (saved.keep, &saved.sign_in) {
                    (Keep::Ask, _) => ("install-keep-ask", "install-keep-ask.help"),
                    (Keep::Keyring, SignIn::Token) => ("install-keep-keyring", "install-keep-keyring.help"),
                    (Keep::Keyring, SignIn::OAuth { .. }) => ("install-keep-keyring", "install-keep-code"),
                };
                line(ui, cx, "install-secret", &cx.tr(kept));
                kit::hint(ui, &cx.tr(about));
            }
        }
        for finding in cx.app.install.concerns(target) {
            concern(ui, cx, &finding);
        }
    });
    if let Target::Saved(name) = target
        && cx.app.install.saved(target).is_some_and(|saved| saved.keep == Keep::Keyring)
    {
        ui.add_space(tokens::SPACE_S);
        connect::renew(ui, cx, name, view);
    }
}

/// The way into the practice account for other programs.
fn practice(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(address) = cx.app.install.practice_address() else { return };
    let curl = format!("curl -H \"Authorization: Bearer {PRACTICE_TOKEN}\" {address}/api/v4/account");
    let parts = [("install-address", address), ("install-practice-token", PRACTICE_TOKEN), ("install-practice-curl", &curl)];
    for (id, value) in parts {
        ui.horizontal(|ui| {
            label(ui, cx, id);
            let room = ui.available_width() - tokens::BUTTON - tokens::SPACE_S;
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(RichText::new(value).font(tokens::code(tokens::SMALL)).color(tokens(ui).text)).truncate());
            });
            let name = cx.lang.with("install-copy", &[("name", cx.tr(id).into())]);
            if kit::icon_button(ui, icons::COPY, &name).clicked() {
                ui.ctx().copy_text(value.to_owned());
            }
        });
    }
    kit::hint(ui, &cx.tr("install-practice-open"));
}

fn line(ui: &mut Ui, cx: &Cx<'_>, id: &str, value: &str) {
    ui.horizontal(|ui| {
        label(ui, cx, id);
        ui.add(egui::Label::new(RichText::new(value).color(tokens(ui).text)).wrap());
    });
}

fn label(ui: &mut Ui, cx: &Cx<'_>, id: &str) {
    ui.scope(|ui| {
        ui.set_min_width(LABEL);
        ui.set_max_width(LABEL);
        ui.add(egui::Label::new(RichText::new(cx.tr(id)).color(tokens(ui).muted)).selectable(false).truncate());
    });
}

/// The account in the bar at the bottom: its colour, name and kind, with its menu; what has to be said of its token.
pub fn status(ui: &mut Ui, cx: &Cx<'_>) {
    let front = cx.app.install.chosen.as_ref();
    let text = match front {
        None => cx.tr("install-none"),
        Some(Target::Practice) => Target::Practice.name(cx.lang),
        Some(target) => format!("{} · {}", target.name(cx.lang), cx.tr(kind_id(cx, target)).to_lowercase()),
    };
    let mark = front.map_or(tokens(ui).muted, |target| super::mark(ui, cx, target));
    let response = Button::new(&text).mark(mark).small().ghost().ui(ui).on_hover_text(cx.tr("install-account"));
    if !cx.app.install.is_loaded {
        // The list is read when the tab is first shown.
        if response.clicked() {
            cx.send(NavCommand::ShowTab(Tab::Install));
        }
    } else {
        kit::menu(&response, |ui| menu(ui, cx, front));
    }
    if let Some(finding) = front.and_then(|target| worst(cx, target)).filter(|finding| finding.severity != Severity::Advice) {
        concern(ui, cx, &finding);
    }
}
