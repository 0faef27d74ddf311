//! Edits that an earlier run left behind: of which widget, what they change, which of them are wanted back.

use std::cell::RefCell;
use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Command;
use crate::app::features::recovery::{Offer, RecoveryCommand, RescueDialog};
use crate::formats::path::RelPath;
use crate::services::diff::LineKind;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Foot, Head, diff, icons};

/// Width of the dialog.
const WIDTH: f32 = 760.0;
/// Greatest height of the choice.
const CHOICES: f32 = 128.0;
/// Most letters of the first line that was typed.
const FIRST_LINE: usize = 40;

/// Height of the differences.
const HEIGHT: f32 = 300.0;
/// Height of what comes below them.
const FOOT: f32 = 72.0;

/// What is chosen.
#[derive(Default)]
pub struct View {
    /// The offer that it is about: its place and how many there are.
    of: (usize, usize),
    /// Files that aren't wanted.
    left_out: BTreeSet<RelPath>,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &RescueDialog, view: &mut View) {
    let of = (dialog.chosen, dialog.offers.len());
    if view.of != of {
        *view = View { of, ..View::default() };
    }
    let offer = dialog.offers.get(dialog.chosen);
    let head = Head { icon: icons::ROTATE_CCW, title: &cx.tr("rescue-title"), about: &cx.tr("rescue-about") };
    let view = RefCell::new(view);
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                choice(ui, cx, dialog);
                if let Some(offer) = offer {
                    if dialog.offers.len() == 1 {
                        title(ui, cx, offer);
                    }
                    about(ui, cx, offer);
                }
                if !dialog.foreign.is_empty() {
                    kit::hint(ui, &cx.lang.with("rescue-foreign", &[("files", dialog.foreign.join(", ").into())]));
                }
            });
            if let Some(offer) = offer.filter(|offer| !offer.files.is_empty()) {
                files(ui, cx, offer, &mut view.borrow_mut().left_out);
            }
        },
        |foot| match dialog.asks_delete {
            true => sure(foot, cx, dialog),
            false => buttons(foot, cx, offer, &view.borrow().left_out),
        },
    );
}

fn buttons(foot: &mut Foot<'_>, cx: &Cx<'_>, offer: Option<&Offer>, left_out: &BTreeSet<RelPath>) {
    let files = offer.map_or(&[][..], |offer| &offer.files).iter().map(|file| file.path.clone());
    let wanted: Vec<RelPath> = files.filter(|path| !left_out.contains(path)).collect();
    let restore = cx.tr("rescue-restore");
    if foot.primary(Button::new(&restore).icon(icons::ROTATE_CCW).enabled(!wanted.is_empty())) {
        cx.send(Command::Recovery(RecoveryCommand::Restore(wanted)));
    }
    if foot.way_out(&cx.tr("rescue-later")).on_hover_text(cx.tr("rescue-later-tip")).clicked() {
        cx.send(Command::Cancel);
    }
    if foot.button(Button::new(&cx.tr("rescue-delete")).icon(icons::TRASH_2).enabled(offer.is_some())) {
        cx.send(Command::Recovery(RecoveryCommand::AskDelete));
    }
}

/// The question before edits are deleted.
fn sure(foot: &mut Foot<'_>, cx: &Cx<'_>, dialog: &RescueDialog) {
    if foot.grave(Button::new(&cx.tr("rescue-delete-sure")).icon(icons::TRASH_2)) {
        cx.send(Command::Recovery(RecoveryCommand::Delete));
    }
    if foot.way_out(&cx.tr("dialog-cancel")).clicked() {
        cx.send(Command::Recovery(RecoveryCommand::Choose(dialog.chosen)));
    }
    foot.say(|ui| ui.add(egui::Label::new(RichText::new(cx.tr("rescue-delete-ask")).color(tokens(ui).text)).truncate()));
}

/// The widgets to choose from, if there are several.
fn choice(ui: &mut Ui, cx: &Cx<'_>, dialog: &RescueDialog) {
    if dialog.offers.len() < 2 {
        return;
    }
    ScrollArea::vertical().id_salt("choice").max_height(CHOICES).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        for (at, offer) in dialog.offers.iter().enumerate() {
            let age = offer.fault.is_none().then(|| cx.ago(offer.age));
            let parts = [Some(name(cx, offer)), Some(place(cx, offer)), age, first_change(offer)];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            if kit::radio(ui, dialog.chosen == at, &text).clicked() {
                cx.send(Command::Recovery(RecoveryCommand::Choose(at)));
            }
        }
    });
}

/// The folder or archive, in a word: widgets may have one name.
fn place(cx: &Cx<'_>, offer: &Offer) -> String {
    let name = offer.origin.as_ref().and_then(|origin| origin.path().file_name());
    name.map_or_else(
        || cx.tr(if offer.fault.is_some() { "rescue-unreadable" } else { "rescue-new" }),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The first line that was typed, which tells two of one name apart.
fn first_change(offer: &Offer) -> Option<String> {
    let lines = offer.files.iter().flat_map(|file| &file.diff.lines);
    let line = lines.into_iter().find(|line| line.kind == LineKind::Added && !line.text.trim().is_empty())?;
    Some(format!("“{}”", line.text.trim().chars().take(FIRST_LINE).collect::<String>()))
}

fn name(cx: &Cx<'_>, offer: &Offer) -> String {
    if offer.name.is_empty() { cx.tr("header-no-name") } else { offer.name.clone() }
}

/// Which widget it is, if there is no choice.
fn title(ui: &mut Ui, cx: &Cx<'_>, offer: &Offer) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(name(cx, offer)).font(tokens::semibold(tokens::BODY)).color(t.text));
        if offer.fault.is_none() {
            ui.label(RichText::new(cx.ago(offer.age)).color(t.muted));
        }
    });
}

/// Where it opens, and what to know before.
fn about(ui: &mut Ui, cx: &Cx<'_>, offer: &Offer) {
    let t = tokens(ui);
    if let Some(fault) = &offer.fault {
        warning(ui, &cx.lang.with("rescue-fault", &[("reason", fault.into())]));
        return;
    }
    match &offer.origin {
        Some(origin) => {
            let path = origin.path().display().to_string();
            ui.add(egui::Label::new(RichText::new(&path).font(tokens::code(tokens::SMALL)).color(t.muted)).truncate()).on_hover_text(&path);
            if offer.is_gone {
                warning(ui, &cx.tr("rescue-gone"));
            }
        }
        None => {
            kit::hint(ui, &cx.tr("rescue-never-saved"));
        }
    }
    if offer.files.iter().any(|file| file.is_changed_on_disk) {
        warning(ui, &cx.tr("rescue-changed-about"));
    }
    kit::hint(ui, &cx.tr("rescue-legend"));
}

fn warning(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        kit::icon(ui, icons::TRIANGLE_ALERT, tokens::ICON, t.warning);
        ui.add(egui::Label::new(RichText::new(text).color(t.text)).wrap());
    });
}

/// Each file with a tick and its difference.
fn files(ui: &mut Ui, cx: &Cx<'_>, offer: &Offer, left_out: &mut BTreeSet<RelPath>) {
    let height = HEIGHT.min(ui.available_height() - FOOT);
    ScrollArea::vertical().id_salt("edits").max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for file in &offer.files {
            let mut is_wanted = !left_out.contains(&file.path);
            let tick = |ui: &mut Ui| {
                let name = cx.lang.with("rescue-take", &[("file", file.path.as_str().into())]);
                kit::tick(ui, &mut is_wanted, &name);
            };
            let mark = |ui: &mut Ui| {
                if file.is_changed_on_disk {
                    let t = tokens(ui);
                    kit::chip(ui, &cx.tr("rescue-changed"), t.warning, t.warning_soft);
                }
            };
            diff::one(ui, cx.lang, &file.diff, tick, mark);
            if is_wanted {
                left_out.remove(&file.path);
            } else {
                left_out.insert(file.path.clone());
            }
        }
    });
}
