//! Adds the texts that references of the manifest lead to.

use crate::crm::i18n::{self, Readable, Resolved};
use crate::model::change_builder::ChangeBuilder;

/// Adds `reference` to every locale that lacks it, with the first text of: its text in another locale, the texts of
/// `likes` in that locale, `fallback`.
pub fn add_text(changes: ChangeBuilder, reference: &str, likes: &[&str], fallback: &str) -> ChangeBuilder {
    let widget = changes.widget().clone();
    let files = i18n::readable(&widget);
    let text = |file: &Readable<'_>, key: &str| match i18n::resolve(file.json, key) {
        Resolved::Text(text) if !text.trim().is_empty() => Some(text.to_owned()),
        _ => None,
    };
    let elsewhere = files.iter().find_map(|file| text(file, reference));
    let is_missing = |file: &&Readable<'_>| i18n::resolve(file.json, reference) == Resolved::Missing;
    files.iter().filter(is_missing).fold(changes, |changes, file| {
        let own = elsewhere.clone().or_else(|| likes.iter().find_map(|like| text(file, like))).unwrap_or_else(|| fallback.to_owned());
        changes.set(file.path.as_str(), &i18n::pointer_of(reference), own)
    })
}
