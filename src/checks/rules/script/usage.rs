//! `script/*`, `settings/*` and others: texts and settings that the script uses and the widget lacks, and the limits of bots.

use std::collections::{BTreeSet, HashSet};

use aho_corasick::AhoCorasick;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, IntoFix, Repair};
use crate::checks::engine::message::{did_you_mean, first_names, shorten};
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::files::references;
use crate::checks::rules::script::life::ends;
use crate::checks::rules::script::modules::own;
use crate::crm::i18n;
use crate::crm::i18n::usage;
use crate::crm::i18n::usage::{Usage, Uses};
use crate::crm::i18n::{Readable, readable};
use crate::formats::html::tags;
use crate::formats::json::{Kind, Node};
use crate::formats::path::RelPath;
use crate::formats::script::{Access, Module, Running, SCRIPT, Script, What};
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
    fields(cx);
    init(cx, script);
    cx.part("bot-limits", &[SCRIPT], 0, |cx| limits(cx, script));
}

fn texts(cx: &mut Check<'_>, script: &Script) {
    let widget = cx.widget;
    let locales = readable(widget);
    let is_complete = !locales.is_empty() && locales.len() == i18n::locales(widget).len();
    let Some(base) = locales.first().filter(|_| is_complete) else { return };
    let paths: Vec<&str> = [SCRIPT].into_iter().chain(locales.iter().map(|file| file.path.as_str())).collect();
    for path in own(widget, &cx.modules()) {
        let files: Vec<&str> = [path].into_iter().chain(paths.iter().skip(1).copied()).collect();
        let Some(script) = widget.text(path).map(|text| text.script(path)) else { continue };
        cx.part("undefined", &files, 0, |cx| {
            // What others have built may ask texts of its own, by the same words.
            let known = |access: &&Access| !script.form.is_built || has_section(&locales, access);
            let found: Vec<&Access> = script.texts.iter().filter(|access| access.is_sure).filter(known).collect();
            undefined(cx, path, &found, &locales);
        });
    }
    for &(path, _) in cx.packed().iter().filter(|(path, _)| path.extension() == "twig") {
        let files: Vec<&str> = [path.as_str()].into_iter().chain(paths.iter().skip(1).copied()).collect();
        cx.part("undefined", &files, 0, |cx| {
            let Some(text) = widget.text(path.as_str()) else { return };
            let mut asked = usage::asked_directly(text.as_str());
            asked.extend(usage::asked_by_filter(text.as_str()));
            let known = |access: &&Access| access.path.len() > 1 && has_section(&locales, access);
            undefined(cx, path.as_str(), &asked.iter().filter(known).collect::<Vec<_>>(), &locales);
        });
    }
    let known = fingerprint((references(widget), are_fields(widget), cx.scripts()));
    cx.part("unused", &[base.path.as_str(), SCRIPT], known, |cx| unused(cx, script, base));
}

/// Texts that a file surely asks for, and no locale has.
fn undefined(cx: &mut Check<'_>, path: &str, found: &[&Access], locales: &[Readable<'_>]) {
    let mut seen = BTreeSet::new();
    for access in found.iter().filter(|access| !access.path.is_empty()) {
        let reference = access.path.join(".");
        if locales.iter().any(|file| leads(file, access)) || !seen.insert(reference.clone()) {
            continue;
        }
        cx.find_in(&UNDEFINED, path).range(access.range.clone()).arg("reference", shorten(&reference)).report();
    }
}

/// Whether a locale has the first section of a way.
fn has_section(locales: &[Readable<'_>], access: &Access) -> bool {
    let has = |file: &Readable<'_>, key: &String| file.json.root.as_ref().is_some_and(|root| root.get(key).is_some());
    access.path.first().is_some_and(|key| locales.iter().any(|file| has(file, key)))
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

/// Whether nothing of a script runs, as it is no module: that is `script/not-module`.
fn is_dead(script: &Script) -> bool {
    script.form.module == Module::Plain && !script.form.is_built
}

/// Whether a script loads others of which nothing is known.
fn loads(script: &Script) -> bool {
    let is_elsewhere = script.form.needs.iter().any(|need| need.id.contains("//"));
    is_elsewhere || script.form.is_open || script.notes.iter().any(|note| note.what == What::ScriptElement)
}

fn unused(cx: &mut Check<'_>, script: &Script, base: &Readable<'_>) {
    let widget = cx.widget;
    // A script that loads others isn't all there is; one that names the texts without asking for any asks in a way that isn't followed.
    let loads = loads(script);
    let all_read = usage::scripts(widget).all(|(path, text)| !path.ends_with(".js") || text.script(path).is_read());
    let names_texts = || usage::scripts(widget).any(|(_, text)| ["i18n", "langs"].iter().any(|word| text.as_str().contains(word)));
    if is_dead(script) || loads || !all_read || script.texts.is_empty() && names_texts() {
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
            undeclared(cx, &fields, &other);
        }
        custom(cx, script, &fields);
        unused_settings(cx, script, &fields);
    });
}

fn keys(node: &Node) -> impl Iterator<Item = &str> {
    node.members().iter().map(|member| member.key.as_str())
}

fn undeclared(cx: &mut Check<'_>, fields: &[Field<'_>], other: &[&str]) {
    let widget = cx.widget;
    let scripts: Vec<(&str, &Script)> =
        own(widget, &cx.modules()).into_iter().filter_map(|path| Some((path, widget.text(path)?.script(path)))).collect();
    let mut known: HashSet<&str> = fields.iter().map(|(field, ..)| *field).collect();
    known.extend(other.iter().chain(PLATFORM_SETTINGS).copied());
    known.extend(scripts.iter().flat_map(|(_, script)| &script.own_settings).map(String::as_str));
    let is_known = |key: &str| known.contains(key) || key.contains("widget");
    let mut seen = BTreeSet::new();
    for (path, script) in &scripts {
        let read = script.settings.iter().filter(|access| access.is_sure).map(|access| (access, false));
        for (access, is_saved) in read.chain(script.saved.iter().map(|access| (access, true))) {
            let Some((key, range)) = access.path.first().zip(access.parts.first()) else { continue };
            // What is saved has the fields that the widget draws itself as well.
            if is_known(key) || is_saved && draws_field(widget, key) || !seen.insert(key.as_str()) {
                continue;
            }
            let near = did_you_mean(key, fields.iter().map(|(field, ..)| *field)).first().copied().unwrap_or_default();
            let what = match (key.as_str(), near) {
                // What `onSave` gets has them, the settings are them.
                ("fields", _) => "fields",
                (_, "") => "none",
                _ => "near",
            };
            cx.find_in(&SETTING_UNDECLARED, path)
                .range(range.clone())
                .arg("name", key.as_str())
                .arg("what", what)
                .arg("near", near)
                .report();
        }
    }
}

/// Fields that are looked for in a form under a name that is nearly one of the manifest's.
fn fields(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let of = |at: &str| widget.manifest(at).into_iter().flat_map(keys).collect::<Vec<&str>>();
    let bots = widget.manifest("/salesbot_designer").into_iter().flat_map(Node::members).filter_map(|one| one.node.get("settings"));
    let forms =
        [("settings", of("/settings")), ("dpSettings", of("/dp/settings")), ("salesbotDesignerSettings", bots.flat_map(keys).collect())];
    let known = fingerprint((&forms, cx.scripts()));
    for path in own(widget, &cx.modules()) {
        let Some(text) = widget.text(path) else { continue };
        cx.part("fields", &[path], known, |cx| {
            let script = text.script(path);
            for (callback, declared) in &forms {
                let Some(body) = script.callback(callback).and_then(|callback| callback.body.clone()) else { continue };
                let inside = script.fields.iter().filter(|(key, range)| body.contains(&range.start) && !declared.contains(&key.as_str()));
                for (key, range) in inside {
                    let near = did_you_mean(key, declared.iter().copied()).first().copied();
                    if let Some(near) = near.filter(|_| !draws_field(widget, key)) {
                        let finding = cx.find_in(&SETTING_UNDECLARED, path).range(range.clone()).arg("name", key.as_str());
                        finding.arg("what", "field").arg("near", near).report();
                    }
                }
            }
        });
    }
}

/// Whether the widget draws a field of this name itself: then it has any name.
fn draws_field(widget: &Widget, key: &str) -> bool {
    usage::scripts(widget).any(|(_, text)| {
        let text = text.as_str();
        text.match_indices(key).any(|(at, _)| {
            let words = text.get(..at).unwrap_or_default().trim_end_matches(['\\', '"', '\'', ' ', ':', '=']);
            words.ends_with("name") && !words.ends_with("[name") && !words.ends_with("-name")
        })
    })
}

/// A field that nothing asks for by name. Where the script reads all settings as a whole, none is reported.
fn unused_settings(cx: &mut Check<'_>, script: &Script, fields: &[Field<'_>]) {
    let widget = cx.widget;
    // The CRM's own values are among the parameters as well.
    let is_asked = |access: &&Access| access.path.first().is_some_and(|key| !PLATFORM_SETTINGS.contains(&key.as_str()));
    let text = widget.text(SCRIPT).map_or("", |text| text.as_str());
    let by_method = |access: &&Access| text.get(access.range.clone()).is_some_and(|words| words.starts_with("get_settings"));
    let asks = script.settings.iter().filter(|access| access.is_sure).any(|access| by_method(&access) || is_asked(&access));
    let is_open = script.settings.iter().any(|access| access.path.is_empty() && !access.is_followed);
    let modules = cx.modules();
    let scripts = || modules.reached.keys().filter_map(|path| Some(widget.text(path)?.script(path)));
    // Where no script asks for any field, all of the code has to be known.
    let is_hidden = || !modules.missing.is_empty() || scripts().any(|script| script.form.is_built || !script.is_read());
    if is_open || scripts().any(loads) || (!asks && (is_dead(script) || is_hidden())) {
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
    // What is never closed has a finding of its own.
    let ends = script.life.running.iter().all(|one| one.what != Running::Socket || ends(one, &[&script.life]));
    let live = script.notes.iter().find(|note| note.what == What::Live && !script.form.is_built && ends);
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
