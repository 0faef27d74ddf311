//! `manifest/*`, the fields of `widget`: their types, the version, the locales, and what was left of an example.

use serde_json::{Value, json};

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::shorten;
use crate::checks::engine::question::Question;
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::files::{FIRST_LOCALES, new_texts, references};
use crate::checks::rules::manifest::file::{rename_key, slip_of};
use crate::checks::rules::manifest::references::moved_to_texts;
use crate::crm::contacts::{is_email, is_url};
use crate::crm::i18n;
use crate::crm::manifest;
use crate::crm::manifest::{EXAMPLE_CODE, EXAMPLE_CONTACTS, EXAMPLE_KEY, FIELDS, INTERFACE_VERSION, as_bool};
use crate::crm::samples::{is_placeholder, is_sample_host};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Msg;

static FIELD_TYPE: Rule = rule("manifest/field-type", Manifest, E, E, SAFE, "S0, P; C 7 of 236");
static INIT_ONCE_TEXT: Rule = rule("manifest/init-once-text", Manifest, A, A, SAFE, "C");
static INTERFACE: Rule = rule("manifest/interface-version", Manifest, E, E, SAFE, "S0");
static VERSION_FORMAT: Rule = rule("manifest/version-format", Manifest, W, W, CHOICE, "P; C 15 of 236");
static VERSION_PLACEHOLDER: Rule = rule("manifest/version-placeholder", Manifest, E, E, NO, "C 2 of 236");
static EXAMPLE_VALUES: Rule = rule("manifest/example-values", Manifest, E, E, NO, "S0");
static EXAMPLE_CONTACT: Rule = rule("manifest/example-contact", Manifest, W, E, CHOICE, "C 59 of 236");
static LOCALE_MISSING: Rule = rule("manifest/locale-missing", Manifest, E, E, CHOICE, "S0; C 7 of 236");
static LOCALE_EMPTY: Rule = rule("manifest/locale-empty", Manifest, E, E, CHOICE, "S0");

pub static RULES: &[&Rule] = &[
    &FIELD_TYPE,
    &INIT_ONCE_TEXT,
    &INTERFACE,
    &VERSION_FORMAT,
    &VERSION_PLACEHOLDER,
    &EXAMPLE_VALUES,
    &EXAMPLE_CONTACT,
    &LOCALE_MISSING,
    &LOCALE_EMPTY,
];

const VERSION: &str = "/widget/version";
const INTERFACE_AT: &str = "/widget/interface_version";
const LOCALE_AT: &str = "/widget/locale";
const SUPPORT: &str = "/widget/support";
const TOUR_IMAGES: &str = "/tour/tour_images";
/// Most numbers in a version.
const MOST_NUMBERS: usize = 4;

/// Reports fields with another value than the platform takes.
pub fn check(cx: &mut Check<'_>) {
    let Some(root) = cx.widget.complete_manifest() else { return };
    types(cx);
    interface_version(cx);
    version(cx);
    example_values(cx);
    if let Some(block) = root.get("widget").filter(|node| node.kind() == Kind::Object) {
        locales(cx, block);
    }
}

fn types(cx: &mut Check<'_>) {
    let widget = cx.widget;
    // A title that isn't text is `advanced/title`.
    let fields = FIELDS.iter().filter(|field| field.pointer != "/advanced/title");
    let mut wanted: Vec<(String, Kind)> = fields.map(|field| (field.pointer.to_owned(), field.kind)).collect();
    wanted.extend([("/widget/support".to_owned(), Kind::Object), ("/tour".to_owned(), Kind::Object)]);
    let codes = widget.manifest(LOCALE_AT).map_or(&[][..], Node::items);
    wanted.extend((0..codes.len()).map(|at| (format!("{LOCALE_AT}/{at}"), Kind::String)));
    let lists = widget.manifest("/tour/tour_images").map_or(&[][..], Node::members);
    for list in lists.iter().filter(|list| !list.key.starts_with('_')) {
        let at = pointer::join("/tour/tour_images", &list.key);
        wanted.extend((0..list.node.items().len()).map(|item| (format!("{at}/{item}"), Kind::String)));
        wanted.push((at, Kind::Array));
    }
    for (at, kind) in wanted {
        let Some(node) = widget.manifest(&at) else { continue };
        if node.kind() != kind && !matches!(node.kind(), Kind::Null | Kind::Unreadable) {
            field_type(cx, &at, node, kind);
        }
    }
}

fn field_type(cx: &mut Check<'_>, at: &str, node: &Node, kind: Kind) {
    let wanted = match kind {
        Kind::Bool => "bool",
        Kind::Number => "number",
        Kind::Array => "array",
        Kind::Object => "object",
        _ => "string",
    };
    let value = converted(at, node, kind);
    let title = Msg::new("fix-set-value").with("value", value.as_ref().map(Value::to_string).unwrap_or_default());
    let changes = value.and_then(|value| ChangeBuilder::new(cx.widget).set(MANIFEST, at, value).ready());
    let spelled = cx.spelled(MANIFEST, node);
    if at == "/widget/init_once" && as_bool(node).is_some() {
        cx.find_at(&INIT_ONCE_TEXT, at, node).arg("found", spelled).fix_with(title, changes).report();
        return;
    }
    let key = at.trim_start_matches("/widget/").trim_start_matches('/').replace('/', ".");
    let options = meant(cx.widget, at, node, kind);
    let fix = changes.map(|changes| Fix::one(Safe, title, changes)).or_else(|| Fix::choice(options));
    cx.find_at(&FIELD_TYPE, at, node).arg("key", key).arg("found", spelled).arg("wanted", wanted).fix(fix).report();
}

/// What a value of another type may mean.
fn meant(widget: &Widget, at: &str, node: &Node, kind: Kind) -> Vec<FixOption> {
    let set = |value: Value| {
        let title = Msg::new("fix-set-value").with("value", value.to_string());
        ChangeBuilder::new(widget).set(MANIFEST, at, value).option(title)
    };
    let texts = || node.items().iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>();
    let option = match (kind, node.kind()) {
        (Kind::String, Kind::Number) if [VERSION, "/widget/code"].contains(&at) => node.as_number().and_then(|number| set(json!(number))),
        (Kind::String, Kind::Array) => texts().filter(|texts| texts.len() == 1).and_then(|texts| set(json!(texts.first()?))),
        (Kind::String, Kind::Object) => return moved_to_texts(widget, at, node, &[]),
        (Kind::Array, Kind::String) if at == LOCALE_AT || at.starts_with(TOUR_IMAGES) => {
            let parts = node.as_str().unwrap_or_default().split([',', ';', ' ']).filter(|part| !part.is_empty());
            let parts: Vec<&str> = parts.collect();
            set(json!(parts)).filter(|_| !parts.is_empty())
        }
        (Kind::Object, Kind::Array) if at == TOUR_IMAGES => texts().filter(|texts| !texts.is_empty()).and_then(|texts| {
            set(manifest::locales(widget).into_iter().map(|(code, _)| (code.to_owned(), json!(texts))).collect::<Value>())
        }),
        (Kind::Object, Kind::String) if at == SUPPORT => node.as_str().and_then(|text| match text.trim() {
            text if is_email(text) => set(json!({ "email": text })),
            text if is_url(text) => set(json!({ "link": text })),
            _ => None,
        }),
        _ => None,
    };
    option.into_iter().collect()
}

/// What a value of another type plainly means.
fn converted(at: &str, node: &Node, kind: Kind) -> Option<Value> {
    match kind {
        // A tour that is off is the next refusal.
        Kind::Bool => as_bool(node).filter(|value| *value || at != "/tour/is_tour").map(Value::Bool),
        Kind::Number if at == INTERFACE_AT => Some(json!(2)),
        _ => None,
    }
}

fn interface_version(cx: &mut Check<'_>) {
    let Some(node) = cx.widget.manifest(INTERFACE_AT) else { return };
    let Some(found) = node.as_number().filter(|number| number.parse() != Ok(INTERFACE_VERSION)) else { return };
    let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, INTERFACE_AT, 2).ready();
    cx.find_at(&INTERFACE, INTERFACE_AT, node).arg("found", found).fix_with(Msg::new("fix-set-value").with("value", "2"), changes).report();
}

fn version(cx: &mut Check<'_>) {
    let Some(node) = cx.widget.manifest(VERSION) else { return };
    let Some(text) = node.as_str().filter(|text| !text.trim().is_empty()) else { return };
    let marks = [("%", "%"), ("{{", "}}"), ("${", "}"), ("<%", "%>"), ("@", "@"), ("__", "__")];
    if marks.iter().any(|(open, close)| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close))) {
        cx.find_at(&VERSION_PLACEHOLDER, VERSION, node).arg("found", text).report();
    } else if !is_version(text.trim()) {
        let mut options: Vec<String> = plain_version(text).into_iter().collect();
        options.push("1.0.0".to_owned());
        options.dedup();
        let option = |value: String| {
            let title = Msg::new("fix-set").with("key", "version").with("value", &value);
            ChangeBuilder::new(cx.widget).set(MANIFEST, VERSION, value).option(title)
        };
        let options = options.into_iter().filter_map(option).collect();
        cx.find_at(&VERSION_FORMAT, VERSION, node).arg("found", text).fix(Fix::choice(options)).report();
    }
}

/// Whether `text` is one to four numbers joined by dots, without leading zeros.
fn is_version(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
    text.split('.').count() <= MOST_NUMBERS && text.split('.').all(number)
}

/// The numbers of `text` as a version: `v1.02-beta` is `1.2`.
fn plain_version(text: &str) -> Option<String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let numbers = digits.get(..end)?.split('.').filter(|part| !part.is_empty()).take(MOST_NUMBERS);
    let numbers: Vec<&str> =
        numbers.map(|part| Some(part.trim_start_matches('0')).filter(|part| !part.is_empty()).unwrap_or("0")).collect();
    let version = numbers.join(".");
    is_version(&version).then_some(version)
}

fn example_values(cx: &mut Check<'_>) {
    for (at, example) in [("/widget/code", EXAMPLE_CODE), ("/widget/secret_key", EXAMPLE_KEY)] {
        let Some(node) = cx.widget.manifest(at) else { continue };
        let Some(text) = node.as_str().map(str::trim).filter(|text| is_example(text, example)) else { continue };
        let what = match (at.ends_with("code"), text == example) {
            (true, true) => "code",
            (false, true) => "key",
            (true, false) => "code-placeholder",
            (false, false) => "key-placeholder",
        };
        let found = if what == "key" { "57009cb5…".to_owned() } else { shorten(text) };
        cx.find_at(&EXAMPLE_VALUES, at, node).arg("what", what).arg("found", found).report();
    }
    let contacts = ["/widget/support/link", "/widget/support/email"].into_iter().filter_map(|at| {
        let node = cx.widget.manifest(at)?;
        Some((at, node, node.as_str().filter(|text| is_example_contact(text))?))
    });
    let contacts: Vec<_> = contacts.collect();
    let Some(((first, node, _), others)) = contacts.split_first() else { return };
    let found: Vec<&str> = contacts.iter().map(|(.., text)| *text).collect();
    let widget = cx.widget;
    let finding = cx.find_at(&EXAMPLE_CONTACT, first, node).arg("count", found.len()).arg("found", found.join(", "));
    let questions = contacts.iter().map(|(at, ..)| Question::value_of(at)).collect();
    let typed = ChangeBuilder::new(widget).asking(Msg::new("fix-type-contact"), questions);
    let finding = others.iter().fold(finding, |finding, (at, ..)| finding.also(MANIFEST, at));
    finding.fix(Fix::choice(typed.into_iter().collect())).report();
}

/// Whether a code or key is the one that the documents print, or says that another one belongs there.
pub fn is_example(text: &str, printed: &str) -> bool {
    text == printed || is_placeholder(text)
}

/// Whether a contact is one that the documents print, or stands for another one.
fn is_example_contact(text: &str) -> bool {
    let text = text.trim().trim_end_matches('/').to_lowercase();
    EXAMPLE_CONTACTS.contains(&text.as_str()) || is_sample_host(&text)
}

fn locales(cx: &mut Check<'_>, block: &Node) {
    let widget = cx.widget;
    // At the top it is `manifest/misplaced-block`.
    let rule = match block.get("locale") {
        None if widget.manifest("/locale").is_none() => &LOCALE_MISSING,
        Some(node) if node.kind() == Kind::Null => &LOCALE_MISSING,
        Some(node) if node.kind() == Kind::Array && node.items().is_empty() => &LOCALE_EMPTY,
        _ => return,
    };
    let files: Vec<&str> = i18n::locales(widget).iter().map(|file| file.code).collect();
    let slip = slip_of(widget, LOCALE_AT);
    let written = slip.as_deref().and_then(pointer::split_last).map(|(_, key)| key).unwrap_or_default();
    let what = if slip.is_some() { "slip" } else { "missing" };
    let mut options: Vec<FixOption> = slip.and_then(|slip| rename_key(widget, &slip, LOCALE_AT)).into_iter().collect();
    if !files.is_empty() {
        let title = Msg::new("fix-use-locales").with("locales", files.join(", "));
        options.extend(ChangeBuilder::new(widget).set(MANIFEST, LOCALE_AT, json!(files)).option(title));
    }
    if files.is_empty() && !widget.has_folder(i18n::FOLDER) {
        let codes = match cx.product {
            Product::AmoCrm => &FIRST_LOCALES[..],
            Product::Kommo => &["en"],
        };
        let text = new_texts(&references(widget));
        let changes = ChangeBuilder::new(widget).set(MANIFEST, LOCALE_AT, json!(codes));
        let changes = codes.iter().fold(changes, |changes, code| changes.write(&i18n::path_of(code), text.as_str()));
        options.extend(changes.option(Msg::new("fix-use-new-locales").with("locales", codes.join(", "))));
    }
    let finding = match block.get("locale") {
        Some(node) => cx.find_at(rule, LOCALE_AT, node),
        None => cx.find_missing(rule, LOCALE_AT),
    };
    finding.arg("what", what).arg("written", written).fix(Fix::choice(options)).report();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (text, good, plain) in [
            ("1.2.3", true, "1.2.3"),
            ("1.2.3.4", true, "1.2.3.4"),
            ("1.2.3.4.5", false, "1.2.3.4"),
            ("1.01", false, "1.1"),
            ("v1.0", false, "1.0"),
            ("1.1.", false, "1.1"),
            ("aero-cost.1", false, "1"),
        ] {
            assert_eq!((is_version(text), plain_version(text).as_deref()), (good, Some(plain)), "{text}");
        }
    }
}
