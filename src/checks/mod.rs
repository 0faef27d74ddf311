//! The checks: rules over a widget in memory. Pure, and the same for window, headless and tests.
//!
//! [`engine`] runs rules and keeps what they found; [`rules`] has a folder for each area. A rule's row says what it is
//! ([`engine::rule::Rule`]); its texts are in `assets/text/*/check-<area>.ftl`; its fixtures in
//! `tests/fixtures/checks/<rule-id>/{good,bad}`.

pub mod checklist;
pub mod comparison;
pub mod consequences;
pub mod engine;
pub mod fix_all;
#[cfg(test)]
mod growth_tests;
pub mod rules;

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::model::studio_file::Suppression;
use crate::model::widget::{MANIFEST, Widget};
use engine::cache::{CheckCache, RunCache};
use engine::check::Check;
use engine::finding::{Finding, FindingId};
use engine::rule::{Product, Profile, Severity};
use engine::suppress::{Index, Suppressions, Trust};
use engine::{Report, run};
use rules::GROUPS;
use rules::manifest::elsewhere::Mended;
use rules::package::held;
use rules::studio::acceptances;

/// The errors and warnings that a widget has in either profile, each once, as bad as it is in the worse of them.
pub fn faults(widget: &Widget, product: Product) -> Report {
    let mut found = check(widget, product, Profile::Private);
    let places: HashMap<FindingId, usize> = found.findings.iter().enumerate().map(|(place, finding)| (finding.id(), place)).collect();
    for finding in check(widget, product, Profile::Public).findings {
        match places.get(&finding.id()).and_then(|place| found.findings.get_mut(*place)) {
            Some(known) if known.severity <= finding.severity => {}
            Some(known) => *known = finding,
            None => found.findings.push(finding),
        }
    }
    found.findings.retain(|finding| finding.severity != Severity::Advice);
    found
}

/// Checks `widget`. Never fails; decodes pictures that were not looked at before.
pub fn check(widget: &Widget, product: Product, profile: Profile) -> Report {
    check_again(widget, product, profile, &mut CheckCache::default())
}

/// [`check`] in which of the widget's acceptances only those count that `trust` covers.
pub fn check_trusting(widget: &Widget, target: (Product, Profile), trust: &Trust) -> Report {
    check_while(widget, target, trust, &mut CheckCache::default(), &|| true).unwrap_or_default()
}

/// Checks `widget`; `cache` holds what checks of earlier states found. Finds the same as [`check`].
pub fn check_again(widget: &Widget, product: Product, profile: Profile, cache: &mut CheckCache) -> Report {
    check_while(widget, (product, profile), &Trust::All, cache, &|| true).unwrap_or_default()
}

/// [`check_again`] that stops once `keep_going` is false, and then returns `None`; `cache` keeps what was found until then. Of the
/// widget's acceptances only those count that `trust` covers.
pub fn check_while(
    widget: &Widget,
    target: (Product, Profile),
    trust: &Trust,
    cache: &mut CheckCache,
    keep_going: &dyn Fn() -> bool,
) -> Option<Report> {
    cache.begin();
    check_beside(widget, target, trust, cache, keep_going)
}

/// A further check of the same state of `widget`, for another product or profile; `cache` keeps both.
pub fn check_beside(
    widget: &Widget,
    target: (Product, Profile),
    trust: &Trust,
    cache: &mut CheckCache,
    keep_going: &dyn Fn() -> bool,
) -> Option<Report> {
    let mut found = find(widget, target, cache, keep_going)?;
    found.sort_by(in_order);
    number(&mut found);
    let acceptances = Suppressions::read(widget, trust);
    let ignored = acceptances.ignored;
    let (mut findings, suppressed) = acceptances.apply(found.clone());
    // Whether an acceptance is of use can be told once it may be used.
    let in_doubt = if ignored == 0 { acceptances::unmatched(widget, &found, &findings) } else { Vec::new() };
    let unused = unused(widget, target, in_doubt, cache, keep_going)?;
    let mut check = Check::new(widget, target, cache.of(target), keep_going);
    acceptances::report_unused(&mut check, unused);
    let mut unused = check.into_findings();
    number(&mut unused);
    findings.extend(unused);
    findings.sort_by(in_order);
    Some(Report { findings, suppressed, ignored })
}

/// What all rules find. Where the manifest isn't in its place, the rest is looked at as if it were.
fn find(widget: &Widget, target: (Product, Profile), cache: &mut CheckCache, keep_going: &dyn Fn() -> bool) -> Option<Vec<Finding>> {
    let mut found = match Mended::of(widget) {
        None => run(GROUPS, widget, target, cache.of(target), keep_going)?,
        Some(mended) => {
            let now = run(GROUPS, widget, target, &mut RunCache::default(), keep_going)?;
            let later = run(GROUPS, &mended.widget, target, cache.of(target), keep_going)?;
            mended.join(now, later)
        }
    };
    // What the archive has and nobody can unpack isn't missing.
    if let Some(facts) = widget.archive().filter(|facts| !facts.oddities.is_empty()) {
        found.retain(|finding| !held::is_in_doubt(finding, widget, facts));
    }
    Some(found)
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

/// Those of `entries`, which accept nothing in a run for `target`, that accept nothing for another product or profile either; `None`
/// if it was stopped.
fn unused(
    widget: &Widget,
    target: (Product, Profile),
    mut entries: Vec<Suppression>,
    cache: &mut CheckCache,
    keep_going: &dyn Fn() -> bool,
) -> Option<Vec<Suppression>> {
    let targets = [Product::AmoCrm, Product::Kommo].into_iter().flat_map(|p| [(p, Profile::Private), (p, Profile::Public)]);
    for other in targets.filter(|other| *other != target) {
        if entries.is_empty() {
            break;
        }
        let found = find(widget, other, cache, keep_going)?;
        entries = Index::of(&entries).naming_none(&found);
    }
    Some(entries)
}

/// Worst first. The manifest before others: what is wrong there is often the cause of the rest.
fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let start = |f: &Finding| f.place.range.as_ref().map_or(0, |range| range.start);
    let key = |f: &Finding| (f.severity, f.place.file != MANIFEST);
    (key(a), &a.place.file, start(a), a.rule.id).cmp(&(key(b), &b.place.file, start(b), b.rule.id))
}
