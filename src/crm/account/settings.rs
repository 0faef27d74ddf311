//! The settings of an installation against the fields that it asks for.

use serde_json::{Map, Value};

use super::{FieldError, FieldType, TemplateField};

/// What keeps `values`, by key, from being settings for `template`, with the codes that an account uses. What the account
/// leaves open is strict here: a key that the template doesn't have is refused. A custom field takes a JSON text or a number;
/// another value is written as JSON text (`docs/PLATFORM.md` 1.5, 7.1).
pub fn refused(values: &Map<String, Value>, template: &[TemplateField]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for key in values.keys().filter(|key| !template.iter().any(|field| field.key == **key)) {
        errors.push(error(key, "NotSupportedChoice", "The widget has no such field"));
    }
    for field in template {
        match values.get(&field.key).filter(|value| !value.is_null()) {
            Some(value) => check(field, value, &mut errors),
            None if field.is_required => errors.push(error(&field.key, "FieldMissing", "This field is missing.")),
            None => {}
        }
    }
    errors
}

/// Adds to `errors` what keeps `value` from being one that `field` takes.
pub fn check(field: &TemplateField, value: &Value, errors: &mut Vec<FieldError>) {
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

fn error(path: &str, code: &str, detail: &str) -> FieldError {
    FieldError { path: path.to_owned(), code: code.to_owned(), detail: detail.to_owned() }
}
