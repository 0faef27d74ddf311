//! [`Limiter`]: at most seven requests a second to an account from all its clients. Source: `docs/PLATFORM.md` 7.4, read 2026-11-21.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::cancel::Cancel;
use super::clock::now_ms;
use super::history::Entry;
use super::host::Host;

/// Most requests that an account gets in any second.
pub const MAX_PER_SECOND: usize = 7;

const SECOND: Duration = Duration::from_secs(1);

/// A pause that an account asks for is taken for no longer than this: what it says may be nonsense.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(24 * 60 * 60);

/// How often a job that waits looks whether it was stopped.
const LOOK: Duration = Duration::from_millis(50);

/// One limiter for each account, shared by all clients of this process.
static ALL: LazyLock<Mutex<HashMap<String, Arc<Limiter>>>> = LazyLock::new(Mutex::default);

/// Counts the requests of a process that ended just now, so that a script of many commands keeps the limit too.
pub fn resume(host: &Host, history: &[Entry]) {
    let limiter = Limiter::of(host);
    let now = now_ms();
    for entry in history.iter().filter(|entry| Host::parse(&entry.host).is_ok_and(|other| other.is_same_account(host))) {
        let ago = now - entry.at - i64::try_from(entry.ms).unwrap_or(i64::MAX);
        if let Some(ago) = u64::try_from(ago).ok().map(Duration::from_millis).filter(|ago| *ago <= SECOND) {
            limiter.count(ago);
        }
    }
}

/// Lets requests to an account through.
///
/// A request takes a place until one second after its answer: as the account received it before it answered, no eight
/// requests can arrive within a second, however long the network took over each.
#[derive(Debug, Default)]
pub struct Limiter {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    sent: usize,
    answered: VecDeque<Instant>,
    pause_until: Option<Instant>,
}

/// The right to send one request; given back when it is dropped, after the answer.
#[derive(Debug)]
pub struct Permit<'l>(&'l Limiter);

/// Why there is no permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The job was stopped.
    Cancelled,
    /// The account asked for a pause that lasts longer than the job would wait.
    Paused(Duration),
}

impl Limiter {
    /// The limiter of the account at `host`.
    pub fn of(host: &Host) -> Arc<Self> {
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(host.identity()).or_default().clone()
    }

    /// Waits for a place, and for the end of a pause if that comes within `patience`.
    pub fn acquire(&self, cancel: &Cancel, patience: Duration) -> Result<Permit<'_>, Refused> {
        let mut state = self.state();
        loop {
            if cancel.is_cancelled() {
                return Err(Refused::Cancelled);
            }
            let now = Instant::now();
            let pause = state.pause_until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now));
            if pause > patience {
                return Err(Refused::Paused(pause));
            }
            while state.answered.front().is_some_and(|at| now.duration_since(*at) > SECOND) {
                state.answered.pop_front();
            }
            if pause.is_zero() && state.sent + state.answered.len() < MAX_PER_SECOND {
                state.sent += 1;
                return Ok(Permit(self));
            }
            (state, _) = self.freed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Counts a request of another process that was answered so long `ago`.
    fn count(&self, ago: Duration) {
        if let Some(at) = Instant::now().checked_sub(ago) {
            let mut state = self.state();
            let after = state.answered.partition_point(|other| *other <= at);
            state.answered.insert(after, at);
        }
    }

    /// Sends nothing for `time`: the account asked for it.
    pub fn pause(&self, time: Duration) {
        let until = Instant::now() + time.min(LONGEST_PAUSE);
        let mut state = self.state();
        state.pause_until = state.pause_until.max(Some(until));
    }

    /// How long the pause that the account asked for lasts yet.
    pub fn pause_left(&self) -> Option<Duration> {
        self.state().pause_until?.checked_duration_since(Instant::now())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.sent -= 1;
        state.answered.push_back(Instant::now());
        drop(state);
        self.0.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_eighth_waits_for_a_second_after_an_answer() {
        let limiter = Limiter::default();
        let cancel = Cancel::default();
        let mut permits: Vec<_> = (0..MAX_PER_SECOND).map(|_| limiter.acquire(&cancel, LONG).unwrap()).collect();
        let answered = Instant::now();
        permits.pop();
        limiter.acquire(&cancel, LONG).unwrap();
        assert!(answered.elapsed() > SECOND);
    }

    #[test]
    fn a_long_pause_and_a_stop_end_the_wait() {
        let limiter = Limiter::default();
        let cancel = Cancel::default();
        limiter.pause(LONG * 5);
        limiter.pause(Duration::ZERO);
        assert!(matches!(limiter.acquire(&cancel, LONG), Err(Refused::Paused(left)) if left > LONG * 4));
        cancel.cancel();
        assert!(matches!(limiter.acquire(&cancel, LONG * 9), Err(Refused::Cancelled)));
        assert!(cancel.wait(LONG));
    }

    #[test]
    fn a_pause_is_kept_for_as_long_as_an_account_may_mean() {
        const HOUR: u64 = 60 * 60;
        // Accounts ask for minutes, and for hours where they have refused somebody; a year is nonsense.
        for (asked, kept) in [(90, 90), (HOUR, HOUR), (24 * HOUR, 24 * HOUR), (365 * 24 * HOUR, 24 * HOUR), (u64::MAX, 24 * HOUR)] {
            let limiter = Limiter::default();
            let before = Instant::now();
            limiter.pause(Duration::from_secs(asked));
            let until = limiter.state().pause_until.unwrap();
            let kept = Duration::from_secs(kept);
            assert!(until >= before + kept && until <= Instant::now() + kept, "{asked} s");
        }
    }

    #[test]
    fn requests_of_another_process_count() {
        let host = Host::parse("resumed.amocrm.ru").unwrap();
        let entry = |host: &str, ago: i64| Entry { host: host.to_owned(), at: now_ms() - ago, ..Entry::default() };
        let mut history = vec![entry(host.name(), 5000), entry("other.amocrm.ru", 0), entry(host.name(), -5000)];
        history.extend((0..MAX_PER_SECOND).map(|_| entry(host.name(), 10)));
        let started = Instant::now();
        resume(&host, &history);
        Limiter::of(&host).acquire(&Cancel::default(), LONG).unwrap();
        assert!(started.elapsed() > SECOND / 2);
    }

    #[test]
    fn clients_of_one_account_share_a_limiter() {
        let host = |text| Limiter::of(&Host::parse(text).unwrap());
        assert!(Arc::ptr_eq(&host("one.amocrm.ru"), &host("https://ONE.amocrm.ru/x")));
        assert!(Arc::ptr_eq(&host("one.kommo.com"), &host("one.amocrm.com")));
        assert!(Arc::ptr_eq(&host("127.0.0.1:1234"), &host("localhost:1234")));
        assert!(!Arc::ptr_eq(&host("one.amocrm.ru"), &host("two.amocrm.ru")));
    }
}
