//! Cells that a spreadsheet program would compute, or change into a number or a date: they get an apostrophe, which goes away on the way back.

use std::borrow::Cow;

/// What formulas begin with; programs set to Chinese, Japanese or Korean take the wide forms too.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// `cell` with an apostrophe before it if a program would run it as a formula, or change it into a number or a date.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_taken_for_more(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

/// The text that [`guarded`] got.
pub fn unguarded(cell: &str) -> &str {
    let text = cell.strip_prefix('\'');
    text.filter(|text| is_taken_for_more(text.trim_start_matches('\''))).unwrap_or(cell)
}

fn is_taken_for_more(cell: &str) -> bool {
    let is_number =
        |cell: &str| cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || " .,:/-eE%".contains(c));
    let is_passed_over = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}');
    cell.starts_with(['\t', '\r', '\n']) || cell.trim_start_matches(is_passed_over).starts_with(SIGNS) || is_number(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_program_computes_is_guarded_and_other_text_is_not() {
        let formulas = [
            "=1+1",
            "+1",
            "-cmd",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠SUM(1)",
            " =1",
            "\u{a0}=1",
            "\u{feff}=1",
            "1.2",
            "1/2",
        ];
        for cell in formulas {
            assert_eq!(guarded(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "a=1", "1 a", "a@example.com", "'t is", "—", "(1)", "«=»"] {
            assert_eq!(guarded(cell), cell, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn no_guarded_cell_begins_a_formula_and_all_come_back(cell in "['=+@＝＋－＠ \t\r\n\u{feff}a1-]{0,6}|\\PC{0,8}") {
            let written = guarded(&cell);
            let first = written.trim_start().chars().next();
            prop_assert!(!first.is_some_and(|c| SIGNS.contains(&c)) && !written.starts_with(['\t', '\r', '\n']), "{written:?}");
            prop_assert_eq!(unguarded(&written), cell.as_str());
        }
    }
}
