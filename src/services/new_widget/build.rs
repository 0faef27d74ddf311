//! Makes the files of a new widget: all of them, or those that a folder lacks. What is there stays byte for byte; to texts that
//! are there the missing ones are added.

use serde_json::{Map, Value, json};

use super::script::{self, Parts};
use super::spec::NewWidgetSpec;
use super::texts::{label, text};
use super::{Intent, MADE_UP, MADE_UP_EMAIL, intent};
use crate::crm::contacts::is_email;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::images::Slot;
use crate::crm::manifest::{INTERFACE_VERSION, KOMMO_SHORT_DESCRIPTION};
use crate::formats::json::Kind;
use crate::formats::path::RelPath;
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::FileBody;
use crate::model::product::Product;
use crate::model::widget::{ChangeError, FileChange, MANIFEST, Widget};
use crate::services::forms::fields::NewField;

/// A logo with its slot.
pub type Logo = (&'static Slot, RelPath, FileBody);

/// Most characters of a description in Kommo's catalogue (`docs/PLATFORM.md` 1.2).
const MOST_DESCRIBED: usize = 400;

/// What was done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// It was made.
    New,
    /// It was there and is as it was.
    Kept,
    /// It was there; texts were added.
    Completed,
}

/// All files of `after` with what was done to them since `before`.
pub fn states(before: &Widget, after: &Widget) -> Vec<(RelPath, FileState)> {
    let state = |path: &RelPath, body: &FileBody| match before.get(path.as_str()) {
        None => FileState::New,
        Some(old) if old == body => FileState::Kept,
        Some(_) => FileState::Completed,
    };
    after.files().map(|(path, body)| (path.clone(), state(path, body))).collect()
}

/// The changes that make a widget as ordered of `widget`, which may be empty: only what is missing is made.
///
/// # Errors
/// If a text can't be added to a file that is there.
pub fn changes(widget: &Widget, spec: &NewWidgetSpec, logos: &[Logo]) -> Result<Vec<FileChange>, ChangeError> {
    let own_script = !widget.contains("script.js");
    let mut made: Vec<(String, FileBody)> = vec![(MANIFEST.to_owned(), FileBody::text(pretty(&manifest(spec))))];
    if own_script {
        made.extend(script::files(spec).into_iter().map(|(path, text)| (path.to_owned(), FileBody::text(text))));
    }
    made.extend(logos.iter().map(|(_, path, body)| (path.to_string(), body.clone())));
    let missing = made.into_iter().filter(|(path, _)| !widget.contains(path));
    let writes = missing.filter_map(|(path, body)| Some(FileChange::Write { path: RelPath::new(&path).ok()?, body }));
    let start = ChangeBuilder::new(widget).with(writes);
    let keys = keys(spec, own_script);
    // A locale that is new beside others has all that they have.
    let first = i18n::all_readable(widget).into_iter().next();
    let base = first.and_then(|file| serde_json::from_str(widget.text(file.path.as_str())?.as_str()).ok());
    spec.locales.iter().fold(start, |changes, code| texts(changes, spec, code, &keys, base.as_ref())).build()
}

/// The texts of one locale.
fn texts(mut changes: ChangeBuilder, spec: &NewWidgetSpec, code: &str, keys: &[String], base: Option<&Value>) -> ChangeBuilder {
    let path = i18n::path_of(code);
    if RelPath::new(&path).is_err() {
        return changes;
    }
    if !changes.widget().contains(&path) {
        let mut root = base.cloned().unwrap_or_else(|| json!({}));
        for key in keys {
            put(&mut root, key, worded(spec, key, code));
        }
        return changes.write(&path, pretty(&root));
    }
    for key in keys {
        let json = changes.widget().json(&path).filter(|json| json.is_whole());
        let lacks = json.is_some_and(|json| {
            json.root.as_ref().is_some_and(|root| root.kind() == Kind::Object) && i18n::resolve(json, key) == Resolved::Missing
        });
        if lacks {
            changes = changes.set(&path, &i18n::pointer_of(key), worded(spec, key, code));
        }
    }
    changes
}

fn put(root: &mut Value, key: &str, text: String) {
    let Some((section, leaf)) = key.split_once('.') else { return };
    let Some(root) = root.as_object_mut() else { return };
    if let Some(section) = root.entry(section).or_insert_with(|| Value::Object(Map::new())).as_object_mut() {
        section.insert(leaf.to_owned(), text.into());
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Where people ask for help.
fn support(given: &str) -> Value {
    match given {
        "" => json!({ "link": format!("{MADE_UP}/support"), "email": MADE_UP_EMAIL }),
        email if is_email(email) => json!({ "email": email }),
        link => json!({ "link": link }),
    }
}

/// The manifest of the new widget.
fn manifest(spec: &NewWidgetSpec) -> Value {
    let has = |intent| spec.intents.contains(&intent);
    let mut root = json!({
        "widget": {
            "name": "widget.name",
            "description": "widget.description",
            "short_description": "widget.short_description",
            "version": "0.1.0",
            "interface_version": INTERFACE_VERSION as u8,
            "init_once": has(Intent::Telephony),
            "locale": spec.locales,
            "installation": true,
            "support": support(spec.support.trim()),
        },
        "locations": intent::locations(&spec.intents, spec.product),
        "settings": spec.fields.iter().map(field).collect::<Map<_, _>>(),
    });
    let message = |name: &str| json!({ "name": name, "type": "text", "required": true });
    let mut block = |key: &str, value: Value| root.as_object_mut().map(|root| root.insert(key.to_owned(), value));
    if Parts::of(spec).has("page") {
        block("advanced", json!({ "title": "advanced.title" }));
    }
    if has(Intent::DigitalPipeline) {
        let address = format!("{MADE_UP}/dp");
        block("dp", json!({ "settings": { "message": message("dp.message") }, "action_multiple": false, "webhook_url": address }));
    }
    if has(Intent::Salesbot) {
        let mut text = json!({ "name": "salesbot.message", "type": "text", "manual": true });
        if let (Product::Kommo, Some(field)) = (spec.product, text.as_object_mut()) {
            // Without it one designer kept its Save button inactive (`docs/PLATFORM.md` 1.7).
            field.insert("default_value".to_owned(), json!(""));
        }
        block("salesbot_designer", json!({ "send_message": { "name": "salesbot.name", "settings": { "message": text } } }));
    }
    if has(Intent::SmsSender) {
        block("sms", json!({ "endpoint": format!("{MADE_UP}/sms") }));
    }
    if has(Intent::MenuPage) {
        block("left_menu", json!({ "stats": { "submenu": { "page": { "title": "menu.title", "sort": 1 } } } }));
    }
    root
}

fn field(field: &NewField) -> (String, Value) {
    let value = json!({ "name": format!("settings.{}", field.code), "type": field.kind, "required": field.required });
    (field.code.clone(), value)
}

/// The keys of the texts that the manifest, and the script if it is the template's, refer to.
fn keys(spec: &NewWidgetSpec, own_script: bool) -> Vec<String> {
    let parts = Parts::of(spec);
    let mut keys: Vec<String> = ["widget.name", "widget.short_description", "widget.description"].map(str::to_owned).into();
    keys.extend(spec.fields.iter().map(|field| format!("settings.{}", field.code)));
    let blocks: &[(&str, bool, &[&str])] = &[
        ("card-panel", own_script, &["card.hello"]),
        ("list-action", own_script, &["list.title"]),
        ("page", true, &["advanced.title"]),
        ("page", own_script, &["page.title", "page.text"]),
        ("menu-page", true, &["menu.title"]),
        ("digital-pipeline", true, &["dp.message"]),
        ("salesbot", true, &["salesbot.name", "salesbot.message"]),
        ("whatsapp", own_script, &["whatsapp.phone", "whatsapp.open"]),
    ];
    let wanted = blocks.iter().filter(|(part, needed, _)| *needed && parts.has(part));
    keys.extend(wanted.flat_map(|(_, _, keys)| *keys).map(|key| (*key).to_owned()));
    keys
}

/// The text of `key` in a locale.
fn worded(spec: &NewWidgetSpec, key: &str, code: &str) -> String {
    match key {
        "widget.name" => spec.name(code),
        "widget.short_description" => joined(spec, "short", " · ", KOMMO_SHORT_DESCRIPTION, code),
        "widget.description" => joined(spec, "about", " ", MOST_DESCRIBED, code),
        _ => match key.strip_prefix("settings.") {
            Some(field) => {
                let given = spec.fields.iter().find(|it| it.code == field).into_iter().flat_map(|it| &it.label);
                let given = given.filter(|(known, text)| known == code && !text.trim().is_empty()).map(|(_, text)| text.clone()).next();
                given.unwrap_or_else(|| label(field, code))
            }
            None => text(key, code).unwrap_or_default().to_owned(),
        },
    }
}

/// What is said of the intents, as many of them as fit into `most` characters in every locale of the spec.
fn joined(spec: &NewWidgetSpec, what: &str, between: &str, most: usize, code: &str) -> String {
    let said = |count: usize, code: &str| {
        let texts = spec.intents.iter().take(count).filter_map(|intent| text(&format!("{what}.{}", intent.word()), code));
        texts.collect::<Vec<_>>().join(between)
    };
    let fits = |count: &usize| spec.locales.iter().all(|code| said(*count, code).chars().count() <= most);
    let count = (1..=spec.intents.len()).rev().find(fits).unwrap_or(1);
    said(count, code)
}
