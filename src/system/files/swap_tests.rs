//! A folder whose entries become something else between the list and the reading: nothing outside of it is read, and nothing waits.

use std::os::unix::fs::symlink;

use rustix::fs::{CWD, Mode, mkfifoat};
use tempfile::TempDir;

use super::*;

/// The files that were read, with their content.
type Files = Vec<(String, Vec<u8>)>;
/// What was passed over, and why.
type Passed = Vec<(String, SkipReason)>;

/// A folder `w` with a script and a folder, and beside it what must not be read.
fn place() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("w/i18n")).unwrap();
    fs::write(dir.path().join("w/script.js"), "own").unwrap();
    fs::write(dir.path().join("w/i18n/ru.json"), "own").unwrap();
    fs::create_dir(dir.path().join("outside")).unwrap();
    fs::write(dir.path().join("outside/ru.json"), "of somebody else").unwrap();
    dir
}

/// Reads the folder; after `name` was listed, `swap` is done with its path.
fn read_while(dir: &TempDir, name: &str, swap: impl Fn(&Path)) -> (Files, Passed) {
    let root = dir.path().join("w");
    let mut swapped = false;
    let mut meanwhile = |path: &Path| {
        if path == root.join(name) {
            swap(path);
            swapped = true;
        }
    };
    let (widget, skipped) = read_folder_meanwhile(&root, &mut meanwhile).unwrap();
    assert!(swapped, "{name} was listed");
    let files = widget.files().map(|(path, body)| (path.to_string(), body.as_bytes().to_vec())).collect();
    (files, skipped.into_iter().map(|skipped| (skipped.path, skipped.reason)).collect())
}

#[test]
fn what_is_swapped_after_it_was_listed_is_passed_over() {
    type Swap = fn(&Path, &Path);
    let to_link: Swap = |path, outside| {
        fs::remove_file(path).unwrap();
        symlink(outside.join("ru.json"), path).unwrap();
    };
    let to_pipe: Swap = |path, _| {
        fs::remove_file(path).unwrap();
        mkfifoat(CWD, path, Mode::RWXU).unwrap();
    };
    let to_socket: Swap = |path, _| {
        fs::remove_file(path).unwrap();
        drop(std::os::unix::net::UnixListener::bind(path).unwrap());
    };
    let to_folder: Swap = |path, _| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    };
    let folder_to_link: Swap = |path, outside| {
        fs::remove_dir_all(path).unwrap();
        symlink(outside, path).unwrap();
    };
    let folder_to_file: Swap = |path, _| {
        fs::remove_dir_all(path).unwrap();
        fs::write(path, "").unwrap();
    };
    let table: [(&str, Swap, SkipReason); 6] = [
        ("script.js", to_link, SkipReason::Link),
        ("script.js", to_pipe, SkipReason::Special),
        ("script.js", to_socket, SkipReason::Special),
        ("script.js", to_folder, SkipReason::Special),
        ("i18n", folder_to_link, SkipReason::Link),
        ("i18n", folder_to_file, SkipReason::Link),
    ];
    for (at, (name, swap, reason)) in table.into_iter().enumerate() {
        let dir = place();
        let outside = dir.path().join("outside");
        let (files, skipped) = read_while(&dir, name, |path| swap(path, &outside));
        assert_eq!(skipped, [(name.to_owned(), reason)], "row {at}");
        assert!(files.len() == 1 && files.iter().all(|(_, content)| content == b"own"), "row {at}: {files:?}");
    }
}

#[test]
fn a_folder_around_that_becomes_a_link_leads_nowhere_else() {
    let dir = place();
    let (outside, folder) = (dir.path().join("outside"), dir.path().join("w/i18n"));
    // The folder is open by now: what is read is still what was in it.
    let (files, skipped) = read_while(&dir, "i18n/ru.json", |_| {
        fs::rename(&folder, dir.path().join("moved")).unwrap();
        symlink(&outside, &folder).unwrap();
    });
    assert_eq!(
        files.iter().map(|(path, content)| (path.as_str(), content.as_slice())).collect::<Vec<_>>(),
        [("i18n/ru.json", b"own".as_slice()), ("script.js", b"own"),]
    );
    assert!(skipped.is_empty());
}

#[test]
fn a_file_that_grows_is_bounded() {
    let dir = place();
    let root = dir.path().join("w");
    let mut grow = |path: &Path| {
        if path.ends_with("script.js") {
            fs::File::options().write(true).open(path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
        }
    };
    let error = read_folder_meanwhile(&root, &mut grow).unwrap_err();
    assert!(matches!(&error, OpenError::TooLarge { path, .. } if path.ends_with("script.js")), "{error}");
}
