//! What a change does, line by line.

use egui::{Frame, Margin, RichText, Ui};

use crate::services::diff::{DiffKind, FileDiff, LineKind};
use crate::text::Lang;
use crate::ui::kit::tokens::{self, tokens};

/// Height of a line.
const HEIGHT: f32 = 18.0;
/// Around a line.
const PADDING: Margin = Margin::symmetric(12, 1);

/// Draws the differences of some files.
pub fn ui(ui: &mut Ui, lang: Lang, files: &[FileDiff]) {
    for file in files {
        one(ui, lang, file, |_| {}, |_| {});
    }
}

/// Draws the difference of one file; `before` its path and at the end of that line stands what the caller adds.
pub fn one(ui: &mut Ui, lang: Lang, file: &FileDiff, before: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = HEIGHT;
    Frame::new().fill(t.raised).inner_margin(tokens::PAD_LINE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            before(ui);
            ui.label(RichText::new(&file.path).font(tokens::code(tokens::SMALL)).color(t.text));
            ui.label(RichText::new(what(lang, &file.kind)).size(tokens::SMALL).color(t.muted));
            super::right(ui, end);
        });
    });
    for line in &file.lines {
        let (ground, sign, colour) = match line.kind {
            LineKind::Same => (t.surface, " ", t.muted),
            LineKind::Added => (t.success_soft, "+", t.success),
            LineKind::Deleted => (t.error_soft, "−", t.error),
            LineKind::Gap => (t.surface, "⋯", t.faint),
        };
        Frame::new().fill(ground).inner_margin(PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let number = if line.number == 0 { String::new() } else { line.number.to_string() };
                let number = format!("{number:>4} {sign}");
                ui.label(RichText::new(number).font(tokens::code(tokens::SMALL)).color(colour));
                let text = egui::Label::new(RichText::new(&line.text).font(tokens::code(tokens::SMALL)).color(t.text)).truncate();
                ui.add(text);
            });
        });
    }
    if file.hidden > 0 {
        ui.label(RichText::new(lang.with("diff-hidden", &[("count", file.hidden.into())])).size(tokens::SMALL).color(t.muted));
    }
    ui.add_space(tokens::SPACE_S);
}

fn what(lang: Lang, kind: &DiffKind) -> String {
    match kind {
        DiffKind::Added(size) => lang.with("diff-added", &[("size", lang.size(*size).into())]),
        DiffKind::Deleted => lang.tr("diff-deleted"),
        DiffKind::Moved(from) => lang.with("diff-moved", &[("from", from.into())]),
        DiffKind::Changed(old, new) => lang.with("diff-changed", &[("old", lang.size(*old).into()), ("new", lang.size(*new).into())]),
    }
}
