//! The rules of the manifest: the file and its blocks, the fields of `widget`, the tour, installing.

pub mod contacts;
pub mod descriptions;
pub mod elsewhere;
pub mod fields;
pub mod file;
pub mod identity;
pub mod installation;
pub mod references;
pub mod tour;
pub mod values;
