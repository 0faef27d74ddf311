//! The rules of scripts, styles and other code.

pub mod bot;
pub mod code;
pub mod exports;
pub mod file;
pub mod life;
pub mod modules;
pub mod names;
pub mod page;
pub mod styles;
pub mod usage;
