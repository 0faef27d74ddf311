//! ZIP archives: read however hostile they are, written the same on every system.

pub mod facts;
mod header;
pub mod read;
mod salvage;
pub mod write;
