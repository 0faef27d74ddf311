//! The scenes: those whose area the widget declares with how it went there, and the others with the way to declare it.

use egui::{FontId, RichText, Role, ScrollArea, Ui, vec2};
use serde_json::json;

use crate::app::core::intent::Proposal;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::run::RunCommand;
use crate::crm::locations::{AREAS, declares};
use crate::stand_in::fidelity::{self, Mark};
use crate::stand_in::scenes::SCENES;
use crate::stand_in::texts::scene;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Row, icons};

/// Height of a scene.
const ROW: f32 = 44.0;
/// Between the middle of a row and the middles of its two lines.
const LINE: f32 = 8.0;
/// Height of what is said of fidelity.
const FIDELITY: f32 = 108.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let height = (ui.available_height() - FIDELITY).max(ROW);
    ScrollArea::vertical().id_salt("run scenes").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let widget = open.project.widget();
        // The settings window is there for every widget.
        let is_there = |area: &str| area == "settings" || declares(widget, area);
        let (there, missing): (Vec<_>, Vec<_>) = SCENES.iter().partition(|(_, area)| is_there(area));
        head(ui, &cx.tr("running-scenes"));
        for (id, area) in there {
            row(ui, cx, id, area);
        }
        if !missing.is_empty() {
            head(ui, &cx.tr("running-not-declared"));
        }
        for (id, area) in missing {
            undeclared(ui, cx, open, id, area);
        }
        ui.add_space(tokens::SPACE_S);
    });
    kit::hairline(ui);
    egui::Frame::new().inner_margin(tokens::PAD_M).show(ui, |ui| {
        let sure = fidelity::entries().iter().filter(|entry| matches!(entry.mark, Mark::Documented | Mark::Observed)).count();
        let counts = [("sure", sure.into()), ("all", fidelity::entries().len().into())];
        ui.add(egui::Label::new(RichText::new(cx.tr("running-fidelity")).font(tokens::semibold(tokens::SMALL)).color(tokens(ui).text)));
        ui.add(
            egui::Label::new(RichText::new(cx.lang.with("running-fidelity-counts", &counts)).size(tokens::SMALL).color(tokens(ui).muted))
                .wrap(),
        );
    });
}

fn head(ui: &mut Ui, words: &str) {
    let row = Row::head(ui, tokens::ROW);
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), tokens::semibold(tokens::SMALL), t.muted);
    row.words(ui, tokens::SPACE_M, galley, t.muted);
}

/// Two lines in a row: a name and a code below it.
fn lines(ui: &Ui, row: &Row, name: &str, code: &str, colour: egui::Color32) {
    let t = tokens(ui);
    let painter = ui.painter().with_clip_rect(row.rect.shrink2(vec2(tokens::SPACE_M, 0.0)));
    let left = row.rect.left() + tokens::SPACE_L;
    let middle = row.rect.center().y;
    painter.text(egui::pos2(left, middle - LINE), egui::Align2::LEFT_CENTER, name, FontId::proportional(tokens::BODY), colour);
    painter.text(egui::pos2(left, middle + LINE), egui::Align2::LEFT_CENTER, code, tokens::code(tokens::TINY), t.muted);
}

fn row(ui: &mut Ui, cx: &Cx<'_>, id: &'static str, area: &str) {
    let t = tokens(ui);
    let running = cx.app.run.running.as_ref();
    let on = running.is_some_and(|running| running.shown("scene") == id);
    let row = Row::new(ui, ROW, on, 0);
    let name = scene(cx.lang, id);
    lines(ui, &row, &name, area, if on { t.accent_text } else { t.text });
    let right = row.rect.width() - tokens::SPACE_L;
    let said = match cx.app.run.timeline.failed(id) {
        None => {
            row.icon(ui, right, icons::CIRCLE_DASHED, tokens::ICON_SMALL, t.faint);
            cx.tr("running-scene-new")
        }
        Some(0) => {
            row.icon(ui, right, icons::CHECK, tokens::ICON_SMALL, t.success);
            cx.tr("running-scene-good")
        }
        Some(count) => {
            let galley = ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(tokens::SMALL), t.error);
            let left = row.words_to(ui, row.rect.right() - tokens::SPACE_M, galley, t.error);
            row.icon(ui, left - row.rect.left() - tokens::SPACE_M, icons::CIRCLE_X, tokens::ICON_SMALL, t.error);
            cx.lang.with("running-scene-bad", &[("count", count.into())])
        }
    };
    if row.end(ui, Role::Button, &format!("{name}, {said}"), &said).clicked() {
        let has_page = running.is_some_and(|running| running.pages() > 0);
        cx.send(if has_page { RunCommand::Show(json!({"scene": id})) } else { RunCommand::OpenPage(Some(id.to_owned())) });
    }
}

fn undeclared(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, id: &'static str, area: &str) {
    let t = tokens(ui);
    let row = Row::plain(ui, ROW);
    lines(ui, &row, &scene(cx.lang, id), area, t.muted);
    let Some(area) = AREAS.iter().find(|known| known.name == area) else { return };
    let mut right = row.right_to_left(ui, id, row.rect.left(), row.rect.right() - tokens::SPACE_M);
    let name = cx.lang.with("running-add-area", &[("name", cx.tr(&format!("location-{}", area.name)).into())]);
    if kit::icon_button(&mut right, icons::PLUS, &name).clicked() {
        cx.propose(open, Proposal::area_on(area, open.product));
    }
}
