//! A language that nobody translated: every text of the studio is marked and longer in it, so words without marks are written
//! into the code, and words that are cut off have no room to grow.

use std::fs;
use std::path::Path;

use widget_studio::crm::locations::AREAS;
use widget_studio::stand_in::libraries::LIBRARIES;
use widget_studio::text::Lang;

use super::scenes::{self, SCENES};
use super::seen::{controls, words};
use crate::harness::{Look, USUAL, Window};

/// Words that are the same in every language.
const SAME: &[&str] = &[
    "Widget Studio",
    // The preview speaks the language of the CRM.
    "Version",
    "English",
    "Русский",
    "amoCRM",
    "Kommo",
    "Salesbot",
    "Ctrl",
    "Shift",
    "Alt",
    "Enter",
    "Esc",
    "Tab",
    "JSON",
    "SARIF",
    "HTML",
    "Markdown",
    "PNG",
    "API",
    "UTF-8",
    "LF",
    "CRLF",
    "F8",
    "HAR",
    "curl",
    "GET",
    "POST",
    "ms",
    "patch",
    "minor",
    "major",
    "ID",
    "SHA-256",
    "Visual",
    "Studio",
    "Code",
    "Sublime",
    "Text",
    "WebStorm",
    "Zed",
    "Notepad",
    "placeholder",
    "llist",
    "comcard",
    "cucard",
    "clist",
    "culist",
    "error",
];

/// What is left of `text` outside of its marks.
fn unmarked(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|letter| {
            match letter {
                '‹' => depth += 1,
                '›' => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

/// Everything that belongs to the widget and may be shown as it is.
fn data(window: &Window) -> String {
    // The settings window is drawn in the CRM's own words, in the locale that was chosen for it.
    let drawn =
        ["en", "ru"].map(|code| fs::read_to_string(format!("{}/assets/text/{code}/settings-window.ftl", env!("CARGO_MANIFEST_DIR"))));
    let mut all: String = drawn.into_iter().map(Result::unwrap).collect();
    // What was opened before, and what the practice account has.
    all.push_str("Card greeting\npractice\nnull\nundefined\n");
    // Packages by their names.
    // What the pages say is theirs in the bar's language, and pretended values are codes.
    all.push_str(&fs::read_to_string(format!("{}/assets/stand-in/text/en.json", env!("CARGO_MANIFEST_DIR"))).unwrap());
    AREAS.iter().for_each(|area| all.push_str(&format!("{}\n", area.name)));
    LIBRARIES.iter().for_each(|library| all.push_str(&format!("{}\n{}\n", library.package, library.sha256)));
    let Some(open) = &window.state().open else { return all };
    // The texts of a pass were frozen when it began: of a list of steps each line is shown by itself. What people write is theirs.
    all.extend(window.app().acceptance.current().map(|kept| format!("{:?}", kept.pass)));
    let mut widgets = vec![open.project.widget()];
    if let Some(compared) = &window.app().compare.result {
        // The drafts of what is told to people are in the languages of those people.
        all.extend(compared.drafts.values().map(String::as_str));
        widgets.extend([&compared.old.widget, &compared.new.widget]);
    }
    for widget in widgets {
        for (path, _) in widget.files() {
            all.push_str(path.as_str());
            all.push('\n');
            if let Some(text) = widget.text(path.as_str()) {
                all.push_str(text.as_str());
                all.push('\n');
            }
        }
    }
    all
}

/// Whether a word is no word of a language: an id, a path, a place, the code of a locale; or comes from made-up Russian data.
fn is_technical(word: &str) -> bool {
    let sign = |letter: char| {
        "_./:@=-&#%".contains(letter) || letter.is_ascii_digit() || ('а'..='я').contains(&letter.to_lowercase().next().unwrap())
    };
    word.chars().any(sign) || word.chars().count() == 2
}

/// Words of `text` that are neither marked, nor the widget's, nor the same everywhere.
fn strange(text: &str, data: &str) -> Vec<String> {
    // Bodies of requests and code, and folders of the machine.
    if text.starts_with(['{', '"', '<']) || Path::new(text).is_absolute() {
        return Vec::new();
    }
    let mut left = unmarked(text);
    for same in SAME {
        left = left.replace(same, " ");
    }
    let letters = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let words = left.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric())).filter(letters);
    words.filter(|word| !data.contains(*word) && !is_technical(word)).map(str::to_owned).collect()
}

#[test]
fn every_word_is_translated_and_has_room_to_grow() {
    let mut wrong = Vec::new();
    for scene in SCENES {
        let mut window = scenes::opened(scene, Look { lang: Lang::Pseudo, size: USUAL, ..Look::default() });
        let data = data(&window);
        let shown = words(&window).into_iter().map(|words| words.text);
        let said = controls(&window).into_iter().map(|control| control.name);
        for text in shown.chain(said) {
            let strange = strange(&text, &data);
            if !strange.is_empty() {
                wrong.push(format!("{}: {strange:?} in {text:?}", scene.0));
            }
        }
        wrong.extend(super::fit::cut(&mut window).into_iter().map(|it| format!("{}: {it}", scene.0)));
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
