//! The plan of a pass: its cases by group, each with how it stands and how much shows it.

use egui::{FontId, RichText, Role, ScrollArea, Ui};

use super::{View, look};
use crate::app::features::acceptance::AcceptanceCommand;
use crate::report::acceptance as report;
use crate::services::acceptance::pass::{By, Pass};
use crate::services::acceptance::plan::Group;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Height of a row.
const ROW: f32 = 28.0;
/// Height of the foot.
const FOOT: f32 = 56.0;
/// Right edge of the numbers.
const NUMBER: f32 = 30.0;
/// Middle of the marks.
const MARK: f32 = 46.0;
/// Beginning of the titles.
const TITLE: f32 = 62.0;
/// Room for what stands at the right.
const RIGHT: f32 = 44.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, pass: &Pass, view: &mut View) {
    let judged = pass.standings().values().filter(|said| said.by == By::Studio).count();
    let foot = if judged > 0 { FOOT + tokens::BUTTON_SMALL + tokens::SPACE_S } else { FOOT };
    let height = (ui.available_height() - foot).max(ROW);
    ScrollArea::vertical().id_salt("acceptance plan").auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let standings = pass.standings();
        let mut number = 0;
        for group in Group::ALL {
            let cases: Vec<_> = pass.start.cases.iter().filter(|case| case.group == group).collect();
            if cases.is_empty() {
                continue;
            }
            let is_done = |id: &str| standings.get(id).is_some_and(|said| said.by == By::Person);
            let done = cases.iter().filter(|case| is_done(&case.id)).count();
            let is_folded = view.folded.contains(&group);
            if head(ui, cx, group, (done, cases.len()), is_folded) && !view.folded.remove(&group) {
                view.folded.insert(group);
            }
            for case in cases {
                number += 1;
                if is_folded {
                    continue;
                }
                let t = tokens(ui);
                let on = view.chosen.as_deref() == Some(&case.id);
                let row = Row::new(ui, ROW, on, 0).underlined(ui);
                let count = ui.painter().layout_no_wrap(number.to_string(), tokens::code(tokens::CODE_SMALL), t.muted);
                row.words_to(ui, row.rect.left() + NUMBER, count, t.muted);
                let said = standings.get(case.id.as_str());
                let (icon, colour) = said.map_or((icons::CIRCLE_DASHED, t.muted), |said| look(t, said.verdict));
                row.icon(ui, MARK, icon, tokens::ICON_SMALL, colour);
                let is_studio = said.is_some_and(|said| said.by == By::Studio);
                let evidence = pass.evidence(&case.id).len();
                let right = row.rect.right() - RIGHT;
                row.fill(ui, ("case", number), row.rect.left() + TITLE, right, RichText::new(&case.title).color(t.text));
                if is_studio {
                    let auto = ui.painter().layout_no_wrap(cx.tr("acceptance-auto"), FontId::proportional(tokens::TINY), t.muted);
                    row.words_to(ui, row.rect.right() - tokens::SPACE_S, auto, t.muted);
                } else if evidence > 0 {
                    let count = ui.painter().layout_no_wrap(evidence.to_string(), FontId::proportional(tokens::SMALL), t.muted);
                    let left = row.words_to(ui, row.rect.right() - tokens::SPACE_M, count, t.muted);
                    row.icon(ui, left - row.rect.left() - tokens::INSET, icons::PAPERCLIP, tokens::ICON_TINY, t.muted);
                }
                let word = match said {
                    None => cx.tr("acceptance-open"),
                    Some(said) if is_studio => {
                        cx.lang.with("acceptance-proposed", &[("verdict", cx.tr(report::verdict_id(said.verdict)).into())])
                    }
                    Some(said) => cx.tr(report::verdict_id(said.verdict)),
                };
                let name = format!("{number}. {}, {word}", case.title);
                if row.end(ui, Role::Button, &name, &case.title).clicked() {
                    view.chosen = Some(case.id.clone());
                }
            }
        }
    });
    kit::hairline(ui);
    egui::Frame::new().inner_margin(tokens::PAD_ROW).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
            let is_open = pass.signed().is_none() && !cx.app.acceptance.is_working();
            let judge = cx.tr("acceptance-judge");
            if Button::new(&judge)
                .icon(icons::WAND_SPARKLES)
                .small()
                .enabled(is_open)
                .ui(ui)
                .on_hover_text(cx.tr("acceptance-judge.about"))
                .clicked()
            {
                cx.send(AcceptanceCommand::Judge);
            }
            if judged > 0 {
                let confirm = cx.lang.with("acceptance-confirm-all", &[("count", judged.into())]);
                if Button::new(&confirm).icon(icons::CHECK).small().enabled(is_open).ui(ui).clicked() {
                    cx.send(AcceptanceCommand::ConfirmAll);
                }
            }
        });
    });
}

/// The head of a group, with how many of its cases are decided. Returns whether it was pressed.
fn head(ui: &mut Ui, cx: &Cx<'_>, group: Group, (done, count): (usize, usize), is_folded: bool) -> bool {
    let t = tokens(ui);
    let row = Row::folding(ui, ROW);
    row.icon(ui, tokens::SPACE_L, if is_folded { icons::CHEVRON_RIGHT } else { icons::CHEVRON_DOWN }, tokens::ICON_TINY, t.muted);
    let name = cx.tr(report::group_id(group));
    let words = ui.painter().layout_no_wrap(name.clone(), tokens::semibold(tokens::SMALL), t.muted);
    row.words(ui, tokens::SPACE_XL, words, t.muted);
    let about = cx.lang.with("acceptance-done-of", &[("done", done.into()), ("count", count.into())]);
    let counted = ui.painter().layout_no_wrap(about.clone(), FontId::proportional(tokens::SMALL), t.muted);
    row.words_to(ui, row.rect.right() - tokens::SPACE_M, counted, t.muted);
    row.end(ui, Role::Button, &format!("{name}, {about}"), "").clicked()
}
