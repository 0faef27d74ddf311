//! The report of a run over many accounts: as Markdown, as one HTML file, and as CSV. No secret reaches this module.

use std::fmt::Write;

use super::escape::{Html, markdown as plain, markdown_code as code};
use super::html;
use crate::formats::tables;
use crate::formats::tables::Format;
use crate::formats::tables::Table;
use crate::text::Lang;
use crate::text::msg::Msg;

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

/// A run over many accounts.
#[derive(Debug, Clone, Default)]
pub struct BulkReport {
    /// The id of the operation's text.
    pub task: &'static str,
    /// The widget's own name.
    pub widget: String,
    /// The version of the build.
    pub version: String,
    /// The sum of the build's archive.
    pub sha256: String,
    /// The name of the archive that was opened and has that sum; `None` if the sum is that of what the files pack into.
    pub archive: Option<String>,
    /// The time of its start on the person's clock, as it is shown.
    pub date: String,
    /// The studio's version.
    pub studio: String,
    /// The accounts in their order.
    pub rows: Vec<Row>,
}

/// The result in one account.
#[derive(Debug, Clone)]
pub struct Row {
    /// The account's name.
    pub account: String,
    /// The account's host.
    pub host: String,
    /// The version that it shows.
    pub version: String,
    /// Whether the widget is installed there.
    pub state: Msg,
    /// Whether the result is as asked; `None` if there is none yet.
    pub is_as_asked: Option<bool>,
    /// The result; `None` if there is none yet.
    pub result: Option<Msg>,
    /// Why, and what the account said.
    pub detail: Vec<Msg>,
    /// The code of the widget there; may be empty.
    pub code: String,
    /// The number of the account, if it is known.
    pub account_id: Option<u64>,
    /// The token's user: the name or the number, if one is known.
    pub user: String,
    /// What of the account's answer was compared with what was asked; `None` if nothing was.
    pub compared: Option<Msg>,
    /// How long it took, in milliseconds, if that was measured.
    pub ms: Option<u128>,
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

impl Row {
    /// Why, and what the account said, as sentences in one line.
    pub fn detail(&self, lang: Lang) -> String {
        self.detail.iter().map(|line| lang.msg(line)).collect::<Vec<_>>().join(" ")
    }
}

/// The report in `layout`.
pub fn render(bulk: &BulkReport, layout: Layout, lang: Lang) -> String {
    match layout {
        Layout::Markdown => to_markdown(bulk, lang),
        Layout::Html => to_html(bulk, lang),
        Layout::Csv => to_csv(bulk, lang),
    }
}

fn to_markdown(bulk: &BulkReport, lang: Lang) -> String {
    let mut out = String::new();
    writeln!(out, "# {}\n\n{}\n", plain(&title(bulk, lang)), plain(&made(bulk))).ok();
    writeln!(out, "SHA-256 {}: {}\n\n{}\n", code(&bulk.sha256), plain(&basis(bulk, lang)), plain(&summary(bulk, lang))).ok();
    writeln!(out, "| {} |\n| --- | --- | --- | --- | --- | --: |", heads(lang).join(" | ")).ok();
    for row in &bulk.rows {
        writeln!(out, "| {} |", cells(row, lang).map(|cell| plain(&cell)).join(" | ")).ok();
    }
    writeln!(out, "\n| {} |\n| --- | --- | --- | --- | --- | --- |", proof_heads(lang).join(" | ")).ok();
    for row in &bulk.rows {
        writeln!(out, "| {} |", proofs(row, lang).map(|cell| plain(&cell)).join(" | ")).ok();
    }
    out
}

/// When it was made, and with what.
fn made(bulk: &BulkReport) -> String {
    if bulk.studio.is_empty() { bulk.date.clone() } else { format!("{} · Widget Studio {}", bulk.date, bulk.studio) }
}

/// The heads of what says which account it was and what was compared.
fn proof_heads(lang: Lang) -> [String; 6] {
    ["bulk-column-account", "bulk-column-host", "bulk-column-id", "bulk-column-user", "bulk-code", "bulk-column-compared"]
        .map(|id| lang.tr(id))
}

fn proofs(row: &Row, lang: Lang) -> [String; 6] {
    let dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let id = row.account_id.map(|id| id.to_string()).unwrap_or_default();
    let compared = row.compared.as_ref().map(|compared| lang.msg(compared)).unwrap_or_default();
    [row.account.clone(), dash(row.host.clone()), dash(id), dash(row.user.clone()), dash(row.code.clone()), dash(compared)]
}

fn to_html(bulk: &BulkReport, lang: Lang) -> String {
    let mut out = Html::default();
    html::open(&mut out, &title(bulk, lang), lang);
    out.raw("<h1>").text(&title(bulk, lang)).raw("</h1>\n<p class=\"muted\">").text(&made(bulk)).raw("</p>\n<p>SHA-256 <code>");
    out.text(&bulk.sha256)
        .raw("</code>: ")
        .text(&basis(bulk, lang))
        .raw("</p>\n<p><strong>")
        .text(&summary(bulk, lang))
        .raw("</strong></p>\n<table>\n<tr>");
    for head in heads(lang) {
        out.raw("<th>").text(&head).raw("</th>");
    }
    out.raw("</tr>\n");
    for row in &bulk.rows {
        out.raw(if row.is_as_asked == Some(false) { "<tr class=\"error\">" } else { "<tr>" });
        for cell in cells(row, lang) {
            out.raw("<td>").text(&cell).raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</table>\n<table>\n<tr>");
    for head in proof_heads(lang) {
        out.raw("<th>").text(&head).raw("</th>");
    }
    out.raw("</tr>\n");
    for row in &bulk.rows {
        out.raw("<tr>");
        for cell in proofs(row, lang) {
            out.raw("<td>").text(&cell).raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</table>\n");
    html::close(&mut out);
    out.finish()
}

fn to_csv(bulk: &BulkReport, lang: Lang) -> String {
    let own = ["bulk-column-host", "bulk-column-build", "bulk-column-id", "bulk-column-user", "bulk-code", "bulk-column-compared"];
    let own = own.map(|id| lang.tr(id));
    let header = heads(lang).into_iter().chain(own).chain(["SHA-256".to_owned()]).collect();
    let rows = bulk.rows.iter().map(|row| {
        let [_, _, id, user, code, compared] = proofs(row, lang);
        let own = [row.host.clone(), bulk.version.clone(), id, user, code, compared, bulk.sha256.clone()];
        cells(row, lang).into_iter().chain(own).collect()
    });
    let written = tables::write(&Table { header, rows: rows.collect() }, Format::Csv).unwrap_or_default();
    String::from_utf8(written).unwrap_or_default()
}

fn title(bulk: &BulkReport, lang: Lang) -> String {
    format!("{} {}: {}", bulk.widget, bulk.version, lang.tr(bulk.task))
}

/// Whose sum it is, and what of the build the accounts tell.
fn basis(bulk: &BulkReport, lang: Lang) -> String {
    let of = match &bulk.archive {
        Some(name) => lang.with("bulk-sum-opened", &[("name", name.as_str().into())]),
        None => lang.tr("bulk-sum-packed"),
    };
    format!("{of} {}", lang.tr("bulk-sum-basis"))
}

/// How many accounts are as asked, in a sentence.
pub fn summary(bulk: &BulkReport, lang: Lang) -> String {
    let count = |is| bulk.rows.iter().filter(|row| row.is_as_asked == is).count();
    let args = [("done", count(Some(true)).into()), ("failed", count(Some(false)).into()), ("count", bulk.rows.len().into())];
    lang.with("bulk-summary", &args)
}

fn heads(lang: Lang) -> [String; 6] {
    ["bulk-column-account", "bulk-column-version", "bulk-column-state", "bulk-column-result", "bulk-column-why", "bulk-column-time"]
        .map(|id| lang.tr(id))
}

fn cells(row: &Row, lang: Lang) -> [String; 6] {
    let seconds = |ms: u128| lang.with("bulk-seconds", &[("seconds", lang.decimal(ms as f64 / 1000.0).into())]);
    let time = row.ms.map_or_else(|| "—".to_owned(), seconds);
    let result = row.result.as_ref().map(|result| lang.msg(result)).unwrap_or_default();
    [row.account.clone(), row.version.clone(), lang.msg(&row.state), result, row.detail(lang), time]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bulk() -> BulkReport {
        let plain = |text: &str| Msg::new("notice-plain").with("text", text);
        let row = |account: &str, result: &str, is_as_asked| Row {
            account: account.into(),
            host: "demo.amocrm.ru".into(),
            version: "1.4.2".into(),
            state: Msg::new("cli-installed"),
            is_as_asked,
            result: Some(plain(result)),
            detail: vec![plain("why | so <b>")],
            ms: Some(2349),
            code: "my_code".into(),
            account_id: Some(31_054),
            user: "Anna".into(),
            compared: Some(plain("version and settings")),
        };
        BulkReport {
            task: "bulk-install",
            widget: "Demo".into(),
            version: "1.4.2".into(),
            sha256: "3f9a17c2".into(),
            archive: Some("shop_1.zip".into()),
            date: "2026-11-21".into(),
            studio: "0.1.0".into(),
            rows: vec![row("=cmd()", "Done", Some(true)), row("two", "The account isn't paid", Some(false)), row("three", "", None)],
        }
    }

    #[test]
    fn all_layouts_tell_the_build_and_foreign_text_stays_text() {
        for layout in Layout::ALL {
            let text = render(&bulk(), layout, Lang::En);
            assert!(text.contains("3f9a17c2") && text.contains("1.4.2") && text.contains("The account isn"), "{text}");
            assert!(layout == Layout::Csv || !text.contains("<b>"), "{text}");
        }
        for layout in Layout::ALL {
            let text = render(&bulk(), layout, Lang::En).replace('\\', "");
            let parts = ["demo.amocrm.ru", "31054", "Anna", "my_code", "version and settings"];
            assert!(parts.iter().all(|part| text.replace('\u{2060}', "").contains(part)), "{text}");
        }
        let markdown = render(&bulk(), Layout::Markdown, Lang::En);
        assert!(markdown.contains("shop\\_1.zip, as it was opened") && markdown.contains("only the version"), "{markdown}");
        let packed = BulkReport { archive: None, ..bulk() };
        assert!(render(&packed, Layout::Html, Lang::Ru).contains("собираются эти файлы"));
        assert!(markdown.contains("1 of 3") && markdown.contains("why \\| so &lt;b&gt;") && markdown.contains("2.3 s"), "{markdown}");
        assert!(render(&bulk(), Layout::Html, Lang::Ru).contains("2,3 с"));
    }

    #[test]
    fn no_cell_of_the_table_is_a_formula() {
        let csv = render(&bulk(), Layout::Csv, Lang::En);
        let first = csv.lines().nth(1).unwrap();
        assert!(first.starts_with("'=cmd();'1.4.2;"), "{csv}");
        assert_eq!(csv.lines().count(), 4);
    }
}
