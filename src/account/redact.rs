//! [`Redactor`]: masks secrets in everything that is shown, kept or exported.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::secret::{MASK, Secret};
use super::types::{FieldType, TemplateField};

/// Keys whose values are secrets, wherever they stand.
const KEYS: [&str; 7] = ["access_token", "refresh_token", "client_secret", "authorization", "password", "token", "secret_key"];

/// What is written otherwise in an address: all but letters, digits and `-._~` (RFC 3986).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Shorter secrets are taken out where they are a whole value: as part of a text they would be found everywhere.
const MIN_LENGTH: usize = 4;

/// Shorter words are no tokens.
const MIN_TOKEN: usize = 16;

/// A line of a log or a report without what may be a secret by its place or its look: values of the usual keys, what
/// signs a request, users in addresses, and long words of letters and digits mixed, which tokens are made of.
pub fn clean_line(line: &str) -> String {
    mask_tokens(&mask_values(&mask_users(line)))
}

/// Masks `user:password` in `https://user:password@host`.
fn mask_users(line: &str) -> String {
    let mut clean = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        clean.push_str(before);
        clean.push_str("://");
        let authority = after.split(['/', '?', '#', ' ', '"', '\'']).next().unwrap_or_default();
        rest = match authority.rsplit_once('@').and_then(|(user, _)| after.strip_prefix(user)) {
            Some(host) => {
                clean.push_str(MASK);
                host
            }
            None => after,
        };
    }
    clean + rest
}

/// Masks what follows a key of [`KEYS`] and `=` or `:`, and the word `Bearer`.
fn mask_values(line: &str) -> String {
    let mut clean = String::new();
    let mut rest = line;
    while let Some((end, is_pair)) = next_key(rest) {
        let (before, after) = rest.split_at(end);
        clean.push_str(before);
        let value = if is_pair { after.trim_start_matches([' ', '"', '\'', '\\', ':', '=']) } else { after.trim_start() };
        let (between, value) = after.split_at(after.len() - value.len());
        clean.push_str(between);
        if !is_pair && between.is_empty() || is_pair && !between.contains([':', '=']) || value.to_lowercase().starts_with("bearer ") {
            rest = value;
            continue;
        }
        // A value in quotes may have spaces.
        let quoted = between.ends_with(['"', '\'']);
        let is_end = |c: char| if quoted { matches!(c, '"' | '\'') } else { c.is_whitespace() || matches!(c, ',' | ';' | '&' | '}' | ')') };
        rest = value.trim_start_matches(|c| !is_end(c));
        clean.push_str(if value.is_empty() { "" } else { MASK });
    }
    clean + rest
}

/// Where the first key ends after which a secret may stand, and whether a sign is to stand between them.
fn next_key(text: &str) -> Option<(usize, bool)> {
    // Letters keep their length: all keys are ASCII.
    let lower = text.to_ascii_lowercase();
    let keys = KEYS.iter().map(|key| (*key, true)).chain([("bearer", false)]);
    let found = keys.filter_map(|(key, is_pair)| lower.find(key).map(|at| (at, at + key.len(), is_pair)));
    // Of `token` and `token_id` at one place the longer one is meant.
    found.min_by_key(|(at, end, _)| (*at, std::cmp::Reverse(*end))).map(|(_, end, is_pair)| (end, is_pair))
}

/// Masks long words of letters and digits mixed.
fn mask_tokens(line: &str) -> String {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut clean = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_inside) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|c| !is_inside(c)).unwrap_or(word.len()));
        clean.push_str(before);
        clean.push_str(if word.split(['_', '-']).any(is_token) { MASK } else { word });
        rest = after;
    }
    clean + rest
}

/// Whether a word is long, and its letters and digits are mixed as no name's are.
fn is_token(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    word.len() >= MIN_TOKEN && digits >= 2 && digits < word.len()
}

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
            clean = clean.replace(&utf8_percent_encode(secret, RESERVED).to_string(), MASK);
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

/// `settings` without passwords, where `template` says which fields hold them. The widget's own values are masked whole: what they
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
    fn lines_are_cleaned_by_place_and_look() {
        for (line, clean) in [
            ("GET /api/v4/account 200 in 31 ms", "GET /api/v4/account 200 in 31 ms"),
            ("Authorization: Bearer canary", "Authorization: Bearer •••"),
            ("sent with bearer canary, again", "sent with bearer •••, again"),
            (r#"{"access_token":"can ary","a":1}"#, r#"{"access_token":"•••","a":1}"#),
            ("client_secret=canary&password=canary", "client_secret=•••&password=•••"),
            ("https://me:canary@example.com/path", "https://•••@example.com/path"),
            ("token eyJ0eXAiOiJKV1QiLCJhbGciOiJ.eyJhdWQiOiI1NjU2NTY1NiJ.x", "token •••.•••.x"),
            ("the password is wrong", "the password is wrong"),
            ("src/ui/tabs/settings/details.rs:157:12", "src/ui/tabs/settings/details.rs:157:12"),
            ("opened /home/виджет/logo_small_2026.png", "opened /home/виджет/logo_small_2026.png"),
            ("password:", "password:"),
        ] {
            assert_eq!(clean_line(line), clean);
        }
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
