//! `script/*`, the file: whether it is there, can be read and loaded, and has the callbacks of its areas.

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::crm::callbacks;
use crate::crm::callbacks::{Needed, State};
use crate::crm::locations::{AREAS, Area, declares};
use crate::formats::conflict;
use crate::formats::json::pointer;
use crate::formats::path::RelPath;
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
static NOT_MODULE: Rule = rule("script/not-module", Script, E, E, NO, "R, K; S3; C");
static CALLBACK_MISSING: Rule = rule("script/callback-missing", Script, W, W, CHOICE, "R, K; S3");
static CALLBACK_OPTIONAL: Rule = rule("script/callback-optional", Script, A, A, CHOICE, "R, K; C");
static CALLBACK_ORPHAN: Rule = rule("script/callback-orphan", Script, A, A, NO, "P");
static CALLBACK_RESULT: Rule = rule("script/callback-result", Script, W, W, UNSAFE, "R, K");

static CALLBACK_UNREAD: Rule = rule("script/callback-unread", Script, A, A, UNSAFE, "R, K");
static RENDER_ASYNC: Rule = rule("script/render-async", Script, A, A, NO, "R, K; C");

pub static RULES: &[&Rule] = &[
    &MISSING,
    &SYNTAX,
    &NOT_MODULE,
    &CALLBACK_MISSING,
    &CALLBACK_OPTIONAL,
    &CALLBACK_ORPHAN,
    &CALLBACK_RESULT,
    &CALLBACK_UNREAD,
    &RENDER_ASYNC,
];

/// Callbacks without whose `true` the platform goes no further. Source: `docs/PLATFORM.md` 6.2 and 6.5, read 2026-11-30.
const MUST_RETURN: &[&str] = &["render", "onSave"];
/// Callbacks whose `true` the documents want and the front end doesn't look at. Source: the same.
const UNREAD: &[&str] = &["init", "bind_actions"];
/// Callbacks of an area that real widgets do without. Source: `docs/PLATFORM.md` 6.2.
const OPTIONAL: &[&str] = &["salesbotDesignerSettings", "dpSettings"];

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
            // Marks of a conflict have a finding of their own.
            if conflict::first(text.as_str()).is_none() {
                report_syntax(cx, SCRIPT, error, text, true);
            }
            return;
        }
        let is_plain = !script.form.is_built || !text.as_str().contains("define");
        if script.form.module == Module::Plain && is_plain {
            let range = 0..text.as_str().lines().next().map_or(0, str::len);
            cx.find_in(&NOT_MODULE, SCRIPT).range(range).report();
        }
        // Nobody looks at the callbacks of what is no widget.
        if script.exports.given.is_refused() || script.exports.es.is_some() {
            return;
        }
        callbacks_missing(cx, text, script, &needed);
        if !needed.is_empty() {
            orphans(cx, script);
        }
        for callback in &script.callbacks.found {
            results(cx, text, callback);
        }
        unread(cx, text, script);
    });
}

fn missing(cx: &mut Check<'_>, needed: &[Needed]) {
    let widget = cx.widget;
    let Some(areas) = needed.first().map(|needed| &needed.areas) else { return };
    let names: Vec<&str> = areas.iter().map(|area| area.name).collect();
    let text = callback_stub::skeleton(needed.iter().map(|needed| needed.name));
    let option = ChangeBuilder::new(widget).write(SCRIPT, text).option(Msg::new("fix-create-script"));
    let others = elsewhere(widget);
    let rename = |from: &RelPath| {
        let to = RelPath::new(SCRIPT).ok()?;
        let title = Msg::new("fix-rename-file").with("from", from.as_str()).with("to", SCRIPT);
        Some(FixOption::new(title, vec![FileChange::Rename { from: from.clone(), to }]))
    };
    // Beside `Script.js` no system of Windows or macOS has room for it.
    let is_taken = others.iter().any(|other| other.as_str().eq_ignore_ascii_case(SCRIPT));
    let options = others.iter().filter_map(|from| rename(from)).chain(option.filter(|_| !is_taken)).collect();
    let (what, other) = others.first().map_or(("none", ""), |other| ("elsewhere", other.as_str()));
    let finding = cx
        .find_in(&MISSING, SCRIPT)
        .related(crate::model::widget::MANIFEST, "/locations")
        .arg("what", what)
        .arg("other", other)
        .arg("areas", crate::checks::engine::message::first_names(&names))
        .fix(Fix::choice(options));
    // There is code, and nothing of it ever runs.
    if others.is_empty() { finding.report() } else { finding.at_least(Severity::Error).report() }
}

/// Scripts by another name that look like the widget's, the likeliest first: they define a module with callbacks, or have a name like its
/// own.
pub fn elsewhere(widget: &Widget) -> Vec<&RelPath> {
    let is_module = |path: &RelPath, text: &Text| {
        let words = text.as_str();
        let defines = words.contains("define") || words.contains("export");
        defines && words.contains("callbacks") && text.script(path.as_str()).form.module != Module::Plain
    };
    let is_one = |path: &&RelPath| match widget.text(path.as_str()) {
        Some(text) if path.extension() == "js" => is_module(path, text),
        Some(text) => is_like_script(path) && text.as_str().contains("define("),
        None => false,
    };
    let mut found: Vec<&RelPath> = widget.files().map(|(path, _)| path).filter(is_one).collect();
    found.sort_by_key(|path| (!is_like_script(path), path.as_str().matches('/').count(), path.as_str().len()));
    found.truncate(3);
    found
}

/// Whether a name is `script.js` in other letters, or with something behind it: `Script.js`, `script (1).js`, `script.js.txt`.
fn is_like_script(path: &RelPath) -> bool {
    let name = path.name().to_ascii_lowercase();
    path.folder().is_empty()
        && name.starts_with("script")
        && ["js", "mjs", "txt", "ts"].iter().any(|ending| name.rsplit_once('.').is_some_and(|(_, own)| own == *ending))
}

/// Reports that a script can't be read; `is_needed` if the widget doesn't start without it.
pub fn report_syntax(cx: &mut Check<'_>, path: &str, error: &script::SyntaxError, text: &Text, is_needed: bool) {
    let at = text.lines().line_column(text.as_str(), error.range.start);
    let what = match (error.words.is_empty(), error.range.is_empty()) {
        (true, true) => "deep",
        (true, false) => "parameters",
        (false, _) => "syntax",
    };
    let finding = cx
        .find_in(&SYNTAX, path)
        .range(error.range.clone())
        .arg("what", what)
        .arg("file", path)
        .arg("most", MAX_PARAMETERS)
        .arg("line", at.line)
        .arg("column", at.column)
        .arg("words", error.words.trim_end_matches('.'));
    // A bound of the studio keeps no browser from running it.
    if is_needed && what == "syntax" { finding.at_least(Severity::Error).report() } else { finding.report() }
}

/// Callbacks that aren't there; those of the same areas together.
fn callbacks_missing(cx: &mut Check<'_>, text: &Text, script: &Script, needed: &[Needed]) {
    let range = match &script.callbacks.place {
        Some(script::Place::Object(object, _)) => object.start..object.start + 1,
        Some(script::Place::After(statement, _)) => statement.clone(),
        None => return,
    };
    let mut missing: Vec<(&'static Rule, &Needed, Vec<&str>)> = Vec::new();
    for one in needed.iter().filter(|one| one.state(script) == State::Missing) {
        let rule = if OPTIONAL.contains(&one.name) { &CALLBACK_OPTIONAL } else { &CALLBACK_MISSING };
        let is_core = |name: &str| callbacks::CORE.contains(&name);
        match missing
            .iter_mut()
            .find(|(other, held, _)| *other == rule && held.areas == one.areas && is_core(held.name) == is_core(one.name))
        {
            Some((.., names)) => names.push(one.name),
            None => missing.push((rule, one, vec![one.name])),
        }
    }
    for (rule, first, names) in missing {
        let areas: Vec<&str> = first.areas.iter().map(|area| area.name).collect();
        let way = stubs(cx.widget, text, script, &names);
        let finding = cx
            .find_in(rule, SCRIPT)
            .range(range.clone())
            .arg("count", names.len())
            .arg("name", names.join(", "))
            .arg("areas", crate::checks::engine::message::first_names(&areas))
            .fix(Fix::choice(way.into_iter().collect()));
        // Without one of these the CRM drops the whole widget.
        if callbacks::CORE.contains(&first.name) { finding.at_least(Severity::Error).report() } else { finding.report() }
    }
}

fn stubs(widget: &Widget, text: &Text, script: &Script, names: &[&str]) -> Option<FixOption> {
    let edits = callback_stub::with_stubs(SCRIPT, text.as_str(), script, names)?;
    let (path, _) = widget.entry(SCRIPT)?;
    Some(FixOption::new(Msg::new("fix-add-callback").with("name", names.join(", ")), vec![FileChange::Edit { path: path.clone(), edits }]))
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

/// What `render` and `onSave` give back, on which the platform waits.
fn results(cx: &mut Check<'_>, text: &Text, callback: &Callback) {
    if callback.name == "render" && matches!(callback.returns, Returns::Promise | Returns::EmptyPromise) {
        cx.find_in(&RENDER_ASYNC, SCRIPT).range(callback.range.clone()).report();
        return;
    }
    let what = match callback.returns {
        _ if !MUST_RETURN.contains(&callback.name.as_str()) => return,
        Returns::Nothing => "nothing",
        Returns::Sometimes => "sometimes",
        Returns::False => "false",
        Returns::Pending => "pending",
        _ => return,
    };
    let changes = if matches!(what, "nothing" | "sometimes") { with_true(cx.widget, text, callback) } else { None };
    cx.find_in(&CALLBACK_RESULT, SCRIPT)
        .range(callback.range.clone())
        .arg("name", callback.name.as_str())
        .arg("what", what)
        .fix_with(Msg::new("fix-return-true"), changes)
        .report();
}

/// What `init` and `bind_actions` give back, which the documents want and nothing looks at.
fn unread(cx: &mut Check<'_>, text: &Text, script: &Script) {
    let is_one = |callback: &&Callback| UNREAD.contains(&callback.name.as_str()) && callback.returns == Returns::Nothing;
    let found: Vec<&Callback> = script.callbacks.found.iter().filter(is_one).collect();
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|callback| callback.name.as_str()).collect();
    let edits: Option<Vec<TextEdit>> = found.iter().map(|callback| returning_true(text, callback)).collect();
    let changes = edits.zip(cx.widget.entry(SCRIPT)).map(|(edits, (path, _))| vec![FileChange::Edit { path: path.clone(), edits }]);
    cx.find_in(&CALLBACK_UNREAD, SCRIPT)
        .range(first.range.clone())
        .arg("count", found.len())
        .arg("names", names.join(", "))
        .fix_with(Msg::new("fix-return-true"), changes)
        .report();
}

fn with_true(widget: &Widget, text: &Text, callback: &Callback) -> Option<Vec<FileChange>> {
    let (path, _) = widget.entry(SCRIPT)?;
    Some(vec![FileChange::Edit { path: path.clone(), edits: vec![returning_true(text, callback)?] }])
}

/// `return true;` at the end of a callback.
fn returning_true(text: &Text, callback: &Callback) -> Option<TextEdit> {
    let body = callback.body.clone()?;
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
}
