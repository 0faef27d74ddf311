//! Everything that a person can ask for: buttons, menus, keys, the palette and tests send the same commands. Each is of the core or
//! of a feature.

use super::action::Action;
use super::core::navigation::NavCommand;
use super::features::acceptance::AcceptanceCommand;
use super::features::checking::CheckingCommand;
use super::features::compare::CompareCommand;
use super::features::diagnostics::DiagnosticsCommand;
use super::features::disk::DiskCommand;
use super::features::editing::EditingCommand;
use super::features::files::FilesCommand;
use super::features::fixes::FixesCommand;
use super::features::images::ImagesCommand;
use super::features::install::InstallCommand;
use super::features::new_widget::NewWidgetCommand;
use super::features::pack::PackCommand;
use super::features::preferences::PreferencesCommand;
use super::features::recent::RecentCommand;
use super::features::recovery::RecoveryCommand;
use super::features::reports::ReportsCommand;
use super::features::run::RunCommand;
use super::features::search::SearchCommand;
use super::features::source::SourceCommand;
use super::features::texts::TextsCommand;

/// The commands of each part, with the way from them.
macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident($command:ident),)+) => {
        /// One request.
        #[derive(Debug, Clone)]
        pub enum Command {
            /// Close the dialog in front without doing anything; asks first if something was made in it.
            Cancel,
            /// Close the dialog in front though what was made in it is lost.
            ThrowAway,
            /// The window has come to the front: look what other windows and commands changed in preferences, accounts and the history.
            LookAtSharedFiles,
            /// Stop the work that the person waits for, where that can be stopped.
            StopWork,
            $($(#[$doc])* $variant($command),)+
        }

        $(impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$variant(command)
            }
        })+
    };
}

commands! {
    /// A plain action.
    Do(Action),
    /// Getting from place to place.
    Nav(NavCommand),
    /// Typing, undo, the version.
    Editing(EditingCommand),
    /// Checks and findings.
    Checking(CheckingCommand),
    /// Fixes and larger steps.
    Fixes(FixesCommand),
    /// Files as a person handles them.
    Files(FilesCommand),
    /// The search in all texts.
    Search(SearchCommand),
    /// The source view.
    Source(SourceCommand),
    /// The texts of all locales.
    Texts(TextsCommand),
    /// Pictures.
    Images(ImagesCommand),
    /// Documents for others.
    Reports(ReportsCommand),
    /// The archive.
    Pack(PackCommand),
    /// The widget on disk.
    Disk(DiskCommand),
    /// Widgets that were opened before.
    Recent(RecentCommand),
    /// Edits that an earlier run left.
    Recovery(RecoveryCommand),
    /// The dialog that makes widgets.
    NewWidget(NewWidgetCommand),
    /// Accounts.
    Install(InstallCommand),
    /// The widget in a made-up CRM.
    Run(RunCommand),
    /// Acceptance passes.
    Acceptance(AcceptanceCommand),
    /// Breakdowns and the log.
    Diagnostics(DiagnosticsCommand),
    /// Comparing builds.
    Compare(CompareCommand),
    /// What the person prefers.
    Preferences(PreferencesCommand),
}
