//! Changes made one after the other on a copy of a widget: each is worked out for what the last one left.

use super::widget::{ChangeError, FileChange, MANIFEST, Widget};
use crate::formats::json::{Json, edit};
use crate::formats::text_edit::{EditError, TextEdit};

/// Changes in the making, to be applied as one.
#[derive(Debug, Clone)]
pub struct Steps {
    widget: Widget,
    changes: Vec<FileChange>,
}

type Done = Result<(), ChangeError>;

impl Steps {
    /// Begins with `widget` as it is.
    pub fn on(widget: &Widget) -> Self {
        Self { widget: widget.clone(), changes: Vec::new() }
    }

    /// The widget after the changes so far.
    pub fn widget(&self) -> &Widget {
        &self.widget
    }

    /// Adds `changes`, worked out for [`Self::widget`].
    ///
    /// # Errors
    /// As [`Widget::apply`].
    pub fn add(&mut self, changes: Vec<FileChange>) -> Done {
        self.widget.apply(&changes)?;
        self.changes.extend(changes);
        Ok(())
    }

    /// Changes the manifest as `make` says.
    ///
    /// # Errors
    /// As [`Widget::edit_json`].
    pub fn manifest(&mut self, make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>) -> Done {
        let change = self.widget.edit_json(MANIFEST, make)?;
        self.add(vec![change])
    }

    /// Gives the value at `pointer` of the manifest a new value; holders that are missing are added.
    ///
    /// # Errors
    /// As [`edit::set`].
    pub fn set(&mut self, pointer: &str, value: impl Into<serde_json::Value>) -> Done {
        let value = value.into();
        self.manifest(|text, json| edit::set(text, json, pointer, &value))
    }

    /// Takes the value at `pointer` of the manifest away.
    ///
    /// # Errors
    /// As [`edit::remove`].
    pub fn remove(&mut self, pointer: &str) -> Done {
        self.manifest(|text, json| edit::remove(text, json, pointer))
    }

    /// All changes in their order.
    pub fn done(self) -> Vec<FileChange> {
        self.changes
    }
}
