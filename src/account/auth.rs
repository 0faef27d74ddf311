//! The token of an account, and how it is renewed. Source: `docs/PLATFORM.md` 7.5, read 2026-11-21.
//!
//! A hundred lines instead of the crate `oauth2`: the account takes its grants as JSON, which that crate doesn't write, and
//! what matters here (one refresh under parallel calls, tokens kept before they are used) is outside of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::cancel::Cancel;
use super::clock::now_ms;
use super::error::{ApiError, ErrorKind};
use super::host::Host;
use super::jwt;
use super::redact::Redactor;
use super::secret::Secret;
use super::types::{string, whole};
use super::wire::{Limits, Method, Recorder, Wire};

/// A token that ends within this many seconds is renewed before it is sent.
const MARGIN: i64 = 60;

/// How long an access token lives if the account doesn't say. Source: `docs/PLATFORM.md` 7.5.
const LIFETIME: u64 = 86_400;

/// How the client signs in to an account.
#[derive(Debug, Clone)]
pub enum Credentials {
    /// A long-lived token: it is not renewed.
    Token(Secret),
    /// An integration with tokens that are renewed.
    OAuth(OAuth),
}

/// An integration and its tokens.
#[derive(Debug, Clone)]
pub struct OAuth {
    /// The integration's ID.
    pub client_id: String,
    pub client_secret: Secret,
    /// Its redirect URI, exactly as it is set in the integration.
    pub redirect_uri: String,
    pub tokens: Tokens,
}

/// The tokens of a grant.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// For calls; a day long.
    pub access: Secret,
    /// For the next tokens; three months, and good for one use.
    pub refresh: Secret,
    /// When `access` ends, in seconds since 1970-01-01 UTC.
    pub expires_at: i64,
}

/// Where tokens are kept.
pub trait TokenStore: Send + Sync {
    /// Keeps `tokens`; called before they are used.
    ///
    /// # Errors
    /// Why they could not be kept, in words.
    fn keep(&self, tokens: &Tokens) -> Result<(), String>;

    /// The tokens that were kept last, perhaps by another process.
    fn load(&self) -> Option<Tokens>;

    /// Keeps other processes from renewing the same tokens until what it returns is dropped; waits until they are done. `None` if
    /// there are no others, or they can't be kept from it.
    fn hold(&self) -> Option<Box<dyn Send>>;
}

/// Keeps nothing: for tokens that last as long as the process.
#[derive(Debug, Clone, Copy)]
pub struct Forgetful;

impl TokenStore for Forgetful {
    fn keep(&self, _: &Tokens) -> Result<(), String> {
        Ok(())
    }

    fn load(&self) -> Option<Tokens> {
        None
    }

    fn hold(&self) -> Option<Box<dyn Send>> {
        None
    }
}

impl Tokens {
    /// Whether `access` is good for a while yet.
    fn are_fresh(&self) -> bool {
        self.expires_at - now_ms() / 1000 > MARGIN
    }
}

/// The current token of an account, shared by all its jobs.
pub(super) struct Session {
    state: Mutex<State>,
    store: Arc<dyn TokenStore>,
}

struct State {
    credentials: Credentials,
    /// New tokens that could not be kept yet.
    unkept: Option<Tokens>,
}

impl Session {
    pub fn new(credentials: Credentials, store: Arc<dyn TokenStore>) -> Self {
        Self { state: Mutex::new(State { credentials, unkept: None }), store }
    }

    /// The token to send, renewed if it is about to end. Who comes while it is being renewed waits for that.
    pub fn token(&self, wire: &Wire) -> Result<Secret, ApiError> {
        let mut state = self.state();
        match &state.credentials {
            Credentials::Token(token)
                if jwt::claims(token).and_then(|claims| claims.expires_at).is_some_and(|at| at <= now_ms() / 1000) =>
            {
                Err(ApiError::new(ErrorKind::TokenExpired))
            }
            Credentials::Token(token) => Ok(token.clone()),
            Credentials::OAuth(oauth) if oauth.tokens.are_fresh() && state.unkept.is_none() => Ok(oauth.tokens.access.clone()),
            Credentials::OAuth(_) => self.renew(&mut state, wire),
        }
    }

    /// Another token after `refused` was answered with 401; `None` if it can't be renewed.
    pub fn after(&self, refused: &Secret, wire: &Wire) -> Option<Result<Secret, ApiError>> {
        let mut state = self.state();
        let Credentials::OAuth(oauth) = &state.credentials else { return None };
        if oauth.tokens.access.expose() != refused.expose() {
            return Some(Ok(oauth.tokens.access.clone()));
        }
        Some(self.renew(&mut state, wire))
    }

    /// When the current token ends, in seconds since 1970-01-01 UTC, if it is known.
    pub fn expires_at(&self) -> Option<i64> {
        match &self.state().credentials {
            Credentials::Token(token) => jwt::claims(token)?.expires_at,
            Credentials::OAuth(oauth) => Some(oauth.tokens.expires_at),
        }
    }

    /// What the current token says of itself.
    pub fn claims(&self) -> Option<jwt::Claims> {
        match &self.state().credentials {
            Credentials::Token(token) => jwt::claims(token),
            Credentials::OAuth(oauth) => jwt::claims(&oauth.tokens.access),
        }
    }

    /// Whether tokens are renewed by themselves.
    pub fn renews(&self) -> bool {
        matches!(self.state().credentials, Credentials::OAuth(_))
    }

    /// Takes out all secrets of this session.
    pub fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::default();
        match &self.state().credentials {
            Credentials::Token(token) => redactor.add(token.clone()),
            Credentials::OAuth(oauth) => hide(&mut redactor, oauth),
        }
        redactor
    }

    /// New tokens: those of another process that renewed them, else those that the account gives. A refresh token is good for one use,
    /// so processes renew one after the other.
    fn renew(&self, state: &mut State, wire: &Wire) -> Result<Secret, ApiError> {
        let Credentials::OAuth(oauth) = &mut state.credentials else { return Err(ApiError::new(ErrorKind::Unauthorized)) };
        let _held = self.store.hold();
        let new = match state.unkept.take() {
            Some(tokens) => tokens,
            None => {
                if let Some(kept) = self.kept_by_others(&oauth.tokens) {
                    oauth.tokens = kept;
                    if oauth.tokens.are_fresh() {
                        return Ok(oauth.tokens.access.clone());
                    }
                }
                let grant = json!({"grant_type": "refresh_token", "refresh_token": oauth.tokens.refresh.expose()});
                match request(wire, &oauth.client_id, &oauth.client_secret, &oauth.redirect_uri, grant) {
                    Ok(tokens) => tokens,
                    // A process that could not be kept from it was faster.
                    Err(error) => {
                        oauth.tokens = self.kept_by_others(&oauth.tokens).ok_or(error)?;
                        return Ok(oauth.tokens.access.clone());
                    }
                }
            }
        };
        // The old refresh token is spent. Unless the new one is safe it must not be relied on.
        if let Err(reason) = self.store.keep(&new) {
            state.unkept = Some(new);
            return Err(ApiError::new(ErrorKind::NotKept).detail(reason));
        }
        oauth.tokens = new;
        Ok(oauth.tokens.access.clone())
    }

    /// The kept tokens if they are others than `ours`.
    fn kept_by_others(&self, ours: &Tokens) -> Option<Tokens> {
        self.store.load().filter(|kept| kept.refresh.expose() != ours.refresh.expose())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hide(redactor: &mut Redactor, oauth: &OAuth) {
    [&oauth.client_secret, &oauth.tokens.access, &oauth.tokens.refresh].into_iter().for_each(|secret| redactor.add(secret.clone()));
}

/// Trades the code of 20 minutes from the integration's tab “Keys” for tokens, and keeps them in `store`.
///
/// # Errors
/// What the account says; the code is good for one use.
pub fn exchange_code(
    host: &Host,
    integration: (&str, &Secret, &str),
    code: &Secret,
    recorder: Arc<dyn Recorder>,
    store: &dyn TokenStore,
) -> Result<OAuth, ApiError> {
    let (client_id, client_secret, redirect_uri) = integration;
    let wire = Wire::new(host.clone(), host.name().to_owned(), recorder, Limits::default());
    let grant = json!({"grant_type": "authorization_code", "code": code.expose()});
    let tokens = request(&wire, client_id, client_secret, redirect_uri, grant)?;
    store.keep(&tokens).map_err(|reason| ApiError::new(ErrorKind::NotKept).detail(reason))?;
    Ok(OAuth { client_id: client_id.to_owned(), client_secret: client_secret.clone(), redirect_uri: redirect_uri.to_owned(), tokens })
}

/// `POST /oauth2/access_token`. Never repeated: a code and a refresh token are good for one use. Not cut either, when the
/// job that needs the token is stopped: the others need it as well.
fn request(wire: &Wire, client_id: &str, client_secret: &Secret, redirect_uri: &str, grant: Value) -> Result<Tokens, ApiError> {
    let mut body = grant;
    let mut redactor = Redactor::default();
    for key in ["code", "refresh_token"] {
        if let Some(secret) = string(&body, key) {
            redactor.add(Secret::new(secret));
        }
    }
    redactor.add(client_secret.clone());
    if let Some(map) = body.as_object_mut() {
        map.insert("client_id".to_owned(), client_id.into());
        map.insert("client_secret".to_owned(), client_secret.expose().into());
        map.insert("redirect_uri".to_owned(), redirect_uri.into());
    }
    let answer = wire.send(wire.agent(), &Cancel::default(), Method::Post, "/oauth2/access_token", None, Some(&body), &redactor)?;
    let value = answer.json().map_err(|error| error.redacted(|text| redactor.clean(text)))?;
    let (Some(access), Some(refresh)) = (string(&value, "access_token"), string(&value, "refresh_token")) else {
        return Err(ApiError::unexpected("no access_token or refresh_token"));
    };
    let lifetime = whole(&value, "expires_in").unwrap_or(LIFETIME);
    let expires_at = now_ms() / 1000 + i64::try_from(lifetime).unwrap_or_default();
    Ok(Tokens { access: Secret::new(access), refresh: Secret::new(refresh), expires_at })
}
