//! The body of an installation: what the template asks for, checked before it is sent.

use serde_json::{Map, Value};

use super::error::FieldError;
use super::redact;
use super::secret::{Confidential, Secret};
use super::types::{FieldType, TemplateField};

/// Settings that keep to a template. Passwords in them are known, so that they are shown nowhere.
#[derive(Debug, Clone)]
pub struct Settings {
    values: Confidential,
    template: Vec<TemplateField>,
}

impl Settings {
    /// `values` by key, checked against `template`. What the account leaves open is strict here: a key that the template
    /// doesn't have is refused. A custom field takes a JSON text or a number; another value is written as JSON text
    /// (`domain.md` 1.5, 7.1).
    ///
    /// # Errors
    /// Every field that doesn't fit, with the same codes that an account uses.
    pub fn new(values: Map<String, Value>, template: &[TemplateField]) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut body = Map::new();
        for key in values.keys().filter(|key| !template.iter().any(|field| field.key == **key)) {
            errors.push(error(key, "NotSupportedChoice", "The widget has no such field"));
        }
        for field in template {
            match values.get(&field.key).filter(|value| !value.is_null()) {
                Some(value) => {
                    let before = errors.len();
                    check(field, value, &mut errors);
                    if errors.len() == before {
                        body.insert(field.key.clone(), written(field, value));
                    }
                }
                None if field.is_required => errors.push(error(&field.key, "FieldMissing", "This field is missing.")),
                None => {}
            }
        }
        if errors.is_empty() {
            Ok(Self { values: Confidential::new(Value::Object(body)), template: template.to_vec() })
        } else {
            Err(errors)
        }
    }

    /// What is sent.
    pub(super) fn body(&self) -> &Value {
        self.values.expose()
    }

    /// What is sent, without passwords: for people, and for what is kept of the request.
    pub fn masked(&self) -> Value {
        let mut values = self.values.expose().clone();
        redact::mask_settings(&mut values, &self.template);
        values
    }

    /// The passwords in it.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        let mut found = Vec::new();
        for field in &self.template {
            let Some(value) = self.body().get(&field.key) else { continue };
            let texts: Vec<&str> = match field.kind {
                FieldType::Text | FieldType::Users => Vec::new(),
                FieldType::UsersLp => {
                    value.as_object().into_iter().flat_map(Map::values).filter_map(|user| user.get("password")?.as_str()).collect()
                }
                FieldType::Pass | FieldType::Custom | FieldType::Other(_) => value.as_str().into_iter().collect(),
            };
            found.extend(texts.into_iter().map(Secret::new));
        }
        found
    }
}

/// Whether `value` is what `field` takes. Public to the practice account, which refuses the same.
pub(crate) fn check(field: &TemplateField, value: &Value, errors: &mut Vec<FieldError>) {
    let key = &field.key;
    match field.kind {
        FieldType::Text | FieldType::Pass => text(key, value, field.is_required, errors),
        FieldType::Users => users(key, value, errors, |path, value, errors| text(path, value, false, errors)),
        FieldType::UsersLp => users(key, value, errors, |path, value, errors| {
            for part in ["login", "password"] {
                let path = format!("{path}.{part}");
                match value.get(part) {
                    Some(value) => text(&path, value, false, errors),
                    None => errors.push(error(&path, "FieldMissing", "This field is missing.")),
                }
            }
        }),
        FieldType::Custom => {
            let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
            if value.as_str().is_some_and(|text| !is_json(text)) {
                errors.push(error(key, "InvalidType", "A custom field takes a JSON string or a number."));
            }
        }
        FieldType::Other(_) => {}
    }
}

fn text(path: &str, value: &Value, required: bool, errors: &mut Vec<FieldError>) {
    match value.as_str() {
        None => errors.push(error(path, "InvalidType", "This value should be of type string.")),
        Some("") if required => errors.push(error(path, "FieldMissing", "This value should not be blank.")),
        Some(_) => {}
    }
}

fn users(key: &str, value: &Value, errors: &mut Vec<FieldError>, mut each: impl FnMut(&str, &Value, &mut Vec<FieldError>)) {
    let Some(users) = value.as_object() else {
        return errors.push(error(key, "InvalidType", "This value should be an object with user IDs as keys."));
    };
    for (id, value) in users {
        let path = format!("{key}.{id}");
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_digit()) {
            errors.push(error(&path, "InvalidType", "A key of this object should be the ID of a user."));
        }
        each(&path, value, errors);
    }
}

/// The form in which `value` goes over the wire.
fn written(field: &TemplateField, value: &Value) -> Value {
    let is_plain = value.is_string() || value.is_number();
    if field.kind == FieldType::Custom && !is_plain { Value::from(value.to_string()) } else { value.clone() }
}

fn error(path: &str, code: &str, detail: &str) -> FieldError {
    FieldError { path: path.to_owned(), code: code.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn template() -> Vec<TemplateField> {
        TemplateField::read_all(&json!([
            {"key": "login", "type": "text", "is_required": true}, {"key": "password", "type": "pass", "is_required": true},
            {"key": "phones", "type": "users"}, {"key": "sip", "type": "users_lp"}, {"key": "conf", "type": "custom"}
        ]))
    }

    fn new(values: Value) -> Result<Settings, Vec<(String, String)>> {
        let settings = Settings::new(values.as_object().unwrap().clone(), &template());
        settings.map_err(|errors| errors.into_iter().map(|error| (error.path, error.code)).collect())
    }

    #[test]
    fn good_settings_are_sent_as_documented_and_shown_without_passwords() {
        let sip = json!({"504141": {"login": "u", "password": "canary-2"}});
        let settings =
            new(json!({"login": "a", "password": "canary-1", "phones": {"504141": "1039"}, "sip": sip, "conf": {"a": [1]}})).unwrap();
        assert_eq!(settings.body()["conf"], json!("{\"a\":[1]}"));
        assert_eq!(settings.body()["phones"], json!({"504141": "1039"}));
        let shown = format!("{} {settings:?}", settings.masked());
        assert!(!shown.contains("canary") && shown.contains("1039"), "{shown}");
        let secrets: Vec<_> = settings.secrets().iter().map(|secret| secret.expose().to_owned()).collect();
        assert_eq!(secrets, ["canary-1", "canary-2", "{\"a\":[1]}"]);
    }

    #[test]
    fn what_does_not_fit_is_told_field_by_field() {
        let errors = new(json!({
            "password": "", "phones": {"x": 7}, "sip": {"7": {"login": 1}}, "conf": "plain", "other": 1
        }))
        .unwrap_err();
        let expected = [
            ("other", "NotSupportedChoice"),
            ("login", "FieldMissing"),
            ("password", "FieldMissing"),
            ("phones.x", "InvalidType"),
            ("phones.x", "InvalidType"),
            ("sip.7.login", "InvalidType"),
            ("sip.7.password", "FieldMissing"),
            ("conf", "InvalidType"),
        ];
        assert_eq!(errors, expected.map(|(path, code)| (path.to_owned(), code.to_owned())));
    }
}
