//! What happens between asking for a run and its page: another widget, more edits, an end, a job that breaks down.

use std::net::TcpStream;

use widget_studio::app::action::Action;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::preferences::PreferencesCommand;
use widget_studio::app::features::run::{Entry, RunCommand, Running, Shelf};
use widget_studio::stand_in::event::What;
use widget_studio::stand_in::libraries::Libraries;

use crate::machine::Machine;

/// Two widgets, the first of which is open in the Run tab. `None`, said, where the CRM's libraries aren't.
fn machine() -> Option<Machine> {
    if Libraries::find().is_err() {
        eprintln!("skipped: the libraries of the stand-in aren't there (npm ci --prefix web)");
        return None;
    }
    let files = [("manifest.json", "{}"), ("script.js", "define([], function () {});")];
    let mut machine = Machine::with("one", &files);
    machine.widget("two", &files);
    machine.app.send(NavCommand::ShowTab(Tab::Run));
    machine.settle();
    Some(machine)
}

fn open_two(machine: &mut Machine) {
    let two = machine.dir.path().join("two");
    machine.app.send(NavCommand::Open(two));
    machine.run("open");
}

fn running(machine: &Machine) -> Option<&Running> {
    machine.app.run.running.as_ref()
}

/// The builds that were published, and `0` for each edit that was none.
fn published(machine: &Machine) -> Vec<u32> {
    let number = |entry: &Entry| match entry {
        Entry::Change(event) => match &event.what {
            What::Published { number, .. } => Some(*number),
            _ => Some(0),
        },
        Entry::Group(_) => None,
    };
    machine.app.run.timeline.entries.iter().filter_map(number).collect()
}

#[test]
fn a_start_is_of_the_widget_that_it_was_asked_for() {
    for job in ["run libraries", "run start"] {
        let Some(mut machine) = machine() else { return };
        if job == "run libraries" {
            machine.app.run.libraries = Shelf::default();
        }
        machine.app.send(RunCommand::Start);
        let late = machine.take(job);
        open_two(&mut machine);
        late();
        machine.settle();
        assert!(running(&machine).is_none() && !machine.app.run.is_waiting(), "{job}");
        // The other one can be run.
        machine.app.send(RunCommand::Start);
        machine.settle();
        assert!(running(&machine).is_some(), "{job}");
    }
}

#[test]
fn another_widget_ends_the_run_and_frees_its_port() {
    let Some(mut machine) = machine() else { return };
    machine.app.send(RunCommand::Start);
    machine.settle();
    let port = running(&machine).unwrap().port();
    machine.write("script.js", "define([], function () { return 1; });");
    machine.app.send(NavCommand::Open(machine.dir.path().join("two")));
    machine.app.send(NavCommand::DropThenGo);
    machine.settle();
    assert!(running(&machine).is_none() && published(&machine).is_empty());
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn of_edits_in_a_row_the_last_is_in_the_page_and_an_older_one_never_comes_after_it() {
    let Some(mut machine) = machine() else { return };
    machine.app.send(RunCommand::Start);
    machine.settle();
    let script = |number: u32| format!("define([], function () {{ return {number}; }});");
    // The first is being read when the second comes to be.
    machine.write("script.js", &script(1));
    while !machine.waiting().contains(&"run build") {
        machine.app.poll();
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    let first = machine.take("run build");
    machine.write("script.js", &script(2));
    first();
    machine.settle();
    assert_eq!(published(&machine), [1, 2, 3]);
    // One that can't be loaded keeps the last good one, and the same text again is no news.
    machine.write("script.js", ")");
    machine.settle();
    machine.write("script.js", &script(2));
    machine.settle();
    assert_eq!((published(&machine), running(&machine).unwrap().newest), (vec![1, 2, 3, 0], 3));
    assert!(running(&machine).unwrap().broken.is_none());
}

#[test]
fn an_end_while_a_state_is_read_is_the_end() {
    let Some(mut machine) = machine() else { return };
    machine.app.send(RunCommand::Start);
    machine.settle();
    machine.write("script.js", "define([], function () { return 1; });");
    while !machine.waiting().contains(&"run build") {
        machine.app.poll();
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    machine.app.send(RunCommand::Stop);
    machine.settle();
    assert!(running(&machine).is_none() && !machine.app.run.is_due());
    // Started again it has the present state from the first build on.
    machine.app.send(RunCommand::Start);
    machine.settle();
    assert_eq!((published(&machine), running(&machine).unwrap().newest), (vec![1], 1));
}

#[test]
fn the_page_follows_the_language_also_if_it_changed_while_it_was_started() {
    let Some(mut machine) = machine() else { return };
    let lang = machine.app.core.lang();
    machine.app.send(RunCommand::Start);
    machine.app.send(PreferencesCommand::NextLang);
    machine.settle();
    assert_ne!(machine.app.core.lang(), lang);
    assert_eq!(running(&machine).unwrap().language(), machine.app.core.lang());
    machine.app.send(PreferencesCommand::NextLang);
    assert_eq!(running(&machine).unwrap().language(), lang);
}

#[test]
fn a_breakdown_of_any_job_frees_what_waited_for_it() {
    let Some(mut machine) = machine() else { return };
    for job in ["run libraries", "run start"] {
        machine.app.run.libraries = Shelf::default();
        machine.refuse(Some(job));
        machine.app.send(RunCommand::Start);
        machine.settle();
        assert!(!machine.app.run.is_waiting() && running(&machine).is_none(), "{job}");
    }
    machine.refuse(None);
    machine.app.send(RunCommand::Start);
    machine.settle();
    machine.refuse(Some("run build"));
    machine.write("script.js", "define([], function () { return 1; });");
    machine.settle();
    machine.refuse(None);
    machine.write("script.js", "define([], function () { return 2; });");
    machine.settle();
    assert_eq!(published(&machine), [1, 2]);
    machine.act(Action::CloseWidget);
}
