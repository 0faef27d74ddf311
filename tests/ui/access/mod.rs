//! Usable by everyone: each tab, page, dialog and menu by keyboard alone, in small windows, and in a language nobody translated.

mod fit;
mod keyboard;
mod pseudo;
pub mod scenes;
pub mod seen;
