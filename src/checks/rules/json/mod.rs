//! The rules of JSON files as texts.

pub mod syntax;
