//! Documents for others: reports of the check, the moderation checklist, and the last run in many accounts; copied or saved.

mod update;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::core::dialogs::Dialog;
use crate::app::core::handed::Made;
use crate::app::core::jobs::JobId;
use crate::report::Format;
use crate::report::acceptance;
use crate::report::bulk;
use crate::report::checklist::Layout;
use crate::system::output::OutputError;

/// What a person can ask of documents.
#[derive(Debug, Clone)]
pub enum ReportsCommand {
    /// Show a document about the widget, to be copied or saved.
    Show(Document),
    /// The same for a document whose facts another feature has.
    ShowMade(Document, Made),
    /// Copy the document that is shown.
    Copy,
    /// Choose where the document that is shown is saved.
    ChooseTarget,
    /// Save the document that is shown to this path.
    Save(PathBuf),
    /// Tick a point of the moderation checklist, or write a note to it.
    Tick {
        /// The point, by its id.
        point: &'static str,
        /// Whether it is done.
        done: bool,
        /// The note; may be empty.
        note: String,
    },
}

/// What jobs of the documents return.
pub enum ReportsEvent {
    /// A native dialog was answered.
    Chosen(ReportsCommand),
    /// A document was written.
    Written(String),
    /// A document was saved to this path.
    Saved(PathBuf, Result<(), OutputError>),
}

/// The documents. They have no state besides their dialog.
#[derive(Default)]
pub struct Reports;

/// A document about the widget, for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// What the last check found.
    Report {
        /// How it is written.
        format: Format,
        /// Whether text says why each finding matters.
        why: bool,
    },
    /// The moderation checklist, for sign-off.
    Checklist(Layout),
    /// What came of the last run in many accounts.
    Bulk(bulk::Layout),
    /// The receipt of the last change in the account in front.
    Receipt(bulk::Layout),
    /// An acceptance pass.
    Acceptance(acceptance::Layout),
    /// The ticket of a case of an acceptance pass; saved with its evidence, as an archive.
    Fault,
}

/// A document to be looked at, copied and saved.
pub struct DocumentDialog {
    /// Which one.
    pub document: Document,
    /// Its text; `None` while it is written.
    pub text: Option<Arc<str>>,
    /// The job that writes it.
    writing: Option<JobId>,
    /// What is saved of it, if another feature knows.
    made: Option<Made>,
}

impl Dialog for DocumentDialog {}

impl Document {
    /// The ending of its file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Report { format, .. } => format.extension(),
            Self::Checklist(Layout::Markdown) => Format::Markdown.extension(),
            Self::Checklist(Layout::Html) => Format::Html.extension(),
            Self::Bulk(layout) | Self::Receipt(layout) => layout.extension(),
            Self::Acceptance(layout) => layout.extension(),
            Self::Fault => "zip",
        }
    }

    /// The usual name of its file.
    pub fn file_name(self) -> String {
        let stem = match self {
            Self::Report { .. } => "widget-report",
            Self::Checklist(_) => "widget-checklist",
            Self::Bulk(_) => "widget-accounts",
            Self::Receipt(_) => "widget-receipt",
            Self::Acceptance(_) => "widget-acceptance",
            Self::Fault => "widget-fault",
        };
        format!("{stem}.{}", self.extension())
    }
}
