//! Facts of an account that the checks before a change need; the caller fills them in from the account's answers.

mod names;
mod settings;

pub use names::Names;
pub use settings::{check, refused};

use super::i18n::{self, Resolved};
use super::secrets::names::may_be_secret;
use crate::formats::json::Node;
use crate::model::widget::Widget;

/// A field that the installation of a widget asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateField {
    /// Its key in the settings.
    pub key: String,
    /// Its name for people.
    pub name: String,
    pub kind: FieldType,
    /// Whether the installation needs it.
    pub is_required: bool,
}

/// What a field holds. Source: `docs/PLATFORM.md` 1.5 and 7.1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// A line of text.
    Text,
    /// A password.
    Pass,
    /// A text for each user.
    Users,
    /// A login and a password for each user.
    UsersLp,
    /// The widget's own: a JSON text or a number.
    Custom,
    /// A type that no document names.
    Other(String),
}

impl FieldType {
    /// The type that the account calls `word`.
    pub fn of(word: &str) -> Self {
        match word {
            "text" => Self::Text,
            "pass" => Self::Pass,
            "users" => Self::Users,
            "users_lp" => Self::UsersLp,
            "custom" => Self::Custom,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The account's word for it.
    pub fn word(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Pass => "pass",
            Self::Users => "users",
            Self::UsersLp => "users_lp",
            Self::Custom => "custom",
            Self::Other(word) => word,
        }
    }
}

/// A field that was refused.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// Where it is: keys joined by points, `phones.504141`.
    pub path: String,
    /// The rule that it breaks, such as `InvalidType`.
    pub code: String,
    /// What is wrong, in the account's words.
    pub detail: String,
}

/// What is known of an account before something is changed in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// Whether the token is accepted.
    pub access: Access,
    /// Seconds until the token ends; `None` if it doesn't say so, or is renewed by itself.
    pub token_left: Option<i64>,
    /// Where the token belongs by its own word, if that is elsewhere.
    pub token_elsewhere: Option<String>,
    /// Whether the token's user is an administrator.
    pub is_admin: Option<bool>,
    /// What has to be typed before a change; `None` if the account isn't locked.
    pub lock: Option<String>,
    /// The ids of its users, if they are shown.
    pub users: Option<Vec<u64>>,
    /// The widget in it.
    pub seen: Seen,
    /// What the account refused of the settings that were sent last.
    pub refused: Vec<FieldError>,
    /// The locale that fields are named in, as far as the widget has it; empty for its base locale.
    pub locale: String,
}

/// Whether one gets into an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Access {
    /// The token is accepted.
    #[default]
    Open,
    /// The address is none of an account; holds it as it was given.
    BadHost(String),
    /// No answer comes: network, name, encryption, time.
    Unreachable,
    /// The token isn't accepted.
    Unauthorized,
}

/// What an account shows of a widget.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Seen {
    /// The account wasn't asked.
    #[default]
    Unknown,
    /// It isn't there, or isn't shown to this user.
    Absent,
    Present(Box<Model>),
}

/// A widget as an account shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// The version of the uploaded archive.
    pub version: String,
    /// The fields that its installation asks for.
    pub template: Vec<TemplateField>,
    /// Whether it is available in Digital Pipeline.
    pub is_work_with_dp: bool,
    /// Whether it can be a source of leads.
    pub is_lead_source: bool,
    /// Whether it is installed.
    pub is_active: bool,
    /// Keys of the answer that are missing, or of another type than documented.
    pub odd: Vec<&'static str>,
}

impl Facts {
    /// What the account shows of the widget.
    pub fn model(&self) -> Option<&Model> {
        match &self.seen {
            Seen::Present(model) => Some(model),
            Seen::Unknown | Seen::Absent => None,
        }
    }
}

/// The fields that the manifest of `widget` asks for, with their names in its base language.
pub fn template_of(widget: &Widget) -> Vec<TemplateField> {
    template_in(widget, "")
}

/// The same with the names in the locale `code`, as far as the widget has it.
pub fn template_in(widget: &Widget, code: &str) -> Vec<TemplateField> {
    let wanted = i18n::locales(widget).into_iter().find(|locale| locale.code == code);
    let locales: Vec<_> = [wanted, i18n::base(widget)].into_iter().flatten().filter_map(|locale| locale.json).collect();
    let name = |field: &Node| {
        let text = field.get("name").and_then(Node::as_str)?;
        let found = locales.iter().find_map(|json| match i18n::resolve(json, text) {
            Resolved::Text(found) => Some(found),
            Resolved::Other(_) | Resolved::Missing => None,
        });
        Some(found.unwrap_or(text).to_owned())
    };
    let fields = widget.manifest("/settings").map_or(&[][..], Node::members).iter();
    let fields = fields.filter(|field| !field.key.starts_with('_') && field.node.get("type").is_some());
    let read = fields.map(|field| TemplateField {
        key: field.key.clone(),
        name: name(&field.node).unwrap_or_default(),
        kind: FieldType::of(field.node.get("type").and_then(Node::as_str).unwrap_or_default()),
        is_required: field.node.get("required").and_then(Node::as_bool).unwrap_or(false),
    });
    read.collect()
}

/// `template`, in which a text field is a password if its key, its name, or its name in any language of `widget` tells of a secret.
pub fn guarded(mut template: Vec<TemplateField>, widget: Option<&Widget>) -> Vec<TemplateField> {
    let files = widget.map(i18n::readable).unwrap_or_default();
    let names_secret = |key: &str| {
        let name = widget.and_then(|widget| widget.manifest("/settings")?.get(key)?.get("name")?.as_str()).unwrap_or_default();
        let told = files.iter().filter_map(|file| match i18n::resolve(file.json, name) {
            Resolved::Text(text) => Some(text.to_owned()),
            _ => None,
        });
        told.chain([name.to_owned()]).any(|name| may_be_secret(&name))
    };
    for field in template.iter_mut().filter(|field| field.kind == FieldType::Text) {
        if may_be_secret(&field.key) || may_be_secret(&field.name) || names_secret(&field.key) {
            field.kind = FieldType::Pass;
        }
    }
    template
}

/// `template` of an account, with the names that `widget` has for the same fields in the locale `code`: an account has them in one
/// language only.
pub fn named_in(mut template: Vec<TemplateField>, widget: &Widget, code: &str) -> Vec<TemplateField> {
    let own = template_in(widget, code);
    for field in &mut template {
        if let Some(own) = own.iter().find(|own| own.key == field.key && own.kind == field.kind && !own.name.is_empty()) {
            field.name.clone_from(&own.name);
        }
    }
    template
}

/// The code that `widget` names itself; since 2020 most widgets get theirs from the account (`docs/PLATFORM.md` 1.2).
pub fn code_of(widget: &Widget) -> Option<&str> {
    widget.manifest("/widget/code").and_then(Node::as_str).filter(|code| !code.is_empty())
}

/// The version of `widget`.
pub fn version_of(widget: &Widget) -> Option<&str> {
    widget.manifest("/widget/version").and_then(Node::as_str).filter(|version| !version.is_empty())
}
