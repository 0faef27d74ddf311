//! The bars above a tab: what other programs did to the widget on disk that waits for an answer. They come by themselves and take no key.

use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::disk::DiskCommand;
use crate::formats::path::RelPath;
use crate::text::msg::Msg;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Around a bar.
const PADDING: Margin = Margin::symmetric(16, 5);

/// A way to answer: its words, their explanation, what it does.
type Way = (&'static str, &'static str, DiskCommand);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let question = cx.app.disk.question(open);
    let decide: Way = ("disk-decide", "disk-decide-tip", DiskCommand::Decide);
    if let Some(other) = &question.other {
        let name = other.in_locale(cx.lang.code()).unwrap_or_default();
        let text = Msg::new("disk-other").with("name", name);
        bar(ui, cx, "other", &text, "", &[("disk-open-other", "disk-open-other-tip", DiskCommand::Reload), decide]);
    } else if !question.contested.is_empty() {
        bar(ui, cx, "contested", &about("disk-contested", &question.contested), &names(&question.contested), &[decide]);
    }
    if !question.lost.is_empty() {
        let ways = [("disk-let-go", "disk-let-go-tip", DiskCommand::LetGo), ("disk-write", "disk-write-tip", DiskCommand::Save)];
        bar(ui, cx, "lost", &about("disk-lost", &question.lost), &names(&question.lost), &ways);
    }
}

fn about(id: &str, files: &[RelPath]) -> Msg {
    Msg::new(id).with("count", files.len()).with("file", files.first().map(ToString::to_string).unwrap_or_default())
}

fn names(files: &[RelPath]) -> String {
    files.iter().map(RelPath::as_str).collect::<Vec<_>>().join("\n")
}

fn bar(ui: &mut Ui, cx: &Cx<'_>, id: &str, text: &Msg, files: &str, ways: &[Way]) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.warning_soft).stroke(Stroke::new(tokens::LINE, t.border)).inner_margin(PADDING);
    Panel::top(egui::Id::unique(("disk bar", id))).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            kit::icon(ui, icons::REFRESH_CW, tokens::ICON, t.warning);
            kit::right(ui, |ui| {
                for (words, tip, command) in ways {
                    if Button::new(&cx.tr(words)).small().ui(ui).on_hover_text(cx.tr(tip)).clicked() {
                        cx.send(command.clone());
                    }
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let words = cx.lang.msg(text);
                    let tip = if files.is_empty() { words.clone() } else { format!("{words}\n{files}") };
                    ui.add(egui::Label::new(RichText::new(words).color(t.text)).truncate()).on_hover_text(tip);
                });
            });
        });
    });
}
