//! The areas of the CRM in which a widget can appear.

use super::json::Node;
use super::widget::Widget;

/// An area that a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its name in `locations`.
    pub name: &'static str,
    /// Whether it takes a panel flag (`-0`, `-1`).
    pub flag: bool,
    /// The block of the manifest that it needs.
    pub block: Option<&'static str>,
}

const fn area(name: &'static str, flag: bool, block: Option<&'static str>) -> Area {
    Area { name, flag, block }
}

/// All areas of the documents. Source: `domain.md` 1.8, read 2026-11-21.
pub const AREAS: &[Area] = &[
    area("lcard", true, None),
    area("ccard", true, None),
    area("comcard", true, None),
    area("cucard", true, None),
    area("llist", true, None),
    area("clist", true, None),
    area("culist", true, None),
    area("tlist", true, None),
    area("tline", true, None),
    area("tcalendar", true, None),
    area("settings", false, None),
    area("advanced_settings", false, Some("advanced")),
    area("card_sdk", false, None),
    area("catalogs", false, None),
    area("digital_pipeline", false, Some("dp")),
    area("lead_sources", false, None),
    area("whatsapp_modal", false, None),
    area("everywhere", false, None),
    area("sms", false, Some("sms")),
    area("mobile_card", false, Some("mobile")),
    area("salesbot_designer", false, Some("salesbot_designer")),
    area("website_chat_button", false, None),
    area("amoforms", false, Some("amoforms_settings")),
    area("personal_page", false, None),
    area("widget_page", false, Some("left_menu")),
    area("ai_agent", false, None),
];

/// Names that people write for an area, beyond slips of the pen. Source: `domain.md` 1.8, read 2026-11-21.
pub const ALIASES: &[(&str, &str)] = &[
    ("anywhere", "everywhere"),
    ("card", "lcard"),
    ("lead_card", "lcard"),
    ("contact_card", "ccard"),
    ("company_card", "comcard"),
    ("customer_card", "cucard"),
    ("lead_list", "llist"),
    ("contact_list", "clist"),
    ("lmenu", "widget_page"),
];

/// Areas that Kommo's documents don't name, or no longer. Source: `domain.md` 1.8, read 2026-11-21.
pub const AMO_ONLY: &[&str] = &["cucard", "culist", "tline", "tcalendar", "whatsapp_modal", "amoforms", "personal_page"];

/// Areas that amoCRM's documents don't name. Source: `domain.md` 1.8, read 2026-11-21.
pub const KOMMO_ONLY: &[&str] = &["website_chat_button", "ai_agent"];

/// Areas that only public integrations get. Source: `domain.md` 1.8, read 2026-11-21.
pub const PUBLIC_ONLY: &[&str] = &["widget_page", "ai_agent"];

/// The text that the area `ai_agent` asks of each locale. Source: `domain.md` 1.3, read 2026-11-21.
pub const AI_AGENT_TEXT: &str = "widget.ai_agent_description";

/// A card, one of which `card_sdk` needs.
pub const CARDS: &[&str] = &["lcard", "ccard", "comcard"];

/// Areas in which the panel with `logo_medium` and `logo_min` is drawn.
pub const CARDS_AND_LISTS: &[&str] = &["lcard", "ccard", "comcard", "cucard", "llist", "clist", "culist", "tlist", "card_sdk"];

/// An entry of `locations`, split at its panel flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'w> {
    /// The whole text.
    pub text: &'w str,
    /// What stands before the last `-`, or the whole text.
    pub name: &'w str,
    /// What follows it.
    pub suffix: Option<&'w str>,
}

impl<'w> Entry<'w> {
    /// Splits `text`.
    pub fn new(text: &'w str) -> Self {
        match text.rsplit_once('-') {
            Some((name, suffix)) => Self { text, name, suffix: Some(suffix) },
            None => Self { text, name: text, suffix: None },
        }
    }

    /// The area, if a document names it.
    pub fn area(&self) -> Option<&'static Area> {
        AREAS.iter().find(|area| area.name == self.name)
    }
}

/// The entries of `locations` that are text, each with its node.
pub fn entries(widget: &Widget) -> Vec<(Entry<'_>, &Node)> {
    let items = widget.manifest("/locations").map_or(&[][..], Node::items);
    items.iter().filter_map(|node| Some((Entry::new(node.as_str()?), node))).collect()
}

/// Whether the widget declares the area `name`.
pub fn declares(widget: &Widget, name: &str) -> bool {
    entries(widget).iter().any(|(entry, _)| entry.name == name)
}
