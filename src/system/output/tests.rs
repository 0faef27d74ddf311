//! Archives are proved before they replace anything; the other rules are held by tests of the program itself (`tests/cli/outputs.rs`).

use super::*;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::FileChange;
use crate::services::bundled;

fn put_archive(path: &Path, bytes: &[u8], widget: &Widget, overwrite: bool) -> Result<(), OutputError> {
    write(&Output { kind: Kind::Archive, widget, origin: None, overwrite }, path, bytes)
}

#[test]
fn a_pack_is_proved_before_it_replaces_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("widget.zip");
    fs::write(&path, b"old").unwrap();
    let widget = bundled::plain();
    let mut bytes = archive::build(&widget).unwrap();
    let mut other = widget.clone();
    let script = RelPath::new("script.js").unwrap();
    other.apply(&[FileChange::Write { path: script.clone(), body: FileBody::text("other") }]).unwrap();
    let error = put_archive(&path, &bytes, &other, true).unwrap_err();
    assert!(matches!(&error.fault, OutputFault::Zip(ZipError::Different(file)) if *file == script), "{error}");
    bytes.truncate(bytes.len() - 1);
    let error = put_archive(&path, &bytes, &widget, true).unwrap_err();
    assert!(matches!(&error.fault, OutputFault::Zip(ZipError::Unreadable(_))), "{error}");
    let bytes = archive::build(&widget).unwrap();
    let error = put_archive(&path, &bytes, &widget, false).unwrap_err();
    assert!(matches!(&error.fault, OutputFault::Exists { bytes: 3, widget: None }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    put_archive(&path, &bytes, &widget, true).unwrap();
    put_archive(&path, &bytes, &other, false).unwrap_err();
    put_archive(&path, &bytes, &widget, false).unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    let error = put_archive(&dir.path().join("no/widget.zip"), &bytes, &widget, true).unwrap_err();
    assert!(matches!(&error.fault, OutputFault::Io(error) if error.kind() == ErrorKind::NotFound), "{error}");
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("widget.zip");
    let widget = bundled::plain();
    let bytes = archive::build(&widget).unwrap();
    fs::write(&path, b"old").unwrap();
    let usual = fs::metadata(&path).unwrap().permissions();
    let mut locked = usual.clone();
    locked.set_readonly(true);
    fs::set_permissions(&path, locked).unwrap();
    let error = put_archive(&path, &bytes, &widget, true).unwrap_err();
    assert!(matches!(error.fault, OutputFault::ReadOnly), "{error}");
    fs::set_permissions(&path, usual).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"old");
}
