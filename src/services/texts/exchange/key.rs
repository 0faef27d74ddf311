//! Keys as people read them, `widget.name`, and back without loss: a dot or a backslash in a part of the key gets a
//! backslash before it, and a part without letters is `\e`.

use crate::formats::json::pointer;

/// The key at a JSON pointer.
pub fn of(at: &str) -> String {
    let part = |part: &str| if part.is_empty() { "\\e".to_owned() } else { part.replace('\\', "\\\\").replace('.', "\\.") };
    pointer::parts(at).map(|text| part(&text)).collect::<Vec<_>>().join(".")
}

/// The JSON pointer of a key.
pub fn pointer(key: &str) -> String {
    let mut found = String::new();
    let mut part = String::new();
    let mut chars = key.chars();
    while let Some(c) = chars.next() {
        match c {
            '.' => pointer::push(&mut found, &std::mem::take(&mut part)),
            '\\' => match chars.next() {
                Some('e') | None => {}
                Some(c) => part.push(c),
            },
            c => part.push(c),
        }
    }
    pointer::push(&mut found, &part);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_are_read_as_written() {
        let table = [("/widget/name", "widget.name"), ("/a.b/c\\", "a\\.b.c\\\\"), ("/", "\\e"), ("/a//e", "a.\\e.e"), ("/a~1b", "a/b")];
        for (at, key) in table {
            assert_eq!((of(at).as_str(), pointer(key).as_str()), (key, at));
        }
    }

    proptest! {
        #[test]
        fn no_key_is_lost(parts in prop::collection::vec("[ae.\\\\/~ я]{0,4}", 1..4)) {
            let at = parts.iter().fold(String::new(), |at, part| pointer::join(&at, part));
            prop_assert_eq!(pointer(&of(&at)), at);
        }
    }
}
