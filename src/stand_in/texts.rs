//! The sentences that the pages and the studio have in common: names of scenes, and what the CRM makes of a result. They lie with the
//! pages (`assets/stand-in/text`), so that each has one home.

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

fn find(lang: Lang, id: &str) -> Option<&'static str> {
    static TEXTS: OnceLock<[Map<String, Value>; 2]> = OnceLock::new();
    let read = |path| assets::text(path).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let [en, ru] = TEXTS.get_or_init(|| [read("text/en.json"), read("text/ru.json")]);
    let own = if lang == Lang::Ru { ru } else { en };
    own.get(id).or_else(|| en.get(id))?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
