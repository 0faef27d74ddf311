//! The rules of the archive and of the files in it.

pub mod archive;
pub mod contents;
pub mod names;
