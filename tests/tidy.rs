//! The order of the project, read from the sources: layers, homes of dangerous names, texts, icons, documents.

#[path = "tidy/docs.rs"]
mod docs;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/plurals.rs"]
mod plurals;
#[path = "tidy/reachable.rs"]
mod reachable;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/stand_in.rs"]
mod stand_in;
#[path = "tidy/texts.rs"]
mod texts;

use std::fs;

use widget_studio::report::{consequences_page, rules_page};

use source::{files, root, sources, words};

/// The layers from the inside out, each with what it may use of the others, as paths below `crate`.
const LAYERS: &[(&str, &[&str])] = &[
    ("formats", &[]),
    ("model", &["formats"]),
    ("crm", &["formats", "model"]),
    ("services", &["formats", "model", "crm"]),
    ("text", &["formats", "model", "crm", "services"]),
    ("checks", &["formats", "model", "crm", "services", "text"]),
    ("report", &["formats", "model", "crm", "services", "text", "checks"]),
    ("account", &["formats", "model", "crm", "text"]),
    ("system", &["formats", "model", "crm", "services", "text", "account"]),
    ("practice", &["formats", "model", "crm", "services", "text", "account", "system"]),
    ("stand_in", &["formats", "model", "crm", "services", "text", "account", "system"]),
    ("trial", &["formats", "model", "crm", "text", "report", "account", "system", "stand_in"]),
    ("app", &["formats", "model", "crm", "services", "text", "checks", "report", "account", "system", "practice", "stand_in", "trial"]),
    (
        "ui",
        &[
            "formats",
            "model",
            "crm",
            "services",
            "text",
            "checks",
            "report",
            "account",
            "app",
            "practice::fault::Mode",
            "stand_in::event",
            "stand_in::fidelity",
            "stand_in::hosts",
            "stand_in::libraries::CDN",
            "stand_in::scenes",
            "stand_in::texts",
            "system::accounts",
            "system::files::Origin",
            "system::preferences",
            "system::shelf::Build",
            "system::shelf::MEGABYTES",
            "system::watch::Watching",
        ],
    ),
    (
        "cli",
        &["formats", "model", "crm", "services", "text", "checks", "report", "account", "system", "practice", "stand_in", "trial", "app"],
    ),
];

/// The file that puts the window together from all layers.
const WINDOW: &str = "src/ui/window.rs";

/// Words of code with the places that may use them.
const HOMES: &[(&str, &[&str])] = &[
    ("egui", &["src/ui/"]),
    ("egui_extras", &["src/ui/"]),
    ("eframe", &[WINDOW]),
    ("rfd", &["src/system/"]),
    ("opener", &["src/system/"]),
    ("fs", &["src/system/"]),
    ("keyring", &["src/system/", "src/cli/", "src/app/", WINDOW]),
    ("ureq", &["src/account/", "src/stand_in/outside.rs"]),
    ("TcpListener", &["src/system/loopback/"]),
    (
        "thread",
        &[
            "src/app/core/jobs.rs",
            "src/system/loopback/",
            "src/system/browser/mod.rs",
            "src/system/crashes.rs",
            "src/system/interrupt.rs",
            "src/system/open_external.rs",
        ],
    ),
    ("poll_promise", &["src/app/core/jobs.rs"]),
];

/// Words that make code depend on more than what is passed to it.
const IMPURE: &[&str] = &["Instant", "SystemTime", "env", "net", "process", "stdout", "stderr", "stdin"];

/// Most lines of a file.
const MAX_LINES: usize = 600;

#[track_caller]
fn none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn layers_use_only_those_below() {
    let mut wrong = Vec::new();
    for ((from, to), path) in &imports::HOUSE.arrows {
        let (Some(from_layer), Some(to_layer)) = (from.first(), to.first()) else { continue };
        if from_layer == to_layer || from.join("/") == WINDOW.trim_start_matches("src/").trim_end_matches(".rs") {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| layer == from_layer) else {
            wrong.push(format!("{}: a layer that this test doesn't know", from.join("::")));
            continue;
        };
        let names: Vec<&str> = path.split("::").collect();
        let after = names.iter().position(|name| to.last().is_some_and(|last| last == name)).map_or(names.len() - 1, |at| at + 1);
        let what = format!("{}::{}", to.join("::"), names[after.min(names.len())..].join("::"));
        let is_in = |allowed: &&str| what.strip_prefix(allowed).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
        if !allowed.iter().any(is_in) {
            wrong.push(format!("{} takes {path}", from.join("::")));
        }
    }
    none("a layer uses what it must not know; the lists are in tests/tidy.rs", &wrong);
}

#[test]
fn nothing_imports_in_a_circle() {
    none("circles between folders of a layer or files of a folder", &imports::HOUSE.circles());
}

#[test]
fn what_other_layers_name_says_what_it_is() {
    let bare = imports::HOUSE.undocumented.iter();
    let wrong: Vec<String> =
        bare.map(|((module, name), by)| format!("{}::{name}, named in {}", module.join("::"), by.join("::"))).collect();
    none("public items without a doc comment that another layer uses", &wrong);
}

#[test]
fn paths_begin_at_the_root() {
    let mut wrong = Vec::new();
    for source in sources(&["src"]) {
        let tests = source.lines().find(|(_, line)| line.starts_with("mod tests {")).map_or(usize::MAX, |(number, _)| number);
        let ups = source.lines().filter(|(number, line)| line.contains("super::super") && *number < tests);
        wrong.extend(ups.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    none("super::super; write crate::…", &wrong);
}

#[test]
fn the_engine_of_the_checks_knows_no_rule() {
    let mut wrong = Vec::new();
    for source in sources(&["src/checks/engine"]) {
        for (number, line) in source.lines() {
            let others = line.split("checks::").skip(1).filter(|rest| !rest.starts_with("engine"));
            wrong.extend(others.map(|_| format!("{}:{number}: {}", source.path, line.trim())));
        }
    }
    none("the engine uses what is built on it", &wrong);
}

/// The file below `report` in which a language is data: the person's choice.
const CHOICE_OF_LANGUAGE: &str = "src/system/preferences.rs";

#[test]
fn no_sentence_is_made_below_the_reports() {
    let mut wrong = Vec::new();
    for source in sources(&["src/formats", "src/model", "src/crm", "src/services", "src/checks", "src/account", "src/system"]) {
        if source.path.ends_with("tests.rs") || source.path == CHOICE_OF_LANGUAGE {
            continue;
        }
        // A file's own tests come last in it.
        for (number, line) in source.lines().take_while(|(_, line)| !line.starts_with("mod tests")) {
            wrong.extend(words(line).filter(|word| *word == "Lang").map(|_| format!("{}:{number}: {}", source.path, line.trim())));
        }
    }
    none("return a `Msg`; sentences are made in report, ui and cli", &wrong);
}

#[test]
fn dangerous_names_stay_at_home() {
    let mut wrong = Vec::new();
    for source in sources(&["src"]) {
        for (number, line) in source.lines() {
            for (word, homes) in HOMES {
                if words(line).any(|it| it == *word) && !homes.iter().any(|home| source.path.starts_with(home)) {
                    wrong.push(format!("{}:{number}: {word} belongs into {}", source.path, homes.join(" or ")));
                }
            }
        }
    }
    none("names away from home", &wrong);
}

/// Code that puts something behind a folder that is no file's path in a widget, though it isn't a name in the source: with its file.
const JOINED: &[(&str, &str)] = &[
    // A file that the system's list of locks has.
    ("src/system/lock.rs", "folder.join(name(path))"),
    // A file of the studio's own, by a name in the source.
    ("src/system/data.rs", "folder.join(name)"),
    ("src/system/data.rs", ".join(own_folder)"),
    // Programs by their names in the source.
    ("src/system/browser/places.rs", "folder.join(name)"),
    // The CRM's libraries, by the table in the source.
    ("src/stand_in/libraries.rs", "Path::new(self.package).join(self.path)"),
    ("src/stand_in/libraries.rs", "folder.join(self.file)"),
    // A starter that the desktop names.
    ("src/system/open_external.rs", "folder.join(starter)"),
    // The home folder before what a person types.
    ("src/system/typed_path.rs", "home.join(rest.trim_start_matches("),
    // A folder beside a widget; `names::storable` made its name.
    ("src/system/output.rs", "around.join(name)"),
    // The rest of a path of the system.
    ("src/system/machine.rs", "Path::new(\"\").join(rest)"),
];

/// A widget may hold a file `script.js:x`, or `aux.js`: behind a folder such a name leads to another file, or to a device.
#[test]
fn paths_of_a_widget_get_below_a_folder_in_one_way() {
    let mut wrong = Vec::new();
    for source in sources(&["src/app", "src/cli", "src/system", "src/practice", "src/ui"]) {
        if source.path.ends_with("tests.rs") {
            continue;
        }
        // A file's own tests come last in it.
        for (number, line) in source.lines().take_while(|(_, line)| !line.starts_with("mod tests")) {
            // Texts are joined by a text; folders with a name in the source, a constant, or a name that is put together there.
            let is_plain =
                |argument: &str| argument.starts_with(['"', '\'', ')']) || argument.starts_with("format!") || is_constant(argument);
            let joins = line.match_indices(".join(").any(|(at, joins)| !is_plain(&line[at + joins.len()..]));
            if joins && !JOINED.iter().any(|(path, code)| source.path == *path && line.contains(code)) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none("a path of a widget gets below a folder by RelPath::under; what isn't one is listed in tests/tidy.rs", &wrong);
}

/// Whether an argument begins with the name of a constant, of another module too.
fn is_constant(argument: &str) -> bool {
    let name = argument.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or_default();
    let last = name.rsplit("::").next().unwrap_or_default();
    !last.is_empty() && last.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

#[test]
fn what_works_on_widgets_in_memory_is_pure() {
    let mut wrong = Vec::new();
    for source in sources(&["src/formats", "src/model", "src/crm", "src/services", "src/checks", "src/report"]) {
        for (number, line) in source.lines() {
            // `env!` is read when the program is built.
            let line = line.replace("env!", "");
            wrong.extend(words(&line).filter(|word| IMPURE.contains(word)).map(|word| format!("{}:{number}: {word}", source.path)));
        }
    }
    none("what comes from outside is passed in", &wrong);
}

#[test]
fn what_the_studio_keeps_is_made_in_one_place() {
    // Its owner's files are made in the first; the others write widgets and what a person saves, and ask for links and locks.
    const WRITERS: [&str; 3] = ["src/system/private.rs", "src/system/disk.rs", "src/system/files/save.rs"];
    const WORDS: [&str; 11] = [
        "create(true)",
        "create_new(true)",
        "File::create",
        "create_dir",
        "DirBuilder",
        "fs::write",
        "fs::copy",
        "set_permissions",
        "hard_link",
        "tempfile_in",
        "atomic::stage",
    ];
    // The first is the lock of unsaved edits, made as a private temporary file; the others write what a person saves.
    let others = [
        ("src/system/recovery/autosave.rs", "tempfile_in"),
        ("src/system/output.rs", "atomic::stage"),
        ("src/system/output.rs", "create_dir"),
    ];
    let mut wrong = Vec::new();
    for source in sources(&["src/system"]).iter().filter(|source| !WRITERS.contains(&source.path.as_str())) {
        let tests = source.lines().find(|(_, line)| line.starts_with("mod tests")).map_or(usize::MAX, |(number, _)| number);
        for (number, line) in source.lines().filter(|(number, _)| *number < tests && !source.path.ends_with("tests.rs")) {
            let is_private = line.contains("private::open(");
            let makes = |word: &&&str| line.contains(**word) && !is_private && !others.contains(&(source.path.as_str(), **word));
            wrong.extend(WORDS.iter().filter(makes).map(|word| format!("{}:{number}: {word}", source.path)));
        }
    }
    none("folders and files of the studio are made by src/system/private.rs", &wrong);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for source in sources(&["src", "tests", "benches"]) {
        let lines = source.text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines, at most {MAX_LINES}", source.path));
        }
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}:1: begin with `//!` and what the file is for", source.path));
        }
    }
    none("files", &wrong);
}

#[test]
fn nothing_is_left_for_later() {
    let mut wrong = Vec::new();
    for source in sources(&["src", "tests", "benches"]) {
        // In backquotes it is what the studio writes into texts that a person has to fill in.
        let later = |comment: &str| ["TODO", "FIXME"].iter().any(|word| comment.replace("`TODO`", "").contains(word));
        for (number, _) in source.comments.iter().filter(|(_, comment)| later(comment)) {
            wrong.push(format!("{}:{number}: a note for later", source.path));
        }
        for (number, line) in source.lines() {
            if ["todo!", "unimplemented!", "allow(dead_code"].iter().any(|it| line.contains(it)) {
                wrong.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none("do it or drop it", &wrong);
}

#[test]
fn every_icon_is_used() {
    const LIST: &str = "src/ui/kit/icons.rs";
    let ui = sources(&["src/ui"]);
    let list = ui.iter().find(|source| source.path == LIST).unwrap();
    let mut wrong = Vec::new();
    for path in files("assets/icons", "svg") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if !list.strings.iter().any(|(_, string)| string == name) {
            wrong.push(format!("assets/icons/{name}.svg is not in {LIST}"));
        }
    }
    for (number, line) in list.lines() {
        let Some((name, "\"\",")) = line.trim().split_once(" = ") else { continue };
        let use_of_it = format!("icons::{name}");
        let is_used = |line: &str| line.match_indices(&use_of_it).any(|(at, found)| words(&line[at + 7..]).next() == Some(&found[7..]));
        if !ui.iter().any(|source| source.lines().any(|(_, line)| is_used(line))) {
            wrong.push(format!("{LIST}:{number}: {name} is drawn nowhere"));
        }
    }
    none("icons", &wrong);
}

#[test]
fn the_pages_of_rules_and_consequences_are_current() {
    for (file, page) in [("docs/RULES.md", rules_page::markdown()), ("docs/CONSEQUENCES.md", consequences_page::markdown())] {
        let path = root().join(file);
        if std::env::var_os("WIDGET_STUDIO_BLESS").is_some() {
            fs::write(&path, &page).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let differs = written.lines().zip(page.lines()).position(|(old, new)| old != new);
        let line = differs.unwrap_or(written.lines().count().min(page.lines().count())) + 1;
        assert!(written == page, "{file}:{line} is not current; renew it with WIDGET_STUDIO_BLESS=1 cargo test --test tidy");
    }
}
