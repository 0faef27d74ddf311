//! The trial as one HTML file: the matrix with pictures, then each scene with its judgements.

use std::collections::BTreeSet;

use super::{Entry, Trial, seconds};
use crate::model::widget::Widget;
use crate::report::escape::{Html, base64};
use crate::report::{html, name};
use crate::text::Lang;

pub fn render(trial: &Trial, widget: &Widget, scene: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let mut out = Html::default();
    let title = name(widget, lang);
    html::open(&mut out, &title, lang);
    out.raw("<style>\n")
        .raw(include_str!("trial.css"))
        .raw("</style>\n<h1>")
        .text(&title)
        .raw("</h1>\n<p><strong>")
        .text(&trial.words(lang))
        .raw("</strong></p>\n");
    matrix(&mut out, trial, scene, lang);
    for (at, entry) in trial.entries.iter().enumerate() {
        details(&mut out, entry, at, scene, lang);
    }
    html::close(&mut out);
    out.finish()
}

fn matrix(out: &mut Html, trial: &Trial, scene: &dyn Fn(&str) -> String, lang: Lang) {
    let mut columns: Vec<[&str; 4]> = Vec::new();
    let mut rows: Vec<&str> = Vec::new();
    for entry in &trial.entries {
        if !columns.contains(&entry.variant.parts()) {
            columns.push(entry.variant.parts());
        }
        if !rows.contains(&entry.variant.scene.as_str()) {
            rows.push(&entry.variant.scene);
        }
    }
    let locales: Vec<String> = trial.entries.iter().map(|entry| entry.variant.locale.clone()).collect();
    let place = |locale: &str| locales.iter().position(|known| known == locale);
    // A scene that broke down early has no dark theme: the columns of a locale stay together all the same.
    columns.sort_by_key(|[locale, role, theme, product]| (place(locale), *role, *theme != "light", *product));
    // What all columns have in common stands in none of their heads.
    let differs: Vec<usize> = (0..4)
        .filter(|part| *part == 0 || columns.iter().filter_map(|column| column.get(*part)).collect::<BTreeSet<_>>().len() > 1)
        .collect();
    out.raw("<table class=\"matrix\">\n<tr><th>").text(&lang.tr("trial-scene")).raw("</th>");
    for column in &columns {
        let words: Vec<&str> = differs.iter().filter_map(|part| column.get(*part).copied()).collect();
        out.raw("<th>").text(&words.join(", ")).raw("</th>");
    }
    out.raw("</tr>\n");
    for row in rows {
        out.raw("<tr><th>").text(&scene(row)).raw("<br><code class=\"muted\">").text(row).raw("</code></th>");
        for column in &columns {
            let found = trial.entries.iter().enumerate().find(|(_, entry)| entry.variant.scene == row && entry.variant.parts() == *column);
            out.raw("<td>");
            if let Some((at, entry)) = found {
                out.raw("<a href=\"#scene-").text(&at.to_string()).raw("\">");
                picture(out, entry);
                result(out, entry, lang);
                out.raw("</a>");
            }
            out.raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</table>\n");
}

fn picture(out: &mut Html, entry: &Entry) {
    if let Some(png) = &entry.picture {
        out.raw("<img alt=\"\" src=\"data:image/png;base64,").text(&base64(png)).raw("\">");
    }
}

fn result(out: &mut Html, entry: &Entry, lang: Lang) {
    let (class, mark) = if entry.passed() { ("passed", "✓ ") } else { ("error", "✗ ") };
    out.raw("<span class=\"").text(class).raw("\">").text(mark).text(&lang.with("trial-counts", &entry.counts())).raw("</span> ");
    let time = lang.with("trial-seconds", &[("seconds", lang.decimal(seconds(entry.ms)).into())]);
    out.raw("<span class=\"muted\">").text(&time).raw("</span>");
}

fn details(out: &mut Html, entry: &Entry, at: usize, scene: &dyn Fn(&str) -> String, lang: Lang) {
    let head = format!("{}, {}", scene(&entry.variant.scene), entry.variant.parts().join(", "));
    out.raw("<article id=\"scene-").text(&at.to_string()).raw("\">\n<h3>").text(&head).raw("</h3>\n<p>");
    result(out, entry, lang);
    out.raw("</p>\n<table>\n");
    for judgement in &entry.judgements {
        let (class, mark) = if judgement.passed { ("passed", "✓") } else { ("error", "✗") };
        out.raw("<tr><td class=\"").text(class).raw("\">").text(mark).raw("</td><td>").text(&lang.msg(&judgement.judge.name()));
        out.raw("<br><code class=\"muted\">")
            .text(judgement.judge.id())
            .raw("</code></td><td>")
            .text(&judgement.words(lang))
            .raw("</td><td><code>");
        out.text(&judgement.at()).raw("</code></td></tr>\n");
    }
    out.raw("</table>\n</article>\n");
}
