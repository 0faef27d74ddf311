//! Types of the account's answers, read leniently: wrong types and missing keys are no errors, unknown keys are kept.
//! Sources: `docs/PLATFORM.md` 7.1, 7.6 and the two texts of the widgets API that it cites, read 2026-11-21.

use serde_json::{Map, Value};

use super::secret::Confidential;
pub use crate::crm::account::{FieldType, TemplateField};

/// The account. Source: `GET /api/v4/account`, `docs/PLATFORM.md` 7.6.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    pub id: u64,
    pub name: String,
    /// The first part of its host.
    pub subdomain: String,
    /// The user whose rights the token has.
    pub current_user_id: Option<u64>,
    /// Whether it is a technical account, where widgets may not be loaded (`docs/PLATFORM.md` 4.2).
    pub is_technical: Option<bool>,
    /// Whether it is the practice account.
    pub is_practice: bool,
    /// All other keys of the answer.
    pub rest: Map<String, Value>,
}

/// A widget in an account. Source: `GET /api/v4/widgets/{code}`, `docs/PLATFORM.md` 7.1.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountWidget {
    pub id: u64,
    pub code: String,
    /// The version of the uploaded archive.
    pub version: String,
    /// Its rating: a number, also where it comes as text with a decimal comma.
    pub rating: Option<f64>,
    /// The fields that its installation asks for.
    pub template: Vec<TemplateField>,
    /// Whether it can be a source of leads.
    pub is_lead_source: bool,
    /// Whether it is available in Digital Pipeline.
    pub is_work_with_dp: bool,
    /// Whether it is an industry solution.
    pub is_crm_template: bool,
    /// The integration that it belongs to.
    pub client_uuid: Option<String>,
    /// Whether it is installed.
    pub is_active: bool,
    /// The pipeline in which it is a source of leads.
    pub pipeline_id: Option<u64>,
    /// Its settings; the account shows them only to the widget's own integration.
    pub settings: Option<Confidential>,
    /// All other keys of the answer.
    pub rest: Map<String, Value>,
}

/// A user of the account. Source: `GET /api/v4/users`, `docs/PLATFORM.md` 7.6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub email: String,
    /// Whether they are an administrator.
    pub is_admin: bool,
    /// Whether they can sign in.
    pub is_active: bool,
}

/// A pipeline. Source: `GET /api/v4/leads/pipelines`, `docs/PLATFORM.md` 7.6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipeline {
    pub id: u64,
    pub name: String,
    pub is_main: bool,
    /// Whether it is in the archive.
    pub is_archived: bool,
    pub stages: Vec<Stage>,
}

/// A stage of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its number; 142 is won, 143 is lost.
    pub id: u64,
    pub name: String,
}

impl Account {
    /// Reads the model of an account; `None` without an id.
    pub fn read(value: &Value) -> Option<Self> {
        let known = ["id", "name", "subdomain", "current_user_id", "is_technical_account"];
        Some(Self {
            id: whole(value, "id")?,
            name: string(value, "name").unwrap_or_default(),
            subdomain: string(value, "subdomain").unwrap_or_default(),
            current_user_id: whole(value, "current_user_id"),
            is_technical: flag(value, "is_technical_account"),
            is_practice: false,
            rest: rest(value, &known),
        })
    }
}

impl AccountWidget {
    /// Reads the model of a widget; `None` without a code.
    pub fn read(value: &Value) -> Option<Self> {
        let known = [
            "id",
            "code",
            "version",
            "rating",
            "settings_template",
            "is_lead_source",
            "is_work_with_dp",
            "is_crm_template",
            "client_uuid",
            "is_active_in_account",
            "pipeline_id",
            "settings",
        ];
        let is = |key| flag(value, key).unwrap_or(false);
        Some(Self {
            id: whole(value, "id").unwrap_or_default(),
            code: string(value, "code").filter(|code| !code.is_empty())?,
            version: string(value, "version").unwrap_or_default(),
            rating: value.get("rating").and_then(decimal),
            template: members(value.get("settings_template")).into_iter().filter_map(TemplateField::read).collect(),
            is_lead_source: is("is_lead_source"),
            is_work_with_dp: is("is_work_with_dp"),
            is_crm_template: is("is_crm_template"),
            client_uuid: string(value, "client_uuid").filter(|uuid| !uuid.is_empty()),
            is_active: is("is_active_in_account"),
            pipeline_id: whole(value, "pipeline_id").filter(|id| *id > 0),
            settings: value.get("settings").filter(|it| it.is_object() || it.is_array()).cloned().map(Confidential::new),
            rest: rest(value, &known),
        })
    }

    /// The setting `key`, if the account shows the settings. An array without members is empty settings.
    pub fn setting(&self, key: &str) -> Option<&Value> {
        self.settings.as_ref()?.expose().get(key)
    }

    /// Whether the account shows the settings.
    pub fn shows_settings(&self) -> bool {
        self.settings.is_some()
    }
}

impl TemplateField {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            key: string(value, "key")?,
            name: string(value, "name").unwrap_or_default(),
            kind: FieldType::of(&string(value, "type").unwrap_or_default()),
            is_required: flag(value, "is_required").unwrap_or(false),
        })
    }

    /// The fields of a template as the account writes it.
    pub fn read_all(template: &Value) -> Vec<Self> {
        members(Some(template)).into_iter().filter_map(Self::read).collect()
    }
}

impl User {
    /// Reads the model of a user; `None` without an id.
    pub fn read(value: &Value) -> Option<Self> {
        let rights = value.get("rights").unwrap_or(&Value::Null);
        Some(Self {
            id: whole(value, "id")?,
            name: string(value, "name").unwrap_or_default(),
            email: string(value, "email").unwrap_or_default(),
            is_admin: flag(rights, "is_admin").unwrap_or(false),
            is_active: flag(rights, "is_active").unwrap_or(true),
        })
    }
}

impl Pipeline {
    /// Reads the model of a pipeline; `None` without an id.
    pub fn read(value: &Value) -> Option<Self> {
        let stages = value.get("_embedded").and_then(|embedded| embedded.get("statuses"));
        let stage = |value: &Value| Some(Stage { id: whole(value, "id")?, name: string(value, "name").unwrap_or_default() });
        Some(Self {
            id: whole(value, "id")?,
            name: string(value, "name").unwrap_or_default(),
            is_main: flag(value, "is_main").unwrap_or(false),
            is_archived: flag(value, "is_archive").unwrap_or(false),
            stages: members(stages).into_iter().filter_map(stage).collect(),
        })
    }
}

/// The items of an array, or the values of an object: PHP writes either for a list.
pub(super) fn members(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Object(map)) => map.values().collect(),
        _ => Vec::new(),
    }
}

/// A text, also where a number is written.
pub(super) fn string(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A whole number that isn't negative, also where it is written as text.
pub(super) fn whole(value: &Value, key: &str) -> Option<u64> {
    match value.get(key)? {
        Value::Number(number) => {
            number.as_u64().or_else(|| number.as_f64().filter(|it| it.fract() == 0.0 && *it >= 0.0).map(|it| it as u64))
        }
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Yes or no, also as 0 and 1 and as text.
fn flag(value: &Value, key: &str) -> Option<bool> {
    match value.get(key)? {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => number.as_f64().map(|number| number != 0.0),
        Value::String(text) => match text.as_str() {
            "1" | "true" | "Y" => Some(true),
            "0" | "false" | "N" | "" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn decimal(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => text.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite()),
        other => other.as_f64(),
    }
}

fn rest(value: &Value, known: &[&str]) -> Map<String, Value> {
    let map = value.as_object().into_iter().flatten();
    map.filter(|(key, _)| !known.contains(&key.as_str())).map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn odd_models_are_read() {
        let widget = AccountWidget::read(&json!({
            "id": "742", "code": "amo_dropbox", "version": 1.5, "rating": "2,8", "is_active_in_account": 1, "pipeline_id": "", "client_uuid": null,
            "settings_template": {"0": {"key": "conf", "type": "colour", "is_required": "1"}, "1": {"name": "no key"}, "2": 7},
            "settings": [], "later": {"x": 1}
        }))
        .unwrap();
        assert_eq!((widget.id, widget.version.as_str(), widget.rating, widget.is_active), (742, "1.5", Some(2.8), true));
        assert_eq!((widget.pipeline_id, widget.client_uuid.as_deref()), (None, None));
        let conf = TemplateField { key: "conf".into(), name: String::new(), kind: FieldType::Other("colour".into()), is_required: true };
        assert_eq!(widget.template, [conf]);
        assert!(widget.shows_settings() && widget.setting("a").is_none());
        assert_eq!(widget.rest, json!({"later": {"x": 1}}).as_object().unwrap().clone());
        let rating = |value: Value| AccountWidget::read(&json!({"code": "c", "rating": value})).unwrap().rating;
        assert_eq!((rating(json!(4.5)), rating(Value::Null), rating(json!("new"))), (Some(4.5), None, None));
        assert_eq!(AccountWidget::read(&json!({"id": 1})), None);
        assert_eq!(AccountWidget::read(&json!("text")), None);
    }

    #[test]
    fn a_model_is_shown_without_its_settings() {
        let widget = AccountWidget::read(&json!({"code": "c", "settings": {"password": "canary"}})).unwrap();
        assert!(!format!("{widget:?}").contains("canary"));
        assert_eq!(widget.setting("password"), Some(&json!("canary")));
    }
}
