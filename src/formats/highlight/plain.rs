//! Highlights JSON, Markdown, and files of names and values.

use super::Kind;
use super::scanner::Scanner;

/// JSON, broken as well: a string ends with its line.
pub fn json(scanner: &mut Scanner<'_>) {
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        match byte {
            b'"' => {
                scanner.skip_string(false);
                let kind = if scanner.next_mark() == Some(b':') { Kind::Key } else { Kind::String };
                scanner.keep(start, kind);
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                scanner.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'));
                scanner.keep(start, Kind::Number);
            }
            _ => scanner.at += 1,
        }
    }
}

/// Gives `part` each piece that is not blank: its first byte, and whether a line begins with it.
fn by_line(scanner: &mut Scanner<'_>, mut part: impl FnMut(&mut Scanner<'_>, u8, bool)) {
    let mut begins = true;
    while let Some(byte) = scanner.peek() {
        if matches!(byte, b'\n' | b'\r' | b' ' | b'\t') {
            scanner.at += 1;
            begins |= byte == b'\n';
        } else {
            part(scanner, byte, begins);
            begins = false;
        }
    }
}

/// Markdown: headings, code, links, the marks of lists.
pub fn markdown(scanner: &mut Scanner<'_>) {
    by_line(scanner, |scanner, byte, begins| {
        let start = scanner.at;
        match byte {
            b'#' if begins => {
                scanner.skip_line();
                scanner.keep(start, Kind::Key);
            }
            b'`' if begins && scanner.is_at("```") => {
                scanner.at += 3;
                scanner.skip_past("```");
                scanner.keep(start, Kind::String);
            }
            b'-' | b'*' | b'+' if begins && scanner.peek_at(1) == Some(b' ') => {
                scanner.at += 1;
                scanner.keep(start, Kind::Number);
            }
            b'`' => {
                scanner.skip_string(false);
                scanner.keep(start, Kind::String);
            }
            b'[' => link(scanner),
            _ => scanner.at += 1,
        }
    });
}

/// `[words](address)`, if it is one; looked for within a bound, so that many brackets in a line cost no more than one.
fn link(scanner: &mut Scanner<'_>) {
    const LONGEST: usize = 400;
    let start = scanner.at;
    let line = scanner.rest().iter().take(LONGEST).take_while(|byte| **byte != b'\n');
    let line: Vec<u8> = line.copied().collect();
    let middle = line.windows(2).position(|pair| pair == b"](");
    let length = middle.and_then(|middle| line.get(middle..)?.iter().position(|byte| *byte == b')').map(|end| middle + end + 1));
    match length {
        Some(length) => {
            scanner.at += length;
            scanner.keep(start, Kind::Tag);
        }
        None => scanner.at += 1,
    }
}

/// Lines such as `name: value`, `name = value`, `[section]`, with comments after `#` or `;`.
pub fn settings(scanner: &mut Scanner<'_>) {
    by_line(scanner, |scanner, byte, begins| {
        let start = scanner.at;
        match byte {
            b'#' => {
                scanner.skip_line();
                scanner.keep(start, Kind::Comment);
            }
            b';' if begins => {
                scanner.skip_line();
                scanner.keep(start, Kind::Comment);
            }
            b'[' if begins => {
                scanner.skip_line();
                scanner.keep(start, Kind::Tag);
            }
            b'"' | b'\'' => {
                scanner.skip_string(false);
                scanner.keep(start, Kind::String);
            }
            b'0'..=b'9' => {
                scanner.skip_number();
                scanner.keep(start, Kind::Number);
            }
            _ => {
                scanner.skip_while(|byte| !matches!(byte, b'\n' | b'\r' | b'=' | b':' | b' ' | b'\t' | b'#' | b'"' | b'\''));
                if scanner.at == start {
                    scanner.at += 1;
                } else if begins && matches!(scanner.next_mark(), Some(b'=' | b':')) {
                    scanner.keep(start, Kind::Key);
                }
            }
        }
    });
}
