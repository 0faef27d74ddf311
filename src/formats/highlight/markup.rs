//! Highlights HTML and XML, with Twig, PHP, scripts and styles in them.

use super::scanner::{Scanner, is_name};
use super::{Kind, Language, script};

/// Parts in another language: how they begin and end.
const INNER: [(&str, &str, Language); 2] = [("script", "</script", Language::Script), ("style", "</style", Language::Style)];

pub fn markup(scanner: &mut Scanner<'_>, php: bool) {
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        if inner(scanner, php) {
            continue;
        }
        match byte {
            b'<' if scanner.is_at("<!--") => {
                scanner.at += 4;
                scanner.skip_past("-->");
                scanner.keep(start, Kind::Comment);
            }
            b'<' if scanner.peek_at(1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')) => {
                tag(scanner, php)
            }
            _ => scanner.at += 1,
        }
    }
}

/// Twig or PHP, if it begins here.
fn inner(scanner: &mut Scanner<'_>, php: bool) -> bool {
    let start = scanner.at;
    match scanner.peek() {
        Some(b'{') if scanner.is_at("{#") => {
            scanner.at += 2;
            scanner.skip_past("#}");
            scanner.keep(start, Kind::Comment);
        }
        Some(b'{') if scanner.is_at("{{") => twig(scanner, "}}", false),
        Some(b'{') if scanner.is_at("{%") => twig(scanner, "%}", true),
        Some(b'<') if php && scanner.is_at("<?") => {
            scanner.at += 2;
            scanner.skip_while(|byte| byte.is_ascii_alphabetic() || byte == b'=');
            scanner.keep(start, Kind::Tag);
            script::php(scanner);
        }
        _ => return false,
    }
    true
}

/// A piece of Twig; in a statement the first name is its word.
fn twig(scanner: &mut Scanner<'_>, end: &str, statement: bool) {
    let open = scanner.at;
    scanner.at += 2;
    scanner.skip_while(|byte| byte == b'-');
    scanner.keep(open, Kind::Tag);
    let mut first = statement;
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        match byte {
            _ if scanner.is_at(end) => {
                scanner.at += 2;
                return scanner.keep(start, Kind::Tag);
            }
            b'"' | b'\'' => {
                scanner.skip_string(false);
                scanner.keep(start, Kind::String);
            }
            b'0'..=b'9' => {
                scanner.skip_number();
                scanner.keep(start, Kind::Number);
            }
            _ if is_name(byte) => {
                scanner.skip_name();
                if std::mem::take(&mut first) || ["in", "not", "and", "or", "is"].contains(&scanner.since(start)) {
                    scanner.keep(start, Kind::Word);
                }
            }
            _ => scanner.at += 1,
        }
    }
}

/// A tag with its attributes, and what is in a script or a style.
fn tag(scanner: &mut Scanner<'_>, php: bool) {
    let start = scanner.at;
    scanner.at += 1;
    scanner.skip_while(|byte| matches!(byte, b'/' | b'!' | b'?'));
    let name_from = scanner.at;
    scanner.skip_while(|byte| is_name(byte) || matches!(byte, b'-' | b':'));
    let name = scanner.since(name_from).to_ascii_lowercase();
    let opens = name_from == start + 1;
    scanner.keep(start, Kind::Tag);
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        if inner(scanner, php) {
            continue;
        }
        match byte {
            b'>' => {
                scanner.at += 1;
                scanner.keep(start, Kind::Tag);
                break;
            }
            b'<' => return,
            b'"' | b'\'' => {
                scanner.skip_string(true);
                scanner.keep(start, Kind::String);
            }
            _ if is_name(byte) => {
                scanner.skip_while(|byte| is_name(byte) || matches!(byte, b'-' | b':' | b'.'));
                scanner.keep(start, Kind::Key);
            }
            _ => scanner.at += 1,
        }
    }
    let Some((_, end, language)) = INNER.iter().find(|(inner, ..)| opens && *inner == name) else { return };
    let from = scanner.at;
    let rest = scanner.rest();
    let length = rest.windows(end.len()).position(|window| window.eq_ignore_ascii_case(end.as_bytes())).unwrap_or(rest.len());
    scanner.at = from + length;
    scanner.embed(from..from + length, *language);
}
