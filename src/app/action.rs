//! Plain actions: what has a name, perhaps a key, and can be chosen in the palette, on a button, or in a menu.

/// An action without a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Choose a folder and open the widget in it.
    OpenFolder,
    /// Choose an archive and open the widget in it.
    OpenZip,
    /// Open the bundled sample.
    OpenSample,
    /// Start a plain new widget.
    NewWidget,
    /// Write all changes.
    Save,
    /// Write to another folder.
    SaveAsFolder,
    /// Write to another archive.
    SaveAsZip,
    /// Read the widget from disk again.
    Reload,
    /// Back to the start page.
    CloseWidget,
    /// Show what goes into `widget.zip`, and pack it.
    Pack,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Show what all safe fixes would change.
    FixAllSafe,
    /// Find words in the file that is shown.
    Find,
    /// Find words in the file that is shown, and put others in their place.
    Replace,
    /// Search in all texts of the widget.
    Search,
    /// Go to a line of the file that is shown.
    GoToLine,
    /// Open the file that is shown in another program.
    OpenInEditor,
    /// The command of the person's editor.
    ChooseEditor,
    /// The folder with what is built of the project.
    BuildFolder,
    /// Make a new file in the widget.
    NewFile,
    /// Give the file that is shown another path.
    RenameFile,
    /// Make a copy of the file that is shown.
    CopyFile,
    /// Take the file that is shown away.
    DeleteFile,
    /// Select the next finding.
    NextFinding,
    /// Select the finding before.
    PreviousFinding,
    /// Write the texts into a table for translators.
    ExportTexts,
    /// Look at the texts in a table that came back, to take them.
    ImportTexts,
    /// Raise the third number of the version.
    BumpPatch,
    /// Raise the second number of the version.
    BumpMinor,
    /// Raise the first number of the version.
    BumpMajor,
    /// Open the list of all actions.
    Palette,
    /// All keys.
    Keys,
    /// The list of all checks.
    AllChecks,
    /// The moderation checklist.
    Checklist,
    /// Compare builds of the widget.
    Compare,
    /// What the check found, for others.
    Report,
    /// Look for unsaved edits that an earlier run left behind.
    RescuedEdits,
    /// Copy what a bug report needs.
    CopyDiagnostics,
    /// Show the logs in their folder.
    OpenLogs,
    /// About the studio.
    About,
    /// Light, dark or as the system.
    NextTheme,
    /// The other language.
    NextLanguage,
}

/// A key with modifiers, independent of the window toolkit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// A letter, or such as `F8`.
    pub key: &'static str,
}

impl Action {
    /// All actions, in the order of the palette.
    pub const ALL: &[Self] = &[
        Self::OpenFolder,
        Self::OpenZip,
        Self::OpenSample,
        Self::NewWidget,
        Self::Save,
        Self::SaveAsFolder,
        Self::SaveAsZip,
        Self::Reload,
        Self::CloseWidget,
        Self::Pack,
        Self::Undo,
        Self::Redo,
        Self::FixAllSafe,
        Self::Find,
        Self::Replace,
        Self::Search,
        Self::GoToLine,
        Self::OpenInEditor,
        Self::ChooseEditor,
        Self::BuildFolder,
        Self::NewFile,
        Self::RenameFile,
        Self::CopyFile,
        Self::DeleteFile,
        Self::NextFinding,
        Self::PreviousFinding,
        Self::ExportTexts,
        Self::ImportTexts,
        Self::BumpPatch,
        Self::BumpMinor,
        Self::BumpMajor,
        Self::Palette,
        Self::Keys,
        Self::AllChecks,
        Self::Checklist,
        Self::Compare,
        Self::Report,
        Self::RescuedEdits,
        Self::CopyDiagnostics,
        Self::OpenLogs,
        Self::About,
        Self::NextTheme,
        Self::NextLanguage,
    ];

    /// Those with keys, in groups, each with the id of its name.
    pub const WITH_KEYS: &[(&str, &[Self])] = &[
        (
            "keys-widget",
            &[Self::NewWidget, Self::OpenFolder, Self::OpenZip, Self::Save, Self::SaveAsFolder, Self::Reload, Self::CloseWidget],
        ),
        ("keys-change", &[Self::Undo, Self::Redo, Self::FixAllSafe, Self::NextFinding, Self::PreviousFinding, Self::Pack]),
        ("keys-find", &[Self::Palette, Self::Search, Self::Find, Self::Replace, Self::GoToLine, Self::OpenInEditor, Self::Keys]),
    ];

    /// Id of its name in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::OpenFolder => "action-open-folder",
            Self::OpenZip => "action-open-zip",
            Self::OpenSample => "action-open-sample",
            Self::NewWidget => "action-new-widget",
            Self::Save => "action-save",
            Self::SaveAsFolder => "action-save-as-folder",
            Self::SaveAsZip => "action-save-as-zip",
            Self::Reload => "action-reload",
            Self::CloseWidget => "action-close",
            Self::Pack => "action-pack",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::FixAllSafe => "action-fix-all-safe",
            Self::Find => "action-find",
            Self::Replace => "action-replace",
            Self::Search => "action-search",
            Self::GoToLine => "action-go-to-line",
            Self::OpenInEditor => "action-open-in-editor",
            Self::ChooseEditor => "action-choose-editor",
            Self::BuildFolder => "action-build-folder",
            Self::NewFile => "action-new-file",
            Self::RenameFile => "action-rename-file",
            Self::CopyFile => "action-copy-file",
            Self::DeleteFile => "action-delete-file",
            Self::NextFinding => "action-next-finding",
            Self::PreviousFinding => "action-previous-finding",
            Self::ExportTexts => "action-export-texts",
            Self::ImportTexts => "action-import-texts",
            Self::BumpPatch => "action-bump-patch",
            Self::BumpMinor => "action-bump-minor",
            Self::BumpMajor => "action-bump-major",
            Self::Palette => "action-palette",
            Self::Keys => "action-keys",
            Self::AllChecks => "action-all-checks",
            Self::Checklist => "action-checklist",
            Self::Compare => "action-compare",
            Self::Report => "action-report",
            Self::RescuedEdits => "action-rescued-edits",
            Self::CopyDiagnostics => "action-copy-diagnostics",
            Self::OpenLogs => "action-open-logs",
            Self::About => "action-about",
            Self::NextTheme => "action-next-theme",
            Self::NextLanguage => "action-next-language",
        }
    }

    /// Its key.
    pub fn shortcut(self) -> Option<Shortcut> {
        let (command, shift, key) = match self {
            Self::OpenFolder => (true, false, "O"),
            Self::OpenZip => (true, true, "O"),
            Self::NewWidget => (true, false, "N"),
            Self::Save => (true, false, "S"),
            Self::SaveAsFolder => (true, true, "S"),
            Self::Reload => (true, false, "R"),
            Self::CloseWidget => (true, false, "W"),
            Self::Pack => (true, false, "P"),
            Self::Undo => (true, false, "Z"),
            Self::Redo => (true, true, "Z"),
            Self::FixAllSafe => (true, true, "R"),
            Self::Find => (true, false, "F"),
            Self::Replace => (true, false, "H"),
            Self::Search => (true, true, "F"),
            Self::GoToLine => (true, false, "G"),
            Self::OpenInEditor => (true, false, "E"),
            Self::NextFinding => (false, false, "F8"),
            Self::PreviousFinding => (false, true, "F8"),
            Self::Palette => (true, false, "K"),
            Self::Keys => (false, false, "F1"),
            _ => return None,
        };
        Some(Shortcut { command, shift, key })
    }

    /// A second key, which people know from other programs.
    pub fn other_shortcut(self) -> Option<Shortcut> {
        (self == Self::Redo).then_some(Shortcut { command: true, shift: false, key: "Y" })
    }

    /// Whether it needs an open widget.
    pub fn needs_widget(self) -> bool {
        !matches!(
            self,
            Self::OpenFolder
                | Self::OpenZip
                | Self::OpenSample
                | Self::NewWidget
                | Self::ChooseEditor
                | Self::Palette
                | Self::Keys
                | Self::AllChecks
                | Self::RescuedEdits
                | Self::CopyDiagnostics
                | Self::OpenLogs
                | Self::About
                | Self::NextTheme
                | Self::NextLanguage
        )
    }
}

impl std::fmt::Display for Shortcut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let command = if cfg!(target_os = "macos") { "Cmd " } else { "Ctrl " };
        let shift = if self.shift { "Shift " } else { "" };
        write!(f, "{}{shift}{}", if self.command { command } else { "" }, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_on_the_page_of_keys_once_and_means_one_thing() {
        let shown: Vec<Action> = Action::WITH_KEYS.iter().flat_map(|(_, actions)| *actions).copied().collect();
        for action in Action::ALL {
            let times = shown.iter().filter(|other| *other == action).count();
            assert_eq!(times, usize::from(action.shortcut().is_some()), "{action:?}");
        }
        let keys: Vec<Shortcut> = Action::ALL.iter().flat_map(|action| [action.shortcut(), action.other_shortcut()]).flatten().collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{key}");
        }
    }
}
