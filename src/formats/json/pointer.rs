//! JSON pointers (RFC 6901): `/widget/locale/0`.

use std::borrow::Cow;

/// The unescaped parts of `pointer`.
pub fn parts(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescaped)
}

fn unescaped(part: &str) -> Cow<'_, str> {
    if part.contains('~') { part.replace("~1", "/").replace("~0", "~").into() } else { part.into() }
}

/// `base` with one more part.
pub fn join(base: &str, part: &str) -> String {
    // Exactly as long as it gets in nearly all cases: pointers are made by the ten thousand.
    let mut pointer = String::with_capacity(base.len() + 1 + part.len());
    pointer.push_str(base);
    push(&mut pointer, part);
    pointer
}

/// Adds a part to `pointer`.
pub fn push(pointer: &mut String, part: &str) {
    pointer.push('/');
    if part.contains(['~', '/']) {
        pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(part);
    }
}

/// The pointer of the holder and the (unescaped) last part; `None` for the root.
pub fn split_last(pointer: &str) -> Option<(&str, String)> {
    let (parent, last) = pointer.rsplit_once('/')?;
    Some((parent, unescaped(last).into_owned()))
}

/// Whether `pointer` is `base` or lies below it.
pub fn is_within(pointer: &str, base: &str) -> bool {
    pointer.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_unescapes() {
        let pointer = join("/a", "b/c~d");
        assert_eq!(pointer, "/a/b~1c~0d");
        assert_eq!(parts(&pointer).collect::<Vec<_>>(), ["a", "b/c~d"]);
        assert_eq!(split_last(&pointer), Some(("/a", "b/c~d".to_owned())));
        assert!(is_within("/a/b", "/a") && is_within("/a", "/a") && !is_within("/ab", "/a"));
    }
}
