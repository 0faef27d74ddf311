//! [`Settings`]: the body of an installation, checked against the widget's template before it is sent.

use serde_json::{Map, Value};

use super::error::FieldError;
use super::redact;
use super::secret::{Confidential, MASK, Secret};
use super::types::{FieldType, TemplateField};
use crate::crm::account;

/// Settings that keep to a template. What may be a secret in them is known, so that it is shown nowhere.
#[derive(Debug, Clone)]
pub struct Settings {
    values: Confidential,
    template: Vec<TemplateField>,
}

impl Settings {
    /// `values` by key, checked against `template`. What the account leaves open is strict here: a key that the template
    /// doesn't have is refused. A custom field takes a JSON text or a number; another value is written as JSON text
    /// (`docs/PLATFORM.md` 1.5, 7.1).
    ///
    /// # Errors
    /// Every field that doesn't fit, with the same codes that an account uses.
    pub fn new(values: Map<String, Value>, template: &[TemplateField]) -> Result<Self, Vec<FieldError>> {
        let mut errors = account::refused(&values, template);
        errors.extend(values.iter().filter(|(_, value)| holds_mask(value)).map(|(key, _)| masked_field(key)));
        if !errors.is_empty() {
            return Err(errors);
        }
        let value = |field: &TemplateField| Some((field.key.clone(), written(field, values.get(&field.key).filter(|it| !it.is_null())?)));
        let body: Map<String, Value> = template.iter().filter_map(value).collect();
        Ok(Self { values: Confidential::new(Value::Object(body)), template: template.to_vec() })
    }

    /// The body that is sent.
    pub(super) fn body(&self) -> &Value {
        self.values.expose()
    }

    /// What is sent, without secrets: for people, and for what is kept of the request.
    pub fn masked(&self) -> Value {
        let mut values = self.values.expose().clone();
        redact::mask_settings(&mut values, &self.template);
        values
    }

    /// The secrets in it.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        redact::secrets_in(self.body(), &self.template)
    }
}

/// Whether `value` was copied from what is shown in the place of a secret: sent, it would replace the secret itself.
fn holds_mask(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(MASK),
        Value::Array(items) => items.iter().any(holds_mask),
        Value::Object(map) => map.values().any(holds_mask),
        _ => false,
    }
}

fn masked_field(key: &str) -> FieldError {
    FieldError { path: key.to_owned(), code: "Masked".to_owned(), detail: format!("{MASK} stands for a secret") }
}

/// The form in which `value` goes over the wire.
fn written(field: &TemplateField, value: &Value) -> Value {
    let is_plain = value.is_string() || value.is_number();
    if field.kind == FieldType::Custom && !is_plain { Value::from(value.to_string()) } else { value.clone() }
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
