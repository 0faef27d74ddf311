//! About the studio: its version, what it runs on, its log; and the report of a breakdown.

use egui::Ui;

use super::document;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::features::diagnostics::{CrashDialog, DiagnosticsCommand};
use crate::system::preferences::LogLevel;
use crate::ui::Cx;
use crate::ui::kit::{self, Button, Head, icons, tokens};

/// Width of the dialog.
const WIDTH: f32 = 640.0;
/// Width of the dialog about a breakdown.
const CRASH_WIDTH: f32 = 760.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>) {
    let title = cx.lang.with("about-title", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let head = Head { icon: icons::INFO, title: &title, about: &cx.tr("about-about") };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                kit::group_title(ui, &cx.tr("about-log"));
                let names = LogLevel::ALL.map(|level| (level, cx.tr(level_id(level))));
                let choices: Vec<_> = names.iter().map(|(level, name)| (*level, None, name.as_str(), true)).collect();
                if let Some(level) = kit::segmented_of(ui, &cx.tr("about-log"), cx.app.core.preferences.log, &choices) {
                    cx.send(DiagnosticsCommand::SetLogLevel(level));
                }
                kit::hint(ui, &cx.tr("about-log-about"));
                ui.add_space(tokens::SPACE_XS);
                kit::group_title(ui, &cx.tr("about-diagnostics"));
                kit::hint(ui, &cx.tr("about-diagnostics-about"));
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr(Action::CopyDiagnostics.text_id())).icon(icons::COPY)) {
                cx.send(Action::CopyDiagnostics);
            }
            if foot.button(Button::new(&cx.tr(Action::OpenLogs.text_id())).icon(icons::FOLDER_OPEN)) {
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
    kit::dialog(
        ui,
        cx,
        CRASH_WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                kit::muted(ui, &cx.tr("crash-what-next"));
                if dialog.is_shown {
                    document::text(ui, cx, Some(&dialog.text));
                }
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr("crash-keep"))) {
                cx.send(Command::Diagnostics(DiagnosticsCommand::Keep));
            }
            if !dialog.is_shown && foot.button(Button::new(&cx.tr("crash-show")).icon(icons::FILE_TEXT)) {
                cx.send(Command::Diagnostics(DiagnosticsCommand::Show));
            }
            if foot.button(Button::new(&cx.tr("crash-copy")).icon(icons::COPY)) {
                cx.send(Command::Diagnostics(DiagnosticsCommand::Copy));
            }
            if foot.button(Button::new(&cx.tr("crash-delete")).icon(icons::TRASH_2)) {
                cx.send(Command::Diagnostics(DiagnosticsCommand::Delete));
            }
        },
    );
}
