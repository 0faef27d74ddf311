//! What a change does to files, line by line, for people to look at.

use similar::{ChangeTag, TextDiff};

use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::changed_paths;
use crate::model::widget::Widget;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 2;
/// Lines shown per file; more are counted.
const MOST_LINES: usize = 400;

/// The difference of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDiff {
    pub path: String,
    /// What happened to it.
    pub kind: DiffKind,
    /// Changed lines with their context; empty for pictures and other bytes.
    pub lines: Vec<DiffLine>,
    /// Lines that are not shown.
    pub hidden: usize,
}

/// What happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffKind {
    /// It is new, with this many bytes.
    Added(usize),
    /// It is gone.
    Deleted,
    /// It is changed, from and to this many bytes.
    Changed(usize, usize),
    /// It had another path before, the content is the same.
    Moved(String),
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// What happened to it.
    pub kind: LineKind,
    /// Its number in the new text, or in the old one if it is deleted; from 1.
    pub number: usize,
    /// Its text without the line break.
    pub text: String,
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

/// The difference of all files that differ between two states. A file that is gone and one of the same content that is
/// new are one that moved.
pub fn of_widgets(old: &Widget, new: &Widget) -> Vec<FileDiff> {
    let paths = changed_paths(old, new);
    let mut gone: Vec<&str> = paths.iter().map(RelPath::as_str).filter(|path| !new.contains(path)).collect();
    let mut diffs = Vec::new();
    for path in paths.iter().map(RelPath::as_str).filter(|path| new.contains(path)) {
        let source = if old.contains(path) { None } else { gone.iter().position(|from| old.get(from) == new.get(path)) };
        diffs.push(match source {
            Some(at) => {
                let kind = DiffKind::Moved(gone.remove(at).to_owned());
                FileDiff { path: path.to_owned(), kind, lines: Vec::new(), hidden: 0 }
            }
            None => of_files(path, old.get(path), new.get(path)),
        });
    }
    diffs.extend(gone.into_iter().map(|path| of_files(path, old.get(path), None)));
    diffs
}

/// The difference of one file; `None` is a file that isn't there.
pub fn of_files(path: &str, old: Option<&FileBody>, new: Option<&FileBody>) -> FileDiff {
    let kind = match (old, new) {
        (Some(old), Some(new)) => DiffKind::Changed(old.len(), new.len()),
        (_, Some(new)) => DiffKind::Added(new.len()),
        (_, None) => DiffKind::Deleted,
    };
    let text = |body: Option<&FileBody>| match body {
        Some(FileBody::Text(text)) => Some(text.as_str().to_owned()),
        Some(FileBody::Bytes(_)) => None,
        None => Some(String::new()),
    };
    let mut lines = match (text(old), text(new)) {
        (Some(old), Some(new)) if kind != DiffKind::Deleted => changed_lines(&old, &new),
        _ => Vec::new(),
    };
    let hidden = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    FileDiff { path: path.to_owned(), kind, lines, hidden }
}

fn changed_lines(old: &str, new: &str) -> Vec<DiffLine> {
    let diff = TextDiff::from_lines(old, new);
    let mut lines = Vec::new();
    for (group_at, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if group_at > 0 {
            lines.push(DiffLine { kind: LineKind::Gap, number: 0, text: String::new() });
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (kind, number) = match change.tag() {
                ChangeTag::Equal => (LineKind::Same, change.new_index()),
                ChangeTag::Insert => (LineKind::Added, change.new_index()),
                ChangeTag::Delete => (LineKind::Deleted, change.old_index()),
            };
            let text = change.value().trim_end_matches(['\n', '\r']).replace('\t', "    ").replace('\u{feff}', "␣BOM␣");
            lines.push(DiffLine { kind, number: number.map_or(0, |at| at + 1), text });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_file_is_told_from_a_new_one() {
        let path = |path: &str| RelPath::new(path).unwrap();
        let widget = |name: &str| Widget::new([(path(name), FileBody::text("x"))].into(), None);
        let diffs = of_widgets(&widget("in/a.txt"), &widget("a.txt"));
        assert_eq!(diffs.len(), 1);
        assert_eq!(diffs[0].kind, DiffKind::Moved("in/a.txt".to_owned()));
    }

    #[test]
    fn shows_changed_lines_with_little_around() {
        let old = (1..=20).map(|n| format!("{n}\n")).collect::<String>();
        let new = old.replace("10\n", "ten\n");
        let diff = of_files("a.txt", Some(&FileBody::text(old)), Some(&FileBody::text(new)));
        let kinds: Vec<LineKind> = diff.lines.iter().map(|line| line.kind).collect();
        use LineKind::{Added, Deleted, Same};
        assert_eq!(kinds, [Same, Same, Deleted, Added, Same, Same]);
        assert_eq!(diff.lines[3], DiffLine { kind: Added, number: 10, text: "ten".to_owned() });
        let added = of_files("b.png", None, Some(&FileBody::bytes([1, 2, 3])));
        assert_eq!((added.kind, added.lines.len()), (DiffKind::Added(3), 0));
    }
}
