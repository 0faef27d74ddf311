//! Characters of a name that nobody sees, or that turn the direction of writing: a name with them looks like another one.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether nobody sees the character: direction marks, joiners, fillers, selectors, separators of lines, the control characters
/// beyond ASCII. Those of ASCII are a fault of their own, see [`super::names::NameFault::Control`].
pub fn is_hidden(c: char) -> bool {
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator};
    // Unicode 16, `Default_Ignorable_Code_Point`, as far as it isn't among the categories; and the blank Braille pattern.
    let is_ignorable = matches!(c,
        '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2065}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}');
    c >= '\u{7f}' && (is_ignorable || matches!(c.general_category(), Control | Format | LineSeparator | ParagraphSeparator))
}

/// A name without its hidden characters.
pub fn without(part: &str) -> String {
    part.replace(is_hidden, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_from_letters_and_signs() {
        let hidden = [
            '\u{7f}',
            '\u{85}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{2029}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2064}',
            '\u{2066}',
            '\u{2069}',
            '\u{2800}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{e0001}',
            '\u{e0041}',
        ];
        for c in hidden {
            assert!(is_hidden(c), "U+{:04X}", u32::from(c));
        }
        for c in "aZ09 ._-~$ёЖ日é🦀\u{301}\u{a0}\u{202f}".chars() {
            assert!(!is_hidden(c), "U+{:04X}", u32::from(c));
        }
        assert_eq!(without("scr\u{200b}ipt\u{202e}.js"), "script.js");
    }
}
