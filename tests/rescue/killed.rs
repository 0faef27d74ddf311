//! The studio is killed at random moments while it is edited.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use widget_studio::system::recovery;

use super::{FILE, child, data, opened, path, place, text, widget, write};

const KILLS: usize = 200;
/// So many children live at once.
const AT_ONCE: usize = 10;
/// An edit is kept at the latest after this.
const BOUND: Duration = Duration::from_secs(2);
/// The latest moment of a kill, after the first edit.
const LATEST: u64 = 2_600;
/// Time between two edits of a child.
const BETWEEN: Duration = Duration::from_millis(70);
/// How often the number of an edit stands in the file: a file cut off or mixed would show.
const LINES: usize = 3_000;

#[test]
#[ignore = "a child that is killed"]
fn edits() {
    let place = place();
    let mut app = opened(&place, &place.join("widget"));
    for number in 1.. {
        app.send(write(&app, FILE, &format!("{number}\n").repeat(LINES)));
        println!("edit {number}");
        std::io::stdout().flush().unwrap();
        let next = Instant::now() + BETWEEN;
        while Instant::now() < next {
            std::thread::park_timeout(BETWEEN / 4);
            app.poll();
        }
    }
}

/// What came of one kill.
struct Outcome {
    /// The edit that was found, 0 for none.
    found: usize,
    /// The last edit that was told of.
    last: usize,
    /// The last edit that was told of before the bound.
    due: usize,
}

fn kill_one() -> Outcome {
    let dir = tempfile::tempdir().unwrap();
    let folder = widget(dir.path());
    let mut killed = child("killed::edits", dir.path()).stdout(Stdio::piped()).spawn().unwrap();
    let out = BufReader::new(killed.stdout.take().unwrap());
    let (send, told) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let numbers =
            out.lines().map_while(Result::ok).filter_map(|line| Some((Instant::now(), line.strip_prefix("edit ")?.parse().ok()?)));
        numbers.for_each(|number: (Instant, usize)| send.send(number).unwrap_or_default());
    });
    let mut edits = vec![told.recv_timeout(super::DEADLINE).expect("a first edit")];
    let moment = Instant::now() + Duration::from_millis(RandomState::new().build_hasher().finish() % LATEST);
    while let Ok(edit) = told.recv_timeout(moment.saturating_duration_since(Instant::now())) {
        edits.push(edit);
    }
    let killed_at = Instant::now();
    killed.kill().unwrap();
    killed.wait().unwrap();
    reader.join().unwrap();
    edits.extend(told.try_iter());

    let found = recovery::find(&data(dir.path())).unwrap();
    assert!(found.foreign.is_empty() && found.left.len() <= 1, "{:?}", found.foreign);
    let number = found.left.into_iter().next().map_or(0, |(_, rescued)| {
        let rescued = rescued.expect("whole");
        let [file] = rescued.files.as_slice() else { panic!("{} files", rescued.files.len()) };
        assert_eq!(file.path, path(FILE));
        let content = file.body.as_ref().unwrap().as_text().unwrap().as_str();
        let number: usize = content.lines().next().unwrap().parse().unwrap();
        assert_eq!(content, format!("{number}\n").repeat(LINES));
        number
    });
    assert_eq!(std::fs::read_to_string(folder.join(FILE)).unwrap(), "as saved");
    let due = edits.iter().rev().find(|(at, _)| killed_at.duration_since(*at) >= BOUND).map_or(0, |(_, number)| *number);
    Outcome { found: number, last: edits.last().unwrap().1, due }
}

#[test]
fn a_kill_at_any_moment_loses_no_edit_older_than_the_bound() {
    let left = AtomicUsize::new(KILLS);
    let (send, outcomes) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            let (left, send) = (&left, send.clone());
            scope.spawn(move || {
                while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
                    send.send(kill_one()).unwrap();
                }
            });
        }
    });
    drop(send);
    let outcomes: Vec<Outcome> = outcomes.into_iter().collect();
    let (kept, due) = (outcomes.iter().filter(|it| it.found > 0).count(), outcomes.iter().filter(|it| it.due > 0).count());
    println!("{} kills: {kept} left edits, {due} had to", outcomes.len());
    assert_eq!(outcomes.len(), KILLS);
    assert!(kept > due && due > 0, "the moments are spread");
    for Outcome { found, last, due } in outcomes {
        // The last edit may have been made and not told of yet.
        assert!((due..=last + 1).contains(&found), "edit {found} was kept; {due} is older than the bound, {last} was the last");
    }
}

#[test]
fn what_was_killed_is_offered_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let folder = widget(dir.path());
    let mut killed = child("killed::edits", dir.path()).stdout(Stdio::null()).spawn().unwrap();
    let deadline = Instant::now() + super::DEADLINE;
    while super::kept(dir.path()) == 0 {
        assert!(Instant::now() < deadline);
        std::thread::park_timeout(Duration::from_millis(5));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    let mut app = super::offered::started(dir.path());
    super::offered::restore_all(&mut app);
    assert!(text(&app, FILE).unwrap().lines().count() == LINES);
    assert_eq!(std::fs::read_to_string(folder.join(FILE)).unwrap(), "as saved");
}
