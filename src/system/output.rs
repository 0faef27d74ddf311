//! Writes what commands and the window put out: archives, reports, tables, requests, pictures. The same rules hold for all of them.
//!
//! - A file of the widget is never written over. Files are compared as the system tells them apart, not by their paths.
//! - A file that is there is replaced if it is an earlier output of the same kind for the same widget, else only if the person said so.
//! - No link is followed that lies in the widget, or that leads out of the folder it lies in.
//! - A pipe, a device or a terminal is written into, and stays what it is. `-` is standard output.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::System;
use super::files::{MAX_TOTAL_BYTES, Origin};
use super::input;
use crate::crm::i18n;
use crate::formats::zip::write::ZipError;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::archive;
use crate::services::mark::{self, Document};

/// What is put out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The archive for the platform. It is read back and compared with the widget before it replaces a file.
    Archive,
    /// What a check found.
    Check,
    /// The moderation checklist.
    Checklist,
    /// Two builds compared.
    Comparison,
    /// What a trial of all scenes found.
    Trial,
    /// Texts for translators. Nobody can tell an export from one that a translator worked in, so none is replaced unasked.
    Table,
    /// The report of a run in many accounts.
    Bulk,
    /// An acceptance pass, or a fault of one.
    Acceptance,
    /// Requests to accounts.
    Requests,
    /// A picture of the window.
    Picture,
}

/// An output: what it is, of which widget, and whether it may replace any file.
#[derive(Debug, Clone, Copy)]
pub struct Output<'o> {
    /// What it is.
    pub kind: Kind,
    /// The widget that it is of.
    pub widget: &'o Widget,
    /// Where the widget lives.
    pub origin: Option<&'o Origin>,
    /// Whether the person agreed to lose a file that is there and no earlier output of this kind.
    pub overwrite: bool,
}

/// Why an output isn't written. What is at the path is as before.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", path.display())]
pub struct OutputError {
    /// What was to be written.
    pub kind: Kind,
    /// Where.
    pub path: PathBuf,
    /// Why not.
    pub fault: OutputFault,
}

/// What keeps an output from being written.
#[derive(Debug, thiserror::Error)]
pub enum OutputFault {
    /// It would replace a file of the widget.
    #[error("it belongs to the widget")]
    OfWidget,
    /// It would replace the archive that the widget was opened from.
    #[error("it is the archive that was opened")]
    Opened,
    /// There is a file that isn't an earlier output of this kind for this widget.
    #[error("it is there already")]
    Exists {
        /// Its size in bytes.
        bytes: u64,
        /// The name of the widget in it, if it is an archive of a widget with a name; may be empty.
        widget: Option<String>,
    },
    /// A link on the way lies in the widget or leads out of its folder, or leads nowhere.
    #[error("it is a link")]
    Link,
    /// A pipe or a device that lies in the widget.
    #[error("it is a pipe or a device in the widget")]
    Special,
    /// The file is marked read-only.
    #[error("it is read-only")]
    ReadOnly,
    /// The archive was not written right.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// What the system says.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Where an output goes.
enum Place {
    /// Into what is there.
    Stream,
    /// A file, by the canonical path of its folder.
    File(PathBuf),
}

impl Kind {
    /// The word that selects the variant of a text.
    pub fn word(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Check => "check",
            Self::Checklist => "checklist",
            Self::Comparison => "comparison",
            Self::Trial => "trial",
            Self::Table => "table",
            Self::Bulk => "bulk",
            Self::Acceptance => "acceptance",
            Self::Requests => "requests",
            Self::Picture => "picture",
        }
    }
}

/// Whether `path` stands for standard output.
pub fn is_standard(path: &Path) -> bool {
    let names = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    names.iter().any(|name| path.as_os_str() == *name)
}

/// Writes `bytes` to `path`; a file whole or not at all.
///
/// # Errors
/// [`OutputError`]. A reader of a pipe that goes away is none.
pub fn write(output: &Output<'_>, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    put(output, path, bytes).map_err(|fault| OutputError { kind: output.kind, path: path.to_owned(), fault })
}

/// As [`write`]; makes the folder of `path` if it isn't there, but not those around it.
///
/// # Errors
/// As [`write`]. A folder that was made for nothing is gone again.
pub fn write_in_folder(output: &Output<'_>, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let folder = path.parent().filter(|folder| fs::create_dir(folder).is_ok());
    let written = write(output, path, bytes);
    if let Some(folder) = folder.filter(|_| written.is_err())
        && let Err(error) = fs::remove_dir(folder)
    {
        log::warn!("{} stays: {error}", folder.display());
    }
    written
}

/// Where an archive of the platform's name can go without a question: in a folder `name` in `around`, or one with a number behind it if
/// that holds anything but an earlier pack of this widget.
pub fn free_place(output: &Output<'_>, around: &Path, name: &str) -> PathBuf {
    const MOST: usize = 100;
    let numbered = (2..MOST).map(|number| format!("{name} ({number})"));
    let is_free = |folder: &PathBuf| match fs::read_dir(folder) {
        Ok(mut entries) => {
            let is_archive = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() == archive::ARCHIVE_NAME);
            entries.all(is_archive) && place(output, &folder.join(archive::ARCHIVE_NAME)).is_ok()
        }
        Err(error) => error.kind() == ErrorKind::NotFound,
    };
    let folder = std::iter::once(name.to_owned()).chain(numbered).map(|name| around.join(name)).find(is_free);
    folder.unwrap_or_else(|| around.join(name)).join(archive::ARCHIVE_NAME)
}

/// Makes a folder for pictures, unless it is there.
///
/// # Errors
/// [`OutputError`].
pub fn make_folder(path: &Path) -> Result<(), OutputError> {
    let made = if path.is_dir() { Ok(()) } else { fs::create_dir(path) };
    made.map_err(|error| OutputError { kind: Kind::Picture, path: path.to_owned(), fault: error.into() })
}

fn put(output: &Output<'_>, path: &Path, bytes: &[u8]) -> Result<(), OutputFault> {
    if is_standard(path) {
        return pour(&mut io::stdout().lock(), bytes);
    }
    match place(output, path)? {
        Place::Stream => {
            let mut stream = OpenOptions::new().write(true).open(path)?;
            // A file may have taken its place meanwhile.
            if stream.metadata()?.is_file() { Err(exists(path)) } else { pour(&mut stream, bytes) }
        }
        Place::File(real) => {
            let refused = |error: io::Error| match error.kind() {
                ErrorKind::PermissionDenied if fs::metadata(&real).is_ok_and(|there| there.permissions().readonly()) => {
                    OutputFault::ReadOnly
                }
                _ => error.into(),
            };
            let staged = atomic::stage_at(&System, &real, bytes).map_err(refused)?;
            if output.kind == Kind::Archive {
                archive::verify(&staged.read_back()?, output.widget)?;
            }
            staged.put().map_err(refused)
        }
    }
}

fn pour(into: &mut dyn Write, bytes: &[u8]) -> Result<(), OutputFault> {
    match into.write_all(bytes).and_then(|()| into.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Where the output goes, if it may go there.
fn place(output: &Output<'_>, path: &Path) -> Result<Place, OutputFault> {
    let root = match output.origin {
        Some(Origin::Folder(root)) => fs::canonicalize(root).ok(),
        _ => None,
    };
    let is_inside = |folder: &Path| root.as_ref().is_some_and(|root| folder.starts_with(root));
    if has_link_in(path, &is_inside)? {
        return Err(OutputFault::Link);
    }
    let name = path.file_name().ok_or(ErrorKind::IsADirectory).map_err(io::Error::from)?;
    let around = path.parent().filter(|around| !around.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let around = fs::canonicalize(around)?;
    match (fs::symlink_metadata(path), fs::metadata(path)) {
        (Err(error), _) if error.kind() == ErrorKind::NotFound => {
            let mut new = around;
            new.push(name);
            Ok(Place::File(new))
        }
        (Err(error), _) => Err(error.into()),
        (Ok(_), Ok(there)) if there.is_dir() => Err(io::Error::from(ErrorKind::IsADirectory).into()),
        (Ok(_), Ok(there)) if !there.is_file() => {
            if is_inside(&around) {
                Err(OutputFault::Special)
            } else {
                Ok(Place::Stream)
            }
        }
        (Ok(_), Err(_)) => Err(OutputFault::Link),
        (Ok(link), Ok(there)) => {
            let real = fs::canonicalize(path)?;
            if link.is_symlink() && !real.starts_with(&around) {
                return Err(OutputFault::Link);
            }
            may_replace(output, &real, &there, &is_inside)?;
            Ok(Place::File(real))
        }
    }
}

/// Whether a link on the way to `path` lies in a folder of the widget.
fn has_link_in(path: &Path, is_inside: &dyn Fn(&Path) -> bool) -> io::Result<bool> {
    let mut at = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        let around = at.clone();
        at.push(part);
        let is_link = fs::symlink_metadata(&at).is_ok_and(|there| there.is_symlink());
        if is_link && fs::canonicalize(&around).is_ok_and(|around| is_inside(&around)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses a file whose content would be lost.
fn may_replace(output: &Output<'_>, real: &Path, there: &Metadata, is_inside: &dyn Fn(&Path) -> bool) -> Result<(), OutputFault> {
    let is_of_widget = match output.origin {
        Some(Origin::Zip(opened)) if is_same(real, there, opened) => return Err(OutputFault::Opened),
        Some(Origin::Folder(root)) => {
            let mut files = output.widget.files().filter_map(|(path, _)| path.under(root).ok());
            is_inside(real) || files.any(|file| is_same(real, there, &file))
        }
        Some(Origin::Zip(_)) | None => false,
    };
    // Looking into a large archive takes time.
    if output.overwrite && !is_of_widget || is_earlier(output, real) {
        return Ok(());
    }
    Err(if is_of_widget { OutputFault::OfWidget } else { exists(real) })
}

/// What stands at `path`.
fn exists(path: &Path) -> OutputFault {
    let name = |widget: Widget| widget.contains(MANIFEST).then(|| i18n::widget_name(&widget, "").unwrap_or_default());
    let widget = input::read(path, MAX_TOTAL_BYTES).ok().and_then(|bytes| archive::read("", &bytes).ok()).and_then(name);
    OutputFault::Exists { bytes: fs::metadata(path).map_or(0, |there| there.len()), widget }
}

/// Whether the file is an earlier output of the same kind for the same widget.
fn is_earlier(output: &Output<'_>, real: &Path) -> bool {
    let is_earlier = |is: &dyn Fn(&[u8]) -> bool| input::read(real, MAX_TOTAL_BYTES).is_ok_and(|bytes| is(&bytes));
    match output.kind {
        Kind::Archive => is_earlier(&|bytes| mark::is_pack_of(bytes, output.widget)),
        Kind::Check => is_earlier(&|bytes| mark::is_marked(bytes, Document::Check, output.widget)),
        Kind::Checklist => is_earlier(&|bytes| mark::is_marked(bytes, Document::Checklist, output.widget)),
        Kind::Comparison => is_earlier(&|bytes| mark::is_marked(bytes, Document::Comparison, output.widget)),
        Kind::Trial => is_earlier(&|bytes| mark::is_marked(bytes, Document::Trial, output.widget)),
        Kind::Table | Kind::Bulk | Kind::Acceptance | Kind::Requests | Kind::Picture => false,
    }
}

/// Whether the file at the canonical path `real` is the one at `other`, under whatever name.
fn is_same(real: &Path, there: &Metadata, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let _ = real;
        fs::metadata(other).is_ok_and(|other| (other.dev(), other.ino()) == (there.dev(), there.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = there;
        fs::canonicalize(other).is_ok_and(|other| other == real)
    }
}

#[cfg(test)]
mod tests;
