//! The report of a run over many accounts: as Markdown, as one HTML file, and as CSV. No secret reaches this module.

use std::fmt::Write;

use super::escape::{Html, markdown as plain, markdown_code as code};
use super::html;
use crate::formats::tables;
use crate::formats::tables::Format;
use crate::formats::tables::Table;
use crate::text::Lang;

/// The format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// For tickets and merge requests.
    #[default]
    Markdown,
    /// One file for a browser.
    Html,
    /// For spreadsheet programs; nothing in it is a formula.
    Csv,
}

/// A run over many accounts, as sentences in one language.
#[derive(Debug, Clone, Default)]
pub struct Fleet {
    /// The operation.
    pub task: String,
    /// The widget's own name.
    pub widget: String,
    /// The version of the build.
    pub version: String,
    /// The sum of the build's archive.
    pub sha256: String,
    /// The name of the archive that was opened and has that sum; `None` if the sum is that of what the files pack into.
    pub archive: Option<String>,
    /// The time of its start, as it is shown.
    pub date: String,
    /// The accounts in their order.
    pub rows: Vec<Row>,
}

/// The result in one account.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The account's name.
    pub account: String,
    /// The account's host.
    pub host: String,
    /// The version that it shows.
    pub version: String,
    /// Whether the widget is installed there, in words.
    pub state: String,
    /// Whether the result is as asked; `None` if there is none yet.
    pub is_as_asked: Option<bool>,
    /// The result in words.
    pub result: String,
    /// Why, and what the account said.
    pub detail: String,
    /// How long it took, in milliseconds.
    pub ms: u128,
}

impl Layout {
    /// All layouts, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Html, Self::Csv];

    /// The usual ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

/// The report in `layout`.
pub fn render(fleet: &Fleet, layout: Layout, lang: Lang) -> String {
    match layout {
        Layout::Markdown => to_markdown(fleet, lang),
        Layout::Html => to_html(fleet, lang),
        Layout::Csv => to_csv(fleet, lang),
    }
}

fn to_markdown(fleet: &Fleet, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}\n\n{}\n", plain(&title(fleet)), plain(&fleet.date)).ok();
    writeln!(out, "SHA-256 {}: {}\n\n{}\n", code(&fleet.sha256), plain(&basis(fleet, lang)), plain(&summary(fleet, lang))).ok();
    writeln!(out, "| {} |\n| --- | --- | --- | --- | --- | --: |", heads(lang).join(" | ")).ok();
    for row in &fleet.rows {
        writeln!(out, "| {} |", cells(row, lang).map(|cell| plain(&cell)).join(" | ")).ok();
    }
    out
}

fn to_html(fleet: &Fleet, lang: Lang) -> String {
    let mut out = Html::default();
    html::open(&mut out, &title(fleet), lang);
    out.raw("<h1>").text(&title(fleet)).raw("</h1>\n<p class=\"muted\">").text(&fleet.date).raw("</p>\n<p>SHA-256 <code>");
    out.text(&fleet.sha256)
        .raw("</code>: ")
        .text(&basis(fleet, lang))
        .raw("</p>\n<p><strong>")
        .text(&summary(fleet, lang))
        .raw("</strong></p>\n<table>\n<tr>");
    for head in heads(lang) {
        out.raw("<th>").text(&head).raw("</th>");
    }
    out.raw("</tr>\n");
    for row in &fleet.rows {
        out.raw(if row.is_as_asked == Some(false) { "<tr class=\"error\">" } else { "<tr>" });
        for cell in cells(row, lang) {
            out.raw("<td>").text(&cell).raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</table>\n");
    html::close(&mut out);
    out.finish()
}

fn to_csv(fleet: &Fleet, lang: Lang) -> String {
    let own = ["fleet-column-host", "fleet-column-build"].map(|id| lang.tr(id));
    let header = heads(lang).into_iter().chain(own).chain(["SHA-256".to_owned()]).collect();
    let rows = fleet.rows.iter().map(|row| {
        let own = [row.host.clone(), fleet.version.clone(), fleet.sha256.clone()];
        cells(row, lang).into_iter().chain(own).collect()
    });
    let written = tables::write(&Table { header, rows: rows.collect() }, Format::Csv).unwrap_or_default();
    String::from_utf8(written).unwrap_or_default()
}

fn title(fleet: &Fleet) -> String {
    format!("{} {}: {}", fleet.widget, fleet.version, fleet.task)
}

/// Whose sum it is, and what of the build the accounts tell.
fn basis(fleet: &Fleet, lang: Lang) -> String {
    let of = match &fleet.archive {
        Some(name) => lang.with("fleet-sum-opened", &[("name", name.as_str().into())]),
        None => lang.tr("fleet-sum-packed"),
    };
    format!("{of} {}", lang.tr("fleet-sum-basis"))
}

/// How many accounts are as asked, in a sentence.
pub fn summary(fleet: &Fleet, lang: Lang) -> String {
    let count = |is| fleet.rows.iter().filter(|row| row.is_as_asked == is).count();
    let args = [("done", count(Some(true)).into()), ("failed", count(Some(false)).into()), ("count", fleet.rows.len().into())];
    lang.with("fleet-summary", &args)
}

fn heads(lang: Lang) -> [String; 6] {
    ["fleet-column-account", "fleet-column-version", "fleet-column-state", "fleet-column-result", "fleet-column-why", "fleet-column-time"]
        .map(|id| lang.tr(id))
}

fn cells(row: &Row, lang: Lang) -> [String; 6] {
    let time = lang.with("fleet-seconds", &[("seconds", lang.decimal(row.ms as f64 / 1000.0).into())]);
    [row.account.clone(), row.version.clone(), row.state.clone(), row.result.clone(), row.detail.clone(), time]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fleet() -> Fleet {
        let row = |account: &str, result: &str, is_as_asked| Row {
            account: account.into(),
            host: "demo.amocrm.ru".into(),
            version: "1.4.2".into(),
            state: "installed".into(),
            is_as_asked,
            result: result.into(),
            detail: "why | so <b>".into(),
            ms: 2349,
        };
        Fleet {
            task: "Install".into(),
            widget: "Demo".into(),
            version: "1.4.2".into(),
            sha256: "3f9a17c2".into(),
            archive: Some("shop_1.zip".into()),
            date: "2026-11-21".into(),
            rows: vec![row("=cmd()", "Done", Some(true)), row("two", "The account isn't paid", Some(false)), row("three", "", None)],
        }
    }

    #[test]
    fn all_layouts_tell_the_build_and_foreign_text_stays_text() {
        for layout in Layout::ALL {
            let text = render(&fleet(), layout, Lang::En);
            assert!(text.contains("3f9a17c2") && text.contains("1.4.2") && text.contains("The account isn"), "{text}");
            assert!(layout == Layout::Csv || !text.contains("<b>"), "{text}");
        }
        let markdown = render(&fleet(), Layout::Markdown, Lang::En);
        assert!(markdown.contains("shop\\_1.zip, as it was opened") && markdown.contains("only the version"), "{markdown}");
        let packed = Fleet { archive: None, ..fleet() };
        assert!(render(&packed, Layout::Html, Lang::Ru).contains("собираются эти файлы"));
        assert!(markdown.contains("1 of 3") && markdown.contains("why \\| so &lt;b&gt;") && markdown.contains("2.3 s"), "{markdown}");
        assert!(render(&fleet(), Layout::Html, Lang::Ru).contains("2,3 с"));
    }

    #[test]
    fn no_cell_of_the_table_is_a_formula() {
        let csv = render(&fleet(), Layout::Csv, Lang::En);
        let first = csv.lines().nth(1).unwrap();
        assert!(first.starts_with("'=cmd();'1.4.2;"), "{csv}");
        assert_eq!(csv.lines().count(), 4);
    }
}
