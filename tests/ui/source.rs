//! The Files tab and the source: all files in reach, colours, findings, find and go to, long files, other programs.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::source::SourceCommand;
use widget_studio::formats::highlight::Kind;
use widget_studio::model::widget::MANIFEST;

use super::harness::{CTRL, Window};

/// The plain widget with more files, and its Files tab in front.
fn files(more: &[(&str, &str)]) -> Window {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    for (path, text) in more {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    window.open_by_dialog(&folder);
    window.show_by_key(Tab::Files);
    window
}

fn shown_range(window: &Window) -> Option<std::ops::Range<usize>> {
    window.open_widget().focus.as_ref().and_then(|focus| focus.range.clone())
}

#[test]
fn every_file_is_listed_with_its_findings_and_shown_by_a_click() {
    let mut window = files(&[("style.css", "a { color: red }"), ("templates/card.twig", "<p>{{ x }}</p>")]);
    let names = window.names(Role::Button);
    for file in ["manifest.json", "script.js", "style.css", "templates/card.twig", "images/logo.png"] {
        assert!(names.iter().any(|name| name.starts_with(file)), "{file} in {names:?}");
    }
    window.click_first(Role::Button, "style.css");
    assert_eq!(window.value("Source of style.css"), "a { color: red }");
    let coloured = window.app().source.coloured.as_ref().unwrap();
    assert_eq!((coloured.file.as_str(), coloured.spans[0].kind), ("style.css", Kind::Tag));
    window.fill("Find a file", "card");
    assert!(!window.names(Role::Button).iter().any(|name| name.starts_with("style.css")));
    window.click_first(Role::Button, "templates/card.twig");
    assert_eq!(window.open_widget().shown_file(), "templates/card.twig");
    window.fill("Find a file", "logo.png");
    window.click_first(Role::Button, "images/logo.png");
    window.click("Show in Images");
    assert_eq!(window.open_widget().tab, Tab::Images);
}

#[test]
fn the_palette_leads_to_a_file_from_every_tab() {
    let mut window = files(&[("style.css", "a{}")]);
    window.show_by_key(Tab::Images);
    window.run("style.css");
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::Files, "style.css"));
    window.show_by_key(Tab::Manifest);
    window.run("script.js");
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::Manifest, "script.js"));
}

#[test]
fn undo_in_the_source_takes_back_a_word_and_puts_the_caret_there() {
    let mut window = files(&[("notes.txt", "first\nsecond\nthird\n")]);
    window.click_first(Role::Button, "notes.txt");
    window.focus("Source of notes.txt");
    window.press(CTRL, Key::Home);
    window.write("one two");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.write("x");
    let texts = |window: &Window| window.text("notes.txt").to_owned();
    assert_eq!(texts(&window), "one twofirst\nsecond\nthirdx\n");
    window.press(CTRL, Key::Z);
    assert_eq!(texts(&window), "one twofirst\nsecond\nthird\n", "a move of the caret ends a step");
    window.press(CTRL, Key::Z);
    assert_eq!(texts(&window), "one first\nsecond\nthird\n", "a word is a step");
    // The caret is where the word began: what is typed next stands there.
    assert!(window.has_focus("Source of notes.txt"));
    window.write("!");
    assert_eq!(texts(&window), "one !first\nsecond\nthird\n");
    window.press(CTRL, Key::Z);
    window.press(CTRL, Key::Z);
    assert!(!window.open_widget().project.is_dirty());
}

#[test]
fn the_source_beside_the_form_is_not_the_file_chosen_in_files() {
    let mut window = files(&[]);
    window.click_first(Role::Button, "script.js");
    window.show_by_key(Tab::Manifest);
    assert_eq!(window.open_widget().shown_file(), MANIFEST);
    window.show_by_key(Tab::Files);
    assert_eq!(window.open_widget().shown_file(), "script.js");
}

#[test]
fn the_next_widget_begins_with_nothing_filtered_or_chosen() {
    let mut window = files(&[("style.css", "a{}")]);
    window.fill("Find a file", "style");
    window.show_by_key(Tab::Settings);
    window.click_on(Role::RadioButton, "Other");
    let other = window.plain_folder("other");
    window.open_by_dialog(&other);
    window.show_by_key(Tab::Settings);
    assert!(!window.is_on(Role::RadioButton, "Other"));
    window.show_by_key(Tab::Files);
    assert_eq!(window.value("Find a file"), "");
    assert!(window.names(Role::Button).iter().any(|name| name.starts_with("script.js")));
}

#[test]
fn a_script_is_edited_as_one_history_with_the_rest() {
    let mut window = files(&[]);
    window.click_first(Role::Button, "script.js");
    let before = window.text("script.js").to_owned();
    window.focus("Source of script.js");
    window.press(CTRL, Key::Home);
    window.write("/*a*/");
    assert_eq!(window.text("script.js"), format!("/*a*/{before}"));
    let coloured = window.app().source.coloured.as_ref().unwrap();
    assert_eq!((coloured.spans[0].kind, coloured.spans[0].range()), (Kind::Comment, 0..5));
    assert!(window.names(Role::Button).iter().any(|name| name.starts_with("script.js") && name.ends_with("not saved")));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text("script.js"), before);
}

#[test]
fn words_are_found_counted_and_walked_through() {
    let mut window = files(&[("style.css", "Da da\ndA x\n")]);
    window.click_first(Role::Button, "style.css");
    window.press(CTRL, Key::F);
    window.write("DA");
    assert!(window.says("1 of 3"), "{}", window.outline());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("2 of 3"));
    window.press(Modifiers::SHIFT, Key::F3);
    window.press(Modifiers::SHIFT, Key::F3);
    assert!(window.says("3 of 3"));
    window.press(Modifiers::NONE, Key::F3);
    assert!(window.says("1 of 3"));
    window.write("zz");
    assert!(window.says("Not found"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.says("Not found") && window.inputs("Find in this file") == 0);
}

#[test]
fn a_line_and_column_are_gone_to() {
    let mut window = files(&[("style.css", "one\ntwo three\n")]);
    window.click_first(Role::Button, "style.css");
    window.press(CTRL, Key::G);
    window.write("2:5");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(shown_range(&window), Some(8..13));
    assert_eq!(window.inputs("Line or line:column"), 0);
}

#[test]
fn a_finding_leads_to_its_place_and_says_itself_under_the_pointer() {
    let mut window = files(&[("i18n/en.json", "{\"a\": 1,,}")]);
    window.click_first(Role::Button, "i18n/en.json");
    let finding = window.findings().iter().find(|finding| finding.rule.id.starts_with("json/")).unwrap().clone();
    let column = finding.place.range.clone().unwrap().start as f32;
    let title = window.state().lang().title(&finding);
    let before = window.times(&title);
    let source = window.place_of("Source of i18n/en.json");
    window.harness.hover_at(source.left_top() + egui::vec2(7.5 * (column + 0.5), 10.0));
    window.wait_until("said", |window| window.times(&title) > before);
    assert!(window.names(Role::Link).iter().any(|name| name == "Why"));
}

#[test]
fn a_script_of_half_a_megabyte_in_one_line_is_typed_in_found_in_and_copied() {
    let script = format!("{}needle();{}", "a('b');".repeat(40_000), "d();".repeat(60_000));
    let mut window = files(&[("script.js", &script)]);
    window.click_first(Role::Button, "script.js");
    assert!(!window.says("Read-only") && window.names(Role::MultilineTextInput) == ["Source of script.js"], "{}", window.outline());
    assert!(!window.app().source.coloured.as_ref().unwrap().spans.is_empty());
    window.press(CTRL, Key::F);
    window.write("NEEDLE");
    assert!(window.says("1 of 1"));
    window.press(Modifiers::NONE, Key::Escape);
    window.focus("Source of script.js");
    window.press(CTRL, Key::A);
    window.harness.event(egui::Event::Copy);
    window.settle();
    assert_eq!(window.copied.as_deref(), Some(script.as_str()));
    window.press(CTRL, Key::Home);
    window.write("x y");
    window.press(Modifiers::NONE, Key::Delete);
    window.press(CTRL, Key::End);
    window.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(window.text("script.js"), format!("x y{}", &script[1..script.len() - 1]));
    for _ in 0..4 {
        window.press(CTRL, Key::Z);
    }
    assert!(window.text("script.js") == script && window.has_focus("Source of script.js"));
}

#[test]
fn keys_for_lines_work_in_a_long_text_and_what_is_too_long_says_so() {
    let long = "first\n".repeat(80_000);
    let too_long = "x();\n".repeat(1_100_000);
    let mut window = files(&[("long.js", &long), ("longer.js", &too_long)]);
    window.click_first(Role::Button, "long.js");
    window.focus("Source of long.js");
    window.press(CTRL, Key::Home);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(CTRL, Key::Slash);
    assert!(window.text("long.js").starts_with("first\n// first\nfirst\n"));
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Tab);
    assert!(window.text("long.js").starts_with("first\n  // first\n"), "{}", &window.text("long.js")[..40]);
    window.click_first(Role::Button, "longer.js");
    assert!(window.says("Read-only") && window.names(Role::MultilineTextInput).is_empty());
    window.click_on(Role::Link, "Longer than 5 MB: open it in your editor to change it");
    assert_eq!(window.edited().len(), 1);
}

#[test]
fn without_another_program_it_is_said_what_to_do() {
    let mut window = files(&[("style.css", "one\ntwo\n")]);
    window.leave_alone();
    window.click_first(Role::Button, "style.css");
    window.press(CTRL, Key::E);
    assert!(window.says("Your system has no program for style.css"));
    assert!(window.mentions("Give the command of your editor"));
    window.dismiss_all();
    window.run("Open the logs folder");
    assert!(window.says("No file manager could be opened") && window.mentions("widget-studio.log"));
    let address = "https://demo.example.com/settings/widgets/";
    window.send(NavCommand::OpenLink(address.to_owned()));
    assert_eq!(window.links(), [address]);
    assert!(window.says("No browser could be opened") && window.copied.as_deref() == Some(address));
}

#[test]
fn a_widget_leads_nowhere_but_to_the_web_and_to_mail() {
    let mut window = files(&[]);
    for address in ["file:///etc/passwd", "javascript:alert(1)", "C:/w/script.js", "ms-msdt:/id", "mailto:a@example.com?attach=/etc/passwd"]
    {
        window.send(NavCommand::OpenLink(address.to_owned()));
        assert!(window.says("The studio doesn't open such an address") && window.mentions(address), "{address}");
        window.dismiss_all();
    }
    assert_eq!((window.links(), window.copied.as_deref()), (Vec::<String>::new(), None));
    window.send(NavCommand::OpenLink("mailto:help@example.com".to_owned()));
    window.wait_until("opened", |window| !window.links().is_empty());
}

#[test]
fn without_an_editor_what_is_no_text_is_only_shown_in_its_folder() {
    let mut window = files(&[("evil.bat", "calc"), ("evil.desktop", "[Desktop Entry]")]);
    for name in ["evil.bat", "evil.desktop"] {
        let path = window.path(&format!("widget/{name}"));
        window.click_first(Role::Button, name);
        window.press(CTRL, Key::E);
        window.wait_until("shown", |window| window.revealed().contains(&path));
        assert_eq!(window.edited(), []);
    }
}

#[test]
fn a_file_is_opened_in_the_editor_at_its_line_and_else_it_is_said_why_not() {
    let mut window = files(&[("style.css", "one\ntwo\n")]);
    let path = window.path("widget/style.css");
    window.click_first(Role::Button, "style.css");
    window.press(CTRL, Key::E);
    assert_eq!(window.edited(), [(path.clone(), vec![])]);
    window.run("Your editor");
    window.click("Visual Studio Code");
    window.click("Keep");
    window.send(NavCommand::GoTo { file: "style.css".to_owned(), pointer: None, range: Some(5..7) });
    window.run("Open the file in your editor");
    let place = format!("{}:2:2", path.display());
    assert_eq!(window.edited(), [(path.clone(), vec!["code".to_owned(), "-g".to_owned(), place])]);
    fs::write(window.path("widget/manifest.json"), format!("{}!", window.text(MANIFEST))).unwrap();
    window.wait_until("found", |window| !window.findings().is_empty());
    window.dismiss_all();
    window.click_first(Role::Button, "More about this finding");
    window.click("Open the file in your editor");
    let called = window.edited();
    assert_eq!(called[0].0, window.path("widget/manifest.json"));
    assert!(
        called[0].1[2]
            .ends_with(&format!("manifest.json:{}", window.findings()[0].place.at.map(|at| format!("{}:{}", at.line, at.column)).unwrap()))
    );
    window.send(SourceCommand::SetEditor("nowhere {file}".to_owned()));
    window.press(CTRL, Key::E);
    assert!(window.says("No program could be started to open style.css"));

    let mut window = Window::new();
    window.open_sample();
    window.press(CTRL, Key::E);
    assert!(window.mentions("The widget is not on disk yet") && window.edited().is_empty());
}
