//! Highlights CSS, SCSS and Less.

use super::Kind;
use super::scanner::{Scanner, is_name};

pub fn style(scanner: &mut Scanner<'_>) {
    // Whether a rule, a property or an at-rule may begin here.
    let mut fresh = true;
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        match byte {
            b'/' if scanner.is_at("/*") => {
                scanner.at += 2;
                scanner.skip_past("*/");
                scanner.keep(start, Kind::Comment);
                continue;
            }
            b'/' if scanner.is_at("//") => {
                scanner.skip_line();
                scanner.keep(start, Kind::Comment);
                continue;
            }
            b'{' | b'}' | b';' => {
                scanner.at += 1;
                fresh = true;
                continue;
            }
            _ if byte.is_ascii_whitespace() => {
                scanner.at += 1;
                continue;
            }
            b'@' => {
                scanner.at += 1;
                scanner.skip_while(is_part);
                scanner.keep(start, Kind::Word);
            }
            _ if fresh => begin(scanner),
            _ => value(scanner, byte),
        }
        fresh = false;
    }
}

/// A selector or the name of a property: the next `{`, `;` or `}` decides.
fn begin(scanner: &mut Scanner<'_>) {
    let start = scanner.at;
    let rest = scanner.rest();
    let end = rest.iter().position(|byte| matches!(byte, b'{' | b'}' | b';'));
    let is_selector = end.is_some_and(|end| rest.get(end) == Some(&b'{') && rest.get(end.wrapping_sub(1)) != Some(&b'#'));
    if is_selector {
        let part = rest.get(..end.unwrap_or_default()).unwrap_or_default();
        scanner.at = start + part.trim_ascii_end().len();
        return scanner.keep(start, Kind::Tag);
    }
    scanner.skip_while(is_part);
    if scanner.at == start {
        scanner.at += 1;
    } else if scanner.next_mark() == Some(b':') {
        scanner.keep(start, Kind::Key);
    }
}

fn value(scanner: &mut Scanner<'_>, byte: u8) {
    let start = scanner.at;
    match byte {
        b'"' | b'\'' => {
            scanner.skip_string(false);
            scanner.keep(start, Kind::String);
        }
        b'#' => {
            scanner.at += 1;
            scanner.skip_while(|byte| byte.is_ascii_hexdigit());
            scanner.keep(start, Kind::Number);
        }
        b'!' => {
            scanner.at += 1;
            scanner.skip_while(is_part);
            scanner.keep(start, Kind::Word);
        }
        b'0'..=b'9' => {
            scanner.skip_number();
            scanner.keep(start, Kind::Number);
        }
        _ if is_part(byte) => scanner.skip_while(is_part),
        _ => scanner.at += 1,
    }
}

/// Whether a byte may be in a name of CSS.
fn is_part(byte: u8) -> bool {
    is_name(byte) || byte == b'-'
}
