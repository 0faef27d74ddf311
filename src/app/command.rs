//! Everything that a person can ask for: buttons, menus, keys, the palette and tests send the same commands.

use std::path::PathBuf;

use super::action::Action;
use super::diagnostics::CrashCommand;
use super::dialog::{Document, PickFor};
use super::disk_sync::Version;
use super::install::Ask;
use super::intent::{Intent, Proposal};
use super::lab::LabCommand;
use super::rescue::RescueCommand;
use super::state::Tab;
use super::wizard::WizardCommand;
use crate::checks::engine::finding::FindingId;
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::Scope;
use crate::formats::path::RelPath;
use crate::model::project::DocId;
use crate::system::preferences::{LogLevel, Theme};
use crate::text::Lang;
use crate::text::msg::Msg;

/// One request.
#[derive(Debug, Clone)]
pub enum Command {
    /// A plain action.
    Do(Action),
    /// Open the widget at a path.
    Open(PathBuf),
    /// Take an entry off the recent list.
    ForgetRecent(PathBuf),
    /// Change the widget as one step.
    Edit {
        /// The widget that the person sees.
        doc: DocId,
        /// What to change.
        intent: Intent,
    },
    /// Take back what was typed last into a field.
    CancelTyping {
        /// The widget that the person sees.
        doc: DocId,
        /// The merge key of what was typed.
        key: String,
        /// What puts back what the field had before.
        before: Intent,
    },
    /// Typing in a field has ended.
    EndTyping,
    /// Show a tab.
    ShowTab(Tab),
    /// Show a file in the source view.
    ShowFile(RelPath),
    /// Go to a place of a file: select it in the source and focus its field.
    GoTo {
        /// The file.
        file: String,
        /// The value.
        pointer: Option<String>,
        /// The bytes.
        range: Option<std::ops::Range<usize>>,
    },
    /// Select a finding and go to it.
    Select(FindingId),
    /// Repair a finding: at once if that is safe, else shown first.
    Fix(FindingId),
    /// Show what a larger step would change, to be confirmed.
    Propose {
        /// The widget that the person sees.
        doc: DocId,
        /// The step.
        proposal: Proposal,
    },
    /// Choose another way of the fix that is shown.
    ChooseFix(usize),
    /// Make the shown changes.
    ConfirmFix,
    /// Copy the words of a finding.
    Copy(FindingId),
    /// Ask for the reason to accept a finding; `None` for all present findings.
    AskReason(Option<FindingId>),
    /// Accept what the dialog is about.
    Accept {
        /// How far the acceptance goes; all present findings are accepted where they are.
        scope: Scope,
        /// Why.
        reason: String,
    },
    /// No longer accept an accepted finding.
    StopAccepting(FindingId),
    /// Show the page of a rule.
    ShowRule(String),
    /// Tick a point of the moderation checklist, or write a note to it.
    Tick {
        /// The point, by its id.
        point: &'static str,
        /// Whether it is done.
        done: bool,
        /// The note; may be empty.
        note: String,
    },
    /// Show a document about the widget, to be copied or saved.
    ShowDocument(Document),
    /// Copy the document that is shown.
    CopyDocument,
    /// Choose where the document that is shown is saved.
    SaveDocument,
    /// Leave a page that covers the tab.
    ClosePage,
    /// What concerns accounts.
    Install(Ask),
    /// Choose a picture for a file of the widget.
    ReplacePicture(RelPath),
    /// Take the picture at a path of the disk for a file of the widget.
    TakePicture {
        /// The file of the widget.
        target: RelPath,
        /// The picture on disk.
        source: PathBuf,
    },
    /// Compare the table at a path of the disk with the texts of the widget, and show what it changes.
    ReviewTexts(PathBuf),
    /// Take these of the shown texts, by their places in the review.
    TakeTexts(Vec<usize>),
    /// What is asked about edits that were left behind.
    Rescue(RescueCommand),
    /// What is asked about the report of a breakdown.
    Crash(CrashCommand),
    /// How much is logged.
    SetLogLevel(LogLevel),
    /// What is asked of the pictures lab.
    Lab(LabCommand),
    /// What is asked of the dialog that makes widgets.
    Wizard(WizardCommand),
    /// The product that the widget is for.
    SetProduct(Product),
    /// What the widget has to stand.
    SetProfile(Profile),
    /// The locale that texts are compared with.
    SetBaseLocale(String),
    /// Say why something that was asked for can't be done, or was done in part.
    Tell(Msg),
    /// Light, dark or as the system.
    SetTheme(Theme),
    /// The language of the studio.
    SetLang(Lang),
    /// The window has this size in points.
    SetWindowSize(f32, f32),
    /// Choose where the archive goes.
    ChoosePackTarget,
    /// Pack to the chosen place.
    PackNow {
        /// Although there are errors.
        anyway: bool,
    },
    /// Show the packed archive in its folder.
    RevealPacked,
    /// Show the file at this place of those that changed here and on disk.
    ShowConflict(usize),
    /// Choose a version of the file that is shown.
    ChooseVersion(Version),
    /// Make the chosen versions the present ones; a save that waits goes on.
    TakeVersions,
    /// Go on with a widget that another studio has open.
    GoOnBeside {
        /// To look at it alone.
        read_only: bool,
    },
    /// Open an address in the person's browser.
    OpenLink(String),
    /// Open a file of the widget in the person's editor.
    OpenInEditor {
        /// The file.
        file: String,
        /// The byte to go to.
        at: Option<usize>,
    },
    /// The command that opens a file in the person's editor.
    SetEditor(String),
    /// Choose the folder with what is built of the project.
    ChooseBuildFolder,
    /// The project's own folder holds the widget.
    NoBuildFolder,
    /// Close or replace the widget: save first.
    SaveThenGo,
    /// Close or replace the widget: drop the changes.
    DropThenGo,
    /// Close the dialog without doing anything.
    Cancel,
    /// Close the message with this number.
    Dismiss(u64),
    /// The window was asked to close.
    CloseWindow,
    /// The window has come to the front: look whether files changed on disk.
    LookAtDisk,
    /// The same: look what other windows and commands changed in preferences, accounts and the history.
    LookAtSharedFiles,
    /// A native dialog was answered.
    Picked(PickFor, Option<PathBuf>),
}

impl From<LabCommand> for Command {
    fn from(command: LabCommand) -> Self {
        Self::Lab(command)
    }
}

impl From<WizardCommand> for Command {
    fn from(command: WizardCommand) -> Self {
        Self::Wizard(command)
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}
