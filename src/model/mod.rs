//! The widget in memory: its files, edits of them, undo. Knows no window, thread, clock or file of the system.

pub mod change_builder;
pub mod document;
pub mod product;
pub mod project;
pub mod studio_file;
pub mod widget;
