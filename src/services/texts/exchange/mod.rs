//! Exports the texts as a table for translators, and imports it: a row for each key, a column for each locale.
//!
//! A table that comes back is compared with the widget as it is now ([`Review`]). What it says differently is listed,
//! what would break something is refused with its reason, and nothing is changed before that was looked at.

pub mod key;
mod review;
#[cfg(test)]
mod tests;
mod validate;

use std::collections::HashSet;

pub use review::{Change, PassedOver, Reason, Refusal, Review, import};
pub use validate::Rejection;

use crate::crm::i18n::{all_readable, in_order, is_reference, pointer_of};
use crate::crm::manifest;
use crate::formats::tables::{KEY, Table, USED_IN};
use crate::model::widget::Widget;

/// The texts of a widget as a table, and what could not go into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub table: Table,
    /// Codes of locales whose files can't be read.
    pub left_out: Vec<String>,
}

/// Why there is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The widget has no locale file that can be read.
    #[error("there are no texts")]
    NoTexts,
    /// A locale that was asked for has no file that can be read.
    #[error("there are no texts of the locale {0}")]
    NoLocale(String),
}

/// The texts of `widget`: of these locales, or of all if none is named. The base locale's keys come first, in its order,
/// then those that only others have. Values that aren't texts are left empty.
///
/// # Errors
/// [`ExportError`].
pub fn export(widget: &Widget, only: &[String]) -> Result<Export, ExportError> {
    let files = all_readable(widget);
    let named = |code: &String| files.iter().find(|file| file.code == code).copied().ok_or_else(|| ExportError::NoLocale(code.clone()));
    let columns = if only.is_empty() { files.clone() } else { only.iter().map(named).collect::<Result<Vec<_>, _>>()? };
    if columns.is_empty() {
        return Err(ExportError::NoTexts);
    }
    let mut pointers = Vec::new();
    let mut known = HashSet::new();
    for (_, pointer, node) in files.first().into_iter().chain(&columns).flat_map(|file| file.texts()) {
        let is_text =
            node.as_str().is_some() && columns.iter().any(|file| file.json.at(pointer).is_some_and(|node| node.as_str().is_some()));
        if is_text && known.insert(pointer) {
            pointers.push(pointer);
        }
    }
    let uses = uses(widget);
    let mut header: Vec<String> = std::iter::once(KEY).chain(columns.iter().map(|file| file.code)).map(str::to_owned).collect();
    header.extend((!uses.is_empty()).then(|| USED_IN.to_owned()));
    let rows = pointers.iter().map(|pointer| {
        let texts = columns.iter().map(|file| file.json.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().to_owned());
        let used = uses.iter().filter(|(used, _)| used == pointer).map(|(_, place)| place.as_str()).collect::<Vec<_>>().join(" ");
        let used = (!uses.is_empty()).then_some(used);
        std::iter::once(key::of(pointer)).chain(texts).chain(used).collect()
    });
    let table = Table { header, rows: rows.collect() };
    let unread = in_order(widget).into_iter().map(|locale| locale.code).filter(|code| files.iter().all(|file| file.code != *code));
    Ok(Export { table, left_out: unread.map(str::to_owned).collect() })
}

/// Pointers of texts with the places of the manifest that use them.
fn uses(widget: &Widget) -> Vec<(String, String)> {
    let references = manifest::references(widget).into_iter();
    references.filter_map(|(place, node)| Some((pointer_of(node.as_str().filter(|text| is_reference(text))?), place))).collect()
}
