//! Native dialogs, behind a trait so that tests answer them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use raw_window_handle::{HasDisplayHandle, HasWindowHandle};

use super::open_external::{self, OpenFault};

/// What a dialog asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// An existing folder.
    Folder,
    /// An existing archive.
    Zip,
    /// A folder to write to.
    NewFolder,
    /// An archive to write to.
    NewZip,
    /// An existing picture.
    Picture,
    /// A file to write to, with its usual name.
    NewFile(String),
    /// An existing table.
    Table,
    /// A table to write to.
    NewTable,
    /// An existing picture or drawing.
    Source,
}

impl Wanted {
    /// Whether something is to be written there.
    pub fn is_new(&self) -> bool {
        matches!(self, Self::NewFolder | Self::NewZip | Self::NewFile(_) | Self::NewTable)
    }

    /// The usual name of what is to be written; empty for what is there.
    pub fn usual_name(&self) -> &str {
        match self {
            Self::NewZip => "widget.zip",
            Self::NewFile(name) => name,
            Self::NewTable => "texts.xlsx",
            _ => "",
        }
    }

    /// The endings that the file may have; none for any, and for folders.
    fn endings(&self) -> &'static [&'static str] {
        match self {
            Self::Zip | Self::NewZip => &["zip"],
            Self::Table | Self::NewTable => &["xlsx", "csv", "tsv", "txt"],
            Self::Picture => PICTURES,
            Self::Source => SOURCES,
            Self::Folder | Self::NewFolder | Self::NewFile(_) => &[],
        }
    }

    /// Whether a file of this name, in small letters, can be what is asked for.
    pub fn takes(&self, name: &str) -> bool {
        let has = |ending: &&str| name.strip_suffix(*ending).is_some_and(|stem| stem.ends_with('.'));
        matches!(self, Self::NewFile(_)) || self.endings().iter().any(has)
    }
}

/// What became of asking for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The person chose it.
    Path(PathBuf),
    /// The person closed the dialog.
    Nothing,
    /// The system has no dialog.
    NoDialog,
}

/// Asks the person for files and shows them.
pub trait Dialogs: Send + Sync {
    /// Asks for a path. Blocks: for job threads.
    fn ask(&self, wanted: &Wanted, title: &str) -> Answer;

    /// Whether the system always has a dialog, and shows it at once.
    fn is_sure(&self) -> bool;

    /// Shows a file in the system's file manager. Blocks: for job threads.
    ///
    /// # Errors
    /// [`OpenFault`].
    fn reveal(&self, path: &Path) -> Result<(), OpenFault>;

    /// Opens a text in a program: by `command`, a program with its arguments, or in the one that the system has for texts.
    /// Blocks: for job threads.
    ///
    /// # Errors
    /// [`OpenFault`].
    fn open_in_editor(&self, path: &Path, command: &[String]) -> Result<(), OpenFault>;

    /// Opens an address of the web or of mail in the person's program for it. Blocks: for job threads.
    ///
    /// # Errors
    /// [`OpenFault`].
    fn open_link(&self, address: &str) -> Result<(), OpenFault>;

    /// Opens a widget in another window of the studio. Blocks: for job threads.
    ///
    /// # Errors
    /// [`OpenFault`].
    fn open_window(&self, path: &Path) -> Result<(), OpenFault>;
}

/// Name endings of pictures.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];
/// Those of pictures and drawings.
const SOURCES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp", "svg"];

/// Nobody reads a dialog and closes it in this time: an answer that comes sooner is the system's own, which has no dialog and doesn't say so.
const AT_ONCE: Duration = Duration::from_millis(300);

/// The system's own dialogs.
pub struct NativeDialogs {
    /// A dialog that belongs to the window.
    blank: rfd::FileDialog,
}

impl NativeDialogs {
    /// Dialogs that stay in front of this window.
    pub fn of(window: &(impl HasWindowHandle + HasDisplayHandle)) -> Self {
        Self { blank: rfd::FileDialog::new().set_parent(window) }
    }
}

impl Dialogs for NativeDialogs {
    fn ask(&self, wanted: &Wanted, title: &str) -> Answer {
        let asked = Instant::now();
        let dialog = self.blank.clone().set_title(title);
        let named = || dialog.clone().set_file_name(wanted.usual_name());
        let endings = wanted.endings();
        let path = match wanted {
            Wanted::Folder | Wanted::NewFolder => dialog.pick_folder(),
            Wanted::Zip => dialog.add_filter("zip", endings).pick_file(),
            Wanted::NewZip => named().add_filter("zip", endings).save_file(),
            Wanted::NewFile(_) => named().save_file(),
            Wanted::Table => dialog.add_filter("XLSX, CSV, TSV, TXT", endings).pick_file(),
            Wanted::NewTable => named().add_filter("XLSX", &["xlsx"]).add_filter("CSV", &["csv"]).save_file(),
            Wanted::Picture => dialog.add_filter("PNG, JPEG, GIF, WebP, BMP", endings).pick_file(),
            Wanted::Source => dialog.add_filter("PNG, JPEG, GIF, WebP, BMP, SVG", endings).pick_file(),
        };
        match path {
            Some(path) => Answer::Path(path),
            None if !self.is_sure() && asked.elapsed() < AT_ONCE => Answer::NoDialog,
            None => Answer::Nothing,
        }
    }

    fn is_sure(&self) -> bool {
        cfg!(any(windows, target_os = "macos"))
    }

    fn reveal(&self, path: &Path) -> Result<(), OpenFault> {
        open_external::reveal(path)
    }

    fn open_in_editor(&self, path: &Path, command: &[String]) -> Result<(), OpenFault> {
        match command.split_first() {
            Some((program, arguments)) => open_external::open_with(program, arguments),
            None => open_external::open_text(path),
        }
    }

    fn open_link(&self, address: &str) -> Result<(), OpenFault> {
        open_external::open_link(address)
    }

    fn open_window(&self, path: &Path) -> Result<(), OpenFault> {
        open_external::open_window(path)
    }
}
