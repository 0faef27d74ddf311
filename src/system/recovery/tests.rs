//! What is kept is found again by others once its process is gone, whatever else lies in the folder.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::find::{MAX_AGE, MAX_KEPT};
use super::*;

fn path(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn widget(files: &[(&str, &[u8])]) -> Arc<Widget> {
    let read = |(name, bytes): &(&str, &[u8])| (path(name), FileBody::read(&path(name), bytes.to_vec()));
    Arc::new(Widget::new(files.iter().map(read).collect(), None))
}

/// One file changed, one new, one deleted, one as it was.
fn unsaved(origin: Option<Origin>) -> Unsaved {
    let saved = widget(&[("a.json", b"{}"), ("images/x.png", &[0, 255]), ("same.js", b"1")]);
    let widget = widget(&[("a.json", "{\"ю\": 1}".as_bytes()), ("new.png", &[1, 2, 3]), ("same.js", b"1")]);
    Unsaved { origin, name: "Имя".into(), saved, widget }
}

fn folder_origin() -> Option<Origin> {
    Some(Origin::Folder("/w/widget".into()))
}

fn only(data: &Path) -> (Claim, Result<Recovered, Unreadable>) {
    let mut found = find(data).unwrap();
    assert_eq!((found.left.len(), found.foreign.len()), (1, 0));
    found.left.remove(0)
}

#[test]
fn changed_new_and_deleted_files_are_kept_with_what_was_there() {
    let rescued = from_bytes(&to_bytes(&unsaved(folder_origin())).unwrap()).unwrap();
    assert_eq!((rescued.origin, rescued.name.as_str()), (folder_origin(), "Имя"));
    let files: Vec<_> =
        rescued.files.iter().map(|file| (file.path.as_str(), file.body.as_ref().map(FileBody::as_bytes), file.was.is_some())).collect();
    assert_eq!(
        files,
        [("a.json", Some("{\"ю\": 1}".as_bytes()), true), ("images/x.png", None, true), ("new.png", Some(&[1, 2, 3][..]), false)]
    );
    assert_eq!(rescued.files[0].was, Some(sha256_hex(b"{}")));
    assert!(rescued.files[0].body.as_ref().unwrap().as_text().is_some());
}

#[test]
fn of_a_widget_that_was_never_saved_all_is_kept() {
    let rescued = from_bytes(&to_bytes(&unsaved(None)).unwrap()).unwrap();
    let paths: Vec<_> = rescued.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!((paths, rescued.origin), (vec!["a.json", "new.png", "same.js"], None));
}

#[cfg(unix)]
#[test]
fn of_a_widget_whose_place_json_cannot_name_all_is_kept() {
    use std::os::unix::ffi::OsStringExt;
    let place = std::ffi::OsString::from_vec(vec![b'/', 0xff]);
    let rescued = from_bytes(&to_bytes(&unsaved(Some(Origin::Folder(place.into())))).unwrap()).unwrap();
    assert_eq!((rescued.files.len(), rescued.origin), (3, None));
}

#[test]
fn what_is_too_much_is_said() {
    let half = vec![0; usize::try_from(MAX_BYTES / 2 + 1).unwrap()];
    let large = Unsaved { widget: widget(&[("a.png", &half), ("b.png", &half)]), ..unsaved(None) };
    assert_eq!(to_bytes(&large).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
}

#[test]
fn a_living_process_is_left_alone_and_a_dead_one_found() {
    let dir = tempfile::tempdir().unwrap();
    let autosave = Autosave::new(Some(dir.path()));
    autosave.flush().unwrap();
    assert!(!folder(dir.path()).exists(), "nothing is written before there is an edit");
    autosave.want(Some(unsaved(folder_origin())));
    autosave.flush().unwrap();
    assert!(find(dir.path()).unwrap().left.is_empty(), "its process lives");
    drop(autosave);
    let (claim, rescued) = only(dir.path());
    assert_eq!(rescued.unwrap().files.len(), 3);
    assert!(find(dir.path()).unwrap().left.is_empty(), "another studio is just offering it");
    drop(claim);
    only(dir.path()).0.delete().unwrap();
    assert_eq!(fs::read_dir(folder(dir.path())).unwrap().count(), 0);
}

#[test]
fn what_is_saved_or_discarded_is_kept_no_longer() {
    let dir = tempfile::tempdir().unwrap();
    let autosave = Autosave::new(Some(dir.path()));
    let count = || fs::read_dir(folder(dir.path())).unwrap().count();
    autosave.want(Some(unsaved(None)));
    autosave.flush().unwrap();
    assert_eq!(count(), 2);
    autosave.want(None);
    autosave.flush().unwrap();
    assert_eq!(count(), 0);
    autosave.want(Some(unsaved(None)));
    autosave.want(None);
    autosave.flush().unwrap();
    assert_eq!(count(), 0, "what is wanted last is done");
    autosave.want(Some(unsaved(None)));
    autosave.flush_at_once();
    assert_eq!(count(), 2);
}

#[test]
fn what_could_not_be_written_is_tried_again() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(FOLDER), "in the way").unwrap();
    let autosave = Autosave::new(Some(dir.path()));
    autosave.want(Some(unsaved(None)));
    assert!(autosave.flush().is_err() && autosave.flush().is_err());
    fs::remove_file(dir.path().join(FOLDER)).unwrap();
    autosave.flush().unwrap();
    drop(autosave);
    assert!(only(dir.path()).1.is_ok());
}

#[test]
fn what_is_no_edit_of_the_studio_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(dir.path());
    fs::create_dir_all(&folder).unwrap();
    let whole = to_bytes(&unsaved(None)).unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    fs::write(folder.join("unsaved-1.zip"), &whole[..whole.len() - 9]).unwrap();
    fs::write(folder.join("unsaved-2.zip"), "{}").unwrap();
    fs::write(folder.join("unsaved-3.zip"), crate::services::archive::build_all(&widget(&[("a", b"b")])).unwrap()).unwrap();
    let mut later = whole.clone();
    let at = later.windows(10).position(|bytes| bytes == b"\"format\":1").unwrap();
    later[at + 9] = b'2';
    fs::write(folder.join("unsaved-4.zip"), later).unwrap();
    let found = find(dir.path()).unwrap();
    assert_eq!((found.left.len(), found.foreign), (4, vec!["notes.txt".to_owned()]));
    assert!(found.left.iter().all(|(_, rescued)| rescued.is_err()));
}

#[test]
fn number_and_age_are_bounded() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(dir.path());
    fs::create_dir_all(&folder).unwrap();
    let bytes = to_bytes(&unsaved(None)).unwrap();
    let write = |name: &str, age: Duration| {
        fs::write(folder.join(name), &bytes).unwrap();
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(SystemTime::now() - age).unwrap();
    };
    for number in 0..MAX_KEPT as u64 + 3 {
        write(&format!("unsaved-{number}.zip"), Duration::from_secs(number * 60));
    }
    write("unsaved-old.zip", MAX_AGE + Duration::from_secs(60));
    write(".widget-studio-x.tmp", Duration::from_secs(2 * 60 * 60));
    write(".widget-studio-y.tmp", Duration::ZERO);
    let found = find(dir.path()).unwrap();
    assert_eq!((found.left.len(), found.foreign.len()), (MAX_KEPT, 0));
    assert!(found.left[0].0.path().ends_with("unsaved-0.zip"));
    for gone in ["unsaved-50.zip", "unsaved-old.zip", ".widget-studio-x.tmp"] {
        assert!(!folder.join(gone).exists(), "{gone}");
    }
    assert!(folder.join(".widget-studio-y.tmp").exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damage_is_found_or_does_no_harm(at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<bool>()) {
        let whole = to_bytes(&unsaved(folder_origin())).unwrap();
        let mut bytes = whole.clone();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        if let Ok(rescued) = from_bytes(&bytes) {
            // Times and marks of the format may differ; the edits may not.
            prop_assert_eq!(rescued.files, from_bytes(&whole).unwrap().files);
        }
    }

    #[test]
    fn any_bytes_are_edits_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(from_bytes(&bytes).is_err());
    }

    #[test]
    fn any_widget_comes_back(files in prop::collection::btree_map("[a-zю.]{1,8}(/[a-z]{1,4})?", prop::collection::vec(any::<u8>(), 0..40), 0..6)) {
        let files = files.into_iter().filter_map(|(name, bytes)| {
            let path = RelPath::new(&name).ok()?;
            Some((path.clone(), FileBody::read(&path, bytes)))
        });
        let widget = Arc::new(Widget::new(files.collect(), None));
        let unsaved = Unsaved { origin: None, name: String::new(), saved: Arc::default(), widget: widget.clone() };
        let rescued = from_bytes(&to_bytes(&unsaved).unwrap()).unwrap();
        let files = rescued.files.into_iter().map(|file| (file.path, file.body.unwrap()));
        prop_assert_eq!(&Widget::new(files.collect(), None), &*widget);
    }
}
