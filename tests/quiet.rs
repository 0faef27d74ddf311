//! How loud the checks are on whole widgets: what they find in each invented one, and the counts per rule on real ones, are
//! kept, so that a change of a rule shows what it does.
//!
//! The collection of real widgets lies beside the project and isn't part of it; without it the tests of it are skipped.
//! `WIDGET_STUDIO_BLESS=1 cargo test --test quiet` writes both anew; the commit says why they changed.

#[path = "corpus/folders.rs"]
mod folders;
#[path = "checks/safe.rs"]
mod safe;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use widget_studio::checks;
use widget_studio::checks::engine::Report;
use widget_studio::checks::engine::rule::{Product, Profile, Severity};
use widget_studio::model::widget::Widget;
use widget_studio::system::files;

/// An error that fires on a larger part of the complete widgets needs a document or the platform's own message behind it.
const LOUD_PERCENT: usize = 5;

const TARGETS: [(Product, Profile); 4] = [
    (Product::AmoCrm, Profile::Private),
    (Product::AmoCrm, Profile::Public),
    (Product::Kommo, Profile::Private),
    (Product::Kommo, Profile::Public),
];

/// Compares `text` with the file of the fixtures that keeps it; first writes the file where that is asked for.
#[track_caller]
fn compare(file: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
    if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
        std::fs::write(&file, text).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let difference = similar::TextDiff::from_lines(known.as_str(), text).unified_diff().context_radius(0).to_string();
    assert!(known == text, "the checks are louder or quieter than before:\n{difference}");
}

/// The invented widgets by their names.
fn invented() -> Vec<(String, Widget)> {
    let open = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), files::open(&path).unwrap().widget);
    folders::invented().into_iter().map(open).collect()
}

/// The private report of every widget of the collection, with its class; empty without the collection.
fn reports() -> Vec<(String, String, Report)> {
    let Some(collection) = folders::beside() else { return Vec::new() };
    let Ok(index) = std::fs::read_to_string(collection.join("INDEX.tsv")) else {
        println!("skipped: {} has no list INDEX.tsv", collection.display());
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
fn findings_in_invented_widgets_are_those_that_are_known() {
    let mut counts: BTreeMap<(String, String, &str), usize> = BTreeMap::new();
    for (name, widget) in invented() {
        for (product, profile) in TARGETS {
            let target = format!("{product:?}\t{profile:?}").to_lowercase();
            for finding in checks::check(&widget, product, profile).findings {
                *counts.entry((name.clone(), target.clone(), finding.rule.id)).or_default() += 1;
            }
        }
    }
    let head = "widget\tproduct\tprofile\trule\tcount\n".to_owned();
    let line = |((name, target, rule), count): (&(String, String, &str), &usize)| format!("{name}\t{target}\t{rule}\t{count}\n");
    compare("widgets/findings.tsv", &counts.iter().map(line).fold(head, |text, line| text + &line));
}

#[test]
fn sound_invented_widgets_show_advice_at_most() {
    // Each with the product that it is for.
    const SOUND: &[(&str, Product)] = &[
        ("accented-names", Product::AmoCrm),
        ("booking-steps", Product::AmoCrm),
        ("finder-leftovers", Product::Kommo),
        ("lead-notes", Product::AmoCrm),
        ("parcel-tracker", Product::Kommo),
        ("windows", Product::AmoCrm),
    ];
    let widgets: BTreeMap<String, Widget> = invented().into_iter().collect();
    for (name, product) in SOUND {
        let report = checks::check(&widgets[*name], *product, Profile::Private);
        let loud: Vec<&str> = report.findings.iter().filter(|f| f.severity != Severity::Advice).map(|f| f.rule.id).collect();
        assert!(loud.is_empty(), "{name}: {loud:?}");
    }
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
    compare("counts.tsv", &text);
}

#[test]
fn safe_fixes_of_real_widgets_bring_nothing_above_advice() {
    let mut wrong = Vec::new();
    let real = folders::beside().into_iter().flat_map(|collection| folders::in_folder(&collection));
    for path in real.chain(folders::invented()) {
        let Ok(opened) = files::open(&path) else { continue };
        for (product, profile) in TARGETS {
            let brought = safe::brought(&opened.widget, product, profile);
            wrong.extend(brought.into_iter().map(|it| format!("{} {product:?} {profile:?}: {it}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
