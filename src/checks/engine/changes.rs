//! The changes of a fix, made one after the other on a copy of the widget: each is worked out for what the last one left.

use serde_json::Value;

use crate::checks::engine::fix::FixOption;
use crate::formats::json::{Json, edit};
use crate::formats::path::RelPath;
use crate::formats::text_edit::{EditError, TextEdit};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::text::msg::Msg;

/// Changes in the making. Once one of them can't be made there is no fix.
pub struct Changes {
    widget: Widget,
    made: Option<Vec<FileChange>>,
}

impl Changes {
    /// Begins with `widget` as it is.
    pub fn of(widget: &Widget) -> Self {
        Self { widget: widget.clone(), made: Some(Vec::new()) }
    }

    /// The widget after the changes so far.
    pub fn widget(&self) -> &Widget {
        &self.widget
    }

    /// Gives the value at `pointer` of a JSON file a new value; holders that are missing are added.
    pub fn set(self, file: &str, pointer: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        self.json(file, |text, json| edit::set(text, json, pointer, &value))
    }

    /// Takes the value at `pointer` of a JSON file away.
    pub fn remove(self, file: &str, pointer: &str) -> Self {
        self.json(file, |text, json| edit::remove(text, json, pointer))
    }

    /// Gives the member at `pointer` of a JSON file another key.
    pub fn rename_key(self, file: &str, pointer: &str, key: &str) -> Self {
        self.json(file, |text, json| edit::rename_key(text, json, pointer, key))
    }

    /// Changes a JSON file as `make` says.
    pub fn json(self, file: &str, make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>) -> Self {
        let change = self.widget.edit_json(file, make).ok();
        self.then(change)
    }

    /// Writes a text file.
    pub fn write(self, file: &str, text: impl Into<String>) -> Self {
        let change = RelPath::new(file).ok().map(|path| FileChange::Write { path, body: FileBody::text(text) });
        self.then(change)
    }

    /// Gives a file another path.
    pub fn rename(self, from: &RelPath, to: &str) -> Self {
        let change = RelPath::new(to).ok().map(|to| FileChange::Rename { from: from.clone(), to });
        self.then(change)
    }

    /// Takes a file away.
    pub fn delete(self, path: &RelPath) -> Self {
        self.then(Some(FileChange::Delete { path: path.clone() }))
    }

    /// Makes changes that were worked out for [`Self::widget`].
    pub fn with(self, changes: &[FileChange]) -> Self {
        changes.iter().fold(self, |made, change| made.then(Some(change.clone())))
    }

    /// The changes, of which there may be none; `None` if one could not be made.
    pub fn all(self) -> Option<Vec<FileChange>> {
        self.made
    }

    /// The changes; `None` if there are none or one could not be made.
    pub fn done(self) -> Option<Vec<FileChange>> {
        self.made.filter(|made| !made.is_empty())
    }

    /// The changes as a way to repair a finding.
    pub fn option(self, title: Msg) -> Option<FixOption> {
        Some(FixOption::new(title, self.done()?))
    }

    fn then(mut self, change: Option<FileChange>) -> Self {
        let applied = change.filter(|change| self.widget.apply(std::slice::from_ref(change)).is_ok());
        self.made = self.made.zip(applied).map(|(mut made, change)| {
            made.push(change);
            made
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::widget::MANIFEST;
    use crate::services::bundled;

    #[test]
    fn later_changes_see_the_earlier_ones_and_one_failure_spoils_all() {
        let mut widget = bundled::plain();
        let changes = Changes::of(&widget).set(MANIFEST, "/dp/settings", serde_json::json!({})).remove(MANIFEST, "/widget/name");
        widget.apply(&changes.done().unwrap()).unwrap();
        assert!(widget.manifest("/dp/settings").is_some() && widget.manifest("/widget/name").is_none());
        assert_eq!(Changes::of(&widget).remove(MANIFEST, "/widget/name").set(MANIFEST, "/x", 1).done(), None);
        assert_eq!(Changes::of(&widget).done(), None);
    }
}
