//! `salesbot/*`, the code of a bot that the script gives the designer, held against the language of bots and the manifest.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::{did_you_mean, shorten};
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::own;
use crate::crm::locations::declares;
use crate::crm::salesbot::{HANDLERS, LEADS_ON, PARAMETERS, PARTS, STEP_TYPES};
use crate::formats::json::{Json, Kind, Node};
use crate::formats::script::{Bot, Code, Data, Returns, SCRIPT, Value};

static CODE: Rule = rule("salesbot/code", Settings, W, W, NO, "R, K");
static HANDLER: Rule = rule("salesbot/unknown-handler", Settings, W, W, NO, "R, K");
static STEP: Rule = rule("salesbot/step-missing", Settings, W, W, NO, "R, K; C");
static PARAMS: Rule = rule("salesbot/handler-params", Settings, W, W, NO, "R, K");
static EXITS: Rule = rule("salesbot/exits", Settings, W, W, NO, "R, K");
static ADDRESS: Rule = rule("salesbot/address", Settings, W, W, NO, "R, K");
static UNDECLARED: Rule = rule("salesbot/undeclared", Settings, W, W, NO, "R, K");

pub static RULES: &[&Rule] = &[&CODE, &HANDLER, &STEP, &PARAMS, &EXITS, &ADDRESS, &UNDECLARED];

/// The area of the bot designer, which is also its block of the manifest.
const DESIGNER: &str = "salesbot_designer";

/// Reports what the script does for bots, if the widget has something to do with them.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let block = widget.manifest("/salesbot_designer").filter(|node| node.kind() == Kind::Object);
    if block.is_none() && !declares(widget, DESIGNER) {
        return;
    }
    let modules = cx.modules();
    let handlers: Vec<&str> = block
        .map(|block| block.members().iter().filter(|one| is_handler(&one.key, &one.node)).map(|one| one.key.as_str()).collect())
        .unwrap_or_default();
    let parameters: Vec<&str> = block
        .map(|block| {
            block
                .members()
                .iter()
                .filter_map(|one| one.node.get("settings"))
                .flat_map(|one| one.members())
                .map(|one| one.key.as_str())
                .collect()
        })
        .unwrap_or_default();
    let exits: Vec<Data> =
        own(widget, &modules).into_iter().filter_map(|path| widget.text(path)?.script(path).bot.settings.clone()).collect();
    for path in own(widget, &modules) {
        let Some(text) = widget.text(path) else { continue };
        let known = fingerprint((&handlers, &parameters, cx.scripts()));
        cx.part("bot", &[path], known, |cx| {
            let script = text.script(path);
            let bot = &script.bot;
            let empty = script.callback("onSalesbotDesignerSave").filter(|callback| callback.returns == Returns::Nothing);
            if let Some(callback) = empty.filter(|_| path == SCRIPT) {
                cx.find_in(&CODE, path).range(callback.range.clone()).arg("what", "nothing").report();
            }
            // `return '';` where the code is of no known handler.
            let is_code = |code: &&Code| match &code.data.what {
                Value::Text(text) => !text.is_empty(),
                Value::Word(_) => bot.codes.len() == 1,
                _ => true,
            };
            bot.codes.iter().filter(is_code).for_each(|code| one_code(cx, path, code, &exits));
            settings(cx, path, bot);
            undeclared(cx, path, "handler", &bot.handlers, &handlers);
            undeclared(cx, path, "parameter", &bot.parameters, &parameters);
        });
    }
}

/// Beside handlers the block has a logo, and lists of conditions.
fn is_handler(key: &str, node: &Node) -> bool {
    key != "logo" && key != "conditions" && node.kind() == Kind::Object
}

fn undeclared(cx: &mut Check<'_>, path: &str, what: &'static str, found: &[(String, Range<usize>)], declared: &[&str]) {
    // Without any the block has a finding of its own.
    if declared.is_empty() {
        return;
    }
    let mut seen = BTreeSet::new();
    for (name, range) in found.iter().filter(|(name, _)| !declared.contains(&name.as_str())) {
        if seen.insert(name.as_str()) {
            let near = did_you_mean(name, declared.iter().copied()).first().copied().unwrap_or_default();
            let hint = if near.is_empty() { "none" } else { "near" };
            cx.find_in(&UNDECLARED, path)
                .range(range.clone())
                .arg("what", what)
                .arg("name", shorten(name))
                .arg("hint", hint)
                .arg("near", near)
                .report();
        }
    }
}

/// `exists` in the place of `exits`, and exits without a code.
fn settings(cx: &mut Check<'_>, path: &str, bot: &Bot) {
    let Some(Data { what: Value::Object(members, true), .. }) = &bot.settings else { return };
    if let Some((.., exits)) = members.iter().find(|(key, ..)| key == "exits") {
        let Value::List(items, _) = &exits.what else { return };
        let lacks = |item: &&Data| match &item.what {
            Value::Object(_, is_whole) => *is_whole && item.get("code").is_none(),
            Value::Unknown => false,
            _ => true,
        };
        if let Some(item) = items.iter().find(lacks) {
            cx.find_in(&EXITS, path).range(item.range.clone()).arg("what", "form").arg("name", "").report();
        }
        return;
    }
    if let Some((key, range, _)) = members.iter().find(|(key, ..)| !did_you_mean(key, ["exits"]).is_empty() || key == "exists") {
        cx.find_in(&EXITS, path).range(range.clone()).arg("what", "key").arg("name", shorten(key)).report();
    }
}

/// The exits that the script declares; `None` if they aren't all written down.
fn declared_exits(settings: &[Data]) -> Option<Vec<&str>> {
    let [settings] = settings else { return None };
    match (settings.get("exits").map(|exits| &exits.what), &settings.what) {
        (Some(Value::List(items, true)), _) => items.iter().map(|item| item.get("code")?.text()).collect(),
        // An object with other keys has a finding of its own.
        (None, Value::Object(members, true)) if members.is_empty() => Some(Vec::new()),
        (None, Value::Word("undefined" | "null" | "true" | "false") | Value::Text(_) | Value::List(..)) => Some(Vec::new()),
        _ => None,
    }
}

fn one_code(cx: &mut Check<'_>, path: &str, code: &Code, settings: &[Data]) {
    let read;
    let data = match (&code.data.what, code.is_text) {
        (Value::Text(text), false) => {
            let json = Json::parse(text);
            let Some(root) = json.root.as_ref().filter(|_| json.problems.is_empty()) else {
                cx.find_in(&CODE, path).range(code.data.range.clone()).arg("what", "text").report();
                return;
            };
            read = of_json(root, &code.data.range);
            &read
        }
        (Value::Object(..) | Value::List(..) | Value::Number(_) | Value::Word(_), false) => {
            cx.find_in(&CODE, path).range(code.data.range.clone()).arg("what", "text").report();
            return;
        }
        _ => &code.data,
    };
    let steps = match &data.what {
        Value::List(items, is_whole) => Some((items.iter().collect::<Vec<_>>(), *is_whole)),
        // The designer itself writes an object with the numbers of the steps as keys.
        Value::Object(members, is_whole) if members.iter().any(|(key, ..)| key.parse::<usize>().is_ok()) => {
            let steps = members.iter().filter(|(key, ..)| key.parse::<usize>().is_ok()).map(|(.., step)| step);
            Some((steps.collect(), *is_whole))
        }
        Value::Object(_, true) | Value::Number(_) | Value::Word(_) | Value::Text(_) => {
            cx.find_in(&CODE, path).range(data.range.clone()).arg("what", "list").report();
            None
        }
        _ => None,
    };
    let Some((steps, is_whole)) = steps else { return };
    let is_step = |step: &&&Data| match &step.what {
        Value::Object(members, true) => members.iter().any(|(key, ..)| PARTS.contains(&key.as_str())),
        Value::Object(..) | Value::Unknown => true,
        _ => false,
    };
    if let Some(step) = steps.iter().find(|step| !is_step(step)) {
        cx.find_in(&CODE, path).range(step.range.clone()).arg("what", "question").report();
        return;
    }
    let mut parts = steps.iter().flat_map(|step| PARTS.iter().filter_map(|part| step.get(part)));
    if let Some(part) = parts.find(|part| matches!(part.what, Value::Object(..) | Value::Text(_) | Value::Number(_))) {
        cx.find_in(&CODE, path).range(part.range.clone()).arg("what", "handlers").report();
        return;
    }
    let exits = declared_exits(settings);
    let mut leaves = None;
    for step in &steps {
        step.walk(&mut |data| {
            leaves = leaves.take().or_else(|| leaves_by(data));
            handler(cx, path, data, is_whole.then_some(steps.len()), exits.as_deref().filter(|exits| !exits.is_empty()));
        });
    }
    if let Some((exit, range)) = leaves.filter(|_| exits.is_some_and(|exits| exits.is_empty())) {
        cx.find_in(&EXITS, path).range(range).arg("what", "none").arg("name", shorten(&exit)).report();
    }
}

/// The exit by which a handler leaves the step, with its place.
fn leaves_by(data: &Data) -> Option<(String, Range<usize>)> {
    data.get("handler").and_then(Data::text).filter(|name| *name == "exits")?;
    let exit = data.get("params")?.get("value")?;
    Some((exit.text()?.to_owned(), exit.range.clone()))
}

/// One handler, with how many steps there are and which exits, if that is known.
fn handler(cx: &mut Check<'_>, path: &str, data: &Data, steps: Option<usize>, exits: Option<&[&str]>) {
    let Some((name, place)) = data.get("handler").and_then(|one| Some((one.text()?, one.range.clone()))) else { return };
    if !HANDLERS.contains(&name) {
        let near = did_you_mean(name, HANDLERS.iter().copied()).first().copied().unwrap_or_default();
        let hint = if near.is_empty() { "none" } else { "near" };
        cx.find_in(&HANDLER, path).range(place).arg("name", shorten(name)).arg("hint", hint).arg("near", near).report();
        return;
    }
    let none = Data { what: Value::Object(Vec::new(), matches!(data.what, Value::Object(_, true))), range: data.range.clone() };
    let params = data.get("params").unwrap_or(&none);
    let whole = |key: &str| match &params.what {
        Value::Object(_, is_whole) => *is_whole && params.get(key).is_none(),
        _ => false,
    };
    if LEADS_ON.contains(&name) {
        let at = |what: &'static str, range: Range<usize>| (what, range);
        let kind = params.get("type").and_then(Data::text);
        let step = params.get("step").map(|step| (&step.what, step.range.clone()));
        let fault = match (kind, step) {
            (Some(kind), _) if !STEP_TYPES.contains(&kind) => params.get("type").map(|one| at("type", one.range.clone())),
            (_, None) if whole("step") => Some(at("none", params.range.clone())),
            (_, Some((Value::Number(number), range))) => beyond(*number, steps).then(|| at("number", range)),
            (_, Some((Value::Text(text), range))) => match text.trim().parse() {
                Ok(number) => beyond(number, steps).then(|| at("number", range)),
                Err(_) => (!text.contains("{{")).then(|| at("word", range)),
            },
            _ => None,
        };
        if let Some((what, range)) = fault {
            let words = match params.get("step").map(|step| &step.what) {
                _ if what == "type" => kind.unwrap_or_default().to_owned(),
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            cx.find_in(&STEP, path)
                .range(range)
                .arg("what", what)
                .arg("handler", name)
                .arg("words", shorten(&words))
                .arg("count", steps.unwrap_or_default())
                .report();
        }
    }
    // What the handler can't do without, or has in other words.
    let fault = PARAMETERS.iter().filter(|(handler, ..)| *handler == name).find_map(|(_, key, values)| match params.get(key) {
        None if whole(key) => Some((*key, "none", "", params.range.clone())),
        Some(Data { what: Value::Text(value), range }) if !values.is_empty() && !values.contains(&value.as_str()) => {
            Some((*key, "value", value.as_str(), range.clone()))
        }
        _ => None,
    });
    if let Some((key, what, value, range)) = fault {
        let finding = cx.find_in(&PARAMS, path).range(range).arg("what", what).arg("handler", name).arg("key", key);
        finding.arg("value", shorten(value)).report();
        return;
    }
    match name {
        "exits" => {
            let code = params.get("value").and_then(|value| Some((value.text()?, value.range.clone())));
            if let (Some((code, range)), Some(exits)) = (code, exits)
                && !exits.contains(&code)
            {
                cx.find_in(&EXITS, path).range(range).arg("what", "code").arg("name", shorten(code)).report();
            }
        }
        "widget_request" => {
            let url = params.get("url").and_then(|url| Some((url.text()?, url.range.clone())));
            if let Some((url, range)) = url.filter(|(url, _)| !is_address(url)) {
                cx.find_in(&ADDRESS, path).range(range).arg("what", "form").arg("url", shorten(url)).report();
            } else if whole("url") {
                cx.find_in(&ADDRESS, path).range(params.range.clone()).arg("what", "none").arg("url", "").report();
            }
        }
        _ => {}
    }
}

/// Whether there is no step of this number.
fn beyond(number: f64, steps: Option<usize>) -> bool {
    steps.is_some_and(|count| number < 0.0 || number.fract() != 0.0 || number >= count as f64)
}

fn is_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://") || url.starts_with("{{")
}

/// The same of a text of JSON; all of it lies at the text.
fn of_json(node: &Node, range: &Range<usize>) -> Data {
    let what = match node.kind() {
        Kind::Object => {
            let members = node.members().iter().map(|one| (one.key.clone(), range.clone(), of_json(&one.node, range)));
            Value::Object(members.collect(), true)
        }
        Kind::Array => Value::List(node.items().iter().map(|item| of_json(item, range)).collect(), true),
        Kind::String => Value::Text(node.as_str().unwrap_or_default().to_owned()),
        Kind::Number => node.as_number().and_then(|number| number.parse().ok()).map_or(Value::Unknown, Value::Number),
        _ => Value::Unknown,
    };
    Data { what, range: range.clone() }
}
