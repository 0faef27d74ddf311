//! [`ObservedReader`]: reports how much of its bytes is read, and can stop a decoder that reads them.

use std::cell::Cell;
use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};

use crate::formats::picture::Progress;

/// Bytes that are given at once: few enough that a decoder comes back soon.
const AT_ONCE: usize = 4096;

/// A reader of bytes that reports its progress. Once stopped, each further read fails.
pub struct ObservedReader<'b> {
    bytes: Cursor<&'b [u8]>,
    progress: Progress<'b>,
    stopped: &'b Cell<bool>,
}

impl<'b> ObservedReader<'b> {
    /// Calls `progress` with the part of `bytes` that is read; sets `stopped` when `progress` breaks.
    pub fn new(bytes: &'b [u8], progress: Progress<'b>, stopped: &'b Cell<bool>) -> Self {
        Self { bytes: Cursor::new(bytes), progress, stopped }
    }
}

impl BufRead for ObservedReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let part = self.bytes.position() as f32 / self.bytes.get_ref().len().max(1) as f32;
        if self.stopped.get() || (self.progress)(part.min(1.0)).is_break() {
            self.stopped.set(true);
            return Err(io::Error::other("stopped"));
        }
        let rest = self.bytes.fill_buf()?;
        Ok(rest.get(..AT_ONCE).unwrap_or(rest))
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.consume(amount);
    }
}

impl Read for ObservedReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl Seek for ObservedReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
