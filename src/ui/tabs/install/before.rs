//! The findings before an installation: each with what to do next, and the links to its field and to its reason.

use egui::{Color32, RichText, Ui};

use super::form;
use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Severity;
use crate::checks::rules::account::is_to_do;
use crate::crm::blocks::is_in_form;
use crate::formats::json::pointer;
use crate::ui::Cx;
use crate::ui::kit::icons::Icon;
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, Button, icons};

/// So many are shown until all are asked for.
const FEW: usize = 3;

/// Whether all are shown.
#[derive(Default)]
pub struct View {
    all: bool,
}

/// `is_touched`: whether the person has filled in anything. Until then what is missing is to be done, and no error.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, found: &[Finding], is_touched: bool, view: &mut View, form: &mut form::View) {
    let t = tokens(ui);
    kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        ui.horizontal_wrapped(|ui| {
            kit::title(ui, &cx.tr("install-before"));
            for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
                let count = found.iter().filter(|finding| finding.severity == severity && !is_quiet(finding, is_touched)).count();
                if count > 0 {
                    let (colour, ground) = kit::severity_colours(t, severity);
                    kit::chip(ui, &cx.lang.with(count_id(severity), &[("count", count.into())]), colour, ground);
                }
            }
            let to_do = found.iter().filter(|finding| is_quiet(finding, is_touched)).count();
            if to_do > 0 {
                kit::chip(ui, &cx.lang.with("install-to-do", &[("count", to_do.into())]), t.muted, t.sunken);
            }
        });
        if found.is_empty() {
            ui.horizontal(|ui| {
                kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, t.success);
                ui.add(egui::Label::new(RichText::new(cx.tr("install-same")).color(t.text)).wrap());
            });
        }
        let shown = if view.all { found.len() } else { FEW };
        for finding in found.iter().take(shown) {
            row(ui, cx, finding, is_touched, form);
        }
        if found.len() > FEW {
            let text =
                if view.all { cx.tr("install-before-few") } else { cx.lang.with("install-before-all", &[("count", found.len().into())]) };
            if Button::new(&text).small().ghost().ui(ui).clicked() {
                view.all = !view.all;
            }
        }
    });
}

fn count_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "count-errors",
        Severity::Warning => "count-warnings",
        Severity::Advice => "count-advice",
    }
}

/// A finding: what, what next, the way to its field, its reason.
fn row(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding, is_touched: bool, form: &mut form::View) {
    let t = tokens(ui);
    let (icon, colour) = look(t, finding, is_touched);
    ui.horizontal_top(|ui| {
        kit::icon(ui, icon, tokens::ICON, colour);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            // A line is as high as the icon beside it.
            ui.spacing_mut().interact_size.y = tokens::ICON;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
                ui.add(egui::Label::new(RichText::new(cx.lang.title(finding)).color(t.text)).wrap());
                if has_place(finding) && kit::link(ui, &cx.tr("install-go-to")).clicked() {
                    go_to(cx, finding, form);
                }
                if kit::link(ui, &cx.tr("finding-why")).clicked() {
                    cx.send(NavCommand::ShowRule(finding.rule.id.to_owned()));
                }
            });
            kit::hint(ui, &cx.lang.todo(finding));
        });
    });
}

/// Whether `finding` is something to be done, and no error yet.
fn is_quiet(finding: &Finding, is_touched: bool) -> bool {
    !is_touched && is_to_do(finding)
}

/// The icon of a finding, and its colour.
pub fn look(t: &Tokens, finding: &Finding, is_touched: bool) -> (Icon, Color32) {
    if is_quiet(finding, is_touched) {
        return (icons::INFO, t.muted);
    }
    (kit::severity_icon(finding.severity), kit::severity_colours(t, finding.severity).0)
}

/// Whether `finding` is at a field: of the form, or of the manifest.
pub fn has_place(finding: &Finding) -> bool {
    finding.place.pointer.is_some()
}

/// Goes to the field of the form, or to the value of the manifest with its tab.
pub fn go_to(cx: &Cx<'_>, finding: &Finding, form: &mut form::View) {
    let place = finding.place.clone();
    let Some(at) = place.pointer.as_deref() else { return };
    if place.file.is_empty() {
        form.goes_to = place.pointer;
        return;
    }
    let tab = match at {
        at if pointer::is_within(at, "/locations") => Tab::Locations,
        at if is_in_form(at) => Tab::Settings,
        _ => Tab::Manifest,
    };
    cx.send(NavCommand::ShowTab(tab));
    cx.send(NavCommand::GoTo { file: place.file, pointer: place.pointer, range: place.range });
}
