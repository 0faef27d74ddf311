//! Files that were changed here and by another program: what each did to what the file was, and which version is to be.

use egui::{Frame, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::command::Command;
use crate::app::features::disk::DiskCommand;
use crate::app::features::disk::{ConflictFile, ConflictsDialog, Version};
use crate::services::diff::FileDiff;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, diff, icons};

/// Width of the dialog.
const WIDTH: f32 = 960.0;
/// Height of what stands around the differences.
const REST: f32 = 250.0;

/// Height of the differences.
const HEIGHT: f32 = 430.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &ConflictsDialog) {
    let title = cx.lang.with("conflicts-title", &[("count", dialog.files.len().into())]);
    let head = Head { icon: icons::REFRESH_CW, title: &title, about: &cx.tr("conflicts-about") };
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            let Some(file) = dialog.files.get(dialog.shown) else { return };
            Frame::new().inner_margin(tokens::PAD_DIALOG_HEAD).show(ui, |ui| choice(ui, cx, dialog, file));
            let height = HEIGHT.min(ui.ctx().content_rect().height() - REST);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            let (top, bottom) = rect.split_top_bottom_at_fraction(0.5);
            let (left, right) = top.split_left_right_at_fraction(0.5);
            let line = Stroke::new(tokens::LINE, tokens(ui).border);
            ui.painter().hline(rect.x_range(), rect.top(), line);
            ui.painter().hline(rect.x_range(), bottom.top(), line);
            ui.painter().vline(right.left(), top.y_range(), line);
            let result = match file.version {
                Version::Mine => "conflicts-result-mine",
                Version::Theirs => "conflicts-result-theirs",
                Version::Merged => "conflicts-result-merged",
            };
            let parts = [(left, "conflicts-on-disk", &file.theirs), (right, "conflicts-here", &file.mine), (bottom, result, &file.result)];
            for (rect, id, diff) in parts {
                let mut part = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect.shrink(1.0)));
                difference(&mut part, cx, id, diff);
            }
        },
        |foot| {
            let apply = if dialog.saves() { "conflicts-save" } else { "conflicts-apply" };
            // It comes up by itself, maybe while somebody types.
            if foot.grave(Button::new(&cx.tr(apply))) {
                cx.send(DiskCommand::TakeVersions);
            }
            if foot.way_out(&cx.tr("conflicts-later")).on_hover_text(cx.tr("conflicts-later-tip")).clicked() {
                cx.send(Command::Cancel);
            }
            foot.say(|ui| kit::hint(ui, &cx.tr("conflicts-undo")));
        },
    );
}

/// The file, and its versions.
fn choice(ui: &mut Ui, cx: &Cx<'_>, dialog: &ConflictsDialog, file: &ConflictFile) {
    ui.horizontal(|ui| {
        let path = file.conflict.path.as_str();
        if dialog.files.len() > 1 {
            let name = cx.lang.with("conflicts-file", &[("at", (dialog.shown + 1).into()), ("count", dialog.files.len().into())]);
            kit::menu_chip(ui, None, path, &name, |ui| {
                for (index, file) in dialog.files.iter().enumerate() {
                    if kit::menu_item(ui, index == dialog.shown, file.conflict.path.as_str()) {
                        cx.send(DiskCommand::ShowConflict(index));
                    }
                }
            });
        } else {
            let text = egui::RichText::new(path).font(tokens::code(tokens::CODE)).color(tokens(ui).text);
            ui.add(egui::Label::new(text).truncate());
        }
        kit::right(ui, |ui| {
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let (mine, theirs, both) = (cx.tr("conflicts-mine"), cx.tr("conflicts-theirs"), cx.tr("conflicts-both"));
                let mut choices = vec![(Version::Mine, None, mine.as_str(), true), (Version::Theirs, None, theirs.as_str(), true)];
                if file.merged.is_some() {
                    choices.push((Version::Merged, None, both.as_str(), true));
                }
                if let Some(version) = kit::segmented(ui, file.version, &choices) {
                    cx.send(DiskCommand::ChooseVersion(version));
                }
                let why = match (&file.conflict.disk, file.body(Version::Mine)) {
                    _ if file.merged.is_some() => None,
                    (None, _) => Some("conflicts-deleted-there"),
                    (_, None) => Some("conflicts-deleted-here"),
                    _ if !file.is_changed_here() => None,
                    _ => Some("conflicts-no-merge"),
                };
                if let Some(why) = why {
                    kit::hint(ui, &cx.tr(why));
                }
            });
        });
    });
}

fn difference(ui: &mut Ui, cx: &Cx<'_>, id: &str, file: &FileDiff) {
    Frame::new().inner_margin(tokens::PAD_LINE).show(ui, |ui| kit::group_title(ui, &cx.tr(id)));
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        if file.lines.is_empty() && matches!(file.kind, crate::services::diff::DiffKind::Changed(old, new) if old == new) {
            Frame::new().inner_margin(tokens::PAD_ROW).show(ui, |ui| kit::muted(ui, &cx.tr("conflicts-as-it-was")));
        } else {
            diff::ui(ui, cx.lang, std::slice::from_ref(file));
        }
    });
}
