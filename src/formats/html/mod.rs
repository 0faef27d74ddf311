//! The HTML of descriptions as blocks of plain text with light formatting. Nothing else of it is kept: no styles, no
//! scripts, no pictures, nothing that is loaded or run.

pub mod tags;

use html5gum::{Token, Tokenizer};

/// A paragraph or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// Whether it is an item of a list.
    pub bullet: bool,
    /// Its text, in pieces of one format.
    pub runs: Vec<Run>,
}

/// A piece of text of one format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub link: bool,
}

/// Elements whose content isn't text for people.
const HIDDEN: &[&str] = &["script", "style", "iframe", "object", "template"];

/// Reads `html` as blocks. Unknown and unbalanced tags are passed over.
pub fn blocks(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.tag(&String::from_utf8_lossy(&tag.name), true),
            Token::EndTag(tag) => reader.tag(&String::from_utf8_lossy(&tag.name), false),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.finish(false);
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    block: Block,
    bold: usize,
    italic: usize,
    link: usize,
    hidden: usize,
}

impl Reader {
    fn tag(&mut self, name: &str, opens: bool) {
        let step = |depth: &mut usize| *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
        match name {
            "b" | "strong" => step(&mut self.bold),
            "i" | "em" => step(&mut self.italic),
            "a" => step(&mut self.link),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.finish(false);
                step(&mut self.bold);
            }
            "br" | "p" | "div" | "ul" | "ol" | "tr" => self.finish(false),
            "li" => self.finish(opens),
            _ if HIDDEN.contains(&name) => step(&mut self.hidden),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(char::is_whitespace) && !self.block.runs.is_empty() {
            words.insert(0, ' ');
        }
        if text.ends_with(char::is_whitespace) && !words.ends_with(' ') {
            words.push(' ');
        }
        if words.trim().is_empty() && self.block.runs.is_empty() {
            return;
        }
        self.block.runs.push(Run { text: words, bold: self.bold > 0, italic: self.italic > 0, link: self.link > 0 });
    }

    /// Ends the block; the next one is an item if `bullet`.
    fn finish(&mut self, bullet: bool) {
        let block = std::mem::replace(&mut self.block, Block { bullet, runs: Vec::new() });
        if !block.runs.is_empty() {
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(html: &str) -> Vec<(bool, String)> {
        blocks(html).into_iter().map(|block| (block.bullet, block.runs.iter().map(|run| run.text.as_str()).collect())).collect()
    }

    #[test]
    fn keeps_words_and_light_formatting_only() {
        let html = "<p>One <b>two</b>&amp;three</p><ul><li>four<li>five</ul><script>alert(1)</script>six<br>seven<img src=x onerror=y>";
        let expected = [(false, "One two&three"), (true, "four"), (true, "five"), (false, "six"), (false, "seven")];
        assert_eq!(plain(html), expected.map(|(bullet, text)| (bullet, text.to_owned())));
        assert!(blocks("<b>x</b>")[0].runs[0].bold);
        assert_eq!(plain("</b></p>< <"), [(false, "< <".to_owned())]);
    }
}
