//! Uploads an archive as the account's page of integrations does, with the server's own messages.
//! Sources: `docs/PLATFORM.md` 4.4, 5 and 1.5, read 2026-11-21. What is known of the real server are these messages, not all of its
//! rules: an archive that passes here may still be refused there.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::answers;
use super::state::{State, model};
use crate::crm::account::{code_of, template_of, version_of};
use crate::crm::images::{LOGO_DP, SLOTS};
use crate::crm::{i18n, locations};
use crate::model::widget::{MANIFEST, Widget};
use crate::services::archive as zip;
use crate::services::archive;
use crate::system::loopback::http::Response;

/// Length of the codes that an account gives to widgets.
const CODE_LENGTH: usize = 40;

/// The logos of uploaded widgets, by their paths on the server (`docs/PLATFORM.md` 2).
pub type Logos = HashMap<String, Vec<u8>>;

/// Puts the archive `bytes` into `state`, under the widget's own code, `code`, or a new one.
pub fn answer(state: &mut State, logos: &mut Logos, bytes: &[u8], code: Option<&str>) -> Response {
    let widget = match archive::read_complete(zip::ARCHIVE_NAME, bytes) {
        Ok(widget) => widget,
        Err(_) => return refused("Failed to get object manifest.json"),
    };
    if let Some(message) = objection(&widget) {
        return refused(&message);
    }
    let code = code.or(code_of(&widget)).map_or_else(|| new_code(&widget), str::to_owned);
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if code.is_empty() || !code.chars().all(known) {
        return refused("Something went wrong");
    }
    let template: Vec<Value> = template_of(&widget)
        .iter()
        .map(|field| json!({"key": field.key, "name": field.name, "type": field.kind.word(), "is_required": field.is_required}))
        .collect();
    let mut model = model(&code, version_of(&widget).unwrap_or_default(), &Value::Array(template));
    model.insert("is_work_with_dp".to_owned(), locations::declares(&widget, "digital_pipeline").into());
    model.insert("is_lead_source".to_owned(), locations::declares(&widget, "lead_sources").into());
    state.put(model);
    for slot in &SLOTS {
        let path = format!("/upl/{code}/current/widget/{}", slot.path());
        match widget.get(&slot.path()) {
            Some(body) => drop(logos.insert(path, body.as_bytes().to_vec())),
            None => drop(logos.remove(&path)),
        }
    }
    let langs: Map<String, Value> = i18n::locales(&widget).iter().map(|locale| (locale.code.to_owned(), json!(true))).collect();
    // The page shows the code in the tab “Keys”; here it is in the answer.
    answers::ok(&json!({"response": true, "langs": langs, "code": code}))
}

fn refused(message: &str) -> Response {
    answers::raw(400, "application/json", &json!({ "error": message }).to_string())
}

/// The first thing that the server objects to; it names one at a time.
fn objection(widget: &Widget) -> Option<String> {
    // The server reads JSON strictly.
    let manifest = widget.text(MANIFEST).and_then(|text| serde_json::from_str::<Value>(text.as_str()).ok());
    if !manifest.is_some_and(|manifest| manifest.is_object()) {
        return Some("Failed to get object manifest.json".to_owned());
    }
    let asked =
        widget.manifest("/widget/installation").and_then(|node| node.as_bool()) == Some(true) || locations::declares(widget, "settings");
    if asked && template_of(widget).is_empty() {
        return Some("\"settings\" field is required in manifest.json".to_owned());
    }
    if let Some(block) = widget.manifest("/advanced") {
        let title = block.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        let is_plain = block.members().len() == 1 && i18n::is_reference(title) && title.split('.').count() == 2;
        if !is_plain {
            return Some("Title field of advanced block is not valid".to_owned());
        }
    }
    if widget.manifest("/tour/is_tour").and_then(|node| node.as_bool()) == Some(false) {
        return Some("Something went wrong".to_owned());
    }
    let needs = |file: &str| file != LOGO_DP || locations::declares(widget, "digital_pipeline");
    let wrong = SLOTS.iter().filter(|slot| needs(slot.file)).find(|slot| {
        let picture = widget.get(&slot.path()).and_then(|body| body.as_blob());
        picture.and_then(|blob| blob.picture().size) != Some((slot.width, slot.height))
    })?;
    let name = wrong.file.trim_end_matches(".png");
    Some(format!("Logo file for {name} must have resolution {}x{}px", wrong.width, wrong.height))
}

/// A code as accounts give them: letters and digits, here always the same for the same widget.
fn new_code(widget: &Widget) -> String {
    let name = widget.manifest("/widget/name").and_then(|node| node.as_str()).unwrap_or_default();
    let texts: Vec<&str> = i18n::locales(widget).iter().filter_map(|locale| locale.json?.at(&i18n::pointer_of(name))?.as_str()).collect();
    zip::sha256_hex(texts.join("\n").as_bytes()).chars().take(CODE_LENGTH).collect()
}
