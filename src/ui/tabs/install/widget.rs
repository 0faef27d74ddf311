//! The open widget in the current account: the installed version, what prevents an installation, and the button that installs.

use std::ffi::OsStr;
use std::path::Path;

use egui::{Align, CentralPanel, Frame, Id, Layout, Panel, RichText, ScrollArea, Ui, vec2};
use serde_json::Value;

use super::{account, before, connect, form, receipt, upload};
use crate::account::Confidential;
use crate::app::command::Command;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{Change, CodeFrom, InstallCommand, Reached, RemoteStatus, Target};
use crate::checks::engine::finding::Finding;
use crate::checks::rules::account::blocks;
use crate::crm::account::version_of;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Size of the letters of a value.
const VALUE: f32 = 18.0;
/// Greatest width of the input.
const INPUT: f32 = 320.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    form: form::View,
    before: before::View,
    upload: upload::View,
    /// Whether there was a receipt, and a message about what did not work.
    told: (bool, bool),
}

/// Height of the bar with the button that installs.
const FOOT: f32 = 56.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, front: (&Target, &Reached), views: (&mut View, &mut connect::View)) {
    let t = tokens(ui);
    let (target, reached) = front;
    let (view, connect) = views;
    let values = view.form.values(cx, open, target, reached);
    let found = cx.app.install.before(open, target, &values);
    let is_touched = view.form.is_touched(cx, target, reached);
    Panel::bottom("install foot")
        .exact_size(FOOT)
        .resizable(false)
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X))
        .show(ui, |ui| foot(ui, cx, front, &found, &Confidential::new(Value::Object(values)), view));
    let frame = Frame::new().fill(t.canvas).inner_margin(tokens::PAD_PAGE);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        // Each account and widget has its own place in the page.
        let salt = ("install widget", target, &reached.remote.code);
        ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            // Room for the bar that scrolls.
            ui.set_max_width(ui.available_width() - tokens::SPACE_S);
            let told = (reached.remote.receipt.is_some(), cx.app.install.error.is_some());
            if (told.0 && !view.told.0) || (told.1 && !view.told.1) {
                // News stand at the top, wherever one is.
                ui.scroll_to_cursor(Some(Align::TOP));
            }
            view.told = told;
            super::error(ui, cx);
            if cx.app.install.shows_account {
                account::card(ui, cx, front, connect);
                ui.add_space(tokens::SPACE_M);
            }
            if let Some(receipt) = &reached.remote.receipt {
                receipt::ui(ui, cx, open, target, receipt);
                ui.add_space(tokens::SPACE_M);
            }
            kit::card(ui, tokens::PAD_L, |ui| {
                ui.set_width(ui.available_width());
                status(ui, cx, open, front, view);
            });
            ui.add_space(tokens::SPACE_M);
            if reached.remote.status != RemoteStatus::Unknown {
                before::ui(ui, cx, &found, is_touched, &mut view.before, &mut view.form);
                ui.add_space(tokens::SPACE_L);
            }
            form::ui(ui, cx, open, front, &mut view.form);
            ui.add_space(tokens::SPACE_L);
        });
    });
}

/// Versions, state, code; what to do next.
fn status(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, front: (&Target, &Reached), view: &mut View) {
    let t = tokens(ui);
    let (target, reached) = front;
    let name = target.name(cx.lang);
    let big = |ui: &mut Ui, label: &str, value: &str| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(RichText::new(label).size(tokens::SMALL).color(t.muted)).selectable(false));
            ui.add(egui::Label::new(RichText::new(value).font(tokens::semibold(VALUE)).color(t.text)));
        });
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_L;
        big(ui, &cx.tr("install-this-build"), version_of(open.project.widget()).unwrap_or("—"));
        let there = match &reached.remote.status {
            RemoteStatus::Present(there) => there.version.clone(),
            RemoteStatus::Absent | RemoteStatus::Unknown => "—".to_owned(),
        };
        big(ui, &cx.lang.with("install-in", &[("name", name.as_str().into())]), &there);
        let (id, colour, ground) = match &reached.remote.status {
            RemoteStatus::Unknown => ("install-state-unknown", t.muted, t.sunken),
            RemoteStatus::Absent => ("install-state-absent", t.warning, t.warning_soft),
            RemoteStatus::Present(there) if there.is_active => ("install-state-installed", t.success, t.success_soft),
            RemoteStatus::Present(_) => ("install-state-uploaded", t.warning, t.warning_soft),
        };
        kit::chip(ui, &cx.tr(id), colour, ground);
        kit::right(ui, |ui| {
            if kit::icon_button(ui, icons::REFRESH_CW, &cx.tr("install-look")).clicked() {
                cx.send(Command::Install(InstallCommand::Look));
            }
        });
    });
    ui.add_space(tokens::SPACE_S);
    code(ui, cx, reached);
    if let Some(pipeline) = reached.pipeline() {
        kit::hint(ui, &cx.lang.with("install-pipeline", &[("name", pipeline.name.as_str().into())]));
    }
    super::running(ui, cx, target);
    ui.add_space(tokens::SPACE_S);
    upload::ui(ui, cx, open, front, &mut view.upload);
    if matches!(&reached.remote.status, RemoteStatus::Present(there) if there.is_active) {
        let text = cx.lang.with("install-uninstall-from", &[("name", name.into())]);
        let idle = cx.app.install.running.is_none();
        if Button::new(&text).mark(super::mark(ui, cx, target)).enabled(idle).ui(ui).clicked() {
            cx.send(Command::Install(InstallCommand::Change(Change::Uninstall(target.clone()))));
        }
    }
}

/// The code of the widget, which the account may have given.
fn code(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.tr("install-code")).color(tokens(ui).muted));
        let id = Id::unique("widget code");
        let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| reached.remote.code.clone());
        let width = (ui.available_width() - tokens::SPACE_XXL).min(INPUT);
        let response = kit::input(ui, &mut typed, id, &cx.tr("install-code"), true, false, width);
        if response.lost_focus() && typed.trim() != reached.remote.code {
            cx.send(Command::Install(InstallCommand::Code(typed.clone())));
        }
        let is_typing = response.has_focus();
        ui.data_mut(|data| {
            if is_typing {
                data.insert_temp(id, typed);
            } else {
                data.remove::<String>(id);
            }
        });
        kit::help(ui, &cx.tr("install-code"), &cx.tr("install-code.help"));
    });
    match &reached.remote.code_from {
        CodeFrom::Person => {}
        CodeFrom::Manifest => drop(kit::hint(ui, &cx.tr("install-code-manifest"))),
        CodeFrom::Remembered(place) => {
            kit::hint(ui, &cx.lang.with("install-code-remembered", &[("place", file_name(place).into())])).on_hover_text(place);
        }
    }
    if let Some(offer) = &reached.remote.offer {
        let args =
            [("name", offer.name(cx.lang.code()).into()), ("code", offer.code.as_str().into()), ("place", file_name(&offer.place).into())];
        kit::hint(ui, &cx.lang.with("install-code-doubt", &args)).on_hover_text(&offer.place);
        if Button::new(&cx.lang.with("install-code-take", &args)).small().ui(ui).clicked() {
            cx.send(Command::Install(InstallCommand::Code(offer.code.clone())));
        }
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(OsStr::to_str).unwrap_or(path)
}

/// The button that installs, with the account's name and colour; why it can't be pressed, or that it presses itself.
fn foot(ui: &mut Ui, cx: &Cx<'_>, front: (&Target, &Reached), found: &[Finding], settings: &Confidential, view: &mut View) {
    let (target, reached) = front;
    let blocking: Vec<&Finding> = found.iter().filter(|finding| blocks(finding)).collect();
    let is_there = matches!(reached.remote.status, RemoteStatus::Present(_));
    let is_ready = is_there && blocking.is_empty() && cx.app.install.running.is_none();
    let install = || cx.send(Command::Install(InstallCommand::Change(Change::Install(target.clone(), settings.clone()))));
    let size = vec2(ui.available_width(), FOOT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        let text = cx.lang.with("install-into", &[("name", target.name(cx.lang).into())]);
        // While nothing is there, the upload is what comes next.
        let button = Button::new(&text).mark(super::mark(ui, cx, target)).enabled(is_ready);
        if (if is_there { button.primary() } else { button }).ui(ui).clicked() {
            install();
        }
        if upload::goes_on(ui, cx, front, is_ready, &mut view.upload) {
            cx.send(Command::Install(InstallCommand::Stay));
            install();
        }
        if let Some(first) = blocking.first() {
            let is_touched = view.form.is_touched(cx, target, reached);
            reason(ui, cx, first, blocking.len(), is_touched, &mut view.form);
        }
    });
}

/// Why it can't be installed: the first reason, with the way to its field.
fn reason(ui: &mut Ui, cx: &Cx<'_>, first: &Finding, count: usize, is_touched: bool, form: &mut form::View) {
    let t = tokens(ui);
    let (icon, colour) = before::look(t, first, is_touched);
    kit::icon(ui, icon, tokens::ICON, colour);
    let words = cx.lang.title(first);
    let words = if count > 1 { format!("{words} {}", cx.lang.with("install-and-more", &[("count", (count - 1).into())])) } else { words };
    if before::has_place(first) {
        let link = egui::Label::new(RichText::new(&words).color(t.accent_text)).truncate().selectable(false).sense(egui::Sense::click());
        let response = ui.add(link).on_hover_cursor(egui::CursorIcon::PointingHand);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &words));
        if kit::focus_ring(ui, response).clicked() {
            before::go_to(cx, first, form);
        }
    } else {
        ui.add(egui::Label::new(RichText::new(words).color(colour)).truncate());
    }
}
