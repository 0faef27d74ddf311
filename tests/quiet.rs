//! How loud the checks are on real widgets: the counts per rule are kept, so that a change of a rule shows what it does.
//!
//! The collection of real widgets lies beside the project and isn't part of it; without it these tests have nothing to say.
//! `WIDGET_STUDIO_BLESS=1 cargo test --test quiet` writes the counts anew; the commit says why they changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use widget_studio::checks;
use widget_studio::checks::engine::Report;
use widget_studio::checks::engine::rule::{Product, Profile, Severity};
use widget_studio::platform::files;

/// An error that fires on a larger part of the complete widgets needs a document or the platform's own message behind it.
const LOUD_PERCENT: usize = 5;

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The private report of every widget of the collection, with its class; empty without the collection.
fn reports() -> Vec<(String, String, Report)> {
    let collection = home().join("../shared/corpus");
    let Ok(index) = std::fs::read_to_string(collection.join("INDEX.tsv")) else {
        println!("no collection of real widgets beside the project: skipped");
        return Vec::new();
    };
    let report = |line: &str| {
        let mut cells = line.split('\t');
        let (name, class) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        let widget = files::open(&collection.join(&name)).ok()?.widget;
        Some((name, class, checks::check(&widget, Product::AmoCrm, Profile::Private)))
    };
    index.lines().skip(1).filter_map(report).collect()
}

#[test]
fn counts_per_rule_are_those_that_are_known() {
    let reports = reports();
    if reports.is_empty() {
        return;
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (_, _, report) in &reports {
        for finding in &report.findings {
            counts.entry(finding.rule.id).or_default().1 += 1;
        }
        for rule in report.findings.iter().map(|finding| finding.rule.id).collect::<BTreeSet<_>>() {
            counts.entry(rule).or_default().0 += 1;
        }
    }
    let head = format!("rule\twidgets of {}\tfindings\n", reports.len());
    let text = counts.iter().fold(head, |text, (rule, (widgets, findings))| text + &format!("{rule}\t{widgets}\t{findings}\n"));
    let file: PathBuf = home().join("tests/fixtures/counts.tsv");
    if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let difference = similar::TextDiff::from_lines(&known, &text).unified_diff().context_radius(0).to_string();
    assert!(known == text, "the checks are louder or quieter than before:\n{difference}");
}

#[test]
fn errors_that_fire_often_rest_on_a_document() {
    let reports = reports();
    let complete: Vec<&Report> = reports.iter().filter(|(_, class, _)| class == "complete").map(|(_, _, report)| report).collect();
    for rule in checks::rules::all() {
        let hit = complete.iter().filter(|report| report.findings.iter().any(|f| f.rule == rule && f.severity == Severity::Error)).count();
        let documented = rule.basis.split([',', ';']).any(|mark| matches!(mark.trim(), "S0" | "S1" | "S2" | "S3" | "S4" | "R" | "K" | "D"));
        assert!(
            hit * 100 <= complete.len() * LOUD_PERCENT || documented,
            "{} is an error on {hit} of {} complete widgets",
            rule.id,
            complete.len()
        );
    }
}

#[test]
fn sound_widgets_show_no_error() {
    // Complete widgets of the collection that break nothing a document says.
    const SOUND: &[&str] = &["w003", "w007", "w008", "w016", "w019", "w020", "w022", "w028", "w033"];
    for (name, _, report) in reports().iter().filter(|(name, ..)| SOUND.contains(&name.as_str())) {
        let errors: Vec<&str> = report.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.rule.id).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}
