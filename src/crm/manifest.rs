//! The manifest's documented fields: what the form shows and the checks expect.

use std::cmp::Ordering;

use crate::formats::json::{Kind, Node};
use crate::formats::steps;
use crate::model::product::Product;
use crate::model::widget::Widget;

/// A documented field of `manifest.json`. Its help is in the texts, under `field-` and the pointer with `-` for `/`.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Where it stands, as a JSON pointer.
    pub pointer: &'static str,
    /// The type that the platform takes.
    pub kind: Kind,
    /// How the form edits it.
    pub control: Control,
}

/// How a field is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// A reference to a text in `i18n`, or (seldom) the text itself.
    Reference,
    /// The same for a longer text with HTML and tags.
    RichReference,
    Line,
    /// A version with steps to raise it.
    Version,
    /// A whole number.
    Number,
    /// On or off.
    Switch,
    /// The list of locales.
    Locales,
    /// Pictures of the tour by locale.
    TourImages,
}

const fn field(pointer: &'static str, kind: Kind, control: Control) -> Field {
    Field { pointer, kind, control }
}

/// The documented fields of `widget`, `tour` and `advanced`, in the order of the form.
/// Source: `docs/PLATFORM.md` 1.2, 1.4, 1.7, read 2026-11-21.
pub const FIELDS: &[Field] = &[
    field("/widget/name", Kind::String, Control::Reference),
    field("/widget/short_description", Kind::String, Control::Reference),
    field("/widget/description", Kind::String, Control::RichReference),
    field("/widget/version", Kind::String, Control::Version),
    field("/widget/locale", Kind::Array, Control::Locales),
    field("/widget/init_once", Kind::Bool, Control::Switch),
    field("/widget/installation", Kind::Bool, Control::Switch),
    field("/widget/is_showcase", Kind::Bool, Control::Switch),
    field("/widget/interface_version", Kind::Number, Control::Number),
    field("/widget/support/link", Kind::String, Control::Line),
    field("/widget/support/email", Kind::String, Control::Line),
    field("/widget/code", Kind::String, Control::Line),
    field("/widget/secret_key", Kind::String, Control::Line),
    field("/tour/is_tour", Kind::Bool, Control::Switch),
    field("/tour/tour_description", Kind::String, Control::Reference),
    field("/tour/tour_images", Kind::Object, Control::TourImages),
    field("/advanced/title", Kind::String, Control::Reference),
];

/// Blocks that the platform knows at the top of the manifest. Source: `docs/PLATFORM.md` 1.1, read 2026-11-21.
pub const BLOCKS: &[&str] =
    &["widget", "locations", "settings", "tour", "dp", "advanced", "salesbot_designer", "sms", "mobile", "left_menu", "amoforms_settings"];

/// The documented keys directly in `widget`. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const WIDGET_KEYS: &[&str] = &[
    "name",
    "description",
    "short_description",
    "version",
    "interface_version",
    "init_once",
    "locale",
    "installation",
    "is_showcase",
    "support",
    "code",
    "secret_key",
];

/// Tags that the platform replaces in descriptions; `LINK` stands around an address.
/// Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const TAGS: &[&str] = &["HOST", "SUBDOMAIN", "LOGIN", "ACCOUNT_ID", "USER_ID", "TOP_LEVEL_DOMAIN", "API_HASH", "LINK"];

/// Locales with a product that takes them. Source: `docs/PLATFORM.md` 1.3, read 2026-11-21.
pub const LOCALES: &[&str] = &["ru", "en", "es", "pt", "tr", "id"];

/// The locales of amoCRM. Source: `docs/PLATFORM.md` 1.3, read 2026-11-21.
pub const AMO_LOCALES: &[&str] = &["ru", "en", "es", "pt"];

/// The locales of Kommo. Source: `docs/PLATFORM.md` 1.3, read 2026-11-21.
pub const KOMMO_LOCALES: &[&str] = &["en", "es", "pt", "tr", "id"];

/// Tags that only amoCRM replaces. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const AMO_TAGS: &[&str] = &["API_HASH"];

/// Most characters of the name and of the short description, and of one word of the name, in Kommo's marketplace.
/// Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const KOMMO_NAME: usize = 30;
/// Most characters; see [`KOMMO_NAME`].
pub const KOMMO_SHORT_DESCRIPTION: usize = 50;
/// Most characters; see [`KOMMO_NAME`].
pub const KOMMO_WORD: usize = 19;

/// Keys of `left_menu` that stand for the menu's own items. Source: `docs/PLATFORM.md` 1.7, read 2026-11-21.
pub const MENU_ITEMS: &[&str] = &["dashboard", "leads", "customers", "tasks", "catalogs", "mail", "stats", "settings"];

/// The items of [`MENU_ITEMS`] after which another one may stand. In Kommo's new menu that moves nothing any more.
/// Source: `docs/PLATFORM.md` 1.7, read 2026-11-30.
pub fn menu_neighbours(product: Product) -> &'static [&'static str] {
    match product {
        Product::AmoCrm => MENU_ITEMS,
        Product::Kommo => &["dashboard", "leads", "tasks", "stats", "settings"],
    }
}

/// The items of [`MENU_ITEMS`] that a widget may hide. Source: `docs/PLATFORM.md` 1.7, read 2026-11-30.
pub fn menu_hideable(product: Product) -> &'static [&'static str] {
    match product {
        Product::AmoCrm => &["dashboard", "leads", "customers", "tasks", "catalogs", "mail", "stats"],
        Product::Kommo => &["dashboard", "leads", "tasks", "mail", "stats"],
    }
}

/// Most pictures of the tour in one language. Source: `docs/PLATFORM.md` 1.4, read 2026-11-30.
pub const MOST_TOUR_PICTURES: usize = 5;

/// Width and height of the tour's pictures in pixels. Source: `docs/PLATFORM.md` 1.4, read 2026-11-21.
pub const TOUR_SIZE: (u32, u32) = (1188, 616);

/// Keys of `widget` without which a widget is incomplete. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21; `locale` is apart.
pub const REQUIRED: &[&str] =
    &["name", "description", "short_description", "version", "interface_version", "init_once", "installation", "support"];

/// Those of [`REQUIRED`] that Kommo's table calls optional. Source: `docs/PLATFORM.md` 1.2, read 2026-11-30. `version` is one too, but
/// browsers keep the script by it.
pub const OPTIONAL_IN_KOMMO: &[&str] = &["init_once", "support"];

/// What people write for a key of the manifest, beyond slips of the pen, and the key. Source: `docs/PLATFORM.md` 9, read 2026-11-30.
pub const KEY_ALIASES: &[(&str, &str)] = &[
    ("areas", "locations"),
    ("area", "locations"),
    ("places", "locations"),
    ("pages", "locations"),
    ("langs", "locale"),
    ("lang", "locale"),
    ("languages", "locale"),
    ("language", "locale"),
    ("i18n", "locale"),
    ("install", "installation"),
    ("is_installation", "installation"),
    ("title", "name"),
    ("short_desc", "short_description"),
    ("api_version", "interface_version"),
    ("digital_pipeline", "dp"),
    ("salesbot", "salesbot_designer"),
    ("advanced_settings", "advanced"),
    ("menu", "left_menu"),
    ("mobile_card", "mobile"),
    ("amoforms", "amoforms_settings"),
    ("fields", "settings"),
    ("slideshow", "tour"),
];

/// Keys that belong into a block, with the block; at the top of the manifest nothing reads them.
/// Source: `docs/PLATFORM.md` 1.2, 1.4, 1.6 and 1.7, read 2026-11-30.
pub const BLOCK_KEYS: &[(&str, &str)] = &[
    ("webhook_url", "dp"),
    ("action_multiple", "dp"),
    ("is_tour", "tour"),
    ("tour_images", "tour"),
    ("tour_description", "tour"),
    ("frame_url", "mobile"),
    ("endpoint", "sms"),
];

/// Keys that belong into the form of the integration and not into the manifest: an upload with the first two was refused.
/// Source: `docs/PLATFORM.md` 1.1 and 5, read 2026-11-30.
pub const FORM_KEYS: &[&str] = &[
    "free",
    "is_free",
    "paid",
    "is_paid",
    "price",
    "prices",
    "pricing",
    "currency",
    "trial",
    "trial_days",
    "tariff",
    "tariffs",
    "country",
    "countries",
    "category",
    "categories",
    "vendor",
    "privacy_policy",
    "terms_of_service",
    "redirect_uri",
    "scopes",
];

/// The interface version that the platform takes. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const INTERFACE_VERSION: f64 = 2.0;

/// The code and the key printed in the documents' example, to be replaced. Source: `docs/PLATFORM.md` 1.2, read 2026-11-21.
pub const EXAMPLE_CODE: &str = "new_widget";
/// See [`EXAMPLE_CODE`].
pub const EXAMPLE_KEY: &str = "57009cb5048a72191f25b01355c17d10dc349df20d4fe2ad0c69930223e13955";

/// Support contacts of the documents' examples. Source: `docs/PLATFORM.md` 9, read 2026-11-21.
pub const EXAMPLE_CONTACTS: &[&str] = &["https://www.amocrm.com", "support@amocrm.com", "https://www.kommo.com", "support@kommo.com"];

/// Places of the manifest that hold references to texts; `*` stands for any key.
/// Source: `docs/PLATFORM.md` 1.2, 1.4 to 1.7, read 2026-11-21.
const REFERENCES: &[&str] = &[
    "/widget/name",
    "/widget/short_description",
    "/widget/description",
    "/tour/tour_description",
    "/advanced/title",
    "/settings/*/name",
    "/dp/title",
    "/dp/settings/*/name",
    "/salesbot_designer/*/name",
    "/salesbot_designer/*/settings/*/name",
    "/left_menu/*/title",
    "/left_menu/*/submenu/*/title",
    "/amoforms_settings/title",
    "/amoforms_settings/error_text",
];

/// All values of the manifest that may be references, with their pointers.
pub fn references(widget: &Widget) -> Vec<(String, &Node)> {
    let mut found = Vec::new();
    for pattern in REFERENCES {
        let places = values_at(widget, pattern);
        steps::took(places.len());
        found.extend(places);
    }
    found
}

/// The values of the manifest at `pattern`, a pointer in which `*` stands for any key, with their pointers.
pub fn values_at<'w>(widget: &'w Widget, pattern: &str) -> Vec<(String, &'w Node)> {
    let mut places: Vec<(String, &Node)> = widget.manifest("").map(|root| (String::new(), root)).into_iter().collect();
    for part in pattern.split('/').skip(1) {
        places = places.into_iter().flat_map(|(at, node)| step(&at, node, part)).collect();
    }
    places
}

/// The members of `node` named `part`, or all of them for `*`.
fn step<'w>(at: &str, node: &'w Node, part: &str) -> Vec<(String, &'w Node)> {
    let named = |(key, node): (&str, &'w Node)| (crate::formats::json::pointer::join(at, key), node);
    match part {
        "*" => node.members().iter().map(|member| named((&member.key, &member.node))).collect(),
        _ => node.get(part).map(|node| named((part, node))).into_iter().collect(),
    }
}

/// The boolean that `"true"`, `"Y"`, `1` and the like mean.
pub fn as_bool(node: &Node) -> Option<bool> {
    let text = node.as_str().or(node.as_number())?.trim().to_lowercase();
    match text.as_str() {
        "true" | "y" | "yes" | "1" => Some(true),
        "false" | "n" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// The field at `pointer`.
pub fn field_at(pointer: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.pointer == pointer)
}

/// The declared locales with their nodes; entries that aren't text are passed over.
pub fn locales(widget: &Widget) -> Vec<(&str, &Node)> {
    let items = widget.manifest("/widget/locale").map_or(&[][..], Node::items);
    items.iter().filter_map(|item| Some((item.as_str()?, item))).collect()
}

/// Pointers and values of all keys of `widget` and of the top level that no document names.
pub fn other_keys(widget: &Widget) -> Vec<(String, &Node)> {
    let mut found = Vec::new();
    for (pointer, known) in [("", BLOCKS), ("/widget", WIDGET_KEYS)] {
        for member in widget.manifest(pointer).map_or(&[][..], Node::members) {
            if !known.contains(&member.key.as_str()) {
                found.push((crate::formats::json::pointer::join(pointer, &member.key), &member.node));
            }
        }
    }
    found
}

/// A step of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bump {
    /// The first number.
    Major,
    /// The second number.
    Minor,
    /// The third number.
    Patch,
}

/// `version` raised by one step (`1.4.2` → `1.4.3`, `1.5.0`, `2.0.0`); `None` if it isn't one to four numbers.
pub fn bump(version: &str, step: Bump) -> Option<String> {
    let mut numbers = version.split('.').map(|part| part.parse::<u64>().ok()).collect::<Option<Vec<_>>>()?;
    if numbers.is_empty() || numbers.len() > 4 {
        return None;
    }
    numbers.resize(numbers.len().max(3), 0);
    let at = match step {
        Bump::Major => 0,
        Bump::Minor => 1,
        Bump::Patch => 2,
    };
    for (place, number) in numbers.iter_mut().enumerate().skip(at) {
        *number = if place == at { number.checked_add(1)? } else { 0 };
    }
    Some(numbers.iter().map(u64::to_string).collect::<Vec<_>>().join("."))
}

/// How two versions follow each other, number by number; `None` if one of them isn't made of numbers and they differ.
pub fn order(one: &str, other: &str) -> Option<Ordering> {
    let numbers = |version: &str| version.trim().split('.').map(|part| part.parse::<u64>().ok()).collect::<Option<Vec<_>>>();
    match (numbers(one), numbers(other)) {
        (Some(mut one), Some(mut other)) => {
            let length = one.len().max(other.len());
            one.resize(length, 0);
            other.resize(length, 0);
            Some(one.cmp(&other))
        }
        _ => (one.trim() == other.trim()).then_some(Ordering::Equal),
    }
}

/// `text` with the platform's tags filled in as in a made-up account of `domain` (such as `amocrm.ru`), for previews.
/// `#LINK…#/LINK#` leaves what stands between.
pub fn fill_tags(text: &str, domain: &str) -> String {
    let host = format!("demo.{domain}");
    let values = [
        ("#HOST#", host.as_str()),
        ("#SUBDOMAIN#", "demo"),
        ("#LOGIN#", "admin@example.net"),
        ("#ACCOUNT_ID#", "12345678"),
        ("#USER_ID#", "1234567"),
        ("#TOP_LEVEL_DOMAIN#", domain.rsplit('.').next().unwrap_or_default()),
        ("#API_HASH#", "0123456789abcdef"),
        ("#LINK", ""),
        ("#/LINK#", ""),
    ];
    values.iter().fold(text.to_owned(), |text, (tag, value)| text.replace(tag, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_filled_in() {
        assert_eq!(
            fill_tags("https://#SUBDOMAIN#.amocrm.#TOP_LEVEL_DOMAIN# #LINK https://x.y#/LINK#", "amocrm.ru"),
            "https://demo.amocrm.ru  https://x.y"
        );
    }

    #[test]
    fn versions_follow_each_other_by_their_numbers() {
        use Ordering::{Equal, Greater, Less};
        let table = [
            ("1.4.2", "1.4.10", Some(Less)),
            ("1.4", "1.4.0", Some(Equal)),
            ("2.0", "1.9.9", Some(Greater)),
            ("1.0-beta", "1.0-beta", Some(Equal)),
            ("1.0-beta", "1.0", None),
        ];
        for (one, other, expected) in table {
            assert_eq!(order(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn versions_are_raised_step_by_step() {
        let table = [
            ("1.4.2", Bump::Patch, Some("1.4.3")),
            ("1.4.2", Bump::Minor, Some("1.5.0")),
            ("1.4.2", Bump::Major, Some("2.0.0")),
            ("2", Bump::Patch, Some("2.0.1")),
            ("1.2.3.4", Bump::Patch, Some("1.2.4.0")),
            ("v1", Bump::Patch, None),
            ("", Bump::Patch, None),
        ];
        for (version, step, expected) in table {
            assert_eq!(bump(version, step).as_deref(), expected, "{version}");
        }
    }
}
