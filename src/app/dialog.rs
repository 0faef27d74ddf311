//! Dialogs: which there are, what each shows, and where the person goes after one.

use std::path::PathBuf;
use std::sync::Arc;

use super::diagnostics::CrashDialog;
use super::diff::FileDiff;
use super::disk_sync::ConflictsDialog;
use super::install::Change;
use super::jobs::JobId;
use super::lab::{Lab, Look, Role};
use super::rescue::RescueDialog;
use super::wizard::Wizard;
use crate::account::history::Entry;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::fix::FixOption;
use crate::checks::engine::rule::Product;
use crate::formats::path::RelPath;
use crate::model::project::Revision;
use crate::model::widget::{FileChange, Widget};
use crate::report::Format;
use crate::report::checklist::Layout;
use crate::report::fleet;
use crate::services::texts::exchange::Review;
use crate::text::msg::Msg;

/// A dialog in front of everything.
pub enum Dialog {
    /// A fix to look at or to choose.
    Fix(Box<FixDialog>),
    /// Pictures made from one.
    Lab(Box<Lab>),
    /// A picture before and after.
    Look(Box<Look>),
    /// What would go into the archive.
    Pack(PackDialog),
    /// Texts that came back from translators.
    Texts(TextsDialog),
    /// Files that were changed here and on disk.
    Conflicts(ConflictsDialog),
    /// Another studio has the widget open.
    Second,
    /// The command of the person's editor.
    Editor,
    /// The folder with what is built of the project.
    BuildFolder,
    /// A change of an account that is asked about first.
    Account(Change),
    /// A finding to be accepted with a reason; `None` for all present ones.
    Accept(Option<Box<Finding>>),
    /// A document for others.
    Document(DocumentDialog),
    /// A widget to be made.
    New(Box<Wizard>),
    /// Edits that an earlier run left behind.
    Rescue(RescueDialog),
    /// The last run broke down.
    Crash(CrashDialog),
    /// About the studio: its version, its folders, its log.
    About,
    /// There are unsaved changes and the person is leaving.
    Unsaved(Leaving),
}

/// Changes to look at before they are made.
pub struct FixDialog {
    /// What they are for.
    pub purpose: Purpose,
    /// The ways to choose from; none for all safe fixes together.
    pub ways: Vec<FixOption>,
    /// The chosen way.
    pub chosen: usize,
    /// How many findings it repairs.
    pub repairs: usize,
    /// The changes of the chosen way; `None` while they are worked out.
    pub changes: Option<Vec<FileChange>>,
    /// What they change.
    pub diff: Vec<FileDiff>,
    /// Why they can't be worked out.
    pub error: Option<String>,
    /// The state that they are for.
    pub(super) of: Revision,
    pub(super) widget: Arc<Widget>,
    /// The job that works them out.
    pub(super) working: Option<JobId>,
}

/// What changes that are shown are for.
pub enum Purpose {
    /// They repair a finding.
    Finding(Box<Finding>),
    /// They are all safe fixes.
    AllSafe,
    /// They are a step that is large enough to be looked at first.
    Step {
        /// What it does.
        title: Msg,
        /// What it means.
        about: Msg,
    },
}

/// What would go into the archive, and what came of packing it.
pub struct PackDialog {
    /// Every file with the decision about it.
    pub plan: Vec<crate::crm::package::Planned>,
    /// Where it goes; `None` until chosen.
    pub target: Option<PathBuf>,
    /// The archive as it would be: size and sum.
    pub built: Option<Result<Built, String>>,
    /// Whether it has been written.
    pub written: bool,
    /// Whether the person is being asked to pack in spite of errors.
    pub asks_anyway: bool,
    /// The state that is packed.
    pub(super) of: Revision,
    pub(super) widget: Arc<Widget>,
    /// The job that builds the archive.
    pub(super) building: Option<JobId>,
}

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
    Fleet(fleet::Layout),
}

/// A document to be looked at, copied and saved.
pub struct DocumentDialog {
    /// Which one.
    pub document: Document,
    /// Its text; `None` while it is written.
    pub text: Option<Arc<str>>,
    /// The job that writes it.
    pub(super) writing: Option<JobId>,
}

/// An archive in memory.
#[derive(Clone)]
pub struct Built {
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Texts of a table to be looked at before they are taken.
pub struct TextsDialog {
    /// The name of the file.
    pub file: String,
    /// What it changes, what is refused.
    pub review: Arc<Review>,
    /// The state that it was compared with.
    pub(super) of: Revision,
    /// The job that makes changes of the chosen ones.
    pub(super) making: Option<JobId>,
}

/// Where the person goes when unsaved changes are in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// To the start page.
    Start,
    /// To another widget.
    Open(PathBuf),
    /// To the sample.
    Sample,
    /// To a new widget, for this product.
    New(Arc<Widget>, Product),
    /// To a widget with these files of the edits that were left in a file of the rescue folder.
    Restore(PathBuf, Vec<RelPath>),
    /// To the state on disk.
    Reload,
    /// Out of the program.
    Quit,
}

/// What a native dialog was opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickFor {
    /// Open a folder.
    OpenFolder,
    /// Open an archive.
    OpenZip,
    /// Save to a folder.
    SaveFolder,
    /// Save to an archive.
    SaveZip,
    /// The archive to pack to.
    PackTarget,
    /// A picture for this file.
    Picture(RelPath),
    /// The file for the document that is shown.
    Document,
    /// The file for these requests.
    Requests(Vec<Arc<Entry>>),
    /// The table that texts go to.
    ExportTexts,
    /// A table of texts to take.
    ImportTexts,
    /// A picture that others are made from.
    Source(Role),
    /// The folder with what is built of the project.
    BuildFolder,
}

impl Dialog {
    /// Whether it comes up without being asked for: what the person asks for hides it only for a while.
    pub(super) fn comes_by_itself(&self) -> bool {
        matches!(self, Self::Rescue(_) | Self::Crash(_) | Self::Conflicts(_))
    }

    /// Whether it is about the open widget, and of no use for another.
    pub(super) fn is_about_widget(&self) -> bool {
        !matches!(self, Self::Rescue(_) | Self::Crash(_) | Self::About | Self::Editor)
    }
}

impl Document {
    /// The ending of its file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Report { format, .. } => format.extension(),
            Self::Checklist(Layout::Markdown) => Format::Markdown.extension(),
            Self::Checklist(Layout::Html) => Format::Html.extension(),
            Self::Fleet(layout) => layout.extension(),
        }
    }

    /// The usual name of its file.
    pub fn file_name(self) -> String {
        let stem = match self {
            Self::Report { .. } => "widget-report",
            Self::Checklist(_) => "widget-checklist",
            Self::Fleet(_) => "widget-accounts",
        };
        format!("{stem}.{}", self.extension())
    }
}
