//! ZIP archives: read however hostile they are, written the same on every system.

pub mod facts;
pub mod read;
pub mod write;
