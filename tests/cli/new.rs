//! `new`: a widget in a folder that is new or empty, and one made of a folder without a manifest.

use std::fs;
use std::path::Path;

use widget_studio::crm::i18n::{Resolved, resolve};

use super::{Place, good};

const ASKED: [&str; 4] = ["--intent", "card-panel,digital-pipeline", "--name", "Shop exchange"];

fn new<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["new"], more, &ASKED[..]].concat()
}

#[test]
fn a_new_widget_has_no_findings_and_packs() {
    let place = Place::new(good);
    fs::create_dir(place.path("empty")).unwrap();
    for (folder, product, locales) in [("fresh/deep", "amocrm", "ru,en"), ("empty", "kommo", "en,es,pt")] {
        let (stdout, stderr) = place.run(0, &new(&[folder, "--product", product, "--locales", locales]));
        assert!(stdout.contains("  images/logo_dp.png\n") && stdout.contains(&format!("\n{folder}: ")), "{stdout}");
        let borrowed = stderr.lines().filter(|line| line.contains("is “Shop exchange”; give it one of its own")).count();
        assert_eq!(borrowed, locales.matches(',').count(), "{stderr}");
        for profile in ["private", "public"] {
            let report = place.json(0, &["check", folder, "--product", product, "--profile", profile, "--format", "json"]);
            assert_eq!((&report["summary"]["error"], &report["summary"]["warning"]), (&0.into(), &0.into()), "{report:#}");
        }
        place.run(0, &["pack", folder, "--product", product]);
        let left: Vec<_> = fs::read_dir(place.path(folder)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
    }
}

#[test]
fn names_fields_and_comments_are_as_asked_for() {
    let place = Place::new(good);
    let more = ["fresh", "--lang", "ru", "--name", "ru=Обмен: A=B", "--field", "shop", "--field", "key:pass:required"];
    let (_, stderr) = place.run(0, &new(&more));
    assert!(!stderr.contains("для языка ru"), "{stderr}");
    let widget = place.widget("fresh");
    let text = |code: &str, key: &str| match resolve(widget.json(&format!("i18n/{code}.json")).unwrap(), key) {
        Resolved::Text(text) => text.to_owned(),
        other => panic!("{other:?}"),
    };
    // What is said last of a locale counts.
    assert_eq!((text("ru", "widget.name").as_str(), text("en", "settings.shop").as_str()), ("Shop exchange", "Field shop"));
    assert_eq!(widget.manifest("/settings/key/required").unwrap().as_bool(), Some(true));
    assert!(widget.text("script.js").unwrap().as_str().contains("// Вызывается "));
    let english = place.json(0, &new(&["other", "--lang", "ru", "--comments", "en", "--format", "json"]));
    assert!(english["files"].as_array().unwrap().iter().all(|file| file["state"] == "new"), "{english:#}");
    assert!(!String::from_utf8(place.read("other/script.js")).unwrap().contains("Вызывается"));
}

#[test]
fn what_cannot_be_made_writes_nothing() {
    let place = Place::new(good);
    let before = place.widget("w");
    let (_, stderr) = place.run(2, &new(&["w"]));
    assert!(stderr.starts_with("The folder w is not empty"), "{stderr}");
    let (_, stderr) = place.run(2, &new(&["w", "--keep"]));
    assert!(stderr.starts_with("w has a manifest already\n"), "{stderr}");
    assert_eq!(place.widget("w"), before);
    for (args, words) in [
        (&["--locales", "ru,fr"][..], "takes ru, en, es, pt"),
        (&["--product", "kommo", "--locales", "ru"], "takes en, es, pt, tr, id"),
        (&["--field", "два"], "“два”"),
        (&["--field", "a", "--field", "a"], "“a” is used twice"),
        (&["--field", "a:select"], "no type “select”"),
        (&["--name", " "], "Give the widget a name"),
    ] {
        let args = [&["new", "fresh", "--intent", "salesbot", "--name", "Bot"], args].concat();
        let (stdout, stderr) = place.run(2, &args);
        assert!(stdout.is_empty() && stderr.lines().count() == 2 && stderr.contains(words), "{args:?} {stderr}");
        assert!(!place.path("fresh").exists(), "{args:?}");
    }
    for args in
        [&["new"][..], &["new", "fresh"], &["new", "fresh", "--intent", "card", "--name", "A"], &["new", "fresh", "--intent", "sms-sender"]]
    {
        place.run(2, args);
    }
    fs::write(place.path("file"), "").unwrap();
    place.run(2, &new(&["file"]));
}

#[test]
fn a_folder_without_a_manifest_becomes_a_widget() {
    let place = Place::new(good);
    let script = place.read("w/script.js");
    fs::remove_file(place.path("w/manifest.json")).unwrap();
    fs::remove_file(place.path("w/images/logo.png")).unwrap();
    let made = place.json(0, &["new", "w", "--keep", "--format", "json"]);
    let state = |path: &str| made["files"].as_array().unwrap().iter().find(|file| file["path"] == path).unwrap()["state"].clone();
    assert_eq!((state("manifest.json"), state("script.js"), state("images/logo.png")), ("new".into(), "kept".into(), "new".into()));
    assert_eq!(place.read("w/script.js"), script);
    assert_eq!(place.widget("w").manifest("/settings/greeting/name").unwrap().as_str(), Some("settings.greeting"));
    place.run(0, &["check", "w"]);
    place.run(2, &["new", "nowhere", "--keep"]);
}

#[test]
fn the_lines_of_the_readme_work_as_written() {
    let place = Place::new(good);
    fs::create_dir(place.path("OLD")).unwrap();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("widget-studio new ")).collect();
    assert!(lines.len() > 1, "{readme}");
    for line in lines {
        let quoted = line.split('"').enumerate();
        let args: Vec<&str> =
            quoted.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).skip(1).collect();
        place.run(0, &args);
    }
}
