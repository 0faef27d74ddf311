//! `manifest/*`, the file and its blocks: whether it is where the platform looks for it and has what it must have.

use serde_json::{Map, Value, json};

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::short::*;
use crate::checks::engine::rule::{Product, Severity};
use crate::checks::rules::manifest::contacts::ask_contact;
use crate::checks::rules::manifest::installation::asks_for_fields;
use crate::checks::rules::manifest::{elsewhere, references};
use crate::checks::rules::package::archive::nested_in;
use crate::crm::i18n;
use crate::crm::manifest::{BLOCK_KEYS, BLOCKS, FORM_KEYS, KEY_ALIASES, OPTIONAL_IN_KOMMO, REQUIRED, WIDGET_KEYS, field_at, other_keys};
use crate::formats::json::{Kind, Node, edit, pointer};
use crate::formats::path::RelPath;
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::FileBody;
use crate::model::widget::{MANIFEST, MAX_MANIFEST_VALUES, Widget};
use crate::services::bundled;
use crate::text::msg::Msg;

static MISSING: Rule = rule("manifest/missing", Manifest, E, E, CHOICE, "S0");
static NESTED: Rule = rule("manifest/nested", Manifest, E, E, SAFE, "S0, P");
static WRONG_CASE: Rule = rule("manifest/wrong-case", Manifest, E, E, SAFE, "S0, P");
static WIDGET_MISSING: Rule = rule("manifest/widget-missing", Manifest, E, E, CHOICE, "S0");
static MISPLACED_BLOCK: Rule = rule("manifest/misplaced-block", Manifest, W, E, UNSAFE, "S0; C 9 of 236");
static UNKNOWN_KEY: Rule = rule("manifest/unknown-key", Manifest, A, A, CHOICE, "P; C 30 of 236");
static FORM_KEY: Rule = rule("manifest/form-key", Manifest, W, W, UNSAFE, "D");
static FIELD_REQUIRED: Rule = rule("manifest/field-required", Manifest, W, E, CHOICE, "S0; C 77 of 291");
static INSTALLATION_MISSING: Rule = rule("manifest/installation-missing", Manifest, E, E, CHOICE, "D; S0, K");

static TOO_MANY_VALUES: Rule = rule("manifest/too-many-values", Manifest, E, E, NO, "OWN");

pub static RULES: &[&Rule] = &[
    &MISSING,
    &NESTED,
    &WRONG_CASE,
    &TOO_MANY_VALUES,
    &WIDGET_MISSING,
    &MISPLACED_BLOCK,
    &UNKNOWN_KEY,
    &FORM_KEY,
    &FIELD_REQUIRED,
    &INSTALLATION_MISSING,
];

const WIDGET: &str = "/widget";
const LOCALE: &str = "locale";
const INSTALLATION: &str = "installation";

/// Reports where the manifest or one of its blocks isn't in its place.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if !widget.contains(MANIFEST) {
        no_manifest(cx);
        return;
    }
    let values = widget.json(MANIFEST).map_or(0, |json| json.values);
    if values > MAX_MANIFEST_VALUES {
        cx.find_in(&TOO_MANY_VALUES, MANIFEST).arg("count", values).arg("most", MAX_MANIFEST_VALUES).report();
    }
    let Some(root) = widget.complete_manifest() else { return };
    match root.get("widget") {
        Some(node) if node.kind() == Kind::Object => {
            misplaced(cx, root, node);
            required(cx, node);
            form_keys(cx);
            unknown(cx);
        }
        Some(node) if node.kind() == Kind::Unreadable => {}
        found => widget_missing(cx, root, found),
    }
}

fn no_manifest(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(found) = elsewhere::manifest(widget) else {
        let changes = new_manifest(widget).map_or_else(|| ChangeBuilder::new(widget), |text| with_texts(ChangeBuilder::new(widget), text));
        cx.find_in(&MISSING, MANIFEST).fix_with(Msg::new("fix-create-manifest"), changes.ready()).report();
        return;
    };
    let folder = found.folder();
    if folder.is_empty() {
        let changes = ChangeBuilder::new(widget).rename(found, MANIFEST).ready();
        cx.find_in(&WRONG_CASE, found.as_str()).arg("found", found.as_str()).fix_with(rename_title(MANIFEST), changes).report();
        return;
    }
    // A folder around all of an archive is `package/root-folder`.
    let is_around_all = nested_in(widget) == Some(folder);
    if is_around_all && widget.archive().is_some() {
        return;
    }
    let inside: Vec<(&RelPath, &str)> =
        widget.files().filter_map(|(path, _)| Some((path, path.as_str().strip_prefix(folder)?.strip_prefix('/')?))).collect();
    let moved = inside.iter().fold(ChangeBuilder::new(widget), |changes, (path, to)| changes.rename(path, to)).ready();
    // What lies beside the folder may be its sources, or another widget.
    let applicability = if is_around_all { Safe } else { Unsafe };
    cx.find_in(&NESTED, found.as_str())
        .arg("folder", folder)
        .fix(moved.map(|changes| Fix::one(applicability, Msg::new("fix-unnest").with("folder", folder), changes)))
        .report();
}

fn rename_title(name: &str) -> Msg {
    Msg::new("fix-rename-to").with("name", name)
}

/// The template's manifest, fitted to the locale files that are there: what it refers to in vain becomes plain text or goes.
fn new_manifest(widget: &Widget) -> Option<String> {
    let plain = bundled::plain();
    let mut whole: Value = serde_json::from_str(plain.text(MANIFEST)?.as_str()).ok()?;
    let codes: Vec<&str> = i18n::locales(widget).iter().map(|file| file.code).collect();
    if !codes.is_empty() {
        let base = i18n::readable(&plain);
        *whole.pointer_mut("/widget/locale")? = json!(codes);
        for key in ["name", "short_description", "description"] {
            let reference = format!("widget.{key}");
            if !i18n::resolves(widget, &reference) {
                let text = base.iter().find_map(|file| file.json.at(&i18n::pointer_of(&reference))?.as_str()).unwrap_or_default();
                *whole.pointer_mut(&format!("/widget/{key}"))? = json!(text);
            }
        }
        if !i18n::resolves(widget, "settings.greeting") {
            // Without fields a widget can be neither installed nor in the settings window.
            whole.pointer_mut("/settings")?.as_object_mut()?.clear();
            *whole.pointer_mut("/widget/installation")? = json!(false);
            whole.pointer_mut("/locations")?.as_array_mut()?.retain(|area| area != "settings");
        }
    }
    Some(serde_json::to_string_pretty(&whole).ok()? + "\n")
}

/// Writes the manifest, and the template's texts where there are none.
fn with_texts(changes: ChangeBuilder, manifest: String) -> ChangeBuilder {
    let none = i18n::locales(changes.widget()).is_empty();
    let changes = changes.write(MANIFEST, manifest);
    let plain = bundled::plain();
    let texts = plain.folder(i18n::FOLDER).filter(|_| none);
    texts
        .filter_map(|(path, body)| Some((path, body.as_text()?)))
        .fold(changes, |changes, (path, text)| changes.write(path.as_str(), text.as_str()))
}

fn widget_missing(cx: &mut Check<'_>, root: &Node, found: Option<&Node>) {
    let widget = cx.widget;
    let free = found.is_none_or(|node| node.kind() == Kind::Null);
    let mut options: Vec<FixOption> = Vec::new();
    let outside: Vec<&str> = root.members().iter().map(|member| member.key.as_str()).filter(|key| WIDGET_KEYS.contains(key)).collect();
    if free && !outside.is_empty() {
        let block: Map<String, Value> =
            outside.iter().filter_map(|key| Some(((*key).to_owned(), value_of(widget, root.get(key)?)?))).collect();
        let changes = outside.iter().fold(ChangeBuilder::new(widget), |changes, key| changes.remove(MANIFEST, &pointer::join("", key)));
        options.extend(
            put_first(changes, found, Value::Object(block)).option(Msg::new("fix-move-into-widget").with("keys", outside.join(", "))),
        );
    } else if free {
        let block = new_manifest(widget).and_then(|text| serde_json::from_str::<Value>(&text).ok()?.get("widget").cloned());
        options.extend(block.and_then(|block| put_first(ChangeBuilder::new(widget), found, block).option(Msg::new("fix-add-widget"))));
    }
    let what = if found.is_some() { "type" } else { "missing" };
    let spelled = found.map(|node| cx.spelled(MANIFEST, node)).unwrap_or_default();
    let finding = match found {
        Some(node) => cx.find_at(&WIDGET_MISSING, WIDGET, node),
        None => cx.find_missing(&WIDGET_MISSING, WIDGET),
    };
    finding.arg("what", what).arg("found", spelled).fix(Fix::choice(options)).report();
}

/// Puts the block `widget` at the top, or in the place of what stands there.
fn put_first(changes: ChangeBuilder, found: Option<&Node>, block: Value) -> ChangeBuilder {
    match found {
        Some(_) => changes.set(MANIFEST, WIDGET, block),
        None => changes.json(MANIFEST, |text, json| edit::insert_member(text, json, "", 0, "widget", &block)),
    }
}

/// The value of a node of the manifest, if strict JSON has it.
fn value_of(widget: &Widget, node: &Node) -> Option<Value> {
    serde_json::from_str(widget.get(MANIFEST).and_then(FileBody::as_text)?.as_str().get(node.range.clone())?).ok()
}

/// Blocks inside `widget`, and keys of `widget` outside it, where their own place is free.
fn misplaced(cx: &mut Check<'_>, root: &Node, block: &Node) {
    let inside = BLOCKS.iter().filter(|key| **key != "widget" && root.get(key).is_none());
    let inside = inside.map(|key| (pointer::join(WIDGET, key), pointer::join("", key), *key));
    let outside = WIDGET_KEYS.iter().filter(|key| block.get(key).is_none());
    let outside = outside.map(|key| (pointer::join("", key), pointer::join(WIDGET, key), *key));
    let places =
        inside.chain(outside).map(|(from, to, key)| (if from.starts_with(WIDGET) { "inside" } else { "outside" }, from, to, key, ""));
    let widget = cx.widget;
    let in_blocks = BLOCK_KEYS.iter().flat_map(|(key, block)| ["", WIDGET].map(|holder| (pointer::join(holder, key), *key, *block)));
    let in_blocks = in_blocks.filter(|(from, ..)| home_of_block_key(widget, from).is_some());
    let in_blocks = in_blocks.map(|(from, key, block)| ("block", from, pointer::join(&pointer::join("", block), key), key, block));
    for (what, from, to, key, block) in places.chain(in_blocks) {
        let Some(node) = widget.manifest(&from) else { continue };
        // A block that is made for one key would lack all others.
        let has_home = block.is_empty() || widget.manifest(&pointer::join("", block)).is_some_and(|node| node.kind() == Kind::Object);
        let changes = moved(widget, &from, &to).and_then(IntoFix::ready).filter(|_| has_home);
        let title = Msg::new("fix-move-block").with("key", key).with("what", what).with("block", block);
        // What isn't in its place is missing there, and without these the upload is refused.
        let is_asked = ["locations", "installation", "locale"].contains(&key) || key == "settings" && asks_for_fields(widget).is_some();
        let least = if is_asked { Severity::Error } else { Severity::Advice };
        cx.find_at(&MISPLACED_BLOCK, &from, node)
            .at_least(least)
            .arg("key", key)
            .arg("what", what)
            .arg("block", block)
            .fix_with(title, changes)
            .report();
    }
}

/// The changes that give the value at `from` of the manifest the place `to`; `None` if strict JSON doesn't have it.
fn moved(widget: &Widget, from: &str, to: &str) -> Option<ChangeBuilder> {
    let value = value_of(widget, widget.manifest(from)?)?;
    Some(ChangeBuilder::new(widget).remove(MANIFEST, from).set(MANIFEST, to, value))
}

/// The block that the key at `from`, at the top or in `widget`, belongs into, if it isn't there already. Names that other things have too
/// count only beside the block.
fn home_of_block_key(widget: &Widget, from: &str) -> Option<&'static str> {
    let (holder, key) = pointer::split_last(from).filter(|(holder, _)| ["", WIDGET].contains(holder))?;
    let (key, block) = BLOCK_KEYS.iter().copied().find(|(known, _)| *known == key)?;
    let is_plain = block == "dp" || block == "tour";
    let is_there = widget.manifest(&pointer::join("", block)).is_some();
    let is_taken = widget.manifest(&pointer::join(&pointer::join("", block), key)).is_some();
    (widget.manifest(&pointer::join(holder, key)).is_some() && (is_plain || is_there) && !is_taken).then_some(block)
}

/// Where the address that the pipeline is to call stands in the wrong place.
pub fn misplaced_webhook(widget: &Widget) -> Option<String> {
    let places = ["", WIDGET].map(|holder| pointer::join(holder, "webhook_url"));
    places.into_iter().find(|at| home_of_block_key(widget, at).is_some())
}

/// Whether `misplaced` reports the key at `pointer`, or would.
fn is_misplaced(widget: &Widget, at: &str) -> bool {
    if home_of_block_key(widget, at).is_some() {
        return true;
    }
    match pointer::split_last(at) {
        Some(("", key)) => WIDGET_KEYS.contains(&key.as_str()) && widget.manifest(&pointer::join(WIDGET, &key)).is_none(),
        Some((WIDGET, key)) => BLOCKS.contains(&key.as_str()) && widget.manifest(&pointer::join("", &key)).is_none(),
        _ => false,
    }
}

/// The pointer of the known key that the unknown one at `at` may stand for, if there is none of that name: another word for it wherever it
/// stands, or a slip of one of its neighbours.
fn meant(widget: &Widget, at: &str) -> Option<String> {
    let (holder, key) = pointer::split_last(at)?;
    let known = if holder.is_empty() { BLOCKS } else { WIDGET_KEYS };
    let home = |key: &str| pointer::join(if BLOCKS.contains(&key) { "" } else { WIDGET }, key);
    let lower = key.to_lowercase();
    let alias = KEY_ALIASES.iter().filter(|(written, _)| *written == lower).map(|(_, meant)| home(meant));
    let mut slips = did_you_mean(&key, known.iter().copied()).into_iter().map(|known| pointer::join(holder, known));
    alias.chain(&mut slips).find(|at| widget.manifest(at).is_none())
}

/// The pointer of an unknown key that stands for the known one at `wanted`, or is a slip of it.
pub fn slip_of(widget: &Widget, wanted: &str) -> Option<String> {
    let slips = other_keys(widget).into_iter().map(|(at, _)| at);
    slips.into_iter().find(|at| !is_misplaced(widget, at) && !is_form_key(at) && meant(widget, at).as_deref() == Some(wanted))
}

/// Whether the key at `at` belongs into the form of the integration.
fn is_form_key(at: &str) -> bool {
    pointer::split_last(at).is_some_and(|(_, key)| FORM_KEYS.contains(&key.to_lowercase().as_str()))
}

/// Keys of the integration's form: one finding, whatever there is of them.
fn form_keys(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let found: Vec<(String, &Node)> = other_keys(widget).into_iter().filter(|(at, _)| is_form_key(at)).collect();
    let Some(((first, node), others)) = found.split_first() else { return };
    let names: Vec<String> = found.iter().filter_map(|(at, _)| Some(pointer::split_last(at)?.1)).collect();
    let deleted = found.iter().fold(ChangeBuilder::new(widget), |changes, (at, _)| changes.remove(MANIFEST, at)).ready();
    let finding = cx.find_at(&FORM_KEY, first, node).arg("keys", names.join(", ")).arg("count", names.len());
    let finding = others.iter().fold(finding, |finding, (at, _)| finding.also(MANIFEST, at));
    finding.fix_with(Msg::new("fix-delete-form-keys").with("keys", names.join(", ")), deleted).report();
}

fn unknown(cx: &mut Check<'_>) {
    let widget = cx.widget;
    // A key that stands twice is `json/duplicate-key`; one that begins with `_` or `$` is meant as a comment.
    let mut seen: Vec<String> = Vec::new();
    for (at, node) in other_keys(widget) {
        let Some((holder, key)) = pointer::split_last(&at) else { continue };
        if key.starts_with(['_', '$']) || seen.contains(&at) {
            continue;
        }
        seen.push(at.clone());
        let meant = meant(widget, &at);
        // What is missing is reported with the slip's repair.
        let is_needed = |at: &String| match pointer::split_last(at) {
            Some((WIDGET, key)) => REQUIRED.contains(&&*key) || key == LOCALE,
            Some(("", key)) => key == "locations",
            _ => false,
        };
        if is_misplaced(widget, &at) || is_form_key(&at) || meant.as_ref().is_some_and(is_needed) {
            continue;
        }
        let rename = meant.as_ref().and_then(|known| rename_key(widget, &at, known));
        let what = match &meant {
            Some(known) if pointer::split_last(known).is_some_and(|(home, _)| home == holder) => "slip",
            Some(_) => "elsewhere",
            None => "unknown",
        };
        let (home, meant) = meant.as_deref().and_then(pointer::split_last).unwrap_or_default();
        cx.find_at(&UNKNOWN_KEY, &at, node)
            .arg("key", key)
            .arg("what", what)
            .arg("meant", meant)
            .arg("home", if home.is_empty() { "top" } else { "widget" })
            .fix(Fix::choice(rename.into_iter().collect()))
            .report();
    }
}

/// The way to give the member at `at` of the manifest the key and the place `known`.
pub fn rename_key(widget: &Widget, at: &str, known: &str) -> Option<FixOption> {
    let (home, key) = pointer::split_last(known)?;
    if pointer::split_last(at).is_some_and(|(holder, _)| holder == home) {
        return ChangeBuilder::new(widget).rename_key(MANIFEST, at, &key).option(rename_title(&key));
    }
    moved(widget, at, known)?.option(Msg::new("fix-move-to").with("place", known.trim_start_matches('/').replace('/', ".")))
}

/// Keys that must be there and aren't: one finding for all that are only missing.
fn required(cx: &mut Check<'_>, block: &Node) {
    let widget = cx.widget;
    let optional = |key: &str| cx.product == Product::Kommo && OPTIONAL_IN_KOMMO.contains(&key);
    let wanted: Vec<&str> = REQUIRED.iter().copied().filter(|key| !optional(key)).collect();
    let mut missing: Vec<&str> = Vec::new();
    for key in wanted {
        let at = pointer::join(WIDGET, key);
        let misplaced = widget.manifest(&pointer::join("", key)).is_some();
        let slip = slip_of(widget, &at);
        match block.get(key) {
            None if misplaced => {}
            None if slip.is_none() && key != INSTALLATION => missing.push(key),
            None => lacking(cx, block, &[key], if slip.is_some() { "slip" } else { "missing" }),
            Some(node) if node.kind() == Kind::Null => lacking(cx, block, &[key], "empty"),
            Some(node) if is_text(&at) && node.as_str().is_some_and(|text| text.trim().is_empty()) => lacking(cx, block, &[key], "empty"),
            Some(_) => {}
        }
    }
    // Those that have a usual value first: one repair is for all of them.
    missing.sort_by_key(|key| usual(key).is_none());
    if !missing.is_empty() {
        lacking(cx, block, &missing, "missing");
    }
}

/// The value that most widgets have.
fn usual(key: &str) -> Option<Value> {
    match key {
        "version" => Some(json!("1.0.0")),
        "interface_version" => Some(json!(2)),
        "init_once" => Some(json!(false)),
        _ => None,
    }
}

/// Reports that `widget` lacks the `keys`.
fn lacking(cx: &mut Check<'_>, block: &Node, keys: &[&str], what: &'static str) {
    let widget = cx.widget;
    let Some(key) = keys.first().copied() else { return };
    let at = pointer::join(WIDGET, key);
    let slip = slip_of(widget, &at).filter(|_| what == "slip");
    let written = slip.as_deref().and_then(pointer::split_last).map(|(_, key)| key).unwrap_or_default();
    let rename = slip.and_then(|slip| rename_key(widget, &slip, &at));
    let usual: Vec<(&str, Value)> = keys.iter().filter_map(|key| Some((*key, usual(key)?))).collect();
    let all = usual
        .iter()
        .fold(ChangeBuilder::new(widget), |changes, (key, value)| changes.set(MANIFEST, &pointer::join(WIDGET, key), value.clone()));
    let names: Vec<&str> = usual.iter().map(|(key, _)| *key).collect();
    let all = all.option(Msg::new("fix-add-usual").with("keys", names.join(", "))).filter(|_| keys.len() > 1);
    let own = if keys.len() == 1 { values(widget, key, &at) } else { Vec::new() };
    let options: Vec<FixOption> = rename.into_iter().chain(all).chain(own).collect();
    let rule = if key == INSTALLATION { &INSTALLATION_MISSING } else { &FIELD_REQUIRED };
    // Kommo's table calls a version optional, but browsers keep the script by it.
    let most = if keys == ["version"] && cx.product == Product::Kommo { Severity::Warning } else { Severity::Error };
    let finding = match block.get(key) {
        Some(node) => cx.find_at(rule, &at, node),
        None => cx.find_missing(rule, &at),
    };
    let finding = keys.iter().skip(1).fold(finding, |finding, key| finding.also(MANIFEST, &pointer::join(WIDGET, key)));
    finding
        .at_most(most)
        .arg("written", written)
        .arg("key", keys.join(", "))
        .arg("count", keys.len())
        .arg("what", what)
        .fix(Fix::choice(options))
        .report();
}

/// Whether the documents name a text there; an empty one elsewhere is of the wrong type.
fn is_text(at: &str) -> bool {
    field_at(at).is_some_and(|field| field.kind == Kind::String)
}

/// Ways to fill in a key of `widget`; an address for support is asked for.
fn values(widget: &Widget, key: &str, at: &str) -> Vec<FixOption> {
    let set = |value: Value| {
        let title = Msg::new("fix-set").with("key", key).with("value", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        ChangeBuilder::new(widget).set(MANIFEST, at, value).option(title)
    };
    match key {
        "name" | "description" | "short_description" => references::with_own_text(widget, at, &format!("widget.{key}"), "widget.name"),
        "support" => ask_contact(widget).into_iter().collect(),
        "version" => set(json!("1.0.0")).into_iter().collect(),
        "interface_version" => set(json!(2)).into_iter().collect(),
        "init_once" => [set(json!(false)), set(json!(true))].into_iter().flatten().collect(),
        "installation" => [set(json!(true)), set(json!(false))].into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}
