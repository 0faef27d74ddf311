//! The rules of the archive and of the files in it.

pub mod archive;
pub mod contents;
pub mod held;
pub mod leave_out;
pub mod names;
pub mod unneeded;
