//! What sets the two products apart: locales and areas; and for which of them a widget is.

use super::i18n::readable;
use super::locations::{Area, entries};
use super::manifest::{AMO_LOCALES, KOMMO_LOCALES, locales};
use crate::formats::json::Node;
use crate::model::product::{Product, Profile};
use crate::model::widget::Widget;

impl Product {
    /// The locales that it takes; its marketplace asks for the first (`docs/PLATFORM.md` 1.3).
    pub fn locales(self) -> &'static [&'static str] {
        match self {
            Self::AmoCrm => AMO_LOCALES,
            Self::Kommo => KOMMO_LOCALES,
        }
    }

    /// Whether its documents name the area.
    pub fn has(self, area: &Area) -> bool {
        match self {
            Self::AmoCrm => area.amo,
            Self::Kommo => area.kommo,
        }
    }
}

/// The product that a widget is for, as far as it shows: Kommo if it has areas or locales that only Kommo has and none of amoCRM's, or if
/// neither product has any of it and its texts and contacts name only Kommo; else amoCRM.
pub fn guess_product(widget: &Widget) -> Product {
    let spoken = |codes: &[&str]| locales(widget).iter().any(|(code, _)| codes.contains(code));
    let has_area = |of: fn(&Area) -> bool| declared(widget).any(of);
    let amo = spoken(&["ru"]) || has_area(|area| area.amo && !area.kommo);
    let kommo = spoken(&["es", "pt", "tr", "id"]) || has_area(|area| area.kommo && !area.amo);
    match (amo, kommo) {
        (true, _) => Product::AmoCrm,
        (false, true) => Product::Kommo,
        (false, false) if names(widget, "kommo") && !names(widget, "amocrm") => Product::Kommo,
        (false, false) => Product::AmoCrm,
    }
}

/// What a widget has to stand, as far as it shows: moderation for what only public integrations have, an area of theirs or the button of
/// a showcase (`docs/PLATFORM.md` 1.1, 1.2, 1.8).
pub fn guess_profile(widget: &Widget) -> Profile {
    let showcase = widget.manifest("/widget/is_showcase").and_then(Node::as_bool) == Some(true);
    if showcase || declared(widget).any(|area| area.public) { Profile::Public } else { Profile::Private }
}

/// The areas that a widget declares, as far as they are known.
fn declared(widget: &Widget) -> impl Iterator<Item = &'static Area> {
    entries(widget).into_iter().filter_map(|(entry, _)| entry.area())
}

/// Whether a text or the contact of the support has `word`, in any letter case.
fn names(widget: &Widget, word: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(word);
    let contacts = ["/widget/name", "/widget/support/link", "/widget/support/email"];
    let mut contacts = contacts.iter().filter_map(|at| widget.manifest(at)?.as_str());
    contacts.any(has) || readable(widget).iter().any(|file| file.texts().any(|(_, _, node)| node.as_str().is_some_and(has)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;

    #[test]
    fn products_are_told_by_areas_languages_and_names() {
        for (manifest, text, product) in [
            (r#"{"widget": {"locale": ["ru", "es"]}}"#, "Kommo", Product::AmoCrm),
            (r#"{"widget": {"locale": ["en", "pt"]}}"#, "", Product::Kommo),
            (r#"{"widget": {"locale": ["en"]}, "locations": ["ai_agent"]}"#, "", Product::Kommo),
            (r#"{"widget": {"locale": ["en"]}}"#, "Sends leads of KOMMO to the shop", Product::Kommo),
            (r#"{"widget": {"locale": ["en"]}}"#, "From amoCRM to Kommo", Product::AmoCrm),
            (r#"{"widget": {"locale": ["en"], "support": {"link": "https://help.kommo.com/x"}}}"#, "", Product::Kommo),
            (r#"{"widget": {"locale": ["en"]}}"#, "Sends leads to the shop", Product::AmoCrm),
            ("", "", Product::AmoCrm),
        ] {
            let texts = serde_json::json!({ "widget": { "name": text } }).to_string();
            let file = |path: &str, text: &str| (RelPath::new(path).unwrap(), FileBody::text(text));
            let widget = Widget::new([file("manifest.json", manifest), file("i18n/en.json", &texts)].into(), None);
            assert_eq!(guess_product(&widget), product, "{manifest} {text}");
        }
    }
}
