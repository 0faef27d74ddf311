//! Two passes set against each other: what no longer passes first.

use egui::{CentralPanel, Frame, RichText, Role, ScrollArea, Ui};

use crate::report::acceptance as report;
use crate::services::acceptance::compare::{Change, compare};
use crate::services::acceptance::pass::Pass;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Row};

/// Part of a row that the title takes.
const TITLE: f32 = 0.5;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, earlier: &Pass, later: &Pass) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.surface)).show(ui, |ui| {
        let numbers = [("before", earlier.start.number.into()), ("now", later.start.number.into())];
        Frame::new().inner_margin(tokens::PAD_FORM).show(ui, |ui| {
            kit::title(ui, &cx.lang.with("acceptance-compared", &numbers));
            kit::hint(
                ui,
                &format!("{} · {}", super::side::short(&earlier.start.archive.sha256), super::side::short(&later.start.archive.sha256)),
            );
        });
        kit::hairline(ui);
        ScrollArea::vertical().id_salt("acceptance compared").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut pairs = compare(earlier, later);
            pairs.sort_by_key(|pair| pair.change);
            for (at, pair) in pairs.iter().enumerate() {
                let row = Row::plain(ui, tokens::ROW).underlined(ui);
                let middle = row.rect.left() + row.rect.width() * TITLE;
                row.fill(ui, ("pair", at), row.rect.left() + tokens::PAGE_X, middle, RichText::new(&pair.title).color(t.text));
                let colour = match pair.change {
                    Change::Broken(_) => t.error,
                    Change::Mended => t.success,
                    Change::Same(_) => t.muted,
                    _ => t.text,
                };
                let words = report::changed(pair, cx.lang);
                row.fill(
                    ui,
                    ("change", at),
                    middle + tokens::SPACE_M,
                    row.rect.right() - tokens::PAGE_X,
                    RichText::new(&words).color(colour),
                );
                row.end(ui, Role::Label, &format!("{}, {words}", pair.title), "");
            }
        });
    });
}
