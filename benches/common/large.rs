//! A widget with far more of everything than any real one.

use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::bundled;

/// The locales of the large widget.
const LOCALES: [&str; 5] = ["ru", "en", "es", "pt", "tr"];

/// How much of everything a widget has.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Keys in each of the five locales; in sections of a hundred.
    pub keys: usize,
    /// Scripts beside `script.js`.
    pub files: usize,
    /// Fields of the settings.
    pub fields: usize,
}

/// Five locales of 10,000 keys, 2,000 files, 200 fields.
pub const LARGE: Scale = Scale { keys: 10_000, files: 2_000, fields: 200 };

/// The plain template with so much more of everything.
pub fn widget(scale: Scale) -> Widget {
    let mut files = vec![(MANIFEST.to_owned(), manifest(scale))];
    files.extend(LOCALES.iter().map(|code| (format!("i18n/{code}.json"), locale(code, scale))));
    let script = |number: usize| format!("define(function () {{ return {number}; }});\n");
    files.extend((0..scale.files).map(|number| (format!("lib/part_{number}.js"), script(number))));
    let write = |(path, text): (String, String)| Some(FileChange::Write { path: RelPath::new(&path).ok()?, body: FileBody::text(text) });
    let changes: Vec<FileChange> = files.into_iter().filter_map(write).collect();
    let mut widget = bundled::plain();
    widget.apply(&changes).ok();
    widget
}

fn locale(code: &str, scale: Scale) -> String {
    let text = |section: usize, key: usize| {
        format!("    \"key_{key}\": \"Text {key} of section {section} in {code}, for #HOST# and {{{{name}}}}\"")
    };
    let section = |number: usize| {
        let keys: Vec<String> = (0..scale.keys.min(100)).map(|key| text(number, key)).collect();
        format!("  \"section_{number}\": {{\n{}\n  }}", keys.join(",\n"))
    };
    let sections: Vec<String> = (0..scale.keys.div_ceil(100)).map(section).collect();
    let widget = "\"widget\": {\"name\": \"Large\", \"short_description\": \"Much\", \"description\": \"Very much\"}";
    format!("{{\n  {widget},\n  \"settings\": {{\"greeting\": \"Greeting\"}},\n{}\n}}\n", sections.join(",\n"))
}

fn manifest(scale: Scale) -> String {
    let plain = bundled::plain();
    let text = plain.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let field = |number| format!("\n    \"field_{number}\": {{\"name\": \"settings.greeting\", \"type\": \"text\", \"required\": false}},");
    let fields: String = (0..scale.fields).map(field).collect();
    let locales: Vec<String> = LOCALES.iter().map(|code| format!("\"{code}\"")).collect();
    text.replace("\"settings\": {", &format!("\"settings\": {{{fields}")).replace("[\"ru\", \"en\"]", &format!("[{}]", locales.join(", ")))
}
