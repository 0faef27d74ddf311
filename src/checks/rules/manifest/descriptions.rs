//! `manifest/*`, the words people read: tags and HTML in descriptions, texts of a template, lengths for the marketplace.

use html5gum::{Token, Tokenizer};

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{did_you_mean, first_names, shorten};
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::references::text_places;
use crate::crm::i18n;
use crate::crm::link_tags::first_broken;
use crate::crm::manifest::{AMO_TAGS, KOMMO_NAME, KOMMO_SHORT_DESCRIPTION, KOMMO_WORD, TAGS};
use crate::crm::samples::{is_sample_host, is_sample_text};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Msg;

static TAG_UNKNOWN: Rule = rule("manifest/short-tag-unknown", Manifest, W, W, CHOICE, "S0; R, K");
static TAG_SPACES: Rule = rule("manifest/short-tag-spaces", Manifest, W, W, SAFE, "S0");
static TAG_OLD: Rule = rule("manifest/short-tag-old", Manifest, A, A, NO, "S0");
static HTML_UNSAFE: Rule = rule("manifest/html-unsafe", Manifest, W, E, CHOICE, "S0; K; P");
static TEMPLATE_TEXT: Rule = rule("manifest/template-text", Manifest, W, W, NO, "P");
static TEXT_LENGTH: Rule = rule("manifest/text-length", Manifest, A, W, NO, "K; P");

static OWN_BRAND: Rule = rule("manifest/own-brand", Manifest, None, W, NO, "R, K");
static BARE_LINK: Rule = rule("manifest/bare-link", Manifest, None, W, NO, "R, K");

pub static RULES: &[&Rule] = &[&OWN_BRAND, &BARE_LINK, &TAG_UNKNOWN, &TAG_SPACES, &TAG_OLD, &HTML_UNSAFE, &TEMPLATE_TEXT, &TEXT_LENGTH];

const NAME: &str = "/widget/name";
const SHORT_DESCRIPTION: &str = "/widget/short_description";
/// Texts in which the platform replaces tags.
const DESCRIPTIONS: [&str; 3] = ["/widget/description", SHORT_DESCRIPTION, "/tour/tour_description"];
/// Elements that load or run something.
const ACTIVE: &[&str] = &["script", "iframe", "object", "embed"];

/// A text and where it stands.
struct Spot {
    /// The place of the manifest that shows it.
    from: &'static str,
    file: String,
    pointer: String,
    text: String,
}

/// Reports what is wrong in the name and the descriptions.
pub fn check(cx: &mut Check<'_>) {
    if cx.widget.complete_manifest().is_none() {
        return;
    }
    let described = spots(cx.widget, &DESCRIPTIONS);
    for spot in &described {
        tags(cx, spot);
        html(cx, spot);
    }
    spaced_tags(cx, &described);
    let named = spots(cx.widget, &[NAME, SHORT_DESCRIPTION, DESCRIPTIONS[0], DESCRIPTIONS[2]]);
    template_texts(cx, &named);
    own_brand(cx, &named);
    bare_links(cx, &described);
    if cx.product == Product::Kommo {
        named.iter().for_each(|spot| length(cx, spot));
    }
}

/// The texts of the places in `from`, each once.
fn spots(widget: &Widget, from: &[&'static str]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    for from in from {
        for (file, pointer) in text_places(widget, from) {
            let Some(text) = widget.json(&file).and_then(|json| json.at(&pointer)?.as_str()) else { continue };
            if !spots.iter().any(|spot| spot.file == file && spot.pointer == pointer) {
                spots.push(Spot { from, text: text.to_owned(), file, pointer });
            }
        }
    }
    spots
}

impl Spot {
    fn finding<'c, 'w>(&self, cx: &'c mut Check<'w>, rule: &'static Rule) -> crate::checks::engine::check::FindingBuilder<'c, 'w> {
        let range = cx.widget.json(&self.file).and_then(|json| json.at(&self.pointer)).map_or(0..0, |node| node.range.clone());
        let finding = cx.find_in(rule, &self.file).pointer(&self.pointer).range(range);
        if self.file == MANIFEST { finding } else { finding.related(MANIFEST, self.from) }
    }

    fn set(&self, widget: &Widget, text: String, title: Msg) -> Option<FixOption> {
        ChangeBuilder::new(widget).set(&self.file, &self.pointer, text).option(title)
    }
}

/// A tag as it is written, and the name in it.
struct Tag<'t> {
    written: &'t str,
    name: &'t str,
}

/// All `#WORD#` of a text in capitals, blanks inside them allowed. A colour such as `#FFE0B2#` is none.
fn found_tags(text: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('#') {
        rest = after;
        let Some((inside, next)) = after.split_once('#') else { break };
        let name = inside.trim_matches(' ');
        let bare = name.trim_start_matches('/').trim_start_matches(' ');
        let word = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        let colour = bare.bytes().all(|b| b.is_ascii_hexdigit()) && bare.len() >= 3 && bare.len() <= 8;
        if word && bare.starts_with(|c: char| c.is_ascii_uppercase()) && !colour {
            let start = text.len() - after.len() - 1;
            found.push(Tag { written: text.get(start..text.len() - next.len()).unwrap_or_default(), name: bare });
            rest = next;
        }
    }
    found
}

fn tags(cx: &mut Check<'_>, spot: &Spot) {
    let widget = cx.widget;
    let replaces = |name: &str| replaces(cx.product, name);
    let tags = found_tags(&spot.text);
    let unknown: Vec<&Tag<'_>> = tags.iter().filter(|tag| !replaces(tag.name)).collect();
    let known: Vec<&str> = TAGS.iter().copied().filter(|name| replaces(name)).collect();
    if let Some(tag) = unknown.first() {
        let written = tag.written.to_owned();
        let set = |name: &str| {
            let other = format!("#{name}#");
            let text = spot.text.replace(&written, &other);
            spot.set(widget, text, Msg::new("fix-set-value").with("value", other))
        };
        let mut options: Vec<FixOption> =
            did_you_mean(tag.name, known.iter().copied().filter(|name| *name != "LINK")).into_iter().filter_map(set).collect();
        options.extend(spot.set(widget, spot.text.replace(&written, ""), Msg::new("fix-delete-tag").with("tag", &written)));
        let what = if TAGS.contains(&tag.name) { "product" } else { "unknown" };
        spot.finding(cx, &TAG_UNKNOWN)
            .arg("found", &written)
            .arg("what", what)
            .arg("known", known.iter().map(|name| format!("#{name}#")).collect::<Vec<_>>().join(", "))
            .fix(Fix::choice(options))
            .report();
    }
    // Without its partner it is `manifest/link-tag-unpaired`.
    let is_pair = tags.iter().filter(|tag| tag.name == "LINK").count() > 1;
    if cx.product == Product::Kommo && is_pair && first_broken(&spot.text).is_none() {
        spot.finding(cx, &TAG_OLD).report();
    }
}

/// Whether the product replaces the tag `name`.
fn replaces(product: Product, name: &str) -> bool {
    TAGS.contains(&name) && !(product == Product::Kommo && AMO_TAGS.contains(&name))
}

/// Tags with blanks in them: one finding and one repair for all texts, since the tags of all locales have to agree.
fn spaced_tags(cx: &mut Check<'_>, spots: &[Spot]) {
    let of = |spot: &'_ Spot| -> Vec<String> {
        let tags = found_tags(&spot.text).into_iter().filter(|tag| replaces(cx.product, tag.name) && tag.written.contains(' '));
        tags.map(|tag| tag.written.to_owned()).collect()
    };
    let spaced: Vec<(&Spot, Vec<String>)> = spots.iter().map(|spot| (spot, of(spot))).filter(|(_, tags)| !tags.is_empty()).collect();
    let Some(((first, tags), others)) = spaced.split_first() else { return };
    let changes = spaced.iter().fold(ChangeBuilder::new(cx.widget), |changes, (spot, tags)| {
        let text = tags.iter().fold(spot.text.clone(), |text, tag| text.replace(tag, &tag.replace(' ', "")));
        changes.set(&spot.file, &spot.pointer, text)
    });
    let written = tags.first().cloned().unwrap_or_default();
    let whole = written.replace(' ', "");
    let title = Msg::new("fix-set-value").with("value", &whole);
    let finding = first.finding(cx, &TAG_SPACES).arg("found", written).arg("whole", whole);
    let finding = others.iter().fold(finding, |finding, (spot, _)| finding.also(&spot.file, &spot.pointer));
    finding.fix_with(title, changes.ready()).report();
}

/// What in `html` loads or runs something: the element or attribute as it is called.
fn active(html: &str) -> Option<String> {
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).to_lowercase();
        if ACTIVE.contains(&name.as_str()) {
            return Some(format!("<{name}>"));
        }
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).to_lowercase();
            let value = String::from_utf8_lossy(value).trim().to_lowercase();
            if key.starts_with("on") && key.len() > 2 {
                return Some(key);
            }
            if value.starts_with("javascript:") {
                return Some("javascript:".to_owned());
            }
        }
    }
    None
}

fn html(cx: &mut Check<'_>, spot: &Spot) {
    let Some(found) = active(&spot.text) else { return };
    let without = found.strip_prefix('<').and_then(|name| without_element(&spot.text, name.trim_end_matches('>')));
    let option = without.and_then(|text| spot.set(cx.widget, text, Msg::new("fix-delete-tag").with("tag", &found)));
    let fix = Fix::choice(option.into_iter().collect());
    spot.finding(cx, &HTML_UNSAFE).arg("found", found).fix(fix).report();
}

/// `html` without all elements called `name` and what is in them; `None` if one of them isn't closed.
fn without_element(html: &str, name: &str) -> Option<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut text = html.to_owned();
    while let Some(start) = text.to_ascii_lowercase().find(&open) {
        let end = text.to_ascii_lowercase().get(start..)?.find(&close)? + start + close.len();
        text.replace_range(start..end, "");
    }
    Some(text).filter(|text| text != html)
}

/// Whether a text names an address or mailbox that stands for another one.
fn has_sample_host(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | ',' | ';'));
    words.filter(|word| word.contains("://") || word.contains('@')).any(|word| is_sample_host(word.trim_end_matches(['.', '!', '?'])))
}

/// Texts that suit any widget: one finding for all of them.
fn template_texts(cx: &mut Check<'_>, spots: &[Spot]) {
    // A reference with a blank around it is `manifest/trim`.
    let is_reference = |spot: &Spot| spot.file == MANIFEST && i18n::is_reference(spot.text.trim());
    let found: Vec<&Spot> =
        spots.iter().filter(|spot| !is_reference(spot) && (is_sample_text(&spot.text) || has_sample_host(&spot.text))).collect();
    let Some((first, others)) = found.split_first() else { return };
    let mut texts: Vec<String> = Vec::new();
    for text in found.iter().map(|spot| format!("\"{}\"", shorten(&spot.text))) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let finding = first.finding(cx, &TEMPLATE_TEXT).arg("count", texts.len()).arg("found", first_names(&texts));
    others.iter().fold(finding, |finding, spot| finding.also(&spot.file, &spot.pointer)).report();
}

/// The product's name in the widget's name, and in small letters in other texts.
fn own_brand(cx: &mut Check<'_>, spots: &[Spot]) {
    let brand = match cx.product {
        Product::AmoCrm => "amoCRM",
        Product::Kommo => "Kommo",
    };
    let small = brand.to_lowercase();
    let is_small = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | ',' | ';' | ':'));
        words.map(|word| word.trim_end_matches(['.', '!', '?'])).any(|word| word == small)
    };
    for (what, found) in [
        ("name", spots.iter().filter(|spot| spot.from == NAME && spot.text.to_lowercase().contains(&small)).collect::<Vec<_>>()),
        ("small", spots.iter().filter(|spot| spot.from != NAME && is_small(&spot.text)).collect()),
    ] {
        let Some((first, others)) = found.split_first() else { continue };
        let finding = first.finding(cx, &OWN_BRAND).arg("what", what).arg("brand", brand).arg("small", small.as_str());
        others.iter().fold(finding, |finding, spot| finding.also(&spot.file, &spot.pointer)).report();
    }
}

/// Addresses that stand in a description as plain text: one finding for all.
fn bare_links(cx: &mut Check<'_>, spots: &[Spot]) {
    let found: Vec<(&Spot, String)> =
        spots.iter().filter(|spot| spot.from == DESCRIPTIONS[0]).filter_map(|spot| Some((spot, bare_link(&spot.text)?))).collect();
    let Some(((first, link), others)) = found.split_first() else { return };
    let finding = first.finding(cx, &BARE_LINK).arg("found", shorten(link));
    others.iter().fold(finding, |finding, (spot, _)| finding.also(&spot.file, &spot.pointer)).report();
}

/// The first address of a text that is neither in a tag nor within a link nor behind `#LINK#`.
fn bare_link(html: &str) -> Option<String> {
    let mut within = 0_usize;
    for token in Tokenizer::new(html) {
        match token.ok()? {
            Token::StartTag(tag) if tag.name.as_slice() == b"a" => within += 1,
            Token::EndTag(tag) if tag.name.as_slice() == b"a" => within = within.saturating_sub(1),
            Token::String(text) if within == 0 => {
                let text = String::from_utf8_lossy(&text).into_owned();
                let start = text.find("https://").or_else(|| text.find("http://"));
                if let Some(start) = start.filter(|start| !text.get(..*start).is_some_and(|before| before.trim_end().ends_with('#'))) {
                    return text.get(start..)?.split_whitespace().next().map(str::to_owned);
                }
            }
            _ => {}
        }
    }
    None
}

fn length(cx: &mut Check<'_>, spot: &Spot) {
    let count = spot.text.trim().chars().count();
    let longest = spot.text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let (what, count, most) = match spot.from {
        NAME if count > KOMMO_NAME => ("name", count, KOMMO_NAME),
        NAME if longest > KOMMO_WORD => ("word", longest, KOMMO_WORD),
        SHORT_DESCRIPTION if count > KOMMO_SHORT_DESCRIPTION => ("short", count, KOMMO_SHORT_DESCRIPTION),
        _ => return,
    };
    spot.finding(cx, &TEXT_LENGTH).arg("what", what).arg("count", count).arg("most", most).report();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_colours_and_numbers() {
        let names = |text| found_tags(text).iter().map(|tag| tag.name.to_owned()).collect::<Vec<_>>();
        assert_eq!(names("#HOST# and # LOGIN #, #FFE0B2# #1# a#b#"), ["HOST", "LOGIN"]);
        assert_eq!(names("#LINK#https://#SUBDOMAIN#.x#/LINK#"), ["LINK", "SUBDOMAIN", "LINK"]);
        assert_eq!(names("# 1 #USER#"), ["USER"]);
    }

    #[test]
    fn active_content_is_found_and_cut_out() {
        assert_eq!(active("<p onclick='x'>").as_deref(), Some("onclick"));
        assert_eq!(active("<a href=' JavaScript:x'>").as_deref(), Some("javascript:"));
        assert_eq!(active("<b>on time</b><a href=\"https://a.b\">"), None);
        assert_eq!(without_element("a<SCRIPT x>1</script>b", "script").as_deref(), Some("ab"));
        assert_eq!(without_element("a<script>b", "script"), None);
    }
}
