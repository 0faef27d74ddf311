//! Syntax highlighting: which pieces of a text are keys, strings, keywords. Works on any text, broken ones too.
//!
//! Written by hand instead of taken from `syntect`: that one needs 2 s and 16 MB for a minified script of 500 KB, and knows
//! no Twig, SCSS and TypeScript (measured; `docs/DESIGN.md`).

mod markup;
mod plain;
mod scanner;
mod script;
mod style;

use std::ops::Range;

use super::path::RelPath;
use super::text_edit::TextEdit;
use scanner::Scanner;

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A member, a property, an attribute, a variable of PHP.
    Key,
    /// A string, a regular expression.
    String,
    /// A number, `true`, `null`.
    Number,
    /// A word of the language.
    Word,
    Comment,
    /// An element of markup, a selector.
    Tag,
}

/// A piece of code by its bytes. What lies between two of them is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte. Texts are smaller than 4 GB by far, and a large script has hundreds of thousands of pieces.
    start: u32,
    end: u32,
    pub kind: Kind,
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Json,
    /// JavaScript and what becomes it.
    Script,
    /// CSS and what becomes it.
    Style,
    /// HTML, XML and templates.
    Markup,
    /// PHP in HTML.
    Php,
    Markdown,
    /// Lines with names and values, and comments after `#`.
    Settings,
    /// No pieces.
    Plain,
}

impl Span {
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    fn new(range: Range<usize>, kind: Kind) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: place(range.start), end: place(range.end), kind }
    }
}

impl Language {
    /// The language of a file, by its name.
    pub fn of(path: &RelPath) -> Self {
        match &*path.extension() {
            "json" | "map" => Self::Json,
            "js" | "mjs" | "ts" | "jsx" | "tsx" => Self::Script,
            "css" | "scss" | "less" => Self::Style,
            "html" | "htm" | "twig" | "svg" | "xml" => Self::Markup,
            "php" => Self::Php,
            "md" => Self::Markdown,
            "yml" | "yaml" | "ini" | "toml" | "env" | "sh" | "widgetignore" | "gitignore" => Self::Settings,
            _ => Self::Plain,
        }
    }
}

/// The pieces of `text`, in order, none over another.
pub fn spans(text: &str, language: Language) -> Vec<Span> {
    let mut scanner = Scanner::new(text);
    match language {
        Language::Json => plain::json(&mut scanner),
        Language::Script => script::script(&mut scanner),
        Language::Style => style::style(&mut scanner),
        Language::Markup => markup::markup(&mut scanner, false),
        Language::Php => markup::markup(&mut scanner, true),
        Language::Markdown => plain::markdown(&mut scanner),
        Language::Settings => plain::settings(&mut scanner),
        Language::Plain => {}
    }
    scanner.found
}

/// The pieces where they are after `edit`, until they are worked out anew: those that it touches are shortened or gone.
pub fn shifted(spans: &[Span], edit: &TextEdit) -> Vec<Span> {
    let (from, to, added) = (edit.range.start, edit.range.end, edit.insert.len());
    let moved = |span: &Span| {
        let range = span.range();
        let range = if range.start >= to {
            range.start - to + from + added..range.end - to + from + added
        } else if range.start < from {
            // Typing within a piece keeps it whole.
            let end = if range.end >= to { range.end - to + from + added } else { range.end.min(from) };
            range.start..end
        } else {
            return None;
        };
        Some(Span::new(range, span.kind))
    };
    spans.iter().filter_map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text_edit;
    use proptest::prelude::*;

    const ALL: [Language; 8] = [
        Language::Json,
        Language::Script,
        Language::Style,
        Language::Markup,
        Language::Php,
        Language::Markdown,
        Language::Settings,
        Language::Plain,
    ];

    /// The pieces as `kind:text`, one a word.
    #[track_caller]
    fn pieces(text: &str, language: Language) -> Vec<String> {
        spans(text, language).iter().map(|span| format!("{:?}:{}", span.kind, text.get(span.range()).unwrap())).collect()
    }

    #[test]
    fn scripts() {
        let text = "define(['jquery'], function ($) { // a\n return {a: 1.5e3, 'b': `x${ {y: \"}\"} }z`, c: /[/]\\//g, d: 4 / 2 / 1}; });";
        assert_eq!(
            pieces(text, Language::Script),
            [
                "String:'jquery'",
                "Word:function",
                "Comment:// a",
                "Word:return",
                "Key:a",
                "Number:1.5e3",
                "Key:'b'",
                "String:`x${",
                "Key:y",
                "String:\"}\"",
                "String:}z`",
                "Key:c",
                "String:/[/]\\//g",
                "Key:d",
                "Number:4",
                "Number:2",
                "Number:1",
            ]
        );
        assert_eq!(pieces("a ? b : c; /* я", Language::Script), ["Comment:/* я"]);
    }

    #[test]
    fn styles() {
        let text = "/* a */ .w-1 > a:hover { color: #fff; width: calc(10px + 2%) !important } @media (x) { b { c: 'd;}' } }";
        assert_eq!(
            pieces(text, Language::Style),
            [
                "Comment:/* a */",
                "Tag:.w-1 > a:hover",
                "Key:color",
                "Number:#fff",
                "Key:width",
                "Number:10px",
                "Number:2%",
                "Word:!important",
                "Word:@media",
                "Tag:b",
                "Key:c",
                "String:'d;}'",
            ]
        );
    }

    #[test]
    fn templates_and_php() {
        let text = "<div class=\"a\" {% if x %}id={{ y|e('z') }}{% endif %}>1<!-- c --></div><script>var a = '<b>';</script>";
        assert_eq!(
            pieces(text, Language::Markup),
            [
                "Tag:<div",
                "Key:class",
                "String:\"a\"",
                "Tag:{%",
                "Word:if",
                "Tag:%}",
                "Key:id",
                "Tag:{{",
                "String:'z'",
                "Tag:}}",
                "Tag:{%",
                "Word:endif",
                "Tag:%}",
                "Tag:>",
                "Comment:<!-- c -->",
                "Tag:</div",
                "Tag:>",
                "Tag:<script",
                "Tag:>",
                "Word:var",
                "String:'<b>'",
                "Tag:</script",
                "Tag:>",
            ]
        );
        let php = "<p><?php if ($a == 'b') { # no\n echo 1; } ?></p>";
        let found = pieces(php, Language::Php);
        assert_eq!(
            found,
            [
                "Tag:<p",
                "Tag:>",
                "Tag:<?php",
                "Word:if",
                "Key:$a",
                "String:'b'",
                "Comment:# no",
                "Word:echo",
                "Number:1",
                "Tag:?>",
                "Tag:</p",
                "Tag:>"
            ]
        );
    }

    #[test]
    fn other_texts() {
        assert_eq!(pieces("{\"a\" : \"b\", -1.5, tr", Language::Json), ["Key:\"a\"", "String:\"b\"", "Number:-1.5", "Number:tr"]);
        assert_eq!(
            pieces("# Head\ntext `code`\n```\nx\n```\n- [a](b)", Language::Markdown),
            ["Key:# Head", "String:`code`", "String:```\nx\n```", "Number:-", "Tag:[a](b)"]
        );
        assert_eq!(
            pieces("# c\na: 'b'\n[s]\nx = 1", Language::Settings),
            ["Comment:# c", "Key:a", "String:'b'", "Tag:[s]", "Key:x", "Number:1"]
        );
    }

    #[test]
    fn a_long_line_is_read_once() {
        // Each of these would be searched for its end again and again if the search had no bound.
        for part in ["a=b/c;", "x{", "<a ", "`${", "{{ a ", "[", "\"a\":"] {
            let text = part.repeat(200_000 / part.len());
            for language in ALL {
                spans(&text, language);
            }
        }
    }

    proptest! {
        #[test]
        fn pieces_are_in_order_and_at_characters(text in "[ -~яж€\n\t]{0,80}|(<|>|/|\\*|'|\"|`|\\$\\{|\\{%|%\\}|\\{\\{|\\}\\}|\\?>|<\\?php|<script|</script>|я|\n|#|:|;){0,30}") {
            for language in ALL {
                let mut end = 0;
                for span in spans(&text, language) {
                    let range = span.range();
                    prop_assert!(end <= range.start && range.start < range.end, "{:?} {:?}", language, range);
                    prop_assert!(text.get(range.clone()).is_some());
                    end = range.end;
                }
            }
        }

        #[test]
        fn shifted_pieces_fit_the_new_text(text in "[a{}'яж /*\n]{0,40}", from in 0usize..40, to in 0usize..40, insert in "[b'я]{0,5}") {
            let at = |wish: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).rfind(|at| *at <= wish).unwrap_or(0);
            let (from, to) = (at(from.min(to)), at(from.max(to)));
            let edit = TextEdit::replace(from..to, insert);
            let (new, _) = text_edit::apply(&text, std::slice::from_ref(&edit)).unwrap();
            let mut end = 0;
            for span in shifted(&spans(&text, Language::Script), &edit) {
                prop_assert!(end <= span.range().start && new.get(span.range()).is_some());
                end = span.range().end;
            }
        }
    }
}
