//! Native dialogs, behind a trait so that tests answer them.

use std::io;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A folder that is there.
    Folder,
    /// An archive that is there.
    Zip,
    /// A folder to write to.
    NewFolder,
    /// An archive to write to.
    NewZip,
    /// A picture that is there.
    Picture,
    /// A file to write to, with its usual name.
    NewFile(String),
    /// A table that is there.
    Table,
    /// A table to write to.
    NewTable,
    /// A picture or a drawing that is there.
    Source,
}

/// Asks the person for files and shows them.
pub trait Dialogs: Send + Sync {
    /// Asks for a path; `None` if the person cancels or there is no dialog. Blocks: for job threads.
    fn ask(&self, wanted: &Wanted, title: &str) -> Option<PathBuf>;

    /// Shows a file in the system's file manager. Blocks, and does nothing if there is none: for job threads.
    fn reveal(&self, path: &Path);

    /// Opens a file in a program: by `command`, a program with its arguments, or in the one that the system has for it. May
    /// block: for job threads.
    ///
    /// # Errors
    /// What the system says if the program can't be started.
    fn open_in_editor(&self, path: &Path, command: &[String]) -> io::Result<()>;
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

    fn reveal(&self, path: &Path) {
        if opener::reveal(path).is_err() {
            opener::open(path.parent().unwrap_or(path)).ok();
        }
    }

    fn open_in_editor(&self, path: &Path, command: &[String]) -> io::Result<()> {
        let Some((program, arguments)) = command.split_first() else { return opener::open(path).map_err(io::Error::other) };
        let start = |program: &str| std::process::Command::new(program).args(arguments).spawn().map(drop);
        match start(program) {
            // Editors put scripts such as `code.cmd` into the path, which Windows finds only by their whole name.
            Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::NotFound => start(&format!("{program}.cmd")),
            started => started,
        }
    }
}
