//! Packing: what goes in and what stays out, each with its reason; size and sum; where it goes.

use std::path::PathBuf;

use egui::{Frame, Id, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::command::Command;
use crate::app::core::intent::Intent;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::compare::CompareCommand;
use crate::app::features::pack::Changes;
use crate::app::features::pack::PackCommand;
use crate::app::features::pack::PackDialog;
use crate::checks::engine::rule::{Product, Profile, Severity};
use crate::crm::images::Slot;
use crate::crm::manifest::{self, Bump};
use crate::crm::next;
use crate::crm::package::{Decision, InReason, OutReason, Planned};
use crate::model::widget::MANIFEST;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Foot, Head, Row, icons};

/// Width of the dialog.
const WIDTH: f32 = 900.0;
/// Height of what stands around the list.
const REST: f32 = 190.0;
/// Height of the list's head.
const HEAD: f32 = 32.0;
/// Height of a file.
const ROW: f32 = 29.0;
/// Least width of a path.
const LEAST_PATH: f32 = 160.0;

/// Height of both columns.
const HEIGHT: f32 = 560.0;
/// Most consequences that are told.
const MOST_CONSEQUENCES: usize = 4;
/// Width of the right column.
const SIDE: f32 = 300.0;

/// What is typed.
#[derive(Default)]
pub struct View {
    path: String,
    /// The place that `path` shows.
    of: Option<PathBuf>,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &PackDialog, view: &mut View) {
    let Some(open) = cx.open() else { return };
    let profile = cx.tr(if open.profile == Profile::Private { "profile-private" } else { "profile-public" });
    let product = if open.product == Product::AmoCrm { "amoCRM" } else { "Kommo" };
    let name = open.name(cx.lang).unwrap_or_else(|| cx.tr("header-no-name"));
    let args = [
        ("name", name.into()),
        ("version", open.version().unwrap_or_default().into()),
        ("product", product.into()),
        ("profile", profile.into()),
    ];
    let head = Head { icon: icons::PACKAGE, title: &cx.tr("pack-title"), about: &cx.lang.with("pack-about", &args) };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            let height = HEIGHT.min(ui.ctx().content_rect().height() - REST);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            let (left, right) = rect.split_left_right_at_x(rect.right() - SIDE);
            let t = tokens(ui);
            ui.painter().rect_filled(right, 0.0, t.raised);
            ui.painter().vline(right.left(), right.y_range(), Stroke::new(tokens::LINE, t.border));
            let mut files_ui = ui.new_child(UiBuilder::new().id_salt("files").max_rect(left));
            files(&mut files_ui, cx, dialog);
            let mut side = ui.new_child(UiBuilder::new().id_salt("side").max_rect(right));
            ScrollArea::vertical().id_salt("pack side").auto_shrink(false).show(&mut side, |ui| {
                Frame::new().inner_margin(tokens::PAD_SIDE).show(ui, |ui| summary(ui, cx, open, dialog, view));
            });
        },
        |foot| buttons(foot, cx, open, dialog),
    );
}

fn files(ui: &mut Ui, cx: &Cx<'_>, dialog: &PackDialog) {
    let is_in = |planned: &&Planned| matches!(planned.decision, Decision::In(_));
    let (packed, left_out): (Vec<&Planned>, Vec<&Planned>) = dialog.plan.iter().partition(is_in);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let total: usize = packed.iter().map(|planned| planned.size).sum();
        heading(ui, &cx.lang.with("pack-in", &[("count", packed.len().into())]), &cx.lang.size(total));
        for planned in packed {
            row(ui, cx, planned, true);
        }
        if !left_out.is_empty() {
            heading(ui, &cx.lang.with("pack-out", &[("count", left_out.len().into())]), "");
            for planned in left_out {
                row(ui, cx, planned, false);
            }
        }
    });
}

fn heading(ui: &mut Ui, text: &str, size: &str) {
    let row = Row::head(ui, HEAD);
    let mut inner = row.left_to_right(ui, text, row.rect.left() + tokens::PAGE_X, row.rect.right() - tokens::PAGE_X);
    kit::group_title(&mut inner, text);
    kit::right(&mut inner, |ui| kit::hint(ui, size));
}

fn row(ui: &mut Ui, cx: &Cx<'_>, planned: &Planned, packed: bool) {
    let t = tokens(ui);
    let row = Row::plain(ui, ROW);
    if !ui.is_rect_visible(row.rect) {
        return;
    }
    let row = row.underlined(ui);
    let mut inner = row.left_to_right(ui, &planned.path, row.rect.left() + tokens::PAGE_X, row.rect.right() - tokens::PAGE_X);
    let (icon, colour, text) = if packed { (icons::CHECK, t.success, t.text) } else { (icons::MINUS, t.faint, t.muted) };
    kit::icon(&mut inner, icon, tokens::ICON_SMALL, colour);
    let path = egui::Label::new(RichText::new(planned.path.as_str()).font(tokens::code(tokens::SMALL)).color(text))
        .truncate()
        .halign(egui::Align::LEFT);
    let path_width = (inner.available_width() * 0.5).max(LEAST_PATH);
    inner.scope(|ui| {
        ui.set_width(path_width);
        ui.add(path).on_hover_text(planned.path.as_str());
    });
    kit::right(&mut inner, |ui| {
        ui.label(RichText::new(cx.lang.size(planned.size)).font(tokens::code(tokens::SMALL)).color(t.muted));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(reason(cx, planned)).size(tokens::SMALL).color(t.muted)).truncate());
        });
    });
}

/// Why a file is in or out.
fn reason(cx: &Cx<'_>, planned: &Planned) -> String {
    let line = |id: &str, line: usize| cx.lang.with(id, &[("line", line.into())]);
    match planned.decision {
        Decision::In(InReason::Manifest) => cx.tr("pack-reason-manifest"),
        Decision::In(InReason::Script) => cx.tr("pack-reason-script"),
        Decision::In(InReason::Style) => cx.tr("pack-reason-style"),
        Decision::In(InReason::Locale) => cx.tr("pack-reason-locale"),
        Decision::In(InReason::Logo) => {
            let size = Slot::of(planned.path.as_str()).map_or(String::new(), |slot| format!("{}×{}", slot.width, slot.height));
            cx.lang.with("pack-reason-logo", &[("size", size.into())])
        }
        Decision::In(InReason::Picture) => cx.tr("pack-reason-picture"),
        Decision::In(InReason::Template) => cx.tr("pack-reason-template"),
        Decision::In(InReason::Other) => cx.tr("pack-reason-other"),
        Decision::In(InReason::Ignored(at)) => line("pack-reason-taken-in", at),
        Decision::Out(OutReason::VersionControl) => cx.tr("pack-reason-vcs"),
        Decision::Out(OutReason::Ide) => cx.tr("pack-reason-ide"),
        Decision::Out(OutReason::NodeModules) => cx.tr("pack-reason-node"),
        Decision::Out(OutReason::Env) => cx.tr("pack-reason-env"),
        Decision::Out(OutReason::System) => cx.tr("pack-reason-system"),
        Decision::Out(OutReason::SourceMap) => cx.tr("pack-reason-map"),
        Decision::Out(OutReason::Archive) => cx.tr("pack-reason-archive"),
        Decision::Out(OutReason::Studio) => cx.tr("pack-reason-studio"),
        Decision::Out(OutReason::Ignored(at)) => line("pack-reason-ignored", at),
    }
}

fn summary(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, dialog: &PackDialog, view: &mut View) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
    if dialog.written {
        return next_steps(ui, cx, open, dialog);
    }
    kit::group_title(ui, &cx.tr("pack-checks"));
    kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        if !open.report.has_errors() {
            ui.horizontal(|ui| {
                kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, t.success);
                ui.label(RichText::new(cx.tr("count-no-errors")).font(tokens::semibold(tokens::BODY)));
            });
        }
        for (severity, id) in [(Severity::Error, "count-errors"), (Severity::Warning, "count-warnings"), (Severity::Advice, "count-advice")]
        {
            let count = open.report.count(severity);
            if count > 0 {
                ui.horizontal(|ui| {
                    kit::icon(ui, kit::severity_icon(severity), tokens::ICON, kit::severity_colours(t, severity).0);
                    ui.label(cx.lang.with(id, &[("count", count.into())]));
                });
            }
        }
    });
    if let Some(changes) = &dialog.changes {
        consequences(ui, cx, open, changes);
    }
    match &dialog.built {
        None => drop(kit::muted(ui, &cx.tr("busy-packing"))),
        Some(Err(error)) => drop(kit::muted(ui, &cx.lang.with("pack-failed", &[("reason", error.into())]))),
        Some(Ok(built)) => {
            ui.horizontal(|ui| {
                kit::group_title(ui, &cx.tr("pack-size"));
                kit::right(ui, |ui| ui.label(RichText::new(cx.lang.size(built.bytes.len())).font(tokens::semibold(tokens::BODY))));
            });
            ui.horizontal(|ui| {
                kit::group_title(ui, "SHA-256");
                kit::right(ui, |ui| {
                    if kit::link(ui, &cx.tr("pack-copy")).clicked() {
                        ui.ctx().copy_text(built.sha256.clone());
                    }
                });
            });
            kit::card(ui, tokens::PAD_BOX, |ui| {
                ui.set_width(ui.available_width());
                ui.add(egui::Label::new(RichText::new(&built.sha256).font(tokens::code(tokens::TINY)).color(t.text)).wrap());
            });
            kit::hint(ui, &cx.tr(if built.is_original { "pack-original" } else { "pack-same" }));
        }
    }
    typed_target(ui, cx, dialog, view);
    if Button::new(&cx.tr("pack-change")).small().ui(ui).clicked() {
        cx.send(PackCommand::ChooseTarget);
    }
}

/// What the pack changes against the build before, and the way to raise the version.
fn consequences(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, changes: &Changes) {
    ui.horizontal(|ui| {
        kit::group_title(ui, &cx.lang.with("pack-changes", &[("version", changes.since.as_str().into())]));
        kit::right(ui, |ui| {
            if kit::link(ui, &cx.tr("pack-compare")).clicked() {
                cx.send(Command::Cancel);
                cx.send(CompareCommand::Show);
            }
        });
    });
    let t = tokens(ui);
    for consequence in changes.consequences.iter().take(MOST_CONSEQUENCES) {
        ui.horizontal_top(|ui| {
            kit::icon(ui, kit::severity_icon(consequence.severity), tokens::ICON, kit::severity_colours(t, consequence.severity).0);
            ui.add(egui::Label::new(RichText::new(cx.lang.msg(&consequence.title())).size(tokens::SMALL).color(t.text)).wrap());
        });
    }
    let more = changes.consequences.len().saturating_sub(MOST_CONSEQUENCES);
    if more > 0 {
        kit::hint(ui, &cx.lang.with("pack-more-changes", &[("count", more.into())]));
    }
    if changes.consequences.is_empty() {
        kit::hint(ui, &cx.tr("pack-no-changes"));
    }
    let is_low = changes.consequences.iter().any(|consequence| consequence.row.id == "version-not-raised");
    // Above the version of the build before, whatever this one says.
    let raised = manifest::bump(&changes.since, Bump::Patch).filter(|_| is_low && !open.read_only);
    if let Some(version) = raised
        && Button::new(&cx.lang.with("pack-raise", &[("version", version.as_str().into())])).small().ui(ui).clicked()
    {
        cx.edit(open, Intent::set(MANIFEST, "/widget/version", version));
        cx.send(PackCommand::Show);
    }
}

/// What is left to do by hand with the archive, once it is written.
fn next_steps(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, dialog: &PackDialog) {
    let t = tokens(ui);
    kit::group_title(ui, &cx.tr("pack-next"));
    for id in next::after_pack(open.project.widget(), open.product, open.profile) {
        kit::card(ui, tokens::PAD_M, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(RichText::new(cx.tr(id)).size(tokens::SMALL).color(t.text)).wrap());
        });
    }
    target(ui, cx, dialog);
}

/// Where the archive goes, to be typed.
fn typed_target(ui: &mut Ui, cx: &Cx<'_>, dialog: &PackDialog, view: &mut View) {
    kit::group_title(ui, &cx.tr("pack-target"));
    if view.of != dialog.target {
        view.of.clone_from(&dialog.target);
        view.path = dialog.target.as_ref().map_or_else(String::new, |path| path.display().to_string());
    }
    let (id, name, width) = (Id::unique("pack-target"), cx.tr("pack-target"), ui.available_width());
    let is_bad = dialog.target.as_ref().is_some_and(|path| !path.is_absolute());
    let typed = kit::input(ui, &mut view.path, id, &name, true, is_bad, width);
    if typed.changed() {
        let path = PathBuf::from(view.path.trim());
        view.of = Some(path.clone());
        cx.send(PackCommand::TypeTarget(path));
    }
    if is_bad || dialog.target.is_none() {
        kit::hint(ui, &cx.tr(if is_bad { "pack-full-path" } else { "pack-no-target" }));
    } else {
        typed.on_hover_text(&view.path);
    }
}

/// Where the archive went.
fn target(ui: &mut Ui, cx: &Cx<'_>, dialog: &PackDialog) {
    let t = tokens(ui);
    kit::group_title(ui, &cx.tr("pack-target"));
    let target = dialog.target.as_ref().map_or_else(|| cx.tr("pack-no-target"), |path| path.display().to_string());
    ui.add(egui::Label::new(RichText::new(&target).font(tokens::code(tokens::TINY)).color(t.text)).truncate()).on_hover_text(&target);
}

fn buttons(foot: &mut Foot<'_>, cx: &Cx<'_>, open: &OpenWidget, dialog: &PackDialog) {
    let is_place = dialog.target.as_ref().is_none_or(|path| path.is_absolute());
    let built = matches!(dialog.built, Some(Ok(_))) && cx.app.core.busy().is_none() && is_place;
    if dialog.written {
        if foot.primary(Button::new(&cx.tr("pack-done"))) {
            cx.send(Command::Cancel);
        }
        if foot.button(Button::new(&cx.tr("pack-reveal")).icon(icons::FOLDER_OPEN)) {
            cx.send(PackCommand::Reveal);
        }
        foot.say(|ui| {
            kit::icon(ui, icons::CIRCLE_CHECK, tokens::ICON, tokens(ui).success);
            ui.label(cx.tr("pack-written"));
        });
        return;
    }
    if let Some(in_the_way) = &dialog.in_the_way {
        if foot.primary(Button::new(&cx.tr("pack-replace")).icon(icons::PACKAGE).enabled(built)) {
            cx.send(PackCommand::Replace);
        }
        foot.cancel();
        return foot.say(|ui| {
            let what = if in_the_way.widget.is_some() { "widget" } else { "file" };
            let size = cx.lang.size(usize::try_from(in_the_way.bytes).unwrap_or(usize::MAX));
            let name = in_the_way.widget.clone().unwrap_or_default();
            let words = cx.lang.with("pack-exists", &[("what", what.into()), ("name", name.into()), ("size", size.into())]);
            let t = tokens(ui);
            kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON, t.error);
            ui.add(egui::Label::new(RichText::new(words).color(t.error)).wrap());
        });
    }
    let (text, anyway) = if dialog.asks_anyway { ("pack-anyway", true) } else { ("pack-now", false) };
    if foot.primary(Button::new(&cx.tr(text)).icon(icons::PACKAGE).enabled(built)) {
        cx.send(PackCommand::Now { anyway });
    }
    foot.cancel();
    foot.say(|ui| {
        if dialog.asks_anyway {
            let t = tokens(ui);
            let count = open.report.count(Severity::Error);
            let words = cx.lang.with("pack-errors", &[("count", count.into())]);
            kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON, t.error);
            ui.add(egui::Label::new(RichText::new(words).color(t.error)).wrap());
        }
    });
}
