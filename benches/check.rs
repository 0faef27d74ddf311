//! How long checks and edits take, and that both grow with what there is to check.

#[path = "common/large.rs"]
mod large;

use divan::Bencher;
use large::{LARGE, Scale, widget};
use widget_studio::checks;
use widget_studio::checks::engine::cache::CheckCache;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::formats::json::{Json, edit};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::script::{SCRIPT, Script};
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::bundled;

fn main() {
    divan::main();
}

#[divan::bench]
fn check_sample(bencher: Bencher) {
    check(bencher, &bundled::sample());
}

#[divan::bench]
fn check_template(bencher: Bencher) {
    check(bencher, &bundled::plain());
}

#[divan::bench(sample_count = 20)]
fn check_large(bencher: Bencher) {
    check(bencher, &widget(LARGE));
}

/// Once, ten times and a hundred times as much: the time must grow no faster.
#[divan::bench(args = [1, 10, 100], sample_count = 20)]
fn check_grows(bencher: Bencher, times: usize) {
    check(bencher, &widget(Scale { keys: 100 * times, files: 20 * times, fields: 2 * times }));
}

/// The check of a widget that nothing is remembered of but what its files know of themselves.
fn check(bencher: Bencher, widget: &Widget) {
    bencher.bench(|| checks::check(widget, Product::AmoCrm, Profile::Public));
}

/// A key press in the large widget until its findings are there: the edit of a text, reading it, and the check. In the
/// first locale, with which all others are compared; in another one; in the manifest.
#[divan::bench(args = [("i18n/ru.json", "/section_50/key_50"), ("i18n/en.json", "/section_50/key_50"), (MANIFEST, "/widget/version")], sample_count = 50)]
fn keystroke_large(bencher: Bencher, (file, pointer): (&str, &str)) {
    let mut widget = widget(LARGE);
    let mut cache = CheckCache::default();
    checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut cache);
    let mut typed = String::from("1.0.1");
    bencher.bench_local(|| {
        typed.push('1');
        let change = widget.edit_json(file, |text, json| edit::set(text, json, pointer, &typed.as_str().into()));
        let applied = change.ok().map(|change| widget.apply(&[change]).is_ok());
        (applied, checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut cache))
    });
}

/// Reading a built script of half a megabyte.
#[divan::bench(sample_count = 20)]
fn read_large_script(bencher: Bencher) {
    let text = large_script();
    bencher.bench(|| Script::read(SCRIPT, &text));
}

/// A key press in the manifest beside that script, which is read once.
#[divan::bench(sample_count = 50)]
fn keystroke_beside_large_script(bencher: Bencher) {
    let mut widget = bundled::plain();
    let path = RelPath::new(SCRIPT).ok();
    let changes: Vec<FileChange> = path.map(|path| FileChange::Write { path, body: FileBody::text(large_script()) }).into_iter().collect();
    widget.apply(&changes).ok();
    let mut cache = CheckCache::default();
    checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut cache);
    let mut typed = String::from("1.0.1");
    bencher.bench_local(|| {
        typed.push('1');
        let change = widget.edit_json(MANIFEST, |text, json| edit::set(text, json, "/widget/version", &typed.as_str().into()));
        let applied = change.ok().map(|change| widget.apply(&[change]).is_ok());
        (applied, checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut cache))
    });
}

#[divan::bench]
fn parse_large_manifest(bencher: Bencher) {
    let widget = widget(LARGE);
    let text = widget.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    bencher.bench(|| Json::parse(&text));
}

/// What a key press in a form costs: the edit, and reading the text anew.
#[divan::bench]
fn edit_large_manifest(bencher: Bencher) {
    let widget = widget(LARGE);
    bencher.with_inputs(|| widget.clone()).bench_values(|mut widget| {
        let change = widget.edit_json(MANIFEST, |text, json| edit::set(text, json, "/widget/version", &"1.2.3".into()));
        let applied = change.ok().map(|change| widget.apply(&[change]).is_ok());
        let is_read = widget.manifest("/widget/version").is_some();
        (applied, is_read, widget)
    });
}

/// A script of half a megabyte, as a bundler writes it.
fn large_script() -> String {
    const PARTS: usize = 5_000;
    let part = |number: usize| {
        let text = "r.a+e;return o?t.i18n(\"card\").hello:function(){return o}";
        format!("{number}:function(t,e,n){{var r=n({number}),o={text}}},")
    };
    let parts: String = (0..PARTS).map(part).collect();
    format!(
        "define([\"jquery\"],function(e){{var m={{{parts}}};return function(){{this.callbacks={{render:function(){{return !0}}}};return this}}}});"
    )
}
