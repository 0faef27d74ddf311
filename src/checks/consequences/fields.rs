//! Consequences of the fields that people fill in: settings, steps of the Digital Pipeline, steps of bots.

use super::pair::Pair;
use super::{Effect, Row, row};
use crate::checks::engine::rule::Severity;
use crate::crm::i18n::{self, Resolved};
use crate::crm::settings::{Field, Form, handlers};
use crate::formats::json::{Node, pointer};
use crate::model::widget::Widget;

static REMOVED: Row = row("setting-removed", Severity::Error, Effect::DataLost, "R, K");
static RENAMED: Row = row("setting-renamed", Severity::Error, Effect::DataLost, "R, K");
static RETYPED: Row = row("setting-retyped", Severity::Error, Effect::DataLost, "R, K");
static REQUIRED: Row = row("setting-added-required", Severity::Warning, Effect::StepNeeded, "S0, R, K");
static DP_FIELD: Row = row("dp-field-removed", Severity::Error, Effect::Breaks, "R, K");
static HANDLER: Row = row("salesbot-handler-removed", Severity::Error, Effect::Breaks, "R, K");
static BOT_FIELD: Row = row("salesbot-field-removed", Severity::Error, Effect::Breaks, "R, K");

pub static ROWS: &[&Row] = &[&REMOVED, &RENAMED, &RETYPED, &REQUIRED, &DP_FIELD, &HANDLER, &BOT_FIELD];

/// Reports what changes in the fields.
pub fn find(pair: &mut Pair<'_>) {
    settings(pair);
    if !pair.has_left("digital_pipeline") {
        gone(pair, &DP_FIELD, &Form::Pipeline);
    }
    if !pair.has_left("salesbot_designer") {
        bots(pair);
    }
}

fn settings(pair: &mut Pair<'_>) {
    let form = Form::Window;
    let (before, after) = (form.fields(pair.old), form.fields(pair.new));
    let (old, new) = (fields(before.listed()), fields(after.listed()));
    let renamed = renamed(pair, &old, &new);
    for field in &old {
        if let Some((_, to)) = renamed.iter().find(|(from, _)| from.code == field.code) {
            pair.between(&RENAMED, &field.at, &to.at).arg("setting", field.code).arg("new", to.code).report();
        } else if let Some(other) = new.iter().find(|other| other.code == field.code) {
            if let (Some(kind), Some(now)) = (field.kind(), other.kind())
                && kind != now
            {
                pair.at(&RETYPED, &field.at).arg("setting", field.code).arg("old", kind).arg("new", now).report();
            }
            if is_demanded(other) && !is_demanded(field) {
                pair.at(&REQUIRED, &other.at).arg("what", "made").arg("setting", other.code).report();
            }
        } else {
            pair.at(&REMOVED, &field.at).arg("setting", field.code).report();
        }
    }
    let is_known =
        |field: &Field<'_>| old.iter().any(|other| other.code == field.code) || renamed.iter().any(|(_, to)| to.code == field.code);
    for field in new.iter().filter(|field| is_demanded(field) && !is_known(field)) {
        pair.at(&REQUIRED, &field.at).arg("what", "added").arg("setting", field.code).report();
    }
}

fn fields<'w>(listed: &[Field<'w>]) -> Vec<Field<'w>> {
    listed.iter().filter(|field| field.is_field()).cloned().collect()
}

/// Whether a field must be filled in and has nothing in it by itself.
fn is_demanded(field: &Field<'_>) -> bool {
    let has_default = field.node.get("default_value").is_some_and(|value| value.as_str() != Some(""));
    field.required() == Some(true) && !has_default
}

/// Fields that are gone, each with the one of the same type that came with the same label.
fn renamed<'w>(pair: &Pair<'w>, old: &[Field<'w>], new: &[Field<'w>]) -> Vec<(Field<'w>, Field<'w>)> {
    let not_in = |field: &Field<'_>, others: &[Field<'_>]| !others.iter().any(|other| other.code == field.code);
    let mut came: Vec<&Field<'w>> = new.iter().filter(|field| not_in(field, old)).collect();
    let mut pairs = Vec::new();
    for gone in old.iter().filter(|field| not_in(field, new)) {
        let label = label(pair.old, gone);
        let is_it = |other: &&Field<'w>| {
            let reference = gone.label().is_some() && gone.label() == other.label();
            other.kind() == gone.kind() && (reference || label.is_some() && label == self::label(pair.new, other))
        };
        if let Some(at) = came.iter().position(is_it) {
            pairs.push((gone.clone(), came.remove(at).clone()));
        }
    }
    pairs
}

/// The words of a field's label in the base locale.
fn label<'w>(widget: &'w Widget, field: &Field<'w>) -> Option<&'w str> {
    let name = field.label()?;
    match i18n::resolve(i18n::base(widget)?.json?, name) {
        Resolved::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

/// Reports the fields of a form that are gone.
fn gone(pair: &mut Pair<'_>, row: &'static Row, form: &Form) {
    let (before, after) = (form.fields(pair.old), form.fields(pair.new));
    let (old, new) = (fields(before.listed()), fields(after.listed()));
    let renamed = renamed(pair, &old, &new);
    for field in old.iter().filter(|field| !new.iter().any(|other| other.code == field.code)) {
        let to = renamed.iter().find(|(from, _)| from.code == field.code).map(|(_, to)| to);
        let (what, at) = to.map_or(("removed", field.at.as_str()), |to| ("renamed", to.at.as_str()));
        let handler = if let Form::Bot(handler) = form { handler.as_str() } else { "" };
        let found = pair.between(row, &field.at, at).arg("what", what).arg("field", field.code).arg("handler", handler);
        found.arg("new", to.map_or("", |to| to.code)).report();
    }
}

fn bots(pair: &mut Pair<'_>) {
    let (old, new) = (handlers(pair.old), handlers(pair.new));
    let is_step = |key: &str| !key.starts_with('_');
    let mut came: Vec<_> =
        new.iter().filter(|(_, step)| is_step(&step.key) && !old.iter().any(|(_, other)| other.key == step.key)).collect();
    for (at, step) in old.iter().filter(|(_, step)| is_step(&step.key)) {
        if new.iter().any(|(_, other)| other.key == step.key) {
            gone(pair, &BOT_FIELD, &Form::Bot(step.key.clone()));
            continue;
        }
        let name = |node: &Node| node.get("name").and_then(Node::as_str).map(str::to_owned);
        let is_it =
            |other: &&(String, &crate::formats::json::Member)| name(&step.node).is_some() && name(&step.node) == name(&other.1.node);
        let to = came.iter().position(is_it).map(|found| came.remove(found));
        let found = match to {
            Some((to, _)) => pair.between(&HANDLER, at, to).arg("what", "renamed"),
            None => pair.at(&HANDLER, at).arg("what", "removed"),
        };
        let new = to.and_then(|(to, _)| pointer::split_last(to)).map(|(_, key)| key).unwrap_or_default();
        found.arg("handler", &step.key).arg("new", new).report();
    }
}
