//! The dialog that shows a picture before and after: what changed since it was saved, or what shrinking would do.

use egui::{Frame, Ui};

use super::lab;
use crate::app::command::Command;
use crate::app::features::images::{ComparedFor, Comparison, ImageVersion, ImagesCommand, VersionKind};
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::picture::Shots;
use crate::ui::kit::{self, Button, Foot, Head, icons, pair, tokens};

/// Width of the dialog.
const WIDTH: f32 = 860.0;
/// The whole in percent.
const PERCENT: f64 = 100.0;

/// How the pictures are compared.
#[derive(Default)]
pub struct View {
    compare: pair::View,
    shots: Shots,
}

/// Height of the comparison.
const HEIGHT: f32 = 380.0;
/// What is above and below it.
const AROUND: f32 = 240.0;

pub fn ui(ui: &Ui, cx: &Cx<'_>, look: &Comparison, view: &mut View) {
    let (title, about, icon) = match look.purpose {
        ComparedFor::Changes => ("look-changes", "look-changes-about", icons::COLUMNS_2),
        ComparedFor::Shrink => ("look-shrink", "look-shrink-about", icons::WAND_SPARKLES),
    };
    let title = cx.lang.with(title, &[("file", look.path.name().into())]);
    let about = cx.tr(about);
    let head = Head { icon, title: &title, about: &about };
    let height = (ui.ctx().content_rect().height() - AROUND).min(HEIGHT);
    kit::dialog(ui, cx, WIDTH, &head, |ui| content(ui, cx, look, view, height), |foot| buttons(foot, cx, look));
    view.shots.sweep();
}

fn content(ui: &mut Ui, cx: &Cx<'_>, look: &Comparison, view: &mut View, height: f32) {
    Frame::new().inner_margin(tokens::PAD_DIALOG).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        match &look.versions {
            None => {
                let working = cx.tr("look-working");
                kit::muted(ui, &working);
                kit::progress(ui, look.progress.part(), ui.available_width(), &working);
            }
            Some(Err(trouble)) => lab::trouble_card(ui, cx, trouble),
            Some(Ok(versions)) => {
                for (at, way) in versions.iter().enumerate() {
                    let words = described(cx, way);
                    if versions.len() == 1 {
                        kit::hint(ui, &words);
                    } else if kit::radio(ui, look.chosen == at, &words).clicked() {
                        cx.send(ImagesCommand::ChooseVersion(at));
                    }
                }
                if let Some(way) = look.way() {
                    pair::ui(ui, cx, &way.pair, &mut view.compare, &mut view.shots, height);
                }
            }
        }
    });
}

/// What was done, and what it does to the weight and the look.
fn described(cx: &Cx<'_>, way: &ImageVersion) -> String {
    let before = way.before.map_or("–".to_owned(), |bytes| cx.lang.size(bytes));
    let weights = [("before", before.into()), ("after", cx.lang.size(way.after.len()).into())];
    let [before, after] = weights;
    match way.kind {
        VersionKind::SinceSaved => cx.lang.with("look-way-saved", &[before, after]),
        VersionKind::Lossless => cx.lang.with("look-way-lossless", &[before, after]),
        VersionKind::Colours(loss) => cx
            .lang
            .with("look-way-colours", &[before, after, ("colours", loss.colours.into()), ("percent", Arg::decimal(loss.alike * PERCENT))]),
    }
}

fn buttons(foot: &mut Foot<'_>, cx: &Cx<'_>, look: &Comparison) {
    if look.purpose == ComparedFor::Changes {
        if foot.primary(Button::new(&cx.tr("dialog-close"))) {
            cx.send(Command::Cancel);
        }
        return;
    }
    let is_lighter = look.way().is_some_and(|way| way.before.is_some_and(|before| way.after.len() < before));
    if foot.primary(Button::new(&cx.tr("fix-apply")).icon(icons::CHECK).enabled(is_lighter)) {
        cx.send(ImagesCommand::TakeVersion);
    }
    foot.cancel();
}
