//! Tables as files: what kind a file is, and why it can't be read or written.

mod csv;
mod encoding;
mod guard;
pub mod tsv;
mod xlsx;

/// Head of the column of keys.
pub const KEY: &str = "key";
/// Head of the column that says where the manifest uses a key. It is for the translator; coming back it isn't read.
pub const USED_IN: &str = "used in";

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The heads of its columns: [`KEY`], codes of locales, perhaps [`USED_IN`].
    pub header: Vec<String>,
    /// Its rows; cells beyond the end of a row are empty.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The number under which a spreadsheet program shows the row at `index`.
    pub fn row_number(index: usize) -> usize {
        index + 2
    }

    /// The place of the column with this head, in any letter case.
    pub fn column(&self, head: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(head))
    }

    /// A cell; empty beyond the end of the row.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }
}

/// Most bytes of a table file.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Most bytes that an XLSX file may unpack to, whatever it says of itself.
pub const MAX_UNPACKED: u64 = 128 * 1024 * 1024;
/// Most rows; ten times what the studio's grid is made for.
pub const MAX_ROWS: usize = 100_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 256;
/// Most characters that a cell of XLSX holds (Excel's own limit, in UTF-16 units).
pub const MAX_CELL: usize = 32_767;

/// A file format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with a sign between the cells.
    Csv,
    /// A workbook of Excel 2007 and later.
    Xlsx,
}

/// Why a file is no table, or a table can't be a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The first row has no cell `key`.
    #[error("there is no column {KEY}")]
    NoKeyColumn,
    /// Neither text nor a workbook.
    #[error("this is neither text nor a workbook")]
    NotATable,
    /// A workbook of Excel before 2007, or one with a password.
    #[error("this is an old workbook or one with a password")]
    OldWorkbook,
    /// A workbook that can't be read; the reader's words (English).
    #[error("the workbook can't be read: {0}")]
    Workbook(String),
    /// Text that can't be split into cells; the reader's words (English).
    #[error("the text can't be split into cells: {0}")]
    Text(String),
    /// More bytes than [`MAX_BYTES`], or unpacked more than [`MAX_UNPACKED`].
    #[error("the file is too large")]
    TooLarge,
    /// More than [`MAX_ROWS`] or [`MAX_COLUMNS`].
    #[error("more than {MAX_ROWS} rows or {MAX_COLUMNS} columns")]
    TooManyCells,
    /// A text that no cell of XLSX can hold.
    #[error("the text of {key} in {column} has more than {MAX_CELL} characters")]
    LongText {
        key: String,
        /// The head of the column.
        column: String,
    },
}

impl Format {
    /// The kind that the ending of a file's name stands for.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// `table` as a file.
///
/// # Errors
/// [`TableError::LongText`], [`TableError::TooManyCells`], and the writer's own.
pub fn write(table: &Table, format: Format) -> Result<Vec<u8>, TableError> {
    match format {
        Format::Csv => csv::write(table),
        Format::Xlsx => xlsx::write(table),
    }
}

/// The table in a file of any kind: what it is its bytes say, not its name.
///
/// # Errors
/// [`TableError`].
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge);
    }
    let cells = match bytes {
        [b'P', b'K', 3, 4, ..] => xlsx::read(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(TableError::OldWorkbook),
        _ => csv::read(bytes)?,
    };
    let mut rows = cells.into_iter();
    let header = rows.next().filter(|header| header.iter().any(|cell| !cell.is_empty())).ok_or(TableError::Empty)?;
    let table = Table { header, rows: rows.collect() };
    if table.column(KEY).is_some() { Ok(table) } else { Err(TableError::NoKeyColumn) }
}

/// Whether a table of so many rows and columns is read.
fn fits(rows: usize, columns: usize) -> Result<(), TableError> {
    if rows > MAX_ROWS || columns > MAX_COLUMNS { Err(TableError::TooManyCells) } else { Ok(()) }
}
