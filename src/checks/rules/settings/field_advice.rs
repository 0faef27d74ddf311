//! `settings/*`, `dp/*`: advice about single fields: their codes, their labels, secrets among them.

use std::collections::HashMap;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::short::*;
use crate::crm::i18n;
use crate::crm::i18n::{Readable, Resolved};
use crate::crm::secrets::names::is_secret;
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Msg;

static REQUIRED_MISSING: Rule = rule("settings/required-missing", Settings, A, A, CHOICE, "S0");
static KEY_FORMAT: Rule = rule("settings/key-format", Settings, W, W, CHOICE, "S1");
static DP_REQUIRED_MISSING: Rule = rule("dp/settings-required-missing", Settings, A, A, CHOICE, "S0");
static DP_KEY_FORMAT: Rule = rule("dp/settings-key-format", Settings, W, W, CHOICE, "S1");
static SECRET_AS_TEXT: Rule = rule("settings/secret-as-text", Settings, W, W, UNSAFE, "P");
static LABEL_DUPLICATE: Rule = rule("settings/label-duplicate", Settings, W, W, NO, "P");
static TOO_MANY: Rule = rule("settings/too-many", Settings, A, A, NO, "P");

pub static RULES: &[&Rule] =
    &[&REQUIRED_MISSING, &KEY_FORMAT, &DP_REQUIRED_MISSING, &DP_KEY_FORMAT, &SECRET_AS_TEXT, &LABEL_DUPLICATE, &TOO_MANY];

const SETTINGS: &str = "/settings";
/// Most fields that a person fills in without losing the way.
const MOST_FIELDS: usize = 20;

/// Reports fields that work, but may not as they were meant.
pub fn check(cx: &mut Check<'_>) {
    if cx.widget.complete_manifest().is_none() {
        return;
    }
    for (block, required, key_format) in
        [(SETTINGS, &REQUIRED_MISSING, &KEY_FORMAT), ("/dp/settings", &DP_REQUIRED_MISSING, &DP_KEY_FORMAT)]
    {
        for (at, member) in fields(cx.widget, block) {
            required_missing(cx, required, &at, member);
            key(cx, key_format, block, &at, member);
        }
    }
    let settings = fields(cx.widget, SETTINGS);
    let files = i18n::readable(cx.widget);
    let labels: Vec<Vec<(&str, String)>> = settings.iter().map(|(_, member)| label(&files, member)).collect();
    for ((at, member), label) in settings.iter().zip(&labels) {
        secret(cx, at, member, label);
    }
    duplicate_labels(cx, &settings, labels);
    if let Some(node) = cx.widget.manifest(SETTINGS).filter(|_| settings.len() > MOST_FIELDS) {
        cx.find_at(&TOO_MANY, SETTINGS, node).arg("count", settings.len()).arg("most", MOST_FIELDS).report();
    }
}

/// The fields of a block with their pointers; a key that begins with `_` is a comment.
fn fields<'w>(widget: &'w Widget, block: &str) -> Vec<(String, &'w Member)> {
    let members = widget.manifest(block).map_or(&[][..], Node::members).iter();
    let fields = members.filter(|member| member.node.kind() == Kind::Object && !member.key.starts_with('_'));
    fields.map(|member| (pointer::join(block, &member.key), member)).collect()
}

fn required_missing(cx: &mut Check<'_>, rule: &'static Rule, at: &str, member: &Member) {
    if member.node.get("required").is_some() {
        return;
    }
    let at = pointer::join(at, "required");
    let set = |value: bool| {
        let title = Msg::new("fix-set").with("key", "required").with("value", value.to_string());
        ChangeBuilder::new(cx.widget).set(MANIFEST, &at, value).option(title)
    };
    let options = [set(false), set(true)].into_iter().flatten().collect();
    cx.find_missing(rule, &at).arg("field", &member.key).fix(Fix::choice(options)).report();
}

fn key(cx: &mut Check<'_>, rule: &'static Rule, block: &str, at: &str, member: &Member) {
    let widget = cx.widget;
    let plain = plain_key(&member.key);
    if plain == member.key {
        return;
    }
    let free = plain.starts_with(|c: char| c.is_ascii_alphabetic()) && widget.manifest(&pointer::join(block, &plain)).is_none();
    let title = Msg::new("fix-rename-to").with("name", &plain);
    let rename: Option<FixOption> = ChangeBuilder::new(widget).rename_key(MANIFEST, at, &plain).option(title).filter(|_| free);
    cx.find_at(rule, at, &member.node).arg("field", shorten(&member.key)).fix(Fix::choice(rename.into_iter().collect())).report();
}

/// `key` as a latin letter with letters, digits and `_`; may come out empty.
pub fn plain_key(key: &str) -> String {
    let plain: String = key.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if plain.starts_with(|c: char| c.is_ascii_digit()) { format!("field_{plain}") } else { plain.trim_start_matches('_').to_owned() }
}

/// The texts of a field's name: locale and text.
fn label<'w>(files: &[Readable<'w>], member: &Member) -> Vec<(&'w str, String)> {
    let Some(name) = member.node.get("name").and_then(Node::as_str) else { return Vec::new() };
    let text = |file: &Readable<'w>| match i18n::resolve(file.json, name) {
        Resolved::Text(text) => Some((file.code, text.trim().to_lowercase())),
        _ => None,
    };
    files.iter().filter_map(text).filter(|(_, text)| !text.is_empty()).collect()
}

fn secret(cx: &mut Check<'_>, at: &str, member: &Member, label: &[(&str, String)]) {
    let at = pointer::join(at, "type");
    let Some(node) = cx.widget.manifest(&at).filter(|node| node.as_str() == Some("text")) else { return };
    if !is_secret(&member.key) && !label.iter().any(|(_, text)| is_secret(text)) {
        return;
    }
    let changes = ChangeBuilder::new(cx.widget).set(MANIFEST, &at, "pass").ready();
    let title = Msg::new("fix-set").with("key", "type").with("value", "pass");
    cx.find_at(&SECRET_AS_TEXT, &at, node).arg("field", &member.key).fix_with(title, changes).report();
}

fn duplicate_labels(cx: &mut Check<'_>, fields: &[(String, &Member)], labels: Vec<Vec<(&str, String)>>) {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    for (index, ((at, member), label)) in fields.iter().zip(labels).enumerate() {
        let owners: Vec<(&str, usize)> = label.into_iter().map(|text| (text.0, *known.entry(text).or_insert(index))).collect();
        let owner = owners.iter().map(|(_, owner)| *owner).min().filter(|owner| *owner < index);
        let Some((owner, first)) = owner.and_then(|owner| Some((owner, fields.get(owner)?))) else { continue };
        let locales = owners.iter().filter(|(_, other)| *other == owner).map(|(code, _)| *code).collect::<Vec<_>>().join(", ");
        cx.find_at(&LABEL_DUPLICATE, at, &member.node)
            .related(MANIFEST, &first.0)
            .arg("field", &member.key)
            .arg("other", &first.1.key)
            .arg("locales", locales)
            .report();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (key, plain) in [("a_1", "a_1"), ("a.b c", "a_b_c"), ("1st", "field_1st"), ("Имя", "")] {
            assert_eq!(plain_key(key), plain);
        }
    }
}
