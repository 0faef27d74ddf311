//! Adds, moves, duplicates, renames and removes fields of a form, in the manifest and in the locales; no other byte changes.

use serde_json::json;

use super::texts;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::settings::{Field, Fields, Form, is_code};
use crate::formats::json::{Json, Node, edit, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{ChangeError, FileChange, MANIFEST, Widget};
use crate::services::texts::structure;
use crate::services::texts::structure::StructureError;

type Changes = Result<Vec<FileChange>, FieldError>;

/// Why fields can't be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A field has this code already.
    #[error("there is a field {0} already")]
    Taken(String),
    /// The code has other characters than Latin letters, digits and `_`.
    #[error("{0} is no code of a field")]
    NotACode(String),
    /// There is no such field.
    #[error("there is no field {0}")]
    NoField(String),
    /// A file can't be changed.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The texts of a label can't be changed.
    #[error(transparent)]
    Texts(#[from] StructureError),
}

/// A field to be added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewField {
    pub code: String,
    /// Its type.
    pub kind: String,
    /// Whether it must be filled in; bot fields don't say.
    pub required: bool,
    /// Its label by the code of the locale.
    pub label: Vec<(String, String)>,
}

/// Whether `code` can be the code of another field of `form`.
///
/// # Errors
/// Why not.
pub fn check_code(widget: &Widget, form: &Form, code: &str) -> Result<(), FieldError> {
    if !is_code(code) {
        return Err(FieldError::NotACode(code.to_owned()));
    }
    match find(widget, form, code) {
        Ok(_) => Err(FieldError::Taken(code.to_owned())),
        Err(_) => Ok(()),
    }
}

/// A code that no field of `form` has: `base`, or with a number after it.
pub fn free_code(widget: &Widget, form: &Form, base: &str) -> String {
    let fields = form.fields(widget);
    let taken = |code: &str| fields.listed().iter().any(|field| field.code == code);
    std::iter::once(base.to_owned()).chain((2..).map(|n| format!("{base}_{n}"))).find(|code| !taken(code)).unwrap_or_default()
}

/// Adds `field` at the end of `form`, its label to every locale, and the reference to it.
///
/// # Errors
/// If the code can't be used, or a file can't be changed.
pub fn add(widget: &Widget, form: &Form, field: &NewField) -> Changes {
    check_code(widget, form, &field.code)?;
    let key = form.label_key(widget, &field.code);
    let mut value = json!({ "name": key, "type": field.kind });
    if let (false, Some(members)) = (matches!(form, Form::Bot(_)), value.as_object_mut()) {
        members.insert("required".to_owned(), field.required.into());
    }
    let at = form.pointer();
    // `null` holds nothing that could be lost; whatever else is no object is refused.
    let changes = if form.fields(widget) == Fields::Absent && widget.manifest(&at).is_some() {
        ChangeBuilder::new(widget).set(MANIFEST, &at, json!({ &field.code: value }))
    } else {
        ChangeBuilder::new(widget).set(MANIFEST, &pointer::join(&at, &field.code), value)
    };
    let given = |code: &str| field.label.iter().find(|(known, _)| known == code).map_or("", |(_, text)| text);
    let label: Vec<(&str, &str)> = i18n::readable(widget).iter().map(|file| (file.code, given(file.code))).collect();
    Ok(changes.with(structure::set_texts(widget, &i18n::pointer_of(&key), &label)?).build()?)
}

/// Moves the field `code` to the place that the field at `index` has now.
///
/// # Errors
/// If there is no such field.
pub fn move_to(widget: &Widget, form: &Form, code: &str, index: usize) -> Changes {
    let field = find(widget, form, code)?;
    // Duplicates stand among the members, but not in the list of fields.
    let fields = form.fields(widget);
    let target = fields.listed().get(index).map(|field| field.code);
    let members = widget.manifest(&form.pointer()).map_or(&[][..], Node::members);
    let place = target.and_then(|target| members.iter().rposition(|member| member.key == target)).unwrap_or(members.len());
    Ok(ChangeBuilder::new(widget).json(MANIFEST, |text, json| edit::move_to(text, json, &field.at, place)).build()?)
}

/// Adds a copy of the field `code` after it, with a code and a label of its own.
///
/// # Errors
/// If there is no such field, or a file can't be changed.
pub fn duplicate(widget: &Widget, form: &Form, code: &str) -> Changes {
    let field = find(widget, form, code)?;
    let copy = free_code(widget, form, code);
    let holder = form.pointer();
    let members = widget.manifest(&holder).map_or(&[][..], Node::members);
    let after = members.iter().rposition(|member| member.key == code).map_or(members.len(), |at| at + 1);
    let copy_it = |text: &str, json: &Json| edit::transplant(text, json, &field.at, &holder, after, &copy, true);
    let mut changes = ChangeBuilder::new(widget).json(MANIFEST, copy_it);
    if let Some(label) = field.label().filter(|label| i18n::is_reference(label)) {
        let (section, _) = label.rsplit_once('.').unwrap_or_default();
        let key = i18n::free_key(widget, &format!("{section}.{copy}"));
        let readable = i18n::readable(widget);
        let copied = readable.iter().filter_map(|file| match i18n::resolve(file.json, label) {
            Resolved::Text(text) => Some((file.code, format!("{text} {}", number_of(&copy)))),
            _ => None,
        });
        let copied: Vec<(&str, String)> = copied.collect();
        let label: Vec<(&str, &str)> = copied.iter().map(|(code, text)| (*code, text.as_str())).collect();
        if !label.is_empty() {
            changes = changes.set(MANIFEST, &pointer::join(&pointer::join(&holder, &copy), "name"), key.as_str());
            changes = changes.with(structure::set_texts(widget, &i18n::pointer_of(&key), &label)?);
        }
    }
    Ok(changes.build()?)
}

/// The number at the end of a copy's code.
fn number_of(code: &str) -> &str {
    code.rsplit_once('_').map_or(code, |(_, number)| number)
}

/// Takes the field `code` away, and the texts of its label if nothing else names them.
///
/// # Errors
/// If there is no such field, or a file can't be changed.
pub fn remove(widget: &Widget, form: &Form, code: &str) -> Changes {
    let field = find(widget, form, code)?;
    let mut changes = ChangeBuilder::new(widget).remove(MANIFEST, &field.at);
    if let Some(label) = field.label().filter(|label| i18n::is_reference(label)) {
        let removed = texts::remove_unused(changes.widget(), label)?;
        changes = changes.with(removed);
    }
    Ok(changes.build()?)
}

fn find<'w>(widget: &'w Widget, form: &Form, code: &str) -> Result<Field<'w>, FieldError> {
    let found = form.fields(widget).listed().iter().find(|field| field.code == code).cloned();
    found.ok_or_else(|| FieldError::NoField(code.to_owned()))
}
