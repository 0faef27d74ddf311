//! The trial as lines for a terminal.

use std::fmt::Write;

use super::{Trial, seconds};
use crate::report::visible;
use crate::text::Lang;

pub fn render(trial: &Trial, scene: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let mut out = String::new();
    for entry in &trial.entries {
        let mark = if entry.passed() { '✓' } else { '✗' };
        let time = lang.with("trial-seconds", &[("seconds", lang.decimal(seconds(entry.ms)).into())]);
        writeln!(out, "{mark} {} ({}), {}: {time}", scene(&entry.variant.scene), entry.variant.scene, entry.variant.parts().join(", "))
            .ok();
        for failure in entry.failures() {
            let place = match failure.at() {
                at if at.is_empty() => String::new(),
                at => format!("  {at}"),
            };
            writeln!(out, "    {}: {}{}", failure.judge.id(), visible(&failure.words(lang)), visible(&place)).ok();
        }
        if let Some(path) = &entry.written {
            writeln!(out, "    {}", visible(path)).ok();
        }
    }
    writeln!(out, "{}", trial.words(lang)).ok();
    out
}
