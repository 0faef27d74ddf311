//! How sure each part of the stand-in is, with its source: the table that the pages have too (`assets/stand-in/fidelity.json`), and that
//! `docs/STAND_IN.md` is made from.

use std::sync::OnceLock;

use serde::Deserialize;

use super::assets;

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// The CRM's documents say so.
    Documented,
    /// Scripts of real widgets rest on it.
    Observed,
    /// Nobody knows; it is made as it seems likely.
    Assumed,
    /// The CRM has it, the stand-in hasn't.
    Missing,
}

/// A part of the stand-in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// `widget.render`, `APP.data`, `module.clipboard`, `control.select`, `rule.chain-stopped` and so on.
    pub id: String,
    /// How sure it is.
    pub mark: Mark,
    /// Where that is from, in English.
    pub source: String,
    /// The id of the check that explains it.
    pub check: Option<String>,
    /// Whether the CRM stops the widget there: for a rule.
    #[serde(default)]
    pub stops: bool,
}

#[derive(Deserialize)]
struct Table {
    entries: Vec<Entry>,
}

/// All parts, in the order of the table.
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let table: Option<Table> = assets::text("fidelity.json").and_then(|text| serde_json::from_str(text).ok());
        table.map_or_else(Vec::new, |table| table.entries)
    })
}

/// The part with this id.
pub fn entry(id: &str) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        let text: serde_json::Value = serde_json::from_str(assets::text("fidelity.json").unwrap()).unwrap();
        assert_eq!(entries().len(), text["entries"].as_array().unwrap().len());
    }
}
