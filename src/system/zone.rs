//! How far the clock of this machine is from UTC: read off the system's time zone file (RFC 9636). Where there is none, as on
//! Windows, times are told in UTC.

use std::path::{Path, PathBuf};

use super::input;

/// The zone of the machine.
const LOCAL: &str = "/etc/localtime";
/// The zones by their names.
const ZONES: &str = "/usr/share/zoneinfo";
/// Most bytes of a file.
const MAX_BYTES: u64 = 256 * 1024;

/// The time now with the minutes that the machine's clock is ahead of UTC: what entries of a log are stamped with.
pub fn now() -> (i64, i32) {
    let at = super::clock::now_ms();
    (at, offset(at / 1000))
}

/// How many minutes the machine's clock was ahead of UTC at the time `at`, in seconds since 1970-01-01 UTC.
pub fn offset(at: i64) -> i32 {
    let named = std::env::var("TZ").ok().filter(|name| !name.is_empty());
    let path = match named.as_deref().map(|name| name.trim_start_matches(':')) {
        Some(name) if name.starts_with('/') => PathBuf::from(name),
        Some(name) if !name.contains("..") => Path::new(ZONES).join(name),
        Some(_) => return 0,
        None => PathBuf::from(LOCAL),
    };
    input::read(&path, MAX_BYTES).ok().and_then(|bytes| seconds(&bytes, at)).unwrap_or_default() / 60
}

/// The offset in seconds that a zone file names for `at`.
fn seconds(file: &[u8], at: i64) -> Option<i32> {
    // The first block has times of 32 bits: the second one, of 64 bits, follows it.
    let first = Header::read(file)?;
    let (body, width) = if first.version == 0 { (file, 4) } else { (file.get(44 + first.size(4)..)?, 8) };
    let head = Header::read(body)?;
    let data = body.get(44..)?;
    let (times, rest) = data.split_at_checked(head.times * width)?;
    let (kinds, rest) = rest.split_at_checked(head.times)?;
    let (types, _) = rest.split_at_checked(head.types * 6)?;
    let time = |bytes: &[u8]| match width {
        4 => bytes.try_into().ok().map(|bytes| i64::from(i32::from_be_bytes(bytes))),
        _ => bytes.try_into().ok().map(i64::from_be_bytes),
    };
    let of = |kind: usize| types.get(kind * 6..kind * 6 + 4)?.try_into().ok().map(i32::from_be_bytes);
    let passed = times.chunks_exact(width).take_while(|bytes| time(bytes).is_some_and(|time| time <= at)).count();
    let footer = body.get(44 + head.size(width)..).and_then(|footer| std::str::from_utf8(footer).ok()).unwrap_or_default().trim();
    if passed == head.times && width == 8 && !footer.is_empty() {
        return rule(footer, at);
    }
    of(passed.checked_sub(1).map_or(0, |last| kinds.get(last).copied().map_or(0, usize::from)))
}

/// The counts at the beginning of a block.
struct Header {
    version: u8,
    times: usize,
    types: usize,
    rest: [usize; 4],
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..44).filter(|head| head.starts_with(b"TZif"))?;
        let count = |at: usize| usize::try_from(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?)).ok();
        let [utc, standard, leaps, times, types, letters] =
            [count(20)?, count(24)?, count(28)?, count(32)?, count(36)?, count(40)?].map(|count| count.min(1 << 20));
        Some(Self { version: *head.get(4)?, times, types, rest: [utc, standard, leaps, letters] })
    }

    /// Bytes after the counts, with times of `width` bytes.
    fn size(&self, width: usize) -> usize {
        let [utc, standard, leaps, letters] = self.rest;
        self.times * (width + 1) + self.types * 6 + letters + leaps * (width + 4) + standard + utc
    }
}

/// The offset that a rule such as `CET-1CEST,M3.5.0,M10.5.0/3` names for `at`.
fn rule(text: &str, at: i64) -> Option<i32> {
    let mut parts = text.split(',');
    let (standard, rest) = named_offset(parts.next()?)?;
    if rest.is_empty() {
        return Some(standard);
    }
    let summer = named_offset(rest).map_or(standard + 3600, |(summer, _)| summer);
    let (Some(begin), Some(end)) = (parts.next(), parts.next()) else { return Some(standard) };
    let days = (at + i64::from(standard)).div_euclid(86_400);
    let year = civil(days).0;
    let (from, to) = (turn(begin, year)? - i64::from(standard), turn(end, year)? - i64::from(summer));
    let is_summer = if from < to { (from..to).contains(&at) } else { !(to..from).contains(&at) };
    Some(if is_summer { summer } else { standard })
}

/// A name with its offset, ahead of UTC in seconds, and what follows. Without an offset it is an hour ahead of standard time.
fn named_offset(text: &str) -> Option<(i32, &str)> {
    let after = match text.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?.1,
        None => text.trim_start_matches(|c: char| c.is_ascii_alphabetic()),
    };
    let end = after.find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | ':'))).unwrap_or(after.len());
    let (offset, rest) = after.split_at_checked(end)?;
    Some((-hours(offset)?, rest))
}

/// `-3:30` in seconds.
fn hours(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim_start_matches('+')),
    };
    let mut parts = digits.split(':').map(|part| part.parse::<i32>().ok().filter(|number| (0..=167).contains(number)));
    let hours = parts.next()??;
    let rest = parts.next().flatten().unwrap_or_default() * 60 + parts.next().flatten().unwrap_or_default();
    Some(sign * (hours * 3600 + rest))
}

/// When the clock is turned in `year` by `M3.5.0/2`: seconds since 1970 on the clock before.
fn turn(text: &str, year: i64) -> Option<i64> {
    let (day, time) = text.split_once('/').unwrap_or((text, "2"));
    let mut parts = day.strip_prefix('M')?.split('.').map(|part| part.parse::<i64>().ok());
    let (month, week, weekday) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=5).contains(&week) || !(0..=6).contains(&weekday) {
        return None;
    }
    let first = days(year, month, 1);
    // 1970-01-01 was a Thursday, day 4 of the week.
    let mut day = first + (weekday - (first + 4).rem_euclid(7)).rem_euclid(7) + (week - 1) * 7;
    let next = if month == 12 { days(year + 1, 1, 1) } else { days(year, month + 1, 1) };
    if day >= next {
        day -= 7;
    }
    Some(day * 86_400 + i64::from(hours(time)?))
}

/// Days since 1970-01-01 (Howard Hinnant, “chrono-compatible low-level date algorithms”).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year and month of a day since 1970-01-01.
fn civil(day: i64) -> (i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_turn_the_clock_on_their_days() {
        // 2026-03-29 01:00 and 2026-10-25 01:00 UTC; 2026-03-08 07:00 and 2026-11-01 06:00 UTC; in the south the other way round.
        let table = [
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_746_000, (60, 120)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_890_000, (120, 60)),
            ("EST5EDT,M3.2.0,M11.1.0", 1_772_953_200, (-300, -240)),
            ("EST5EDT,M3.2.0,M11.1.0", 1_793_512_800, (-240, -300)),
            ("NST3:30NDT,M3.2.0,M11.1.0", 1_772_947_800, (-210, -150)),
            ("<-03>3", 0, (-180, -180)),
            ("MSK-3", 1_796_065_200, (180, 180)),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_791_043_200, (600, 660)),
        ];
        for (text, at, (before, after)) in table {
            let minutes = |at| rule(text, at).map(|seconds| seconds / 60);
            assert_eq!((minutes(at - 1), minutes(at)), (Some(before), Some(after)), "{text} at {at}");
        }
        assert_eq!(civil(days(2024, 2, 29)), (2024, 2));
        assert_eq!(civil(days(1969, 12, 31)), (1969, 12));
    }

    /// A file of version 2 with one change, at the time 1000.
    fn zone(footer: &str) -> Vec<u8> {
        let head = |times: u8, types: u8| [b"TZif2".as_slice(), &[0; 15], &[0; 12], &[0, 0, 0, times, 0, 0, 0, types, 0, 0, 0, 4]].concat();
        let types = [3600_i32.to_be_bytes().as_slice(), &[0, 0], &7200_i32.to_be_bytes(), &[1, 0], b"ABC\0"].concat();
        [head(0, 0), b"ABC\0".to_vec(), head(1, 2), 1000_i64.to_be_bytes().to_vec(), vec![1], types, format!("\n{footer}\n").into_bytes()]
            .concat()
    }

    #[test]
    fn a_zone_file_is_read_up_to_its_last_change_and_then_by_its_rule() {
        assert_eq!([999, 1000].map(|at| seconds(&zone("MSK-3"), at)), [Some(3600), Some(10_800)]);
        assert_eq!([999, 1000].map(|at| seconds(&zone(""), at)), [Some(3600), Some(7200)]);
        for cut in 0..zone("MSK-3").len() {
            seconds(zone("MSK-3").get(..cut).unwrap(), 0);
        }
        assert_eq!(seconds(b"TZif", 0), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn zones_of_this_machine_are_read() {
        let read = |name: &str, at| input::read(&Path::new(ZONES).join(name), MAX_BYTES).ok().and_then(|bytes| seconds(&bytes, at));
        for (name, at, hours) in
            [("Europe/Moscow", 1_796_065_200, 3), ("Europe/Berlin", 1_796_065_200, 1), ("Europe/Berlin", 1_782_000_000, 2)]
        {
            // Not every machine has them.
            assert!(read(name, at).is_none_or(|seconds| seconds == hours * 3600), "{name}");
        }
    }
}
