//! `manifest/block-value`: values of documented keys in the blocks that go with an area.

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::short::*;
use crate::crm::manifest::{as_bool, menu_neighbours, values_at};
use crate::formats::json::{Kind, Node};
use crate::model::change_builder::ChangeBuilder;
use crate::model::product::Product;
use crate::model::widget::MANIFEST;
use crate::text::msg::Msg;

static VALUE: Rule = rule("manifest/block-value", Manifest, W, W, CHOICE, "R, K");

pub static RULES: &[&Rule] = &[&VALUE];

/// What a key takes.
#[derive(Clone, Copy)]
enum Takes {
    Bool,
    Number,
    Text,
    Object,
    /// `#RRGGBB`.
    Colour,
    /// An address that a phone opens, which takes https only.
    SecureAddress,
    /// An item of the menu after which others may stand.
    MenuItem,
}

/// The keys with what each takes; `*` stands for any key. Types of `widget`, `tour` and `settings` have rules of their own.
/// Source: `docs/PLATFORM.md` 1.6 and 1.7, read 2026-11-30.
const KEYS: &[(&str, Takes)] = &[
    ("/mobile", Takes::Object),
    ("/mobile/color", Takes::Colour),
    ("/mobile/frame_url", Takes::SecureAddress),
    ("/sms", Takes::Object),
    ("/dp/title", Takes::Text),
    ("/left_menu", Takes::Object),
    ("/left_menu/*/icon", Takes::Text),
    ("/left_menu/*/icons", Takes::Object),
    ("/left_menu/*/icons/light", Takes::Text),
    ("/left_menu/*/icons/dark", Takes::Text),
    ("/left_menu/*/is_hidden", Takes::Bool),
    ("/left_menu/*/sort", Takes::Object),
    ("/left_menu/*/sort/after", Takes::MenuItem),
    ("/left_menu/*/submenu", Takes::Object),
    ("/left_menu/*/submenu/*/sort", Takes::Number),
    ("/salesbot_designer/logo", Takes::Text),
    ("/salesbot_designer/*/settings", Takes::Object),
    ("/salesbot_designer/*/settings/*/manual", Takes::Bool),
    ("/salesbot_designer/*/settings/*/default_value", Takes::Text),
    ("/amoforms_settings", Takes::Object),
    ("/amoforms_settings/required", Takes::Bool),
    ("/amoforms_settings/error_text", Takes::Text),
];

/// Reports values that the platform doesn't take.
pub fn check(cx: &mut Check<'_>) {
    if cx.widget.complete_manifest().is_none() {
        return;
    }
    for (pattern, takes) in KEYS {
        for (at, node) in values_at(cx.widget, pattern) {
            let is_comment = at.split('/').any(|part| part.starts_with('_'));
            if !is_comment && !matches!(node.kind(), Kind::Null | Kind::Unreadable) && !takes.accepts(cx.product, node) {
                value(cx, &at, node, *takes);
            }
        }
    }
}

impl Takes {
    fn accepts(self, product: Product, node: &Node) -> bool {
        let text = node.as_str().map(str::trim);
        match self {
            Self::Bool => node.kind() == Kind::Bool,
            Self::Number => node.kind() == Kind::Number,
            // A number is as good as a text in a bot's field.
            Self::Text => matches!(node.kind(), Kind::String | Kind::Number),
            // PHP writes an empty object as an empty list.
            Self::Object => node.kind() == Kind::Object || node.kind() == Kind::Array && node.items().is_empty(),
            Self::Colour => text.is_some_and(is_colour),
            // What is no address at all is `locations/mobile-needs-block`.
            Self::SecureAddress => !text.is_some_and(|text| text.to_lowercase().starts_with("http://")),
            Self::MenuItem => text.is_some_and(|text| menu_neighbours(product).contains(&text)),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Number => "number",
            Self::Text => "text",
            Self::Object => "object",
            Self::Colour => "colour",
            Self::SecureAddress => "https",
            Self::MenuItem => "names",
        }
    }

    /// Values that the one in `node` may mean.
    fn meant(self, product: Product, node: &Node) -> Vec<serde_json::Value> {
        let text = node.as_str().map(str::trim).unwrap_or_default();
        match self {
            Self::Bool => as_bool(node).into_iter().map(Into::into).collect(),
            Self::Number => text.parse::<i64>().into_iter().map(Into::into).collect(),
            Self::Colour => colour(text).into_iter().map(Into::into).collect(),
            Self::MenuItem => did_you_mean(text, menu_neighbours(product).iter().copied()).into_iter().map(Into::into).collect(),
            Self::Text | Self::Object | Self::SecureAddress => Vec::new(),
        }
    }
}

/// Whether a text is `#RRGGBB`, as in the documents' example.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The colour that `#abc`, `aabbcc` or `0xaabbcc` means.
fn colour(text: &str) -> Option<String> {
    let digits = text.trim_start_matches('#').trim_start_matches("0x");
    let long = if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    Some(format!("#{long}")).filter(|colour| is_colour(colour))
}

fn value(cx: &mut Check<'_>, at: &str, node: &Node, takes: Takes) {
    let set = |value: serde_json::Value| {
        let title = Msg::new("fix-set-value").with("value", value.to_string());
        ChangeBuilder::new(cx.widget).set(MANIFEST, at, value).option(title)
    };
    let options: Vec<FixOption> = takes.meant(cx.product, node).into_iter().filter_map(set).collect();
    let known = if let Takes::MenuItem = takes { menu_neighbours(cx.product).join(", ") } else { String::new() };
    let spelled = cx.spelled(MANIFEST, node);
    cx.find_at(&VALUE, at, node)
        .arg("key", at.trim_start_matches('/').replace('/', "."))
        .arg("found", spelled)
        .arg("wanted", takes.word())
        .arg("known", known)
        .fix(Fix::choice(options))
        .report();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_told_and_guessed() {
        for (text, is, meant) in [
            ("#FFCC00", true, Some("#FFCC00")),
            ("#fc0", false, Some("#ffcc00")),
            ("ffcc00", false, Some("#ffcc00")),
            ("yellow", false, None),
        ] {
            assert_eq!((is_colour(text), colour(text).as_deref()), (is, meant), "{text}");
        }
    }
}
