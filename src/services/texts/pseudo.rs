//! Pseudo-locale: a text that reads like its original but shows what a translation would break. Accents show letters that a
//! font lacks, the length shows what is cut off, the brackets show where texts are glued together.

use crate::crm::i18n::placeholders::marks;

/// Letters with those that stand in for them.
const ACCENTS: &[(char, char)] = &[
    ('A', 'Å'),
    ('C', 'Ç'),
    ('D', 'Ð'),
    ('E', 'É'),
    ('G', 'Ĝ'),
    ('H', 'Ĥ'),
    ('I', 'Î'),
    ('J', 'Ĵ'),
    ('K', 'Ķ'),
    ('L', 'Ļ'),
    ('N', 'Ñ'),
    ('O', 'Ö'),
    ('R', 'Ŕ'),
    ('S', 'Š'),
    ('T', 'Ţ'),
    ('U', 'Û'),
    ('W', 'Ŵ'),
    ('Y', 'Ý'),
    ('Z', 'Ž'),
    ('a', 'å'),
    ('c', 'ç'),
    ('d', 'ð'),
    ('e', 'é'),
    ('g', 'ĝ'),
    ('h', 'ĥ'),
    ('i', 'î'),
    ('j', 'ĵ'),
    ('k', 'ķ'),
    ('l', 'ļ'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('r', 'ŕ'),
    ('s', 'š'),
    ('t', 'ţ'),
    ('u', 'û'),
    ('w', 'ŵ'),
    ('y', 'ý'),
    ('z', 'ž'),
    ('А', 'Ӑ'),
    ('Е', 'Ѐ'),
    ('Ж', 'Ӂ'),
    ('З', 'Ӟ'),
    ('И', 'Ѝ'),
    ('К', 'Ќ'),
    ('О', 'Ӧ'),
    ('У', 'Ў'),
    ('Ч', 'Ӵ'),
    ('Э', 'Ӭ'),
    ('а', 'ӑ'),
    ('е', 'ѐ'),
    ('ж', 'ӂ'),
    ('з', 'ӟ'),
    ('и', 'ѝ'),
    ('к', 'ќ'),
    ('о', 'ӧ'),
    ('у', 'ў'),
    ('ч', 'ӵ'),
    ('э', 'ӭ'),
];
/// What a text is made longer with.
const PADDING: &str = "·";
/// How much longer a text gets, in percent of its letters.
const LONGER: usize = 30;

/// `text` in the pseudo-locale. Placeholders, tags and entities stay as they are; a blank text stays blank.
pub fn pseudo(text: &str) -> String {
    if text.trim().is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut words = 0;
    let mut at = 0;
    let mut plain = |out: &mut String, piece: &str| {
        words += piece.chars().count();
        out.extend(piece.chars().map(accented));
    };
    out.push('[');
    for mark in marks(text) {
        // Marks in a mark, such as a placeholder in an address of a link, went with it.
        if mark.range.start >= at {
            plain(&mut out, text.get(at..mark.range.start).unwrap_or_default());
            out.push_str(text.get(mark.range.clone()).unwrap_or_default());
            at = mark.range.end;
        }
    }
    plain(&mut out, text.get(at..).unwrap_or_default());
    out.push_str(&PADDING.repeat((words * LONGER).div_ceil(100)));
    out.push(']');
    out
}

fn accented(c: char) -> char {
    ACCENTS.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, accented)| *accented)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::crm::i18n::placeholders;

    #[test]
    fn words_change_and_marks_stay() {
        let table = [
            ("Save", "[Šåvé··]"),
            ("Привет, {{user.name}}!", "[Прѝвѐт, {{user.name}}!···]"),
            ("<a href=\"https://x.y/#HOST#\">Open</a>&nbsp;%s #LOGIN#", "[<a href=\"https://x.y/#HOST#\">Öpéñ</a>&nbsp;%s #LOGIN#··]"),
            (" ", " "),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(pseudo(text), expected);
        }
    }

    proptest! {
        #[test]
        fn no_mark_is_lost(text in "([a-zа-я ,.]{0,5}(\\{\\{a\\}\\}|#HOST#|<b>|</b>|&amp;|%s ){0,2}){0,5}") {
            let names = |text: &str| placeholders::marks(text).into_iter().map(|mark| mark.name).collect::<Vec<_>>();
            prop_assert_eq!(names(&pseudo(&text)), names(&text));
        }
    }
}
