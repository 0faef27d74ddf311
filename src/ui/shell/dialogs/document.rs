//! A document for others: the report of the check or the moderation checklist, in a format, to be copied or saved.

use egui::{CornerRadius, Frame, RichText, ScrollArea, Ui, vec2};

use crate::app::features::reports::ReportsCommand;
use crate::app::features::reports::{Document, DocumentDialog};
use crate::report::Format;
use crate::report::acceptance;
use crate::report::bulk;
use crate::report::checklist::Layout;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 760.0;
/// Height of what stands around the text.
const REST: f32 = 300.0;

/// Height of what is shown of the text.
const HEIGHT: f32 = 360.0;
/// Lines and bytes of a line that are shown: pictures in HTML are one long line each.
const MOST_LINES: usize = 400;
const MOST_OF_LINE: usize = 240;

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &DocumentDialog) {
    let id = match dialog.document {
        Document::Report { .. } => "document-report",
        Document::Checklist(_) => "document-checklist",
        Document::Bulk(_) => "document-bulk",
        Document::Receipt(_) => "document-receipt",
        Document::Acceptance(_) => "document-acceptance",
        Document::Fault => "document-fault",
    };
    let head = Head { icon: icons::FILE_TEXT, title: &cx.tr(id), about: &cx.tr(&format!("{id}.about")) };
    let ready = dialog.text.is_some();
    kit::dialog(
        ui,
        cx,
        WIDTH,
        &head,
        |ui| {
            kit::dialog_body(ui, |ui| {
                formats(ui, cx, dialog.document);
                ui.add_space(tokens::SPACE_M);
                text(ui, cx, dialog.text.as_deref());
            });
        },
        |foot| {
            if foot.primary(Button::new(&cx.tr("document-save")).icon(icons::SAVE).enabled(ready)) {
                cx.send(ReportsCommand::ChooseTarget);
            }
            if foot.button(Button::new(&cx.tr("document-copy")).icon(icons::COPY).enabled(ready)) {
                cx.send(ReportsCommand::Copy);
            }
            foot.cancel();
        },
    );
}

fn format_id(format: Format) -> &'static str {
    match format {
        Format::Text => "format-text",
        Format::Json => "format-json",
        Format::Markdown => "format-markdown",
        Format::Html => "format-html",
        Format::Sarif => "format-sarif",
    }
}

fn formats(ui: &mut Ui, cx: &Cx<'_>, document: Document) {
    ui.horizontal(|ui| {
        kit::group_title(ui, &cx.tr("document-format"));
        match document {
            Document::Report { format, why } => {
                let names = Format::ALL.map(|format| (format, cx.tr(format_id(format))));
                let choices: Vec<_> = names.iter().map(|(format, name)| (*format, None, name.as_str(), true)).collect();
                if let Some(format) = kit::segmented(ui, format, &choices) {
                    cx.send(ReportsCommand::Show(Document::Report { format, why }));
                }
                if format == Format::Text {
                    ui.add_space(tokens::SPACE_S);
                    let name = cx.tr("document-why");
                    if kit::switch(ui, why, &name).clicked() {
                        cx.send(ReportsCommand::Show(Document::Report { format, why: !why }));
                    }
                    ui.label(RichText::new(name).color(tokens(ui).text));
                }
            }
            Document::Checklist(layout) => {
                let choices = [(Layout::Markdown, None, "Markdown", true), (Layout::Html, None, "HTML", true)];
                if let Some(layout) = kit::segmented(ui, layout, &choices) {
                    cx.send(ReportsCommand::Show(Document::Checklist(layout)));
                }
            }
            Document::Bulk(layout) | Document::Receipt(layout) => {
                let choices = [
                    (bulk::Layout::Markdown, None, "Markdown", true),
                    (bulk::Layout::Html, None, "HTML", true),
                    (bulk::Layout::Csv, None, "CSV", true),
                ];
                if let Some(layout) = kit::segmented(ui, layout, &choices) {
                    let is_receipt = matches!(document, Document::Receipt(_));
                    cx.send(ReportsCommand::Show(if is_receipt { Document::Receipt(layout) } else { Document::Bulk(layout) }));
                }
            }
            Document::Acceptance(layout) => {
                let choices = [(acceptance::Layout::Html, None, "HTML", true), (acceptance::Layout::Markdown, None, "Markdown", true)];
                if let Some(layout) = kit::segmented(ui, layout, &choices) {
                    cx.send(ReportsCommand::Show(Document::Acceptance(layout)));
                }
            }
            Document::Fault => drop(kit::muted(ui, "Markdown")),
        }
    });
}

/// The beginning of a long text, line by line; `None` while it is written.
pub(super) fn text(ui: &mut Ui, cx: &Cx<'_>, text: Option<&str>) {
    let t = tokens(ui);
    let height = HEIGHT.min(ui.ctx().content_rect().height() - REST);
    let frame = Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_M);
    frame.show(ui, |ui| {
        ui.set_min_size(vec2(ui.available_width(), height));
        let Some(text) = text else {
            kit::muted(ui, &cx.tr("document-writing"));
            return;
        };
        ScrollArea::both().max_height(height).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for line in text.lines().take(MOST_LINES) {
                let shown = line.char_indices().nth(MOST_OF_LINE).and_then(|(end, _)| line.get(..end));
                let shown = shown.map_or_else(|| line.to_owned(), |start| format!("{start}…"));
                ui.add(egui::Label::new(RichText::new(shown).font(tokens::code(tokens::SMALL)).color(t.text)).extend());
            }
        });
    });
    if text.is_some_and(|text| text.lines().nth(MOST_LINES).is_some()) {
        kit::hint(ui, &cx.lang.with("document-more", &[("size", cx.lang.size(text.unwrap_or_default().len()).into())]));
    }
}
