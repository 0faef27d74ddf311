//! What a person wants to change in the widget: values and places, never byte ranges. The ranges are worked out when the intent
//! is carried out, for the text that is there then.

use serde_json::Value;

use crate::checks::engine::fix::FixOption;
use crate::checks::rules::locations::toggle;
use crate::crm::blocks::Block;
use crate::crm::i18n;
use crate::crm::i18n::usage::rename_in_scripts;
use crate::crm::locations::{Area, Panel, declares, set_panel};
use crate::crm::settings::Form;
use crate::formats::json::{Json, edit, pointer};
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::FileBody;
use crate::model::product::Product;
use crate::model::project::Caret;
use crate::model::widget::{ChangeError, FileChange, Widget};
use crate::services::files;
use crate::services::find::{Finder, Query};
use crate::services::forms::blocks;
use crate::services::forms::fields;
use crate::services::forms::fields::{FieldError, NewField};
use crate::services::forms::{repair, script_uses, texts};
use crate::services::texts::structure;
use crate::services::texts::structure::{NewText, StructureError};
use crate::text;
use crate::text::msg::Msg;

/// One change that a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Give the value at `pointer` of a JSON file a new value; holders that are missing are added.
    SetValue {
        /// The file.
        file: String,
        /// The value's JSON pointer.
        pointer: String,
        /// The new value.
        value: Value,
    },
    /// Take the value at `pointer` of a JSON file away.
    RemoveValue {
        /// The file.
        file: String,
        /// The value's JSON pointer.
        pointer: String,
    },
    /// Put `value` into the list at `pointer` of a JSON file, before the item `at`; a list that is missing is added.
    InsertItem {
        /// The file.
        file: String,
        /// The list's JSON pointer.
        pointer: String,
        /// The item's place.
        at: usize,
        /// The item.
        value: Value,
    },
    /// Take the value at `pointer` of the manifest away, and the texts in it that nothing else names.
    RemoveWithTexts {
        /// The value's JSON pointer.
        pointer: String,
    },
    /// Type the text of one locale for the value at `pointer` of the manifest. Without a reference there, `new_key` becomes it.
    SetFieldText {
        /// The value's JSON pointer.
        pointer: String,
        /// The reference for a value that has none.
        new_key: String,
        /// The locale's code.
        locale: String,
        /// The text.
        text: String,
    },
    /// Add a field to a form.
    AddField(Form, NewField),
    /// Move a field of a form to a place.
    MoveField {
        /// The form.
        form: Form,
        /// The field's code.
        code: String,
        /// Its place among the fields.
        to: usize,
    },
    /// Add a copy of a field, by its code.
    DuplicateField(Form, String),
    /// Take a field away, by its code, with its texts.
    RemoveField(Form, String),
    /// Add a step to the salesbot designer.
    AddBotStep,
    /// Say whether an area draws in the right-hand panel.
    SetPanel(&'static Area, Panel),
    /// Type a text into a cell of the grid.
    SetText(NewText),
    /// Set many texts.
    SetTexts(Vec<NewText>),
    /// Add a key or a section (both JSON pointers), after the sibling of this name.
    AddKey {
        /// The key.
        key: String,
        /// The sibling before it.
        after: Option<String>,
        /// Whether it is a section.
        is_section: bool,
    },
    /// Add a copy of the key or section `like`, called `name`.
    CopyKey {
        /// What is copied.
        like: String,
        /// The name of the copy.
        name: String,
    },
    /// Give a key or section another JSON pointer.
    RenameKey {
        /// The present pointer.
        from: String,
        /// The new one.
        to: String,
    },
    /// Move a key into a section, after the sibling of this name.
    MoveKey {
        /// The key.
        key: String,
        /// The section.
        section: String,
        /// The sibling before it.
        after: Option<String>,
    },
    /// Take keys or sections out of all locales.
    DeleteKeys(Vec<String>),
    /// Fill what a locale lacks of these keys, or of all, from the base.
    FillFromBase {
        /// The locale's code.
        locale: String,
        /// The keys; none for all.
        keys: Vec<String>,
    },
    /// Create the file of a locale, and its entry in the manifest.
    AddLocale(String),
    /// List a locale that has a file in the manifest.
    DeclareLocale(String),
    /// Create a file or replace its content.
    WriteFile(RelPath, FileBody),
    /// Take a file away.
    DeleteFile(RelPath),
    /// Exchange the contents of two files; if there is no second one, the first gets its path.
    ExchangeFiles(RelPath, RelPath),
    /// Change places of a text that were worked out for one content of it.
    EditText {
        /// The file.
        file: RelPath,
        /// The identity of that content.
        content: u64,
        /// What to change.
        edits: Vec<TextEdit>,
    },
    /// Type into a text.
    Type(Typed),
}

/// What was typed into the source of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The file.
    pub file: RelPath,
    /// The identity of the content that was typed into: for no other do the ranges hold.
    pub content: u64,
    /// What was typed.
    pub edit: TextEdit,
    /// Where the caret was and is.
    pub caret: Caret,
    /// The number of the step: what has the same number is taken back together.
    pub step: u64,
}

/// A larger change that is shown before it is made, with the ways to make it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What it does.
    pub title: Msg,
    /// What it means.
    pub about: Msg,
    /// The ways to choose from.
    pub ways: Ways,
}

impl Proposal {
    /// To switch an area on, with what it needs, in a widget for `product`.
    pub fn area_on(area: &'static Area, product: Product) -> Self {
        let title = Msg::new("step-on").with("name", Msg::new(format!("location-{}", area.name)));
        let about = match product {
            Product::Kommo if !area.kommo => Msg::new("step-on-other").with("product", "amoCRM"),
            Product::AmoCrm if !area.amo => Msg::new("step-on-other").with("product", "Kommo"),
            _ => Msg::new("step-on.about"),
        };
        Self { title, about, ways: Ways::AreaOn(area) }
    }
}

/// The ways to make a larger change; worked out when they are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Ways {
    /// Switch an area on; made at once if nothing goes with it.
    AreaOn(&'static Area),
    /// Switch an area off; made at once if nothing goes with it.
    AreaOff(&'static Area),
    /// Add what an area lacks that is on.
    Supply(&'static Area),
    /// Add a block of the manifest, with its area.
    AddBlock(Block),
    /// Take a block of the manifest away, with its area.
    RemoveBlock(Block),
    /// Make the list in the place of a form's fields into fields.
    FieldsFromList(Form),
    /// Give what is at `at` of the manifest another code.
    RenameCode {
        /// Its JSON pointer.
        at: String,
        /// The new code.
        to: String,
    },
    /// Give the text that the manifest names so another name.
    RenameText {
        /// The reference as it is.
        from: String,
        /// The new one.
        to: String,
    },
    /// Give a key another JSON pointer, in scripts too or not.
    RenameKey {
        /// The present pointer.
        from: String,
        /// The new one.
        to: String,
    },
    /// Take keys or sections out of all locales.
    DeleteKeys(Vec<String>),
    /// Take a locale away.
    RemoveLocale(String),
    /// Give a key the shape that it has in a locale: a name of each way, and the locale's code.
    RepairShape {
        /// The key.
        key: String,
        /// The ways.
        like: Vec<(Msg, String)>,
    },
    /// Give a file another path, with what names it or not.
    RenameFile {
        /// The present path.
        from: RelPath,
        /// The new one.
        to: RelPath,
    },
    /// Take a file away.
    DeleteFile(RelPath),
    /// Put something in the place of all that a search finds.
    Replace {
        /// What is looked for.
        query: Query,
        /// What comes in its place.
        with: String,
    },
    /// Redraw or rewrite pictures.
    Pictures(Vec<FixOption>),
}

/// Why an intent can't be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntentError {
    /// The file has another content by now.
    #[error("the file has changed since")]
    Outdated,
    /// A file can't be changed.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// Texts can't be changed.
    #[error(transparent)]
    Texts(#[from] StructureError),
    /// A field can't be changed.
    #[error(transparent)]
    Field(#[from] FieldError),
}

impl IntentError {
    /// The message with a sentence of its own; `None` if only its own (English) words tell the reason.
    pub fn msg(&self) -> Option<Msg> {
        match self {
            Self::Outdated => Some(Msg::new("notice-edit-outdated")),
            Self::Texts(error) => Some(text::messages::texts::message(error)),
            Self::Change(_) | Self::Field(_) => None,
        }
    }
}

type Changes = Result<Vec<FileChange>, IntentError>;

impl Intent {
    /// A new value in a JSON file.
    pub fn set(file: &str, pointer: &str, value: impl Into<Value>) -> Self {
        Self::SetValue { file: file.to_owned(), pointer: pointer.to_owned(), value: value.into() }
    }

    /// A value of a JSON file to be taken away.
    pub fn remove(file: &str, pointer: &str) -> Self {
        Self::RemoveValue { file: file.to_owned(), pointer: pointer.to_owned() }
    }

    /// The changes that carry it out in `widget`; none if there is nothing to change.
    ///
    /// # Errors
    /// [`IntentError`].
    pub fn changes(&self, widget: &Widget) -> Changes {
        Ok(match self {
            Self::SetValue { file, pointer, value } => vec![widget.edit_json(file, |text, json| edit::set(text, json, pointer, value))?],
            Self::RemoveValue { file, pointer } => vec![widget.edit_json(file, |text, json| edit::remove(text, json, pointer))?],
            Self::InsertItem { file, pointer, at, value } => {
                let insert = |text: &str, json: &Json| match json.at(pointer) {
                    Some(list) => edit::insert_item(text, json, pointer, (*at).min(list.items().len()), value),
                    None => edit::set(text, json, pointer, &Value::from(vec![value.clone()])),
                };
                vec![widget.edit_json(file, insert)?]
            }
            Self::RemoveWithTexts { pointer } => blocks::remove_at(widget, pointer)?,
            Self::SetFieldText { pointer, new_key, locale, text } => texts::set(widget, pointer, new_key, locale, text)?,
            Self::AddField(form, field) => fields::add(widget, form, field)?,
            Self::MoveField { form, code, to } => fields::move_to(widget, form, code, *to)?,
            Self::DuplicateField(form, code) => fields::duplicate(widget, form, code)?,
            Self::RemoveField(form, code) => fields::remove(widget, form, code)?,
            Self::AddBotStep => blocks::add_handler(widget)?.1,
            Self::SetPanel(area, panel) => set_panel(widget, area, *panel),
            Self::SetText(text) => structure::set_all(widget, std::slice::from_ref(text))?,
            Self::SetTexts(texts) => structure::set_all(widget, texts)?,
            Self::AddKey { key, after, is_section: false } => structure::add_key(widget, key, after.as_deref(), "")?,
            Self::AddKey { key, after, is_section: true } => structure::add_section(widget, key, after.as_deref())?,
            Self::CopyKey { like, name } => structure::duplicate(widget, like, name)?,
            Self::RenameKey { from, to } => structure::rename(widget, from, to)?,
            Self::MoveKey { key, section, after } => structure::move_key(widget, key, section, after.as_deref())?,
            Self::DeleteKeys(keys) => structure::delete(widget, &strs(keys))?,
            Self::FillFromBase { locale, keys } => structure::fill_from_base(widget, locale, &strs(keys))?,
            Self::AddLocale(code) => structure::add_locale(widget, code)?,
            Self::DeclareLocale(code) => structure::declare_locale(widget, code)?,
            Self::WriteFile(path, body) => vec![FileChange::Write { path: path.clone(), body: body.clone() }],
            Self::DeleteFile(path) => vec![FileChange::Delete { path: path.clone() }],
            Self::ExchangeFiles(path, to) => {
                let body = |path: &RelPath| widget.get(path.as_str()).cloned();
                let mine = body(path).ok_or_else(|| ChangeError::NoFile(path.to_string()))?;
                let write = |path: &RelPath, body| FileChange::Write { path: path.clone(), body };
                match body(to) {
                    Some(theirs) => vec![write(path, theirs), write(to, mine)],
                    None => vec![FileChange::Rename { from: path.clone(), to: to.clone() }],
                }
            }
            Self::EditText { file, content, edits } => {
                if widget.get(file.as_str()).is_none_or(|body| body.identity() != *content) {
                    return Err(IntentError::Outdated);
                }
                vec![FileChange::Edit { path: file.clone(), edits: edits.clone() }]
            }
            Self::Type(typed) => {
                let known = widget.get(typed.file.as_str()).is_some_and(|body| body.identity() == typed.content);
                if !known {
                    return Err(IntentError::Outdated);
                }
                vec![FileChange::Edit { path: typed.file.clone(), edits: vec![typed.edit.clone()] }]
            }
        })
    }

    /// The key of the step: intents of the same key that follow each other are one step, such as typing into one field. `None`
    /// for a step of its own.
    pub fn merge_key(&self) -> Option<String> {
        match self {
            Self::SetValue { file, pointer, .. } => Some(format!("value {file} {pointer}")),
            Self::SetFieldText { pointer, locale, .. } => Some(format!("field text {pointer} {locale}")),
            Self::SetText(text) => Some(format!("text {} {}", text.locale, text.key)),
            Self::Type(typed) => Some(format!("source {} {}", typed.file, typed.step)),
            _ => None,
        }
    }

    /// Where the caret was and is, if it was typed into a source.
    pub fn caret(&self) -> Option<&Caret> {
        if let Self::Type(typed) = self { Some(&typed.caret) } else { None }
    }
}

impl Ways {
    /// The ways for `widget`; none if there is nothing to do.
    ///
    /// # Errors
    /// [`IntentError`].
    pub fn options(&self, widget: &Widget, title: &Msg) -> Result<Vec<FixOption>, IntentError> {
        let one = |id: &str, changes: Vec<FileChange>| vec![FixOption::new(Msg::new(id), changes)];
        Ok(match self {
            Self::AreaOn(area) => toggle::on(widget, area),
            Self::AreaOff(area) => toggle::off(widget, area),
            Self::Supply(area) => toggle::supply(widget, area).into_iter().collect(),
            Self::AddBlock(block) => match block.area().and_then(Area::of) {
                Some(area) if declares(widget, area.name) => toggle::supply(widget, area).into_iter().collect(),
                Some(area) => toggle::on(widget, area),
                None => vec![FixOption::new(title.clone(), blocks::add_tour(widget)?)],
            },
            Self::RemoveBlock(block) => match block.area().and_then(Area::of) {
                // The way that takes the block along comes first here.
                Some(area) if declares(widget, area.name) => toggle::off(widget, area).into_iter().rev().collect(),
                _ => vec![FixOption::new(title.clone(), blocks::remove_at(widget, &block.pointer())?)],
            },
            Self::FieldsFromList(form) => match repair::from_list(widget, form) {
                Some(changes) => vec![FixOption::new(title.clone(), changes?)],
                None => Vec::new(),
            },
            Self::RenameCode { at, to } => {
                let now = pointer::split_last(at).map_or_else(String::new, |(_, code)| code);
                let mut ways = one("fields-rename-files", blocks::rename_at(widget, at, to, false)?);
                let places = script_uses::uses_in(widget, &now);
                if places > 0 {
                    let title = Msg::new("fields-rename-script").with("count", places);
                    ways.push(FixOption::new(title, blocks::rename_at(widget, at, to, true)?));
                }
                ways
            }
            Self::RenameText { from, to } => {
                let changes = texts::rename(widget, from, to)?;
                let scripts = rename_in_scripts(widget, &i18n::pointer_of(from), &i18n::pointer_of(to));
                // Without the scripts they would ask for a text that is gone.
                both("fields-rename-scripts", "fields-rename-files", changes, scripts)
            }
            Self::RenameKey { from, to } => {
                let changes = structure::rename(widget, from, to)?;
                both("texts-rename-with-script", "texts-rename-alone", changes, rename_in_scripts(widget, from, to))
            }
            Self::DeleteKeys(keys) => one("texts-delete", structure::delete(widget, &strs(keys))?),
            Self::RemoveLocale(code) => one("texts-remove", structure::remove_locale(widget, code)?),
            Self::RepairShape { key, like } => {
                let way = |(name, code): &(Msg, String)| Ok(FixOption::new(name.clone(), structure::repair_shape(widget, key, code)?));
                like.iter().map(way).collect::<Result<Vec<_>, StructureError>>()?
            }
            Self::RenameFile { from, to } => ["file-rename-follows", "file-rename-alone"]
                .map(|id| FixOption::new(Msg::new(id), files::rename(widget, from, to, id == "file-rename-follows")))
                .into(),
            Self::Replace { query, with } => match Finder::new(query).map(|finder| finder.changes(widget, with)) {
                Ok(changes) if !changes.is_empty() => one("search-replace-all", changes),
                Ok(_) | Err(_) => Vec::new(),
            },
            Self::DeleteFile(path) => one("file-menu-delete", vec![FileChange::Delete { path: path.clone() }]),
            Self::Pictures(ways) => ways.clone(),
        })
    }

    /// The text id of what the person does with it.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::DeleteKeys(_) | Self::DeleteFile(_) | Self::RemoveLocale(_) => "fix-delete",
            _ => "fix-apply",
        }
    }

    /// Whether a single way is made without showing it.
    pub fn is_made_at_once(&self) -> bool {
        matches!(self, Self::AreaOn(_) | Self::AreaOff(_))
    }
}

/// With the changes in scripts, or without; one way if there are none.
fn both(with: &str, without: &str, changes: Vec<FileChange>, scripts: Vec<FileChange>) -> Vec<FixOption> {
    let only = FixOption::new(Msg::new(without), changes.clone());
    if scripts.is_empty() {
        return vec![only];
    }
    vec![FixOption::new(Msg::new(with), changes.into_iter().chain(scripts).collect()), only]
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
