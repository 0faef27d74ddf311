//! One finding for one cause: findings of a rule that were found file by file become one with all places.

use crate::checks::engine::check::Check;
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::fix::{Fix, Repair};
use crate::checks::engine::rule::Rule;
use crate::text::msg::Arg;

/// The argument that says how often the fault is there.
const COUNT: &str = "count";

impl Check<'_> {
    /// Joins what this run has found of `rule` so far: the first finding gets the places of the others, the sum of their counts, one
    /// repair for all, and the arguments that `say` gives of all of them.
    pub fn join(&mut self, rule: &'static Rule, say: impl FnOnce(&[Finding]) -> Vec<(&'static str, Arg)>) {
        let (own, others): (Vec<Finding>, Vec<Finding>) = self.take_findings().into_iter().partition(|finding| finding.rule.id == rule.id);
        let joined = if own.len() > 1 { joined(&own, say(&own)) } else { own.into_iter().next() };
        self.put_findings(others.into_iter().chain(joined));
    }
}

fn joined(all: &[Finding], said: Vec<(&'static str, Arg)>) -> Option<Finding> {
    let (first, others) = all.split_first()?;
    let repeated = || all.iter().flat_map(|finding| finding.related.iter().take(finding.repeats));
    let compared = all.iter().flat_map(|finding| finding.related.iter().skip(finding.repeats));
    let places: Vec<Place> = others.iter().map(|finding| &finding.place).chain(repeated()).cloned().collect();
    let repeats = places.len();
    let count: u64 = all.iter().map(|finding| count(&finding.args)).sum();
    let mut args = first.args.clone();
    for (name, value) in said.into_iter().chain([(COUNT, Arg::Number(count))]) {
        set(&mut args, name, value);
    }
    let related = places.into_iter().chain(compared.cloned()).collect();
    Some(Finding { related, repeats, args, fix: fix(all, count), ..first.clone() })
}

/// The repair of all, if each has one that is ready.
fn fix(all: &[Finding], count: u64) -> Option<Fix> {
    let (first, others) = all.split_first()?;
    let mut fix = first.fix.clone()?;
    let [option] = fix.options.as_mut_slice() else { return None };
    for finding in others {
        let [other] = finding.fix.as_ref()?.options.as_slice() else { return None };
        match (&mut option.repair, &other.repair) {
            (Repair::Changes(all), Repair::Changes(more)) => all.extend(more.iter().cloned()),
            (Repair::Ask { first, questions }, Repair::Ask { first: changes, questions: more }) => {
                first.extend(changes.iter().cloned());
                questions.extend(more.iter().cloned());
            }
            _ => return None,
        }
    }
    if let Some((_, value)) = option.title.args.iter_mut().find(|(name, _)| *name == COUNT) {
        *value = Arg::Number(count);
    }
    Some(fix)
}

fn count(args: &[(&'static str, Arg)]) -> u64 {
    let count = args.iter().find_map(|(name, value)| match value {
        Arg::Number(number) if *name == COUNT => Some(*number),
        _ => None,
    });
    count.unwrap_or(1)
}

fn set(args: &mut Vec<(&'static str, Arg)>, name: &'static str, value: Arg) {
    match args.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => *known = value,
        None => args.push((name, value)),
    }
}
