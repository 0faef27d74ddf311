//! The sentences that the pages and the studio have in common: names of scenes, and what the CRM makes of a result. They lie with the
//! pages (`assets/stand-in/text`), so that each has one home.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::assets;
use crate::text::Lang;

/// A text of the bar, such as `role-admin`; its id if there is none.
pub fn bar(lang: Lang, id: &str) -> String {
    find(lang, &format!("bar.{id}")).unwrap_or(id).to_owned()
}

/// The same with `values` filled in.
pub fn bar_with(lang: Lang, id: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(bar(lang, id), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The name of a scene; its id if it has none.
pub fn scene(lang: Lang, id: &str) -> String {
    find(lang, &format!("scene.{id}")).unwrap_or(id).to_owned()
}

/// What the CRM makes of a result, with `values` filled in; the id if it has no sentence.
pub fn rule(lang: Lang, id: &str, values: &Map<String, Value>) -> String {
    let Some(text) = find(lang, &format!("rule.{id}")) else { return id.to_owned() };
    let fill = |text: String, (name, value): (&String, &Value)| text.replace(&format!("{{{name}}}"), &shown(value));
    values.iter().fold(text.to_owned(), fill)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => preview(other),
    }
}

/// A preview as a line: what JSON has no form for stands in its own words.
pub fn preview(value: &Value) -> String {
    match value {
        Value::Object(object) => match object.get("…").filter(|_| object.len() == 1) {
            Some(Value::String(words)) => words.clone(),
            _ => {
                let members: Vec<_> =
                    object.iter().map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), preview(value))).collect();
                format!("{{{}}}", members.join(","))
            }
        },
        Value::Array(items) => format!("[{}]", items.iter().map(preview).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// The language of the pages' texts.
pub fn language(lang: Lang) -> &'static str {
    if all().contains_key(lang.code()) { lang.code() } else { Lang::default().code() }
}

fn find(lang: Lang, id: &str) -> Option<&'static str> {
    [language(lang), Lang::default().code()].iter().find_map(|code| all().get(code)?.get(id)?.as_str())
}

/// The texts of each language, by its code.
fn all() -> &'static BTreeMap<&'static str, Map<String, Value>> {
    static TEXTS: OnceLock<BTreeMap<&str, Map<String, Value>>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let read = |lang: Lang| Some((lang.code(), serde_json::from_str(assets::text(&format!("text/{}.json", lang.code()))?).ok()?));
        Lang::ALL.into_iter().filter_map(read).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;

    #[test]
    fn every_language_has_the_same_texts_with_the_same_places_to_fill() {
        let places = |text: &Value| -> BTreeSet<String> {
            text.as_str().unwrap_or_default().split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect()
        };
        let of = |lang: Lang| -> BTreeMap<String, BTreeSet<String>> {
            let texts = all().get(lang.code()).unwrap_or_else(|| panic!("no text/{}.json", lang.code()));
            texts.iter().map(|(id, text)| (id.clone(), places(text))).collect()
        };
        for lang in Lang::ALL {
            assert_eq!(of(lang), of(Lang::default()), "{lang:?}");
        }
    }

    #[test]
    fn a_sentence_is_filled_in_and_an_unknown_one_is_its_id() {
        let values = json!({"names": ["render", "init"]});
        let text = rule(Lang::En, "callback-missing", values.as_object().unwrap());
        assert!(text.contains("render, init") && !text.contains('{'), "{text}");
        assert_ne!(text, rule(Lang::Ru, "callback-missing", values.as_object().unwrap()));
        assert_eq!(rule(Lang::En, "no-such", &Map::new()), "no-such");
        assert_eq!(preview(&json!({"…": "function render"})), "function render");
        assert_eq!(preview(&json!({"a": 1, "b": [{"…": "function"}]})), r#"{"a":1,"b":[function]}"#);
    }
}
