//! Merges two changes of one text if they are on different lines.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Lines of the old text that one side put others in the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk<'t> {
    old: Range<usize>,
    new: &'t [&'t str],
}

/// The text with what `mine` and `theirs` change in `base`; `None` where both change the same lines, or lines side by side,
/// in different ways.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let [old, mine, theirs] = [base, mine, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let (mine, theirs) = (hunks(&old, &mine), hunks(&old, &theirs));
    let (mut mine, mut theirs) = (mine.iter().peekable(), theirs.iter().peekable());
    let mut merged = String::with_capacity(base.len());
    let mut done = 0;
    loop {
        let hunk = match (mine.peek(), theirs.peek()) {
            (Some(a), Some(b)) if a == b => {
                theirs.next();
                mine.next()
            }
            (Some(a), Some(b)) if a.old.start <= b.old.end && b.old.start <= a.old.end => return None,
            (Some(a), Some(b)) if a.old.start > b.old.start => theirs.next(),
            (Some(_), _) => mine.next(),
            (None, _) => theirs.next(),
        };
        let Some(hunk) = hunk else { break };
        merged.extend(old.get(done..hunk.old.start)?.iter().copied());
        // A last line without its end would run into what the other side adds after it.
        if !merged.is_empty() && !merged.ends_with('\n') {
            return None;
        }
        merged.extend(hunk.new.iter().copied());
        done = hunk.old.end;
    }
    merged.extend(old.get(done..)?.iter().copied());
    Some(merged)
}

fn hunks<'t>(old: &[&str], new: &'t [&'t str]) -> Vec<Hunk<'t>> {
    let hunk = |op: DiffOp| {
        let (tag, old, new_range) = op.as_tag_tuple();
        (tag != similar::DiffTag::Equal).then(|| Hunk { old, new: new.get(new_range).unwrap_or_default() })
    };
    capture_diff_slices(Algorithm::Myers, old, new).into_iter().filter_map(hunk).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn changes_of_different_lines_come_together() {
        let base = "1\n2\n3\n4\n5\n";
        assert_eq!(merge(base, "one\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n").unwrap(), "one\n2\n3\n4\n5\n6\n");
        assert_eq!(merge(base, "1\n3\n4\n5\n", "1\n2\n3\nfour\n5\n").unwrap(), "1\n3\nfour\n5\n");
    }

    #[test]
    fn changes_of_the_same_lines_or_side_by_side_do_not() {
        let base = "1\n2\n3\n4\n";
        assert_eq!(merge(base, "1\ntwo\n3\n4\n", "1\nzwei\n3\n4\n"), None);
        assert_eq!(merge(base, "1\ntwo\n3\n4\n", "1\n2\ndrei\n4\n"), None);
        assert_eq!(merge(base, "1\na\n2\n3\n4\n", "1\nb\n2\n3\n4\n"), None);
        assert_eq!(merge("1\n2", "1\n2\na\n", "0\n1\n2").as_deref(), Some("0\n1\n2\na\n"));
    }

    fn lines() -> impl Strategy<Value = String> {
        proptest::collection::vec("[abc]?", 0..8).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn one_side_alone_is_taken_and_sides_can_be_exchanged(base in lines(), one in lines(), other in lines()) {
            prop_assert_eq!(merge(&base, &one, &base), Some(one.clone()));
            prop_assert_eq!(merge(&base, &base, &one), Some(one.clone()));
            prop_assert_eq!(merge(&base, &one, &one), Some(one.clone()));
            prop_assert_eq!(merge(&base, &one, &other), merge(&base, &other, &one));
        }

        #[test]
        fn both_changes_are_there_and_nothing_else_is_touched(
            count in 3usize..30, mine in 0usize..30, theirs in 0usize..30, gone: bool, added in "[xyz]{1,3}",
        ) {
            let (mine, theirs) = (mine % count, theirs % count);
            prop_assume!(mine.abs_diff(theirs) > 1);
            let text = |change: &dyn Fn(usize) -> Option<String>| (0..count).filter_map(change).map(|line| line + "\n").collect::<String>();
            let my_change = |at: usize| (at != mine || !gone).then(|| if at == mine { added.clone() } else { at.to_string() });
            let their_change = |at: usize| Some(if at == theirs { format!("{at} theirs") } else { at.to_string() });
            let both = |at: usize| if at == theirs { their_change(at) } else { my_change(at) };
            let merged = merge(&text(&|at| Some(at.to_string())), &text(&my_change), &text(&their_change));
            prop_assert_eq!(merged, Some(text(&both)));
        }
    }
}
