//! Fields that a person fills in when installing a widget, in a pipeline step or in a bot block.

pub mod body;

use super::i18n;
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::widget::Widget;

/// Field types of `settings`. Source: `docs/PLATFORM.md` 1.5, read 2026-11-21.
pub const TYPES: &[&str] = &["text", "pass", "users", "users_lp", "custom"];

/// Field types of `dp.settings`: those of `settings` and what the official wizard adds.
/// Source: `docs/PLATFORM.md` 1.6, read 2026-11-21.
pub const DP_TYPES: &[&str] = &["text", "pass", "users", "users_lp", "custom", "number"];

/// Field types of a bot block. Source: `docs/PLATFORM.md` 1.7, read 2026-11-21.
pub const SALESBOT_TYPES: &[&str] = &["text", "numeric", "url"];

/// Keys of a field that a form of the studio edits; any other is kept. The last three are in no document for `settings`, but
/// in real widgets. Source: `docs/PLATFORM.md` 1.5 to 1.7, read 2026-11-21.
pub const FIELD_KEYS: &[&str] = &["name", "type", "required", "placeholder", "default_value", "manual"];

/// The handlers of `salesbot_designer` with their pointers: every member but `logo`.
pub fn handlers(widget: &Widget) -> Vec<(String, &Member)> {
    let members = widget.manifest("/salesbot_designer").map_or(&[][..], Node::members);
    let handlers = members.iter().filter(|member| member.key != "logo");
    handlers.map(|member| (pointer::join("/salesbot_designer", &member.key), member)).collect()
}

/// A list of fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// The settings window, where a widget is installed.
    #[default]
    Window,
    /// A step of the Digital Pipeline.
    Pipeline,
    /// A step of a bot, by the code of its handler.
    Bot(String),
}

/// What is found where a form keeps its fields.
#[derive(Debug, Clone, PartialEq)]
pub enum Fields<'w> {
    /// Nothing, or `null`.
    Absent,
    /// The fields in their order.
    Listed(Vec<Field<'w>>),
    /// Something else than an object.
    Malformed(&'w Node),
}

/// A field as it stands in the manifest.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<'w> {
    /// Its key, under which the value is kept.
    pub code: &'w str,
    /// Its JSON pointer in the manifest.
    pub at: String,
    /// Its value, an object if it is well made.
    pub node: &'w Node,
}

impl Form {
    /// The JSON pointer of the object that holds the fields.
    pub fn pointer(&self) -> String {
        match self {
            Self::Window => "/settings".to_owned(),
            Self::Pipeline => "/dp/settings".to_owned(),
            Self::Bot(handler) => pointer::join(&pointer::join("/salesbot_designer", handler), "settings"),
        }
    }

    /// The types that a field may have.
    pub fn types(&self) -> &'static [&'static str] {
        match self {
            Self::Window => TYPES,
            Self::Pipeline => DP_TYPES,
            Self::Bot(_) => SALESBOT_TYPES,
        }
    }

    /// The fields in `widget`. Of duplicate codes the last counts, as for the platform.
    pub fn fields<'w>(&self, widget: &'w Widget) -> Fields<'w> {
        let at = self.pointer();
        let Some(node) = widget.manifest(&at).filter(|node| node.kind() != Kind::Null) else { return Fields::Absent };
        if node.kind() != Kind::Object {
            return Fields::Malformed(node);
        }
        let counts = |member: &&Member| node.get(&member.key).is_some_and(|last| last.range == member.node.range);
        let field = |member: &'w Member| Field { code: &member.key, at: pointer::join(&at, &member.key), node: &member.node };
        Fields::Listed(node.members().iter().filter(counts).map(field).collect())
    }

    /// The section of i18n that real widgets use for the labels.
    pub fn usual_section(&self) -> &'static str {
        match self {
            Self::Window => "settings",
            Self::Pipeline => "dp",
            Self::Bot(_) => "salesbot",
        }
    }

    /// The section of i18n for labels of new fields: that of most present labels, else the platform's usual one.
    fn section(&self, widget: &Widget) -> String {
        let fields = self.fields(widget);
        let labels = fields.listed().iter().filter_map(Field::label).filter(|label| i18n::is_reference(label));
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for section in labels.filter_map(|label| Some(label.rsplit_once('.')?.0)) {
            match counts.iter_mut().find(|(known, _)| *known == section) {
                Some((_, count)) => *count += 1,
                None => counts.push((section, 1)),
            }
        }
        // Of equally frequent ones the first.
        let best = counts.iter().rev().max_by_key(|(_, count)| *count);
        best.map_or(self.usual_section(), |(section, _)| section).to_owned()
    }

    /// A reference for the label of the field `code`, as the form's other labels are called, that no text has yet.
    pub fn label_key(&self, widget: &Widget, code: &str) -> String {
        i18n::free_key(widget, &format!("{}.{code}", self.section(widget)))
    }
}

impl<'w> Fields<'w> {
    /// The fields; none if there is nothing or something else.
    pub fn listed(&self) -> &[Field<'w>] {
        if let Self::Listed(fields) = self { fields } else { &[] }
    }
}

impl<'w> Field<'w> {
    /// Whether it is an object and no comment: only then it is a field for the platform.
    pub fn is_field(&self) -> bool {
        self.node.kind() == Kind::Object && !self.code.starts_with('_')
    }

    /// Its `name`, if that is text: a reference to its label, or the label itself.
    pub fn label(&self) -> Option<&'w str> {
        self.node.get("name")?.as_str()
    }

    /// Its `type`, if that is text.
    pub fn kind(&self) -> Option<&'w str> {
        self.node.get("type")?.as_str()
    }

    /// Whether it must be filled in, if that is stated.
    pub fn required(&self) -> Option<bool> {
        self.node.get("required")?.as_bool()
    }

    /// Members that the studio's forms don't edit.
    pub fn other_keys(&self) -> impl Iterator<Item = &'w Member> {
        self.node.members().iter().filter(|member| !FIELD_KEYS.contains(&member.key.as_str()))
    }
}

/// Whether `code` works as a key everywhere: in the script, in the API, and in requests. Source: rule `settings/key-format`.
pub fn is_code(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_alphabetic()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
