//! Larger work on widgets: new ones, logos from a picture, forms, texts and their tables, archives, merging, comparing.

pub mod acceptance;
pub mod archive;
pub mod assist;
pub mod before_after;
pub mod bundled;
pub mod callback_stub;
pub mod compare;
pub mod diff;
pub mod files;
pub mod find;
pub mod forms;
pub mod logos;
pub mod mark;
pub mod merge;
pub mod new_widget;
pub mod texts;
