//! [`Redactor`]: masks secrets in everything that is shown, kept or exported.

mod lines;

pub use lines::clean_line;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use super::secret::{MASK, Secret};
use super::types::{FieldType, TemplateField};
use crate::crm::secrets::names::may_be_secret;
use crate::crm::secrets::values::{begun, is_random};

/// Keys of an answer whose values look random and are no secrets: codes of widgets and names of integrations among them.
const OPEN_KEYS: [&str; 12] =
    ["client_id", "client_uuid", "code", "href", "id", "path", "request_id", "template_code", "type", "uuid", "version", "widget_code"];

/// What is written otherwise in an address: all but letters, digits and `-._~` (RFC 3986).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Shorter secrets are taken out where they are a whole value: as part of a text they would be found everywhere.
const MIN_LENGTH: usize = 4;

/// What is known to be secret in one exchange.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    secrets: Vec<Secret>,
    short: Vec<Secret>,
    fields: Vec<TemplateField>,
}

impl Redactor {
    /// Also takes out `secret`, wherever it stands.
    pub fn add(&mut self, secret: Secret) {
        if self.is_known(secret.expose()) {
            return;
        }
        if secret.expose().chars().count() >= MIN_LENGTH {
            self.secrets.push(secret);
            // A secret that holds another is taken out first.
            self.secrets.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
        } else if !secret.expose().is_empty() {
            self.short.push(secret);
        }
    }

    /// Also masks settings of any widget by `fields`, whatever the account calls them.
    pub fn add_fields(&mut self, fields: &[TemplateField]) {
        self.fields.extend_from_slice(fields);
    }

    /// Also takes out what may be a secret in `body`, wherever it stands in what belongs to the same exchange.
    pub fn add_from(&mut self, body: &Value) {
        let mut masked = body.clone();
        self.mask(&mut masked);
        secrets_between(body, &masked).into_iter().for_each(|secret| self.add(secret));
    }

    /// `text` without secrets: those that are known, and what may be one by its name or its look. JSON is masked by the names of its
    /// keys, and by the template of a widget's settings.
    pub fn clean(&self, text: &str) -> String {
        match serde_json::from_str::<Value>(text) {
            Ok(mut value) if value.is_object() || value.is_array() => {
                self.mask(&mut value);
                value.to_string()
            }
            _ => clean_line(&self.clean_text(text)),
        }
    }

    /// A path with its query, without secrets. Codes of widgets, which look random, stay.
    pub fn clean_path(&self, path: &str) -> String {
        let path = self.clean_text(path);
        let Some((place, query)) = path.split_once('?') else { return path };
        let pair = |pair: &str| match pair.split_once('=') {
            Some((name, _)) if may_be_secret(name) => format!("{name}={MASK}"),
            _ => pair.to_owned(),
        };
        let pairs: Vec<String> = query.split('&').map(pair).collect();
        format!("{place}?{}", pairs.join("&"))
    }

    fn mask(&self, value: &mut Value) {
        mask_named(value);
        mask_widgets(value, &self.fields);
        self.mask_texts(value, "");
    }

    /// `text` without the known secrets, as they are and as they stand in JSON and in addresses.
    fn clean_text(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for secret in &self.secrets {
            let secret = secret.expose();
            clean = clean.replace(secret, MASK);
            let json = Value::from(secret).to_string();
            clean = clean.replace(json.trim_matches('"'), MASK);
            clean = clean.replace(&utf8_percent_encode(secret, RESERVED).to_string(), MASK);
        }
        clean
    }

    fn is_known(&self, value: &str) -> bool {
        self.short.iter().chain(&self.secrets).any(|secret| secret.expose() == value)
    }

    /// Masks texts by the known secrets and by their look; `key` is that of `value` or of the list that it stands in.
    fn mask_texts(&self, value: &mut Value, key: &str) {
        match value {
            Value::String(text) if self.is_known(text) => MASK.clone_into(text),
            Value::String(text) => match inner_json(text) {
                Some(mut inner) => {
                    let before = inner.clone();
                    self.mask(&mut inner);
                    if inner != before {
                        *text = inner.to_string();
                    }
                }
                None => {
                    let clean = self.clean_text(text);
                    *text = if OPEN_KEYS.contains(&key) { clean_begun(&clean) } else { clean_value(&clean) };
                }
            },
            Value::Number(number) if self.is_known(&number.to_string()) => *value = Value::from(MASK),
            Value::Array(items) => items.iter_mut().for_each(|item| self.mask_texts(item, key)),
            Value::Object(map) => {
                *map = std::mem::take(map)
                    .into_iter()
                    .map(|(key, mut value)| {
                        self.mask_texts(&mut value, &key);
                        (self.clean_text(&key), value)
                    })
                    .collect();
            }
            _ => {}
        }
    }
}

/// The object or list of JSON that is written in a text.
fn inner_json(text: &str) -> Option<Value> {
    let value = serde_json::from_str::<Value>(text).ok().filter(|_| text.trim_start().starts_with(['{', '[']))?;
    (value.is_object() || value.is_array()).then_some(value)
}

/// A value without what may be a secret by its look.
fn clean_value(text: &str) -> String {
    if is_random(text.trim()) { MASK.to_owned() } else { clean_line(text) }
}

/// A value without what begins like a known secret.
fn clean_begun(text: &str) -> String {
    if begun(text).is_empty() { text.to_owned() } else { MASK.to_owned() }
}

/// Masks `settings` of a widget: what `template` says to be a password, what is named like a secret by key or label, and what looks
/// like one. The widget's own values are masked whole: what they hold isn't known.
pub fn mask_settings(settings: &mut Value, template: &[TemplateField]) {
    for field in template {
        let Some(value) = settings.get_mut(&field.key) else { continue };
        match field.kind {
            FieldType::Text | FieldType::Users if may_be_secret(&field.key) || may_be_secret(&field.name) => mask(value),
            FieldType::Text | FieldType::Users => {}
            FieldType::UsersLp => {
                let users = value.as_object_mut().into_iter().flat_map(|users| users.values_mut());
                users.filter_map(|user| user.get_mut("password")).for_each(mask_whole);
            }
            FieldType::Pass | FieldType::Custom | FieldType::Other(_) => mask_whole(value),
        }
    }
    mask_named(settings);
    mask_looks(settings);
}

/// The secrets in `settings`, as [`mask_settings`] tells them.
pub fn secrets_in(settings: &Value, template: &[TemplateField]) -> Vec<Secret> {
    let mut masked = settings.clone();
    mask_settings(&mut masked, template);
    secrets_between(settings, &masked)
}

/// The members of `values` that may be kept in a file: texts, and texts of users, that are neither named like a secret nor look like one.
pub fn open_settings(values: &Map<String, Value>, template: &[TemplateField]) -> Map<String, Value> {
    let mut masked = Value::Object(values.clone());
    mask_settings(&mut masked, template);
    let is_plain = |key: &str| template.iter().any(|field| field.key == key && matches!(field.kind, FieldType::Text | FieldType::Users));
    let is_open = |key: &str, value: &Value| is_plain(key) && masked.get(key) == Some(value);
    values.iter().filter(|(key, value)| is_open(key, value)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// The members of `values`, of which no template is known, that are neither named like a secret nor look like one.
pub fn open_values(values: &Map<String, Value>) -> Map<String, Value> {
    let mut masked = Value::Object(values.clone());
    mask_settings(&mut masked, &[]);
    values.iter().filter(|(key, value)| masked.get(*key) == Some(value)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// The secrets that are in `value` and no longer in `masked`, which is the same value after masking.
fn secrets_between(value: &Value, masked: &Value) -> Vec<Secret> {
    match (value, masked) {
        (Value::Object(map), Value::Object(masked)) => {
            map.iter().flat_map(|(key, value)| masked.get(key).map_or_else(Vec::new, |masked| secrets_between(value, masked))).collect()
        }
        (Value::Array(items), Value::Array(masked)) => {
            items.iter().zip(masked).flat_map(|(item, masked)| secrets_between(item, masked)).collect()
        }
        (value, masked) if value == masked => Vec::new(),
        (Value::String(text), _) => {
            // Who is told of a wrong value is perhaps told of a part of it.
            let inner = inner_json(text).map(|inner| {
                let mut masked = inner.clone();
                Redactor::default().mask(&mut masked);
                secrets_between(&inner, &masked)
            });
            std::iter::once(Secret::new(text)).chain(inner.unwrap_or_default()).collect()
        }
        (Value::Number(number), _) => vec![Secret::new(number.to_string())],
        (Value::Object(map), _) => map.values().flat_map(|value| secrets_between(value, &Value::Null)).collect(),
        (Value::Array(items), _) => items.iter().flat_map(|value| secrets_between(value, &Value::Null)).collect(),
        (Value::Null | Value::Bool(_), _) => Vec::new(),
    }
}

fn mask_whole(value: &mut Value) {
    if !value.is_null() {
        *value = Value::from(MASK);
    }
}

/// Masks a text, a number, or all of them in a list or an object. Yes and no are no secrets.
fn mask(value: &mut Value) {
    match value {
        Value::String(_) | Value::Number(_) => *value = Value::from(MASK),
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(map) => map.values_mut().for_each(mask),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Masks what is named like a secret.
fn mask_named(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask_named),
        Value::Object(map) => {
            // Who trades a code for a token sends it beside the secret; elsewhere `code` is a widget's or an error's.
            let is_grant = map.contains_key("grant_type");
            // In a template `key` is the name of a field.
            let is_field = map.contains_key("key") && map.contains_key("type");
            for (key, value) in map.iter_mut() {
                let is_secret = may_be_secret(key) && !(is_field && key == "key") || is_grant && key == "code";
                if is_secret { mask(value) } else { mask_named(value) }
            }
        }
        _ => {}
    }
}

/// Masks what looks like a secret.
fn mask_looks(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean_value(text),
        Value::Array(items) => items.iter_mut().for_each(mask_looks),
        Value::Object(map) => map.values_mut().for_each(mask_looks),
        _ => {}
    }
}

/// Masks the settings of every widget in an answer, by its own template and by `fields`.
fn mask_widgets(value: &mut Value, fields: &[TemplateField]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| mask_widgets(item, fields)),
        Value::Object(map) => {
            let mut template = map.get("settings_template").map(TemplateField::read_all).unwrap_or_default();
            template.extend_from_slice(fields);
            if let Some(settings) = map.get_mut("settings") {
                mask_settings(settings, &template);
            }
            map.values_mut().for_each(|value| mask_widgets(value, fields));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
    fn what_may_be_a_secret_is_masked_and_not_remembered() {
        let field = |key: &str, name: &str, kind: &str| json!({"key": key, "name": name, "type": kind});
        let fields = [
            field("a", "Address", "text"),
            field("b", "", "users"),
            field("c", "", "pass"),
            field("d", "", "users_lp"),
            field("e", "", "custom"),
            field("f", "", "x"),
            field("apiKey", "", "text"),
            field("g", "Токен доступа", "text"),
            field("h", "", "text"),
            field("i", "", "text"),
            field("codeword", "Contraseña", "users"),
            field("j", "", "text"),
        ];
        let template = TemplateField::read_all(&Value::from(fields.to_vec()));
        let mut values = json!({
            "a": "https://api.example.net", "b": {"7": "2"}, "c": "S3", "d": {"7": {"login": "l", "password": "S4"}}, "e": "S5", "f": "S6",
            "apiKey": "S7", "g": 777_001, "h": "sk_live_S8S8S8S8", "i": "https://u:S9@example.net/?token=S9", "codeword": {"7": "S10"},
            "j": "{\"pwd\": \"S11\"}", "k": "no field"
        });
        let open = open_settings(values.as_object().unwrap(), &template);
        assert_eq!(Some(&open), json!({"a": "https://api.example.net", "b": {"7": "2"}}).as_object());
        let sent = values.clone();
        mask_settings(&mut values, &template);
        let text = values.to_string();
        assert!(!text.contains('S') && !text.contains("777") && text.contains("api.example.net") && text.contains("\"l\""), "{text}");
        let secrets: Vec<_> = secrets_between(&sent, &values).iter().map(|secret| secret.expose().to_owned()).collect();
        for secret in ["S3", "S4", "S5", "S6", "S7", "777001", "sk_live_S8S8S8S8", "S10", "S11"] {
            assert!(secrets.iter().any(|it| it == secret), "{secret} isn't in {secrets:?}");
        }
    }

    #[test]
    fn bodies_of_any_shape_are_masked_by_name_and_look() {
        let clean = |text: &str| Redactor::default().clean(text);
        for (text, masked) in [
            (
                r#"{"data":{"pwd":"S1","n":[{"Api-Key":["S2",3,true,null]}]}}"#,
                r#"{"data":{"pwd":"•••","n":[{"Api-Key":["•••","•••",true,null]}]}}"#,
            ),
            (r#"{"settings":{"hook":"xoxb-S1S1S1S1-x","page":"2"}}"#, r#"{"settings":{"hook":"•••","page":"2"}}"#),
            (r#"{"detail":"Basic S1==, key=S2"}"#, r#"{"detail":"Basic •••, key=•••"}"#),
            (r#"{"a":"{\"secret\":\"S1\"}","b":"{\"x\": 1}"}"#, r#"{"a":"{\"secret\":\"•••\"}","b":"{\"x\": 1}"}"#),
            (r#"[{"key":"login","type":"text"}]"#, r#"[{"key":"login","type":"text"}]"#),
            (r#"{"code":"dp0nwznyrqtkddn4nwfxlmgeqzlyqxvltiyv3p1k"}"#, r#"{"code":"dp0nwznyrqtkddn4nwfxlmgeqzlyqxvltiyv3p1k"}"#),
            (r#"{"settings":{"webhook_secret":"S1"#, r#"{"settings":{"webhook_secret":"•••"#),
            ("<p>api_key=S1</p>", "<p>api_key=•••</p>"),
        ] {
            assert_eq!(clean(text), masked);
        }
        assert_eq!(Redactor::default().clean_path("/a/dp0nwznyrqtkddn4nwf1?page=1&token=S1"), "/a/dp0nwznyrqtkddn4nwf1?page=1&token=•••");
    }

    #[test]
    fn what_was_sent_is_masked_in_the_answer() {
        let mut redactor = Redactor::default();
        redactor.add_from(&json!({"data": {"api_key": "it's mine", "pin": 4711, "status": "good"}}));
        let clean = redactor.clean(r#"{"detail":"it's mine was refused","given":4711,"status":"good"}"#);
        assert_eq!(clean, r#"{"detail":"••• was refused","given":"•••","status":"good"}"#);
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
