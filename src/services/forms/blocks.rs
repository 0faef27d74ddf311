//! Edits of the blocks of the manifest that go with an area, and of the tour.

use serde_json::json;

use super::{script, texts};
use crate::crm::blocks::Block;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::settings::handlers;
use crate::formats::json::{edit, pointer};
use crate::model::change_builder::Steps;
use crate::model::widget::{FileChange, Widget};
use crate::services::texts::structure;
use crate::services::texts::structure::{Outcome, StructureError};

/// Adds the block of the tour, with its text: what the short description says.
///
/// # Errors
/// If a file can't be changed.
pub fn add_tour(widget: &Widget) -> Outcome {
    const TEXT: &str = "widget.tour_description";
    let mut steps = Steps::on(widget);
    steps.set(&Block::Tour.pointer(), json!({ "is_tour": true, "tour_images": {}, "tour_description": TEXT }))?;
    add_text(&mut steps, TEXT, "widget.short_description")?;
    Ok(steps.done())
}

/// Gives every locale that lacks `key` the text of `like`.
fn add_text(steps: &mut Steps, key: &str, like: &str) -> Result<(), StructureError> {
    let widget = steps.widget().clone();
    let files = i18n::readable(&widget);
    let lacking = files.iter().filter(|file| i18n::resolve(file.json, key) == Resolved::Missing);
    let like = |file: &i18n::Readable<'_>| match i18n::resolve(file.json, like) {
        Resolved::Text(text) => text.to_owned(),
        _ => String::new(),
    };
    let texts: Vec<(&str, String)> = lacking.map(|file| (file.code, like(file))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(code, text)| (*code, text.as_str())).collect();
    Ok(steps.add(structure::set_texts(&widget, &i18n::pointer_of(key), &texts)?)?)
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
    let mut steps = Steps::on(widget);
    steps.set(&pointer::join(&Block::Bot.pointer(), &code), json!({ "name": &key, "settings": {} }))?;
    add_text(&mut steps, &key, "widget.name")?;
    Ok((code, steps.done()))
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
    let mut steps = Steps::on(widget);
    for text in ["name", "title"] {
        steps.add(texts::follow(steps.widget(), &pointer::join(at, text), &code, to)?)?;
    }
    steps.manifest(|text, json| edit::rename_key(text, json, at, to))?;
    if in_script {
        steps.add(script::renamed_in(widget, &code, to))?;
    }
    Ok(steps.done())
}

/// Takes the value at `at` of the manifest away, and the texts in it that nothing else names.
///
/// # Errors
/// If there is no such value, or a file can't be changed.
pub fn remove_at(widget: &Widget, at: &str) -> Outcome {
    let mut steps = Steps::on(widget);
    let mut keys = Vec::new();
    if let Some(node) = widget.manifest(at) {
        node.walk("", &mut |_, node| keys.extend(node.as_str().filter(|text| i18n::is_reference(text)).map(str::to_owned)));
    }
    steps.remove(at)?;
    keys.sort();
    keys.dedup();
    for key in keys {
        steps.add(texts::remove_unused(steps.widget(), &key)?)?;
    }
    Ok(steps.done())
}
