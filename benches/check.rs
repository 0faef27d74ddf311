//! How long checks and edits take: `cargo bench`.

use divan::Bencher;
use widget_studio::checks;
use widget_studio::checks::memo::Memo;
use widget_studio::checks::rule::{Product, Profile};
use widget_studio::domain::document::FileBody;
use widget_studio::domain::json::{Json, edit};
use widget_studio::domain::path::RelPath;
use widget_studio::domain::template;
use widget_studio::domain::widget::{FileChange, MANIFEST, Widget};

const LOCALES: [&str; 5] = ["ru", "en", "es", "pt", "tr"];
const KEYS: usize = 10_000;
const FILES: usize = 200;
const SETTINGS: usize = 200;

fn main() {
    divan::main();
}

#[divan::bench]
fn check_sample(bencher: Bencher) {
    check(bencher, &template::sample());
}

#[divan::bench]
fn check_template(bencher: Bencher) {
    check(bencher, &template::plain());
}

/// Five locales of ten thousand keys each, two hundred files.
#[divan::bench(sample_count = 20)]
fn check_large(bencher: Bencher) {
    check(bencher, &large());
}

/// The check of a widget that nothing is remembered of but what its files know of themselves.
fn check(bencher: Bencher, widget: &Widget) {
    bencher.bench(|| checks::check(widget, Product::AmoCrm, Profile::Public));
}

/// A key press in the large widget until its findings are there: the edit of a text, reading it, and the check. In the
/// first locale, with which all others are compared; in another one; in the manifest.
#[divan::bench(args = [("i18n/ru.json", "/texts/key_5000"), ("i18n/en.json", "/texts/key_5000"), (MANIFEST, "/widget/version")], sample_count = 50)]
fn keystroke_large(bencher: Bencher, (file, pointer): (&str, &str)) {
    let mut widget = large();
    let mut memo = Memo::default();
    checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut memo);
    let mut typed = String::from("1.0.1");
    bencher.bench_local(|| {
        typed.push('1');
        let change = widget.edit_json(file, |text, json| edit::set(text, json, pointer, &typed.as_str().into()));
        let applied = change.ok().map(|change| widget.apply(&[change]).is_ok());
        (applied, checks::check_again(&widget, Product::AmoCrm, Profile::Public, &mut memo))
    });
}

#[divan::bench]
fn parse_large_manifest(bencher: Bencher) {
    let text = large_manifest();
    bencher.bench(|| Json::parse(&text));
}

/// What a key press in a form costs: the edit, and reading the text anew.
#[divan::bench]
fn edit_large_manifest(bencher: Bencher) {
    let widget = large();
    bencher.with_inputs(|| widget.clone()).bench_values(|mut widget| {
        let change = widget.edit_json(MANIFEST, |text, json| edit::set(text, json, "/widget/version", &"1.2.3".into()));
        let applied = change.ok().map(|change| widget.apply(&[change]).is_ok());
        let is_read = widget.manifest("/widget/version").is_some();
        (applied, is_read, widget)
    });
}

/// The plain template with far more of everything.
fn large() -> Widget {
    let mut files = vec![(MANIFEST.to_owned(), large_manifest())];
    files.extend(LOCALES.iter().map(|code| (format!("i18n/{code}.json"), locale(code))));
    files.extend((0..FILES).map(|number| (format!("lib/part_{number}.js"), format!("define(function () {{ return {number}; }});\n"))));
    let write = |(path, text): (String, String)| Some(FileChange::Write { path: RelPath::new(&path).ok()?, body: FileBody::text(text) });
    let changes: Vec<FileChange> = files.into_iter().filter_map(write).collect();
    let mut widget = template::plain();
    widget.apply(&changes).ok();
    widget
}

fn locale(code: &str) -> String {
    let texts: Vec<String> = (0..KEYS).map(|number| format!("    \"key_{number}\": \"Text {number} in {code}, #HOST#\"")).collect();
    let widget = "\"widget\": {\"name\": \"Large\", \"short_description\": \"Much\", \"description\": \"Very much\"}";
    let settings = "\"settings\": {\"greeting\": \"Greeting\"}";
    format!("{{\n  {widget},\n  {settings},\n  \"texts\": {{\n{}\n  }}\n}}\n", texts.join(",\n"))
}

fn large_manifest() -> String {
    let plain = template::plain();
    let text = plain.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let fields: Vec<String> = (0..SETTINGS)
        .map(|number| format!("\n    \"field_{number}\": {{\"name\": \"settings.greeting\", \"type\": \"text\", \"required\": false}},"))
        .collect();
    let locales: Vec<String> = LOCALES.iter().map(|code| format!("\"{code}\"")).collect();
    text.replace("\"settings\": {", &format!("\"settings\": {{{}", fields.concat()))
        .replace("[\"ru\", \"en\"]", &format!("[{}]", locales.join(", ")))
}
