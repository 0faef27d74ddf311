//! The widget on this computer against what the account shows of it.

use super::types::{AccountWidget, FieldType, TemplateField};
use crate::domain::i18n::{self, Resolved};
use crate::domain::json::Node;
use crate::domain::locations;
use crate::domain::widget::Widget;
use crate::text::Lang;

/// A way in which the account's widget isn't this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Another version; holds the account's and this one's.
    Version(String, String),
    /// A field that only the manifest has.
    OnlyHere(String),
    /// A field that only the account has.
    OnlyThere(String),
    /// Another type; holds the key, the account's type and this one's.
    Type(String, String, String),
    /// Required at one place only; holds the key, and whether it is required in the account.
    Required(String, bool),
    /// `is_work_with_dp` doesn't fit the area `digital_pipeline`; holds what the account says.
    Dp(bool),
    /// `is_lead_source` doesn't fit the area `lead_sources`; holds what the account says.
    LeadSource(bool),
}

impl Difference {
    /// It in a sentence, without a full stop.
    pub fn words(&self, lang: Lang) -> String {
        let flag = |is: bool| if is { "yes" } else { "no" };
        let (id, args) = match self {
            Self::Version(there, here) => ("account-differs-version", vec![("there", there.as_str()), ("here", here.as_str())]),
            Self::OnlyHere(key) => ("account-differs-only-here", vec![("key", key.as_str())]),
            Self::OnlyThere(key) => ("account-differs-only-there", vec![("key", key.as_str())]),
            Self::Type(key, there, here) => {
                ("account-differs-type", vec![("key", key.as_str()), ("there", there.as_str()), ("here", here.as_str())])
            }
            Self::Required(key, there) => ("account-differs-required", vec![("key", key.as_str()), ("there", flag(*there))]),
            Self::Dp(there) => ("account-differs-dp", vec![("there", flag(*there))]),
            Self::LeadSource(there) => ("account-differs-lead-source", vec![("there", flag(*there))]),
        };
        let args: Vec<_> = args.into_iter().map(|(name, value)| (name, value.into())).collect();
        lang.with(id, &args)
    }
}

/// The fields that the manifest of `widget` asks for, with their names in its base language.
pub fn template_of(widget: &Widget) -> Vec<TemplateField> {
    let base = i18n::base(widget).and_then(|locale| locale.json);
    let name = |field: &Node| {
        let text = field.get("name").and_then(Node::as_str)?;
        match base.map(|json| i18n::resolve(json, text)) {
            Some(Resolved::Text(found)) => Some(found.to_owned()),
            _ => Some(text.to_owned()),
        }
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

/// The code that `widget` names itself; since 2020 most widgets get theirs from the account (`domain.md` 1.2).
pub fn code_of(widget: &Widget) -> Option<&str> {
    widget.manifest("/widget/code").and_then(Node::as_str).filter(|code| !code.is_empty())
}

/// The version of `widget`.
pub fn version_of(widget: &Widget) -> Option<&str> {
    widget.manifest("/widget/version").and_then(Node::as_str).filter(|version| !version.is_empty())
}

/// How `there`, the account's widget, differs from `here`.
pub fn differences(here: &Widget, there: &AccountWidget) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some(version) = version_of(here).filter(|version| *version != there.version) {
        found.push(Difference::Version(there.version.clone(), version.to_owned()));
    }
    let template = template_of(here);
    for field in &template {
        let Some(other) = there.template.iter().find(|other| other.key == field.key) else {
            found.push(Difference::OnlyHere(field.key.clone()));
            continue;
        };
        if other.kind != field.kind {
            found.push(Difference::Type(field.key.clone(), other.kind.word().to_owned(), field.kind.word().to_owned()));
        }
        if other.is_required != field.is_required {
            found.push(Difference::Required(field.key.clone(), other.is_required));
        }
    }
    let only_there = there.template.iter().filter(|other| !template.iter().any(|field| field.key == other.key));
    found.extend(only_there.map(|other| Difference::OnlyThere(other.key.clone())));
    if there.is_work_with_dp != locations::declares(here, "digital_pipeline") {
        found.push(Difference::Dp(there.is_work_with_dp));
    }
    if there.is_lead_source != locations::declares(here, "lead_sources") {
        found.push(Difference::LeadSource(there.is_lead_source));
    }
    found
}
