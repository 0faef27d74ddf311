//! Where a style sheet is cut off: a bracket or a comment that is never closed, a bracket too many. Browsers mend everything else by
//! passing over one declaration.

use std::ops::Range;

/// The first fault of a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The bracket, or the beginning of the comment.
    pub range: Range<usize>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A block has no end: all that follows is part of it.
    Block,
    /// A comment has no end.
    Comment,
    /// A bracket closes nothing: the rule behind it is passed over.
    Stray,
}

/// The first fault of a style sheet.
pub fn fault(text: &str) -> Option<Fault> {
    let bytes = text.as_bytes();
    let found = |kind, at: usize, length: usize| Some(Fault { kind, range: at..at + length });
    let mut open: Vec<usize> = Vec::new();
    let mut stray = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let Some(end) = text.get(at + 2..).and_then(|rest| rest.find("*/")) else { return found(FaultKind::Comment, at, 2) };
                at += end + 4;
                continue;
            }
            b'\\' => at += 1,
            // A text ends with its line at the latest.
            b'"' | b'\'' => {
                at += 1;
                while bytes.get(at).is_some_and(|other| other != byte && *other != b'\n') {
                    at += if bytes.get(at) == Some(&b'\\') { 2 } else { 1 };
                }
            }
            b'u' if is_address(bytes, at) => at += text.get(at..).and_then(|rest| rest.find(')'))?,
            b'{' => open.push(at),
            b'}' if open.pop().is_none() => stray = stray.or(Some(at)),
            _ => {}
        }
        at += 1;
    }
    let unended = open.first().and_then(|at| found(FaultKind::Block, *at, 1));
    unended.or_else(|| found(FaultKind::Stray, stray?, 1))
}

/// Whether `url(` with an address without quotation marks begins here, which may hold any sign.
fn is_address(bytes: &[u8], at: usize) -> bool {
    let inside = bytes.get(at..).and_then(|rest| rest.strip_prefix(b"url(".as_slice()));
    inside.is_some_and(|inside| inside.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|first| !matches!(first, b'"' | b'\'')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cuts_the_sheet_is_a_fault() {
        for text in [
            "",
            ".a { b: c } @media x { .d { e: '}' } } /* { */ .f::before { content: \"\\\"{\" }",
            ".a { background: url(data:image/png;base64,AA/*{) }",
            ".a { content: 'it\n } .b {}",
            ".a\\{b { c: d }",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
        for (text, kind, range) in [
            (".a { b: c .d { e: f }", FaultKind::Block, 3..4),
            (".a {} /* b {}", FaultKind::Comment, 6..8),
            (".a {} } .b {}", FaultKind::Stray, 6..7),
            ("} .b {", FaultKind::Block, 5..6),
        ] {
            assert_eq!(fault(text), Some(Fault { kind, range }), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_fault_stands_in_the_text(text in "[{}/*url(a \"'\n\\\\)é]{0,40}") {
            if let Some(fault) = fault(&text) {
                proptest::prop_assert!(text.get(fault.range).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
