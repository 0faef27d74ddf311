//! [`Review`]: an imported table compared with the widget: texts that it changes, refuses, and passes over.

use std::collections::HashMap;

use super::key;
use super::validate::{Rejection, validate};
use crate::crm::i18n::{Readable, all_readable, locales};
use crate::crm::manifest;
use crate::formats::json::{Kind, Node};
use crate::formats::tables::{KEY, Table, USED_IN};
use crate::model::widget::Widget;
use crate::services::texts::structure;
use crate::services::texts::structure::{NewText, Outcome};

/// What a table says differently than the widget. Every cell of it is counted or listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Texts that can be imported, in the order of the table.
    pub changes: Vec<Change>,
    /// What can't, with the reasons.
    pub refused: Vec<Refusal>,
    /// What has no effect and may have been meant to.
    pub passed_over: Vec<PassedOver>,
    /// How many cells say what the widget says.
    pub unchanged: usize,
}

/// A text that can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key as in the table.
    pub key: String,
    /// Its JSON pointer.
    pub pointer: String,
    /// The locale's code.
    pub locale: String,
    /// The present text; `None` if the key is missing in this locale and is added.
    pub old: Option<String>,
    /// The new text.
    pub new: String,
}

/// Something that is not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The row as a spreadsheet program counts; `None` if it is about a column.
    pub row: Option<usize>,
    /// The key as in the table; empty if it is about a column.
    pub key: String,
    /// The locale, or the head of the column; empty if it is about the row.
    pub locale: String,
    /// What the table says; empty if it is about the row or the column.
    pub new: String,
    /// Why.
    pub reason: Reason,
}

/// Why something is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No locale has the key.
    UnknownKey,
    /// There are texts in a row without a key.
    NoKey,
    /// The widget has no file of the locale.
    NoLocale,
    /// The file of the locale can't be read.
    Unreadable,
    /// A second column of the same locale.
    SecondColumn,
    /// Rows of the same key say different things; their numbers.
    Duplicate(Vec<usize>),
    /// There is a section at the key in the locale of this code.
    Section(String),
    /// A value that is no section stands where the key needs one.
    Blocked,
    /// There is something else than a text at the key.
    NotText(Kind),
    /// The text would break something.
    Text(Rejection),
}

/// Something without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassedOver {
    /// An empty cell where there is a text: it stays.
    Empty {
        /// The key as in the table.
        key: String,
        /// The locale's code.
        locale: String,
        /// The text that stays.
        old: String,
    },
    /// A column that isn't a locale's; its head.
    Column(String),
}

impl Review {
    /// The file changes that take over what `accepted` says of each change by its place, as one step.
    ///
    /// # Errors
    /// [`structure::StructureError`] if the widget isn't the one that was reviewed.
    pub fn changes(&self, widget: &Widget, accepted: impl Fn(usize) -> bool) -> Outcome {
        let chosen = self.changes.iter().enumerate().filter(|(at, _)| accepted(*at)).map(|(_, change)| change);
        let texts = chosen.map(|change| NewText { key: change.pointer.clone(), locale: change.locale.clone(), text: change.new.clone() });
        structure::set_all(widget, &texts.collect::<Vec<_>>())
    }
}

/// Compares `table` with `widget`.
pub fn import(widget: &Widget, table: &Table) -> Review {
    let files = all_readable(widget);
    let mut reading = Reading { base: files.first().copied(), files: &files, table, columns: Vec::new(), review: Review::default() };
    reading.heads(widget);
    let Some(keys) = table.column(KEY) else { return reading.review };
    let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
    for row in 0..table.rows.len() {
        rows.entry(table.cell(row, keys)).or_default().push(row);
    }
    for row in 0..table.rows.len() {
        let key = table.cell(row, keys);
        let same = rows.get(key).map_or(&[][..], Vec::as_slice);
        if key.is_empty() {
            if reading.has_texts(row) {
                reading.refuse_row(row, key, Reason::NoKey);
            }
        } else if same.first() == Some(&row) {
            reading.row(key, same);
        }
    }
    reading.review
}

struct Reading<'t, 'w> {
    files: &'t [Readable<'w>],
    base: Option<Readable<'w>>,
    table: &'t Table,
    /// The columns that are read, each with its file.
    columns: Vec<(usize, Readable<'w>)>,
    review: Review,
}

impl Reading<'_, '_> {
    /// Finds out which column is which locale.
    fn heads(&mut self, widget: &Widget) {
        let key = self.table.column(KEY);
        for (column, head) in self.table.header.iter().enumerate() {
            let head = head.trim();
            let is_blank = (0..self.table.rows.len()).all(|row| self.table.cell(row, column).is_empty());
            if key == Some(column) || head.eq_ignore_ascii_case(USED_IN) || head.is_empty() && is_blank {
                continue;
            }
            let named = |file: &&Readable<'_>| file.code.eq_ignore_ascii_case(head);
            let exact = self.files.iter().find(|file| file.code == head);
            let reason = match exact.or_else(|| self.files.iter().find(named)) {
                Some(file) if self.columns.iter().all(|(_, other)| other.code != file.code) => {
                    self.columns.push((column, *file));
                    continue;
                }
                Some(_) => Reason::SecondColumn,
                None if locales(widget).iter().any(|locale| locale.code == head) => Reason::Unreadable,
                None if is_code(head) || manifest::locales(widget).iter().any(|(code, _)| *code == head) => Reason::NoLocale,
                None => {
                    self.review.passed_over.push(PassedOver::Column(head.to_owned()));
                    continue;
                }
            };
            let refusal = Refusal { row: None, key: String::new(), locale: head.to_owned(), new: String::new(), reason };
            self.review.refused.push(refusal);
        }
    }

    fn has_texts(&self, row: usize) -> bool {
        self.columns.iter().any(|(column, _)| !self.table.cell(row, *column).trim().is_empty())
    }

    fn refuse_row(&mut self, row: usize, key: &str, reason: Reason) {
        let row = Some(Table::row_number(row));
        self.review.refused.push(Refusal { row, key: key.to_owned(), locale: String::new(), new: String::new(), reason });
    }

    /// Reads the rows of a key: one, or several that should say the same.
    fn row(&mut self, key: &str, rows: &[usize]) {
        let Some(first) = rows.first().copied() else { return };
        let pointer = key::pointer(key);
        let is_known = self.files.iter().any(|file| file.json.at(&pointer).is_some_and(|node| node.as_str().is_some()));
        if !is_known {
            if rows.iter().any(|row| self.has_texts(*row)) {
                let found = self.files.iter().find_map(|file| Some((file, file.json.at(&pointer)?)));
                let reason = found.map_or(Reason::UnknownKey, |(file, node)| shape(file, node));
                self.refuse_row(first, key, reason);
            }
            return;
        }
        for (column, file) in self.columns.clone() {
            let mut cells: Vec<(usize, &str)> = Vec::new();
            for row in rows {
                let cell = self.table.cell(*row, column);
                if !cell.trim().is_empty() && cells.iter().all(|(_, other)| *other != cell) {
                    cells.push((*row, cell));
                }
            }
            let (row, new) = cells.first().copied().unwrap_or((first, self.table.cell(first, column)));
            let result = if cells.len() > 1 {
                CellResult::Refused(Reason::Duplicate(rows.iter().map(|row| Table::row_number(*row)).collect()))
            } else {
                self.cell(&file, &pointer, new)
            };
            self.note(result, row, (key, &pointer, file.code), new);
        }
    }

    /// The result for a cell with the text `new`, which belongs at `pointer` of a file.
    fn cell(&self, file: &Readable<'_>, pointer: &str, new: &str) -> CellResult {
        let node = file.json.at(pointer);
        let old = node.and_then(Node::as_str);
        if old.is_some_and(|old| with_breaks_of(old, new) == old) {
            return CellResult::Unchanged;
        }
        if new.trim().is_empty() {
            return old.map_or(CellResult::Nothing, |old| CellResult::Stays(old.to_owned()));
        }
        let in_base = self.base.as_ref().and_then(|base| Some((base, base.json.at(pointer)?)));
        match (node, old, in_base) {
            (Some(node), None, _) => return CellResult::Refused(shape(file, node)),
            (None, _, Some((base, node))) if node.kind() == Kind::Object => return CellResult::Refused(shape(base, node)),
            (None, _, _) if file.blocks_at(pointer) => return CellResult::Refused(Reason::Blocked),
            _ => {}
        }
        let base = in_base.and_then(|(_, node)| node.as_str());
        let new = with_breaks_of(old.or(base).unwrap_or_default(), new);
        match validate(&new, old, base) {
            Err(rejection) => CellResult::Refused(Reason::Text(rejection)),
            Ok(()) => CellResult::Changed(old.map(str::to_owned), new),
        }
    }

    fn note(&mut self, result: CellResult, row: usize, (key, pointer, locale): (&str, &str, &str), text: &str) {
        let (key, locale) = (key.to_owned(), locale.to_owned());
        match result {
            CellResult::Nothing => {}
            CellResult::Unchanged => self.review.unchanged += 1,
            CellResult::Stays(old) => self.review.passed_over.push(PassedOver::Empty { key, locale, old }),
            CellResult::Changed(old, new) => self.review.changes.push(Change { key, pointer: pointer.to_owned(), locale, old, new }),
            CellResult::Refused(reason) => {
                let row = Some(Table::row_number(row));
                self.review.refused.push(Refusal { row, key, locale, new: text.to_owned(), reason });
            }
        }
    }
}

/// The result of the import of one cell.
enum CellResult {
    /// Nothing stands there and nothing comes.
    Nothing,
    Unchanged,
    /// The cell is empty; the text that stays.
    Stays(String),
    /// The old text and the new one.
    Changed(Option<String>, String),
    Refused(Reason),
}

/// Why a text can't stand where `node` is.
fn shape(file: &Readable<'_>, node: &Node) -> Reason {
    if node.kind() == Kind::Object { Reason::Section(file.code.to_owned()) } else { Reason::NotText(node.kind()) }
}

/// `new` with line breaks as in `old`: spreadsheet programs write their own.
fn with_breaks_of(old: &str, new: &str) -> String {
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    let new = plain(new);
    if plain(old) == new {
        old.to_owned()
    } else if old.contains("\r\n") {
        new.replace('\n', "\r\n")
    } else {
        new
    }
}

/// Whether `head` looks like the code of a locale: `kk`, `pt-BR`, `zh_Hans`.
fn is_code(head: &str) -> bool {
    let mut parts = head.split(['-', '_']);
    let language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    let region = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    language && parts.all(region)
}
