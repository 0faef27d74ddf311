//! Highlights JavaScript, and the code of PHP, whose tokens are alike.

use super::Kind;
use super::scanner::{Scanner, is_name};

/// Words of JavaScript and TypeScript.
const WORDS: &[&str] = &[
    "abstract",
    "as",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "of",
    "private",
    "protected",
    "public",
    "readonly",
    "return",
    "set",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "try",
    "type",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Words of PHP.
const PHP_WORDS: &[&str] = &[
    "abstract",
    "and",
    "array",
    "as",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "declare",
    "default",
    "do",
    "echo",
    "else",
    "elseif",
    "empty",
    "endforeach",
    "endif",
    "endwhile",
    "exit",
    "extends",
    "final",
    "finally",
    "fn",
    "for",
    "foreach",
    "function",
    "global",
    "if",
    "implements",
    "include",
    "include_once",
    "instanceof",
    "interface",
    "isset",
    "match",
    "namespace",
    "new",
    "or",
    "print",
    "private",
    "protected",
    "public",
    "readonly",
    "require",
    "require_once",
    "return",
    "static",
    "switch",
    "throw",
    "trait",
    "try",
    "unset",
    "use",
    "var",
    "while",
    "xor",
    "yield",
];

/// Words that stand for values.
const VALUES: &[&str] = &["true", "false", "null", "undefined", "NaN", "Infinity", "TRUE", "FALSE", "NULL"];

/// Words after which a slash begins a regular expression.
const BEFORE_REGEX: &[&str] = &["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do"];

/// A regular expression that is longer is taken for a division: else each division of a minified script would be searched
/// to the end of its one line.
const LONGEST_REGEX: usize = 2_000;

pub fn script(scanner: &mut Scanner<'_>) {
    // Braces that are open in each `${…}` of a template that we are in.
    let mut templates: Vec<usize> = Vec::new();
    let mut before = b'{';
    let mut after_word = false;
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        let mut word = false;
        match byte {
            b'/' if scanner.is_at("//") => {
                scanner.skip_line();
                scanner.keep(start, Kind::Comment);
                continue;
            }
            b'/' if scanner.is_at("/*") => {
                scanner.at += 2;
                scanner.skip_past("*/");
                scanner.keep(start, Kind::Comment);
                continue;
            }
            b'/' => match regex_length(scanner.rest()).filter(|_| after_word || !(is_name(before) || b")]}'\"`".contains(&before))) {
                Some(length) => {
                    scanner.at += length;
                    scanner.skip_name();
                    scanner.keep(start, Kind::String);
                }
                None => scanner.at += 1,
            },
            b'"' | b'\'' => {
                scanner.skip_string(false);
                let kind = if is_key(scanner, before) { Kind::Key } else { Kind::String };
                scanner.keep(start, kind);
            }
            b'`' => template(scanner, &mut templates, start),
            b'{' | b'}' => {
                let inner = templates.last().copied();
                match (byte, inner) {
                    (b'}', Some(0)) => {
                        templates.pop();
                        template(scanner, &mut templates, start);
                    }
                    _ => {
                        if let Some(open) = templates.last_mut() {
                            *open = if byte == b'{' { *open + 1 } else { *open - 1 };
                        }
                        scanner.at += 1;
                    }
                }
            }
            b'0'..=b'9' => {
                scanner.skip_number();
                scanner.keep(start, Kind::Number);
            }
            _ if is_name(byte) => {
                scanner.skip_name();
                let name = scanner.since(start);
                let kind = match name {
                    _ if before == b'.' => None,
                    _ if is_key(scanner, before) => Some(Kind::Key),
                    _ if VALUES.contains(&name) => Some(Kind::Number),
                    _ if WORDS.contains(&name) => Some(Kind::Word),
                    _ => None,
                };
                word = kind == Some(Kind::Word) && BEFORE_REGEX.contains(&name);
                if let Some(kind) = kind {
                    scanner.keep(start, kind);
                }
            }
            _ => scanner.at += 1,
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
            after_word = word;
        }
    }
}

/// Whether what ends here is the name of a member: it stands after `{` or `,` and before `:`.
fn is_key(scanner: &Scanner<'_>, before: u8) -> bool {
    matches!(before, b'{' | b',') && scanner.next_mark() == Some(b':')
}

/// A part of a template that begins at `start`: to its end, or to the next `${`.
fn template(scanner: &mut Scanner<'_>, templates: &mut Vec<usize>, start: usize) {
    scanner.at += 1;
    while let Some(byte) = scanner.peek() {
        if scanner.is_at("${") {
            scanner.at += 2;
            templates.push(0);
            break;
        }
        scanner.at += if byte == b'\\' && scanner.peek_at(1).is_some_and(|next| next.is_ascii()) { 2 } else { 1 };
        if byte == b'`' {
            break;
        }
    }
    scanner.keep(start, Kind::String);
}

/// The length of the regular expression at the beginning of `rest`, without its flags; `None` if there is none.
fn regex_length(rest: &[u8]) -> Option<usize> {
    let mut in_class = false;
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().take(LONGEST_REGEX).skip(1) {
        match byte {
            b'\n' | b'\r' => return None,
            _ if escaped => {
                escaped = false;
                continue;
            }
            b'\\' => escaped = true,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// PHP from here to its `?>`.
pub fn php(scanner: &mut Scanner<'_>) {
    while let Some(byte) = scanner.peek() {
        let start = scanner.at;
        match byte {
            b'?' if scanner.is_at("?>") => {
                scanner.at += 2;
                return scanner.keep(start, Kind::Tag);
            }
            b'#' | b'/' if byte == b'#' || scanner.is_at("//") => {
                scanner.skip_line();
                scanner.keep(start, Kind::Comment);
            }
            b'/' if scanner.is_at("/*") => {
                scanner.at += 2;
                scanner.skip_past("*/");
                scanner.keep(start, Kind::Comment);
            }
            b'"' | b'\'' => {
                scanner.skip_string(true);
                scanner.keep(start, Kind::String);
            }
            b'0'..=b'9' => {
                scanner.skip_number();
                scanner.keep(start, Kind::Number);
            }
            b'$' => {
                scanner.skip_name();
                scanner.keep(start, Kind::Key);
            }
            _ if is_name(byte) => {
                scanner.skip_name();
                let name = scanner.since(start);
                if VALUES.contains(&name) {
                    scanner.keep(start, Kind::Number);
                } else if PHP_WORDS.contains(&name) {
                    scanner.keep(start, Kind::Word);
                }
            }
            _ => scanner.at += 1,
        }
    }
}
