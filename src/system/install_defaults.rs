//! What a person last filled in for an installation, by account and widget, without secrets: a JSON file in the data folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::shared_file::Shared;
use crate::account::{FieldType, TemplateField};

/// The file in the data folder.
const FILE: &str = "installs.json";

/// The last values of installations, by account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct InstallDefaults {
    #[serde(default)]
    accounts: BTreeMap<String, Fill>,
}

/// The last values in one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Fill {
    /// The codes of widgets, by their place on disk.
    #[serde(default)]
    codes: BTreeMap<String, String>,
    /// The settings, by code.
    #[serde(default)]
    values: BTreeMap<String, Map<String, Value>>,
}

/// The path of the file in `folder`.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

impl Shared for InstallDefaults {}

impl InstallDefaults {
    /// The code that the widget at `place` has in `account`.
    pub fn code(&self, account: &str, place: &str) -> Option<&str> {
        self.accounts.get(account)?.codes.get(place).map(String::as_str)
    }

    /// The settings of the widget `code` in `account`.
    pub fn values(&self, account: &str, code: &str) -> Option<&Map<String, Value>> {
        self.accounts.get(account)?.values.get(code)
    }

    /// Remembers the code of the widget at `place`.
    pub fn keep_code(&mut self, account: &str, place: &str, code: &str) {
        self.accounts.entry(account.to_owned()).or_default().codes.insert(place.to_owned(), code.to_owned());
    }

    /// Remembers the settings of the widget `code`, without secrets: see [`open_values`].
    pub fn keep_values(&mut self, account: &str, code: &str, open: Map<String, Value>) {
        self.accounts.entry(account.to_owned()).or_default().values.insert(code.to_owned(), open);
    }

    /// Forgets the values of `account`.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(account);
    }
}

/// The members of `values` that can't hold a secret: texts, and texts of users.
pub fn open_values(values: &Map<String, Value>, template: &[TemplateField]) -> Map<String, Value> {
    let is_open = |key: &str| template.iter().any(|field| field.key == key && matches!(field.kind, FieldType::Text | FieldType::Users));
    values.iter().filter(|(key, _)| is_open(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::system::shared_file::SharedFile;

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
        let open = open_values(values.as_object().unwrap(), &template);
        assert_eq!(Some(&open), json!({"a": "1", "b": {"7": "2"}}).as_object());
    }

    #[test]
    fn two_windows_keep_both_what_each_remembers() {
        let dir = tempfile::tempdir().unwrap();
        let change = |change: &dyn Fn(&mut InstallDefaults)| SharedFile::new(Some(path(dir.path()))).change(change).unwrap().value;
        let values = json!({"a": "1"}).as_object().unwrap().clone();
        change(&|fills| fills.keep_code("demo", "/w", "code"));
        change(&|fills| fills.keep_values("demo", "code", values.clone()));
        let fills = change(&|fills| fills.keep_code("shop", "/w", "other"));
        assert_eq!((fills.code("demo", "/w"), fills.values("demo", "code")), (Some("code"), Some(&values)));
        let fills = change(&|fills| fills.forget("demo"));
        assert_eq!((fills.code("demo", "/w"), fills.code("shop", "/w")), (None, Some("other")));
    }
}
