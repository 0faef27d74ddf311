//! The trial as JUnit XML: a suite for each scene in its variant, a case for each judgement.

use super::Trial;
use crate::model::widget::Widget;
use crate::report::escape::Html;
use crate::report::name;
use crate::text::Lang;

pub fn render(trial: &Trial, widget: &Widget, scene: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let mut out = Html::default();
    let all: usize = trial.entries.iter().map(|entry| entry.judgements.len()).sum();
    let failed: usize = trial.entries.iter().map(|entry| entry.failures().count()).sum();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"").text(&name(widget, lang));
    numbers(&mut out, all, failed, trial.ms);
    out.raw(">\n");
    for entry in &trial.entries {
        let variant = entry.variant.parts().join(", ");
        out.raw("  <testsuite name=\"").text(&format!("{}, {variant}", scene(&entry.variant.scene)));
        numbers(&mut out, entry.judgements.len(), entry.failures().count(), entry.ms);
        out.raw(">\n");
        for judgement in &entry.judgements {
            let class = format!("{}.{}", entry.variant.scene, entry.variant.parts().join("."));
            out.raw("    <testcase classname=\"").text(&class).raw("\" name=\"").text(judgement.judge.id()).raw("\"");
            if let Some((file, line)) = &judgement.place {
                out.raw(" file=\"").text(file).raw("\" line=\"").text(&line.to_string()).raw("\"");
            }
            let words = judgement.words(lang);
            match (judgement.passed, words.is_empty()) {
                (true, true) => out.raw("/>\n"),
                (true, false) => out.raw(">\n      <system-out>").text(&words).raw("</system-out>\n    </testcase>\n"),
                (false, _) => {
                    let name = lang.msg(&judgement.judge.name());
                    let place = judgement.at();
                    let whole = if place.is_empty() { words.clone() } else { format!("{words}\n{place}") };
                    out.raw(">\n      <failure type=\"").text(judgement.judge.id()).raw("\" message=\"").text(&format!("{name}: {words}"));
                    out.raw("\">").text(&whole).raw("</failure>\n    </testcase>\n")
                }
            };
        }
        out.raw("  </testsuite>\n");
    }
    out.raw("</testsuites>\n");
    out.finish()
}

fn numbers(out: &mut Html, all: usize, failed: usize, ms: u64) {
    let time = format!("{}.{:03}", ms / 1000, ms % 1000);
    out.raw("\" tests=\"")
        .text(&all.to_string())
        .raw("\" failures=\"")
        .text(&failed.to_string())
        .raw("\" errors=\"0\" time=\"")
        .text(&time)
        .raw("\"");
}
