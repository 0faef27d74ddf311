//! Commands, and results that come later than they were asked for.

use std::path::PathBuf;

use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::{Intent, Typed};
use widget_studio::app::core::navigation::Leaving;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::navigation::Second;
use widget_studio::app::core::navigation::Unsaved;
use widget_studio::app::features::checking::CheckingCommand;
use widget_studio::app::features::diagnostics::AboutDialog;
use widget_studio::app::features::disk::DiskCommand;
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::app::features::fixes::FixDialog;
use widget_studio::app::features::fixes::FixesCommand;
use widget_studio::app::features::pack::PackCommand;
use widget_studio::app::features::pack::PackDialog;
use widget_studio::app::features::recovery::RecoveryCommand;
use widget_studio::app::features::reports::Document;
use widget_studio::app::features::reports::DocumentDialog;
use widget_studio::app::features::reports::ReportsCommand;
use widget_studio::checks;
use widget_studio::checks::engine::rule::Product;
use widget_studio::formats::path::RelPath;
use widget_studio::formats::text_edit::TextEdit;
use widget_studio::model::project::Caret;
use widget_studio::report::Format;
use widget_studio::system::files::Origin;
use widget_studio::system::lock;

use crate::TWO_COMMAS;
use crate::machine::Machine;

const A: &[(&str, &str)] = &[("manifest.json", "{\"of\": \"a\"}"), ("a.txt", "a")];
const B: &[(&str, &str)] = &[("manifest.json", "{\"of\": \"b\"}"), ("b.txt", "b")];

fn origin(machine: &Machine) -> Option<PathBuf> {
    machine.opened().origin.as_ref().map(|origin| origin.path().to_owned())
}

#[test]
fn opening_waits_for_a_save_and_the_widget_that_was_saved_is_the_one_that_is_marked() {
    let mut machine = Machine::with("a", A);
    let (b, copy) = (machine.widget("b", B), machine.dir.path().join("copy"));
    machine.app.send(DiskCommand::SaveAs(Origin::Folder(copy.clone())));
    machine.app.send(NavCommand::Open(b.clone()));
    assert!(!machine.waiting().contains(&"open"), "the save comes first");
    machine.run("save");
    assert_eq!(origin(&machine), Some(copy.clone()), "the saved widget lives in its new place");
    machine.settle();
    assert_eq!(origin(&machine), Some(b.clone()));
    machine.write("b.txt", "edited");
    machine.act(Action::Save);
    machine.settle();
    assert_eq!((machine.on_disk("b/b.txt"), machine.on_disk("copy/a.txt")), ("edited".to_owned(), "a".to_owned()));
    assert!(!copy.join("b.txt").exists());
}

#[test]
fn what_is_edited_during_a_save_is_not_left_behind_without_a_question() {
    let mut machine = Machine::with("a", A);
    let b = machine.widget("b", B);
    machine.write("a.txt", "first");
    machine.app.send(NavCommand::Open(b.clone()));
    machine.app.send(NavCommand::SaveThenGo);
    machine.write("a.txt", "second");
    machine.settle();
    assert_eq!(machine.on_disk("a/a.txt"), "first");
    assert!(machine.app.core.dialogs.front::<Unsaved>().is_some_and(|it| matches!(&it.0, Leaving::Open(_))));
    assert_eq!(machine.text("a.txt"), "second");
    // Closing the window waits, too.
    machine.app.send(Command::Cancel);
    machine.act(Action::Save);
    machine.app.send(NavCommand::CloseWindow);
    assert!(!machine.app.core.may_close);
    machine.settle();
    assert!(machine.app.core.may_close);
    assert_eq!(machine.on_disk("a/a.txt"), "second");
}

#[test]
fn of_two_widgets_that_are_opened_the_last_one_is_shown() {
    let mut machine = Machine::new();
    let (a, b) = (machine.widget("a", A), machine.widget("b", B));
    machine.app.send(NavCommand::Open(a));
    let slow = machine.take("open");
    machine.app.send(NavCommand::Open(b.clone()));
    machine.run("open");
    assert_eq!(origin(&machine), Some(b.clone()));
    slow();
    machine.settle();
    assert_eq!(origin(&machine), Some(b));
}

#[test]
fn what_is_edited_while_another_widget_is_read_is_asked_about() {
    let mut machine = Machine::with("a", A);
    let b = machine.widget("b", B);
    machine.app.send(NavCommand::Open(b.clone()));
    machine.write("a.txt", "typed meanwhile");
    machine.settle();
    assert!(machine.app.core.dialogs.front::<Unsaved>().is_some_and(|it| matches!(&it.0, Leaving::Open(path) if *path == b)));
    assert_eq!(machine.text("a.txt"), "typed meanwhile");
    machine.app.send(NavCommand::DropThenGo);
    machine.settle();
    assert_eq!(origin(&machine), Some(b));
}

#[test]
fn a_fix_is_made_on_the_text_that_it_was_worked_out_for() {
    let mut machine = Machine::with("a", &[("manifest.json", TWO_COMMAS)]);
    let commas = machine.findings("json/trailing-comma");
    assert_eq!(commas.len(), 2, "{:?}", machine.opened().findings());
    // The findings are still those of the text before.
    let edited = TWO_COMMAS.replacen("{\n", "{\n  \"x\": 1,\n", 1);
    machine.write("manifest.json", &edited);
    machine.app.send(FixesCommand::Fix(commas[1].clone()));
    assert_eq!(machine.text("manifest.json"), edited, "nothing is changed by places of another text");
    machine.settle();
    assert_eq!(machine.text("manifest.json"), edited.replace("\"settings\",\n", "\"settings\"\n"));
    machine.app.send(FixesCommand::Fix(machine.findings("json/trailing-comma")[0].clone()));
    assert_eq!(machine.text("manifest.json"), edited.replace("\"settings\",\n", "\"settings\"\n").replace("name\",\n", "name\"\n"));
}

#[test]
fn a_fix_is_not_made_on_another_finding_of_its_kind() {
    let mut machine = Machine::with("a", &[("manifest.json", TWO_COMMAS)]);
    let commas = machine.findings("json/trailing-comma");
    // The first comma is mended by hand: the second one would be taken for it.
    let edited = TWO_COMMAS.replace("name\",\n", "name\"\n");
    machine.write("manifest.json", &edited);
    machine.app.send(FixesCommand::Fix(commas[0].clone()));
    machine.settle();
    assert_eq!(machine.text("manifest.json"), edited);
    assert!(machine.notices().contains(&"notice-fix-outdated"));
}

#[test]
fn a_fix_that_waits_for_findings_is_not_made_in_another_widget() {
    let mut machine = Machine::with("a", &[("manifest.json", TWO_COMMAS)]);
    let commas = machine.findings("json/trailing-comma");
    let b = machine.widget("b", &[("manifest.json", TWO_COMMAS)]);
    machine.write("manifest.json", &TWO_COMMAS.replacen("{\n", "{\n  \"x\": 1,\n", 1));
    machine.app.send(FixesCommand::Fix(commas[1].clone()));
    machine.app.send(NavCommand::Open(b.clone()));
    machine.app.send(NavCommand::DropThenGo);
    machine.run("open");
    machine.settle();
    assert_eq!(origin(&machine), Some(b));
    assert_eq!(machine.text("manifest.json"), TWO_COMMAS, "it was asked for in the widget before");
}

#[test]
fn all_safe_fixes_are_those_of_the_state_that_was_shown() {
    let mut machine = Machine::with("a", &[("manifest.json", TWO_COMMAS)]);
    machine.act(Action::FixAllSafe);
    let work = machine.take("fix");
    machine.write("manifest.json", &TWO_COMMAS.replace("widget.name", "w.name"));
    work();
    machine.settle();
    assert!(!machine.app.core.dialogs.is_open() && machine.notices().contains(&"notice-outdated"));
    // Shown, and then outdated.
    machine.act(Action::FixAllSafe);
    machine.settle();
    assert!(machine.app.core.dialogs.front::<FixDialog>().is_some_and(|dialog| dialog.changes.is_some()));
    let edited = TWO_COMMAS.replace("widget.name", "other.name");
    machine.write("manifest.json", &edited);
    machine.app.send(FixesCommand::Confirm);
    assert_eq!(machine.text("manifest.json"), edited);
    assert!(machine.notices().contains(&"notice-fix-outdated"));
}

#[test]
fn a_fix_that_was_cancelled_shows_nothing_in_the_dialog_of_another() {
    let logos = |machine: &Machine| machine.findings("images/missing");
    let mut machine = Machine::new();
    machine.act(Action::OpenSample);
    machine.settle();
    machine.edit(Intent::DeleteFile(RelPath::new("images/logo.png").unwrap()));
    machine.edit(Intent::DeleteFile(RelPath::new("images/logo_small.png").unwrap()));
    machine.settle();
    let [one, other] = logos(&machine).try_into().unwrap();
    machine.app.send(FixesCommand::Fix(one));
    let slow = machine.take("fix");
    machine.app.send(Command::Cancel);
    machine.app.send(FixesCommand::Fix(other.clone()));
    slow();
    machine.app.poll();
    let shown = |machine: &Machine| machine.app.core.dialogs.front::<FixDialog>().expect("a fix is shown").changes.is_some();
    assert!(!shown(&machine), "the result of the cancelled fix stands under another title");
    machine.run("fix");
    assert!(shown(&machine));
    machine.app.send(FixesCommand::Confirm);
    assert!(machine.opened().project.widget().contains(&other.file));
}

#[test]
fn the_findings_of_a_closed_widget_are_not_shown_for_the_next() {
    let mut machine = Machine::new();
    let (a, b) = (machine.widget("a", &[("manifest.json", TWO_COMMAS)]), machine.widget("b", B));
    machine.app.send(NavCommand::Open(a));
    machine.run("open");
    let of_a = machine.take("check");
    machine.app.send(NavCommand::Open(b));
    machine.run("open");
    of_a();
    machine.app.poll();
    assert!(machine.opened().findings().is_empty() && machine.opened().checked_in.is_none());
    machine.settle();
    assert!(machine.findings("json/trailing-comma").is_empty() && machine.opened().checked_in.is_some());
}

#[test]
fn findings_for_another_product_are_not_shown() {
    let mut machine = Machine::with("a", A);
    machine.write("manifest.json", "{\"of\": \"edited\"}");
    let before = machine.opened().report_of;
    machine.app.send(CheckingCommand::SetProduct(Product::Kommo));
    machine.run("check");
    assert_eq!(machine.opened().report_of, before, "what was found for amoCRM is of no use any more");
    machine.settle();
    let open = machine.opened();
    assert_eq!(*open.report, checks::check(open.project.widget(), Product::Kommo, open.profile));
}

#[test]
fn findings_are_of_the_last_of_many_edits() {
    let mut machine = Machine::with("a", A);
    for number in 0..20 {
        machine.write("manifest.json", &format!("{{\"a\": {number},}}"));
    }
    assert_eq!(machine.waiting().iter().filter(|name| **name == "check").count(), 1, "one runs, one waits: {:?}", machine.waiting());
    machine.run("check");
    assert_eq!(machine.waiting().iter().filter(|name| **name == "check").count(), 1);
    assert!(machine.app.cost_of_check().parts.is_empty(), "the first was stopped before it looked at a file");
    machine.settle();
    let open = machine.opened();
    assert_eq!(*open.report, checks::check(open.project.widget(), open.product, open.profile));
    assert_eq!(open.report_of, Some(open.project.revision()));
}

#[test]
fn an_answer_of_a_native_dialog_is_for_the_widget_that_it_was_asked_for() {
    let mut machine = Machine::with("a", A);
    let (b, copy) = (machine.widget("b", B), machine.dir.path().join("copy"));
    machine.answers.next.lock().unwrap().push_back(copy.clone());
    machine.act(Action::SaveAsFolder);
    let dialog = machine.take("dialog");
    machine.app.send(NavCommand::Open(b.clone()));
    machine.run("open");
    dialog();
    machine.settle();
    assert!(!copy.exists() && machine.notices().contains(&"notice-outdated"));
    assert_eq!(machine.opened().origin, Some(Origin::Folder(b)));
}

#[test]
fn an_intent_for_a_widget_that_is_closed_changes_nothing() {
    let mut machine = Machine::with("a", A);
    let doc = machine.opened().project.id();
    let b = machine.widget("b", B);
    machine.open(&b);
    machine.app.send(EditingCommand::Edit { doc, intent: Intent::set("manifest.json", "/of", "a, edited") });
    assert!(!machine.opened().project.is_dirty() && machine.notices().contains(&"notice-edit-outdated"));
}

#[test]
fn letters_that_were_typed_into_another_text_are_refused() {
    let mut machine = Machine::with("a", A);
    let content = machine.opened().project.widget().get("a.txt").unwrap().identity();
    machine.write("a.txt", "");
    let file = RelPath::new("a.txt").unwrap();
    let caret = Caret { file: file.clone(), before: 1, after: 2 };
    machine.edit(Intent::Type(Typed { file, content, edit: TextEdit::insert(1, "b"), caret, step: 1 }));
    assert_eq!(machine.text("a.txt"), "");
    assert!(machine.notices().contains(&"notice-edit-outdated"));
}

#[test]
fn a_report_is_of_the_state_that_it_names() {
    let mut machine = Machine::with("a", A);
    machine.write("manifest.json", "{\"of\": \"a\",}");
    machine.app.send(ReportsCommand::Show(Document::Report { format: Format::Text, why: false }));
    machine.run("document");
    let shown = |machine: &Machine| {
        let dialog = machine.app.core.dialogs.front::<DocumentDialog>().expect("a document is shown");
        dialog.text.as_ref().is_some_and(|text| text.contains("json/trailing-comma"))
    };
    assert!(shown(&machine), "the findings before the edit have no comma");
    machine.settle();
    assert_eq!(machine.findings("json/trailing-comma").len(), 1);
}

#[test]
fn what_is_not_checked_yet_is_not_packed_as_if_it_had_no_errors() {
    let mut machine = Machine::new();
    machine.act(Action::OpenSample);
    machine.act(Action::Pack);
    machine.run("pack");
    machine.app.send(PackCommand::SetTarget(machine.dir.path().join("widget.zip")));
    machine.app.send(PackCommand::Now { anyway: false });
    assert!(machine.app.core.dialogs.front::<PackDialog>().is_some_and(|dialog| dialog.asks_anyway));
    assert!(!machine.waiting().contains(&"pack"));
}

#[test]
fn an_archive_is_of_the_state_that_was_built() {
    let mut machine = Machine::with("a", A);
    machine.act(Action::Pack);
    machine.run("pack");
    machine.run("pack place");
    let built = machine.opened().project.revision();
    machine.app.send(PackCommand::Now { anyway: true });
    machine.write("a.txt", "edited");
    machine.settle();
    assert_eq!(machine.app.pack.last.as_ref().map(|packed| packed.revision), Some(built));
    assert!(machine.opened().project.revision() != built);
    // One that is built for a state that is gone is not shown.
    machine.app.send(Command::Cancel);
    machine.act(Action::Pack);
    machine.write("a.txt", "edited again");
    machine.settle();
    assert!(!machine.app.core.dialogs.is_open() && machine.notices().contains(&"notice-outdated"));
}

#[test]
fn restored_edits_of_a_widget_that_another_studio_has_open_are_asked_about() {
    let mut machine = Machine::with("a", A);
    machine.write("a.txt", "precious");
    // The studio ends with unsaved edits; then another one opens the widget.
    let mut machine = machine.restarted();
    let folder = machine.dir.path().join("a");
    let _held = lock::acquire(&machine.dir.path().join("data"), &folder).unwrap().expect("nobody has the widget");
    machine.app.started("test".to_owned());
    machine.settle();
    machine.app.send(Command::Recovery(RecoveryCommand::Restore(vec![RelPath::new("a.txt").unwrap()])));
    machine.settle();
    assert_eq!(machine.text("a.txt"), "precious");
    assert!(machine.app.core.dialogs.front::<Second>().is_some());
    machine.app.send(Command::Cancel);
    machine.settle();
    assert_eq!(machine.text("a.txt"), "precious", "nothing is dropped without a question");
    assert!(machine.app.core.dialogs.front::<Unsaved>().is_some_and(|it| matches!(&it.0, Leaving::Start)));
    // Not wanting to leave either brings the first question back.
    machine.app.send(Command::Cancel);
    machine.settle();
    assert!(machine.app.core.dialogs.front::<Second>().is_some());
}

#[test]
fn the_question_about_another_studio_hides_no_other_dialog() {
    let mut machine = Machine::new();
    let folder = machine.widget("a", A);
    let _held = lock::acquire(&machine.dir.path().join("data"), &folder).unwrap().unwrap();
    machine.app.send(NavCommand::Open(folder));
    machine.run("open");
    machine.act(Action::About);
    machine.settle();
    assert!(machine.app.core.dialogs.front::<AboutDialog>().is_some());
    machine.app.send(Command::Cancel);
    assert!(machine.app.core.dialogs.front::<Second>().is_some());
}

#[test]
fn messages_end_with_what_they_are_about() {
    let mut machine = Machine::new();
    machine.app.send(NavCommand::Open(machine.dir.path().join("nowhere")));
    machine.settle();
    assert_eq!(machine.notices(), ["open-not-found"]);
    let (a, b) = (machine.widget("a", A), machine.widget("b", B));
    machine.open(&a);
    assert_eq!(machine.notices(), ["notice-guessed"], "what was said on the way is over");
    machine.edit(Intent::set("nowhere.json", "/a", 1));
    assert!(machine.notices().contains(&"notice-edit-failed"));
    machine.open(&b);
    assert_eq!(machine.notices(), ["notice-guessed"]);
    // A widget that is known needs no guess.
    machine.open(&a);
    assert_eq!(machine.notices(), [""; 0]);
    machine.act(Action::CloseWidget);
    machine.settle();
    assert_eq!(machine.notices(), [""; 0]);
}

#[test]
fn opening_and_fixes_are_stopped_and_a_save_is_not() {
    let mut machine = Machine::with("a", A);
    let (a, b) = (origin(&machine), machine.widget("b", B));
    machine.app.send(NavCommand::Open(b.clone()));
    machine.app.send(Command::StopWork);
    machine.settle();
    assert_eq!(origin(&machine), a, "what was stopped doesn't come up later");
    machine.app.send(NavCommand::Open(b.clone()));
    machine.settle();
    assert_eq!(origin(&machine), Some(b));
    machine.act(Action::FixAllSafe);
    assert!(machine.app.core.dialogs.front::<FixDialog>().is_some());
    machine.app.send(Command::StopWork);
    assert!(machine.app.core.dialogs.front::<FixDialog>().is_none(), "nothing waits for ever");
    machine.write("b.txt", "edited");
    machine.act(Action::Save);
    machine.app.send(Command::StopWork);
    machine.settle();
    assert_eq!(machine.on_disk("b/b.txt"), "edited");
}
