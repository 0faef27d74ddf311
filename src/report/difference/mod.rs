//! What differs between two builds, as text, Markdown, HTML or JSON: what changes for those who use the widget first.

pub mod changelog;
mod json;
mod sections;
mod words;

use std::fmt::Write;

use super::escape::{Html, markdown as plain, visible};
use super::html;
use crate::checks::comparison::Comparison;
use crate::model::widget::Widget;
use crate::services::mark::Carrier;
use crate::text::Lang;
use sections::Section;

pub use words::{file_words, masked, note_words, picture_words, pointer_words};

/// The format of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines for a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For tickets and merge requests.
    Markdown,
    /// One file that needs nothing else, for a browser.
    Html,
}

/// What is compared, besides what was found.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'s> {
    /// The build before, in words: `1.4.1`.
    pub old: &'s str,
    /// The build after.
    pub new: &'s str,
    /// The build after itself: its name is the heading.
    pub widget: &'s Widget,
    /// A draft of what is told to people, in Markdown, if it is wanted.
    pub changelog: Option<&'s str>,
}

impl Format {
    /// All formats, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::Markdown, Self::Html];

    /// The word of the format on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// The usual ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Json | Self::Html => self.word(),
        }
    }

    /// How a comparison in this format says in a file that the studio wrote it; JSON doesn't.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Text => Carrier::Line,
            Self::Markdown => Carrier::Comment,
            Self::Html => Carrier::SecondComment,
            Self::Json => Carrier::Member,
        }
    }
}

/// The comparison in `format`. Secrets in values and texts are masked.
pub fn render(found: &Comparison, sides: &Sides<'_>, format: Format, lang: Lang) -> String {
    match format {
        Format::Text => to_text(found, sides, lang),
        Format::Json => json::render(found, sides, lang),
        Format::Markdown => to_markdown(found, sides, lang),
        Format::Html => to_html(found, sides, lang),
    }
}

fn title(sides: &Sides<'_>, lang: Lang) -> String {
    format!("{}: {} → {}", super::name(sides.widget, lang), sides.old, sides.new)
}

fn to_text(found: &Comparison, sides: &Sides<'_>, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "{}", visible(&title(sides, lang))).ok();
    for Section { title, rows } in sections::of(found, lang) {
        writeln!(out, "\n{title}").ok();
        for row in rows {
            let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(|cell| visible(cell)).collect();
            writeln!(out, "  {}", cells.join("  ")).ok();
        }
    }
    if let Some(text) = sides.changelog {
        writeln!(out, "\n{}", lang.tr("builds-changelog")).ok();
        text.lines().for_each(|line| writeln!(out, "  {}", visible(line)).unwrap_or_default());
    }
    out
}

fn to_markdown(found: &Comparison, sides: &Sides<'_>, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}", plain(&title(sides, lang))).ok();
    for Section { title, rows } in sections::of(found, lang) {
        writeln!(out, "\n## {title}\n").ok();
        for row in rows {
            let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(|cell| plain(cell)).collect();
            writeln!(out, "- {}", cells.join(" · ")).ok();
        }
    }
    if let Some(text) = sides.changelog {
        writeln!(out, "\n## {}\n\n{}", lang.tr("builds-changelog"), text.trim().replace("## ", "### ")).ok();
    }
    out
}

fn to_html(found: &Comparison, sides: &Sides<'_>, lang: Lang) -> String {
    let mut out = Html::default();
    let title = title(sides, lang);
    html::open(&mut out, &title, lang);
    out.raw("<h1>").text(&title).raw("</h1>\n");
    for Section { title, rows } in sections::of(found, lang) {
        out.raw("<h2>").text(&title).raw("</h2>\n<table>\n");
        for row in rows {
            out.raw("<tr>");
            for cell in &row {
                out.raw("<td>").text(cell).raw("</td>");
            }
            out.raw("</tr>\n");
        }
        out.raw("</table>\n");
    }
    if let Some(text) = sides.changelog {
        out.raw("<h2>").text(&lang.tr("builds-changelog")).raw("</h2>\n<pre>").text(text).raw("</pre>\n");
    }
    html::close(&mut out);
    out.finish()
}

#[cfg(test)]
mod tests;
