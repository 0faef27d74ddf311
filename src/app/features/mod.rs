//! The features: each with its state, its commands, the events of its jobs, and what it does on both. None knows another.

pub mod checking;
pub mod compare;
pub mod diagnostics;
pub mod disk;
pub mod editing;
pub mod files;
pub mod fixes;
pub mod images;
pub mod install;
pub mod new_widget;
pub mod pack;
pub mod preferences;
pub mod recent;
pub mod recovery;
pub mod reports;
pub mod run;
pub mod search;
pub mod source;
pub mod texts;
