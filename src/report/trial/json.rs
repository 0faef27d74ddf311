//! The trial for programs.

use serde::Serialize;

use super::{Entry, Trial};
use crate::model::widget::Widget;
use crate::services::mark::{Document, MEMBER, mark};
use crate::text::Lang;

#[derive(Serialize)]
struct Report<'t> {
    summary: Summary,
    scenes: Vec<Scene<'t>>,
}

#[derive(Serialize)]
struct Summary {
    passed: usize,
    failed: usize,
}

#[derive(Serialize)]
struct Scene<'t> {
    scene: &'t str,
    locale: &'t str,
    role: &'t str,
    theme: &'t str,
    product: &'t str,
    passed: bool,
    ms: u64,
    /// The path of the picture, if it was written.
    picture: Option<&'t str>,
    judgements: Vec<Judged<'t>>,
}

#[derive(Serialize)]
struct Judged<'t> {
    id: &'static str,
    passed: bool,
    detail: String,
    file: Option<&'t str>,
    line: Option<usize>,
}

pub fn render(trial: &Trial, lang: Lang) -> String {
    let (passed, failed) = trial.counts();
    let scenes = trial.entries.iter().map(|entry| scene(entry, lang)).collect();
    crate::report::to_line(&Report { summary: Summary { passed, failed }, scenes })
}

/// `text`, a report as JSON, with the member that says in a file that the studio wrote it and of which widget.
pub fn about(text: String, widget: &Widget) -> String {
    match (mark(Document::Trial, widget), text.strip_prefix("{\n")) {
        (Some(mark), Some(rest)) => format!("{{\n  \"{MEMBER}\": \"{mark}\",\n{rest}"),
        _ => text,
    }
}

fn scene(entry: &Entry, lang: Lang) -> Scene<'_> {
    let judgements = entry.judgements.iter().map(|judgement| {
        let place = judgement.place.as_ref();
        Judged {
            id: judgement.judge.id(),
            passed: judgement.passed,
            detail: judgement.words(lang),
            file: place.map(|(file, _)| file.as_str()),
            line: place.map(|(_, line)| *line),
        }
    });
    let [locale, role, theme, product] = entry.variant.parts();
    Scene {
        scene: &entry.variant.scene,
        locale,
        role,
        theme,
        product,
        passed: entry.passed(),
        ms: entry.ms,
        picture: entry.written.as_deref(),
        judgements: judgements.collect(),
    }
}
