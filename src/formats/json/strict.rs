//! Reads an object that a person wrote and that is sent on: strict JSON, in which no key is there twice.

use std::collections::BTreeMap;

use super::{Json, Node, ProblemKind};
use crate::formats::line_index::{LineColumn, LineIndex};

/// Why a text is no such object. Holds places and keys, no values: they may be secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It isn't JSON at this place.
    Syntax(ProblemKind, LineColumn),
    /// It is another value than an object.
    NoObject,
    /// The key is there more than once: where it is again, and where it was first.
    Duplicate { key: String, again: LineColumn, first: LineColumn },
}

/// The object in `text`.
///
/// # Errors
/// The first fault of syntax, or all duplicate keys, at any depth.
pub fn object(text: &str) -> Result<serde_json::Map<String, serde_json::Value>, Vec<Fault>> {
    let (json, lines) = (Json::parse(text), LineIndex::new(text));
    let place = |offset| lines.line_column(text, offset);
    if let Some(problem) = json.problems.first() {
        return Err(vec![Fault::Syntax(problem.kind.clone(), place(problem.range.start))]);
    }
    let mut faults = Vec::new();
    if let Some(root) = &json.root {
        root.walk_objects("", &mut |_, node| duplicates(node, &place, &mut faults));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(object)) => Ok(object),
        Ok(_) => Err(vec![Fault::NoObject]),
        // Strict JSON that this reader doesn't take, such as a number beyond all bounds.
        Err(error) => Err(vec![Fault::Syntax(ProblemKind::BadNumber, LineColumn { line: error.line(), column: error.column() })]),
    }
}

fn duplicates(node: &Node, place: &impl Fn(usize) -> LineColumn, faults: &mut Vec<Fault>) {
    let mut seen = BTreeMap::new();
    for member in node.members() {
        let here = place(member.key_range.start);
        if let Some(first) = seen.get(member.key.as_str()) {
            faults.push(Fault::Duplicate { key: member.key.clone(), again: here, first: *first });
        } else {
            seen.insert(member.key.as_str(), here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> LineColumn {
        LineColumn { line, column }
    }

    #[test]
    fn an_object_is_read_and_a_key_that_is_there_twice_is_refused() {
        assert_eq!(object(r#"{"b": 1, "a": {"b": 2}}"#).unwrap().keys().collect::<Vec<_>>(), ["b", "a"]);
        let again = |key: &str, again, first| Fault::Duplicate { key: key.to_owned(), again, first };
        assert_eq!(
            object("{\"login\": 1,\n \"phones\": {\"7\": 1, \"7\": 2},\n \"log\\u0069n\": 2, \"login\": 3}"),
            Err(vec![again("login", at(3, 2), at(1, 2)), again("login", at(3, 19), at(1, 2)), again("7", at(2, 21), at(2, 13))])
        );
        assert_eq!(object("[{}]"), Err(vec![Fault::NoObject]));
        for (text, line, column) in [("{\"a\": 1,\n", 1, 1), ("{\"a\" 1}", 1, 2), ("{'a': 1}", 1, 2), ("", 1, 1), ("{\"a\": 1e999}", 1, 11)]
        {
            assert!(
                matches!(&*object(text).unwrap_err(), [Fault::Syntax(_, place)] if *place == at(line, column)),
                "{text} {:?}",
                object(text)
            );
        }
    }
}
