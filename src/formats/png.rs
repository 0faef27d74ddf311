//! What a PNG holds besides its pixels: read off the chunks, without decoding.

use std::io::{self, Read};
use std::ops::Range;

use flate2::bufread::ZlibDecoder;

/// Facts of a PNG besides its pixels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PngFacts {
    /// Bits of one channel: 1, 2, 4, 8 or 16.
    pub depth: u8,
    /// Whether it is stored in seven passes (Adam7).
    pub interlaced: bool,
    /// Whether it is an animation (APNG).
    pub animated: bool,
    /// Whether it has a colour profile of its own.
    pub profile: bool,
    /// What its notes are called: keywords of texts, and `EXIF`.
    pub notes: Vec<String>,
    /// Bytes after the end of the picture.
    pub trailing: usize,
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Length, kind and sum around the data of a chunk.
const AROUND_DATA: usize = 12;

/// Chunks with texts and camera data.
pub fn is_note(kind: [u8; 4]) -> bool {
    [b"tEXt", b"zTXt", b"iTXt", b"eXIf"].contains(&&kind)
}

/// Chunks of an animation; without them the first frame is left.
pub fn is_animation(kind: [u8; 4]) -> bool {
    [b"acTL", b"fcTL", b"fdAT"].contains(&&kind)
}

impl PngFacts {
    /// Reads the chunks; `None` if it is no PNG.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut facts = Self::default();
        for (kind, range) in chunks(bytes)? {
            let data = bytes.get(range.start + 8..range.end.saturating_sub(4)).unwrap_or_default();
            match &kind {
                b"IHDR" => {
                    facts.depth = data.get(8).copied().unwrap_or_default();
                    facts.interlaced = data.get(12) == Some(&1);
                }
                b"acTL" => facts.animated = true,
                b"iCCP" => facts.profile = true,
                b"eXIf" => facts.notes.push("EXIF".to_owned()),
                b"IEND" => facts.trailing = bytes.len().saturating_sub(range.end),
                _ if is_note(kind) => {
                    let keyword = data.split(|b| *b == 0).next().unwrap_or_default();
                    facts.notes.push(keyword.iter().map(|b| char::from(*b)).collect());
                }
                _ => {}
            }
        }
        Some(facts)
    }
}

/// `bytes` without the chunks that `unwanted` names and without what follows the picture; `None` if it is no PNG, or one that
/// doesn't come to its end: decoders forgive that only while something follows.
pub fn without(bytes: &[u8], unwanted: fn([u8; 4]) -> bool) -> Option<Vec<u8>> {
    let chunks = chunks(bytes)?;
    chunks.last().filter(|(kind, _)| kind == b"IEND")?;
    let mut kept = SIGNATURE.to_vec();
    for (kind, range) in chunks {
        if !unwanted(kind) {
            kept.extend(bytes.get(range)?);
        }
    }
    Some(kept)
}

/// Whether the data of a PNG that was decoded without complaint holds more than the header says: decoders stop where they have
/// what they need. An inflated byte more is enough, so that a bomb isn't unpacked.
pub fn holds_more(bytes: &[u8]) -> bool {
    let said = || {
        let chunks = chunks(bytes)?;
        let data = |range: &Range<usize>| bytes.get(range.start + 8..range.end.saturating_sub(4));
        let (_, header) = chunks.iter().find(|(kind, _)| kind == b"IHDR")?;
        let wanted = inflated(data(header)?)?;
        let mut parts = chunks.iter().filter(|(kind, _)| kind == b"IDAT").filter_map(|(_, range)| data(range));
        let packed = Parts { first: parts.next().unwrap_or_default(), rest: parts };
        let held = io::copy(&mut ZlibDecoder::new(packed).take(wanted + 1), &mut io::sink()).ok()?;
        Some(held > wanted)
    };
    said().unwrap_or_default()
}

/// Bytes that the data of a picture with this header has when it is inflated.
fn inflated(header: &[u8]) -> Option<u64> {
    let side = |at: usize| header.get(at..)?.first_chunk().map(|bytes| u64::from(u32::from_be_bytes(*bytes)));
    let (width, height) = (side(0)?, side(4)?);
    let depth = u64::from(*header.get(8)?);
    let bits = depth * [1, 0, 3, 1, 2, 0, 4].get(usize::from(*header.get(9)?))?;
    // Where each pass of an interlaced picture begins and how far its pixels are apart, across and down.
    const PASSES: [[u64; 4]; 7] = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
    let pass = |[x, y, across, down]: [u64; 4]| {
        let (width, height) = (width.saturating_sub(x).div_ceil(across), height.saturating_sub(y).div_ceil(down));
        if width == 0 { 0 } else { height.saturating_mul(1 + width.saturating_mul(bits).div_ceil(8)) }
    };
    Some(if header.get(12) == Some(&1) { PASSES.into_iter().map(pass).sum() } else { pass([0, 0, 1, 1]) })
}

/// Slices, read one after the other.
struct Parts<'b, I> {
    first: &'b [u8],
    rest: I,
}

impl<'b, I: Iterator<Item = &'b [u8]>> io::BufRead for Parts<'b, I> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.first.is_empty()
            && let Some(next) = self.rest.next()
        {
            self.first = next;
        }
        Ok(self.first)
    }

    fn consume(&mut self, amount: usize) {
        self.first = self.first.get(amount..).unwrap_or_default();
    }
}

impl<'b, I: Iterator<Item = &'b [u8]>> Read for Parts<'b, I> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = io::BufRead::fill_buf(self)?.read(into)?;
        io::BufRead::consume(self, count);
        Ok(count)
    }
}

/// The chunks up to the end of the picture: kind and bytes, length and sum included.
fn chunks(bytes: &[u8]) -> Option<Vec<([u8; 4], Range<usize>)>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut found = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let Some((kind, _)) = after.split_first_chunk::<4>() else { break };
        let start = bytes.len() - rest.len();
        let whole = AROUND_DATA.saturating_add(u32::from_be_bytes(*length) as usize);
        let Some(next) = rest.get(whole..) else { break };
        found.push((*kind, start..start + whole));
        rest = next;
        if kind == b"IEND" {
            break;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Vec<u8> {
        crate::formats::picture::encode_png(&image::RgbaImage::new(3, 3)).unwrap()
    }

    fn noted(note: &[u8]) -> Vec<u8> {
        let mut png = plain();
        let mut chunk = ((note.len() - 4) as u32).to_be_bytes().to_vec();
        chunk.extend(note);
        chunk.extend([0; 4]);
        png.splice(33..33, chunk);
        png
    }

    #[test]
    fn facts_are_read_and_notes_taken_away() {
        assert_eq!(PngFacts::read(&plain()), Some(PngFacts { depth: 8, ..PngFacts::default() }));
        let mut png = noted(b"tEXtAuthor\0Me");
        png.extend(b"PK more");
        let facts = PngFacts::read(&png).unwrap();
        assert_eq!((facts.notes, facts.trailing), (vec!["Author".to_owned()], 7));
        assert_eq!(without(&png, is_note), Some(plain()));
        assert!(PngFacts::read(&noted(b"acTL00000000")).unwrap().animated);
    }

    #[test]
    fn broken_files_are_read_as_far_as_they_go() {
        assert_eq!(PngFacts::read(b"GIF89a"), None);
        assert_eq!(PngFacts::read(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), Some(PngFacts::default()));
    }
}
