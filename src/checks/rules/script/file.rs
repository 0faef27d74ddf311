//! `script/*`, the file: whether it is there, can be read and loaded, and has the callbacks of its areas.

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::rule::short::*;
use crate::crm::callbacks;
use crate::crm::callbacks::{Needed, State};
use crate::crm::locations::{AREAS, Area, declares};
use crate::formats::json::pointer;
use crate::formats::script;
use crate::formats::script::{Callback, MAX_PARAMETERS, Module, Returns, SCRIPT, Script};
use crate::formats::text_edit::TextEdit;
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::Text;
use crate::model::widget::{FileChange, Widget};
use crate::services::callback_stub;
use crate::text::msg::Msg;

static MISSING: Rule = rule("script/missing", Script, W, E, CHOICE, "R");
static SYNTAX: Rule = rule("script/syntax", Script, W, E, NO, "R, K; P");
static NOT_MODULE: Rule = rule("script/not-module", Script, W, W, NO, "R, K; S3");
static CALLBACK_MISSING: Rule = rule("script/callback-missing", Script, W, W, CHOICE, "R, K; S3");
static CALLBACK_ORPHAN: Rule = rule("script/callback-orphan", Script, A, A, NO, "P");
static CALLBACK_RESULT: Rule = rule("script/callback-result", Script, W, W, UNSAFE, "R, K");

pub static RULES: &[&Rule] = &[&MISSING, &SYNTAX, &NOT_MODULE, &CALLBACK_MISSING, &CALLBACK_ORPHAN, &CALLBACK_RESULT];

/// Callbacks without whose `true` the platform goes no further. Source: `docs/PLATFORM.md` 6.2, read 2026-11-21.
const MUST_RETURN: &[&str] = &["render", "init", "onSave"];

/// Reports the script.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let needed = if widget.complete_manifest().is_some() { callbacks::needed(widget) } else { Vec::new() };
    if !widget.contains(SCRIPT) {
        missing(cx, &needed);
        return;
    }
    let Some(text) = widget.text(SCRIPT) else { return };
    let areas: Vec<&str> = AREAS.iter().filter(|area| declares(widget, area.name)).map(|area| area.name).collect();
    let names: Vec<&str> = needed.iter().map(|needed| needed.name).collect();
    cx.part("script", &[SCRIPT], fingerprint((&areas, &names)), |cx| {
        let script = text.script(SCRIPT);
        if let Some(error) = &script.error {
            syntax(cx, error);
            return;
        }
        if script.form.module == Module::Plain && !script.form.is_built {
            let range = 0..text.as_str().lines().next().map_or(0, str::len);
            cx.find_in(&NOT_MODULE, SCRIPT).range(range).report();
        }
        for needed in &needed {
            callback_missing(cx, text, script, needed);
        }
        if !needed.is_empty() {
            orphans(cx, script);
        }
        let must = |callback: &&Callback| MUST_RETURN.contains(&callback.name.as_str()) && callback.returns == Returns::Nothing;
        script.callbacks.found.iter().filter(must).for_each(|callback| result(cx, text, callback));
    });
}

fn missing(cx: &mut Check<'_>, needed: &[Needed]) {
    let Some(areas) = needed.first().map(|needed| &needed.areas) else { return };
    let names: Vec<&str> = areas.iter().map(|area| area.name).collect();
    let text = callback_stub::skeleton(needed.iter().map(|needed| needed.name));
    let option = ChangeBuilder::new(cx.widget).write(SCRIPT, text).option(Msg::new("fix-create-script"));
    cx.find_in(&MISSING, SCRIPT)
        .related(crate::model::widget::MANIFEST, "/locations")
        .arg("areas", crate::checks::engine::message::first_names(&names))
        .fix(Fix::choice(option.into_iter().collect()))
        .report();
}

fn syntax(cx: &mut Check<'_>, error: &script::SyntaxError) {
    let text = cx.widget.text(SCRIPT).map(|text| text.lines().line_column(text.as_str(), error.range.start));
    let at = text.map(|at| (at.line, at.column)).unwrap_or_default();
    let what = match (error.words.is_empty(), error.range.is_empty()) {
        (true, true) => "deep",
        (true, false) => "parameters",
        (false, _) => "syntax",
    };
    cx.find_in(&SYNTAX, SCRIPT)
        .range(error.range.clone())
        .arg("what", what)
        .arg("most", MAX_PARAMETERS)
        .arg("line", at.0)
        .arg("column", at.1)
        .arg("words", error.words.trim_end_matches('.'))
        .report();
}

fn callback_missing(cx: &mut Check<'_>, text: &Text, script: &Script, needed: &Needed) {
    if needed.state(script) != State::Missing {
        return;
    }
    let range = match &script.callbacks.place {
        Some(script::Place::Object(object, _)) => object.start..object.start + 1,
        Some(script::Place::After(statement, _)) => statement.clone(),
        None => return,
    };
    let names: Vec<&str> = needed.areas.iter().map(|area| area.name).collect();
    let way = stub(cx.widget, text, script, needed.name);
    cx.find_in(&CALLBACK_MISSING, SCRIPT)
        .range(range)
        .arg("name", needed.name)
        .arg("areas", crate::checks::engine::message::first_names(&names))
        .fix(Fix::choice(way.into_iter().collect()))
        .report();
}

fn stub(widget: &Widget, text: &Text, script: &Script, name: &str) -> Option<FixOption> {
    let edits = callback_stub::with_stub(SCRIPT, text.as_str(), script, name)?;
    let (path, _) = widget.entry(SCRIPT)?;
    Some(FixOption::new(Msg::new("fix-add-callback").with("name", name), vec![FileChange::Edit { path: path.clone(), edits }]))
}

/// Callbacks with something in them, which no area of the widget calls.
fn orphans(cx: &mut Check<'_>, script: &Script) {
    let widget = cx.widget;
    // Items of the left menu open pages also without their area.
    let has_block = |area: &Area| area.block.is_some_and(|block| widget.manifest(&pointer::join("", block)).is_some());
    let is_called = |area: &Area| declares(widget, area.name) || has_block(area);
    let is_orphan = |callback: &&Callback| {
        let of =
            |area: &&Area| area.callbacks.iter().any(|name| *name == callback.name || callbacks::other_name(name) == Some(&callback.name));
        let mut areas = AREAS.iter().filter(of).peekable();
        // The settings window opens for every widget that is installed.
        areas.peek().is_some() && !areas.any(|area| is_called(area) || area.name == "settings") && !callback.is_empty
    };
    let found: Vec<&Callback> = script.callbacks.found.iter().filter(is_orphan).collect();
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|callback| callback.name.as_str()).collect();
    cx.find_in(&CALLBACK_ORPHAN, SCRIPT)
        .range(first.range.clone())
        .arg("count", found.len())
        .arg("names", crate::checks::engine::message::first_names(&names))
        .report();
}

fn result(cx: &mut Check<'_>, text: &Text, callback: &Callback) {
    let edit = callback.body.clone().and_then(|body| {
        let close = body.end.checked_sub(1)?;
        let inside = text.as_str().get(body.start + 1..close)?;
        let end = if text.as_str().contains("\r\n") { "\r\n" } else { "\n" };
        let line = |at: usize| text.as_str().get(..at).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
        let blanks = |line: &str| line.get(..line.len() - line.trim_start().len()).unwrap_or_default().to_owned();
        let indent = blanks(line(close));
        // Where the last statement leaves out its `;`, a new line ends it.
        let last = inside.trim_end();
        let own = last.rsplit('\n').next().filter(|_| last.contains('\n')).map(blanks);
        Some(if last.is_empty() || own.is_none() {
            let stops = if last.is_empty() || last.ends_with([';', '}']) { "" } else { ";" };
            TextEdit::replace(body.start + 1 + last.len()..close, format!("{stops} return true; "))
        } else {
            let own = own.unwrap_or_default();
            TextEdit::replace(body.start + 1 + last.len()..close, format!("{end}{own}return true;{end}{indent}"))
        })
    });
    let changes =
        edit.zip(cx.widget.entry(SCRIPT)).map(|(edit, (path, _))| vec![FileChange::Edit { path: path.clone(), edits: vec![edit] }]);
    cx.find_in(&CALLBACK_RESULT, SCRIPT)
        .range(callback.range.clone())
        .arg("name", callback.name.as_str())
        .fix_with(Msg::new("fix-return-true"), changes)
        .report();
}
