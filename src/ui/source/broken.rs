//! A long text broken into rows of so many columns.

use std::ops::Range;

use crate::model::document::Text;

/// Where the rows of a text begin, for so many columns.
pub struct Broken {
    pub identity: u64,
    pub columns: usize,
    pub starts: Vec<u32>,
}

impl Broken {
    pub fn new(text: &Text, identity: u64, columns: usize) -> Self {
        let whole = text.as_str();
        let mut starts = Vec::new();
        for line in 0..text.lines().lines() {
            let Some(range) = text.lines().range(line) else { continue };
            starts.push(u32::try_from(range.start).unwrap_or(u32::MAX));
            let mut filled = 0;
            for (at, letter) in whole.get(range.clone()).unwrap_or_default().trim_end_matches(['\n', '\r']).char_indices() {
                let width = width(letter);
                if filled + width > columns {
                    starts.push(u32::try_from(range.start + at).unwrap_or(u32::MAX));
                    filled = 0;
                }
                filled += width;
            }
        }
        Self { identity, columns, starts }
    }

    pub fn row_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= byte).saturating_sub(1)
    }

    /// The bytes of a row with its line break.
    pub fn bytes(&self, row: usize, text: &Text) -> Range<usize> {
        let start = |row: usize| self.starts.get(row).map_or(text.as_str().len(), |start| *start as usize);
        start(row)..start(row + 1)
    }
}

/// How many columns a letter takes: those of Chinese, Japanese and Korean take two.
fn width(letter: char) -> usize {
    match letter {
        '\t' => 4,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => {
            2
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_hold_the_text_and_fit(text in "[aя\t中\r\n]{0,80}", columns in 4usize..12) {
            let body = FileBody::text(text.clone());
            let shown = body.as_text().unwrap();
            let broken = Broken::new(shown, 0, columns);
            let mut all = String::new();
            for row in 0..broken.starts.len() {
                let bytes = broken.bytes(row, shown);
                prop_assert_eq!(broken.row_at(bytes.start), row);
                let part = text.get(bytes).unwrap();
                let line = part.trim_end_matches(['\n', '\r']);
                prop_assert!(!line.contains('\n') && line.chars().map(width).sum::<usize>() <= columns);
                all.push_str(part);
            }
            prop_assert_eq!(all, text);
        }
    }
}
