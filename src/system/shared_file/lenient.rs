//! Reads values that a newer version may have written: a value that this version can't read gets its default, the rest of the file stays.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer};
use serde_json::{Map, Value};

/// A value, or its default if it can't be read.
pub fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(T::deserialize(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// The entries of a list that can be read.
pub fn readable<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let entries: Vec<Value> = or_default(deserializer)?;
    Ok(entries.into_iter().filter_map(|entry| T::deserialize(entry).ok()).collect())
}

/// The members of an object that can be read.
pub fn readable_members<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error> {
    let members: Map<String, Value> = or_default(deserializer)?;
    Ok(members.into_iter().filter_map(|(key, value)| Some((key, T::deserialize(value).ok()?))).collect())
}
