//! The system: files, archives and preferences. All that may be slow or fail because of the outside world is here.

pub mod archive;
pub mod clock;
pub mod dialogs;
pub mod files;
pub mod pictures;
pub mod preferences;
pub mod tables;

pub use explain::Explained;

mod atomic;
mod explain;
