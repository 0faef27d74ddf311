//! Secrets are taken out of what the pages tell before anybody sees it, by the one redaction layer (`src/account/redact`).

use serde_json::Value;

use super::build::Build;
use crate::account::redact::Redactor;

/// What a page told, without secrets. The names of the widget's own files stay: some look random, and a place leads to them.
pub fn clean(redactor: &Redactor, told: &Value, build: &Build) -> Value {
    let mut clean = serde_json::from_str(&redactor.clean(&told.to_string())).unwrap_or(Value::Null);
    restore_files(told, &mut clean, &|file| build.file(file).is_some());
    clean
}

fn restore_files(told: &Value, clean: &mut Value, is_file: &impl Fn(&str) -> bool) {
    match (told, clean) {
        (Value::Object(told), Value::Object(clean)) => {
            for (key, value) in told {
                let Some(masked) = clean.get_mut(key) else { continue };
                match value.as_str() {
                    Some(file) if key == "file" && is_file(file) => masked.clone_from(value),
                    _ => restore_files(value, masked, is_file),
                }
            }
        }
        (Value::Array(told), Value::Array(clean)) => told.iter().zip(clean).for_each(|(told, clean)| restore_files(told, clean, is_file)),
        _ => {}
    }
}
