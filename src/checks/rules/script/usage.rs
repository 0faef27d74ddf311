//! `script/*`, `settings/*` and others: texts and settings that the script uses and the widget lacks, and the limits of bots.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, IntoFix, Repair};
use crate::checks::engine::message::first_names;
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::files::references;
use crate::crm::i18n;
use crate::crm::i18n::usage;
use crate::crm::i18n::usage::{Usage, Uses};
use crate::crm::i18n::{Readable, readable};
use crate::formats::html::tags;
use crate::formats::json::{Kind, Node};
use crate::formats::path::RelPath;
use crate::formats::script::{Access, Module, SCRIPT, Script, What};
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::Text;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::forms::script_uses as names;
use crate::text::msg::Msg;

static UNUSED: Rule = rule("i18n/unused", I18n, A, A, UNSAFE, "P");
static UNDEFINED: Rule = rule("i18n/used-undefined", I18n, W, E, NO, "R, K; P");
static HARD_CODED: Rule = rule("i18n/hard-coded-text", I18n, A, A, NO, "P");
static SETTING_UNUSED: Rule = rule("settings/unused", Settings, A, A, NO, "P");
static SETTING_UNDECLARED: Rule = rule("settings/undeclared", Settings, W, W, NO, "P");
static CUSTOM: Rule = rule("settings/custom-without-code", Settings, A, W, NO, "S1; R, K");
static INIT_ONCE: Rule = rule("manifest/init-once-hint", Manifest, A, A, CHOICE, "S0; R");
static LIMITS: Rule = rule("salesbot/limits", Settings, A, A, NO, "R");

pub static RULES: &[&Rule] = &[&UNUSED, &UNDEFINED, &HARD_CODED, &SETTING_UNUSED, &SETTING_UNDECLARED, &CUSTOM, &INIT_ONCE, &LIMITS];

/// The section of the texts that the platform itself shows.
const PLATFORM: &str = "widget.";
/// A field of the settings: its code, its type and its bytes.
type Field<'w> = (&'w str, Option<&'w str>, std::ops::Range<usize>);

/// A text that people read: its bytes, and the words as they see them.
type Seen = (std::ops::Range<usize>, String);

/// The section of the labels of fields.
const FIELDS: &str = "settings.";
/// What the platform puts among the settings. Source: `docs/PLATFORM.md` 6.3 and real scripts.
const PLATFORM_SETTINGS: &[&str] = &[
    "active",
    "code",
    "id",
    "images_path",
    "init_once",
    "interface_version",
    "install",
    "installation",
    "locale",
    "name",
    "oauth_client_uuid",
    "path",
    "rating",
    "status",
    "support",
    "version",
];

/// Reports what is asked for and not there, and what is there and not asked for.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    hard_coded(cx);
    let Some(script) = widget.text(SCRIPT).map(|text| text.script(SCRIPT)).filter(|script| script.is_read()) else { return };
    if widget.complete_manifest().is_none() || !has_widget(widget) {
        return;
    }
    texts(cx, script);
    settings(cx, script);
    init(cx, script);
    cx.part("bot-limits", &[SCRIPT], 0, |cx| limits(cx, script));
}

fn texts(cx: &mut Check<'_>, script: &Script) {
    let widget = cx.widget;
    let locales = readable(widget);
    let is_complete = !locales.is_empty() && locales.len() == i18n::locales(widget).len();
    let Some(base) = locales.first().filter(|_| is_complete) else { return };
    let paths: Vec<&str> = [SCRIPT].into_iter().chain(locales.iter().map(|file| file.path.as_str())).collect();
    cx.part("undefined", &paths, 0, |cx| undefined(cx, script, &locales));
    let known = fingerprint((references(widget), are_fields(widget), cx.scripts()));
    cx.part("unused", &[base.path.as_str(), SCRIPT], known, |cx| unused(cx, script, base));
}

/// Texts that the script surely asks for, and no locale has.
fn undefined(cx: &mut Check<'_>, script: &Script, locales: &[Readable<'_>]) {
    let mut seen = BTreeSet::new();
    for access in script.texts.iter().filter(|access| access.is_sure && !access.path.is_empty() && !script.form.is_built) {
        let reference = access.path.join(".");
        if locales.iter().any(|file| leads(file, access)) || !seen.insert(reference.clone()) {
            continue;
        }
        cx.find_in(&UNDEFINED, SCRIPT).range(access.range.clone()).arg("reference", shorten(&reference)).report();
    }
}

/// Whether a way leads to a text or a section; what follows a text is a part of it, such as its length.
fn leads(file: &Readable<'_>, access: &Access) -> bool {
    let mut node = file.json.root.as_ref();
    for key in &access.path {
        match node {
            Some(holder) if holder.kind() == Kind::Object => node = holder.get(key),
            Some(_) => return true,
            None => return false,
        }
    }
    node.is_some()
}

fn unused(cx: &mut Check<'_>, script: &Script, base: &Readable<'_>) {
    let widget = cx.widget;
    // A script that loads others isn't all there is; one that names the texts without asking for any asks in a way that isn't followed.
    let loads =
        script.form.needs.iter().any(|name| name.contains("//")) || script.notes.iter().any(|note| note.what == What::ScriptElement);
    let all_read = usage::scripts(widget).all(|(path, text)| !path.ends_with(".js") || text.script(path).is_read());
    let names_texts = || usage::scripts(widget).any(|(_, text)| ["i18n", "langs"].iter().any(|word| text.as_str().contains(word)));
    // Of what is no module nothing runs: that is `script/not-module`.
    let is_dead = script.form.module == Module::Plain && !script.form.is_built;
    if is_dead || loads || !all_read || script.texts.is_empty() && names_texts() {
        return;
    }
    let uses = Uses::read(widget);
    let are_fields = are_fields(widget);
    let is_free = |reference: &str| !reference.starts_with(PLATFORM) && (are_fields || !reference.starts_with(FIELDS));
    let is_unused = |(reference, at, _): &(&str, &str, &Node)| is_free(reference) && uses.usage(at) == Usage::Unused;
    let found: Vec<(&str, &str, &Node)> = base.texts().filter(is_unused).collect();
    let Some((_, at, node)) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|(reference, ..)| *reference).collect();
    cx.find_in(&UNUSED, base.path.as_str())
        .pointer(at)
        .range(node.range.clone())
        .arg("count", found.len())
        .arg("names", first_names(&names))
        .fix_later(
            Msg::new("fix-delete-texts").with("count", found.len()),
            Repair::DeleteTexts { keys: found.iter().map(|(_, at, _)| (*at).to_owned()).collect() },
        )
        .report();
}

/// Whether the fields of the settings are all there to refer to their texts; what is wrong with them has findings of its own.
fn are_fields(widget: &Widget) -> bool {
    let is_object = |node: &Node| node.kind() == Kind::Object;
    widget
        .manifest("/settings")
        .is_some_and(|node| is_object(node) && !node.members().is_empty() && node.members().iter().all(|member| is_object(&member.node)))
}

/// Texts that people read and that are written in the script or in a template: one finding for all files. A widget of one language has
/// nobody to translate for.
fn hard_coded(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if readable(widget).len() < 2 {
        return;
    }
    let is_read = |path: &RelPath| path.as_str() == SCRIPT || matches!(&*path.extension(), "twig" | "html" | "htm");
    let packed = cx.packed();
    let files: Vec<&str> = packed.iter().map(|(path, _)| *path).filter(|path| is_read(path)).map(RelPath::as_str).collect();
    cx.part("hard-coded", &files, 0, |cx| {
        let found = files.iter().filter_map(|path| Some((*path, texts_in(path, widget.text(path)?))));
        let found: Vec<(&str, Vec<Seen>)> = found.filter(|(_, texts)| !texts.is_empty()).collect();
        let Some((path, range, words)) = found.first().and_then(|(path, texts)| texts.first().map(|(range, words)| (path, range, words)))
        else {
            return;
        };
        let count = found.iter().map(|(_, texts)| texts.len()).sum::<usize>();
        let names: Vec<&str> = found.iter().map(|(path, _)| *path).collect();
        let finding = cx.find_in(&HARD_CODED, path).range(range.clone()).arg("file", first_names(&names)).arg("count", count);
        names.iter().skip(1).fold(finding, |finding, path| finding.also(path, "")).arg("words", shorten(words)).report();
    });
}

/// The texts in a file that people read, as they see them.
fn texts_in(path: &str, text: &Text) -> Vec<Seen> {
    if path != SCRIPT {
        return in_template(text).into_iter().map(|(range, words)| (range, words.to_owned())).collect();
    }
    let script = text.script(SCRIPT);
    let shown = script.literals.iter().filter(|literal| literal.is_shown && !script.form.is_built);
    shown.map(|literal| (literal.range.clone(), seen(&literal.text))).filter(|(_, words)| !words.is_empty()).collect()
}

/// What a person sees of a piece of HTML, which may begin or end within a tag; empty if that is no word.
fn seen(html: &str) -> String {
    let start = html.find('>').filter(|end| html.find('<').is_none_or(|start| start > *end)).map_or(0, |end| end + 1);
    let rest = html.get(start..).unwrap_or_default();
    let end = rest.rfind('<').filter(|start| rest.rfind('>').is_none_or(|end| end < *start)).unwrap_or(rest.len());
    let words = tags::stripped(rest.get(..end).unwrap_or_default());
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // A piece of a tag without its ends.
    let is_attribute = words.contains("=\"") || words.contains("='");
    if is_attribute || words.chars().filter(|c| c.is_alphabetic()).count() < 2 { String::new() } else { words }
}

/// Words in Cyrillic letters outside of tags and comments. A page of its own is no template.
fn in_template(text: &Text) -> Vec<(std::ops::Range<usize>, &str)> {
    let whole = text.as_str();
    let mut found = Vec::new();
    if whole.contains("<html") {
        return found;
    }
    let mut at = 0;
    for piece in whole.split_inclusive(['<', '>', '{', '}']) {
        let (start, is_tag) = (at, whole.get(..at).is_some_and(|before| before.ends_with(['<', '{'])));
        at += piece.len();
        let words = piece.trim_end_matches(['<', '>', '{', '}']);
        let is_cyrillic = words.chars().filter(|c| ('\u{400}'..='\u{4ff}').contains(c)).count() > 1;
        if is_cyrillic && !is_tag {
            found.push((start..start + words.len(), words.trim()));
        }
    }
    found
}

fn settings(cx: &mut Check<'_>, script: &Script) {
    let widget = cx.widget;
    let Some(block) = widget.manifest("/settings").filter(|node| node.kind() == Kind::Object) else { return };
    let fields: Vec<Field<'_>> = block
        .members()
        .iter()
        .filter(|member| !member.key.starts_with('_'))
        .map(|member| (member.key.as_str(), member.node.get("type").and_then(Node::as_str), member.node.range.clone()))
        .collect();
    let other: Vec<&str> = ["/dp/settings", "/salesbot_designer"].iter().filter_map(|at| widget.manifest(at)).flat_map(keys).collect();
    let known = fingerprint((&fields, &other, cx.scripts()));
    cx.part("read-settings", &[SCRIPT], known, |cx| {
        if !fields.is_empty() {
            undeclared(cx, script, &fields, &other);
        }
        custom(cx, script, &fields);
        unused_settings(cx, script, &fields);
    });
}

fn keys(node: &Node) -> impl Iterator<Item = &str> {
    node.members().iter().map(|member| member.key.as_str())
}

fn undeclared(cx: &mut Check<'_>, script: &Script, fields: &[Field<'_>], other: &[&str]) {
    let mut seen = BTreeSet::new();
    let is_known = |key: &str| {
        fields.iter().any(|(field, ..)| *field == key)
            || other.contains(&key)
            || script.own_settings.iter().any(|own| own == key)
            || PLATFORM_SETTINGS.contains(&key)
            || key.contains("widget")
    };
    for access in script.settings.iter().filter(|access| access.is_sure && !script.form.is_built) {
        let Some((key, range)) = access.path.first().zip(access.parts.first()) else { continue };
        if !is_known(key) && seen.insert(key.as_str()) {
            cx.find_in(&SETTING_UNDECLARED, SCRIPT).range(range.clone()).arg("name", key.as_str()).report();
        }
    }
}

/// A field that nothing asks for by name. Where the script reads all settings as a whole, none is reported.
fn unused_settings(cx: &mut Check<'_>, script: &Script, fields: &[Field<'_>]) {
    let widget = cx.widget;
    let asks = script.settings.iter().any(|access| access.is_sure);
    let is_open = script.settings.iter().any(|access| access.path.is_empty() && !access.is_followed);
    let loads = script.form.needs.iter().any(|name| name.contains("//"));
    if !asks || is_open || loads {
        return;
    }
    let asked: Vec<&str> = fields.iter().filter(|(_, kind, _)| kind.is_some_and(|kind| kind != "custom")).map(|(key, ..)| *key).collect();
    // One pass over the scripts for all fields: either may be many.
    let Ok(finder) = AhoCorasick::new(&asked) else { return };
    let mut named = vec![false; asked.len()];
    for (_, text) in usage::scripts(widget) {
        for found in finder.find_overlapping_iter(text.as_str()) {
            named.get_mut(found.pattern().as_usize()).into_iter().for_each(|named| *named = true);
        }
    }
    let unread: Vec<&str> = asked.iter().zip(named).filter(|(_, named)| !named).map(|(key, _)| *key).collect();
    let at = |key: &str| crate::formats::json::pointer::join("/settings", key);
    let Some((first, others)) = unread.split_first() else { return };
    let Some(node) = widget.manifest(&at(first)) else { return };
    let finding = cx.find_at(&SETTING_UNUSED, &at(first), node).arg("count", unread.len()).arg("names", first_names(&unread));
    others.iter().fold(finding, |finding, key| finding.also(MANIFEST, &at(key))).related(SCRIPT, "").report();
}

/// A field of one's own that nothing draws.
fn custom(cx: &mut Check<'_>, script: &Script, fields: &[Field<'_>]) {
    let widget = cx.widget;
    let Some((key, ..)) = fields.iter().find(|(_, kind, _)| *kind == Some("custom")) else { return };
    let draws = script.callback("settings").is_some_and(|callback| !callback.is_empty);
    let names_it = usage::scripts(widget).any(|(_, text)| text.as_str().contains("_custom") || names::count(text.as_str(), key) > 0);
    let at = crate::formats::json::pointer::join("/settings", key);
    if let Some(node) = widget.manifest(&at).filter(|_| script.callbacks.is_whole && !draws && !names_it) {
        cx.find_at(&CUSTOM, &at, node).related(SCRIPT, "").arg("name", *key).report();
    }
}

/// A connection that begins anew on each page.
fn init(cx: &mut Check<'_>, script: &Script) {
    let widget = cx.widget;
    let stated = widget.manifest("/widget/init_once");
    let live = script.notes.iter().find(|note| note.what == What::Live && !script.form.is_built);
    let Some(note) = live.filter(|_| stated.is_none_or(|node| node.as_bool() == Some(false))) else { return };
    let text = widget.text(SCRIPT).and_then(|text| text.as_str().get(note.range.clone())).unwrap_or_default();
    let option = ChangeBuilder::new(widget).set(MANIFEST, "/widget/init_once", true);
    let option = option.option(Msg::new("fix-set").with("key", "init_once").with("value", "true"));
    let finding = match stated {
        Some(node) => cx.find_at(&INIT_ONCE, "/widget/init_once", node),
        None => cx.find_missing(&INIT_ONCE, "/widget/init_once"),
    };
    let words = shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    finding.related(SCRIPT, "").arg("words", words).fix(Fix::choice(option.into_iter().collect())).report();
}

fn has_widget(widget: &Widget) -> bool {
    widget.manifest("/widget").is_some_and(|node| node.kind() == Kind::Object)
}

fn limits(cx: &mut Check<'_>, script: &Script) {
    for limit in &script.limits {
        cx.find_in(&LIMITS, SCRIPT)
            .range(limit.range.clone())
            .arg("what", limit.what)
            .arg("count", limit.count)
            .arg("most", limit.most)
            .report();
    }
}
