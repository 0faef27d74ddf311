//! The proof of a change: what was read back after it.

use egui::{RichText, Ui};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, icons};
use crate::api::{ApiError, Echo, Installed, Removed};
use crate::app::command::Command;
use crate::app::install::{Ask, Receipt, Target};

/// A line of the receipt: whether it is as asked, and what was found.
type Line = (bool, String);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, target: &Target, receipt: &Receipt) {
    let t = tokens(ui);
    let (good, title, lines) = match receipt {
        Receipt::Installed(installed) => of_installed(cx, target, installed),
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
        for (good, line) in lines {
            ui.horizontal(|ui| {
                let (icon, colour) = if good { (icons::CHECK, t.success) } else { (icons::TRIANGLE_ALERT, t.warning) };
                widgets::icon(ui, icon, 14.0, colour);
                ui.add(egui::Label::new(RichText::new(line).size(theme::SMALL).color(t.text)).wrap());
            });
        }
    });
}

fn of_installed(cx: &Cx<'_>, target: &Target, installed: &Installed) -> (bool, String, Vec<Line>) {
    let widget = &installed.widget;
    let id = match () {
        () if installed.is_as_asked() => "install-receipt-done",
        () if installed.is_unclear() => "install-receipt-unclear",
        () if widget.is_active => "install-receipt-differs",
        () => "install-receipt-not",
    };
    let args = [("name", target.name(cx.lang).into()), ("version", widget.version.as_str().into())];
    let (same, echo) = match &installed.echo {
        Echo::AsSent => (true, cx.tr("install-echo-same")),
        Echo::Differs(keys) => (false, cx.lang.with("install-echo-differs", &[("keys", keys.join(", ").into())])),
        Echo::NotShown => (true, cx.tr("install-echo-hidden")),
    };
    let active = cx.tr(if widget.is_active { "install-receipt-active" } else { "install-receipt-inactive" });
    let version = cx.lang.with("install-receipt-version", &[("version", widget.version.as_str().into())]);
    let mut lines = vec![(widget.is_active, active), (true, version), (same, echo)];
    if installed.was_active {
        lines.push((false, cx.tr("cli-install-again")));
    }
    lines.extend(lost(cx, installed.lost.as_ref()));
    (installed.is_as_asked(), cx.lang.with(id, &args), lines)
}

fn of_removed(cx: &Cx<'_>, target: &Target, removed: &Removed) -> (bool, String, Vec<Line>) {
    let id = if removed.is_as_asked() { "install-receipt-removed" } else { "install-receipt-still" };
    let shown = cx.tr(if removed.widget.is_some() { "install-receipt-inactive" } else { "install-receipt-gone" });
    let mut lines = vec![(removed.is_as_asked(), shown)];
    lines.extend(lost(cx, removed.lost.as_ref()));
    (removed.is_as_asked(), cx.lang.with(id, &[("name", target.name(cx.lang).into())]), lines)
}

/// The answer did not arrive: what is said here was read afterwards.
fn lost(cx: &Cx<'_>, lost: Option<&ApiError>) -> Option<Line> {
    lost.map(|error| (false, cx.lang.with("cli-answer-lost", &[("reason", error.explain(cx.lang).what.into())])))
}
