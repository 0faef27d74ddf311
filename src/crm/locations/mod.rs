//! The areas of the CRM in which a widget can appear: what each is, and which of them a manifest names.

mod needs;
mod switch;
#[cfg(test)]
mod tests;

pub use needs::{Need, menu_items};
pub use switch::{Listing, Panel, add_location, listing, place_of, set_panel, turn_off, turn_on};

use crate::formats::json::Node;
use crate::formats::steps;
use crate::model::widget::Widget;

/// An area that a document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its name in `locations`.
    pub name: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// Whether it takes a panel flag (`-0`, `-1`).
    pub flag: bool,
    /// The block of the manifest that only this area has.
    pub block: Option<&'static str>,
    /// What it needs beside its name.
    pub needs: &'static [Need],
    /// Callbacks of the script that are called for it, beside `render`, `init` and `bind_actions`.
    pub callbacks: &'static [&'static str],
    /// Whether amoCRM's documents name it.
    pub amo: bool,
    /// Whether Kommo's documents name it.
    pub kommo: bool,
    /// Whether only public integrations get it.
    pub public: bool,
}

/// Areas that are alike, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Cards of leads, contacts and so on.
    Cards,
    /// Lists of the same.
    Lists,
    /// Settings of the account.
    Settings,
    /// Steps and sources of a pipeline.
    Pipelines,
    /// Bots, mail and messages.
    Messaging,
    /// Pages of one's own, and forms.
    Pages,
    /// All pages.
    Everywhere,
}

impl Group {
    /// All groups in their order.
    pub const ALL: [Self; 7] = [Self::Cards, Self::Lists, Self::Settings, Self::Pipelines, Self::Messaging, Self::Pages, Self::Everywhere];

    /// Its areas in their order.
    pub fn areas(self) -> impl Iterator<Item = &'static Area> {
        AREAS.iter().filter(move |area| area.group == self)
    }
}

/// An area of both products, without flag and needs.
const fn area(name: &'static str, group: Group) -> Area {
    Area { name, group, flag: false, block: None, needs: &[], callbacks: &[], amo: true, kommo: true, public: false }
}

impl Area {
    const fn flag(self) -> Self {
        Self { flag: true, ..self }
    }

    const fn block(self, block: &'static str) -> Self {
        Self { block: Some(block), ..self }
    }

    const fn needs(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    const fn calls(self, callbacks: &'static [&'static str]) -> Self {
        Self { callbacks, ..self }
    }

    const fn amo_only(self) -> Self {
        Self { kommo: false, ..self }
    }

    const fn kommo_only(self) -> Self {
        Self { amo: false, ..self }
    }

    const fn public(self) -> Self {
        Self { public: true, ..self }
    }

    /// The area of this name.
    pub fn of(name: &str) -> Option<&'static Self> {
        AREAS.iter().find(|area| area.name == name)
    }
}

/// The logos that the right-hand panel shows (`docs/PLATFORM.md` 2).
const PANEL: &[Need] = &[Need::Logo("logo_medium.png"), Need::Logo("logo_min.png")];

/// All areas of the documents, by group. Source: `docs/PLATFORM.md` 1.7, 1.8 and 6.2, read 2026-11-21.
pub const AREAS: &[Area] = &[
    area("lcard", Group::Cards).flag().needs(PANEL),
    area("ccard", Group::Cards).flag().needs(PANEL),
    area("comcard", Group::Cards).flag().needs(PANEL),
    area("cucard", Group::Cards).flag().needs(PANEL).amo_only(),
    area("card_sdk", Group::Cards).needs(&[Need::Card, Need::Logo("logo_medium.png"), Need::Logo("logo_min.png")]).calls(&[
        "loadPreloadedData",
        "loadElements",
        "linkCard",
        "searchDataInCard",
    ]),
    area("mobile_card", Group::Cards).block("mobile").needs(&[Need::Address("/mobile/frame_url")]),
    area("llist", Group::Lists).flag().needs(PANEL).calls(&["leads.selected"]),
    area("clist", Group::Lists).flag().needs(PANEL).calls(&["contacts.selected"]),
    area("culist", Group::Lists).flag().needs(PANEL).amo_only(),
    area("tlist", Group::Lists).flag().needs(PANEL).calls(&["todo.selected"]),
    area("tline", Group::Lists).flag().calls(&["calendarSync"]).amo_only(),
    area("tcalendar", Group::Lists).flag().calls(&["calendarSync"]).amo_only(),
    area("catalogs", Group::Lists).calls(&["loadCatalogElement"]),
    area("settings", Group::Settings).needs(&[Need::Field]).calls(&["settings", "onSave"]),
    area("advanced_settings", Group::Settings).block("advanced").needs(&[Need::Title("/advanced/title")]).calls(&["advancedSettings"]),
    area("digital_pipeline", Group::Pipelines)
        .block("dp")
        .needs(&[Need::Block("dp"), Need::Address("/dp/webhook_url"), Need::Logo("logo_dp.png")])
        .calls(&["dpSettings"]),
    area("lead_sources", Group::Pipelines).calls(&["onSource", "onAddAsSource"]),
    area("salesbot_designer", Group::Messaging)
        .block("salesbot_designer")
        .needs(&[Need::Block("salesbot_designer")])
        .calls(&["onSalesbotDesignerSave", "salesbotDesignerSettings"]),
    area("sms", Group::Messaging).block("sms").needs(&[Need::Address("/sms/endpoint")]),
    area("whatsapp_modal", Group::Messaging).amo_only(),
    area("website_chat_button", Group::Messaging).kommo_only(),
    area("ai_agent", Group::Messaging).needs(&[Need::Text(AI_AGENT_TEXT)]).kommo_only(),
    area("widget_page", Group::Pages).block("left_menu").needs(&[Need::Block("left_menu")]).calls(&["initMenuPage"]).public(),
    area("amoforms", Group::Pages)
        .block("amoforms_settings")
        .needs(&[Need::Title("/amoforms_settings/title"), Need::File("amoforms.js")])
        .amo_only(),
    area("personal_page", Group::Pages).needs(&[Need::File("personal_page.js")]).calls(&["initLead", "registerWidgetsBarSlot"]).amo_only(),
    area("everywhere", Group::Everywhere),
];

/// Names that people write for an area, beyond slips of the pen. Source: `docs/PLATFORM.md` 1.8, read 2026-11-21.
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

/// The text that the area `ai_agent` asks of each locale. Source: `docs/PLATFORM.md` 1.3, read 2026-11-21.
pub const AI_AGENT_TEXT: &str = "widget.ai_agent_description";

/// A card, one of which `card_sdk` needs.
pub const CARDS: &[&str] = &["lcard", "ccard", "comcard"];

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
        Area::of(self.name)
    }
}

/// The entries of `locations` that are text, each with its node.
pub fn entries(widget: &Widget) -> Vec<(Entry<'_>, &Node)> {
    let items = widget.manifest("/locations").map_or(&[][..], Node::items);
    steps::took(items.len());
    items.iter().filter_map(|node| Some((Entry::new(node.as_str()?), node))).collect()
}

/// Whether the widget declares the area `name`.
pub fn declares(widget: &Widget, name: &str) -> bool {
    entries(widget).iter().any(|(entry, _)| entry.name == name)
}

/// Whether an area that the widget declares draws this logo.
pub fn draws(widget: &Widget, logo: &str) -> bool {
    let needs = entries(widget).into_iter().filter_map(|(entry, _)| entry.area()).flat_map(|area| area.needs);
    needs.into_iter().any(|need| matches!(need, Need::Logo(file) if *file == logo))
}
