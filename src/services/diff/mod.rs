//! What a change does to files, line by line and word by word, for people to look at.

mod pieces;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use crate::formats::highlight::Language;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::changed_paths;
use crate::model::widget::Widget;
use pieces::Piece;

pub use words::changed as changed_words;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 2;
/// Longer texts are compared only as a whole.
const MOST_BYTES: usize = 4_000_000;
/// The byte order mark.
const MARK: char = '\u{feff}';

/// The difference of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDiff {
    pub path: String,
    /// What happened to it.
    pub kind: DiffKind,
    /// Changed lines with their context; empty for pictures and other bytes.
    pub lines: Vec<DiffLine>,
    /// What the lines don't show.
    pub notes: Vec<Note>,
}

/// What happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffKind {
    /// It is new, with this many bytes.
    Added(usize),
    /// It is gone, with this many bytes.
    Deleted(usize),
    /// It is changed, from and to this many bytes.
    Changed(usize, usize),
    /// It had another path before, the content of so many bytes is the same.
    Moved(String, usize),
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// What happened to it.
    pub kind: LineKind,
    /// Its number in the new text, or in the old one if it is deleted; from 1. How many lines are left out for a gap.
    pub number: usize,
    /// Its text without the line break.
    pub text: String,
    /// The bytes of it that are changed; empty if all of it is new or gone.
    pub marks: Vec<Range<usize>>,
}

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// It is the same in both.
    Same,
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// Lines that are the same were left out here.
    Gap,
}

/// A difference that lines don't show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Lines end otherwise.
    LineEnds(LineEnds, LineEnds),
    /// A byte order mark is new, or gone.
    ByteOrderMark(bool),
    /// The last line has an end now, or none.
    LastLineEnd(bool),
    /// Nothing but blanks, tabs and empty lines differs.
    Blanks,
    /// Long lines are shown by statement.
    Statements,
    /// It is too long to be compared line by line.
    TooLong,
}

/// How the lines of a text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// There is one line.
    None,
    /// `\n`, as on Unix.
    Unix,
    /// `\r\n`, as on Windows.
    Windows,
    /// Some so, some so.
    Mixed,
}

impl FileDiff {
    /// The lines in two columns, the old text and the new one, as places in [`Self::lines`]: what is the same stands in both.
    pub fn columns(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let mut rows: Vec<(Option<usize>, Option<usize>)> = Vec::with_capacity(self.lines.len());
        // The row of the first deleted line that no new one stands beside yet.
        let mut beside = 0;
        for (at, line) in self.lines.iter().enumerate() {
            match line.kind {
                LineKind::Deleted => rows.push((Some(at), None)),
                LineKind::Added => match rows.get_mut(beside) {
                    Some((_, new)) => {
                        *new = Some(at);
                        beside += 1;
                    }
                    None => {
                        rows.push((None, Some(at)));
                        beside = rows.len();
                    }
                },
                LineKind::Same | LineKind::Gap => {
                    rows.push((Some(at), Some(at)));
                    beside = rows.len();
                }
            }
        }
        rows
    }

    /// How many lines are new, and how many are gone.
    pub fn counts(&self) -> (usize, usize) {
        let count = |kind| self.lines.iter().filter(|line| line.kind == kind).count();
        (count(LineKind::Added), count(LineKind::Deleted))
    }
}

/// The difference of all files that differ between two states. A file that is gone and one of the same content that is
/// new are one that moved.
pub fn of_widgets(old: &Widget, new: &Widget) -> Vec<FileDiff> {
    let paths = changed_paths(old, new);
    let mut gone: HashMap<&[u8], Vec<&str>> = HashMap::new();
    for path in paths.iter().rev().filter(|path| !new.contains(path.as_str())) {
        if let Some(body) = old.get(path.as_str()) {
            gone.entry(body.as_bytes()).or_default().push(path.as_str());
        }
    }
    let mut diffs = Vec::new();
    for path in paths.iter().map(RelPath::as_str) {
        let Some(body) = new.get(path) else { continue };
        let source = if old.contains(path) { None } else { gone.get_mut(body.as_bytes()).and_then(Vec::pop) };
        diffs.push(match source {
            Some(from) => {
                let kind = DiffKind::Moved(from.to_owned(), body.len());
                FileDiff { path: path.to_owned(), kind, lines: Vec::new(), notes: Vec::new() }
            }
            None => of_files(path, old.get(path), Some(body)),
        });
    }
    let mut gone: Vec<&str> = gone.into_values().flatten().collect();
    gone.sort_unstable();
    diffs.extend(gone.into_iter().map(|path| of_files(path, old.get(path), None)));
    diffs
}

/// The difference of one file; `None` is a file that isn't there.
pub fn of_files(path: &str, old: Option<&FileBody>, new: Option<&FileBody>) -> FileDiff {
    let kind = match (old, new) {
        (Some(old), Some(new)) => DiffKind::Changed(old.len(), new.len()),
        (None, Some(new)) => DiffKind::Added(new.len()),
        (old, None) => DiffKind::Deleted(old.map_or(0, FileBody::len)),
    };
    let mut diff = FileDiff { path: path.to_owned(), kind, lines: Vec::new(), notes: Vec::new() };
    let text = |body: Option<&FileBody>| match body {
        Some(body) => body.as_text().map(|text| text.as_str().to_owned()),
        None => Some(String::new()),
    };
    let (Some(before), Some(after)) = (text(old), text(new)) else { return diff };
    if before.len().max(after.len()) > MOST_BYTES {
        diff.notes.push(Note::TooLong);
        return diff;
    }
    let language = RelPath::new(path).map_or(Language::Plain, |path| Language::of(&path));
    let by_statement = pieces::has_long_lines(language, &before) || pieces::has_long_lines(language, &after);
    let split = |text| if by_statement { pieces::statements(text, language) } else { pieces::lines(text) };
    diff.lines = changed_lines(&split(&before), &split(&after));
    if old.is_some() && new.is_some() {
        diff.notes = notes(&before, &after, diff.lines.is_empty());
    }
    if by_statement && !diff.lines.is_empty() {
        diff.notes.push(Note::Statements);
    }
    diff
}

fn changed_lines(old: &[Piece<'_>], new: &[Piece<'_>]) -> Vec<DiffLine> {
    let [before, after] = [old, new].map(|pieces| pieces.iter().map(|piece| piece.text).collect::<Vec<_>>());
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    if ops.iter().all(|op| op.tag() == DiffTag::Equal) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut shown = 0;
    for group in group_diff_ops(ops, CONTEXT) {
        let start = group.first().map_or(shown, |op| op.new_range().start);
        gap(&mut lines, start - shown.min(start));
        shown = group.last().map_or(shown, |op| op.new_range().end);
        group.iter().for_each(|op| changed(&mut lines, op, old, new));
    }
    gap(&mut lines, after.len().saturating_sub(shown));
    lines
}

fn gap(lines: &mut Vec<DiffLine>, count: usize) {
    if count > 0 {
        lines.push(DiffLine { kind: LineKind::Gap, number: count, text: String::new(), marks: Vec::new() });
    }
}

fn changed(lines: &mut Vec<DiffLine>, op: &DiffOp, old: &[Piece<'_>], new: &[Piece<'_>]) {
    let line = |kind, piece: &Piece<'_>, marks| DiffLine { kind, number: piece.line, text: piece.text.to_owned(), marks };
    let (before, after) = (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
    if op.tag() == DiffTag::Equal {
        return lines.extend(after.iter().map(|piece| line(LineKind::Same, piece, Vec::new())));
    }
    let pairs: Vec<_> = before.iter().zip(after).map(|(old, new)| words::changed(old.text, new.text)).collect();
    let marks_of = |at: usize, is_new: bool| pairs.get(at).map(|(old, new)| if is_new { new } else { old }).cloned().unwrap_or_default();
    lines.extend(before.iter().enumerate().map(|(at, piece)| line(LineKind::Deleted, piece, marks_of(at, false))));
    lines.extend(after.iter().enumerate().map(|(at, piece)| line(LineKind::Added, piece, marks_of(at, true))));
}

fn notes(old: &str, new: &str, lines_are_same: bool) -> Vec<Note> {
    let mut notes = Vec::new();
    let (ends, new_ends) = (line_ends(old), line_ends(new));
    if (ends != new_ends && ends != LineEnds::None && new_ends != LineEnds::None) || (lines_are_same && ends == LineEnds::Mixed) {
        notes.push(Note::LineEnds(ends, new_ends));
    }
    if old.starts_with(MARK) != new.starts_with(MARK) {
        notes.push(Note::ByteOrderMark(new.starts_with(MARK)));
    }
    if old.ends_with('\n') != new.ends_with('\n') && !old.is_empty() && !new.is_empty() {
        notes.push(Note::LastLineEnd(new.ends_with('\n')));
    }
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != MARK).collect::<String>();
    if !lines_are_same && letters(old) == letters(new) {
        notes.push(Note::Blanks);
    }
    notes
}

fn line_ends(text: &str) -> LineEnds {
    let all = text.matches('\n').count();
    match text.matches("\r\n").count() {
        _ if all == 0 => LineEnds::None,
        0 => LineEnds::Unix,
        windows if windows == all => LineEnds::Windows,
        _ => LineEnds::Mixed,
    }
}

#[cfg(test)]
mod tests;
