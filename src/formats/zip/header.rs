//! The headers of an archive's entries, as bytes: the one before each file, and the record in the directory.

/// Where a header has its parts, as offsets in bytes.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    pub(super) signature: &'static [u8],
    pub(super) method: usize,
    name_length: usize,
    pub(super) name: usize,
}

/// The header before each file.
pub(super) const OWN: Layout = Layout { signature: b"PK\x03\x04", method: 8, name_length: 26, name: 30 };
/// The record of a file in the directory.
pub(super) const RECORD: Layout = Layout { signature: b"PK\x01\x02", method: 10, name_length: 28, name: 46 };

/// The method and the name in the header at `start`.
pub(super) fn header(bytes: &[u8], start: usize, layout: Layout) -> Option<(u16, &[u8])> {
    let header = bytes.get(start..)?;
    header.starts_with(layout.signature).then_some(())?;
    let length = usize::from(u16_at(header, layout.name_length)?);
    Some((u16_at(header, layout.method)?, header.get(layout.name..layout.name + length)?))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}
