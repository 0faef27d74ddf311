//! The types of fields: what each is for, in words and as an icon.

use crate::ui::kit::icons;

/// Id of the text that says what a type is.
pub fn kind_text(kind: &str) -> &'static str {
    match kind {
        "text" => "fields-type-text",
        "pass" => "fields-type-pass",
        "users" => "fields-type-users",
        "users_lp" => "fields-type-users_lp",
        "custom" => "fields-type-custom",
        "number" | "numeric" => "fields-type-number",
        _ => "fields-type-url",
    }
}

pub fn kind_icon(kind: &str) -> icons::Icon {
    match kind {
        "text" => icons::TYPE,
        "pass" => icons::KEY_ROUND,
        "users" => icons::USERS,
        "users_lp" => icons::USER_LOCK,
        "custom" => icons::CODE_XML,
        "number" | "numeric" => icons::HASH,
        "url" => icons::LINK,
        _ => icons::CIRCLE_HELP,
    }
}
