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

/// The same for a text of several lines.
pub fn visible_lines(text: &str) -> String {
    text.replace(|c| steers(c) && !matches!(c, '\n' | '\t'), "\u{fffd}")
}

/// A character without width: what stands on its two sides is no name, address or number for the programs that make links of text.
const JOINER: char = '\u{2060}';

/// `text` for Markdown on one line: nothing in it is markup, HTML, a formula, a mention or a link, wherever it is pasted. Programs that look
/// for names and addresses do so after they have read the escapes, so [`JOINER`] breaks these.
pub fn markdown(text: &str) -> String {
    let text = one_line(text);
    let text = text.trim_start();
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '$' => out.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
            '-' | '+' | '=' | ':' if before.is_empty() => out.extend(['\\', c]),
            '.' | ')' if begins_a_list(before, rest) => out.extend(['\\', c]),
            c => out.push(c),
        }
        if may_refer(before, c, rest) {
            out.push(JOINER);
        }
    }
    out
}

/// `text` with spaces for line ends and tabs, and without what steers a page.
fn one_line(text: &str) -> String {
    visible(&text.replace(['\r', '\n', '\t'], " "))
}

/// Whether a line is an item of a numbered list if it has a point between `before` and `rest`.
fn begins_a_list(before: &str, rest: &str) -> bool {
    (1..10).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || rest.starts_with(' '))
}

/// Whether `c` between `before` and `rest` may be part of a formula, a mention, an address, the number of an issue or an emoji in GitHub,
/// GitLab and their like.
fn may_refer(before: &str, c: char, rest: &str) -> bool {
    let ends =
        |word: &str| before.len().checked_sub(word.len()).and_then(|at| before.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word));
    match c {
        '@' | '$' => true,
        '#' | '!' | '%' | '&' | '~' => rest.starts_with(|c: char| c.is_alphanumeric() || c == '"'),
        '/' => rest.starts_with('/'),
        ':' => rest.starts_with("//") || is_emoji(rest),
        '-' => ends("gh") && rest.starts_with(|c: char| c.is_ascii_digit()),
        'w' | 'W' => ends("ww") && rest.starts_with('.'),
        _ => false,
    }
}

/// Whether a colon before `rest` begins the name of an emoji, as in `:tada:`.
fn is_emoji(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_+-".contains(c));
    name.len() < rest.len() && name.starts_with(':')
}

/// `text` as a code span of Markdown.
pub fn markdown_code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
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
    use proptest::prelude::*;

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
        assert_eq!(markdown_code(""), "`  `");
        assert_eq!(uri("i18n/у вас:1%.json"), "i18n/%D1%83%20%D0%B2%D0%B0%D1%81%3A1%25.json");
    }

    /// What a reader of Markdown shows for `written`; panics at a character that has a meaning.
    fn shown(written: &str) -> String {
        let mut out = String::new();
        let mut chars = written.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.push(chars.next_if(char::is_ascii_punctuation).expect("an escape")),
                '&' => {
                    let name: String = chars.by_ref().take_while(|c| *c != ';').collect();
                    let names = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("#36", '$')];
                    out.push(names.into_iter().find(|(it, _)| *it == name).expect("an entity").1);
                }
                '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '<' | '>' | '$' => panic!("{c} is markup in {written}"),
                c => out.push(c),
            }
        }
        out
    }

    /// What programs make links, mentions, formulas and emoji of, in a text as it is shown.
    fn refers(text: &str) -> Option<String> {
        let text = text.to_lowercase();
        let next = |mark: &str, is: fn(char) -> bool| text.split(mark).skip(1).any(|rest| rest.starts_with(is));
        let digit = |c: char| c.is_ascii_digit();
        let named = |c: char| c.is_alphanumeric();
        let is_emoji = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c));
        let parts: Vec<&str> = text.split(':').collect();
        let found = [
            ("mention or e-mail", next("@", named)),
            ("address", text.contains("//") || text.contains("www.")),
            ("issue", next("#", digit) || next("!", digit) || next("gh-", digit)),
            ("label, milestone or epic", next("~", named) || next("%", named) || next("&", named)),
            ("formula", text.contains("$$") || text.split('$').skip(1).any(|rest| !rest.starts_with(JOINER))),
            ("emoji", parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|name| is_emoji(name))),
        ];
        found.into_iter().find(|(_, is)| *is).map(|(what, _)| format!("{what} in {text:?}"))
    }

    /// Checks that `text` is shown as it is and is nothing else.
    #[track_caller]
    fn is_only_text(text: &str) {
        let written = markdown(text);
        let shown = shown(&written);
        assert_eq!(shown.replace(JOINER, ""), one_line(text).trim_start().replace(JOINER, ""), "{written}");
        assert_eq!(refers(&shown), None, "{text:?} is written as {written:?}");
        let first = written.trim_start_matches(|c: char| c.is_ascii_digit());
        assert!(!written.starts_with(['-', '+', '=', ':', ' ']), "{written:?} begins a block");
        let is_item = |mark: &str| first == mark || first.starts_with(&format!("{mark} "));
        assert!(first.len() == written.len() || !is_item(".") && !is_item(")"), "{written:?} begins a list");
    }

    #[test]
    fn text_that_is_pasted_mentions_nobody_links_nothing_and_computes_nothing() {
        let texts = [
            "@everyone",
            "@org/team",
            "a@example.com",
            "mailto:a@example.com",
            "https://example.com",
            "HTTP://EXAMPLE.COM",
            "ftp://a",
            "//a.b",
            "www.example.com",
            "WWW.example.com",
            "#123",
            "a/b#123",
            "GH-12",
            "gh-1",
            "!45",
            "~bug",
            "%\"v 1\"",
            "&12",
            "$$x$$",
            "$x$",
            "$`x`$",
            "costs $5 or $6",
            ":tada:",
            "a:b:c",
            "- a",
            "+ a",
            "1. a",
            "12) a",
            "=== ",
            "    code",
            "---",
            ":-",
            "$",
            "@",
            "\\@a",
        ];
        texts.into_iter().for_each(is_only_text);
    }

    proptest! {
        #[test]
        fn any_text_stays_text(text in "[-@#!~%&$:/w.`*_+=<>|0-9a-zА-я \\\\\n\u{2060}]{0,24}|\\PC{0,24}") {
            is_only_text(&text);
        }

        #[test]
        fn a_code_span_ends_with_its_fence(text in "[`a |$@]{0,12}") {
            let code = markdown_code(&text);
            let fence = code.len() - code.trim_start_matches('`').len();
            let inside = code.get(fence..code.len() - fence).unwrap();
            prop_assert!(!inside.split(|c| c != '`').any(|run| run.len() == fence), "{code}");
            prop_assert!(inside.contains(&text) && !inside.starts_with('`') && !inside.ends_with('`'), "{code}");
        }
    }
}
