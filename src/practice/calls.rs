//! The documented calls, as the account answers them. Sources: `docs/PLATFORM.md` 7.1, 7.2, 7.6, read 2026-11-21.

use serde_json::{Map, Value, json};

use super::answers;
use super::fault::Mode;
use super::state::{ACCOUNT_ID, State, Stored};
use super::tokens::{Caller, Tokens};
use crate::account;
use crate::account::{FieldError, FieldType, MAX_LIMIT, TemplateField};
use crate::system::loopback::http::{Request, Response};

/// Entities on a page if the request names no limit.
const LIMIT: usize = 50;

/// A request to the API with all that the answer depends on.
pub struct Call<'c> {
    pub state: &'c mut State,
    pub tokens: &'c mut Tokens,
    pub request: &'c Request,
    /// The server's own address, for links.
    pub origin: &'c str,
    /// The fault that the request meets, if any.
    pub mode: Option<Mode>,
}

/// The answer to a request below `/api/v4/`.
pub fn answer(call: Call<'_>) -> Response {
    let is_over = call.mode == Some(Mode::ExpireTokens);
    let Some(caller) = call.tokens.caller(call.request).filter(|caller| !(is_over && caller.is_long_lived)) else {
        return answers::problem(401, "Invalid user name or password");
    };
    let path = call.request.path.clone();
    let parts: Vec<&str> = path.trim_start_matches("/api/v4/").split('/').collect();
    match (call.request.method.as_str(), parts.as_slice()) {
        ("GET", ["account"]) => account(&call, caller),
        ("GET", ["widgets"]) => page(&call, "widgets", call.state.widgets.iter().map(|widget| shown(widget, call.origin, None)).collect()),
        ("GET", ["users"]) if !is_admin(call.state, caller) || call.mode == Some(Mode::RefuseUsers) => {
            answers::problem(403, "Admin access only")
        }
        ("GET", ["users"]) => page(&call, "users", call.state.users.clone()),
        ("GET", ["leads", "pipelines"]) => pipelines(&call),
        ("GET", ["widgets", code]) => widget(&call, code, caller),
        ("POST", ["widgets", code]) => install(call, code, caller),
        ("DELETE", ["widgets", code]) => uninstall(call, code, caller),
        ("POST", [bot @ ("salesbot" | "marketingbot"), bot_id, "continue", continue_id]) => {
            continue_bot(call, caller, (bot, bot_id, continue_id))
        }
        (_, ["account" | "widgets" | "users"] | ["widgets", _] | ["leads", "pipelines"]) => answers::problem(405, "Method Not Allowed"),
        (method, _) => answers::problem(404, &format!("Cannot {method} {path}")),
    }
}

fn is_admin(state: &State, caller: Caller) -> bool {
    let user = state.users.iter().find(|user| user.get("id").and_then(Value::as_u64) == Some(caller.user));
    user.and_then(|user| user.pointer("/rights/is_admin")?.as_bool()).unwrap_or(false)
}

fn account(call: &Call<'_>, caller: Caller) -> Response {
    answers::ok(&json!({
        "id": ACCOUNT_ID, "name": "Practice account", "subdomain": "practice", "current_user_id": caller.user, "country": "RU",
        "customers_mode": "disabled", "is_unsorted_on": true, "is_loss_reason_enabled": true, "is_helpbot_enabled": false,
        "is_technical_account": false, "contact_name_display_order": 1,
        "_links": {"self": {"href": format!("{}/api/v4/account", call.origin)}}
    }))
}

fn pipelines(call: &Call<'_>) -> Response {
    answers::ok(&json!({"_total_items": call.state.pipelines.len(), "_embedded": {"pipelines": call.state.pipelines}}))
}

/// A page of a list; 204 beyond its end.
fn page(call: &Call<'_>, key: &str, items: Vec<Value>) -> Response {
    let number = |name: &str, default: usize| call.request.parameter(name).map_or(Ok(default), str::parse::<usize>).unwrap_or(default);
    let (page, limit) = (number("page", 1).max(1), number("limit", LIMIT).max(1));
    if limit > MAX_LIMIT {
        return answers::problem(422, "Limit 250 per page");
    }
    let total = items.len();
    let first = (page - 1).saturating_mul(limit);
    let items: Vec<Value> = items.into_iter().skip(first).take(limit).collect();
    if items.is_empty() {
        return answers::empty(204);
    }
    let link = |page: usize| json!({"href": format!("{}/api/v4/{key}?limit={limit}&page={page}", call.origin)});
    let mut links = json!({"self": link(page)});
    if let (true, Some(links)) = (first + items.len() < total, links.as_object_mut()) {
        links.insert("next".to_owned(), link(page + 1));
    }
    let mut body = json!({"_page": page, "_links": links, "_embedded": {key: items}});
    // The list of widgets has no counts in the documents, that of users has.
    if let (true, Some(body)) = (key == "users", body.as_object_mut()) {
        body.insert("_total_items".to_owned(), total.into());
        body.insert("_page_count".to_owned(), total.div_ceil(limit).into());
    }
    answers::ok(&body)
}

/// The model of a widget, with its settings if they are shown. Without settings PHP writes an empty list.
fn shown(widget: &Stored, origin: &str, settings: Option<&Value>) -> Value {
    let mut model = widget.model.clone();
    if let Some(settings) = settings {
        let is_empty = settings.as_object().is_some_and(Map::is_empty);
        model.insert("settings".to_owned(), if is_empty { json!([]) } else { settings.clone() });
    }
    let href = format!("{origin}/api/v4/widgets/{}", widget.code());
    model.insert("_links".to_owned(), json!({"self": {"href": href}}));
    Value::Object(model)
}

fn widget(call: &Call<'_>, code: &str, caller: Caller) -> Response {
    let Some(widget) = call.state.widget(code) else { return not_found() };
    let own = caller.is_integration && widget.client_uuid() == Some(super::state::CLIENT_ID);
    let none = json!({});
    let settings = own.then(|| widget.settings.as_ref().unwrap_or(&none));
    answers::ok(&shown(widget, call.origin, settings))
}

/// The documents give no code for a user who is no administrator; 403 as with uninstalling. Settings replace earlier ones,
/// which no document says either.
fn install(call: Call<'_>, code: &str, caller: Caller) -> Response {
    if !is_admin(call.state, caller) {
        return answers::problem(403, "Admin access only");
    }
    let users: Vec<u64> = call.state.users.iter().filter_map(|user| user.get("id")?.as_u64()).collect();
    let Some(widget) = call.state.widget_mut(code) else { return not_found() };
    let body = match serde_json::from_slice::<Value>(&call.request.body) {
        Ok(Value::Object(body)) => body,
        Ok(_) => return answers::problem(400, "Request data should be an object"),
        Err(_) => return answers::problem(400, "Request data can not be empty"),
    };
    let template = widget.template();
    let errors = refused(&body, &template, &users);
    if !errors.is_empty() {
        return answers::invalid(&errors);
    }
    let known = body.into_iter().filter(|(key, _)| template.iter().any(|field| field.key == *key)).collect();
    widget.set(Some(Value::Object(known)));
    answers::ok(&shown(widget, call.origin, widget.settings.as_ref()))
}

fn refused(body: &Map<String, Value>, template: &[TemplateField], users: &[u64]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for field in template {
        match body.get(&field.key) {
            Some(value) => {
                crate::crm::account::check(field, value, &mut errors);
                if matches!(field.kind, FieldType::Users | FieldType::UsersLp) {
                    let ids = value.as_object().into_iter().flat_map(Map::keys);
                    let unknown = ids.filter(|id| id.parse().is_ok_and(|id: u64| !users.contains(&id)));
                    errors.extend(unknown.map(|id| FieldError {
                        path: format!("{}.{id}", field.key),
                        code: "NotSupportedChoice".to_owned(),
                        detail: "There is no such user".to_owned(),
                    }));
                }
            }
            None if field.is_required => errors.push(FieldError {
                path: field.key.clone(),
                code: "FieldMissing".to_owned(),
                detail: "This field is missing.".to_owned(),
            }),
            None => {}
        }
    }
    errors
}

fn uninstall(call: Call<'_>, code: &str, caller: Caller) -> Response {
    if !is_admin(call.state, caller) {
        return answers::problem(403, "Admin access only");
    }
    let Some(widget) = call.state.widget_mut(code) else { return not_found() };
    widget.set(None);
    if widget.client_uuid() == Some(super::state::CLIENT_ID) {
        call.tokens.end_integration();
    }
    answers::empty(204)
}

/// The record waits on after handlers that only show something: one `continue_id` may be used again. Once the bot went on there is none.
fn continue_bot(call: Call<'_>, caller: Caller, (bot, bot_id, continue_id): (&str, &str, &str)) -> Response {
    if !is_admin(call.state, caller) {
        return answers::problem(403, "Admin access only");
    }
    let (bot_id, continue_id) = (bot_id.parse().ok(), continue_id.parse().ok());
    let is_it = |it: &super::state::Waiting| it.bot == bot && Some(it.bot_id) == bot_id && Some(it.continue_id) == continue_id;
    let Some(at) = call.state.waiting.iter().position(is_it) else { return not_found() };
    let Ok(body) = serde_json::from_slice::<Value>(&call.request.body) else {
        return answers::problem(400, "Request data can not be empty");
    };
    let errors = account::continuation_limits(&body);
    if !errors.is_empty() {
        return answers::invalid(&errors);
    }
    let handlers = body.get("execute_handlers").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let is_shown_only =
        !handlers.is_empty() && handlers.iter().all(|handler| handler.get("handler").and_then(Value::as_str) == Some("show"));
    if !is_shown_only {
        call.state.waiting.remove(at);
    }
    answers::empty(202)
}

fn not_found() -> Response {
    answers::problem(404, "Not found")
}
