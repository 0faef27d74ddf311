//! [`Intent`]: what a new widget is for; it decides the areas of the CRM, a first field, and parts of the script.

use crate::crm::locations::{AREAS, Panel};
use crate::model::product::Product;

/// What a widget is for. Several go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// A panel in cards.
    CardPanel,
    /// Something to do with entries chosen in a list.
    ListAction,
    /// A page in the settings of the account.
    SettingsPage,
    /// A step of the Digital Pipeline.
    DigitalPipeline,
    /// A step of the bot.
    Salesbot,
    /// Calls; starts once for a session.
    Telephony,
    /// A source of leads.
    LeadSource,
    /// A page in the left menu.
    MenuPage,
    /// System texts by SMS.
    SmsSender,
    /// Chats in WhatsApp.
    Whatsapp,
    /// The chat button of a website.
    WebsiteChat,
}

use Intent::*;

impl Intent {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] =
        [CardPanel, ListAction, SettingsPage, DigitalPipeline, Salesbot, Telephony, LeadSource, MenuPage, SmsSender, Whatsapp, WebsiteChat];

    /// Its name on the command line and in the files of the template.
    pub fn word(self) -> &'static str {
        match self {
            CardPanel => "card-panel",
            ListAction => "list-action",
            SettingsPage => "settings-page",
            DigitalPipeline => "digital-pipeline",
            Salesbot => "salesbot",
            Telephony => "telephony",
            LeadSource => "lead-source",
            MenuPage => "menu-page",
            SmsSender => "sms-sender",
            Whatsapp => "whatsapp",
            WebsiteChat => "website-chat",
        }
    }

    /// The intent of this name.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|intent| intent.word() == word)
    }

    /// The entries of `locations` that it needs. Where a product has no area of the kind, the nearest one that it has: a
    /// conversation begins in a card, a chat is a source of leads, and a private widget's page is in the settings, because an
    /// item of its own in the left menu is only for public integrations (`docs/PLATFORM.md` 1.8).
    pub fn locations(self, product: Product) -> &'static [&'static str] {
        match (self, product) {
            (CardPanel, _) => &["lcard-1", "ccard-1", "comcard-1"],
            (ListAction, _) => &["llist-0", "clist-0"],
            (SettingsPage | MenuPage, _) => &["advanced_settings"],
            (DigitalPipeline, _) => &["digital_pipeline"],
            (Salesbot, _) => &["salesbot_designer"],
            (Telephony, _) => &["lcard-0", "ccard-0", "comcard-0"],
            (LeadSource, _) | (WebsiteChat, Product::AmoCrm) => &["lead_sources"],
            (SmsSender, _) => &["sms"],
            (Whatsapp, Product::AmoCrm) => &["lcard-1", "ccard-1", "whatsapp_modal"],
            (Whatsapp, Product::Kommo) => &["lcard-1", "ccard-1"],
            (WebsiteChat, Product::Kommo) => &["website_chat_button"],
        }
    }

    /// The field that it brings to the settings: its code and type.
    pub fn field(self) -> (&'static str, &'static str) {
        match self {
            CardPanel => ("greeting", "text"),
            Telephony => ("extensions", "users"),
            LeadSource => ("source_name", "text"),
            SmsSender => ("sender", "text"),
            Whatsapp => ("country_code", "text"),
            WebsiteChat => ("chat_title", "text"),
            ListAction | SettingsPage | DigitalPipeline | Salesbot | MenuPage => ("signature", "text"),
        }
    }

    /// Words in a script that show this intent.
    pub(super) fn signs(self) -> &'static [&'static str] {
        match self {
            CardPanel => &["render_template"],
            ListAction => &["list_selected"],
            SettingsPage => &["advancedSettings"],
            DigitalPipeline => &["dpSettings"],
            Salesbot => &["onSalesbotDesignerSave", "salesbotDesignerSettings"],
            Telephony => &["add_action"],
            LeadSource => &["onAddAsSource"],
            MenuPage => &["initMenuPage"],
            SmsSender => &[],
            Whatsapp => &["wa.me", "api.whatsapp.com"],
            WebsiteChat => &[],
        }
    }
}

/// The entries of `locations` for all `intents`, each area once, in the order of the documents. A panel that one of them draws
/// in is used.
pub fn locations(intents: &[Intent], product: Product) -> Vec<String> {
    let wanted: Vec<&str> = intents.iter().flat_map(|intent| intent.locations(product)).copied().collect();
    let mut entries = Vec::new();
    for area in AREAS {
        let named = |entry: &str| wanted.iter().any(|text| *text == format!("{}{entry}", area.name));
        let found = [Panel::Used, Panel::Unused, Panel::NotStated].into_iter().find(|panel| named(panel.suffix()));
        entries.extend(found.map(|panel| format!("{}{}", area.name, panel.suffix())));
        if area.name == "settings" {
            entries.push(area.name.to_owned());
        }
    }
    entries
}
