//! Tests of the grid: order, cells, filters, search, and that what is taken over is what would be made anew.

use proptest::prelude::*;

use super::*;
use crate::formats::path::RelPath;
use crate::services::texts::structure::set_texts;

fn widget(files: &[(&str, &str)]) -> Arc<Widget> {
    let file = |(path, text): &(&str, &str)| (RelPath::new(path).unwrap(), FileBody::text(*text));
    Arc::new(Widget::new(files.iter().map(file).collect(), None))
}

fn grid(widget: &Arc<Widget>) -> Grid {
    Grid::new(widget, widget, None, None)
}

fn keys(grid: &Grid, filter: Filter, query: &str) -> Vec<String> {
    let rows = grid.visible(filter, query, &HashSet::new());
    rows.iter().map(|place| grid.rows[*place].key.to_string()).collect()
}

const MANIFEST_TEXT: &str = "{\"widget\": {\"name\": \"a.x\", \"locale\": [\"ru\", \"en\", \"tr\"]}}";
const RU: &str = "{\"a\": {\"x\": \"Имя #HOST#\", \"y\": \"Два\", \"z\": \"Москва\"}, \"b\": \"Б\", \"c.d\": 1}";
const EN: &str = "{\"a\": {\"x\": \"Name\", \"n\": \"New\", \"y\": \"\", \"z\": \"Москва\"}, \"b\": {\"q\": \"Q\"}, \"a\": {\"x\": \"TODO: Name\", \"w\": null}}";

fn mixed() -> Arc<Widget> {
    widget(&[
        (MANIFEST, MANIFEST_TEXT),
        ("i18n/en.json", EN),
        ("i18n/es.json", "{\"a\":"),
        ("i18n/ru.json", RU),
        ("script.js", "i18n('b')[x]"),
    ])
}

#[test]
fn rows_follow_the_base_and_what_others_have_stands_where_it_does_there() {
    let widget = widget(&[
        ("i18n/a.json", "{\"s\": {\"1\": \"\", \"3\": \"\"}, \"t\": \"\"}"),
        ("i18n/b.json", "{\"0\": \"\", \"s\": {\"1\": \"\", \"2\": \"\", \"3\": \"\", \"4\": \"\"}, \"t\": \"\"}"),
    ]);
    assert_eq!(keys(&grid(&widget), Filter::All, ""), ["/0", "/s", "/s/1", "/s/2", "/s/3", "/s/4", "/t"]);
    assert_eq!(grid(&widget).row("/s").unwrap().below, 4);
    let other = Grid::new(&widget, &widget, Some("b"), None);
    assert_eq!((other.base, other.columns[0].counts.missing), (1, 3));
}

#[test]
fn whatever_stands_in_the_files_is_shown() {
    let widget = mixed();
    let grid = grid(&widget);
    let columns: Vec<(&str, bool, ColumnState)> = grid.columns.iter().map(|c| (c.code.as_str(), c.is_declared, c.state)).collect();
    let (readable, broken, none) = (ColumnState::Readable, ColumnState::Unreadable, ColumnState::NoFile);
    assert_eq!(columns, [("ru", true, readable), ("en", true, readable), ("tr", true, none), ("es", false, broken)]);
    let content = |key: &str| grid.row(key).unwrap().cells.iter().map(|cell| cell.content).collect::<Vec<_>>();
    assert_eq!(content("/a/x"), [Content::Text, Content::ToDo, Content::Missing, Content::Unreadable]);
    assert_eq!(content("/b"), [Content::Text, Content::Section, Content::Missing, Content::Unreadable]);
    assert_eq!(content("/c.d")[0], Content::Other(Kind::Number));
    assert_eq!(content("/a/w")[1], Content::Other(Kind::Null));
    assert!(grid.row("/a").unwrap().cells[1].is_duplicate);
    assert_eq!(grid.row("/b").unwrap().usage, Usage::Used);
    assert_eq!(grid.row("/b/q").unwrap().usage, Usage::Undeterminable);
    assert_eq!(grid.row("/a/x").unwrap().usage, Usage::Used);
}

#[test]
fn filters_leave_what_they_are_named_for() {
    let widget = widget(&[
        (MANIFEST, MANIFEST_TEXT),
        (
            "i18n/ru.json",
            "{\"a\": {\"x\": \"Имя #HOST#\", \"same\": \"Acme\", \"gone\": \"Нет\", \"empty\": \"Пусто\", \"hid\": \"\\u200fА\"}}",
        ),
        ("i18n/en.json", "{\"a\": {\"x\": \"Name\", \"same\": \"Acme\", \"empty\": \" \", \"hid\": \"A\"}}"),
        ("i18n/tr.json", "{\"a\": {\"x\": \"#HOST#\", \"same\": \"B\", \"gone\": \"C\", \"empty\": \"TODO: D\", \"hid\": \"E\"}}"),
    ]);
    let mut new = (*widget).clone();
    new.apply(&set_texts(&new, "/a/same", &[("tr", "Other")]).unwrap()).unwrap();
    let grid = Grid::new(&Arc::new(new), &widget, None, None);
    let table = [
        (Filter::Missing, "gone"),
        (Filter::Empty, "empty"),
        (Filter::Same, "same"),
        (Filter::Marks, "x"),
        (Filter::Problems, "hid"),
        (Filter::Changed, "same"),
    ];
    for (filter, key) in table {
        assert_eq!(keys(&grid, filter, ""), ["/a".to_owned(), format!("/a/{key}")], "{filter:?}");
        assert_eq!(grid.counts[&filter], 1, "{filter:?}");
    }
    assert_eq!(grid.counts[&Filter::Unused], 4);
    let en = grid.columns[1].counts;
    assert_eq!((en.done, en.same, en.empty, en.missing, en.percent()), (2, 1, 1, 1, 60));
    assert_eq!(grid.columns[2].counts.to_do, 1);
    assert_eq!(keys(&grid, Filter::All, "NAME"), ["/a", "/a/x"]);
    assert_eq!(keys(&grid, Filter::All, "a.GONE"), ["/a", "/a/gone"]);
    assert_eq!(keys(&grid, Filter::Missing, "name"), [""; 0]);
}

#[test]
fn collapsed_sections_hide_their_rows_until_something_is_looked_for() {
    let grid = grid(&mixed());
    let collapsed = HashSet::from([Arc::from("/a")]);
    let shown = |query: &str| grid.visible(Filter::All, query, &collapsed).len();
    assert_eq!(shown(""), 4);
    assert_eq!(shown("москва"), 2);
}

proptest! {
    #[test]
    fn what_is_taken_over_is_what_would_be_made_anew(edits in prop::collection::vec((0usize..4, 0usize..2, "[ab#{}я]{0,4}"), 1..6)) {
        let opened = mixed();
        let mut now = opened.clone();
        let mut grown = grid(&opened);
        for (key, locale, text) in edits {
            let (key, locale) = (["/a/x", "/a/y", "/a/z", "/new/k"][key], ["ru", "en"][locale]);
            let mut next = (*now).clone();
            next.apply(&set_texts(&next, key, &[(locale, &text)]).unwrap()).unwrap();
            now = Arc::new(next);
            grown = Grid::new(&now, &opened, None, Some(&grown));
            let fresh = Grid::new(&now, &opened, None, None);
            prop_assert_eq!(grown.rows.len(), fresh.rows.len());
            for (one, other) in grown.rows.iter().zip(&fresh.rows) {
                prop_assert_eq!(&one.key, &other.key);
                prop_assert_eq!(&one.cells, &other.cells);
                prop_assert_eq!(&one.haystack, &other.haystack);
                prop_assert_eq!((one.usage, one.below, one.depth), (other.usage, other.below, other.depth));
            }
            prop_assert_eq!(&grown.counts, &fresh.counts);
        }
    }
}
