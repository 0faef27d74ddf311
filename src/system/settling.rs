//! When the disk is read after something happened there: once it rests, and before long while it doesn't.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long nothing must happen before the disk is read: programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);
/// How long a program that writes all the time is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// When something last happened on disk, told by the watcher's thread.
#[derive(Default)]
pub struct Debounce(Mutex<Option<(Instant, Instant)>>);

impl Debounce {
    /// Something happened.
    pub fn beat(&self) {
        let now = Instant::now();
        let mut beat = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *beat = Some((beat.map_or(now, |(first, _)| first), now));
    }

    /// The disk is read now.
    pub fn take(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether something happened since the disk was read.
    pub fn is_beating(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Whether the disk is to be read.
    pub fn is_due(&self, now: Instant) -> bool {
        let beat = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = |then| now.saturating_duration_since(then);
        beat.is_some_and(|(first, last)| since(last) >= QUIET || since(first) >= PATIENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disk_is_read_once_it_rests_and_before_long_while_it_does_not() {
        let first = Instant::now();
        let after = |millis| first + Duration::from_millis(millis);
        let due = |last, now| Debounce(Mutex::new(Some((first, after(last))))).is_due(after(now));
        assert!(!due(0, 100) && due(0, 150), "a file is written in several steps");
        assert!(!due(900, 980), "it is still being written");
        assert!(due(960, 1000) && due(1960, 2000), "a program that writes all the time is not waited for");
        assert!(!Debounce::default().is_due(after(5000)));
    }
}
