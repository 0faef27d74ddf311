//! What a pass is of: the archive with its sum, where it is made, how the cases stand.

use egui::{CornerRadius, Frame, RichText, ScrollArea, Ui};

use super::look;
use crate::app::features::acceptance::KeptPass;
use crate::report::acceptance as report;
use crate::report::when;
use crate::services::acceptance::pass::Verdict;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Width of the names.
const NAME: f32 = 84.0;
/// Digits of a sum that are shown at its beginning and its end.
const DIGITS: usize = 8;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, kept: &KeptPass) {
    let t = tokens(ui);
    let (pass, archive) = (&kept.pass, &kept.pass.start.archive);
    ScrollArea::vertical().id_salt("acceptance build").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        kit::title(ui, &cx.tr("acceptance-build"));
        let bytes = usize::try_from(archive.bytes).unwrap_or(usize::MAX);
        fact(ui, cx, "acceptance-fact-version", &archive.version, "");
        fact(ui, cx, "acceptance-fact-sum", &short(&archive.sha256), &archive.sha256);
        fact(ui, cx, "acceptance-fact-archive", &format!("{}, {}", archive.name, cx.lang.size(bytes)), "");
        fact(ui, cx, "acceptance-fact-place", &report::place(&pass.start.place, cx.lang), "");
        fact(ui, cx, "acceptance-fact-began", &when(pass.began), "");
        ui.add_space(tokens::SPACE_S);
        if !cx.app.acceptance.is_of_open_widget(pass) {
            let id = if pass.signed().is_some() { "acceptance-other-build" } else { "acceptance-frozen" };
            Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_BOX).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    kit::icon(ui, icons::INFO, tokens::ICON_SMALL, t.muted);
                    ui.add(egui::Label::new(RichText::new(cx.tr(id)).size(tokens::SMALL).color(t.text)).wrap());
                });
            });
            ui.add_space(tokens::SPACE_S);
        }
        kit::hairline(ui);
        ui.add_space(tokens::SPACE_S);
        kit::title(ui, &cx.tr("acceptance-fact-signed"));
        let counts = pass.counts();
        ui.horizontal_wrapped(|ui| {
            for verdict in Verdict::ALL {
                let (icon, colour) = look(t, verdict);
                kit::icon(ui, icon, tokens::ICON_SMALL, colour);
                let word = cx.tr(report::verdict_id(verdict));
                ui.label(RichText::new(counts.of(verdict).to_string()).color(t.text)).on_hover_text(word);
            }
            kit::icon(ui, icons::CIRCLE_DASHED, tokens::ICON_SMALL, t.muted);
            ui.label(RichText::new(counts.open.to_string()).color(t.text)).on_hover_text(cx.tr("acceptance-open"));
        });
        match pass.signed() {
            Some((signed, at)) => {
                kit::muted(ui, &cx.lang.with("acceptance-signed-by", &[("name", signed.name.as_str().into()), ("when", when(at).into())]));
                if !signed.remark.is_empty() {
                    kit::hint(ui, &signed.remark);
                }
            }
            None if counts.open > 0 => drop(kit::hint(ui, &cx.lang.with("acceptance-open-count", &[("count", counts.open.into())]))),
            None => drop(kit::hint(ui, &cx.tr("acceptance-may-sign"))),
        }
    });
}

/// `3f9a17c2…08d4e1b6`
pub fn short(sum: &str) -> String {
    let end = sum.len().saturating_sub(DIGITS);
    format!("{}…{}", sum.get(..DIGITS).unwrap_or(sum), sum.get(end..).unwrap_or_default())
}

fn fact(ui: &mut Ui, cx: &Cx<'_>, id: &str, value: &str, whole: &str) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        let name = RichText::new(cx.tr(id)).size(tokens::SMALL).color(t.muted);
        ui.allocate_ui(egui::vec2(NAME, tokens::ICON), |ui| {
            ui.set_min_width(NAME);
            ui.add(egui::Label::new(name).wrap());
        });
        let label = ui.add(egui::Label::new(RichText::new(value).size(tokens::SMALL).color(t.text)).wrap());
        if !whole.is_empty() {
            label.on_hover_text(whole);
        }
    });
}
