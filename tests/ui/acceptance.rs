//! Acceptance passes: begun over an archive, decided key by key, with evidence, signed off, told, and set against an earlier one.

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use serde_json::json;
use widget_studio::account::Confidential;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::acceptance::{AcceptanceCommand, SignOffDialog};
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::app::features::install::{Change, InstallCommand, Target};
use widget_studio::model::widget::MANIFEST;
use widget_studio::services::acceptance::pass::{By, Kind, Pass, Place, Verdict};
use widget_studio::services::{archive, bundled};
use widget_studio::text::Lang;

use crate::harness::{Look, Window};
use crate::run;

/// A window with the plain template as an archive that another packer made.
pub fn zipped(lang: Lang) -> (Window, PathBuf) {
    let mut window = Window::with(Look { lang, ..Look::default() });
    let path = keep_archive(&window, "widget.zip");
    window.send(NavCommand::Open(path.clone()));
    window.send(NavCommand::ShowTab(Tab::Run));
    (window, path)
}

fn keep_archive(window: &Window, name: &str) -> PathBuf {
    let mut bytes = archive::build(&bundled::plain()).unwrap();
    // A comment: the sum of this very file, of no repack.
    let at = bytes.len() - 2;
    bytes[at..].copy_from_slice(&2u16.to_le_bytes());
    bytes.extend(b"QA");
    let path = window.path(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Shows the section.
pub fn section(window: &mut Window) {
    let name = window.state().lang().tr("acceptance-name");
    window.click_on(Role::RadioButton, &name);
}

/// The pass that is shown.
fn pass(window: &Window) -> &Pass {
    &window.app().acceptance.current().expect("a pass").pass
}

/// Begins a pass in the practice account.
pub fn begun(window: &mut Window) {
    section(window);
    let lang = window.state().lang();
    window.click_on(Role::RadioButton, &lang.tr("install-practice"));
    window.click(&lang.tr("acceptance-begin"));
}

/// A pass some of whose cases are decided.
pub fn half_done(window: &mut Window) {
    let path = keep_archive(window, "widget.zip");
    window.send(NavCommand::Open(path));
    window.send(NavCommand::ShowTab(Tab::Run));
    begun(window);
    window.press(Modifiers::NONE, Key::Num1);
    say(window, "life/update", Verdict::Failed, "The old key is gone");
    window.send(AcceptanceCommand::Attach("life/save".to_owned()));
}

fn say(window: &mut Window, case: &str, verdict: Verdict, note: &str) {
    window.send(AcceptanceCommand::Say { case: case.to_owned(), verdict, note: note.to_owned() });
}

fn the_whole_way(lang: Lang) {
    let (mut window, path) = zipped(lang);
    let tr = |id: &str| lang.tr(id);
    let sum = archive::sha256_hex(&fs::read(&path).unwrap());
    section(&mut window);
    assert!(window.mentions(&sum), "the sum is that of the file\n{}", window.outline());
    window.click_on(Role::RadioButton, &tr("install-practice"));
    window.click(&tr("acceptance-begin"));
    let count = pass(&window).start.cases.len();
    assert_eq!((pass(&window).start.archive.sha256.as_str(), &pass(&window).start.place), (sum.as_str(), &Place::Practice));
    assert!(count > 10 && window.mentions(&pass(&window).start.cases[0].title.clone()), "{}", window.outline());

    // One key passes a case and goes on; a failure waits for its sentence.
    window.press(Modifiers::NONE, Key::Num1);
    assert_eq!(pass(&window).counts().passed, 1);
    window.press(Modifiers::NONE, Key::Num2);
    assert_eq!(pass(&window).counts().failed, 0);
    window.write("It beeps twice");
    window.press(Modifiers { command: true, ctrl: true, ..Modifiers::NONE }, Key::Enter);
    assert_eq!((pass(&window).counts().failed, pass(&window).said("life/update").count()), (1, 1), "{}", window.outline());
    assert!(window.has_button(&tr("acceptance-fault")));

    // A ticket, and its evidence as an archive.
    window.click(&tr("acceptance-fault"));
    window.click(&tr("document-copy"));
    let ticket = window.copied.take().unwrap();
    assert!(ticket.contains("It beeps twice") && ticket.contains(&sum), "{ticket}");
    let saved = window.path("fault.zip");
    window.answer(&saved);
    window.click(&tr("document-save"));
    assert!(fs::read(&saved).unwrap().starts_with(b"PK"));

    // Nothing is signed while cases are open.
    window.click(&tr("acceptance-sign-off"));
    window.fill(&tr("acceptance-signer"), "Tester");
    assert!(!window.is_enabled(&lang.with("acceptance-sign-with", &[("count", 1usize.into())])));
    window.press(Modifiers::NONE, Key::Escape);
    let open: Vec<String> = pass(&window).start.cases.iter().map(|case| case.id.clone()).skip(2).collect();
    for case in open {
        say(&mut window, &case, Verdict::Skipped, "not today");
    }
    window.click(&tr("acceptance-sign-off"));
    let sign = lang.with("acceptance-sign-with", &[("count", 1usize.into())]);
    window.fill(&tr("acceptance-signer"), "Tester");
    assert!(!window.is_enabled(&sign), "a failure is signed knowingly");
    window.click_on(Role::CheckBox, &lang.with("acceptance-knows", &[("count", 1usize.into())]));
    window.click(&sign);
    assert!(window.state().dialogs.front::<SignOffDialog>().is_none() && pass(&window).signed().is_some(), "{}", window.outline());

    window.click(&tr("acceptance-report"));
    let report = window.path("pass.html");
    window.answer(&report);
    window.click(&tr("document-save"));
    let html = fs::read_to_string(&report).unwrap();
    assert!(html.contains(&sum) && html.contains("It beeps twice") && html.contains("Tester"), "{html}");

    // Another build: this signature isn't its own.
    window.edit(Intent::set(MANIFEST, "/widget/version", "0.2.0"));
    window.click(&tr("acceptance-all"));
    assert!(window.mentions(&tr("acceptance-other-build")), "{}", window.outline());
}

#[test]
fn a_pass_from_the_first_case_to_the_signature_in_english() {
    the_whole_way(Lang::En);
}

#[test]
fn a_pass_from_the_first_case_to_the_signature_in_russian() {
    the_whole_way(Lang::Ru);
}

#[test]
fn what_the_account_answers_comes_by_itself_and_a_person_confirms_it() {
    let (mut window, _) = zipped(Lang::En);
    window.send(NavCommand::ShowTab(Tab::Install));
    window.send(InstallCommand::Choose(Target::Practice, None));
    window.send(InstallCommand::Upload);
    let secret = "canary-5b1e-password";
    window.send(InstallCommand::Change(Change::Install(Target::Practice, Confidential::new(json!({"greeting": secret})))));
    window.send(NavCommand::ShowTab(Tab::Run));
    begun(&mut window);
    window.click("Judge what can be judged");
    let judged = pass(&window).standing("life/install").unwrap();
    assert_eq!((judged.verdict, judged.by), (Verdict::Passed, By::Studio), "{judged:?}");
    assert!(judged.note.contains("127.0.0.1") && judged.note.contains("0.1.0"), "{judged:?}");
    let shown: Vec<Kind> = pass(&window).evidence("life/install").iter().map(|evidence| evidence.of).collect();
    assert_eq!(shown, [Kind::Account, Kind::Requests]);
    let account = &pass(&window).evidence("life/install")[0].text;
    assert!(account.contains("\"version\": \"0.1.0\"") && account.contains("account_id") && account.contains("\"host\""), "{account}");
    let open = pass(&window).counts().open;
    window.click_first(Role::Button, "Confirm ");
    assert!(pass(&window).counts().open < open && pass(&window).standing("life/install").unwrap().by == By::Person);
}

#[test]
fn an_installation_of_another_build_or_over_another_one_proves_no_first_one() {
    let install = |window: &mut Window| {
        window.send(InstallCommand::Change(Change::Install(Target::Practice, Confidential::new(json!({"greeting": "a"})))));
        window.settle();
        if window.state().dialogs.is_open() {
            window.send(InstallCommand::Agree(String::new()));
        }
    };
    let other = |window: &mut Window| {
        window.edit(Intent::set("i18n/en.json", "/card/hello", "Another build of this version"));
        install(window);
        window.send(EditingCommand::Undo);
    };
    let over = |window: &mut Window| (0..2).for_each(|_| install(window));
    for (what, send, saved) in [("over itself", &over as &dyn Fn(&mut Window), true), ("another build", &other, false)] {
        let (mut window, _) = zipped(Lang::En);
        window.send(NavCommand::ShowTab(Tab::Install));
        window.send(InstallCommand::Choose(Target::Practice, None));
        window.send(InstallCommand::Upload);
        send(&mut window);
        window.settle();
        window.send(NavCommand::ShowTab(Tab::Run));
        begun(&mut window);
        window.click("Judge what can be judged");
        let judged = |case: &str| pass(&window).standing(case).is_some_and(|said| said.by == By::Studio);
        assert_eq!(["life/install", "life/reinstall", "life/disable"].map(judged), [false; 3], "{what}");
        if pass(&window).case("life/save").is_some() {
            assert_eq!(judged("life/save"), saved, "{what}");
        }
    }
}

#[test]
fn what_happened_in_run_is_evidence_only_for_the_archive_of_the_pass() {
    if !run::has_libraries() {
        return;
    }
    let (mut window, _) = zipped(Lang::En);
    let mut page = run::Page::start(&mut window);
    page.renders(&mut window, "lead", &json!({"…": "undefined"}));
    page.renders(&mut window, "settings", &json!(true));
    section(&mut window);
    window.click("Begin acceptance pass");
    window.click("Judge what can be judged");
    let judged = |window: &Window, case: &str| pass(window).standing(case).map(|said| said.verdict);
    assert_eq!((judged(&window, "area/settings"), judged(&window, "callback/render")), (Some(Verdict::Passed), Some(Verdict::Passed)));
    if pass(&window).case("area/lcard").is_some() {
        assert_eq!(judged(&window, "area/lcard"), Some(Verdict::Failed));
    }
    let timeline = pass(&window).evidence("area/settings")[0];
    assert!(timeline.of == Kind::Timeline && timeline.text.contains("render() → true"), "{timeline:?}");
    let before = pass(&window).entries.len();
    window.edit(Intent::set(MANIFEST, "/widget/version", "0.2.0"));
    window.send(AcceptanceCommand::Attach("life/install".to_owned()));
    assert_eq!(pass(&window).entries.len(), before, "what runs is another build");
}

#[test]
fn pictures_are_pasted_and_dropped() {
    let (mut window, _) = zipped(Lang::En);
    begun(&mut window);
    let picture = egui::ColorImage::filled([4, 2], egui::Color32::RED);
    window.harness.event(egui::Event::PasteImage(picture.into()));
    window.settle();
    let path = crate::images::picture(&window, "seen.png", 8, 8);
    window.drop_file(&path);
    window.wait_until("attached", |window| pass(window).evidence("life/install").len() == 2);
    let files: Vec<_> = pass(&window).evidence("life/install").iter().map(|evidence| evidence.file.clone()).collect();
    assert!(files.iter().all(|file| window.app().acceptance.pictures.contains_key(file)), "{files:?}");
    let text = window.path("note.png");
    fs::write(&text, "no picture").unwrap();
    window.drop_file(&text);
    assert!(window.mentions("This is no picture"), "{}", window.outline());
}

#[test]
fn own_cases_are_part_of_the_passes_that_begin_after_them() {
    let (mut window, _) = zipped(Lang::En);
    section(&mut window);
    window.click("Add a case…");
    window.fill("Case", "Two clicks make one order");
    window.fill("Steps, one a line", "Click twice");
    window.fill("Expected", "One order");
    window.click("Keep");
    assert!(window.says("Two clicks make one order") && window.open_widget().project.is_dirty(), "{}", window.outline());
    // The archive is still the one that was opened: the case lies beside the widget.
    window.click("Begin acceptance pass");
    let own = pass(&window).case("own-1").expect("the own case");
    assert_eq!((own.title.as_str(), own.steps.as_slice()), ("Two clicks make one order", ["Click twice".to_owned()].as_slice()));
    window.click("All passes");
    window.click("Remove “Two clicks make one order”");
    assert!(window.app().acceptance.passes.as_ref().unwrap()[0].pass.case("own-1").is_some(), "its texts are frozen");
}

#[test]
fn passes_outlive_the_studio_and_are_set_against_each_other() {
    let (mut window, path) = zipped(Lang::En);
    begun(&mut window);
    window.press(Modifiers::NONE, Key::Num1);
    let mut window = window.restarted();
    window.send(NavCommand::Open(path));
    window.send(NavCommand::ShowTab(Tab::Run));
    begun(&mut window);
    assert_eq!(pass(&window).start.number, 2);
    say(&mut window, "life/install", Verdict::Failed, "broken");
    let first = window.app().acceptance.passes.as_ref().unwrap()[1].id.clone();
    window.send(AcceptanceCommand::Compare(Some(first)));
    assert!(window.mentions("Pass 1 against pass 2") && window.mentions("No longer passes: Failed"), "{}", window.outline());
}

#[test]
fn a_folder_has_no_archive_until_one_is_chosen() {
    let mut window = Window::new();
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Run));
    section(&mut window);
    assert!(!window.is_enabled("Begin acceptance pass"), "{}", window.outline());
    let path = window.path("handed-over.zip");
    fs::write(&path, archive::build(&bundled::plain()).unwrap()).unwrap();
    window.answer(&path);
    window.click("Choose an archive…");
    window.click("Begin acceptance pass");
    assert_eq!(pass(&window).start.archive.name, "handed-over.zip");
    assert!(window.app().acceptance.is_of_open_widget(pass(&window)), "the files pack into this very archive");
}
