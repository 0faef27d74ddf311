//! Names the documents that a rule rests on: the short marks of its row become titles with their date.

use crate::checks::engine::rule::Rule;
use crate::text::Lang;

/// Marks of documents; each has a text `basis-<mark>`.
const DOCUMENTS: &[&str] = &["S0", "S1", "S3", "S4", "R", "K", "D", "P", "OWN"];

impl Lang {
    /// One line for each source: the platform's documents, real widgets, other checkers.
    pub fn basis(self, rule: &Rule) -> Vec<String> {
        self.sources(rule.basis)
    }

    /// The same for the marks themselves.
    pub fn sources(self, basis: &str) -> Vec<String> {
        basis.split([',', ';']).map(str::trim).map(|mark| self.source(mark)).collect()
    }

    fn source(self, mark: &str) -> String {
        if DOCUMENTS.contains(&mark) {
            return self.tr(&format!("basis-{mark}"));
        }
        match mark.strip_prefix("C").map(str::trim).map(|seen| seen.split_once(" of ").unwrap_or((seen, ""))) {
            Some(("", _)) => self.tr("basis-C"),
            Some((count, "")) => self.with("basis-C-count", &[("count", count.into())]),
            Some((count, of)) => self.with("basis-C-of", &[("count", count.into()), ("of", of.into())]),
            None => mark.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    #[test]
    fn every_mark_of_every_rule_has_words() {
        for rule in checks::rules::all() {
            for lang in Lang::ALL {
                for (line, mark) in lang.basis(rule).iter().zip(rule.basis.split([',', ';']).map(str::trim)) {
                    assert!(line != mark && !line.contains("{$") && !line.starts_with("basis-"), "{}: {mark}: {line}", rule.id);
                }
            }
        }
    }
}
