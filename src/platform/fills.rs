//! What was filled in for installations, by account and widget, without secrets: a JSON file in the data folder.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::data;
use crate::api::{FieldType, TemplateField};

/// The file in the data folder.
const FILE: &str = "installs.json";

/// What is remembered, by account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fills {
    #[serde(default)]
    accounts: BTreeMap<String, Fill>,
}

/// What is remembered of an account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Fill {
    /// The codes of widgets, by their place on disk.
    #[serde(default)]
    codes: BTreeMap<String, String>,
    /// The settings, by code.
    #[serde(default)]
    values: BTreeMap<String, Map<String, Value>>,
}

impl Fills {
    /// What is remembered in `folder`; nothing if there is no file, or none that can be read.
    pub fn load(folder: &Path) -> Self {
        data::load(&folder.join(FILE)).ok().flatten().unwrap_or_default()
    }

    /// Writes all of it to `folder`.
    ///
    /// # Errors
    /// What the system says; the file is as before then.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        data::save(&folder.join(FILE), self)
    }

    /// The code that the widget at `place` has in `account`.
    pub fn code(&self, account: &str, place: &str) -> Option<&str> {
        self.accounts.get(account)?.codes.get(place).map(String::as_str)
    }

    /// The settings of the widget `code` in `account`.
    pub fn values(&self, account: &str, code: &str) -> Option<&Map<String, Value>> {
        self.accounts.get(account)?.values.get(code)
    }

    /// Remembers the code of the widget at `place`. Returns whether that is new.
    pub fn keep_code(&mut self, account: &str, place: &str, code: &str) -> bool {
        let codes = &mut self.accounts.entry(account.to_owned()).or_default().codes;
        codes.insert(place.to_owned(), code.to_owned()).as_deref() != Some(code)
    }

    /// Remembers of `values` what can hold no secret: texts, and texts of users.
    pub fn keep_values(&mut self, account: &str, code: &str, values: &Map<String, Value>, template: &[TemplateField]) {
        let is_open = |key: &str| template.iter().any(|field| field.key == key && matches!(field.kind, FieldType::Text | FieldType::Users));
        let open = values.iter().filter(|(key, _)| is_open(key)).map(|(key, value)| (key.clone(), value.clone())).collect();
        self.accounts.entry(account.to_owned()).or_default().values.insert(code.to_owned(), open);
    }

    /// Forgets all of `account`.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(account);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_may_hold_a_secret_is_not_remembered() {
        let field = |key: &str, kind| TemplateField { key: key.to_owned(), name: String::new(), kind, is_required: false };
        let template = [
            field("a", FieldType::Text),
            field("b", FieldType::Users),
            field("c", FieldType::Pass),
            field("d", FieldType::UsersLp),
            field("e", FieldType::Custom),
            field("f", FieldType::Other("x".to_owned())),
        ];
        let values = json!({"a": "1", "b": {"7": "2"}, "c": "3", "d": {"7": {"password": "4"}}, "e": "5", "f": "6", "g": "7"});
        let mut fills = Fills::default();
        fills.keep_values("demo", "code", values.as_object().unwrap(), &template);
        assert_eq!(fills.values("demo", "code"), json!({"a": "1", "b": {"7": "2"}}).as_object());
        let dir = tempfile::tempdir().unwrap();
        fills.save(dir.path()).unwrap();
        assert_eq!(Fills::load(dir.path()), fills);
        fills.forget("demo");
        assert_eq!(fills, Fills::default());
    }
}
