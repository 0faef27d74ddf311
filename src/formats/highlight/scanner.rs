//! [`Scanner`]: goes over the bytes of a text and collects highlighted pieces.

use std::ops::Range;

use super::{Kind, Language, Span, spans};

/// A text and the place in it. It stops between characters only: what it looks for is ASCII, and all else is passed over.
pub struct Scanner<'t> {
    pub text: &'t str,
    bytes: &'t [u8],
    pub at: usize,
    pub found: Vec<Span>,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, found: Vec::new() }
    }

    /// The byte here.
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The byte so many further.
    pub fn peek_at(&self, further: usize) -> Option<u8> {
        self.bytes.get(self.at + further).copied()
    }

    /// What is from here on.
    pub fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn is_at(&self, words: &str) -> bool {
        self.rest().starts_with(words.as_bytes())
    }

    /// The bytes from `start` to here.
    pub fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub fn skip_while(&mut self, is_of: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&is_of) {
            self.at += 1;
        }
    }

    /// Goes past the next `end`, or to the end of the text.
    pub fn skip_past(&mut self, end: &str) {
        let found = self.rest().windows(end.len()).position(|window| window == end.as_bytes());
        self.at = found.map_or(self.bytes.len(), |found| self.at + found + end.len());
    }

    /// Goes to the end of the line.
    pub fn skip_line(&mut self) {
        self.skip_while(|byte| byte != b'\n' && byte != b'\r');
    }

    /// Goes past a string that begins here; it ends with its line at the latest, unless `lines`.
    pub fn skip_string(&mut self, lines: bool) {
        let Some(quote) = self.peek() else { return };
        self.at += 1;
        while let Some(byte) = self.peek() {
            if byte == b'\n' && !lines {
                return;
            }
            self.at += if byte == b'\\' && self.peek_at(1).is_some_and(|next| next.is_ascii() && next != b'\n') { 2 } else { 1 };
            if byte == quote {
                return;
            }
        }
    }

    /// Goes past a number that begins here, with its unit.
    pub fn skip_number(&mut self) {
        let mut before = 0;
        while let Some(byte) = self.peek() {
            let sign = matches!(byte, b'+' | b'-') && matches!(before, b'e' | b'E');
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%') || sign) {
                return;
            }
            before = byte;
            self.at += 1;
        }
    }

    /// Goes past a name that begins here.
    pub fn skip_name(&mut self) {
        self.skip_while(is_name);
    }

    /// Keeps what lies from `start` to here.
    pub fn keep(&mut self, start: usize, kind: Kind) {
        if start < self.at {
            self.found.push(Span::new(start..self.at, kind));
        }
    }

    /// Keeps the pieces of a part in another language.
    pub fn embed(&mut self, range: Range<usize>, language: Language) {
        let Some(part) = self.text.get(range.clone()) else { return };
        let moved = |span: &Span| Span::new(span.range().start + range.start..span.range().end + range.start, span.kind);
        self.found.extend(spans(part, language).iter().map(moved));
    }

    /// The first byte from here on that is no white space.
    pub fn next_mark(&self) -> Option<u8> {
        self.rest().iter().copied().find(|byte| !byte.is_ascii_whitespace())
    }
}

/// Whether a byte may be in a name: letters, and all that isn't ASCII.
pub fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}
