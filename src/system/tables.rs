//! Writes the texts of a widget as a table for translators, and reads such a table.

use std::path::{Path, PathBuf};

use super::files::{OpenError, Origin, read_file};
use super::output::{self, Kind, Output, OutputError};
use crate::formats::tables;
use crate::formats::tables::Table;
use crate::formats::tables::{Format, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, TableError};
use crate::model::widget::Widget;
use crate::services::texts::exchange;
use crate::services::texts::exchange::{Export, ExportError};
use crate::text::msg::Msg;

/// Why texts can't be exported to a file, or imported from one.
#[derive(Debug, thiserror::Error)]
pub enum TableFault {
    /// There are no texts to export.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file's name has no known extension.
    #[error("{} is neither .csv nor .xlsx", .0.display())]
    Name(PathBuf),
    /// The file can't be read.
    #[error(transparent)]
    Read(#[from] OpenError),
    /// The file can't be written.
    #[error(transparent)]
    Write(#[from] OutputError),
    /// The file is no table, or the texts can't be one.
    #[error("{}: {source}", path.display())]
    Table {
        /// The path of the table.
        path: PathBuf,
        /// What is wrong with the table.
        source: TableError,
    },
}

/// Writes the texts of the `widget` that lives at `origin` to `path`, in the format that its name ends in, whole or not at all: of these locales, or
/// of all if none is named. To standard output they go as CSV. A file that is there is replaced only if `overwrite`.
///
/// # Errors
/// [`TableFault`]; nothing is written then.
pub fn write(path: &Path, origin: Option<&Origin>, widget: &Widget, only: &[String], overwrite: bool) -> Result<Export, TableFault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let format = if output::is_standard(path) { Some(Format::Csv) } else { Format::of_name(&name) };
    let format = format.ok_or_else(|| TableFault::Name(path.to_owned()))?;
    let export = exchange::export(widget, only)?;
    let bytes = tables::write(&export.table, format).map_err(|source| TableFault::Table { path: path.to_owned(), source })?;
    output::write(&Output { kind: Kind::Table, widget, origin, overwrite }, path, &bytes)?;
    Ok(export)
}

/// Reads the table at `path`.
///
/// # Errors
/// [`TableFault::Read`] and [`TableFault::Table`].
pub fn read(path: &Path) -> Result<Table, TableFault> {
    let bytes = read_file(path, MAX_BYTES as u64).map_err(|error| match error {
        OpenError::TooLarge { path, .. } => TableFault::Table { path, source: TableError::TooLarge },
        error => error.into(),
    })?;
    tables::read(&bytes).map_err(|source| TableFault::Table { path: path.to_owned(), source })
}

impl TableFault {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        let about = |id: &str, path: &Path| Msg::new(id).with("path", path.display().to_string());
        match self {
            Self::Export(ExportError::NoTexts) => Msg::new("exchange-no-texts"),
            Self::Export(ExportError::NoLocale(code)) => Msg::new("exchange-no-such-locale").with("locale", code),
            Self::Name(path) => about("exchange-bad-name", path),
            Self::Read(error) => error.explain(),
            Self::Write(error) => error.explain(),
            Self::Table { source: TableError::LongText { key, column }, .. } => {
                Msg::new("exchange-long-text").with("key", key).with("column", column)
            }
            Self::Table { path, source } => {
                let (what, reason) = what(source);
                let msg = about("exchange-bad-table", path).with("what", what).with("reason", reason);
                msg.with("rows", MAX_ROWS).with("columns", MAX_COLUMNS)
            }
        }
    }
}

/// The word that selects the variant of the text, and the parser's own words.
fn what(error: &TableError) -> (&'static str, &str) {
    match error {
        TableError::Empty => ("empty", ""),
        TableError::NoKeyColumn => ("no-key", ""),
        TableError::NotATable => ("no-table", ""),
        TableError::OldWorkbook => ("old", ""),
        TableError::Workbook(reason) => ("workbook", reason),
        TableError::Text(reason) => ("text", reason),
        TableError::TooLarge => ("large", ""),
        TableError::TooManyCells | TableError::LongText { .. } => ("cells", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::output::OutputFault;
    use crate::text::Lang;

    #[test]
    fn every_fault_is_explained_in_all_languages() {
        let path = || PathBuf::from("t.csv");
        let reason = || "r".to_owned();
        let mut faults = vec![
            TableFault::Export(ExportError::NoTexts),
            TableFault::Export(ExportError::NoLocale("kk".to_owned())),
            TableFault::Name(path()),
            TableFault::Read(OpenError::NotFound(path())),
            TableFault::Write(OutputError { kind: Kind::Table, path: path(), fault: OutputFault::Exists { bytes: 1, widget: None } }),
        ];
        let errors = [
            TableError::Empty,
            TableError::NoKeyColumn,
            TableError::NotATable,
            TableError::OldWorkbook,
            TableError::Workbook(reason()),
            TableError::Text(reason()),
            TableError::TooLarge,
            TableError::TooManyCells,
            TableError::LongText { key: reason(), column: reason() },
        ];
        faults.extend(errors.map(|source| TableFault::Table { path: path(), source }));
        for lang in Lang::ALL {
            for msg in faults.iter().map(TableFault::explain) {
                let (what, next) = (lang.msg(&msg), lang.msg(&msg.next_step()));
                assert!(!what.contains("{$") && !what.starts_with("exchange-") && !what.ends_with('.'), "{lang:?} {what}");
                assert!(next.ends_with('.') && !next.ends_with(".next"), "{lang:?} {next}");
            }
        }
    }
}
