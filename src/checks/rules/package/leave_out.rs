//! The repair of files that don't belong into a widget.

use crate::checks::engine::check::text_change;
use crate::crm::package::WIDGETIGNORE;
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::text::msg::Msg;

/// Keeps files out of the widget: deletes them if it is an archive, else leaves them to the person and has
/// `.widgetignore` name them.
pub fn leave_out(widget: &Widget, parts: &[String], paths: &[&RelPath]) -> (Msg, Option<Vec<FileChange>>) {
    if widget.archive().is_some() {
        let deleted = paths.iter().map(|path| FileChange::Delete { path: (*path).clone() }).collect();
        return (Msg::new("fix-delete-files").with("count", paths.len()), Some(deleted));
    }
    let lines: String = parts.iter().map(|part| format!("/{}\n", escaped(part))).collect();
    let changes = match widget.entry(WIDGETIGNORE) {
        None => RelPath::new(WIDGETIGNORE).ok().map(|path| vec![FileChange::Write { path, body: FileBody::text(lines) }]),
        Some((path, body)) => body.as_text().map(|text| {
            let text = text.as_str();
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            text_change(path, vec![TextEdit::insert(text.len(), format!("{end}{lines}"))])
        }),
    };
    (Msg::new("fix-ignore-files").with("count", paths.len()), changes)
}

/// A path as a pattern of `.widgetignore` that matches nothing else.
fn escaped(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for c in path.chars() {
        if ['*', '?', '[', ']', '\\', ' '].contains(&c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::package::{Decision, plan};
    use std::collections::BTreeMap;

    #[test]
    fn ignored_paths_are_matched_literally_and_nothing_else() {
        let names = ["a [1]*.ts", "a 1x.ts", ".x/y", "x/y"];
        let mut files: BTreeMap<RelPath, FileBody> = names.iter().map(|name| (RelPath::new(name).unwrap(), FileBody::text(""))).collect();
        files.insert(RelPath::new(WIDGETIGNORE).unwrap(), FileBody::text("# mine"));
        let mut widget = Widget::new(files, None);
        let parts = ["a [1]*.ts".to_owned(), ".x/".to_owned()];
        widget.apply(&leave_out(&widget, &parts, &[]).1.unwrap()).unwrap();
        assert_eq!(widget.text(WIDGETIGNORE).unwrap().as_str(), "# mine\n/a\\ \\[1\\]\\*.ts\n/.x/\n");
        let packed: Vec<String> =
            plan(&widget).into_iter().filter(|p| matches!(p.decision, Decision::In(_))).map(|p| p.path.to_string()).collect();
        assert_eq!(packed, ["a 1x.ts", "x/y"]);
    }
}
