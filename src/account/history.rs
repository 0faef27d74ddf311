//! The history of requests and answers without secrets: [`Entry`], and its forms for other tools (HAR, curl).

use std::borrow::Cow;
use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::error::{ApiError, ErrorKind};
use super::host::Host;

/// Most characters that are kept of a body.
const MAX_BODY: usize = 16_000;

/// What stands in the place of an error while no answer is known: the change was about to be sent, or the process ended.
const ANNOUNCED: &str = "announced";

/// The variable that stands for the token in a command.
const TOKEN_VARIABLE: &str = "WIDGET_STUDIO_TOKEN";

/// The file from which a command takes a body that isn't kept whole.
pub const BODY_FILE: &str = "whole-request.json";

/// A request with its answer. Its texts passed the redaction before it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// What tells it from every other request, of other accounts and processes too; see [`new_id`].
    pub id: String,
    /// When it was sent, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The account's name in the studio.
    pub account: String,
    /// The account's host.
    pub host: String,
    /// `GET`, `POST`, `DELETE`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status of the answer; `None` if none came.
    pub status: Option<u16>,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// The body that was sent.
    pub request: Option<String>,
    /// The body that came.
    pub response: String,
    /// The word of [`super::ErrorKind`] if it failed.
    pub error: Option<String>,
}

impl Entry {
    /// `body`, at most 16 000 characters of it.
    pub(super) fn short(body: String) -> String {
        match body.char_indices().nth(MAX_BODY) {
            Some((at, _)) => body.get(..at).unwrap_or_default().to_owned() + "…",
            None => body,
        }
    }

    /// The address that was asked.
    pub fn url(&self) -> String {
        let url = |host: Host| host.url(&self.path);
        Host::parse(&self.host).map_or_else(|_| format!("https://{}{}", self.host, self.path), url)
    }

    /// Whether a part of the body was taken out: a secret, or what is too long. Its command needs the file [`BODY_FILE`] then.
    pub fn is_cut(&self) -> bool {
        self.request.as_ref().is_some_and(|body| body.contains(super::MASK) || body.ends_with('…'))
    }

    /// The request as a command for a shell; `None` if its address holds a secret, which isn't kept. The token is taken from the
    /// environment. A body of which something was taken out would replace settings by masks: the command sends the file [`BODY_FILE`]
    /// then, and fails where there is none.
    pub fn to_curl(&self) -> Option<String> {
        if self.path.contains(super::MASK) {
            return None;
        }
        let mut command = format!("curl -X {} {}", self.method, quoted(&self.url()));
        if self.is_signed() {
            command += &format!(" -H \"Authorization: Bearer ${TOKEN_VARIABLE}\"");
        }
        if let Some(body) = &self.request {
            command += " -H 'Content-Type: application/json'";
            // curl sends nothing without a file to upload; for `--data` older versions send an empty body.
            command += &if self.is_cut() { format!(" --upload-file {BODY_FILE}") } else { format!(" --data {}", quoted(body)) };
        }
        Some(command)
    }

    /// Whether a token was sent: with all calls but the one that asks for it.
    fn is_signed(&self) -> bool {
        !self.path.starts_with("/oauth2/")
    }

    /// What went wrong with it, if something did.
    pub fn problem(&self) -> Option<ApiError> {
        let kind = ErrorKind::of_word(self.error.as_deref()?);
        let told = self.status.map(|status| ApiError::of_answer(status, None, &self.response));
        match (kind, told) {
            // A good status whose answer isn't what was asked for.
            (Some(kind), told) if told.as_ref().is_none_or(|told| told.kind != kind) => {
                Some(ApiError { status: self.status, ..ApiError::new(kind) })
            }
            (_, told) => told,
        }
    }

    /// The request before it is sent.
    pub(super) fn announced(self) -> Self {
        Self { error: Some(ANNOUNCED.to_owned()), ..self }
    }

    /// Whether nothing is known of its end.
    pub fn is_announced(&self) -> bool {
        self.error.as_deref() == Some(ANNOUNCED)
    }

    /// The id of the text that stands where the status of an answer would.
    pub fn no_status_text_id(&self) -> &'static str {
        if self.is_announced() { "requests-announced" } else { "requests-no-answer" }
    }

    /// Whether it can be sent again as it was: a call of the API whose body holds nothing that was taken out.
    pub fn can_repeat(&self) -> bool {
        self.path.starts_with("/api/v4/") && !self.path.contains(super::MASK) && !self.is_cut()
    }

    /// Whether the request only reads.
    pub fn is_read(&self) -> bool {
        self.method == "GET"
    }

    fn to_har(&self) -> Value {
        let header = |name: &str, value: &str| json!({"name": name, "value": value});
        let mut headers = Vec::new();
        if self.is_signed() {
            headers.push(header("Authorization", &format!("Bearer {}", super::MASK)));
        }
        let mut request = json!({
            "method": self.method, "url": self.url(), "httpVersion": "HTTP/1.1", "cookies": [], "queryString": [],
            "headersSize": -1, "bodySize": self.request.as_ref().map_or(0, String::len)
        });
        if let (Some(body), Some(map)) = (&self.request, request.as_object_mut()) {
            headers.push(header("Content-Type", "application/json"));
            map.insert("postData".to_owned(), json!({"mimeType": "application/json", "text": body}));
        }
        if let Some(map) = request.as_object_mut() {
            map.insert("headers".to_owned(), json!(headers));
        }
        json!({
            "startedDateTime": time(self.at), "time": self.ms, "request": request,
            "response": {
                "status": self.status.unwrap_or(0), "statusText": self.error.as_deref().unwrap_or_default(), "httpVersion": "HTTP/1.1",
                "cookies": [], "headers": [], "redirectURL": "", "headersSize": -1, "bodySize": self.response.len(),
                "content": {"size": self.response.len(), "mimeType": "application/json", "text": self.response}
            },
            "_id": self.id, "cache": {}, "timings": {"send": 0, "wait": self.ms, "receive": 0}, "comment": self.account
        })
    }
}

/// An id that no other request has: 16 hexadecimal digits by chance.
pub fn new_id() -> String {
    // Each has random keys of its own.
    format!("{:016x}", RandomState::new().hash_one(super::clock::now_ms()))
}

/// `entries` as an HTTP archive (HAR 1.2) for browsers and proxies.
pub fn to_har<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let creator = json!({"name": "Widget Studio", "version": env!("CARGO_PKG_VERSION")});
    let entries: Vec<Value> = entries.into_iter().map(Entry::to_har).collect();
    json!({"log": {"version": "1.2", "creator": creator, "entries": entries}}).to_string()
}

/// A time as `2026-11-21T07:00:00.000Z`.
pub fn time(ms: i64) -> String {
    let since = Duration::from_millis(u64::try_from(ms).unwrap_or_default());
    // The format ends with the year 9999.
    UNIX_EPOCH
        .checked_add(since)
        .filter(|_| since.as_secs() < 253_402_300_800)
        .map_or_else(String::new, |time| humantime::format_rfc3339_millis(time).to_string())
}

/// `text` as one word of a shell, without NUL, which no argument of a program can hold.
fn quoted(text: &str) -> String {
    shlex::try_quote(&text.replace('\0', "")).map_or_else(|_| String::new(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64) -> Entry {
        Entry {
            id: at.to_string(),
            at,
            account: "demo".into(),
            host: "demo.amocrm.ru".into(),
            method: "POST".into(),
            path: "/api/v4/widgets/x".into(),
            status: Some(200),
            ms: 12,
            request: Some(r#"{"login":"it's","password":"•••"}"#.into()),
            response: "{}".into(),
            error: None,
        }
    }

    #[test]
    fn a_request_becomes_a_command() {
        let words = |command: String| shlex::split(&command).unwrap();
        let expected = [
            "curl",
            "-X",
            "POST",
            "https://demo.amocrm.ru/api/v4/widgets/x",
            "-H",
            "Authorization: Bearer $WIDGET_STUDIO_TOKEN",
            "-H",
            "Content-Type: application/json",
            "--data",
            r#"{"login":"it's"}"#,
        ];
        let whole = Entry { request: Some(r#"{"login":"it's"}"#.into()), ..entry(0) };
        assert_eq!(words(whole.to_curl().unwrap()), expected);
        // A shell fills in the variable, and nothing of what an account or a person wrote.
        assert!(whole.to_curl().unwrap().contains("\"Authorization: Bearer $WIDGET_STUDIO_TOKEN\""));
        for body in ["$(id) `id` \\ \"'!x", "a\nb", "", "a\0b"] {
            let command = Entry { path: format!("/x?{body}"), request: Some(body.into()), ..entry(0) }.to_curl().unwrap();
            let plain = body.replace('\0', "");
            let words = words(command.clone());
            assert_eq!((words[3].strip_prefix("https://demo.amocrm.ru/x?"), words[9].as_str()), (Some(&*plain), &*plain), "{command}");
            assert!(!command.contains('\0'));
        }
        let local = Entry { host: "127.0.0.1:8".into(), method: "GET".into(), path: "/oauth2/x".into(), request: None, ..entry(0) };
        assert_eq!(words(local.to_curl().unwrap()), ["curl", "-X", "GET", "http://127.0.0.1:8/oauth2/x"]);
    }

    #[test]
    fn a_body_that_is_not_whole_is_no_part_of_a_command() {
        let cut = Entry { request: Some(Entry::short("x".repeat(MAX_BODY + 1))), ..entry(0) };
        for entry in [entry(0), cut] {
            assert!(entry.is_cut() && !entry.can_repeat());
            let words = shlex::split(&entry.to_curl().unwrap()).unwrap();
            assert_eq!(words[words.len() - 2..], ["--upload-file", BODY_FILE]);
            assert!(!words.iter().any(|word| word.contains("•••") || word == "--data"), "{words:?}");
        }
        let path = Entry { path: "/api/v4/x?token=•••".into(), request: None, ..entry(0) };
        assert!(path.to_curl().is_none() && !path.can_repeat());
    }

    #[test]
    fn no_two_requests_have_one_id() {
        let ids: std::collections::HashSet<String> = (0..10_000).map(|_| new_id()).collect();
        assert!(ids.len() == 10_000 && ids.iter().all(|id| id.len() == 16));
    }

    #[test]
    fn requests_become_an_archive() {
        let har: Value =
            serde_json::from_str(&to_har([&entry(1_700_000_000_123), &Entry { status: None, request: None, ..entry(0) }])).unwrap();
        let first = &har["log"]["entries"][0];
        assert_eq!(first["startedDateTime"], "2023-11-14T22:13:20.123Z");
        assert_eq!(first["request"]["headers"][0]["value"], "Bearer •••");
        assert_eq!(first["request"]["postData"]["text"], entry(0).request.unwrap());
        assert_eq!(har["log"]["entries"][1]["response"]["status"], 0);
        assert_eq!(time(i64::MAX), "");
    }

    #[test]
    fn long_bodies_are_cut_between_characters() {
        let short = Entry::short("ю".repeat(MAX_BODY + 1));
        assert_eq!((short.chars().count(), short.ends_with("ю…")), (MAX_BODY + 1, true));
        assert_eq!(Entry::short("ю".into()), "ю");
    }
}
