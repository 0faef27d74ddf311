//! The rules of secrets that would go out with the archive.

pub mod heuristics;
pub mod patterns;
