//! How deep a program nests at most, found by a cheap scan: the parser and what walks its tree call themselves at each level.
//!
//! The scan never finds less depth than there is. It counts brackets, and the words and signs of the statement in each open bracket,
//! since `!!!!a`, `a + b + c` and `a.b.c` nest without brackets. Where it can't distinguish a division from a regular expression
//! it takes no closing bracket on trust any more.

/// What an open bracket weighs beside the words in it.
const BRACKET: usize = 16;
/// Words after which `/` begins a regular expression, and a bracket of conditions is followed by a statement.
const BEFORE_VALUE: &[&str] =
    &["return", "typeof", "instanceof", "in", "of", "new", "delete", "void", "throw", "case", "do", "else", "await", "yield"];
const CONDITIONS: &[&str] = &["if", "while", "for", "with"];
/// Words that go on with the statement before them.
const GOING_ON: &[&str] = &["else", "catch", "finally", "while", "in", "of", "instanceof"];

/// What stood before.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// A value ends here: `/` divides.
    Value,
    /// A sign: `/` begins a regular expression.
    Sign,
    /// A `}`, of a block or of a value.
    Brace,
}

struct Level {
    open: u8,
    /// Whether it holds the condition of a statement.
    condition: bool,
    /// Words since the statement began.
    words: usize,
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    levels: Vec<Level>,
    weight: usize,
    heaviest: usize,
    before: Before,
    /// Whether the last word announces a condition.
    condition: bool,
    /// The words of the statement that has just ended, in case `else` goes on with it.
    ended: usize,
    trusted: bool,
}

/// How deep `text` nests at most, in words and brackets that lie in each other; no more than a little above `limit`.
pub fn weight(text: &str, limit: usize) -> usize {
    let levels = vec![Level { open: 0, condition: false, words: 0 }];
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        levels,
        weight: 0,
        heaviest: 0,
        before: Before::Sign,
        condition: false,
        ended: 0,
        trusted: true,
    };
    while scan.at < scan.bytes.len() && scan.heaviest <= limit {
        scan.step();
    }
    scan.heaviest
}

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn step(&mut self) {
        let byte = self.peek(0);
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
            b'/' if self.peek(1) == b'/' => self.skip_until(|rest| rest.starts_with(b"\n")),
            b'/' if self.peek(1) == b'*' => {
                self.at += 2;
                self.skip_until(|rest| rest.starts_with(b"*/"));
                self.at += 2;
            }
            b'/' => self.slash(),
            b'"' | b'\'' => self.string(byte),
            b'`' => self.template(),
            b'(' | b'[' | b'{' => self.open(byte),
            b')' | b']' => self.close(byte),
            b'}' => {
                if self.levels.last().is_some_and(|level| level.open == b'`') && self.trusted {
                    self.pop();
                    self.at += 1;
                    self.template_rest();
                } else {
                    self.close(byte);
                }
            }
            b';' => {
                self.end();
                self.at += 1;
                self.before = Before::Sign;
            }
            b',' => {
                self.reset();
                self.at += 1;
                self.before = Before::Sign;
            }
            _ if is_word(byte) => self.word(),
            _ => {
                self.add(1);
                self.at += 1;
                self.before = Before::Sign;
                self.condition = false;
            }
        }
    }

    fn skip_until(&mut self, is_end: impl Fn(&[u8]) -> bool) {
        while self.bytes.get(self.at..).is_some_and(|rest| !rest.is_empty() && !is_end(rest)) {
            self.at += 1;
        }
    }

    fn add(&mut self, words: usize) {
        if let Some(level) = self.levels.last_mut() {
            level.words += words;
        }
        self.weight += words;
        self.heaviest = self.heaviest.max(self.weight);
    }

    /// Forgets the words of this level.
    fn reset(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            self.weight -= level.words;
            self.ended = level.words;
            level.words = 0;
        }
    }

    /// Ends a statement, unless the next word goes on with it.
    fn end(&mut self) {
        self.reset();
    }

    fn word(&mut self) {
        let from = self.at;
        while is_word(self.peek(0)) {
            self.at += 1;
        }
        let word = std::str::from_utf8(self.bytes.get(from..self.at).unwrap_or_default()).unwrap_or_default();
        let starts = self.levels.last().is_some_and(|level| level.words == 0);
        if starts && word == "else" {
            self.add(self.ended);
        }
        // After a block a word begins the next statement.
        if self.before == Before::Brace && !GOING_ON.contains(&word) {
            self.end();
        }
        self.condition = CONDITIONS.contains(&word);
        self.before = if BEFORE_VALUE.contains(&word) { Before::Sign } else { Before::Value };
        self.add(1);
    }

    fn slash(&mut self) {
        match self.before {
            Before::Value => {
                self.add(1);
                self.at += 1;
                self.before = Before::Sign;
            }
            Before::Sign => self.regex(),
            Before::Brace => {
                self.trusted = false;
                self.add(1);
                self.at += 1;
                self.before = Before::Sign;
            }
        }
    }

    fn regex(&mut self) {
        self.at += 1;
        let mut in_class = false;
        loop {
            match self.peek(0) {
                b'\n' => break,
                0 if self.at >= self.bytes.len() => break,
                b'\\' => self.at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => {
                    self.at += 1;
                    break;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.add(1);
        self.before = Before::Value;
    }

    fn string(&mut self, quote: u8) {
        self.at += 1;
        while self.at < self.bytes.len() && self.peek(0) != quote && self.peek(0) != b'\n' {
            // A backslash at the end of a line goes on with the string.
            self.at += if self.peek(0) == b'\\' { 2 + usize::from(self.peek(1) == b'\r' && self.peek(2) == b'\n') } else { 1 };
        }
        self.at += 1;
        self.add(1);
        self.before = Before::Value;
    }

    fn template(&mut self) {
        self.at += 1;
        self.add(1);
        self.template_rest();
    }

    /// The text of a template up to its end or to a value in it.
    fn template_rest(&mut self) {
        while self.at < self.bytes.len() {
            match self.peek(0) {
                b'`' => {
                    self.at += 1;
                    break;
                }
                b'$' if self.peek(1) == b'{' => {
                    self.at += 2;
                    self.push(b'`');
                    self.before = Before::Sign;
                    return;
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.before = Before::Value;
    }

    fn push(&mut self, open: u8) {
        self.levels.push(Level { open, condition: self.condition && open == b'(', words: BRACKET });
        self.condition = false;
        self.weight += BRACKET;
        self.heaviest = self.heaviest.max(self.weight);
    }

    fn open(&mut self, byte: u8) {
        self.at += 1;
        self.push(byte);
        self.before = Before::Sign;
    }

    fn pop(&mut self) -> bool {
        let level = self.levels.pop();
        self.weight -= level.as_ref().map_or(0, |level| level.words);
        level.is_some_and(|level| level.condition)
    }

    fn close(&mut self, byte: u8) {
        self.at += 1;
        let opens = match byte {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let fits = self.levels.len() > 1 && self.levels.last().is_some_and(|level| level.open == opens);
        let condition = fits && self.trusted && self.pop();
        self.before = match byte {
            b'}' => Before::Brace,
            _ if condition => Before::Sign,
            _ => Before::Value,
        };
        self.condition = false;
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'@' | b'\\') || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 100_000;

    #[test]
    fn what_lies_in_each_other_is_heavy() {
        let deep = [
            "(".repeat(1000),
            "!".repeat(1000),
            format!("a{}", "+b".repeat(1000)),
            format!("a{}", ".b".repeat(1000)),
            format!("x={}1", "a=>".repeat(1000)),
            "if(a)".repeat(1000),
            "if(a){}else ".repeat(1000),
            "if(a)b;else ".repeat(1000),
            format!("x={}1", "{}+".repeat(1000)),
            "`${".repeat(1000),
            "(\")\"".repeat(1000),
            "(/)/".repeat(1000),
            "(`)`".repeat(1000),
            "({}/\"/)\"".repeat(1000),
            "[(]".repeat(1000),
        ];
        for text in deep {
            assert!(weight(&text, LIMIT) >= 1000, "{}: {}", text.get(..20).unwrap(), weight(&text, LIMIT));
        }
    }

    #[test]
    fn what_follows_each_other_is_light() {
        let flat = [
            "a(1);".repeat(1000),
            "function a(b) { return b + 1 }\n".repeat(1000),
            "if (a) { b() } else { c() }\n".repeat(1000),
            format!("x = [{}]", "{a: 1}, ".repeat(1000)),
            "var a = /[(/]+/g.test(\"((((\"), b = `${c} (`; // (((\n".repeat(1000),
            "if (a) /(/.test(b);".repeat(1000),
        ];
        for text in flat {
            assert!(weight(&text, LIMIT) < 200, "{}: {}", text.get(..20).unwrap(), weight(&text, LIMIT));
        }
    }
}
