//! The CRM's own page, as far as widgets find their way in it.

/// Ids of elements that the CRM draws. Source: `docs/PLATFORM.md` 6.6.
const SYSTEM_IDS: &[&str] = &[
    "card_fields",
    "card_holder",
    "card_tabs",
    "card_widgets_overlay",
    "common--arrow-left",
    "left_menu",
    "list_page_holder",
    "list_table",
    "nano-card-widgets",
    "nav_menu",
    "notes_holder",
    "page_holder",
    "save_and_close_contacts_link",
    "widget_active__sw",
    "widget_settings__fields_wrapper",
    "widgets_block",
];
/// Beginnings of ids that end in the widget's code.
const BY_CODE: &[&str] = &["work-area-", "save_"];

/// Whether the CRM draws an element of this id.
pub fn is_system_id(id: &str) -> bool {
    SYSTEM_IDS.contains(&id) || BY_CODE.iter().any(|start| id.starts_with(start))
}
