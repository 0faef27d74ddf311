//! [`Need`]: what an area needs besides its name in `locations`, and whether a widget has it.

use super::{CARDS, declares};
use crate::crm::i18n;
use crate::crm::manifest::MENU_ITEMS;
use crate::crm::settings::handlers;
use crate::formats::json::{Kind, Node, pointer};
use crate::model::widget::{MANIFEST, Widget};

/// Something without which an area doesn't work. Source: `docs/PLATFORM.md` 1.3, 1.5 to 1.8 and 2, read 2026-11-21.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A card area.
    Card,
    /// A field in `settings`.
    Field,
    /// A block of the manifest with what it is there for: a handler in `salesbot_designer`, an item in `left_menu`.
    Block(&'static str),
    /// The address at a pointer of the manifest. For `dp` an old `widget.php` will do.
    Address(&'static str),
    /// The reference at a pointer of the manifest, with its text in every locale.
    Title(&'static str),
    /// A text in every locale, by its reference.
    Text(&'static str),
    /// A logo, by its file name.
    Logo(&'static str),
    /// A file beside the manifest.
    File(&'static str),
}

impl Need {
    /// What it is called in the files.
    pub fn name(self) -> &'static str {
        let last = |path: &'static str| path.rsplit(['/', '.']).next().unwrap_or(path);
        match self {
            Self::Card => "lcard",
            Self::Field => "settings",
            Self::Title("/advanced/title") => "advanced.title",
            Self::Title("/amoforms_settings/title") => "amoforms_settings.title",
            Self::Address(path) | Self::Text(path) | Self::Title(path) => last(path),
            Self::Block(name) | Self::Logo(name) | Self::File(name) => name,
        }
    }

    /// The file and, in a JSON file, the pointer at which it is or would be.
    pub fn place(self) -> (String, Option<String>) {
        let manifest = |at: &str| (MANIFEST.to_owned(), Some(at.to_owned()));
        match self {
            Self::Card => manifest("/locations"),
            Self::Field => manifest("/settings"),
            Self::Block(block) => manifest(&pointer::join("", block)),
            Self::Address(at) | Self::Title(at) => manifest(at),
            Self::Text(reference) => (i18n::FOLDER.to_owned(), Some(i18n::pointer_of(reference))),
            Self::Logo(file) => (logo_path(file), None),
            Self::File(file) => (file.to_owned(), None),
        }
    }

    /// Whether `widget` has it. What there is may still be wrong: the checks say so.
    pub fn is_met(self, widget: &Widget) -> bool {
        match self {
            Self::Card => CARDS.iter().any(|card| declares(widget, card)),
            Self::Field => widget.manifest("/settings").is_some_and(|node| node.members().iter().any(|member| is_no_comment(&member.key))),
            Self::Block("salesbot_designer") => handlers(widget).iter().any(|(_, handler)| is_no_comment(&handler.key)),
            Self::Block("left_menu") => !menu_items(widget).is_empty(),
            Self::Block(block) => widget.manifest(&pointer::join("", block)).is_some_and(|node| node.kind() == Kind::Object),
            Self::Address("/dp/webhook_url") if widget.contains("widget.php") => true,
            Self::Address(at) => has_text(widget, at),
            Self::Title(at) => {
                let title = widget.manifest(at).and_then(Node::as_str).unwrap_or_default();
                if i18n::is_reference(title) { i18n::resolves(widget, title) } else { !title.trim().is_empty() }
            }
            Self::Text(reference) => i18n::resolves(widget, reference),
            Self::Logo(file) => widget.contains(&logo_path(file)),
            Self::File(file) => widget.contains(file),
        }
    }
}

/// The pointers of the widget's own items in the left menu.
pub fn menu_items(widget: &Widget) -> Vec<String> {
    let members = widget.manifest("/left_menu").map_or(&[][..], Node::members).iter();
    let own = members.filter(|item| is_no_comment(&item.key) && !MENU_ITEMS.contains(&item.key.as_str()));
    own.map(|item| pointer::join("/left_menu", &item.key)).collect()
}

/// People keep notes in members whose key begins so.
fn is_no_comment(key: &str) -> bool {
    !key.starts_with('_')
}

fn logo_path(file: &str) -> String {
    format!("images/{file}")
}

fn has_text(widget: &Widget, at: &str) -> bool {
    widget.manifest(at).and_then(Node::as_str).is_some_and(|text| !text.trim().is_empty())
}
