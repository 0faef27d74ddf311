//! The details of one thing that happened, always in the same order: what it was called with, what came of it, what the CRM makes of it, the
//! line of the script, and the check that explains it. For a request to another host: what is done with such requests.

use egui::{Id, RichText, ScrollArea, Ui};
use serde_json::Value;

use super::words::{self, place};
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::checking::CheckingCommand;
use crate::app::features::run::{Row, RunCommand};
use crate::checks;
use crate::stand_in::event::{Event, Network, Place, Stored, Thrown, What};
use crate::stand_in::fidelity::{self, Mark};
use crate::stand_in::hosts::{Fixture, Way, host_of};
use crate::stand_in::texts::{bar, rule, scene};
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Width of the status of a ready-made answer.
const STATUS: f32 = 64.0;

/// What the view remembers: the ready-made answer that is being typed, and the host that it is for.
#[derive(Default)]
pub struct View {
    host: String,
    status: String,
    body: String,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, row: &Row, view: &mut View) {
    let t = tokens(ui);
    let line = words::line(cx.lang, row);
    ScrollArea::vertical().id_salt("run details").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        ui.horizontal_top(|ui| {
            kit::icon(ui, line.icon, tokens::ICON_MEDIUM, words::colour(t, line.grade));
            let font = if line.is_code { tokens::code(tokens::BODY) } else { tokens::semibold(tokens::BODY) };
            ui.add(egui::Label::new(RichText::new(title(row, &line.words)).font(font).color(t.text)).wrap());
        });
        kit::hint(ui, &about(cx, &row.event, line.ms));
        match &row.event.what {
            What::Call { args, system, .. } => {
                part(ui, &cx.tr("running-arguments"));
                code(ui, &Value::Array(args.clone()));
                if !system.is_null() {
                    part(ui, "system()");
                    code(ui, system);
                }
                outcome(ui, cx, row);
            }
            What::Use { args, .. } => {
                part(ui, &cx.tr("running-arguments"));
                code(ui, &Value::Array(args.clone()));
            }
            What::Console { values, .. } => values.iter().for_each(|value| code(ui, value)),
            What::Network(network) => request(ui, cx, network, row.end.as_deref(), view),
            What::Stored(Stored::Settings { settings, .. } | Stored::Step { settings }) => code(ui, settings),
            What::Stored(Stored::LocalStorage { entries, .. }) => code(ui, &Value::Object(entries.clone())),
            What::Thrown { error, .. } => thrown(ui, cx, error),
            What::Skipped { why, .. } => {
                ui.add(egui::Label::new(RichText::new(bar(cx.lang, &["skip", why].join("-"))).color(t.text)).wrap());
            }
            What::Leftover { items } | What::Doubled { items } => {
                for item in items {
                    ui.add(egui::Label::new(RichText::new(format!("{}: {}", item.what, item.text)).color(t.text)).wrap());
                    at(ui, cx, item.place.as_ref());
                }
            }
            What::Failed { url, .. } => at_text(ui, url.as_deref().unwrap_or_default()),
            What::Broken { stack, .. } => at_text(ui, stack),
            What::Refused { url, host, .. } => {
                at_text(ui, url);
                host_choice(ui, cx, host, view);
            }
            _ => {}
        }
        rules(ui, cx, open, row);
        if !matches!(row.event.what, What::Thrown { .. } | What::Leftover { .. } | What::Doubled { .. })
            && let Some(found) = row.event.what.place()
        {
            part(ui, &cx.tr("running-script"));
            at(ui, cx, Some(found));
        }
    });
}

/// Of a call only its name: the arguments stand below.
fn title<'w>(row: &'w Row, words: &'w str) -> &'w str {
    match &row.event.what {
        What::Call { name, .. } | What::Use { name, .. } => name,
        _ => words,
    }
}

fn about(cx: &Cx<'_>, event: &Event, ms: Option<f64>) -> String {
    let begun = cx.app.run.timeline.begun.unwrap_or_default();
    let mut parts: Vec<String> = event.scene.iter().map(|id| scene(cx.lang, id)).collect();
    parts.extend(event.build.map(|number| cx.lang.with("running-build", &[("number", number.into())])));
    parts.push(cx.lang.with("running-at", &[("seconds", super::lists::since(begun, event.at).into())]));
    parts.extend(ms.map(|ms| cx.lang.with("running-ms", &[("ms", Arg::decimal(ms))])));
    parts.join(" · ")
}

fn part(ui: &mut Ui, words: &str) {
    ui.add_space(tokens::SPACE_S);
    kit::group_title(ui, words);
}

fn code(ui: &mut Ui, value: &Value) {
    kit::code_block(ui, &serde_json::to_string_pretty(value).unwrap_or_default());
}

fn at_text(ui: &mut Ui, text: &str) {
    if !text.is_empty() {
        kit::code_block(ui, text);
    }
}

/// A place in the widget as a link to its line; of another script only its address.
fn at(ui: &mut Ui, cx: &Cx<'_>, found: Option<&Place>) {
    let Some(found) = found else { return };
    if cx.open().is_none_or(|open| open.project.widget().text(&found.file).is_none()) {
        kit::muted(ui, &place(found));
    } else if kit::link(ui, &place(found)).clicked() {
        cx.send(RunCommand::ShowLine(found.file.clone(), found.line));
    }
}

fn thrown(ui: &mut Ui, cx: &Cx<'_>, error: &Thrown) {
    let t = tokens(ui);
    ui.add(egui::Label::new(RichText::new(format!("{}: {}", error.name, error.message)).color(t.error)).wrap());
    part(ui, &cx.tr("running-stack"));
    let calls = if error.stack.is_empty() { error.place.as_slice() } else { &error.stack };
    calls.iter().for_each(|found| at(ui, cx, Some(found)));
}

fn outcome(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    match row.end.as_ref().map(|event| &event.what) {
        Some(What::Return { value, .. }) => {
            part(ui, &cx.tr("running-result"));
            code(ui, value);
        }
        Some(What::Thrown { error, stops, .. }) => {
            part(ui, &cx.tr("running-thrown"));
            thrown(ui, cx, error);
            if !stops.is_empty() {
                let names = [("names", stops.join(", ").into())];
                ui.add(egui::Label::new(RichText::new(cx.lang.with("running-stops", &names)).color(tokens(ui).text)).wrap());
            }
        }
        _ => drop(kit::muted(ui, &cx.tr("running-no-result"))),
    }
    if let Some(What::Settled { value, error, how, .. }) = row.settled.as_ref().map(|event| &event.what) {
        part(ui, &bar(cx.lang, how));
        match error {
            Some(error) => thrown(ui, cx, error),
            None => code(ui, value),
        }
    }
}

/// What the CRM makes of it, each sentence with how sure that is, and the check that explains it.
fn rules(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, row: &Row) {
    let t = tokens(ui);
    let own = matches!(row.event.what, What::Rule { .. }).then_some(&row.event);
    let mut checks = Vec::new();
    let mut is_first = true;
    for event in own.into_iter().chain(&row.rules) {
        let What::Rule { id, values } = &event.what else { continue };
        if std::mem::take(&mut is_first) {
            part(ui, &cx.tr("running-rules"));
        }
        let entry = fidelity::entry(&format!("rule.{id}"));
        let colour = words::colour(t, event.what.grade());
        ui.add(egui::Label::new(RichText::new(rule(cx.lang, id, values)).color(colour)).wrap());
        if let Some(entry) = entry {
            let (mark, ground) = (cx.tr(mark_id(entry.mark)), t.sunken);
            kit::chip(ui, &mark, t.muted, ground).on_hover_text(&entry.source);
            checks.extend(entry.check.as_deref());
        }
    }
    checks.dedup();
    for id in checks {
        let Some(known) = checks::rules::of(id) else { continue };
        part(ui, &cx.tr("running-explained"));
        ui.add(egui::Label::new(RichText::new(cx.lang.rule_name(known)).color(t.text)).wrap());
        ui.horizontal(|ui| {
            if let Some(finding) = open.findings().iter().find(|finding| finding.rule.id == id)
                && Button::new(&cx.tr("running-to-finding")).small().ui(ui).clicked()
            {
                cx.send(CheckingCommand::Select(finding.id()));
            }
            if kit::link(ui, &cx.tr("running-why")).clicked() {
                cx.send(NavCommand::ShowRule(id.to_owned()));
            }
        });
    }
}

/// Id of the name of how sure something is.
fn mark_id(mark: Mark) -> &'static str {
    match mark {
        Mark::Documented => "running-mark-documented",
        Mark::Observed => "running-mark-observed",
        Mark::Assumed => "running-mark-assumed",
        Mark::Missing => "running-mark-missing",
    }
}

fn request(ui: &mut Ui, cx: &Cx<'_>, network: &Network, end: Option<&Event>, view: &mut View) {
    let Network::Start { url, via, body, headers, .. } = network else { return };
    let end = end.map(|event| &event.what);
    kit::hint(ui, &cx.lang.with("running-via", &[("via", via.as_str().into())]));
    if let Some(What::Network(Network::End { to, .. })) = end
        && to == "host"
        && let Some(host) = url::Url::parse(url).ok().as_ref().and_then(host_of)
    {
        host_choice(ui, cx, &host, view);
    }
    part(ui, &cx.tr("running-sent"));
    if !headers.is_empty() {
        code(ui, &Value::Object(headers.clone()));
    }
    match body {
        Value::Null if headers.is_empty() => drop(kit::muted(ui, &cx.tr("running-nothing"))),
        Value::Null => {}
        Value::String(text) => at_text(ui, text),
        other => code(ui, other),
    }
    part(ui, &cx.tr("running-answer"));
    match end {
        Some(What::Network(Network::End { status, by, answer, content_type, trouble, known, .. })) => {
            let by = bar(cx.lang, &format!("by-{by}"));
            let kind = content_type.as_deref().unwrap_or_default();
            kit::hint(
                ui,
                &[status.to_string(), by, kind.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            );
            if let Some(trouble) = trouble {
                let words = cx.lang.with("running-trouble", &[("name", bar(cx.lang, &format!("trouble-{trouble}")).into())]);
                ui.add(egui::Label::new(RichText::new(words).color(tokens(ui).warning)).wrap());
            }
            if !known {
                kit::muted(ui, &cx.tr("running-unknown-path"));
            }
            match serde_json::from_str::<Value>(answer) {
                Ok(value) => code(ui, &value),
                Err(_) => at_text(ui, answer),
            }
        }
        _ => drop(kit::muted(ui, &cx.tr("running-no-answer"))),
    }
}

/// What is done with requests to a host: the person's choice.
fn host_choice(ui: &mut Ui, cx: &Cx<'_>, host: &str, view: &mut View) {
    let Some(running) = &cx.app.run.running else { return };
    let t = tokens(ui);
    let way = running.way(host);
    if view.host != host {
        let (status, body) = match &way {
            Way::Fixture { fixture } => (fixture.status.to_string(), fixture.body.clone()),
            _ => ("200".to_owned(), "{}".to_owned()),
        };
        *view = View { host: host.to_owned(), status, body };
    }
    part(ui, &cx.lang.with("running-host", &[("host", host.into())]));
    let now = match way {
        Way::Block => "block",
        Way::Fixture { .. } => "fixture",
        Way::Pass => "pass",
    };
    let status: Option<u16> = view.status.trim().parse().ok().filter(|status| (100..600).contains(status));
    let fixture = |view: &View| {
        let is_json = serde_json::from_str::<Value>(&view.body).is_ok();
        let content_type = if is_json { "application/json" } else { "text/plain" }.to_owned();
        status.map(|status| Way::Fixture { fixture: Fixture { status, content_type, body: view.body.clone() } })
    };
    for id in ["block", "fixture", "pass"] {
        let word = bar(cx.lang, &["way", id].join("-"));
        if kit::radio(ui, now == id, &word).clicked() {
            let chosen = match id {
                "block" => Some(Way::Block),
                "pass" => Some(Way::Pass),
                _ => fixture(view),
            };
            if let Some(chosen) = chosen {
                cx.send(RunCommand::Decide(host.to_owned(), chosen));
            }
        }
    }
    if now == "fixture" {
        let bad = status.is_none();
        kit::input(ui, &mut view.status, Id::unique("run status"), &bar(cx.lang, "fixture-status"), true, bad, STATUS);
        let width = ui.available_width();
        kit::code_input(ui, &mut view.body, Id::unique("run body"), &bar(cx.lang, "fixture-body"), false, width);
        if Button::new(&bar(cx.lang, "fixture-save")).icon(icons::CHECK).small().enabled(!bad).ui(ui).clicked()
            && let Some(chosen) = fixture(view)
        {
            cx.send(RunCommand::Decide(host.to_owned(), chosen));
        }
    }
    if now == "pass" {
        ui.add(egui::Label::new(RichText::new(cx.tr("running-pass-about")).size(tokens::SMALL).color(t.warning)).wrap());
    }
}
