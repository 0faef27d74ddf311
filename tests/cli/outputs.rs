//! What `-o` may replace and what not, for each command that writes a file: links, pipes, devices, files of the widget and of others.

use std::collections::BTreeMap;

use super::*;

/// The commands that write a file, without its name; and the argument that agrees to lose what is there.
const COMMANDS: [&[&str]; 5] =
    [&["check", "w", "-o"], &["checklist", "w", "-o"], &["pack", "w", "-o"], &["i18n", "export", "w"], &["diff", "w", "w", "-o"]];

/// A widget with a table in it, and beside it a secret of somebody else.
fn place() -> Place {
    let place = Place::new(|_| vec![write("data.csv", "of the widget".to_owned())]);
    fs::write(place.path("secret.csv"), "of somebody else").unwrap();
    place
}

/// All that is below a folder: folders, links with what they lead to, files with their content.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let content = match () {
            () if kind.is_symlink() => fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes(),
            () if kind.is_file() => fs::read(&path).unwrap(),
            () if kind.is_dir() => {
                found.extend(everything(&path));
                b"folder".to_vec()
            }
            () => b"other".to_vec(),
        };
        found.insert(path, content);
    }
    found
}

/// Two lines, and nothing has changed: with the words that the first line has.
#[track_caller]
fn refused(place: &Place, target: &str, words: &str, overwrite: &[&str]) {
    for command in COMMANDS {
        let before = everything(place.dir.path());
        let (stdout, stderr) = place.run(2, &[command, &[target], overwrite].concat());
        assert!(stdout.is_empty() && stderr.lines().count() == 2, "{command:?} {target}: {stdout}{stderr}");
        assert!(stderr.lines().next().unwrap().contains(words), "{command:?} {target}: {stderr}");
        assert_eq!(everything(place.dir.path()), before, "{command:?} {target}");
    }
}

#[test]
fn no_file_of_the_widget_is_replaced_however_it_is_spelled() {
    let place = place();
    fs::hard_link(place.path("w/data.csv"), place.path("hard.csv")).unwrap();
    let absolute = place.path("w/data.csv");
    for target in ["w/data.csv", "./w/../w//data.csv", absolute.to_str().unwrap(), "hard.csv"] {
        refused(&place, target, "belongs to the widget", &[]);
        refused(&place, target, "belongs to the widget", &["--overwrite"]);
    }
    // What isn't among its files lies in it all the same.
    fs::create_dir_all(place.path("w/node_modules")).unwrap();
    fs::write(place.path("w/node_modules/a.csv"), "of a package").unwrap();
    refused(&place, "w/node_modules/a.csv", "belongs to the widget", &["--overwrite"]);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_widget_or_of_its_folder() {
    use std::os::unix::fs::symlink;
    let place = place();
    fs::create_dir(place.path("reports")).unwrap();
    for (link, to) in [
        ("w/out.csv", "../secret.csv"),
        ("w/same.csv", "data.csv"),
        ("w/null.csv", "/dev/null"),
        ("w/all", ".."),
        ("reports/out.csv", "../secret.csv"),
        ("nowhere.csv", "no/such.csv"),
        ("inside.csv", "w/data.csv"),
    ] {
        symlink(to, place.path(link)).unwrap();
    }
    for overwrite in [&[][..], &["--overwrite"]] {
        for target in ["w/out.csv", "w/same.csv", "w/null.csv", "w/all/new.csv", "w/all/secret.csv", "reports/out.csv", "nowhere.csv"] {
            refused(&place, target, "symbolic link", overwrite);
        }
        refused(&place, "inside.csv", "belongs to the widget", overwrite);
    }
    // A link that a person made to a file beside it, and a folder that is a link, lead to where they say.
    fs::write(place.path("real.csv"), "").unwrap();
    symlink("real.csv", place.path("link.csv")).unwrap();
    symlink("reports", place.path("shortcut")).unwrap();
    for target in ["link.csv", "shortcut/new.csv"] {
        place.run(0, &["check", "w", "-o", target, "--overwrite"]);
    }
    assert!(fs::symlink_metadata(place.path("link.csv")).unwrap().is_symlink());
    assert_eq!(place.read("real.csv"), place.read("reports/new.csv"));
}

/// The kind of attack that works on everybody who packs a stranger's folder.
#[cfg(unix)]
#[test]
fn the_default_archive_goes_through_no_link_of_the_folder() {
    let place = place();
    std::os::unix::fs::symlink("../secret.csv", place.path("w/widget.zip")).unwrap();
    let inside = |code: i32| {
        let output = place.command(&["pack", "."]).current_dir(place.path("w")).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    };
    inside(2);
    assert_eq!(place.read("secret.csv"), b"of somebody else");
    fs::remove_file(place.path("w/widget.zip")).unwrap();
    // Its own pack is replaced, also in the widget's folder.
    inside(0);
    inside(0);
    // Beside the widget a link is looked at too.
    std::os::unix::fs::symlink("/etc/hostname", place.path("widget.zip")).unwrap();
    place.run(2, &["pack", "w"]);
    place.run(2, &["pack", "w", "--overwrite"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt;
    let place = place();
    for pipe in ["pipe.csv", "w/pipe.csv"] {
        rustix::fs::mkfifoat(rustix::fs::CWD, place.path(pipe), rustix::fs::Mode::RWXU).unwrap();
    }
    refused(&place, "w/pipe.csv", "pipe or a device", &["--overwrite"]);
    std::os::unix::fs::symlink("/dev/null", place.path("null.csv")).unwrap();
    for command in COMMANDS {
        place.run(0, &[command, &["null.csv"]].concat());
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
        assert!(fs::symlink_metadata(place.path("null.csv")).unwrap().is_symlink());

        let to_file = place.path("file.csv");
        place.run(0, &[command, &["file.csv"]].concat());
        let expected = fs::read(&to_file).unwrap();
        fs::remove_file(&to_file).unwrap();
        let pipe = place.path("pipe.csv");
        let mut writer = place.command(&[command, &["pipe.csv"]].concat()).stdout(Stdio::null()).spawn().unwrap();
        let read = fs::read(pipe).unwrap();
        assert!(writer.wait().unwrap().success(), "{command:?}");
        assert_eq!(read, expected, "{command:?}");
        assert!(fs::metadata(place.path("pipe.csv")).unwrap().file_type().is_fifo());
    }
    if cfg!(target_os = "linux") {
        for command in COMMANDS.iter().take(3) {
            let (_, stderr) = place.run(2, &[*command, &["/dev/full"]].concat());
            assert!(stderr.starts_with("/dev/full can't be written: the disk is full\n"), "{stderr}");
            assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
        }
    }
}

#[test]
fn a_dash_is_standard_output() {
    let place = place();
    let names: &[&str] = if cfg!(unix) { &["-", "/dev/stdout"] } else { &["-"] };
    for name in names {
        for command in COMMANDS {
            let output = place.command(&[command, &[*name]].concat()).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{command:?}");
            let said = String::from_utf8(output.stderr).unwrap();
            match command[0] {
                "pack" => {
                    assert_eq!(zip::verify(&output.stdout, &place.widget("w")), Ok(()));
                    assert!(said.contains(&format!("SHA-256 {}", zip::sha256_hex(&output.stdout))), "{said}");
                }
                "i18n" => assert!(output.stdout.starts_with("\u{feff}key;".as_bytes()) && said.contains(" keys, "), "{said}"),
                // Without the option that names the file.
                _ => assert_eq!(output.stdout, place.command(&command[..command.len() - 1]).output().unwrap().stdout),
            }
        }
    }
    assert!(!place.path("-").exists());
}

#[test]
fn only_an_earlier_output_of_the_same_kind_for_the_same_widget_is_replaced_unasked() {
    let place = place();
    refused(&place, "secret.csv", "secret.csv is there already", &[]);
    place.run(0, &["new", "other", "--intent", "card-panel", "--locales", "en", "--name", "Another"]);
    for format in ["text", "json", "markdown", "html", "sarif"] {
        let check = ["check", "w", "--format", format, "-o", "out"];
        place.run(0, &check);
        place.run(0, &check);
        for (command, words) in [("check", "isn't a report on"), ("checklist", "isn't a checklist of")] {
            let widget = if command == "check" { "other" } else { "w" };
            let (_, stderr) = place.run(2, &[command, widget, "-o", "out"]);
            assert!(stderr.contains(words) && stderr.contains("--overwrite"), "{format}: {stderr}");
        }
    }
    for layout in ["markdown", "html"] {
        place.run(0, &["checklist", "w", "--format", layout, "-o", "list"]);
        place.run(0, &["checklist", "w", "--format", layout, "-o", "list"]);
        place.run(2, &["check", "w", "-o", "list"]);
    }
    place.run(0, &["pack", "w"]);
    fs::write(place.path("w/script.js"), "define([], function () { return function () {}; });\n").unwrap();
    place.run(0, &["pack", "w", "--force"]);
    assert_eq!(zip::verify(&place.read("widget.zip"), &place.widget("w")), Ok(()));
    let (_, stderr) = place.run(2, &["pack", "other", "--force"]);
    assert!(stderr.contains("isn't an archive that was packed of this widget"), "{stderr}");
    place.run(0, &["pack", "other", "--force", "--overwrite"]);
    assert_eq!(zip::verify(&place.read("widget.zip"), &place.widget("other")), Ok(()));
    // An archive of the same widget that another program packed holds what nobody else may have.
    let place = place.zipped("theirs.zip");
    let mut bytes = place.read("theirs.zip");
    bytes.splice(0..0, *b"junk");
    fs::write(place.path("theirs.zip"), &bytes).unwrap();
    place.run(2, &["pack", "w", "--force", "-o", "theirs.zip"]);
    assert_eq!(place.read("theirs.zip"), bytes);
}

#[test]
fn a_table_that_a_translator_may_have_changed_is_replaced_only_if_asked_for() {
    let place = place();
    place.run(0, &["i18n", "export", "w", "t.csv"]);
    place.run(2, &["i18n", "export", "w", "t.csv"]);
    place.run(0, &["i18n", "export", "w", "t.csv", "--overwrite"]);
    place.run(0, &["i18n", "export", "w", "t.csv", "--force"]);
}

#[test]
fn a_failure_names_what_was_to_be_done() {
    let place = place();
    let table =
        [("packed", "Архив не собран"), ("report", "Отчёт не записан"), ("checklist", "Чек-лист не записан"), ("exported", "не выгружены")];
    for (command, (en, ru)) in [COMMANDS[2], COMMANDS[0], COMMANDS[1], COMMANDS[3]].into_iter().zip(table) {
        let (_, stderr) = place.run(2, &[command, &["no/x.csv"]].concat());
        assert!(stderr.contains(en) && !stderr.contains("save") && !stderr.contains("your changes"), "{stderr}");
        let (_, stderr) = place.run(2, &[command, &["no/x.csv", "--lang", "ru"]].concat());
        assert!(stderr.contains(ru) && !stderr.contains("охраните"), "{stderr}");
    }
    // A save without a window has no unsaved changes that stay.
    fs::write(place.path("file"), "").unwrap();
    let (_, stderr) = place.run(2, &["new", "file/w", "--intent", "card-panel", "--name", "A"]);
    assert!(!stderr.contains("your changes"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn what_a_killed_pack_left_behind_goes_with_the_next_one() {
    let place = place();
    fs::create_dir(place.path("out")).unwrap();
    let left = || fs::read_dir(place.path("out")).unwrap().filter(|entry| entry.as_ref().unwrap().file_name() != "a.zip").count();
    fs::write(place.path("out/.widget-studio-Ab12Cd.tmp"), "half an archive").unwrap();
    place.run(0, &["pack", "w", "-o", "out/a.zip"]);
    assert_eq!(left(), 0);
    for ms in 0..20 {
        let mut child = place.command(&["pack", "w", "-o", "out/a.zip"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(ms * 5));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    place.run(0, &["pack", "w", "-o", "out/a.zip"]);
    assert_eq!(left(), 0);
}
