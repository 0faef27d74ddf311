//! Two builds of a large widget compared: 5 locales of 10,000 keys, 2,000 files, a hundredth of both changed; and all of it changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use divan::Bencher;
use widget_studio::checks::comparison::Comparison;
use widget_studio::checks::consequences;
use widget_studio::checks::engine::suppress::Trust;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::Widget;
use widget_studio::services::compare::Difference;

fn main() {
    divan::main();
}

/// A widget in which each `every`-th text and file is of the build `build`.
fn widget(build: usize, every: usize) -> Widget {
    let mut files = BTreeMap::new();
    let mut add = |path: String, text: String| {
        files.insert(RelPath::new(&path).unwrap(), FileBody::text(text));
    };
    let which = |n: usize| if n.is_multiple_of(every) { build } else { 0 };
    add(
        "manifest.json".to_owned(),
        format!(
            "{{\"widget\": {{\"version\": \"1.0.{build}\", \"locale\": [\"ru\", \"en\", \"es\", \"pt\", \"tr\"]}}, \"locations\": [\"lcard-1\"]}}"
        ),
    );
    for code in ["ru", "en", "es", "pt", "tr"] {
        let mut text = "{\n".to_owned();
        for n in 0..10_000 {
            let end = if n == 9_999 { "" } else { "," };
            writeln!(text, "  \"key_{n}\": \"Text {n} of {code}, build {}\"{end}", which(n)).unwrap();
        }
        add(format!("i18n/{code}.json"), text + "}\n");
    }
    for n in 0..2_000 {
        add(format!("js/part_{n}.js"), format!("define([], function () {{\n  return 'https://api.example.net/{}';\n}});\n", which(n)));
    }
    Widget::new(files, None)
}

/// The same with the check of both builds, as a page of the window and the command `diff` show it.
#[divan::bench(args = [100], sample_count = 5)]
fn with_findings(bencher: Bencher<'_, '_>, every: usize) {
    bencher
        .with_inputs(|| (widget(1, every), widget(2, every)))
        .bench_values(|(old, new)| Comparison::of(&old, &new, Default::default(), &Trust::Nothing).findings.new.len());
}

/// Both states are read anew each time, as from disk: nothing of them is known yet.
#[divan::bench(args = [100, 1], sample_count = 10)]
fn compared(bencher: Bencher<'_, '_>, every: usize) {
    bencher.with_inputs(|| (widget(1, every), widget(2, every))).bench_values(|(old, new)| {
        let difference = Difference::of(&old, &new);
        (difference.files.len(), consequences::find(&old, &new).len())
    });
}
