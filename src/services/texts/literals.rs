//! Moves texts that stand in the manifest itself to the locale files, where they belong.

use crate::crm::i18n::{self, Resolved};
use crate::crm::manifest::{self, LOCALES};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};

/// A text of the manifest in the place of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// Its JSON pointer.
    pub at: String,
    /// The text by locale; with an empty code for all locales.
    texts: Vec<(String, String)>,
}

impl Literal {
    /// The text for a locale: its own, else the first one.
    pub fn text(&self, locale: &str) -> &str {
        let own = self.texts.iter().find(|(code, _)| code == locale);
        own.or(self.texts.first()).map_or("", |(_, text)| text)
    }
}

/// The text that `node` at `at` is: a text that is no reference, or an object with texts by locale, as other platforms have it.
pub fn literal(at: &str, node: &Node) -> Option<Literal> {
    let is_text = |text: &&str| !text.trim().is_empty() && !i18n::is_reference(text.trim());
    let texts = match node.kind() {
        Kind::String => vec![(String::new(), node.as_str().filter(is_text)?.trim().to_owned())],
        Kind::Object => {
            let member = |(code, node): (&str, &Node)| {
                Some((code.to_owned(), node.as_str().filter(is_text)?.to_owned())).filter(|_| LOCALES.contains(&code))
            };
            node.members().iter().map(|one| member((&one.key, &one.node))).collect::<Option<Vec<_>>>()?
        }
        _ => return None,
    };
    (!texts.is_empty()).then(|| Literal { at: at.to_owned(), texts })
}

/// All texts of the manifest in the place of a reference.
pub fn literals(widget: &Widget) -> Vec<Literal> {
    manifest::references(widget).into_iter().filter_map(|(at, node)| literal(&at, node)).collect()
}

/// The usual reference for the value at `at`; `None` if its pointer has nothing to name it by.
pub fn usual_reference(at: &str) -> Option<String> {
    let parts: Vec<_> = pointer::parts(at).collect();
    let words: Vec<&str> = parts.iter().map(|part| &**part).collect();
    let (section, name) = match words.as_slice() {
        ["settings", code, "name"] | ["dp", "settings", code, "name"] => ("settings", (*code).to_owned()),
        ["salesbot_designer", code, "name"] => ("salesbot", (*code).to_owned()),
        ["salesbot_designer", handler, "settings", code, "name"] => ("salesbot", format!("{handler}_{code}")),
        ["left_menu", item, "title"] => ("left_menu", (*item).to_owned()),
        ["left_menu", item, "submenu", below, "title"] => ("left_menu", format!("{item}_{below}")),
        [section, .., last] => (*section, (*last).to_owned()),
        _ => return None,
    };
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' };
    let reference = format!("{section}.{}", name.chars().map(plain).collect::<String>());
    i18n::is_reference(&reference).then_some(reference)
}

/// The reference that a literal gets: the usual one if no text has it or one has this very text, else one that is free.
pub fn reference_for(widget: &Widget, literal: &Literal) -> Option<String> {
    let usual = usual_reference(&literal.at)?;
    let files = i18n::readable(widget);
    let is_same = |file: &i18n::Readable<'_>| i18n::resolve(file.json, &usual) == Resolved::Text(literal.text(file.code));
    if files.iter().any(is_same) {
        return Some(usual);
    }
    let reference = i18n::free_key(widget, &usual);
    files.iter().all(|file| !file.blocks(&reference)).then_some(reference)
}

/// Moves these texts to the locales one after the other. What has no place there stays.
pub fn moved(start: ChangeBuilder, literals: &[Literal]) -> ChangeBuilder {
    literals.iter().fold(start, |changes, literal| {
        let widget = changes.widget().clone();
        let files = i18n::readable(&widget);
        let Some(reference) = reference_for(&widget, literal).filter(|_| !files.is_empty()) else { return changes };
        let lacking = files.iter().filter(|file| i18n::resolve(file.json, &reference) == Resolved::Missing);
        let key = i18n::pointer_of(&reference);
        let changes = changes.set(MANIFEST, &literal.at, reference.as_str());
        lacking.fold(changes, |changes, file| changes.set(file.path.as_str(), &key, literal.text(file.code)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;
    use serde_json::json;

    fn text(widget: &Widget, locale: &str, reference: &str) -> Option<String> {
        let file = i18n::readable(widget).into_iter().find(|file| file.code == locale)?;
        file.json.at(&i18n::pointer_of(reference))?.as_str().map(str::to_owned)
    }

    #[test]
    fn all_literal_texts_get_a_reference_and_none_is_lost() {
        let mut widget = bundled::plain();
        let field = json!({ "name": "Ваш ключ", "type": "text" });
        let changes = ChangeBuilder::new(&widget)
            .set(MANIFEST, "/widget/name", json!({ "ru": "Заявки", "en": "Orders" }))
            .set(MANIFEST, "/widget/description", "Plain words")
            .set(MANIFEST, "/settings/api key", field.clone())
            .set(MANIFEST, "/dp", json!({ "settings": { "key": field } }));
        widget.apply(&changes.build().unwrap()).unwrap();
        let found = literals(&widget);
        assert_eq!(found.len(), 4, "{found:?}");
        widget.apply(&moved(ChangeBuilder::new(&widget), &found).build().unwrap()).unwrap();
        assert_eq!(literals(&widget), []);
        let at = |pointer: &str| widget.manifest(pointer).unwrap().as_str().unwrap().to_owned();
        assert_eq!(at("/widget/name"), "widget.name_2", "the template's own text stays");
        assert_eq!(text(&widget, "ru", "widget.name_2").as_deref(), Some("Заявки"));
        assert_eq!(text(&widget, "en", "widget.name_2").as_deref(), Some("Orders"));
        assert_eq!((at("/settings/api key/name"), at("/dp/settings/key/name")), ("settings.api_key".into(), "settings.key".into()));
        assert_eq!(text(&widget, "en", "settings.key").as_deref(), Some("Ваш ключ"));
    }

    #[test]
    fn a_text_that_is_there_already_is_used() {
        let mut widget = bundled::plain();
        let name = text(&widget, "en", "widget.name").unwrap();
        widget.apply(&ChangeBuilder::new(&widget).set(MANIFEST, "/widget/name", name).build().unwrap()).unwrap();
        let changes = moved(ChangeBuilder::new(&widget), &literals(&widget)).build().unwrap();
        widget.apply(&changes).unwrap();
        assert_eq!(widget.manifest("/widget/name").unwrap().as_str(), Some("widget.name"));
    }
}
