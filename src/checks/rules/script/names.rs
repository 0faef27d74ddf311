//! `script/*`, names that nothing declares.

use std::collections::HashSet;

use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::own;
use crate::crm::i18n::usage;
use crate::crm::modules::GLOBALS;
use crate::formats::script::{Module, Name, SCRIPT, Script, What};

static UNDECLARED: Rule = rule("script/undeclared-name", Script, W, W, NO, "R; C");
static IMPLICIT: Rule = rule("script/implicit-global", Script, A, W, NO, "R");

pub static RULES: &[&Rule] = &[&UNDECLARED, &IMPLICIT];

/// Reports the widget's own scripts.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let modules = cx.modules();
    let paths = own(widget, &modules);
    if paths.is_empty() {
        return;
    }
    let known = cx.scripts();
    // Any script of the widget may make names for the others.
    let all: Vec<&Script> =
        usage::scripts(widget).filter(|(path, _)| path.ends_with(".js")).map(|(path, text)| text.script(path)).collect();
    let mut given: HashSet<&str> = GLOBALS.iter().copied().collect();
    for script in &all {
        given.extend(script.names.made.iter().map(String::as_str));
        given.extend(script.names.written.iter().map(|name| name.name.as_str()));
    }
    let loads = |script: &&Script| {
        script.names.is_open
            || script.form.needs.iter().any(|need| need.id.contains("//"))
            || script.notes.iter().any(|note| note.what == What::ScriptElement)
            || script.form.is_built
    };
    let is_open = all.iter().any(loads);
    for path in paths {
        let Some(script) = widget.text(path).map(|text| text.script(path)) else { continue };
        // What is no module for the CRM's loader has the names of another one.
        if path == SCRIPT && script.form.module == Module::Plain {
            continue;
        }
        cx.part("names", &[path], known, |cx| {
            // What is loaded from elsewhere may make any name but one that the script has in another function.
            let read = script.names.read.iter().filter(|name| !given.contains(name.name.as_str()) && (!is_open || name.elsewhere));
            report(cx, &UNDECLARED, path, &read.collect::<Vec<_>>());
            let written = script.names.written.iter().filter(|name| !GLOBALS.contains(&name.name.as_str()));
            report(cx, &IMPLICIT, path, &written.collect::<Vec<_>>());
        });
    }
}

fn report(cx: &mut Check<'_>, rule: &'static Rule, path: &str, found: &[&Name]) {
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|name| name.name.as_str()).collect();
    cx.find_in(rule, path).range(first.range.clone()).arg("count", found.len()).arg("names", first_names(&names)).report();
}
