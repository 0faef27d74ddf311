//! What a person last filled in for an installation, by account and widget, without secrets: a JSON file in the data folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::shared_file::Shared;
use crate::account::redact;

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

    /// Remembers the settings of the widget `code`, without secrets: see [`redact::open_settings`].
    pub fn keep_values(&mut self, account: &str, code: &str, open: Map<String, Value>) {
        self.accounts.entry(account.to_owned()).or_default().values.insert(code.to_owned(), open);
    }

    /// Whether a value is named like a secret or looks like one: earlier versions kept such values.
    pub fn holds_secrets(&self) -> bool {
        let mut values = self.accounts.values().flat_map(|fill| fill.values.values());
        values.any(|values| redact::open_values(values) != *values)
    }

    /// Forgets the values that [`Self::holds_secrets`] means.
    pub fn forget_secrets(&mut self) {
        for values in self.accounts.values_mut().flat_map(|fill| fill.values.values_mut()) {
            *values = redact::open_values(values);
        }
    }

    /// Forgets the values of `account`.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(account);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::system::shared_file::SharedFile;

    #[test]
    fn secrets_that_an_earlier_version_kept_are_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let kept = json!({"accounts": {"demo": {"values": {"code": {"login": "l", "api_key": "canary", "hook": "sk_live_canary01", "later": true}}}}});
        std::fs::write(path(dir.path()), kept.to_string()).unwrap();
        let file: SharedFile<InstallDefaults> = SharedFile::new(Some(path(dir.path())));
        assert!(file.read().unwrap().value.holds_secrets());
        assert!(!file.change(InstallDefaults::forget_secrets).unwrap().value.holds_secrets());
        let text = std::fs::read_to_string(path(dir.path())).unwrap();
        assert!(!text.contains("canary") && text.contains("login") && text.contains("later"), "{text}");
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
