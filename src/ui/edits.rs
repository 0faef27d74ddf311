//! Edits of the manifest that a form sends.

use serde_json::Value;

use super::Cx;
use crate::app::core::intent::Intent;
use crate::app::core::open_widget::OpenWidget;
use crate::model::widget::MANIFEST;

/// Gives `at` of the manifest a new value, merged with what is typed into the same field.
pub fn set(cx: &Cx<'_>, open: &OpenWidget, at: &str, value: &Value) {
    cx.edit(open, Intent::set(MANIFEST, at, value.clone()));
}

/// Takes the value at `at` of the manifest away.
pub fn remove(cx: &Cx<'_>, open: &OpenWidget, at: &str) {
    cx.edit(open, Intent::remove(MANIFEST, at));
}
