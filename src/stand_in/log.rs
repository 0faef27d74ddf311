//! [`EventLog`]: the last events, numbered, for a window that looks once a frame and for a command that waits.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::event::{Event, What};

/// Most events that are kept.
const MAX_EVENTS: usize = 5_000;
/// Most bytes of them, as JSON.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Called after each change of the log, on another thread; must not block.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The last events. It outlives every reload of the page; the oldest go first.
#[derive(Default)]
pub struct EventLog {
    kept: Mutex<Kept>,
    added: Condvar,
    wake: Option<Wake>,
}

#[derive(Default)]
struct Kept {
    events: VecDeque<(Arc<Event>, usize)>,
    bytes: usize,
    /// The number of the last event.
    last: u64,
    is_closed: bool,
}

/// An event before it has a number.
pub(super) struct Told {
    pub at: u64,
    pub tab: u32,
    pub build: Option<u32>,
    pub scene: Option<String>,
    pub what: What,
    /// About how many bytes it holds.
    pub size: usize,
}

impl EventLog {
    /// An empty log.
    pub fn new(wake: Option<Wake>) -> Self {
        Self { wake, ..Self::default() }
    }

    /// The events after the one with this number, the oldest first. Those that are gone by now are left out. Doesn't block.
    pub fn since(&self, number: u64) -> Vec<Arc<Event>> {
        let kept = self.kept();
        let newer = kept.events.iter().rev().take_while(|(event, _)| event.number > number).count();
        kept.events.iter().skip(kept.events.len() - newer).map(|(event, _)| event.clone()).collect()
    }

    /// The number of the last event; 0 if there was none.
    pub fn last(&self) -> u64 {
        self.kept().last
    }

    /// Waits until there is an event after the one with this number, the stand-in stops, or the time is over. Not for a frame.
    pub fn wait(&self, number: u64, time: Duration) {
        let kept = self.kept();
        let none = |kept: &mut Kept| kept.last <= number && !kept.is_closed;
        drop(self.added.wait_timeout_while(kept, time, none).unwrap_or_else(PoisonError::into_inner));
    }

    /// Forgets the events so far; numbers go on.
    pub fn clear(&self) {
        let mut kept = self.kept();
        kept.events.clear();
        kept.bytes = 0;
    }

    /// Ends the waits: no more events will come.
    pub fn close(&self) {
        self.kept().is_closed = true;
        self.added.notify_all();
    }

    pub(super) fn add(&self, told: impl IntoIterator<Item = Told>) {
        let mut kept = self.kept();
        let before = kept.last;
        for Told { at, tab, build, scene, what, size } in told {
            kept.last += 1;
            kept.bytes += size;
            let event = Event { number: kept.last, at, tab, build, scene, what };
            kept.events.push_back((Arc::new(event), size));
        }
        while kept.events.len() > MAX_EVENTS || kept.bytes > MAX_BYTES {
            let Some((_, size)) = kept.events.pop_front() else { break };
            kept.bytes -= size;
        }
        let is_new = kept.last > before;
        drop(kept);
        if is_new {
            self.added.notify_all();
            self.ring();
        }
    }

    /// Wakes who looks at the stand-in: something changed, though nothing was told.
    pub(super) fn ring(&self) {
        if let Some(wake) = &self.wake {
            wake();
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn click(text: &str, size: usize) -> Told {
        Told { at: 0, tab: 1, build: None, scene: None, what: What::Click { text: text.to_owned() }, size }
    }

    #[test]
    fn the_oldest_go_first_and_numbers_go_on() {
        let log = EventLog::default();
        log.add((0..MAX_EVENTS + 10).map(|_| click("a", 1)));
        assert_eq!(log.since(0).len(), MAX_EVENTS);
        assert_eq!(log.since(0)[0].number, 11);
        assert_eq!(log.since(log.last() - 2).len(), 2);
        log.add([click("large", MAX_BYTES - 5)]);
        assert!(log.since(0).len() <= 6, "their size has a bound, too");
        log.clear();
        log.add([click("b", 1)]);
        assert_eq!(log.since(0)[0].number, MAX_EVENTS as u64 + 12);
    }

    #[test]
    fn whoever_waits_is_told_of_an_event_and_of_the_end() {
        let log = EventLog::default();
        log.add([click("a", 1)]);
        log.wait(0, Duration::from_secs(60));
        log.close();
        log.wait(1, Duration::from_secs(60));
    }
}
