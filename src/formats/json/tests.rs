//! Tests of the tolerant parser and the edits: tables for what people write, properties for everything else.

use proptest::prelude::*;
use serde_json::json;

use super::edit;
use super::*;
use crate::formats::text_edit::apply;

fn kinds(text: &str) -> Vec<ProblemKind> {
    Json::parse(text).problems.into_iter().map(|problem| problem.kind).collect()
}

/// The text after all repairs of all its problems.
fn repaired(text: &str) -> String {
    let edits: Vec<TextEdit> = Json::parse(text).problems.into_iter().flat_map(|problem| problem.repair).collect();
    apply(text, &edits).unwrap().0
}

#[test]
fn plain_mistakes_are_named_and_repaired() {
    let table: &[(&str, ProblemKind, &str)] = &[
        ("{\"a\": 1,}", ProblemKind::TrailingComma, "{\"a\": 1}"),
        ("[1, 2,\n]", ProblemKind::TrailingComma, "[1, 2\n]"),
        ("[1,, 2]", ProblemKind::StrayComma, "[1, 2]"),
        ("{'a': 1}", ProblemKind::LenientQuotes, "{\"a\": 1}"),
        ("{a: 1}", ProblemKind::LenientQuotes, "{\"a\": 1}"),
        ("{\"a\": “b”}", ProblemKind::LenientQuotes, "{\"a\": \"b\"}"),
        ("{\"a\": 1 \"b\": 2}", ProblemKind::MissingComma, "{\"a\": 1, \"b\": 2}"),
        ("{\"a\" 1}", ProblemKind::MissingColon, "{\"a\": 1}"),
        ("{\"a\": [1}", ProblemKind::MissingBrace(']'), "{\"a\": [1]}"),
        ("{\"a\": 1\n", ProblemKind::MissingBrace('}'), "{\"a\": 1}\n"),
        ("{\"a\": 1,\n", ProblemKind::MissingBrace('}'), "{\"a\": 1}\n"),
        ("{\"a\": 1 /* x */}", ProblemKind::Comment, "{\"a\": 1 }"),
        ("\u{feff}{}", ProblemKind::Bom, "{}"),
        ("{\"a\": \"x\ty\"}", ProblemKind::ControlChar, "{\"a\": \"x\\ty\"}"),
        ("{\"a\": \"x\ny\"}", ProblemKind::ControlChar, "{\"a\": \"x\\ny\"}"),
        ("[\"\\ud800\"]", ProblemKind::LoneSurrogate, "[\"\u{fffd}\"]"),
        ("[True]", ProblemKind::UnknownWord, "[true]"),
        ("[\"\\x\"]", ProblemKind::BadEscape, "[\"\\\\x\"]"),
    ];
    for (text, kind, expected) in table {
        let found = kinds(text);
        assert!(found.contains(kind), "{text}: {found:?}");
        let right = repaired(text);
        assert_eq!(right.replace(":1", ": 1").replace("1,\"", "1, \""), *expected, "{text}");
        assert_eq!(kinds(&right), [], "{right}");
    }
}

#[test]
fn what_cannot_be_repaired_is_named() {
    let table: &[(&str, ProblemKind)] = &[
        ("", ProblemKind::Empty),
        ("{} {}", ProblemKind::MultipleRoots),
        ("{\"a\": \"b,\n\"c\": 1}", ProblemKind::UnterminatedString),
        ("[01]", ProblemKind::BadNumber),
        ("[NaN]", ProblemKind::UnknownWord),
        ("{\"a\": }", ProblemKind::Unexpected(Expected::Value)),
        ("[1] x", ProblemKind::Unexpected(Expected::End)),
    ];
    for (text, kind) in table {
        assert!(kinds(text).contains(kind), "{text}: {:?}", kinds(text));
    }
}

#[test]
fn one_forgotten_quote_leaves_the_rest_readable() {
    let json = Json::parse("{\"a\": \"b,\n\"c\": 1}");
    assert_eq!(json.at("/c").and_then(Node::as_number), Some("1"));
}

#[test]
fn a_text_that_looks_like_a_key_is_a_text() {
    assert_eq!(kinds("[[\"\\\":\"]]"), []);
    assert_eq!(kinds("{\"a\": [\"b\\\\\", \":\"]}"), []);
}

#[test]
fn nesting_is_bounded() {
    let text = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(kinds(&text).contains(&ProblemKind::TooDeep));
    let text = "{\"a\":".repeat(100_000);
    assert!(kinds(&text).contains(&ProblemKind::TooDeep));
}

#[test]
fn of_duplicates_the_last_counts_in_small_and_large_objects() {
    for count in [3, 300] {
        let members: Vec<String> = (0..count).map(|number| format!("\"k{number}\": {number}")).collect();
        let json = Json::parse(&format!("{{\"k1\": \"first\", {}}}", members.join(", ")));
        assert_eq!(json.at("/k1").and_then(Node::as_number), Some("1"));
        assert_eq!(json.at(&format!("/k{count}")), None);
    }
}

#[test]
fn pointers_and_places() {
    let json = Json::parse("{\"a\": {\"b/c\": [1, \"x\"]}}");
    assert_eq!(json.at("/a/b~1c/1").and_then(Node::as_str), Some("x"));
    assert_eq!(json.pointer_at(19), "/a/b~1c/1");
    assert_eq!(json.at("/a/b~1c/2"), None);
}

/// `test(before, edit, after)`, and reading again gives the value that was set.
#[track_caller]
fn check(before: &str, edits: Result<Vec<TextEdit>, crate::formats::text_edit::EditError>, after: &str) {
    let (new, back) = apply(before, &edits.unwrap()).unwrap();
    assert_eq!(new, after);
    assert_eq!(apply(&new, &back).unwrap().0, before);
}

#[test]
fn edits_follow_the_text() {
    let text = "{\r\n\t\"a\": 1.50,\r\n\t\"b\": [1, 2]\r\n}\r\n";
    let json = Json::parse(text);
    check(text, edit::set(text, &json, "/a", &json!("x")), "{\r\n\t\"a\": \"x\",\r\n\t\"b\": [1, 2]\r\n}\r\n");
    check(
        text,
        edit::set(text, &json, "/c/d", &json!(true)),
        "{\r\n\t\"a\": 1.50,\r\n\t\"b\": [1, 2],\r\n\t\"c\": {\r\n\t\t\"d\": true\r\n\t}\r\n}\r\n",
    );
    check(text, edit::insert_item(text, &json, "/b", 1, &json!(9)), "{\r\n\t\"a\": 1.50,\r\n\t\"b\": [1, 9, 2]\r\n}\r\n");
    check(text, edit::remove(text, &json, "/a"), "{\r\n\t\"b\": [1, 2]\r\n}\r\n");
    check(text, edit::remove(text, &json, "/b"), "{\r\n\t\"a\": 1.50\r\n}\r\n");
    check(text, edit::remove_all(text, &json, ["/b/1", "/a"]), "{\r\n\t\"b\": [1]\r\n}\r\n");
    check(text, edit::rename_key(text, &json, "/a", "z"), "{\r\n\t\"z\": 1.50,\r\n\t\"b\": [1, 2]\r\n}\r\n");
    check(text, edit::move_to(text, &json, "/b", 0), "{\r\n\t\"b\": [1, 2],\r\n\t\"a\": 1.50\r\n}\r\n");
}

#[test]
fn edits_keep_escapes_and_fill_empty_holders() {
    let text = "{\"a\":\"\\u0438\",\"u\":\"http:\\/\\/x\",\"e\":{}}";
    let json = Json::parse(text);
    check(text, edit::set(text, &json, "/a", &json!("я/")), "{\"a\":\"\\u044f\\/\",\"u\":\"http:\\/\\/x\",\"e\":{}}");
    check(text, edit::set(text, &json, "/e/k", &json!(1)), "{\"a\":\"\\u0438\",\"u\":\"http:\\/\\/x\",\"e\":{\"k\":1}}");
    let text = "{\n  \"l\": [],\n  \"o\": {}\n}";
    let json = Json::parse(text);
    check(text, edit::insert_item(text, &json, "/l", 0, &json!("ru")), "{\n  \"l\": [\"ru\"],\n  \"o\": {}\n}");
    check(text, edit::set(text, &json, "/o/k", &json!("v")), "{\n  \"l\": [],\n  \"o\": {\n    \"k\": \"v\"\n  }\n}");
    assert!(edit::set(text, &json, "/l/k", &json!(1)).is_err());
}

/// Any JSON value with strings that are awkward to spell.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let text = "[ -~я\u{1F600}\"\\\\/\n\t]{0,6}";
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|b| json!(b)),
        any::<i32>().prop_map(|n| json!(n)),
        text.prop_map(|s| json!(s))
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| json!(items)),
            prop::collection::btree_map(text, inner, 0..4).prop_map(|members| json!(members)),
        ]
    })
}

fn pointers(json: &Json) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(root) = &json.root {
        root.walk("", &mut |pointer, _| all.push(pointer.to_owned()));
    }
    all
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_edits_fit(text in "[ -~яж“'\u{feff}\n\t]{0,80}", at in any::<usize>()) {
        let json = Json::parse(&text);
        for problem in &json.problems {
            prop_assert!(text.get(problem.range.clone()).is_some());
            prop_assert!(apply(&text, &problem.repair).is_ok());
        }
        let all = pointers(&json);
        if let Some(pointer) = all.get(at.checked_rem(all.len()).unwrap_or(0)) {
            for edits in [edit::set(&text, &json, pointer, &json!("v")), edit::remove(&text, &json, pointer), edit::move_to(&text, &json, pointer, 0)].into_iter().flatten() {
                let (new, back) = apply(&text, &edits).unwrap();
                prop_assert_eq!(apply(&new, &back).unwrap().0, text.clone());
            }
        }
    }

    #[test]
    fn json_soup_terminates(text in "[{}\\[\\],:\"a1\\\\'/* \n-]{0,200}") {
        Json::parse(&text);
    }

    #[test]
    fn no_problems_means_strict_json(text in "[{}\\[\\],:\"a1 ]{0,12}") {
        let ours = Json::parse(&text).problems.is_empty();
        let strict = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert_eq!(ours, strict, "{}", text);
    }

    #[test]
    fn a_set_value_changes_only_its_own_bytes(value in any_json(), new in any_json(), pretty in any::<bool>(), at in any::<usize>()) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let json = Json::parse(&text);
        prop_assert!(json.problems.is_empty());
        let all = pointers(&json);
        let pointer = &all[at % all.len()];
        let range = json.at(pointer).unwrap().range.clone();
        let edits = edit::set(&text, &json, pointer, &new).unwrap();
        prop_assert!(edits.iter().all(|edit| range.start <= edit.range.start && edit.range.end <= range.end));
        let (after, _) = apply(&text, &edits).unwrap();
        let mut expected = value.clone();
        *expected.pointer_mut(pointer).unwrap() = new;
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&after).unwrap(), expected);
    }

    #[test]
    fn many_are_removed_as_one_by_one(value in any_json(), chosen in prop::collection::vec(any::<usize>(), 1..6)) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let json = Json::parse(&text);
        let all = pointers(&json);
        let mut gone: Vec<&str> = chosen.iter().map(|at| all[at % all.len()].as_str()).filter(|pointer| !pointer.is_empty()).collect();
        let (after, _) = apply(&text, &edit::remove_all(&text, &json, gone.iter().copied()).unwrap()).unwrap();
        // From the last on, so that items of lists keep their places.
        gone.sort_by_key(|pointer| std::cmp::Reverse(all.iter().position(|other| other == pointer)));
        gone.dedup();
        let mut one_by_one = text.clone();
        for pointer in gone {
            let json = Json::parse(&one_by_one);
            one_by_one = apply(&one_by_one, &edit::remove(&one_by_one, &json, pointer).unwrap()).unwrap().0;
        }
        let strict = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        prop_assert_eq!(strict(&after), strict(&one_by_one));
    }

    #[test]
    fn many_are_set_as_one_by_one(value in any_json(), chosen in prop::collection::vec(("[ab]", "[cd]", "[a-f]", 0..3usize), 1..8)) {
        let text = serde_json::to_string_pretty(&json!({ "a": {}, "b": { "c": "x" }, "other": value })).unwrap();
        let mut values: Vec<(String, serde_json::Value)> = Vec::new();
        for (first, second, third, depth) in chosen {
            let pointer = match depth {
                0 => format!("/new{third}"),
                1 => format!("/{first}/{second}{third}"),
                _ => format!("/{first}/n{second}/{third}"),
            };
            if values.iter().all(|(known, _)| *known != pointer) {
                values.push((pointer, json!("new")));
            }
        }
        let all: Vec<(&str, serde_json::Value)> = values.iter().map(|(pointer, value)| (pointer.as_str(), value.clone())).collect();
        let (at_once, _) = apply(&text, &edit::set_all(&text, &Json::parse(&text), &all).unwrap()).unwrap();
        let mut one_by_one = text.clone();
        for (pointer, value) in all {
            let json = Json::parse(&one_by_one);
            one_by_one = apply(&one_by_one, &edit::set(&one_by_one, &json, pointer, &value).unwrap()).unwrap().0;
        }
        prop_assert_eq!(at_once, one_by_one);
    }

    #[test]
    fn removing_and_moving_keep_the_rest(value in any_json(), at in any::<usize>(), to in 0usize..5) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        let json = Json::parse(&text);
        let all = pointers(&json);
        let pointer = &all[at % all.len()];
        prop_assume!(!pointer.is_empty());
        let (removed, _) = apply(&text, &edit::remove(&text, &json, pointer).unwrap()).unwrap();
        prop_assert!(Json::parse(&removed).problems.is_empty(), "{}", removed);
        let (moved, _) = apply(&text, &edit::move_to(&text, &json, pointer, to).unwrap()).unwrap();
        prop_assert!(Json::parse(&moved).problems.is_empty(), "{}", moved);
        prop_assert_eq!(moved.len(), text.len());
    }
}
