//! Consequences of what the scripts do: the callbacks that the CRM calls, the exits of bots' steps, the hosts that are asked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pair::Pair;
use super::{Effect, Row, row};
use crate::checks::engine::rule::Severity;
use crate::crm::callbacks::{other_name, script_of};
use crate::crm::hosts::{hosts, is_namespace, is_product};
use crate::crm::locations::{AREAS, Area, declares};
use crate::crm::package::{self, Decision};
use crate::formats::script::{SCRIPT, Script};
use crate::model::widget::Widget;

static CALLBACK: Row = row("callback-removed", Severity::Warning, Effect::Breaks, "R, K");
static EXIT: Row = row("salesbot-exit-removed", Severity::Error, Effect::Breaks, "R");
static FOREIGN_HOST: Row = row("foreign-host-added", Severity::Warning, Effect::NewAddress, "R, K");

pub static ROWS: &[&Row] = &[&CALLBACK, &EXIT, &FOREIGN_HOST];

/// Callbacks without which nothing of the widget is missing.
const QUIET: &[&str] = &["destroy"];
/// Hosts that libraries name in their words and licences, and ask for nothing.
const NAMED_ONLY: &[&str] =
    &["github.com", "www.npmjs.com", "reactjs.org", "react.dev", "developer.mozilla.org", "momentjs.com", "jquery.org", "fb.me"];

/// Reports what changes in the scripts.
pub fn find(pair: &mut Pair<'_>) {
    if let (Some(old), Some(new)) = (script_of(pair.old), script_of(pair.new))
        && old.is_read()
        && new.is_read()
        && pair.old.get(SCRIPT) != pair.new.get(SCRIPT)
    {
        callbacks(pair, old, new);
        exits(pair, old, new);
    }
    foreign_hosts(pair);
}

fn callbacks(pair: &mut Pair<'_>, old: &Script, new: &Script) {
    if !new.callbacks.is_whole || new.callbacks.found.is_empty() {
        return;
    }
    for callback in &old.callbacks.found {
        let name = callback.name.as_str();
        // One that did nothing is missed by nobody, and so is one of areas in which the widget wasn't, or isn't any more.
        let is_of = |area: &&Area| area.callbacks.iter().any(|known| *known == name || other_name(known) == Some(name));
        let stays = |area: &Area| declares(pair.old, area.name) && declares(pair.new, area.name);
        let left = AREAS.iter().any(|area| is_of(&area)) && !AREAS.iter().filter(is_of).any(stays);
        let is_group = old.callbacks.found.iter().any(|other| other.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')));
        let is_there = new.callback(name).is_some() || other_name(name).is_some_and(|other| new.callback(other).is_some());
        if is_there || callback.is_empty || left || is_group || QUIET.contains(&name) {
            continue;
        }
        pair.in_file(&CALLBACK, SCRIPT, Some(callback.range.clone()), None).arg("callback", name).report();
    }
}

fn exits(pair: &mut Pair<'_>, old: &Script, new: &Script) {
    if !new.exits.is_whole || pair.has_left("salesbot_designer") {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for (code, range) in &old.exits.found {
        if !new.exits.found.iter().any(|(other, _)| other == code) && !told.contains(&code.as_str()) {
            told.push(code);
            let place = new.exits.found.first().map(|(_, range)| range.clone());
            pair.in_file(&EXIT, SCRIPT, Some(range.clone()), place).arg("exit", code).report();
        }
    }
}

fn foreign_hosts(pair: &mut Pair<'_>) {
    let new = asked(pair.new);
    if new.is_empty() {
        return;
    }
    let old = asked(pair.old);
    for (host, Asked { file, range, is_sure }) in new.into_iter().filter(|(host, _)| !old.contains_key(host)) {
        // What libraries and bundles name may be asked for nothing.
        let (what, severity) = if is_sure { ("asked", FOREIGN_HOST.severity) } else { ("named", Severity::Advice) };
        pair.in_file(&FOREIGN_HOST, &file, None, Some(range)).arg("what", what).arg("host", host).severity(severity).report();
    }
}

/// Where a script names a host.
struct Asked {
    file: String,
    range: Range<usize>,
    /// Whether the widget's own code names it.
    is_sure: bool,
}

/// Folders whose scripts come from others, and parts of the names of scripts that no page loads.
const OF_OTHERS: &[&str] = &["vendor", "vendors", "lib", "libs", "bower_components"];
const TESTS: &[&str] = &["test", "tests", "__tests__", "spec"];

/// Whether no page loads a script: it is a test, or runs in Node.js.
fn is_aside(path: &str, text: &str) -> bool {
    let is_test = path.split(['/', '.']).any(|part| TESTS.contains(&part));
    let of_node = ["module.exports", "require('", "require(\"", "from 'node:", "from \"node:"];
    let is_node = path != SCRIPT && !text.contains("define") && of_node.iter().any(|words| text.contains(words));
    is_test || is_node
}

/// The foreign hosts that the packed scripts name as the beginning of an address, each with its first place; one that the widget's own
/// code names is sure.
fn asked(widget: &Widget) -> BTreeMap<String, Asked> {
    let mut found: BTreeMap<String, Asked> = BTreeMap::new();
    for planned in package::plan(widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_))) {
        let path = planned.path.as_str();
        let is_script = matches!(&*planned.path.extension(), "js" | "mjs" | "jsx" | "ts" | "tsx");
        let Some(text) = widget.text(path).filter(|text| is_script && text.as_str().contains("//")) else { continue };
        if is_aside(path, text.as_str()) {
            continue;
        }
        let script = text.script(path);
        let is_sure = !script.form.is_built && !path.contains(".min.") && !path.split('/').any(|folder| OF_OTHERS.contains(&folder));
        for literal in &script.literals {
            let address = literal.text.trim_start();
            let begins = ["http://", "https://", "ws://", "wss://", "//"].iter().any(|scheme| address.starts_with(scheme));
            let Some((_, host)) = hosts(address).next().filter(|_| begins) else { continue };
            let host = host.trim_end_matches(['.', ':', '-']).to_lowercase();
            if !is_namespace(&host) && !is_product(&host) && !NAMED_ONLY.contains(&host.as_str()) {
                let asked = Asked { file: path.to_owned(), range: literal.range.clone(), is_sure };
                match found.get_mut(&host) {
                    Some(known) if !known.is_sure && is_sure => *known = asked,
                    Some(_) => {}
                    None => drop(found.insert(host, asked)),
                }
            }
        }
    }
    found
}
