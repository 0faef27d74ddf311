//! Edits of the manifest's blocks that go with an area, and of the tour.

use serde_json::json;

use super::{script_uses, texts};
use crate::crm::blocks::Block;
use crate::crm::i18n;
use crate::crm::settings::handlers;
use crate::formats::json::pointer;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::texts::references::add_text;
use crate::services::texts::structure::{Outcome, StructureError};

/// Adds the block of the tour, with its text: what the short description says.
///
/// # Errors
/// If a file can't be changed.
pub fn add_tour(widget: &Widget) -> Outcome {
    const TEXT: &str = "widget.tour_description";
    let block = json!({ "is_tour": true, "tour_images": {}, "tour_description": TEXT });
    let changes = ChangeBuilder::new(widget).set(MANIFEST, &Block::Tour.pointer(), block);
    Ok(add_text(changes, TEXT, &["widget.short_description"], "").build()?)
}

/// Adds a step to `salesbot_designer`, with a name in every locale. Returns its code as well.
///
/// # Errors
/// If a file can't be changed.
pub fn add_handler(widget: &Widget) -> Result<(String, Vec<FileChange>), StructureError> {
    let known = handlers(widget);
    let taken = |code: &String| known.iter().any(|(_, handler)| handler.key == *code);
    let mut codes = std::iter::once("step".to_owned()).chain((2..).map(|n| format!("step_{n}")));
    let code = codes.find(|code| !taken(code)).unwrap_or_default();
    let key = i18n::free_key(widget, &format!("salesbot.{code}"));
    let handler = json!({ "name": &key, "settings": {} });
    let changes = ChangeBuilder::new(widget).set(MANIFEST, &pointer::join(&Block::Bot.pointer(), &code), handler);
    Ok((code, add_text(changes, &key, &["widget.name"], "").build()?))
}

/// Gives what is at `at` of the manifest, such as a bot step or an item of the menu, the code `to`. A text that is called as
/// it is follows, in all locales and in all references to it; so do the uses in the script, if wanted.
///
/// # Errors
/// If there is no such value, something has the code already, or a file can't be changed.
pub fn rename_at(widget: &Widget, at: &str, to: &str, in_script: bool) -> Outcome {
    let Some((holder, code)) = pointer::split_last(at) else { return Err(StructureError::NoName) };
    if widget.manifest(&pointer::join(holder, to)).is_some() {
        return Err(StructureError::Exists(to.to_owned()));
    }
    let mut changes = ChangeBuilder::new(widget);
    for text in ["name", "title"] {
        let followed = texts::follow(changes.widget(), &pointer::join(at, text), &code, to)?;
        changes = changes.with(followed);
    }
    changes = changes.rename_key(MANIFEST, at, to);
    if in_script {
        changes = changes.with(script_uses::renamed_in(widget, &code, to));
    }
    Ok(changes.build()?)
}

/// Takes the value at `at` of the manifest away, and the texts in it that nothing else names.
///
/// # Errors
/// If there is no such value, or a file can't be changed.
pub fn remove_at(widget: &Widget, at: &str) -> Outcome {
    let mut changes = ChangeBuilder::new(widget).remove(MANIFEST, at);
    let mut keys = Vec::new();
    if let Some(node) = widget.manifest(at) {
        node.walk("", &mut |_, node| keys.extend(node.as_str().filter(|text| i18n::is_reference(text)).map(str::to_owned)));
    }
    keys.sort();
    keys.dedup();
    for key in keys {
        let removed = texts::remove_unused(changes.widget(), &key)?;
        changes = changes.with(removed);
    }
    Ok(changes.build()?)
}
