//! Two builds of a widget compared: what changes for those who use it, which findings are new or gone, and what differs.

use std::collections::HashMap;

use crate::checks::consequences::{self, Consequence};
use crate::checks::engine::cache::CheckCache;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::Trust;
use crate::checks::{check_while, engine::Report};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::services::compare::Difference;
use crate::services::diff::DiffKind;

/// What a comparison of two builds has found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// Worst first.
    pub consequences: Vec<Consequence>,
    pub findings: FindingChanges,
    pub difference: Difference,
    /// Whether both manifests could be read: else there may be consequences that aren't told.
    pub is_whole: bool,
}

/// How the findings of two builds differ; accepted ones don't count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FindingChanges {
    /// Those that only the new build has.
    pub new: Vec<Finding>,
    /// Those that only the old build has.
    pub gone: Vec<Finding>,
    /// Those that both have, as in the new build.
    pub still: Vec<Finding>,
}

impl Comparison {
    /// Compares two builds, both checked for `target`. Takes a while: not for the frame.
    pub fn of(old: &Widget, new: &Widget, target: (Product, Profile), trust: &Trust) -> Self {
        let new = &sharing(old, new);
        let difference = Difference::of(old, new);
        // What is found in a file that both have is remembered from the first check.
        let mut cache = CheckCache::default();
        let mut check = |widget: &Widget| check_while(widget, target, trust, &mut cache, &|| true).unwrap_or_default();
        let findings = match difference.is_empty() {
            true => FindingChanges { still: check(new).findings, ..FindingChanges::default() },
            false => FindingChanges::between(check(old), check(new), &difference),
        };
        Self {
            consequences: consequences::find(old, new),
            findings,
            difference,
            is_whole: old.complete_manifest().is_some() && new.complete_manifest().is_some(),
        }
    }
}

/// `new` with the very files of `old` where they are the same: what is worked out of a file, such as a picture, serves both.
fn sharing(old: &Widget, new: &Widget) -> Widget {
    let body = |(path, body): (&RelPath, &FileBody)| {
        let known = old.get(path.as_str()).filter(|known| *known == body);
        (path.clone(), known.unwrap_or(body).clone())
    };
    Widget::new(new.files().map(body).collect(), new.archive().cloned())
}

impl Comparison {
    /// Compares what an account tells of its build with `new`: there is nothing but consequences, values of the manifest, and logos.
    pub fn beside_account(old: &Widget, new: &Widget) -> Self {
        let Difference { manifest, pictures, .. } = Difference::of(old, new);
        Self {
            consequences: consequences::find_beside_account(old, new),
            findings: FindingChanges::default(),
            difference: Difference { manifest, pictures, ..Difference::default() },
            is_whole: new.complete_manifest().is_some(),
        }
    }
}

impl FindingChanges {
    /// Findings of one kind at one place are the same ones, as many as both builds have; those that say the same first.
    fn between(old: Report, new: Report, difference: &Difference) -> Self {
        let moved = |file: &str| {
            let to = difference.files.iter().find(|diff| matches!(&diff.kind, DiffKind::Moved(from, _) if from == file));
            to.map_or(file.to_owned(), |diff| diff.path.clone())
        };
        let mut known: HashMap<(&str, String, Option<String>), Vec<Finding>> = HashMap::new();
        for finding in old.findings {
            known.entry((finding.rule.id, moved(&finding.place.file), finding.place.pointer.clone())).or_default().push(finding);
        }
        let mut changes = Self::default();
        let mut others = Vec::new();
        let key = |finding: &Finding| (finding.rule.id, finding.place.file.clone(), finding.place.pointer.clone());
        for finding in new.findings {
            let of_kind = known.get_mut(&key(&finding));
            let same = of_kind.and_then(|known| known.iter().position(|other| other.args == finding.args).map(|at| known.remove(at)));
            match same {
                Some(_) => changes.still.push(finding),
                None => others.push(finding),
            }
        }
        for finding in others {
            match known.get_mut(&key(&finding)).and_then(Vec::pop) {
                Some(_) => changes.still.push(finding),
                None => changes.new.push(finding),
            }
        }
        changes.gone = known.into_values().flatten().collect();
        changes.gone.sort_by(super::in_order);
        changes
    }
}
