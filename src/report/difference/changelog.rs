//! A draft of what is told to people who use the widget, made from the comparison, for a person to edit.

use std::fmt::Write;

use super::masked;
use crate::checks::comparison::Comparison;
use crate::checks::consequences::{Consequence, Effect};
use crate::crm::i18n::{self, Resolved};
use crate::crm::locations::Area;
use crate::crm::settings::{Field, Form, handlers};
use crate::formats::json::Node;
use crate::model::widget::Widget;
use crate::services::diff::DiffKind;
use crate::text::Lang;
use crate::text::msg::Arg;

/// Most texts that are told one by one.
const MOST_TEXTS: usize = 5;
/// A longer text isn't quoted.
const LONG: usize = 60;

/// The draft in Markdown: the version as heading, a point for each change, then what has to be done.
pub fn draft(found: &Comparison, old: &Widget, new: &Widget, lang: Lang) -> String {
    let mut points = Vec::new();
    areas(&mut points, found, lang);
    languages(&mut points, found, lang);
    settings(&mut points, old, new, lang);
    steps(&mut points, old, new, lang);
    texts(&mut points, found, lang);
    hosts(&mut points, found, lang);
    let is_code = |path: &str| path.ends_with(".js") || path.ends_with(".css") || path.ends_with(".twig");
    let files = &found.difference.files;
    if files.iter().any(|file| file.path.starts_with("images/logo") && !matches!(file.kind, DiffKind::Moved(..))) {
        points.push(lang.tr("changelog-logo"));
    }
    if points.is_empty() && files.iter().any(|file| is_code(&file.path)) {
        points.push(lang.tr("changelog-code"));
    }
    let todo = todo(found, new, lang);
    if points.is_empty() && todo.is_empty() {
        points.push(lang.tr("changelog-nothing"));
    }
    let version = new.manifest("/widget/version").and_then(Node::as_str).map_or_else(|| crate::report::name(new, lang), str::to_owned);
    let mut out = String::new();
    writeln!(out, "## {version}").ok();
    if !points.is_empty() {
        out.push('\n');
    }
    points.iter().for_each(|point| writeln!(out, "- {point}").unwrap_or_default());
    for todo in todo {
        writeln!(out, "\n{todo}").ok();
    }
    out
}

/// A draft in Markdown as plain text.
pub fn plain(markdown: &str) -> String {
    let line =
        |line: &str| line.strip_prefix("- ").map_or_else(|| line.trim_start_matches(['#', ' ']).to_owned(), |rest| format!("· {rest}"));
    markdown.lines().map(|text| line(text) + "\n").collect()
}

fn of_id<'c>(found: &'c Comparison, id: &'static str) -> impl Iterator<Item = &'c Consequence> {
    found.consequences.iter().filter(move |consequence| consequence.row.id == id)
}

/// An argument of a consequence, as text.
fn arg<'c>(consequence: &'c Consequence, name: &str) -> Option<&'c str> {
    consequence
        .args
        .iter()
        .find(|(known, _)| *known == name)
        .and_then(|(_, arg)| if let Arg::Text(text) = arg { Some(text.as_str()) } else { None })
}

fn areas(points: &mut Vec<String>, found: &Comparison, lang: Lang) {
    for (id, text) in [("area-added", "changelog-area-added"), ("area-removed", "changelog-area-removed")] {
        for consequence in of_id(found, id) {
            let name = arg(consequence, "entry").and_then(|entry| Area::of(entry.split('-').next().unwrap_or_default()));
            let Some(area) = name else { continue };
            points.push(lang.with(text, &[("area", lang.tr(&format!("location-{}", area.name)).into())]));
        }
    }
}

fn languages(points: &mut Vec<String>, found: &Comparison, lang: Lang) {
    for (id, text) in [("locale-added", "changelog-locale-added"), ("locale-removed", "changelog-locale-removed")] {
        let codes: Vec<&str> = of_id(found, id).filter_map(|consequence| arg(consequence, "locale")).collect();
        if !codes.is_empty() {
            points.push(lang.with(text, &[("locales", codes.join(", ").into())]));
        }
    }
}

fn settings(points: &mut Vec<String>, old: &Widget, new: &Widget, lang: Lang) {
    let (before, after) = (Form::Window.fields(old), Form::Window.fields(new));
    let is_in =
        |field: &Field<'_>, others: &[Field<'_>]| others.iter().any(|other| other.code == field.code || other.label() == field.label());
    let fields = |listed: &[Field<'_>], others: &[Field<'_>], widget: &Widget| -> Vec<String> {
        let missing = listed.iter().filter(|field| field.is_field() && !is_in(field, others));
        missing.map(|field| label(widget, field.label().unwrap_or(field.code), lang)).collect()
    };
    for (id, names) in [
        ("changelog-setting-added", fields(after.listed(), before.listed(), new)),
        ("changelog-setting-removed", fields(before.listed(), after.listed(), old)),
    ] {
        points.extend(names.into_iter().map(|name| lang.with(id, &[("name", name.into())])));
    }
}

fn steps(points: &mut Vec<String>, old: &Widget, new: &Widget, lang: Lang) {
    let known = handlers(old);
    for (_, step) in handlers(new).into_iter().filter(|(_, step)| !known.iter().any(|(_, other)| other.key == step.key)) {
        let name = label(new, step.node.get("name").and_then(Node::as_str).unwrap_or(&step.key), lang);
        points.push(lang.with("changelog-step-added", &[("name", name.into())]));
    }
}

fn texts(points: &mut Vec<String>, found: &Comparison, lang: Lang) {
    let in_locale = |locale: &str| found.difference.texts.iter().any(|key| key.changes.iter().any(|change| change.locale == locale));
    let any = found.difference.texts.iter().flat_map(|key| &key.changes).map(|change| change.locale.as_str()).next();
    let Some(locale) = Some(lang.code()).filter(|code| in_locale(code)).or(any) else { return };
    let changes = found.difference.texts.iter().flat_map(|key| key.changes.iter().map(move |change| (key.key.as_str(), change)));
    let quoted: Vec<(String, String)> = changes
        .filter(|(_, change)| change.locale == locale)
        .filter_map(|(key, change)| Some((key, change.old.as_deref()?, change.new.as_deref()?)))
        .filter(|(_, old, new)| ![old, new].iter().any(|text| text.trim().is_empty() || text.chars().count() > LONG || text.contains('\n')))
        .map(|(key, old, new)| (masked(key, old), masked(key, new)))
        .collect();
    for (old, new) in quoted.iter().take(MOST_TEXTS) {
        points.push(lang.with("changelog-text", &[("old", old.into()), ("new", new.into())]));
    }
    if quoted.len() > MOST_TEXTS {
        points.push(lang.with("changelog-more-texts", &[("count", (quoted.len() - MOST_TEXTS).into())]));
    }
}

fn hosts(points: &mut Vec<String>, found: &Comparison, lang: Lang) {
    for host in of_id(found, "foreign-host-added").filter_map(|consequence| arg(consequence, "host")) {
        points.push(lang.with("changelog-host", &[("host", host.into())]));
    }
}

/// What has to be done in each account after the update.
fn todo(found: &Comparison, new: &Widget, lang: Lang) -> Vec<String> {
    let mut todo = Vec::new();
    let fields = Form::Window.fields(new);
    let required = of_id(found, "setting-added-required").filter_map(|consequence| arg(consequence, "setting"));
    let names: Vec<String> = required
        .map(|code| {
            fields
                .listed()
                .iter()
                .find(|field| field.code == code)
                .and_then(Field::label)
                .map_or(code.to_owned(), |name| label(new, name, lang))
        })
        .collect();
    if !names.is_empty() {
        todo.push(lang.with("changelog-todo-settings", &[("names", names.join(", ").into())]));
    }
    let breaks = |consequence: &&Consequence| consequence.row.effect == Effect::Breaks;
    let is_of = |part: &str| found.consequences.iter().filter(breaks).any(|consequence| consequence.row.id.starts_with(part));
    if is_of("salesbot-") {
        todo.push(lang.tr("changelog-todo-bots"));
    }
    if is_of("dp-") {
        todo.push(lang.tr("changelog-todo-triggers"));
    }
    todo
}

/// What a reference says in the language, else in the base locale; a text that is no reference says itself.
fn label(widget: &Widget, name: &str, lang: Lang) -> String {
    let text = |locale: i18n::Locale<'_>| match i18n::resolve(locale.json?, name) {
        Resolved::Text(text) => Some(text.to_owned()),
        _ => None,
    };
    let own = i18n::locales(widget).into_iter().find(|locale| locale.code == lang.code());
    own.and_then(text).or_else(|| i18n::base(widget).and_then(text)).unwrap_or_else(|| name.to_owned())
}
