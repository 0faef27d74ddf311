//! All texts of all locales side by side: rows are keys in the order of the base, columns are locales.
//!
//! Made off the frame. Of the grid before it everything is taken over that unchanged files allow, so that a changed text
//! costs one column.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::crm::i18n::placeholders;
use crate::crm::i18n::placeholders::Mismatch;
use crate::crm::i18n::usage::{Usage, Uses};
use crate::crm::i18n::{in_order, path_of};
use crate::crm::manifest;
use crate::formats::json::{Kind, Node, pointer};
use crate::model::document::FileBody;
use crate::model::widget::{MANIFEST, Widget};

/// Texts longer than this count as long and are not searched for marks: nobody reads them in a cell.
const LONGEST_READ: usize = 100_000;

/// The texts of a widget at one moment.
pub struct Grid {
    /// The widget that it shows.
    pub widget: Arc<Widget>,
    /// The locales.
    pub columns: Vec<Column>,
    /// The column that the others are compared with.
    pub base: usize,
    /// Sections and keys.
    pub rows: Vec<Row>,
    /// Where keys are used.
    pub uses: Arc<Uses>,
    /// How many keys each filter leaves.
    pub counts: HashMap<Filter, usize>,
    opened: Arc<Widget>,
    places: HashMap<Arc<str>, usize>,
}

/// A locale.
pub struct Column {
    pub code: String,
    /// Its file.
    pub path: String,
    /// Whether the manifest names it.
    pub is_declared: bool,
    /// Whether its file can be read.
    pub state: ColumnState,
    /// How many keys are translated, missing, and so on.
    pub counts: Counts,
}

/// Whether a locale's file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnState {
    /// It can.
    Readable,
    /// It is not an object of JSON, or has an error that hides a part of it.
    Unreadable,
    /// There is none.
    NoFile,
}

/// How far a locale is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Texts that are there and differ from the base, or are the base's own.
    pub done: usize,
    /// Texts like the base's.
    pub same: usize,
    /// Texts marked as to do.
    pub to_do: usize,
    /// Empty texts.
    pub empty: usize,
    /// Keys that are missing, or are no texts.
    pub missing: usize,
}

/// A section or a key.
pub struct Row {
    /// Its JSON pointer.
    pub key: Arc<str>,
    /// The last part of the key.
    pub name: String,
    /// How many sections it lies in.
    pub depth: usize,
    /// Whether it is a section in the first locale that has it.
    pub is_section: bool,
    /// Keys in the section.
    pub below: usize,
    /// How it is used; sections are not.
    pub usage: Usage,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Key and texts in lower case.
    haystack: String,
}

/// What a locale has for a key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands there.
    pub content: Content,
    /// Letters, and lines that the text itself has.
    pub length: (usize, usize),
    /// The same text as the base's.
    pub is_same: bool,
    /// It was another one when the widget was opened.
    pub is_changed: bool,
    /// The file has the key more than once; the last counts.
    pub is_duplicate: bool,
    /// It has direction marks or other signs that nobody sees.
    pub has_hidden: bool,
    /// Its marks differ from the base's.
    pub mismatch: Option<Box<Mismatch>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    Text,
    /// A text marked as to do.
    ToDo,
    /// A text without a letter.
    Empty,
    #[default]
    Missing,
    Section,
    /// Something that is neither.
    Other(Kind),
    /// The file can't be read.
    Unreadable,
}

/// What rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filter {
    All,
    /// A locale lacks the key.
    Missing,
    /// A locale has an empty text, or one marked as to do.
    Empty,
    /// A text is the base's.
    Same,
    /// Marks differ from the base's.
    Marks,
    /// Something in the row is no text, a section in one locale and a text in another, double, or not to be seen.
    Problems,
    /// The key is used nowhere.
    Unused,
    /// A text was another one when the widget was opened.
    Changed,
}

impl Filter {
    /// All filters in the order of the bar.
    pub const ALL: [Self; 8] =
        [Self::All, Self::Missing, Self::Empty, Self::Same, Self::Marks, Self::Problems, Self::Unused, Self::Changed];
}

impl Counts {
    /// All keys.
    pub fn all(&self) -> usize {
        self.done + self.same + self.to_do + self.empty + self.missing
    }

    /// Translated keys in percent, rounded down so that 100 means all.
    pub fn percent(&self) -> usize {
        (100 * (self.done + self.same)).checked_div(self.all()).unwrap_or(100)
    }

    fn count(&mut self, cell: &Cell) {
        match cell.content {
            Content::Text if cell.is_same => self.same += 1,
            Content::Text => self.done += 1,
            Content::ToDo => self.to_do += 1,
            Content::Empty => self.empty += 1,
            _ => self.missing += 1,
        }
    }
}

impl Row {
    /// Whether `filter` leaves it. Sections are shown for what is in them.
    pub fn passes(&self, filter: Filter) -> bool {
        let any = |is: fn(&Cell) -> bool| self.cells.iter().any(is);
        let readable = || self.cells.iter().filter(|cell| cell.content != Content::Unreadable);
        let mixed = || {
            readable().any(|cell| cell.content == Content::Section) != self.is_section
                || self.is_section && readable().any(|cell| !matches!(cell.content, Content::Section | Content::Missing))
        };
        let problems = || mixed() || any(|cell| cell.is_duplicate || cell.has_hidden || matches!(cell.content, Content::Other(_)));
        match filter {
            _ if self.is_section && self.below > 0 => filter == Filter::Problems && problems(),
            Filter::All => true,
            Filter::Missing => any(|cell| cell.content == Content::Missing),
            Filter::Problems => problems() || self.is_section,
            _ if self.is_section => false,
            Filter::Empty => any(|cell| matches!(cell.content, Content::Empty | Content::ToDo)),
            Filter::Same => any(|cell| cell.is_same),
            Filter::Marks => any(|cell| cell.mismatch.is_some()),
            Filter::Unused => self.usage == Usage::Unused,
            Filter::Changed => any(|cell| cell.is_changed),
        }
    }
}

impl Grid {
    /// The grid of `widget`, compared with the locale `base` (by default the first), and with the widget as it was `opened`.
    /// `before` is an earlier grid of the same widget.
    pub fn new(widget: &Arc<Widget>, opened: &Arc<Widget>, base: Option<&str>, before: Option<&Self>) -> Self {
        let mut columns = columns(widget);
        let is_usable = |column: &Column| column.state == ColumnState::Readable;
        let chosen = columns.iter().position(|column| Some(column.code.as_str()) == base && is_usable(column));
        let base = chosen.or_else(|| columns.iter().position(is_usable)).unwrap_or_default();
        let same_scripts = before.filter(|before| same_scripts(&before.widget, widget));
        let uses = same_scripts.map_or_else(|| Arc::new(Uses::read(widget)), |before| before.uses.clone());
        let keys = keys(widget, &columns, base);
        // Cells stay what they are while their file, the base and what was opened stay.
        let kept: Vec<Option<(&Self, usize)>> =
            columns.iter().map(|column| Some((before?, before?.kept(widget, opened, column, &columns, base)?))).collect();
        let duplicates: Vec<HashSet<String>> = columns
            .iter()
            .zip(&kept)
            .map(|(column, kept)| if kept.is_some() { HashSet::new() } else { duplicates(widget, column) })
            .collect();
        let mut rows = Vec::with_capacity(keys.len());
        for Key { key, name, depth, is_section, below } in keys {
            let earlier = before.and_then(|before| before.row(&key));
            let base_node = columns.get(base).and_then(|column| node(widget, column, &key));
            let cell = |(at, column): (usize, &Column)| {
                let known = kept.get(at).copied().flatten().and_then(|(_, at)| earlier?.cells.get(at));
                known.cloned().unwrap_or_else(|| {
                    let is_duplicate = duplicates.get(at).is_some_and(|double| double.contains(&*key));
                    Cell { is_duplicate, ..cell(widget, opened, column, &key, base_node.filter(|_| at != base)) }
                })
            };
            let cells: Vec<Cell> = columns.iter().enumerate().map(cell).collect();
            let all_kept = kept.iter().all(Option::is_some) && before.is_some_and(|before| before.columns.len() == columns.len());
            let haystack = match earlier.filter(|_| all_kept) {
                Some(earlier) => earlier.haystack.clone(),
                None => haystack(widget, &columns, &key, is_section),
            };
            let usage = if is_section { Usage::Used } else { uses.usage(&key) };
            rows.push(Row { key, name, depth, is_section, below, usage, cells, haystack });
        }
        for row in rows.iter().filter(|row| !row.is_section) {
            for (column, cell) in columns.iter_mut().zip(&row.cells) {
                column.counts.count(cell);
            }
        }
        let count = |filter: Filter| rows.iter().filter(|row| (!row.is_section || filter != Filter::All) && row.passes(filter)).count();
        let counts = Filter::ALL.map(|filter| (filter, count(filter))).into();
        let places = rows.iter().enumerate().map(|(place, row)| (row.key.clone(), place)).collect();
        Self { widget: widget.clone(), columns, base, rows, uses, counts, opened: opened.clone(), places }
    }

    /// Whether it is of the widget that was `opened`.
    pub fn is_of(&self, opened: &Arc<Widget>) -> bool {
        Arc::ptr_eq(&self.opened, opened)
    }

    /// The place of `key` among the rows.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The row of `key`.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.get(self.place(key)?)
    }

    /// What stands in a cell, if its file can be read and has the key.
    pub fn node(&self, key: &str, column: usize) -> Option<&Node> {
        node(&self.widget, self.columns.get(column)?, key)
    }

    /// The text of a cell.
    pub fn text(&self, key: &str, column: usize) -> Option<&str> {
        self.node(key, column)?.as_str()
    }

    /// The places of the rows that `filter` leaves and that have `query` in their key or a text, with the sections that
    /// they lie in; of `collapsed` sections nothing but the section itself, unless something is looked for.
    pub fn visible(&self, filter: Filter, query: &str, collapsed: &HashSet<Arc<str>>) -> Vec<usize> {
        let query = query.trim().to_lowercase();
        let is_narrowed = filter != Filter::All || !query.is_empty();
        let mut found: Vec<usize> = Vec::new();
        let mut holders: Vec<usize> = Vec::new();
        let mut hidden_below: Option<usize> = None;
        for (place, row) in self.rows.iter().enumerate() {
            holders.retain(|holder| self.rows.get(*holder).is_some_and(|holder| holder.depth < row.depth));
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                continue;
            }
            hidden_below = None;
            let passes = row.passes(filter) && (query.is_empty() || row.haystack.contains(&query));
            if passes || !is_narrowed {
                for holder in holders.drain(..) {
                    found.push(holder);
                }
                found.push(place);
                if row.is_section && !is_narrowed && collapsed.contains(&row.key) {
                    hidden_below = Some(row.depth);
                }
            } else if row.is_section {
                holders.push(place);
            }
        }
        found
    }

    /// The column of this grid whose cells are still right for `column` of the new one.
    fn kept(&self, widget: &Widget, opened: &Arc<Widget>, column: &Column, columns: &[Column], base: usize) -> Option<usize> {
        let (new_base, old_base) = (columns.get(base)?, self.columns.get(self.base)?);
        let same = |path: &str| widget.get(path).map(FileBody::identity) == self.widget.get(path).map(FileBody::identity);
        let is_kept = Arc::ptr_eq(opened, &self.opened) && new_base.code == old_base.code && same(&new_base.path) && same(&column.path);
        self.columns.iter().position(|old| old.code == column.code && old.state == column.state).filter(|_| is_kept)
    }
}

fn columns(widget: &Widget) -> Vec<Column> {
    let declared: Vec<&str> = manifest::locales(widget).into_iter().map(|(code, _)| code).collect();
    let files = in_order(widget);
    let mut codes: Vec<&str> = Vec::new();
    for code in declared.iter().copied().chain(files.iter().map(|file| file.code)) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let column = |code: &str| {
        let file = files.iter().find(|file| file.code == code);
        let state = match file {
            None => ColumnState::NoFile,
            Some(file) if crate::crm::i18n::Readable::new(*file).is_some() => ColumnState::Readable,
            Some(_) => ColumnState::Unreadable,
        };
        Column { code: code.to_owned(), path: path_of(code), is_declared: declared.contains(&code), state, counts: Counts::default() }
    };
    codes.into_iter().map(column).collect()
}

/// A row to be.
struct Key {
    key: Arc<str>,
    name: String,
    depth: usize,
    is_section: bool,
    below: usize,
}

/// All keys in the order of the base; what only others have follows where it stands there.
fn keys(widget: &Widget, columns: &[Column], base: usize) -> Vec<Key> {
    let root = |column: &Column| node(widget, column, "");
    let first = columns.get(base).and_then(root);
    let others = columns.iter().enumerate().filter(|(at, _)| *at != base).filter_map(|(_, column)| root(column));
    let roots: Vec<&Node> = first.into_iter().chain(others).collect();
    let mut found = Vec::new();
    add_keys(&roots, "", 0, &mut found);
    found
}

fn add_keys(nodes: &[&Node], at: &str, depth: usize, found: &mut Vec<Key>) -> usize {
    let mut order: Vec<&str> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for (place, node) in nodes.iter().enumerate() {
        let mut next = 0;
        for key in node.members().iter().map(|member| member.key.as_str()) {
            if known.insert(key) {
                order.insert(next, key);
                next += 1;
            } else if order.get(next) == Some(&key) {
                next += 1;
            } else if place > 0 {
                next = order.iter().position(|known| *known == key).map_or(next, |place| place + 1);
            }
        }
    }
    let mut below = 0;
    for name in order {
        let key: Arc<str> = pointer::join(at, name).into();
        let inner: Vec<&Node> = nodes.iter().filter_map(|node| node.get(name)).collect();
        let is_section = inner.first().is_some_and(|node| node.kind() == Kind::Object);
        let place = found.len();
        found.push(Key { key: key.clone(), name: name.to_owned(), depth, is_section, below: 0 });
        let inside = if inner.iter().any(|node| node.kind() == Kind::Object) { add_keys(&inner, &key, depth + 1, found) } else { 0 };
        if let Some(row) = found.get_mut(place) {
            row.below = inside;
        }
        below += inside + usize::from(!is_section);
    }
    below
}

fn node<'w>(widget: &'w Widget, column: &Column, key: &str) -> Option<&'w Node> {
    if column.state == ColumnState::Readable { widget.json(&column.path)?.at(key) } else { None }
}

fn cell(widget: &Widget, opened: &Widget, column: &Column, key: &str, base: Option<&Node>) -> Cell {
    if column.state != ColumnState::Readable {
        let content = if column.state == ColumnState::NoFile { Content::Missing } else { Content::Unreadable };
        return Cell { content, ..Cell::default() };
    }
    let node = node(widget, column, key);
    let old = opened.json(&column.path).map(|json| json.at(key).and_then(Node::as_str));
    let content = content(node);
    let is_changed = old.is_some_and(|old| old != node.and_then(Node::as_str)) && content != Content::Section;
    let Some(text) = node.and_then(Node::as_str) else { return Cell { content, is_changed, ..Cell::default() } };
    let base = base.and_then(Node::as_str).filter(|base| !base.trim().is_empty());
    let compared = base.filter(|base| content == Content::Text && base.len().max(text.len()) < LONGEST_READ);
    Cell {
        content,
        length: (text.chars().count(), text.lines().count().max(1)),
        is_same: content == Content::Text && base == Some(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 2,
        is_changed,
        is_duplicate: false,
        has_hidden: text.contains(is_hidden),
        mismatch: compared.and_then(|base| placeholders::mismatch(base, text)).map(Box::new),
    }
}

fn content(node: Option<&Node>) -> Content {
    match node.map(|node| (node.kind(), node.as_str().unwrap_or_default())) {
        None => Content::Missing,
        Some((Kind::String, text)) if text.trim().is_empty() => Content::Empty,
        Some((Kind::String, text)) if text.starts_with(super::structure::TO_DO) => Content::ToDo,
        Some((Kind::String, _)) => Content::Text,
        Some((Kind::Object, _)) => Content::Section,
        Some((kind, _)) => Content::Other(kind),
    }
}

/// Signs that nobody sees: direction marks, joiners, soft hyphens, byte order marks.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The keys that a file has more than once.
fn duplicates(widget: &Widget, column: &Column) -> HashSet<String> {
    let mut found = HashSet::new();
    if let Some(root) = node(widget, column, "") {
        root.walk("", &mut |at, node| {
            let mut known = HashSet::new();
            let double = node.members().iter().filter(|member| !known.insert(member.key.as_str()));
            found.extend(double.map(|member| pointer::join(at, &member.key)));
        });
    }
    found
}

fn haystack(widget: &Widget, columns: &[Column], key: &str, is_section: bool) -> String {
    let mut haystack = key.trim_start_matches('/').replace('/', ".").to_lowercase();
    if !is_section {
        for text in columns.iter().filter_map(|column| node(widget, column, key)?.as_str()) {
            haystack.push('\n');
            haystack.push_str(&text.to_lowercase());
        }
    }
    haystack
}

/// Whether all that can use texts is the same in both.
fn same_scripts(old: &Widget, new: &Widget) -> bool {
    let others = |widget: &Widget| -> Vec<(String, u64)> {
        let files = widget.files().filter(|(path, _)| path.folder() != crate::crm::i18n::FOLDER || path.as_str() == MANIFEST);
        files.filter(|(_, body)| body.as_text().is_some()).map(|(path, body)| (path.to_string(), body.identity())).collect()
    };
    others(old) == others(new)
}

#[cfg(test)]
mod tests;
