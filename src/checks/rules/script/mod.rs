//! The rules of scripts, styles and other code.

pub mod code;
pub mod file;
pub mod styles;
pub mod usage;
