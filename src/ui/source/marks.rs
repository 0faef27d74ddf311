//! Findings in the source: what is underlined, and what the mark says under the pointer.

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use super::Shown;
use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::Report;
use crate::checks::engine::rule::Severity;
use crate::model::document::Text;
use crate::ui::kit::code::{LINE, Mark};
use crate::ui::kit::{self, code, tokens};
use crate::ui::{Cx, findings};

/// Middle of a sign in the margin, from the left edge.
const SIGN_X: f32 = 11.0;
/// Least width of what can be pointed at.
const LEAST: f32 = 4.0;
/// Greatest width of the tip on hover.
const TIP: f32 = 360.0;

/// The marks of a text.
#[derive(Default)]
pub struct Marks {
    /// What is underlined, in order.
    pub flat: Vec<Mark>,
    /// Each finding with a place, by its place in the report, in the order of the bytes.
    pub all: Vec<(usize, Mark)>,
}

/// The marks that were made last, and of what.
#[derive(Default)]
pub struct View {
    made: Option<(Arc<Report>, u64, Arc<Marks>)>,
}

impl View {
    /// The marks of the file that is shown; made anew with each report and each text.
    pub fn of(&mut self, open: &OpenWidget, identity: u64, text: &Text) -> Arc<Marks> {
        if let Some((_, _, marks)) = self.made.as_ref().filter(|(report, known, _)| Arc::ptr_eq(report, &open.report) && *known == identity)
        {
            return marks.clone();
        }
        let here = open.findings().iter().enumerate().filter(|(_, finding)| finding.place.file == open.shown_file());
        let mark = |(index, finding): (usize, &crate::checks::engine::finding::Finding)| {
            let range = visible(finding.place.range.clone()?, text.as_str());
            Some((index, Mark { range, severity: finding.severity }))
        };
        let mut all: Vec<(usize, Mark)> = here.filter_map(mark).collect();
        all.sort_by_key(|(_, mark)| mark.range.start);
        let only: Vec<Mark> = all.iter().map(|(_, mark)| mark.clone()).collect();
        let marks = Arc::new(Marks { flat: code::flat(&only), all });
        self.made = Some((open.report.clone(), identity, marks.clone()));
        marks
    }
}

impl Marks {
    /// The worst severity of the findings that begin in these bytes.
    pub fn worst_in(&self, range: &Range<usize>) -> Option<Severity> {
        let from = self.all.partition_point(|(_, mark)| mark.range.start < range.start);
        let here = self.all.iter().skip(from).take_while(|(_, mark)| mark.range.start < range.end);
        here.map(|(_, mark)| mark.severity).min()
    }
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

/// The sign of a finding beside the number of its line.
pub fn sign(ui: &Ui, left: egui::Pos2, severity: Severity) {
    let (colour, _) = kit::severity_colours(super::tokens(ui), severity);
    kit::severity_icon(severity)
        .image(tokens::ICON_TINY, colour)
        .paint_at(ui, Rect::from_center_size(left + vec2(SIGN_X, 0.0), vec2(tokens::ICON_TINY, tokens::ICON_TINY)));
}

/// Lets the marks in a row, which holds these bytes, say what they are about.
pub fn hover(ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>, row: &egui::epaint::text::PlacedRow, origin: egui::Pos2, bytes: &Range<usize>) {
    for (place, mark) in shown.marks.flat.iter().enumerate() {
        let range = mark.range.start.max(bytes.start)..mark.range.end.min(bytes.end);
        if range.is_empty() {
            continue;
        }
        let x = |at: usize| {
            let column = shown.text.as_str().get(bytes.start..at).map_or(0, |before| before.chars().count());
            origin.x + row.pos.x + row.x_offset(column.into())
        };
        let top = origin.y + row.pos.y;
        let rect = Rect::from_min_max(pos2(x(range.start), top), pos2(x(range.end).max(x(range.start) + LEAST), top + LINE));
        let response = ui.interact(rect, Id::unique(("mark", shown.file, place, bytes.start)), Sense::hover());
        response.on_hover_ui(|ui| {
            ui.set_max_width(TIP);
            let about = shown.marks.all.iter().filter(|(_, of)| of.range.start < range.end && range.start < of.range.end);
            for (index, _) in about {
                if let Some(finding) = shown.open.findings().get(*index) {
                    findings::line(ui, cx, finding);
                }
            }
        });
    }
}
