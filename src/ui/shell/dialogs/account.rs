//! The question before a change of an account: what it means, and the lock of a production account.

use std::cell::RefCell;

use egui::{Id, RichText, Ui};
use serde_json::Value;

use crate::account::bulk::Task;
use crate::account::redact;
use crate::app::command::Command;
use crate::app::features::install::{Change, InstallCommand, RemoteStatus, Target};
use crate::system::accounts::Colour;
use crate::ui::Cx;
use crate::ui::kit::tokens::tokens;
use crate::ui::kit::{self, Button, Head, code_block, icons};

/// Width of the dialog.
const WIDTH: f32 = 500.0;

/// What is typed to unlock an account.
#[derive(Default)]
pub struct View {
    typed: String,
    was_open: bool,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, change: &Change, view: &mut View) {
    let install = &cx.app.install;
    let practice = Target::Practice;
    let (target, about, does) = match change {
        Change::Install(target, _) => (target.clone(), "install-sure-install", "install-into"),
        Change::Uninstall(target) => (target.clone(), "install-sure-uninstall", "install-uninstall-from"),
        Change::Remove(name) => (Target::Saved(name.clone()), "install-sure-remove", "install-remove-account"),
        Change::Unlock(name) => (Target::Saved(name.clone()), "bulk-sure-unlock", "bulk-unlock-account"),
        Change::Bulk(order) => {
            let (about, does) = match order.task {
                Task::Status | Task::Install => ("bulk-sure-install", "bulk-install-into"),
                Task::Uninstall => ("bulk-sure-uninstall", "bulk-uninstall-from"),
                Task::Trial => ("bulk-sure-trial", "bulk-try-in"),
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
        Change::Remove(_) | Change::Bulk(_) => None,
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
    let is_new = !std::mem::replace(&mut view.was_open, true);
    let typed = RefCell::new(&mut view.typed);
    let is_grave = key.is_some() || takes_away(change);
    let mark = tokens(ui).marks.get(Colour::ALL.iter().position(|it| *it == install.colour(&target)).unwrap_or_default());
    let mark = mark.filter(|_| !matches!(change, Change::Bulk(_)));
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
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
                    let name = cx.tr("install-subdomain");
                    let input = kit::input(ui, &mut typed.borrow_mut(), Id::unique("unlock"), &name, true, false, width);
                    if is_new {
                        input.request_focus();
                    }
                }
            });
        },
        |foot| {
            let button = Button::new(&does).enabled(unlocked);
            let button = match mark {
                Some(mark) => button.mark(*mark),
                None => button,
            };
            if if is_grave { foot.grave(button) } else { foot.primary(button) } {
                cx.send(Command::Install(InstallCommand::Agree(typed.borrow().clone())));
            }
            foot.cancel();
        },
    );
}

/// Whether something is gone for good after it, or a request is sent that was sent before.
fn takes_away(change: &Change) -> bool {
    match change {
        Change::Uninstall(_) | Change::Remove(_) | Change::Repeat(..) => true,
        Change::Bulk(order) => matches!(order.task, Task::Uninstall | Task::Trial),
        Change::Install(..) | Change::Unlock(_) | Change::Continue(..) => false,
    }
}

/// What is known of the settings that may be replaced: what the account shows of them, else what was sent from here.
fn known(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    let Some(reached) = cx.app.install.reached.get(target) else { return };
    let RemoteStatus::Present(there) = &reached.remote.status else { return };
    let shown = there.settings.as_ref().map(|settings| {
        let mut settings = settings.expose().clone();
        redact::mask_settings(&mut settings, &there.template);
        settings
    });
    let remembered = || cx.app.install.remembered(target, &there.code).map(|values| Value::Object(values.clone()));
    let (id, value) = match shown {
        Some(shown) => ("install-known-shown", Some(shown)),
        None => match remembered() {
            Some(sent) => ("install-known-sent", Some(sent)),
            None => ("install-known-none", None),
        },
    };
    kit::hint(ui, &cx.tr(id));
    if let Some(value) = value {
        code_block(ui, &serde_json::to_string_pretty(&value).unwrap_or_default());
    }
}

fn is_active(cx: &Cx<'_>, target: &Target) -> bool {
    let there = cx.app.install.reached.get(target).map(|reached| &reached.remote.status);
    matches!(there, Some(RemoteStatus::Present(there)) if there.is_active)
}
