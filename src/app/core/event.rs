//! What the jobs of the core return.

use std::path::PathBuf;

use super::jobs::JobId;
use crate::model::project::Revision;
use crate::system::files::{OpenError, Opened};
use crate::system::open_external::OpenFault;
use crate::system::preferences::Preferences;
use crate::system::shared_file::{Delivered, SharedFileError};
use crate::system::typed_path::PathFault;

/// What the jobs of the core return.
pub(in crate::app) enum CoreEvent {
    /// A widget was read: its path, and the state of the open one that the person agreed to leave.
    Opened(PathBuf, Option<Revision>, Result<Opened, OpenError>),
    /// Something was opened in another program, or not.
    OpenedExternal(OpenExternal, Result<(), OpenFault>),
    /// Changes of the preferences were written, and what others changed was read.
    Remembered(Result<Delivered<Preferences>, SharedFileError>),
    /// What a text in the line for a path can go on with.
    Completed(String, Vec<String>),
    /// The path that was typed into it for the dialog of a job, or why it isn't taken.
    Typed { dialog: JobId, text: String, result: Result<PathBuf, PathFault> },
}

/// What is opened in another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum OpenExternal {
    /// A file, in the person's editor.
    Editor(PathBuf),
    /// The place of a file, in the file manager.
    Folder(PathBuf),
    /// An address, in the browser.
    Link(String),
    /// A widget, in another window of the studio.
    Window,
}
