//! Times as people read them: on the clock of the person, with its distance from UTC.

use std::time::{Duration, UNIX_EPOCH};

/// The time `at` (milliseconds since 1970-01-01 UTC) on a clock that is `zone` minutes ahead of UTC: `2026-11-30 20:14:05 +03:00`.
pub fn when((at, zone): (i64, i32)) -> String {
    let local = at.saturating_add(i64::from(zone) * 60_000);
    let since = Duration::from_millis(u64::try_from(local).unwrap_or_default());
    // The format ends with the year 9999.
    let time = UNIX_EPOCH.checked_add(since).filter(|_| since.as_secs() < 253_402_300_800);
    let time = time.map_or_else(String::new, |time| humantime::format_rfc3339_seconds(time).to_string());
    let sign = if zone < 0 { '-' } else { '+' };
    let (hours, minutes) = (zone.unsigned_abs() / 60, zone.unsigned_abs() % 60);
    format!("{} {sign}{hours:02}:{minutes:02}", time.trim_end_matches('Z').replace('T', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_how_far_its_clock_is_from_utc() {
        let table = [
            ((0, 0), "1970-01-01 00:00:00 +00:00"),
            ((1_796_065_200_999, 180), "2026-11-30 22:00:00 +03:00"),
            ((1_796_065_200_000, -210), "2026-11-30 15:30:00 -03:30"),
        ];
        for (at, expected) in table {
            assert_eq!(when(at), expected);
        }
        assert_eq!(when((i64::MAX, 0)), " +00:00");
    }
}
