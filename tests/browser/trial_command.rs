//! The command `try`: exit codes, files and what it says without a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The good widget of the trials.
fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/try/good")
}

/// Runs `try`; gives the exit code, standard output and standard error.
fn run(home: &Path, widget: &Path, args: &[&str]) -> (i32, String, String) {
    let libraries = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/node_modules");
    let mut command = Command::new(env!("CARGO_BIN_EXE_widget-studio"));
    command.args(["--lang", "en", "try"]).arg(widget).arg("--libraries").arg(libraries).args(args);
    let output = command.env("WIDGET_STUDIO_CONFIG_DIR", home).current_dir(home).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A copy of the good widget in `home`, with a script that prints an error.
fn broken(home: &Path) -> PathBuf {
    let folder = home.join("broken");
    for part in ["", "i18n", "templates", "images"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(good().join(part)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
        }
    }
    let script = fs::read_to_string(good().join("script.js")).unwrap();
    let with_error = script.replace("ended = false;\n        if", "console.error(\"odd\");\n        if");
    assert_ne!(script, with_error);
    fs::write(folder.join("script.js"), with_error).unwrap();
    folder
}

#[test]
fn the_result_is_written_in_the_form_that_is_promised() {
    let home = tempfile::tempdir().unwrap();
    let one = ["--scene", "lead", "--locale", "en", "--role", "admin"];
    let files = ["--format", "json", "-o", "try.json", "--pictures", "pictures"];
    let (code, printed, said) = run(home.path(), &good(), &[&one[..], &files].concat());
    assert_eq!((code, printed.as_str()), (0, ""), "{said}");
    let report: Value = serde_json::from_str(&fs::read_to_string(home.path().join("try.json")).unwrap()).unwrap();
    assert_eq!(report["summary"], serde_json::json!({"passed": 1, "failed": 0}));
    let scene = &report["scenes"][0];
    let said: Vec<&Value> = ["scene", "locale", "role", "theme", "product", "passed"].iter().map(|key| &scene[*key]).collect();
    assert_eq!(serde_json::json!(said), serde_json::json!(["lead", "en", "admin", "light", "amocrm", true]));
    assert!(scene["ms"].as_u64().is_some_and(|ms| ms > 0) && scene["judgements"].as_array().unwrap().len() >= 14, "{scene}");
    let picture = image::open(home.path().join(scene["picture"].as_str().unwrap())).unwrap();
    assert!(picture.width() > 1000 && picture.height() > 500);
    // An earlier result of the same widget is replaced, any other file isn't.
    let (code, _, said) = run(home.path(), &good(), &[&one[..], &["--format", "json", "-o", "try.json"]].concat());
    assert_eq!(code, 0, "{said}");
    fs::write(home.path().join("notes.txt"), "mine").unwrap();
    let (code, _, said) = run(home.path(), &good(), &[&one[..], &["-o", "notes.txt"]].concat());
    assert!(code == 2 && said.contains("is there already"), "{said}");
    assert_eq!(fs::read_to_string(home.path().join("notes.txt")).unwrap(), "mine");
}

#[test]
fn a_run_is_set_against_an_earlier_one() {
    let home = tempfile::tempdir().unwrap();
    let folder = broken(home.path());
    let one = ["--scene", "lead", "--locale", "en", "--role", "admin", "--format", "json", "--overwrite", "-o"];
    let place = "Lead card (lead), en, admin, light, amocrm: console";
    let (_, _, said) = run(home.path(), &good(), &[&one[..], &["good.json"]].concat());
    assert!(!said.contains("earlier run"), "{said}");
    let (code, _, said) = run(home.path(), &folder, &[&one[..], &["broken.json", "--against", "good.json"]].concat());
    assert!(code == 1 && said.contains("new failures 1, mended 0") && said.contains(&format!("Fails newly: {place}")), "{said}");
    // The file that the result replaces is read before.
    let (code, _, said) = run(home.path(), &good(), &[&one[..], &["broken.json", "--against", "broken.json"]].concat());
    assert!(code == 0 && said.contains("new failures 0, mended 1") && said.contains(&format!("Mended: {place}")), "{said}");
    // What can't be compared is told before a browser is started.
    fs::write(home.path().join("notes.txt"), "mine").unwrap();
    for (file, why) in [("notes.txt", "isn't the report of a trial"), ("nowhere.json", "nowhere.json")] {
        let (code, _, said) = run(home.path(), &good(), &["--against", file, "--browser", "no-such-browser"]);
        assert!(code == 2 && said.contains(why), "{said}");
    }
}

#[test]
fn a_failure_is_exit_code_1_with_its_place_and_none_at_all_is_2() {
    let home = tempfile::tempdir().unwrap();
    let folder = broken(home.path());
    let one = ["--scene", "lead", "--locale", "en", "--role", "admin"];
    let (code, report, said) = run(home.path(), &folder, &[&one[..], &["--format", "json"]].concat());
    assert_eq!(code, 1, "{said}");
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report.as_object().unwrap().keys().collect::<Vec<_>>(), ["summary", "scenes"]);
    let failed: Vec<&Value> =
        report["scenes"][0]["judgements"].as_array().unwrap().iter().filter(|judgement| judgement["passed"] == false).collect();
    assert_eq!(failed.len(), 1, "{failed:?}");
    let parts: Vec<&Value> = ["id", "detail", "file"].iter().map(|key| &failed[0][*key]).collect();
    assert_eq!(serde_json::json!(parts), serde_json::json!(["console", "odd", "script.js"]));
    assert!(failed[0]["line"].as_u64().is_some_and(|line| line > 1));
    let (code, report, _) = run(home.path(), &folder, &["--browser", "no-such-browser", "--format", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!((code, &report["error"]["kind"]), (2, &Value::from("browser")), "{report}");
    fs::write(folder.join("manifest.json"), r#"{"widget": {"locale": ["en"]}, "locations": []}"#).unwrap();
    let (code, _, said) = run(home.path(), &folder, &[]);
    assert!(code == 2 && said.contains("no scene"), "{said}");
}
