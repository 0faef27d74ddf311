//! What can be done with a picture: the menus of the cards.

use egui::Ui;

use super::canvas::known;
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::fixes::FixesCommand;
use crate::app::features::images::{ComparedFor, ImagesCommand, Origin, Target};
use crate::checks::engine::finding::Finding;
use crate::checks::engine::fix::{FixOption, Repair};
use crate::crm::images::{SLOTS, Slot, TOUR_SIZE};
use crate::formats::path::RelPath;
use crate::formats::picture::measures::Ground;
use crate::formats::picture::{Format, Picture};
use crate::formats::png::PngFacts;
use crate::model::document::FileBody;
use crate::text::msg::Msg;
use crate::ui::Cx;
use crate::ui::kit::{self, icons};

/// The menu of a logo.
pub fn of_slot(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, slot: &Slot, body: Option<&FileBody>, found: &[&Finding]) {
    let Ok(path) = RelPath::new(&slot.path()) else { return };
    let more = kit::icon_button(ui, icons::ELLIPSIS, &cx.lang.with("images-more", &[("file", slot.file.into())]));
    kit::menu(&more, |ui| {
        fixes(ui, cx, found);
        let targets: Vec<Target> = target(slot).into_iter().collect();
        if kit::menu_item(ui, false, &cx.tr("images-make-from-other")) {
            cx.send(ImagesCommand::Open { targets: targets.clone(), from: None });
        }
        if let Some(body) = body {
            if kit::menu_item(ui, false, &cx.tr("images-redraw")) {
                cx.send(ImagesCommand::Open { targets, from: Some(Origin::Widget(path.clone())) });
            }
            if kit::menu_item(ui, false, &cx.tr("images-all-from-this")) {
                cx.send(ImagesCommand::Open { targets: all_targets(), from: Some(Origin::Widget(path.clone())) });
            }
            ui.separator();
            repairs(ui, cx, open, &path, body);
            let others = SLOTS.iter().filter(|other| other.file != slot.file);
            ui.menu_button(cx.tr("images-exchange"), |ui| {
                for other in others {
                    if kit::menu_item(ui, false, other.file) {
                        send_exchange(cx, open, &path, other);
                    }
                }
            });
        }
        ui.separator();
        files(ui, cx, open, &path, body);
        why(ui, cx, found);
    });
}

/// The menu of a picture that is no logo.
pub fn of_other(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, path: &RelPath, body: &FileBody, is_slide: bool, found: &[&Finding]) {
    let more = kit::icon_button(ui, icons::ELLIPSIS, &cx.lang.with("images-more", &[("file", path.as_str().into())]));
    kit::menu(&more, |ui| {
        fixes(ui, cx, found);
        if is_slide && kit::menu_item(ui, false, &cx.tr("images-redraw-slide")) {
            let targets = vec![Target { path: path.clone(), size: TOUR_SIZE }];
            cx.send(ImagesCommand::Open { targets, from: Some(Origin::Widget(path.clone())) });
        }
        if kit::menu_item(ui, false, &cx.tr("images-all-from-this")) {
            cx.send(ImagesCommand::Open { targets: all_targets(), from: Some(Origin::Widget(path.clone())) });
        }
        ui.menu_button(cx.tr("images-use-as"), |ui| {
            for slot in &SLOTS {
                if kit::menu_item(ui, false, slot.file) {
                    send_exchange(cx, open, path, slot);
                }
            }
        });
        ui.separator();
        repairs(ui, cx, open, path, body);
        ui.separator();
        files(ui, cx, open, path, Some(body));
        why(ui, cx, found);
    });
}

/// The slot as a target of the lab.
pub fn target(slot: &Slot) -> Option<Target> {
    Some(Target { path: RelPath::new(&slot.path()).ok()?, size: slot.size() })
}

/// The six slots as targets of the lab.
pub fn all_targets() -> Vec<Target> {
    SLOTS.iter().filter_map(target).collect()
}

/// What findings offer.
fn fixes(ui: &mut Ui, cx: &Cx<'_>, found: &[&Finding]) {
    let mut any = false;
    for finding in found {
        let Some(option) = finding.fix.as_ref().and_then(|fix| fix.options.first()) else { continue };
        any = true;
        if kit::menu_item(ui, false, &cx.lang.msg(&option.title)) {
            cx.send(FixesCommand::Fix(finding.id()));
        }
    }
    if any {
        ui.separator();
    }
}

/// Repairs of the picture itself: each is shown before it is made.
fn repairs(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, path: &RelPath, body: &FileBody) {
    if kit::menu_item(ui, false, &cx.tr("images-shrink")) {
        cx.send(ImagesCommand::Compare(path.clone(), ComparedFor::Shrink));
    }
    let info = known(&cx.app.images, body);
    if info.is_some_and(|info| !is_plain(info)) && kit::menu_item(ui, false, &cx.tr("images-to-png")) {
        let way = FixOption { title: Msg::new("fix-convert-to-png"), repair: Repair::ConvertToPng { path: path.clone() } };
        propose(cx, open, "images-to-png-title", path, vec![way]);
    }
    let has_ground =
        info.is_some_and(|info| info.measures.as_ref().is_some_and(|measures| measures.ink.is_some() && measures.ground != Ground::Full));
    if has_ground && kit::menu_item(ui, false, &cx.tr("images-centre")) {
        let way = |title: &str, scaled| FixOption { title: Msg::new(title), repair: Repair::Centre { path: path.clone(), scaled } };
        propose(cx, open, "images-centre-title", path, vec![way("fix-centre", false), way("fix-centre-scaled", true)]);
    }
}

/// Whether it is a PNG of 8 bits, not interlaced, not animated, with nothing in it but pixels.
fn is_plain(picture: &Picture) -> bool {
    let is_bare = |facts: &PngFacts| facts.notes.is_empty() && facts.trailing == 0;
    let plain = |facts: &PngFacts| facts.depth <= 8 && !facts.interlaced && !facts.animated && is_bare(facts);
    picture.format == Some(Format::Png) && picture.png.as_ref().is_none_or(plain)
}

fn propose(cx: &Cx<'_>, open: &OpenWidget, title: &str, path: &RelPath, ways: Vec<FixOption>) {
    let title = Msg::new(title).with("file", path.name());
    cx.propose(open, Proposal { title, about: Msg::new("images-repair-about"), ways: Ways::Pictures(ways) });
}

/// Puts a picture into a slot: what is there takes its place, or if nothing is, the picture gets that name.
fn send_exchange(cx: &Cx<'_>, open: &OpenWidget, path: &RelPath, slot: &Slot) {
    let Ok(to) = RelPath::new(&slot.path()) else { return };
    cx.edit(open, Intent::ExchangeFiles(path.clone(), to));
}

/// What is done with the file.
fn files(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, path: &RelPath, body: Option<&FileBody>) {
    let is_changed = body.is_some_and(|body| open.project.saved().get(path.as_str()).is_some_and(|saved| saved != body));
    if is_changed && kit::menu_item(ui, false, &cx.tr("images-compare")) {
        cx.send(ImagesCommand::Compare(path.clone(), ComparedFor::Changes));
    }
    if kit::menu_item(ui, false, &cx.tr("images-replace")) {
        cx.send(ImagesCommand::Replace(path.clone()));
    }
    if body.is_some() && kit::menu_item(ui, false, &cx.tr("images-delete")) {
        cx.edit(open, Intent::DeleteFile(path.clone()));
    }
}

fn why(ui: &mut Ui, cx: &Cx<'_>, found: &[&Finding]) {
    for finding in found {
        let text = cx.lang.with("images-why", &[("rule", cx.lang.rule_name(finding.rule).into())]);
        if kit::menu_item(ui, false, &text) {
            cx.send(NavCommand::ShowRule(finding.rule.id.to_owned()));
        }
    }
}
