//! The report as one HTML file that needs nothing else: pictures are in it, scripts and addresses of others are not.

use super::escape::{Html, base64};
use super::frame::{Hidden, frame};
use super::{Meta, Summary, about, by_severity, heading, name, place_words, severity_word};
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::crm::images;
use crate::crm::images::SLOTS;
use crate::formats::picture;
use crate::formats::picture::Format;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::text::Lang;

/// Larger pictures are named, not embedded.
const MOST_PICTURE_BYTES: usize = 2 * 1024 * 1024;

pub fn render(report: &Report, widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let mut out = Html::default();
    let title = name(widget, lang);
    open(&mut out, &title, lang);
    out.raw("<h1>").text(&title).raw("</h1>\n<p class=\"muted\">").text(&about(widget, meta, lang)).raw("</p>\n");
    out.raw("<p><strong>").text(&Summary::of(report).words(lang)).raw("</strong></p>\n");
    if report.ignored > 0 {
        out.raw("<p>").text(&lang.with("report-ignored", &[("count", report.ignored.into())])).raw("</p>\n");
    }
    let pictures = pictures(report, widget);
    gallery(&mut out, &pictures, widget, lang);
    let hidden = Hidden::of(report, widget);
    for (severity, group) in by_severity(report) {
        out.raw("<h2>").text(&heading(severity, lang)).raw("</h2>\n");
        for finding in group {
            article(&mut out, finding, None, &pictures, &hidden, widget, lang);
        }
    }
    if !report.suppressed.is_empty() {
        out.raw("<h2>").text(&lang.tr("report-accepted")).raw("</h2>\n");
        for (finding, reason) in &report.suppressed {
            article(&mut out, finding, Some(reason), &pictures, &hidden, widget, lang);
        }
    }
    close(&mut out);
    out.finish()
}

/// The beginning of a page.
pub fn open(out: &mut Html, title: &str, lang: Lang) {
    out.raw("<!DOCTYPE html>\n<html lang=\"").text(lang.code()).raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // Even markup that slipped through could neither run nor load anything.
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
    out.raw("<title>").text(title).raw("</title>\n<style>\n").raw(include_str!("style.css")).raw("</style>\n</head>\n<body>\n");
}

/// The end of a page.
pub fn close(out: &mut Html) {
    out.raw("</body>\n</html>\n");
}

/// The logos, and the pictures that findings are about.
fn pictures(report: &Report, widget: &Widget) -> Vec<String> {
    let mut paths: Vec<String> = SLOTS.iter().map(images::Slot::path).collect();
    let found = report.findings.iter().chain(report.suppressed.iter().map(|(finding, _)| finding));
    for place in found.flat_map(|finding| std::iter::once(&finding.place).chain(&finding.related)) {
        if !paths.contains(&place.file) {
            paths.push(place.file.clone());
        }
    }
    paths.retain(|path| widget.get(path).is_some_and(|body| kind(path, body).is_some()));
    paths
}

/// The type of a picture by its content (of an SVG by its name); `None` if it is none.
fn kind(path: &str, body: &FileBody) -> Option<&'static str> {
    if body.as_text().is_some() {
        return path.to_lowercase().ends_with(".svg").then_some("image/svg+xml");
    }
    Some(match picture::format_of(body.as_bytes())? {
        Format::Png => "image/png",
        Format::Jpeg => "image/jpeg",
        Format::Gif => "image/gif",
        Format::WebP => "image/webp",
        Format::Bmp => "image/bmp",
    })
}

fn gallery(out: &mut Html, pictures: &[String], widget: &Widget, lang: Lang) {
    if pictures.is_empty() {
        return;
    }
    out.raw("<h2>").text(&lang.tr("report-pictures")).raw("</h2>\n<div class=\"pictures\">\n");
    for (at, path) in pictures.iter().enumerate() {
        let Some(body) = widget.get(path) else { continue };
        out.raw("<figure id=\"picture-").text(&at.to_string()).raw("\">");
        if let Some(kind) = kind(path, body).filter(|_| body.len() <= MOST_PICTURE_BYTES) {
            out.raw("<img alt=\"").text(path).raw("\" src=\"data:").text(kind).raw(";base64,").text(&base64(body.as_bytes())).raw("\">");
        }
        let size = body.as_blob().and_then(|blob| blob.picture().size).map(|(width, height)| format!("{width}×{height}"));
        let caption: Vec<String> = [Some(path.clone()), size, Some(lang.size(body.len()))].into_iter().flatten().collect();
        out.raw("<figcaption>").text(&caption.join(" · ")).raw("</figcaption></figure>\n");
    }
    out.raw("</div>\n");
}

fn article(out: &mut Html, finding: &Finding, reason: Option<&str>, pictures: &[String], hidden: &Hidden, widget: &Widget, lang: Lang) {
    let severity = severity_word(finding.severity);
    out.raw("<article>\n<p><strong class=\"").text(severity).raw("\">").text(&lang.tr(&format!("severity-{severity}")));
    out.raw("</strong> <code class=\"muted\">").text(finding.rule.id).raw("</code> ");
    place(out, &finding.place, pictures, lang);
    out.raw("</p>\n<h3>").text(&lang.title(finding)).raw("</h3>\n");
    code(out, finding, hidden, widget);
    out.raw("<p>").text(&lang.why(finding)).raw("</p>\n<p>").text(&lang.todo(finding)).raw("</p>\n");
    for related in &finding.related {
        out.raw("<p class=\"muted\">").text(&lang.tr("report-see")).raw(" ");
        place(out, related, pictures, lang);
        out.raw("</p>\n");
    }
    if let Some(reason) = reason {
        let reason = if reason.is_empty() { lang.tr("report-no-reason") } else { reason.to_owned() };
        out.raw("<p><strong>").text(&lang.tr("report-reason")).raw("</strong> ").text(&reason).raw("</p>\n");
    }
    out.raw("</article>\n");
}

/// A place in words; that of a picture leads to the picture.
fn place(out: &mut Html, place: &crate::checks::engine::finding::Place, pictures: &[String], lang: Lang) {
    let words = place_words(place, lang);
    match pictures.iter().position(|path| *path == place.file) {
        Some(at) => out.raw("<a href=\"#picture-").text(&at.to_string()).raw("\">").text(&words).raw("</a>"),
        None => out.raw("<span class=\"muted\">").text(&words).raw("</span>"),
    };
}

fn code(out: &mut Html, finding: &Finding, hidden: &Hidden, widget: &Widget) {
    let file = &finding.place.file;
    let (Some(range), Some(text)) = (&finding.place.range, widget.text(file)) else { return };
    let lines = frame(file, text, range, hidden);
    let width = lines.last().map_or(1, |line| line.number.to_string().len());
    out.raw("<pre>");
    for line in lines {
        out.raw("<span class=\"muted\">").text(&format!("{:>width$}", line.number)).raw("</span>  ");
        for (marked, part) in &line.parts {
            if *marked {
                out.raw("<mark>").text(part).raw("</mark>");
            } else {
                out.text(part);
            }
        }
        out.raw("\n");
    }
    out.raw("</pre>\n");
}
