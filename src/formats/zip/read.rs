//! Reads the files of an archive, however hostile it is, and notes what was odd about it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::ops::Range;

use encoding_rs::IBM866;
use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::formats::path::names::composed;
use crate::formats::path::{PathError, RelPath};
use crate::formats::zip::facts::{ArchiveFacts, Oddity, OddityKind};
use crate::formats::zip::header::{OWN, RECORD, header, u16_at};
use crate::formats::zip::salvage::salvage;

/// Most entries of an archive that is read.
pub const MAX_ENTRIES: usize = 5_000;
/// Most bytes that one file may unpack to: 20 MB.
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Most bytes that are unpacked in all, bombs included: 200 MB.
pub const MAX_TOTAL_BYTES: u64 = 200 * 1024 * 1024;

/// A file that unpacks to more than so many times its packed size is a bomb …
const BOMB_RATIO: u64 = 200;
/// … unless it stays below so many bytes.
const BOMB_BYTES: u64 = 1024 * 1024;

/// Why an archive can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// The bytes are something else.
    #[error("this is not a ZIP archive")]
    NotAZip,
    /// It begins like an archive, but neither its directory nor any whole entry can be read; holds the reader's words (English).
    #[error("the directory of the archive can't be read: {0}")]
    Damaged(String),
    /// More than [`MAX_ENTRIES`]; holds how many.
    #[error("the archive has {0} entries, more than {MAX_ENTRIES}")]
    TooManyEntries(usize),
    /// One file has more than [`MAX_FILE_BYTES`]; holds its name.
    #[error("{0} unpacks to more than {MAX_FILE_BYTES} bytes")]
    FileTooLarge(String),
    /// All files have more than [`MAX_TOTAL_BYTES`].
    #[error("the archive unpacks to more than {MAX_TOTAL_BYTES} bytes")]
    TooLarge,
}

/// Reads the archive `bytes`, named `file_name` (such as `widget.zip`), into its files and its [`ArchiveFacts`]. Entries
/// that can't or mustn't be unpacked are left out and noted. No size that the archive declares is trusted. If its directory is missing
/// or can't be read, the entries that are whole are found without it.
///
/// # Errors
/// [`ArchiveError`] if it is no archive, or larger than the studio takes.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<(BTreeMap<RelPath, Vec<u8>>, ArchiveFacts), ArchiveError> {
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => Ok(entries(bytes, archive)?.finish(file_name)),
        Err(error) => salvaged(bytes, &error).map(|reading| reading.finish(file_name)),
    }
}

/// Reads what is whole of an archive whose directory can't be read, for the reason `error`.
fn salvaged(bytes: &[u8], error: &ZipError) -> Result<Reading, ArchiveError> {
    if !bytes.starts_with(b"PK") {
        return Err(ArchiveError::NotAZip);
    }
    let found = salvage(bytes, MAX_ENTRIES, MAX_TOTAL_BYTES).ok_or_else(|| damaged(error))?;
    let archive = ZipArchive::new(Cursor::new(found.bytes.as_slice())).map_err(|_| damaged(error))?;
    let mut reading = entries(&found.bytes, archive)?;
    // The old directory and what is not whole lie between the entries and the new one.
    reading.oddities.retain(|one| one.kind != OddityKind::Stray);
    reading.note(if found.is_cut { OddityKind::Cut } else { OddityKind::Damaged }, "");
    for name in &found.lost {
        reading.note(OddityKind::Damaged, &Name::read(name, true).text);
    }
    Ok(reading)
}

fn entries(bytes: &[u8], mut archive: ZipArchive<Cursor<&[u8]>>) -> Result<Reading, ArchiveError> {
    let (records, range) = directory(bytes, archive.central_directory_start());
    let count = records.len().max(archive.len());
    if count > MAX_ENTRIES {
        return Err(ArchiveError::TooManyEntries(count));
    }
    let mut reading = Reading::default();
    let mut listed = BTreeMap::new();
    let mut spans = Vec::new();
    for index in 0..archive.len() {
        let entry = Entry::read(bytes, &archive.by_index_data(index).map_err(|error| damaged(&error))?);
        listed.insert(entry.record, entry.raw_name.clone());
        spans.extend(entry.span.clone());
        if let Some(path) = reading.accept(&entry) {
            let body = match archive.by_index(index) {
                Ok(file) => reading.unpack(file, &entry, bytes.len())?,
                Err(_) => Err(OddityKind::Damaged),
            };
            reading.keep(&entry, path, body);
        }
    }
    // The reader keeps the last of several entries with one name, and no more than the archive counts: only the directory
    // lists the others.
    let known: BTreeSet<&[u8]> = listed.values().map(Vec::as_slice).collect();
    for (_, name) in records.iter().filter(|(at, name)| !listed.contains_key(at) && !name.ends_with(b"/")) {
        let kind = if known.contains(name) { OddityKind::Duplicate } else { OddityKind::HeaderMismatch };
        reading.note(kind, &Name::read(name, true).text);
    }
    // An entry that isn't listed, or can't be unpacked, has a note of its own already.
    if spans.len() == records.len() && has_strays(bytes, range, spans) {
        reading.note(OddityKind::Stray, "");
    }
    Ok(reading)
}

fn damaged(error: &ZipError) -> ArchiveError {
    ArchiveError::Damaged(error.to_string())
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    files: BTreeMap<RelPath, Vec<u8>>,
    oddities: Vec<Oddity>,
    unpacked: u64,
}

impl Reading {
    fn note(&mut self, kind: OddityKind, entry: &str) {
        self.oddities.push(Oddity { kind, entry: entry.replace('\0', "\u{2400}") });
    }

    /// Notes what is odd about the entry. Returns the path to unpack it to, if it can be and isn't a folder.
    fn accept(&mut self, entry: &Entry) -> Option<RelPath> {
        let name = Name::read(&entry.raw_name, entry.is_utf8);
        if name.is_folder {
            // Where it leads matters to whoever unpacks the archive elsewhere. Nothing is lost without it.
            let leads_out = |kind: &&OddityKind| matches!(kind, OddityKind::DotDot | OddityKind::Drive | OddityKind::Nul);
            name.oddities.iter().filter(leads_out).for_each(|kind| self.note(*kind, &name.text));
            return None;
        }
        for kind in name.oddities.iter().chain(&entry.oddity).chain(entry.mismatch.then_some(&OddityKind::HeaderMismatch)) {
            self.note(*kind, &name.text);
        }
        name.path.filter(|_| entry.oddity.is_none())
    }

    /// The content of a file, or what keeps it from being taken in.
    fn unpack(&mut self, file: impl Read, entry: &Entry, archive_bytes: usize) -> Result<Result<Vec<u8>, OddityKind>, ArchiveError> {
        let harmless = entry.packed.min(archive_bytes as u64).saturating_mul(BOMB_RATIO).max(BOMB_BYTES);
        let limit = harmless.min(MAX_FILE_BYTES);
        let mut content = Vec::new();
        let result = file.take(limit + 1).read_to_end(&mut content);
        let length = content.len() as u64;
        self.unpacked += length;
        if self.unpacked > MAX_TOTAL_BYTES {
            return Err(ArchiveError::TooLarge);
        }
        if result.is_err() {
            return Ok(Err(OddityKind::Damaged));
        }
        if length <= limit {
            Ok(Ok(content))
        } else if limit < MAX_FILE_BYTES {
            Ok(Err(OddityKind::Bomb))
        } else {
            Err(ArchiveError::FileTooLarge(entry.text()))
        }
    }

    fn keep(&mut self, entry: &Entry, path: RelPath, content: Result<Vec<u8>, OddityKind>) {
        match content {
            Ok(content) => {
                if self.files.insert(path, content).is_some() {
                    self.note(OddityKind::Duplicate, &entry.text());
                }
            }
            Err(kind) => self.note(kind, &entry.text()),
        }
    }

    fn finish(self, file_name: &str) -> (BTreeMap<RelPath, Vec<u8>>, ArchiveFacts) {
        let facts = ArchiveFacts { file_name: file_name.to_owned(), oddities: self.oddities };
        (self.files, facts)
    }
}

/// What an entry says of itself.
struct Entry {
    raw_name: Vec<u8>,
    is_utf8: bool,
    /// What keeps it from being unpacked.
    oddity: Option<OddityKind>,
    /// Whether its own header says something else than the directory.
    mismatch: bool,
    /// Declared packed size in bytes.
    packed: u64,
    /// Where its record stands in the directory.
    record: usize,
    /// Where its own header and its packed bytes stand in the archive; `None` if it has no header of its own.
    span: Option<Range<usize>>,
}

impl Entry {
    fn read(bytes: &[u8], entry: &ZipFileEntry<'_>) -> Self {
        const FILE_TYPE: u32 = 0o170_000;
        const SYMLINK: u32 = 0o120_000;
        const FILE: u32 = 0o100_000;
        const DOS_FOLDER: u32 = 0x10;
        const UTF8: u16 = 1 << 11;
        // As programs take it that unpack, whatever system the entry names.
        let attributes = entry.external_attributes();
        let kind = (attributes >> 16) & FILE_TYPE;
        let is_special = if kind == 0 { attributes & DOS_FOLDER != 0 } else { kind != FILE };
        let oddity = if entry.encrypted() {
            Some(OddityKind::Encrypted)
        } else if kind == SYMLINK {
            Some(OddityKind::Symlink)
        } else if is_special {
            Some(OddityKind::Special)
        } else if matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            None
        } else {
            Some(OddityKind::UnsupportedMethod)
        };
        let record = usize::try_from(entry.central_header_start()).unwrap_or(usize::MAX);
        let own = usize::try_from(entry.header_start()).unwrap_or(usize::MAX);
        let mismatch = match (header(bytes, own, OWN), header(bytes, record, RECORD)) {
            (Some(own), Some(record)) => own != record,
            // What has no header of its own can't be unpacked, and that is said then.
            _ => false,
        };
        Self {
            raw_name: entry.name_raw().to_vec(),
            is_utf8: entry.flags().as_u16() & UTF8 != 0,
            oddity,
            mismatch,
            packed: entry.compressed_size(),
            record,
            span: span(bytes, own, entry.compressed_size()),
        }
    }

    fn text(&self) -> String {
        Name::read(&self.raw_name, self.is_utf8).text
    }
}

/// The name of an entry, made harmless.
struct Name {
    /// The name as it stands in the archive, decoded.
    text: String,
    /// Where its file belongs, if the name can stand in a widget.
    path: Option<RelPath>,
    is_folder: bool,
    oddities: Vec<OddityKind>,
}

impl Name {
    fn read(raw: &[u8], is_utf8: bool) -> Self {
        let mut oddities = Vec::new();
        let text = match std::str::from_utf8(raw) {
            Ok(text) => text.to_owned(),
            // Programs of Windows write Russian names so.
            Err(_) => IBM866.decode_without_bom_handling(raw).0.into_owned(),
        };
        let composed = composed(&text);
        if (!is_utf8 && !raw.is_ascii()) || (is_utf8 && std::str::from_utf8(raw).is_err()) || composed != text {
            oddities.push(OddityKind::NameEncoding);
        }
        let mut path: Cow<'_, str> = composed;
        if path.contains('\\') {
            oddities.push(OddityKind::Backslash);
            path = path.replace('\\', "/").into();
        }
        let is_folder = path.ends_with('/');
        let mut rest: &str = &path;
        if let Some(after) = without_drive(rest) {
            oddities.push(OddityKind::Drive);
            rest = after;
        } else if rest.starts_with('/') {
            oddities.push(OddityKind::Absolute);
        }
        let mut unsafe_kinds = Vec::new();
        if rest.split('/').any(|part| part == "..") {
            unsafe_kinds.push(OddityKind::DotDot);
        }
        if rest.contains('\0') {
            unsafe_kinds.push(OddityKind::Nul);
        }
        let parts: Vec<&str> = rest.split('/').filter(|part| !["", "."].contains(part)).collect();
        let path = RelPath::new(&parts.join("/"));
        match &path {
            Err(PathError::Long) => unsafe_kinds.push(OddityKind::LongName),
            // A second drive, or nothing at all.
            Err(_) if unsafe_kinds.is_empty() => unsafe_kinds.push(OddityKind::Damaged),
            _ => {}
        }
        oddities.append(&mut unsafe_kinds);
        Self { path: path.ok(), is_folder, oddities, text }
    }
}

/// What follows the drive of a path such as `C:/widget`.
fn without_drive(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    rest.strip_prefix(':')
}

/// Start and name of every record of the directory, the repeated ones too; and where all of them stand.
fn directory(bytes: &[u8], start: u64) -> (Vec<(usize, &[u8])>, Range<usize>) {
    const EXTRA_LENGTH: usize = 30;
    const COMMENT_LENGTH: usize = 32;
    let mut records = Vec::new();
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let mut at = start;
    while let Some((_, name)) = header(bytes, at, RECORD) {
        records.push((at, name));
        let after = |offset| bytes.get(at..).and_then(|record| u16_at(record, offset)).map_or(0, usize::from);
        at += RECORD.name + name.len() + after(EXTRA_LENGTH) + after(COMMENT_LENGTH);
    }
    (records, start..at)
}

/// Where the entry stands whose own header is at `start`.
fn span(bytes: &[u8], start: usize, packed: u64) -> Option<Range<usize>> {
    const EXTRA_LENGTH: usize = 28;
    let (_, name) = header(bytes, start, OWN)?;
    let extra = usize::from(u16_at(bytes.get(start..)?, EXTRA_LENGTH)?);
    let head = OWN.name + name.len() + extra;
    Some(start..start.checked_add(head)?.checked_add(usize::try_from(packed).ok()?)?)
}

/// Whether bytes before, between or behind the `entries` belong to none of them: a program that unpacks itself, hidden entries, or
/// whatever was put behind the archive. The directory stands at `directory`.
fn has_strays(bytes: &[u8], directory: Range<usize>, mut entries: Vec<Range<usize>>) -> bool {
    /// The sums and sizes that may follow an entry, at their longest.
    const DESCRIPTOR_LENGTH: usize = 24;
    entries.sort_by_key(|entry| entry.start);
    let mut at = 0;
    for next in entries.into_iter().chain([directory.clone()]) {
        let most = if at == 0 { 0 } else { DESCRIPTOR_LENGTH };
        if next.start.saturating_sub(at) > most {
            return true;
        }
        at = at.max(next.end);
    }
    end_of_archive(bytes, directory.end) != Some(bytes.len())
}

/// Where the archive ends, whose directory ends at `at`.
fn end_of_archive(bytes: &[u8], at: usize) -> Option<usize> {
    const LARGE_RECORD: &[u8] = b"PK\x06\x06";
    const LARGE_LOCATOR_LENGTH: usize = 20;
    const RECORD: &[u8] = b"PK\x05\x06";
    const RECORD_LENGTH: usize = 22;
    const COMMENT_LENGTH: usize = 20;
    let mut rest = bytes.get(at..)?;
    if let Some(size) = rest.strip_prefix(LARGE_RECORD) {
        // The size doesn't count itself and what is before it.
        let size = usize::try_from(u64::from_le_bytes(*size.first_chunk()?)).ok()?;
        rest = rest.get(size.checked_add(LARGE_RECORD.len() + 8 + LARGE_LOCATOR_LENGTH)?..)?;
    }
    rest.starts_with(RECORD).then_some(())?;
    let comment = usize::from(u16_at(rest, COMMENT_LENGTH)?);
    Some(bytes.len() - rest.len() + RECORD_LENGTH + comment)
}

#[cfg(test)]
mod tests;
