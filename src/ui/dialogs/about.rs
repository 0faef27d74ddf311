//! About the studio: its version, what it runs on, its log; and the report of a breakdown.

use egui::{Frame, Margin, Ui};

use super::super::Cx;
use super::super::theme;
use super::super::widgets::{self, Button, icons};
use super::{Head, document};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::diagnostics::{CrashCommand, CrashDialog};
use crate::platform::preferences::LogLevel;

pub fn ui(ui: &Ui, cx: &Cx<'_>) {
    let title = cx.lang.with("about-title", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let head = Head { icon: icons::INFO, title: &title, about: &cx.tr("about-about") };
    super::frame(
        ui,
        cx,
        640.0,
        &head,
        |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = theme::SPACE_S;
                widgets::group_title(ui, &cx.tr("about-log"));
                let names = LogLevel::ALL.map(|level| (level, cx.tr(level_id(level))));
                let choices: Vec<_> = names.iter().map(|(level, name)| (*level, None, name.as_str(), true)).collect();
                if let Some(level) = widgets::segmented_of(ui, &cx.tr("about-log"), cx.state.preferences.log, &choices) {
                    cx.send(Command::SetLogLevel(level));
                }
                widgets::hint(ui, &cx.tr("about-log-about"));
                ui.add_space(theme::SPACE_XS);
                widgets::group_title(ui, &cx.tr("about-diagnostics"));
                widgets::hint(ui, &cx.tr("about-diagnostics-about"));
            });
        },
        |ui| {
            if Button::new(&cx.tr(Action::CopyDiagnostics.text_id())).icon(icons::COPY).primary().ui(ui).clicked() {
                cx.send(Action::CopyDiagnostics);
            }
            if Button::new(&cx.tr(Action::OpenLogs.text_id())).icon(icons::FOLDER_OPEN).ui(ui).clicked() {
                cx.send(Action::OpenLogs);
            }
        },
    );
}

fn level_id(level: LogLevel) -> &'static str {
    match level {
        LogLevel::Off => "log-off",
        LogLevel::Error => "log-error",
        LogLevel::Warn => "log-warn",
        LogLevel::Info => "log-info",
        LogLevel::Debug => "log-debug",
    }
}

/// Says that the last run broke down.
pub fn crash(ui: &Ui, cx: &Cx<'_>, dialog: &CrashDialog) {
    let head = Head { icon: icons::TRIANGLE_ALERT, title: &cx.tr("crash-title"), about: &cx.tr("crash-about") };
    super::frame(
        ui,
        cx,
        760.0,
        &head,
        |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = theme::SPACE_S;
                widgets::muted(ui, &cx.tr("crash-what-next"));
                if dialog.is_shown {
                    document::text(ui, cx, Some(&dialog.text));
                }
            });
        },
        |ui| {
            let is_primary = Button::new(&cx.tr("crash-keep")).primary().ui(ui);
            if is_primary.clicked() {
                cx.send(Command::Crash(CrashCommand::Keep));
            }
            if !dialog.is_shown && Button::new(&cx.tr("crash-show")).icon(icons::FILE_TEXT).ui(ui).clicked() {
                cx.send(Command::Crash(CrashCommand::Show));
            }
            if Button::new(&cx.tr("crash-copy")).icon(icons::COPY).ui(ui).clicked() {
                cx.send(Command::Crash(CrashCommand::Copy));
            }
            if Button::new(&cx.tr("crash-delete")).icon(icons::TRASH_2).ui(ui).clicked() {
                cx.send(Command::Crash(CrashCommand::Delete));
            }
        },
    );
}
