//! What is read off ten scripts, written by hand, which have every callback that a document names.
//!
//! `INSTA_UPDATE=always cargo test --test scripts` writes the snapshot anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use widget_studio::crm::callbacks::CORE;
use widget_studio::crm::locations::AREAS;
use widget_studio::formats::script::{SCRIPT, Script};

fn scripts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scripts");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n"))
    };
    paths.into_iter().map(read).collect()
}

fn told(text: &str, script: &Script) -> String {
    let mut out = String::new();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    if let Some(error) = &script.error {
        writeln!(out, "error at line {}: {}", line(error.range.start), error.words).unwrap();
        return out;
    }
    writeln!(out, "{:?}, built: {}, needs {:?}", script.form.module, script.form.is_built, script.form.needs).unwrap();
    writeln!(out, "callbacks, whole: {}", script.callbacks.is_whole).unwrap();
    for callback in &script.callbacks.found {
        let empty = if callback.is_empty { ", empty" } else { "" };
        writeln!(out, "  {} at line {}: {:?}{empty}", callback.name, line(callback.range.start), callback.returns).unwrap();
    }
    for (what, accesses) in [("texts", &script.texts), ("settings", &script.settings)] {
        for access in accesses {
            let open = if access.is_followed { "" } else { " …" };
            let sure = if access.is_sure { " sure" } else { "" };
            writeln!(out, "{what}: {:?}{open}{sure}  {}", access.path.join("/"), &text[access.range.clone()]).unwrap();
        }
    }
    if !script.own_settings.is_empty() {
        writeln!(out, "sets {:?}", script.own_settings).unwrap();
    }
    for note in &script.notes {
        let alone = if note.statement.is_some() { ", alone" } else { "" };
        writeln!(out, "{:?} at line {}{alone}", note.what, line(note.range.start)).unwrap();
    }
    for literal in &script.literals {
        writeln!(out, "{} {:?}", if literal.is_shown { "shown" } else { "literal" }, literal.text).unwrap();
    }
    for limit in &script.limits {
        writeln!(out, "{} {} of {}", limit.what, limit.count, limit.most).unwrap();
    }
    out
}

#[test]
fn ten_scripts_are_read() {
    let all: String = scripts().iter().map(|(name, text)| format!("== {name}\n{}", told(text, &Script::read(SCRIPT, text)))).collect();
    insta::assert_snapshot!(all);
}

#[test]
fn they_have_every_callback_of_the_documents() {
    let read: Vec<Script> = scripts().iter().map(|(_, text)| Script::read(SCRIPT, text)).collect();
    let elsewhere = ["initLead", "registerWidgetsBarSlot"];
    let names = CORE.iter().chain(AREAS.iter().flat_map(|area| area.callbacks)).filter(|name| !elsewhere.contains(name));
    let missing: BTreeSet<&&str> = names.filter(|name| !read.iter().any(|script| script.callback(name).is_some())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
