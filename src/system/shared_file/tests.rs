//! What cannot be read, what a crash leaves behind, and the copy of a window.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::*;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Numbers {
    #[serde(default)]
    numbers: BTreeMap<String, u32>,
}

impl Shared for Numbers {}

fn file(folder: &Path) -> SharedFile<Numbers> {
    SharedFile::new(Some(folder.join("new/numbers.json")))
}

fn set(name: &str, number: u32) -> impl Fn(&mut Numbers) + Send + Sync + use<> {
    let name = name.to_owned();
    move |it| {
        it.numbers.insert(name.clone(), number);
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (file, path) = (file(dir.path()), dir.path().join("new/numbers.json"));
    assert_eq!(file.read().unwrap().value, Numbers::default());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for broken in [&b""[..], b"{", b"\xff", b"null", b"[]", b"[{}]", br#"{"numbers": {"a": "later"}}"#] {
        fs::write(&path, broken).unwrap();
        let error = file.change(set("b", 1)).unwrap_err();
        assert!(matches!(&error, SharedFileError::Unread { path: at, .. } if *at == path), "{error}");
        assert!(error.to_string().contains("numbers.json"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), broken);
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(file.change(set("b", 1)), Err(SharedFileError::Unread { .. })) && path.is_dir());
}

#[test]
fn a_change_that_fails_or_changes_nothing_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new/numbers.json");
    let refused = file(dir.path()).update(|it| {
        it.numbers.insert("a".to_owned(), 1);
        Err::<(), _>(SharedFileError::Unread { path: PathBuf::new(), source: ErrorKind::Other.into() })
    });
    assert!(refused.is_err() && !path.exists());
    file(dir.path()).change(|_| ()).unwrap();
    assert!(!path.exists());
}

#[test]
fn what_a_crash_left_behind_is_in_nobodys_way() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("new");
    fs::create_dir(&folder).unwrap();
    // A lock that the system freed with its process, and a temporary file that was cut off.
    fs::write(folder.join("numbers.json.lock"), "").unwrap();
    fs::write(folder.join(".widget-studio-x.tmp"), "{\"numb").unwrap();
    file(dir.path()).change(set("a", 1)).unwrap();
    assert_eq!(file(dir.path()).read().unwrap().value.numbers["a"], 1);
}

#[test]
fn without_a_place_it_lasts_as_long_as_the_process() {
    let file: SharedFile<Numbers> = SharedFile::new(None);
    let first = file.change(set("a", 1)).unwrap();
    let second = file.read().unwrap();
    assert_eq!((second.value.numbers["a"], second.number > first.number), (1, true));
}

#[test]
fn the_windows_copy_has_its_own_changes_and_those_of_others() {
    let dir = tempfile::tempdir().unwrap();
    let other = file(dir.path());
    let outbox = Outbox::<Numbers>::new(Some(dir.path().join("new/numbers.json")));
    let put = |name: &str, number| outbox.put(Arc::new(set(name, number)));
    put("a", 1);
    let first = outbox.flush().unwrap();
    other.change(set("b", 2)).unwrap();
    put("c", 3);
    // What isn't written yet isn't lost.
    assert_eq!(outbox.take(first).unwrap().numbers.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 1), ("c".to_owned(), 3)]);
    // A change is written once: another process may have changed the value since.
    other.change(set("a", 7)).unwrap();
    let (older, newer) = (outbox.flush().unwrap(), outbox.flush().unwrap());
    let all = outbox.take(newer).unwrap().numbers;
    assert_eq!(all.into_values().collect::<Vec<_>>(), [7, 2, 3]);
    assert!(outbox.take(older).is_none());
}

#[test]
fn a_change_that_could_not_be_written_is_written_with_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("numbers.json");
    fs::create_dir(&path).unwrap();
    let outbox = Outbox::<Numbers>::new(Some(path.clone()));
    outbox.put(Arc::new(set("a", 1)));
    assert!(outbox.flush().is_err());
    fs::remove_dir(&path).unwrap();
    let written = outbox.flush().unwrap();
    assert_eq!(outbox.take(written).unwrap().numbers["a"], 1);
}
