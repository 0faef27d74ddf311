//! `script/*`, what a script does to the page: it writes over it, waits for elements that nobody draws, writes broken HTML.

use aho_corasick::AhoCorasick;

use crate::checks::engine::check::Check;
use crate::checks::engine::message::{first_names, shorten};
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::own;
use crate::crm::i18n::usage;
use crate::formats::script::{Handled, Script, is_system_class};

static OVERWRITE: Rule = rule("script/page-overwrite", Script, W, W, NO, "C; P");
static NOTHING_DRAWN: Rule = rule("script/handler-for-nothing", Script, A, A, NO, "C");
static BROKEN_HTML: Rule = rule("script/broken-html", Script, A, A, NO, "P");

pub static RULES: &[&Rule] = &[&OVERWRITE, &NOTHING_DRAWN, &BROKEN_HTML];

/// Reports the widget's own scripts.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let modules = cx.modules();
    let paths = own(widget, &modules);
    let scripts: Vec<(&str, &Script)> = paths.iter().filter_map(|path| Some((*path, widget.text(path)?.script(path)))).collect();
    let known = cx.scripts();
    for (path, script) in &scripts {
        cx.part("page", &[path], 0, |cx| {
            if let Some(first) = script.markup.overwrites.first() {
                let words = shorten(widget.text(path).and_then(|text| text.as_str().get(first.clone())).unwrap_or_default());
                let count = script.markup.overwrites.len();
                cx.find_in(&OVERWRITE, path).range(first.clone()).arg("count", count).arg("words", words).report();
            }
            if let Some((tag, range)) = script.markup.broken.first() {
                let count = script.markup.broken.len();
                cx.find_in(&BROKEN_HTML, path).range(range.clone()).arg("count", count).arg("tag", shorten(tag)).report();
            }
        });
        cx.part("drawn", &[path], known, |cx| drawn(cx, path, script));
    }
}

/// Elements that handlers wait for and nothing in the widget draws.
fn drawn(cx: &mut Check<'_>, path: &str, script: &Script) {
    let candidates: Vec<&Handled> = script.markup.handled.iter().filter(|one| is_candidate(one)).collect();
    let mut names: Vec<&str> = candidates.iter().map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return;
    }
    let mut is_drawn = vec![false; names.len()];
    // Names that the widget gives its own elements begin like this.
    let mut is_like_own = vec![false; names.len()];
    let heads: Vec<&str> = names.iter().map(|name| head(name)).collect();
    let (Ok(finder), Ok(head_finder)) = (AhoCorasick::new(&names), AhoCorasick::new(&heads)) else { return };
    for (_, text) in usage::scripts(cx.widget) {
        let text = text.as_str();
        let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
        let after = |at: usize| text.get(at..).and_then(|after| after.chars().next()).unwrap_or(' ');
        for found in finder.find_overlapping_iter(text) {
            let stands_alone = !is_word(before(found.start())) && !is_word(after(found.end()));
            if stands_alone && !matches!(before(found.start()), '#' | '.') {
                is_drawn.get_mut(found.pattern().as_usize()).into_iter().for_each(|drawn| *drawn = true);
            }
        }
        for found in head_finder.find_overlapping_iter(text) {
            if is_word(before(found.start())) || matches!(before(found.start()), '#' | '.') {
                continue;
            }
            let index = found.pattern().as_usize();
            is_like_own.get_mut(index).into_iter().for_each(|own| *own = true);
            // `'call-' + kind`, `call-{{ kind }}`: whatever begins so may be drawn.
            let rest = text.get(found.end()..).unwrap_or_default();
            let rest = rest.trim_start_matches(is_word);
            let made = text.get(found.start()..text.len() - rest.len()).unwrap_or_default();
            let goes_on = rest.starts_with(['{', '$', '<']) || made.ends_with(['-', '_']);
            if goes_on && names.get(index).is_some_and(|name| name.starts_with(made)) {
                is_drawn.get_mut(index).into_iter().for_each(|drawn| *drawn = true);
            }
        }
    }
    let lacks = |name: &str| names.binary_search(&name).is_ok_and(|at| !is_drawn.get(at).is_none_or(|drawn| *drawn) && is_like_own.get(at) == Some(&true));
    let mut missing: Vec<&Handled> = candidates.into_iter().filter(|one| lacks(&one.name)).collect();
    missing.dedup_by(|a, b| a.name == b.name);
    let Some(first) = missing.first() else { return };
    let shown: Vec<String> = missing.iter().map(|one| format!("{}{}", if one.is_id { '#' } else { '.' }, one.name)).collect();
    let mut shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    shown.dedup();
    cx.find_in(&NOTHING_DRAWN, path).range(first.range.clone()).arg("count", shown.len()).arg("names", first_names(&shown)).report();
}

/// Whether a name is one that only the widget itself can draw: long enough to be no word, and none of the CRM's.
fn is_candidate(one: &Handled) -> bool {
    one.name.contains(['-', '_']) && one.name.len() > 6 && !is_system_class(&one.name) && !one.name.starts_with("js-")
}

/// What a name begins with, up to its first part.
fn head(name: &str) -> &str {
    name.split(['-', '_']).next().filter(|head| head.len() > 2).unwrap_or(name)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}
