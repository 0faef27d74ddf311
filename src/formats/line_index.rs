//! Turns byte offsets of a text into lines and columns, and back.

/// Where each line of a text begins. Lines end at `\n`; a `\r` before it belongs to the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
}

/// A place for people: both numbers start at 1, the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(breaks.map(|at| at + 1)).collect();
        Self { starts, len: text.len() }
    }

    /// How many lines there are: at least one, and one more after a final line break.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The byte range of a line (from 0) with its line break, or `None` past the end.
    pub fn range(&self, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line)?;
        Some(start..self.starts.get(line + 1).copied().unwrap_or(self.len))
    }

    /// The line (from 0) that holds `offset`; an offset past the end is on the last line.
    pub fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The place of `offset` in `text`, which must be the indexed text.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.line_at(offset);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = text.get(start..offset.min(text.len())).map_or(0, |part| part.chars().count());
        LineColumn { line: line + 1, column: column + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_and_keeps_crlf_in_the_line() {
        let text = "a\r\nяж\n";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 3);
        assert_eq!(index.range(1), Some(3..8));
        assert_eq!(index.line_column(text, 7), LineColumn { line: 2, column: 3 });
        assert_eq!(index.line_column(text, 999).line, 3);
    }
}
