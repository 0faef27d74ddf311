//! XLSX: one sheet, the head fixed, every cell a text. Nothing that the file says of its own sizes is trusted.

use std::io::{Cursor, Read, sink};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, XlsxError};
use zip::ZipArchive;

use super::{MAX_CELL, MAX_UNPACKED, TableError, fits};
use crate::formats::tables::{KEY, Table, USED_IN};

/// Most parts of a workbook that is read.
const MAX_PARTS: usize = 2_000;

pub fn write(table: &Table) -> Result<Vec<u8>, TableError> {
    fits(table.rows.len(), table.header.len())?;
    for (at, row) in table.rows.iter().enumerate() {
        if let Some(column) = row.iter().position(|cell| cell.encode_utf16().nth(MAX_CELL).is_some()) {
            let key = table.column(KEY).map_or("", |key| table.cell(at, key)).to_owned();
            return Err(TableError::LongText { key, column: table.header.get(column).cloned().unwrap_or_default() });
        }
    }
    workbook(table).map_err(|error| TableError::Workbook(error.to_string()))
}

fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same texts give the same bytes, whenever they are written.
    let long_ago = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&long_ago));
    let head = Format::new().set_bold().set_background_color(0x00ED_EFF3);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let sheet = book.add_worksheet();
    sheet.set_name("i18n")?;
    sheet.set_freeze_panes(1, 1)?;
    for (column, name) in (0..).zip(&table.header) {
        sheet.write_string_with_format(0, column, name, &head)?;
        sheet.set_column_width(column, if name == KEY || name == USED_IN { 28.0 } else { 48.0 })?;
        sheet.set_column_format(column, &text)?;
    }
    for (number, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(number, column, cell, &text)?;
        }
    }
    book.save_to_buffer()
}

pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, TableError> {
    let fault = |error: calamine::XlsxError| TableError::Workbook(error.to_string());
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let name = book.sheet_names().first().cloned().ok_or(TableError::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(fault)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        fits(row, column + 1)?;
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let Some(row) = rows.get_mut(row) else { continue };
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(cell) = row.get_mut(column) {
            *cell = text;
        }
    }
    Ok(rows)
}

/// Unpacks everything to nowhere: a file that is larger than it says is refused before it fills the memory.
fn measure(bytes: &[u8]) -> Result<(), TableError> {
    let fault = |error: zip::result::ZipError| TableError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
    if archive.len() > MAX_PARTS {
        return Err(TableError::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(fault)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut sink()).map_err(|error| TableError::Workbook(error.to_string()))?;
        left = left.checked_sub(size).ok_or(TableError::TooLarge)?;
    }
    Ok(())
}

/// A cell as the person most likely saw it.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => date_of(date),
        DataRef::Error(error) => error.to_string(),
    }
}

fn date_of(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}
