//! Cuts a bad and a good example of each rule out of its fixtures, and holds `assets/rules/examples.json` to them.
//!
//! Bad is the first bad fixture; good is what its fix makes of it, or else the first good fixture.
//! `WIDGET_STUDIO_BLESS=1 cargo test --test examples` writes the file anew.

#[path = "checks/recipe.rs"]
mod recipe;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use similar::{ChangeTag, DiffOp, TextDiff};
use widget_studio::checks;
use widget_studio::checks::engine::examples::Example;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::checks::engine::rule::{Area, Rule};
use widget_studio::model::document::{FileBody, is_text_name};
use widget_studio::model::project::changed_paths;
use widget_studio::model::widget::Widget;
use widget_studio::services::bundled;

use recipe::Fixture;

/// Lines that an example has at most.
const MOST_LINES: usize = 9;
/// Characters of a line that are shown.
const MOST_CHARS: usize = 110;

fn manifest_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The rules that can be shown by a file; those of an account can't.
fn rules() -> impl Iterator<Item = &'static Rule> {
    checks::rules::all().filter(|rule| rule.area != Area::Install)
}

#[test]
fn examples_are_those_of_the_fixtures() {
    let examples: BTreeMap<String, Example> = rules().map(|rule| (rule.id.to_owned(), example(rule))).collect();
    let text = serde_json::to_string_pretty(&examples).unwrap() + "\n";
    let file = manifest_dir().join("assets/rules/examples.json");
    if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    assert!(known == text, "assets/rules/examples.json is not current: run WIDGET_STUDIO_BLESS=1 cargo test --test examples");
}

#[test]
fn every_example_shows_a_difference() {
    for rule in rules() {
        let example = checks::engine::examples::of(rule.id).unwrap_or_else(|| panic!("{} has no example", rule.id));
        assert!(example.bad != example.good, "{}: bad and good are the same", rule.id);
    }
}

fn example(rule: &'static Rule) -> Example {
    let folder = manifest_dir().join("tests/fixtures/checks").join(rule.id);
    let fixture = Fixture::read(&first(&folder, "bad"));
    let findings = checks::check(&fixture.widget, fixture.product, fixture.profile).findings;
    let finding = findings.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{}: not found", rule.id));
    let good = repaired(&fixture.widget, finding).unwrap_or_else(|| Fixture::read(&first(&folder, "good")).widget);
    let shown = compare(&fixture.widget, &good, finding);
    if shown.bad == shown.good { compare(&fixture.widget, &bundled::plain(), finding) } else { shown }
}

/// What differs between the two: at the finding, else in another text file, else which files there are.
fn compare(bad: &Widget, good: &Widget, finding: &Finding) -> Example {
    let line = finding.place.at.map_or(0, |at| at.line - 1);
    lines(bad, good, &finding.place.file, line)
        .or_else(|| changed_paths(bad, good).iter().find_map(|path| lines(bad, good, path.as_str(), 0)))
        .unwrap_or_else(|| files(bad, good))
}

fn first(folder: &Path, kind: &str) -> PathBuf {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.into_iter().find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(kind)).unwrap()
}

fn repaired(widget: &Widget, finding: &Finding) -> Option<Widget> {
    let option = finding.fix.as_ref()?.options.first()?;
    let mut good = widget.clone();
    good.apply(&option.repair.resolve(widget).ok()?).ok()?;
    Some(good)
}

/// The lines that differ in a text file at `line` (from 0) or nearest to it, with one line around them.
fn lines(bad: &Widget, good: &Widget, file: &str, line: usize) -> Option<Example> {
    let text = |widget: &Widget| {
        let (path, body) = widget.entry(file)?;
        is_text_name(path).then(|| String::from_utf8_lossy(body.as_bytes()).into_owned())
    };
    let (old, new) = (&*text(bad)?, &*text(good)?);
    if old == new {
        return None;
    }
    let shown = |line: &str| {
        let line = line.trim_end_matches('\n').replace('\r', "␍").replace('\t', "→   ").replace('\u{feff}', "␣BOM␣").replace('\0', "␀");
        if line.chars().count() > MOST_CHARS { line.chars().take(MOST_CHARS).chain(['…']).collect() } else { line }
    };
    let diff = TextDiff::from_lines(old, new);
    let mut example = Example { file: file.to_owned(), bad: Vec::new(), good: Vec::new() };
    let groups = diff.grouped_ops(1);
    let distance = |group: &&Vec<DiffOp>| {
        let from = group.first().map_or(0, |op| op.old_range().start);
        let to = group.last().map_or(0, |op| op.old_range().end);
        if (from..to).contains(&line) { 0 } else { from.abs_diff(line).min(to.abs_diff(line)) + 1 }
    };
    for change in groups.iter().min_by_key(distance)?.iter().flat_map(|op| diff.iter_changes(op)) {
        if change.tag() != ChangeTag::Insert && example.bad.len() < MOST_LINES {
            example.bad.push(shown(change.value()));
        }
        if change.tag() != ChangeTag::Delete && example.good.len() < MOST_LINES {
            example.good.push(shown(change.value()));
        }
    }
    Some(example)
}

/// The files that differ: name, and for pictures format and size.
fn files(bad: &Widget, good: &Widget) -> Example {
    let describe = |path: &str, body: Option<&FileBody>| {
        let Some(body) = body else { return format!("– {path}") };
        let picture = body.as_blob().map(|blob| blob.picture());
        let size = picture.and_then(|picture| picture.size).map_or(String::new(), |(width, height)| format!("  {width}×{height}"));
        let format = picture.and_then(|picture| picture.format).map_or(String::new(), |format| format!("  {}", format.name()));
        format!("{path}{format}{size}  {} B", body.len())
    };
    let paths = changed_paths(bad, good);
    let list = |widget: &Widget| paths.iter().take(MOST_LINES).map(|path| describe(path.as_str(), widget.get(path.as_str()))).collect();
    let (mut bad_list, mut good_list): (Vec<String>, Vec<String>) = (list(bad), list(good));
    // An archive with the same files: what differs is how it was packed.
    if bad_list == good_list {
        let odd = |widget: &Widget| {
            let facts = widget.archive().map(|facts| (**facts).clone()).unwrap_or_default();
            facts.oddities.iter().map(|oddity| format!("{}: {:?} {}", facts.file_name, oddity.kind, oddity.entry)).collect::<Vec<_>>()
        };
        bad_list.extend(odd(bad));
        good_list.extend(odd(good));
        let name = |widget: &Widget| widget.archive().map_or("widget.zip".to_owned(), |facts| facts.file_name.clone());
        bad_list.push(name(bad));
        good_list.push(name(good));
    }
    bad_list.truncate(MOST_LINES);
    good_list.truncate(MOST_LINES);
    Example { file: String::new(), bad: bad_list, good: good_list }
}
