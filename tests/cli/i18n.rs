//! `i18n export` and `i18n import`: what they print, what they write, how they end.

use super::*;

/// A widget whose Russian and English greet by name.
fn greeting(widget: &Widget) -> Vec<FileChange> {
    let with = |path: &str, old: &str, new: &str| {
        let text = widget.text(path).unwrap().as_str();
        assert!(text.contains(old), "{text}");
        write(path, text.replacen(old, new, 1).replace('\n', "\r\n"))
    };
    vec![with("i18n/ru.json", "Здравствуйте!", "Привет, {{name}}!"), with("i18n/en.json", "Hello!", "Hello, {{name}}!")]
}

/// Writes the texts to `t.csv`, changes that table, and returns it.
fn changed(place: &Place, change: impl FnOnce(String) -> String) -> String {
    place.run(0, &["i18n", "export", "w", "t.csv", "--force"]);
    let table = change(String::from_utf8(place.read("t.csv")).unwrap());
    fs::write(place.path("t.csv"), &table).unwrap();
    table
}

#[test]
fn texts_go_out_and_nothing_is_overwritten_unasked() {
    let place = Place::new(greeting);
    let keys = place.widget("w").json("i18n/ru.json").unwrap().leaves().count();
    let (stdout, stderr) = place.run(0, &["i18n", "export", "w", "t.csv"]);
    assert_eq!((stdout, stderr), (format!("t.csv: {keys} keys, 2 locales\n"), String::new()));
    let table = String::from_utf8(place.read("t.csv")).unwrap();
    assert!(table.starts_with("\u{feff}key;ru;en;used in\r\nwidget.name;"), "{table}");

    fs::write(place.path("t.csv"), "mine").unwrap();
    let (_, stderr) = place.run(2, &["i18n", "export", "w", "t.csv"]);
    assert_eq!(stderr, "t.csv is there already\nName another file, or replace it with --force.\n");
    assert_eq!(place.read("t.csv"), b"mine");
    place.run(0, &["i18n", "export", "w", "t.csv", "--force", "--locales", "en"]);
    assert!(String::from_utf8(place.read("t.csv")).unwrap().starts_with("\u{feff}key;en;used in\r\n"));

    place.run(0, &["i18n", "export", "w", "t.xlsx"]);
    assert!(place.read("t.xlsx").starts_with(b"PK"));
    for args in [&["t.ods"][..], &["w/manifest.json", "--force"], &["x.csv", "--locales", "kk"], &["no/x.csv"]] {
        let (stdout, stderr) = place.run(2, &[&["i18n", "export", "w"][..], args].concat());
        assert!(stdout.is_empty() && stderr.lines().count() == 2, "{stderr}");
    }
    place.run(2, &["i18n", "export", "none", "x.csv"]);
    assert!(!place.path("x.csv").exists());
}

#[test]
fn changed_texts_come_in_and_touch_their_own_bytes() {
    let place = Place::new(greeting);
    changed(&place, |table| table.replace("Hello, {{name}}!", "Hi, {{name}}!"));
    let before = place.read("w/i18n/en.json");
    let (stdout, _) = place.run(0, &["i18n", "import", "w", "t.csv", "--dry-run"]);
    let line = "\"Hello, {{name}}!\" → \"Hi, {{name}}!\"\n";
    assert!(stdout.starts_with("~ en ") && stdout.contains(line), "{stdout}");
    assert!(stdout.ends_with("1 text would change, nothing is written\n"));
    assert_eq!(place.read("w/i18n/en.json"), before);

    let (stdout, stderr) = place.run(0, &["i18n", "import", "w", "t.csv"]);
    assert!(stdout.contains(line) && stdout.ends_with("1 text changed and saved\n") && stderr.is_empty(), "{stdout}{stderr}");
    let expected = String::from_utf8(before).unwrap().replace("Hello, ", "Hi, ");
    assert_eq!(String::from_utf8(place.read("w/i18n/en.json")).unwrap(), expected);
    let (stdout, _) = place.run(0, &["i18n", "import", "w", "t.csv", "--lang", "ru"]);
    assert_eq!(stdout, "Менять нечего\n");
}

#[test]
fn what_a_spreadsheet_program_saved_comes_in_and_an_archive_takes_it_too() {
    let place = Place::new(greeting).zipped("widget.zip");
    let table = changed(&place, |table| table.replace("Привет, {{name}}!", "\"Пока,\n{{name}}!\""));
    let cp1251 = encoding_rs::WINDOWS_1251.encode(table.trim_start_matches('\u{feff}')).0.into_owned();
    fs::write(place.path("t.csv"), cp1251).unwrap();
    for widget in ["w", "widget.zip"] {
        let (stdout, _) = place.run(0, &["i18n", "import", widget, "t.csv"]);
        assert!(stdout.contains("→ \"Пока,\\n{{name}}!\""), "{stdout}");
        assert!(place.widget(widget).text("i18n/ru.json").unwrap().as_str().contains("\"Пока,\\n{{name}}!\""));
    }
}

#[test]
fn what_would_break_something_keeps_all_from_being_written() {
    let place = Place::new(greeting);
    changed(&place, |table| table.replace("Hello, {{name}}!", "Hi!").replace("Привет, ", "Пока, ") + "widget;Раздел;;\r\nno.such;x;;\r\n");
    let before = place.widget("w");
    for args in [&["i18n", "import", "w", "t.csv"][..], &["i18n", "import", "w", "t.csv", "--dry-run"]] {
        let (stdout, stderr) = place.run(1, args);
        let marks: Vec<&str> = stdout.lines().map(|line| &line[..1]).collect();
        assert_eq!(marks, ["~", "!", "!", "!"], "{stdout}");
        assert!(stdout.contains("{{name}} is missing: \"Hi!\"") && stdout.contains("there is a section at this key"), "{stdout}");
        assert!(stderr.starts_with("Nothing is written: 3 entries are refused\n"), "{stderr}");
        assert_eq!(place.widget("w"), before);
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let place = Place::new(greeting);
    fs::write(place.path("bad.csv"), "a;b\n").unwrap();
    fs::write(place.path("bad.xlsx"), "PK\u{3}\u{4}").unwrap();
    for (widget, table) in [("w", "none.csv"), ("none", "bad.csv"), ("w", "bad.csv"), ("w", "bad.xlsx"), ("w", "w")] {
        let (stdout, stderr) = place.run(2, &["i18n", "import", widget, table]);
        assert!(stdout.is_empty() && stderr.lines().count() == 2, "{stderr}");
    }
}
