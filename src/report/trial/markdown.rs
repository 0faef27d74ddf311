//! The trial as Markdown: a table of scenes, then what failed.

use std::fmt::Write;

use super::{Trial, seconds};
use crate::model::widget::Widget;
use crate::report::escape::{markdown as plain, markdown_code as code};
use crate::report::name;
use crate::text::Lang;

pub fn render(trial: &Trial, widget: &Widget, scene: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n\n", plain(&name(widget, lang)), plain(&trial.words(lang)));
    let heads = ["trial-scene", "trial-variant", "trial-result", "trial-time"].map(|id| lang.tr(id));
    writeln!(out, "| {} |\n| --- | --- | --- | ---: |", heads.join(" | ")).ok();
    for entry in &trial.entries {
        let time = lang.with("trial-seconds", &[("seconds", lang.decimal(seconds(entry.ms)).into())]);
        let result = lang.with("trial-counts", &entry.counts());
        let mark = if entry.passed() { "✓" } else { "✗" };
        let variant = entry.variant.parts().join(", ");
        writeln!(out, "| {} | {} | {mark} {} | {time} |", plain(&scene(&entry.variant.scene)), plain(&variant), plain(&result)).ok();
    }
    for entry in trial.entries.iter().filter(|entry| !entry.passed()) {
        writeln!(out, "\n## {}\n", plain(&format!("{}, {}", scene(&entry.variant.scene), entry.variant.parts().join(", ")))).ok();
        for failure in entry.failures() {
            let place = match failure.at() {
                at if at.is_empty() => String::new(),
                at => format!(" ({})", code(&at)),
            };
            writeln!(
                out,
                "- {} {}: {}{place}",
                code(failure.judge.id()),
                plain(&lang.msg(&failure.judge.name())),
                plain(&failure.words(lang))
            )
            .ok();
        }
    }
    out
}
