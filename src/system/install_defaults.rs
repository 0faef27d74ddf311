//! What a person last filled in for an installation, by account and widget, without secrets: a JSON file in the data folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::shared_file::Shared;
use crate::account::redact;
use crate::crm::account::Names;

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
    /// The widgets whose codes are known, the last one last.
    #[serde(default)]
    widgets: Vec<KnownWidget>,
    /// The settings, by code.
    #[serde(default)]
    values: BTreeMap<String, Map<String, Value>>,
}

/// Most widgets of an account whose codes are remembered.
const MAX_WIDGETS: usize = 200;

/// A widget that an account has shown under its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownWidget {
    /// What the widget is known by.
    names: Names,
    /// Where it was on disk then: shown to the person, and what tells two widgets of one name apart.
    pub place: String,
    /// Its code in the account.
    pub code: String,
}

/// What is remembered of a widget that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recalled<'f> {
    /// This widget was seen in the account.
    Known(&'f KnownWidget),
    /// It may be this one: the person has to say so. Another widget was at its place, or several have its name.
    Doubtful(&'f KnownWidget),
}

impl KnownWidget {
    /// The name of the widget in the locale `code`, else in any.
    pub fn name(&self, code: &str) -> &str {
        self.names.in_locale(code).unwrap_or_default()
    }
}

/// The path of the file in `folder`.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

impl Shared for InstallDefaults {}

impl InstallDefaults {
    /// What is remembered in `account` of the widget that has these names and is at `place`.
    pub fn recall(&self, account: &str, names: &Names, place: &str) -> Option<Recalled<'_>> {
        let widgets = &self.accounts.get(account)?.widgets;
        let named: Vec<_> = widgets.iter().rev().filter(|known| known.names.is_same(names)).collect();
        let Some(last) = named.first() else {
            return widgets.iter().rev().find(|known| known.place == place).map(Recalled::Doubtful);
        };
        let here = named.iter().find(|known| known.place == place);
        let is_one = named.iter().all(|known| known.code == last.code);
        Some(here.or(Some(last).filter(|_| is_one)).map_or(Recalled::Doubtful(last), |known| Recalled::Known(known)))
    }

    /// The settings of the widget `code` in `account`.
    pub fn values(&self, account: &str, code: &str) -> Option<&Map<String, Value>> {
        self.accounts.get(account)?.values.get(code)
    }

    /// Remembers that the widget of these names, which is at `place`, has the code in `account`.
    pub fn keep_code(&mut self, account: &str, names: &Names, place: &str, code: &str) {
        let widgets = &mut self.accounts.entry(account.to_owned()).or_default().widgets;
        widgets.retain(|known| !(known.names.is_same(names) && (known.place == place || known.code == code)));
        widgets.push(KnownWidget { names: names.clone(), place: place.to_owned(), code: code.to_owned() });
        widgets.drain(..widgets.len().saturating_sub(MAX_WIDGETS));
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

    fn names(name: &str) -> Names {
        serde_json::from_value(json!({"en": name})).unwrap()
    }

    fn code<'f>(recalled: Option<Recalled<'f>>) -> (bool, &'f str) {
        match recalled {
            Some(Recalled::Known(known)) => (true, &known.code),
            Some(Recalled::Doubtful(known)) => (false, &known.code),
            None => (false, ""),
        }
    }

    #[test]
    fn a_code_belongs_to_a_widget_and_not_to_a_place() {
        let mut fills = InstallDefaults::default();
        let (shop, phone) = (names("Shop exchange"), names("Other phone"));
        fills.keep_code("demo", &shop, "/w/widget.zip", "shop");
        assert_eq!(code(fills.recall("demo", &shop, "/w/widget.zip")), (true, "shop"));
        assert_eq!(code(fills.recall("demo", &shop, "/w/shop-2.zip")), (true, "shop"), "under another name");
        assert_eq!(code(fills.recall("demo", &phone, "/w/widget.zip")), (false, "shop"), "another widget at the place");
        assert_eq!(code(fills.recall("demo", &Names::default(), "/w/widget.zip")), (false, "shop"));
        assert_eq!(fills.recall("demo", &phone, "/w/phone.zip"), None);
        assert_eq!(fills.recall("other", &shop, "/w/widget.zip"), None);
        // Each keeps its own.
        fills.keep_code("demo", &phone, "/w/widget.zip", "phone");
        assert_eq!(code(fills.recall("demo", &phone, "/w/widget.zip")), (true, "phone"));
        assert_eq!(code(fills.recall("demo", &shop, "/w/widget.zip")), (true, "shop"));
        // Two widgets of one name are told apart by their places.
        fills.keep_code("demo", &shop, "/w/fork.zip", "fork");
        assert_eq!(code(fills.recall("demo", &shop, "/w/widget.zip")), (true, "shop"));
        assert_eq!(code(fills.recall("demo", &shop, "/w/fork.zip")), (true, "fork"));
        assert_eq!(code(fills.recall("demo", &shop, "/w/third.zip")), (false, "fork"));
        // A widget that got a new code has that one only.
        fills.keep_code("demo", &phone, "/w/widget.zip", "phone-2");
        assert_eq!(code(fills.recall("demo", &phone, "/w/elsewhere.zip")), (true, "phone-2"));
        for number in 0..2 * MAX_WIDGETS {
            fills.keep_code("demo", &names(&number.to_string()), "/w/many.zip", "code");
        }
        assert_eq!(fills.accounts["demo"].widgets.len(), MAX_WIDGETS);
    }

    #[test]
    fn two_windows_keep_both_what_each_remembers() {
        let dir = tempfile::tempdir().unwrap();
        let change = |change: &dyn Fn(&mut InstallDefaults)| SharedFile::new(Some(path(dir.path()))).change(change).unwrap().value;
        let values = json!({"a": "1"}).as_object().unwrap().clone();
        let shop = names("Shop exchange");
        change(&|fills| fills.keep_code("demo", &shop, "/w", "code"));
        change(&|fills| fills.keep_values("demo", "code", values.clone()));
        let fills = change(&|fills| fills.keep_code("shop", &shop, "/w", "other"));
        assert_eq!((code(fills.recall("demo", &shop, "/w")), fills.values("demo", "code")), ((true, "code"), Some(&values)));
        let fills = change(&|fills| fills.forget("demo"));
        assert_eq!((fills.recall("demo", &shop, "/w"), code(fills.recall("shop", &shop, "/w"))), (None, (true, "other")));
    }
}
