//! `script/*`, what a script does to the page: it writes over it, waits for elements that nobody draws, writes broken HTML.

use std::collections::{BTreeMap, HashSet};

use aho_corasick::AhoCorasick;

use crate::checks::engine::check::Check;
use crate::checks::engine::message::{first_names, shorten};
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::own;
use crate::crm::i18n::usage;
use crate::crm::page::is_system_id;
use crate::formats::script::{Handled, Script, is_system_class};
use crate::model::widget::Widget;

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
    let ids: HashSet<&str> = candidates.iter().filter(|one| one.is_id).map(|one| one.name.as_str()).collect();
    let drawn = Drawn::of(cx.widget, &names, &ids);
    let lacks = |name: &str| names.binary_search(&name).is_ok_and(|at| drawn.is_missing(at, name));
    let mut missing: Vec<&Handled> = candidates.into_iter().filter(|one| lacks(&one.name)).collect();
    missing.dedup_by(|a, b| a.name == b.name);
    let Some(first) = missing.first() else { return };
    let shown: Vec<String> = missing.iter().map(|one| format!("{}{}", if one.is_id { '#' } else { '.' }, one.name)).collect();
    let mut shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    shown.dedup();
    cx.find_in(&NOTHING_DRAWN, path).range(first.range.clone()).arg("count", shown.len()).arg("names", first_names(&shown)).report();
}

/// What the scripts and templates of a widget draw of some names.
struct Drawn<'n> {
    /// Whether a name is drawn, or may be.
    is_drawn: Vec<bool>,
    /// Beginnings of names that the widget gives its own elements.
    own: HashSet<&'n str>,
    /// Beginnings that stand as texts of their own: `prefix: 'my-widget'`.
    prefixes: HashSet<String>,
    /// Whether names are put together somewhere: `{{ prefix }}__link`, `prefix + '-link'`.
    is_joined: bool,
}

impl<'n> Drawn<'n> {
    /// What is drawn of `names`, which are in their order; `ids` are those that are ids. One pass over all texts for all names: either may
    /// be many.
    fn of(widget: &Widget, names: &[&'n str], ids: &HashSet<&str>) -> Self {
        let mut found = Self { is_drawn: vec![false; names.len()], own: HashSet::new(), prefixes: HashSet::new(), is_joined: false };
        // Which names begin, and end, like this; whether one of them is an id.
        let mut heads: BTreeMap<&'n str, bool> = BTreeMap::new();
        let mut tails: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            *heads.entry(head(name)).or_default() |= ids.contains(name);
            tails_of(name).for_each(|tail| tails.entry(tail).or_default().push(at));
        }
        let heads: Vec<(&'n str, bool)> = heads.into_iter().collect();
        let mut tails: Vec<(&str, Vec<usize>)> = tails.into_iter().collect();
        let finders = (
            AhoCorasick::new(names),
            AhoCorasick::new(heads.iter().map(|(head, _)| head)),
            AhoCorasick::new(tails.iter().map(|(tail, _)| tail)),
        );
        let (Ok(whole), Ok(by_head), Ok(by_tail)) = finders else { return found };
        let mut begun: HashSet<&str> = HashSet::new();
        for (_, text) in usage::scripts(widget) {
            let text = text.as_str();
            let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
            let after = |at: usize| text.get(at..).and_then(|after| after.chars().next()).unwrap_or(' ');
            found.is_joined |= JOINS.iter().any(|join| text.contains(join));
            for one in whole.find_overlapping_iter(text) {
                let stands_alone = !is_word(before(one.start())) && !is_word(after(one.end()));
                // `getElementById('name')` asks for it.
                let asks = || text.get(..one.start().saturating_sub(1)).is_some_and(|words| ASK.iter().any(|ask| words.ends_with(ask)));
                if stands_alone && !matches!(before(one.start()), '#' | '.') && !asks() {
                    found.draw(one.pattern().as_usize());
                }
            }
            for one in by_tail.find_overlapping_iter(text) {
                if matches!(before(one.start()), '}' | '\'' | '"' | '`')
                    && !is_word(after(one.end()))
                    && let Some((_, ends)) = tails.get_mut(one.pattern().as_usize())
                {
                    std::mem::take(ends).into_iter().for_each(|at| found.draw(at));
                }
            }
            for one in by_head.find_overlapping_iter(text) {
                let Some((head, is_id)) = heads.get(one.pattern().as_usize()) else { continue };
                let before = before(one.start());
                // The CRM has few ids: one that shares a word with what the widget draws is the widget's.
                if matches!(before, '-' | '_') && *is_id && !COMMON.contains(head) {
                    found.own.insert(head);
                }
                if is_word(before) || matches!(before, '#' | '.') {
                    continue;
                }
                found.own.insert(head);
                // `'call-' + kind`, `call-{{ kind }}`: whatever begins so may be drawn.
                let rest = text.get(one.end()..).unwrap_or_default().trim_start_matches(is_word);
                let made = text.get(one.start()..text.len() - rest.len()).unwrap_or_default();
                let goes_on = rest.starts_with(['{', '$', '<']) || made.ends_with(['-', '_']);
                if goes_on && begun.insert(made) {
                    let first = names.partition_point(|name| *name < made);
                    let like = names.iter().enumerate().skip(first).take_while(|(_, name)| name.starts_with(made));
                    like.for_each(|(at, _)| found.draw(at));
                }
                let is_text = matches!(before, '\'' | '"' | '`') && rest.starts_with(['\'', '"', '`']);
                if is_text && !found.prefixes.contains(made) && !is_class(text.get(..one.start()).unwrap_or_default()) {
                    found.prefixes.insert(made.to_owned());
                }
            }
        }
        found
    }

    fn draw(&mut self, at: usize) {
        self.is_drawn.get_mut(at).into_iter().for_each(|drawn| *drawn = true);
    }

    /// Whether surely nothing draws a name that looks like the widget's own.
    fn is_missing(&self, at: usize, name: &str) -> bool {
        let begins = |(end, _): (usize, char)| end > 0 && name.get(..end).is_some_and(|start| self.prefixes.contains(start));
        let is_joined = || self.is_joined && name.char_indices().any(begins);
        self.is_drawn.get(at) == Some(&false) && self.own.contains(head(name)) && !is_joined()
    }
}

/// Words that begin names of the CRM as well.
const COMMON: &[&str] = &[
    "block", "button", "card", "common", "contact", "field", "filter", "form", "input", "item", "lead", "left", "list", "main", "modal",
    "name", "nav", "notes", "page", "person", "phone", "save", "search", "settings", "user", "widget", "widgets", "work",
];

/// Calls that ask for an element, or whether it has a class, by a name.
const ASK: &[&str] = &["getElementById(", "getElementsByClassName(", "hasClass(", ".contains("];

/// How values and the rest of a name are joined.
const JOINS: &[&str] = &["}}-", "}}_", "}-", "}_", "+ '-", "+ '_", "+ \"-", "+ \"_", "+'-", "+'_", "+\"-", "+\"_"];

/// The ends of a name, from each of its separators on; short ones say nothing.
fn tails_of(name: &str) -> impl Iterator<Item = &str> {
    let starts = name.char_indices().filter(|(_, c)| matches!(c, '-' | '_')).map(|(at, _)| at);
    starts.filter_map(|at| name.get(at..)).filter(|tail| tail.trim_start_matches(['-', '_']).len() > 3)
}

/// Whether a text that follows is given as a class: `class_name: '…'`, `class="…"`.
fn is_class(before: &str) -> bool {
    let words = before.trim_end_matches(['\'', '"', '`', ' ', ':', '=', '(']);
    ["class", "class_name", "className", "id", "addClass"].iter().any(|name| words.ends_with(name))
}

/// Whether a name is one that only the widget itself can draw: long enough to be no word, and none of the CRM's.
fn is_candidate(one: &Handled) -> bool {
    let is_own = !is_system_id(&one.name) && !is_system_class(&one.name) && !one.name.starts_with("js-");
    one.name.contains(['-', '_']) && one.name.len() > 6 && is_own
}

/// What a name begins with, up to its first part.
fn head(name: &str) -> &str {
    name.split(['-', '_']).next().filter(|head| head.len() > 2).unwrap_or(name)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}
