//! The made-up account of the stand-in: one table of users, leads and so on. A person's own lies beside the widget in
//! `.widget-studio/account.json`, as a text of the widget that is never packed; without it the sample is taken.

use serde_json::{Map, Value};

use super::assets;
use crate::formats::json::strict;
use crate::model::document::FileBody;
use crate::text::messages::settings;
use crate::text::msg::Msg;

/// The most bytes of a table.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Parts that are objects; all others are lists of objects with a numeric `id`.
const OBJECTS: [&str; 3] = ["account", "fields", "tags"];

/// The table that the pages get.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The table, whole.
    pub value: Value,
    /// Where it is from.
    pub origin: Origin,
}

/// Where a table is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the studio.
    Sample,
    /// It lies beside the widget.
    File,
    /// What lies beside the widget can't be used, for this reason: it is the sample.
    Broken(Msg),
}

impl Origin {
    /// The word for the pages.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::File => "file",
            Self::Broken(_) => "broken",
        }
    }
}

impl Table {
    /// The table in `file`, filled up from the sample.
    pub fn of(file: Option<&FileBody>) -> Self {
        let Some(file) = file else { return Self { value: Value::Object(sample()), origin: Origin::Sample } };
        match read(file) {
            Ok(table) => Self { value: Value::Object(table), origin: Origin::File },
            Err(msg) => Self { value: Value::Object(sample()), origin: Origin::Broken(msg) },
        }
    }
}

/// The sample as a text that a person can change.
pub fn sample_text() -> &'static str {
    assets::text("account.json").unwrap_or("{}")
}

fn sample() -> Map<String, Value> {
    serde_json::from_str(sample_text()).unwrap_or_default()
}

fn read(file: &FileBody) -> Result<Map<String, Value>, Msg> {
    let FileBody::Text(text) = file else { return Err(settings::message(&strict::Fault::NoObject)) };
    if text.as_str().len() > MAX_BYTES {
        return Err(Msg::new("run-account-large").with("most", crate::text::msg::Arg::Size(MAX_BYTES as u64)));
    }
    let own = strict::object(text.as_str().trim_start_matches('\u{feff}'))
        .map_err(|faults| faults.first().map_or_else(|| settings::message(&strict::Fault::NoObject), settings::message))?;
    let mut table = sample();
    for (part, value) in own {
        if !is_of_kind(&part, &value) {
            return Err(
                Msg::new(if OBJECTS.contains(&part.as_str()) { "run-account-object" } else { "run-account-list" }).with("part", part)
            );
        }
        table.insert(part, value);
    }
    Ok(table)
}

fn is_of_kind(part: &str, value: &Value) -> bool {
    if OBJECTS.contains(&part) {
        return value.is_object();
    }
    let is_row = |row: &Value| row.get("id").is_some_and(Value::is_u64);
    value.as_array().is_some_and(|rows| rows.iter().all(is_row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::of(Some(&FileBody::text(text)))
    }

    #[test]
    fn a_table_beside_the_widget_is_filled_up_and_a_broken_one_is_the_sample() {
        let sample = Table::of(None);
        assert!(sample.value["users"].as_array().is_some_and(|users| users.len() > 1));
        let own = table(r#"{"users": [{"id": 7, "name": "Sample user"}]}"#);
        assert_eq!((own.value["users"][0]["id"].as_u64(), own.origin), (Some(7), Origin::File));
        assert_eq!(own.value["leads"], sample.value["leads"]);
        for broken in [r#"{"users": ["#, "[]", r#"{"users": {}}"#, r#"{"account": []}"#, r#"{"leads": [{"name": "no id"}]}"#] {
            let table = table(broken);
            assert!(matches!(table.origin, Origin::Broken(_)), "{broken}");
            assert_eq!(table.value, sample.value);
        }
    }
}
