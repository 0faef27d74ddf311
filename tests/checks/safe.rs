//! A safe fix changes no meaning and leads into nothing new: whatever a fixture has, each safe fix by itself and all of them together bring
//! no finding above advice.

use std::collections::BTreeSet;

use widget_studio::checks;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::rule::{Applicability, Product, Profile, Severity};
use widget_studio::checks::fix_all;
use widget_studio::model::widget::Widget;

/// What safe fixes of `widget` bring that wasn't there: each fix by itself, then all.
pub fn brought(widget: &Widget, product: Product, profile: Profile) -> Vec<String> {
    let before = checks::check(widget, product, profile).findings;
    let loud = |found: &[Finding]| -> BTreeSet<(&str, String)> {
        found.iter().filter(|f| f.severity != Severity::Advice).map(|f| (f.rule.id, place(f))).collect()
    };
    let known: BTreeSet<&str> = before.iter().filter(|f| f.severity != Severity::Advice).map(|f| f.rule.id).collect();
    let mut wrong = Vec::new();
    let mut compare = |name: &str, after: &Widget| {
        let after = loud(&checks::check(after, product, profile).findings);
        // A rule that was there may be at another place now; one that wasn't is new.
        wrong.extend(after.into_iter().filter(|(id, _)| !known.contains(id)).map(|(id, at)| format!("{name} brought {id} at {at}")));
    };
    for finding in &before {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.applicability == Applicability::Safe) else { continue };
        for option in &fix.options {
            let mut after = widget.clone();
            after.apply(&option.repair.resolve(widget).unwrap()).unwrap();
            compare(finding.rule.id, &after);
        }
    }
    let (changes, _) = fix_all::all_safe(widget, product, profile);
    let mut after = widget.clone();
    after.apply(&changes).unwrap();
    compare("all", &after);
    wrong
}

fn place(finding: &Finding) -> String {
    format!("{}{}", finding.place.file, finding.place.pointer.as_deref().unwrap_or_default())
}
