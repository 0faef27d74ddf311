//! `manifest/*`, the file and its blocks: whether it is where the platform looks for it and has what it must have.

use serde_json::{Map, Value, json};

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::manifest::references;
use crate::crm::i18n;
use crate::crm::manifest::{BLOCKS, OPTIONAL_IN_KOMMO, REQUIRED, WIDGET_KEYS, field_at, other_keys};
use crate::crm::package::left_out_by_default;
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
static FIELD_REQUIRED: Rule = rule("manifest/field-required", Manifest, W, E, CHOICE, "S0; C 77 of 291");

static TOO_MANY_VALUES: Rule = rule("manifest/too-many-values", Manifest, E, E, NO, "OWN");

pub static RULES: &[&Rule] =
    &[&MISSING, &NESTED, &WRONG_CASE, &TOO_MANY_VALUES, &WIDGET_MISSING, &MISPLACED_BLOCK, &UNKNOWN_KEY, &FIELD_REQUIRED];

const WIDGET: &str = "/widget";
const LOCALE: &str = "locale";

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
            unknown(cx);
        }
        Some(node) if node.kind() == Kind::Unreadable => {}
        found => widget_missing(cx, root, found),
    }
}

fn no_manifest(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let files = || widget.files().map(|(path, _)| path).filter(|path| left_out_by_default(path).is_none());
    if let Some(path) = files().find(|path| path.folder().is_empty() && path.as_str().eq_ignore_ascii_case(MANIFEST)) {
        let changes = ChangeBuilder::new(widget).rename(path, MANIFEST).ready();
        cx.find_in(&WRONG_CASE, path.as_str()).arg("found", path.as_str()).fix_with(rename_title(MANIFEST), changes).report();
        return;
    }
    let nested: Vec<&RelPath> =
        files().filter(|path| path.name() == MANIFEST && !path.folder().is_empty() && !path.folder().contains('/')).collect();
    let Some(first) = nested.first() else {
        let changes = new_manifest(widget).map_or_else(|| ChangeBuilder::new(widget), |text| with_texts(ChangeBuilder::new(widget), text));
        cx.find_in(&MISSING, MANIFEST).fix_with(Msg::new("fix-create-manifest"), changes.ready()).report();
        return;
    };
    // A folder at the root of an archive is `package/root-folder`.
    if widget.archive().is_some() {
        return;
    }
    let folder = first.folder();
    let inside: Vec<(&RelPath, &str)> =
        widget.files().filter_map(|(path, _)| Some((path, path.as_str().strip_prefix(folder)?.strip_prefix('/')?))).collect();
    let only = nested.len() == 1;
    let moved = inside.iter().fold(ChangeBuilder::new(widget), |changes, (path, to)| changes.rename(path, to));
    cx.find_in(&NESTED, first.as_str())
        .arg("folder", folder)
        .fix_with(Msg::new("fix-unnest").with("folder", folder), moved.ready().filter(|_| only))
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
            whole.pointer_mut("/settings")?.as_object_mut()?.clear();
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
    for (from, to, key) in inside.chain(outside) {
        let widget = cx.widget;
        let Some(node) = widget.manifest(&from) else { continue };
        let changes =
            value_of(widget, node).and_then(|value| ChangeBuilder::new(widget).remove(MANIFEST, &from).set(MANIFEST, &to, value).ready());
        let what = if from.starts_with(WIDGET) { "inside" } else { "outside" };
        cx.find_at(&MISPLACED_BLOCK, &from, node)
            .arg("key", key)
            .arg("what", what)
            .fix_with(Msg::new("fix-move-block").with("key", key).with("what", what), changes)
            .report();
    }
}

/// Whether `misplaced` reports the key at `pointer`, or would.
fn is_misplaced(widget: &Widget, at: &str) -> bool {
    match pointer::split_last(at) {
        Some(("", key)) => WIDGET_KEYS.contains(&key.as_str()) && widget.manifest(&pointer::join(WIDGET, &key)).is_none(),
        Some((WIDGET, key)) => BLOCKS.contains(&key.as_str()) && widget.manifest(&pointer::join("", &key)).is_none(),
        _ => false,
    }
}

/// The known key that the unknown one at `at` may be a slip of, if there is none of that name.
fn meant(widget: &Widget, at: &str) -> Option<&'static str> {
    let (holder, key) = pointer::split_last(at)?;
    let known = if holder.is_empty() { BLOCKS } else { WIDGET_KEYS };
    did_you_mean(&key, known.iter().copied().filter(|known| widget.manifest(&pointer::join(holder, known)).is_none())).first().copied()
}

/// The pointer of an unknown key at the top that is a slip of `key`.
pub fn slip_of_block(widget: &Widget, key: &str) -> Option<String> {
    let slips = other_keys(widget).into_iter().map(|(at, _)| at);
    slips.into_iter().find(|at| !at.starts_with("/widget/") && !is_misplaced(widget, at) && meant(widget, at) == Some(key))
}

/// The pointer of an unknown key in `widget` that is a slip of `key`.
pub fn slip_of(widget: &Widget, key: &str) -> Option<String> {
    let slips = other_keys(widget).into_iter().map(|(at, _)| at);
    slips.into_iter().find(|at| at.starts_with(WIDGET) && !is_misplaced(widget, at) && meant(widget, at) == Some(key))
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
        let is_needed = |key: &str| match holder {
            WIDGET => REQUIRED.contains(&key) || key == LOCALE,
            _ => key == "locations" && widget.contains("script.js"),
        };
        if is_misplaced(widget, &at) || meant.is_some_and(is_needed) {
            continue;
        }
        let rename = meant.and_then(|known| rename_key(widget, &at, known));
        let what = if meant.is_some() { "slip" } else { "unknown" };
        cx.find_at(&UNKNOWN_KEY, &at, node)
            .arg("key", key)
            .arg("what", what)
            .arg("meant", meant.unwrap_or_default())
            .fix(Fix::choice(rename.into_iter().collect()))
            .report();
    }
}

/// The way to give the member at `at` of the manifest the key `known`.
pub fn rename_key(widget: &Widget, at: &str, known: &str) -> Option<FixOption> {
    ChangeBuilder::new(widget).rename_key(MANIFEST, at, known).option(rename_title(known))
}

fn required(cx: &mut Check<'_>, block: &Node) {
    let widget = cx.widget;
    let optional = |key: &str| cx.product == Product::Kommo && OPTIONAL_IN_KOMMO.contains(&key);
    let wanted: Vec<&str> = REQUIRED.iter().copied().filter(|key| !optional(key)).collect();
    for key in wanted {
        let at = pointer::join(WIDGET, key);
        let misplaced = widget.manifest(&pointer::join("", key)).is_some();
        let what = match block.get(key) {
            None if !misplaced => "missing",
            Some(node) if node.kind() == Kind::Null => "empty",
            Some(node) if is_text(&at) && node.as_str().is_some_and(|text| text.trim().is_empty()) => "empty",
            _ => continue,
        };
        let slip = slip_of(widget, key).filter(|_| what == "missing").and_then(|slip| rename_key(widget, &slip, key));
        let options: Vec<FixOption> = slip.into_iter().chain(values(widget, key, &at)).collect();
        let finding = match block.get(key) {
            Some(node) => cx.find_at(&FIELD_REQUIRED, &at, node),
            None => cx.find_missing(&FIELD_REQUIRED, &at),
        };
        finding.arg("key", key).arg("what", what).fix(Fix::choice(options)).report();
    }
}

/// Whether the documents name a text there; an empty one elsewhere is of the wrong type.
fn is_text(at: &str) -> bool {
    field_at(at).is_some_and(|field| field.kind == Kind::String)
}

/// Ways to fill in a key of `widget`; an address for support can't be thought of.
fn values(widget: &Widget, key: &str, at: &str) -> Vec<FixOption> {
    let set = |value: Value| {
        let title = Msg::new("fix-set").with("key", key).with("value", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        ChangeBuilder::new(widget).set(MANIFEST, at, value).option(title)
    };
    match key {
        "name" | "description" | "short_description" => references::with_own_text(widget, at, &format!("widget.{key}"), "widget.name"),
        "version" => set(json!("1.0.0")).into_iter().collect(),
        "interface_version" => set(json!(2)).into_iter().collect(),
        "init_once" => [set(json!(false)), set(json!(true))].into_iter().flatten().collect(),
        "installation" => [set(json!(true)), set(json!(false))].into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}
