//! Changes of a widget, made one after the other on a copy of it: each is worked out for what the last one left.

use std::cell::OnceCell;

use serde_json::Value;

use super::document::FileBody;
use super::widget::{ChangeError, FileChange, Widget};
use crate::formats::json::{Json, edit};
use crate::formats::path::RelPath;
use crate::formats::text_edit::{EditError, TextEdit};

/// Collects changes that are applied as one step. After the first change that can't be made, all later ones are skipped.
#[derive(Debug, Clone)]
#[must_use = "the changes are in what `build` returns"]
pub struct ChangeBuilder {
    /// The widget before the last change.
    before: Widget,
    /// The widget after all changes, once somebody asks: of most builders, with one change for one finding, nobody does.
    after: OnceCell<Widget>,
    /// How many of `changes` are in `before`.
    settled: usize,
    changes: Result<Vec<FileChange>, ChangeError>,
}

impl ChangeBuilder {
    /// Begins with `widget` as it is.
    pub fn new(widget: &Widget) -> Self {
        Self { before: widget.clone(), after: OnceCell::new(), settled: 0, changes: Ok(Vec::new()) }
    }

    /// The widget after the changes so far.
    pub fn widget(&self) -> &Widget {
        self.after.get_or_init(|| {
            let mut after = self.before.clone();
            let open = self.changes.as_ref().ok().and_then(|changes| changes.get(self.settled..)).unwrap_or_default();
            // They fit: `add` made sure of that.
            after.apply(open).ok();
            after
        })
    }

    /// Gives the value at `pointer` of a JSON file a new value; holders that are missing are added.
    pub fn set(self, file: &str, pointer: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        self.json(file, |text, json| edit::set(text, json, pointer, &value))
    }

    /// Gives many values of a JSON file new values, in one change; see [`edit::set_all`].
    pub fn set_all(self, file: &str, values: &[(&str, Value)]) -> Self {
        self.json(file, |text, json| edit::set_all(text, json, values))
    }

    /// Removes the values at `pointers` of a JSON file, in one change.
    pub fn remove_all<'p>(self, file: &str, pointers: impl IntoIterator<Item = &'p str>) -> Self {
        self.json(file, |text, json| edit::remove_all(text, json, pointers))
    }

    /// Removes the value at `pointer` of a JSON file.
    pub fn remove(self, file: &str, pointer: &str) -> Self {
        self.json(file, |text, json| edit::remove(text, json, pointer))
    }

    /// Gives the member at `pointer` of a JSON file another key.
    pub fn rename_key(self, file: &str, pointer: &str, key: &str) -> Self {
        self.json(file, |text, json| edit::rename_key(text, json, pointer, key))
    }

    /// Changes a JSON file by the edits that `make` works out.
    pub fn json(self, file: &str, make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>) -> Self {
        let change = self.widget().edit_json(file, make);
        let is_nothing = |change: &FileChange| matches!(change, FileChange::Edit { edits, .. } if edits.is_empty());
        self.add(change.map(|change| if is_nothing(&change) { Vec::new() } else { vec![change] }))
    }

    /// Writes a text file.
    pub fn write(self, file: &str, text: impl Into<String>) -> Self {
        let path = path(file);
        self.add(path.map(|path| vec![FileChange::Write { path, body: FileBody::text(text) }]))
    }

    /// Gives a file another path.
    pub fn rename(self, from: &RelPath, to: &str) -> Self {
        self.add(path(to).map(|to| vec![FileChange::Rename { from: from.clone(), to }]))
    }

    /// Deletes a file.
    pub fn delete(self, path: &RelPath) -> Self {
        self.with([FileChange::Delete { path: path.clone() }])
    }

    /// Makes changes that were worked out for [`Self::widget`].
    pub fn with(self, changes: impl IntoIterator<Item = FileChange>) -> Self {
        self.add(Ok(changes.into_iter().collect()))
    }

    /// All changes in their order; there may be none.
    ///
    /// # Errors
    /// Why the first of them that can't be made can't.
    pub fn build(self) -> Result<Vec<FileChange>, ChangeError> {
        self.changes
    }

    fn add(mut self, added: Result<Vec<FileChange>, ChangeError>) -> Self {
        if self.changes.is_err() {
            return self;
        }
        self.before = self.widget().clone();
        match (added.and_then(|added| self.before.fits(&added).map(|()| added)), &mut self.changes) {
            (Ok(added), Ok(changes)) => {
                self.settled = changes.len();
                changes.extend(added);
            }
            (Err(error), _) => self.changes = Err(error),
            _ => {}
        }
        self.after = OnceCell::new();
        self
    }
}

fn path(path: &str) -> Result<RelPath, ChangeError> {
    RelPath::new(path).map_err(|source| ChangeError::Path { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::widget::MANIFEST;
    use crate::services::bundled;

    #[test]
    fn later_changes_see_the_earlier_ones_and_one_failure_spoils_all() {
        let mut widget = bundled::plain();
        let changes = ChangeBuilder::new(&widget).set(MANIFEST, "/dp/settings", serde_json::json!({})).remove(MANIFEST, "/widget/name");
        widget.apply(&changes.build().unwrap()).unwrap();
        assert!(widget.manifest("/dp/settings").is_some() && widget.manifest("/widget/name").is_none());
        let failed = ChangeBuilder::new(&widget).remove(MANIFEST, "/widget/name").write("../x", "").set(MANIFEST, "/x", 1);
        assert!(failed.widget().manifest("/x").is_none());
        assert!(matches!(failed.build(), Err(ChangeError::Edit { source: EditError::NotFound { .. }, .. })));
        assert!(matches!(ChangeBuilder::new(&widget).write("../x", "").build(), Err(ChangeError::Path { .. })));
        assert_eq!(ChangeBuilder::new(&widget).build(), Ok(Vec::new()));
    }
}
