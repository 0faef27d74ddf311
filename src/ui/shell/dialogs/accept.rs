//! Accepting a finding, or all present ones: how far, and why.

use egui::{Id, Ui};

use crate::app::features::checking::CheckingCommand;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Area;
use crate::checks::engine::suppress::Scope;
use crate::ui::Cx;
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 520.0;

/// What is chosen and typed.
#[derive(Default)]
pub struct View {
    scope: Option<Scope>,
    reason: String,
    was_open: bool,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, finding: Option<&Finding>, view: &mut View) {
    let (title, about) = match finding {
        Some(finding) => (cx.tr("accept-title"), cx.lang.title(finding)),
        None => (cx.tr("accept-all-title"), cx.tr("accept-all-about")),
    };
    let is_new = !std::mem::replace(&mut view.was_open, true);
    let offered = finding.map_or(Vec::new(), Scope::offered);
    let scope = view.scope.or(offered.first().copied()).unwrap_or(Scope::Here);
    let head = Head { icon: icons::CHECK, title: &title, about: &about };
    let reason = view.reason.clone();
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                for choice in &offered {
                    if kit::radio(ui, scope == *choice, &cx.tr(scope_id(*choice))).clicked() {
                        view.scope = Some(*choice);
                    }
                }
                kit::group_title(ui, &cx.tr("accept-reason"));
                let width = ui.available_width();
                let input = kit::input(ui, &mut view.reason, Id::unique("accept-reason"), &cx.tr("accept-reason"), false, false, width);
                if is_new {
                    input.request_focus();
                }
                let secret = finding.is_some_and(|finding| finding.rule.area == Area::Secrets);
                kit::hint(ui, &cx.tr(if secret { "accept-secret" } else { "accept-kept" }));
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr("accept-do")).icon(icons::CHECK)) {
                cx.send(CheckingCommand::Accept { scope, reason: reason.trim().to_owned() });
            }
            foot.cancel();
        },
    );
}

fn scope_id(scope: Scope) -> &'static str {
    match scope {
        Scope::Here => "accept-here",
        Scope::InFile => "accept-in-file",
        Scope::InWidget => "accept-in-widget",
    }
}
