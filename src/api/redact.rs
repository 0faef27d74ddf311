//! The one layer through which everything passes that is shown, kept or exported: it takes secrets out.

use serde_json::Value;

use super::secret::{MASK, Secret};
use super::types::{FieldType, TemplateField};

/// Keys whose values are secrets, wherever they stand.
const KEYS: [&str; 7] = ["access_token", "refresh_token", "client_secret", "authorization", "password", "token", "secret_key"];

/// Shorter secrets are taken out where they are a whole value: as part of a text they would be found everywhere.
const MIN_LENGTH: usize = 4;

/// What is known to be secret in one exchange.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    secrets: Vec<Secret>,
    short: Vec<Secret>,
}

impl Redactor {
    /// Also takes out `secret`, wherever it stands.
    pub fn add(&mut self, secret: Secret) {
        if secret.expose().chars().count() >= MIN_LENGTH {
            self.secrets.push(secret);
            // A secret that holds another is taken out first.
            self.secrets.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
        } else if !secret.expose().is_empty() {
            self.short.push(secret);
        }
    }

    /// `text` without secrets. JSON is masked by the names of its keys too, and by the template of a widget's settings.
    pub fn clean(&self, text: &str) -> String {
        match serde_json::from_str::<Value>(text) {
            Ok(mut value) if value.is_object() || value.is_array() => {
                mask_keys(&mut value);
                mask_widgets(&mut value);
                self.mask_texts(&mut value);
                value.to_string()
            }
            _ => self.clean_text(text),
        }
    }

    /// `text` without the known secrets, as they are and as they stand in JSON and in addresses.
    fn clean_text(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for secret in &self.secrets {
            let secret = secret.expose();
            clean = clean.replace(secret, MASK);
            let json = Value::from(secret).to_string();
            clean = clean.replace(json.trim_matches('"'), MASK);
            clean = clean.replace(&percent(secret), MASK);
        }
        clean
    }

    fn mask_texts(&self, value: &mut Value) {
        match value {
            Value::String(text) if self.short.iter().any(|secret| secret.expose() == text) => MASK.clone_into(text),
            Value::String(text) => *text = self.clean_text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask_texts(item)),
            Value::Object(map) => {
                *map = std::mem::take(map)
                    .into_iter()
                    .map(|(key, mut value)| {
                        self.mask_texts(&mut value);
                        (self.clean_text(&key), value)
                    })
                    .collect();
            }
            _ => {}
        }
    }
}

/// `settings` without passwords, as `template` tells what holds them. The widget's own values are masked whole: what they
/// hold isn't known.
pub fn mask_settings(settings: &mut Value, template: &[TemplateField]) {
    for field in template {
        let Some(value) = settings.get_mut(&field.key) else { continue };
        match field.kind {
            FieldType::Text | FieldType::Users => {}
            FieldType::UsersLp => {
                let users = value.as_object_mut().into_iter().flat_map(|users| users.values_mut());
                users.filter_map(|user| user.get_mut("password")).for_each(mask);
            }
            FieldType::Pass | FieldType::Custom | FieldType::Other(_) => mask(value),
        }
    }
    mask_keys(settings);
}

fn mask(value: &mut Value) {
    if !value.is_null() {
        *value = Value::from(MASK);
    }
}

fn mask_keys(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask_keys),
        Value::Object(map) => {
            // Who trades a code for a token sends it beside the secret; elsewhere `code` is a widget's or an error's.
            let is_grant = map.contains_key("grant_type");
            for (key, value) in map.iter_mut() {
                let is_secret = KEYS.contains(&key.to_lowercase().as_str()) || (is_grant && key == "code");
                if is_secret && !value.is_object() && !value.is_array() { mask(value) } else { mask_keys(value) }
            }
        }
        _ => {}
    }
}

/// Masks the settings of every widget in an answer, by its own template.
fn mask_widgets(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask_widgets),
        Value::Object(map) => {
            let template = map.get("settings_template").map(TemplateField::read_all);
            if let (Some(template), Some(settings)) = (template, map.get_mut("settings")) {
                mask_settings(settings, &template);
            }
            map.values_mut().for_each(mask_widgets);
        }
        _ => {}
    }
}

/// `text` as it stands in the query of an address.
fn percent(text: &str) -> String {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        let mut redactor = Redactor::default();
        redactor.add(Secret::new("canary"));
        redactor.add(Secret::new("can\"ary/ю"));
        redactor.add(Secret::new("1"));
        redactor
    }

    #[test]
    fn known_secrets_are_found_in_any_dress() {
        for text in ["Bearer canary", r#"say "can\"ary/ю""#, "?a=can%22ary%2F%D1%8E", r#"{"a":["xcanaryx","can\"ary/ю"],"canary":1}"#] {
            let clean = redactor().clean(text);
            assert!(!clean.contains("canary") && !clean.contains("ary/") && !clean.contains("%22ary") && clean.contains(MASK), "{clean}");
        }
        assert_eq!(redactor().clean("1 and 11"), "1 and 11");
        assert_eq!(redactor().clean(r#"{"pin":"1","phone":"11"}"#), r#"{"pin":"•••","phone":"11"}"#);
    }

    #[test]
    fn secrets_are_found_by_their_place() {
        let body = r#"{"client_id":"id","client_secret":"S1","grant_type":"authorization_code","code":"C2","redirect_uri":"u"}"#;
        let answer = r#"[{"code":"amo_x","settings_template":[{"key":"p","type":"pass"},{"key":"u","type":"users_lp"},{"key":"c","type":"custom"}],
            "settings":{"p":"S3","u":{"7":{"login":"l","password":"S4"}},"c":"{\"k\":\"S5\"}","t":"kept"}}, {"access_token":"S6"}]"#;
        let clean = Redactor::default().clean(body) + &Redactor::default().clean(answer);
        for secret in ["S1", "C2", "S3", "S4", "S5", "S6"] {
            assert!(!clean.contains(secret), "{secret} in {clean}");
        }
        for open in ["\"id\"", "amo_x", "\"l\"", "kept", "redirect_uri"] {
            assert!(clean.contains(open), "{open} not in {clean}");
        }
    }
}
