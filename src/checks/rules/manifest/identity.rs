//! `manifest/*`, who the widget is: its code, its locales, its support, and texts written into the manifest itself.

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{did_you_mean, shorten};
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::contacts::{EMAIL, LINK, ask_contact};
use crate::checks::rules::manifest::fields::is_example;
use crate::checks::rules::manifest::references::{moved_to_texts, reads_as_text};
use crate::crm::contacts::{is_email, is_url};
use crate::crm::i18n;
use crate::crm::manifest;
use crate::crm::manifest::{EXAMPLE_CODE, EXAMPLE_KEY, FIELDS, LOCALES};
use crate::formats::json::{Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::MANIFEST;
use crate::services::texts::literals;
use crate::text::msg::Msg;

static CODE_FORMAT: Rule = rule("manifest/code-format", Manifest, W, E, CHOICE, "S0");
static CODE_PAIR: Rule = rule("manifest/code-pair", Manifest, W, W, NO, "S0");
static CODE_OBSOLETE: Rule = rule("manifest/code-obsolete", Manifest, W, W, UNSAFE, "D; C 54 of 286");
static LOCALE_UNKNOWN: Rule = rule("manifest/locale-unknown", Manifest, W, W, CHOICE, "S0; R, K");
static LOCALE_FORM: Rule = rule("manifest/locale-form", Manifest, W, W, SAFE, "S0; C 2 of 236");
static LOCALE_DUPLICATE: Rule = rule("manifest/locale-duplicate", Manifest, W, W, SAFE, "P");
static LOCALE_FOR_MARKET: Rule = rule("manifest/locale-required-for-market", Manifest, None, W, NO, "S0, P");
static SUPPORT_CONTACT: Rule = rule("manifest/support-contact", Manifest, W, E, CHOICE, "S0");
static SUPPORT_LINK: Rule = rule("manifest/support-link", Manifest, W, E, CHOICE, "S0, P");
static SUPPORT_HTTP: Rule = rule("manifest/support-link-http", Manifest, A, A, CHOICE, "P");
static SUPPORT_EMAIL: Rule = rule("manifest/support-email", Manifest, W, E, CHOICE, "S0");
static LITERAL: Rule = rule("manifest/literal-text", Manifest, A, W, CHOICE, "S0; C 16 of 236");
static AMBIGUOUS: Rule = rule("manifest/ref-ambiguous", Manifest, A, A, NO, "P");
static TRIM: Rule = rule("manifest/trim", Manifest, W, W, SAFE, "P");

pub static RULES: &[&Rule] = &[
    &CODE_FORMAT,
    &CODE_PAIR,
    &CODE_OBSOLETE,
    &LOCALE_UNKNOWN,
    &LOCALE_FORM,
    &LOCALE_DUPLICATE,
    &LOCALE_FOR_MARKET,
    &SUPPORT_CONTACT,
    &SUPPORT_LINK,
    &SUPPORT_HTTP,
    &SUPPORT_EMAIL,
    &LITERAL,
    &AMBIGUOUS,
    &TRIM,
];

const CODE: &str = "/widget/code";
const KEY: &str = "/widget/secret_key";
const LOCALE: &str = "/widget/locale";

/// Reports what the widget says of itself.
pub fn check(cx: &mut Check<'_>) {
    if cx.widget.complete_manifest().is_none() {
        return;
    }
    codes(cx);
    locales(cx);
    locale_for_market(cx);
    support(cx);
    literals(cx);
    trim(cx);
}

fn codes(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let (code, key) = (widget.manifest(CODE), widget.manifest(KEY));
    let text = |node: Option<&Node>| node.and_then(Node::as_str).map(str::trim).unwrap_or_default().to_owned();
    let (code_text, key_text) = (text(code), text(key));
    // Values of an example and other types are reported as such.
    if is_example(&code_text, EXAMPLE_CODE)
        || is_example(&key_text, EXAMPLE_KEY)
        || [code, key].iter().flatten().any(|node| node.as_str().is_none())
    {
        return;
    }
    let delete = [CODE, KEY].iter().filter(|at| widget.manifest(at).is_some());
    let delete = delete.fold(ChangeBuilder::new(widget), |changes, at| changes.remove(MANIFEST, at));
    let is_code = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    match (code, key) {
        (Some(node), _) if !is_code(&code_text) => {
            let plain: String = code_text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            let set = ChangeBuilder::new(widget).set(MANIFEST, CODE, plain.as_str());
            let set = set.option(Msg::new("fix-set-value").with("value", &plain)).filter(|_| code_text.is_ascii());
            let delete = delete.option(Msg::new("fix-delete-code"));
            let fix = Fix::choice([set, delete].into_iter().flatten().collect());
            cx.find_at(&CODE_FORMAT, CODE, node).arg("found", shorten(&code_text)).fix(fix).report();
        }
        (Some(node), Some(_)) if !code_text.is_empty() && !key_text.is_empty() => {
            cx.find_at(&CODE_OBSOLETE, CODE, node).related(MANIFEST, KEY).fix_with(Msg::new("fix-delete-code"), delete.ready()).report();
        }
        (None, Some(node)) if !key_text.is_empty() => {
            cx.find_at(&CODE_PAIR, KEY, node).arg("there", "secret_key").arg("missing", "code").report();
        }
        (Some(node), None) if !code_text.is_empty() => {
            cx.find_at(&CODE_PAIR, CODE, node).arg("there", "code").arg("missing", "secret_key").report();
        }
        _ => {}
    }
}

/// The two-letter code that `code` spells in another way: `es_ES`, `RU`, `en-us`.
fn plain_locale(code: &str) -> Option<&'static str> {
    let lower = code.trim().to_lowercase();
    let head = lower.split(['_', '-']).next().unwrap_or_default();
    LOCALES.iter().copied().find(|known| *known == head && *known != code)
}

fn locales(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let items = widget.manifest(LOCALE).map_or(&[][..], Node::items);
    let mut seen: Vec<(&str, String)> = Vec::new();
    for (index, node) in items.iter().enumerate() {
        let at = pointer::join(LOCALE, &index.to_string());
        let Some(code) = node.as_str() else { continue };
        if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == code) {
            let changes = ChangeBuilder::new(widget).remove(MANIFEST, &at).ready();
            cx.find_at(&LOCALE_DUPLICATE, &at, node)
                .related(MANIFEST, first)
                .arg("locale", code)
                .fix_with(Msg::new("fix-delete-entry"), changes)
                .report();
            continue;
        }
        seen.push((code, at.clone()));
        if let Some(plain) = plain_locale(code) {
            locale_form(cx, &at, node, code, plain);
        } else if !cx.product.locales().contains(&code) && !code.trim().is_empty() {
            locale_unknown(cx, &at, node, code, items.len());
        }
    }
}

fn locale_form(cx: &mut Check<'_>, at: &str, node: &Node, code: &str, plain: &str) {
    let widget = cx.widget;
    let free = manifest::locales(widget).iter().all(|(other, _)| *other != plain);
    let file = RelPath::new(&i18n::path_of(code)).ok().filter(|path| widget.contains(path.as_str()));
    let there = widget.contains(&i18n::path_of(plain));
    let changes = ChangeBuilder::new(widget).set(MANIFEST, at, plain);
    let changes = match &file {
        Some(path) if !there => changes.rename(path, &i18n::path_of(plain)),
        _ => changes,
    };
    // Two files of one language: which of them holds its texts is unknown.
    let changes = changes.ready().filter(|_| free && file.is_some() != there);
    let title = Msg::new("fix-set-value").with("value", plain);
    cx.find_at(&LOCALE_FORM, at, node).arg("found", code).arg("plain", plain).fix_with(title, changes).report();
}

fn locale_unknown(cx: &mut Check<'_>, at: &str, node: &Node, code: &str, count: usize) {
    let widget = cx.widget;
    let (known, product) = (cx.product.locales(), product_word(cx.product));
    let fits = |other: &&str| widget.contains(&i18n::path_of(other)) && manifest::locales(widget).iter().all(|(code, _)| code != other);
    // Of two letters any code is a near miss of any other.
    let meant = did_you_mean(code, known.iter().copied()).into_iter().filter(|_| code.len() > 2).filter(fits);
    let set = |other: &str| ChangeBuilder::new(widget).set(MANIFEST, at, other).option(Msg::new("fix-set-value").with("value", other));
    let mut options: Vec<FixOption> = meant.filter_map(set).collect();
    if count > 1 {
        options.extend(ChangeBuilder::new(widget).remove(MANIFEST, at).option(Msg::new("fix-delete-entry")));
    }
    cx.find_at(&LOCALE_UNKNOWN, at, node)
        .arg("locale", code)
        .arg("product", product)
        .arg("known", known.join(", "))
        .fix(Fix::choice(options))
        .report();
}

fn locale_for_market(cx: &mut Check<'_>) {
    let Some(list) = cx.widget.manifest(LOCALE).filter(|node| !node.items().is_empty()) else { return };
    let wanted = cx.product.locales().first().copied().unwrap_or_default();
    if list.items().iter().all(|item| item.as_str().is_some_and(|code| code != wanted && plain_locale(code) != Some(wanted))) {
        let product = product_word(cx.product);
        cx.find_at(&LOCALE_FOR_MARKET, LOCALE, list).arg("locale", wanted).arg("product", product).report();
    }
}

fn support(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(block) = widget.manifest("/widget/support").filter(|node| node.kind() == Kind::Object) else { return };
    let text = |key: &str| block.get(key).and_then(Node::as_str).map(str::trim).unwrap_or_default();
    let (link, email) = (text("link"), text("email"));
    let typed = ["link", "email"].iter().filter_map(|key| block.get(key)).all(|node| matches!(node.kind(), Kind::String | Kind::Null));
    // Kommo's table calls both optional.
    if link.is_empty() && email.is_empty() && typed && cx.product == Product::AmoCrm {
        cx.find_at(&SUPPORT_CONTACT, "/widget/support", block).fix(Fix::choice(ask_contact(widget).into_iter().collect())).report();
    }
    if let Some(node) = block.get("link").filter(|_| !link.is_empty()) {
        support_link(cx, node, link, email);
    }
    if let Some(node) = block.get("email").filter(|_| !email.is_empty() && !is_email(email)) {
        let bare = email.trim_start_matches("mailto:").trim();
        let set = ChangeBuilder::new(widget).set(MANIFEST, EMAIL, bare).option(Msg::new("fix-set-value").with("value", bare));
        let moved = ChangeBuilder::new(widget)
            .remove(MANIFEST, EMAIL)
            .set(MANIFEST, LINK, email)
            .option(Msg::new("fix-move-contact").with("key", "link"));
        let options = [set.filter(|_| is_email(bare)), moved.filter(|_| link.is_empty() && is_url(email))].into_iter().flatten().collect();
        cx.find_at(&SUPPORT_EMAIL, EMAIL, node).arg("found", shorten(email)).fix(Fix::choice(options)).report();
    }
}

fn support_link(cx: &mut Check<'_>, node: &Node, link: &str, email: &str) {
    let widget = cx.widget;
    let spelled: Vec<String> = match i18n::is_reference(link) {
        true => i18n::readable(widget).iter().filter_map(|file| text_in(file, link)).collect(),
        false => Vec::new(),
    };
    let wrong =
        if spelled.is_empty() { Some(link.to_owned()).filter(|url| !is_url(url)) } else { spelled.into_iter().find(|url| !is_url(url)) };
    if let Some(wrong) = wrong {
        let full = format!("https://{link}");
        let set = ChangeBuilder::new(widget).set(MANIFEST, LINK, full.as_str()).option(Msg::new("fix-set-value").with("value", &full));
        let set = set.filter(|_| wrong == link && !link.contains([':', '@']) && is_url(&full));
        let moved = ChangeBuilder::new(widget)
            .remove(MANIFEST, LINK)
            .set(MANIFEST, EMAIL, link)
            .option(Msg::new("fix-move-contact").with("key", "email"));
        let moved = moved.filter(|_| email.is_empty() && is_email(link));
        let fix = Fix::choice([set, moved].into_iter().flatten().collect());
        cx.find_at(&SUPPORT_LINK, LINK, node).arg("found", shorten(&wrong)).fix(fix).report();
    } else if let Some(rest) = link.strip_prefix("http://") {
        let secure = format!("https://{rest}");
        let set = ChangeBuilder::new(widget).set(MANIFEST, LINK, secure.as_str()).option(Msg::new("fix-set-value").with("value", &secure));
        cx.find_at(&SUPPORT_HTTP, LINK, node).arg("found", shorten(link)).fix(Fix::choice(set.into_iter().collect())).report();
    }
}

fn text_in(file: &i18n::Readable<'_>, reference: &str) -> Option<String> {
    match i18n::resolve(file.json, reference) {
        i18n::Resolved::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// Texts in the places of references.
fn literals(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let mut all = None;
    for (at, node) in manifest::references(widget) {
        let Some(text) = node.as_str().map(str::trim).filter(|text| !text.is_empty()) else { continue };
        // In fields of settings it is `settings/name`, in the title of the own page `advanced/title`.
        if at.starts_with("/settings/") || at.starts_with("/dp/settings/") || at == "/advanced/title" {
            continue;
        }
        if i18n::is_reference(text) {
            if reads_as_text(widget, text) {
                cx.find_at(&AMBIGUOUS, &at, node).arg("found", text).report();
            }
            continue;
        }
        let all = all.get_or_insert_with(|| literals::literals(widget));
        let options = moved_to_texts(widget, &at, node, all);
        let key = at.trim_start_matches('/').replace('/', ".");
        let last = pointer::parts(&at).last().unwrap_or_default();
        let like = match pointer::parts(&at).next().as_deref() {
            Some("widget") => format!("widget.{last}"),
            Some("tour") => "widget.tour_description".to_owned(),
            Some("salesbot_designer") => "salesbot.name".to_owned(),
            Some(section) if !section.contains('_') => format!("{section}.name"),
            _ => format!("{}.title", at.split('/').nth(1).unwrap_or_default()),
        };
        cx.find_at(&LITERAL, &at, node).arg("like", like).arg("key", key).arg("found", shorten(text)).fix(Fix::choice(options)).report();
    }
}

fn trim(cx: &mut Check<'_>) {
    for field in FIELDS.iter().filter(|field| field.kind == Kind::String) {
        let Some(node) = cx.widget.manifest(field.pointer) else { continue };
        let Some(text) = node.as_str().filter(|text| text.trim() != *text && !text.trim().is_empty()) else { continue };
        let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, field.pointer, text.trim()).ready();
        let key = field.pointer.trim_start_matches("/widget/").trim_start_matches('/').replace('/', ".");
        cx.find_at(&TRIM, field.pointer, node).arg("key", key).fix_with(Msg::new("fix-trim"), changes).report();
    }
}

/// The word by which the texts turn on the product.
pub fn product_word(product: Product) -> &'static str {
    match product {
        Product::AmoCrm => "amo",
        Product::Kommo => "kommo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_told_from_their_variants() {
        assert_eq!(
            (plain_locale("es_ES"), plain_locale("RU"), plain_locale("ru"), plain_locale("fr")),
            (Some("es"), Some("ru"), None, None)
        );
    }
}
