//! [`ApiError`]: why a call failed; the kinds differ in what a person can do about them.

use std::fmt;
use std::io;
use std::time::Duration;

use serde_json::Value;

use super::types::{string, whole};
pub use crate::crm::account::FieldError;

/// A call that brought no result. Its texts are redacted: they can be shown, logged and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    pub kind: ErrorKind,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// `title` of the answer.
    pub title: Option<String>,
    /// `detail` of the answer, or the words of the system.
    pub detail: Option<String>,
    /// `hint` of an OAuth error.
    pub hint: Option<String>,
    /// Fields that were refused.
    pub fields: Vec<FieldError>,
    /// How long the account asks to wait.
    pub retry_after: Option<Duration>,
}

/// What went wrong. Its texts are `account-error-<word>` with `.why` and `.next`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// 400: the body or its fields are refused.
    BadRequest,
    /// 401: no valid token.
    Unauthorized,
    /// The token has ended by its own word; nothing was sent.
    TokenExpired,
    /// 402: the account isn't paid.
    PaymentRequired,
    /// 403: the rights don't suffice.
    Forbidden,
    /// 403 in plain text: the address of this computer is blocked. Source: `docs/PLATFORM.md` 7.3.
    Blocked,
    /// 404 of a widget: it isn't there, or isn't accessible.
    NotFound,
    /// 404 of a call that every account answers: the address leads to no account's API.
    NoApi,
    /// 404 when a bot is to go on: nothing waits there.
    NothingWaits,
    /// The code has characters that no code has; nothing was sent.
    BadCode,
    /// 422: the request can't be carried out.
    Unprocessable,
    /// 429: too many requests.
    TooManyRequests,
    /// 5xx: the account's server failed.
    Server,
    /// Another status that no document names for the call.
    Status,
    /// No connection or no answer in time.
    Timeout,
    /// No trusted, encrypted connection.
    Tls,
    /// The name of the host isn't known.
    Dns,
    /// The host can't be reached.
    NoNetwork,
    /// The connection ended before the answer did.
    Lost,
    /// The answer leads elsewhere: a token isn't taken there.
    Redirect,
    /// The answer is longer than is read.
    TooLarge,
    /// The answer is a page of HTML.
    Html,
    /// The answer isn't JSON, or not the JSON that the call brings.
    NotJson,
    /// The job was stopped.
    Cancelled,
    /// New tokens could not be kept, so they are not used.
    NotKept,
}

impl ErrorKind {
    pub const ALL: [Self; 25] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::TokenExpired,
        Self::PaymentRequired,
        Self::Forbidden,
        Self::Blocked,
        Self::NotFound,
        Self::NoApi,
        Self::NothingWaits,
        Self::BadCode,
        Self::Unprocessable,
        Self::TooManyRequests,
        Self::Server,
        Self::Status,
        Self::Timeout,
        Self::Tls,
        Self::Dns,
        Self::NoNetwork,
        Self::Lost,
        Self::Redirect,
        Self::TooLarge,
        Self::Html,
        Self::NotJson,
        Self::Cancelled,
        Self::NotKept,
    ];

    /// The word for it in reports and in the history.
    pub fn word(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Unauthorized => "unauthorized",
            Self::TokenExpired => "token-expired",
            Self::PaymentRequired => "payment-required",
            Self::Forbidden => "forbidden",
            Self::Blocked => "blocked",
            Self::NotFound => "not-found",
            Self::NoApi => "no-api",
            Self::NothingWaits => "nothing-waits",
            Self::BadCode => "bad-code",
            Self::Unprocessable => "unprocessable",
            Self::TooManyRequests => "too-many-requests",
            Self::Server => "server",
            Self::Status => "status",
            Self::Timeout => "timeout",
            Self::Tls => "tls",
            Self::Dns => "dns",
            Self::NoNetwork => "no-network",
            Self::Lost => "lost",
            Self::Redirect => "redirect",
            Self::TooLarge => "too-large",
            Self::Html => "html",
            Self::NotJson => "not-json",
            Self::Cancelled => "cancelled",
            Self::NotKept => "not-kept",
        }
    }

    /// The kind that has this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    pub fn text_id(self) -> String {
        format!("account-error-{}", self.word())
    }

    /// Whether the account itself refused, so that nothing was changed.
    pub fn is_refusal(self) -> bool {
        matches!(
            self,
            Self::BadRequest
                | Self::Unauthorized
                | Self::TokenExpired
                | Self::PaymentRequired
                | Self::Forbidden
                | Self::Blocked
                | Self::NotFound
                | Self::NoApi
                | Self::NothingWaits
                | Self::BadCode
                | Self::Unprocessable
                | Self::TooManyRequests
        )
    }

    /// Whether a request that ended so may have had its effect: it may have arrived, and no proper answer says otherwise.
    pub fn leaves_open(self) -> bool {
        matches!(
            self,
            Self::Server
                | Self::Status
                | Self::Timeout
                | Self::Lost
                | Self::Redirect
                | Self::TooLarge
                | Self::Html
                | Self::NotJson
                | Self::Cancelled
        )
    }

    /// Whether a read is worth repeating at once.
    pub(super) fn may_pass(self) -> bool {
        matches!(self, Self::Server | Self::Lost)
    }

    fn of_status(status: u16) -> Self {
        match status {
            300..=399 => Self::Redirect,
            400 => Self::BadRequest,
            401 => Self::Unauthorized,
            402 => Self::PaymentRequired,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            422 => Self::Unprocessable,
            429 => Self::TooManyRequests,
            500..=599 => Self::Server,
            _ => Self::Status,
        }
    }
}

impl ApiError {
    /// An error of `kind` without an answer.
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, status: None, title: None, detail: None, hint: None, fields: Vec::new(), retry_after: None }
    }

    /// The same error with `detail`.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// An answer that isn't what the call brings.
    pub(super) fn unexpected(what: &str) -> Self {
        Self::new(ErrorKind::NotJson).detail(what)
    }

    /// Reads the answer of a call that failed: problem+json, an OAuth error, plain text, or a page of HTML.
    /// Sources: `docs/PLATFORM.md` 7.3, read 2026-11-21.
    pub fn of_answer(status: u16, header_retry_after: Option<&str>, text: &str) -> Self {
        let mut error = Self { status: Some(status), ..Self::new(ErrorKind::of_status(status)) };
        error.retry_after = header_retry_after.and_then(|seconds| seconds.trim().parse().ok()).map(Duration::from_secs);
        match serde_json::from_str::<Value>(text) {
            Ok(value @ Value::Object(_)) => error.read(&value),
            // A page of some server in between doesn't know what the account has.
            _ if is_html(text) && status == 404 => error.kind = ErrorKind::Html,
            _ if is_html(text) => {}
            _ => {
                if status == 403 {
                    error.kind = ErrorKind::Blocked;
                }
                error.detail = Some(text.trim()).filter(|text| !text.is_empty()).map(|text| text.chars().take(300).collect());
            }
        }
        error
    }

    fn read(&mut self, value: &Value) {
        self.title = string(value, "title");
        self.detail = string(value, "detail").or_else(|| string(value, "error_description")).or_else(|| string(value, "error"));
        self.hint = string(value, "hint");
        if let Some(seconds) = whole(value, "retry_after") {
            self.retry_after = Some(Duration::from_secs(seconds));
        }
        let groups = value.get("validation-errors").and_then(Value::as_array).into_iter().flatten();
        let errors = groups.filter_map(|group| group.get("errors")?.as_array()).flatten();
        self.fields.extend(errors.map(|error| FieldError {
            path: string(error, "path").unwrap_or_default(),
            code: string(error, "code").unwrap_or_default(),
            detail: string(error, "detail").unwrap_or_default(),
        }));
    }

    /// The words of a failure without an answer.
    pub(super) fn of_transport(error: &ureq::Error) -> Self {
        use ureq::Error as E;
        let kind = match error {
            E::Timeout(_) => ErrorKind::Timeout,
            E::HostNotFound => ErrorKind::Dns,
            E::Tls(_) | E::Rustls(_) | E::Pem(_) | E::TlsRequired => ErrorKind::Tls,
            E::BodyExceedsLimit(_) | E::LargeResponseHeader(..) => ErrorKind::TooLarge,
            E::Protocol(_) => ErrorKind::NotJson,
            E::Io(error) => of_io(error),
            E::ConnectionFailed | E::ConnectProxyFailed(_) | E::InvalidProxyUrl | E::BadUri(_) | E::RequireHttpsOnly(_) => {
                ErrorKind::NoNetwork
            }
            _ => ErrorKind::Lost,
        };
        Self::new(kind).detail(error.to_string())
    }

    /// The same error, with `kind` where a 404 says that a widget isn't there.
    pub(super) fn not_found_as(self, kind: ErrorKind) -> Self {
        if self.kind == ErrorKind::NotFound { Self { kind, ..self } } else { self }
    }

    /// With every text passed through `clean`.
    pub(super) fn redacted(mut self, clean: impl Fn(&str) -> String) -> Self {
        for text in [&mut self.title, &mut self.detail, &mut self.hint].into_iter().flatten() {
            *text = clean(text);
        }
        for field in &mut self.fields {
            field.path = clean(&field.path);
            field.code = clean(&field.code);
            field.detail = clean(&field.detail);
        }
        self
    }
}

fn of_io(error: &io::Error) -> ErrorKind {
    use io::ErrorKind as K;
    // The certificate is judged while the connection is read; rustls wraps its verdict.
    if error.get_ref().is_some_and(|inner| inner.is::<ureq::Error>() || inner.to_string().contains("certificate")) {
        return ErrorKind::Tls;
    }
    match error.kind() {
        K::TimedOut | K::WouldBlock => ErrorKind::Timeout,
        K::InvalidData => ErrorKind::Tls,
        // These come before anything is sent.
        K::ConnectionRefused | K::HostUnreachable | K::NetworkUnreachable | K::NetworkDown | K::AddrNotAvailable => ErrorKind::NoNetwork,
        _ if error.to_string().contains("lookup address") => ErrorKind::Dns,
        _ => ErrorKind::Lost,
    }
}

/// Whether `text` is a page rather than data.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") || start.starts_with("<body")
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.word())?;
        for part in [&self.title, &self.detail].into_iter().flatten() {
            write!(f, ": {part}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_answers_are_told_apart() {
        let table = [
            (400, r#"{"title":"Bad Request","detail":"Request data can not be empty"}"#, ErrorKind::BadRequest),
            (401, r#"{"detail":"Invalid user name or password"}"#, ErrorKind::Unauthorized),
            (402, r#"{"detail":"Payment required"}"#, ErrorKind::PaymentRequired),
            (403, r#"{"detail":"Admin access only"}"#, ErrorKind::Forbidden),
            (403, "403 Forbidden", ErrorKind::Blocked),
            (403, "<html>403</html>", ErrorKind::Forbidden),
            (404, r#"{"detail":"Cannot GET /x"}"#, ErrorKind::NotFound),
            (404, "<!DOCTYPE html><title>nginx</title>", ErrorKind::Html),
            (422, "Limit 250 per page", ErrorKind::Unprocessable),
            (429, "slow down", ErrorKind::TooManyRequests),
            (504, "<html>", ErrorKind::Server),
            (302, "", ErrorKind::Redirect),
            (405, "", ErrorKind::Status),
        ];
        for (status, text, kind) in table {
            assert_eq!(ApiError::of_answer(status, None, text).kind, kind, "{status} {text}");
        }
    }

    #[test]
    fn failures_without_an_answer_are_told_apart() {
        let io = |kind: io::ErrorKind, words: &str| ureq::Error::Io(io::Error::new(kind, words.to_owned()));
        let table = [
            (ureq::Error::HostNotFound, ErrorKind::Dns),
            (io(io::ErrorKind::Other, "failed to lookup address information: Name or service not known"), ErrorKind::Dns),
            (ureq::Error::Timeout(ureq::Timeout::Connect), ErrorKind::Timeout),
            (io(io::ErrorKind::TimedOut, "x"), ErrorKind::Timeout),
            (ureq::Error::Tls("x"), ErrorKind::Tls),
            (io(io::ErrorKind::InvalidData, "invalid peer certificate: UnknownIssuer"), ErrorKind::Tls),
            (io(io::ErrorKind::ConnectionRefused, "x"), ErrorKind::NoNetwork),
            (io(io::ErrorKind::NetworkUnreachable, "x"), ErrorKind::NoNetwork),
            (ureq::Error::ConnectionFailed, ErrorKind::NoNetwork),
            (io(io::ErrorKind::ConnectionReset, "x"), ErrorKind::Lost),
            (io(io::ErrorKind::UnexpectedEof, "x"), ErrorKind::Lost),
            (ureq::Error::BodyExceedsLimit(1), ErrorKind::TooLarge),
        ];
        for (error, kind) in table {
            assert_eq!(ApiError::of_transport(&error).kind, kind, "{error}");
        }
    }

    #[test]
    fn fields_hints_and_pauses_are_read() {
        let text = r#"{"title":"Bad Request","status":400,"detail":"Request validation failed","validation-errors":[
            {"request_id":"0","errors":[{"code":"InvalidType","path":"phones.1","detail":"Not a string"}]},{"errors":[{"path":"b"}]}, 7]}"#;
        let error = ApiError::of_answer(400, None, text);
        let paths: Vec<_> = error.fields.iter().map(|field| (field.path.as_str(), field.code.as_str())).collect();
        assert_eq!(paths, [("phones.1", "InvalidType"), ("b", "")]);
        let hint = r#"{"hint":"Token has been revoked","title":"Wrong","detail":null}"#;
        assert_eq!(ApiError::of_answer(400, None, hint).hint.as_deref(), Some("Token has been revoked"));
        let seconds = |header, text| ApiError::of_answer(429, header, text).retry_after.map(|time| time.as_secs());
        assert_eq!(seconds(Some("5"), "x"), Some(5));
        assert_eq!(seconds(Some("Fri, 01 Jan"), r#"{"retry_after": 300}"#), Some(300));
        assert_eq!(seconds(None, r#"{"retry_after": "30"}"#), Some(30));
    }
}
