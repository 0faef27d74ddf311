//! The checks: one registry of rules, run over a widget in memory. Pure, and the same for window, headless and tests.
//!
//! A rule's row says what it is ([`rule::Rule`]); the file named like its tab finds it; its texts are in
//! `assets/text/*/check-<area>.ftl`; its fixtures in `tests/fixtures/checks/<rule-id>/{good,bad}`.

pub mod account;
pub mod area_steps;
pub mod checklist;
pub mod examples;
pub mod finding;
pub mod fix;
pub mod memo;
pub mod rule;
pub mod suppress;

mod archive;
mod areas;
mod blocks;
mod changes;
mod code;
mod context;
mod descriptions;
mod field_advice;
mod fields;
mod flavours;
mod i18n;
mod identity;
mod images;
mod install;
mod json;
mod keys;
mod leaks;
mod link_tags;
mod locations;
mod looks;
mod manifest;
mod markup;
mod names;
mod package;
mod phrases;
mod references;
mod script;
mod script_use;
mod secrets;
mod settings;
mod strays;
mod styles;
mod texts;
mod tour;
mod translation;
mod typography;
mod wording;
mod words;

use std::cmp::Ordering;
use std::collections::HashMap;

use finding::Finding;
use rule::{Product, Profile, Rule, Severity};
use suppress::Suppressions;

use crate::domain::widget::{MANIFEST, Widget};
use context::Check;
use memo::{Memo, Memory};

/// All findings of a widget, worst first, then by file (the manifest before others) and place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Findings that the person accepts, in the same order, each with the reason (may be empty).
    pub suppressed: Vec<(Finding, String)>,
}

/// The errors and warnings that a widget has in either profile, each once, as bad as it is in the worse of them.
pub fn faults(widget: &Widget, product: Product) -> Report {
    let mut found = check(widget, product, Profile::Private);
    for finding in check(widget, product, Profile::Public).findings {
        match found.findings.iter_mut().find(|known| known.id() == finding.id()) {
            Some(known) if known.severity <= finding.severity => {}
            Some(known) => *known = finding,
            None => found.findings.push(finding),
        }
    }
    found.findings.retain(|finding| finding.severity != Severity::Advice);
    found
}

/// A file of rules: its table and the function that finds them.
struct Group {
    rules: &'static [&'static Rule],
    check: fn(&mut Check<'_>),
}

/// All groups, in the order of `docs/RULES.md`.
const GROUPS: &[Group] = &[
    Group { rules: json::RULES, check: json::check },
    Group { rules: manifest::RULES, check: manifest::check },
    Group { rules: fields::RULES, check: fields::check },
    Group { rules: identity::RULES, check: identity::check },
    Group { rules: descriptions::RULES, check: descriptions::check },
    Group { rules: references::RULES, check: references::check },
    Group { rules: tour::RULES, check: tour::check },
    Group { rules: install::RULES, check: install::check },
    Group { rules: locations::RULES, check: locations::check },
    Group { rules: areas::RULES, check: areas::check },
    Group { rules: settings::RULES, check: settings::check },
    Group { rules: field_advice::RULES, check: field_advice::check },
    Group { rules: blocks::RULES, check: blocks::check },
    Group { rules: i18n::RULES, check: i18n::check },
    Group { rules: texts::RULES, check: texts::check },
    Group { rules: keys::RULES, check: keys::check },
    Group { rules: translation::RULES, check: translation::check },
    // One pass over all texts, for these rules and for those of `translation`, `typography` and `texts` that look at one text.
    Group { rules: markup::RULES, check: wording::check },
    Group { rules: typography::RULES, check: |_| () },
    Group { rules: script::RULES, check: script::check },
    Group { rules: code::RULES, check: code::check },
    Group { rules: script_use::RULES, check: script_use::check },
    Group { rules: styles::RULES, check: styles::check },
    Group { rules: secrets::RULES, check: secrets::check },
    Group { rules: leaks::RULES, check: leaks::check },
    Group { rules: images::RULES, check: images::check },
    Group { rules: flavours::RULES, check: flavours::check },
    Group { rules: looks::RULES, check: looks::check },
    Group { rules: strays::RULES, check: strays::check },
    Group { rules: archive::RULES, check: archive::check },
    Group { rules: package::RULES, check: package::check },
    // `package` knows which files belong into the widget.
    Group { rules: names::RULES, check: |_| () },
    Group { rules: suppress::RULES, check: suppress::check },
    // An account is asked for these: `account::before` and its like find them.
    Group { rules: account::RULES, check: |_| () },
];

/// Every rule, in the order of `docs/RULES.md`.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// Checks `widget`. Never fails; decodes pictures that were not looked at before.
pub fn check(widget: &Widget, product: Product, profile: Profile) -> Report {
    check_again(widget, product, profile, &mut Memory::default())
}

/// Checks `widget` with what is known from checks of earlier states of it. Finds the same as [`check`].
pub fn check_again(widget: &Widget, product: Product, profile: Profile, memory: &mut Memory) -> Report {
    check_while(widget, (product, profile), memory, &|| true).unwrap_or_default()
}

/// The same while `goes_on` says so; `None` once it doesn't. What was worked out until then stays known.
pub fn check_while(widget: &Widget, aim: (Product, Profile), memory: &mut Memory, goes_on: &dyn Fn() -> bool) -> Option<Report> {
    memory.begin();
    check_beside(widget, aim, memory, goes_on)
}

/// A further check of the same state, for another product or profile; what is known for it stays known beside the rest.
pub fn check_beside(widget: &Widget, aim: (Product, Profile), memory: &mut Memory, goes_on: &dyn Fn() -> bool) -> Option<Report> {
    let mut found = run(widget, aim, memory.of(aim), goes_on)?;
    found.sort_by(in_order);
    number(&mut found);
    let (mut findings, suppressed) = Suppressions::read(widget).apply(found.clone());
    let unused = suppress::unused(widget, aim, &found, &findings, memory, goes_on)?;
    let mut check = Check::new(widget, aim, memory.of(aim), goes_on);
    suppress::report_unused(&mut check, unused);
    let mut unused = check.into_findings();
    number(&mut unused);
    findings.extend(unused);
    findings.sort_by(in_order);
    Some(Report { findings, suppressed })
}

/// Numbers the findings that one rule has at the same place, so that each has an identity of its own.
fn number(findings: &mut [Finding]) {
    let mut seen: HashMap<(&str, &str, Option<&str>), usize> = HashMap::new();
    for Finding { rule, place, nth, .. } in findings {
        let count = seen.entry((rule.id, &place.file, place.pointer.as_deref())).or_default();
        *nth = *count;
        *count += 1;
    }
}

/// What the rules find, accepted or not, group by group; `None` if it was stopped.
fn run(widget: &Widget, aim: (Product, Profile), memo: &mut Memo, goes_on: &dyn Fn() -> bool) -> Option<Vec<Finding>> {
    memo.begin();
    let mut check = Check::new(widget, aim, memo, goes_on);
    for group in GROUPS {
        if !goes_on() {
            return None;
        }
        (group.check)(&mut check);
    }
    let findings = check.into_findings();
    memo.end();
    goes_on().then_some(findings)
}

/// Worst first. The manifest before others: what is wrong there is often the cause of the rest.
fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let start = |f: &Finding| f.place.range.as_ref().map_or(0, |range| range.start);
    let key = |f: &Finding| (f.severity, f.place.file != MANIFEST);
    (key(a), &a.place.file, start(a), a.rule.id).cmp(&(key(b), &b.place.file, start(b), b.rule.id))
}

impl Report {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether an error keeps the widget from being packed.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}
