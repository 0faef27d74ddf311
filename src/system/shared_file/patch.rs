//! Writes the difference between two values into JSON that holds more than both: members that neither value knows stay.

use serde_json::{Map, Value};

/// Applies the difference between `before` and `after` to `raw`; `before` was read from `raw`. The entries of a list are identified by
/// their member `id`; a list whose entries have none is one value.
pub fn patch(raw: &mut Value, before: &Value, after: Value, id: Option<&str>) {
    if *before == after {
        return;
    }
    match (raw, before, after) {
        (Value::Object(raw), Value::Object(before), Value::Object(after)) => members(raw, before, after, id),
        (Value::Array(raw), Value::Array(before), Value::Array(after)) if before.iter().chain(&after).all(|it| key(it, id).is_some()) => {
            entries(raw, before, after, id);
        }
        (raw, _, after) => *raw = after,
    }
}

fn members(raw: &mut Map<String, Value>, before: &Map<String, Value>, after: Map<String, Value>, id: Option<&str>) {
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        raw.shift_remove(key);
    }
    for (key, after) in after {
        match (before.get(&key), raw.get_mut(&key)) {
            (Some(before), Some(raw)) => patch(raw, before, after, id),
            (Some(before), None) if *before == after => {}
            _ => drop(raw.insert(key, after)),
        }
    }
}

/// The entries of `after` in their order, each with what `raw` has of it besides; then those of `raw` that could not be read.
fn entries(raw: &mut Vec<Value>, before: &[Value], after: Vec<Value>, id: Option<&str>) {
    let mut old = std::mem::take(raw);
    for entry in after {
        let is_same = |other: &Value| key(other, id) == key(&entry, id);
        let known = old.iter().position(is_same).map(|at| old.remove(at)).zip(before.iter().find(|other| is_same(other)));
        raw.push(match known {
            Some((mut raw, before)) => {
                patch(&mut raw, before, entry, id);
                raw
            }
            None => entry,
        });
    }
    raw.extend(old.into_iter().filter(|old| before.iter().all(|before| key(before, id) != key(old, id))));
}

fn key<'v>(entry: &'v Value, id: Option<&str>) -> Option<&'v str> {
    entry.get(id?)?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_neither_knows_stays() {
        let table = [
            ("nothing changes", json!({"a": 1, "new": 2}), json!({"a": 1}), json!({"a": 1}), json!({"a": 1, "new": 2})),
            ("a member", json!({"new": 2, "a": 1}), json!({"a": 1}), json!({"a": 3}), json!({"new": 2, "a": 3})),
            ("a member that was missing", json!({"new": 2}), json!({"a": 1, "b": 1}), json!({"a": 3, "b": 1}), json!({"new": 2, "a": 3})),
            ("a member goes", json!({"a": 1, "b": 1, "new": 2}), json!({"a": 1, "b": 1}), json!({"b": 1}), json!({"b": 1, "new": 2})),
            ("below", json!({"a": {"b": 1, "new": 2}}), json!({"a": {"b": 1}}), json!({"a": {"b": 3}}), json!({"a": {"b": 3, "new": 2}})),
            ("a value that was not read stays", json!({"a": "new"}), json!({"a": 1}), json!({"a": 1}), json!({"a": "new"})),
            ("until it is changed", json!({"a": "new"}), json!({"a": 1}), json!({"a": 2}), json!({"a": 2})),
            ("a list of plain values is one value", json!({"a": [1, 2]}), json!({"a": [1, 2]}), json!({"a": [3, 4]}), json!({"a": [3, 4]})),
            (
                "entries by their id",
                json!([{"id": "x", "new": 1}, {"later": 7}, {"id": "y", "a": 1}, {"id": "z"}]),
                json!([{"id": "x"}, {"id": "y", "a": 1}, {"id": "z"}]),
                json!([{"id": "y", "a": 2}, {"id": "x"}, {"id": "w"}]),
                json!([{"id": "y", "a": 2}, {"id": "x", "new": 1}, {"id": "w"}, {"later": 7}]),
            ),
        ];
        for (what, mut raw, before, after, expected) in table {
            patch(&mut raw, &before, after, Some("id"));
            assert_eq!(raw.to_string(), expected.to_string(), "{what}");
        }
    }
}
