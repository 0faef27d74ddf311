//! The program itself, run on widgets in a temporary folder: exit codes, what it prints, what it writes.

#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/i18n.rs"]
mod i18n;
#[path = "cli/images.rs"]
mod images;
#[path = "cli/inputs.rs"]
mod inputs;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/run.rs"]
mod run;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::report::Format;
use widget_studio::services::archive as zip;
use widget_studio::services::{bundled, mark};
use widget_studio::system::files::{Origin, open, save_as};

/// A temporary folder in which the program is run, and one for what it remembers.
struct Place {
    dir: TempDir,
    own: TempDir,
}

impl Place {
    /// With the plain template, changed by `change`, in the folder `w`.
    fn new(change: impl FnOnce(&Widget) -> Vec<FileChange>) -> Self {
        let mut widget = bundled::plain();
        widget.apply(&change(&widget.clone())).unwrap();
        let dir = tempfile::tempdir().unwrap();
        save_as(&Origin::Folder(dir.path().join("w")), &widget).unwrap();
        Self { dir, own: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn widget(&self, name: &str) -> Widget {
        open(&self.path(name)).unwrap().widget
    }

    /// Also as the archive `name`, all files in it.
    fn zipped(self, name: &str) -> Self {
        save_as(&Origin::Zip(self.path(name)), &self.widget("w")).unwrap();
        self
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_widget-studio"));
        if !args.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        command.args(args).current_dir(self.dir.path());
        command.env("WIDGET_STUDIO_CONFIG_DIR", self.own.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.stdin(Stdio::null());
        command
    }

    #[track_caller]
    fn run(&self, code: i32, args: &[&str]) -> (String, String) {
        let Output { status, stdout, stderr } = self.command(args).output().unwrap();
        let (stdout, stderr) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert_eq!(status.code(), Some(code), "{args:?}\n{stdout}\n{stderr}");
        (stdout, stderr)
    }

    #[track_caller]
    fn json(&self, code: i32, args: &[&str]) -> Value {
        serde_json::from_str(&self.run(code, args).0).unwrap()
    }
}

fn write(path: &str, text: String) -> FileChange {
    FileChange::Write { path: RelPath::new(path).unwrap(), body: FileBody::text(text) }
}

fn good(_: &Widget) -> Vec<FileChange> {
    Vec::new()
}

/// The manifest with Windows line ends and tabs.
fn windows_manifest(widget: &Widget) -> String {
    widget.text("manifest.json").unwrap().as_str().replace("  ", "\t").replace('\n', "\r\n")
}

/// A comma after the last value of a setting, and another in a locale file.
fn broken(widget: &Widget) -> Vec<FileChange> {
    let manifest = windows_manifest(widget).replace("\"required\": false", "\"required\": false,");
    let locale = widget.text("i18n/ru.json").unwrap().as_str().replace("Здравствуйте!\"", "Здравствуйте!\",");
    vec![write("manifest.json", manifest), write("i18n/ru.json", locale)]
}

/// A syntax error that no safe fix repairs.
fn hopeless(widget: &Widget) -> Vec<FileChange> {
    vec![write("manifest.json", widget.text("manifest.json").unwrap().as_str().replace("\"0.1.0\"", "0.1.0"))]
}

#[test]
fn a_good_widget_has_no_errors() {
    let place = Place::new(good).zipped("widget.zip");
    for path in ["w", "widget.zip"] {
        let report = place.json(0, &["check", path, "--format", "json"]);
        assert_eq!(report["summary"]["error"], 0);
    }
    let (stdout, stderr) = place.run(0, &["check", "w", "--product", "amocrm"]);
    assert_eq!((stdout.as_str(), stderr.as_str()), ("Nothing found: no errors, no warnings, no advice\n", ""));
}

#[test]
fn findings_point_at_the_text() {
    let place = Place::new(broken);
    let report = place.json(1, &["check", "w", "--format", "json", "--lang", "en"]);
    let findings = report["findings"].as_array().unwrap();
    for severity in ["error", "warning", "advice"] {
        let count = findings.iter().filter(|finding| finding["severity"] == severity).count();
        assert_eq!(report["summary"][severity], count);
    }
    for file in ["manifest.json", "i18n/ru.json"] {
        let text = String::from_utf8(place.read(&format!("w/{file}"))).unwrap();
        let commas: Vec<&Value> =
            findings.iter().filter(|finding| finding["id"] == "json/trailing-comma" && finding["file"] == file).collect();
        let [finding] = commas[..] else { panic!("one in {file}: {report:#}") };
        let at = |name: &str| usize::try_from(finding[name].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], ",");
        let before = &text[..at("start")];
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!((at("line"), at("column")), (before.matches('\n').count() + 1, column));
        assert_eq!(finding["fix"], serde_json::json!({"title": "Delete the comma", "safety": "safe"}));
        for text in ["title", "why", "todo"] {
            assert!(finding[text].as_str().is_some_and(|text| text.len() > 10), "{finding}");
        }
    }
}

#[test]
fn json_has_the_promised_fields_and_no_others() {
    let place = Place::new(hopeless);
    let report = place.json(1, &["check", "w", "--format", "json"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["about", "product", "profile", "summary", "findings", "suppressed", "ignored"]);
    assert_eq!(keys(&report["summary"]), ["error", "warning", "advice"]);
    let expected = ["id", "severity", "file", "pointer", "line", "column", "start", "end", "title", "why", "todo", "fix", "related"];
    assert_eq!(keys(&report["findings"][0]), expected);
}

#[test]
fn text_is_grouped_by_severity_and_follows_the_language() {
    let place = Place::new(|widget| [broken(widget), vec![write("tests/x.js", String::new())]].concat());
    let (stdout, _) = place.run(1, &["check", "w"]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert!(
        lines[0].starts_with("manifest.json:")
            && lines[1].starts_with("i18n/ru.json:11:")
            && lines[1].contains(" error json/trailing-comma "),
        "{stdout}"
    );
    assert!(lines.contains(&""), "a blank line between severities: {stdout}");
    assert!(lines.last().unwrap().starts_with("2 errors, "), "{stdout}");
    assert!(!stdout.contains("    JavaScript allows"), "{stdout}");
    let (why, _) = place.run(1, &["check", "w", "--why", "--lang", "ru"]);
    assert!(why.contains("\n    JavaScript такое допускает"), "{why}");
    assert!(why.lines().last().unwrap().starts_with("2 ошибки, "), "{why}");
}

#[test]
fn what_steers_a_terminal_is_not_printed() {
    let place = Place::new(|_| vec![write("i18n/ru.json", "{\"\u{1b}[31m\": 1, \"\u{1b}[31m\": 2}".to_owned())]);
    let (stdout, _) = place.run(1, &["check", "w"]);
    assert!(stdout.contains("[31m") && !stdout.contains('\u{1b}'), "{stdout:?}");
}

/// An error that the person accepts.
fn accepted(widget: &Widget) -> Vec<FileChange> {
    let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"init_once\": false", "\"init_once\": \"soon\"");
    let entry = "{\"suppressions\": [{\"rule\": \"manifest/field-type\", \"reason\": \"for the test\"}]}";
    vec![write("manifest.json", manifest), write(".widget-studio.json", entry.to_owned())]
}

#[test]
fn an_accepted_error_does_not_count_and_is_listed() {
    let place = Place::new(accepted);
    let report = place.json(0, &["check", "w", "--accepted", "--format", "json"]);
    assert_eq!((&report["summary"]["error"], report["findings"].as_array().unwrap().len()), (&Value::from(0), 0), "{report:#}");
    let [suppressed] = &report["suppressed"].as_array().unwrap()[..] else { panic!("{report:#}") };
    assert_eq!((&suppressed["id"], &suppressed["severity"]), (&"manifest/field-type".into(), &"error".into()));
    assert_eq!(suppressed["reason"], "for the test");
    let (stdout, _) = place.run(0, &["check", "w", "--accepted"]);
    assert_eq!(stdout, "Nothing found: no errors, no warnings, no advice\n1 finding accepted\n");
    place.run(0, &["pack", "w", "--accepted"]);
    assert!(!place.widget("widget.zip").contains(".widget-studio.json"));
    fs::remove_file(place.path("w/.widget-studio.json")).unwrap();
    place.run(1, &["check", "w"]);
}

#[test]
fn what_a_widget_accepts_itself_silences_nothing_unless_that_is_said() {
    let place = Place::new(accepted).zipped("in.zip");
    let public = ["--profile", "public"];
    for path in ["w", "in.zip"] {
        for target in [&[][..], &public[..]] {
            let with = |args: &[&'static str]| [args, target].concat();
            let found = place.json(1, &with(&["check", path, "--format", "json"]));
            assert_eq!(
                (&found["summary"]["error"], &found["ignored"], &found["suppressed"]),
                (&1.into(), &1.into(), &Value::Array(vec![]))
            );
            let (stdout, stderr) = place.run(1, &with(&["check", path]));
            assert!(
                stdout.contains("manifest/field-type") && stdout.ends_with("1 acceptance that the widget brings along was ignored\n"),
                "{stdout}"
            );
            assert!(stderr.contains("--accepted"), "{stderr}");
            for format in ["markdown", "html"] {
                let (text, _) = place.run(1, &with(&["check", path, "--format", format]));
                assert!(text.contains("1 acceptance that the widget brings along was ignored"), "{text}");
            }
            for (accepted, counts) in [(&[][..], (0, 1)), (&["--accepted"][..], (1, 0))] {
                let args = [&with(&["check", path, "--format", "sarif"])[..], accepted].concat();
                let log = place.json(i32::from(accepted.is_empty()), &args);
                let properties = &log["runs"][0]["properties"];
                assert_eq!((&properties["acceptedFindings"], &properties["ignoredAcceptances"]), (&counts.0.into(), &counts.1.into()));
            }
            let (_, stderr) = place.run(1, &with(&["pack", path, "-o", "out.zip"]));
            assert!(stderr.contains("--accepted") && !place.path("out.zip").exists(), "{stderr}");
        }
        let (with, _) = place.run(0, &["checklist", path, "--accepted"]);
        let (without, stderr) = place.run(0, &["checklist", path]);
        assert!(with != without && stderr.contains("--accepted"), "{stderr}");
    }
}

#[test]
fn a_fix_is_made_where_only_the_widget_accepts_the_finding() {
    let place = Place::new(|widget| {
        let manifest = widget.text("manifest.json").unwrap().as_str().replace("\"installation\": true", "\"installation\": \"true\"");
        vec![write("manifest.json", manifest), accepted(widget).remove(1)]
    });
    place.run(0, &["check", "w", "--fix", "--accepted"]);
    assert!(fs::read_to_string(place.path("w/manifest.json")).unwrap().contains("\"installation\": \"true\""));
    place.run(0, &["check", "w", "--fix"]);
    assert!(fs::read_to_string(place.path("w/manifest.json")).unwrap().contains("\"installation\": true"));
}

#[test]
fn a_report_goes_into_a_file_but_not_over_the_widget() {
    let place = Place::new(broken).zipped("in.zip");
    for format in ["text", "json", "markdown", "html", "sarif"] {
        let (stdout, _) = place.run(1, &["check", "w", "--format", format]);
        let (nothing, _) = place.run(1, &["check", "w", "--format", format, "-o", "report"]);
        let carrier = Format::ALL.into_iter().find(|it| it.word() == format).unwrap().carrier();
        let expected = mark::marked(stdout, mark::Document::Check, &place.widget("w"), carrier);
        assert_eq!((nothing.as_str(), String::from_utf8(place.read("report")).unwrap()), ("", expected), "{format}");
    }
    for (widget, file) in [("w", "w/manifest.json"), ("in.zip", "in.zip")] {
        let before = place.read(file);
        for command in ["check", "checklist"] {
            let (_, stderr) = place.run(2, &[command, widget, "-o", file]);
            assert!(stderr.starts_with(&format!("{file} belongs to the widget\n")), "{stderr}");
        }
        assert_eq!(place.read(file), before);
    }
    let (_, stderr) = place.run(2, &["check", "w", "-o", "no/report.html"]);
    assert!(stderr.contains("no/report.html can't be written: the folder is not there"), "{stderr}");
}

#[test]
fn the_checklist_is_printed_for_a_product() {
    let place = Place::new(|_| vec![write(".widget-studio.json", "{\"checklist\": {\"real-name\": {\"done\": true}}}".to_owned())]);
    let (amo, _) = place.run(0, &["checklist", "w"]);
    assert!(amo.contains("\n- [x] The name tells") && amo.contains("\n- [ ] "), "{amo}");
    assert!(!amo.contains("by Vendor"), "{amo}");
    let (kommo, _) = place.run(0, &["checklist", "w", "--product", "kommo", "--format", "html", "--lang", "ru"]);
    assert!(kommo.starts_with("<!DOCTYPE html>") && kommo.contains("by Vendor") && kommo.contains("☑"), "{kommo}");
    place.run(2, &["checklist", "nowhere"]);
}

#[test]
fn what_cannot_be_read_is_exit_code_2_with_words() {
    let place = Place::new(good);
    fs::write(place.path("no.zip"), b"text").unwrap();
    for path in ["nowhere", "no.zip", "w/manifest.json"] {
        for command in ["check", "pack"] {
            let (stdout, stderr) = place.run(2, &[command, path]);
            assert_eq!(stdout, "");
            assert!(stderr.lines().count() == 2 && stderr.starts_with(path) | stderr.contains(&format!(" {path}")), "{stderr}");
        }
    }
    let (_, stderr) = place.run(2, &["--lang", "ru", "check", "nowhere"]);
    assert!(stderr.starts_with("Нет файла или папки nowhere\n"), "{stderr}");
    place.run(2, &["check", "w", "--format", "xml"]);
    place.run(2, &["w", "check", "w"]);
}

#[test]
fn fixing_deletes_the_comma_and_leaves_every_other_byte() {
    let place = Place::new(broken);
    let modified = |name: &str| fs::metadata(place.path(name)).unwrap().modified().unwrap();
    let script = modified("w/script.js");
    let (_, stderr) = place.run(0, &["check", "w", "--fix", "--product", "amocrm"]);
    assert_eq!(stderr, "2 safe fixes applied and saved\n");
    let template = bundled::plain();
    assert_eq!(String::from_utf8(place.read("w/manifest.json")).unwrap(), windows_manifest(&template));
    assert_eq!(place.read("w/i18n/ru.json"), template.get("i18n/ru.json").unwrap().as_bytes());
    assert_eq!(modified("w/script.js"), script);
    let (_, stderr) = place.run(0, &["check", "w", "--fix", "--product", "amocrm"]);
    assert_eq!(stderr, "No safe fix to apply\n");
}

#[test]
fn fixing_reports_what_is_left() {
    let place = Place::new(|widget| [broken(widget), vec![write("i18n/en.json", "{\"a\": 01}".to_owned())]].concat());
    let report = place.json(1, &["check", "w", "--fix", "--format", "json"]);
    let ids: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"json/syntax") && !ids.contains(&"json/trailing-comma"), "{ids:?}");
    assert_eq!(place.read("w/i18n/en.json"), b"{\"a\": 01}");
}

#[test]
fn an_archive_is_checked_and_fixed_in_place() {
    let place = Place::new(broken).zipped("widget.zip");
    place.run(1, &["check", "widget.zip"]);
    place.run(0, &["check", "widget.zip", "--fix"]);
    let fixed = place.widget("widget.zip");
    assert_eq!(fixed.text("manifest.json").unwrap().as_str(), windows_manifest(&bundled::plain()));
    assert_eq!(fixed.files().len(), bundled::plain().files().len());
}

#[test]
fn packing_gives_the_same_archive_each_time() {
    let place = Place::new(|_| vec![write("script.js.map", "{}".to_owned())]);
    let first = place.json(0, &["pack", "w", "--format", "json"]);
    let bytes = place.read("widget.zip");
    assert_eq!(first["written"], "widget.zip");
    assert_eq!(first["sha256"], zip::sha256_hex(&bytes));
    assert_eq!(first["size"], bytes.len());
    let second = place.json(0, &["pack", "w", "-o", "other.zip", "--format", "json"]);
    assert_eq!((second["sha256"].clone(), place.read("other.zip")), (first["sha256"].clone(), bytes.clone()));
    assert_eq!(zip::verify(&bytes, &place.widget("w")), Ok(()));
    let packed: Vec<String> = first["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect();
    let expected: Vec<String> = bundled::plain().files().map(|(path, _)| path.to_string()).collect();
    assert_eq!(packed, expected, "all but the source map");
    let (stdout, _) = place.run(0, &["pack", "w"]);
    assert!(stdout.contains(&format!("SHA-256 {}\n", zip::sha256_hex(&bytes))) && stdout.contains("  manifest.json\n"), "{stdout}");
    // What no call does is said: where the archive is uploaded, and what an account may ask for.
    assert!(
        stdout.contains("What is next:\n- Add the archive in the account: amoMarket") && stdout.contains("additional agreement"),
        "{stdout}"
    );
    let kommo = place.json(0, &["pack", "w", "--product", "kommo", "--format", "json"]);
    assert!(kommo["next"].to_string().contains("plan is too small"), "{kommo}");
}

#[test]
fn errors_keep_a_widget_from_being_packed_unless_forced() {
    let place = Place::new(hopeless);
    fs::write(place.path("widget.zip"), b"the last good one").unwrap();
    let (stdout, stderr) = place.run(1, &["pack", "w", "--product", "amocrm"]);
    assert!(stdout.contains(" error json/") && stderr.starts_with("Not packed: the widget has "), "{stdout}{stderr}");
    let refused = place.json(1, &["pack", "w", "--format", "json"]);
    assert!(refused["written"].is_null() && refused["summary"]["error"].as_u64() > Some(0), "{refused}");
    assert_eq!(place.read("widget.zip"), b"the last good one");
    let (_, stderr) = place.run(2, &["pack", "w", "--force"]);
    assert!(stderr.starts_with("widget.zip is there already, and it isn't an archive that was packed of this widget\n"), "{stderr}");
    assert_eq!(place.read("widget.zip"), b"the last good one");
    let (_, stderr) = place.run(0, &["pack", "w", "--force", "--overwrite", "--product", "amocrm"]);
    assert!(stderr.starts_with("Packed although the widget has "), "{stderr}");
    assert_eq!(zip::verify(&place.read("widget.zip"), &place.widget("w")), Ok(()));
}

#[test]
fn the_archive_that_is_read_is_never_replaced() {
    let place = Place::new(|_| vec![write("script.js.map", "{}".to_owned())]).zipped("widget.zip");
    let before = place.read("widget.zip");
    let (_, stderr) = place.run(2, &["pack", "widget.zip"]);
    assert!(stderr.starts_with("widget.zip is the archive that is being read\n"), "{stderr}");
    assert_eq!(place.read("widget.zip"), before);
    for args in [&["pack", "widget.zip", "-o", "widget.zip"][..], &["pack", "widget.zip", "-o", "./widget.zip", "--overwrite"]] {
        let (_, stderr) = place.run(2, args);
        assert!(stderr.contains("widget.zip is the archive that is being read\n"), "{stderr}");
        assert_eq!(place.read("widget.zip"), before);
    }
    place.run(0, &["pack", "widget.zip", "-o", "lean.zip"]);
    assert!(!place.widget("lean.zip").contains("script.js.map"));
    let (_, stderr) = place.run(2, &["pack", "w", "-o", "no/widget.zip"]);
    assert!(stderr.contains("no/widget.zip can't be written: the folder is not there"), "{stderr}");
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let place = Place::new(broken);
    let mut child =
        place.command(&["check", "w", "--why", "--product", "amocrm"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()));
}

#[cfg(unix)]
#[test]
fn a_link_that_was_passed_over_is_mentioned() {
    let place = Place::new(good);
    std::os::unix::fs::symlink(Path::new("script.js"), place.path("w/copy.js")).unwrap();
    let (_, stderr) = place.run(0, &["check", "w", "--product", "amocrm"]);
    assert_eq!(stderr, "copy.js is a symbolic link and was passed over\n");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_there_are_words_instead_of_a_window() {
    let place = Place::new(good);
    for args in [&[][..], &["w"]] {
        let (stdout, stderr) = place.run(2, args);
        assert_eq!(stdout, "");
        assert!(stderr.starts_with("There is no display ") && stderr.contains("widget-studio check PATH"), "{stderr}");
    }
}

#[test]
fn the_product_is_told_from_the_widget_and_said() {
    let place = Place::new(good);
    let manifest = String::from_utf8(place.read("w/manifest.json")).unwrap();
    let locale = |codes: &str| {
        let start = manifest.find("\"locale\"").unwrap();
        let end = start + manifest[start..].find(']').unwrap() + 1;
        manifest.replacen(&manifest[start..end], &format!("\"locale\": {codes}"), 1)
    };
    for (codes, product, name) in [(r#"["ru", "en"]"#, "amocrm", "amoCRM"), (r#"["en", "es"]"#, "kommo", "Kommo")] {
        fs::write(place.path("w/manifest.json"), locale(codes)).unwrap();
        for command in ["check", "pack", "images", "checklist"] {
            let Output { stderr, .. } = place.command(&[command, "w"]).output().unwrap();
            let said = String::from_utf8(stderr).unwrap();
            assert!(said.contains(&format!("for {name},")), "{command}: {said}");
            let Output { stderr, .. } = place.command(&[command, "w", "--product", "kommo"]).output().unwrap();
            assert!(!String::from_utf8(stderr).unwrap().contains("Checked as"), "{command}");
        }
        let Output { stdout, .. } = place.command(&["check", "w", "--format", "json"]).output().unwrap();
        let report: Value = serde_json::from_slice(&stdout).unwrap();
        assert_eq!((&report["product"], &report["profile"]), (&product.into(), &"private".into()));
    }
}
