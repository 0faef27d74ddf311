//! Opening, saving and conflicts, on real folders and archives.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::formats::zip::facts::{ArchiveFacts, Oddity, OddityKind};
use crate::model::widget::FileChange;
use crate::services::archive as zip;

const CRLF_BOM: &[u8] = b"\xef\xbb\xbf{\r\n\t\"a\": 1\r\n}\r\n";

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let target = root.join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::write(target, bytes).unwrap();
}

/// A folder with a manifest, a script and a locale.
fn folder() -> (TempDir, Opened) {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "manifest.json", CRLF_BOM);
    put(dir.path(), "script.js", b"define();\n");
    put(dir.path(), "i18n/ru.json", b"{}");
    let opened = open(dir.path()).unwrap();
    (dir, opened)
}

/// The same as an archive.
fn archive() -> (TempDir, Opened) {
    let (dir, opened) = folder();
    let path = dir.path().join("old.zip");
    fs::write(&path, zip::build_all(&opened.widget).unwrap()).unwrap();
    let opened = open(&path).unwrap();
    (dir, opened)
}

fn changed(widget: &Widget, changes: &[FileChange]) -> Widget {
    let mut widget = widget.clone();
    widget.apply(changes).unwrap();
    widget
}

fn write(path: &str, text: &str) -> FileChange {
    FileChange::Write { path: rel(path), body: FileBody::text(text) }
}

fn delete(path: &str) -> FileChange {
    FileChange::Delete { path: rel(path) }
}

fn rename(from: &str, to: &str) -> FileChange {
    FileChange::Rename { from: rel(from), to: rel(to) }
}

fn names(widget: &Widget) -> Vec<String> {
    widget.files().map(|(path, _)| path.to_string()).collect()
}

fn read(dir: &TempDir, path: &str) -> String {
    fs::read_to_string(dir.path().join(path)).unwrap()
}

/// Nothing of an atomic save is left lying about.
fn assert_no_temporary(dir: &TempDir) {
    let left = |entry: &fs::DirEntry| disk::is_temporary(&entry.file_name().to_string_lossy());
    assert!(!fs::read_dir(dir.path()).unwrap().any(|entry| left(&entry.unwrap())));
}

#[test]
fn a_folder_is_opened_byte_for_byte() {
    let (_dir, opened) = folder();
    assert_eq!(names(&opened.widget), ["i18n/ru.json", "manifest.json", "script.js"]);
    assert_eq!(opened.widget.get("manifest.json").unwrap().as_bytes(), CRLF_BOM);
    assert!(opened.widget.archive().is_none() && opened.skipped.is_empty());
}

#[test]
fn an_archive_is_opened_whatever_the_case_of_its_ending() {
    let (dir, opened) = archive();
    assert_eq!(opened.widget.get("manifest.json").unwrap().as_bytes(), CRLF_BOM);
    let upper = dir.path().join("copy.ZIP");
    fs::copy(opened.origin.path(), &upper).unwrap();
    assert_eq!(open(&upper).unwrap().origin, Origin::Zip(upper));
}

#[test]
fn repositories_and_packages_are_not_entered() {
    let (dir, _) = folder();
    put(dir.path(), ".git/config", b"");
    put(dir.path(), "a/node_modules/b/index.js", b"");
    put(dir.path(), ".gitignore", b"");
    put(dir.path(), ".widget-studio-abc.tmp", b"half");
    let opened = open(dir.path()).unwrap();
    assert_eq!(names(&opened.widget), [".gitignore", "i18n/ru.json", "manifest.json", "script.js"]);
    let skipped = |path: &str, reason| Skipped { path: path.to_owned(), reason };
    let expected = [
        skipped(".git", SkipReason::VersionControl),
        skipped(".widget-studio-abc.tmp", SkipReason::Temporary),
        skipped("a/node_modules", SkipReason::NodeModules),
    ];
    assert_eq!(opened.skipped, expected);
}

// Other systems refuse a name that isn't Unicode.
#[cfg(target_os = "linux")]
#[test]
fn links_odd_names_and_sockets_are_skipped() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let (dir, _) = folder();
    symlink("/", dir.path().join("all")).unwrap();
    symlink("manifest.json", dir.path().join("copy.json")).unwrap();
    put(dir.path(), "a\\b.js", b"");
    fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"\xff.js")), b"").unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
    let opened = open(dir.path()).unwrap();
    assert_eq!(names(&opened.widget), ["i18n/ru.json", "manifest.json", "script.js"]);
    let skipped: Vec<_> = opened.skipped.iter().map(|skipped| (skipped.path.as_str(), skipped.reason)).collect();
    let expected = [
        ("a\\b.js", SkipReason::Name),
        ("all", SkipReason::Link),
        ("copy.json", SkipReason::Link),
        ("socket", SkipReason::Special),
        ("\u{fffd}.js", SkipReason::Name),
    ];
    assert_eq!(skipped, expected);
}

#[test]
fn what_cannot_be_opened_says_why() {
    let (dir, _) = folder();
    assert!(matches!(open(&dir.path().join("no")), Err(OpenError::NotFound(path)) if path.ends_with("no")));
    assert!(matches!(open(&dir.path().join("script.js")), Err(OpenError::NotAWidget(path)) if path.ends_with("script.js")));
    put(dir.path(), "no.zip", b"text");
    assert!(matches!(open(&dir.path().join("no.zip")), Err(OpenError::Archive { path, .. }) if path.ends_with("no.zip")));
    fs::File::create(dir.path().join("film.mp4")).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    let error = open(dir.path()).unwrap_err();
    assert!(
        matches!(&error, OpenError::TooLarge { path, bytes, .. } if path.ends_with("film.mp4") && *bytes == MAX_FILE_BYTES + 1),
        "{error}"
    );
}

#[test]
fn too_many_files_are_refused() {
    let (dir, _) = folder();
    for number in 0..MAX_FILES - 3 {
        fs::write(dir.path().join(format!("{number}.txt")), b"").unwrap();
    }
    assert_eq!(open(dir.path()).unwrap().widget.files().len(), MAX_FILES);
    fs::write(dir.path().join("last.txt"), b"").unwrap();
    assert!(matches!(open(dir.path()), Err(OpenError::TooManyFiles(path)) if path == dir.path()));
}

#[test]
fn saving_writes_only_what_changed() {
    let (dir, Opened { widget, origin, .. }) = folder();
    let times = |name: &str| fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    fs::File::options().write(true).open(dir.path().join("manifest.json")).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    let new = changed(&widget, &[write("script.js", "new"), write("css/deep/a.css", "a{}"), delete("i18n/ru.json")]);
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    assert_eq!(times("manifest.json"), std::time::UNIX_EPOCH);
    assert_eq!((read(&dir, "script.js"), read(&dir, "css/deep/a.css")), ("new".to_owned(), "a{}".to_owned()));
    assert!(!dir.path().join("i18n").exists(), "the folder is left empty");
    assert_eq!(open(dir.path()).unwrap().widget, new);
    assert_no_temporary(&dir);
}

#[test]
fn only_folders_that_became_empty_go() {
    let (dir, _) = folder();
    put(dir.path(), "a/b/c/one.txt", b"");
    fs::create_dir(dir.path().join("a/empty")).unwrap();
    let Opened { widget, origin, .. } = open(dir.path()).unwrap();
    let new = changed(&widget, &[delete("a/b/c/one.txt")]);
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    assert!(!dir.path().join("a/b").exists() && dir.path().join("a/empty").exists());
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_new_files_get_usual_ones() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, Opened { widget, origin, .. }) = folder();
    let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(dir.path().join("script.js"), fs::Permissions::from_mode(0o750)).unwrap();
    save(&origin, &widget, &changed(&widget, &[write("script.js", "x"), write("new.js", "x")]), Resolve::Ask).unwrap();
    put(dir.path(), "usual.js", b"");
    assert_eq!((mode("script.js"), mode("new.js")), (0o750, mode("usual.js")));
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let (dir, Opened { widget, origin, .. }) = folder();
    let path = dir.path().join("script.js");
    let usual = fs::metadata(&path).unwrap().permissions();
    let mut locked = usual.clone();
    locked.set_readonly(true);
    fs::set_permissions(&path, locked).unwrap();
    let new = changed(&widget, &[write("a.js", "x"), write("script.js", "x")]);
    assert!(matches!(save(&origin, &widget, &new, Resolve::KeepMine), Err(SaveError::ReadOnly(at)) if at == path));
    assert!(!dir.path().join("a.js").exists(), "nothing is written");
    fs::set_permissions(&path, usual).unwrap();
    assert_eq!(read(&dir, "script.js"), "define();\n");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, Opened { widget, origin, .. }) = folder();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let can_write_anyway = fs::write(dir.path().join("probe"), b"").is_ok();
    let saved = save(&origin, &widget, &changed(&widget, &[write("script.js", "x")]), Resolve::Ask);
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if !can_write_anyway {
        assert!(matches!(saved, Err(SaveError::Write { path, .. }) if path.ends_with("script.js")));
        assert_eq!(read(&dir, "script.js"), "define();\n");
    }
}

#[test]
fn an_error_on_the_way_leaves_everything_as_it_was_and_can_be_tried_again() {
    let (dir, Opened { widget, origin, .. }) = folder();
    put(dir.path(), "sub", b"a file where a folder should be");
    let new = changed(&widget, &[write("a.txt", "a"), write("sub/b.txt", "b"), delete("script.js")]);
    let Err(SaveError::Write { path, written, .. }) = save(&origin, &widget, &new, Resolve::Ask) else { panic!("must fail") };
    assert!(path.ends_with("sub/b.txt"));
    assert!(written.is_empty() && !dir.path().join("a.txt").exists(), "what came before is taken back");
    assert!(dir.path().join("script.js").exists(), "what comes after stays");
    assert_no_temporary(&dir);
    fs::remove_file(dir.path().join("sub")).unwrap();
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    assert_eq!(open(dir.path()).unwrap().widget, new);
}

#[test]
fn a_conflict_is_refused_and_then_mine_is_kept() {
    let (dir, Opened { widget, origin, .. }) = folder();
    let new = changed(&widget, &[write("a.js", "mine"), write("new.js", "mine"), write("script.js", "mine"), delete("i18n/ru.json")]);
    put(dir.path(), "new.js", b"theirs");
    put(dir.path(), "script.js", b"theirs");
    put(dir.path(), "i18n/ru.json", b"{\"theirs\": 1}");
    put(dir.path(), "manifest.json", b"changed, but not by us");
    let Err(SaveError::Conflicts(mut conflicts)) = save(&origin, &widget, &new, Resolve::Ask) else { panic!("must ask") };
    conflicts.sort_by(|a, b| a.path.cmp(&b.path));
    let conflict = |path: &str, text: &str| Conflict { path: rel(path), disk: Some(FileBody::text(text)) };
    assert_eq!(conflicts, [conflict("i18n/ru.json", "{\"theirs\": 1}"), conflict("new.js", "theirs"), conflict("script.js", "theirs")]);
    assert!(!dir.path().join("a.js").exists() && read(&dir, "script.js") == "theirs", "nothing is written");
    save(&origin, &widget, &new, Resolve::KeepMine).unwrap();
    assert_eq!((read(&dir, "script.js"), read(&dir, "new.js")), ("mine".to_owned(), "mine".to_owned()));
    assert_eq!(read(&dir, "manifest.json"), "changed, but not by us");
    assert!(!dir.path().join("i18n/ru.json").exists());
}

#[test]
fn a_file_that_is_gone_is_a_conflict_unless_it_should_go() {
    let (dir, Opened { widget, origin, .. }) = folder();
    fs::remove_file(dir.path().join("script.js")).unwrap();
    let found = changed_on_disk(&origin, &widget).unwrap();
    assert_eq!(found, [Conflict { path: rel("script.js"), disk: None }]);
    let new = changed(&widget, &[write("script.js", "mine")]);
    let Err(SaveError::Conflicts(conflicts)) = save(&origin, &widget, &new, Resolve::Ask) else { panic!("must ask") };
    assert_eq!(conflicts, found);
    save(&origin, &widget, &changed(&widget, &[delete("script.js")]), Resolve::Ask).unwrap();
}

#[test]
fn renames_keep_every_content() {
    let (dir, Opened { widget, origin, .. }) = folder();
    let renames = [rename("script.js", "Script.js"), rename("manifest.json", "manifest.json/inner"), rename("i18n/ru.json", "i18n")];
    let new = changed(&widget, &renames);
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    assert_eq!(open(dir.path()).unwrap().widget, new);
}

#[cfg(unix)]
#[test]
fn a_link_is_never_written_through() {
    let (dir, _) = folder();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("images")).unwrap();
    let Opened { widget, origin, .. } = open(dir.path()).unwrap();
    let new = changed(&widget, &[write("images/logo.svg", "x")]);
    let error = save(&origin, &widget, &new, Resolve::KeepMine).unwrap_err();
    assert!(matches!(&error, SaveError::Link(path) if path.ends_with("images")), "{error}");
    assert!(fs::read_dir(outside.path()).unwrap().next().is_none());
}

#[test]
fn a_folder_that_is_gone_is_not_made_anew() {
    let (dir, Opened { widget, origin, .. }) = folder();
    fs::remove_dir_all(dir.path()).unwrap();
    let new = changed(&widget, &[write("script.js", "mine")]);
    let error = save(&origin, &widget, &new, Resolve::KeepMine).unwrap_err();
    assert!(matches!(error, SaveError::Open(OpenError::NotFound(_))), "{error}");
    assert!(matches!(save(&origin, &widget, &new, Resolve::Ask), Err(SaveError::Gone(path)) if path == dir.path()));
    assert!(!dir.path().exists());
    // Whoever knows that nothing is there writes all of it, but makes no folder around it.
    let around = dir.path().join("not/there");
    assert!(save(&Origin::Folder(around), &Widget::default(), &new, Resolve::Ask).is_err());
    save(&origin, &Widget::default(), &new, Resolve::Ask).unwrap();
    assert_eq!(open(dir.path()).unwrap().widget, new);
}

#[test]
fn changes_on_disk_are_found() {
    let (dir, Opened { widget, origin, .. }) = folder();
    assert_eq!(changed_on_disk(&origin, &widget).unwrap(), []);
    put(dir.path(), "new.txt", b"n");
    put(dir.path(), "script.js", b"other");
    let conflict = |path: &str, text: &str| Conflict { path: rel(path), disk: Some(FileBody::text(text)) };
    assert_eq!(changed_on_disk(&origin, &widget).unwrap(), [conflict("new.txt", "n"), conflict("script.js", "other")]);
}

#[test]
fn an_archive_is_replaced_with_all_its_files() {
    let (dir, Opened { widget, origin, .. }) = archive();
    let untouched = fs::read(origin.path()).unwrap();
    save(&origin, &widget, &widget, Resolve::Ask).unwrap();
    assert_eq!(fs::read(origin.path()).unwrap(), untouched);
    let new = changed(&widget, &[write("script.js", "new"), write("script.js.map", "left out of packs"), delete("i18n/ru.json")]);
    save(&origin, &widget, &new, Resolve::Ask).unwrap();
    let saved = open(origin.path()).unwrap().widget;
    assert_eq!(names(&saved), ["manifest.json", "script.js", "script.js.map"]);
    assert_eq!(saved.get("manifest.json").unwrap().as_bytes(), CRLF_BOM);
    assert_no_temporary(&dir);
}

#[test]
fn an_archive_that_changed_is_a_conflict() {
    let (_dir, Opened { widget, origin, .. }) = archive();
    let theirs = changed(&widget, &[write("added.js", "theirs")]);
    fs::write(origin.path(), zip::build_all(&theirs).unwrap()).unwrap();
    let new = changed(&widget, &[write("script.js", "mine")]);
    let expected = [Conflict { path: rel("added.js"), disk: Some(FileBody::text("theirs")) }];
    assert_eq!(changed_on_disk(&origin, &widget).unwrap(), expected);
    assert!(matches!(save(&origin, &widget, &new, Resolve::Ask), Err(SaveError::Conflicts(found)) if found == expected));
    assert!(open(origin.path()).unwrap().widget.contains("added.js"));
    save(&origin, &widget, &new, Resolve::KeepMine).unwrap();
    assert_eq!(open(origin.path()).unwrap().widget, new);
    fs::remove_file(origin.path()).unwrap();
    assert!(matches!(save(&origin, &new, &widget, Resolve::Ask), Err(SaveError::Gone(path)) if path == origin.path()));
    save(&origin, &Widget::default(), &widget, Resolve::Ask).unwrap();
    assert_eq!(open(origin.path()).unwrap().widget, widget);
}

#[test]
fn entries_that_could_not_be_read_are_not_dropped_in_silence() {
    let (_dir, Opened { widget, origin, .. }) = archive();
    let oddity = |kind, entry: &str| Oddity { kind, entry: entry.to_owned() };
    let oddities = vec![oddity(OddityKind::Encrypted, "secret.js")];
    let facts = std::sync::Arc::new(ArchiveFacts { file_name: "old.zip".to_owned(), oddities });
    let opened = changed(&widget, &[FileChange::Archive { facts: Some(facts) }]);
    let new = changed(&opened, &[write("script.js", "mine")]);
    assert!(matches!(save(&origin, &opened, &new, Resolve::Ask), Err(SaveError::WouldDrop(lost)) if lost == ["secret.js"]));
    let cleared = changed(&new, &[FileChange::Archive { facts: None }]);
    save(&origin, &opened, &cleared, Resolve::Ask).unwrap();
}

#[test]
fn an_archive_that_breaks_off_is_opened_and_never_written_over() {
    let (dir, Opened { widget, origin, .. }) = archive();
    let path = origin.path().to_owned();
    let bytes = fs::read(&path).unwrap();
    let last = bytes.windows(4).rposition(|window| window == b"PK\x03\x04").unwrap();
    let half = &bytes[..last + 32];
    // The archive was whole when it was read: another program is writing it.
    fs::write(&path, half).unwrap();
    assert!(matches!(changed_on_disk(&origin, &widget), Err(OpenError::Archive { .. })));
    assert!(matches!(open_complete(&path), Err(OpenError::Archive { .. })));
    let mine = changed(&widget, &[write("script.js", "mine")]);
    assert!(matches!(save(&origin, &widget, &mine, Resolve::Ask), Err(SaveError::Open(OpenError::Archive { .. }))));
    // It is opened as it is.
    let opened = open(&path).unwrap().widget;
    assert!(opened.archive().unwrap().has_no_directory() && opened.files().len() > 0 && opened.files().len() < widget.files().len());
    assert_eq!(changed_on_disk(&origin, &opened).unwrap(), []);
    let first = opened.files().next().unwrap().0.as_str().to_owned();
    let new = changed(&opened, &[write(&first, "mine")]);
    assert!(matches!(save(&origin, &opened, &new, Resolve::Ask), Err(SaveError::WouldDrop(lost)) if !lost.is_empty()));
    assert_eq!(fs::read(&path).unwrap(), half);
    let other = Origin::Zip(dir.path().join("other.zip"));
    save_as(&other, &new).unwrap();
    let there = open(other.path()).unwrap().widget;
    assert_eq!(there.files().collect::<Vec<_>>(), new.files().collect::<Vec<_>>());
    assert_eq!(there.archive().unwrap().oddities, []);
}

#[test]
fn save_as_takes_an_empty_place_only() {
    let (dir, Opened { widget, origin, .. }) = folder();
    assert!(matches!(save_as(&origin, &widget), Err(SaveError::NotEmpty(path)) if path == dir.path()));
    let other = tempfile::tempdir().unwrap();
    for target in [other.path().to_owned(), other.path().join("new/deep")] {
        save_as(&Origin::Folder(target.clone()), &widget).unwrap();
        assert_eq!(open(&target).unwrap().widget, widget);
        fs::remove_dir_all(other.path()).unwrap();
        fs::create_dir(other.path()).unwrap();
    }
    let target = Origin::Zip(other.path().join("w.zip"));
    save_as(&target, &widget).unwrap();
    assert_eq!(changed_on_disk(&target, &widget).unwrap(), []);
    for taken in [target.clone(), Origin::Folder(target.path().to_owned())] {
        assert!(matches!(save_as(&taken, &widget), Err(SaveError::Exists(path)) if path == target.path()));
    }
}
