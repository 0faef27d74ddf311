//! `script/*`, what the CRM gets of the module: something that it can make a widget of, with an object of callbacks. It passes over
//! anything else in silence.

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::rule::short::*;
use crate::crm::modules::Modules;
use crate::formats::script::{Exports, Given, SCRIPT, Script};
use crate::model::widget::Widget;

static NO_CONSTRUCTOR: Rule = rule("script/no-constructor", Script, E, E, NO, "R, K; C");
static NO_CALLBACKS: Rule = rule("script/no-callbacks", Script, E, E, NO, "R, K; C");

pub static RULES: &[&Rule] = &[&NO_CONSTRUCTOR, &NO_CALLBACKS];

/// Reports what the module gives.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(script) = widget.text(SCRIPT).map(|text| text.script(SCRIPT)).filter(|script| script.is_read()) else { return };
    let modules = cx.modules();
    let known = cx.scripts();
    // A script that is loaded by `define` can't have them, and neither can its modules.
    for (path, waits) in &modules.reached {
        cx.part("es", &[path], fingerprint(waits), |cx| {
            if let Some(range) = widget.text(path).and_then(|text| text.script(path).exports.es.clone()) {
                cx.find_in(&NO_CONSTRUCTOR, path).range(range).arg("what", "es").arg("file", path.as_str()).report();
            }
        });
    }
    cx.part("exports", &[SCRIPT], known, |cx| {
        if script.exports.es.is_some() {
            return;
        }
        if let Some(second) = &script.exports.second {
            cx.find_in(&NO_CONSTRUCTOR, SCRIPT).range(second.clone()).arg("what", "two").arg("file", SCRIPT).report();
            return;
        }
        let (_, exports) = entry(widget, script, &modules);
        match word(&exports.given) {
            Some(what) => {
                cx.find_in(&NO_CONSTRUCTOR, SCRIPT).range(script.exports.range.clone()).arg("what", what).arg("file", SCRIPT).report()
            }
            None => callbacks(cx, script, &modules),
        }
    });
}

/// What a module that gives it back is no widget by.
fn word(given: &Given) -> Option<&'static str> {
    match given {
        Given::Unknown | Given::Constructor | Given::Module(_) => None,
        Given::Nothing => Some("nothing"),
        Given::Object => Some("object"),
        Given::Instance => Some("instance"),
        Given::Arrow => Some("arrow"),
        Given::Promise => Some("promise"),
        Given::Value => Some("value"),
    }
}

/// The script whose function makes the widget: `script.js`, or the module that it hands on.
pub fn entry<'w>(widget: &'w Widget, script: &'w Script, modules: &Modules) -> (&'w str, &'w Exports) {
    let Given::Module(id) = &script.exports.given else { return (SCRIPT, &script.exports) };
    let path = id.trim_start_matches("./").split('?').next().unwrap_or_default();
    match widget.entry(path).filter(|_| modules.reached.contains_key(path)).and_then(|(path, body)| Some((path.as_str(), body.as_text()?)))
    {
        Some((path, text)) => (path, &text.script(path).exports),
        None => (SCRIPT, &script.exports),
    }
}

fn callbacks(cx: &mut Check<'_>, script: &Script, modules: &Modules) {
    let widget = cx.widget;
    let (path, exports) = entry(widget, script, modules);
    if let Some(range) = &script.callbacks.wrong {
        cx.find_in(&NO_CALLBACKS, SCRIPT).range(range.clone()).arg("what", "wrong").report();
        return;
    }
    // Another module of the widget, or code from elsewhere, may add them.
    let elsewhere = modules.reached.keys().filter(|other| *other != path);
    let names_them = |other: &String| widget.text(other).is_some_and(|text| text.as_str().contains("callbacks"));
    let loads = script.form.needs.iter().any(|need| need.id.contains("//"));
    let Some(constructor) = exports.constructor.clone().filter(|_| exports.lacks_callbacks && !loads) else { return };
    if !elsewhere.into_iter().any(names_them) {
        let head = constructor.start..(constructor.start + "function".len()).min(constructor.end);
        cx.find_in(&NO_CALLBACKS, path).range(head).arg("what", "none").report();
    }
}
