//! Answers in the forms that the documents show. Source: `docs/PLATFORM.md` 7.3, read 2026-11-21.

use serde_json::{Value, json};

use crate::account::FieldError;
use crate::system::loopback::http::{Response, reason};

const HAL: &str = "application/hal+json";
const PROBLEM: &str = "application/problem+json";

/// `value` with status 200.
pub fn ok(value: &Value) -> Response {
    Response { status: 200, content_type: HAL, headers: Vec::new(), body: value.to_string().into_bytes() }
}

/// No body: 202, 204.
pub fn empty(status: u16) -> Response {
    Response { status, content_type: HAL, headers: Vec::new(), body: Vec::new() }
}

/// Anything else than an answer of the API.
pub fn raw(status: u16, content_type: &'static str, body: &str) -> Response {
    Response { status, content_type, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

/// An error.
pub fn problem(status: u16, detail: &str) -> Response {
    with(status, detail, json!({}))
}

/// 400 with the fields that are refused.
pub fn invalid(errors: &[FieldError]) -> Response {
    let errors = json!([{"request_id": "0", "errors": errors}]);
    with(400, "Request validation failed", json!({"validation-errors": errors}))
}

/// 429: wait so many seconds.
pub fn too_many(seconds: u64) -> Response {
    Response { headers: vec![("Retry-After", seconds.to_string())], ..with(429, "Too many requests", json!({"retry_after": seconds})) }
}

/// An error of OAuth.
pub fn oauth(status: u16, title: &str, hint: &str) -> Response {
    let kind = "https://developers.amocrm.ru/v3/errors/OAuthProblemJson";
    let body = json!({"hint": hint, "title": title, "type": kind, "status": status, "detail": title});
    Response { status, content_type: PROBLEM, headers: Vec::new(), body: body.to_string().into_bytes() }
}

fn with(status: u16, detail: &str, more: Value) -> Response {
    let title = if status == 500 { "ErrInternalServer" } else { reason(status) };
    let mut body = json!({"title": title, "type": format!("https://httpstatus.es/{status}"), "status": status, "detail": detail});
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    Response { status, content_type: PROBLEM, headers: Vec::new(), body: body.to_string().into_bytes() }
}
