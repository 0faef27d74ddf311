//! The failure of a command that talks to an account, for people and for programs.

use serde_json::{Value, json};

use crate::account::{ApiError, FieldError};
use crate::checks::engine::finding::Finding;
use crate::text::Lang;
use crate::text::msg::Msg;

/// The account refused, or the result isn't as asked.
pub const REFUSED: u8 = 1;
/// The account could not be reached, or something could not be read.
pub const UNREAD: u8 = 2;

/// A failure with its exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub code: u8,
    pub kind: &'static str,
    status: Option<u16>,
    title: String,
    detail: Option<String>,
    fields: Vec<FieldError>,
    todo: String,
}

impl Failure {
    /// A failure of this program's own: the text `msg` and its `.next`.
    pub fn own(code: u8, kind: &'static str, msg: &Msg, lang: Lang) -> Self {
        Self { code, kind, status: None, title: lang.msg(msg), detail: None, fields: Vec::new(), todo: lang.msg(&msg.next_step()) }
    }

    /// With `detail`.
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// With fields that don't fit.
    pub fn fields(self, fields: Vec<FieldError>) -> Self {
        Self { fields, ..self }
    }

    /// What a check before a change says.
    pub fn finding(kind: &'static str, finding: &Finding, lang: Lang) -> Self {
        let todo = lang.todo(finding);
        let (title, detail) = (lang.title(finding), Some(lang.why(finding)));
        Self { code: REFUSED, kind, status: None, title, detail, fields: Vec::new(), todo }
    }

    /// With the exit code of the signal that stopped the command, if one did.
    pub fn stopped_by(self, code: Option<u8>) -> Self {
        Self { code: code.unwrap_or(self.code), ..self }
    }

    /// With the status of an answer.
    pub fn status(self, status: Option<u16>) -> Self {
        Self { status, ..self }
    }

    /// An account's error.
    pub fn api(error: &ApiError, lang: Lang) -> Self {
        let explained = error.explain();
        Self {
            code: if error.kind.is_refusal() { REFUSED } else { UNREAD },
            kind: error.kind.word(),
            status: error.status,
            title: lang.msg(&explained.what),
            detail: explained.said.or_else(|| Some(lang.msg(&explained.why))),
            fields: error.fields.clone(),
            todo: lang.msg(&explained.next),
        }
    }

    /// For programs: `{"kind", "status", "title", "detail", "fields", "todo"}`.
    pub fn json(&self) -> Value {
        json!({
            "kind": self.kind, "status": self.status, "title": self.title, "detail": self.detail, "fields": self.fields, "todo": self.todo
        })
    }

    /// For people, a line each.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.detail.clone());
        lines.extend(
            self.fields.iter().map(|field| format!("  {}: {} ({}: {})", field.path, lang.msg(&field.explain()), field.code, field.detail)),
        );
        lines.push(self.todo.clone());
        lines
    }
}
