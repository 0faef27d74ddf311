//! A job that brings nothing frees what waited for it, whichever it is.

use widget_studio::account::Confidential;
use widget_studio::account::bulk::Task;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::acceptance::AcceptanceCommand;
use widget_studio::app::features::disk::DiskCommand;
use widget_studio::app::features::files::FilesCommand;
use widget_studio::app::features::fixes::FixDialog;
use widget_studio::app::features::fixes::FixesCommand;
use widget_studio::app::features::images::{ComparedFor, ImagesCommand, Origin, Role, Target};
use widget_studio::app::features::images::{Comparison, Lab};
use widget_studio::app::features::install::bulk::{BulkRequest, Run};
use widget_studio::app::features::install::{InstallCommand, Target as Account};
use widget_studio::app::features::new_widget::NewWidgetCommand;
use widget_studio::app::features::new_widget::Wizard;
use widget_studio::app::features::pack::PackDialog;
use widget_studio::app::features::recovery::RecoveryCommand;
use widget_studio::app::features::reports::Document;
use widget_studio::app::features::reports::DocumentDialog;
use widget_studio::app::features::reports::ReportsCommand;
use widget_studio::app::features::texts::TextsCommand;
use widget_studio::formats::path::RelPath;
use widget_studio::report::Format;
use widget_studio::services::bundled;
use widget_studio::services::logos::compose::Plan;
use widget_studio::system::files;
use widget_studio::system::files::Origin as Place;

use crate::machine::Machine;

/// What starts a job, after the sample was opened.
type Start = fn(&mut Machine);

fn logo() -> RelPath {
    RelPath::new("images/logo.png").unwrap()
}

fn lab(machine: &mut Machine) {
    let targets = vec![Target { path: logo(), size: (130, 100) }];
    machine.app.send(ImagesCommand::Open { targets, from: Some(Origin::Widget(logo())) });
}

fn drawn(machine: &mut Machine) {
    lab(machine);
    machine.run("source");
    machine.app.send(ImagesCommand::Draw(vec![(0, Plan::default())]));
}

fn missing_logo(machine: &mut Machine) {
    machine.edit(Intent::DeleteFile(logo()));
    machine.settle();
    let finding = machine.findings("images/missing").remove(0);
    machine.app.send(FixesCommand::Fix(finding));
}

fn save_as(machine: &mut Machine) {
    let copy = machine.dir.path().join("copy");
    machine.app.send(DiskCommand::SaveAs(Place::Folder(copy)));
}

/// Every job of the machine by its name, with what starts it.
const JOBS: &[(&str, Start)] = &[
    ("open", |machine| machine.app.send(NavCommand::Open(machine.dir.path().to_owned()))),
    ("watch", |machine| {
        save_as(machine);
        machine.settle();
    }),
    ("disk scan", |machine| {
        save_as(machine);
        machine.settle();
        machine.app.send(DiskCommand::Look);
    }),
    ("save", |machine| save_as(machine)),
    ("check", |machine| machine.write("a.txt", "a")),
    ("grid", |machine| machine.app.send(NavCommand::ShowTab(Tab::I18n))),
    ("pictures", |machine| {
        let bytes = machine.opened().project.widget().get(logo().as_str()).unwrap().as_bytes().to_vec();
        let body = widget_studio::model::document::FileBody::bytes(bytes);
        machine.edit(Intent::WriteFile(RelPath::new("images/copy.png").unwrap(), body));
    }),
    ("colours", |machine| machine.app.send(NavCommand::ShowFile(RelPath::new("script.js").unwrap()))),
    ("fix", missing_logo),
    ("fix", |machine| machine.act(Action::FixAllSafe)),
    ("pack", |machine| machine.act(Action::Pack)),
    ("pack place", |machine| {
        save_as(machine);
        machine.settle();
        machine.act(Action::Pack);
    }),
    ("fix pictures", missing_logo),
    ("search", |machine| machine.act(Action::Search)),
    ("take files", |machine| {
        let files = vec![machine.dir.path().join("logo.png")];
        machine.app.send(FilesCommand::Take { folder: String::new(), files });
    }),
    ("export", |machine| machine.app.send(TextsCommand::Export(machine.dir.path().join("texts.csv"), Vec::new()))),
    ("import", |machine| machine.app.send(TextsCommand::Review(machine.dir.path().join("texts.csv")))),
    ("picture", |machine| machine.app.send(ImagesCommand::TakePicture { target: logo(), source: machine.dir.path().join("logo.png") })),
    ("document", |machine| machine.app.send(ReportsCommand::Show(Document::Report { format: Format::Text, why: false }))),
    ("picture comparison", |machine| machine.app.send(ImagesCommand::Compare(logo(), ComparedFor::Shrink))),
    ("source", lab),
    ("draw", drawn),
    ("write", |machine| {
        drawn(machine);
        machine.run("draw");
    }),
    ("new widget", |machine| machine.app.send(NewWidgetCommand::Open)),
    ("dialog", |machine| machine.act(Action::OpenFolder)),
    ("accounts", |machine| machine.app.send(NavCommand::ShowTab(Tab::Install))),
    ("account", |machine| {
        machine.app.send(NavCommand::ShowTab(Tab::Install));
        machine.settle();
        machine.app.send(Command::Install(InstallCommand::Choose(Account::Practice, None)));
    }),
    ("accounts at once", |machine| {
        machine.app.send(NavCommand::ShowTab(Tab::Install));
        machine.settle();
        machine.app.send(Command::Install(InstallCommand::Choose(Account::Practice, None)));
        machine.settle();
        let values = Confidential::new(serde_json::json!({}));
        let order = BulkRequest { task: Task::Status, code: "code".to_owned(), values, at_once: 2, tokens: Vec::new() };
        machine.app.send(Command::Install(InstallCommand::LookEverywhere(order)));
    }),
    ("recent", |machine| {
        let folder = machine.dir.path().join("listed");
        if !folder.exists() {
            files::save_as(&Place::Folder(folder.clone()), &bundled::plain()).unwrap();
        }
        machine.open(&folder);
        machine.act(Action::CloseWidget);
    }),
    ("build shelf", |machine| machine.act(Action::Compare)),
    ("comparison", |machine| machine.act(Action::Compare)),
    ("acceptance look", |machine| machine.app.send(AcceptanceCommand::Look)),
    ("acceptance", |machine| machine.app.send(AcceptanceCommand::TakeArchive(machine.dir.path().join("widget.zip")))),
    ("rescued", |machine| machine.act(Action::RescuedEdits)),
    ("crashes", |machine| machine.app.started("test".to_owned())),
    ("preferences", |machine| machine.act(Action::NextTheme)),
    ("open external", |machine| machine.app.send(NavCommand::OpenLink("https://example.com".to_owned()))),
];

/// What a person would wait for in vain.
fn waits(machine: &Machine) -> Option<&'static str> {
    let (state, install) = (&machine.app.core, &machine.app.install);
    if state.busy().is_some() {
        return Some("something takes a while");
    }
    let runs_in_many = install.bulk.run.as_ref().is_some_and(Run::is_running);
    if machine.app.acceptance.is_working() {
        return Some("an acceptance pass");
    }
    if install.running.is_some() || install.is_keeping() || runs_in_many {
        return Some("an account");
    }
    let dialogs = &state.dialogs;
    let fix = dialogs.front().is_some_and(|dialog: &FixDialog| dialog.changes.is_none() && dialog.error.is_none());
    let archive = dialogs.front().is_some_and(|dialog: &PackDialog| dialog.built.is_none());
    let document = dialogs.front().is_some_and(|dialog: &DocumentDialog| dialog.text.is_none());
    let picture = dialogs.front().is_some_and(|look: &Comparison| look.versions.is_none());
    let lab = dialogs.front().is_some_and(|lab: &Lab| lab.loading.is_some() || lab.is_working());
    let widget = dialogs.front().is_some_and(|wizard: &Wizard| wizard.made.is_none());
    let waiting = [
        (fix, "a fix"),
        (archive, "an archive"),
        (document, "a document"),
        (picture, "a picture"),
        (lab, "the lab"),
        (widget, "a new widget"),
        (machine.app.compare.is_working(), "a comparison"),
    ];
    waiting.into_iter().find_map(|(waits, what)| waits.then_some(what))
}

#[test]
fn a_panic_of_any_job_frees_what_waited_for_it() {
    for (job, start) in JOBS {
        let mut machine = Machine::new();
        machine.act(Action::OpenSample);
        machine.settle();
        machine.refuse(Some(job));
        start(&mut machine);
        machine.settle();
        let notice = machine.app.core.notices.iter().find(|notice| notice.text.id == "notice-panic");
        let notice = notice.unwrap_or_else(|| panic!("{job}: nobody is told: {:?}", machine.notices()));
        assert!(notice.text.args.contains(&("job", (*job).into())), "{job}: {:?}", notice.text);
        assert_eq!(waits(&machine), None, "{job}");
        // The next one of its kind works.
        machine.refuse(None);
        machine.app.send(Command::Cancel);
        start(&mut machine);
        machine.settle();
        assert_eq!(waits(&machine), None, "{job}");
    }
}

#[test]
fn a_panic_while_edits_are_brought_back_leaves_them_on_offer() {
    let mut machine = Machine::with("a", &[("manifest.json", "{}")]);
    machine.write("manifest.json", "{\"a\": 1}");
    let mut machine = machine.restarted();
    machine.app.started("test".to_owned());
    machine.settle();
    let restore = Command::Recovery(RecoveryCommand::Restore(vec![RelPath::new("manifest.json").unwrap()]));
    machine.refuse(Some("restore"));
    machine.app.send(restore.clone());
    machine.settle();
    assert_eq!((waits(&machine), machine.notices()), (None, vec!["notice-panic"]));
    machine.refuse(None);
    machine.act(Action::RescuedEdits);
    machine.settle();
    machine.app.send(restore);
    machine.settle();
    assert_eq!(machine.text("manifest.json"), "{\"a\": 1}");
}

#[test]
fn the_disk_is_read_again_and_edits_are_kept_after_a_panic() {
    let mut machine = Machine::with("a", &[("manifest.json", "{}"), ("a.txt", "a")]);
    machine.refuse(Some("disk scan"));
    machine.app.send(DiskCommand::Look);
    machine.settle();
    machine.refuse(None);
    machine.write_on_disk("a/a.txt", "theirs");
    machine.app.send(DiskCommand::Look);
    machine.settle();
    assert_eq!(machine.text("a.txt"), "theirs");
    machine.refuse(Some("rescue"));
    machine.write("a.txt", "mine");
    while !machine.app.core.notices.iter().any(|notice| notice.text.args.contains(&("job", "rescue".into()))) {
        machine.app.poll();
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    assert!(machine.app.keeps_in().is_some(), "it is tried again");
}

#[test]
fn what_is_started_after_a_failed_save_goes_nowhere_by_itself() {
    let mut machine = Machine::with("a", &[("manifest.json", "{}")]);
    machine.write("manifest.json", "{\"a\": 1}");
    machine.refuse(Some("save"));
    machine.app.send(NavCommand::CloseWindow);
    machine.app.send(NavCommand::SaveThenGo);
    machine.settle();
    assert!(!machine.app.core.may_close && machine.opened().project.is_dirty());
    machine.refuse(None);
    machine.act(Action::Save);
    machine.settle();
    assert!(!machine.app.core.may_close && !machine.opened().project.is_dirty());
}

#[test]
fn a_source_is_read_for_the_last_picture_that_was_chosen() {
    let mut machine = Machine::new();
    machine.act(Action::OpenSample);
    machine.settle();
    lab(&mut machine);
    let slow = machine.take("source");
    let other = RelPath::new("images/logo_medium.png").unwrap();
    machine.app.send(ImagesCommand::Take(Role::All, Origin::Widget(other.clone())));
    machine.run("source");
    slow();
    machine.settle();
    let Some(lab) = machine.app.core.dialogs.front::<Lab>() else { panic!("no lab") };
    assert_eq!(lab.sources.values().map(|source| source.name.as_str()).collect::<Vec<_>>(), [other.name()]);
}
