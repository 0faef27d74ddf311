//! The open widget in the account in front: what is there, how it differs, how it gets there.

use egui::{Align, CentralPanel, Frame, Id, Layout, Margin, Panel, RichText, ScrollArea, Ui, vec2};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, Button, icons};
use super::{form, receipt};
use crate::api::AccountWidget;
use crate::api::compare;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::install::{Ask, Change, Mode, Reached, Target, There, Work};
use crate::app::state::OpenWidget;
use crate::checks::rule::Product;

/// Height of the bar with the button that installs.
const FOOT: f32 = 56.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, front: (&Target, &Reached), view: &mut form::View) {
    let t = tokens(ui);
    let (target, reached) = front;
    if let There::Present(_) = &reached.here.there {
        Panel::bottom("install foot")
            .exact_size(FOOT)
            .resizable(false)
            .frame(Frame::new().fill(t.surface).inner_margin(Margin::symmetric(20, 0)))
            .show(ui, |ui| foot(ui, cx, open, front, view));
    }
    let frame = Frame::new().fill(t.canvas).inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 0 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("install widget").auto_shrink(false).show(ui, |ui| {
            super::trouble(ui, cx);
            if let Some(receipt) = &reached.here.receipt {
                receipt::ui(ui, cx, target, receipt);
                ui.add_space(theme::SPACE_M);
            }
            widgets::card(ui, 16, |ui| {
                ui.set_width(ui.available_width());
                status(ui, cx, open, front);
            });
            ui.add_space(theme::SPACE_L);
            if let There::Present(_) = &reached.here.there {
                form::ui(ui, cx, open, target, reached, view);
            }
            if *target == Target::Practice {
                mischief(ui, cx);
            }
            ui.add_space(theme::SPACE_L);
        });
    });
}

/// Versions, state, code; what to do next.
fn status(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, (target, reached): (&Target, &Reached)) {
    let t = tokens(ui);
    let widget = open.project.widget();
    let name = target.name(cx.lang);
    let big = |ui: &mut Ui, label: &str, value: &str| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(RichText::new(label).size(theme::SMALL).color(t.muted)).selectable(false));
            ui.add(egui::Label::new(RichText::new(value).font(theme::semibold(18.0)).color(t.text)));
        });
    };
    let here = compare::version_of(widget).unwrap_or("—");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_L;
        big(ui, &cx.tr("install-this-build"), here);
        let there = match &reached.here.there {
            There::Present(there) => there.version.clone(),
            There::Absent | There::Unknown => "—".to_owned(),
        };
        big(ui, &cx.lang.with("install-in", &[("name", name.as_str().into())]), &there);
        let (id, colour, ground) = match &reached.here.there {
            There::Unknown => ("install-state-unknown", t.muted, t.sunken),
            There::Absent => ("install-state-absent", t.warning, t.warning_soft),
            There::Present(there) if there.is_active => ("install-state-installed", t.success, t.success_soft),
            There::Present(_) => ("install-state-uploaded", t.warning, t.warning_soft),
        };
        widgets::chip(ui, &cx.tr(id), colour, ground);
        widgets::right(ui, |ui| {
            if widgets::icon_button(ui, icons::REFRESH_CW, &cx.tr("install-look")).clicked() {
                cx.send(Command::Install(Ask::Look));
            }
        });
    });
    ui.add_space(theme::SPACE_S);
    code(ui, cx, reached);
    if let There::Present(there) = &reached.here.there {
        differences(ui, cx, open, there);
        if let Some(pipeline) = reached.pipeline() {
            widgets::hint(ui, &cx.lang.with("install-pipeline", &[("name", pipeline.name.as_str().into())]));
        }
    }
    super::running(ui, cx, target);
    ui.add_space(theme::SPACE_S);
    upload(ui, cx, (target, reached));
    if matches!(&reached.here.there, There::Present(there) if there.is_active) {
        let text = cx.lang.with("install-uninstall-from", &[("name", name.into())]);
        let idle = cx.state.install.running.is_none();
        if Button::new(&text).mark(super::mark(ui, cx, target)).enabled(idle).ui(ui).clicked() {
            cx.send(Command::Install(Ask::Change(Change::Uninstall(target.clone()))));
        }
    }
}

/// The code of the widget, which the account may have given.
fn code(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.tr("install-code")).color(tokens(ui).muted));
        let id = Id::unique("widget code");
        let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| reached.here.code.clone());
        let response = widgets::input(ui, &mut typed, id, &cx.tr("install-code"), true, false, 280.0);
        if response.lost_focus() && typed.trim() != reached.here.code {
            cx.send(Command::Install(Ask::Code(typed.clone())));
        }
        let is_typing = response.has_focus();
        ui.data_mut(|data| {
            if is_typing {
                data.insert_temp(id, typed);
            } else {
                data.remove::<String>(id);
            }
        });
        widgets::help(ui, &cx.tr("install-code"), &cx.tr("install-code.help"));
    });
}

fn differences(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, there: &AccountWidget) {
    let t = tokens(ui);
    let found = compare::differences(open.project.widget(), there);
    let line = |ui: &mut Ui, icon, colour, text: &str| {
        ui.horizontal(|ui| {
            widgets::icon(ui, icon, 14.0, colour);
            ui.add(egui::Label::new(RichText::new(text).size(theme::SMALL).color(t.text)).wrap());
        });
    };
    if found.is_empty() {
        line(ui, icons::CIRCLE_CHECK, t.success, &cx.tr("install-same"));
    }
    for difference in &found {
        line(ui, icons::TRIANGLE_ALERT, t.warning, &difference.words(cx.lang));
    }
}

/// How the build gets into the account: a button in practice, by hand elsewhere.
fn upload(ui: &mut Ui, cx: &Cx<'_>, (target, reached): (&Target, &Reached)) {
    let running = cx.state.install.running.as_ref();
    let idle = running.is_none();
    if *target == Target::Practice {
        ui.horizontal(|ui| {
            let text = cx.lang.with("install-upload-to", &[("name", target.name(cx.lang).into())]);
            let button = Button::new(&text).mark(super::mark(ui, cx, target)).enabled(idle);
            let button = if reached.here.there == There::Absent { button.primary() } else { button };
            if button.ui(ui).clicked() {
                cx.send(Command::Install(Ask::Upload));
            }
            widgets::hint(ui, &cx.tr("install-upload-practice"));
        });
        return;
    }
    let way = if reached.product() == Some(Product::AmoCrm) { "install-upload-amo" } else { "install-upload-kommo" };
    widgets::hint(ui, &cx.tr(way));
    ui.horizontal_wrapped(|ui| {
        if Button::new(&cx.tr("install-pack")).icon(icons::PACKAGE).ui(ui).clicked() {
            cx.send(Action::Pack);
        }
        if Button::new(&cx.tr("install-open-page")).icon(icons::EXTERNAL_LINK).ui(ui).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(reached.page()));
        }
        let watches = running.is_some_and(|running| running.work == Work::Watch);
        let can = !watches && idle && !reached.here.code.is_empty();
        if Button::new(&cx.tr("install-watch")).icon(icons::REFRESH_CW).enabled(can).ui(ui).clicked() {
            cx.send(Command::Install(Ask::Watch));
        }
    });
}

/// The button that installs, with the account's name and colour.
fn foot(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, front: (&Target, &Reached), view: &mut form::View) {
    let (target, reached) = front;
    let idle = cx.state.install.running.is_none();
    let args = [("name", target.name(cx.lang).into())];
    let mark = super::mark(ui, cx, target);
    let size = vec2(ui.available_width(), FOOT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let text = cx.lang.with("install-into", &args);
        if Button::new(&text).mark(mark).primary().enabled(idle).ui(ui).clicked() {
            let settings = form::settings(cx, view, open, target, reached);
            cx.send(Command::Install(Ask::Change(Change::Install(target.clone(), settings))));
        }
    });
}

/// Lets the practice account misbehave.
fn mischief(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(theme::SPACE_L);
    widgets::group_title(ui, &cx.tr("install-mischief"));
    widgets::hint(ui, &cx.tr("install-mischief.about"));
    let modes = [
        (None, "install-mischief-none"),
        (Some(Mode::Slow), "install-mischief-slow"),
        (Some(Mode::TooManyRequests), "install-mischief-429"),
        (Some(Mode::ServerError), "install-mischief-500"),
        (Some(Mode::Forbidden), "install-mischief-403"),
        (Some(Mode::Html), "install-mischief-html"),
        (Some(Mode::BrokenJson), "install-mischief-json"),
        (Some(Mode::Drop), "install-mischief-drop"),
    ];
    ui.horizontal_wrapped(|ui| {
        let now = cx.state.install.mischief;
        for (mode, id) in modes {
            let text = cx.tr(id);
            let button = Button::new(&text).small();
            let button = if now == mode { button.soft() } else { button };
            if button.ui(ui).clicked() {
                cx.send(Command::Install(Ask::Misbehave(mode)));
            }
        }
    });
}
