//! The content of the practice account: made-up people, pipelines, widgets, and bots that wait.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::account::{FieldType, TemplateField, redact};
use crate::system::shared_file::Shared;
use crate::text::Lang;

/// The ID of the practice account's integration.
pub const CLIENT_ID: &str = "00000000-0000-4000-8000-000000000001";
/// The secret of that integration.
pub const CLIENT_SECRET: &str = "practice-client-secret";
/// The redirect URI of that integration.
pub const REDIRECT_URI: &str = "https://example.com/oauth";

/// The user whose token may do everything.
pub const ADMIN: u64 = 1001;
/// The user who is no administrator.
pub const MANAGER: u64 = 1002;

/// The number of the account.
pub const ACCOUNT_ID: u64 = 10_000_001;

/// Everything that the practice account stores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The users, as the API shows them.
    pub users: Vec<Value>,
    /// The pipelines, as the API shows them.
    pub pipelines: Vec<Value>,
    /// The widgets.
    pub widgets: Vec<Stored>,
    /// Bots that wait for a widget.
    pub waiting: Vec<Waiting>,
}

/// The state as it is kept on disk, without secrets; `None` before it was kept first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kept(pub Option<State>);

impl Shared for Kept {}

/// A widget in the practice account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// As the API shows it, without settings and links.
    pub model: Map<String, Value>,
    /// The settings; `None` if the widget isn't installed.
    pub settings: Option<Value>,
}

/// A bot that waits for a widget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// `salesbot` or `marketingbot`.
    pub bot: String,
    /// The bot's number.
    pub bot_id: u64,
    /// The number of the record that it waits at.
    pub continue_id: u64,
}

impl Stored {
    /// The code of the widget.
    pub fn code(&self) -> &str {
        self.model.get("code").and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the widget is installed.
    pub fn is_active(&self) -> bool {
        self.model.get("is_active_in_account").and_then(Value::as_bool).unwrap_or(false)
    }

    /// The ID of the widget's integration.
    pub fn client_uuid(&self) -> Option<&str> {
        self.model.get("client_uuid").and_then(Value::as_str)
    }

    /// The fields that an installation asks for.
    pub fn template(&self) -> Vec<TemplateField> {
        TemplateField::read_all(self.model.get("settings_template").unwrap_or(&Value::Null))
    }

    /// Installs it with `settings`, or uninstalls it.
    pub fn set(&mut self, settings: Option<Value>) {
        self.model.insert("is_active_in_account".to_owned(), settings.is_some().into());
        self.settings = settings;
    }
}

impl State {
    /// The widget `code`.
    pub fn widget(&self, code: &str) -> Option<&Stored> {
        self.widgets.iter().find(|widget| widget.code() == code)
    }

    /// The widget `code`, to be changed.
    pub fn widget_mut(&mut self, code: &str) -> Option<&mut Stored> {
        self.widgets.iter_mut().find(|widget| widget.code() == code)
    }

    /// Puts a widget in after an upload, or its new version in the place of the old; it stays installed then.
    pub fn put(&mut self, mut model: Map<String, Value>) {
        let code = model.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let next = self.widgets.iter().filter_map(|widget| widget.model.get("id")?.as_u64()).max().unwrap_or_default() + 1;
        match self.widget_mut(&code) {
            Some(stored) => {
                for key in ["id", "client_uuid", "is_active_in_account", "pipeline_id"] {
                    if let Some(value) = stored.model.get(key) {
                        model.insert(key.to_owned(), value.clone());
                    }
                }
                stored.model = model;
            }
            None => {
                model.insert("id".to_owned(), next.into());
                self.widgets.push(Stored { model, settings: None });
            }
        }
    }

    /// The state as it is kept on disk: without passwords.
    pub fn without_secrets(&self) -> Self {
        let mut state = self.clone();
        for widget in &mut state.widgets {
            let template = widget.template();
            if let Some(settings) = &mut widget.settings {
                redact::mask_settings(settings, &template);
            }
        }
        state
    }

    /// Adopts the state that another process kept, without secrets: settings that it didn't change keep their secrets. The names are
    /// translated into `lang`.
    pub fn follow(&mut self, mut kept: Self, lang: Lang) {
        let masked = self.without_secrets();
        for widget in &mut kept.widgets {
            if let Some(ours) = self.widget(widget.code())
                && masked.widget(widget.code()).is_some_and(|masked| masked.settings == widget.settings)
            {
                widget.settings.clone_from(&ours.settings);
            }
        }
        kept.set_language(lang);
        *self = kept;
    }

    /// The made-up account as it is at first, with names in this language.
    pub fn sample(lang: Lang) -> Self {
        let user = |id: u64, name: &str, is_admin: bool, is_active: bool| {
            let email = format!("user{id}@example.com");
            json!({
                "id": id, "name": lang.tr(name), "email": email, "lang": lang.code(),
                "rights": {"is_admin": is_admin, "is_free": false, "is_active": is_active, "group_id": null, "role_id": null}
            })
        };
        let stage = |id: u64, name: &str| json!({"id": id, "name": lang.tr(name), "sort": id, "type": 0, "account_id": ACCOUNT_ID});
        let pipeline = |id: u64, name: &str, is_main: bool| {
            let stages = [
                stage(id * 10, "account-sample-stage-new"),
                stage(142, "account-sample-stage-won"),
                stage(143, "account-sample-stage-lost"),
            ];
            json!({
                "id": id, "name": lang.tr(name), "sort": id, "is_main": is_main, "is_unsorted_on": true, "is_archive": false,
                "account_id": ACCOUNT_ID, "_embedded": {"statuses": stages}
            })
        };
        let waiting = |bot: &str, bot_id, continue_id| Waiting { bot: bot.to_owned(), bot_id, continue_id };
        Self {
            users: vec![
                user(ADMIN, "account-sample-user-admin", true, true),
                user(MANAGER, "account-sample-user-manager", false, true),
                user(1003, "account-sample-user-gone", false, false),
            ],
            pipelines: vec![pipeline(701, "account-sample-pipeline-sales", true), pipeline(702, "account-sample-pipeline-partners", false)],
            widgets: sample_widgets(lang),
            waiting: vec![waiting("salesbot", 501, 9001), waiting("salesbot", 501, 9002), waiting("marketingbot", 502, 9003)],
        }
    }

    /// Translates the names of the sample into this language.
    pub fn set_language(&mut self, lang: Lang) {
        let sample = Self::sample(lang);
        for widget in &mut self.widgets {
            let named = sample.widget(widget.code()).and_then(|same| same.model.get("settings_template"));
            if let Some(named) = named {
                widget.model.insert("settings_template".to_owned(), named.clone());
            }
        }
        (self.users, self.pipelines) = (sample.users, sample.pipelines);
    }
}

fn sample_widgets(lang: Lang) -> Vec<Stored> {
    let field = |key: &str, name: &str, kind: FieldType, is_required: bool| json!({"key": key, "name": name, "type": kind.word(), "is_required": is_required});
    let named = |key: &str, name: &str, kind: FieldType, is_required: bool| field(key, &lang.tr(name), kind, is_required);
    let phone = json!([
        named("login", "account-sample-field-login", FieldType::Text, true),
        named("password", "account-sample-field-password", FieldType::Pass, true),
        named("phones", "account-sample-field-phones", FieldType::Users, true),
        named("script_path", "account-sample-field-script", FieldType::Text, false)
    ]);
    let sip = json!([field("lines", "SIP lines", FieldType::UsersLp, true), field("conf", "custom", FieldType::Custom, false)]);
    let custom = json!([field("conf", "custom", FieldType::Custom, false)]);
    let key = json!([named("api_key", "account-sample-field-key", FieldType::Text, true)]);
    // Numbers and texts are mixed as in the documents' examples.
    vec![
        stored(801, "demo_phone", "1.0.0", json!("2,7"), &phone, json!({}), None),
        stored(802, "demo_sip", "0.3.1", Value::Null, &sip, json!({"client_uuid": CLIENT_ID}), None),
        stored(803, "demo_notes", "2.1.0", json!(4.5), &json!([]), json!({}), Some(json!({}))),
        stored(804, "demo_dropbox", "0.0.13", json!("2,8"), &custom, json!({}), None),
        stored(805, "demo_mailer", "1.1.12", json!("3,4"), &key, json!({"is_work_with_dp": true}), Some(json!({"api_key": "example"}))),
        stored(806, "demo_forms", "5.0.0", json!(3), &json!([]), json!({"is_lead_source": true, "pipeline_id": 701}), Some(json!({}))),
    ]
}

fn stored(id: u64, code: &str, version: &str, rating: Value, template: &Value, more: Value, settings: Option<Value>) -> Stored {
    let mut model = model(code, version, template);
    model.insert("id".to_owned(), id.into());
    model.insert("rating".to_owned(), rating);
    if let Value::Object(more) = more {
        model.extend(more);
    }
    let mut stored = Stored { model, settings: None };
    stored.set(settings);
    stored
}

/// A widget that was just uploaded, as the API shows it.
pub fn model(code: &str, version: &str, template: &Value) -> Map<String, Value> {
    let model = json!({
        "id": 0, "code": code, "version": version, "rating": null, "settings_template": template, "is_lead_source": false,
        "is_work_with_dp": false, "is_crm_template": false, "client_uuid": null, "is_active_in_account": false, "pipeline_id": null
    });
    model.as_object().cloned().unwrap_or_default()
}
