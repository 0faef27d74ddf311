//! A change of an account is asked about first: what it means, and the lock of a production account.

use std::cell::RefCell;

use egui::{Frame, Id, Margin, RichText, Ui};
use serde_json::Value;

use super::super::Cx;
use super::super::tabs::install::code_block;
use super::super::theme::{self, tokens};
use super::super::widgets::{self, Button, icons};
use super::Head;
use crate::api::redact;
use crate::app::command::Command;
use crate::app::install::fleet::Task;
use crate::app::install::{Ask, Change, Target, There};
use crate::platform::accounts::Colour;

/// What is typed to unlock an account.
#[derive(Default)]
pub struct View {
    typed: String,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, change: &Change, view: &mut View) {
    let install = &cx.state.install;
    let practice = Target::Practice;
    let (target, about, does) = match change {
        Change::Install(target, _) => (target.clone(), "install-sure-install", "install-into"),
        Change::Uninstall(target) => (target.clone(), "install-sure-uninstall", "install-uninstall-from"),
        Change::Remove(name) => (Target::Saved(name.clone()), "install-sure-remove", "install-remove-account"),
        Change::Unlock(name) => (Target::Saved(name.clone()), "fleet-sure-unlock", "fleet-unlock-account"),
        Change::Fleet(order) => {
            let (about, does) = match order.task {
                Task::Look | Task::Install => ("fleet-sure-install", "fleet-install-into"),
                Task::Uninstall => ("fleet-sure-uninstall", "fleet-uninstall-from"),
                Task::Trial => ("fleet-sure-trial", "fleet-try-in"),
            };
            (practice, about, does)
        }
        Change::Continue(target, ..) => (target.clone(), "salesbot-sure", "salesbot-continue-in"),
        Change::Repeat(target, entry) => {
            let does = if entry.method == "DELETE" { "requests-delete-in" } else { "requests-post-in" };
            (target.clone(), "requests-sure", does)
        }
    };
    let name = target.name(cx.lang);
    let count = install.targets().iter().filter(|target| install.takes_part(target)).count();
    let args = [("name", name.as_str().into()), ("count", count.into())];
    let does = cx.lang.with(does, &args);
    let key = match change {
        // The list of accounts is the person's own.
        Change::Remove(_) | Change::Fleet(_) => None,
        Change::Unlock(_) => install.key(&target),
        _ => install.reached.get(&target).filter(|_| install.is_locked(&target)).map(|reached| reached.subdomain().to_owned()),
    };
    let icon = match change {
        _ if key.is_some() => icons::LOCK,
        Change::Uninstall(_) | Change::Remove(_) => icons::TRASH_2,
        _ => icons::DOWNLOAD,
    };
    let head = Head { icon, title: &does, about: "" };
    let unlocked = key.as_deref().is_none_or(|key| key == view.typed.trim());
    let typed = RefCell::new(&mut view.typed);
    super::frame(
        ui,
        cx,
        500.0,
        &head,
        |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = theme::SPACE_M;
                let again = !matches!(change, Change::Install(..)) || is_active(cx, &target);
                if again {
                    ui.add(egui::Label::new(RichText::new(cx.lang.with(about, &args)).color(tokens(ui).text)).wrap());
                }
                if let Change::Install(target, _) = change
                    && again
                {
                    known(ui, cx, target);
                }
                if let Some(key) = key.as_deref() {
                    let words = cx.lang.with("install-locked", &[("subdomain", key.into())]);
                    ui.add(egui::Label::new(RichText::new(&words).color(tokens(ui).text)).wrap());
                    let width = ui.available_width();
                    widgets::input(ui, &mut typed.borrow_mut(), Id::unique("unlock"), &cx.tr("install-subdomain"), true, false, width);
                }
            });
        },
        |ui| {
            let mark = tokens(ui).marks.get(Colour::ALL.iter().position(|it| *it == install.colour(&target)).unwrap_or_default());
            let mark = mark.filter(|_| !matches!(change, Change::Fleet(_)));
            let button = Button::new(&does).primary().enabled(unlocked);
            if (match mark {
                Some(mark) => button.mark(*mark),
                None => button,
            })
            .ui(ui)
            .clicked()
            {
                cx.send(Command::Install(Ask::Agree(std::mem::take(&mut typed.borrow_mut()))));
            }
            if Button::new(&cx.tr("dialog-cancel")).ui(ui).clicked() {
                typed.borrow_mut().clear();
                cx.send(Command::Cancel);
            }
        },
    );
}

/// What is known of the settings that may be replaced: what the account shows of them, else what was sent from here.
fn known(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let Some(reached) = cx.state.install.reached.get(target) else { return };
    let There::Present(there) = &reached.here.there else { return };
    let shown = there.settings.as_ref().map(|settings| {
        let mut settings = settings.expose().clone();
        redact::mask_settings(&mut settings, &there.template);
        settings
    });
    let remembered = || cx.state.install.remembered(target, &there.code).map(|values| Value::Object(values.clone()));
    let (id, value) = match shown {
        Some(shown) => ("install-known-shown", Some(shown)),
        None => match remembered() {
            Some(sent) => ("install-known-sent", Some(sent)),
            None => ("install-known-none", None),
        },
    };
    widgets::hint(ui, &cx.tr(id));
    if let Some(value) = value {
        code_block(ui, &serde_json::to_string_pretty(&value).unwrap_or_default());
    }
}

fn is_active(cx: &Cx<'_>, target: &Target) -> bool {
    let there = cx.state.install.reached.get(target).map(|reached| &reached.here.there);
    matches!(there, Some(There::Present(there)) if there.is_active)
}
