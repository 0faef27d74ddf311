//! What a key press costs, counted: rules that run, files that are looked at again.

use widget_studio::app::action::Action;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::Page;
use widget_studio::app::features::checking::CheckingCommand;
use widget_studio::app::features::reports::ReportsCommand;
use widget_studio::checks::engine::cache::Cost;
use widget_studio::checks::engine::rule::Profile;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::services::bundled;
use widget_studio::services::texts::structure::NewText;
use widget_studio::system::files;
use widget_studio::system::files::Origin;

use crate::machine::Machine;

/// The plain template, opened and checked, with a letter typed.
fn plain() -> Machine {
    let mut machine = Machine::new();
    let folder = machine.dir.path().join("widget");
    files::save_as(&Origin::Folder(folder.clone()), &bundled::plain()).unwrap();
    machine.open(&folder);
    type_a_letter(&mut machine, "one");
    machine
}

/// Types into a text of one locale and checks.
fn type_a_letter(machine: &mut Machine, text: &str) -> Cost {
    machine.edit(Intent::SetText(NewText { key: "/widget/name".into(), locale: "en".into(), text: text.into() }));
    machine.settle();
    machine.app.cost_of_check()
}

/// Files whose parts were worked out anew.
fn files(cost: &Cost) -> Vec<&str> {
    let mut files: Vec<&str> = cost.parts.iter().map(|(_, file)| file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// Most stretches of texts that a letter changes in one run: its own, and the next one if it moves the border between them, which
/// depends on what is written.
const MOST: usize = 2;

/// What a change of a text concerns: its file, and the script, which may ask for a text that isn't there.
const CONCERNED: [&str; 2] = ["i18n/en.json", "script.js"];

#[test]
fn a_key_press_looks_again_only_at_what_it_concerns() {
    let mut machine = plain();
    let cost = type_a_letter(&mut machine, "two");
    assert_eq!((cost.runs, files(&cost)), (1, CONCERNED.to_vec()), "{cost:?}");
    assert!((1..=MOST).contains(&cost.chunks), "{cost:?}");
}

#[test]
fn a_file_that_nothing_names_is_looked_for_only_where_something_changed() {
    let mut machine = plain();
    let note = Intent::WriteFile(RelPath::new("notes.txt").unwrap(), FileBody::text("to do"));
    machine.edit(note);
    type_a_letter(&mut machine, "two");
    let cost = type_a_letter(&mut machine, "three");
    assert!((1..=MOST + 1).contains(&cost.chunks), "the text that changed, and its own stretches: {cost:?}");
    assert!(!machine.findings("package/unneeded").is_empty());
    machine.edit(Intent::SetText(NewText { key: "/widget/name".into(), locale: "en".into(), text: "see notes.txt".into() }));
    machine.settle();
    assert!(machine.findings("package/unneeded").is_empty());
}

#[test]
fn the_public_profile_of_the_checklist_costs_what_changed() {
    let mut machine = plain();
    machine.app.send(CheckingCommand::SetProfile(Profile::Private));
    machine.act(Action::Checklist);
    assert_eq!(machine.app.core.page, Some(Page::Checklist));
    machine.settle();
    assert!(machine.app.checking.public_report.is_some());
    for note in ["a", "ab"] {
        machine.app.send(ReportsCommand::Tick { point: "real-name", done: false, note: note.to_owned() });
        machine.settle();
    }
    let cost = machine.app.cost_of_check();
    assert_eq!((cost.runs, cost.chunks, files(&cost)), (2, 0, Vec::new()), "a note concerns no text: {cost:?}");
    type_a_letter(&mut machine, "two");
    let cost = type_a_letter(&mut machine, "three");
    assert_eq!((cost.runs, files(&cost)), (2, CONCERNED.to_vec()), "{cost:?}");
    assert!((2..=2 * MOST).contains(&cost.chunks), "{cost:?}");
}

#[test]
fn an_acceptance_that_matches_nothing_costs_what_changed_in_each_profile() {
    let mut machine = plain();
    machine.write(".widget-studio.json", "{\"suppressions\": [{\"rule\": \"tour/image-size\", \"reason\": \"later\"}]}");
    machine.settle();
    assert_eq!((machine.app.cost_of_check().runs, machine.app.core.open.as_ref().unwrap().report.ignored), (1, 1));
    machine.app.send(CheckingCommand::ShowBrought);
    machine.app.send(CheckingCommand::UseBrought);
    machine.settle();
    assert_eq!(machine.app.cost_of_check().runs, 4, "all products and profiles are looked at");
    type_a_letter(&mut machine, "two");
    let cost = type_a_letter(&mut machine, "three");
    assert_eq!((cost.runs, files(&cost)), (4, CONCERNED.to_vec()), "{cost:?}");
    assert!((4..=4 * MOST).contains(&cost.chunks), "{cost:?}");
}
