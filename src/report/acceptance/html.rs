//! A pass as one HTML file that needs nothing else: steps, what was said, and all evidence, pictures included.

use super::{Pictures, evidence_title, facts, group_id, standing, summary, title, verdict_id};
use crate::formats::picture;
use crate::report::escape::{Html, base64};
use crate::report::html;
use crate::report::when::when;
use crate::services::acceptance::pass::{By, Case, Kind, Pass, Verdict};
use crate::services::acceptance::plan::Group;
use crate::text::Lang;

pub fn render(pass: &Pass, pictures: &Pictures, lang: Lang) -> String {
    let mut out = Html::default();
    let name = title(pass, lang);
    html::open(&mut out, &name, lang);
    out.raw("<h1>").text(&name).raw("</h1>\n<table>\n");
    for (name, value) in facts(pass, lang) {
        out.raw("<tr><th>").text(&name).raw("</th><td>").text(&value).raw("</td></tr>\n");
    }
    out.raw("</table>\n<p><strong>").text(&summary(pass.counts(), lang)).raw("</strong></p>\n<p class=\"muted\">");
    out.text(&lang.tr("acceptance-basis")).raw("</p>\n");
    let mut number = 0;
    for group in Group::ALL {
        let cases: Vec<_> = pass.start.cases.iter().filter(|case| case.group == group).collect();
        if cases.is_empty() {
            continue;
        }
        out.raw("<h2>").text(&lang.tr(group_id(group))).raw("</h2>\n");
        for case in cases {
            number += 1;
            article(&mut out, pass, case, number, pictures, lang);
        }
    }
    html::close(&mut out);
    out.finish()
}

fn article(out: &mut Html, pass: &Pass, case: &Case, number: usize, pictures: &Pictures, lang: Lang) {
    let said = pass.standing(&case.id);
    let colour = match said.map(|said| said.verdict) {
        Some(Verdict::Failed) => "<strong class=\"error\">",
        Some(Verdict::Blocked) => "<strong class=\"warning\">",
        Some(Verdict::Skipped) => "<strong class=\"advice\">",
        _ => "<strong>",
    };
    out.raw("<article>\n<p>").raw(colour).text(&standing(pass, &case.id, lang)).raw("</strong> <span class=\"muted\">");
    out.text(&case.from).raw("</span></p>\n<h3>").text(&format!("{number}. {}", case.title)).raw("</h3>\n<ol>\n");
    for step in &case.steps {
        out.raw("<li>").text(step).raw("</li>\n");
    }
    out.raw("</ol>\n<p><strong>").text(&lang.tr("acceptance-expected")).raw(":</strong> ").text(&case.expected).raw("</p>\n");
    for said in pass.said(&case.id) {
        let by = if said.by == By::Studio { lang.tr("acceptance-by-studio") } else { lang.tr(verdict_id(said.verdict)) };
        out.raw("<p><span class=\"muted\">").text(&when(said.at)).raw("</span> ").text(&by);
        if !said.note.is_empty() {
            out.raw(": ").text(said.note);
        }
        out.raw("</p>\n");
    }
    let evidence = pass.evidence(&case.id);
    for shown in evidence.iter().filter(|shown| shown.of != Kind::Picture) {
        out.raw("<details><summary>").text(&evidence_title(shown, lang)).raw("</summary><pre>").text(&shown.text).raw("</pre></details>\n");
    }
    let shown = evidence.iter().filter_map(|shown| Some((*shown, pictures.get(&shown.file)?)));
    let shown: Vec<_> = shown.filter_map(|(shown, bytes)| Some((shown, bytes, media_type(bytes)?))).collect();
    if !shown.is_empty() {
        out.raw("<div class=\"pictures\">\n");
        for (shown, bytes, media_type) in shown {
            out.raw("<figure><img alt=\"").text(&evidence_title(shown, lang)).raw("\" src=\"data:").text(media_type);
            out.raw(";base64,").text(&base64(bytes)).raw("\"><figcaption>SHA-256 ").text(&shown.sha256).raw("</figcaption></figure>\n");
        }
        out.raw("</div>\n");
    }
    out.raw("</article>\n");
}

/// The type of a picture, for a browser.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    Some(match picture::format_of(bytes)? {
        picture::Format::Png => "image/png",
        picture::Format::Jpeg => "image/jpeg",
        picture::Format::Gif => "image/gif",
        picture::Format::WebP => "image/webp",
        picture::Format::Bmp => "image/bmp",
    })
}
