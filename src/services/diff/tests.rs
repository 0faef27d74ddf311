//! Tests of the differences of files.

use proptest::prelude::*;

use super::*;

fn path(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn of_texts(name: &str, old: &str, new: &str) -> FileDiff {
    of_files(name, Some(&FileBody::text(old)), Some(&FileBody::text(new)))
}

/// The lines of a difference, what is marked in them between angle brackets.
fn shown(diff: &FileDiff) -> Vec<String> {
    let line = |line: &DiffLine| {
        let sign = match line.kind {
            LineKind::Same => ' ',
            LineKind::Added => '+',
            LineKind::Deleted => '-',
            LineKind::Gap => '…',
        };
        let mut text = line.text.clone();
        for mark in line.marks.iter().rev() {
            text.insert(mark.end, '>');
            text.insert(mark.start, '<');
        }
        format!("{}{sign}{text}", line.number)
    };
    diff.lines.iter().map(line).collect()
}

#[test]
fn a_moved_file_is_told_from_a_new_one() {
    let widget = |name: &str| Widget::new([(path(name), FileBody::text("x"))].into(), None);
    let diffs = of_widgets(&widget("in/a.txt"), &widget("a.txt"));
    assert_eq!(diffs.len(), 1);
    assert_eq!(diffs[0].kind, DiffKind::Moved("in/a.txt".to_owned(), 1));
}

#[test]
fn shows_changed_lines_with_little_around() {
    let old = (1..=20).map(|n| format!("{n}\n")).collect::<String>();
    let diff = of_texts("a.txt", &old, &old.replace("10\n", "ten\n"));
    assert_eq!(shown(&diff), ["7…", "8 8", "9 9", "10-10", "10+ten", "11 11", "12 12", "8…"]);
    assert_eq!(diff.counts(), (1, 1));
    let added = of_files("b.png", None, Some(&FileBody::bytes([1, 2, 3])));
    assert_eq!((added.kind, added.lines.len()), (DiffKind::Added(3), 0));
    let gone = of_files("b.txt", Some(&FileBody::text("a\nb\n")), None);
    assert_eq!((gone.counts(), gone.kind), ((0, 2), DiffKind::Deleted(4)));
}

#[test]
fn changed_words_are_marked() {
    let table = [
        ("Order a courier", "Call a courier", "<Order> a courier", "<Call> a courier"),
        ("a = b;", "a = c + d;", "a = <b>;", "a = <c + d>;"),
        ("Привет, мир", "Привет, {{name}}", "Привет, <мир>", "Привет, <{{name}}>"),
        ("  a", "\ta", "<  >a", "<\t>a"),
        ("nothing alike", "quite another line", "nothing alike", "quite another line"),
    ];
    for (old, new, gone, added) in table {
        assert_eq!(shown(&of_texts("a.txt", old, new)), [format!("1-{gone}"), format!("1+{added}")], "{old}");
    }
}

#[test]
fn in_two_columns_a_new_line_stands_beside_the_one_it_replaces() {
    let diff = of_texts("a.txt", "a\nb\nc\nd\n", "a\nB\nB2\nB3\nc\ne\n");
    let rows: Vec<_> = diff.columns().into_iter().map(|(old, new)| [old, new].map(|at| at.map(|at| shown(&diff)[at].clone()))).collect();
    let row = |old: &str, new: &str| [old, new].map(|line| (!line.is_empty()).then(|| line.to_owned()));
    let expected = [row("1 a", "1 a"), row("2-b", "2+B"), row("", "3+B2"), row("", "4+B3"), row("5 c", "5 c"), row("4-d", "6+e")];
    assert_eq!(rows, expected);
}

#[test]
fn what_lines_do_not_show_is_named() {
    use LineEnds::{Mixed, Unix, Windows};
    let table = [
        ("a\nb\n", "a\r\nb\r\n", vec![Note::LineEnds(Unix, Windows)], 0),
        ("a\r\nb\n", "a\nb\r\n", vec![Note::LineEnds(Mixed, Mixed)], 0),
        ("a\n", "\u{feff}a\n", vec![Note::ByteOrderMark(true)], 0),
        ("a\n", "a", vec![Note::LastLineEnd(false)], 0),
        ("a b\n", "a  b\n", vec![Note::Blanks], 2),
        ("a\n", "b\n", vec![], 2),
    ];
    for (old, new, notes, lines) in table {
        let diff = of_texts("a.txt", old, new);
        assert_eq!((diff.notes, diff.lines.len()), (notes, lines), "{old:?}");
    }
}

#[test]
fn code_in_one_line_is_compared_by_statement() {
    let old = (0..100).map(|n| format!("var v{n}=\"{{;{n}\";f(1,2);")).collect::<String>();
    let diff = of_texts("script.js", &old, &old.replace("var v50=\"{;50\";", "var v50=\"{;51\";"));
    assert_eq!(diff.counts(), (1, 1));
    assert!(shown(&diff).contains(&"1+var v50=\"{;<51>\";".to_owned()), "{:?}", shown(&diff));
    assert_eq!(diff.notes, [Note::Statements]);
    let css = "a{b:c}".repeat(200);
    assert_eq!(of_texts("style.css", &css, &css.replacen("b:c", "b:d", 1)).counts(), (1, 1));
}

fn text() -> impl Strategy<Value = String> {
    "\u{feff}?([ab{};, ]{0,3}(\n|\r\n)){0,6}[ab]?"
}

proptest! {
    #[test]
    fn texts_that_differ_have_lines_or_notes_and_swapped_sides_swap_them(old in text(), new in text()) {
        for name in ["a.txt", "a.js"] {
            let (there, back) = (of_texts(name, &old, &new), of_texts(name, &new, &old));
            prop_assert_eq!(old == new, there.lines.is_empty() && there.notes.is_empty());
            let (added, deleted) = there.counts();
            prop_assert_eq!(back.counts(), (deleted, added));
        }
    }

    #[test]
    fn pieces_are_all_of_the_text(text in text(), long in "[ab{};,\"']{501,520}") {
        let text = format!("{text}{long}\n{text}");
        for split in [pieces::lines(&text), pieces::statements(&text, Language::Script)] {
            let together: String = split.iter().map(|piece| piece.text).collect();
            let bare = |text: &str| text.strip_prefix(MARK).unwrap_or(text).replace("\r\n", "").replace('\n', "");
            prop_assert_eq!(together, bare(&text));
        }
    }

    #[test]
    fn marks_are_what_differs(old in "[abж ]{0,12}", new in "[abж ]{0,12}") {
        let (gone, added) = changed_words(&old, &new);
        let without = |text: &str, marks: &[Range<usize>]| {
            marks.iter().rev().fold(text.to_owned(), |mut text, mark| { text.replace_range(mark.clone(), ""); text })
        };
        if !gone.is_empty() || !added.is_empty() {
            // Blanks between two marks are marked with them.
            let bare = |text: String| text.replace(' ', "");
            prop_assert_eq!(bare(without(&old, &gone)), bare(without(&new, &added)));
        }
    }
}
