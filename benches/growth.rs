//! How long a check takes of a widget that has much of one thing: once, ten times and a hundred times as much.

use std::fmt::Write;

use divan::Bencher;
use serde_json::{Map, Value, json};
use widget_studio::checks;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::script::SCRIPT;
use widget_studio::model::change_builder::ChangeBuilder;
use widget_studio::model::document::FileBody;
use widget_studio::model::studio_file::STUDIO_FILE;
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::bundled;

fn main() {
    divan::main();
}

/// Checks a widget anew each time: what its files know of themselves is read again.
fn check(bencher: Bencher, make: impl Fn() -> Widget + Sync) {
    bencher.with_inputs(make).bench_refs(|widget| checks::check(widget, Product::AmoCrm, Profile::Public));
}

fn entries(count: usize, value: impl Fn(usize) -> Value) -> Value {
    (0..count).map(|n| (format!("k{n}"), value(n))).collect::<Map<_, _>>().into()
}

fn with(file: &str, pointer: &str, value: Value) -> Widget {
    ChangeBuilder::new(&bundled::plain()).set(file, pointer, value).widget().clone()
}

fn with_file(file: &str, text: String) -> Widget {
    let mut widget = bundled::plain();
    let path = RelPath::new(file).expect("a good name");
    widget.apply(&[FileChange::Write { path, body: FileBody::text(text) }]).expect("a file is written");
    widget
}

#[divan::bench(args = [1, 10, 100], sample_count = 10)]
fn keys_that_a_locale_lacks(bencher: Bencher, times: usize) {
    check(bencher, || with("i18n/ru.json", "/many", entries(160 * times, |n| n.to_string().into())));
}

#[divan::bench(args = [1, 10, 100], sample_count = 10)]
fn acceptances_of_unknown_rules(bencher: Bencher, times: usize) {
    let entry = |n: usize| json!({ "rule": format!("manifest/field-typ{n}") });
    check(bencher, || with_file(STUDIO_FILE, json!({ "suppressions": (0..200 * times).map(entry).collect::<Vec<_>>() }).to_string()));
}

#[divan::bench(args = [1, 10, 100], sample_count = 10)]
fn names_in_define(bencher: Bencher, times: usize) {
    let names = |separator: &str| {
        (0..600 * times).fold(String::new(), |mut names, n| {
            write!(names, "{separator}n{n}{separator},").expect("a String takes all");
            names
        })
    };
    check(bencher, || with_file(SCRIPT, format!("define([{}], function ({}) {{ return 1; }});", names("'"), names(""))));
}

#[divan::bench(args = [1, 10, 100], sample_count = 10)]
fn fields_of_the_settings(bencher: Bencher, times: usize) {
    let field = |n: usize| json!({ "name": format!("settings.x{n}"), "type": "text", "required": false });
    check(bencher, || with(MANIFEST, "/settings", entries(160 * times, field)));
}

#[divan::bench(args = [1, 10, 100], sample_count = 10)]
fn areas(bencher: Bencher, times: usize) {
    check(bencher, || with(MANIFEST, "/locations", (0..160 * times).map(|n| Value::from(format!("lcrd{n}-1"))).collect()));
}
