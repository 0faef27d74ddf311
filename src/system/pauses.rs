//! The pauses that accounts have asked for, in a file of the data folder: they hold for every process.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::clock;
use super::shared_file::{Shared, SharedFile};
use crate::account::Host;

/// The file in the data folder.
const FILE: &str = "pauses.json";

/// The pauses by account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    accounts: BTreeMap<String, Pause>,
}

/// A pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Pause {
    /// When it ends, in milliseconds since 1970-01-01 UTC.
    until: i64,
    /// How long it was to last, in milliseconds. More left than that says that the clock was set back.
    lasts: i64,
}

impl Shared for Kept {}

/// The pauses of one data folder.
pub struct Pauses(SharedFile<Kept>);

impl Pauses {
    /// The pauses in `folder`. Touches no disk.
    pub fn new(folder: &Path) -> Self {
        Self(SharedFile::new(Some(folder.join(FILE))))
    }

    /// How long the pause lasts yet that the account at `host` has asked for. What can't be read is no pause; the log says so.
    pub fn left(&self, host: &Host) -> Option<Duration> {
        let kept = self.0.read().inspect_err(|error| log::warn!("{error}")).ok()?.value;
        kept.accounts.get(&host.identity())?.left(clock::now_ms())
    }

    /// Keeps that the account at `host` has asked for a pause of `time`. A longer one that it asked for before stays.
    pub fn keep(&self, host: &Host, time: Duration) {
        let now = clock::now_ms();
        let lasts = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let pause = Pause { until: now.saturating_add(lasts), lasts };
        let kept = self.0.change(|kept| {
            kept.accounts.retain(|_, pause| pause.left(now).is_some());
            let known = kept.accounts.entry(host.identity()).or_insert(pause);
            if known.until < pause.until {
                *known = pause;
            }
        });
        if let Err(error) = kept {
            log::warn!("{error}");
        }
    }
}

impl Pause {
    /// What is left of it at the time `now`.
    fn left(self, now: i64) -> Option<Duration> {
        let left = self.until.saturating_sub(now);
        (left > 0 && left <= self.lasts).then(|| Duration::from_millis(left.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_holds_for_other_processes_and_for_every_name_of_the_account() {
        let dir = tempfile::tempdir().unwrap();
        let host = |text: &str| Host::parse(text).unwrap();
        let minutes = |count: u64| Duration::from_secs(60 * count);
        Pauses::new(dir.path()).keep(&host("demo.kommo.com"), minutes(7));
        Pauses::new(dir.path()).keep(&host("demo.kommo.com"), minutes(1));
        let others = Pauses::new(dir.path());
        let left = others.left(&host("https://Demo.amocrm.com/x")).unwrap();
        assert!(left > minutes(6) && left <= minutes(7), "{left:?}");
        assert_eq!(others.left(&host("demo.amocrm.ru")), None);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_pause_longer() {
        let pause = Pause { until: 10_000, lasts: 3_000 };
        let left = |now| pause.left(now).map(|left| left.as_millis());
        assert_eq!([9_000, 7_000, 6_999, 10_000].map(left), [Some(1_000), Some(3_000), None, None]);
    }
}
