//! Files as a person handles them: new ones, copies, other names, files of the disk that are taken in, files that go.

mod update;

use std::path::PathBuf;

use crate::app::core::dialogs::Dialog;
use crate::formats::path::RelPath;
use crate::services::files::Template;
use crate::system::input::InputError;
use crate::text::msg::Msg;

/// What a person can ask of the widget's files.
#[derive(Debug, Clone)]
pub enum FilesCommand {
    /// Ask for a path.
    Ask(FileTask),
    /// Ask for the new path of the file in the source view, or of its copy.
    AskOfShown {
        /// Whether it is a copy.
        is_copy: bool,
    },
    /// The path that was asked for.
    Make(String),
    /// Take a file away; the one in the source view if none is named.
    Delete(Option<RelPath>),
    /// Take files of the disk into a folder of the widget.
    Take {
        /// The folder; empty for the widget's own.
        folder: String,
        /// The files.
        files: Vec<PathBuf>,
    },
}

/// What a path is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileTask {
    /// A new file that begins as this.
    New(Template),
    /// The new path of a file.
    Rename(RelPath),
    /// A copy of a file.
    Copy(RelPath),
}

/// Files of the disk were read.
pub struct FilesEvent {
    folder: String,
    files: Vec<(PathBuf, Result<Vec<u8>, InputError>)>,
}

/// The widget's files.
#[derive(Default)]
pub struct Files {
    /// The file that gets another path, and that path, until the source view shows it.
    renames: Option<(RelPath, RelPath)>,
}

/// The dialog that asks for a path.
pub struct FileDialog {
    /// What for.
    pub task: FileTask,
    /// What is in the line at first.
    pub start: String,
    /// Why the path was not taken.
    pub fault: Option<Msg>,
}

impl Dialog for FileDialog {}
