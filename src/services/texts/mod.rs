//! Work on the texts of all locales: side by side, their keys, tables for translators, made-up translations.

pub mod exchange;
pub mod grid;
pub mod literals;
pub mod pseudo;
pub mod references;
pub mod structure;
