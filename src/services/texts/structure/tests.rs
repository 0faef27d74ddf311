//! Tests of the changes in all locales: tables for spelling, properties for structure and the way back.

use proptest::prelude::*;

use super::*;
use crate::crm::i18n;
use crate::model::project::{Edit, Project};

fn widget(files: &[(&str, &str)]) -> Widget {
    let file = |(path, text): &(&str, &str)| (RelPath::new(path).unwrap(), FileBody::text(*text));
    Widget::new(files.iter().map(file).collect(), None)
}

fn text<'w>(widget: &'w Widget, path: &str) -> &'w str {
    widget.text(path).unwrap().as_str()
}

/// The widget after `changes`, which must lead back to every byte.
fn after(widget: &Widget, changes: Outcome) -> Widget {
    let mut new = widget.clone();
    let back = new.apply(&changes.unwrap()).unwrap();
    let mut old = new.clone();
    old.apply(&back).unwrap();
    assert_eq!(&old, widget);
    new
}

const MANIFEST_TEXT: &str = "{\"widget\": {\"name\": \"widget.name\", \"locale\": [\"ru\", \"en\"]},\n \"settings\": {\"a\": {\"name\": \"settings.a\"}, \"b\": {\"name\": \"settings.abc\"}}}";
const RU: &str = "\u{feff}{\r\n\t\"widget\": {\r\n\t\t\"name\": \"\\u0418\\u043c\\u044f\"\r\n\t},\r\n\t\"settings\": {\r\n\t\t\"a\": \"\\u0410\",\r\n\t\t\"z\": \"\\u042f\"\r\n\t}\r\n}\r\n";
const EN: &str = "{\n  \"widget\": {\"name\": \"Name\"},\n    \"settings\": {\n        \"z\":\"Z\",\n        \"a\" : \"A\"\n    }\n}";

fn two() -> Widget {
    widget(&[(MANIFEST, MANIFEST_TEXT), ("i18n/ru.json", RU), ("i18n/en.json", EN)])
}

#[test]
fn one_text_changes_its_own_bytes() {
    let new = after(&two(), set_texts(&two(), "/settings/a", &[("ru", "\u{442}\n"), ("en", "x/y")]));
    assert_eq!(text(&new, "i18n/ru.json"), RU.replace("\\u0410", "\\u0442\\n"));
    assert_eq!(text(&new, "i18n/en.json"), EN.replace("\"A\"", "\"x/y\""));
    assert_eq!(set_texts(&two(), "/settings/a", &[("en", "A")]), Ok(Vec::new()), "the same text is no change");
}

#[test]
fn new_keys_come_after_their_neighbour_in_the_base() {
    let base = after(&two(), set_texts(&two(), "/settings/m/n", &[("ru", "N")]));
    let new = after(&base, add_key(&base, "/settings/b", Some("a"), "B"));
    let expected =
        "\\u0410\",\r\n\t\t\"b\": \"B\",\r\n\t\t\"z\": \"\\u042f\",\r\n\t\t\"m\": {\r\n\t\t\t\"n\": \"N\"\r\n\t\t}\r\n\t}\r\n}\r\n";
    assert!(text(&new, "i18n/ru.json").ends_with(expected), "{}", text(&new, "i18n/ru.json"));
    assert_eq!(text(&new, "i18n/en.json"), EN.replace(": \"A\"", ": \"A\",\n        \"b\": \"TODO: B\""));
    let filled = after(&new, fill_from_base(&new, "en", &[]));
    let expected = "\"z\":\"Z\",\n        \"m\": {\n          \"n\": \"TODO: N\"\n        },\n        \"a\"";
    assert!(text(&filled, "i18n/en.json").contains(expected), "{}", text(&filled, "i18n/en.json"));
}

#[test]
fn what_is_in_the_way_is_named() {
    let widget = widget(&[("i18n/ru.json", "{\"a\": {\"b\": \"B\"}}"), ("i18n/en.json", "{\"a\": \"A\"}"), ("i18n/es.json", "{\"a\": ")]);
    let shape = |key: &str, locale: &str| Err(StructureError::Shape { key: key.to_owned(), locale: locale.to_owned() });
    assert_eq!(set_texts(&widget, "/a/c", &[("en", "x")]), shape("/a", "en"));
    assert_eq!(set_texts(&widget, "/a", &[("ru", "x")]), shape("/a", "ru"));
    assert_eq!(add_key(&widget, "/a/c", None, "x"), shape("/a/c", "en"));
    assert_eq!(add_key(&widget, "/a/b", None, "x"), Err(StructureError::Exists("/a/b".to_owned())));
    assert_eq!(set_texts(&widget, "/a", &[("es", "x")]), Err(StructureError::NoLocale("es".to_owned())));
    assert_eq!(rename(&widget, "/a", "/a/b/c"), Err(StructureError::IntoItself("/a".to_owned())));
    assert_eq!(add_key(&widget, "/", None, "x"), Err(StructureError::NoName));
    assert_eq!(delete(&widget, &["/x"]), Err(StructureError::NoKey("/x".to_owned())));
    assert_eq!(add_locale(&widget, "../x"), Err(StructureError::BadLocale("../x".to_owned())));
    assert_eq!(add_locale(&widget, "es"), Err(StructureError::LocaleExists("es".to_owned())));
}

#[test]
fn shapes_are_repaired_either_way() {
    let widget = widget(&[("i18n/en.json", "{\"a\": \"A\"}"), ("i18n/ru.json", "{\"a\": {\"b\": \"B\"}}")]);
    assert_eq!(text(&after(&widget, repair_shape(&widget, "/a", "en")), "i18n/ru.json"), "{\"a\": \"TODO: A\"}");
    assert_eq!(text(&after(&widget, repair_shape(&widget, "/a", "ru")), "i18n/en.json"), "{\"a\": {\n  \"b\": \"TODO: B\"\n}}");
}

#[test]
fn a_new_name_goes_into_the_references_too() {
    let new = after(&two(), rename(&two(), "/settings/a", "/settings/first"));
    assert_eq!(text(&new, "i18n/en.json"), EN.replace("\"a\"", "\"first\""));
    assert_eq!(text(&new, MANIFEST), MANIFEST_TEXT.replace("settings.a\"", "settings.first\""));
    let new = after(&two(), rename(&two(), "/settings", "/options"));
    assert_eq!(text(&new, MANIFEST), MANIFEST_TEXT.replace("settings.", "options."));
    let new = after(&two(), rename(&two(), "/settings/a", "/widget/a"));
    assert!(text(&new, "i18n/en.json").contains("{\"name\": \"Name\", \"a\": \"A\"}"), "{}", text(&new, "i18n/en.json"));
    assert_eq!(text(&new, MANIFEST), MANIFEST_TEXT.replace("settings.a\"", "widget.a\""));
}

#[test]
fn a_section_moves_as_it_is_spelled() {
    let widget = widget(&[("i18n/ru.json", "{\n  \"a\": {\n    \"b\": {\n      \"c\":   \"\\u0041\"\n    }\n  },\n  \"d\": {}\n}\n")]);
    let new = after(&widget, move_key(&widget, "/a/b", "/d", None));
    assert_eq!(text(&new, "i18n/ru.json"), "{\n  \"a\": {},\n  \"d\": {\n    \"b\": {\n      \"c\":   \"\\u0041\"\n    }\n  }\n}\n");
    let top = after(&new, move_key(&new, "/d/b", "", Some("a")));
    assert_eq!(text(&top, "i18n/ru.json"), "{\n  \"a\": {},\n  \"b\": {\n    \"c\":   \"\\u0041\"\n  },\n  \"d\": {}\n}\n");
    let order = after(&top, move_key(&top, "/d", "", Some("a")));
    let keys: Vec<&str> = order.json("i18n/ru.json").unwrap().root.as_ref().unwrap().members().iter().map(|m| m.key.as_str()).collect();
    assert_eq!(keys, ["a", "d", "b"]);
}

#[test]
fn duplicate_keys_go_and_are_renamed_together() {
    let widget = widget(&[("i18n/ru.json", "{\"a\": \"1\", \"b\": \"2\", \"a\": \"3\"}")]);
    assert_eq!(text(&after(&widget, delete(&widget, &["/a"])), "i18n/ru.json"), "{\"b\": \"2\"}");
    assert_eq!(text(&after(&widget, rename(&widget, "/a", "/c")), "i18n/ru.json"), "{\"c\": \"1\", \"b\": \"2\", \"c\": \"3\"}");
    assert_eq!(
        text(&after(&widget, duplicate(&widget, "/a", "c")), "i18n/ru.json"),
        "{\"a\": \"1\", \"b\": \"2\", \"a\": \"3\", \"c\": \"3\"}"
    );
}

#[test]
fn locales_come_and_go_with_their_entry() {
    let new = after(&two(), add_locale(&two(), "es"));
    assert_eq!(
        text(&new, "i18n/es.json"),
        RU.replace("\\u0418", "TODO: \\u0418")
            .replace("\"\\u0410", "\"TODO: \\u0410")
            .replace("\"\\u042f", "\"TODO: \\u042f")
            .trim_start_matches('\u{feff}')
    );
    assert_eq!(text(&new, MANIFEST), MANIFEST_TEXT.replace("\"en\"]", "\"en\", \"es\"]"));
    let gone = after(&new, remove_locale(&new, "es"));
    assert_eq!(gone, two());
    let bare = widget(&[(MANIFEST, "{\"widget\": {}}"), ("i18n/ru.json", "{}")]);
    assert_eq!(text(&after(&bare, add_locale(&bare, "en")), MANIFEST), "{\"widget\": {\"locale\": [\"ru\", \"en\"]}}");
    let broken = widget(&[(MANIFEST, "{\"widget\": {\"locale\": \"ru\"}}"), ("i18n/ru.json", "{}")]);
    assert_eq!(add_locale(&broken, "en"), Err(StructureError::NoList));
}

#[test]
fn many_texts_are_set_in_one_go() {
    let keys: Vec<String> = (0..2000).map(|number| format!("/section/key_{number}")).collect();
    let texts: Vec<NewText> = keys.iter().map(|key| NewText { key: key.clone(), locale: "en".to_owned(), text: key.clone() }).collect();
    let widget = widget(&[("i18n/en.json", "{}"), ("i18n/ru.json", "{}")]);
    let new = after(&widget, set_all(&widget, &texts));
    assert_eq!(new.json("i18n/en.json").unwrap().leaves().count(), 2000);
    assert_eq!(set_all(&new, &texts), Ok(Vec::new()));
}

/// A tree of texts; keys are awkward on purpose.
fn any_tree() -> impl Strategy<Value = Map<String, serde_json::Value>> {
    let key = prop_oneof!["[a-c]{1,2}", Just("a.b".to_owned()), Just("x/y".to_owned()), Just("~".to_owned())];
    let text = "[ -~я\u{1F600}\u{200f}\"\\\\/\n\t]{0,6}".prop_map(serde_json::Value::from);
    let tree = text.prop_recursive(3, 16, 4, move |inner| {
        prop::collection::btree_map(key.clone(), inner, 0..4).prop_map(|members| members.into_iter().collect::<Map<_, _>>().into())
    });
    prop::collection::btree_map("[a-e]{1,2}", tree, 1..5).prop_map(|members| members.into_iter().collect())
}

/// A tree as people's files spell it.
fn spell(tree: &Map<String, serde_json::Value>, how: u8) -> String {
    let pretty = serde_json::to_string_pretty(tree).unwrap();
    let escaped = |text: String| {
        text.chars()
            .map(|c| if c.is_ascii() { c.to_string() } else { c.encode_utf16(&mut [0; 2]).iter().map(|u| format!("\\u{u:04X}")).collect() })
            .collect()
    };
    match how % 5 {
        0 => pretty,
        1 => serde_json::to_string(tree).unwrap(),
        2 => pretty.lines().map(with_tabs).collect::<Vec<_>>().join("\r\n"),
        3 => format!("\u{feff}{pretty}\n"),
        _ => escaped(pretty.replace("\n    ", "\n ")),
    }
}

/// A line with a tab for each two blanks before it; those within a text stay.
fn with_tabs(line: &str) -> String {
    let words = line.trim_start();
    "\t".repeat((line.len() - words.len()) / 2) + words
}

/// The pointers of all values, sections included, sorted.
fn structure(json: &Json) -> Vec<String> {
    let mut found = Vec::new();
    json.root.as_ref().unwrap().walk("", &mut |at, node| found.push(format!("{at} {}", is_section(node))));
    found.sort();
    found
}

fn operation(widget: &Widget, (what, from, to, name): (u8, usize, usize, String)) -> Outcome {
    let base = i18n::base(widget).unwrap().json.unwrap();
    let mut keys = Vec::new();
    let mut sections = Vec::new();
    base.root
        .as_ref()
        .unwrap()
        .walk("", &mut |at, node| if is_section(node) { sections.push(at.to_owned()) } else { keys.push(at.to_owned()) });
    let any: Vec<&String> = keys.iter().chain(&sections).collect();
    let key = any[from % any.len()].as_str();
    let section = sections[to % sections.len()].as_str();
    let fresh = pointer::join(section, &name);
    let sibling = base.at(section).unwrap().members().get(from % 5).map(|member| member.key.as_str());
    let codes: Vec<&str> = all_readable(widget).iter().map(|file| file.code).collect();
    match what % 11 {
        0 => set_texts(widget, key, &[(codes[to % codes.len()], &name)]),
        1 => add_key(widget, &fresh, sibling, &name),
        2 => add_section(widget, &fresh, sibling),
        3 => rename(widget, key, &fresh),
        4 => rename(widget, key, &pointer::join(pointer::split_last(key).map_or("", |(parent, _)| parent), &name)),
        5 => move_key(widget, key, section, sibling),
        6 => duplicate(widget, key, &name),
        7 => delete(widget, &[key]),
        8 => add_locale(widget, ["tr", "id", "pt"][to % 3]),
        9 => remove_locale(widget, codes.get(1 + to % 4).copied().unwrap_or("zz")),
        _ => fill_from_base(widget, codes[to % codes.len()], &[]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn structure_stays_equal_and_every_byte_comes_back(
        tree in any_tree(),
        spelling in prop::collection::vec(any::<u8>(), 2..=5),
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), "[a-gя]{1,3}", any::<bool>()), 0..12),
    ) {
        let codes = ["ru", "en", "es", "xx", "yy"];
        let mut files = vec![(MANIFEST.to_owned(), MANIFEST_TEXT.to_owned())];
        files.extend(spelling.iter().zip(codes).map(|(how, code)| (format!("i18n/{code}.json"), spell(&tree, *how))));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let start = widget(&files);
        let mut project = Project::new(start.clone());
        for (what, from, to, name, undo) in steps {
            let before = project.widget().clone();
            let Ok(changes) = operation(&before, (what, from, to, name)) else { continue };
            project.apply(Edit::new(project.revision(), changes)).unwrap();
            let now = project.widget().clone();
            let all = all_readable(&now);
            prop_assert_eq!(all.len(), i18n::locales(&now).len());
            for file in &all {
                let strict = text(&now, file.path.as_str()).trim_start_matches('\u{feff}');
                prop_assert!(serde_json::from_str::<serde_json::Value>(strict).is_ok(), "{}", strict);
                prop_assert_eq!(structure(file.json), structure(all[0].json));
            }
            if undo {
                project.undo();
                prop_assert_eq!(project.widget(), &before);
                project.redo();
                prop_assert_eq!(project.widget(), &now);
            }
        }
        while project.undo().is_some() {}
        prop_assert_eq!(&**project.widget(), &start);
    }

    #[test]
    fn a_cell_changes_only_its_own_bytes(tree in any_tree(), how in any::<u8>(), at in any::<usize>(), new in "[ -~я\u{200f}\n]{0,8}") {
        let widget = widget(&[("i18n/ru.json", &spell(&tree, how))]);
        let old = text(&widget, "i18n/ru.json");
        let json = widget.json("i18n/ru.json").unwrap();
        let keys: Vec<String> = json.leaves().map(|(leaf, _)| leaf.pointer.to_string()).collect();
        prop_assume!(!keys.is_empty());
        let key = &keys[at % keys.len()];
        let range = json.at(key).unwrap().range.clone();
        let mut changed = widget.clone();
        changed.apply(&set_texts(&widget, key, &[("ru", &new)]).unwrap()).unwrap();
        let now = text(&changed, "i18n/ru.json");
        prop_assert!(now.starts_with(old.get(..range.start).unwrap()) && now.ends_with(old.get(range.end..).unwrap()));
        prop_assert_eq!(changed.json("i18n/ru.json").unwrap().at(key).unwrap().as_str(), Some(new.as_str()));
        prop_assert!(how % 5 != 4 || old == now || !old.contains("\\u") || now.is_ascii());
    }
}
