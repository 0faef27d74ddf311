//! The source of any text file: colours, line numbers, findings underlined. Typing in it edits the text.

use std::ops::Range;
use std::sync::Arc;

use egui::{Frame, Galley, Id, Margin, RichText, ScrollArea, Ui, vec2};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::code::{self, Mark};
use super::super::super::widgets::{self};
use crate::app::command::Command;
use crate::app::state::OpenWidget;
use crate::domain::document::Text;
use crate::domain::edit::TextEdit;
use crate::domain::path::RelPath;
use crate::domain::widget::FileChange;

/// Height of a line.
const LINE: f32 = 20.0;
/// Texts longer than this are shown, line by line, but not edited here: laying them out anew at each key would be felt.
const MOST_EDITED: usize = 300_000;

/// What concerns the view alone.
#[derive(Default)]
pub struct View {
    seen: u64,
    laid_out: Option<LaidOut>,
}

/// A layout with what it was made of.
struct LaidOut {
    text: String,
    json: bool,
    dark: bool,
    marks: Vec<Mark>,
    galley: Arc<Galley>,
}

/// Whether the view has not yet gone where the person went.
pub fn is_new(view: &View, serial: u64) -> bool {
    view.seen != serial
}

/// The chip that tells and chooses the file.
pub fn file_chip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let texts: Vec<&RelPath> = open.project.widget().files().filter(|(_, body)| body.as_text().is_some()).map(|(path, _)| path).collect();
    // What does not fit goes from the front: the name is at the end.
    let room = ((ui.available_width() - 38.0) / 6.6).max(8.0) as usize;
    let length = open.source_file.chars().count();
    let shown = if length <= room {
        open.source_file.clone()
    } else {
        format!("…{}", open.source_file.chars().skip(length - room + 1).collect::<String>())
    };
    widgets::menu_chip(ui, None, &shown, &cx.tr("source-file"), |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for path in texts {
                if widgets::menu_item(ui, path.as_str() == open.source_file, path.as_str()) {
                    cx.send(Command::ShowFile(path.clone()));
                }
            }
        });
    });
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let Some(text) = open.project.widget().text(&open.source_file) else {
        Frame::new().inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
            let key = if open.project.widget().contains(&open.source_file) { "source-not-text" } else { "source-no-file" };
            widgets::muted(ui, &cx.lang.with(key, &[("file", open.source_file.as_str().into())]))
        });
        return;
    };
    facts(ui, cx, text);
    let focus = open.focus.as_ref().filter(|focus| focus.file == open.source_file);
    let is_new = focus.is_some_and(|focus| is_new(view, focus.serial));
    view.seen = open.focus.as_ref().map_or(0, |focus| focus.serial);
    let current = focus.and_then(|focus| focus.range.clone());
    let go_to = current.clone().filter(|_| is_new);
    if text.as_str().len() > MOST_EDITED {
        long(ui, text, current.as_ref(), go_to.as_ref());
    } else {
        edited(ui, cx, open, text, view, current.as_ref(), go_to.as_ref());
    }
}

/// Encoding, line ends and size.
fn facts(ui: &mut Ui, cx: &Cx<'_>, text: &Text) {
    let whole = text.as_str();
    let ends = if whole.contains("\r\n") { "CRLF" } else { "LF" };
    let mark = if whole.starts_with('\u{feff}') { "UTF-8 BOM" } else { "UTF-8" };
    let facts = format!("{mark} · {ends} · {}", cx.lang.size(whole.len()));
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 0, bottom: 6 }).show(ui, |ui| {
        ui.label(RichText::new(facts).font(theme::code(11.0)).color(tokens(ui).faint));
    });
}

fn edited(
    ui: &mut Ui,
    cx: &Cx<'_>,
    open: &OpenWidget,
    text: &Text,
    view: &mut View,
    current: Option<&Range<usize>>,
    go_to: Option<&Range<usize>>,
) {
    let t = tokens(ui);
    let file = open.source_file.clone();
    let in_file = open.findings().iter().filter(|finding| finding.place.file == file);
    let marks: Vec<Mark> = in_file
        .filter_map(|finding| Some(Mark { range: visible(finding.place.range.clone()?, text.as_str()), severity: finding.severity }))
        .collect();
    let gutter = gutter_width(text.lines().lines());
    let json = file.ends_with(".json");
    ScrollArea::both().id_salt(("source", &file)).auto_shrink(false).show(ui, |ui| {
        let clip = ui.clip_rect();
        ui.horizontal_top(|ui| {
            ui.add_space(gutter);
            let mut buffer = text.as_str().to_owned();
            let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _: f32| view.layout(ui, buffer.as_str(), json, &marks);
            let width = ui.available_width();
            let background = ui.painter().add(egui::Shape::Noop);
            let edit = egui::TextEdit::multiline(&mut buffer)
                .id(Id::unique(("source", &file)))
                .code_editor()
                .frame(Frame::NONE)
                .desired_width(width.max(200.0))
                .lock_focus(false)
                .layouter(&mut layouter);
            let output = edit.show(ui);
            let response = output.response.response.accessible_name(cx.lang.with("source-name", &[("file", file.as_str().into())]));
            let top = output.galley_pos.y;
            if let Some(current) = current {
                let lines = text.lines();
                let (first, last) = (lines.line_at(current.start), lines.line_at(current.end.max(current.start)));
                let y = top + first as f32 * LINE;
                let rect = egui::Rect::from_min_max(
                    egui::pos2(clip.left(), y),
                    egui::pos2(clip.right(), y + (last - first + 1).min(40) as f32 * LINE),
                );
                ui.painter().set(background, egui::Shape::rect_filled(rect, 0.0, t.accent_soft));
                if go_to.is_some() {
                    let caret = egui::Rect::from_min_size(egui::pos2(output.galley_pos.x, y), vec2(1.0, LINE));
                    ui.scroll_to_rect(caret, Some(egui::Align::Center));
                }
            }
            numbers(ui, clip, top, text.lines().lines(), gutter, current.map(|current| text.lines().line_at(current.start)));
            if response.changed() {
                send_edit(cx, &file, text.as_str(), &buffer);
            }
            if response.lost_focus() {
                cx.send(Command::EndTyping);
            }
        });
    });
}

/// The part of a finding's range that is underlined: its first line, and of one without width the character before it.
fn visible(range: Range<usize>, text: &str) -> Range<usize> {
    let first_line = text.get(range.clone()).and_then(|part| part.find(['\r', '\n']));
    if let Some(end) = first_line {
        return range.start..range.start + end;
    }
    if range.is_empty() {
        let before = text.get(..range.start).and_then(|before| before.char_indices().next_back()).map_or(range.start, |(at, _)| at);
        return before..range.end.max(before + 1).min(text.len());
    }
    range
}

impl View {
    fn layout(&mut self, ui: &Ui, text: &str, json: bool, marks: &[Mark]) -> Arc<Galley> {
        let dark = ui.visuals().dark_mode;
        let same =
            self.laid_out.as_ref().filter(|known| known.dark == dark && known.json == json && known.marks == marks && known.text == text);
        if let Some(known) = same {
            return known.galley.clone();
        }
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(code::layout(text, json, marks, tokens(ui))));
        self.laid_out = Some(LaidOut { text: text.to_owned(), json, dark, marks: marks.to_vec(), galley: galley.clone() });
        galley
    }
}

/// Line numbers of the lines in sight.
fn numbers(ui: &Ui, clip: egui::Rect, top: f32, lines: usize, gutter: f32, current: Option<usize>) {
    let t = tokens(ui);
    let strip = egui::Rect::from_min_max(clip.min, egui::pos2(clip.left() + gutter, clip.bottom()));
    ui.painter().rect_filled(strip, 0.0, t.surface);
    let first = ((clip.top() - top) / LINE).floor().max(0.0) as usize;
    let last = ((clip.bottom() - top) / LINE).ceil().max(0.0) as usize;
    for line in first..last.min(lines) {
        let colour = if current == Some(line) { t.accent_text } else { t.faint };
        let at = egui::pos2(clip.left() + gutter - 10.0, top + line as f32 * LINE + LINE / 2.0);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, line + 1, theme::code(11.5), colour);
    }
}

fn gutter_width(lines: usize) -> f32 {
    26.0 + 7.0 * (lines.max(10).ilog10() + 1) as f32
}

/// A text that is only shown: the lines in sight are laid out, no others.
fn long(ui: &mut Ui, text: &Text, current: Option<&Range<usize>>, go_to: Option<&Range<usize>>) {
    let t = tokens(ui);
    let lines = text.lines();
    let gutter = gutter_width(lines.lines());
    let mut scroll = ScrollArea::both().id_salt("long-source").auto_shrink(false);
    if let Some(range) = go_to {
        scroll = scroll.vertical_scroll_offset((lines.line_at(range.start) as f32 * LINE - ui.available_height() / 2.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    scroll.show_rows(ui, LINE, lines.lines(), |ui, rows| {
        for line in rows {
            let Some(range) = lines.range(line) else { continue };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().max(600.0), LINE), egui::Sense::hover());
            if current.is_some_and(|current| range.contains(&current.start)) {
                ui.painter().rect_filled(rect, 0.0, t.accent_soft);
            }
            ui.painter().text(
                egui::pos2(rect.left() + gutter - 10.0, rect.center().y),
                egui::Align2::RIGHT_CENTER,
                line + 1,
                theme::code(11.5),
                t.faint,
            );
            // A minified file may be one line: what follows is out of sight anyway.
            let shown: String = text.as_str().get(range).unwrap_or_default().trim_end().chars().take(400).collect();
            let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(code::layout(&shown, false, &[], t)));
            ui.painter().galley(egui::pos2(rect.left() + gutter, rect.top()), galley, t.text);
        }
    });
}

/// Sends what was typed as one edit: what differs between the two texts.
fn send_edit(cx: &Cx<'_>, file: &str, old: &str, new: &str) {
    let Ok(path) = RelPath::new(file) else { return };
    if let Some(edit) = difference(old, new) {
        let changes = vec![FileChange::Edit { path, edits: vec![edit] }];
        cx.send(Command::Edit { changes, merge: Some(format!("source:{file}")) });
    }
}

/// The one edit that leads from `old` to `new`; `None` if they are equal.
fn difference(old: &str, new: &str) -> Option<TextEdit> {
    if old == new {
        return None;
    }
    let start: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (old_rest, new_rest) = (old.get(start..)?, new.get(start..)?);
    let end: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    Some(TextEdit::replace(start..old.len() - end, new_rest.get(..new_rest.len() - end)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::apply;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_difference_leads_from_one_text_to_the_other(old in "[abяж\n]{0,12}", new in "[abяж\n]{0,12}") {
            match difference(&old, &new) {
                Some(edit) => prop_assert_eq!(apply(&old, &[edit]).unwrap().0, new),
                None => prop_assert_eq!(old, new),
            }
        }
    }
}
