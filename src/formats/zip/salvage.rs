//! Finds the entries of an archive whose directory is missing or can't be read, as after a download that broke off, by the header
//! that stands before each file.

use std::collections::BTreeSet;

use flate2::{Decompress, FlushDecompress, Status};

use super::header::{OWN, RECORD, header, u16_at, u32_at};

/// An archive with a directory made anew.
pub struct Salvaged {
    /// The bytes of the old archive, and behind them a directory of the entries that are whole.
    pub bytes: Vec<u8>,
    /// Names, as they stand in the archive, of entries that aren't whole.
    pub lost: Vec<Vec<u8>>,
    /// Whether the end is missing: what else the archive had isn't known.
    pub is_cut: bool,
}

/// What the header before a file says of it, and where its bytes are.
struct Entry {
    flags: u16,
    method: u16,
    /// Time and date, as they stand there.
    stamp: [u8; 4],
    sum: u32,
    packed: usize,
    unpacked: usize,
    start: usize,
    /// Where its packed bytes end.
    end: usize,
}

/// The archive `bytes` with a new directory; `None` if it has no whole entry. Looks at a few more than `most` entries, and reads and
/// unpacks at most `budget` bytes to find their ends.
pub fn salvage(bytes: &[u8], most: usize, mut budget: u64) -> Option<Salvaged> {
    let mut whole: Vec<(&[u8], Entry)> = Vec::new();
    let mut lost: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while let Some(start) = find(bytes, at, &[OWN.signature]) {
        let Some((_, name)) = header(bytes, start, OWN) else {
            at = start + OWN.signature.len();
            continue;
        };
        at = start + OWN.name + name.len();
        match read(bytes, start, name, &mut budget) {
            Some(entry) => {
                at = entry.end;
                whole.push((name, entry));
            }
            None => lost.push(name),
        }
        if whole.len() + lost.len() > most {
            break;
        }
    }
    let last = whole.last().map(|(_, entry)| entry.end)?;
    let mut is_cut = true;
    let mut record = last;
    while let Some(start) = find(bytes, record, &[RECORD.signature]) {
        is_cut = false;
        record = start + RECORD.signature.len();
        lost.extend(header(bytes, start, RECORD).map(|(_, name)| name));
    }
    let known: BTreeSet<&[u8]> = whole.iter().map(|(name, _)| *name).collect();
    let lost: BTreeSet<&[u8]> = lost.into_iter().filter(|name| !known.contains(name) && !name.ends_with(b"/")).collect();
    let lost = lost.into_iter().map(<[u8]>::to_vec).collect();
    Some(Salvaged { bytes: with_directory(bytes, &whole)?, lost, is_cut })
}

/// The entry whose header is at `start`, if it is whole. `budget` is how many bytes may still be read and unpacked to find ends.
fn read(bytes: &[u8], start: usize, name: &[u8], budget: &mut u64) -> Option<Entry> {
    const FLAGS: usize = 6;
    const STAMP: usize = 10;
    const SUM: usize = 14;
    const PACKED: usize = 18;
    const UNPACKED: usize = 22;
    const EXTRA_LENGTH: usize = 28;
    /// The sums follow the file.
    const STREAMED: u16 = 1 << 3;
    let head = bytes.get(start..)?;
    let (flags, method) = (u16_at(head, FLAGS)?, u16_at(head, OWN.method)?);
    let extra = OWN.name + name.len();
    let body = extra + usize::from(u16_at(head, EXTRA_LENGTH)?);
    let (mut packed, mut unpacked) = (u32_at(head, PACKED)?.into(), u32_at(head, UNPACKED)?.into());
    if packed == u64::from(u32::MAX) || unpacked == u64::from(u32::MAX) {
        (unpacked, packed) = large_sizes(head.get(extra..body)?)?;
    }
    let mut sum = u32_at(head, SUM)?;
    let content = head.get(body..)?;
    if flags & STREAMED != 0 && packed == 0 {
        let length = match method {
            8 => deflated_length(content, budget)?,
            _ => find_descriptor(content)?,
        };
        (sum, unpacked) = descriptor(content, length)?;
        packed = length as u64;
    }
    let packed = usize::try_from(packed).ok()?;
    content.get(..packed)?;
    let stamp = *head.get(STAMP..)?.first_chunk()?;
    let unpacked = usize::try_from(unpacked).ok()?;
    Some(Entry { flags: flags & !STREAMED, method, stamp, sum, packed, unpacked, start, end: start + body + packed })
}

/// Unpacked and packed size in the part of `extra` for files that may have more than 4 GB.
fn large_sizes(mut extra: &[u8]) -> Option<(u64, u64)> {
    const LARGE: u16 = 1;
    loop {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let part = extra.get(4..4 + length)?;
        if id == LARGE {
            let number = |at: usize| part.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight));
            return Some((number(0)?, number(8)?));
        }
        extra = extra.get(4 + length..)?;
    }
}

/// How many bytes of `content` the deflated file at its beginning has, if it is whole.
fn deflated_length(content: &[u8], budget: &mut u64) -> Option<usize> {
    let mut inflate = Decompress::new(false);
    let mut sink = vec![0; 1 << 16];
    loop {
        let read = usize::try_from(inflate.total_in()).ok()?;
        let before = inflate.total_out();
        let status = inflate.decompress(content.get(read..)?, &mut sink, FlushDecompress::None).ok()?;
        let taken = usize::try_from(inflate.total_in()).ok()?;
        let work = (taken - read) as u64 + inflate.total_out() - before;
        *budget = budget.checked_sub(work)?;
        match status {
            Status::StreamEnd => return Some(taken),
            _ if work == 0 => return None,
            _ => {}
        }
    }
}

const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// Where the sums stand that follow a file of unknown length.
fn find_descriptor(content: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let found = find(content, at, &[DESCRIPTOR, OWN.signature, RECORD.signature])?;
        if !content.get(found..)?.starts_with(DESCRIPTOR) {
            return None;
        }
        if descriptor(content, found).is_some() {
            return Some(found);
        }
        at = found + DESCRIPTOR.len();
    }
}

/// The sum and the unpacked size in what follows a file of `length` bytes; `None` if that is about something else.
fn descriptor(content: &[u8], length: usize) -> Option<(u32, u64)> {
    let rest = content.get(length..)?;
    let rest = rest.strip_prefix(DESCRIPTOR).unwrap_or(rest);
    let sum = u32_at(rest, 0)?;
    let number = |at: usize| rest.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight));
    if u64::from(u32_at(rest, 4)?) == length as u64 && number(4) != Some(length as u64) {
        return Some((sum, u32_at(rest, 8)?.into()));
    }
    (number(4)? == length as u64).then_some((sum, number(12)?))
}

/// `bytes` and behind them the directory of `entries`.
fn with_directory(bytes: &[u8], entries: &[(&[u8], Entry)]) -> Option<Vec<u8>> {
    const VERSION: [u8; 2] = [20, 0];
    let directory = u32::try_from(bytes.len()).ok()?;
    let mut out = bytes.to_vec();
    for (name, entry) in entries {
        let size = |bytes: usize| u32::try_from(bytes).map(u32::to_le_bytes).ok();
        out.extend_from_slice(RECORD.signature);
        // Made by and needed.
        out.extend([VERSION, VERSION].concat());
        out.extend(entry.flags.to_le_bytes());
        out.extend(entry.method.to_le_bytes());
        out.extend(entry.stamp);
        out.extend(entry.sum.to_le_bytes());
        out.extend(size(entry.packed)?);
        out.extend(size(entry.unpacked)?);
        out.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        // No extra field, comment, disk and attributes.
        out.extend([0; 12]);
        out.extend(size(entry.start)?);
        out.extend_from_slice(name);
    }
    let length = u32::try_from(out.len()).ok()?.checked_sub(directory)?;
    let count = u16::try_from(entries.len()).ok()?.to_le_bytes();
    out.extend_from_slice(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend([count, count].concat());
    out.extend(length.to_le_bytes());
    out.extend(directory.to_le_bytes());
    out.extend([0; 2]);
    Some(out)
}

/// Where the first of `signatures` stands, from `at` on.
fn find(bytes: &[u8], at: usize, signatures: &[&[u8]]) -> Option<usize> {
    let rest = bytes.get(at..)?;
    rest.windows(4).position(|window| signatures.contains(&window)).map(|found| at + found)
}
