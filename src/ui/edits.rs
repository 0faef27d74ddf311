//! Edits of the manifest that a form sends.

use super::Cx;
use crate::app::command::Command;
use crate::app::state::OpenWidget;
use crate::domain::json::edit;
use crate::domain::widget::{FileChange, MANIFEST};

/// Gives `at` of the manifest a new value, merged with what is typed into the same field.
pub fn set(cx: &Cx<'_>, open: &OpenWidget, at: &str, value: &serde_json::Value) {
    let change = open.project.widget().edit_json(MANIFEST, |text, json| edit::set(text, json, at, value));
    step(cx, change.map(|change| vec![change]), Some(format!("field:{at}")));
}

/// Takes the value at `at` of the manifest away.
pub fn remove(cx: &Cx<'_>, open: &OpenWidget, at: &str) {
    let change = open.project.widget().edit_json(MANIFEST, |text, json| edit::remove(text, json, at));
    step(cx, change.map(|change: FileChange| vec![change]), None::<String>);
}

/// Sends changes as one step; says why if there can't be any.
pub fn step<E: std::fmt::Display>(cx: &Cx<'_>, changes: Result<Vec<FileChange>, E>, merge: Option<String>) {
    match changes {
        Ok(changes) if changes.is_empty() => {}
        Ok(changes) => cx.send(Command::Edit { changes, merge }),
        Err(error) => cx.send(Command::CantEdit(error.to_string())),
    }
}
