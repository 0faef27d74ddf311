//! Files that several processes share, changed by many at once. Each thread has its own handle of a file, as a process has.

#![allow(clippy::disallowed_methods, reason = "threads of a test's own")]

#[path = "api/keyring.rs"]
mod keyring;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::thread;

use serde::{Deserialize, Serialize};
use widget_studio::account::Secret;
use widget_studio::system::accounts::{AccountsFile, Colour, Keep, Kind, SavedAccount, SignIn};
use widget_studio::system::keyring::{Part, Vault as _};
use widget_studio::system::shared_file::{Shared, SharedFile, lock};

use keyring::Keyring;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Numbers {
    numbers: BTreeMap<String, u32>,
}

impl Shared for Numbers {}

fn file(folder: &Path) -> SharedFile<Numbers> {
    SharedFile::new(Some(folder.join("numbers.json")))
}

#[test]
fn changes_of_many_are_all_kept() {
    let dir = tempfile::tempdir().unwrap();
    let start = Barrier::new(8);
    thread::scope(|scope| {
        for writer in 0..8 {
            let (file, start) = (file(dir.path()), &start);
            scope.spawn(move || {
                start.wait();
                for number in 0..20 {
                    file.change(|it| it.numbers.extend([(format!("{writer}-{number}"), number)])).unwrap();
                }
            });
        }
    });
    assert_eq!(file(dir.path()).read().unwrap().value.numbers.len(), 160);
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the file and its lock: {names:?}");
}

#[test]
fn a_lock_is_held_until_it_is_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new/numbers.json");
    let held = lock(&path).unwrap();
    let other = || fs::File::options().write(true).open(dir.path().join("new/numbers.json.lock")).unwrap();
    assert!(matches!(other().try_lock(), Err(fs::TryLockError::WouldBlock)));
    drop(held);
    other().try_lock().unwrap();
}

#[test]
fn of_many_that_add_the_same_name_one_is_told_and_the_secret_is_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let (keyring, start) = (Keyring::default(), Barrier::new(8));
    let add = |number: usize| {
        let (name, host, sign_in) = ("a".to_owned(), "a.kommo.com".to_owned(), SignIn::Token);
        let account = SavedAccount { name, host, kind: Kind::Sandbox, colour: Colour::Red, sign_in, keep: Keep::Keyring };
        let keep = |account: &SavedAccount| keyring.set(&account.name, Part::Token, &Secret::new(number.to_string()));
        AccountsFile::new(Some(dir.path())).add(account, &keyring, keep).is_ok()
    };
    let added: Vec<usize> = thread::scope(|scope| {
        let (add, start) = (&add, &start);
        let jobs: Vec<_> = (0..8)
            .map(|number| {
                scope.spawn(move || {
                    start.wait();
                    add(number).then_some(number)
                })
            })
            .collect();
        jobs.into_iter().filter_map(|job| job.join().unwrap()).collect()
    });
    let [number] = added.as_slice() else { panic!("{added:?} were added") };
    assert_eq!(keyring.get("a", Part::Token).unwrap().unwrap().expose(), number.to_string());
}
