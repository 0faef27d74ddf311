//! One request to an account and its answer: limits, the record of requests, secrets taken out of what is kept.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Proxy};

use super::cancel::Cancel;
use super::clock::now_ms;
use super::error::{self, ApiError, ErrorKind};
use super::history::{Entry, new_id};
use super::host::Host;
use super::limiter::{LONGEST_PAUSE, Limiter, Refused};
use super::redact::Redactor;
use super::secret::Secret;

/// The pause after a 429 that names none.
const PAUSE_429: Duration = Duration::from_secs(1);

/// What the practice account calls itself in the header `Server`: other servers on this machine are not taken for it.
pub const PRACTICE_SERVER: &str = "widget-studio-practice";

/// How long things may take, and how much is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until the connection stands, encryption included.
    pub connect: Duration,
    /// A request with its whole answer.
    pub total: Duration,
    /// Longest pause that a call waits for when the account asks for one.
    pub patience: Duration,
    /// Most bytes of an answer.
    pub body: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(10), total: seconds(30), patience: seconds(30), body: 16 * 1024 * 1024 }
    }
}

/// Records every request, and keeps for other processes what they have to know of an account. Nothing in it is secret.
pub trait Recorder: Send + Sync {
    /// Keeps a request with its answer.
    fn record(&self, entry: Entry);

    /// Keeps a change that is about to be sent: [`Self::record`] follows, unless the process ends before.
    fn announce(&self, _: Entry) {}

    /// Keeps that the account asked for a pause.
    fn keep_pause(&self, _: &Host, _: Duration) {}

    /// How long a pause lasts yet that another process was asked for.
    fn pause_left(&self, _: &Host) -> Option<Duration> {
        None
    }
}

/// Records nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoRecord;

impl Recorder for NoRecord {
    fn record(&self, _: Entry) {}
}

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Delete,
}

impl Method {
    fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// An answer with a status of 200 to 299.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    /// Whether the practice account answered, by its own word and on this machine.
    pub is_practice: bool,
    text: String,
    picture: Option<Vec<u8>>,
}

impl Answer {
    /// Whether it brings nothing: 204, or no body.
    pub fn is_empty(&self) -> bool {
        self.status == 204 || self.text.trim().is_empty()
    }

    /// The bytes of a picture, if it is one by its content type.
    pub fn picture(self) -> Option<Vec<u8>> {
        self.picture
    }

    /// The body, whatever its content type says.
    pub fn json(&self) -> Result<Value, ApiError> {
        serde_json::from_str(&self.text).map_err(|error| {
            let kind = if error::is_html(&self.text) { ErrorKind::Html } else { ErrorKind::NotJson };
            ApiError { status: Some(self.status), ..ApiError::new(kind).detail(error.to_string()) }
        })
    }
}

/// The way to an account, without a token of its own.
pub(super) struct Wire {
    /// Where the account is.
    pub host: Host,
    /// The account's name in the studio.
    pub account: String,
    agent: Agent,
    limiter: Arc<Limiter>,
    recorder: Arc<dyn Recorder>,
    limits: Limits,
}

impl Wire {
    pub fn new(host: Host, account: String, recorder: Arc<dyn Recorder>, limits: Limits) -> Self {
        let limiter = Limiter::of(&host);
        Self { agent: agent(&host, limits), host, account, limiter, recorder, limits }
    }

    /// An agent that no job cuts.
    pub fn agent(&self) -> &Agent {
        &self.agent
    }

    /// How long the pause that the account asked for still lasts.
    pub fn pause_left(&self) -> Option<Duration> {
        self.limiter.pause_left()
    }

    /// An agent for one job, which a [`Cancel`] may cut.
    pub fn new_agent(&self) -> Agent {
        agent(&self.host, self.limits)
    }

    /// Sends one request within the limits and takes note of it.
    #[allow(clippy::too_many_arguments, reason = "the parts of a request; a struct for them would be filled in two places and read in one")]
    pub fn send(
        &self,
        agent: &Agent,
        cancel: &Cancel,
        method: Method,
        path: &str,
        token: Option<&Secret>,
        body: Option<&Value>,
        redactor: &Redactor,
    ) -> Result<Answer, ApiError> {
        if let Some(left) = self.recorder.pause_left(&self.host) {
            self.limiter.pause(left);
        }
        let permit = self.limiter.acquire(cancel, self.limits.patience).map_err(|refused| match refused {
            Refused::Cancelled => ApiError::new(ErrorKind::Cancelled),
            Refused::Paused(left) => ApiError { retry_after: Some(left), ..ApiError::new(ErrorKind::TooManyRequests) },
        })?;
        let body = body.map(Value::to_string);
        let (at, started) = (now_ms(), Instant::now());
        let mut entry = Entry {
            id: new_id(),
            at,
            account: self.account.clone(),
            host: self.host.name().to_owned(),
            method: method.word().to_owned(),
            path: redactor.clean_path(path),
            request: body.as_ref().map(|body| Entry::short(redactor.clean(body))),
            ..Entry::default()
        };
        if method != Method::Get {
            self.recorder.announce(entry.clone().announced());
        }
        let raw = exchange(agent, method, &self.host.url(path), token, body.as_deref(), self.limits.body);
        let took = started.elapsed();
        drop(permit);
        let raw = raw.map_err(|error| if cancel.is_cancelled() { ApiError::new(ErrorKind::Cancelled) } else { error });
        let (status, text) = raw.as_ref().map_or((None, ""), |raw| (Some(raw.status), raw.text.as_str()));
        let clean = redactor.clean(text);
        entry.status = status;
        entry.ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        entry.response = Entry::short(clean.clone());
        let is_local = self.host.is_local();
        let result = raw.and_then(|raw| raw.judge(&clean, is_local)).map_err(|error| error.redacted(|text| redactor.clean(text)));
        if let Err(error) = &result {
            entry.error = Some(error.kind.word().to_owned());
            let pause = error.retry_after.or((error.kind == ErrorKind::TooManyRequests).then_some(PAUSE_429));
            if let Some(pause) = pause {
                self.limiter.pause(pause);
                self.recorder.keep_pause(&self.host, pause.min(LONGEST_PAUSE));
            }
        }
        log(&entry);
        self.recorder.record(entry);
        result
    }
}

/// What the log holds of a request: no query, no header, no body.
fn log(entry: &Entry) {
    let path = entry.path.split('?').next().unwrap_or_default();
    let status = entry.status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
    log::info!("{} {path} {status} in {} ms {}", entry.method, entry.ms, entry.error.as_deref().unwrap_or_default());
}

/// An answer as it came.
struct Raw {
    status: u16,
    retry_after: Option<String>,
    server: Option<String>,
    /// Empty for a picture.
    text: String,
    picture: Option<Vec<u8>>,
}

impl Raw {
    /// The answer, or what it says of an error in its text without secrets: an error keeps the beginning of a text, and half a secret is
    /// known no more.
    fn judge(self, clean: &str, is_local: bool) -> Result<Answer, ApiError> {
        let is_practice = is_local && self.server.as_deref() == Some(PRACTICE_SERVER);
        match self.status {
            200..=299 => Ok(Answer { status: self.status, is_practice, text: self.text, picture: self.picture }),
            status => Err(ApiError::of_answer(status, self.retry_after.as_deref(), clean)),
        }
    }
}

fn agent(host: &Host, limits: Limits) -> Agent {
    let certificates = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    // A request to this machine takes no way through a proxy.
    let proxy = if host.is_local() { None } else { Proxy::try_from_env() };
    Agent::config_builder()
        .http_status_as_error(false)
        .https_only(!host.is_local())
        .tls_config(certificates)
        .proxy(proxy)
        // An answer that leads elsewhere is an error: the API has none, and the token is for this host.
        .max_redirects(0)
        .max_redirects_will_error(false)
        // Each request has its own connection. One that was kept open may be closed by the other side just when a change
        // is sent, and a change is not repeated.
        .max_idle_connections(0)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_global(Some(limits.total))
        .user_agent(concat!("widget-studio/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent()
}

fn exchange(agent: &Agent, method: Method, url: &str, token: Option<&Secret>, body: Option<&str>, limit: u64) -> Result<Raw, ApiError> {
    let bearer = token.map(|token| Secret::new(format!("Bearer {}", token.expose())));
    if bearer.as_ref().is_some_and(|bearer| !bearer.expose().chars().all(|c| c.is_ascii_graphic() || c == ' ')) {
        return Err(ApiError::new(ErrorKind::Unauthorized).detail("the token has characters that no token has"));
    }
    let mut head = ureq::http::Request::builder().method(method.word()).uri(url).header("Accept", "application/hal+json, application/json");
    if let Some(bearer) = &bearer {
        head = head.header("Authorization", bearer.expose());
    }
    if method != Method::Get {
        head = head.header("Content-Type", "application/json");
    }
    let answer = match body {
        Some(body) => head.body(body.to_owned()).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
        None => head.body(()).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
    };
    let mut answer = answer.map_err(|error| ApiError::of_transport(&error))?;
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (status, retry_after, location) = (answer.status().as_u16(), header("retry-after"), header("location"));
    let server = header("server");
    let is_picture = header("content-type").is_some_and(|kind| kind.starts_with("image/"));
    let read = answer.body_mut().with_config().limit(limit).read_to_vec();
    if (300..400).contains(&status) {
        let error = ApiError { status: Some(status), ..ApiError::new(ErrorKind::Redirect) };
        return Err(error.detail(location.unwrap_or_default()));
    }
    let bytes = read.map_err(|error| ApiError { status: Some(status), ..ApiError::of_transport(&error) })?;
    if is_picture {
        return Ok(Raw { status, retry_after, server, text: String::new(), picture: Some(bytes) });
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Raw { status, retry_after, server, picture: None, text: text.trim_start_matches('\u{feff}').to_owned() })
}
