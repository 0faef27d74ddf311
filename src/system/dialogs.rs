//! Native dialogs, behind a trait so that tests answer them.

use std::path::{Path, PathBuf};

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
}

/// Asks the person for files and shows them.
pub trait Dialogs: Send + Sync {
    /// Asks for a path; `None` if the person cancels or there is no dialog. Blocks: for job threads.
    fn ask(&self, wanted: &Wanted, title: &str) -> Option<PathBuf>;

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
}

/// Name endings of pictures.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];

/// The system's own dialogs.
pub struct NativeDialogs;

impl Dialogs for NativeDialogs {
    fn ask(&self, wanted: &Wanted, title: &str) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title(title);
        match wanted {
            Wanted::Folder | Wanted::NewFolder => dialog.pick_folder(),
            Wanted::Zip => dialog.add_filter("zip", &["zip"]).pick_file(),
            Wanted::NewZip => dialog.add_filter("zip", &["zip"]).set_file_name("widget.zip").save_file(),
            Wanted::NewFile(name) => dialog.set_file_name(name).save_file(),
            Wanted::Table => dialog.add_filter("XLSX, CSV, TSV, TXT", &["xlsx", "csv", "tsv", "txt"]).pick_file(),
            Wanted::NewTable => dialog.add_filter("XLSX", &["xlsx"]).add_filter("CSV", &["csv"]).set_file_name("texts.xlsx").save_file(),
            Wanted::Picture => dialog.add_filter("PNG, JPEG, GIF, WebP, BMP", PICTURES).pick_file(),
            Wanted::Source => dialog.add_filter("PNG, JPEG, GIF, WebP, BMP, SVG", &[PICTURES, &["svg"]].concat()).pick_file(),
        }
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
}
