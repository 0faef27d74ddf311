//! The moderation checklist for sign-off: as Markdown, and as one HTML file.

use std::fmt::Write;

use super::escape::{Html, markdown as plain};
use super::{Meta, about, html, name};
use crate::checks::checklist::{Checklist, Section};
use crate::model::widget::Widget;
use crate::services::mark::Carrier;
use crate::text::Lang;

/// The format of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// For tickets and merge requests.
    #[default]
    Markdown,
    /// One file for a browser, to be printed and signed.
    Html,
}

/// The checklist in `layout`.
pub fn render(checklist: &Checklist, widget: &Widget, meta: &Meta, layout: Layout, lang: Lang) -> String {
    match layout {
        Layout::Markdown => to_markdown(checklist, widget, meta, lang),
        Layout::Html => to_html(checklist, widget, meta, lang),
    }
}

impl Layout {
    /// How a checklist in this layout says in a file that the studio wrote it.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Markdown => Carrier::Comment,
            Self::Html => Carrier::SecondComment,
        }
    }

    /// All layouts, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Html];

    /// The word of the layout on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// The checklist as Markdown.
fn to_markdown(checklist: &Checklist, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}: {}\n", lang.tr("checklist-title"), plain(&name(widget, lang))).ok();
    writeln!(out, "{}\n\n{}", plain(&about(widget, meta, lang)), progress(checklist, lang)).ok();
    writeln!(out, "\n## {}\n", lang.tr("checklist-automatic")).ok();
    writeln!(out, "| {} |\n| --- | --: | --: | --: |", heads(lang).join(" | ")).ok();
    for [area, errors, warnings, accepted] in rows(checklist, lang) {
        writeln!(out, "| {} | {errors} | {warnings} | {accepted} |", plain(&area)).ok();
    }
    for section in Section::ALL {
        writeln!(out, "\n## {}\n", lang.tr(section.text_id())).ok();
        for item in checklist.section(section) {
            let id = item.point.text_id();
            let tick = if item.done { 'x' } else { ' ' };
            writeln!(out, "- [{tick}] {}  \n  {}", plain(&lang.tr(&id)), plain(&lang.tr(&format!("{id}.why")))).ok();
            if !item.note.is_empty() {
                writeln!(out, "\n  **{}:** {}", lang.tr("checklist-note"), plain(&item.note)).ok();
            }
        }
    }
    writeln!(out, "\n{} \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", lang.tr("checklist-signature")).ok();
    out
}

/// The checklist as one HTML file, to be printed and signed.
fn to_html(checklist: &Checklist, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let mut out = Html::default();
    let title = format!("{}: {}", lang.tr("checklist-title"), name(widget, lang));
    html::open(&mut out, &title, lang);
    out.raw("<h1>").text(&title).raw("</h1>\n<p class=\"muted\">").text(&about(widget, meta, lang)).raw("</p>\n");
    out.raw("<p><strong>").text(&progress(checklist, lang)).raw("</strong></p>\n");
    out.raw("<h2>").text(&lang.tr("checklist-automatic")).raw("</h2>\n<table>\n<tr>");
    for (at, head) in heads(lang).iter().enumerate() {
        out.raw(if at == 0 { "<th>" } else { "<th class=\"number\">" }).text(head).raw("</th>");
    }
    out.raw("</tr>\n");
    for row in rows(checklist, lang) {
        out.raw("<tr>");
        for (at, cell) in row.iter().enumerate() {
            out.raw(if at == 0 { "<td>" } else { "<td class=\"number\">" }).text(cell).raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</table>\n");
    for section in Section::ALL {
        out.raw("<h2>").text(&lang.tr(section.text_id())).raw("</h2>\n<ul class=\"points\">\n");
        for item in checklist.section(section) {
            let id = item.point.text_id();
            out.raw("<li><span class=\"box\">").raw(if item.done { "☑" } else { "☐" }).raw("</span>").text(&lang.tr(&id));
            out.raw("<p class=\"muted\">").text(&lang.tr(&format!("{id}.why"))).raw("</p>");
            if !item.note.is_empty() {
                out.raw("<p><strong>").text(&lang.tr("checklist-note")).raw(":</strong> ").text(&item.note).raw("</p>");
            }
            out.raw("</li>\n");
        }
        out.raw("</ul>\n");
    }
    out.raw("<p class=\"signature\">").text(&lang.tr("checklist-signature")).raw("</p>\n");
    html::close(&mut out);
    out.finish()
}

fn progress(checklist: &Checklist, lang: Lang) -> String {
    lang.with("checklist-about", &[("done", checklist.done().into()), ("count", checklist.items.len().into())])
}

fn heads(lang: Lang) -> [String; 4] {
    ["checklist-area", "checklist-errors", "checklist-warnings", "checklist-accepted"].map(|id| lang.tr(id))
}

fn rows(checklist: &Checklist, lang: Lang) -> impl Iterator<Item = [String; 4]> + '_ {
    checklist.areas.iter().map(move |result| {
        let [errors, warnings, accepted] = [result.errors, result.warnings, result.accepted].map(|count| count.to_string());
        [lang.tr(&format!("area-{}", result.area.word())), errors, warnings, accepted]
    })
}
