//! What Run knows of a case of an acceptance pass: what happened in the scene that the case is about, as texts, and a judgement where
//! one is plain.

use std::fmt::Write;

use super::{Group, Row, Run};
use crate::app::core::handed::Materials;
use crate::report::acceptance::proof;
use crate::services::acceptance::pass::{Kind, Verdict};
use crate::stand_in::event::{Grade, Network, What};
use crate::stand_in::scenes::SCENES;
use crate::stand_in::texts::preview;
use crate::text::Lang;

/// Most lines of a text; the last ones are kept.
const MOST_LINES: usize = 400;
/// Most characters of a value in a line.
const MOST_OF_VALUE: usize = 200;

impl Run {
    /// What is known of a case, by its id in the plan. For a case that is about no scene, and only if the person asks, the scene that was
    /// entered last is told, without a judgement.
    pub(in crate::app) fn materials(&self, case: &str, is_asked: bool, lang: Lang) -> Option<Materials> {
        let (about, name) = case.split_once('/').unwrap_or((case, ""));
        let mut groups = self.timeline.groups().rev();
        let is_of_area = |group: &&Group| SCENES.iter().any(|(scene, area)| *scene == group.scene() && *area == name);
        let calls = |group: &&Group| group.rows.iter().any(|row| is_call(row, name));
        let (group, is_judged) = match about {
            "area" => (groups.find(is_of_area)?, true),
            "callback" => (groups.find(calls)?, true),
            _ if is_asked => (groups.next()?, false),
            _ => return None,
        };
        let console = self.of_group(group, &self.timeline.console);
        let requests = self.of_group(group, &self.timeline.network);
        let evidence = [
            (Kind::Timeline, group.rows.len(), text(group.rows.iter())),
            (Kind::Console, console.len(), text(console.iter().copied())),
            (Kind::Requests, requests.len(), text(requests.iter().copied())),
        ];
        let evidence = evidence.into_iter().filter(|(kind, count, _)| *count > 0 || *kind == Kind::Console).collect();
        let judged = is_judged.then(|| match about {
            "callback" => of_call(group.rows.iter().rfind(|row| is_call(row, name))?, lang),
            _ => of_scene(group, &console, lang),
        });
        Some(Materials { evidence, judged: judged.flatten() })
    }

    /// The rows of a list that belong to a scene which was entered.
    fn of_group<'r>(&self, group: &Group, rows: impl IntoIterator<Item = &'r Row>) -> Vec<&'r Row> {
        let begun = group.begun.number;
        let later = self.timeline.groups().filter(|other| other.begun.tab == group.begun.tab && other.begun.number > begun);
        let end = later.map(|other| other.begun.number).min().unwrap_or(u64::MAX);
        let is_in = |row: &&Row| row.event.tab == group.begun.tab && (begun..end).contains(&row.event.number);
        rows.into_iter().filter(is_in).collect()
    }
}

fn is_call(row: &Row, wanted: &str) -> bool {
    matches!(&row.event.what, What::Call { name, .. } if name == wanted)
}

/// A scene is as it should be if no line of it is red and nothing was printed as an error.
fn of_scene(group: &Group, console: &[&Row], lang: Lang) -> Option<(Verdict, String)> {
    let calls = group.rows.iter().filter(|row| matches!(row.event.what, What::Call { .. })).count();
    let is_error = |row: &&&Row| matches!(&row.event.what, What::Console { level, .. } if level == "error");
    let errors = console.iter().filter(is_error).count();
    let is_good = group.failed == 0 && errors == 0;
    // A scene in which nothing was called says nothing.
    (calls > 0 || !is_good).then(|| {
        let verdict = if is_good { Verdict::Passed } else { Verdict::Failed };
        (verdict, proof::of_scene(calls, group.failed, errors, lang))
    })
}

/// A call is as it should be if it came back, and no line of it is red.
fn of_call(row: &Row, lang: Lang) -> Option<(Verdict, String)> {
    let What::Call { name, .. } = &row.event.what else { return None };
    let What::Return { value, ms, .. } = &row.end.as_ref()?.what else {
        return Some((Verdict::Failed, proof::of_call(name, &line(row), None, lang)));
    };
    let verdict = if row.grade() == Grade::Red { Verdict::Failed } else { Verdict::Passed };
    Some((verdict, proof::of_call(name, &short(&preview(value)), Some(*ms), lang)))
}

fn text<'r>(rows: impl Iterator<Item = &'r Row>) -> String {
    let lines: Vec<String> = rows.map(line).filter(|line| !line.is_empty()).collect();
    lines.get(lines.len().saturating_sub(MOST_LINES)..).unwrap_or_default().join("\n")
}

/// A row as a line in the terms of the script, whatever the language of the window.
fn line(row: &Row) -> String {
    let mut out = match &row.event.what {
        What::Call { name, args, .. } | What::Use { name, args } => {
            format!("{name}({})", args.iter().map(|arg| short(&preview(arg))).collect::<Vec<_>>().join(", "))
        }
        What::Console { level, text, .. } => format!("{level}: {text}"),
        What::Network(Network::Start { method, url, via, .. }) => format!("{method} {url} ({via})"),
        What::Thrown { error, .. } => format!("{}: {}", error.name, error.message),
        What::Skipped { name, why } => format!("{name}: {why}"),
        What::Click { text } => format!("click: {text}"),
        What::Leftover { items } | What::Doubled { items } => {
            items.iter().map(|item| format!("{}: {}", item.what, item.text)).collect::<Vec<_>>().join(", ")
        }
        What::Failed { what, url, why, .. } => {
            format!("{what}: {} {}", url.as_deref().unwrap_or_default(), why.as_deref().unwrap_or_default())
        }
        What::Refused { url, .. } => format!("refused: {url}"),
        What::Missing { api, .. } => format!("missing: {api}"),
        What::Navigate { path } => format!("goes to {path}"),
        What::Popup { url, .. } => format!("popup: {url}"),
        What::Globals { names } => format!("globals: {}", names.join(", ")),
        What::Rule { id, .. } => format!("rule: {id}"),
        What::Stored(_) => "stored".to_owned(),
        _ => String::new(),
    };
    match row.end.as_ref().map(|end| &end.what) {
        Some(What::Return { value, ms, .. }) => write!(out, " → {}, {ms:.0} ms", short(&preview(value))).ok(),
        Some(What::Thrown { error, .. }) => write!(out, " → {}: {}", error.name, error.message).ok(),
        Some(What::Network(Network::End { status, by, ms, .. })) => write!(out, " → {status} ({by}), {ms:.0} ms").ok(),
        _ => None,
    };
    if let Some(What::Settled { how, .. }) = row.settled.as_ref().map(|settled| &settled.what) {
        write!(out, ", {how}").ok();
    }
    for rule in &row.rules {
        if let What::Rule { id, .. } = &rule.what {
            write!(out, ", rule: {id}").ok();
        }
    }
    if row.grade() == Grade::Red { format!("! {out}") } else { out }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(MOST_OF_VALUE) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}
