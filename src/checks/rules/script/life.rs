//! `script/*`, the widget's life: what is read too early, what stays when the page is left, and where `this` is no longer the widget.

use std::ops::Range;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::exports::entry;
use crate::checks::rules::script::modules::own;
use crate::formats::json::Node;
use crate::formats::script::{Handler, Kept, Life, Off, Running, Runs, SCRIPT, Script};

static EARLY_SETTINGS: Rule = rule("script/settings-too-early", Script, W, W, NO, "C");
static EARLY_TEXTS: Rule = rule("script/texts-too-early", Script, A, A, NO, "C");
static HANDLER_STAYS: Rule = rule("script/handler-stays", Script, W, W, NO, "R; C");
static RUNS_ON: Rule = rule("script/runs-on", Script, W, W, NO, "R; C");
static THIS_LOST: Rule = rule("script/this-lost", Script, W, W, NO, "C");

pub static RULES: &[&Rule] = &[&EARLY_SETTINGS, &EARLY_TEXTS, &HANDLER_STAYS, &RUNS_ON, &THIS_LOST];

/// Reports the widget's own scripts.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(script) = widget.text(SCRIPT).map(|text| text.script(SCRIPT)).filter(|script| script.is_read()) else { return };
    let modules = cx.modules();
    let (entry, _) = entry(widget, script, &modules);
    if let Some(life) = widget.text(entry).map(|text| &text.script(entry).life) {
        cx.part("early", &[entry], 0, |cx| {
            report(cx, &EARLY_SETTINGS, entry, &life.early_settings);
            report(cx, &EARLY_TEXTS, entry, &life.early_texts);
        });
    }
    let paths = own(widget, &modules);
    let scripts: Vec<(&str, &Script)> = paths
        .iter()
        .filter_map(|path| Some((*path, widget.text(path)?.script(path))))
        .filter(|(_, script)| !script.form.is_built)
        .collect();
    let offs: Vec<&Off> = scripts.iter().flat_map(|(_, script)| &script.life.offs).collect();
    let lives: Vec<&Life> = scripts.iter().map(|(_, script)| &script.life).collect();
    // Loaded once for the whole session, it binds once.
    let once = widget.manifest("/widget/init_once").and_then(Node::as_bool) == Some(true);
    let known = fingerprint((cx.scripts(), once));
    for (path, script) in &scripts {
        cx.part("life", &[path], known, |cx| {
            report(cx, &THIS_LOST, path, &script.life.lost);
            let render = script.callback("render").and_then(|callback| callback.body.clone()).unwrap_or_default();
            let stays = |handler: &&Handler| {
                !handler.is_own && !offs.iter().any(|off| takes_off(off, handler)) && (!once || render.contains(&handler.range.start))
            };
            let handlers: Vec<Range<usize>> = script.life.handlers.iter().filter(stays).map(|handler| handler.range.clone()).collect();
            report(cx, &HANDLER_STAYS, path, &handlers);
            for (what, word) in [(Running::Interval, "interval"), (Running::Observer, "observer"), (Running::Socket, "socket")] {
                let found: Vec<&Range<usize>> =
                    script.life.running.iter().filter(|one| one.what == what && !ends(one, &lives)).map(|one| &one.range).collect();
                if let Some(first) = found.first().copied().filter(|_| !once) {
                    let words = words(cx, path, first);
                    cx.find_in(&RUNS_ON, path)
                        .range(first.clone())
                        .arg("what", word)
                        .arg("count", found.len())
                        .arg("words", words)
                        .report();
                }
            }
        });
    }
}

/// Whether something that goes on by itself is ended somewhere in the widget.
pub fn ends(one: &Runs, lives: &[&Life]) -> bool {
    let mut ended = lives.iter().flat_map(|life| &life.ended).filter(|(what, _)| *what == one.what);
    match &one.kept {
        Kept::Dropped => false,
        Kept::Named(name) => ended.any(|(_, by)| by.as_ref().is_none_or(|by| by == name)),
        Kept::Unknown => ended.next().is_some(),
    }
}

/// Whether a call takes a handler off: by its event, by its namespace, or all of them.
fn takes_off(off: &Off, handler: &Handler) -> bool {
    let fits = |off: &str, event: &str| {
        let (off_type, off_space) = off.split_once('.').unwrap_or((off, ""));
        let (kind, space) = event.split_once('.').unwrap_or((event, ""));
        let by_space = off_space.is_empty() || space.split('.').any(|one| one == off_space);
        (off_type.is_empty() || off_type == kind) && by_space
    };
    off.target == handler.target
        && (off.events.is_empty()
            || handler.events.is_empty()
            || handler.events.iter().all(|event| off.events.iter().any(|off| fits(off, event))))
}

fn words(cx: &Check<'_>, path: &str, range: &Range<usize>) -> String {
    shorten(cx.widget.text(path).and_then(|text| text.as_str().get(range.clone())).unwrap_or_default())
}

/// Reports all places of one kind in a file together, at the first of them.
fn report(cx: &mut Check<'_>, rule: &'static Rule, path: &str, found: &[Range<usize>]) {
    let Some(first) = found.first() else { return };
    let words = words(cx, path, first);
    cx.find_in(rule, path).range(first.clone()).arg("count", found.len()).arg("words", words).report();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::script::Target;

    #[test]
    fn a_handler_is_taken_off_by_its_event_or_its_namespace() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let table: &[(&[&str], &[&str], bool)] = &[
            (&["click.code"], &[".code"], true),
            (&["click.code"], &["click"], true),
            (&["click.code"], &["click.code"], true),
            (&["click.code"], &[], true),
            (&["click"], &["click"], true),
            (&["click"], &[".code"], false),
            (&["click", "keyup"], &["click"], false),
            (&["click.code"], &["keyup.code"], false),
        ];
        for (on, off, is) in table {
            let handler = Handler { target: Target::Document, events: names(on), is_own: false, range: 0..1 };
            assert_eq!(takes_off(&Off { target: Target::Document, events: names(off) }, &handler), *is, "{on:?} {off:?}");
            assert!(!takes_off(&Off { target: Target::Window, events: names(off) }, &handler));
        }
    }
}
