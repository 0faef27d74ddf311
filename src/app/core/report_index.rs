//! What a view asks of the findings in every frame, worked out once for each report: which tab shows each, how many there are, and
//! which are of a file.

use std::collections::HashMap;

use super::tab::Tab;
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Applicability, Severity};

/// The index of a report's findings.
#[derive(Debug, Default)]
pub struct ReportIndex {
    tabs: Vec<Tab>,
    counts: HashMap<(Tab, Severity), usize>,
    by_file: HashMap<String, Vec<usize>>,
    safe: usize,
}

impl ReportIndex {
    /// The index of `report`.
    pub fn of(report: &Report) -> Self {
        let mut index = Self::default();
        for (at, finding) in report.findings.iter().enumerate() {
            let tab = Tab::of(finding);
            index.tabs.push(tab);
            *index.counts.entry((tab, finding.severity)).or_default() += 1;
            let mut files: Vec<&str> = finding.places().map(|place| place.file.as_str()).collect();
            files.dedup();
            files.into_iter().for_each(|file| index.by_file.entry(file.to_owned()).or_default().push(at));
            index.safe += usize::from(finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe));
        }
        index
    }

    /// The tab that shows the finding at this place of the report.
    pub fn tab(&self, at: usize) -> Option<Tab> {
        self.tabs.get(at).copied()
    }

    /// The worst severity of a tab's findings, and how many have it.
    pub fn worst(&self, tab: Tab) -> Option<(Severity, usize)> {
        let count = |severity| self.counts.get(&(tab, severity)).map(|count| (severity, *count));
        [Severity::Error, Severity::Warning, Severity::Advice].into_iter().find_map(count)
    }

    /// How many findings have a safe fix.
    pub fn safe(&self) -> usize {
        self.safe
    }

    /// The findings of a file, in the order of the report; none if the index is of another report.
    pub fn in_file<'r>(&self, report: &'r Report, file: &str) -> impl Iterator<Item = &'r Finding> {
        let places = self.by_file.get(file).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|at| report.findings.get(*at)).collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::engine::rule::{Product, Profile};
    use crate::services::bundled;

    #[test]
    fn it_says_what_a_walk_over_all_findings_says() {
        let report = check(&bundled::sample(), Product::AmoCrm, Profile::Private);
        let index = ReportIndex::of(&report);
        assert!(report.findings.len() > 3);
        for (at, finding) in report.findings.iter().enumerate() {
            assert_eq!(index.tab(at), Some(Tab::of(finding)));
            let here: Vec<&Finding> = report.findings.iter().filter(|other| other.is_in(&finding.place.file)).collect();
            assert_eq!(index.in_file(&report, &finding.place.file).collect::<Vec<_>>(), here);
        }
        for tab in Tab::ALL {
            let found = report.findings.iter().filter(|finding| Tab::of(finding) == tab);
            let worst = found.clone().map(|finding| finding.severity).min();
            let count = found.filter(|finding| Some(finding.severity) == worst).count();
            assert_eq!(index.worst(tab), worst.map(|worst| (worst, count)));
        }
    }
}
