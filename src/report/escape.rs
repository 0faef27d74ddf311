//! Writes foreign text into HTML, Markdown and addresses so that it is never read as markup.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// An HTML text in the making. Markup comes only from the source code; everything else is escaped.
#[derive(Default)]
pub struct Html(String);

impl Html {
    /// Adds markup.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text; safe between tags and in quoted attributes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c if steers(c) && !matches!(c, '\n' | '\t') => self.0.push(char::REPLACEMENT_CHARACTER),
                c => self.0.push(c),
            }
        }
        self
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }
}

/// Whether a character controls how others are shown: a control character, or one that turns the direction of writing.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line, with replacement characters for what would steer a terminal or a page.
pub fn visible(text: &str) -> String {
    text.replace(steers, "\u{fffd}")
}

/// `text` for Markdown on one line: nothing in it is markup or HTML.
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    for c in visible(&text.replace(['\r', '\n', '\t'], " ")).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// `text` as a code span of Markdown.
pub fn markdown_code(text: &str) -> String {
    let text = visible(&text.replace(['\r', '\n', '\t'], " "));
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A path as a relative address (RFC 3986).
pub fn uri(path: &str) -> String {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, RESERVED).to_string()
}

/// `bytes` in base 64 with padding (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| chunk.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * at) & 63) as usize).copied().unwrap_or_default();
            out.push(if at <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_padded() {
        for (bytes, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{ff}\u{3f}", "w78/")]
        {
            assert_eq!(base64(bytes.as_bytes()), expected, "{bytes}");
        }
    }

    #[test]
    fn foreign_text_stays_text() {
        let mut html = Html::default();
        html.raw("<b title=\"").text("\"'<&>\u{1b}\u{202e}").raw("\">");
        assert_eq!(html.finish(), "<b title=\"&quot;&#39;&lt;&amp;&gt;\u{fffd}\u{fffd}\">");
        assert_eq!(markdown("*a* <b>\n# [x](y) `c` a\\"), "\\*a\\* &lt;b&gt; \\# \\[x\\](y) \\`c\\` a\\\\");
        assert_eq!(markdown_code("a``b`"), "``` a``b` ```");
        assert_eq!(uri("i18n/у вас:1%.json"), "i18n/%D1%83%20%D0%B2%D0%B0%D1%81%3A1%25.json");
    }
}
