//! CSV as spreadsheet programs write and read it.
//!
//! Written in UTF-8 with a byte order mark (Excel takes anything else for the system's encoding) and with semicolons: Excel
//! splits by the system's list separator, and that is the semicolon wherever the decimal sign is a comma, as in Russian,
//! Spanish, Portuguese, Turkish and Indonesian; LibreOffice and Google Sheets find out either. XLSX has no such doubt.

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::guard::{guarded, unguarded};
use super::{KEY, Table, TableError, encoding, fits};

const DELIMITER: u8 = b';';
/// What may stand between the cells of a file that comes in; the first is taken in doubt.
const DELIMITERS: [u8; 3] = [DELIMITER, b',', b'\t'];
const BOM: &str = "\u{feff}";

pub fn write(table: &Table) -> Result<Vec<u8>, TableError> {
    let mut writer =
        WriterBuilder::new().delimiter(DELIMITER).terminator(Terminator::CRLF).flexible(true).from_writer(BOM.as_bytes().to_vec());
    for row in std::iter::once(&table.header).chain(&table.rows) {
        writer.write_record(row.iter().map(|cell| guarded(cell).into_owned())).map_err(|error| TableError::Text(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| TableError::Text(error.to_string()))
}

pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, TableError> {
    let text = encoding::decode(bytes).ok_or(TableError::NotATable)?;
    let (text, named) = without_hint(&text);
    let delimiter = named.unwrap_or_else(|| delimiter_of(text));
    let mut reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| TableError::Text(error.to_string()))?;
        fits(rows.len(), record.len())?;
        rows.push(record.iter().map(|cell| unguarded(cell).to_owned()).collect());
    }
    Ok(rows)
}

/// The text after the line `sep=;` that some programs begin with, and the sign that it names.
fn without_hint(text: &str) -> (&str, Option<u8>) {
    let hint = text.strip_prefix("sep=").and_then(|rest| {
        let sign = DELIMITERS.iter().find(|sign| rest.as_bytes().first() == Some(sign))?;
        let rest = rest.get(1..)?;
        Some((rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?, Some(*sign)))
    });
    hint.unwrap_or((text, None))
}

/// The sign by which the first row has the cell `key` and the most cells.
fn delimiter_of(text: &str) -> u8 {
    let cells = |delimiter: &u8| {
        let mut reader = ReaderBuilder::new().delimiter(*delimiter).has_headers(false).from_reader(text.as_bytes());
        let mut first = StringRecord::new();
        let is_read = reader.read_record(&mut first).is_ok();
        let has_key = is_read && first.iter().any(|cell| cell.trim().eq_ignore_ascii_case(KEY));
        (has_key, first.len())
    };
    // Of equals `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(cells).unwrap_or(DELIMITER)
}
