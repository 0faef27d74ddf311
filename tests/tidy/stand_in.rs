//! `docs/STAND_IN.md`: how sure each part of the stand-in is, from the table that its pages have.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use widget_studio::stand_in::fidelity::{Entry, Mark, entries};

use crate::source::root;

/// The families of parts: the beginning of their ids, and what they are.
const FAMILIES: &[(&str, &str)] = &[
    ("lifecycle", "The life of a widget"),
    ("rule", "What the CRM makes of results"),
    ("widget", "The object that a widget extends"),
    ("module", "Modules"),
    ("APP", "`APP`"),
    ("jquery", "jQuery"),
    ("control", "Controls"),
    ("scene", "Scenes"),
    ("api", "Answers of the account"),
];

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Documented => "documented",
        Mark::Observed => "observed",
        Mark::Assumed => "assumed",
        Mark::Missing => "missing",
    }
}

fn page() -> String {
    let mut families: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries() {
        families.entry(entry.id.split_once('.').map_or("", |(family, _)| family)).or_default().push(entry);
    }
    let mut page = "# The stand-in\n\n\
         How sure each part of the made-up CRM is, written by a test from `assets/stand-in/fidelity.json`. *Documented*: the CRM's documents say so.\n\
         *Observed*: scripts of real widgets rest on it. *Assumed*: nobody knows, it is made as it seems likely. *Missing*: the CRM has it, the stand-in\n\
         hasn't; a widget that uses it is told so.\n"
        .to_owned();
    for (family, title) in FAMILIES {
        let Some(parts) = families.remove(family) else { continue };
        write!(page, "\n## {title}\n\n| part | | source |\n| --- | --- | --- |\n").unwrap();
        for Entry { id, mark, source, check, stops } in parts {
            let name = id.split_once('.').map_or(id.as_str(), |(_, name)| name).replace('|', "\\|");
            let more = [stops.then(|| "the CRM stops there".to_owned()), check.as_ref().map(|check| format!("check `{check}`"))];
            let more: String = more.into_iter().flatten().map(|more| format!("; {more}")).collect();
            writeln!(page, "| `{name}` | {} | {}{more} |", word(*mark), source.replace('|', "\\|").replace("docs/", "documents, "))
                .unwrap();
        }
    }
    assert!(families.is_empty(), "families that this test doesn't know: {:?}", families.keys());
    page
}

#[test]
fn the_page_of_the_stand_in_is_current() {
    let path = root().join("docs/STAND_IN.md");
    let page = page();
    if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "docs/STAND_IN.md is not current; renew it with WIDGET_STUDIO_BLESS=1 cargo test --test tidy"
    );
}

#[test]
fn a_rule_names_checks_that_there_are() {
    let checks: Vec<&str> = entries().iter().filter_map(|entry| entry.check.as_deref()).collect();
    let known: Vec<&str> = widget_studio::checks::rules::all().map(|rule| rule.id).collect();
    let unknown: Vec<&&str> = checks.iter().filter(|check| !known.contains(check)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
