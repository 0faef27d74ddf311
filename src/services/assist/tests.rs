//! Offers, what stands behind words, and targets, at a `|` in a text.

use super::*;
use crate::model::document::FileBody;
use crate::model::widget::FileChange;
use crate::services::bundled;
use proptest::prelude::*;

/// The template with `file` as `marked` without its `|`, and where that stands.
fn widget(file: &str, marked: &str) -> (Widget, usize) {
    let at = marked.find('|').expect("a caret");
    let mut widget = bundled::plain();
    let body = FileBody::text(marked.replacen('|', "", 1));
    widget.apply(&[FileChange::Write { path: RelPath::new(file).unwrap(), body }]).unwrap();
    (widget, at)
}

/// The names that are offered, and the text with the first of them.
fn offered(file: &str, marked: &str) -> (Vec<String>, String) {
    let (widget, at) = widget(file, marked);
    let Some(offer) = super::offer(&widget, file, at) else { return Default::default() };
    let mut text = widget.text(file).unwrap().as_str().to_owned();
    text.replace_range(offer.range, &offer.entries[0].insert);
    (offer.entries.into_iter().map(|entry| entry.name).collect(), text)
}

#[test]
fn the_manifest_offers_keys_and_values_of_the_place() {
    let (names, text) = offered(MANIFEST, "{\n  \"widget\": {},\n  |\n}");
    assert!(names.contains(&"locations".to_owned()) && !names.contains(&"widget".to_owned()), "{names:?}");
    assert_eq!(text, "{\n  \"widget\": {},\n  \"locations\": \n}");
    assert_eq!(offered(MANIFEST, "{\"widget\": {\"ver|").1, "{\"widget\": {\"version\": ");
    assert_eq!(offered(MANIFEST, "{\"widget\": {\"ver|\": 1}}").1, "{\"widget\": {\"version\": 1}}");
    assert_eq!(offered(MANIFEST, "{\"locations\": [\"settings\", \"lca|\"]}").1, "{\"locations\": [\"settings\", \"lcard\"]}");
    assert_eq!(offered(MANIFEST, "{\"settings\": {\"a\": {\"type\": |}}}").1, "{\"settings\": {\"a\": {\"type\": \"text\"}}}");
    assert_eq!(offered(MANIFEST, "{\"widget\": {\"init_once\": f|}}").1, "{\"widget\": {\"init_once\": false}}");
    assert_eq!(offered(MANIFEST, "{\"widget\": {\"name\": \"widget.na|\"").1, "{\"widget\": {\"name\": \"widget.name\"");
    assert_eq!(offered(MANIFEST, "{\"widget\": {\"locale\": [\"e|").1, "{\"widget\": {\"locale\": [\"en\"");
    assert_eq!(offered(MANIFEST, "|").0, Vec::<String>::new());
}

#[test]
fn the_script_offers_texts_settings_and_callbacks() {
    assert_eq!(offered(SCRIPT, "var a = self.i18n('widget.na|');").1, "var a = self.i18n('widget.name');");
    assert_eq!(offered(SCRIPT, "var a = self.get_settings().gre|;").1, "var a = self.get_settings().greeting;");
    let marked = "define([], function () { return function () { this.callbacks = { render: function () { return true; }, | }; }; });";
    let (names, _) = offered(SCRIPT, marked);
    assert!(names.contains(&"bind_actions".to_owned()) && !names.contains(&"render".to_owned()), "{names:?}");
}

#[test]
fn words_lead_to_what_they_name() {
    let at = |file: &str, marked: &str| {
        let (widget, at) = widget(file, marked);
        target(&widget, file, at).map(|target| (target.file.to_string(), target.pointer.unwrap_or_default()))
    };
    let place = |file: &str, pointer: &str| Some((file.to_owned(), pointer.to_owned()));
    assert_eq!(at(MANIFEST, "{\"name\": \"widget.|name\"}"), place("i18n/en.json", "/widget/name"));
    assert_eq!(at(SCRIPT, "self.i18n('settings.greeting|')"), place("i18n/ru.json", "/settings/greeting"));
    assert_eq!(at(SCRIPT, "x('./i18n/|en.json')"), place("i18n/en.json", ""));
    assert_eq!(at("lib/a.js", "define(['|script'])"), place("script.js", ""));
    assert_eq!(at(SCRIPT, "s = get_settings().gre|eting"), place(MANIFEST, "/settings/greeting"));
    assert_eq!(at(SCRIPT, "s = other().gre|eting"), None);
    assert_eq!(at(SCRIPT, "nothing|"), None);
}

#[test]
fn hovering_tells_texts_and_fields() {
    let (widget_, at) = widget(SCRIPT, "self.i18n('widget.|name')");
    let Some(Behind::Texts(texts)) = behind(&widget_, SCRIPT, at) else { panic!("no texts") };
    assert!(texts.len() == 2 && texts.iter().all(|(_, text)| text.is_some()), "{texts:?}");
    let (widget, at) = widget(MANIFEST, "{\"widget\": {\"init_once\": fal|se}}");
    assert_eq!(behind(&widget, MANIFEST, at), Some(Behind::Field("/widget/init_once")));
}

proptest! {
    #[test]
    fn any_place_of_any_text_can_be_asked_about(text in "[\"'{}:,\\[\\]ai.я\n\\\\ ]{0,40}", at in 0usize..40) {
        let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        for file in [MANIFEST, SCRIPT] {
            let mut widget = bundled::plain();
            widget.apply(&[FileChange::Write { path: RelPath::new(file).unwrap(), body: FileBody::text(text.clone()) }]).unwrap();
            if let Some(offer) = offer(&widget, file, at) {
                prop_assert!(text.get(offer.range).is_some());
            }
            behind(&widget, file, at);
            target(&widget, file, at);
        }
    }
}
