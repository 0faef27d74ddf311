//! What other programs do to the open widget: taken up as it happens, asked about where both changed a file, a second studio, a
//! build folder. Real files, real events; nothing waits but for what is to come.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use egui::accesskit::Role;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::features::disk::DiskCommand;
use widget_studio::model::widget::MANIFEST;
use widget_studio::system::lock;
use widget_studio::system::watch::Watching;

use super::harness::{CTRL, Window};

fn opened() -> (Window, PathBuf) {
    let mut window = Window::new();
    let folder = window.open_plain();
    assert_eq!(window.open_widget().watching, Watching::Events);
    (window, folder)
}

fn edited() -> (Window, PathBuf) {
    let (mut window, folder) = opened();
    window.fill("Version", "7.7.7");
    (window, folder)
}

fn replace(folder: &Path, from: &str, to: &str) -> String {
    let file = folder.join(MANIFEST);
    let text = fs::read_to_string(&file).unwrap().replace(from, to);
    fs::write(file, &text).unwrap();
    text
}

/// Waits for the question about files that changed here and on disk, and looks at both versions.
fn decide(window: &mut Window) {
    window.wait_until("asked", |window| window.has_button("Compare…"));
    assert!(!window.state().dialogs.is_open(), "nothing comes up in the middle of typing");
    window.click("Compare…");
}

fn has(window: &Window, path: &str) -> bool {
    window.open_widget().project.widget().contains(path)
}

#[test]
fn files_that_come_change_and_go_are_taken_up_at_once() {
    let (mut window, folder) = opened();
    fs::write(folder.join("script.js"), "define(function () {});").unwrap();
    window.wait_until("changed", |window| window.text("script.js") == "define(function () {});");
    fs::create_dir(folder.join("templates")).unwrap();
    fs::write(folder.join("templates/a.twig"), "1").unwrap();
    window.wait_until("added", |window| has(window, "templates/a.twig"));
    fs::write(folder.join("templates/a.twig"), "2").unwrap();
    window.wait_until("changed in a new folder", |window| window.text("templates/a.twig") == "2");
    fs::write(folder.join("new"), "replaced").unwrap();
    fs::rename(folder.join("new"), folder.join("script.js")).unwrap();
    window.wait_until("replaced", |window| window.text("script.js") == "replaced");
    fs::rename(folder.join("templates/a.twig"), folder.join("templates/b.twig")).unwrap();
    window.wait_until("renamed", |window| has(window, "templates/b.twig") && !has(window, "templates/a.twig"));
    fs::remove_dir_all(folder.join("templates")).unwrap();
    window.wait_until("told", |window| window.says("templates/b.twig is gone from the disk. It is still here, unsaved"));
    assert!(has(&window, "templates/b.twig") && window.mentions("changed on disk"));
    window.click("Remove here too");
    assert!(!has(&window, "templates/b.twig") && !window.open_widget().project.is_dirty());
    assert!(!has(&window, "new"));
}

#[test]
fn findings_follow_the_disk_and_undo_leads_back() {
    let (mut window, folder) = opened();
    let before = window.text(MANIFEST).to_owned();
    fs::write(folder.join(MANIFEST), format!("{before}!")).unwrap();
    window.wait_until("found", |window| window.rules() == ["json/syntax"]);
    window.press(CTRL, Key::Z);
    assert_eq!(window.text(MANIFEST), before);
    assert!(window.open_widget().project.is_dirty() && !window.state().dialogs.is_open(), "what is here differs from the disk now");
    window.press(CTRL, Key::S);
    assert_eq!(fs::read_to_string(folder.join(MANIFEST)).unwrap(), before);
}

#[test]
fn a_burst_of_files_is_one_step() {
    let (mut window, folder) = opened();
    for number in 0..200 {
        fs::write(folder.join(format!("part-{number}.js")), number.to_string()).unwrap();
    }
    window.wait_until("all there", |window| (0..200).all(|number| has(window, &format!("part-{number}.js"))));
    window.press(CTRL, Key::Z);
    assert!(!has(&window, "part-0.js") && !has(&window, "part-199.js") && !window.open_widget().project.can_undo());
}

#[test]
fn a_folder_that_is_emptied_and_written_anew_loses_nothing_on_the_way() {
    let (mut window, folder) = opened();
    let files: Vec<(PathBuf, Vec<u8>)> =
        window.open_widget().project.widget().files().map(|(path, body)| (folder.join(path.as_str()), body.as_bytes().to_vec())).collect();
    fs::remove_dir_all(&folder).unwrap();
    window.wait_until("told", |window| window.says("The files of the widget are gone from the disk"));
    assert!(has(&window, MANIFEST) && !window.state().dialogs.is_open());
    for (path, bytes) in files {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    replace(&folder, "0.1.0", "0.3.0");
    window.wait_until("taken up again", |window| window.open_widget().version() == Some("0.3.0"));
}

#[test]
fn unsaved_changes_of_other_files_stay() {
    let (mut window, folder) = edited();
    fs::write(folder.join("script.js"), "1").unwrap();
    window.wait_until("taken up", |window| window.text("script.js") == "1");
    assert_eq!(window.open_widget().version(), Some("7.7.7"));
    let changed: Vec<String> = window.open_widget().project.changed_paths().iter().map(ToString::to_string).collect();
    assert_eq!(changed, [MANIFEST]);
}

#[test]
fn where_both_changed_a_file_the_person_chooses() {
    let (mut window, folder) = edited();
    let theirs = replace(&folder, "0.1.0", "0.1.1");
    decide(&mut window);
    assert!(window.says("A file changed on disk and here"));
    assert_eq!(window.open_widget().version(), Some("7.7.7"), "nothing is lost before the answer");
    assert!(window.says("Both changed the same lines") && window.is_on(Role::RadioButton, "Keep mine"), "{}", window.outline());
    window.click_on(Role::RadioButton, "Take theirs");
    window.click("Use these versions");
    assert_eq!(window.text(MANIFEST), theirs);
    assert!(!window.open_widget().project.is_dirty());
    window.press(CTRL, Key::Z);
    assert_eq!(window.open_widget().version(), Some("7.7.7"), "undo brings mine back");
    replace(&folder, "0.1.1", "0.1.2");
    decide(&mut window);
    window.click("Use these versions");
    assert_eq!(window.open_widget().version(), Some("7.7.7"));
    assert!(fs::read_to_string(folder.join(MANIFEST)).unwrap().contains("0.1.2"), "nothing is written unasked");
    window.press(CTRL, Key::S);
    assert!(fs::read_to_string(folder.join(MANIFEST)).unwrap().contains("7.7.7") && !window.open_widget().project.is_dirty());
}

#[test]
fn changes_of_different_lines_are_merged_once_they_were_seen() {
    let (mut window, folder) = edited();
    replace(&folder, "\"init_once\": false", "\"init_once\": true");
    decide(&mut window);
    assert!(window.is_on(Role::RadioButton, "Merge both") && window.says("What you will have: both changes"));
    window.click("Use these versions");
    let text = window.text(MANIFEST).to_owned();
    assert!(text.contains("7.7.7") && text.contains("\"init_once\": true"));
    assert!(window.open_widget().project.is_dirty(), "the merge is not on disk yet");
}

#[test]
fn what_is_decided_later_is_asked_again_by_saving_alone() {
    let (mut window, folder) = edited();
    let theirs = replace(&folder, "0.1.0", "0.1.1");
    decide(&mut window);
    window.click("Decide later");
    window.send(DiskCommand::Look);
    assert!(!window.state().dialogs.is_open() && window.open_widget().version() == Some("7.7.7"));
    window.press(CTRL, Key::S);
    assert_eq!(fs::read_to_string(folder.join(MANIFEST)).unwrap(), theirs, "nothing is written before the answer");
    window.click("Use these versions and save");
    assert!(fs::read_to_string(folder.join(MANIFEST)).unwrap().contains("7.7.7"));
    assert!(!window.open_widget().project.is_dirty() && !window.state().dialogs.is_open());
}

#[test]
fn the_second_studio_is_told_and_may_look_or_edit() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let first = lock::acquire(&window.path("data"), &folder).unwrap().unwrap();
    window.open_by_dialog(&folder);
    assert!(window.says("This widget is open in another studio"));
    window.click("Only look");
    let before = window.text(MANIFEST).to_owned();
    window.send(Command::Do(Action::BumpPatch));
    assert_eq!(window.text(MANIFEST), before);
    assert!(window.says("The widget is open for reading only"));
    fs::write(folder.join("script.js"), "1").unwrap();
    window.wait_until("taken up", |window| window.text("script.js") == "1");
    window.click_on(Role::Link, "Edit anyway");
    window.send(Command::Do(Action::BumpPatch));
    assert_eq!(window.open_widget().version(), Some("0.1.1"));

    let mut other = Window::new();
    let folder = other.plain_folder("widget");
    drop(first);
    let first = lock::acquire(&other.path("data"), &folder).unwrap();
    other.open_by_dialog(&folder);
    other.click("Close it here");
    assert!(other.state().open.is_none());
    drop(first);
    other.open_by_dialog(&folder);
    assert!(!other.state().dialogs.is_open(), "the first is gone");
    assert!(lock::acquire(&other.path("data"), &folder).unwrap().is_none(), "and this one has it");
    other.press(CTRL, Key::R);
    assert!(!other.state().dialogs.is_open(), "reading again is no second studio");
    other.press(CTRL, Key::W);
    assert!(lock::acquire(&other.path("data"), &folder).unwrap().is_some());
}

#[test]
fn a_build_folder_is_what_is_checked_watched_and_remembered() {
    let (mut window, folder) = opened();
    fs::write(folder.join("package.json"), "{}").unwrap();
    let dist = window.plain_folder("widget/dist");
    window.wait_until("taken up", |window| has(window, "dist/script.js"));
    window.answer(&dist);
    window.run("Build folder");
    window.click("Choose a folder…");
    assert!(has(&window, "script.js") && !has(&window, "package.json"), "{}", window.outline());
    assert!(window.names(Role::Link).iter().any(|name| name == "widget → dist"));
    fs::write(dist.join("script.js"), "built").unwrap();
    window.wait_until("taken up", |window| window.text("script.js") == "built");
    let mut window = window.restarted();
    window.open_by_dialog(&folder);
    assert_eq!(window.text("script.js"), "built");
    assert_eq!(window.state().preferences.recent.len(), 1, "it is one widget, known by its project");
    fs::remove_dir_all(&dist).unwrap();
    window.wait_until("told", |window| window.mentions("gone from the disk"));
    window.press(CTRL, Key::R);
    // What is only in the studio by now is not dropped without a question.
    window.click("Don't save");
    assert!(window.mentions("The build folder is not there yet") && has(&window, "package.json"));
    window.run("Build folder");
    window.click("Use the project's own");
    assert!(window.state().preferences.build_folders.is_empty());
}
