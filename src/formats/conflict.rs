//! Marks that a version control system leaves in a text where two versions of it contradict each other.

use std::ops::Range;

/// The first mark, if the text has a whole conflict: where ours begins, where theirs does, and where it ends.
pub fn first(text: &str) -> Option<Range<usize>> {
    // Most texts have none.
    memchr::memmem::find(text.as_bytes(), b"<<<<<<<")?;
    let mut at = 0;
    let mut begun: Option<Range<usize>> = None;
    let mut is_parted = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end_matches(['\n', '\r']);
        if words.starts_with("<<<<<<<") && begun.is_none() {
            begun = Some(start..start + words.len());
        } else if words.starts_with("=======") && begun.is_some() {
            is_parted = true;
        } else if words.starts_with(">>>>>>>") && is_parted {
            return begun;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_conflict_is_one() {
        let conflict = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\r\nc\n>>>>>>> other\n";
        assert_eq!(first(conflict), Some(2..14));
        for text in ["", "<<<<<<< HEAD\n", "=======\n>>>>>>> x", "a <<<<<<< b\n=======\n>>>>>>> x\n", "<<<<<<< x\n>>>>>>> y\n"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
