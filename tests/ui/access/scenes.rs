//! Every tab, page, dialog and menu of the studio, each opened in a window of its own.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use serde_json::json;
use widget_studio::account::Confidential;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::navigation::Second;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::acceptance::AcceptanceCommand;
use widget_studio::app::features::checking::CheckingCommand;
use widget_studio::app::features::compare::{CompareCommand, Side, Source};
use widget_studio::app::features::disk::{ConflictsDialog, DiskCommand};
use widget_studio::app::features::images::{ComparedFor, ImagesCommand, Origin, Target};
use widget_studio::app::features::install::{Change, InstallCommand, Target as Account};
use widget_studio::app::features::reports::Document;
use widget_studio::app::features::reports::ReportsCommand;
use widget_studio::app::features::run::Shelf;
use widget_studio::app::features::texts::TextsCommand;
use widget_studio::crm::images::SLOTS;
use widget_studio::formats::path::RelPath;
use widget_studio::model::widget::MANIFEST;
use widget_studio::report::Format;
use widget_studio::stand_in::libraries::LIBRARIES;
use widget_studio::system::accounts::{Colour, Kind};

use crate::acceptance;
use crate::harness::{Look, Window};
use crate::run;
use crate::stand_ins::add_account;

/// What is opened, and how.
pub type Scene = (&'static str, fn(&mut Window));

/// All of them.
pub const SCENES: &[Scene] = &[
    ("start page", |_| ()),
    ("start page with a widget opened before", |window| {
        sample(window);
        window.open_plain();
        window.send(Action::CloseWidget);
    }),
    ("manifest", |window| tab(window, Tab::Manifest)),
    ("settings", |window| tab(window, Tab::Settings)),
    ("settings with the details of a field", |window| {
        tab(window, Tab::Settings);
        let name = of(window, "fields-details");
        window.click_first(Role::Button, &name);
    }),
    ("locations", |window| tab(window, Tab::Locations)),
    ("texts", |window| tab(window, Tab::I18n)),
    ("texts with a key selected", |window| {
        tab(window, Tab::I18n);
        window.press(Modifiers::NONE, Key::ArrowDown);
    }),
    ("images", |window| tab(window, Tab::Images)),
    ("files", |window| tab(window, Tab::Files)),
    ("run, before the libraries are there", |window| {
        tab(window, Tab::Run);
        window.harness.state_mut().app.run.libraries = Shelf::Missing(LIBRARIES.iter().collect());
        window.settle();
    }),
    ("run, what happened", |window| {
        if run::has_libraries() {
            run::seen(window);
        }
    }),
    ("run, a request to another host", |window| {
        if run::has_libraries() {
            run::asked(window);
        }
    }),
    ("connect", |window| tab(window, Tab::Install)),
    ("connect as an integration", |window| {
        tab(window, Tab::Install);
        let name = window.state().lang().tr("install-by-code");
        window.reach(Role::RadioButton, &name);
        window.click_on(Role::RadioButton, &name);
    }),
    ("practice, not uploaded", |window| practice(window)),
    ("practice, the form", |window| {
        practice(window);
        ask(window, InstallCommand::Upload);
    }),
    ("practice, installed", installed),
    ("practice, the question before uninstalling", |window| {
        installed(window);
        ask(window, InstallCommand::Change(Change::Uninstall(Account::Practice)));
    }),
    ("all widgets of an account", |window| {
        practice(window);
        section(window, "install-all-widgets");
    }),
    ("a bot that waits", |window| {
        practice(window);
        section(window, "install-salesbot");
    }),
    ("history of requests", |window| {
        practice(window);
        section(window, "install-history");
    }),
    ("many accounts", |window| {
        accounts(window);
        section(window, "install-many-accounts");
    }),
    ("an account without its token", accounts),
    ("all checks", |window| {
        sample(window);
        window.send(Action::AllChecks);
    }),
    ("page of a check", |window| {
        sample(window);
        window.send(NavCommand::ShowRule("manifest/json".to_owned()));
    }),
    ("moderation checklist", |window| {
        sample(window);
        window.send(Action::Checklist);
    }),
    ("two builds compared", |window| {
        sample(window);
        let other = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/widgets/broken");
        window.send(CompareCommand::Choose(Side::Old, Source::Path(other)));
        window.send(Action::Compare);
    }),
    ("palette", |window| {
        sample(window);
        window.send(Action::Palette);
    }),
    ("new widget", |window| window.send(Action::NewWidget)),
    ("pack", |window| {
        sample(window);
        window.send(Action::Pack);
    }),
    ("all safe fixes", |window| {
        sample(window);
        window.send(Action::FixAllSafe);
    }),
    ("accept a finding", |window| {
        sample(window);
        let first = window.findings()[0].id();
        window.send(CheckingCommand::AskReason(Some(first)));
    }),
    ("report", |window| {
        sample(window);
        window.send(ReportsCommand::Show(Document::Report { format: Format::Text, why: true }));
    }),
    ("pictures made from one", |window| {
        sample(window);
        let source = crate::images::picture(window, "brand.png", 600, 450);
        let targets = SLOTS.iter().map(|slot| Target { path: RelPath::new(&slot.path()).unwrap(), size: slot.size() }).collect();
        window.send(Command::Images(ImagesCommand::Open { targets, from: Some(Origin::Disk(source)) }));
    }),
    ("a picture made smaller", |window| {
        sample(window);
        window.send(Command::Images(ImagesCommand::Compare(RelPath::new("images/logo_main.png").unwrap(), ComparedFor::Shrink)));
    }),
    ("texts that came back", |window| {
        plain(window);
        let table = window.path("texts.csv");
        window.answer(&table);
        window.send(Action::ExportTexts);
        let text = fs::read_to_string(&table).unwrap();
        fs::write(&table, text.replace("Hello!", "Hi!")).unwrap();
        window.send(TextsCommand::Review(table));
    }),
    ("changed here and on disk", |window| {
        plain(window);
        let folder = window.path("widget");
        window.edit(Intent::set(MANIFEST, "/widget/version", "7.7.7"));
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace("0.1.0", "0.1.1")).unwrap();
        window.wait_until("asked", |window| !window.app().disk.question(window.open_widget()).contested.is_empty());
        window.send(DiskCommand::Decide);
        assert!(window.state().dialogs.front::<ConflictsDialog>().is_some());
    }),
    ("gone from the disk", |window| {
        plain(window);
        fs::remove_file(window.path("widget").join("script.js")).unwrap();
        window.wait_until("told", |window| !window.app().disk.question(window.open_widget()).lost.is_empty());
    }),
    ("a path for a new file", |window| {
        tab(window, Tab::Files);
        window.send(Action::NewFile);
    }),
    ("a path where the system has no dialog", |window| {
        window.leave_alone();
        window.send(Action::OpenFolder);
    }),
    ("keys", |window| window.send(Action::Keys)),
    ("search in all texts", |window| {
        plain(window);
        window.send(Action::Search);
        window.write("greeting");
    }),
    ("replace in a file", |window| {
        tab(window, Tab::Files);
        window.send(Action::Replace);
        window.write("widget");
    }),
    ("another studio has it open", |window| {
        plain(window);
        window.harness.state_mut().app.core.dialogs.show(Second, None);
        window.settle();
    }),
    ("editor", |window| {
        plain(window);
        window.send(Action::ChooseEditor);
    }),
    ("build folder", |window| {
        plain(window);
        window.send(Action::BuildFolder);
    }),
    ("leave unsaved", |window| {
        sample(window);
        window.send(Action::BumpPatch);
        window.send(Action::CloseWidget);
    }),
    ("about the studio", |window| window.send(Action::About)),
    ("acceptance, the way in", |window| {
        tab(window, Tab::Run);
        acceptance::section(window);
    }),
    ("acceptance, a pass", acceptance::half_done),
    ("acceptance, the sign-off", |window| {
        acceptance::half_done(window);
        window.send(AcceptanceCommand::AskSignOff);
    }),
    ("acceptance, an own case", |window| {
        tab(window, Tab::Run);
        window.send(AcceptanceCommand::AskOwn(None));
        let title = of(window, "acceptance-column-case");
        window.fill(&title, "script.js");
    }),
];

/// The tabs alone.
pub const TABS: &[Scene] = &[SCENES[2], SCENES[3], SCENES[5], SCENES[6], SCENES[8], SCENES[9], SCENES[10]];

/// Opens a scene.
pub fn opened(scene: &Scene, look: Look) -> Window {
    let mut window = Window::with(look);
    scene.1(&mut window);
    window.settle();
    window
}

fn sample(window: &mut Window) {
    window.send(Action::OpenSample);
}

fn plain(window: &mut Window) {
    let folder = window.plain_folder("widget");
    window.send(NavCommand::Open(folder));
}

fn tab(window: &mut Window, tab: Tab) {
    sample(window);
    window.send(NavCommand::ShowTab(tab));
}

fn ask(window: &mut Window, ask: InstallCommand) {
    window.send(Command::Install(ask));
}

fn practice(window: &mut Window) {
    plain(window);
    window.send(NavCommand::ShowTab(Tab::Install));
    ask(window, InstallCommand::Choose(Account::Practice, None));
}

fn installed(window: &mut Window) {
    practice(window);
    ask(window, InstallCommand::Upload);
    ask(window, InstallCommand::Change(Change::Install(Account::Practice, Confidential::new(json!({"greeting": "hello"})))));
}

fn section(window: &mut Window, id: &str) {
    let name = window.state().lang().tr(id);
    window.click_on(Role::RadioButton, &name);
}

/// The beginning of a text, up to what is filled in.
fn of(window: &Window, id: &str) -> String {
    let text = window.state().lang().with(id, &[("name", "\u{1}".into())]);
    text.split('\u{1}').next().unwrap().to_owned()
}

/// Accounts none of which is reached: nothing goes over the network.
fn accounts(window: &mut Window) {
    for (name, kind) in [("demo-sandbox", Kind::Sandbox), ("qa-clean", Kind::Sandbox), ("acme-main", Kind::Production)] {
        add_account(&window.path("data"), name, kind, Colour::Green);
    }
    sample(window);
    window.send(NavCommand::ShowTab(Tab::Install));
    ask(window, InstallCommand::Choose(Account::Saved("demo-sandbox".to_owned()), None));
    ask(window, InstallCommand::Understood);
}
