//! Input that nobody should have made: a finding or a clear refusal, never a crash, a hang or a write.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use widget_studio::services::bundled;
use widget_studio::system::files;
use widget_studio::system::files::Origin;

/// The plain widget in a folder of its own.
fn plain() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("widget");
    files::save_as(&Origin::Folder(folder.clone()), &bundled::plain()).unwrap();
    (dir, folder)
}

/// `widget-studio check` as a process; asserts that it writes nothing.
fn check(path: &Path) -> (i32, String) {
    let before = on_disk(path);
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_widget-studio")).args(["check", "--lang", "en"]).arg(path).output().unwrap();
    assert_eq!(on_disk(path), before, "nothing is written");
    let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    (status.code().expect("it ends by itself"), said)
}

/// The files at `path` with their sizes and times.
fn on_disk(path: &Path) -> BTreeMap<PathBuf, (u64, std::time::SystemTime)> {
    let meta = fs::metadata(path).unwrap();
    if meta.is_file() {
        return BTreeMap::from([(path.to_owned(), (meta.len(), meta.modified().unwrap()))]);
    }
    fs::read_dir(path).unwrap().flat_map(|entry| on_disk(&entry.unwrap().path())).collect()
}

#[test]
fn a_manifest_of_fifty_megabytes() {
    let (_dir, folder) = plain();
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let filler: String = (0..1_000_000).map(|number| format!("\"key_{number}\": \"{number:035}\",")).collect();
    let huge = manifest.replacen('{', &format!("{{\"filler\": {{{}}},", filler.trim_end_matches(',')), 1);
    assert!(huge.len() > 50_000_000);
    fs::write(folder.join("manifest.json"), huge).unwrap();
    let (code, said) = check(&folder);
    assert!(code == 2 || said.contains("json/huge"), "{code}: {}", said.chars().take(500).collect::<String>());
}

#[test]
fn nesting_a_hundred_thousand_deep() {
    let (_dir, folder) = plain();
    for file in ["manifest.json", "i18n/ru.json"] {
        let text = format!("{{\"a\": {}1{}}}", "[{\"a\":".repeat(50_000), "}]".repeat(50_000));
        fs::write(folder.join(file), text).unwrap();
    }
    let (code, said) = check(&folder);
    assert!(code == 1 && said.contains("json/syntax") && said.contains("json/huge"), "{code}: {said}");
}

#[test]
fn a_truncated_png() {
    let (_dir, folder) = plain();
    let logo = folder.join("images/logo.png");
    let bytes = fs::read(&logo).unwrap();
    for length in [0, 7, 20, 33, bytes.len() / 2, bytes.len() - 5] {
        fs::write(&logo, &bytes[..length]).unwrap();
        let (code, said) = check(&folder);
        assert!(code == 1 && said.contains("images/logo.png"), "{length}: {code}: {said}");
    }
}

#[test]
fn half_an_archive() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("widget.zip");
    files::save_as(&Origin::Zip(path.clone()), &bundled::plain()).unwrap();
    let bytes = fs::read(&path).unwrap();
    for length in [0, 3, 40, bytes.len() / 2, bytes.len() - 10] {
        fs::write(&path, &bytes[..length]).unwrap();
        let (code, said) = check(&path);
        // Of half of it something is whole: that is checked, and the damage is an error.
        let is_told = match code {
            1 => said.contains("error package/bad-zip"),
            code => code == 2 && said.contains("widget.zip"),
        };
        assert!(is_told, "{length}: {code}: {said}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let (_dir, folder) = plain();
    for file in ["manifest.json", "i18n/ru.json"] {
        let mut bytes = fs::read(folder.join(file)).unwrap();
        bytes.splice(20..20, [0xff, 0xfe, 0xc3, 0x28]);
        fs::write(folder.join(file), bytes).unwrap();
    }
    fs::write(folder.join("script.js"), [0xff; 5000]).unwrap();
    let (code, said) = check(&folder);
    assert!(code == 1 && said.contains("json/not-utf8"), "{code}: {said}");
}
