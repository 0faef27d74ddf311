//! A widget with far more findings than any real one.

use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, MANIFEST, Widget};
use widget_studio::services::bundled;

/// Fields whose type and whose `required` are wrong: two findings each.
const FIELDS: usize = 1_000;

/// The plain template with 2,000 findings in its settings.
pub fn faulty() -> Widget {
    let mut widget = bundled::plain();
    let text = widget.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let field =
        |number| format!("\n    \"field_{number}\": {{\"name\": \"settings.greeting\", \"type\": \"txet\", \"required\": \"true\"}},");
    let fields: String = (0..FIELDS).map(field).collect();
    let body = FileBody::text(text.replace("\"settings\": {", &format!("\"settings\": {{{fields}")));
    let change = RelPath::new(MANIFEST).ok().map(|path| FileChange::Write { path, body });
    widget.apply(&change.into_iter().collect::<Vec<_>>()).ok();
    widget
}
