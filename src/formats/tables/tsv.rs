//! Blocks of cells as spreadsheet programs put them on the clipboard: tabs between cells, line ends between rows, quotes
//! around cells that have either. What a program would compute has an apostrophe.

use super::guard::{guarded, unguarded};

/// Reads a block. A line end after the last row is no row.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = cell(rest);
        row.push(unguarded(&cell).to_owned());
        rest = match after.strip_prefix('\t') {
            Some("") => {
                row.push(String::new());
                ""
            }
            Some(more) => more,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix("\r\n").or(after.strip_prefix(['\n', '\r'])).unwrap_or(after)
            }
        };
    }
    rows.extend(Some(row).filter(|row| !row.is_empty()));
    rows
}

/// The first cell of `text`, and what follows it: a tab, a line end, or nothing.
fn cell(text: &str) -> (String, &str) {
    if let Some(inside) = text.strip_prefix('"') {
        let mut cell = String::new();
        let mut rest = inside;
        while let Some((before, after)) = rest.split_once('"') {
            cell.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    rest = more;
                }
                None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => return (cell, after),
                // A quote that only begins a word.
                None => break,
            }
        }
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), after)
}

/// Writes a block.
pub fn write(rows: &[Vec<&str>]) -> String {
    let quoted = |cell: &&str| {
        let cell = guarded(cell);
        match cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.into_owned(),
        }
    };
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_of_spreadsheet_programs_are_read() {
        let table: &[(&str, &[&[&str]])] = &[
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("\"two\nlines\"\t\"say \"\"hi\"\"\"\n", &[&["two\nlines", "say \"hi\""]]),
            ("\"quoted\" word\tx", &[&["\"quoted\" word", "x"]]),
            ("a\t", &[&["a", ""]]),
            ("a\n\nb", &[&["a"], &[""], &["b"]]),
            ("\"open", &[&["\"open"]]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn no_cell_of_the_clipboard_is_a_formula() {
        assert_eq!(write(&[vec!["=1", "a"], vec!["＠x", "-1"]]), "'=1\ta\n'＠x\t'-1");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(rows in prop::collection::vec(prop::collection::vec("[a\"\t\n\r ='＝]{0,4}", 2..4), 1..4)) {
            let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            prop_assert_eq!(read(&write(&cells)), rows);
        }

        #[test]
        fn any_text_is_read(text in "[a\"\t\n\r]{0,12}") {
            read(&text);
        }
    }
}
