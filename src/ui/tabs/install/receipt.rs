//! The proof of a change: what was read back after it.

use egui::{RichText, Ui};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, icons};
use crate::api::{ApiError, Echo, Installed, Removed};
use crate::app::command::Command;
use crate::app::install::{Ask, Receipt, Target};
use crate::app::state::OpenWidget;
use crate::checks::account;
use crate::checks::finding::Finding;

/// A line of the receipt: whether it is as asked, and what was found.
type Line = (bool, String);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, target: &Target, receipt: &Receipt) {
    let t = tokens(ui);
    let (good, title, lines) = match receipt {
        Receipt::Installed(installed) => of_installed(cx, open, target, installed),
        Receipt::Removed(removed) => of_removed(cx, target, removed),
    };
    widgets::card(ui, 16, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (icon, colour) = if good { (icons::CIRCLE_CHECK, t.success) } else { (icons::TRIANGLE_ALERT, t.warning) };
            widgets::icon(ui, icon, theme::ICON, colour);
            ui.add(egui::Label::new(RichText::new(title).font(theme::semibold(theme::BODY)).color(t.text)).wrap());
            widgets::right(ui, |ui| {
                if widgets::icon_button(ui, icons::X, &cx.tr("install-receipt-close")).clicked() {
                    cx.send(Command::Install(Ask::Done));
                }
            });
        });
        // The lines stand closer than controls do.
        ui.spacing_mut().interact_size.y = theme::ICON;
        for (good, line) in lines {
            ui.horizontal(|ui| {
                let (icon, colour) = if good { (icons::CHECK, t.success) } else { (icons::TRIANGLE_ALERT, t.warning) };
                widgets::icon(ui, icon, 14.0, colour);
                ui.add(egui::Label::new(RichText::new(line).size(theme::SMALL).color(t.text)).wrap());
            });
        }
    });
}

fn of_installed(cx: &Cx<'_>, open: &OpenWidget, target: &Target, installed: &Installed) -> (bool, String, Vec<Line>) {
    let widget = &installed.widget;
    let (differing, same) = match &installed.echo {
        Echo::AsSent => (&[][..], cx.tr("install-echo-same")),
        Echo::Differs(keys) => (keys.as_slice(), String::new()),
        Echo::NotShown => (&[][..], cx.tr("install-echo-hidden")),
    };
    let after = account::installed(Some(open.project.widget()), &widget.version, widget.is_active, differing);
    let id = match () {
        () if installed.is_as_asked() && after.is_empty() => "install-receipt-done",
        () if installed.is_as_asked() => "install-receipt-other",
        () if installed.is_unclear() => "install-receipt-unclear",
        () if widget.is_active => "install-receipt-differs",
        () => "install-receipt-not",
    };
    let args = [("name", target.name(cx.lang).into()), ("version", widget.version.as_str().into())];
    let mut lines = Vec::new();
    if widget.is_active {
        lines.push((true, cx.tr("install-receipt-active")));
    }
    lines.push((true, cx.lang.with("install-receipt-version", &[("version", widget.version.as_str().into())])));
    if !same.is_empty() {
        lines.push((true, same));
    }
    lines.extend(found(cx, &after));
    if installed.was_active {
        lines.push((false, cx.tr("cli-install-again")));
    }
    lines.extend(lost(cx, installed.lost.as_ref()));
    (installed.is_as_asked() && after.is_empty(), cx.lang.with(id, &args), lines)
}

fn of_removed(cx: &Cx<'_>, target: &Target, removed: &Removed) -> (bool, String, Vec<Line>) {
    let after = account::uninstalled(!removed.is_as_asked());
    let id = if after.is_empty() { "install-receipt-removed" } else { "install-receipt-still" };
    let mut lines = found(cx, &after);
    if after.is_empty() {
        lines.push((true, cx.tr(if removed.widget.is_some() { "install-receipt-inactive" } else { "install-receipt-gone" })));
    }
    lines.extend(lost(cx, removed.lost.as_ref()));
    (after.is_empty(), cx.lang.with(id, &[("name", target.name(cx.lang).into())]), lines)
}

/// What isn't as asked, with what next.
fn found(cx: &Cx<'_>, after: &[Finding]) -> Vec<Line> {
    after.iter().map(|finding| (false, format!("{}. {}", cx.lang.title(finding), cx.lang.rule_todo(finding.rule)))).collect()
}

/// The answer did not arrive: what is said here was read afterwards.
fn lost(cx: &Cx<'_>, lost: Option<&ApiError>) -> Option<Line> {
    lost.map(|error| (false, cx.lang.with("cli-answer-lost", &[("reason", error.explain(cx.lang).what.into())])))
}
