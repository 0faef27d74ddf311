//! The client of one account: its token, retries of reads, changes that are sent once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;

use super::auth::{Credentials, Session, TokenStore};
use super::cancel::Cancel;
use super::error::{ApiError, ErrorKind};
use super::host::Host;
use super::jwt::Claims;
use super::secret::Secret;
use super::types::{FieldType, TemplateField};
use super::wire::{Answer, Limits, Method, Recorder, Wire};

/// Pauses before a read is tried again after the account's server failed.
const PAUSES: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(1200)];

/// How often a read waits for the end of a pause that the account asked for.
const MAX_429: usize = 3;

/// The client of one account. Clones share its token and its limits.
#[derive(Clone)]
pub struct Client {
    core: Arc<Core>,
    agent: Agent,
    cancel: Cancel,
}

struct Core {
    wire: Wire,
    session: Session,
    /// Secrets that were sent: an account may show them in any later answer.
    sent: Mutex<Vec<Secret>>,
    /// Passwords in the settings of the widget at hand.
    fields: Mutex<Vec<TemplateField>>,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Client").field(self.host()).finish()
    }
}

impl Client {
    /// A client for the account `name` at `host`. `store` keeps renewed tokens, `recorder` takes note of requests.
    pub fn new(
        name: &str,
        host: Host,
        credentials: Credentials,
        store: Arc<dyn TokenStore>,
        recorder: Arc<dyn Recorder>,
        limits: Limits,
    ) -> Self {
        let wire = Wire::new(host, name.to_owned(), recorder, limits);
        let agent = wire.agent().clone();
        Self {
            core: Arc::new(Core { wire, session: Session::new(credentials, store), sent: Mutex::default(), fields: Mutex::default() }),
            agent,
            cancel: Cancel::default(),
        }
    }

    /// The same account for a job that `cancel` stops: its requests are cut, its waits end.
    pub fn with_cancel(&self, cancel: &Cancel) -> Self {
        let agent = self.core.wire.new_agent();
        cancel.cuts(&agent);
        Self { core: self.core.clone(), agent, cancel: cancel.clone() }
    }

    /// Stops the requests of this client.
    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// Where the account is.
    pub fn host(&self) -> &Host {
        &self.core.wire.host
    }

    /// The account's name in the studio.
    pub fn account_name(&self) -> &str {
        &self.core.wire.account
    }

    /// How long the pause that the account asked for lasts yet, if it asked for one.
    pub fn pause_left(&self) -> Option<Duration> {
        self.core.wire.pause_left()
    }

    /// When the token ends, in seconds since 1970-01-01 UTC, if that is known.
    pub fn token_expires_at(&self) -> Option<i64> {
        self.core.session.expires_at()
    }

    /// Whether the token is renewed by itself.
    pub fn renews(&self) -> bool {
        self.core.session.renews()
    }

    pub(super) fn token_claims(&self) -> Option<Claims> {
        self.core.session.claims()
    }

    /// A read: repeated after failures of the server, after pauses that it asks for, and once with a new token after 401.
    pub(super) fn get(&self, path: &str) -> Result<Answer, ApiError> {
        let mut failures = PAUSES.iter();
        let mut pauses = 0;
        let mut token = self.core.session.token(&self.core.wire)?;
        let mut renewed = false;
        loop {
            let error = match self.send(Method::Get, path, Some(&token), None) {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            match error.kind {
                ErrorKind::Unauthorized if !renewed => {
                    renewed = true;
                    token = self.core.session.after(&token, &self.core.wire).unwrap_or(Err(error))?;
                }
                // The limiter holds the next request back until the pause is over, or says that it lasts too long.
                ErrorKind::TooManyRequests if error.status.is_some() && pauses < MAX_429 => pauses += 1,
                kind if kind.may_pass() => {
                    let Some(pause) = failures.next() else { return Err(error) };
                    if self.cancel.wait(*pause) {
                        return Err(ApiError::new(ErrorKind::Cancelled));
                    }
                }
                _ => return Err(error),
            }
        }
    }

    /// A read of what the account shows to everybody: once, and without the token.
    pub(super) fn get_public(&self, path: &str) -> Result<Answer, ApiError> {
        self.send(Method::Get, path, None, None)
    }

    /// Masks `secrets` in everything that is kept of this client's requests from now on.
    pub fn hide(&self, secrets: Vec<Secret>) {
        let mut sent = self.core.sent.lock().unwrap_or_else(PoisonError::into_inner);
        for secret in secrets {
            if !sent.iter().any(|known| known.expose() == secret.expose()) {
                sent.push(secret);
            }
        }
    }

    /// Masks the passwords of `template` in everything that is kept of this client's requests from now on: an account may know less
    /// of them than the widget at hand.
    pub fn hide_fields(&self, mut template: Vec<TemplateField>) {
        template.retain(|field| field.kind == FieldType::Pass);
        *self.core.fields.lock().unwrap_or_else(PoisonError::into_inner) = template;
    }

    /// Sends a change once, without retries. `secrets` are masked in everything that is kept of it and of later requests.
    pub(super) fn change(&self, method: Method, path: &str, body: Option<&Value>, secrets: Vec<Secret>) -> Result<Answer, ApiError> {
        self.hide(secrets);
        let token = self.core.session.token(&self.core.wire)?;
        self.send(method, path, Some(&token), body)
    }

    fn send(&self, method: Method, path: &str, token: Option<&Secret>, body: Option<&Value>) -> Result<Answer, ApiError> {
        let mut redactor = self.core.session.redactor();
        self.core.sent.lock().unwrap_or_else(PoisonError::into_inner).iter().for_each(|secret| redactor.add(secret.clone()));
        redactor.add_fields(&self.core.fields.lock().unwrap_or_else(PoisonError::into_inner));
        body.inspect(|body| redactor.add_from(body));
        self.core.wire.send(&self.agent, &self.cancel, method, path, token, body, &redactor)
    }
}
