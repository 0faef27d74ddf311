//! The source view: the colours of the file in it, where it is asked for words or a line, and the person's own editor.

mod update;

use std::sync::Arc;

use crate::app::core::dialogs::Dialog;
use crate::formats::highlight::Span;
use crate::model::document::FileBody;

/// Longer texts have no colours: their pieces would take more memory than the rest of the studio.
pub const MOST_COLOURED: usize = 2_000_000;

/// What a person can ask of the source view.
#[derive(Debug, Clone)]
pub enum SourceCommand {
    /// Find words in the file that is shown.
    Find,
    /// The same, and put others in their place.
    Replace,
    /// Go to a line of the file that is shown.
    GoToLine,
    /// Open a file of the widget in the person's editor; the one that is shown if none is named.
    OpenInEditor {
        /// The file, and the byte to go to.
        place: Option<(String, Option<usize>)>,
    },
    /// Show the dialog with the command of the person's editor.
    ChooseEditor,
    /// The command that opens a file in the person's editor.
    SetEditor(String),
}

/// Colours were worked out.
pub struct SourceEvent(Coloured);

/// The colours of a file.
pub struct Coloured {
    /// The file.
    pub file: String,
    /// The text that they are of.
    pub body: FileBody,
    /// Its pieces.
    pub spans: Arc<Vec<Span>>,
}

/// What the source view is asked for, with a new number each time: views act once on each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To find words.
    Find(u64),
    /// To find words and put others in their place.
    Replace(u64),
    /// To go to a line.
    Line(u64),
}

impl Asked {
    /// Its number.
    pub fn serial(self) -> u64 {
        match self {
            Self::Find(serial) | Self::Replace(serial) | Self::Line(serial) => serial,
        }
    }
}

/// The source view.
#[derive(Default)]
pub struct Source {
    /// The colours of a file that was in the source view, as of some text of it.
    pub coloured: Option<Coloured>,
    /// What the source view was asked for last.
    pub asked: Option<Asked>,
    /// The content whose colours are worked out, or were last.
    colours_of: Option<u64>,
}

/// The dialog with the command of the person's editor.
pub struct EditorDialog;

impl Dialog for EditorDialog {
    fn is_about_widget(&self) -> bool {
        false
    }
}
