//! The receipt of a change: what the account showed after it.

use egui::{Color32, RichText, Ui};

use crate::account::{ApiError, Installed, Removed, SettingsReadback};
use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{InstallCommand, Receipt, Target};
use crate::app::features::reports::{Document, ReportsCommand};
use crate::checks::engine::finding::Finding;
use crate::checks::rules::account;
use crate::crm::next;
use crate::report::bulk::Layout;
use crate::ui::Cx;
use crate::ui::kit::icons::Icon;
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, icons};

/// How a line of the receipt stands to what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Read back, and as asked.
    Good,
    /// Unknown: the studio can't check it.
    Open,
    /// Not as asked.
    Bad,
}

impl Mark {
    fn look(self, t: &Tokens, good: Icon) -> (Icon, Color32) {
        match self {
            Self::Good => (good, t.success),
            Self::Open => (icons::INFO, t.advice),
            Self::Bad => (icons::TRIANGLE_ALERT, t.warning),
        }
    }
}

/// A line of the receipt.
type Line = (Mark, String);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, target: &Target, receipt: &Receipt) {
    let t = tokens(ui);
    let (title, lines) = match receipt {
        Receipt::Installed(installed) => of_installed(cx, open, target, installed),
        Receipt::Removed(removed) => of_removed(cx, target, removed),
    };
    kit::card(ui, tokens::PAD_L, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            // Success is said only where nothing is left open.
            let (icon, colour) = worst(&lines).look(t, icons::CIRCLE_CHECK);
            kit::icon(ui, icon, tokens::ICON, colour);
            ui.add(egui::Label::new(RichText::new(title).font(tokens::semibold(tokens::BODY)).color(t.text)).wrap());
            kit::right(ui, |ui| {
                if kit::icon_button(ui, icons::X, &cx.tr("install-receipt-close")).clicked() {
                    cx.send(Command::Install(InstallCommand::Done));
                }
                if kit::icon_button(ui, icons::FILE_TEXT, &cx.tr("install-receipt-keep")).clicked() {
                    cx.send(ReportsCommand::Show(Document::Receipt(Layout::Markdown)));
                }
            });
        });
        // The lines stand closer than controls do.
        ui.spacing_mut().interact_size.y = tokens::ICON;
        for (mark, line) in lines {
            ui.horizontal(|ui| {
                let (icon, colour) = mark.look(t, icons::CHECK);
                kit::icon(ui, icon, tokens::ICON_SMALL, colour);
                ui.add(egui::Label::new(RichText::new(line).size(tokens::SMALL).color(t.text)).wrap());
            });
        }
    });
}

fn worst(lines: &[Line]) -> Mark {
    lines.iter().map(|(mark, _)| *mark).max().unwrap_or(Mark::Good)
}

fn of_installed(cx: &Cx<'_>, open: &OpenWidget, target: &Target, installed: &Installed) -> (String, Vec<Line>) {
    let widget = &installed.widget;
    let mut lines = Vec::new();
    if widget.is_active {
        lines.push((Mark::Good, cx.tr("install-receipt-active")));
    }
    lines.push((Mark::Good, cx.lang.with("install-receipt-version", &[("version", widget.version.as_str().into())])));
    let differing = match &installed.readback {
        SettingsReadback::AsSent => {
            lines.push((Mark::Good, cx.tr("install-echo-same")));
            &[][..]
        }
        SettingsReadback::NotShown => {
            lines.push((Mark::Open, cx.tr("install-echo-hidden")));
            &[][..]
        }
        SettingsReadback::Differs(keys) => keys.as_slice(),
    };
    let after = account::installed(Some(open.project.widget()), &widget.version, widget.is_active, differing);
    lines.extend(found(cx, &after));
    if installed.was_active {
        lines.push((Mark::Open, cx.tr("cli-install-again")));
    }
    lines.extend(next::after_install(open.project.widget(), open.product).into_iter().map(|id| (Mark::Open, cx.tr(id))));
    lines.extend(lost(cx, installed.lost.as_ref()));
    let id = match () {
        () if installed.is_as_asked() && !after.is_empty() => "install-receipt-other",
        () if installed.is_as_asked() && worst(&lines) == Mark::Good => "install-receipt-done",
        () if installed.is_as_asked() && installed.was_active => "install-receipt-again",
        () if installed.is_as_asked() => "install-receipt-unseen",
        () if installed.is_unclear() => "install-receipt-unclear",
        () if widget.is_active => "install-receipt-differs",
        () if installed.is_refused() => "install-receipt-refused",
        () => "install-receipt-not",
    };
    let args = [("name", target.name(cx.lang).into()), ("version", widget.version.as_str().into())];
    (cx.lang.with(id, &args), lines)
}

fn of_removed(cx: &Cx<'_>, target: &Target, removed: &Removed) -> (String, Vec<Line>) {
    let after = account::uninstalled(!removed.is_as_asked());
    let id = if after.is_empty() { "install-receipt-removed" } else { "install-receipt-still" };
    let mut lines = found(cx, &after);
    if after.is_empty() {
        lines.push((Mark::Good, cx.tr(if removed.widget.is_some() { "install-receipt-inactive" } else { "install-receipt-gone" })));
    }
    lines.extend(lost(cx, removed.lost.as_ref()));
    (cx.lang.with(id, &[("name", target.name(cx.lang).into())]), lines)
}

/// What isn't as asked, with what next.
fn found(cx: &Cx<'_>, after: &[Finding]) -> Vec<Line> {
    after.iter().map(|finding| (Mark::Bad, format!("{}. {}", cx.lang.title(finding), cx.lang.todo(finding)))).collect()
}

/// The answer did not arrive: what is said here was read afterwards.
fn lost(cx: &Cx<'_>, lost: Option<&ApiError>) -> Option<Line> {
    lost.map(|error| (Mark::Open, cx.lang.with(error.lost_text_id(), &[("reason", error.explain().what.into())])))
}
