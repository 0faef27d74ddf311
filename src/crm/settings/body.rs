//! What is typed into the settings window, and the request that installs a widget with it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Field;
use crate::crm::account::{FieldType, TemplateField};

/// What part of a field a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// The text of the user with this id.
    User(u64),
    /// The login of the user with this id.
    Login(u64),
    /// The password of the user with this id.
    Password(u64),
}

/// Texts by the code of their field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    texts: BTreeMap<(String, Part), String>,
}

impl Filled {
    /// What is typed; empty if nothing is.
    pub fn get(&self, code: &str, part: Part) -> &str {
        self.texts.get(&(code.to_owned(), part)).map_or("", String::as_str)
    }

    /// Sets the text of a field.
    pub fn set(&mut self, code: &str, part: Part, text: impl Into<String>) {
        let (key, text) = ((code.to_owned(), part), text.into());
        if text.is_empty() {
            self.texts.remove(&key);
        } else {
            self.texts.insert(key, text);
        }
    }

    /// What `values`, by key, fill in: texts, and texts of users.
    pub fn of_values(values: &Map<String, Value>) -> Self {
        let mut filled = Self::default();
        for (key, value) in values {
            match value {
                Value::String(text) => filled.set(key, Part::Whole, text),
                Value::Object(users) => {
                    let users = users.iter().filter_map(|(id, text)| Some((id.parse().ok()?, text.as_str()?)));
                    users.for_each(|(id, text)| filled.set(key, Part::User(id), text));
                }
                _ => {}
            }
        }
        filled
    }

    /// The texts of a field.
    fn of<'s>(&'s self, code: &'s str) -> impl Iterator<Item = (Part, &'s str)> {
        let from = self.texts.range((code.to_owned(), Part::Whole)..);
        from.take_while(move |((of, _), _)| of == code).map(|((_, part), text)| (*part, text.as_str()))
    }
}

/// The body of `POST /api/v4/widgets/{code}` with what is filled in; empty fields are left out.
/// Source: the platform's widgets API, `docs/PLATFORM.md` 1.5 and 7.1, read 2026-11-21; ids of users are keys in quotes.
pub fn install(fields: &[Field<'_>], filled: &Filled) -> Value {
    let values = fields.iter().filter(|field| field.is_field());
    let values = values.filter_map(|field| Some((field.code.to_owned(), value(field, filled)?)));
    Value::Object(values.collect::<Map<_, _>>())
}

/// The settings, by key, of an installation that asks for the fields of `template`; empty ones are left out. A field of the
/// widget's own is a number where a number is typed.
pub fn of_template(template: &[TemplateField], filled: &Filled) -> Map<String, Value> {
    let value = |field: &TemplateField| {
        let value = part(&field.key, Some(field.kind.word()), filled)?;
        let number = || serde_json::from_str::<serde_json::Number>(value.as_str()?.trim()).ok();
        let number = if field.kind == FieldType::Custom { number() } else { None };
        Some((field.key.clone(), number.map_or(value, Value::Number)))
    };
    template.iter().filter_map(value).collect()
}

/// Codes of the fields that must be filled in and aren't.
pub fn missing<'w>(fields: &[Field<'w>], filled: &Filled) -> Vec<&'w str> {
    let lacks = |field: &&Field<'w>| field.is_field() && field.required() == Some(true) && value(field, filled).is_none();
    fields.iter().filter(lacks).map(|field| field.code).collect()
}

fn value(field: &Field<'_>, filled: &Filled) -> Option<Value> {
    part(field.code, field.kind(), filled)
}

fn part(code: &str, kind: Option<&str>, filled: &Filled) -> Option<Value> {
    let mut users = Map::new();
    for (part, text) in filled.of(code) {
        match (kind, part) {
            (Some("users"), Part::User(id)) => drop(users.insert(id.to_string(), text.into())),
            (Some("users_lp"), Part::Login(id) | Part::Password(id)) => {
                let user = users.entry(id.to_string()).or_insert_with(|| json!({ "login": "", "password": "" }));
                let key = if matches!(part, Part::Login(_)) { "login" } else { "password" };
                if let Some(value) = user.get_mut(key) {
                    *value = text.into();
                }
            }
            _ => {}
        }
    }
    match kind {
        Some("users" | "users_lp") => (!users.is_empty()).then_some(Value::Object(users)),
        _ => Some(filled.get(code, Part::Whole)).filter(|text| !text.is_empty()).map(Value::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::settings::Form;
    use crate::model::change_builder::ChangeBuilder;
    use crate::model::widget::MANIFEST;
    use crate::services::bundled;

    #[test]
    fn the_body_is_as_the_platform_prints_it() {
        let field = |kind: &str| json!({ "name": "settings.greeting", "type": kind, "required": true });
        let fields =
            json!({ "login": field("text"), "phones": field("users"), "staff": field("users_lp"), "_note": "kept", "rest": field("pass") });
        let changes = ChangeBuilder::new(&bundled::plain()).set(MANIFEST, "/settings", fields);
        let fields = Form::Window.fields(changes.widget());
        let mut filled = Filled::default();
        filled.set("login", Part::Whole, "example");
        filled.set("phones", Part::User(504_141), "1039");
        filled.set("phones", Part::Whole, "of another type");
        filled.set("staff", Part::Login(504_141), "anna");
        filled.set("_note", Part::Whole, "x");
        let body =
            json!({ "login": "example", "phones": { "504141": "1039" }, "staff": { "504141": { "login": "anna", "password": "" } } });
        assert_eq!(install(fields.listed(), &filled), body);
        assert_eq!(missing(fields.listed(), &filled), ["rest"]);
        let field = |key: &str, kind| TemplateField { key: key.to_owned(), name: String::new(), kind, is_required: false };
        let template = [field("phones", FieldType::Users), field("conf", FieldType::Custom), field("size", FieldType::Custom)];
        filled.set("conf", Part::Whole, "{\"a\":1}");
        filled.set("size", Part::Whole, " 7 ");
        let body = json!({ "phones": { "504141": "1039" }, "conf": "{\"a\":1}", "size": 7 });
        assert_eq!(Value::Object(of_template(&template, &filled)), body);
        let again = Filled::of_values(body.as_object().unwrap());
        assert_eq!((again.get("phones", Part::User(504_141)), again.get("conf", Part::Whole)), ("1039", "{\"a\":1}"));
        filled.set("login", Part::Whole, "");
        assert_eq!(missing(fields.listed(), &filled), ["login", "rest"]);
    }
}
