//! The tolerant parser behind [`Json::parse`]: one pass, bounded depth, never backs up over more than a token.

use std::ops::Range;

use super::{Expected, Json, MAX_DEPTH, Member, Node, Problem, ProblemKind, Value};
use crate::formats::text_edit::TextEdit;

/// Problems kept per text; a text with more is another format, not a slip.
const MAX_PROBLEMS: usize = 200;

pub(super) fn parse(text: &str) -> Json {
    let mut parser = Parser { text, bytes: text.as_bytes(), pos: 0, problems: Vec::new(), depth: 0, deepest: 0, values: 0 };
    let root = parser.document();
    let mut problems = parser.problems;
    problems.sort_by_key(|problem| problem.range.start);
    Json { root, problems, depth: parser.deepest, values: parser.values, ..Json::default() }
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    pos: usize,
    problems: Vec<Problem>,
    depth: usize,
    deepest: usize,
    values: usize,
}

/// Quotes that people and editors write instead of `"`, with the ones that close them.
const ODD_QUOTES: [(char, &[char]); 7] = [
    ('\'', &['\'']),
    ('`', &['`']),
    ('“', &['”', '“', '"']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('‘', &['’', '‘']),
];

impl Parser<'_> {
    fn document(&mut self) -> Option<Node> {
        if self.text.starts_with('\u{feff}') {
            self.problem(ProblemKind::Bom, 0..3, vec![TextEdit::delete(0..3)]);
            self.pos = 3;
        }
        self.trivia();
        if self.peek().is_none() {
            self.problem(ProblemKind::Empty, self.pos..self.pos, Vec::new());
            return None;
        }
        let root = self.value();
        self.trivia();
        if self.peek().is_some() {
            let rest = self.pos..self.text.trim_end().len().max(self.pos);
            let kind = match self.peek() {
                Some(b'{' | b'[' | b'"') => ProblemKind::MultipleRoots,
                _ => ProblemKind::Unexpected(Expected::End),
            };
            self.problem(kind, rest, Vec::new());
        }
        Some(root)
    }

    fn value(&mut self) -> Node {
        let start = self.pos;
        self.values += 1;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => Value::String(self.string()),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            _ => match self.peek_char() {
                Some(quote) if odd_closers(quote).is_some() => Value::String(self.odd_string()),
                Some(letter) if is_word(letter) => self.word(),
                _ => {
                    let range = self.pos..self.pos + self.peek_char().map_or(0, char::len_utf8);
                    self.problem(ProblemKind::Unexpected(Expected::Value), range, Vec::new());
                    self.skip_to_sync();
                    Value::Unreadable
                }
            },
        };
        Node { range: start..self.pos, value }
    }

    /// Runs `read` one level deeper, or skips the whole bracket where that is too deep.
    fn nested(&mut self, read: fn(&mut Self) -> Value) -> Value {
        if self.depth >= MAX_DEPTH {
            let start = self.pos;
            self.skip_bracket();
            self.problem(ProblemKind::TooDeep, start..start + 1, Vec::new());
            return Value::Unreadable;
        }
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Value {
        let mut members: Vec<Member> = Vec::new();
        let open = self.pos;
        self.pos += 1;
        let mut comma: Option<usize> = None;
        loop {
            self.trivia();
            match self.peek() {
                None | Some(b']') => {
                    self.missing_brace(open, '}', comma);
                    break;
                }
                Some(b'}') => {
                    self.trailing_comma(comma);
                    self.pos += 1;
                    break;
                }
                Some(b',') => {
                    self.stray_comma();
                    continue;
                }
                _ => {}
            }
            let key_start = self.pos;
            let Some(key) = self.key() else {
                self.skip_to_sync();
                if self.peek() == Some(b',') {
                    comma = Some(self.pos);
                    self.pos += 1;
                }
                if self.pos == key_start {
                    self.pos += self.peek_char().map_or(1, char::len_utf8);
                }
                continue;
            };
            let key_range = key_start..self.pos;
            self.trivia();
            match self.peek() {
                Some(b':') => self.pos += 1,
                Some(b'=') => {
                    self.problem(ProblemKind::MissingColon, self.pos..self.pos + 1, vec![TextEdit::replace(self.pos..self.pos + 1, ":")]);
                    self.pos += 1;
                }
                Some(b',' | b'}' | b']') | None => self.problem(ProblemKind::MissingColon, key_range.clone(), Vec::new()),
                _ => self.problem(ProblemKind::MissingColon, key_range.clone(), vec![TextEdit::insert(key_range.end, ":")]),
            }
            self.trivia();
            let node = match self.peek() {
                Some(b',' | b'}' | b']') | None => {
                    self.problem(ProblemKind::Unexpected(Expected::Value), self.pos..self.pos, Vec::new());
                    Node { range: self.pos..self.pos, value: Value::Unreadable }
                }
                _ => self.value(),
            };
            let end = self.pos;
            members.push(Member { key, key_range, node });
            comma = self.separator(end, '}');
        }
        members.shrink_to_fit();
        Value::Object(members.into())
    }

    fn array(&mut self) -> Value {
        let mut items = Vec::new();
        let open = self.pos;
        self.pos += 1;
        let mut comma: Option<usize> = None;
        loop {
            self.trivia();
            match self.peek() {
                None | Some(b'}') => {
                    self.missing_brace(open, ']', comma);
                    break;
                }
                Some(b']') => {
                    self.trailing_comma(comma);
                    self.pos += 1;
                    break;
                }
                Some(b',') => {
                    self.stray_comma();
                    continue;
                }
                _ => {}
            }
            if self.key_follows() && self.depth > 1 {
                // `"key":` in a list: the list should have ended before it.
                self.pos = comma.unwrap_or(self.pos);
                self.missing_brace(open, ']', None);
                break;
            }
            let start = self.pos;
            items.push(self.value());
            if self.pos == start {
                self.pos += self.peek_char().map_or(1, char::len_utf8);
            }
            comma = self.separator(self.pos, ']');
        }
        Value::Array(items)
    }

    /// Reads the `,` after a value that ends at `end`; says what is missing where there is none. Returns the comma's place.
    fn separator(&mut self, end: usize, close: char) -> Option<usize> {
        self.trivia();
        match self.peek_char() {
            Some(',') => {
                self.pos += 1;
                return Some(self.pos - 1);
            }
            None | Some('}' | ']') => {}
            Some(found) if starts_value(found) => {
                self.problem(ProblemKind::MissingComma, end..end, vec![TextEdit::insert(end, ",")]);
            }
            Some(found) => {
                let at = self.pos;
                self.problem(ProblemKind::Unexpected(Expected::CommaOrEnd), at..at + found.len_utf8(), Vec::new());
                self.skip_to_sync();
                if self.peek() == Some(b',') {
                    self.pos += 1;
                    return Some(self.pos - 1);
                }
                if self.pos == at && self.peek_char() != Some(close) {
                    self.pos += found.len_utf8();
                }
            }
        }
        None
    }

    /// Whether a string in quotes with a `:` after it stands here.
    fn key_follows(&self) -> bool {
        let rest = self.text.get(self.pos..).unwrap_or_default();
        let Some(inner) = rest.strip_prefix('"') else { return false };
        let mut escaped = false;
        let closing = inner.find(|c: char| {
            let closes = !escaped && c == '"';
            escaped = !escaped && c == '\\';
            closes || c == '\n'
        });
        let after = closing.and_then(|at| inner.get(at..)?.strip_prefix('"'));
        after.is_some_and(|after| after.trim_start().starts_with(':'))
    }

    fn missing_brace(&mut self, open: usize, brace: char, comma: Option<usize>) {
        let at = self.text.get(..self.pos).map_or(self.pos, |before| before.trim_end().len()).max(open + 1);
        let mut repair = vec![TextEdit::insert(at, brace)];
        if let Some(comma) = comma {
            repair = vec![TextEdit::replace(comma..at.max(comma + 1), brace)];
        }
        self.problem(ProblemKind::MissingBrace(brace), open..open + 1, repair);
    }

    fn trailing_comma(&mut self, comma: Option<usize>) {
        if let Some(at) = comma {
            self.problem(ProblemKind::TrailingComma, at..at + 1, vec![TextEdit::delete(at..at + 1)]);
        }
    }

    fn stray_comma(&mut self) {
        self.problem(ProblemKind::StrayComma, self.pos..self.pos + 1, vec![TextEdit::delete(self.pos..self.pos + 1)]);
        self.pos += 1;
    }

    fn key(&mut self) -> Option<String> {
        let first = self.peek_char()?;
        if first == '"' {
            return Some(self.string());
        }
        if odd_closers(first).is_some() {
            return Some(self.odd_string());
        }
        let start = self.pos;
        if is_word(first) || first.is_ascii_digit() {
            self.take_while(|c| is_word(c) || c.is_ascii_digit() || c == '-');
            let word = self.slice(start..self.pos).to_owned();
            self.problem(ProblemKind::LenientQuotes, start..self.pos, vec![TextEdit::replace(start..self.pos, quote(&word))]);
            return Some(word);
        }
        self.problem(ProblemKind::Unexpected(Expected::Key), start..start + first.len_utf8(), Vec::new());
        None
    }

    /// A string in `"`. Stops at a line break where the closing quote was evidently forgotten.
    fn string(&mut self) -> String {
        let start = self.pos;
        self.pos += 1;
        let mut out = String::new();
        let mut controls: Vec<TextEdit> = Vec::new();
        loop {
            let from = self.pos;
            self.take_bytes_while(|byte| byte != b'"' && byte != b'\\' && byte >= b' ');
            out.push_str(self.slice(from..self.pos));
            match self.peek() {
                Some(b'"') => {
                    self.pos += 1;
                    break;
                }
                Some(b'\\') => self.escape(&mut out),
                Some(b'\n' | b'\r') if self.closing_quote_forgotten() => {
                    self.problem(ProblemKind::UnterminatedString, start..self.pos, Vec::new());
                    break;
                }
                Some(byte) => {
                    controls.push(TextEdit::replace(self.pos..self.pos + 1, escaped(char::from(byte))));
                    out.push(char::from(byte));
                    self.pos += 1;
                }
                None => {
                    self.problem(ProblemKind::UnterminatedString, start..self.pos, Vec::new());
                    break;
                }
            }
        }
        if let (Some(first), Some(last)) = (controls.first(), controls.last()) {
            self.problem(ProblemKind::ControlChar, first.range.start..last.range.end, controls.clone());
        }
        out
    }

    /// At a line break inside a string: does the next line go on as if the string were closed?
    fn closing_quote_forgotten(&self) -> bool {
        let rest = self.text.get(self.pos..).unwrap_or_default().trim_start();
        match rest.chars().next() {
            None | Some('}' | ']') => true,
            Some('"') => {
                // `"` may be the forgotten quote itself: then `,`, `}` or a line break follows at once.
                let after = rest.trim_start_matches('"').trim_start_matches([' ', '\t']);
                !after.starts_with([',', '}', ']', '\n', '\r']) && !after.is_empty()
            }
            Some(_) => false,
        }
    }

    fn escape(&mut self, out: &mut String) {
        let start = self.pos;
        let simple = match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(out),
            _ => {
                self.pos += 1;
                self.problem(ProblemKind::BadEscape, start..self.pos, vec![TextEdit::insert(start, "\\")]);
                out.push('\\');
                return;
            }
        };
        out.push(simple);
        self.pos += 2;
    }

    fn unicode_escape(&mut self, out: &mut String) {
        let start = self.pos;
        let Some(unit) = self.code_unit(start) else {
            self.pos += 2;
            self.problem(ProblemKind::BadEscape, start..self.pos, vec![TextEdit::insert(start, "\\")]);
            out.push_str("\\u");
            return;
        };
        self.pos += 6;
        let mut units = vec![unit];
        if (0xd800..0xdc00).contains(&unit)
            && let Some(low) = self.code_unit(self.pos).filter(|low| (0xdc00..0xe000).contains(low))
        {
            units.push(low);
            self.pos += 6;
        }
        match String::from_utf16(&units) {
            Ok(text) => out.push_str(&text),
            Err(_) => {
                out.push('\u{fffd}');
                self.problem(ProblemKind::LoneSurrogate, start..self.pos, vec![TextEdit::replace(start..self.pos, "\u{fffd}")]);
            }
        }
    }

    /// The code unit of a `\uXXXX` escape at byte `at`.
    fn code_unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u16::from_str_radix(digits, 16).ok()
    }

    /// A string in other quotes than `"`, up to the quote that closes it, on the same line.
    fn odd_string(&mut self) -> String {
        let start = self.pos;
        let Some(open) = self.peek_char() else { return String::new() };
        let closers = odd_closers(open).unwrap_or_default();
        self.pos += open.len_utf8();
        let mut out = String::new();
        let mut closed = false;
        while let Some(c) = self.peek_char() {
            if c == '\n' || c == '\r' {
                break;
            }
            self.pos += c.len_utf8();
            if closers.contains(&c) {
                closed = true;
                break;
            }
            if c == '\\'
                && let Some(next) = self.peek_char().filter(|next| closers.contains(next) || *next == '\\')
            {
                self.pos += next.len_utf8();
                out.push(next);
                continue;
            }
            out.push(c);
        }
        if closed {
            self.problem(ProblemKind::LenientQuotes, start..self.pos, vec![TextEdit::replace(start..self.pos, quote(&out))]);
        } else {
            self.problem(ProblemKind::UnterminatedString, start..self.pos, Vec::new());
        }
        out
    }

    fn number(&mut self) -> Value {
        let start = self.pos;
        self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_'));
        let text = self.slice(start..self.pos).to_owned();
        if !is_strict_number(&text) {
            self.problem(ProblemKind::BadNumber, start..self.pos, Vec::new());
            return Value::Unreadable;
        }
        Value::Number(text)
    }

    fn word(&mut self) -> Value {
        let start = self.pos;
        self.take_while(|c| is_word(c) || c.is_ascii_digit());
        let word = self.slice(start..self.pos);
        let (right, value) = match word.to_lowercase().as_str() {
            "true" => ("true", Value::Bool(true)),
            "false" => ("false", Value::Bool(false)),
            "null" | "none" | "undefined" => ("null", Value::Null),
            _ => {
                self.problem(ProblemKind::UnknownWord, start..self.pos, Vec::new());
                return Value::Unreadable;
            }
        };
        if word != right {
            self.problem(ProblemKind::UnknownWord, start..self.pos, vec![TextEdit::replace(start..self.pos, right)]);
        }
        value
    }

    /// Passes white space and comments.
    fn trivia(&mut self) {
        loop {
            let start = self.pos;
            self.take_bytes_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
            if self.peek().is_none_or(|byte| byte.is_ascii_graphic() && byte != b'/') {
                return;
            }
            let rest = self.text.get(self.pos..).unwrap_or_default();
            if rest.starts_with("//") || rest.starts_with("/*") {
                let at = self.pos;
                let len = if rest.starts_with("//") {
                    rest.find(['\n', '\r']).unwrap_or(rest.len())
                } else {
                    rest.find("*/").map_or(rest.len(), |end| end + 2)
                };
                self.pos += len;
                self.problem(ProblemKind::Comment, at..self.pos, vec![TextEdit::delete(at..self.pos)]);
            } else if let Some(blank) = rest.chars().next().filter(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')) {
                let at = self.pos;
                self.pos += blank.len_utf8();
                self.problem(ProblemKind::Unexpected(Expected::Value), at..self.pos, vec![TextEdit::replace(at..self.pos, " ")]);
            }
            if self.pos == start {
                return;
            }
        }
    }

    /// Moves to the next `,`, closing bracket or line break outside a string.
    fn skip_to_sync(&mut self) {
        self.take_while(|c| !matches!(c, ',' | '}' | ']' | '\n' | '"'));
    }

    /// Moves past a bracketed value of any depth.
    fn skip_bracket(&mut self) {
        let mut open = 0usize;
        let mut in_string = false;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match byte {
                b'\\' if in_string => self.pos = (self.pos + 1).min(self.bytes.len()),
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => open += 1,
                b'}' | b']' if !in_string => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        while !self.text.is_char_boundary(self.pos) {
            self.pos += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    fn peek_char(&self) -> Option<char> {
        self.text.get(self.pos..)?.chars().next()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = self.text.get(self.pos..).unwrap_or_default();
        self.pos += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    }

    /// The same by bytes, none of which that ends it may be within a character beyond ASCII.
    fn take_bytes_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.pos..).unwrap_or_default();
        self.pos += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn problem(&mut self, kind: ProblemKind, range: Range<usize>, repair: Vec<TextEdit>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { kind, range, repair });
        }
    }
}

fn odd_closers(quote: char) -> Option<&'static [char]> {
    ODD_QUOTES.iter().find(|(open, _)| *open == quote).map(|(_, closers)| *closers)
}

fn is_word(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == '$'
}

fn starts_value(c: char) -> bool {
    matches!(c, '"' | '{' | '[' | '-') || c.is_ascii_digit() || is_word(c) || odd_closers(c).is_some()
}

fn is_strict_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok() || is_huge_number(text)
}

/// A number in the right spelling that no float holds (`1e999`): strict parsers differ on it, the grammar allows it.
fn is_huge_number(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let digits = exponent.trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && serde_json::from_str::<serde_json::Number>(mantissa).is_ok()
}

/// `text` as a JSON string in plain spelling.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c < ' ' => out.push_str(&escaped(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The escape of a control character.
fn escaped(c: char) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\u{8}' => "\\b".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        c => format!("\\u{:04x}", u32::from(c)),
    }
}
